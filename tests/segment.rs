//! What processes share in their segment: the lock, the integer and the queue. Across processes they are
//! tested by the labs' claims; here is what one process alone can see.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::collections::VecDeque;
use std::time::Duration;

use interleave::model::{RunError, Waiting};
use interleave::rt::process::{Bytes, Room, Segment};
use interleave::rt::{self};
use interleave::sync::{ProcessGetError, ProcessMutex, ProcessPutError, ProcessQueue, SharedU32};
use proptest::prelude::*;
use support::{ends, place};

#[test]
fn a_segment_is_new_and_zero_and_gone_afterwards() {
    for _ in 0..2 {
        rt::with_segment(16, || {
            let segment = Segment::present().expect("it was asked for");
            assert_eq!((segment.bytes(), segment.load(0), segment.load(3)), (16, 0, 0));
            segment.store(3, 7);
            assert_eq!(segment.fetch_add(3, u32::MAX), 7);
            assert_eq!(segment.swap(3, 9), 6);
            assert_eq!(segment.compare_exchange(3, 8, 1), Err(9));
            assert_eq!(segment.compare_exchange(3, 9, 1), Ok(9));
            segment.write(4, &[1, 2, 3, 4, 5]);
            let mut bytes = [0; 5];
            segment.read(4, &mut bytes);
            assert_eq!(bytes, [1, 2, 3, 4, 5]);
        });
        assert!(Segment::present().is_none());
    }
    rt::with_segment(0, || assert!(Segment::present().is_none()));
}

#[test]
#[should_panic(expected = "outside of the segment")]
fn nothing_is_read_behind_the_segment() {
    rt::with_segment(8, || Segment::present().expect("it was asked for").load(2));
}

#[test]
fn a_wait_ends_in_time_or_at_once_where_the_word_is_another() {
    ends(|| {
        rt::with_segment(8, || {
            let segment = Segment::present().expect("it was asked for");
            segment.wait(0, 1, Duration::from_secs(3_600));
            segment.wait(0, 0, Duration::from_millis(2));
        });
    });
}

#[test]
fn a_lock_that_is_held_is_not_had_twice() {
    rt::with_segment(ProcessMutex::BYTES + SharedU32::BYTES, || {
        let mut room = Room::open();
        let lock = ProcessMutex::new("lock", &mut room);
        let count = SharedU32::new(&mut room);
        let guard = lock.lock();
        assert!(lock.try_lock().is_none());
        count.store(count.load() + 1);
        drop(guard);
        assert!(lock.try_lock().is_some());
        // Whoever lays the same out again finds the same.
        let mut again = Room::open();
        ProcessMutex::new("lock", &mut again);
        assert_eq!(SharedU32::new(&mut again).fetch_add(1), 1);
        assert_eq!(count.load(), 2);
    });
}

#[test]
fn a_process_that_waits_for_itself_is_named() {
    let ended = ends(|| {
        rt::with_segment(ProcessMutex::BYTES, || {
            place(0).perform(|| {
                let lock = ProcessMutex::new("twice", &mut Room::open());
                let _once = lock.lock();
                drop(lock.lock());
            })
        })
    });
    let (lane, object) = ("main".to_owned(), "twice".to_owned());
    let waiting = vec![Waiting { lane: lane.clone(), object, holder: Some(lane) }];
    assert_eq!(ended, Err(RunError::Deadlock { waiting }));
}

#[test]
fn a_stop_ends_a_wait_in_the_segment() {
    let ended = ends(|| {
        let place = place(0);
        let run = place.run().clone();
        rt::with_segment(ProcessQueue::<u32>::bytes(1, 8), || {
            place.perform(|| {
                let queue = ProcessQueue::<u32>::new("never", &mut Room::open(), 1, 8);
                std::thread::spawn(move || run.stop());
                queue.get()
            })
        })
    });
    assert_eq!(ended, Err(RunError::Stopped));
}

#[test]
fn a_queue_says_why_it_did_not() {
    rt::with_segment(ProcessQueue::<Bytes>::bytes(2, 10), || {
        let queue = ProcessQueue::new("queue", &mut Room::open(), 2, 10);
        let soon = Duration::from_millis(1);
        assert_eq!(queue.get_timeout(soon), Err(ProcessGetError::Timeout));
        let large = queue.put(&Bytes(vec![0; 30]));
        assert!(matches!(large, Err(ProcessPutError::TooLarge { bytes: 31 })));
        assert_eq!(queue.put(&Bytes(vec![7; 9])), Ok(10));
        queue.close();
        assert_eq!(queue.put(&Bytes::default()), Err(ProcessPutError::Closed));
        assert_eq!(queue.get(), Some(Bytes(vec![7; 9])), "what is inside can still be got");
        assert_eq!(queue.get_timeout(soon), Err(ProcessGetError::Closed));
        assert_eq!(queue.get(), None);
    });
}

#[test]
fn bytes_that_are_no_message_are_an_error() {
    rt::with_segment(ProcessQueue::<u8>::bytes(1, 8), || {
        let put = ProcessQueue::<u8>::new("queue", &mut Room::open(), 1, 8);
        let get = ProcessQueue::<String>::new("queue", &mut Room::open(), 1, 8);
        put.put(&200).expect("it is open");
        let soon = Duration::from_millis(1);
        assert_eq!(get.get_timeout(soon), Err(ProcessGetError::Malformed));
        assert_eq!(
            get.get_timeout(soon),
            Err(ProcessGetError::Timeout),
            "and it is out of the way"
        );
    });
}

proptest! {
    /// Whatever the sizes and wherever the ring wraps: what comes out is what went in.
    #[test]
    fn a_queue_is_first_in_first_out(
        capacity in 1usize..5,
        steps in proptest::collection::vec(proptest::option::of(0usize..=37), 0..200),
    ) {
        const LARGEST: usize = 38;
        rt::with_segment(ProcessQueue::<Bytes>::bytes(capacity, LARGEST), || {
            let queue = ProcessQueue::new("queue", &mut Room::open(), capacity, LARGEST);
            let mut model = VecDeque::new();
            for (step, size) in steps.into_iter().enumerate() {
                match size {
                    Some(size) if model.len() < capacity => {
                        let message = Bytes(vec![step as u8; size]);
                        prop_assert_eq!(queue.put(&message), Ok(size + 1));
                        model.push_back(message);
                    }
                    _ => prop_assert_eq!(queue.get_timeout(Duration::ZERO).ok(), model.pop_front()),
                }
                prop_assert_eq!(queue.len(), model.len());
            }
            Ok(())
        })?;
    }
}
