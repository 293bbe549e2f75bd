//! The queue between threads.

use std::sync::Mutex as StdMutex;
use std::time::Duration;

use interleave::model::RunError;
use interleave::rt;
use interleave::sync::{GetError, PutError, Queue};
use proptest::prelude::*;

use crate::support::{ends, on_threads};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Producers and consumers with and without patience; what is refused comes back and is counted.
    #[test]
    fn every_item_comes_out_once_in_its_producers_order(
        capacity in 1usize..5,
        producers in 1u32..4,
        consumers in 1u32..4,
        items in 0u32..120,
        patience_us in prop::option::of(0u64..300),
    ) {
        let threads = (producers + consumers) as usize;
        let got = ends(move || on_threads(threads, || {
            let queue = Queue::new("items", capacity);
            let got = StdMutex::new(Vec::new());
            rt::scope(|scope| {
                let producing: Vec<_> = (0..producers).map(|me| {
                    let queue = &queue;
                    scope.spawn(move || for item in 0..items {
                        let mut item = (me, item);
                        loop {
                            let put = match patience_us {
                                Some(us) => queue.put_timeout(item, Duration::from_micros(us)),
                                None => queue.put(item),
                            };
                            match put {
                                Ok(()) => break,
                                Err(PutError::Timeout(back)) => item = back,
                                Err(PutError::Closed(_)) => panic!("it is open"),
                            }
                            rt::checkpoint();
                        }
                    })
                }).collect();
                for _ in 0..consumers {
                    scope.spawn(|| loop {
                        let item = match patience_us {
                            Some(us) => queue.get_timeout(Duration::from_micros(us)),
                            None => queue.get().ok_or(GetError::Closed),
                        };
                        match item {
                            // The lock is taken after the queue's, so the order of two consumers is open.
                            Ok(item) => got.lock().unwrap().push(item),
                            Err(GetError::Closed) => break,
                            Err(GetError::Timeout) => rt::checkpoint(),
                        }
                        assert!(queue.len() <= capacity);
                    });
                }
                producing.into_iter().for_each(rt::ScopedJoinHandle::join);
                queue.close();
            });
            got.into_inner().unwrap()
        }));
        let mut got = got.expect("it ends");
        if consumers == 1 {
            for producer in 0..producers {
                let order = got.iter().filter(|item| item.0 == producer);
                prop_assert!(order.is_sorted());
            }
        }
        got.sort_unstable();
        let all = (0..producers).flat_map(|me| (0..items).map(move |item| (me, item)));
        prop_assert_eq!(got, all.collect::<Vec<_>>());
    }
}

#[test]
fn what_cannot_be_done_now_is_refused_with_the_reason() {
    let queue = Queue::new("items", 1);
    assert_eq!(queue.try_get(), Err(GetError::Timeout));
    assert_eq!(queue.try_put(1), Ok(()));
    assert_eq!(queue.try_put(2), Err(PutError::Timeout(2)));
    assert!(!queue.is_closed());
    queue.close();
    assert!(queue.is_closed());
    assert_eq!(queue.put_timeout(3, Duration::MAX), Err(PutError::Closed(3)));
    assert_eq!(queue.get_timeout(Duration::MAX), Ok(1));
    assert_eq!(queue.get_timeout(Duration::MAX), Err(GetError::Closed));
}

#[test]
fn more_items_done_than_put_is_a_mistake_that_is_told() {
    let ended = on_threads(0, || {
        let queue = Queue::new("items", 1);
        queue.put(1).expect("there is room");
        drop(queue.work());
        queue.task_done();
    });
    let Err(RunError::Panic { message, .. }) = ended else { panic!("{ended:?}") };
    assert!(message.contains("task_done"), "{message}");
}
