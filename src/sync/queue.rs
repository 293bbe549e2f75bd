//! A queue between threads.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::panic::Location;
use std::time::Duration;

use rt::{self, steer};
use seat::{self, Action, Items, Note, Object, Op};
use trace::State;

use super::base::Deadline;
use super::{Condvar, Mutex};

/// Like Python's `queue.Queue`, first in, first out, with an end: [`close`](Self::close) says that no more
/// items come, so nobody needs a `None` for each worker (`shutdown` since Python 3.13). std has
/// `mpsc::sync_channel`, which has only one receiver.
///
/// Waiters are notified in order of arrival, but a newcomer may be faster than one that has just been notified.
#[derive(Debug)]
pub struct Queue<T> {
    name: &'static str,
    capacity: usize,
    inner: Mutex<Inner<T>>,
    not_empty: Condvar,
    not_full: Condvar,
    all_done: Condvar,
}

#[derive(Debug)]
struct Inner<T> {
    items: VecDeque<T>,
    closed: bool,
    /// Items put and not yet [done](Queue::task_done).
    unfinished: usize,
}

/// Why nothing was put; the item comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PutError<T> {
    /// The queue is closed.
    #[error("the queue is closed")]
    Closed(T),
    /// There was no room in time: Python's `queue.Full`.
    #[error("the queue is full")]
    Timeout(T),
}

/// Why nothing was got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GetError {
    /// The queue is closed, and empty.
    #[error("the queue is closed")]
    Closed,
    /// There was no item in time: Python's `queue.Empty`.
    #[error("the queue is empty")]
    Timeout,
}

impl<T> Queue<T> {
    /// Room for `capacity` items, at least one; `usize::MAX` for no limit.
    pub const fn new(name: &'static str, capacity: usize) -> Self {
        assert!(capacity > 0, "a queue without room lets nobody put anything");
        let inner = Inner { items: VecDeque::new(), closed: false, unfinished: 0 };
        Self {
            name,
            capacity,
            inner: Mutex::new(name, inner),
            not_empty: Condvar::with_state(name, State::Queue),
            not_full: Condvar::with_state(name, State::Queue),
            all_done: Condvar::new(name),
        }
    }

    /// What the scheduler's seat calls it; a step of it is all of an operation, its inner lock included.
    fn object(&self) -> Object {
        Object::at(&self.capacity, self.name)
    }

    #[inline]
    #[track_caller]
    fn step_now(&self, action: Action) {
        if seat::is_steered() {
            steer::step_now(Op::new(action, self.object(), Location::caller()));
        }
    }

    /// Waits for the turn to do `action`, for as long as `ready` does not hold; whether it has to give up.
    #[cold]
    #[track_caller]
    fn step(
        &self,
        actions: [Action; 2],
        deadline: &Deadline,
        ready: impl Fn(&Inner<T>) -> bool,
    ) -> bool {
        let action = actions[usize::from(deadline.is_limited())];
        let can = || seat::silently(|| ready(&self.inner.lock()));
        let op = Op::new(action, self.object(), Location::caller());
        steer::step(op, &|| deadline.is_limited() || can());
        let refused = !can();
        if refused {
            deadline.pass();
            seat::note(Note::Refused);
        }
        refused
    }
}

impl<T: Debug> Queue<T> {
    #[track_caller]
    fn put_until(&self, item: T, deadline: &Deadline) -> Result<(), PutError<T>> {
        if !seat::is_steered() {
            return self.put_unsteered(item, deadline).map(drop);
        }
        let room = |inner: &Inner<T>| inner.closed || inner.items.len() < self.capacity;
        if self.step([Action::Put, Action::PutOrTimeOut], deadline, room) {
            return Err(PutError::Timeout(item));
        }
        let length = seat::silently(|| self.put_unsteered(item, deadline))?;
        self.show(length);
        Ok(())
    }

    /// Says what the lane's last step has left inside.
    fn show(&self, length: usize) {
        rt::value(self.name, length as f64);
        seat::list(self.name, Some(self.object()), || Items::of(self.inner.lock().items.iter()));
    }

    /// How many are inside then.
    fn put_unsteered(&self, item: T, deadline: &Deadline) -> Result<usize, PutError<T>> {
        let mut inner = self.inner.lock();
        while !inner.closed && inner.items.len() >= self.capacity {
            if deadline.is_over() {
                return Err(PutError::Timeout(item));
            }
            inner = self.not_full.wait_until(inner, deadline).0;
        }
        if inner.closed {
            return Err(PutError::Closed(item));
        }
        inner.items.push_back(item);
        inner.unfinished += 1;
        let length = inner.items.len();
        rt::value(self.name, length as f64);
        drop(inner);
        self.not_empty.notify_one();
        Ok(length)
    }

    #[track_caller]
    fn get_until(&self, deadline: &Deadline) -> Result<T, GetError> {
        if !seat::is_steered() {
            return self.get_unsteered(deadline).map(|(item, _)| item);
        }
        let any = |inner: &Inner<T>| inner.closed || !inner.items.is_empty();
        if self.step([Action::Get, Action::GetOrTimeOut], deadline, any) {
            return Err(GetError::Timeout);
        }
        let (item, length) = seat::silently(|| self.get_unsteered(deadline))?;
        self.show(length);
        Ok(item)
    }

