//! The scheduler's seat: an execution in which somebody else decides who takes the next step.
//!
//! # How a lane is held
//! A lane has a stack of its own and waits for its turn (see [`Turns`]); `sync` and `rt` ask before every operation. So a lab's code is
//! the same as in a measured run, the stack and the destructors of a lane are real, and no primitive is written twice. The
//! alternative would be stackless tasks polled by one executor: a poll costs less than a turn, but every function between a
//! thread's start and its last lock would have to be an `async fn`, in measured runs too, and what learners read would
//! be full of `.await`s that no thread has.
//!
//! Whose stack it is, `rt` decides. Where one thread can switch stacks, lanes are fibres: natively where Rust people explore
//! (`rt::with_fibres`), and in browsers with JavaScript Promise Integration (`rt::on_fibres`). Elsewhere, in WebKit, they are real threads,
//! of which one runs at a time. Measured, all 924 schedules of two threads with six steps each (two cores, medians):
//!
//! | | fibres | threads | tasks |
//! |---|---|---|---|
//! | natively | 7 ms | 33 ms | 6 ms |
//! | Chromium | 12 ms | 140 ms | |
//! | Firefox | 27 ms | 149 ms | |
//!
//! shuttle, which has fibres too, runs 411,000 schedules a second natively to their 138,000, of which it needs more.
//!
//! The price of threads: the seat needs shared memory then, as measured runs do. Fibres do not, nor do labs on `aio`.
//!
//! # What is guaranteed
//! Whatever Rust and its standard library leave open is a choice of the schedule: who goes on, what a load that is not `SeqCst` sees (see
//! `memory`), which waiter `notify_one` wakes, and whether a wait on a condition variable ends by itself. Without
//! such a choice each step sees all steps before it. Happens-before is tracked, and an unordered access to
//! plain data is reported as a data race, even if the value seen was the right one.
//! A timeout may expire, and a sleep may end, at any moment: real ones are only guaranteed to last at least as
//! long. Virtual time passes only in these.

mod along;
mod causes;
mod count;
mod ending;
mod estimate;
mod items;
mod lost;
mod memory;
mod objects;
mod op;
mod owners;
mod place;
mod played;
mod report;
mod sample;
mod sampler;
mod search;
mod tasks;
mod turn;
mod turns;
mod walked;

pub use along::{Along, Astray};
pub use causes::Causes;
pub use count::equivalent;
pub use ending::{Fault, Waits, fault, goes_round, waits};
pub use estimate::{Estimator, SearchEstimate};
pub use items::{Items, Listed};
pub use lost::{Lost, lost_update};
pub use memory::{Blocked, Race};
pub use objects::{Objects, Shared, Thing, next_of};
pub use op::{Action, At, Expects, Note, Object, Op, Order};
pub use owners::Owners;
pub use place::{
    Place, Seated, Touch, access, advance, begin_rounds, choose_task, end_rounds, forget,
    is_steered, list, locals, note, now, park_task, present, silently, start_task, step, step_open,
    touch,
};
pub use played::{Birth, End, LaneEnd, Locals, MAX_LANES, Played, Point, Scheduler, Taken};
pub use report::{
    Contrast, Drawing, Ending, Findings, FoundOutcome, Onward, SearchBounds, Turned, WaitFor, Walk,
    WalkLane, WalkObject, WalkOp, WalkOpen, WalkStep,
};
pub use sample::{Draws, Sample, found_by, promised};
pub use sampler::Sampler;
pub use search::{BY_GRAPHS, Bounded, ByGraphs, Explored, Search};
pub use tasks::{Gate, Loop, Timer, gate, pending, timer};
pub use turn::{Id, Open, Turn, Way, Ways};
pub use turns::{Over, Turns};
pub use walked::walked;
