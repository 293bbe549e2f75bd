//! A queue between tasks of one thread.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Debug;
use std::panic::Location;
use std::rc::Rc;

use seat::{self, Items, Object};
use trace::State;

use super::{Event, Semaphore};

/// Like `asyncio.Queue`, with an end: [`close`](Self::close) says that no more items come (`shutdown` since
/// Python 3.13). A full queue makes its producers wait: that is back-pressure. First in, first out, and
/// waiters are served in order of arrival. A `put` or `get` that is cancelled while it waits
/// has done nothing; wrap it in [`timeout`](super::timeout) to limit the wait.
#[derive(Debug)]
pub struct Queue<T> {
    name: &'static str,
    inner: Rc<RefCell<Inner<T>>>,
    /// A permit for each free place; none where there is no limit.
    room: Option<Semaphore>,
    /// A permit for each item; many once closed.
    items: Semaphore,
    all_done: Event,
}

#[derive(Debug)]
struct Inner<T> {
    items: VecDeque<T>,
    closed: bool,
    /// Items put and not yet [done](Queue::task_done).
    unfinished: usize,
}

/// Why nothing was put at once; the item comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TryPutError<T> {
    /// The queue is closed.
    #[error("the queue is closed")]
    Closed(T),
    /// There is no room, or others wait for it: `asyncio.QueueFull`.
    #[error("the queue is full")]
    Full(T),
}

/// Why nothing was got at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TryGetError {
    /// The queue is closed, and empty.
    #[error("the queue is closed")]
    Closed,
    /// There is no item, or others wait for it: `asyncio.QueueEmpty`.
    #[error("the queue is empty")]
    Empty,
}

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        let Self { name, inner, room, items, all_done } = self;
        let (inner, room, items) = (inner.clone(), room.clone(), items.clone());
        Self { name, inner, room, items, all_done: all_done.clone() }
    }
}

impl<T> Queue<T> {
    /// Room for `capacity` items, at least one; `None` for no limit.
    pub fn new(name: &'static str, capacity: Option<usize>) -> Self {
        assert!(capacity != Some(0), "a queue without room lets nobody put anything");
        let all_done = Event::new(name);
        all_done.set();
        let inner = Inner { items: VecDeque::new(), closed: false, unfinished: 0 };
        Self {
            name,
            inner: Rc::new(RefCell::new(inner)),
            room: capacity.map(|c| Semaphore::with_state(name, c, State::Queue)),
            items: Semaphore::with_state(name, 0, State::Queue),
            all_done,
        }
    }
}

impl<T: Debug> Queue<T> {
    /// Says what is inside from now on.
    fn show(&self, inner: &Inner<T>) {
        rt::value(self.name, inner.items.len() as f64);
        let object = Object::named(self.name);
        seat::list(self.name, Some(object), || Items::of(inner.items.iter()));
    }

    /// Puts `item`, for which a place was taken.
    fn push(&self, item: T) -> Result<(), T> {
        {
            let mut inner = self.inner.borrow_mut();
            if inner.closed {
                return Err(item);
            }
            inner.items.push_back(item);
            inner.unfinished += 1;
            self.show(&inner);
        }
        self.all_done.clear();
        self.items.release();
        Ok(())
    }

    /// The first item, of which one was promised unless the queue is closed.
    fn pop(&self) -> Option<T> {
        let item = {
            let mut inner = self.inner.borrow_mut();
            let item = inner.items.pop_front()?;
            self.show(&inner);
            item
        };
        if let Some(room) = &self.room {
            room.release();
        }
        Some(item)
    }

    /// Waits for room and puts `item`; returns it if the queue is closed.
    ///
    /// # Errors
    /// The queue is closed.
    #[track_caller]
    pub fn put(&self, item: T) -> impl Future<Output = Result<(), T>> + use<'_, T> {
        let at = Location::caller();
        async move {
            if let Some(room) = &self.room {
                room.acquire_at(at).await.forget();
            }
            // No await from here on: who is cancelled has put nothing and holds no place.
            self.push(item)
        }
    }

    /// Puts `item` if there is room now: `put_nowait`.
    ///
    /// # Errors
    /// The queue is closed, or full; the item comes back.
    pub fn try_put(&self, item: T) -> Result<(), TryPutError<T>> {
        if self.is_closed() {
            return Err(TryPutError::Closed(item));
        }
        if let Some(room) = &self.room {
            let Some(place) = room.try_acquire() else { return Err(TryPutError::Full(item)) };
            place.forget();
        }
        self.push(item).map_err(TryPutError::Closed)
    }

    /// Waits for an item; none when the queue is closed and empty.
    #[track_caller]
    pub fn get(&self) -> impl Future<Output = Option<T>> + use<'_, T> {
        self.get_at(Location::caller())
    }

    async fn get_at(&self, at: &'static Location<'static>) -> Option<T> {
        let permit = self.items.acquire_at(at).await;
        let item = self.pop()?;
        // Where there is none, the permit goes back, so that everybody who waits is told.
        permit.forget();
        Some(item)
    }

    /// Gets an item if there is one now: `get_nowait`.
    ///
    /// # Errors
    /// The queue is closed and empty, or empty.
    pub fn try_get(&self) -> Result<T, TryGetError> {
        if self.is_closed() && self.is_empty() {
            return Err(TryGetError::Closed);
        }
        let permit = self.items.try_acquire().ok_or(TryGetError::Empty)?;
        let item = self.pop().ok_or(TryGetError::Closed)?;
        permit.forget();
        Ok(item)
    }

    /// Gets an item that counts as done when it is dropped, whatever happens to it, cancellation included.
    #[track_caller]
    pub fn work(&self) -> impl Future<Output = Option<Work<'_, T>>> + use<'_, T> {
        let at = Location::caller();
        async move { self.get_at(at).await.map(|item| Work { item, queue: self }) }
    }
}

impl<T> Queue<T> {
    /// Says that no more items come. Those inside can still be taken; whoever waits for room is refused.
    pub fn close(&self) {
        if std::mem::replace(&mut self.inner.borrow_mut().closed, true) {
            return;
        }
        self.items.release();
        if let Some(room) = &self.room {
            room.open();
        }
    }

    /// Reports that an item taken has been processed; see [`work`](Self::work). Panics if called more often
    /// than items were put, where asyncio raises.
    pub fn task_done(&self) {
        let left = {
            let mut inner = self.inner.borrow_mut();
            let left = inner.unfinished.checked_sub(1);
            inner.unfinished = left.unwrap_or(0);
            left
        };
        // A destructor may say it on the way out of another panic; two would abort.
        let fits = left.is_some() || std::thread::panicking();
        assert!(fits, "task_done() was called more often than put()");
        if left == Some(0) {
            self.all_done.set();
        }
    }

    /// Waits until every item that was put is done.
    #[track_caller]
    pub fn join(&self) -> impl Future<Output = ()> + use<'_, T> {
        let at = Location::caller();
        async move {
            while self.inner.borrow().unfinished > 0 {
                self.all_done.wait_at(at).await;
            }
        }
    }

    /// Whether [`close`](Self::close) was called.
    pub fn is_closed(&self) -> bool {
        self.inner.borrow().closed
    }

    /// Items inside.
    pub fn len(&self) -> usize {
        self.inner.borrow().items.len()
    }

    /// Whether nothing is inside.
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
