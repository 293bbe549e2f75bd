//! Cancellation with clean-up.

use std::cell::{Cell, RefCell};
use std::future::{pending, poll_fn};
use std::pin::pin;
use std::time::Duration;

use interleave::aio::{self, Cancelled, Tasks};
use interleave::trace::State;
use proptest::prelude::*;

use crate::support::{drive, place};
use crate::{Dropped, ends_or_stalls, ms, yields};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Tasks that hold something open, one inside another, are cancelled at any of their turns: whatever
    /// was opened is closed, the inner one first, and nothing of the work goes on.
    #[test]
    fn what_was_opened_is_closed_wherever_the_task_is_cancelled(
        phases in prop::collection::vec(0u32..4, 6..=6),
        cancel_at in 0u32..24,
        by_timeout in any::<bool>(),
    ) {
        let log = RefCell::new(Vec::new());
        let result = ends_or_stalls(1, async {
            let say = |what: &'static str| log.borrow_mut().push(what);
            let opening = |what, turns| async move {
                yields(turns).await;
                say(what);
            };
            let inner = async || {
                aio::using(
                    opening("open inner", phases[1]),
                    async |()| {
                        yields(phases[2]).await;
                        say("worked");
                    },
                    async |()| opening("close inner", phases[3]).await,
                )
                .await
            };
            let outer = aio::using(
                opening("open outer", phases[0]),
                async |()| inner().await,
                async |()| opening("close outer", phases[4]).await,
            );
            let work = async {
                let done = outer.await;
                // A cancelled task does not get past its next await.
                yields(phases[5] + 1).await;
                say("after");
                done.and_then(|d| d)
            };
            let mut tasks = Tasks::new();
            let handle = if by_timeout {
                // A limit that is over at once; the work still has its first turn.
                tasks.spawn(async { aio::timeout(Duration::ZERO, work).await.ok_or(Cancelled)? })
            } else {
                tasks.spawn(work)
            };
            let finished = {
                let mut next = pin!(tasks.next());
                let mut turns = 0;
                poll_fn(|context| {
                    if turns == cancel_at && !by_timeout {
                        handle.cancel();
                    }
                    turns += 1;
                    next.as_mut().poll(context)
                })
                .await
            };
            assert!(handle.is_finished() && tasks.is_empty());
            finished.expect("one task").result.and_then(|r| r)
        });
        let log = log.into_inner();
        let count = |what| log.iter().filter(|l| **l == what).count();
        prop_assert_eq!(count("open inner"), count("close inner"), "{:?}", log);
        prop_assert_eq!(count("open outer"), count("close outer"), "{:?}", log);
        let at = |what| log.iter().position(|l| *l == what);
        prop_assert!(at("close inner") <= at("close outer"), "{:?}", log);
        let done = result.expect("it ends").is_ok();
        prop_assert_eq!(done, count("after") == 1, "{:?}", log);
        prop_assert!(!done || count("worked") == 1, "{:?}", log);
    }
}

#[test]
fn a_cancelled_task_ends_at_the_await_behind_its_clean_up() {
    let closed = Cell::new(false);
    let result = ends_or_stalls(1, async {
        let mut tasks = Tasks::new();
        let handle = tasks.spawn(async {
            let close = async |()| {
                yields(3).await;
                closed.set(true);
            };
            let cancelled = aio::using(async {}, async |()| pending::<()>().await, close).await;
            assert_eq!(cancelled, Err(Cancelled));
            // Nothing will ever wake this: it must not be waited for.
            pending::<()>().await;
        });
        assert!(tasks.wait(ms(1)).await.is_empty());
        handle.cancel();
        tasks.next().await.map(|f| f.result)
    });
    assert_eq!(result, Some(Some(Err(Cancelled))));
    assert!(closed.get());
}

#[test]
fn a_time_limit_keeps_what_is_done_and_drops_what_is_not() {
    let dropped = Cell::new(0);
    let results = ends_or_stalls(0, async {
        let late = async {
            let _dropped = Dropped(&dropped);
            pending::<()>().await;
        };
        // Done at its first turn, so in time however short the limit is.
        (aio::timeout(Duration::ZERO, async { 3 }).await, aio::timeout(ms(1), late).await)
    });
    assert_eq!(results, Some((Some(3), None)));
    assert_eq!(dropped.get(), 1);
}

type Log = RefCell<Vec<&'static str>>;

