//! Classic bugs, and the programs without them.

use interleave::rt;
use interleave::sync::Ordering::{self, Relaxed, SeqCst};
use interleave::sync::{AtomicBool, AtomicU32, Condvar, Mutex, PlainU32};

pub fn lost_update() {
    let hits = AtomicU32::named("hits", 0);
    rt::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| hits.store(hits.load(SeqCst) + 1, SeqCst));
        }
    });
    assert_eq!(hits.into_inner(), 2, "an update is lost");
}

pub fn kept_update() {
    let hits = AtomicU32::named("hits", 0);
    rt::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| hits.fetch_add(1, Relaxed));
        }
    });
    assert_eq!(hits.into_inner(), 2);
}

pub fn message(store: Ordering, load: Ordering) {
    let (data, ready) = (AtomicU32::named("data", 0), AtomicBool::named("ready", false));
    rt::scope(|scope| {
        scope.spawn(|| {
            data.store(42, Relaxed);
            ready.store(true, store);
        });
        scope.spawn(|| {
            if ready.load(load) {
                assert_eq!(data.load(Relaxed), 42);
            }
        });
    });
}

pub fn store_buffering(order: Ordering) {
    let [x, y] = [AtomicU32::named("x", 0), AtomicU32::named("y", 0)];
    let seen = rt::scope(|scope| {
        let (x, y) = (&x, &y);
        let both = move |mine: &AtomicU32, other: &AtomicU32| {
            mine.store(1, order);
            other.load(order)
        };
        let (one, two) = (scope.spawn(move || both(x, y)), scope.spawn(move || both(y, x)));
        [one.join(), two.join()]
    });
    assert_ne!(seen, [0, 0]);
}

pub fn two_locks(ordered: bool) {
    let (left, right) = (Mutex::new("left", ()), Mutex::new("right", ()));
    rt::scope(|scope| {
        scope.spawn(|| {
            let _left = left.lock();
            let _right = right.lock();
        });
        scope.spawn(|| {
            let (first, second) = if ordered { (&left, &right) } else { (&right, &left) };
            let _first = first.lock();
            let _second = second.lock();
        });
    });
}

/// Sets the flag under the lock or not; waits in a loop or behind an `if`.
pub fn signal(under_the_lock: bool, in_a_loop: bool) {
    let (lock, called) = (Mutex::new("lock", ()), Condvar::new("called"));
    let set = AtomicBool::named("set", false);
    rt::scope(|scope| {
        scope.spawn(|| {
            let mut guard = lock.lock();
            if in_a_loop {
                while !set.load(SeqCst) {
                    guard = called.wait(guard);
                }
            } else if !set.load(SeqCst) {
                guard = called.wait(guard);
            }
            assert!(set.load(SeqCst), "woken too early");
            drop(guard);
        });
        scope.spawn(|| {
            let guard = under_the_lock.then(|| lock.lock());
            set.store(true, SeqCst);
            called.notify_one();
            drop(guard);
        });
    });
}

pub fn data_race(ordered: bool) {
    let data = PlainU32::new("data", 0);
    let lock = Mutex::new("lock", ());
    rt::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let _guard = ordered.then(|| lock.lock());
                data.set(data.get() + 1);
            });
        }
    });
}
