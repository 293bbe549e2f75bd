//! The watchdog cries when it must and only then.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::time::Duration;

use interleave::model::{RunError, Waiting};
use interleave::rt;
use interleave::sync::{Barrier, Condvar, Mutex};
use support::{ends, on_threads};

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn arrow(lane: &str, object: &str, holder: Option<&str>) -> Waiting {
    Waiting { lane: lane.to_owned(), object: object.to_owned(), holder: holder.map(str::to_owned) }
}

/// Who waits for what when the run ends in a deadlock, by lane.
fn deadlock(threads: usize, work: impl FnOnce() + Send + 'static) -> Vec<Waiting> {
    match ends(move || on_threads(threads, work)) {
        Err(RunError::Deadlock { mut waiting }) => {
            waiting.sort_by(|a, b| a.lane.cmp(&b.lane));
            waiting
        }
        other => panic!("no deadlock: {other:?}"),
    }
}

/// Each of `count` threads holds a lock and wants the next one's; `aside` is done meanwhile.
fn circle(count: usize, aside: impl Fn() + Sync) {
    static NAMES: [&str; 3] = ["A", "B", "C"];
    let locks: Vec<_> = NAMES[..count].iter().map(|name| Mutex::new(name, ())).collect();
    let met = Barrier::new("met", count);
    rt::scope(|scope| {
        for me in 0..count {
            let (locks, met) = (&locks, &met);
            scope.spawn(move || {
                let _mine = locks[me].lock();
                met.wait();
                drop(locks[(me + 1) % count].lock());
            });
        }
        aside();
    });
}

#[test]
fn circles_of_locks_are_named() {
    let two = [arrow("thread 1", "B", Some("thread 2")), arrow("thread 2", "A", Some("thread 1"))];
    assert_eq!(deadlock(2, || circle(2, || ())), two);
    let three = [
        arrow("thread 1", "B", Some("thread 2")),
        arrow("thread 2", "C", Some("thread 3")),
        arrow("thread 3", "A", Some("thread 1")),
    ];
    assert_eq!(deadlock(3, || circle(3, || ())), three);
}

#[test]
fn a_circle_is_named_while_others_are_busy() {
    let found = deadlock(4, || {
        circle(2, || {
            let shared = Mutex::new("shared", ());
            rt::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        loop {
                            // Held long enough that the other one has to wait, and then left to it.
                            let held = shared.lock();
                            rt::sleep(ms(2));
                            drop(held);
                            rt::sleep(ms(1));
                        }
                    });
                }
            });
        });
    });
    let two = [arrow("thread 1", "B", Some("thread 2")), arrow("thread 2", "A", Some("thread 1"))];
    assert_eq!(found, two);
}

#[test]
fn locking_twice_is_named() {
    let found = deadlock(0, || {
        let mutex = Mutex::new("mine", ());
        let _first = mutex.lock();
        drop(mutex.lock());
    });
    assert_eq!(found, [arrow("main", "mine", Some("main"))]);
}

#[test]
fn a_call_that_nobody_can_make_is_named() {
    let wait_for_ever = || {
        let (mutex, never) = (Mutex::new("mutex", ()), Condvar::new("never"));
        drop(never.wait(mutex.lock()));
    };
    assert_eq!(deadlock(0, wait_for_ever), [arrow("main", "never", None)]);
    let found = deadlock(3, move || {
        rt::scope(|scope| {
            // One of them works for a while, and could have called until then.
            scope.spawn(|| rt::sleep(ms(100)));
            scope.spawn(wait_for_ever);
            scope.spawn(wait_for_ever);
        });
    });
    assert_eq!(found, [arrow("thread 2", "never", None), arrow("thread 3", "never", None)]);
}

#[test]
fn a_join_under_the_lock_that_the_thread_wants_is_named() {
    let found = deadlock(1, || {
        let mutex = Mutex::new("mutex", ());
        rt::scope(|scope| {
            let _held = mutex.lock();
            scope.spawn(|| drop(mutex.lock())).join();
        });
    });
    assert_eq!(found, [arrow("main", "join", None), arrow("thread 1", "mutex", Some("main"))]);
}

