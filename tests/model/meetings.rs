//! Who waits for whom.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use interleave::sync::{Barrier, Condvar, Event, Mutex};

use crate::{joined, spawn, try_fair_orders, try_orders};

const LONG: Duration = Duration::from_secs(1);

#[test]
fn a_barrier_has_one_leader_a_meeting_and_lets_nobody_pass_early() {
    try_orders(|| {
        let shared = Arc::new((Barrier::new("barrier", 3), AtomicUsize::new(0)));
        let threads = spawn(&shared, 3, |(barrier, arrived), _| {
            [1, 2].map(|meeting| {
                arrived.fetch_add(1, Ordering::Relaxed);
                let led = barrier.wait().is_leader();
                assert!(arrived.load(Ordering::Relaxed) >= 3 * meeting);
                led
            })
        });
        let led = joined(threads);
        assert!([0, 1].iter().all(|meeting| led.iter().filter(|l| l[*meeting]).count() == 1));
    });
}

#[test]
fn setting_an_event_lets_all_go_who_wait() {
    try_orders(|| {
        let shared = Arc::new((Event::new("event"), AtomicUsize::new(0)));
        let threads = spawn(&shared, 3, |(event, written), me| {
            if me == 0 {
                written.store(1, Ordering::Relaxed);
                event.set();
            } else {
                event.wait();
                assert_eq!(written.load(Ordering::Relaxed), 1);
            }
        });
        joined(threads);
        assert!(shared.0.is_set());
    });
}

/// That a pulse reaches each of them is for tests/sync: here nobody can know who waits already.
#[test]
fn who_comes_after_a_pulse_waits_and_nobody_hangs() {
    try_orders(|| {
        let shared = Arc::new((Event::new("event"), Mutex::new("came", 0), Condvar::new("came")));
        let threads = spawn(&shared, 2, |(event, came, changed), _| {
            *came.lock() += 1;
            changed.notify_all();
            event.wait();
        });
        drop(shared.2.wait_while(shared.1.lock(), |came| *came < 2));
        // Both are about to wait; who has not begun by now waits for the second pulse or the end.
        shared.0.set();
        shared.0.clear();
        assert!(!shared.0.is_set());
        assert!(!shared.0.wait_timeout(Duration::ZERO), "who comes later waits");
        shared.0.set();
        joined(threads);
    });
}

#[test]
fn an_event_that_is_pulsed_while_all_wait_reaches_them() {
    try_fair_orders(|| {
        let event = Arc::new(Event::new("event"));
        let threads = spawn(&event, 3, |event, me| {
            if me == 0 {
                event.set();
                event.clear();
                return true;
            }
            // It comes before the pulse, is reached by it, or is too late; it never hangs.
            event.wait_timeout(LONG)
        });
        joined(threads);
        assert!(!event.is_set());
    });
}

#[test]
fn a_call_is_not_lost_between_unlocking_and_waiting() {
    try_orders(|| {
        let shared =
            Arc::new((Mutex::new("cell", None), Condvar::new("full"), Condvar::new("empty")));
        let threads = spawn(&shared, 4, |(cell, full, empty), me| {
            if me < 2 {
                let mut cell = empty.wait_while(cell.lock(), |cell| cell.is_some());
                *cell = Some(me);
                full.notify_one();
                return me;
            }
            let item = full.wait_while(cell.lock(), |cell| cell.is_none()).take();
            empty.notify_one();
            item.expect("one is there")
        });
        let mut got = joined(threads).split_off(2);
        got.sort_unstable();
        assert_eq!(got, [0, 1]);
    });
}

#[test]
fn a_call_that_comes_as_the_time_ends_is_heard_by_somebody() {
    try_fair_orders(|| {
        let shared = Arc::new((Mutex::new("ready", 0), Condvar::new("called")));
        let threads = spawn(&shared, 3, |(ready, called), me| {
            let mut ready = ready.lock();
            match me {
                0 => {
                    *ready += 1;
                    called.notify_one();
                    return;
                }
                // Takes it only if it was called; a call that it slept through must go to the other.
                1 => {
                    let timed_out;
                    (ready, timed_out) =
                        called.wait_timeout_while(ready, LONG, |ready| *ready == 0);
                    if timed_out.timed_out() {
                        return;
                    }
                }
                _ => ready = called.wait_while(ready, |ready| *ready == 0),
            }
            *ready -= 1;
            // For the other one, so that the program ends whoever was called.
            *ready += 1;
            called.notify_one();
        });
        joined(threads);
    });
}
