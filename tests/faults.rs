//! Runs that end early: by a panic anywhere, by a deadlock, by a stop at any moment.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::time::Duration;

use interleave::labs::LABS;
use interleave::model::{Execution, RunError, Waiting};
use interleave::trace::Lane;
use proptest::prelude::*;
use support::{Size, ends, request, small_requests, sound_labs};

fn fault(strategy: &'static str) -> Result<Execution, RunError> {
    ends(move || {
        let request = request(LABS.find("faults").expect("a lab"), Default::default());
        LABS.prepare(&request, strategy, true).expect("a strategy").execute_natively()
    })
}

fn assert_healthy() {
    fault("healthy").expect("the run after it works");
}

fn panics(strategy: &'static str, lane: &str, part: &str) {
    match fault(strategy) {
        Err(RunError::Panic { lane: found, message }) => {
            assert_eq!(found, lane);
            assert!(message.contains(part), "{message}");
        }
        other => panic!("{other:?}"),
    }
    assert_healthy();
}

#[test]
fn a_panic_on_the_main_lane_is_told() {
    panics("panic-main", "main", "on purpose, in the coordinator");
}

#[test]
fn a_panic_in_a_thread_also_ends_the_one_that_waits_for_ever() {
    panics("panic-thread", "thread 1", "on purpose, in a thread");
}

#[test]
fn a_panic_in_a_process_is_told() {
    panics("panic-process", "process 2", "on purpose, in a process");
}

#[test]
fn a_process_that_dies_with_a_lock_ends_the_run_of_whoever_waits_for_it() {
    match fault("lost-holder") {
        Err(RunError::ProcessLost { index: 1, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert_healthy();
}

#[test]
fn a_panic_in_a_task_is_told() {
    panics("panic-task", "task 2", "on purpose, in a task");
}

#[test]
fn a_deadlock_names_both_sides() {
    let Err(RunError::Deadlock { mut waiting }) = fault("deadlock") else { panic!("no deadlock") };
    waiting.sort_by(|a, b| a.lane.cmp(&b.lane));
    // Whichever of the two locked A first waits for B.
    let arrow = |lane: &str, object: &str, holder: &str| Waiting {
        lane: lane.to_owned(),
        object: object.to_owned(),
        holder: Some(holder.to_owned()),
    };
    assert_eq!(waiting, [arrow("thread 1", "B", "thread 2"), arrow("thread 2", "A", "thread 1")]);
    assert_healthy();
}

#[test]
fn a_run_that_was_stopped_before_it_began_does_nothing() {
    for strategy in LABS.find("faults").expect("a lab").strategies {
        // The first three end by their own fault only after a wait; these would end the test.
        if ["trap", "out-of-memory", "spin"].contains(&strategy.id) {
            continue;
        }
        let ended = ends(|| {
            let request = request(LABS.find("faults").expect("a lab"), Default::default());
            let prepared = LABS.prepare(&request, strategy.id, true).expect("a strategy");
            prepared.run().stop();
            prepared.execute_natively()
        });
        assert_eq!(ended, Err(RunError::Stopped), "{}", strategy.id);
    }
}

#[test]
fn memory_that_is_hoarded_is_let_go_of_when_stopped() {
    let ended = ends(|| {
        let request = request(LABS.find("faults").expect("a lab"), Default::default());
        let prepared = LABS.prepare(&request, "out-of-memory", true).expect("a strategy");
        let run = prepared.run().clone();
        let stopper = std::thread::spawn(move || run.stop());
        stopper.join().expect("stopped");
        prepared.execute_natively()
    });
    assert_eq!(ended, Err(RunError::Stopped));
}

/// Executes one strategy of one lab and stops it once all lanes together have `after` records.
fn stopped(lab: usize, request: usize, strategy: usize, after: usize) -> Result<(), RunError> {
    ends(move || {
        let labs: Vec<_> = sound_labs().collect();
        let lab = labs[lab % labs.len()];
        let requests = small_requests(lab, Size::Longer);
        let request = &requests[request % requests.len()];
        let strategy = lab.strategies[strategy % lab.strategies.len()].id;
        println!("{} {strategy} {:?} after {after}", lab.id, request.params);
        let prepared = LABS.prepare(request, strategy, true).expect("valid");
        let (run, (over, ended)) = (prepared.run().clone(), std::sync::mpsc::channel::<()>());
        let stopper = std::thread::spawn(move || {
            let written = || run.recorder().lanes().iter().map(Lane::len).sum::<usize>();
            while written() < after {
                if ended.recv_timeout(Duration::from_micros(50))
                    != Err(std::sync::mpsc::RecvTimeoutError::Timeout)
                {
                    return;
                }
            }
            run.stop();
        });
        let result = prepared.execute_natively().map(|_| ());
        drop(over);
        stopper.join().expect("no panic");
        result
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        // Which moment it was lies with the machine's threads: the same input need not fail again.
        max_shrink_iters: 0,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_stop_at_any_moment_ends_the_run(lab: usize, request: usize, strategy: usize, after in 0usize..60) {
        let result = stopped(lab, request, strategy, after);
        prop_assert!(matches!(result, Ok(()) | Err(RunError::Stopped)), "{:?}", result);
    }
}

/// Names of this program's children that are still there.
#[cfg(target_os = "linux")]
fn children() -> Vec<String> {
    let me = std::process::id().to_string();
    let processes = std::fs::read_dir("/proc").expect("/proc").flatten();
    let stat = |e: std::fs::DirEntry| std::fs::read_to_string(e.path().join("stat")).ok();
    // `pid (name) state parent …`
    let of_mine = |stat: String| {
        let (name, rest) = stat.split_once(" (")?.1.rsplit_once(") ")?;
        (rest.split(' ').nth(1) == Some(&me)).then(|| name.to_owned())
    };
    processes.filter_map(stat).filter_map(of_mine).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_stopped_run_leaves_no_process_behind() {
    // In a program of its own, where no other test has children: this very test, run again.
    if std::env::var_os("ALONE").is_none() {
        let program = std::env::current_exe().expect("this program");
        let name = "a_stopped_run_leaves_no_process_behind";
        let output =
            std::process::Command::new(program).args(["--exact", name]).env("ALONE", "1").output();
        let output = output.expect("runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    let lab = LABS.find("cpu-bound").expect("a lab");
    let mut request = small_requests(lab, Size::Few).remove(0);
    for (id, value) in [("n", 200_000_000), ("tasks", 64), ("workers", 2)] {
        request.params.insert(id.to_owned(), interleave::model::Value::Int(value));
    }
    request
        .params
        .insert("kernel".to_owned(), interleave::model::Value::Text("monte-carlo".to_owned()));
    let prepared = LABS.prepare(&request, "processes", true).expect("valid");
    let run = prepared.run().clone();
    let stopper = std::thread::spawn(move || {
        // Its second record says that the main lane waits for the processes.
        while run.recorder().lanes()[0].len() < 2 {
            std::thread::yield_now();
        }
        let working = children();
        run.stop();
        working
    });
    assert_eq!(prepared.execute_natively(), Err(RunError::Stopped));
    assert_eq!(stopper.join().expect("no panic"), ["process", "process"]);
    assert_eq!(children(), Vec::<String>::new());
}
