//! A steered run's steps, as `sync` and the rest of this port ask for them.

use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::Either;

use seat::{self, Action, Op, Place, Scheduler, Turns, Ways};
use trace::State;

use super::end::unwind;
use super::platform;

/// Turns that `scheduler` gives, on threads as they are here.
pub fn turns(scheduler: Box<dyn Scheduler>) -> Arc<Turns> {
    Turns::new(scheduler, platform::switch())
}

/// Waits for the present lane's turn to do `op`, which it can as soon as `ready` says so. Unwinds when the
/// execution is over. Whoever has to tidy up before that asks the [seat](seat::step) itself.
pub fn step(op: Op, ready: &dyn Fn() -> bool) {
    if seat::step(op, ready).is_err() {
        unwind();
    }
}

/// As [`step`], for what can come about in several ways: in which one it does.
pub fn step_open(op: Op, ways: &dyn Fn() -> Ways) -> u8 {
    seat::step_open(op, ways).unwrap_or_else(|_| unwind())
}

/// As [`step`], for what never has to wait.
pub fn step_now(op: Op) {
    step(op, &|| true);
}

/// There are as many lanes as a set of lanes has room for.
#[derive(Debug)]
pub(super) struct TooMany;

/// A place for a thread that the present lane starts; none where it is not steered.
pub(super) fn start() -> Result<Option<Place>, TooMany> {
    if !seat::is_steered() {
        return Ok(None);
    }
    let place = seat::present(|by| {
        let lane = by.turns.start(by.acting())?;
        Some(Place::new(by.turns.clone(), lane))
    });
    place.map(|place| place.ok_or(TooMany)).transpose()
}

/// Does a started thread's work in its place.
pub(super) fn perform<R>(place: Option<&Place>, work: impl FnOnce() -> R) -> R {
    let Some(place) = place else { return work() };
    if place.turns.begin(place.lane).is_err() {
        unwind();
    }
    place.enter(work)
}

/// The thread's work is done, or has ended early, and the execution with it.
pub(super) fn leave(place: Option<&Place>, done: bool) {
    match place {
        Some(place) if done => place.turns.leave(place.lane),
        Some(place) => place.turns.break_off(),
        None => {}
    }
}

/// Waits for the end of these lanes (bits).
pub(super) fn join(lanes: u64) {
    let join = |by: &Place| by.turns.join(by.acting(), lanes);
    if seat::is_steered() && matches!(seat::present(join), Some(Err(_))) {
        unwind();
    }
}

/// Whether the present lane is the only one that is not over, in a steered run.
pub fn is_alone() -> bool {
    seat::is_steered()
        && seat::present(|place| place.turns.is_alone(place.acting())).unwrap_or(false)
}

/// The present lane's end is everybody's, where the run is steered.
pub fn exit() {
    if seat::is_steered() {
        seat::present(|place| place.turns.exit(place.lane));
    }
}

/// Ends the steered execution, where there is one, for everybody.
pub(super) fn break_off() {
    if seat::is_steered() {
        seat::present(|place| place.turns.break_off());
    }
}

/// Says what the task that is being polled is about to wait for.
pub(super) fn pending(state: State, name: &'static str, at: Option<&'static Location<'static>>) {
    let action = match state {
        State::Sleep => Action::AwaitSleep,
        State::Queue => Action::AwaitQueue,
        State::Lock => Action::AwaitPermit,
        State::Join if name.is_empty() => Action::AwaitTasks,
        State::Join => Action::AwaitSignal,
        _ => Action::Poll,
    };
    seat::pending(action, name, at);
}

/// Ready after `duration`: of virtual time where the run is steered. Dropping it disarms it.
pub fn timer(duration: Duration) -> impl Future<Output = ()> {
    match seat::timer(duration.as_secs_f64() * 1e3) {
        Some(steered) => Either::Left(steered),
        None => Either::Right(platform::timer(duration)),
    }
}
