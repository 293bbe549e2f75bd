//! Scopes within scopes, on the workers of one pool.

use std::collections::BTreeSet;
use std::time::Duration;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome, RunError, Waiting};
use interleave::rt;
use interleave::seat::{self, Explored, Search};
use interleave::sync::{AtomicU32, Barrier, Event, Mutex, Ordering};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{THREADS, place, pool, present_run, strategy};

/// Starts a thread, and that the next one, `depth` of them in all; `last` is done by the last.
fn nest(depth: u32, last: &(dyn Fn() + Sync)) {
    match depth {
        0 => last(),
        _ => rt::scope(|scope| scope.spawn(move || nest(depth - 1, last)).join()),
    }
}

#[wasm_bindgen_test]
async fn threads_start_threads_as_deep_as_there_are_workers() {
    pool().await;
    let (place, count) = (place(), AtomicU32::new(0));
    let ended = place.perform(|| {
        nest(THREADS, &|| _ = count.fetch_add(1, Ordering::SeqCst));
    });
    assert_eq!((ended, count.into_inner()), (Ok(()), 1));
    let labels: Vec<String> = place.run().recorder().lanes().iter().map(|l| l.label()).collect();
    assert_eq!(labels, ["main", "thread 1", "thread 2", "thread 3", "thread 4"]);
}

#[wasm_bindgen_test]
async fn places_are_taken_again_and_again() {
    let ended = strategy(|| {
        let count = AtomicU32::new(0);
        let add = || _ = count.fetch_add(1, Ordering::SeqCst);
        rt::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        rt::scope(|inner| _ = inner.spawn(add));
                        rt::scope(|inner| inner.spawn(add).join());
                    }
                });
            }
        });
        count.into_inner()
    });
    assert_eq!(ended.await, Ok(800));
}

#[wasm_bindgen_test]
async fn whoever_waits_for_its_threads_does_no_work_of_others() {
    let ended = strategy(|| {
        for _ in 0..20 {
            let (started, go, gone_on) =
                (Event::new("started"), Event::new("go"), Event::new("gone on"));
            rt::scope(|scope| {
                scope.spawn(|| {
                    rt::scope(|inner| {
                        inner.spawn(|| {
                            started.set();
                            go.wait();
                        });
                    });
                    gone_on.set();
                });
                started.wait();
                rt::sleep(Duration::from_millis(2));
                scope.spawn(|| {
                    go.set();
                    gone_on.wait();
                });
            });
        }
    });
    assert_eq!(ended.await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_thread_more_than_there_are_workers_is_refused() {
    let ended = strategy(|| nest(THREADS + 1, &|| ())).await;
    let Err(RunError::Panic { lane, message }) = ended else { panic!("{ended:?}") };
    assert_eq!(lane, format!("thread {THREADS}"));
    assert!(message.contains(&format!("declares {THREADS} threads")), "{message}");
    // The pool is as good as new.
    assert_eq!(strategy(|| nest(THREADS, &|| ())).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_panic_in_a_nested_thread_ends_all() {
    let ended = strategy(|| {
        let never = Event::new("never");
        rt::scope(|scope| {
            scope.spawn(|| never.wait());
            scope.spawn(|| {
                rt::scope(|inner| _ = inner.spawn(|| panic!("on purpose")));
            });
        });
    });
    let told = RunError::Panic { lane: "thread 3".to_owned(), message: "on purpose".to_owned() };
    assert_eq!(ended.await, Err(told));
}

#[wasm_bindgen_test]
async fn a_deadlock_among_nested_threads_is_named() {
    let ended = strategy(|| {
        let (a, b) = (Mutex::new("A", ()), Mutex::new("B", ()));
        let both = Barrier::new("both", 2);
        let lock_both = |first: &Mutex<()>, second: &Mutex<()>| {
            let _first = first.lock();
            both.wait();
            drop(second.lock());
        };
        rt::scope(|scope| {
            scope.spawn(|| {
                rt::scope(|inner| {
                    inner.spawn(|| lock_both(&a, &b));
                    inner.spawn(|| lock_both(&b, &a));
                });
            });
        });
    });
    let Err(RunError::Deadlock { mut waiting }) = ended.await else { panic!("no deadlock") };
    waiting.sort_by(|a, b| a.lane.cmp(&b.lane));
    let arrow = |lane: &str, object: &str, holder: &str| Waiting {
        lane: lane.to_owned(),
        object: object.to_owned(),
        holder: Some(holder.to_owned()),
    };
    assert_eq!(waiting, [arrow("thread 2", "B", "thread 3"), arrow("thread 3", "A", "thread 2")]);
}

#[wasm_bindgen_test]
async fn a_stop_ends_nested_threads() {
    let ended = strategy(|| {
        let run = present_run();
        rt::scope(|scope| {
            scope.spawn(|| {
                rt::scope(|inner| _ = inner.spawn(|| rt::sleep(Duration::from_secs(60))));
            });
            scope.spawn(|| run.recorder().control().stop.store(1, Ordering::SeqCst));
        });
    });
    assert_eq!(ended.await, Err(RunError::Stopped));
}

#[wasm_bindgen_test]
async fn a_writer_that_a_reader_starts_is_found_by_the_search() {
    pool().await;
    let (mut search, mut found, mut ended) = (Search::new(true, 100), BTreeSet::new(), 0);
    while !search.is_over() {
        let read = AtomicU32::new(9);
        let explored = search.next(|scheduler| {
            let program = || {
                let cell = AtomicU32::new(0);
                rt::scope(|scope| {
                    scope.spawn(|| {
                        rt::scope(|inner| {
                            inner.spawn(|| cell.store(1, Ordering::SeqCst));
                            let value = cell.load(Ordering::SeqCst);
                            seat::silently(|| read.store(value, Ordering::SeqCst));
                        });
                    });
                });
                Outcome::new(Message::new("done"), "")
            };
            let play = play(1, 1 + THREADS, scheduler, program);
            if play.outcome.is_ok() {
                found.insert(read.load(Ordering::SeqCst));
                ended += 1;
            }
            play.played
        });
        assert!(!matches!(explored, Explored::Astray));
    }
    assert_eq!((found, ended), (BTreeSet::from([0, 1]), 2));
}
