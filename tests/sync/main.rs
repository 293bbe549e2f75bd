//! The blocking primitives keep their promises.
#![cfg(not(target_family = "wasm"))]

#[path = "../support/mod.rs"]
mod support;

mod ends;
mod queue;
mod small;

use std::sync::Mutex as StdMutex;
use std::time::Duration;

use interleave::model::RunError;
use interleave::rt;
use interleave::sync::{AtomicU32, Barrier, Condvar, Mutex, Ordering, Semaphore};
use proptest::prelude::*;
use support::{ends, on_threads, present_run};

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Waits actively, as code does that no watchdog sees.
fn until(condition: impl Fn() -> bool) {
    while !condition() {
        rt::checkpoint();
        std::thread::yield_now();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_mutex_excludes(threads in 1u32..6, rounds in 1u32..2_000, trying: bool) {
        let counted = ends(move || on_threads(threads as usize, || {
            let counter = Mutex::new("counter", (0u32, 0u32));
            let add = || {
                let mut both = loop {
                    match counter.try_lock() {
                        Some(guard) => break guard,
                        None if trying => rt::checkpoint(),
                        None => break counter.lock(),
                    }
                };
                both.0 += 1;
                // Whoever came between would leave the two unequal.
                both.1 += 1;
                assert_eq!(both.0, both.1);
            };
            rt::scope(|scope| {
                (0..threads).for_each(|_| drop(scope.spawn(|| (0..rounds).for_each(|_| add()))));
            });
            counter.into_inner().0
        }));
        prop_assert_eq!(counted, Ok(threads * rounds));
    }

    #[test]
    fn a_barrier_lets_nobody_pass_early(parties in 1u32..6, meetings in 1u32..40) {
        let leaders = ends(move || on_threads(parties as usize, || {
            let barrier = Barrier::new("barrier", parties as usize);
            let (arrived, leaders) = (AtomicU32::new(0), StdMutex::new(vec![0; meetings as usize]));
            rt::scope(|scope| {
                for _ in 0..parties {
                    scope.spawn(|| for meeting in 0..meetings {
                        arrived.fetch_add(1, Ordering::Relaxed);
                        let led = barrier.wait().is_leader();
                        assert!(arrived.load(Ordering::Relaxed) >= (meeting + 1) * parties);
                        leaders.lock().unwrap()[meeting as usize] += u32::from(led);
                    });
                }
            });
            leaders.into_inner().unwrap()
        }));
        prop_assert_eq!(leaders, Ok(vec![1; meetings as usize]));
    }

    /// One cell between senders and receivers: an item is lost or an end missed if a call is.
    #[test]
    fn no_call_is_lost(pairs in 1u32..4, items in 1u32..300) {
        let received = ends(move || on_threads(2 * pairs as usize, || {
            let cell = Mutex::new("cell", None::<u32>);
            let (full, empty) = (Condvar::new("full"), Condvar::new("empty"));
            let sum = StdMutex::new(0);
            rt::scope(|scope| {
                for _ in 0..pairs {
                    scope.spawn(|| for item in 1..=items {
                        let mut cell = cell.lock();
                        while cell.is_some() {
                            cell = empty.wait(cell);
                        }
                        *cell = Some(item);
                        full.notify_one();
                    });
                    scope.spawn(|| for _ in 0..items {
                        let mut cell = cell.lock();
                        let item = loop {
                            match cell.take() {
                                Some(item) => break item,
                                None => cell = full.wait(cell),
                            }
                        };
                        empty.notify_one();
                        *sum.lock().unwrap() += item;
                    });
                }
            });
            sum.into_inner().unwrap()
        }));
        prop_assert_eq!(received, Ok(pairs * items * (items + 1) / 2));
    }
}

#[test]
fn try_lock_fails_exactly_while_locked() {
    let tried = on_threads(1, || {
        let mutex = Mutex::new("mutex", 1);
        let guard = mutex.lock();
        let from_here = mutex.try_lock().is_none();
        let from_there = rt::scope(|s| s.spawn(|| mutex.try_lock().is_none()).join());
        drop(guard);
        (from_here, from_there, mutex.try_lock().map(|g| *g))
    });
    assert_eq!(tried, Ok((true, true, Some(1))));
}

#[test]
fn calls_wake_one_each_in_the_order_of_coming_and_nobody_else() {
    const WAITERS: u32 = 4;
    let woken = ends(|| {
        on_threads(WAITERS as usize, || {
            let (waiting, called) = (Mutex::new("waiting", 0u32), Condvar::new("called"));
            let woken = StdMutex::new(Vec::new());
            rt::scope(|scope| {
                for me in 0..WAITERS {
                    let (waiting, called, woken) = (&waiting, &called, &woken);
                    scope.spawn(move || {
                        until(|| *waiting.lock() == me);
                        let mut count = waiting.lock();
                        *count += 1;
                        // The lock is let go of when this waits, so the next one comes after it.
                        drop(called.wait(count));
                        woken.lock().unwrap().push(me);
                    });
                }
                until(|| *waiting.lock() == WAITERS);
                // Nobody wakes by itself, not even after many slices of a wait.
                rt::sleep(ms(150));
                assert!(woken.lock().unwrap().is_empty());
                for so_far in 1..=WAITERS {
                    called.notify_one();
                    until(|| woken.lock().unwrap().len() as u32 == so_far);
                    rt::sleep(ms(30));
                    assert_eq!(woken.lock().unwrap().len() as u32, so_far, "one call, one waiter");
                }
                // Calls that nobody waits for are not kept.
                called.notify_one();
                called.notify_all();
                let (_guard, result) = called.wait_timeout(waiting.lock(), ms(30));
                assert!(result.timed_out());
            });
            woken.into_inner().unwrap()
        })
    });
    assert_eq!(woken, Ok((0..WAITERS).collect()));
}

#[test]
fn a_wait_with_a_limit_ends_by_a_call_or_by_the_clock() {
    let waited = ends(|| {
        on_threads(1, || {
            let (ready, called) = (Mutex::new("ready", false), Condvar::new("called"));
            let begin = rt::clock::now();
            let (guard, nobody) = called.wait_timeout(ready.lock(), ms(50));
            assert!(rt::clock::now() - begin >= 50.0, "not before its time");
            drop(guard);
            rt::scope(|scope| {
                let mut guard = ready.lock();
                scope.spawn(|| {
                    *ready.lock() = true;
                    called.notify_all();
                });
                let (again, somebody) = called.wait_timeout(guard, Duration::from_secs(20));
                guard = again;
                (nobody.timed_out(), somebody.timed_out(), *guard)
            })
        })
    });
    assert_eq!(waited, Ok((true, false, true)));
}

#[test]
fn notify_all_wakes_all_who_wait() {
    let result = ends(|| {
        on_threads(5, || {
            let (open, opened) = (Mutex::new("open", (0, false)), Condvar::new("opened"));
            rt::scope(|scope| {
                for _ in 0..5 {
                    scope.spawn(|| {
                        let mut state = open.lock();
                        state.0 += 1;
                        while !state.1 {
                            state = opened.wait(state);
                        }
                    });
                }
                until(|| open.lock().0 == 5);
                open.lock().1 = true;
                opened.notify_all();
            });
        })
    });
    assert_eq!(result, Ok(()));
}

#[test]
fn a_stop_reaches_every_kind_of_wait() {
    let waits: [fn(); 5] = [
        || rt::sleep(Duration::from_secs(3_600)),
        || {
            let (mutex, never) = (Mutex::new("mutex", ()), Condvar::new("never"));
            drop(never.wait_timeout(mutex.lock(), Duration::from_secs(3_600)));
        },
        || {
            let mutex = Mutex::new("mutex", ());
            rt::scope(|scope| {
                let _held = mutex.lock();
                scope.spawn(|| drop(mutex.lock()));
                rt::sleep(Duration::from_secs(3_600));
            });
        },
        || rt::scope(|scope| scope.spawn(|| rt::sleep(Duration::from_secs(3_600))).join()),
        || {
            let items = [3_600; 5];
            rt::pool_map(2, &items, |_, s| rt::sleep(Duration::from_secs(*s)));
        },
    ];
    for wait in waits {
        let ended = ends(move || {
            on_threads(2, || {
                let run = present_run();
                let stopper = std::thread::spawn(move || {
                    std::thread::sleep(ms(30));
                    run.stop();
                });
                wait();
                stopper.join().expect("no panic");
            })
        });
        assert_eq!(ended, Err(RunError::Stopped));
    }
}

#[test]
fn a_permit_goes_to_whoever_waits_and_not_to_a_newcomer() {
    let order = ends(|| {
        on_threads(3, || {
            let (permits, came) = (Semaphore::new("permits", 1), StdMutex::new(Vec::new()));
            rt::scope(|scope| {
                let first = permits.acquire();
                for me in 0..3 {
                    let (permits, came) = (&permits, &came);
                    scope.spawn(move || {
                        until(|| permits.waiting() == me);
                        let _permit = permits.acquire();
                        came.lock().unwrap().push(me);
                    });
                }
                until(|| permits.waiting() == 3);
                drop(first);
                // Handed over already, or through the line's end and free again.
                if permits.available() == 1 {
                    assert_eq!(came.lock().unwrap().len(), 3);
                }
            });
            assert_eq!((permits.available(), permits.waiting()), (1, 0));
            came.into_inner().unwrap()
        })
    });
    assert_eq!(order, Ok(vec![0, 1, 2]));
}
