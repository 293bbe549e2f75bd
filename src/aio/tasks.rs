//! A group of tasks: started one by one, collected as they finish, cancelled alone or together.

use std::cell::Cell;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};

use trace::{LaneKind, State};

use super::task::{Cancelled, Control, Task};
use super::using::Shield;

pub(super) type Slot<'a, T> = Pin<Box<dyn Future<Output = Finished<T>> + 'a>>;

/// When no more is waited for.
type Limit = Pin<Box<dyn Future<Output = ()>>>;

/// Tasks with the same result type, on lanes of their own: what asyncio spreads over `create_task`,
/// `as_completed` and `wait`. Tasks run while the group is awaited.
///
/// The group belongs to the task, or the timeout within it, in which it was created. If that is cancelled while
/// it awaits the group, the tasks are cancelled too, and it ends when they have cleaned up. A group
/// that is dropped drops its tasks where they are: destructors run, but nothing that awaits does. A
/// [`scope`](super::scope) does not allow that.
pub struct Tasks<'a, T> {
    owner: Option<Rc<Control>>,
    pending: FuturesUnordered<Slot<'a, T>>,
    handles: Vec<TaskHandle>,
    spawned: u32,
}

/// A handle to cancel a task.
#[derive(Clone, Debug)]
pub struct TaskHandle {
    number: u32,
    control: Rc<Control>,
    over: Rc<Cell<bool>>,
}

/// A finished task.
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

    /// Asks the task to end at the await where it is, or at the next one. Does nothing once it has finished.
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
        let owner = Control::current();
        Self { owner, pending: FuturesUnordered::new(), handles: Vec::new(), spawned: 0 }
    }
}

struct SetOnDrop(Rc<Cell<bool>>);

impl Drop for SetOnDrop {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// `future` as a task on a lane of its own.
pub(super) fn start<'a, T: 'a>(
    number: u32,
    future: impl Future<Output = T> + 'a,
    at: &'static Location<'static>,
) -> (TaskHandle, Slot<'a, T>) {
    let run = rt::current_lane(|c| c.run().clone()).expect("tasks start within a run");
    let lane = run.recorder().open(LaneKind::Task, number);
    let task = Task::new_at(run.clone(), lane, future, at);
    let over = Rc::new(Cell::new(false));
    let handle = TaskHandle { number, control: task.control().clone(), over: over.clone() };
    let over = SetOnDrop(over);
    let slot = Box::pin(async move {
        let _over = over;
        Finished { number, result: task.await }
    });
    (handle, slot)
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
    #[track_caller]
    pub fn spawn(&mut self, future: impl Future<Output = T> + 'a) -> TaskHandle {
        self.spawn_at(future, Location::caller())
    }

    /// For code at `at`.
    pub(super) fn spawn_at(
        &mut self,
        future: impl Future<Output = T> + 'a,
        at: &'static Location<'static>,
    ) -> TaskHandle {
        self.spawned += 1;
        let (handle, slot) = start(self.spawned, future, at);
        self.adopt(handle.clone(), slot);
        handle
    }

    pub(super) fn adopt(&mut self, handle: TaskHandle, slot: Slot<'a, T>) {
        // Now and then, so that a group that lives long does not keep those who are gone.
        if self.handles.len() > 2 * self.pending.len() + 16 {
            self.handles.retain(|handle| !handle.is_finished());
        }
        self.handles.push(handle);
        self.pending.push(slot);
    }

    /// How many tasks have not finished.
    pub fn len(&self) -> usize {
        self.pending.len()
    }

    /// Whether all have finished.
    pub fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    /// The next task to finish: asyncio's `as_completed`. `None` when all have finished.
    pub async fn next(&mut self) -> Option<Finished<T>> {
        let mut next = None;
        let mut met = |finished| {
            next = Some(finished);
            true
        };
        self.meet(&mut met, None).await;
        next
    }

    /// Those that finish within `timeout`; the others continue: asyncio's `wait(timeout=…)`.
    /// [`next`](Self::next) is the counterpart of `return_when=FIRST_COMPLETED`.
    pub async fn wait(&mut self, timeout: Duration) -> Vec<Finished<T>> {
        let mut done = Vec::new();
        let mut met = |finished| {
            done.push(finished);
            false
        };
        self.meet(&mut met, Some(Box::pin(rt::timer(timeout)))).await;
        done
    }

    /// Collects every task.
    pub(super) async fn meet_all(&mut self, mut met: impl FnMut(Finished<T>)) {
        let mut met = |finished| {
            met(finished);
            false
        };
        self.meet(&mut met, None).await;
    }

    /// Meets tasks as they finish, until `met` says that it is enough, `limit` is over or none is left.
    async fn meet(&mut self, met: &mut dyn FnMut(Finished<T>) -> bool, mut limit: Option<Limit>) {
        let mut shield = Some(Shield::of(self.owner.clone()));
        std::future::poll_fn(|context| {
            if self.is_ending() {
                self.cancel();
                // What they come to is nobody's business any more.
                if self.poll_all(context, drop) {
                    shield = None;
                }
                rt::pending(State::Join, "");
                return Poll::Pending;
            }
            let polled = match (self.poll(context, met), &mut limit) {
                (Poll::Pending, Some(limit)) => limit.as_mut().poll(context),
                (polled, _) => polled,
            };
            if polled.is_ready() {
                rt::current_lane(|c| c.say(State::Running, 0));
            }
            rt::pending(State::Join, "");
            polled
        })
        .await;
        drop(shield);
    }

    /// Whether its owner is cancelled here, and not merely a part of it, and does not clean up already.
    fn is_ending(&self) -> bool {
        let cancelled = |control: &Option<Rc<Control>>| {
            control.as_ref().is_some_and(|control| control.is_cancelled())
        };
        cancelled(&self.owner) && cancelled(&Control::current())
    }

    /// Polls until `met` says that it is enough or no task is left.
    fn poll(
        &mut self,
        context: &mut Context<'_>,
        met: &mut dyn FnMut(Finished<T>) -> bool,
    ) -> Poll<()> {
        // One thread: while a task runs, whoever awaits it does not.
        rt::current_lane(|c| c.say(State::Join, 0));
        let polled = loop {
            match self.pending.poll_next_unpin(context) {
                Poll::Ready(Some(finished)) => {
                    if met(finished) {
                        break Poll::Ready(());
                    }
                }
                Poll::Ready(None) => break Poll::Ready(()),
                Poll::Pending => break Poll::Pending,
            }
        };
        // Where it goes on waiting, its task says so after this poll.
        if polled.is_ready() {
            rt::current_lane(|c| c.say(State::Running, 0));
        }
        polled
    }

    /// Polls all that can go on; whether none is left.
    pub(super) fn poll_all(
        &mut self,
        context: &mut Context<'_>,
        mut met: impl FnMut(Finished<T>),
    ) -> bool {
        let mut met = |finished| {
            met(finished);
            false
        };
        self.poll(context, &mut met).is_ready()
    }

    /// Cancels all unfinished tasks. They still have to be awaited for their clean-up.
    pub fn cancel(&self) {
        for handle in self.handles.iter().filter(|h| !h.is_finished()) {
            handle.cancel();
        }
    }
}
