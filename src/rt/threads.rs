//! Threads of a run: scoped ones, a pool, and sleep.
//!
//! Both come from rayon, so the same code runs on wasm-bindgen-rayon's web workers. The pool is
//! created before the run with exactly the number of threads that the strategy declares: a scope that spawns
//! more would wait for a free thread.

use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use seat::{self, Action, Op};
use trace::{LaneKind, State};

use super::end::unwind;
use super::lane::{self, Current, checkpoint};
use super::run::Run;
use super::{platform, steer, time};

/// The longest a blocked thread goes without checking its run's stop flag.
pub const SLICE: Duration = Duration::from_millis(20);

/// Sleeps for `duration`, in slices short enough to notice a stop. Unwinds when the run is to end early.
#[track_caller]
pub fn sleep(duration: Duration) {
    if seat::is_steered() {
        let end = time::absolute() + duration.as_secs_f64() * 1e3;
        steer::step_now(Op::alone(Action::Sleep, Location::caller()));
        seat::advance(end);
        return;
    }
    let _wait = lane::wait(State::Sleep, "");
    let end = time::absolute() + duration.as_secs_f64() * 1e3;
    loop {
        checkpoint();
        let left = end - time::absolute();
        if left <= 0.0 {
            return;
        }
        // The lesser first: the longest of durations is too long for a conversion back.
        platform::block(Duration::from_secs_f64((left / 1e3).min(SLICE.as_secs_f64())));
    }
}

/// One iteration of a spin loop: [`std::hint::spin_loop`] plus a [`checkpoint`]. In the
/// scheduler's seat a spinning lane gets no turn before another has written something.
#[inline]
#[track_caller]
pub fn spin_loop() {
    if seat::is_steered() {
        steer::step_now(Op::alone(Action::Spin, Location::caller()));
    }
    checkpoint();
    std::hint::spin_loop();
}

/// The index of this thread in the pool, from 0; 0 outside the pool.
pub fn worker_index() -> usize {
    rayon::current_thread_index().unwrap_or(0)
}

pub(super) fn present_run() -> Arc<Run> {
    lane::current_lane(|c| c.run().clone()).expect("threads are started from within a run")
}

/// Room for threads that may borrow from the caller; all are joined at its end.
pub struct Scope<'a, 'scope> {
    inner: &'a rayon::Scope<'scope>,
    run: Arc<Run>,
    spawned: std::cell::Cell<u32>,
    /// Those lanes of a steered run, as bits.
    steered: std::cell::Cell<u64>,
}

/// A handle to wait for the result of a scoped thread.
#[derive(Debug)]
pub struct ScopedJoinHandle<T> {
    slot: Arc<(Mutex<Option<T>>, Condvar)>,
    /// Its lane where the run is steered.
    steered: Option<usize>,
}

/// Calls `work` on this thread with a [`Scope`] to spawn others from, and waits for all of them.
///
/// Like `std::thread::scope`, with one difference: a panic in a thread ends the whole run with
/// [`RunError::Panic`](model::RunError::Panic), so no thread waits for it forever.
pub fn scope<'scope, R>(work: impl FnOnce(&Scope<'_, 'scope>) -> R) -> R {
    let (mut work, mut value) = (Some(work), None);
    scope_of(&mut |scope| value = work.take().map(|work| work(scope)));
    value.unwrap_or_else(|| unwind())
}

/// [`scope`], but for what its work is: so that its code is in a wasm once.
fn scope_of<'scope>(work: &mut dyn FnMut(&Scope<'_, 'scope>)) {
    let run = present_run();
    let done = platform::in_place_scope(|inner| {
        let scope = Scope {
            inner,
            run: run.clone(),
            spawned: std::cell::Cell::new(0),
            steered: std::cell::Cell::new(0),
        };
        // rayon waits for the threads after an unwinding too; they must know to end.
        let done = run.guard(None, || {
            lane::without_catching(|| work(&scope));
            // rayon's wait hands no turn over.
            steer::join(scope.steered.get());
        });
        if done.is_none() {
            steer::break_off();
        }
        joining(&run);
        done
    });
    joined(&run);
    checkpoint();
    // The work may have been done and the wait for its threads broken off.
    done.unwrap_or_else(|| unwind());
}

/// While the scope's owner waits for its threads it cannot resolve what they wait for.
pub(super) fn joining(run: &Run) {
    lane::current_lane(|c| c.say(State::Join, 0));
    run.watchdog.lane_ended();
}

