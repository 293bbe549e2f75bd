//! Who holds what.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use interleave::sync::{Mutex, ReentrantMutex, Semaphore};

use crate::{joined, spawn, try_fair_orders, try_orders};

const LONG: Duration = Duration::from_secs(1);

/// Fails when another is within at the same time; the steps between are the scheduler's to choose.
fn alone(inside: &AtomicUsize, limit: usize) {
    assert!(inside.fetch_add(1, Ordering::Relaxed) < limit);
    shuttle::thread::yield_now();
    inside.fetch_sub(1, Ordering::Relaxed);
}

#[test]
fn a_mutex_excludes_and_wakes() {
    try_orders(|| {
        let shared = Arc::new((Mutex::new("mutex", 0), AtomicUsize::new(0)));
        let threads = spawn(&shared, 3, |(mutex, inside), _| {
            for _ in 0..2 {
                let mut count = mutex.lock();
                alone(inside, 1);
                *count += 1;
            }
        });
        joined(threads);
        assert_eq!(*shared.0.lock(), 6);
    });
}

#[test]
fn who_gives_up_on_a_mutex_takes_nobodys_turn() {
    try_fair_orders(|| {
        let shared = Arc::new((Mutex::new("mutex", 0), AtomicUsize::new(0)));
        let threads = spawn(&shared, 4, |(mutex, inside), me| {
            let guard = if me < 2 { Some(mutex.lock()) } else { mutex.try_lock_for(LONG) };
            guard.map(|mut count| {
                alone(inside, 1);
                *count += 1;
            })
        });
        let got = joined(threads).into_iter().flatten().count();
        assert!(got >= 2 && *shared.0.lock() == got);
    });
}

#[test]
fn a_reentrant_lock_excludes_others_at_every_depth() {
    try_orders(|| {
        let lock = Arc::new((ReentrantMutex::new("lock", Cell::new(0)), AtomicUsize::new(0)));
        let threads = spawn(&lock, 3, |(lock, inside), me| {
            let outer = lock.lock();
            let inner = if me == 0 { lock.try_lock().expect("its own") } else { lock.lock() };
            assert_eq!(inner.depth(), 2);
            alone(inside, 1);
            drop(outer);
            alone(inside, 1);
            inner.set(inner.get() + 1);
        });
        joined(threads);
        assert_eq!(lock.0.lock().get(), 3);
    });
}

#[test]
fn a_semaphore_keeps_its_limit_and_wakes() {
    try_orders(|| {
        let shared = Arc::new((Semaphore::new("permits", 2), AtomicUsize::new(0)));
        let threads = spawn(&shared, 4, |(permits, inside), _| {
            let _permit = permits.acquire();
            alone(inside, 2);
        });
        joined(threads);
        assert_eq!((shared.0.available(), shared.0.waiting()), (2, 0));
    });
}

#[test]
fn a_permit_that_comes_as_the_time_ends_is_not_lost() {
    try_fair_orders(|| {
        let shared = Arc::new((Semaphore::new("permits", 1), AtomicUsize::new(0)));
        let threads = spawn(&shared, 4, |(permits, inside), me| {
            let permit = match me {
                0 | 1 => Some(permits.acquire()),
                2 => permits.acquire_timeout(LONG),
                _ => permits.try_acquire(),
            };
            permit.map(|_permit| alone(inside, 1)).is_some()
        });
        assert!(joined(threads)[..2].iter().all(|got| *got));
        assert_eq!((shared.0.available(), shared.0.waiting()), (1, 0));
    });
}
