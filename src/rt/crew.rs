//! Threads that any thread of a run may start, and that outlive whoever started them: what programs need whose threads come and go
//! as they like. [`scope`](fn@super::scope) is for labs, which know theirs.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use trace::{LaneKind, State};

use super::lane::{self, checkpoint};
use super::run::Run;
use super::threads::{SLICE, joined, joining, present_run};
use super::workers::{self, AllTaken};
use super::{platform, steer};

/// A run's threads of this kind. The pool has as many workers as the strategy declares, and each thread needs one to itself for as
/// long as it lives: more than those are refused, for they would wait where nobody expects it.
#[derive(Clone, Debug)]
pub struct Crew(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    run: Arc<Run>,
    workers: u32,
    /// Threads that have not ended.
    alive: Mutex<u32>,
    ended: Condvar,
}

/// Calls `work` on this thread with a [`Crew`] of at most `workers` threads at a time, and waits for all that were started.
/// Work that returns leaves none behind: it has joined them, or told them to end.
///
/// A panic in one of them ends the whole run, as in [`scope`](fn@super::scope).
pub fn crew<R>(workers: u32, work: impl FnOnce(&Crew) -> R) -> R {
    let run = present_run();
    let crew = Crew(Arc::new(Inner {
        run: run.clone(),
        workers,
        alive: Mutex::new(0),
        ended: Condvar::new(),
    }));
    let done = run.guard(None, || lane::without_catching(|| work(&crew)));
    match done {
        // Threads that are still there end with it, as those of a process do.
        Some(_) => steer::exit(),
        None => steer::break_off(),
    }
    joining(&run);
    crew.settle();
    joined(&run);
    checkpoint();
    done.unwrap_or_else(|| super::unwind())
}

impl Crew {
    /// Starts a thread, or a process that shares this memory, on a lane of its own.
    ///
    /// # Errors
    /// Every worker has a thread already, or a steered run has as many lanes as can be told apart.
    pub fn start(
        &self,
        kind: LaneKind,
        work: impl FnOnce() + Send + 'static,
    ) -> Result<(), AllTaken> {
        let run = self.0.run.clone();
        let taken = workers::take(&run, self.0.workers as usize)?;
        let seat = steer::start().map_err(|_| AllTaken { workers: self.0.workers })?;
        *self.alive() += 1;
        let leaving = Leaving(self.clone());
        // Opened here, so that lanes stand in the order of their starts.
        let starting = run.start(kind);
        run.watchdog.lane_began();
        platform::spawn(
            seat.as_ref().map(|seat| seat.lane),
            Box::new(move || {
                // Ends last: the run must not be over before this thread is.
                let _leaving = leaving;
                // SAFETY: started in `run`.
                let place = unsafe { starting.place(&run) };
                let done = place.work(State::Done, || steer::perform(seat.as_ref(), work));
                // Before anybody can know of its end, and start another one.
                drop(taken);
                steer::leave(seat.as_ref(), done.is_some());
                run.watchdog.lane_ended();
            }),
        );
        Ok(())
    }

    fn alive(&self) -> MutexGuard<'_, u32> {
        self.0.alive.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the last of them has ended.
    fn settle(&self) {
        let mut alive = self.alive();
        while *alive > 0 {
            drop(alive);
            let rested = platform::rest();
            alive = self.alive();
            if rested || *alive == 0 {
                continue;
            }
            let waited = self.0.ended.wait_timeout(alive, SLICE);
            alive = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Counts a thread as ended, however it ends.
struct Leaving(Crew);

impl Drop for Leaving {
    fn drop(&mut self) {
        *self.0.alive() -= 1;
        self.0.0.ended.notify_all();
    }
}
