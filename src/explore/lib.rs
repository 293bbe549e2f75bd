//! Every schedule of a program, in one's own `cargo test`: for who would use loom or shuttle.
//!
//! ```
//! use interleave_explore::explore;
//! use rt::scope;
//! use sync::{AtomicU32, Ordering};
//!
//! explore(|| {
//!     let hits = AtomicU32::named("hits", 0);
//!     let hit = || hits.fetch_add(1, Ordering::Relaxed);
//!     scope(|s| {
//!         s.spawn(hit);
//!         s.spawn(hit);
//!     });
//!     assert_eq!(hits.into_inner(), 2);
//! });
//! ```
//!
//! The program is called once for each execution. Threads are those of [`rt::scope`]; what they share is from `sync`, whose every operation is a
//! step. Of schedules that differ only in the order of independent steps one is played. Loads see whatever Rust's memory model allows
//! (`seat` says what is left out), `notify_one` wakes any waiter, and waits may end by themselves.
//!
//! What ends badly: a panic in any thread, a deadlock, a lost wake-up, a livelock, a data race on `sync::PlainU32`. Then the test fails with
//! the shortest such schedule, lane by lane, and with what replays it.
//!
//! What must not be in the program: clocks, random numbers, state that outlives an execution, threads and locks of std. A program that decides
//! by such things is told so ([`Problem::Nondeterministic`]); a lock of std's that a lane holds over a step hangs the test. Lanes are no threads of
//! the system's: each has a stack of its own (2 MB), and all run on the thread that explores. So they share what is `thread_local!`.
//!
//! | loom | shuttle | here |
//! |---|---|---|
//! | `loom::model` | `check_dfs` | [`explore()`], [`Explorer::check`] |
//! | `Builder::max_branches` | `Config::max_steps` | [`Explorer::max_steps`] |
//! | `Builder::max_permutations` | iterations | [`Explorer::max_executions`] |
//! | `Builder::max_duration` | `Config::max_time` | [`Explorer::time_limit`] |
//! | `Builder::max_threads` | | [`Explorer::max_threads`] |
//! | `Builder::preemption_bound` | | [`Explorer::preemption_bound`] |
//! | | `check_random`, `check_pct` | [`Explorer::random_walk`], [`Explorer::pct`], [`Explorer::pos`] |
//! | `LOOM_CHECKPOINT_FILE` | `replay` | [`Explorer::replay`], [`REPLAY`] |

#![cfg(not(target_family = "wasm"))]

mod bug;
mod explorer;
mod failure;
mod link;
mod problem;
mod quiet;
mod report;
mod run;
mod sampled;
mod schedule;
mod searched;
mod shorter;
mod trace;

pub use bug::{Bug, Waiting};
pub use explorer::{Explorer, REPLAY, Sampling};
pub use failure::Failure;
pub use problem::Problem;
pub use report::{Covered, Report};
pub use seat::SearchEstimate;
pub use trace::Step;

/// Threads that have a letter, with one for the lane that starts them.
const MOST_THREADS: usize = 51;

/// Explores every schedule of `program`, within the bounds of [`Explorer::default`].
///
/// # Panics
/// If a schedule ends badly, with all that is known of it: see [`Failure`].
#[track_caller]
pub fn explore(program: impl Fn()) -> Report {
    Explorer::default().check(program)
}
