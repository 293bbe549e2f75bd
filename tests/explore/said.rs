//! What bounds leave out, what samples promise, and what cannot be explored.

use std::sync::atomic::{AtomicU32 as StdAtomicU32, Ordering as StdOrdering};
use std::time::Duration;

use interleave::explore::{Bug, Covered, Problem, Sampling};
use interleave::sync::Ordering::{Relaxed, SeqCst};
use interleave::sync::{AtomicBool, AtomicU32, Mutex};
use interleave::{Explorer, rt};

use super::programs::*;

#[test]
fn what_bounds_leave_out_is_said() {
    let report = Explorer::new().max_executions(1).check(|| two_locks(true));
    assert_eq!((report.executions, &report.covered), (1, &Covered::MaxExecutions));
    assert!(
        !report.is_complete() && report.to_string().contains("bound on executions"),
        "{report}"
    );

    let report = Explorer::new().time_limit(Duration::ZERO).check(lost_update);
    assert_eq!((report.executions, &report.covered), (0, &Covered::TimeLimit));
    assert!(report.to_string().contains("time limit"), "{report}");

    let report = Explorer::new().max_steps(3).check(lost_update);
    assert!(report.cut > 0 && !report.is_complete(), "{report}");
    assert!(report.to_string().contains("cut at the bound on steps"), "{report}");
}

#[test]
fn a_bound_on_preemptions_is_said_and_finds_what_is_within_it() {
    let report = Explorer::new().preemption_bound(0).check(lost_update);
    assert_eq!(report.covered, Covered::Preemptions { most: 0 });
    assert!(report.to_string().contains("at most 0 preemptions"), "{report}");
    assert!(Explorer::new().preemption_bound(1).find(lost_update).is_some());
}

#[test]
#[should_panic(expected = "the bound on executions was reached")]
fn who_wants_a_proof_can_say_so() {
    Explorer::new().max_executions(1).check(|| two_locks(true)).expect_complete();
}

#[test]
fn samples_find_bugs_and_seeds_draw_them_again() {
    for sampling in [Sampling::RandomWalk, Sampling::Pct { depth: 2 }, Sampling::Pos] {
        let explorer = |seed| Explorer::new().sample(sampling, 200, seed);
        let once = explorer(5).find(lost_update).expect("one in 200");
        let again = explorer(5).find(lost_update).expect("the same");
        assert_eq!((once.bad, &once.schedule), (again.bad, &again.schedule), "{sampling}");
        assert!(!once.is_complete);
        assert!(explorer(1).find(|| message(Relaxed, Relaxed)).is_some(), "{sampling}");
        assert!(explorer(1).find(|| signal(true, false)).is_some(), "{sampling}");
        let bads: Vec<u64> =
            (0..5).map(|seed| explorer(seed).find(lost_update).map_or(0, |f| f.bad)).collect();
        assert!(bads.iter().any(|bad| *bad != bads[0]), "{sampling}: {bads:?}");
    }
}

#[test]
fn samples_say_what_they_promise() {
    // Two lanes with eight steps in all: 1/(2·8) for each of the 100 samples in the usual ways.
    let report = Explorer::new().pct(2, 200, 1).check(|| two_locks(true));
    let Covered::Sampled { promised: Some(promised), .. } = report.covered else {
        panic!("{report}")
    };
    let steps = 8.0_f64;
    let expected = 1.0 - (1.0 - 1.0 / (2.0 * steps)).powi(100);
    assert!((promised - expected).abs() < 1e-9, "{promised} and not {expected}");
    assert!(!report.is_complete());
    for explorer in [Explorer::new().random_walk(20, 1), Explorer::new().pos(20, 1)] {
        let report = explorer.check(|| two_locks(true));
        assert!(report.to_string().contains("promises nothing"), "{report}");
    }
}

#[test]
fn a_search_that_takes_too_long_says_how_long_it_would_take() {
    // Each of the three adds four times: 12!/(4!)³ orders, every one a class of its own.
    let adds = || {
        let count = AtomicU32::new(0);
        rt::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for _ in 0..4 {
                        count.fetch_add(1, SeqCst);
                    }
                });
            }
        });
    };
    let report = Explorer::new().max_executions(1_200).try_check(adds).unwrap();
    let estimate = report.estimate.expect("it is a long one");
    assert!(estimate.low < 34_650.0 && 34_650.0 < estimate.high, "{estimate:?}");
    assert_eq!(estimate.sample, 100);
    let said = report.to_string();
    assert!(said.contains("it would take about "), "{said}");
    let short = Explorer::new().max_executions(90).try_check(adds).unwrap();
    assert_eq!(short.estimate, None);
}

#[test]
fn a_livelock_is_told_from_a_long_way() {
    let polite = || {
        let wants = [AtomicBool::named("b wants", false), AtomicBool::named("c wants", false)];
        rt::scope(|scope| {
            for me in 0..2 {
                let wants = &wants;
                scope.spawn(move || {
                    wants[me].store(true, SeqCst);
                    while wants[1 - me].load(SeqCst) {
                        wants[me].store(false, SeqCst);
                        wants[me].store(true, SeqCst);
                    }
                    wants[me].store(false, SeqCst);
                });
            }
        });
    };
    let failure = Explorer::new().max_steps(16).find(polite).expect("a livelock");
    assert_eq!(failure.bug, Bug::Livelock, "{failure}");
    assert!(failure.steps.len() < 16, "{failure}");
    let again = Explorer::new().replay(&failure.schedule).find(polite).expect("the same");
    assert_eq!(again.bug, Bug::Livelock);
}

#[test]
fn what_cannot_be_explored_is_said() {
    // What outlives an execution decides here.
    let calls = StdAtomicU32::new(0);
    let changing = || {
        let x = AtomicU32::new(0);
        let more = calls.fetch_add(1, StdOrdering::Relaxed).is_multiple_of(2);
        rt::scope(|scope| {
            scope.spawn(|| x.store(1, SeqCst));
            scope.spawn(|| if more { x.store(2, SeqCst) } else { drop(Mutex::new("", ()).lock()) });
        });
    };
    let problem = Explorer::new().try_check(changing).expect_err("it does not repeat itself");
    assert!(matches!(problem, Problem::Nondeterministic), "{problem}");

    let problem =
        Explorer::new().max_threads(1).try_check(lost_update).expect_err("two are needed");
    assert!(matches!(problem, Problem::TooManyThreads { max_threads: 1 }), "{problem}");

    let problem = Explorer::new().replay("b!").try_check(lost_update).expect_err("no schedule");
    assert!(matches!(problem, Problem::NoSchedule { .. }), "{problem}");

    for (schedule, at) in [("bcd", 3), ("bcbcb", 5), ("b~3", 1)] {
        let problem = Explorer::new().replay(schedule).try_check(kept_update).expect_err("astray");
        assert!(
            matches!(problem, Problem::Astray { step } if step == at.min(3)),
            "{schedule}: {problem}"
        );
    }
}

#[test]
fn a_schedule_that_no_longer_ends_badly_is_said_to() {
    let report = Explorer::new().replay("bc").check(kept_update);
    assert_eq!(report.covered, Covered::Replayed { done: true });
    let report = Explorer::new().replay("b").check(kept_update);
    assert_eq!(report.covered, Covered::Replayed { done: false });
}
