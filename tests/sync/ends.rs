//! Runs that end early leave the primitives as they must be for those who go on.

use std::time::Duration;

use interleave::model::RunError;
use interleave::rt;
use interleave::sync::{Barrier, Event, Semaphore};

use crate::support::{ends, on_threads, present_run};
use crate::until;

/// A run whose one lane does `work` until it is stopped, as soon as `waits` says so.
fn stopped(work: impl FnOnce() + Send, waits: impl Fn() -> bool) {
    std::thread::scope(|scope| {
        let (send, receive) = std::sync::mpsc::channel();
        let running = scope.spawn(move || {
            on_threads(0, || {
                send.send(present_run()).expect("somebody hears");
                work();
            })
        });
        let run = receive.recv().expect("it begins");
        until(waits);
        run.stop();
        assert_eq!(running.join().expect("no panic"), Err(RunError::Stopped));
    });
}

#[test]
fn a_waiter_that_a_stop_ends_is_owed_nothing() {
    ends(|| {
        let permits = Semaphore::new("permits", 1);
        let held = permits.try_acquire();
        stopped(|| drop(permits.acquire()), || permits.waiting() == 1);
        assert_eq!(permits.waiting(), 0);
        drop(held);
        assert_eq!(permits.available(), 1, "it was not handed to somebody who is gone");
    });
}

#[test]
fn a_party_that_a_stop_ends_is_not_counted() {
    ends(|| {
        let (barrier, begun) = (Barrier::new("barrier", 2), Event::new("begun"));
        stopped(
            || {
                begun.set();
                barrier.wait();
            },
            || begun.is_set(),
        );
        // Were it counted, this one would be let through alone; so it waits for somebody who never comes.
        let alone = on_threads(0, || barrier.wait());
        assert!(matches!(alone, Err(RunError::Deadlock { .. })), "{alone:?}");
    });
}

/// Permits go from hand to hand between two runs, of which one is stopped at any moment: also between being
/// handed a permit and taking it.
#[test]
fn no_permit_is_lost_however_often_a_run_is_stopped() {
    ends(|| {
        let permits = Semaphore::new("permits", 2);
        for round in 0..200u64 {
            std::thread::scope(|scope| {
                let (send, receive) = std::sync::mpsc::channel();
                let permits = &permits;
                for _ in 0..3 {
                    let send = send.clone();
                    scope.spawn(move || {
                        let _ = on_threads(0, || {
                            send.send(present_run()).expect("somebody hears");
                            loop {
                                drop(permits.acquire());
                                rt::checkpoint();
                            }
                        });
                    });
                }
                let runs: Vec<_> = receive.iter().take(3).collect();
                std::thread::sleep(Duration::from_micros(round % 40 * 10));
                runs.iter().for_each(|run| run.stop());
            });
            assert_eq!((permits.available(), permits.waiting()), (2, 0), "round {round}");
        }
    });
}
