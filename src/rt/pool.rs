//! A pool: items of work for a number of threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use trace::{LaneKind, State};

use super::end::unwind;
use super::lane::{Current, checkpoint};
use super::scope::Perform;
use super::threads::{joined, joining, present_run};
use super::{platform, workers};

/// Gives each item to the next free one of `workers` threads, first in, first out, and returns the
/// results in the order of the items: Python's `ThreadPoolExecutor.map`.
///
/// # Panics
/// In a thread of the run, or if the strategy does not declare so many threads beside those that are alive.
pub fn pool_map<I: Sync, T: Send>(
    workers: usize,
    items: &[I],
    work: impl Fn(usize, &I) -> T + Sync,
) -> Vec<T> {
    let slots: Vec<Mutex<Option<T>>> = items.iter().map(|_| Mutex::new(None)).collect();
    pool_each(workers, items.len(), &|index, perform| {
        let mut value = None;
        perform(&mut || value = Some(work(index, &items[index])));
        *slots[index].lock().unwrap_or_else(PoisonError::into_inner) = value;
    });
    let taken = slots.into_iter().map(|slot| {
        let value = slot.into_inner().unwrap_or_else(PoisonError::into_inner);
        value.unwrap_or_else(|| unwind())
    });
    taken.collect()
}

/// [`pool_map`], but for what its work is: so that its code is in a wasm once.
///
/// It uses rayon's FIFO scope rather than `par_iter`: that hands items out in order, as a pool's
/// queue does, and a slow item keeps no other thread from the next one.
fn pool_each(workers: usize, count: usize, work: &(dyn Fn(usize, &mut Perform<'_>) + Sync)) {
    let run = present_run();
    let taken = (0..workers.min(count)).map(|_| workers::take(&run, usize::MAX));
    let _taken: Vec<_> = taken.collect::<Result<_, _>>().unwrap_or_else(|all| panic!("{all}"));
    // rayon would have a thread of its own take items while it waits for the others'.
    assert!(!platform::is_worker(), "a pool's items are given out outside of it");
    let lanes: Vec<_> = (0..workers).map(|_| run.start(LaneKind::Thread)).collect();
    // What keeps the others alive is threads, not items: nobody can count on an item that no thread is
    // free for. The last items leave threads without work.
    let unfinished = AtomicUsize::new(count);
    (0..workers.min(count)).for_each(|_| run.watchdog.lane_began());
    platform::in_place_scope_fifo(|scope| {
        for index in 0..count {
            let (run, lanes, unfinished) = (&run, &lanes, &unfinished);
            scope.spawn_fifo(move |_| {
                let lane = rayon::current_thread_index().and_then(|w| lanes.get(w).copied());
                // SAFETY: started in `run`.
                let place = lane.map(|lane| unsafe { lane.place(run) });
                let place = place.unwrap_or_else(|| Current::new(run.clone(), None));
                work(index, &mut |work| {
                    place.work(State::Idle, work);
                });
                if unfinished.fetch_sub(1, Ordering::AcqRel) <= workers {
                    run.watchdog.lane_ended();
                }
            });
        }
        joining(&run);
    });
    joined(&run);
    checkpoint();
}
