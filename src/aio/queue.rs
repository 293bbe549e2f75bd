//! A queue between tasks of one thread.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::rt;
use crate::trace::State;

use super::Semaphore;

/// As `asyncio.Queue`, with an end: [`close`](Self::close) says that no more items come. A full queue makes
/// its producers wait: that is back-pressure.
#[derive(Debug)]
pub struct Queue<T> {
    name: &'static str,
    inner: Rc<RefCell<Inner<T>>>,
    /// A permit for each free place; none where there is no limit.
    room: Option<Semaphore>,
    /// A permit for each item; many once closed.
    items: Semaphore,
}

#[derive(Debug)]
struct Inner<T> {
    items: VecDeque<T>,
    closed: bool,
}

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        let Self { name, inner, room, items } = self;
        Self { name, inner: inner.clone(), room: room.clone(), items: items.clone() }
    }
}

impl<T> Queue<T> {
    /// Room for `capacity` items; none for no limit.
    pub fn new(name: &'static str, capacity: Option<usize>) -> Self {
        Self {
            name,
            inner: Rc::new(RefCell::new(Inner { items: VecDeque::new(), closed: false })),
            room: capacity.map(|c| Semaphore::with_state(name, c, State::Queue)),
            items: Semaphore::with_state(name, 0, State::Queue),
        }
    }

    /// Waits for room and puts `item`; gives it back when the queue is closed.
    ///
    /// # Errors
    /// The queue is closed.
    pub async fn put(&self, item: T) -> Result<(), T> {
        if let Some(room) = &self.room {
            room.acquire().await.forget();
        }
        {
            let mut inner = self.inner.borrow_mut();
            if inner.closed {
                return Err(item);
            }
            inner.items.push_back(item);
            rt::value(self.name, inner.items.len() as f64);
        }
        self.items.release();
        Ok(())
    }

    /// Waits for an item; none when the queue is closed and empty.
    pub async fn get(&self) -> Option<T> {
        let permit = self.items.acquire().await;
        let mut inner = self.inner.borrow_mut();
        let item = inner.items.pop_front();
        match &item {
            Some(_) => {
                permit.forget();
                rt::value(self.name, inner.items.len() as f64);
                if let Some(room) = &self.room {
                    room.release();
                }
            }
            // Closed: the permit goes back, so that everybody who waits is told.
            None => drop(permit),
        }
        item
    }

    /// Says that no more items come. Those inside can still be got; whoever waits for room is refused.
    pub fn close(&self) {
        self.inner.borrow_mut().closed = true;
        self.items.release();
        if let Some(room) = &self.room {
            room.open();
        }
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