pub(super) fn joined(run: &Run) {
    run.watchdog.lane_began();
    lane::current_lane(|c| c.say(State::Running, 0));
}

impl<'scope> Scope<'_, 'scope> {
    /// Starts a thread with its own lane.
    pub fn spawn<T: Send + 'scope>(
        &self,
        work: impl FnOnce() -> T + Send + 'scope,
    ) -> ScopedJoinHandle<T> {
        let slot = Arc::new((Mutex::new(None), Condvar::new()));
        let result = slot.clone();
        let put = move |value| {
            *result.0.lock().unwrap_or_else(PoisonError::into_inner) = value;
            result.1.notify_all();
        };
        let steered = self.start(Box::new(move |perform| {
            let (mut work, mut value) = (Some(work), None);
            perform(&mut || value = work.take().map(|work| work()));
            put(value);
        }));
        ScopedJoinHandle { slot, steered }
    }

    /// Starts a thread that does `work` once, within what it is called with; its lane where the run is steered.
    fn start(&self, work: Box<dyn FnOnce(&mut Perform<'_>) + Send + 'scope>) -> Option<usize> {
        let number = self.spawned.get() + 1;
        self.spawned.set(number);
        let run = self.run.clone();
        // Opened here, so that lanes stand in the order of their spawning.
        let lane = run.recorder().open(LaneKind::Thread, number).map(Address::of);
        run.watchdog.lane_began();
        let seat = steer::start().expect("labs start fewer threads than lanes can be told apart");
        let steered = seat.as_ref().map(|seat| seat.lane);
        self.inner.spawn(move |_| {
            // SAFETY: the lane belongs to `run`, which is held here.
            let lane = lane.map(|l| unsafe { l.get() });
            let place = Current::new(run.clone(), lane);
            work(&mut |work| {
                let done = place.work(State::Done, || steer::perform(seat.as_ref(), work));
                steer::leave(seat.as_ref(), done.is_some());
            });
            // Not before the result is there: who joins would seem to wait for nobody.
            run.watchdog.lane_ended();
        });
        if let Some(lane) = steered {
            self.steered.set(self.steered.get() | 1 << lane);
        }
        steered
    }
}

/// Does a thread's work in its place.
type Perform<'a> = dyn FnMut(&mut dyn FnMut()) + 'a;

impl<T> ScopedJoinHandle<T> {
    /// Waits for the thread's result.
    pub fn join(self) -> T {
        if let Some(lane) = self.steered {
            steer::join(1 << lane);
        }
        let wait = lane::wait(State::Join, "join");
        let mut slot = self.slot.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(value) = slot.take() {
                return value;
            }
            let waited = self.slot.1.wait_timeout(slot, SLICE);
            slot = waited.unwrap_or_else(PoisonError::into_inner).0;
            if slot.is_none() {
                wait.goes_on(None);
            }
        }
    }
}

/// A lane's address on its way to its thread.
#[derive(Clone, Copy)]
pub(super) struct Address(*const trace::Lane);

// SAFETY: a lane is `Sync`; its one writer is the thread it is sent to.
unsafe impl Send for Address {}
// SAFETY: as above.
unsafe impl Sync for Address {}

impl Address {
    pub fn of(lane: &trace::Lane) -> Self {
        Self(lane)
    }

    /// # Safety
    /// The lane's run must be alive.
    pub unsafe fn get<'a>(self) -> &'a trace::Lane {
        // SAFETY: the caller's promise.
        unsafe { &*self.0 }
    }
}

/// Gives each item to the next free one of `workers` threads, first in, first out, and returns the
/// results in the order of the items: Python's `ThreadPoolExecutor.map`.
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
    let lanes: Vec<Option<Address>> = (0..workers)
        .map(|w| run.recorder().open(LaneKind::Thread, w as u32 + 1).map(Address::of))
        .collect();
    // What keeps the others alive is threads, not items: nobody can count on an item that no thread is
    // free for. The last items leave threads without work.
    let unfinished = AtomicUsize::new(count);
    (0..workers.min(count)).for_each(|_| run.watchdog.lane_began());
    platform::in_place_scope_fifo(|scope| {
        for index in 0..count {
            let (run, lanes, unfinished) = (&run, &lanes, &unfinished);
            scope.spawn_fifo(move |_| {
                let lane = rayon::current_thread_index().and_then(|w| lanes.get(w).copied());
                // SAFETY: the lane belongs to `run`, which is held by the caller.
                let lane = lane.flatten().map(|l| unsafe { l.get() });
                let place = Current::new(run.clone(), lane);
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
