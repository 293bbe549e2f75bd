//! A signal between tasks of one thread.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::rt;
use crate::trace::State;

/// As `asyncio.Event`: tasks wait until it is set, and whoever comes later does not wait. However many wait,
/// each costs the same.
#[derive(Clone, Debug)]
pub struct Event {
    name: &'static str,
    inner: Rc<RefCell<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    set: bool,
    /// A place for each waiter there has been since it was last set; empty once its task is dropped.
    waiting: Vec<Option<Waker>>,
}

/// A waiter's place, given up when the wait is dropped.
struct Place<'a> {
    inner: &'a RefCell<Inner>,
    at: Option<usize>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Some(at) = self.at else { return };
        if let Some(place) = self.inner.borrow_mut().waiting.get_mut(at) {
            *place = None;
        }
    }
}

impl Event {
    /// An event that is not set.
    pub fn new(name: &'static str) -> Self {
        Self { name, inner: Rc::default() }
    }

    /// Sets it, for good, and lets all waiters go.
    pub fn set(&self) {
        let waiting = {
            let mut inner = self.inner.borrow_mut();
            inner.set = true;
            std::mem::take(&mut inner.waiting)
        };
        waiting.into_iter().flatten().for_each(Waker::wake);
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.inner.borrow().set
    }

    /// Waits until it is set.
    pub async fn wait(&self) {
        let mut place = Place { inner: &self.inner, at: None };
        std::future::poll_fn(|context| {
            let mut inner = self.inner.borrow_mut();
            if inner.set {
                place.at = None;
                return Poll::Ready(());
            }
            let waker = Some(context.waker().clone());
            match place.at {
                Some(at) => inner.waiting[at] = waker,
                None => {
                    place.at = Some(inner.waiting.len());
                    inner.waiting.push(waker);
                }
            }
            rt::pending(State::Join, self.name);
            Poll::Pending
        })
        .await;
    }
}
