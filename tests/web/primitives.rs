//! The primitives that the other tests leave out, on web workers.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use interleave::aio::{self, Scope, Tasks};
use interleave::model::RunError;
use interleave::rt;
use interleave::sync::{
    AtomicU32, Condvar, Event, GetError, Mutex, Ordering, PutError, Queue, ReentrantMutex,
    Semaphore,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{THREADS, place, present_run, strategy};

const SHORT: Duration = Duration::from_millis(5);
const LONG: Duration = Duration::from_secs(20);

/// Waits actively, as code does that no watchdog sees.
fn until(condition: impl Fn() -> bool) {
    while !condition() {
        rt::checkpoint();
        std::hint::spin_loop();
    }
}

#[wasm_bindgen_test]
async fn a_reentrant_lock_is_its_threads_alone() {
    let counted = strategy(|| {
        let lock = ReentrantMutex::new("lock", Cell::new(0));
        rt::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for _ in 0..1_000 {
                        let outer = lock.lock();
                        let inner = lock.try_lock().expect("its own");
                        assert_eq!(inner.depth(), 2);
                        drop(outer);
                        inner.set(inner.get() + 1);
                    }
                });
            }
        });
        lock.lock().get()
    });
    assert_eq!(counted.await, Ok(THREADS * 1_000));
}

#[wasm_bindgen_test]
async fn a_lock_is_waited_for_no_longer_than_asked() {
    let tried = strategy(|| {
        let mutex = Mutex::new("mutex", ());
        rt::scope(|scope| {
            let held = mutex.lock();
            let in_vain = scope.spawn(|| mutex.try_lock_for(SHORT).is_some()).join();
            let waiting = scope.spawn(|| mutex.try_lock_for(LONG).is_some());
            drop(held);
            (in_vain, waiting.join())
        })
    });
    assert_eq!(tried.await, Ok((false, true)));
}

#[wasm_bindgen_test]
async fn a_semaphore_keeps_its_limit() {
    let result = strategy(|| {
        let (permits, inside, most) =
            (Semaphore::new("permits", 2), AtomicU32::new(0), AtomicU32::new(0));
        let enter = || {
            most.fetch_max(1 + inside.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
            inside.fetch_sub(1, Ordering::Relaxed);
        };
        rt::scope(|scope| {
            for thread in 0..THREADS {
                let (permits, enter) = (&permits, &enter);
                scope.spawn(move || {
                    for round in 0..500 {
                        // Some give up now and then; what they do not get is not lost.
                        let hurry = thread == 0 && round % 50 == 0;
                        let limit = if hurry { Duration::ZERO } else { LONG };
                        let _ = permits.acquire_timeout(limit).map(|_permit| enter());
                        let _permit = permits.acquire();
                        enter();
                    }
                });
            }
        });
        (permits.available(), permits.waiting(), most.into_inner() <= 2)
    });
    assert_eq!(result.await, Ok((2, 0, true)));
}

#[wasm_bindgen_test]
async fn an_event_lets_all_go_and_a_pulse_too() {
    let result = strategy(|| {
        let (event, came) = (Event::new("event"), AtomicU32::new(0));
        assert!(!event.wait_timeout(SHORT));
        rt::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    came.fetch_add(1, Ordering::Relaxed);
                    event.wait();
                    came.fetch_sub(1, Ordering::Relaxed);
                });
            }
            until(|| came.load(Ordering::Relaxed) == THREADS);
            // A pulse reaches those who wait by now; the rest are let go by those that follow.
            while came.load(Ordering::Relaxed) > 0 {
                event.set();
                event.clear();
                rt::checkpoint();
            }
        });
        event.is_set()
    });
    assert_eq!(result.await, Ok(false));
}

#[wasm_bindgen_test]
async fn a_condition_is_waited_for_with_a_limit() {
    let result = strategy(|| {
        let (ready, changed) = (Mutex::new("ready", false), Condvar::new("changed"));
        let (guard, nobody) = changed.wait_timeout_while(ready.lock(), SHORT, |ready| !*ready);
        drop(guard);
        rt::scope(|scope| {
            let waits = || changed.wait_timeout_while(ready.lock(), LONG, |ready| !*ready).1;
            let waiting = scope.spawn(waits);
            *ready.lock() = true;
            changed.notify_all();
            (nobody.timed_out(), waiting.join().timed_out())
        })
    });
    assert_eq!(result.await, Ok((true, false)));
}

