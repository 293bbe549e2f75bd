//! The lanes of tasks, for which a thread with an event loop of its own works.

use super::lanes::Status;
use super::{Over, SPINS, Turns};
use crate::op::Op;
use crate::turn::Ways;

impl Turns {
    /// As [`start`](Self::start), for a task of `host`'s thread: `by` is `host`, or another task of it. It has to be
    /// [offered](Self::host) to take a step.
    pub fn start_task(&self, by: usize, host: usize, first: Op) -> Option<usize> {
        let lane = self.start(by)?;
        let mut state = self.state();
        state.lanes[lane].status = Status::Parked(Some(first));
        state.lanes[lane].host = Some(host);
        Some(lane)
    }

    /// Says what a task will go on with, once it is offered; none where its work is done.
    pub fn park(&self, task: usize, next: Option<Op>) {
        let over = next.is_none();
        self.state().lanes[task].status = if over { Status::Over } else { Status::Parked(next) };
    }

    /// `host`'s thread is about to go on with one of `tasks`, which can all go on, and says with which one when it is the turn of
    /// that. The step is the task's.
    ///
    /// # Errors
    /// The execution is over.
    pub fn host(&self, host: usize, tasks: &[usize]) -> Result<usize, Over> {
        const ALWAYS: &dyn Fn() -> Ways = &|| Ways { open: 1, by_itself: false };
        let mut state = self.state();
        if state.end.is_some() {
            return Err(Over);
        }
        let thread = self.thread();
        state.lanes[host].thread = thread.clone();
        state.lanes[host].status = Status::Parked(None);
        for task in tasks {
            let lane = &mut state.lanes[*task];
            lane.thread.clone_from(&thread);
            if let Status::Parked(Some(op)) = lane.status {
                lane.status = Status::Before(op, ALWAYS);
            }
        }
        self.pass_on(state, host);
        let chosen = self.wait(|turn| tasks.contains(&turn), SPINS)?;
        let mut state = self.state();
        for task in tasks {
            let lane = &mut state.lanes[*task];
            if let Status::Before(op, _) = lane.status {
                lane.status = Status::Parked(Some(op));
            }
        }
        Ok(chosen)
    }
}
