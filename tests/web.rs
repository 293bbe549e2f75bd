//! The engine on web workers of a real browser: threads, locks, clocks and the trace in shared memory.
//! `build/web-tests.sh` runs it.
#![cfg(target_feature = "atomics")]

#[path = "web/clock.rs"]
mod clock;
#[path = "web/fibres.rs"]
mod fibres;
#[path = "web/nested.rs"]
mod nested;
#[path = "web/primitives.rs"]
mod primitives;
#[path = "web/reader.rs"]
mod reader;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use interleave::kernels::{Job, Kernel, Step};
use interleave::model::{RunError, Waiting};
use interleave::rt::{self, Current, Run};
use interleave::sync::{Barrier, Condvar, Mutex};
use interleave::trace::{Event, LaneKind, State};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Threads of the pool; an instance has one pool for its life.
const THREADS: u32 = 4;

/// Makes the pool unless an earlier test has.
async fn pool() {
    static MADE: AtomicBool = AtomicBool::new(false);
    if !MADE.swap(true, Ordering::Relaxed) {
        let started = door::init_thread_pool(THREADS as usize);
        wasm_bindgen_futures::JsFuture::from(started).await.expect("the pool starts");
    }
}

/// The main lane of a traced run with room for a lane for each of the pool's threads.
fn place() -> Current {
    let run = Run::new(7, 1 + THREADS, true);
    let main = run.recorder().open(LaneKind::Main, 0);
    Current::new(run.clone(), main)
}

/// Does blocking `work` as a strategy.
async fn strategy<R>(work: impl FnOnce() -> R) -> Result<R, RunError> {
    pool().await;
    place().perform(work)
}

fn present_run() -> Arc<Run> {
    rt::current_lane(|c| c.run().clone()).expect("within a run")
}

#[wasm_bindgen_test]
async fn kernels_answer_as_they_do_natively() {
    let answers = strategy(|| {
        rt::pool_map(THREADS as usize, &Kernel::IDS, |_, id| {
            let kernel = Kernel::from_id(id).expect("a kernel");
            let mut work = kernel.begin(&Job { n: 200_000, task: 1, tasks: 3, seed: 7 });
            while work.step() != Step::Done {}
            work.answer()
        })
    });
    assert_eq!(answers.await, Ok(include!("../src/kernels/known_answers.rs").to_vec()));
}

#[wasm_bindgen_test]
async fn a_mutex_excludes() {
    let counted = strategy(|| {
        let counter = Mutex::new("counter", 0u32);
        rt::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| (0..20_000).for_each(|_| *counter.lock() += 1));
            }
        });
        counter.into_inner()
    });
    assert_eq!(counted.await, Ok(THREADS * 20_000));
}

#[wasm_bindgen_test]
async fn a_condition_is_handed_round() {
    let turns = strategy(|| {
        let (turn, changed) = (Mutex::new("turn", 0u32), Condvar::new("changed"));
        rt::scope(|scope| {
            for me in 0..THREADS {
                let (turn, changed) = (&turn, &changed);
                scope.spawn(move || {
                    for _ in 0..50 {
                        let mut now = turn.lock();
                        while *now % THREADS != me {
                            now = changed.wait(now);
                        }
                        *now += 1;
                        changed.notify_all();
                    }
                });
            }
        });
        turn.into_inner()
    });
    assert_eq!(turns.await, Ok(THREADS * 50));
}

#[wasm_bindgen_test]
async fn a_barrier_lets_nobody_pass_early() {
    const MEETINGS: u32 = 50;
    let leaders = strategy(|| {
        let (barrier, arrived) = (Barrier::new("barrier", THREADS as usize), AtomicU32::new(0));
        let leaders = AtomicU32::new(0);
        rt::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for meeting in 1..=MEETINGS {
                        arrived.fetch_add(1, Ordering::Relaxed);
                        let led = barrier.wait().is_leader();
                        leaders.fetch_add(u32::from(led), Ordering::Relaxed);
                        assert!(arrived.load(Ordering::Relaxed) >= meeting * THREADS);
                    }
                });
            }
        });
        leaders.into_inner()
    });
    assert_eq!(leaders.await, Ok(MEETINGS));
}

