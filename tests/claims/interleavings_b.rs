//! Labs whose faults are in the order of steps: what the right ways keep in whatever order they came.

use crate::support::request;
use interleave::labs::LABS;
use interleave::model::{Execution, Message, Outcome, Params, RunRequest, Sample, Value};

/// One execution of a strategy with these parameters.
fn run(lab: &str, strategy: &str, params: &[(&str, i64)]) -> Outcome {
    let lab = LABS.find(lab).expect("a lab");
    let params = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let request = request(lab, params);
    let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
    prepared.execute_natively().expect("it ends well").outcome
}

/// Whether what must hold in the scheduler's seat holds of this outcome.
fn holds(lab: &str, params: &[(&str, i64)], outcome: &Outcome) -> bool {
    let lab = LABS.find(lab).expect("a lab");
    let given = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let params = Params::check(lab.params, lab.constraints, &given).expect("valid parameters");
    (lab.seat.expect("a seat").holds)(&params, outcome)
}

/// An outcome with one fact changed: what must hold must not hold of it.
fn with(outcome: &Outcome, fact: &str, value: f64) -> Outcome {
    outcome.clone().fact(fact, value)
}

#[test]
fn bounded_buffer_hands_over_every_item_once_and_keeps_its_limits() {
    for strategy in ["while-all", "while-two"] {
        for (producers, consumers) in [(1, 1), (1, 2), (2, 1), (3, 3), (5, 2)] {
            for capacity in [1, 2, 100] {
                let (producer, consumer) = (("producers", producers), ("consumers", consumers));
                let params = [producer, consumer, ("items", 40), ("capacity", capacity)];
                let outcome = run("bounded-buffer", strategy, &params);
                assert_eq!(outcome.answer, (producers * 40).to_string(), "{strategy}: {params:?}");
                assert!(holds("bounded-buffer", &params, &outcome), "{:?}", outcome.facts);
                for (fact, bad) in [("taken", 39.0), ("underflow", 1.0), ("overflow", 1.0)] {
                    assert!(!holds("bounded-buffer", &params, &with(&outcome, fact, bad)));
                }
                assert!(outcome.facts["in_vain"] <= outcome.facts["woken"]);
            }
        }
    }
}

#[test]
fn bounded_buffer_wakes_nobody_in_vain_where_each_side_has_only_one() {
    // Whoever is called is the only one who could take what it was called for.
    for strategy in ["while-all", "while-two"] {
        for _ in 0..20 {
            let params = [("producers", 1), ("consumers", 1), ("items", 50), ("capacity", 1)];
            assert_eq!(run("bounded-buffer", strategy, &params).facts["in_vain"], 0.0);
        }
    }
}

#[test]
fn lazy_init_builds_once_and_shows_it_whole_in_the_right_ways() {
    for strategy in ["lock-always", "check-lock-check"] {
        for (threads, build_ms) in [(1, 0), (2, 0), (2, 3), (8, 0), (8, 3)] {
            for _ in 0..10 {
                let params = [("threads", threads), ("uses", 300), ("build_ms", build_ms)];
                let outcome = run("lazy-init", strategy, &params);
                assert!(holds("lazy-init", &params, &outcome), "{strategy}: {:?}", outcome.facts);
                for (fact, bad) in [("built", 2.0), ("half_seen", 1.0)] {
                    assert!(!holds("lazy-init", &params, &with(&outcome, fact, bad)));
                }
            }
        }
    }
}

#[test]
fn lazy_init_goes_wrong_only_where_somebody_can_come_between() {
    for strategy in ["check-then-init", "check-lock", "flag-first"] {
        let alone = [("threads", 1), ("uses", 300), ("build_ms", 1)];
        assert!(holds("lazy-init", &alone, &run("lazy-init", strategy, &alone)), "{strategy}");
        let params = [("threads", 4), ("uses", 300), ("build_ms", 1)];
        let built = run("lazy-init", strategy, &params).facts["built"];
        // The lock and the second look are there, so it is not the building that goes wrong.
        let most = if strategy == "flag-first" { 1.0 } else { 4.0 };
        assert!((1.0..=most).contains(&built), "{strategy}: {built}");
    }
}

#[test]
fn spin_flag_shows_nobody_a_message_before_it_is_there() {
    for strategy in ["release-acquire", "seq-cst"] {
        for (messages, readers) in [(1, 1), (2, 2), (5_000, 1), (5_000, 4)] {
            for _ in 0..5 {
                let params = [("messages", messages), ("readers", readers)];
                let outcome = run("spin-flag", strategy, &params);
                assert!(holds("spin-flag", &params, &outcome), "{strategy}: {:?}", outcome.facts);
                assert!(!holds("spin-flag", &params, &with(&outcome, "stale", 1.0)));
            }
        }
    }
}

#[test]
fn spin_flag_tells_luck_from_a_promise() {
    let said = |strategy: &str, stale: f64| {
        let lab = LABS.find("spin-flag").expect("a lab");
        let params = [("messages".to_owned(), Value::Int(10))].into();
        let request = RunRequest { strategies: vec![strategy.to_owned()], ..request(lab, params) };
        let outcome = Outcome::new(Message::new("read"), "").fact("stale", stale);
        let execution = Execution {
            strategy: strategy.to_owned(),
            ms: 1.0,
            outcome,
            dropped: 0,
            files: vec![],
        };
        let sample = Sample { execution, startup_ms: None, calibration_ms: 1.0, hidden: false };
        let comparison = LABS.compare(&request, &[sample]).expect("a valid request");
        (comparison.verdict[0].key.clone(), comparison.truth)
    };
    assert_eq!(said("relaxed", 0.0), ("relaxed-lucky".to_owned(), Some("none".to_owned())));
    assert_eq!(said("relaxed", 3.0), ("relaxed-stale".to_owned(), Some("many".to_owned())));
    assert_eq!(said("seq-cst", 0.0), ("ordered".to_owned(), None));
    assert_eq!(said("seq-cst", 3.0), ("broken".to_owned(), None));
}
