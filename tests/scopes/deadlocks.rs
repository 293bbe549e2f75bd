//! What the watchdog says of threads that threads start.

use std::time::Duration;

use interleave::model::{RunError, Waiting};
use interleave::rt;
use interleave::sync::{Barrier, Event, Mutex};

use super::support::{ends, on_threads};
use super::{nest, panic_of};

/// Who waits for what, held by whom, when the run ends in a deadlock.
fn deadlock(threads: usize, work: impl FnOnce() + Send + 'static) -> Vec<String> {
    let told = |w: Waiting| format!("{}: {} of {}", w.lane, w.object, w.holder.unwrap_or_default());
    match ends(move || on_threads(threads, work)) {
        Err(RunError::Deadlock { waiting }) => {
            let mut told: Vec<String> = waiting.into_iter().map(told).collect();
            told.sort();
            told
        }
        other => panic!("no deadlock: {other:?}"),
    }
}

#[test]
fn a_deadlock_among_nested_threads_is_named() {
    let found = deadlock(4, || {
        let (a, b) = (Mutex::new("a", ()), Mutex::new("b", ()));
        let both = Barrier::new("both", 2);
        let lock_both = |first: &Mutex<()>, second: &Mutex<()>| {
            let _first = first.lock();
            both.wait();
            drop(second.lock());
        };
        rt::scope(|scope| {
            // Others may well be busy.
            scope.spawn(|| {
                loop {
                    rt::sleep(Duration::from_millis(1));
                }
            });
            scope.spawn(|| {
                rt::scope(|inner| {
                    inner.spawn(|| lock_both(&a, &b));
                    inner.spawn(|| lock_both(&b, &a));
                });
            });
        });
    });
    assert_eq!(found, ["thread 3: b of thread 4", "thread 4: a of thread 3"]);
}

#[test]
fn a_lock_that_is_held_round_a_scope_and_wanted_in_it_is_a_deadlock() {
    let found = deadlock(2, || {
        let mutex = Mutex::new("mutex", ());
        rt::scope(|scope| {
            scope.spawn(|| {
                let _held = mutex.lock();
                rt::scope(|inner| _ = inner.spawn(|| drop(mutex.lock())));
            });
        });
    });
    assert_eq!(found, ["thread 2: mutex of thread 1"]);
}

#[test]
fn a_join_under_the_lock_that_a_nested_thread_wants_is_named() {
    let found = deadlock(2, || {
        let mutex = Mutex::new("mutex", ());
        rt::scope(|scope| {
            scope.spawn(|| {
                rt::scope(|inner| {
                    let _held = mutex.lock();
                    inner.spawn(|| drop(mutex.lock())).join();
                });
            });
        });
    });
    assert_eq!(found, ["thread 1: join of ", "thread 2: mutex of thread 1"]);
}

#[test]
fn threads_for_which_no_lane_is_left_are_told_apart_all_the_same() {
    // There are lanes for as many threads as live at once.
    let used_up = || (0..3).for_each(|_| rt::scope(|scope| scope.spawn(|| ()).join()));
    let ended = ends(move || {
        on_threads(2, || {
            used_up();
            nest(2, &|| panic!("on purpose"));
        })
    });
    assert_eq!(panic_of(ended), ("thread 5".to_owned(), "on purpose".to_owned()));
    let found = deadlock(2, move || {
        used_up();
        let (a, b) = (Mutex::new("a", ()), Mutex::new("b", ()));
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
    assert_eq!(found, ["thread 4: b of thread 5", "thread 5: a of thread 4"]);
}

#[test]
fn whoever_goes_on_behind_its_scope_is_still_waited_for() {
    let ended = ends(|| {
        on_threads(3, || {
            for _ in 0..20 {
                let done = Event::new("done");
                rt::scope(|scope| {
                    scope.spawn(|| done.wait());
                    scope.spawn(|| {
                        rt::scope(|inner| _ = inner.spawn(|| rt::sleep(rt::SLICE * 3)));
                        done.set();
                    });
                });
            }
        })
    });
    assert_eq!(ended, Ok(()));
}