#[wasm_bindgen_test]
async fn a_sleep_is_as_long_as_asked() {
    let slept = strategy(|| {
        rt::scope(|scope| {
            let sleeper = || {
                let begin = rt::clock::absolute();
                rt::sleep(Duration::from_millis(50));
                rt::clock::absolute() - begin
            };
            let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(sleeper)).collect();
            threads.into_iter().map(rt::ScopedJoinHandle::join).collect::<Vec<f64>>()
        })
    });
    // A clock may be coarse by a millisecond at either end.
    let slept = slept.await.expect("they wake");
    assert!(slept.iter().all(|ms| *ms >= 48.0), "{slept:?}");
}

#[wasm_bindgen_test]
async fn a_panic_in_a_thread_is_told_and_the_pool_lives() {
    let ended = strategy(|| {
        let held = Mutex::new("held", ());
        let guard = held.lock();
        rt::scope(|scope| {
            scope.spawn(|| drop(held.lock()));
            scope.spawn(|| panic!("on purpose"));
        });
        drop(guard);
    });
    let lane = "thread 2".to_owned();
    assert_eq!(ended.await, Err(RunError::Panic { lane, message: "on purpose".to_owned() }));
    let after = strategy(|| rt::pool_map(THREADS as usize, &[1, 2, 3, 4, 5], |_, n| n * 2));
    assert_eq!(after.await, Ok(vec![2, 4, 6, 8, 10]));
}

#[wasm_bindgen_test]
async fn a_deadlock_is_named() {
    let ended = strategy(|| {
        let (a, b) = (Mutex::new("A", ()), Mutex::new("B", ()));
        let both = Barrier::new("both", 2);
        let lock_both = |first: &Mutex<()>, second: &Mutex<()>| {
            let _first = first.lock();
            both.wait();
            drop(second.lock());
        };
        rt::scope(|scope| {
            scope.spawn(|| lock_both(&a, &b));
            scope.spawn(|| lock_both(&b, &a));
        });
    });
    let Err(RunError::Deadlock { mut waiting }) = ended.await else { panic!("no deadlock") };
    waiting.sort_by(|a, b| a.lane.cmp(&b.lane));
    let arrow = |lane: &str, object: &str, holder: &str| Waiting {
        lane: lane.to_owned(),
        object: object.to_owned(),
        holder: Some(holder.to_owned()),
    };
    assert_eq!(waiting, [arrow("thread 1", "B", "thread 2"), arrow("thread 2", "A", "thread 1")]);
}

#[wasm_bindgen_test]
async fn a_stop_ends_a_blocked_run() {
    let ended = strategy(|| {
        let run = present_run();
        let held = Mutex::new("held", ());
        let guard = held.lock();
        rt::scope(|scope| {
            scope.spawn(|| drop(held.lock()));
            scope.spawn(|| rt::sleep(Duration::from_secs(60)));
            // Raised as the page does it: in memory, with nobody told.
            scope.spawn(|| run.recorder().control().stop.store(1, Ordering::Relaxed));
        });
        drop(guard);
    });
    assert_eq!(ended.await, Err(RunError::Stopped));
}

#[wasm_bindgen_test]
async fn every_thread_has_a_lane_in_the_trace() {
    pool().await;
    let place = place();
    let result = place.perform(|| {
        rt::scope(|scope| {
            for thread in 1..=THREADS {
                scope.spawn(move || rt::log("here", thread, 0.5));
            }
        });
    });
    assert_eq!(result, Ok(()));
    let recorder = place.run().recorder();
    assert_eq!(recorder.lanes().len() as u32, 1 + THREADS);
    assert_eq!(recorder.dropped(), 0);
    for lane in &recorder.lanes()[1..] {
        let events: Vec<_> = lane.records().iter().map(|r| r.event().expect("a record")).collect();
        let [Event::State { state: State::Running, .. }, Event::Log { name, a, b }, last] =
            events[..]
        else {
            panic!("{events:?}")
        };
        assert_eq!((recorder.text(name), a, b), ("here", lane.number(), 0.5));
        assert!(matches!(last, Event::State { state: State::Done, .. }));
    }
    reader::reads_the_same(recorder);
}

#[wasm_bindgen_test]
async fn workers_agree_about_the_time() {
    pool().await;
    clock::children_begin_after_their_spawn();
    clock::report_skew();
}
