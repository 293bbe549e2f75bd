//! A future with a lane, which can be cancelled.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, Location};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use rt::{Current, Run};
use seat::{self, Gate, Loop, Turns};
use trace::{Lane, State};

/// The task was cancelled before it was done: asyncio's `CancelledError`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// What a task and those who know it share.
#[derive(Debug, Default)]
pub(super) struct Control {
    /// Of the task or time limit that this one is a part of: what ends that ends this as well.
    outer: Option<Rc<Control>>,
    /// Whether a cancellation of what is outside does not reach it: a clean-up.
    sheltered: bool,
    cancelled: Cell<bool>,
    /// Clean-ups that are to happen before the task may be dropped; see [`using`](super::using).
    shields: Cell<u32>,
    waker: RefCell<Option<Waker>>,
}

thread_local! {
    static CONTROL: RefCell<Option<Rc<Control>>> = const { RefCell::new(None) };
}

/// Puts back whose turn it was, also when the work panics.
struct Restore(Option<Rc<Control>>);

impl Drop for Restore {
    fn drop(&mut self) {
        CONTROL.set(self.0.take());
    }
}

impl Control {
    /// A part of the present task that can end before the task does.
    pub(super) fn part() -> Rc<Self> {
        Rc::new(Self { outer: Self::current(), ..Self::default() })
    }

    /// A part of the present task that a cancellation of the task does not reach: `asyncio.shield`.
    pub(super) fn shelter() -> Rc<Self> {
        Rc::new(Self { outer: Self::current(), sheltered: true, ..Self::default() })
    }

    pub(super) fn cancel(&self) {
        if !self.cancelled.replace(true) {
            self.wake();
        }
    }

    fn wake(&self) {
        let waker = self.waker.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
        if let Some(outer) = &self.outer {
            outer.wake();
        }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        let outer = self.outer.as_ref().filter(|_| !self.sheltered);
        self.cancelled.get() || outer.is_some_and(|outer| outer.is_cancelled())
    }

    /// How many clean-ups are to happen yet.
    pub(super) fn shields(&self) -> u32 {
        self.shields.get()
    }

    pub(super) fn shield(&self, change: i32) {
        self.shields.set(self.shields.get().wrapping_add_signed(change));
        if let Some(outer) = &self.outer {
            outer.shield(change);
        }
        // Others may have waited for this clean-up before they begin theirs.
        if change < 0 && self.is_cancelled() {
            self.wake();
        }
    }

    /// Whether it is cancelled and nothing is left that must be awaited first.
    pub(super) fn may_be_dropped(&self) -> bool {
        self.is_cancelled() && self.shields() == 0
    }

    /// Does `work` as a part of what this controls.
    pub(super) fn enter<R>(self: &Rc<Self>, work: impl FnOnce() -> R) -> R {
        let _restore = Restore(CONTROL.replace(Some(self.clone())));
        work()
    }

    /// Of the task that is being polled.
    pub(super) fn current() -> Option<Rc<Self>> {
        CONTROL.with_borrow(Clone::clone)
    }
}

/// A future that records its polls in a lane of its own.
///
/// It can be cancelled at its awaits, like an asyncio task: what it waits for is dropped, destructors run,
/// and [`using`](super::using) closes what it opened. A panic in it ends the whole run, as in a
/// thread; it never becomes ready then.
#[derive(Debug)]
pub struct Task<F> {
    future: Option<F>,
    place: Current,
    control: Rc<Control>,
    /// Where the run is steered: whether it is this task's turn.
    gate: Option<Gate>,
}

impl<F: Future> Task<F> {
    /// `future` on `lane` of `run`.
    #[track_caller]
    pub fn new(run: Arc<Run>, lane: Option<&Lane>, future: F) -> Self {
        Self::new_at(run, lane, future, Location::caller())
    }

