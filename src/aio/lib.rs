//! Async tasks on one thread, with asyncio's names. Everything is cancelled by being dropped: a wait holds
//! nothing that would be lost with it.
//!
//! | here | asyncio | where it differs |
//! |---|---|---|
//! | [`sleep`], [`yield_now`] | `sleep`, `sleep(0)` | – |
//! | [`gather`] | `gather(return_exceptions=True)` | a failure is a `Result`; cancels its tasks when cancelled |
//! | [`Tasks::spawn`], [`TaskHandle`] | `create_task`, `Task` | tasks run while their group is awaited |
//! | [`Tasks::next`] | `as_completed` | hands over the task's number and result |
//! | [`Tasks::wait`] | `wait(timeout=…)` | tasks that are not done stay in the group |
//! | [`TaskHandle::cancel`] | `Task.cancel` | ends the task at an await; it cannot be caught or refused |
//! | [`scope`] | `TaskGroup` | the failures are a `Vec`; spawned tasks return a `Result` |
//! | [`timeout`] | `timeout`, `wait_for` | `None` instead of `TimeoutError`; work done in time counts |
//! | [`using`] | `async with`, `try … finally` | the clean-up cannot be cancelled |
//! | [`Semaphore`] | `BoundedSemaphore`, `Lock` | a permit guard instead of `release` |
//! | [`Event`] | `Event` | – |
//! | [`Queue`] | `Queue` | `close` as the end signal; [`Work`] guarantees `task_done` |
//!
//! A task's lane is recorded around its polls: running while it is polled, and otherwise in the state it said
//! it waits in. Between the end of a wait and the next poll it is ready; the recorder cannot see that
//! moment, so it counts as waiting.

mod event;
mod gather;
mod line;
mod queue;
mod scope;
mod semaphore;
mod task;
mod tasks;
mod using;

use std::panic::Location;
use std::time::Duration;

use trace::State;

pub use event::Event;
pub use gather::gather;
pub use queue::{Queue, TryGetError, TryPutError, Work};
pub use scope::{Scope, ScopedTask, scope};
pub use semaphore::{Semaphore, SemaphorePermit};
use task::Control;
pub use task::{Cancelled, Task, drive, steer};
pub use tasks::{Finished, TaskHandle, Tasks};
pub use using::{timeout, using};

/// Waits without blocking the thread.
#[track_caller]
pub fn sleep(duration: Duration) -> impl Future<Output = ()> {
    let at = Location::caller();
    async move {
        let mut timer = std::pin::pin!(rt::timer(duration));
        std::future::poll_fn(|context| {
            rt::pending_at(State::Sleep, "", Some(at));
            timer.as_mut().poll(context)
        })
        .await
    }
}

/// Waits for `work` and meanwhile calls `look` every `period`; if that returns something, the wait ends and `work`
/// is dropped.
///
/// # Errors
/// What `look` returned.
pub async fn meanwhile<T, E>(
    work: impl Future<Output = T>,
    period: Duration,
    mut look: impl FnMut() -> Option<E>,
) -> Result<T, E> {
    use futures_util::future::{Either, select};
    let mut work = std::pin::pin!(work);
    loop {
        // The timer says nothing of what is waited for: that is the work's to say.
        let timer = std::pin::pin!(rt::timer(period));
        match select(work.as_mut(), timer).await {
            Either::Left((value, _)) => return Ok(value),
            Either::Right(_) => {
                if let Some(end) = look() {
                    return Err(end);
                }
            }
        }
    }
}

/// Lets other tasks run first: asyncio's `sleep(0)`.
#[track_caller]
pub fn yield_now() -> impl Future<Output = ()> {
    let (mut yielded, at) = (false, Location::caller());
    std::future::poll_fn(move |context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        rt::pending_at(State::Ready, "", Some(at));
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
}
