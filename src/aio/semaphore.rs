//! A limit on how many tasks do something at once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::rt;
use crate::trace::State;

/// As `asyncio.Semaphore`: fair, first come, first served, for tasks of one thread.
#[derive(Clone, Debug)]
pub struct Semaphore {
    name: &'static str,
    state: State,
    inner: Rc<RefCell<Inner>>,
}

#[derive(Debug)]
struct Inner {
    permits: usize,
    next: u64,
    /// Tickets in order; a ticket leaves when its permit is taken or its task is dropped.
    waiting: VecDeque<(u64, Option<Waker>)>,
}

/// A permit; given back when dropped.
#[derive(Debug)]
pub struct SemaphorePermit {
    inner: Option<Rc<RefCell<Inner>>>,
}

impl SemaphorePermit {
    /// Does not come back.
    pub(super) fn forget(mut self) {
        self.inner = None;
    }
}

struct Ticket<'a> {
    inner: &'a RefCell<Inner>,
    number: u64,
}

impl Inner {
    fn wake_first(&mut self) {
        if self.permits > 0
            && let Some((_, waker)) = self.waiting.front_mut()
            && let Some(waker) = waker.take()
        {
            waker.wake();
        }
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        let mut inner = self.inner.borrow_mut();
        inner.waiting.retain(|(number, _)| *number != self.number);
        inner.wake_first();
    }
}

impl Drop for SemaphorePermit {
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            let mut inner = inner.borrow_mut();
            inner.permits += 1;
            inner.wake_first();
        }
    }
}

impl Semaphore {
    /// A semaphore with `permits` to give.
    pub fn new(name: &'static str, permits: usize) -> Self {
        Self::with_state(name, permits, State::Lock)
    }

    /// One that tasks wait for in `state`.
    pub(super) fn with_state(name: &'static str, permits: usize, state: State) -> Self {
        let inner = Inner { permits, next: 0, waiting: VecDeque::new() };
        Self { name, state, inner: Rc::new(RefCell::new(inner)) }
    }

    /// One permit more than there was.
    pub(super) fn release(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.permits = inner.permits.saturating_add(1);
        inner.wake_first();
    }

    /// So many permits that nobody waits any more.
    pub(super) fn open(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.permits = usize::MAX / 2;
        inner.wake_first();
    }

    /// Waits for a permit.
    pub async fn acquire(&self) -> SemaphorePermit {
        let ticket = {
            let mut inner = self.inner.borrow_mut();
            let number = inner.next;
            inner.next += 1;
            inner.waiting.push_back((number, None));
            Ticket { inner: &self.inner, number }
        };
        std::future::poll_fn(|context| {
            let mut inner = self.inner.borrow_mut();
            let first = inner.waiting.front().is_some_and(|(number, _)| *number == ticket.number);
            if first && inner.permits > 0 {
                inner.permits -= 1;
                return Poll::Ready(());
            }
            if let Some(entry) = inner.waiting.iter_mut().find(|(n, _)| *n == ticket.number) {
                entry.1 = Some(context.waker().clone());
            }
            rt::pending(self.state, self.name);
            Poll::Pending
        })
        .await;
        SemaphorePermit { inner: Some(self.inner.clone()) }
    }
}
