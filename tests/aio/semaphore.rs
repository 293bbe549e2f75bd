//! A limit on how many tasks are inside.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::Poll;

use interleave::aio::{self, Semaphore};
use proptest::prelude::*;

use crate::support::on_tasks;
use crate::{ends_or_stalls, now, patient, yields};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

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
fn a_permit_that_is_there_is_given_only_when_nobody_waits_for_it() {
    let semaphore = Semaphore::new("permits", 1);
    let mut waiting = Box::pin(semaphore.acquire());
    let held = semaphore.try_acquire();
    assert!(held.is_some() && semaphore.try_acquire().is_none());
    assert!(now(waiting.as_mut()).is_none());
    drop(held);
    assert_eq!((semaphore.available(), semaphore.waiting()), (1, 1));
    assert!(semaphore.try_acquire().is_none(), "it is the other one's");
    let permit = now(waiting.as_mut());
    assert_eq!((semaphore.available(), semaphore.waiting()), (0, 0));
    drop(permit);
    assert_eq!(semaphore.available(), 1);
}
