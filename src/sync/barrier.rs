//! A meeting point.

use std::panic::Location;

use rt::steer;
use seat::{self, Action, Op};
use trace::State;

use super::Mutex;
use super::base::Deadline;
use super::line::Line;

/// Like [`std::sync::Barrier`]: reusable. Python's can break, by a timeout or `abort`; here
/// anything that goes wrong in a thread ends the run, and with it the waits of the others.
#[derive(Debug)]
pub struct Barrier {
    parties: usize,
    /// Held by who arrives, so that exactly one of them is the last.
    arriving: Mutex<()>,
    here: Line,
}

/// Whether this thread was the one that let the others go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// True for exactly one thread of each meeting.
    pub fn is_leader(self) -> bool {
        self.0
    }
}

impl Barrier {
    /// A barrier that opens when `parties` threads wait at it; 0 counts as 1.
    pub const fn new(name: &'static str, parties: usize) -> Self {
        Self { parties, arriving: Mutex::new(name, ()), here: Line::new(name, State::Join) }
    }

    /// Waits for the others. The last to arrive releases all of them and is the leader.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        if seat::is_steered() {
            steer::step_now(Op::new(Action::Arrive, self.here.object(), Location::caller()));
        }
        let ticket = seat::silently(|| {
            let _arriving = self.arriving.lock();
            if self.here.len() + 1 >= self.parties {
                self.here.call(usize::MAX);
                return None;
            }
            Some(self.here.draw())
        });
        let Some(ticket) = ticket else { return BarrierWaitResult(true) };
        ticket.wait(&Deadline::NEVER);
        BarrierWaitResult(false)
    }
}
