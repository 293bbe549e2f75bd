//! Clean-up that awaits, on every path.

use std::rc::Rc;
use std::task::Poll;

use super::task::{Cancelled, Control};

/// Keeps a task from being dropped as long as this is held: somebody within it cleans up or may have to.
pub(super) struct Shield(Option<Rc<Control>>);

impl Shield {
    /// For `control` and all that it is a part of.
    pub fn of(control: Option<Rc<Control>>) -> Self {
        if let Some(control) = &control {
            control.shield(1);
        }
        Self(control)
    }
}

impl Drop for Shield {
    fn drop(&mut self) {
        if let Some(control) = &self.0 {
            control.shield(-1);
        }
    }
}

/// Opens, works, closes: asyncio's `async with`. `close` is awaited when `work` returns, when it returns
/// an error, and when the task is cancelled meanwhile; a cancelled task's result is then
/// [`Cancelled`]. Only a run that ends early, by a stop or a panic, closes nothing: everything is then dropped.
///
/// # Errors
/// The task was cancelled.
pub async fn using<R, T>(
    open: impl Future<Output = R>,
    work: impl AsyncFnOnce(&mut R) -> T,
    close: impl AsyncFnOnce(R),
) -> Result<T, Cancelled> {
    // Until it is open there is nothing to close, and so nothing to shield.
    let mut resource = open.await;
    let shield = Shield::of(Control::current());
    let level = shield.0.as_ref().map_or(0, |c| c.shields());
    let result = {
        let mut work = std::pin::pin!(work(&mut resource));
        std::future::poll_fn(|context| {
            // What was opened within this is closed before this is, and so its work must go on till then.
            if shield.0.as_ref().is_some_and(|c| c.is_cancelled() && c.shields() <= level) {
                return Poll::Ready(Err(Cancelled));
            }
            work.as_mut().poll(context).map(Ok)
        })
        .await
    };
    // The clean-up itself is not cancelled, nor is what it starts or opens.
    let shelter = Control::shelter();
    let mut close = std::pin::pin!(close(resource));
    std::future::poll_fn(|context| shelter.enter(|| close.as_mut().poll(context))).await;
    drop(shield);
    result
}

/// Runs `work` for at most `limit`: asyncio's `timeout`. `None` if the time ran out first: `work` is then
/// cancelled, and dropped as soon as what it opened with [`using`] has been closed.
pub async fn timeout<T>(limit: std::time::Duration, work: impl Future<Output = T>) -> Option<T> {
    let part = Control::part();
    let (mut work, mut timer) = (std::pin::pin!(work), std::pin::pin!(rt::timer(limit)));
    let mut over = false;
    std::future::poll_fn(|context| {
        // The work goes first: what is done in time counts, however late the timer is looked at.
        if let Poll::Ready(value) = part.enter(|| work.as_mut().poll(context)) {
            return Poll::Ready((!over).then_some(value));
        }
        if !over && timer.as_mut().poll(context).is_ready() {
            over = true;
            part.cancel();
            if !part.may_be_dropped() {
                context.waker().wake_by_ref();
            }
        }
        if over && part.may_be_dropped() { Poll::Ready(None) } else { Poll::Pending }
    })
    .await
}