    /// How many are left inside, too.
    fn get_unsteered(&self, deadline: &Deadline) -> Result<(T, usize), GetError> {
        let mut inner = self.inner.lock();
        loop {
            // Before the limit: who was called as it was over takes what it was called for.
            if let Some(item) = inner.items.pop_front() {
                let length = inner.items.len();
                rt::value(self.name, length as f64);
                drop(inner);
                self.not_full.notify_one();
                return Ok((item, length));
            }
            if inner.closed {
                return Err(GetError::Closed);
            }
            if deadline.is_over() {
                return Err(GetError::Timeout);
            }
            inner = self.not_empty.wait_until(inner, deadline).0;
        }
    }

    /// Waits for room and puts `item`.
    ///
    /// # Errors
    /// The queue is closed.
    #[track_caller]
    pub fn put(&self, item: T) -> Result<(), PutError<T>> {
        self.put_until(item, &Deadline::NEVER)
    }

    /// Like [`put`](Self::put), waiting for at most `timeout`.
    ///
    /// # Errors
    /// The queue is closed, or was full all the time.
    #[track_caller]
    pub fn put_timeout(&self, item: T, timeout: Duration) -> Result<(), PutError<T>> {
        self.put_until(item, &Deadline::after(timeout))
    }

    /// Puts `item` if there is room now: Python's `put_nowait`.
    ///
    /// # Errors
    /// The queue is closed, or full ([`PutError::Timeout`]).
    #[track_caller]
    pub fn try_put(&self, item: T) -> Result<(), PutError<T>> {
        self.put_timeout(item, Duration::ZERO)
    }

    /// Waits for an item; none when the queue is closed and empty.
    #[track_caller]
    pub fn get(&self) -> Option<T> {
        self.get_until(&Deadline::NEVER).ok()
    }

    /// Like [`get`](Self::get), waiting for at most `timeout`.
    ///
    /// # Errors
    /// The queue is closed and empty, or was empty all the time.
    #[track_caller]
    pub fn get_timeout(&self, timeout: Duration) -> Result<T, GetError> {
        self.get_until(&Deadline::after(timeout))
    }

    /// Gets an item if there is one now: Python's `get_nowait`.
    ///
    /// # Errors
    /// The queue is closed and empty, or empty ([`GetError::Timeout`]).
    #[track_caller]
    pub fn try_get(&self) -> Result<T, GetError> {
        self.get_timeout(Duration::ZERO)
    }

    /// Gets an item that counts as done when it is dropped, whatever happens to it.
    #[track_caller]
    pub fn work(&self) -> Option<Work<'_, T>> {
        let item = self.get()?;
        Some(Work { item, queue: self })
    }
}

impl<T> Queue<T> {
    /// Says that no more items come. Those inside can still be taken; whoever waits for room is refused.
    #[track_caller]
    pub fn close(&self) {
        self.step_now(Action::Close);
        seat::silently(|| {
            self.inner.lock().closed = true;
            self.not_empty.notify_all();
            self.not_full.notify_all();
        });
    }

    /// Reports that an item taken has been processed; dropped guards do so on every path, see
    /// [`work`](Self::work). Panics if called more often than items were put, where Python raises.
    #[track_caller]
    pub fn task_done(&self) {
        self.step_now(Action::TaskDone);
        seat::silently(|| self.done());
    }

    fn done(&self) {
        let mut inner = self.inner.lock();
        let Some(unfinished) = inner.unfinished.checked_sub(1) else {
            drop(inner);
            // A destructor may say it on the way out of another panic; two would abort.
            assert!(std::thread::panicking(), "task_done() was called more often than put()");
            return;
        };
        inner.unfinished = unfinished;
        if unfinished == 0 {
            drop(inner);
            self.all_done.notify_all();
        }
    }

    /// Waits until every item that was put is done.
    #[track_caller]
    pub fn join(&self) {
        if seat::is_steered() {
            let none = |inner: &Inner<T>| inner.unfinished == 0;
            self.step([Action::AwaitDone; 2], &Deadline::NEVER, none);
            return;
        }
        let mut inner = self.inner.lock();
        while inner.unfinished > 0 {
            inner = self.all_done.wait(inner);
        }
    }

    /// Whether [`close`](Self::close) was called.
    #[track_caller]
    pub fn is_closed(&self) -> bool {
        self.step_now(Action::Look);
        seat::silently(|| self.inner.lock().closed)
    }

    /// Items inside.
    #[track_caller]
    pub fn len(&self) -> usize {
        self.step_now(Action::Look);
        seat::silently(|| self.inner.lock().items.len())
    }

    /// Whether nothing is inside.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An item under work; [done](Queue::task_done) when dropped.
#[derive(Debug)]
pub struct Work<'a, T> {
    /// The item.
    pub item: T,
    queue: &'a Queue<T>,
}

impl<T> Drop for Work<'_, T> {
    fn drop(&mut self) {
        self.queue.task_done();
    }
}
