//! Labs about memory orders: what the model allows is found in the seat, and nothing else.

use crate::support::request;
use interleave::labs::LABS;
use interleave::model::{Outcome, RunRequest, Value};
use interleave::rt;
use interleave::seat::{Ending, Findings, SearchBounds};

/// A request with these parameters, numbers and choices.
fn given(lab: &str, params: &[(&str, &str)]) -> RunRequest {
    let lab = LABS.find(lab).expect("a lab");
    let value =
        |value: &str| value.parse().map_or_else(|_| Value::Text(value.to_owned()), Value::Int);
    let setup = lab.seat.expect("a seat").setup.iter();
    let setup = setup.map(|(id, value)| ((*id).to_owned(), Value::Int(*value)));
    let params = params.iter().map(|(id, of)| ((*id).to_owned(), value(of)));
    request(lab, setup.chain(params).collect())
}

/// One execution of a strategy with these parameters.
fn run(lab: &str, strategy: &str, params: &[(&str, &str)]) -> Outcome {
    let prepared = LABS.prepare(&given(lab, params), strategy, false).expect("a valid request");
    prepared.execute_natively().expect("it ends well").outcome
}

/// All schedules of a strategy in the seat.
fn search(lab: &str, strategy: &str, params: &[(&str, &str)]) -> Findings {
    let steered = LABS.steer(&given(lab, params), strategy).expect("a valid request");
    let found = rt::with_fibres(steered.threads() as usize, || {
        let mut hunt = steered.search(SearchBounds::default());
        while hunt.advance() {}
        hunt.findings().clone()
    });
    println!("{lab} {strategy} {params:?}: {} executions", found.executions);
    assert!(found.complete && !found.astray, "{lab} {strategy}");
    found
}

fn fails(found: &Findings) -> bool {
    found.outcomes.iter().any(|o| matches!(o.ending, Ending::Fail { .. }))
}

const ORDERS: [&str; 4] = ["relaxed", "release-acquire", "fences", "seq-cst"];

/// By shape: with how many of the orders, the weakest first, the weak outcome is in reach of the seat.
const REACH: [(&str, usize); 7] = [
    ("store-buffering", 2),
    ("message-passing", 1),
    ("iriw", 2),
    ("write-to-read", 1),
    ("two-plus-two-writes", 2),
    ("coherence", 0),
    ("load-buffering", 0),
];

#[test]
fn litmus_reaches_in_the_seat_what_its_table_allows() {
    for (shape, count) in REACH {
        for (at, strategy) in ORDERS.into_iter().enumerate() {
            let found = search("litmus", strategy, &[("shape", shape)]);
            assert_eq!(fails(&found), at < count, "{shape} {strategy}");
            assert!(found.outcomes.len() > 1, "{shape} {strategy}");
        }
    }
}

#[test]
fn litmus_counts_every_round_and_sees_nothing_that_is_forbidden() {
    for (shape, _) in REACH {
        for strategy in ORDERS {
            let outcome = run("litmus", strategy, &[("shape", shape), ("rounds", "2000")]);
            let rows = &outcome.tables[0].rows;
            let count = |row: &Vec<interleave::model::Arg>| match row[1] {
                interleave::model::Arg::Number(count) => count,
                interleave::model::Arg::Text(_) => 0.0,
            };
            assert_eq!(rows.iter().map(count).sum::<f64>(), 2_000.0, "{shape} {strategy}");
            assert_eq!(outcome.facts["outcomes"], rows.len() as f64);
            if matches!(strategy, "fences" | "seq-cst") || shape == "coherence" {
                assert_eq!(outcome.facts["weak"], 0.0, "{shape} {strategy}");
            }
        }
    }
}

#[test]
fn spin_flag_hands_over_an_old_message_where_nothing_orders_it() {
    assert!(fails(&search("spin-flag", "relaxed-message", &[])));
    for params in [&[][..], &[("readers", "2")], &[("messages", "2")]] {
        let found = search("spin-flag", "ordered-message", params);
        assert!(found.outcomes.iter().all(|o| !o.ending.is_bad()), "{params:?}");
    }
}

#[test]
fn lazy_init_needs_the_order_of_its_flag() {
    let races = |found: &Findings| {
        found.outcomes.iter().any(|o| matches!(o.ending, Ending::DataRace { .. }))
    };
    assert!(races(&search("lazy-init", "relaxed-flag", &[])));
    assert!(!races(&search("lazy-init", "check-lock-check", &[])));
}

#[test]
fn seqlock_gives_out_whole_pairs_and_needs_its_fence_for_that() {
    for (strategy, torn) in [("seqlock", false), ("no-fence", true), ("no-retry", true)] {
        let found = search("seqlock", strategy, &[]);
        assert_eq!(fails(&found), torn, "{strategy}");
    }
    for strategy in ["mutex", "seqlock"] {
        let outcome = run("seqlock", strategy, &[("rounds", "5000"), ("readers", "2")]);
        assert_eq!(outcome.facts["torn"], 0.0, "{strategy}");
    }
}

#[test]
fn lock_free_stack_needs_its_version_and_the_order_of_its_push() {
    for (strategy, wrong) in [("treiber", true), ("tagged", false), ("relaxed-push", true)] {
        let found = search("lock-free-stack", strategy, &[]);
        assert_eq!(found.outcomes.iter().any(|o| o.ending.is_bad()), wrong, "{strategy}");
    }
    for strategy in ["mutex", "tagged"] {
        let outcome = run("lock-free-stack", strategy, &[("rounds", "5000"), ("nodes", "4")]);
        assert_eq!((outcome.facts["twice"], outcome.facts["lost"]), (0.0, 0.0), "{strategy}");
    }
}

#[test]
fn lock_free_stack_hands_a_node_to_two_threads_where_it_compares_numbers_alone() {
    let fails = fails(&search("lock-free-stack", "treiber", &[]));
    let relaxed = search("lock-free-stack", "relaxed-push", &[]);
    assert!(fails);
    // Without the order it is not handed over twice, but with nothing to say that it has been given back.
    let races = |ending: &Ending| matches!(ending, Ending::DataRace { .. });
    let bad = || relaxed.outcomes.iter().map(|o| &o.ending).filter(|ending| ending.is_bad());
    assert!(bad().count() > 0 && bad().all(races));
}
