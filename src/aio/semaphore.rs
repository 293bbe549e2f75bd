//! A limit on how many tasks do something at once.

use std::cell::Cell;
use std::panic::Location;
use std::rc::Rc;
use std::task::Poll;

use trace::State;

use super::line::{Line, Ticket};

/// Like `asyncio.BoundedSemaphore`, but fair (first come, first served), and with a permit that is returned when
/// dropped. With one permit it is `asyncio.Lock`.
#[derive(Clone, Debug)]
pub struct Semaphore {
    name: &'static str,
    state: State,
    permits: Permits,
}

#[derive(Clone, Debug)]
struct Permits {
    left: Rc<Cell<usize>>,
    waiting: Line,
}

/// A permit; returned when dropped.
#[derive(Debug)]
pub struct SemaphorePermit(Option<Permits>);

impl SemaphorePermit {
    /// Does not come back.
    pub(super) fn forget(mut self) {
        self.0 = None;
    }
}

impl Permits {
    fn give(&self, count: usize) {
        self.left.set(self.left.get().saturating_add(count));
        self.wake_first();
    }

    fn wake_first(&self) {
        if self.left.get() > 0 {
            self.waiting.wake_first();
        }
    }
}

impl Drop for SemaphorePermit {
    fn drop(&mut self) {
        if let Some(permits) = &self.0 {
            permits.give(1);
        }
    }
}

/// A place in the line. Whoever leaves, served or not, lets the next one look.
struct Turn<'a> {
    /// Gone once this is dropped.
    ticket: Option<Ticket>,
    permits: &'a Permits,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.ticket = None;
        self.permits.wake_first();
    }
}

impl Semaphore {
    /// A semaphore with `permits` permits.
    pub fn new(name: &'static str, permits: usize) -> Self {
        Self::with_state(name, permits, State::Lock)
    }

    /// One whose waiters are shown in `state`.
    pub(super) fn with_state(name: &'static str, permits: usize, state: State) -> Self {
        let permits = Permits { left: Rc::new(Cell::new(permits)), waiting: Line::default() };
        Self { name, state, permits }
    }

    /// Adds one permit.
    pub(super) fn release(&self) {
        self.permits.give(1);
    }

    /// So many permits that nobody waits any more.
    pub(super) fn open(&self) {
        self.permits.give(usize::MAX / 2);
    }

    /// Waits for a permit.
    #[track_caller]
    pub fn acquire(&self) -> impl Future<Output = SemaphorePermit> + use<'_> {
        self.acquire_at(Location::caller())
    }

    /// For code at `at`.
    pub(super) async fn acquire_at(&self, at: &'static Location<'static>) -> SemaphorePermit {
        let permits = &self.permits;
        let turn = Turn { ticket: Some(permits.waiting.draw()), permits };
        std::future::poll_fn(|context| {
            let Some(ticket) = &turn.ticket else { unreachable!("it is held as long as it waits") };
            if ticket.is_first()
                && let Some(left) = permits.left.get().checked_sub(1)
            {
                permits.left.set(left);
                return Poll::Ready(());
            }
            let waits = ticket.poll_called(context);
            rt::pending_at(self.state, self.name, Some(at));
            waits
        })
        .await;
        SemaphorePermit(Some(permits.clone()))
    }

    /// Takes a permit if there is one that nobody waits for.
    pub fn try_acquire(&self) -> Option<SemaphorePermit> {
        if self.waiting() > 0 {
            return None;
        }
        self.permits.left.set(self.available().checked_sub(1)?);
        Some(SemaphorePermit(Some(self.permits.clone())))
    }

    /// Permits left.
    pub fn available(&self) -> usize {
        self.permits.left.get()
    }

    /// How many are waiting.
    pub fn waiting(&self) -> usize {
        self.permits.waiting.len()
    }
}
