//! What the threads of a run have in common: sleep, spinning, and who waits for them.
//!
//! They come from rayon, so the same code runs on wasm-bindgen-rayon's web workers. The pool is
//! created before the run with exactly the number of threads that the strategy declares.

use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use seat::{self, Action, Op};
use trace::State;

use super::lane::{self, checkpoint};
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

/// One iteration of a spin loop: [`std::hint::spin_loop`] plus a [`checkpoint`]; natively the core is offered to others. In the
/// scheduler's seat a spinning lane gets no turn before another has written something.
#[inline]
#[track_caller]
pub fn spin_loop() {
    if seat::is_steered() {
        steer::step_now(Op::alone(Action::Spin, Location::caller()));
    }
    checkpoint();
    // Tests have more threads than cores: who is waited for may need this one. In a page there is no such thing.
    if cfg!(target_family = "wasm") { std::hint::spin_loop() } else { std::thread::yield_now() }
}

/// The index of this thread in the pool, from 0; 0 outside the pool.
pub fn worker_index() -> usize {
    rayon::current_thread_index().unwrap_or(0)
}

pub(super) fn present_run() -> Arc<Run> {
    lane::current_lane(|c| c.run().clone()).expect("threads are started from within a run")
}

/// While whoever started threads waits for them it cannot resolve what they wait for.
pub(super) fn joining(run: &Run) {
    lane::current_lane(|c| c.say(State::Join, 0));
    run.watchdog.lane_ended();
}

pub(super) fn joined(run: &Run) {
    run.watchdog.lane_began();
    lane::current_lane(|c| c.say(State::Running, 0));
}
