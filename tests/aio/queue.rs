//! A queue between tasks.

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::time::Duration;

use interleave::aio::{self, Queue, Tasks, TryGetError, TryPutError};
use proptest::prelude::*;

use crate::{ends_or_stalls, ms, now, patient, yields};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

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
fn what_cannot_be_done_now_is_refused_with_the_reason() {
    let queue = Queue::new("items", Some(1));
    assert_eq!(queue.try_get(), Err(TryGetError::Empty));
    assert_eq!(queue.try_put(1), Ok(()));
    assert_eq!(queue.try_put(2), Err(TryPutError::Full(2)));
    queue.close();
    assert_eq!(queue.try_put(3), Err(TryPutError::Closed(3)));
    assert_eq!((queue.try_get(), queue.try_get()), (Ok(1), Err(TryGetError::Closed)));
}

#[test]
fn a_join_waits_until_every_item_is_done_on_whatever_path() {
    let result = ends_or_stalls(3, async {
        let queue = Queue::new("items", None);
        queue.join().await;
        (0..3).for_each(|item| assert_eq!(queue.try_put(item), Ok(())));
        let dealt = Cell::new(0);
        let mut tasks = Tasks::new();
        let cancelled = tasks.spawn(async {
            let _work = queue.work().await;
            pending::<()>().await;
        });
        tasks.spawn(async {
            while let Some(work) = queue.work().await {
                aio::yield_now().await;
                dealt.set(dealt.get() + work.item);
            }
        });
        assert!(tasks.wait(ms(10)).await.is_empty());
        assert!(now(queue.join()).is_none(), "one item is under work for ever");
        cancelled.cancel();
        assert!(tasks.next().await.is_some());
        queue.join().await;
        dealt.get()
    });
    assert_eq!(result, Some(3), "items 1 and 2");
}

#[test]
fn a_time_limit_takes_nothing_away() {
    let result = ends_or_stalls(0, async {
        let queue = Queue::new("items", Some(1));
        assert_eq!(aio::timeout(Duration::ZERO, queue.get()).await, None);
        assert_eq!(aio::timeout(Duration::ZERO, queue.put(1)).await, Some(Ok(())));
        assert_eq!(aio::timeout(Duration::ZERO, queue.put(2)).await, None);
        assert_eq!(queue.get().await, Some(1));
        (queue.put(3).await, queue.get().await, queue.len())
    });
    assert_eq!(result, Some((Ok(()), Some(3), 0)));
}
