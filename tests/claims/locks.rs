//! Locks, semaphores and events.

use crate::support::request;
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, Value};

/// One execution of a strategy with these parameters.
fn run(lab: &str, strategy: &str, params: &[(&str, i64)]) -> Outcome {
    let lab = LABS.find(lab).expect("a lab");
    let params = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let request = request(lab, params);
    let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
    prepared.execute_natively().expect("it ends well").outcome
}

#[test]
fn reentrant_lock_names_the_plain_lock_s_deadlock_and_the_others_have_none() {
    for depth in [0, 1, 3] {
        let params = [("depth", depth)];
        let plain = run("reentrant-lock", "plain", &params);
        // However deep it is to go, it never gets past the first level.
        assert_eq!(plain.facts["levels"], 1.0);
        assert_eq!(plain.facts["deadlocks"], if depth == 0 { 0.0 } else { 1.0 });
        let arrow = ["thread 1", "lock", "thread 1"].map(|t| Arg::Text(t.to_owned())).to_vec();
        let arrows: Vec<_> = plain.tables.into_iter().flat_map(|t| t.rows).collect();
        assert_eq!(arrows, if depth == 0 { vec![] } else { vec![arrow] });
        for strategy in ["reentrant", "pass-on"] {
            let ended = run("reentrant-lock", strategy, &params);
            assert_eq!(ended.facts["levels"], (depth + 1) as f64);
            assert_eq!(ended.facts["deadlocks"], 0.0);
        }
    }
}

#[test]
fn semaphore_never_lets_in_more_than_its_permits_in_a_thousand_runs() {
    for round in 0..1_000 {
        let (permits, hold) = (1 + round % 4, i64::from(round % 8 == 0));
        let params = [("tasks", 6), ("permits", permits), ("hold_ms", hold)];
        let done = run("semaphore", "semaphore", &params);
        let most = done.facts["most"];
        assert!((1.0..=permits as f64).contains(&most), "{most} of {permits}");
        assert_eq!(done.answer, "6", "everybody is served");
    }
    let open = run("semaphore", "no-limit", &[("tasks", 4), ("permits", 1), ("hold_ms", 1)]);
    assert!((1.0..=4.0).contains(&open.facts["most"]));
}

#[test]
fn event_lets_nobody_pass_before_the_signal_and_everybody_after() {
    for poll in [0, 1] {
        for strategy in ["event", "polling"] {
            for delay in [0, 5, 20] {
                let params = [("waiters", 4), ("delay_ms", delay), ("poll_ms", poll)];
                let outcome = run("event", strategy, &params);
                assert_eq!((outcome.facts["early"], outcome.answer.as_str()), (0.0, "4"));
                assert!(strategy != "event" || outcome.facts["idle"] == 0.0);
            }
        }
    }
}

#[test]
fn lock_loses_nothing_in_any_of_the_safe_ways() {
    for (threads, iterations) in [(1, 1), (2, 1_000), (4, 20_000)] {
        let params = [("threads", threads), ("iterations", iterations)];
        let expected = (threads * iterations) as f64;
        for strategy in ["mutex", "whole-loop", "atomic", "per-thread"] {
            let outcome = run("lock", strategy, &params);
            assert_eq!((outcome.facts["counted"], outcome.facts["lost"]), (expected, 0.0));
        }
        let open = run("lock", "no-lock", &params);
        assert_eq!(open.facts["counted"] + open.facts["lost"], expected);
        assert!(threads > 1 || open.facts["lost"] == 0.0);
    }
}
