//! What goes wrong is told apart: deadlock, lost wake-up, livelock, starvation, data race.

use std::collections::BTreeSet;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{Explored, Fault, Search, Waits, fault};
use interleave::sync::{
    AtomicBool, AtomicU32, Condvar, Mutex, Ordering, PlainU32, Semaphore, SpinBarrier,
};

/// The faults that schedules of a program lead to, by name; `fine` for those without.
fn faults(threads: usize, patience: u32, most: usize, program: impl Fn()) -> BTreeSet<String> {
    found(threads, patience, most, program).into_iter().map(|fault| name(&fault)).collect()
}

fn name(fault: &Option<Fault>) -> String {
    match fault {
        None => "fine",
        Some(Fault::Deadlock(_)) => "deadlock",
        Some(Fault::LostWakeUp(_)) => "lost wake-up",
        Some(Fault::Livelock) => "livelock",
        Some(Fault::Starvation(_)) => "starvation",
        Some(Fault::DataRace(_)) => "data race",
    }
    .to_owned()
}

fn found(threads: usize, patience: u32, most: usize, program: impl Fn()) -> Vec<Option<Fault>> {
    rt::with_fibres(threads, || {
        let mut search = Search::new(true, most);
        let mut found = Vec::new();
        while !search.is_over() {
            let explored = search.next(|scheduler| {
                let work = || {
                    program();
                    Outcome::new(Message::new("done"), "")
                };
                play(1, threads as u32 + 1, scheduler, work).played
            });
            match explored {
                // One that was cut before anything was wrong says nothing.
                Explored::Played { played, too_long, .. } => {
                    let fault = fault(&played, too_long, patience);
                    if !too_long || fault.is_some() {
                        found.push(fault);
                    }
                }
                Explored::Known => {}
                Explored::Anew => found.clear(),
                Explored::Astray => panic!("the program does not repeat itself"),
            }
        }
        found
    })
}

fn set<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

fn two_locks(ordered: bool) {
    let locks = [Mutex::new("a", ()), Mutex::new("b", ())];
    rt::scope(|scope| {
        for thread in 0..2 {
            let locks = &locks;
            scope.spawn(move || {
                let first = if ordered { 0 } else { thread };
                let _one = locks[first].lock();
                let _two = locks[1 - first].lock();
            });
        }
    });
}

#[test]
fn two_locks_in_two_orders_deadlock_and_in_one_do_not() {
    assert_eq!(faults(2, 0, 100, || two_locks(false)), set(["deadlock", "fine"]));
    assert_eq!(faults(2, 0, 100, || two_locks(true)), set(["fine"]));
}

#[test]
fn a_deadlock_says_who_waits_for_whom() {
    let stuck = found(2, 0, 100, || two_locks(false));
    let waits = stuck.into_iter().flatten().find_map(|fault| match fault {
        Fault::Deadlock(waits) => Some(waits),
        _ => None,
    });
    let waits = waits.unwrap();
    let of = |lane: usize| waits.iter().find(|w| w.lane == lane).map(|w| w.holders.clone());
    assert_eq!(of(1), Some(vec![2]), "{waits:?}");
    assert_eq!(of(2), Some(vec![1]), "{waits:?}");
    let objects: BTreeSet<_> = waits.iter().filter_map(|w: &Waits| w.object).collect();
    assert_eq!(objects.len(), 2, "{waits:?}");
}

#[test]
fn a_call_before_the_wait_is_a_lost_wake_up() {
    let signal = |under_the_lock: bool| {
        let (flag, lock) = (AtomicBool::new(false), Mutex::new("lock", ()));
        let condvar = Condvar::new("condvar");
        rt::scope(|scope| {
            scope.spawn(|| {
                let guard = lock.lock();
                if !flag.load(Ordering::SeqCst) {
                    drop(condvar.wait(guard));
                }
            });
            scope.spawn(|| {
                let guard = under_the_lock.then(|| lock.lock());
                flag.store(true, Ordering::SeqCst);
                condvar.notify_one();
                drop(guard);
            });
        });
    };
    assert_eq!(faults(2, 0, 100, || signal(false)), set(["fine", "lost wake-up"]));
    assert_eq!(faults(2, 0, 100, || signal(true)), set(["fine"]));
}

#[test]
fn spinning_for_what_never_comes_is_a_livelock() {
    let wait_for = |set_it: bool| {
        let flag = AtomicBool::new(false);
        rt::scope(|scope| {
            scope.spawn(|| {
                while !flag.load(Ordering::Acquire) {
                    rt::spin_loop();
                }
            });
            scope.spawn(|| flag.store(set_it, Ordering::Release));
        });
    };
    assert_eq!(faults(2, 0, 100, || wait_for(false)), set(["livelock"]));
    assert_eq!(faults(2, 0, 100, || wait_for(true)), set(["fine"]));
}

#[test]
fn polite_lanes_that_always_give_way_are_a_livelock() {
    let polite = || {
        let forks = [Mutex::new("left", ()), Mutex::new("right", ())];
        rt::scope(|scope| {
            for thread in 0..2 {
                let forks = &forks;
                scope.spawn(move || {
                    loop {
                        let one = forks[thread].lock();
                        if forks[1 - thread].try_lock().is_some() {
                            break;
                        }
                        drop(one);
                    }
                });
            }
        });
    };
    let found = faults(2, 0, 24, polite);
    assert!(found.contains("livelock") && found.contains("fine"), "{found:?}");
    assert!(!found.contains("deadlock"), "{found:?}");
}

