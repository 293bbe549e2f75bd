//! Queues, pools, and what runs at once.

use crate::reading::{column, numbers, outcome};

#[test]
fn worker_queue_gives_every_task_to_exactly_one_worker() {
    for workers in [1, 2, 3, 8] {
        let params = [("tasks", 20), ("workers", workers), ("work_ms", 1)];
        for strategy in ["one-worker", "workers"] {
            let outcome = outcome("worker-queue", strategy, 7, &params);
            assert_eq!(numbers(&outcome, "tasks", "task"), (1..=20).collect::<Vec<_>>());
            let counts = numbers(&outcome, "shares", "count");
            assert_eq!(counts.iter().sum::<u32>(), 20);
            assert_eq!(counts.len() as i64, if strategy == "workers" { workers } else { 1 });
            let done_by = numbers(&outcome, "tasks", "worker");
            for (worker, count) in (1..).zip(counts) {
                assert_eq!(done_by.iter().filter(|w| **w == worker).count() as u32, count);
            }
        }
    }
}

#[test]
fn thread_pool_returns_results_in_input_order_with_the_same_draws() {
    for seed in 0..5 {
        let params = [("urls", 12), ("workers", 4), ("min_ms", 0), ("max_ms", 12)];
        let [one, pool] =
            ["sequential", "pool"].map(|strategy| outcome("thread-pool", strategy, seed, &params));
        assert_eq!(numbers(&pool, "downloads", "url"), (1..=12).collect::<Vec<_>>());
        for drawn in ["latency_ms", "size_bytes"] {
            assert_eq!(column(&one, "downloads", drawn), column(&pool, "downloads", drawn));
        }
        assert!(numbers(&pool, "downloads", "worker").iter().all(|w| (1..=4).contains(w)));
    }
}

#[test]
fn pool_as_completed_loses_nobody_to_a_failure() {
    for (seed, failure) in [(0, 0), (1, 20), (2, 50), (3, 100)] {
        let params =
            [("tasks", 15), ("workers", 3), ("min_ms", 0), ("max_ms", 8), ("failure", failure)];
        let [ordered, completed] = ["input-order", "completion-order"]
            .map(|strategy| outcome("pool-as-completed", strategy, seed, &params));
        assert_eq!(numbers(&ordered, "arrivals", "task"), (1..=15).collect::<Vec<_>>());
        let mut tasks = numbers(&completed, "arrivals", "task");
        tasks.sort_unstable();
        assert_eq!(tasks, (1..=15).collect::<Vec<_>>());
        assert_eq!(ordered.answer, completed.answer);
        assert_eq!(ordered.facts["good"] + ordered.facts["failed"], 15.0);
        if failure % 100 == 0 {
            assert_eq!(ordered.facts["failed"], if failure == 0 { 0.0 } else { 15.0 });
        }
    }
}

#[test]
fn concurrency_parallelism_tells_taking_turns_from_computing_at_once() {
    let params = [("tasks", 4), ("n", 4_000_000), ("wait_ms", 2)];
    let run = |strategy| outcome("concurrency-parallelism", strategy, 7, &params);
    let [sequential, interleaved, parallel] = ["sequential", "interleaved", "parallel"].map(run);
    for one_thread in [&sequential, &interleaved] {
        assert_eq!(one_thread.facts["computing"], 1.0);
    }
    assert_eq!((sequential.facts["waiting"], sequential.facts["switches"]), (1.0, 3.0));
    // Half a task is many steps, and after each the next task has its turn.
    assert!(interleaved.facts["switches"] > 12.0, "{:?}", interleaved.facts);
    assert!((1.0..=4.0).contains(&parallel.facts["computing"]));
    assert_eq!(interleaved.answer, sequential.answer);
    assert_eq!(parallel.answer, sequential.answer);
}
