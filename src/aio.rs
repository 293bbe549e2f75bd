//! Async tasks on one thread, in asyncio's words: `sleep`, `gather`, `Tasks` (`create_task`,
//! `as_completed`, `wait`, `TaskGroup`), `timeout`, `using` (`async with`), `Semaphore`, `Event`,
//! `Queue`.
//!
//! A task's lane is recorded around its polls: running while it is polled, and otherwise what it said
//! it waits for. Between a wait's end and the next poll it is ready; the recorder cannot see that
//! moment, so it counts as waiting.

mod event;
mod gather;
mod queue;
mod semaphore;
mod task;
mod tasks;
mod using;

use std::time::Duration;

use crate::rt;
use crate::trace::State;

pub use event::Event;
pub use gather::gather;
pub use queue::Queue;
pub use semaphore::{Semaphore, SemaphorePermit};
pub use task::{Cancelled, Task, drive};
pub use tasks::{Finished, TaskHandle, Tasks};
pub use using::{timeout, using};

/// Waits without blocking the thread.
pub async fn sleep(duration: Duration) {
    let mut timer = std::pin::pin!(rt::timer(duration));
    std::future::poll_fn(|context| {
        rt::pending(State::Sleep, "");
        timer.as_mut().poll(context)
    })
    .await
}

/// Lets other tasks run first: asyncio's `sleep(0)`.
pub async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        rt::pending(State::Ready, "");
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await
}
