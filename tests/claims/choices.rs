//! What each kind costs, and a pipeline that is done whatever fails.

use crate::reading::{column, ints, numbers, outcome};
use crate::support::request;
use interleave::labs::LABS;
use interleave::model::{Arg, Comparison, Sample};

const LARGE: [(&str, i64); 4] =
    [("threads", 64), ("processes", 4), ("tasks", 100_000), ("switches", 1_000)];
const SMALL: [(&str, i64); 4] = [("threads", 1), ("processes", 1), ("tasks", 1), ("switches", 2)];

#[test]
fn choose_has_all_alive_at_once_and_measures_something_of_each() {
    for params in [SMALL, LARGE] {
        let asked = [("thread", params[0].1), ("process", params[1].1), ("task", params[2].1)];
        for (strategy, asked) in asked {
            let outcome = outcome("choose", strategy, 7, &params);
            let fact = |name: &str| outcome.facts[name];
            assert_eq!((fact("alive"), fact("asked")), (asked as f64, asked as f64), "{strategy}");
            for name in ["create_ms", "memory_bytes", "switch_ms"] {
                assert!(fact(name).is_finite() && fact(name) > 0.0, "{strategy}: {name}");
            }
            // Who shares a memory sees what is written; who does not, does not.
            let seen = if strategy == "process" { 0.0 } else { asked as f64 };
            assert_eq!(fact("seen"), seen, "{strategy}");
        }
    }
}

#[test]
fn a_thread_of_choose_takes_its_stack_and_a_task_a_small_part_of_it() {
    let [thread, task] =
        ["thread", "task"].map(|s| outcome("choose", s, 7, &LARGE).facts["memory_bytes"]);
    assert_eq!(thread, f64::from(2 << 20));
    // Two words at the very least, and far from a page of memory.
    assert!((16.0..4_096.0).contains(&task), "{task}");
}

#[test]
fn choose_draws_both_tables_from_what_it_measured() {
    let lab = LABS.find("choose").expect("a lab");
    let request = request(lab, ints(&[("threads", 2), ("tasks", 100), ("switches", 10)]));
    let samples: Vec<Sample> = lab
        .strategies
        .iter()
        .map(|strategy| {
            let prepared = LABS.prepare(&request, strategy.id, false).expect("valid");
            let execution = prepared.execute_natively().expect("it ends well");
            Sample { execution, startup_ms: None, calibration_ms: 10.0, hidden: false }
        })
        .collect();
    let comparison: Comparison = LABS.compare(&request, &samples).expect("valid");
    let [resources, patterns] = &comparison.tables[..] else { panic!("two tables") };
    assert_eq!((resources.rows.len(), patterns.rows.len()), (3, 7));
    let memory = |id: &str| comparison.get(id).expect("a row").outcome.facts["memory_bytes"];
    let total: Vec<&Arg> = patterns.rows.iter().map(|row| &row[3]).collect();
    assert_eq!(*total[0], Arg::Number(10.0 * memory("thread")));
    assert_eq!(*total[2], Arg::Number(10_000.0 * memory("task")));
    assert_eq!(*total[6], Arg::Number(10_000.0 * memory("task") + 4.0 * memory("process")));
    let fits = (memory("thread") / memory("task")).floor();
    let expected = match fits as u64 {
        0..10 => "few",
        10..100 => "tens",
        100..1_000 => "hundreds",
        _ => "thousands",
    };
    assert_eq!(comparison.truth.as_deref(), Some(expected));
}

const PIPELINES: [&str; 4] = ["one-worker", "workers", "async", "processes"];

#[test]
fn pipeline_does_every_item_once_and_loses_nobody_to_a_failure() {
    for (seed, workers, failure) in [(0, 1, 0), (1, 3, 20), (2, 4, 50), (3, 8, 100)] {
        let params = [
            ("items", 20),
            ("workers", workers),
            ("min_ms", 0),
            ("max_ms", 3),
            ("failure", failure),
        ];
        let all = PIPELINES.map(|strategy| outcome("pipeline", strategy, seed, &params));
        for (strategy, outcome) in PIPELINES.iter().zip(&all) {
            assert_eq!(numbers(outcome, "items", "item"), (1..=20).collect::<Vec<_>>());
            let shares = |name| numbers(outcome, "shares", name);
            let workers = if *strategy == "one-worker" { 1 } else { workers as u32 };
            assert_eq!(shares("worker"), (1..=workers).collect::<Vec<_>>());
            let failed: u32 = shares("failed").iter().sum();
            assert_eq!(shares("good").iter().sum::<u32>() + failed, 20);
            assert_eq!(
                (outcome.facts["good"], outcome.facts["failed"]),
                (f64::from(20 - failed), f64::from(failed))
            );
            // Whoever did it: the same items, the same ones bad, the same results.
            for drawn in ["value", "doubled"] {
                assert_eq!(column(outcome, "items", drawn), column(&all[0], "items", drawn));
            }
            let by = numbers(outcome, "items", "by");
            for (worker, (good, bad)) in (1..).zip(shares("good").into_iter().zip(shares("failed")))
            {
                assert_eq!(by.iter().filter(|w| **w == worker).count() as u32, good + bad);
            }
            assert_eq!(outcome.answer, all[0].answer);
        }
        let failed = all[0].facts["failed"];
        assert!(failure != 0 || failed == 0.0);
        assert!(failure != 100 || failed == 20.0);
    }
}

#[test]
fn pipeline_doubles_what_is_good() {
    let params = [("items", 50), ("min_ms", 0), ("max_ms", 0), ("failure", 50)];
    let outcome = outcome("pipeline", "async", 7, &params);
    let values = numbers(&outcome, "items", "value");
    let failed = Arg::Text("failed".to_owned());
    let results = column(&outcome, "items", "doubled");
    for (value, result) in values.iter().zip(&results) {
        assert!(*result == failed || *result == Arg::Number(f64::from(2 * value)), "{result:?}");
    }
    let broken = results.iter().filter(|r| **r == failed).count();
    assert!((1..50).contains(&broken), "{broken}");
}
