//! A queue between threads.

use std::collections::VecDeque;
use std::time::Duration;

use crate::rt;
use crate::trace::State;

use super::{Condvar, Mutex};

/// As Python's `queue.Queue`, first in, first out, with an end: [`close`](Self::close) says that no more
/// items come, so that nobody needs a `None` for each worker.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutError<T> {
    /// The queue is closed.
    Closed(T),
    /// There was no room in time.
    Timeout(T),
}

/// Why nothing was got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetError {
    /// The queue is closed, and empty.
    Closed,
    /// There was no item in time.
    Timeout,
}

impl<T> Queue<T> {
    /// Room for `capacity` items; `usize::MAX` for no limit.
    pub const fn new(name: &'static str, capacity: usize) -> Self {
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

    fn put_until(&self, item: T, timeout: Option<Duration>) -> Result<(), PutError<T>> {
        let end = timeout.map(|t| rt::clock::absolute() + t.as_secs_f64() * 1e3);
        let mut inner = self.inner.lock();
        while !inner.closed && inner.items.len() >= self.capacity {
            inner = match left(end) {
                None => self.not_full.wait(inner),
                Some(left) if left.is_zero() => return Err(PutError::Timeout(item)),
                Some(left) => self.not_full.wait_timeout(inner, left).0,
            };
        }
        if inner.closed {
            return Err(PutError::Closed(item));
        }
        inner.items.push_back(item);
        inner.unfinished += 1;
        rt::value(self.name, inner.items.len() as f64);
        drop(inner);
        self.not_empty.notify_one();
        Ok(())
    }

    fn get_until(&self, timeout: Option<Duration>) -> Result<T, GetError> {
        let end = timeout.map(|t| rt::clock::absolute() + t.as_secs_f64() * 1e3);
        let mut inner = self.inner.lock();
        loop {
            if let Some(item) = inner.items.pop_front() {
                rt::value(self.name, inner.items.len() as f64);
                drop(inner);
                self.not_full.notify_one();
                return Ok(item);
            }
            if inner.closed {
                return Err(GetError::Closed);
            }
            inner = match left(end) {
                None => self.not_empty.wait(inner),
                Some(left) if left.is_zero() => return Err(GetError::Timeout),
                Some(left) => self.not_empty.wait_timeout(inner, left).0,
            };
        }
    }

    /// Waits for room and puts `item`.
    ///
    /// # Errors
    /// The queue is closed.
    pub fn put(&self, item: T) -> Result<(), PutError<T>> {
        self.put_until(item, None)
    }

    /// As [`put`](Self::put), waiting for `timeout` at most.
    ///
    /// # Errors
    /// The queue is closed, or was full all the time.
    pub fn put_timeout(&self, item: T, timeout: Duration) -> Result<(), PutError<T>> {
        self.put_until(item, Some(timeout))
    }

    /// Waits for an item; none when the queue is closed and empty.
    pub fn get(&self) -> Option<T> {
        self.get_until(None).ok()
    }

    /// As [`get`](Self::get), waiting for `timeout` at most.
    ///
    /// # Errors
    /// The queue is closed and empty, or was empty all the time.
    pub fn get_timeout(&self, timeout: Duration) -> Result<T, GetError> {
        self.get_until(Some(timeout))
    }

    /// Says that no more items come. Those inside can still be got.
    pub fn close(&self) {
        self.inner.lock().closed = true;
        self.not_empty.notify_all();
        self.not_full.notify_all();
    }

    /// Says that an item that was got is dealt with: dropped guards do it on every path, see
    /// [`work`](Self::work).
    pub fn task_done(&self) {
        let mut inner = self.inner.lock();
        inner.unfinished = inner.unfinished.saturating_sub(1);
        if inner.unfinished == 0 {
            drop(inner);
            self.all_done.notify_all();
        }
    }

    /// Gets an item that counts as done when it is dropped, whatever happens to it.
    pub fn work(&self) -> Option<Work<'_, T>> {
        self.get().map(|item| Work { item, queue: self })
    }

    /// Waits until every item that was put is done.
    pub fn join(&self) {
        let mut inner = self.inner.lock();
        while inner.unfinished > 0 {
            inner = self.all_done.wait(inner);
        }
    }

    /// Items inside.
    pub fn len(&self) -> usize {
        self.inner.lock().items.len()
    }

    /// Whether nothing is inside.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn left(end: Option<f64>) -> Option<Duration> {
    end.map(|end| Duration::from_secs_f64(((end - rt::clock::absolute()) / 1e3).max(0.0)))
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
