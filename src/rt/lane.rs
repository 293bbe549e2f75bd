//! Which run and lane the present thread works for, and what it says into that lane.

use std::cell::Cell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::panic::Location;
use std::ptr::null;
use std::sync::Arc;

use model::{RunError, Waiting};
use seat::{self, Items, Note};
use trace::{Event, Lane, Record, State};

use super::run::Run;
use super::{steer, time};

/// A thread's (or a polled task's) place in a run while it works there.
#[derive(Debug)]
pub struct Current {
    run: Arc<Run>,
    /// Into `run`'s recorder; null when the run has no lane left for this one.
    lane: *const Lane,
    /// Index of `lane` in its run plus one; 0 where there is nothing to tell it by.
    number: u32,
    pending: Cell<(State, u16)>,
    /// Whether the lane's deadlocks with itself are caught here; see [`catch_deadlock`].
    catching: Cell<bool>,
}

thread_local! {
    static CURRENT: Cell<*const Current> = const { Cell::new(null()) };
}

/// What the present thread has said to work for. Where threads are fibres, each has its own.
#[derive(Debug)]
pub(super) struct Present {
    current: *const Current,
    seat: seat::Seated,
}

impl Present {
    /// Of a thread that is new.
    pub const NONE: Self = Self { current: null(), seat: seat::Seated::NONE };

    pub fn take() -> Self {
        Self { current: CURRENT.replace(null()), seat: seat::Seated::take() }
    }

    pub fn restore(self) {
        CURRENT.set(self.current);
        self.seat.restore();
    }
}

struct Restore(*const Current);

impl Drop for Restore {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

/// What a task waits for when it returns `Poll::Pending`.
pub type Pending = (State, u16);

impl Current {
    /// A place in `run` on `lane`.
    pub fn new(run: Arc<Run>, lane: Option<&Lane>) -> Self {
        let index = lane.and_then(|l| run.index_of(l));
        Self::at(run, lane, index)
    }

    /// A place in `run` that is told by `index`, whether there is a lane or not.
    pub(super) fn at(run: Arc<Run>, lane: Option<&Lane>, index: Option<usize>) -> Self {
        let number = index.map_or(0, |i| i as u32 + 1);
        let lane = lane.map_or(null(), std::ptr::from_ref);
        let (pending, catching) = (Cell::new((State::Ready, 0)), Cell::new(false));
        Self { run, lane, number, pending, catching }
    }

    /// Its lane.
    pub fn lane(&self) -> Option<&Lane> {
        // SAFETY: a lane lives as long as its run, which `self` keeps alive.
        unsafe { self.lane.as_ref() }
    }

    /// Its run.
    pub fn run(&self) -> &Arc<Run> {
        &self.run
    }

    /// Works here for the length of `work`.
    pub fn enter<R>(&self, work: impl FnOnce() -> R) -> R {
        let _restore = Restore(CURRENT.replace(self));
        work()
    }

    /// Does a piece of the lane's work, which leaves it in state `after`; nothing when the piece ended
    /// early, and then the run knows why.
    pub(super) fn work<R>(&self, after: State, work: impl FnOnce() -> R) -> Option<R> {
        let value = self.enter(|| {
            self.say(State::Running, 0);
            self.guard(|| {
                self.run.checkpoint();
                work()
            })
        });
        self.say(after, 0);
        value
    }

    /// Does `work`; a panic in it becomes the run's failure, told of this place.
    pub(super) fn guard<R>(&self, work: impl FnOnce() -> R) -> Option<R> {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let index = (self.number as usize).checked_sub(1);
        done.map_err(|payload| self.run.caught_in(index, payload.as_ref())).ok()
    }

    /// Does all of a blocking strategy's work, as the lane that starts the others.
    ///
    /// # Errors
    /// How the run ended early.
    pub fn perform<R>(&self, work: impl FnOnce() -> R) -> Result<R, RunError> {
        self.run.watchdog.lane_began();
        let value = self.work(State::Done, work);
        self.run.watchdog.lane_ended();
        self.ended(value)
    }

    /// What all of a strategy's work came to, for callers that drive it themselves.
    ///
    /// # Errors
    /// How the run ended early.
    pub fn ended<R>(&self, value: Option<R>) -> Result<R, RunError> {
        match (self.run.failure(), value) {
            (None, Some(value)) => Ok(value),
            (failure, _) => Err(failure.unwrap_or(RunError::Stopped)),
        }
    }

    /// Says that the lane is in `state` from now on.
    pub fn say(&self, state: State, object: u16) {
        if let Some(lane) = self.lane()
            && lane.set_state(state, object)
            && lane.is_recording()
        {
            let event = Event::State { state, object, detail: 0 };
            lane.push(Record::new(time::absolute() - self.run.epoch(), event));
        }
    }