#[test]
fn more_parties_than_workers_are_named() {
    let found = deadlock(2, || {
        let barrier = Barrier::new("barrier", 3);
        // The third item would let the others go, but no thread is free for it.
        rt::pool_map(2, &[1, 2, 3], |_, _| barrier.wait());
    });
    assert_eq!(found, [arrow("thread 1", "barrier", None), arrow("thread 2", "barrier", None)]);
}

#[test]
fn long_waits_are_no_deadlock() {
    let ended = ends(|| {
        on_threads(3, || {
            let mutex = Mutex::new("mutex", ());
            rt::scope(|scope| {
                let held = mutex.lock();
                let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| drop(mutex.lock()))).collect();
                rt::sleep(ms(300));
                drop(held);
                threads.into_iter().for_each(rt::ScopedJoinHandle::join);
                // Joining those who sleep.
                scope.spawn(|| rt::sleep(ms(300))).join();
            });
        })
    });
    assert_eq!(ended, Ok(()));
}

#[test]
fn a_full_pool_is_no_deadlock() {
    let ended = ends(|| {
        on_threads(2, || {
            let mutex = Mutex::new("mutex", 0);
            let items: Vec<u32> = (0..12).collect();
            rt::pool_map(2, &items, |index, item| {
                let mut sum = mutex.lock();
                rt::sleep(ms(25));
                *sum += item;
                index
            })
        })
    });
    assert_eq!(ended, Ok((0..12).collect()));
}

#[test]
fn a_convoy_is_no_deadlock() {
    const THREADS: usize = 6;
    let ended = ends(|| {
        on_threads(THREADS, || {
            let (a, b) = (Mutex::new("A", 0), Mutex::new("B", 0));
            rt::scope(|scope| {
                for _ in 0..THREADS {
                    scope.spawn(|| {
                        for _ in 0..10 {
                            let mut a = a.lock();
                            rt::sleep(ms(3));
                            let mut b = b.lock();
                            rt::sleep(ms(3));
                            *a += 1;
                            *b += 1;
                        }
                    });
                }
            });
            (a.into_inner(), b.into_inner())
        })
    });
    assert_eq!(ended, Ok((60, 60)));
}

#[test]
fn a_lane_can_catch_its_deadlock_with_itself_and_go_on() {
    let ended = ends(|| {
        on_threads(2, || {
            let mutex = Mutex::new("mine", 0);
            rt::scope(|scope| {
                let caught = scope.spawn(|| {
                    rt::catch_deadlock(|| {
                        let _first = mutex.lock();
                        drop(mutex.lock());
                    })
                });
                // Waits for the same lock, which comes free, and meanwhile main only joins.
                scope.spawn(|| {
                    rt::sleep(ms(5));
                    *mutex.lock() += 1;
                });
                let caught = caught.join();
                *mutex.lock() += 1;
                caught
            })
        })
    });
    assert_eq!(ended, Ok(Err(arrow("thread 1", "mine", Some("thread 1")))));
}

#[test]
fn what_ends_well_or_is_no_matter_of_one_lane_is_not_caught() {
    assert_eq!(ends(|| on_threads(0, || rt::catch_deadlock(|| 7))), Ok(Ok(7)));
    let found = deadlock(2, || drop(rt::catch_deadlock(|| circle(2, || ()))));
    let two = [arrow("thread 1", "B", Some("thread 2")), arrow("thread 2", "A", Some("thread 1"))];
    assert_eq!(found, two);
    // Behind the catching everything is as before.
    let found = deadlock(0, || {
        let mutex = Mutex::new("mine", ());
        drop(rt::catch_deadlock(|| ()));
        let _first = mutex.lock();
        drop(mutex.lock());
    });
    assert_eq!(found, [arrow("main", "mine", Some("main"))]);
}
