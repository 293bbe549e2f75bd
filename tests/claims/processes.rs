//! Processes: what they do not share, and what they share on purpose.

use crate::support::{ends, request};
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, Value};

fn outcome(lab: &str, strategy: &'static str, params: &[(&str, i64)]) -> Outcome {
    let lab = LABS.find(lab).expect("a lab");
    let params = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let request = request(lab, params);
    ends(move || {
        let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
        prepared.execute_natively().expect("it ends well").outcome
    })
}

fn column(outcome: &Outcome, table: &str, name: &str) -> Vec<Arg> {
    let table = outcome.tables.iter().find(|t| t.key == table).expect("a table");
    let at = table.columns.iter().position(|c| c == name).expect("a column");
    table.rows.iter().map(|row| row[at].clone()).collect()
}

fn numbers(outcome: &Outcome, table: &str, name: &str) -> Vec<f64> {
    let number = |arg| match arg {
        Arg::Number(number) => number,
        Arg::Text(text) => panic!("{text}"),
    };
    column(outcome, table, name).into_iter().map(number).collect()
}

/// The one test here that changes the lab's static: others at the same time would be seen.
#[test]
fn processes_see_nothing_of_each_other_s_static_and_threads_everything() {
    for workers in [1, 2, 3] {
        let params = [("workers", workers), ("n", 10_000)];
        let [alone, threads, processes] =
            ["sequential", "threads", "processes"].map(|id| outcome("processes", id, &params));
        assert_eq!(alone.answer, threads.answer);
        assert_eq!(alone.answer, processes.answer);

        let workers = workers as usize;
        assert_eq!(
            numbers(&processes, "memories", "before"),
            [&[100.0][..], &vec![0.0; workers]].concat()
        );
        assert_eq!(
            numbers(&processes, "memories", "after"),
            [&[100.0][..], &vec![1.0; workers]].concat()
        );
        let mut ids = numbers(&processes, "memories", "instance");
        ids.sort_by(f64::total_cmp);
        ids.dedup();
        assert_eq!(ids.len(), 1 + workers, "a process each, and the coordinator's");

        for outcome in [&alone, &threads] {
            assert_eq!(outcome.facts["own"], 100.0 + workers as f64);
            assert_eq!(outcome.facts["saw"], workers as f64);
            let ids = numbers(outcome, "memories", "instance");
            assert!(ids.iter().all(|id| *id == ids[0]), "one memory");
            let addresses = column(outcome, "memories", "address");
            assert!(addresses.iter().all(|address| *address == addresses[0]));
        }
        let mut after = numbers(&threads, "memories", "after")[1..].to_vec();
        after.sort_by(f64::total_cmp);
        let each = (1..=workers).map(|n| 100.0 + n as f64).collect::<Vec<_>>();
        assert_eq!(after, each, "each saw what the others had added");
    }
}

#[test]
fn shared_memory_loses_nothing_with_a_lock_or_by_messages() {
    for (processes, increments) in [(1, 1), (2, 300), (4, 500)] {
        let params = [("processes", processes), ("increments", increments), ("gap_ms", 0)];
        for strategy in ["lock", "messages"] {
            for _ in 0..5 {
                let outcome = outcome("shared-memory", strategy, &params);
                let expected = (processes * increments) as f64;
                assert_eq!((outcome.facts["counted"], outcome.facts["lost"]), (expected, 0.0));
                // Its own static is not shared, whatever else is.
                let own = numbers(&outcome, "instances", "own");
                assert!(own[..processes as usize].iter().all(|own| *own == increments as f64));
            }
        }
    }
}

#[test]
fn shared_memory_without_a_lock_does_lose_updates() {
    let params = [("processes", 2), ("increments", 5), ("gap_ms", 5)];
    let lost = |_| {
        let outcome = outcome("shared-memory", "no-lock", &params);
        assert_eq!(outcome.facts["counted"] + outcome.facts["lost"], 10.0);
        outcome.facts["lost"]
    };
    // Two processes that are 25 ms at it would have to miss each other every time.
    assert!((0..20).map(lost).any(|lost| lost > 0.0));
    let alone = outcome("shared-memory", "no-lock", &[("processes", 1), ("gap_ms", 0)]);
    assert_eq!(alone.facts["lost"], 0.0);
}

#[test]
fn process_queue_delivers_everything_once_and_in_order() {
    for (producers, items, bytes) in [(1, 1, 0), (3, 10, 1_000), (4, 50, 20_000)] {
        let params = [
            ("producers", producers),
            ("items", items),
            ("gap_ms", 0),
            ("bytes", bytes),
            ("burst", 40),
        ];
        let [queue, threads] = ["queue", "threads"].map(|id| outcome("process-queue", id, &params));
        assert_eq!(queue.answer, threads.answer);
        for outcome in [&queue, &threads] {
            let sent: Vec<_> = numbers(outcome, "messages", "producer")
                .into_iter()
                .zip(numbers(outcome, "messages", "item"))
                .collect();
            assert_eq!(sent.len() as i64, producers * items);
            for producer in 1..=producers {
                let of_one =
                    sent.iter().filter(|(p, _)| *p == producer as f64).map(|(_, item)| *item);
                let all: Vec<f64> = (1..=items).map(|item| item as f64).collect();
                assert_eq!(of_one.collect::<Vec<_>>(), all);
            }
            assert_eq!(
                numbers(outcome, "costs", "size_bytes"),
                [16.0, 1_024.0, 16_384.0, 65_536.0]
            );
            assert_eq!(numbers(outcome, "costs", "count"), [40.0; 4]);
            let (sent, received) = ("sent_ms", "received_ms");
            let times = numbers(outcome, "messages", sent)
                .into_iter()
                .zip(numbers(outcome, "messages", received));
            // Two processes' clocks agree to far less than this.
            assert!(times.into_iter().all(|(sent, received)| received > sent - 50.0));
        }
        let contents = producers * items * bytes + 40 * (16 + 1_024 + 16_384 + 65_536);
        assert!(
            queue.facts["copied_bytes"] > contents as f64,
            "contents and what stands before them"
        );
        assert_eq!(threads.facts["copied_bytes"], 0.0);
    }
}

#[test]
fn process_pool_does_each_computation_once_with_equal_answers() {
    for (tasks, workers) in [(1, 1), (7, 2), (9, 3)] {
        let params = [("tasks", tasks), ("first_n", 1_000), ("step_n", 500), ("workers", workers)];
        let all =
            ["sequential", "threads", "processes"].map(|id| outcome("process-pool", id, &params));
        for outcome in &all {
            assert_eq!(outcome.answer, all[0].answer);
            let n: Vec<f64> = (0..tasks).map(|task| 1_000.0 + 500.0 * task as f64).collect();
            assert_eq!(numbers(outcome, "tasks", "n"), n);
            assert_eq!(numbers(outcome, "shares", "count").iter().sum::<f64>(), tasks as f64);
            assert_eq!(numbers(outcome, "shares", "n").iter().sum::<f64>(), n.iter().sum::<f64>());
        }
    }
}
