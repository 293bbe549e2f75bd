//! Tasks on one thread: what overlaps, in which order, and what is let go of. Nothing here measures time;
//! overlapping is seen in the order of what happens.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::cell::{Cell, RefCell};
use std::future::{pending, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use interleave::aio::{self, Cancelled, Queue, Semaphore, Tasks};
use interleave::model::RunError;
use interleave::rt;
use interleave::trace::{Event, State};
use proptest::prelude::*;
use support::{drive, ends, on_tasks, place, present_run};

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

async fn yields(count: u32) {
    for _ in 0..count {
        aio::yield_now().await;
    }
}

/// Says when it goes.
struct Dropped<'a>(&'a Cell<u32>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn gather_keeps_the_order_given(steps in prop::collection::vec(0u32..20, 0..60)) {
        let (ended, count) = (RefCell::new(Vec::new()), steps.len());
        let results = on_tasks(count as u32, async {
            aio::gather(steps.iter().copied().enumerate().map(|(index, steps)| {
                let ended = &ended;
                async move {
                    yields(steps).await;
                    ended.borrow_mut().push(steps);
                    index
                }
            })).await
        });
        prop_assert_eq!(results, Ok((0..count).collect::<Vec<_>>()));
        // All take turns, so who has fewer steps ends earlier.
        prop_assert!(ended.borrow().is_sorted());
    }

    /// Tasks come, hold a permit for a while, and go, in any interleaving; some give up before.
    #[test]
    fn a_semaphore_never_gives_more_than_it_has(
        permits in 1usize..4,
        tasks in prop::collection::vec((0u32..6, 0u32..6, prop::option::of(0u32..4)), 1..12),
    ) {
        let semaphore = Semaphore::new("permits", permits);
        let (inside, most, served) = (Cell::new(0), Cell::new(0), Cell::new(0));
        let result = ends_or_stalls(tasks.len() as u32, async {
            aio::gather(tasks.iter().map(|&(before, within, patience)| {
                let (semaphore, inside, most, served) = (&semaphore, &inside, &most, &served);
                async move {
                    yields(before).await;
                    let Some(_permit) = patient(semaphore.acquire(), patience).await else { return };
                    inside.set(inside.get() + 1);
                    most.set(most.get().max(inside.get()));
                    yields(within).await;
                    inside.set(inside.get() - 1);
                    served.set(served.get() + 1);
                }
            })).await;
            // Everything was given back.
            let all: Vec<_> = (0..permits).map(|_| now(semaphore.acquire())).collect();
            (all.iter().all(Option::is_some), now(semaphore.acquire()).is_none())
        });
        prop_assert_eq!(result, Some((true, true)));
        prop_assert!(most.get() <= permits);
        let stayers = tasks.iter().filter(|t| t.2.is_none()).count();
        prop_assert!(served.get() >= stayers, "{} of {stayers}", served.get());
    }

    #[test]
    fn a_semaphore_serves_in_the_order_of_coming(permits in 1usize..4, count in 1usize..40) {
        let semaphore = Semaphore::new("permits", permits);
        let served = RefCell::new(Vec::new());
        let result = on_tasks(count as u32, async {
            aio::gather((0..count).map(|me| {
                let (semaphore, served) = (&semaphore, &served);
                async move {
                    let _permit = semaphore.acquire().await;
                    served.borrow_mut().push(me);
                    yields(me as u32 % 3).await;
                }
            })).await;
        });
        prop_assert_eq!(result, Ok(()));
        prop_assert_eq!(served.into_inner(), (0..count).collect::<Vec<_>>());
    }
}

