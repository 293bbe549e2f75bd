//! Which steered execution the present thread takes part in.

use std::cell::Cell;
use std::ptr::null;
use std::sync::Arc;

use super::items::{Items, Listed};
use super::op::{Action, Note, Object, Op};
use super::played::Locals;
use super::turn::Ways;
use super::turns::{Over, Turns};

/// A thread's place in a steered execution.
#[derive(Clone, Debug)]
pub struct Place {
    /// Whose turn it is.
    pub turns: Arc<Turns>,
    /// Its lane.
    pub lane: usize,
    /// The lane of the task that it works for.
    pub task: Cell<Option<usize>>,
    /// Whether a turn is one poll of a task, and so the operations in it are no steps.
    pub polls: bool,
}

thread_local! {
    static PLACE: Cell<*const Place> = const { Cell::new(null()) };
}

/// A thread's place, for who has several threads' work done on one.
#[derive(Debug)]
pub struct Seated(*const Place);

impl Seated {
    /// No place.
    pub const NONE: Self = Self(null());

    /// The present place, which the thread has no longer.
    #[must_use]
    pub fn take() -> Self {
        Self(PLACE.replace(null()))
    }

    /// Takes it again: it is to be where it was taken from, with nothing of that ended since.
    pub fn restore(self) {
        PLACE.set(self.0);
    }
}

struct Restore(*const Place);

impl Drop for Restore {
    fn drop(&mut self) {
        PLACE.set(self.0);
    }
}

impl Place {
    /// A thread's place.
    pub fn new(turns: Arc<Turns>, lane: usize) -> Self {
        Self { turns, lane, task: Cell::new(None), polls: false }
    }

    /// In whose name a step is taken: that of the task, or of the thread itself.
    pub fn acting(&self) -> usize {
        self.task.get().unwrap_or(self.lane)
    }

    /// Works here for the length of `work`.
    pub fn enter<R>(&self, work: impl FnOnce() -> R) -> R {
        let _restore = Restore(PLACE.replace(self));
        work()
    }
}

/// Whether the operations of this thread are steps.
#[inline]
pub fn is_steered() -> bool {
    let place = PLACE.get();
    // SAFETY: set by `enter` alone, for as long as the place is borrowed.
    !place.is_null() && unsafe { !(*place).polls }
}

/// Calls `work` with the present place, where there is one.
pub fn present<R>(work: impl FnOnce(&Place) -> R) -> Option<R> {
    // SAFETY: set by `enter` alone, for as long as the place is borrowed.
    unsafe { PLACE.get().as_ref() }.map(work)
}

/// Does `work` without steps: it is a part of the step before.
pub fn silently<R>(work: impl FnOnce() -> R) -> R {
    let _restore = Restore(PLACE.replace(null()));
    work()
}

/// Waits for the present lane's turn to do `op`, which it can as soon as `ready` says so.
///
/// # Errors
/// The execution is over.
pub fn step(op: Op, ready: &dyn Fn() -> bool) -> Result<(), Over> {
    step_open(op, &|| Ways::from(ready())).map(drop)
}

/// As [`step`], for what can come about in several ways: in which one it does.
///
/// # Errors
/// The execution is over.
pub fn step_open(op: Op, ways: &dyn Fn() -> Ways) -> Result<u8, Over> {
    // Destructors of a lane that unwinds do what they do: nobody looks any more.
    if std::thread::panicking() {
        return Ok(0);
    }
    // What `ways` calls is no step, and neither is it where another lane asks.
    let quiet = || silently(ways);
    let take = |place: &Place| match place.polls {
        true => Ok(0),
        false => place.turns.step(place.acting(), op, &quiet),
    };
    present(take).unwrap_or(Ok(0))
}

/// An access to data of a learner's program.
#[derive(Clone, Copy, Debug)]
pub struct Touch<'a> {
    /// What it does to each thing, all at once.
    pub parts: &'a [Op],
    /// Whether it looks into containers.
    pub looks: bool,
    /// Whether it is a step whoever owns what it touches.
    pub always: bool,
}

