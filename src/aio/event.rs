//! A signal between tasks of one thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::rt;
use crate::trace::State;

/// As `asyncio.Event`: tasks wait until it is set, and while it is, nobody waits.
#[derive(Clone, Debug)]
pub struct Event(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    name: &'static str,
    set: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Event {
    /// An event that is not set.
    pub fn new(name: &'static str) -> Self {
        Self(Rc::new(Inner { name, set: Cell::new(false), waiting: RefCell::default() }))
    }

    /// Sets it and lets all who wait go.
    pub fn set(&self) {
        self.0.set.set(true);
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }

    /// Makes later ones wait again.
    pub fn clear(&self) {
        self.0.set.set(false);
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.0.set.get()
    }

    /// Waits until it is set.
    pub async fn wait(&self) {
        std::future::poll_fn(|context| {
            if self.is_set() {
                return Poll::Ready(());
            }
            let mut waiting = self.0.waiting.borrow_mut();
            if !waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                waiting.push(context.waker().clone());
            }
            rt::pending(State::Queue, self.0.name);
            Poll::Pending
        })
        .await;
    }
}
