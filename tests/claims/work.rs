//! Threads at the start, the GIL, races, and the same work done in several ways.

use std::collections::BTreeMap;

use crate::support::{ends, request};
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, ParamKind, Value};

/// What `strategy` of a lab comes to, with some of its parameters given.
fn outcome(lab: &str, strategy: &'static str, seed: u32, params: &[(&str, Value)]) -> Outcome {
    let lab = LABS.find(lab).expect("a lab");
    let params: BTreeMap<_, _> =
        params.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect();
    let mut request = request(lab, params);
    request.settings.seed = seed;
    ends(move || {
        let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
        prepared.execute_natively().expect("it ends well").outcome
    })
}

fn ints<'a>(params: &[(&'a str, i64)]) -> Vec<(&'a str, Value)> {
    params.iter().map(|(id, value)| (*id, Value::Int(*value))).collect()
}

/// What a lab's parameter `kernel`, or another choice, can be.
fn options(lab: &str, choice: &str) -> &'static [&'static str] {
    let param = LABS.find(lab).and_then(|lab| lab.params.iter().find(|p| p.id == choice));
    match param.expect("a parameter").kind {
        ParamKind::Choice { options, .. } => options,
        ParamKind::Int { .. } | ParamKind::Text { .. } => panic!("{choice} is no choice"),
    }
}

/// The numbers in a column of its table.
fn column(outcome: &Outcome, name: &str) -> Vec<f64> {
    let table = &outcome.tables[0];
    let at = table.columns.iter().position(|c| c == name).expect("a column");
    let number = |arg: &Arg| match arg {
        Arg::Number(number) => *number,
        Arg::Text(text) => panic!("{text}"),
    };
    table.rows.iter().map(|row| number(&row[at])).collect()
}

#[test]
fn thread_basics_joins_in_order_whichever_is_over_first() {
    for (first, second) in [(0, 0), (8, 1), (1, 8), (0, 5), (5, 0)] {
        let params = ints(&[("first_ms", first), ("second_ms", second)]);
        for strategy in ["sequential", "threads"] {
            let done = outcome("thread-basics", strategy, 7, &params);
            assert_eq!((done.answer.as_str(), column(&done, "worker")), ("1,2", vec![1.0, 2.0]));
            let (began, ended) = (column(&done, "begin_ms"), column(&done, "end_ms"));
            for (work, (began, ended)) in [first, second].iter().zip(began.iter().zip(&ended)) {
                assert!(ended - began >= *work as f64, "{began} to {ended} for {work}");
            }
            assert!(strategy == "threads" || began[1] >= ended[0], "one after the other");
        }
    }
}

#[test]
fn gil_passes_between_all_threads_and_changes_no_answer() {
    let [gil, one] = ["gil", "one-thread"];
    for kernel in options(gil, "kernel") {
        for (threads, waiting) in [(1, 0), (2, 0), (3, 50)] {
            let counts =
                [("n", 60_000), ("threads", threads), ("waiting", waiting), ("interval_ms", 1)];
            let mut params = ints(&counts);
            params.push(("kernel", Value::Text((*kernel).to_owned())));
            let alone = outcome(gil, one, 7, &params);
            for strategy in [gil, "no-gil", "processes"] {
                let together = outcome(gil, strategy, 7, &params);
                assert_eq!(together.answer, alone.answer, "{kernel}: {strategy}");
                let switches = together.facts["switches"];
                // Everybody has had it at least once; who is alone takes it from nobody.
                let held_by_all =
                    switches >= (threads - 1) as f64 && (threads > 1 || switches == 0.0);
                assert!(if strategy == gil { held_by_all } else { switches == 0.0 }, "{switches}");
            }
        }
    }
}

#[test]
fn race_loses_nothing_with_a_mutex_or_an_atomic() {
    for (threads, iterations) in [(1, 1), (1, 50_000), (2, 1_000), (4, 20_000), (8, 5_000)] {
        let params = ints(&[("threads", threads), ("iterations", iterations)]);
        let expected = (threads * iterations) as f64;
        for _ in 0..20 {
            for strategy in ["mutex", "atomic"] {
                let facts = outcome("race", strategy, 7, &params).facts;
                assert_eq!((facts["counted"], facts["lost"]), (expected, 0.0), "{strategy}");
            }
            let facts = outcome("race", "unsafe", 7, &params).facts;
            assert_eq!(facts["counted"] + facts["lost"], expected);
            assert!(facts["counted"] >= 1.0 && (threads > 1 || facts["lost"] == 0.0));
        }
    }
}

#[test]
fn race_does_lose_updates_without_protection() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let params = ints(&[("threads", 8), ("iterations", 200_000)]);
    let loses = || outcome("race", "unsafe", 7, &params).facts["lost"] > 0.0;
    // On one core it takes an unlucky switch of threads, which may not come.
    assert!(cores < 2 || (0..100).any(|_| loses()), "nothing lost in 100 runs");
}

#[test]
fn cpu_bound_comes_to_one_answer_in_every_way() {
    for kernel in options("cpu-bound", "kernel") {
        for (tasks, workers) in [(1, 1), (5, 2), (3, 4)] {
            let mut params = ints(&[("n", 40_000), ("tasks", tasks), ("workers", workers)]);
            params.push(("kernel", Value::Text((*kernel).to_owned())));
            let alone = outcome("cpu-bound", "sequential", 3, &params).answer;
            assert!(!alone.is_empty());
            for strategy in ["threads", "processes", "async"] {
                assert_eq!(outcome("cpu-bound", strategy, 3, &params).answer, alone, "{kernel}");
            }
        }
    }
}

#[test]
fn io_bound_does_every_task_whatever_the_limit() {
    for io in options("io-bound", "io") {
        for (tasks, workers) in [(1, 3), (7, 1), (7, 3), (20, 16)] {
            let mut params = ints(&[("tasks", tasks), ("workers", workers), ("wait_ms", 1)]);
            params.push(("io", Value::Text((*io).to_owned())));
            for strategy in ["sequential", "pool", "async", "async-limited"] {
                let done = outcome("io-bound", strategy, 7, &params).facts["done"];
                assert_eq!(done, tasks as f64, "{io}: {strategy}");
            }
        }
    }
}

#[test]
fn web_scraper_finds_the_same_in_every_way_and_no_failure_stops_it() {
    for (seed, failure) in [(1, 0), (2, 10), (3, 50), (4, 100)] {
        let counts =
            [("pages", 12), ("workers", 3), ("min_ms", 0), ("max_ms", 4), ("failure", failure)];
        let params = ints(&counts);
        let one = outcome("web-scraper", "sequential", seed, &params);
        assert_eq!(one.facts["good"] + one.facts["failed"], 12.0);
        assert!(failure != 0 || one.facts["failed"] == 0.0);
        assert!(failure != 100 || one.facts["good"] == 0.0);
        for strategy in ["threads", "async", "async-limited"] {
            let other = outcome("web-scraper", strategy, seed, &params);
            assert_eq!(other.answer, one.answer, "{strategy}");
            for name in ["page", "status", "size_bytes", "links"] {
                assert_eq!(column(&other, name), column(&one, name), "{strategy}: {name}");
            }
        }
    }
}
