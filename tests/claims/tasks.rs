//! Async tasks.

use crate::support::request;
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, Value};
use interleave::random::Rng;

/// The outcome of one strategy with these whole numbers; the rest keeps its default.
fn outcome(lab: &str, strategy: &str, ints: &[(&str, i64)]) -> Outcome {
    let lab = LABS.find(lab).expect("a lab");
    let params = ints.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let prepared = LABS.prepare(&request(lab, params), strategy, true).expect("valid");
    prepared.execute_natively().expect("it ends well").outcome
}

fn fact(outcome: &Outcome, name: &str) -> f64 {
    outcome.facts[name]
}

/// One column of an outcome's only table.
fn column<'a>(outcome: &'a Outcome, name: &str) -> Vec<&'a Arg> {
    let table = &outcome.tables[0];
    let at = table.columns.iter().position(|c| c == name).expect("a column");
    table.rows.iter().map(|row| &row[at]).collect()
}

fn texts(outcome: &Outcome, name: &str) -> Vec<String> {
    let text = |arg: &Arg| match arg {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
    };
    column(outcome, name).into_iter().map(text).collect()
}

#[test]
fn gather_keeps_the_input_order_whatever_the_waits() {
    let mut rng = Rng::new(11, 0);
    for _ in 0..60 {
        let ids = ["first_ms", "second_ms", "third_ms"];
        let waits = ids.map(|id| (id, rng.range(0..=9) as i64));
        for strategy in ["one-by-one", "gather"] {
            let done = outcome("gather", strategy, &waits);
            assert_eq!(done.answer, "1,2,3", "{waits:?}");
            assert_eq!(texts(&done, "task"), ["1", "2", "3"]);
            let ends: Vec<f64> =
                texts(&done, "end_ms").iter().map(|ms| ms.parse().expect("a number")).collect();
            let mut sum = 0.0;
            for ((_, wait), end) in waits.iter().zip(&ends) {
                sum += *wait as f64;
                assert!(*end >= if strategy == "gather" { *wait as f64 } else { sum });
            }
            assert!(strategy == "gather" || ends.is_sorted(), "one after another: {ends:?}");
        }
    }
}

#[test]
fn task_cancel_ends_b_alone_and_cleans_up_on_both_ways_out() {
    let ints = [("steps", 4), ("step_ms", 2), ("busy_ms", 1), ("cleanup_ms", 2)];
    // At once, somewhere on the way, and when both are over.
    for (cancel_ms, cut_short) in [(0, Some(true)), (5, None), (5_000, Some(false))] {
        let all = [&ints[..], &[("cancel_ms", cancel_ms)]].concat();
        for strategy in ["finish", "cancel"] {
            let outcome = outcome("task-cancel", strategy, &all);
            assert_eq!((fact(&outcome, "a_steps"), fact(&outcome, "cleaned")), (4.0, 2.0));
            let cancelled = fact(&outcome, "cancelled") == 1.0;
            assert_eq!(texts(&outcome, "ended")[0], "finished");
            assert_eq!(texts(&outcome, "ended")[1] == "cancelled", cancelled);
            assert_eq!(fact(&outcome, "b_steps") < 4.0, cancelled);
            match (strategy, cut_short) {
                ("finish", _) => assert!(!cancelled),
                (_, Some(expected)) => assert_eq!(cancelled, expected),
                _ => {}
            }
        }
    }
}

#[test]
fn async_as_completed_tells_each_call_once_and_all_states_apart() {
    for failure in [0, 50, 100] {
        let ints = [("calls", 8), ("min_ms", 0), ("max_ms", 40), ("failure", failure)];
        let all = outcome("async-as-completed", "as-completed", &ints);
        assert_eq!(fact(&all, "done") + fact(&all, "failed"), 8.0);
        assert!(failure != 0 || fact(&all, "failed") == 0.0);
        assert!(failure != 100 || fact(&all, "done") == 0.0);
        let results: Vec<f64> = all.series[0].points.iter().map(|p| p.1).collect();
        assert_eq!(results, (0..=8).map(f64::from).collect::<Vec<_>>());
        for timeout in [0, 20, 5_000] {
            let ints = [&ints[..], &[("timeout_ms", timeout)]].concat();
            let some = outcome("async-as-completed", "wait", &ints);
            let told = fact(&some, "done") + fact(&some, "failed");
            assert_eq!(told + fact(&some, "pending"), 8.0);
            assert_eq!(fact(&some, "pending"), fact(&some, "cancelled"));
            assert!(timeout != 5_000 || told == 8.0);
            let both = texts(&some, "first").into_iter().zip(texts(&some, "last"));
            // What the same seed has drawn is what both are told, as far as they are told.
            for ((first, last), drawn) in both.zip(texts(&all, "last")) {
                match first.as_str() {
                    "pending" => assert_eq!(last, "cancelled"),
                    _ => assert_eq!((&first, &last), (&drawn, &drawn)),
                }
            }
            assert_eq!(texts(&some, "latency_ms"), texts(&all, "latency_ms"));
        }
    }
}

#[test]
fn async_queue_keeps_its_limit_and_every_item() {
    for (capacity, consumers) in [(1, 1), (2, 3), (50, 2)] {
        let ints = [
            ("capacity", capacity),
            ("producers", 3),
            ("items", 6),
            ("consumers", consumers),
            ("produce_ms", 0),
            ("consume_ms", 1),
        ];
        let mut answers = Vec::new();
        for strategy in ["bounded", "unbounded"] {
            let outcome = outcome("async-queue", strategy, &ints);
            assert_eq!(fact(&outcome, "items"), 18.0);
            let lengths: Vec<f64> = outcome.series[0].points.iter().map(|p| p.1).collect();
            assert_eq!(lengths.len(), 1 + 2 * 18, "before, and at each put and get");
            assert!(strategy == "unbounded" || lengths.iter().all(|l| *l <= capacity as f64));
            assert!(column(&outcome, "items").len() == consumers as usize);
            answers.push(outcome.answer);
        }
        assert_eq!(answers[0], answers[1]);
        assert!(answers[0].contains("(3, 6)"), "{}", answers[0]);
    }
}

#[test]
fn async_resource_leaves_nothing_open_but_by_hand() {
    for break_at in [0, 50, 100] {
        let ints = [("open_ms", 3), ("work_ms", 6), ("close_ms", 2), ("break_at", break_at)];
        for (strategy, end) in [("normal", "finished"), ("failure", "failed")] {
            let outcome = outcome("async-resource", strategy, &ints);
            assert_eq!((fact(&outcome, "closed"), fact(&outcome, "left")), (1.0, 0.0));
            assert_eq!(texts(&outcome, "ended"), [end]);
        }
        let cancelled = outcome("async-resource", "cancelled", &ints);
        let opened = texts(&cancelled, "opened_ms")[0] != "–";
        assert_eq!(fact(&cancelled, "closed"), f64::from(u32::from(opened)));
        assert_eq!(fact(&cancelled, "left"), 0.0);
        let by_hand = outcome("async-resource", "by-hand", &ints);
        assert_eq!((fact(&by_hand, "closed"), fact(&by_hand, "left")), (0.0, 1.0));
        assert_eq!(by_hand.series[0].points.last().map(|p| p.1), Some(1.0));
    }
}
