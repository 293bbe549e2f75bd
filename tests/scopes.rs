//! Scopes within scopes, at full speed: threads that threads start, on threads of one pool.
#![cfg(not(target_family = "wasm"))]

#[path = "scopes/deadlocks.rs"]
mod deadlocks;
mod support;

use std::time::Duration;

use interleave::model::RunError;
use interleave::rt;
use interleave::sync::{AtomicU32, Barrier, Event, Mutex, Ordering};
use interleave::trace::{Event as Record, State};
use support::{ends, on_threads, place, present_run};

const LONG: Duration = Duration::from_secs(60);

/// Starts a thread, and that the next one, `depth` of them in all; `last` is done by the last.
fn nest(depth: u32, last: &(dyn Fn() + Sync)) {
    match depth {
        0 => last(),
        _ => rt::scope(|scope| scope.spawn(move || nest(depth - 1, last)).join()),
    }
}

fn panic_of<R: std::fmt::Debug>(ended: Result<R, RunError>) -> (String, String) {
    match ended {
        Err(RunError::Panic { lane, message }) => (lane, message),
        other => panic!("no panic: {other:?}"),
    }
}

#[test]
fn threads_start_threads_to_any_depth_and_have_their_results() {
    let ended = ends(|| {
        on_threads(6, || {
            let text = String::from("borrowed");
            let lengths = rt::scope(|scope| {
                let outer = [1, 2].map(|factor| {
                    let text = &text;
                    scope.spawn(move || {
                        let inner = rt::scope(|scope| {
                            [10, 100].map(|f| scope.spawn(move || text.len() * f)).map(|t| t.join())
                        });
                        inner.map(|length| factor * length)
                    })
                });
                outer.map(rt::ScopedJoinHandle::join)
            });
            nest(6, &|| assert_eq!(text, "borrowed"));
            lengths
        })
    });
    assert_eq!(ended, Ok([[80, 800], [160, 1600]]));
}

#[test]
fn every_thread_has_a_lane_and_a_number_of_its_own() {
    let place = place(5);
    let ended = rt::with_resources(5, 0, || {
        place.perform(|| {
            let started = Barrier::new("started", 2);
            rt::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        started.wait();
                        rt::scope(|inner| inner.spawn(|| rt::log("here", 0, 0.0)).join());
                    });
                }
            });
            // Numbers go on where one scope is behind another.
            rt::scope(|scope| _ = scope.spawn(|| ()));
        })
    });
    assert_eq!(ended, Ok(()));
    let lanes = place.run().recorder().lanes();
    let labels: Vec<String> = lanes.iter().map(|lane| lane.label()).collect();
    assert_eq!(labels, ["main", "thread 1", "thread 2", "thread 3", "thread 4", "thread 5"]);
    let states = |lane: usize| -> Vec<State> {
        let state = |record: Record| match record {
            Record::State { state, .. } => Some(state),
            _ => None,
        };
        lanes[lane].records().iter().filter_map(|r| state(r.event()?)).collect()
    };
    for owner in [1, 2] {
        let states = states(owner);
        assert_eq!(states.first(), Some(&State::Running));
        assert_eq!(states[states.len() - 3..], [State::Join, State::Running, State::Done]);
    }
    for inner in [3, 4] {
        assert_eq!(states(inner), [State::Running, State::Done]);
    }
}

#[test]
fn whoever_waits_for_its_threads_does_no_work_of_others() {
    let ended = ends(|| {
        on_threads(3, || {
            for _ in 0..40 {
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
                    // By now the first thread waits, and the one that is free sleeps: whoever looks for work takes this,
                    // and goes on behind it alone.
                    rt::sleep(Duration::from_millis(2));
                    scope.spawn(|| {
                        go.set();
                        gone_on.wait();
                    });
                });
            }
        })
    });
    assert_eq!(ended, Ok(()));
}

#[test]
fn a_thread_more_than_declared_is_refused() {
    for (threads, lane) in [(0, "main"), (1, "thread 1"), (2, "thread 2")] {
        let (who, message) = panic_of(ends(move || on_threads(threads, || nest(3, &|| ()))));
        assert_eq!(who, lane);
        let said = format!("declares {threads} thread");
        assert!(message.contains(&said), "{message}");
    }
    assert_eq!(ends(|| on_threads(3, || nest(3, &|| ()))), Ok(()));
}

#[test]
fn threads_that_have_ended_leave_their_places() {
    let ended = ends(|| {
        on_threads(2, || {
            let count = AtomicU32::new(0);
            let add = || _ = count.fetch_add(1, Ordering::Relaxed);
            rt::scope(|scope| {
                scope.spawn(|| {
                    for _ in 0..500 {
                        rt::scope(|inner| _ = inner.spawn(add));
                        rt::scope(|inner| (0..2).for_each(|_| inner.spawn(add).join()));
                    }
                });
            });
            count.into_inner()
        })
    });
    assert_eq!(ended, Ok(1_500));
}

#[test]
fn a_pool_leaves_no_place_for_threads_of_its_items() {
    let nested = |threads| {
        ends(move || {
            on_threads(threads, || {
                rt::pool_map(2, &[1, 2, 3, 4], |_, item| {
                    let item = *item;
                    rt::scope(|scope| scope.spawn(move || item * 2).join())
                })
            })
        })
    };
    assert_eq!(nested(4), Ok(vec![2, 4, 6, 8]));
    assert!(panic_of(nested(2)).1.contains("declares 2 threads"));
    let within = ends(|| {
        on_threads(3, || rt::scope(|scope| scope.spawn(|| rt::pool_map(1, &[1], |_, i| *i)).join()))
    });
    assert_eq!(panic_of(within).0, "thread 1");
}

#[test]
fn a_panic_in_a_nested_thread_ends_those_who_wait_at_every_depth() {
    let ended = ends(|| {
        on_threads(4, || {
            let never = Event::new("never");
            rt::scope(|scope| {
                scope.spawn(|| never.wait());
                scope.spawn(|| {
                    rt::scope(|inner| {
                        inner.spawn(|| {
                            rt::scope(|last| _ = last.spawn(|| panic!("on purpose")));
                            unreachable!("its scope has been broken off");
                        });
                    });
                });
            });
        })
    });
    assert_eq!(panic_of(ended), ("thread 4".to_owned(), "on purpose".to_owned()));
}

#[test]
fn a_panic_beside_nested_threads_is_told_of_the_thread_that_started_them() {
    let ended = ends(|| {
        on_threads(2, || {
            rt::scope(|scope| {
                scope.spawn(|| {
                    rt::scope(|inner| {
                        inner.spawn(|| rt::sleep(LONG));
                        panic!("on purpose");
                    })
                });
            });
        })
    });
    assert_eq!(panic_of(ended), ("thread 1".to_owned(), "on purpose".to_owned()));
}

#[test]
fn a_stop_ends_nested_threads_and_who_waits_for_them() {
    let ended = ends(|| {
        on_threads(4, || {
            let run = present_run();
            let held = Mutex::new("held", ());
            rt::scope(|scope| {
                scope.spawn(|| {
                    let _held = held.lock();
                    rt::scope(|inner| {
                        inner.spawn(|| drop(held.lock()));
                        inner.spawn(|| rt::sleep(LONG)).join();
                    });
                });
                scope.spawn(|| run.stop());
            });
        })
    });
    assert_eq!(ended, Err(RunError::Stopped));
}
