//! What a run has started: numbers and names, also of those for which no lane was left.

use std::ptr::null;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use trace::{Lane, LaneKind, Recorder};

use super::lane::Current;
use super::run::Run;

/// Threads, and processes that share their memory, from the first to the last.
#[derive(Debug, Default)]
pub(super) struct Started(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// By kind.
    numbers: [u32; LaneKind::ALL.len()],
    /// Those without a lane, each with its number.
    unseen: Vec<(LaneKind, u32)>,
}

impl Started {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of a thread on its way there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Starting {
    /// Null without a lane.
    lane: *const Lane,
    /// Of the lane in its run; without one, a number that no lane has.
    index: usize,
}

// SAFETY: a lane is `Sync`; its one writer is the thread it is sent to.
unsafe impl Send for Starting {}
// SAFETY: as above.
unsafe impl Sync for Starting {}

impl Starting {
    /// # Safety
    /// It is `run`'s.
    pub unsafe fn place(self, run: &Arc<Run>) -> Current {
        // SAFETY: the caller's promise; the lane lives as long as its run.
        let lane = unsafe { self.lane.as_ref() };
        Current::at(run.clone(), lane, Some(self.index))
    }
}

impl Run {
    /// Opens the lane of the next thread or process that is started in this memory. They are numbered from 1, whoever
    /// starts them, and lanes stand in the order of that.
    pub(super) fn start(&self, kind: LaneKind) -> Starting {
        let mut counts = self.started.counts();
        let number = &mut counts.numbers[kind as usize];
        *number += 1;
        let number = *number;
        match self.recorder().open(kind, number) {
            Some(lane) => {
                Starting { lane, index: self.index_of(lane).expect("it has just been opened") }
            }
            None => {
                counts.unseen.push((kind, number));
                let index = Recorder::MAX_LANES as usize + counts.unseen.len() - 1;
                Starting { lane: null(), index }
            }
        }
    }

    /// The name of a lane, or of what was started without one, by index.
    pub(super) fn label(&self, index: usize) -> String {
        if let Some(lane) = self.recorder().lanes().get(index) {
            return lane.label();
        }
        let unseen = index.checked_sub(Recorder::MAX_LANES as usize);
        let started = unseen.and_then(|at| self.started.counts().unseen.get(at).copied());
        started.map_or_else(String::new, |(kind, number)| format!("{} {number}", kind.name()))
    }
}