impl Touch<'_> {
    /// As one step, where these parts (bits) are shared.
    pub fn step(&self, shared: u64) -> Option<Op> {
        let is_shared = |at: usize| shared >> at.min(63) & 1 == 1;
        let all = self.parts.iter().enumerate();
        let mut parts = all.filter(|(at, _)| is_shared(*at)).map(|(_, part)| *part);
        let first = parts.next()?;
        let Some(second) = parts.next() else { return Some(first) };
        let writes = [first, second].into_iter().chain(parts).any(|part| part.writes());
        let action = if writes { Action::ReadModifyWrite } else { Action::Load };
        Some(Op { action, object: Some(Object::ALL), within: None, ..first })
    }
}

/// As [`step`], for data, which no lane has to wait for. Where the [scheduler](super::Scheduler::shared) says so it is no step.
///
/// # Errors
/// The execution is over.
pub fn touch(touch: Touch<'_>) -> Result<(), Over> {
    if std::thread::panicking() {
        return Ok(());
    }
    let take = |place: &Place| match place.polls {
        true => Ok(()),
        false => place.turns.touch(place.acting(), touch),
    };
    present(take).unwrap_or(Ok(()))
}

/// Makes the access to an atomic that is the present lane's last step. The atomic holds `real`; `change` is told the value
/// that is seen, and says what is written, if anything is. The result is the value that was seen, and what the
/// atomic is to hold from now on where that is another one. None where the lane is not steered.
pub fn access(real: u64, change: &mut dyn FnMut(u64) -> Option<u64>) -> Option<(u64, Option<u64>)> {
    if std::thread::panicking() {
        return None;
    }
    let accessed = present(|place| place.turns.access(place.acting(), real, change)).flatten()?;
    Some((accessed.seen, accessed.wrote.filter(|_| accessed.newest)))
}

/// The present lane begins a loop that tries until it succeeds, and [backs off](super::Action::BackOff) in between. A
/// round that ends in that has changed nothing, so that another one is worth nothing before other lanes have got
/// anywhere. Of loops within one another the outermost counts.
pub fn begin_rounds() {
    present(|place| place.turns.begin_rounds(place.acting()));
}

/// The present lane has left that loop.
pub fn end_rounds() {
    present(|place| place.turns.end_rounds(place.acting()));
}

/// The present lane has done away with what was at `address`.
pub fn forget(address: usize) {
    present(|place| place.turns.forget(address));
}

/// Opens the lane of a task that the present thread is to work for, once it is chosen; none where there is no more room, or
/// the thread is not steered.
pub fn start_task(first: Op) -> Option<usize> {
    present(|place| place.turns.start_task(place.acting(), place.lane, first)).flatten()
}

/// Says what a task of the present thread will go on with; none where its work is done. The thread works for itself again.
pub fn park_task(task: usize, next: Option<Op>) {
    present(|place| {
        place.task.set(None);
        place.turns.park(task, next);
    });
}

/// Waits until it is the turn of one of `tasks`, which can all go on, and works for that one from then on.
///
/// # Errors
/// The execution is over.
pub fn choose_task(tasks: &[usize]) -> Result<usize, Over> {
    let choose = |place: &Place| {
        place.task.set(None);
        let chosen = match *tasks {
            // With nobody else there nothing is chosen.
            [only] if place.turns.is_alone(only) => only,
            _ => place.turns.host(place.lane, tasks)?,
        };
        place.task.set(Some(chosen));
        Ok(chosen)
    };
    present(choose).unwrap_or(Err(Over))
}

/// Says what the present lane's last step came to.
pub fn note(note: Note) {
    present(|place| {
        // A lane that unwinds takes no more steps, so there is none that this could be said of.
        if !std::thread::panicking() {
            place.turns.note(place.acting(), note);
        }
    });
}

/// Says what is in the list `key` from now on, which is the content of `of` where that is given. Does not ask
/// where nobody looks.
pub fn list(key: &'static str, of: Option<Object>, items: impl FnOnce() -> Items) {
    present(|place| {
        if place.turns.is_watched() && !std::thread::panicking() {
            let address = of.map(|object| object.address);
            let items = silently(items);
            place.turns.list(Listed { key, address, items });
        }
    });
}

/// Says what is local to the function in which the present lane is about to take a step.
pub fn locals(locals: Locals) {
    present(|place| place.turns.locals(place.acting(), locals));
}

/// Virtual time, ms, where the present thread is steered.
pub fn now() -> Option<f64> {
    present(|place| place.turns.now())
}

/// Lets virtual time come to `moment`.
pub fn advance(moment: f64) {
    present(|place| place.turns.advance(moment));
}