#[wasm_bindgen_test]
async fn a_queue_loses_nothing_and_tells_its_end() {
    const ITEMS: u32 = 300;
    let result = strategy(|| {
        let (queue, sum) = (Queue::new("items", 2), AtomicU32::new(0));
        rt::scope(|scope| {
            let producers: Vec<_> = (0..2)
                .map(|_| {
                    scope.spawn(|| (1..=ITEMS).for_each(|i| queue.put(i).expect("it is open")))
                })
                .collect();
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(work) = queue.work() {
                        sum.fetch_add(work.item, Ordering::Relaxed);
                    }
                });
            }
            producers.into_iter().for_each(rt::ScopedJoinHandle::join);
            queue.join();
            let open = (queue.try_get(), queue.get_timeout(SHORT));
            queue.close();
            assert_eq!(open, (Err(GetError::Timeout), Err(GetError::Timeout)));
            assert_eq!(queue.try_put(1), Err(PutError::Closed(1)));
        });
        sum.into_inner()
    });
    assert_eq!(result.await, Ok(ITEMS * (ITEMS + 1)));
}

#[wasm_bindgen_test]
async fn a_full_queue_refuses_in_time() {
    let result = strategy(|| {
        let queue = Queue::new("items", 1);
        queue.put(1).expect("there is room");
        (queue.try_put(2), queue.put_timeout(3, SHORT), queue.get(), queue.len())
    });
    let full = |item| Err(PutError::Timeout(item));
    assert_eq!(result.await, Ok((full(2), full(3), Some(1), 0)));
}

#[wasm_bindgen_test]
async fn a_stop_reaches_waits_in_every_line() {
    let waits: [fn(); 4] = [
        || Event::new("never").wait(),
        || drop(Semaphore::new("none", 0).acquire()),
        || _ = Queue::<u32>::new("empty", 1).get(),
        || _ = Queue::<u32>::new("empty", 1).get_timeout(LONG),
    ];
    for wait in waits {
        let ended = strategy(|| {
            let run = present_run();
            rt::scope(|scope| {
                scope.spawn(wait);
                scope.spawn(|| run.recorder().control().stop.store(1, Ordering::Relaxed));
            });
        });
        assert_eq!(ended.await, Err(RunError::Stopped));
    }
}

/// Does async work as a strategy.
async fn tasks<R>(work: impl Future<Output = R>) -> Result<R, RunError> {
    let place = place();
    place.ended(aio::drive(place.run().clone(), place.lane(), work).await)
}

#[wasm_bindgen_test]
async fn a_failure_in_a_scope_ends_the_others_after_their_clean_up() {
    let log = RefCell::new(Vec::new());
    let ended = tasks(aio::scope(async |scope: &Scope<'_, &str>| {
        scope.spawn(async {
            let close = async |()| {
                aio::sleep(SHORT).await;
                log.borrow_mut().push("closed");
            };
            let _ = aio::using(async {}, async |()| aio::sleep(LONG).await, close).await;
            Ok(())
        });
        scope.spawn(async {
            aio::sleep(SHORT).await;
            Err::<(), _>("on purpose")
        });
        aio::sleep(LONG).await;
        Ok(())
    }));
    assert_eq!(ended.await, Ok(Err(vec!["on purpose"])));
    assert_eq!(log.into_inner(), ["closed"]);
}

#[wasm_bindgen_test]
async fn tasks_meet_at_a_queue_and_an_event() {
    let ended = tasks(async {
        let (queue, go) = (aio::Queue::new("items", Some(1)), aio::Event::new("go"));
        let mut tasks = Tasks::new();
        tasks.spawn(async {
            go.wait().await;
            let mut sum = 0;
            while let Some(item) = queue.get().await {
                aio::sleep(Duration::from_millis(1)).await;
                sum += item;
            }
            sum
        });
        tasks.spawn(async {
            assert_eq!(aio::timeout(SHORT, queue.put(1)).await, Some(Ok(())));
            assert_eq!(aio::timeout(SHORT, queue.put(100)).await, None, "it is full");
            go.set();
            for item in 2..=5 {
                assert_eq!(queue.put(item).await, Ok(()));
            }
            queue.close();
            0
        });
        let mut sum = 0;
        while let Some(finished) = tasks.next().await {
            sum += finished.result.expect("nobody is cancelled");
        }
        sum
    });
    assert_eq!(ended.await, Ok(15));
}

#[wasm_bindgen_test]
async fn the_longest_of_limits_is_not_over_at_once() {
    let early = tasks(async {
        let mut tasks = Tasks::new();
        tasks.spawn(aio::timeout(Duration::MAX, std::future::pending::<()>()));
        tasks.wait(Duration::from_millis(30)).await.len()
    });
    assert_eq!(early.await, Ok(0));
}
