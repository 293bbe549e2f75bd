//! A group of tasks: started one by one, met as they finish, cancelled alone or together.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::rt;
use crate::trace::{LaneKind, State};

use super::task::{Cancelled, Control, Task};

type Slot<'a, T> = Pin<Box<dyn Future<Output = Finished<T>> + 'a>>;

/// Tasks of one result type, on lanes of their own: what asyncio spreads over `create_task`,
/// `as_completed`, `wait` and `TaskGroup`. Tasks run while the group is awaited, and are cancelled
/// when it is dropped, so none outlives its group.
pub struct Tasks<'a, T> {
    pending: FuturesUnordered<Slot<'a, T>>,
    handles: Vec<TaskHandle>,
    spawned: u32,
}

/// A task's way to be cancelled.
#[derive(Clone, Debug)]
pub struct TaskHandle {
    number: u32,
    control: Rc<Control>,
    over: Rc<Cell<bool>>,
}

/// A task that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished<T> {
    /// Its number in the group, from 1.
    pub number: u32,
    /// Its result, or that it was cancelled.
    pub result: Result<T, Cancelled>,
}

impl TaskHandle {
    /// Its number in the group, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Asks the task to end at the await where it is, or the next one. Does nothing once it is over.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// Whether it is over.
    pub fn is_finished(&self) -> bool {
        self.over.get()
    }
}

impl<T> Default for Tasks<'_, T> {
    fn default() -> Self {
        Self { pending: FuturesUnordered::new(), handles: Vec::new(), spawned: 0 }
    }
}

impl<T> std::fmt::Debug for Tasks<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tasks").field("handles", &self.handles).finish_non_exhaustive()
    }
}

impl<'a, T: 'a> Tasks<'a, T> {
    /// An empty group.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a task; it begins when the group is next awaited.
    pub fn spawn(&mut self, future: impl Future<Output = T> + 'a) -> TaskHandle {
        let run = rt::current_lane(|c| c.run().clone()).expect("tasks start within a run");
        self.spawned += 1;
        let number = self.spawned;
        let lane = run.recorder().open(LaneKind::Task, number);
        let task = Task::new(run.clone(), lane, future);
        let over = Rc::new(Cell::new(false));
        let handle = TaskHandle { number, control: task.control().clone(), over: over.clone() };
        self.handles.push(handle.clone());
        self.pending.push(Box::pin(async move {
            let result = task.await;
            over.set(true);
            Finished { number, result }
        }));
        handle
    }

    /// Tasks that are not over.
    pub fn len(&self) -> usize {
        self.pending.len()
    }

    /// Whether all are over.
    pub fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    /// The next task to finish: asyncio's `as_completed`. None when all are over.
    pub async fn next(&mut self) -> Option<Finished<T>> {
        let mut next = std::pin::pin!(self.pending.next());
        std::future::poll_fn(|context| {
            rt::current_lane(|c| c.say(State::Join, 0));
            let polled = next.as_mut().poll(context);
            if polled.is_ready() {
                rt::current_lane(|c| c.say(State::Running, 0));
            }
            rt::pending(State::Join, "");
            polled
        })
        .await
    }

    /// Those that finish within `timeout`; the others go on: asyncio's `wait(timeout=…)`.
    pub async fn wait(&mut self, timeout: Duration) -> Vec<Finished<T>> {
        let mut done = Vec::new();
        let mut timer = std::pin::pin!(rt::timer(timeout));
        while !self.is_empty() {
            let next = std::pin::pin!(self.next());
            match select(next, timer.as_mut()).await {
                Either::Left((Some(finished), _)) => done.push(finished),
                Either::Left((None, _)) | Either::Right(_) => break,
            }
        }
        // The last look at the tasks may have said that the group waits for them; it no longer does.
        rt::current_lane(|c| c.say(State::Running, 0));
        done
    }

    /// Cancels all that are not over. They still have to be awaited for their clean-up.
    pub fn cancel(&self) {
        for handle in self.handles.iter().filter(|h| !h.is_finished()) {
            handle.cancel();
        }
    }
}
