//! A future with a lane.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::rt::{Current, Run};
use crate::trace::{Lane, State};

/// A future that records its polls in a lane of its own.
///
/// A panic in it ends the whole run, as in a thread; it never becomes ready then.
#[derive(Debug)]
pub struct Task<F> {
    future: F,
    place: Current,
    over: bool,
}

impl<F: Future> Task<F> {
    /// `future` on `lane` of `run`.
    pub fn new(run: Arc<Run>, lane: Option<&Lane>, future: F) -> Self {
        Self { future, place: Current::new(run, lane), over: false }
    }
}

impl<F: Future> Future for Task<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: `future` is structurally pinned: it is never moved out of `self`.
        let this = unsafe { self.get_unchecked_mut() };
        if this.over {
            return Poll::Pending;
        }
        // SAFETY: as above.
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        let place = &this.place;
        let polled = place.enter(|| {
            place.say(State::Running, 0);
            let polled = std::panic::catch_unwind(AssertUnwindSafe(|| future.poll(context)));
            let (state, object) = place.take_pending();
            match &polled {
                Ok(Poll::Pending) => place.say(state, object),
                _ => place.say(State::Done, 0),
            }
            polled
        });
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                this.over = true;
                Poll::Ready(value)
            }
            Err(payload) => {
                this.over = true;
                this.place.run().caught(this.place.lane(), payload.as_ref());
                Poll::Pending
            }
        }
    }
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
            Poll::Ready(value) => Poll::Ready(Some(value)),
            // A task that panicked has asked the run to end within this very poll.
            Poll::Pending if run.is_stopping() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}