/// Holds something open until it is cancelled, and takes some turns to close it.
async fn hold(log: &Log, opened: &'static str, closed: &'static str) {
    let say = |what| log.borrow_mut().push(what);
    let close = async |()| {
        yields(3).await;
        say(closed);
    };
    let _ = aio::using(async { say(opened) }, async |()| pending::<()>().await, close).await;
}

async fn by_gather(log: &Log) {
    aio::gather([hold(log, "open 1", "close 1"), hold(log, "open 2", "close 2")]).await;
}

async fn by_group(log: &Log, limit: Option<Duration>) {
    let mut tasks = Tasks::new();
    tasks.spawn(hold(log, "open 1", "close 1"));
    tasks.spawn(hold(log, "open 2", "close 2"));
    match limit {
        Some(limit) => drop(tasks.wait(limit).await),
        None => while tasks.next().await.is_some() {},
    }
}

async fn by_scope(log: &Log) {
    let _ = aio::scope(async |scope: &aio::Scope<'_, ()>| {
        scope.spawn(async {
            hold(log, "open 1", "close 1").await;
            Ok(())
        });
        hold(log, "open 2", "close 2").await;
        Ok(())
    })
    .await;
}

#[test]
fn tasks_within_a_cancelled_task_clean_up_first() {
    for (way, by_limit) in (0..4).flat_map(|way| [(way, false), (way, true)]) {
        let log = Log::default();
        let result = ends_or_stalls(3, async {
            let work = async {
                match way {
                    0 => by_gather(&log).await,
                    1 => by_group(&log, None).await,
                    2 => by_group(&log, Some(Duration::from_secs(3_600))).await,
                    _ => by_scope(&log).await,
                }
                log.borrow_mut().push("after");
            };
            if by_limit {
                return aio::timeout(ms(5), work).await.ok_or(Cancelled);
            }
            let mut tasks = Tasks::new();
            let handle = tasks.spawn(work);
            assert!(tasks.wait(ms(5)).await.is_empty());
            handle.cancel();
            tasks.next().await.expect("one task").result
        });
        assert_eq!(result, Some(Err(Cancelled)), "way {way}");
        let mut log = log.into_inner();
        log.sort_unstable();
        assert_eq!(log, ["close 1", "close 2", "open 1", "open 2"], "way {way}");
    }
}

#[test]
fn a_limit_on_the_wait_for_a_group_leaves_the_group_alone() {
    let result = ends_or_stalls(1, async {
        let mut tasks = Tasks::new();
        let go = aio::Event::new("go");
        let waits = go.clone();
        tasks.spawn(async move { waits.wait().await });
        let early = aio::timeout(ms(1), tasks.next()).await;
        go.set();
        (early.is_none(), tasks.next().await.map(|f| f.result))
    });
    assert_eq!(result, Some((true, Some(Ok(())))));
}

#[test]
fn clean_up_is_not_cancelled_by_what_caused_it() {
    let log = Log::default();
    let result = ends_or_stalls(2, async {
        let say = |what: &'static str| log.borrow_mut().push(what);
        let close = async |()| {
            // What a cancelled task's clean-up opens, starts and waits for works as ever.
            let sent = aio::using(async { say("open") }, async |()| 7, async |()| say("close"));
            assert_eq!(sent.await, Ok(7));
            assert_eq!(aio::gather([1, 2].map(|n| async move { n })).await, [1, 2]);
            assert_eq!(aio::timeout(Duration::ZERO, pending::<()>()).await, None);
            say("closed");
        };
        let work = aio::using(async {}, async |()| pending::<()>().await, close);
        aio::timeout(ms(1), work).await.is_none()
    });
    assert_eq!(result, Some(true));
    assert_eq!(log.into_inner(), ["open", "close", "closed"]);
}

#[test]
fn the_lane_of_a_task_that_was_dropped_ends() {
    let (place, dropped) = (place(1), Cell::new(0));
    let done = drive(&place, async {
        let mut tasks = Tasks::new();
        let handle = tasks.spawn(async {
            let _dropped = Dropped(&dropped);
            pending::<()>().await;
        });
        assert!(tasks.wait(ms(1)).await.is_empty());
        drop(tasks);
        handle.is_finished()
    });
    assert_eq!((done, dropped.get()), (Ok(true), 1));
    assert_eq!(place.run().recorder().lanes()[1].state(), (State::Done, 0));
}