    /// What the last poll said it waits for.
    pub fn take_pending(&self) -> Pending {
        self.pending.replace((State::Ready, 0))
    }
}

fn with<R>(work: impl FnOnce(&Current) -> R) -> Option<R> {
    // SAFETY: set by `enter` alone, which outlives the time it is set.
    unsafe { CURRENT.get().as_ref() }.map(work)
}

/// Runs `work` with the present place in a run, where there is one.
pub fn current_lane<R>(work: impl FnOnce(&Current) -> R) -> Option<R> {
    with(work)
}

pub(super) fn epoch() -> f64 {
    with(|c| c.run.epoch()).unwrap_or(0.0)
}

/// Unwinds if the run is to end early. Long loops call it every few hundred microseconds; all waits in this
/// crate include it.
#[inline]
pub fn checkpoint() {
    with(|c| c.run.checkpoint());
}

/// Index of the present lane in its run plus one; 0 outside of runs. A thread for which no lane was left has a number that
/// no lane has.
#[inline]
pub fn lane_number() -> u32 {
    with(|c| c.number).unwrap_or(0)
}

/// The number of an object's name in the present run.
pub fn object(name: &'static str) -> u16 {
    with(|c| c.run.recorder().name(name)).unwrap_or(0)
}

fn record(event: impl FnOnce(&Current) -> Event) {
    with(|c| {
        if let Some(lane) = c.lane().filter(|l| l.is_recording()) {
            let event = event(c);
            lane.push(Record::new(time::absolute() - c.run.epoch(), event));
        }
    });
}

/// A line of the log: the lab's word `event.<key>` with `a` and `b` in its gaps. Costs nothing while
/// timing.
pub fn log(key: &'static str, a: u32, b: f64) {
    seat::note(Note::Log { key, a, b });
    record(|c| Event::Log { name: c.run.recorder().name(key), a, b });
}

/// A quantity that changed: the lab's word `series.<key>`.
pub fn value(key: &'static str, value: f64) {
    seat::note(Note::Value { key, value });
    record(|c| Event::Value { name: c.run.recorder().name(key), value });
}

/// What is in a list that changed, the oldest item first: like [`value`], but only for the scheduler's seat.
pub fn items<T: Debug>(
    key: &'static str,
    list: impl IntoIterator<IntoIter: ExactSizeIterator<Item = T>>,
) {
    seat::list(key, None, || Items::of(list.into_iter()));
}

/// Says what the present task is about to wait for; its executor records it after the poll.
pub fn pending(state: State, name: &'static str) {
    pending_at(state, name, None);
}

/// As [`pending`], with the place in the task's code that waits.
pub fn pending_at(state: State, name: &'static str, at: Option<&'static Location<'static>>) {
    steer::pending(state, name, at);
    with(|c| c.pending.set((state, if name.is_empty() { 0 } else { object(name) })));
}

/// A wait of the present lane, as long as this is held.
#[derive(Debug)]
pub struct Wait {
    name: &'static str,
    /// The lane's index once the watchdog knows of this wait.
    watched: Cell<Option<usize>>,
    /// A wait belongs to the lane, and so to the thread, that it began on.
    _not_send: PhantomData<*const ()>,
}

/// The present lane begins to wait in `state`; `name` is what for, empty where nothing is named.
pub fn wait(state: State, name: &'static str) -> Wait {
    with(|c| {
        // A name is only for the record; while timing, waits must not meet at the table of names.
        let named = !name.is_empty() && c.lane().is_some_and(Lane::is_recording);
        c.say(state, if named { object(name) } else { 0 });
    });
    Wait { name, watched: Cell::new(None), _not_send: PhantomData }
}

impl Wait {
    /// Of a wait without a time limit, each time a slice of it is over: it has looked again and still has
    /// to wait, for what `holder` holds now. The first such report brings in the watchdog; most
    /// waits are over before.
    #[inline(never)]
    pub fn goes_on(&self, holder: Option<usize>) {
        // Before the report: lanes that a stop has ended are no deadlock for those who still wait.
        checkpoint();
        let caught = with(|c| {
            let me = (c.number as usize).checked_sub(1)?;
            self.watched.set(Some(me));
            c.run.still_waits(me, self.name, holder, c.catching.get())
        });
        // As at a checkpoint: who unwinds already must not unwind again.
        if let Some(waiting) = caught.flatten().filter(|_| !std::thread::panicking()) {
            std::panic::resume_unwind(Box::new(Deadlocked(waiting)));
        }
        checkpoint();
    }
}

impl Drop for Wait {
    // A wait has many ends, and takes longer than a call.
    #[inline(never)]
    fn drop(&mut self) {
        with(|c| {
            if let Some(me) = self.watched.get() {
                c.run.watchdog.goes_on(me);
            }
            c.say(State::Running, 0);
        });
    }
}

/// Payload of the unwinding out of a wait that [`catch_deadlock`] has caught.
struct Deadlocked(Waiting);

/// Puts back whether deadlocks are caught.
struct Catching(bool);

impl Catching {
    fn set(catching: bool) -> Self {
        Self(with(|c| c.catching.replace(catching)).unwrap_or(false))
    }
}

impl Drop for Catching {
    fn drop(&mut self) {
        with(|c| c.catching.set(self.0));
    }
}

/// Runs `work` and returns what the lane waits for if it ends up waiting for itself, as with a plain lock
/// that it already holds. The wait is abandoned by unwinding out of `work`, which releases what it held.
///
/// Deadlocks with other lanes, and those within a scope that `work` opens, end the run as usual: one
/// lane's way out would say nothing about the others.
///
/// # Errors
/// The arrow of the deadlock.
pub fn catch_deadlock<R>(work: impl FnOnce() -> R) -> Result<R, Waiting> {
    let _catching = Catching::set(true);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|payload| match payload
        .downcast::<Deadlocked>(
    ) {
        Ok(deadlocked) => deadlocked.0,
        Err(other) => std::panic::resume_unwind(other),
    })
}

/// Does `work` with deadlocks ending the run again.
pub(super) fn without_catching<R>(work: impl FnOnce() -> R) -> R {
    let _catching = Catching::set(false);
    work()
}
