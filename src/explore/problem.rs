//! Why there is no report.

use thiserror::Error;

use super::failure::Failure;

/// Why an exploration came to no report.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Problem {
    /// A schedule ends badly.
    #[error("{0}")]
    Failed(Box<Failure>),
    /// The program does not do the same when it is played the same way.
    #[error(
        "the program does not repeat itself: played the same way again, it took other steps. \
         Whatever it decides by must come from its schedule alone: \
         no clock, no random numbers, no state that outlives an execution, no threads but those of `rt::scope`"
    )]
    Nondeterministic,
    /// More threads live at once than there are.
    #[error(
        "the program has more than {max_threads} threads at once; allow more with `Explorer::max_threads`"
    )]
    TooManyThreads {
        /// How many may be.
        max_threads: usize,
    },
    /// It starts more threads in all than can be told apart.
    #[error("the program starts more threads than can be told apart: {} in one execution", super::schedule::LETTERS.len() - 1)]
    TooManyLanes,
    /// What was to be replayed is no schedule.
    #[error(
        "`{given}` is no schedule: letters of lanes with counts are, and numbers of ways, as in `b3c2b~1`"
    )]
    NoSchedule {
        /// What it was.
        given: String,
    },
    /// The schedule that was to be replayed is another program's, or one of this program as it was before.
    #[error(
        "step {step} of the schedule cannot be taken: it is another program's, or the program has changed"
    )]
    Astray {
        /// Its number, from 1.
        step: usize,
    },
}

impl Problem {
    /// What a panic in a program says that is no fault of the program's.
    pub(super) fn of_panic(message: &str) -> Option<Self> {
        let taken = |workers: u32| rt::AllTaken { workers }.to_string() == message;
        if let Some(workers) = (0..=super::MOST_THREADS as u32).find(|workers| taken(*workers)) {
            return Some(Self::TooManyThreads { max_threads: workers as usize });
        }
        message.contains("lanes can be told apart").then_some(Self::TooManyLanes)
    }
}