#[test]
fn a_writer_that_readers_keep_out_starves() {
    // The writer needs all permits at once, and so none of the readers inside.
    let library = || {
        let inside = Mutex::new("inside", 0_u32);
        let empty = Condvar::new("empty");
        rt::scope(|scope| {
            for reader in 1..=2 {
                let (inside, empty) = (&inside, &empty);
                scope.spawn(move || {
                    for _ in 0..2 {
                        *inside.lock() += 1;
                        rt::log("read", reader, 0.0);
                        let mut left = inside.lock();
                        *left -= 1;
                        if *left == 0 {
                            empty.notify_all();
                        }
                    }
                });
            }
            scope.spawn(|| {
                let _inside = empty.wait_while(inside.lock(), |inside| *inside > 0);
                rt::log("written", 3, 0.0);
            });
        });
    };
    assert!(faults(3, 3, 100, library).contains("starvation"));
    assert_eq!(
        faults(3, 9, 100, library),
        set(["fine"]),
        "with more patience than there are reads"
    );
    assert_eq!(faults(3, 0, 100, library), set(["fine"]), "with any patience");
}

fn message(store: Ordering, load: Ordering) {
    let (data, flag) = (PlainU32::new("data", 0), AtomicBool::named("flag", false));
    rt::scope(|scope| {
        scope.spawn(|| {
            data.set(1);
            flag.store(true, store);
        });
        scope.spawn(|| {
            while !flag.load(load) {
                rt::spin_loop();
            }
            assert_eq!(data.get(), 1, "memory is sequentially consistent");
        });
    });
}

#[test]
fn what_relaxed_does_not_order_is_a_data_race_though_the_value_is_right() {
    use Ordering::{Acquire, Relaxed, Release, SeqCst};
    for (store, load) in [(Release, Acquire), (SeqCst, SeqCst), (Release, SeqCst)] {
        assert_eq!(faults(2, 0, 100, || message(store, load)), set(["fine"]), "{store:?} {load:?}");
    }
    for (store, load) in [(Relaxed, Relaxed), (Release, Relaxed), (Relaxed, Acquire)] {
        let found = faults(2, 0, 100, || message(store, load));
        assert_eq!(found, set(["data race"]), "{store:?} {load:?}");
    }
}

#[test]
fn locks_permits_and_the_ends_of_threads_order_plain_data() {
    let locked = |all: bool| {
        let (data, lock) = (PlainU32::new("data", 0), Mutex::new("lock", ()));
        rt::scope(|scope| {
            for thread in 0..2 {
                let (data, lock) = (&data, &lock);
                scope.spawn(move || {
                    let _guard = (all || thread == 0).then(|| lock.lock());
                    data.set(data.get() + 1);
                });
            }
        });
        // Both are over.
        data.set(0);
    };
    assert_eq!(faults(2, 0, 100, || locked(true)), set(["fine"]));
    assert_eq!(faults(2, 0, 100, || locked(false)), set(["data race"]));
    let permits = || {
        let (data, permits) = (PlainU32::new("data", 0), Semaphore::new("permits", 1));
        rt::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let _permit = permits.acquire();
                    data.set(data.get() + 1);
                });
            }
        });
    };
    assert_eq!(faults(2, 0, 100, permits), set(["fine"]));
}

#[test]
fn a_start_line_is_no_step() {
    let program = || {
        let (start, count) = (SpinBarrier::new(2), AtomicU32::new(0));
        rt::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    start.wait();
                    count.fetch_add(1, Ordering::Relaxed);
                });
            }
        });
    };
    assert_eq!(found(2, 0, 100, program).len(), 2);
}

#[test]
fn a_lane_that_only_waits_for_others_to_end_does_not_starve() {
    // The lane that starts the others has a step to take once they are over, and they get on often meanwhile.
    let joins = |holds: bool| {
        let (lock, count) = (Mutex::new("lock", 0_u32), AtomicU32::new(0));
        let works = |times: u32| {
            for time in 0..times {
                count.fetch_add(1, Ordering::Relaxed);
                rt::log("worked", time, 0.0);
            }
        };
        rt::scope(|scope| {
            let held = holds.then(|| lock.lock());
            let worker = scope.spawn(|| works(4));
            if holds {
                // One that waits for the lock at the same time does.
                let waiter = scope.spawn(|| *lock.lock() += 1);
                worker.join();
                drop(held);
                waiter.join();
            } else {
                scope.spawn(|| works(1)).join();
                worker.join();
            }
        });
        count.load(Ordering::Relaxed);
    };
    assert_eq!(faults(2, 3, 100, || joins(false)), set(["fine"]));
    let found = found(2, 3, 100, || joins(true));
    let lanes = |fault: &Option<Fault>| match fault {
        Some(Fault::Starvation(lane)) => Some(*lane),
        None => None,
        other => panic!("{other:?}"),
    };
    let starved: BTreeSet<_> = found.iter().filter_map(lanes).collect();
    assert_eq!(starved, BTreeSet::from([2]), "the one that waits for the lock");
}
