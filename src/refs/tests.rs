//! Objects are dropped once, when the last reference goes, however references are counted.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::*;

/// How references are counted hangs on how many threads there are, so one test waits for the other.
fn by_itself() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts how often it was dropped.
struct Noted(Arc<AtomicUsize>);

impl Drop for Noted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn noted() -> (Ref<Noted>, Arc<AtomicUsize>) {
    let drops = Arc::new(AtomicUsize::new(0));
    (Ref::new(Noted(drops.clone())), drops)
}

fn dropped(drops: &AtomicUsize) -> usize {
    drops.load(Ordering::Relaxed)
}

/// Copies and drops references on several threads; each keeps as many as its number, and all of them are handed back.
fn shared_among<T: Send + Sync + 'static>(object: &Ref<T>, threads: usize) -> Vec<Ref<T>> {
    let start = Arc::new(Barrier::new(threads));
    let started: Vec<_> = (0..threads)
        .map(|number| {
            let (object, start) = (object.clone(), start.clone());
            let inside = Inside::another(|spread| {
                spread.add(&object);
            });
            thread::spawn(move || {
                let _inside = inside;
                assert!(Ref::strong_count(&object) > TOO_MANY, "it is counted apart");
                start.wait();
                for _ in 0..20_000 {
                    drop((object.clone(), object.clone()));
                }
                let kept: Vec<_> = (0..number).map(|_| object.clone()).collect();
                drop(object);
                kept
            })
        })
        .collect();
    started.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
}

#[test]
fn a_value_is_dropped_with_the_last_reference_to_it() {
    let _one = by_itself();
    let _inside = Inside::new();
    let (first, drops) = noted();
    let second = first.clone();
    assert_eq!(Ref::strong_count(&first), 2);
    drop(first);
    assert_eq!(dropped(&drops), 0);
    drop(second);
    assert_eq!(dropped(&drops), 1);
}

#[test]
fn a_weak_reference_finds_what_is_still_there() {
    let _one = by_itself();
    let _inside = Inside::new();
    let (strong, drops) = noted();
    let weak = Ref::downgrade(&strong);
    drop(weak.upgrade());
    assert!(weak.upgrade().is_some_and(|other| Ref::ptr_eq(&other, &strong)));
    drop(strong);
    assert_eq!(dropped(&drops), 1);
    assert!(weak.upgrade().is_none());
}

#[test]
fn only_who_is_alone_may_change_it() {
    let _one = by_itself();
    let _inside = Inside::new();
    let mut number = Ref::new(1);
    *Ref::get_mut(&mut number).unwrap() += 1;
    let mut other = number.clone();
    assert!(Ref::get_mut(&mut other).is_none());
    drop(other);
    let weak = Ref::downgrade(&number);
    assert!(Ref::get_mut(&mut number).is_none());
    drop(weak);
    assert_eq!(Ref::get_mut(&mut number), Some(&mut 2));
}

#[test]
fn counting_by_hand_keeps_the_last_reference() {
    let _one = by_itself();
    let _inside = Inside::new();
    let (object, drops) = noted();
    Ref::counts(&object).more();
    // SAFETY: the reference that was counted by hand is nobody's.
    assert!(unsafe { Ref::counts(&object).less() });
    // SAFETY: it is the last, and stays.
    assert!(!unsafe { Ref::counts(&object).less() });
    assert_eq!((Ref::strong_count(&object), dropped(&drops)), (1, 0));
    drop(object);
    assert_eq!(dropped(&drops), 1);
}

#[test]
fn threads_lose_no_reference_and_drop_once() {
    let _one = by_itself();
    let inside = Inside::new();
    let (object, drops) = noted();
    let kept = shared_among(&object, 4);
    assert_eq!(kept.len(), 1 + 2 + 3);
    drop(object);
    assert_eq!(dropped(&drops), 0);
    drop(kept);
    // While it is counted apart nobody knows that.
    assert_eq!(dropped(&drops), 0);
    drop(inside);
    assert_eq!(dropped(&drops), 1);
}

#[test]
fn what_is_kept_longer_than_all_threads_is_counted_as_ever() {
    let _one = by_itself();
    let (object, drops) = noted();
    let kept = {
        let _inside = Inside::new();
        shared_among(&object, 3)
    };
    assert_eq!(Ref::strong_count(&object), 1 + kept.len());
    drop(kept);
    assert_eq!(dropped(&drops), 0);
    drop(object);
    assert_eq!(dropped(&drops), 1);
}

#[test]
fn more_objects_than_there_is_room_for_are_counted_as_ever() {
    let _one = by_itself();
    let inside = Inside::new();
    let objects: Vec<_> = (0..2_000).map(|_| noted()).collect();
    let other = Inside::another(|spread| {
        let taken = objects.iter().filter(|(object, _)| spread.add(object)).count();
        assert!((1..objects.len()).contains(&taken));
        assert!(!spread.add(&objects[0].0), "it is there already");
    });
    let (objects, drops): (Vec<_>, Vec<_>) = objects.into_iter().unzip();
    drop((objects.clone(), objects));
    assert_eq!((dropped(&drops[0]), dropped(&drops[1_999])), (0, 1));
    drop((other, inside));
    assert!(drops.iter().all(|drops| dropped(drops) == 1));
}
