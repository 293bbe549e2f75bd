//! Several tasks at once.

use futures_util::FutureExt;
use futures_util::stream::{FuturesOrdered, StreamExt};

use crate::rt;
use crate::trace::{LaneKind, State};

use super::Task;

/// Runs all `futures` as tasks, each on a lane of its own, and returns their results in the order
/// given: asyncio's `gather`. All of them are on one thread; they overlap where they wait.
pub async fn gather<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let run = rt::current_lane(|c| c.run().clone()).expect("tasks are started from within a run");
    let tasks = futures.into_iter().enumerate().map(|(index, future)| {
        let lane = run.recorder().open(LaneKind::Task, index as u32 + 1);
        // Nobody has a handle to these tasks, so none is cancelled.
        Task::new(run.clone(), lane, future)
            .map(|r| r.unwrap_or_else(|_| unreachable!("no handle")))
    });
    // Each task has a waker of its own, however few there are, and so is polled only when what it waits
    // for has come: a lane must not run because another one's wait is over.
    let mut all = std::pin::pin!(tasks.collect::<FuturesOrdered<_>>().collect::<Vec<_>>());
    std::future::poll_fn(|context| {
        // One thread: while a task runs, whoever gathers does not.
        rt::current_lane(|c| c.say(State::Join, 0));
        let polled = all.as_mut().poll(context);
        if polled.is_ready() {
            rt::current_lane(|c| c.say(State::Running, 0));
        }
        rt::pending(State::Join, "");
        polled
    })
    .await
}
