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
/// thread; the future then never becomes ready.
pub struct Task<'a, T> {
    body: Body<'a>,
    value: Rc<Cell<Option<T>>>,
}

impl<T> std::fmt::Debug for Task<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Task").field("place", &self.body.place).finish_non_exhaustive()
    }
}

/// A task but for what it comes to: boxed, so that its code is in a wasm once and not for every future of every lab.
struct Body<'a> {
    work: Option<Pin<Box<dyn Future<Output = ()> + 'a>>>,
    place: Current,
    control: Rc<Control>,
    /// Where the run is steered: whether it is this task's turn.
    gate: Option<Gate>,
}

impl<'a, T: 'a> Task<'a, T> {
    /// `future` on `lane` of `run`.
    #[track_caller]
    pub fn new(run: Arc<Run>, lane: Option<&Lane>, future: impl Future<Output = T> + 'a) -> Self {
        Self::new_at(run, lane, future, Location::caller())
    }

    /// Made by code at `at`.
    pub(super) fn new_at(
        run: Arc<Run>,
        lane: Option<&Lane>,
        future: impl Future<Output = T> + 'a,
        at: &'static Location<'static>,
    ) -> Self {
        let value = Rc::new(Cell::new(None));
        let result = value.clone();
        let work = Box::pin(async move { result.set(Some(future.await)) });
        Self { body: Body::new(run, lane, work, at), value }
    }

    pub(super) fn control(&self) -> &Rc<Control> {
        &self.body.control
    }
}

impl<T> Future for Task<'_, T> {
    type Output = Result<T, Cancelled>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let polled = self.body.poll(context);
        polled.map(|over| over.and_then(|()| self.value.take().ok_or(Cancelled)))
    }
}

impl<'a> Body<'a> {
    fn new(
        run: Arc<Run>,
        lane: Option<&Lane>,
        work: Pin<Box<dyn Future<Output = ()> + 'a>>,
        at: &'static Location<'static>,
    ) -> Self {
        let place = Current::new(run, lane);
        Self { work: Some(work), place, control: Rc::default(), gate: seat::gate(at) }
    }

    /// Drops the work, if it is there still.
    fn end(&mut self) {
        if let Some(work) = self.work.take() {
            let Self { place, control, .. } = self;
            // Its destructors belong to its own lane, and to what it controls.
            place.enter(|| control.enter(|| drop(work)));
            place.say(State::Done, 0);
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cancelled>> {
        let Some(gate) = self.gate.take() else { return self.poll_open(context) };
        let polled = gate.poll(context, |context| self.poll_open(context));
        self.gate = Some(gate);
        polled
    }

    /// Polls whose turn it is.
    fn poll_open(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cancelled>> {
        let Self { work, place, control, .. } = self;
        let Some(work) = work else { return Poll::Pending };
        let before = control.waker.replace(Some(context.waker().clone()));
        drop(before);
        let polled = place.enter(|| {
            place.say(State::Running, 0);
            let polled = std::panic::catch_unwind(AssertUnwindSafe(|| {
                if control.may_be_dropped() {
                    return None;
                }
                match control.enter(|| work.as_mut().poll(context)) {
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
            Ok(Some(Poll::Pending)) => return Poll::Pending,
            Ok(Some(Poll::Ready(()))) => Poll::Ready(Ok(())),
            Ok(None) => Poll::Ready(Err(Cancelled)),
            Err(payload) => {
                place.run().caught(place.lane(), payload.as_ref());
                Poll::Pending
            }
        };
        self.end();
        polled
    }
}

impl Drop for Body<'_> {
    fn drop(&mut self) {
        // Who drops it with a group or at a time limit has not polled it to its end.
        self.end();
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
