//! What needs no second thread, or one only.

use std::cell::Cell;
use std::time::Duration;

use interleave::rt;
use interleave::sync::{
    AtomicBool, Barrier, Condvar, Event, Mutex, Ordering, ReentrantMutex, Semaphore,
};

use crate::support::{ends, on_threads};
use crate::{ms, until};

#[test]
fn the_longest_of_limits_is_a_limit_like_any_other() {
    let ended = ends(|| {
        on_threads(2, || {
            let (mutex, called) = (Mutex::new("mutex", false), Condvar::new("called"));
            let (event, permits) = (Event::new("event"), Semaphore::new("permits", 0));
            rt::scope(|scope| {
                let waiting = scope.spawn(|| {
                    let ready = mutex.lock();
                    let (ready, result) =
                        called.wait_timeout_while(ready, Duration::MAX, |ready| !*ready);
                    drop(ready);
                    (result.timed_out(), event.wait_timeout(Duration::MAX))
                });
                // Long enough for more than one look at the clock.
                rt::sleep(ms(50));
                *mutex.lock() = true;
                called.notify_one();
                event.set();
                assert!(permits.acquire_timeout(ms(1)).is_none());
                assert!(mutex.try_lock_for(Duration::MAX).is_some());
                waiting.join()
            })
        })
    });
    assert_eq!(ended, Ok((false, true)));
}

#[test]
fn a_lock_that_is_held_too_long_is_given_up() {
    let tried = ends(|| {
        on_threads(1, || {
            let mut mutex = Mutex::new("mutex", 0);
            let held = mutex.lock();
            let try_for =
                |limit| rt::scope(|s| s.spawn(|| mutex.try_lock_for(limit).is_some()).join());
            let in_vain = [Duration::ZERO, ms(30)].map(try_for);
            drop(held);
            let got = try_for(Duration::ZERO);
            *mutex.get_mut() += 1;
            (in_vain, got, mutex.into_inner())
        })
    });
    assert_eq!(tried, Ok(([false, false], true, 1)));
}

/// Python's promise: `wait` returns since the event was set, whatever it is by now.
#[test]
fn a_pulse_of_an_event_reaches_all_who_wait() {
    let ended = ends(|| {
        on_threads(3, || {
            let event = Event::new("event");
            let waiting = Mutex::new("waiting", 0);
            let through = Mutex::new("through", 0);
            rt::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| {
                        *waiting.lock() += 1;
                        event.wait();
                        *through.lock() += 1;
                    });
                }
                until(|| *waiting.lock() == 3);
                // They have said that they are about to wait, and have long begun to.
                rt::sleep(ms(100));
                event.set();
                event.clear();
                until(|| *through.lock() == 3);
            });
            event.is_set()
        })
    });
    assert_eq!(ended, Ok(false));
}

#[test]
fn a_barrier_for_one_or_none_is_no_wait() {
    let led = on_threads(0, || [0, 1].map(|n| Barrier::new("barrier", n).wait().is_leader()));
    assert_eq!(led, Ok([true, true]));
}

#[test]
fn a_reentrant_lock_knows_its_thread_in_whichever_run() {
    let lock = ReentrantMutex::new("lock", Cell::new(0));
    let outer = lock.lock();
    // Another run's main lane has the same number as any: only the thread tells them apart.
    let elsewhere = std::thread::scope(|scope| {
        scope.spawn(|| on_threads(0, || lock.try_lock().is_none())).join().expect("no panic")
    });
    let here = on_threads(0, || lock.lock().depth());
    assert_eq!((elsewhere, here, outer.depth()), (Ok(true), Ok(2), 1));
}

#[test]
fn a_flag_is_taken_once() {
    let flag = AtomicBool::new(false);
    let take = || flag.compare_exchange(false, true, Ordering::AcqRel, Ordering::Relaxed);
    assert_eq!((take(), take()), (Ok(false), Err(true)));
    assert!(flag.swap(false, Ordering::Relaxed));
    assert!(!flag.load(Ordering::Relaxed));
}