/// The result of `future` if it needs no waiting.
fn now<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut std::task::Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// `future`'s result, unless it is dropped after being polled and waiting for so many turns.
async fn patient<F: Future>(future: F, patience: Option<u32>) -> Option<F::Output> {
    let Some(mut turns) = patience else { return Some(future.await) };
    let mut future = pin!(future);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending if turns == 0 => Poll::Ready(None),
        Poll::Pending => {
            turns -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await
}

/// As `on_tasks`, but nothing when the tasks only wait for each other: a wake-up was lost.
fn ends_or_stalls<R>(tasks: u32, work: impl Future<Output = R>) -> Option<R> {
    // A timer that ends the run can only be the last to go off.
    let work = async {
        let (mut work, mut limit) = (pin!(work), pin!(rt::timer(Duration::from_secs(10))));
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending => limit.as_mut().poll(context).map(|()| None),
        })
        .await
    };
    on_tasks(tasks, work).expect("no fault")
}

#[test]
fn all_tasks_begin_before_any_ends_and_end_as_their_waits_do() {
    let happened = RefCell::new(Vec::new());
    let results = on_tasks(3, async {
        let waits = [(1, 90), (2, 10), (3, 50)];
        aio::gather(waits.map(|(number, wait)| {
            let happened = &happened;
            async move {
                happened.borrow_mut().push(("begun", number));
                aio::sleep(ms(wait)).await;
                happened.borrow_mut().push(("ended", number));
                number
            }
        }))
        .await
    });
    assert_eq!(results, Ok(vec![1, 2, 3]));
    let begun = [("begun", 1), ("begun", 2), ("begun", 3)];
    let ended = [("ended", 2), ("ended", 3), ("ended", 1)];
    assert_eq!(happened.into_inner(), [begun, ended].concat());
}

#[test]
fn a_task_runs_only_when_what_it_waits_for_has_come() {
    let place = place(3);
    let done = drive(&place, async {
        aio::gather([10, 20, 30].map(|wait| aio::sleep(ms(wait)))).await;
    });
    assert_eq!(done, Ok(()));
    for lane in &place.run().recorder().lanes()[1..] {
        let states: Vec<State> = lane
            .records()
            .iter()
            .filter_map(|r| match r.event() {
                Some(Event::State { state, .. }) => Some(state),
                _ => None,
            })
            .collect();
        let expected = [State::Running, State::Sleep, State::Running, State::Done];
        assert_eq!(states, expected, "{}", lane.label());
    }
}

