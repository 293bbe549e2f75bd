//! What goes in comes out once, in order, and the end is told to all.

use std::sync::Arc;
use std::time::Duration;

use interleave::sync::{GetError, PutError, Queue};

use crate::{joined, spawn, try_fair_orders, try_orders};

const LONG: Duration = Duration::from_secs(1);

#[test]
fn producers_and_consumers_lose_nothing() {
    try_orders(|| {
        let queue = Arc::new(Queue::new("items", 1));
        let producers = spawn(&queue, 2, |queue, me| {
            (0..2).for_each(|item| queue.put((me, item)).expect("it is open"));
        });
        let consumers = spawn(&queue, 2, |queue, _| {
            let mut got = Vec::new();
            while let Some(item) = queue.get() {
                assert!(queue.len() <= 1);
                got.push(item);
            }
            got
        });
        joined(producers);
        queue.close();
        let got = joined(consumers);
        for mut of_one in got.iter().cloned() {
            of_one.retain(|item| item.0 == 0);
            assert!(of_one.is_sorted(), "first in, first out: {of_one:?}");
        }
        let mut got = got.concat();
        got.sort_unstable();
        assert_eq!(got, [(0, 0), (0, 1), (1, 0), (1, 1)]);
    });
}

#[test]
fn closing_ends_every_wait() {
    try_orders(|| {
        let queue = Arc::new(Queue::new("items", 1));
        let putting = spawn(&queue, 2, |queue, me| queue.put(me));
        let closing = spawn(&queue, 1, |queue, _| queue.close());
        let put = joined(putting).into_iter().filter(Result::is_ok).count();
        joined(closing);
        let getting = spawn(&queue, 2, |queue, _| queue.get());
        let got = joined(getting).into_iter().flatten().count();
        assert_eq!(got, put);
        assert_eq!(queue.try_put(9), Err(PutError::Closed(9)));
        assert_eq!(queue.try_get(), Err(GetError::Closed));
    });
}

#[test]
fn limits_lose_no_item_and_keep_no_place() {
    try_fair_orders(|| {
        let queue = Arc::new(Queue::new("items", 1));
        let putting = spawn(&queue, 2, |queue, me| queue.put_timeout(me, LONG).is_ok());
        let getting = spawn(&queue, 2, |queue, me| match me {
            0 => queue.get_timeout(LONG).ok(),
            _ => queue.try_get().ok(),
        });
        let put = joined(putting).into_iter().filter(|put| *put).count();
        let got = joined(getting).into_iter().flatten().count();
        assert_eq!(put - got, queue.len());
        assert!(queue.len() == 1 || queue.try_put(9).is_ok());
    });
}

#[test]
fn a_join_ends_exactly_when_all_is_done() {
    try_orders(|| {
        let queue = Arc::new((Queue::new("items", 2), std::sync::atomic::AtomicUsize::new(0)));
        (0..2).for_each(|item| queue.0.put(item).expect("there is room"));
        let workers = spawn(&queue, 2, |(queue, done), _| {
            let work = queue.work();
            done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            drop(work);
        });
        queue.0.join();
        assert_eq!(queue.1.load(std::sync::atomic::Ordering::Relaxed), 2);
        joined(workers);
    });
}