    /// Made by code at `at`.
    pub(super) fn new_at(
        run: Arc<Run>,
        lane: Option<&Lane>,
        future: F,
        at: &'static Location<'static>,
    ) -> Self {
        let place = Current::new(run, lane);
        Self { future: Some(future), place, control: Rc::default(), gate: seat::gate(at) }
    }

    pub(super) fn control(&self) -> &Rc<Control> {
        &self.control
    }
}

impl<F> Task<F> {
    /// Drops the work, in place, if it is there still.
    fn end(&mut self) {
        if self.future.is_some() {
            let Self { future, place, control, .. } = self;
            // Its destructors belong to its own lane, and to what it controls.
            place.enter(|| control.enter(|| *future = None));
            place.say(State::Done, 0);
        }
    }
}

impl<F> Drop for Task<F> {
    fn drop(&mut self) {
        // Who drops it with a group or at a time limit has not polled it to its end.
        self.end();
    }
}

impl<F: Future> Future for Task<F> {
    type Output = Result<F::Output, Cancelled>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: `future` is structurally pinned: it is only dropped in place, never moved.
        let this = unsafe { self.get_unchecked_mut() };
        let Some(gate) = this.gate.take() else { return this.poll_open(context) };
        let polled = gate.poll(context, |context| this.poll_open(context));
        this.gate = Some(gate);
        polled
    }
}

impl<F: Future> Task<F> {
    /// Polls whose turn it is. The task is pinned.
    fn poll_open(&mut self, context: &mut Context<'_>) -> Poll<Result<F::Output, Cancelled>> {
        let this = self;
        let place = &this.place;
        let Some(future) = &mut this.future else { return Poll::Pending };
        // SAFETY: the task is pinned, and with it its future: see `poll`.
        let future = unsafe { Pin::new_unchecked(future) };
        let before = this.control.waker.replace(Some(context.waker().clone()));
        drop(before);
        let control = &this.control;
        let polled = place.enter(|| {
            place.say(State::Running, 0);
            let polled = std::panic::catch_unwind(AssertUnwindSafe(|| {
                if control.may_be_dropped() {
                    return None;
                }
                match control.enter(|| future.poll(context)) {
                    // A clean-up may have ended in this very poll, and with it the last reason to wait.
                    Poll::Pending if control.may_be_dropped() => None,
                    polled => Some(polled),
                }
            }));
            let (state, object) = place.take_pending();
            if let Ok(Some(Poll::Pending)) = &polled {
                place.say(state, object);
            }
            polled
        });
        let polled = match polled {
            Ok(Some(Poll::Pending)) => Poll::Pending,
            Ok(Some(Poll::Ready(value))) => Poll::Ready(Ok(value)),
            Ok(None) => Poll::Ready(Err(Cancelled)),
            Err(payload) => {
                place.run().caught(place.lane(), payload.as_ref());
                this.end();
                return Poll::Pending;
            }
        };
        if polled.is_ready() {
            this.end();
        }
        polled
    }
}

/// As [`drive`], where the run is steered: `turns` say which task that is ready is polled next.
pub fn steer<T>(
    run: &Arc<Run>,
    lane: Option<&Lane>,
    turns: &Arc<Turns>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let mut task = std::pin::pin!(Task::new(run.clone(), lane, work));
    let driven = Loop::new(turns.clone()).drive(task.as_mut(), || run.is_stopping());
    driven.and_then(Result::ok)
}

/// The whole of an async strategy: ends when `work` does, or at once when the run is to end early, and
/// then drops `work` with every wait in it.
pub async fn drive<T>(
    run: Arc<Run>,
    lane: Option<&Lane>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let mut task = std::pin::pin!(Task::new(run.clone(), lane, work));
    std::future::poll_fn(|context| {
        run.on_stop(context.waker());
        if run.is_stopping() {
            return Poll::Ready(None);
        }
        match task.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(value.ok()),
            // A task that panicked has asked the run to end within this very poll.
            Poll::Pending if run.is_stopping() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}
