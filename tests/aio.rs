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

use interleave::aio::{self, Semaphore};
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