#[test]
fn a_semaphores_waiter_that_goes_lets_the_next_one_have_its_turn() {
    let served = on_tasks(2, async {
        let semaphore = Semaphore::new("permits", 1);
        let held = semaphore.acquire().await;
        let mut first = Box::pin(semaphore.acquire());
        let mut second = Box::pin(semaphore.acquire());
        poll_fn(|context| {
            assert!(first.as_mut().poll(context).is_pending());
            assert!(second.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
        // The permit is promised to the first, which goes before it takes it.
        drop(held);
        drop(first);
        second.await;
        true
    });
    assert_eq!(served, Ok(true));
}

#[test]
fn dropping_a_gather_drops_its_tasks_and_their_timers() {
    let dropped = Cell::new(0);
    let result = ends_or_stalls(3, async {
        let tasks = aio::gather((0..3).map(|_| async {
            let _dropped = Dropped(&dropped);
            aio::sleep(Duration::from_secs(3_600)).await;
        }));
        assert!(patient(tasks, Some(2)).await.is_none());
        assert_eq!(dropped.get(), 3);
        // Were a timer left, the executor would still have to wake for it: this one must be alone.
        aio::sleep(ms(5)).await;
    });
    assert_eq!(result, Some(()));
}

#[test]
fn a_stop_wakes_a_sleeping_run_at_once() {
    let (ended, dropped) = ends(|| {
        let dropped = Cell::new(0);
        let ended = on_tasks(2, async {
            let run = present_run();
            let stopper = std::thread::spawn(move || {
                std::thread::sleep(ms(20));
                run.stop();
            });
            aio::gather((0..2).map(|_| async {
                let _dropped = Dropped(&dropped);
                // Nothing but the stop will ever wake this.
                pending::<()>().await;
            }))
            .await;
            stopper.join().expect("no panic");
        });
        (ended, dropped.get())
    });
    assert_eq!(ended, Err(RunError::Stopped));
    assert_eq!(dropped, 2, "the tasks are gone with the run");
}

#[test]
fn a_task_that_panics_ends_the_run_and_the_others() {
    let others = Rc::new(Cell::new(0));
    let seen = others.clone();
    let result = on_tasks(3, async move {
        aio::gather((1..=3).map(|number| {
            let others = others.clone();
            async move {
                let _dropped = Dropped(&others);
                aio::yield_now().await;
                assert_ne!(number, 2, "on purpose");
                pending::<()>().await;
            }
        }))
        .await;
    });
    let Err(RunError::Panic { lane, message }) = result else { panic!("{result:?}") };
    assert_eq!(lane, "task 2");
    assert!(message.contains("on purpose"), "{message}");
    assert_eq!(seen.get(), 3);
}

/// A group of tasks that are started in order and yield so often each.
fn group<'a>(steps: &'a [u32], ended: &'a RefCell<Vec<u32>>) -> Tasks<'a, u32> {
    let mut tasks = Tasks::new();
    for (&steps, number) in steps.iter().zip(1..) {
        tasks.spawn(async move {
            yields(steps).await;
            ended.borrow_mut().push(number);
            number
        });
    }
    tasks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_group_hands_over_every_task_once_in_the_order_of_their_ends(
        steps in prop::collection::vec(0u32..20, 0..30),
    ) {
        let ended = RefCell::new(Vec::new());
        let met = on_tasks(steps.len() as u32, async {
            let mut tasks = group(&steps, &ended);
            let mut met = Vec::new();
            while let Some(finished) = tasks.next().await {
                assert_eq!(finished.result, Ok(finished.number));
                met.push(finished.number);
            }
            assert!(tasks.is_empty());
            met
        });
        prop_assert_eq!(met, Ok(ended.borrow().clone()));
        let mut ended = ended.into_inner();
        prop_assert!(ended.is_sorted_by_key(|n| steps[*n as usize - 1]));
        ended.sort_unstable();
        prop_assert_eq!(ended, (1..=steps.len() as u32).collect::<Vec<_>>());
    }

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

    #[test]
    fn a_queue_loses_nothing_and_is_never_above_its_capacity(
        capacity in prop::option::of(1usize..4),
        producers in prop::collection::vec(prop::collection::vec(0u32..4, 0..8), 1..4),
        consumers in prop::collection::vec(0u32..4, 1..4),
        impatient in prop::option::of(0u32..6),
    ) {
        let queue = Queue::new("items", capacity);
        let (most, producing) = (Cell::new(0), Cell::new(producers.len()));
        let got = RefCell::new(Vec::new());
        let lanes = (producers.len() + consumers.len() + 1) as u32;
        let result = ends_or_stalls(lanes, async {
            let mut tasks = Tasks::new();
            for (producer, gaps) in producers.iter().enumerate() {
                let (queue, most, producing) = (&queue, &most, &producing);
                tasks.spawn(async move {
                    for (item, gap) in gaps.iter().enumerate() {
                        yields(*gap).await;
                        assert_eq!(queue.put((producer, item)).await, Ok(()));
                        most.set(most.get().max(queue.len()));
                    }
                    producing.set(producing.get() - 1);
                    if producing.get() == 0 {
                        queue.close();
                    }
                });
            }
            for gap in &consumers {
                let (queue, got) = (&queue, &got);
                tasks.spawn(async move {
                    while let Some(item) = queue.get().await {
                        got.borrow_mut().push(item);
                        yields(*gap).await;
                    }
                });
            }
            // One that gives up waiting takes nothing with it.
            tasks.spawn(async {
                if let Some(Some(item)) = patient(queue.get(), impatient.or(Some(0))).await {
                    got.borrow_mut().push(item);
                }
            });
            while tasks.next().await.is_some() {}
        });
        prop_assert_eq!(result, Some(()), "a wake-up was lost");
        prop_assert!(queue.is_empty());
        prop_assert!(capacity.is_none_or(|c| most.get() <= c), "{} in {capacity:?}", most.get());
        let got = got.into_inner();
        for (producer, gaps) in producers.iter().enumerate() {
            let of_one: Vec<_> = got.iter().filter(|i| i.0 == producer).map(|i| i.1).collect();
            prop_assert_eq!(of_one, (0..gaps.len()).collect::<Vec<_>>(), "first in, first out");
        }
    }
}

#[test]
fn cancelling_drops_the_wait_and_nothing_else() {
    let (dropped, others) = (Cell::new(0), Cell::new(0));
    let results = ends_or_stalls(2, async {
        let mut tasks = Tasks::new();
        let stuck = tasks.spawn(async {
            let _dropped = Dropped(&dropped);
            aio::sleep(Duration::from_secs(3_600)).await;
        });
        tasks.spawn(async {
            yields(5).await;
            others.set(1);
        });
        let in_time = tasks.wait(Duration::ZERO).await;
        assert!(in_time.iter().all(|f| f.number != stuck.number()));
        stuck.cancel();
        assert_eq!(dropped.get(), 0, "it is asked, and ends when it is awaited");
        let mut results = in_time;
        while let Some(finished) = tasks.next().await {
            results.push(finished);
        }
        stuck.cancel();
        results.sort_by_key(|f| f.number);
        results.into_iter().map(|f| f.result).collect::<Vec<_>>()
    });
    assert_eq!(results, Some(vec![Err(Cancelled), Ok(())]));
    assert_eq!((dropped.get(), others.get()), (1, 1));
}

#[test]
fn a_wait_that_is_over_cancels_nobody() {
    let results = ends_or_stalls(2, async {
        let mut tasks = Tasks::new();
        let go = Rc::new(Cell::new(false));
        for number in 1..=2 {
            let go = go.clone();
            tasks.spawn(async move {
                while number == 2 && !go.get() {
                    aio::sleep(ms(1)).await;
                }
                number
            });
        }
        let in_time: Vec<_> = tasks.wait(ms(20)).await.into_iter().map(|f| f.number).collect();
        go.set(true);
        (in_time, tasks.next().await.map(|f| f.result))
    });
    assert_eq!(results, Some((vec![1], Some(Ok(2)))));
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

#[test]
fn a_closed_queue_gives_back_what_comes_too_late() {
    let queue = Queue::new("items", Some(1));
    let result = ends_or_stalls(2, async {
        assert_eq!(queue.put(1).await, Ok(()));
        let mut tasks = Tasks::new();
        for item in 2..=3 {
            let queue = &queue;
            tasks.spawn(async move { queue.put(item).await });
        }
        assert!(tasks.wait(ms(1)).await.is_empty(), "both wait for room");
        queue.close();
        let mut refused = Vec::new();
        while let Some(finished) = tasks.next().await {
            refused.push(finished.result);
        }
        (refused, queue.get().await, queue.get().await, queue.get().await)
    });
    let refused = vec![Ok(Err(2)), Ok(Err(3))];
    assert_eq!(result, Some((refused, Some(1), None, None)));
}

#[test]
fn what_is_waited_for_can_be_looked_after_meanwhile() {
    let look_after = |millis, limit| {
        let looks = Cell::new(0);
        let ended = on_tasks(0, async {
            let work = async {
                aio::sleep(ms(millis)).await;
                "done"
            };
            aio::meanwhile(work, ms(2), || {
                looks.set(looks.get() + 1);
                (looks.get() == limit).then_some("given up")
            })
            .await
        });
        (ended.unwrap(), looks.get())
    };
    assert_eq!(look_after(0, 1), (Ok("done"), 0), "what is ready is not looked after");
    assert_eq!(look_after(20_000, 3), (Err("given up"), 3));
    let (ended, looks) = look_after(30, 1000);
    assert_eq!(ended, Ok("done"));
    assert!(looks >= 1, "{looks}");
}
