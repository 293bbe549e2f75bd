//! A signal that stays on, between tasks.

use std::cell::Cell;
use std::panic::Location;
use std::rc::Rc;
use std::task::Poll;

use trace::State;

use super::line::Line;

/// Like `asyncio.Event`: whoever is waiting when it is set continues, even if it is cleared again before that task
/// gets its turn.
#[derive(Clone, Debug)]
pub struct Event {
    name: &'static str,
    set: Rc<Cell<bool>>,
    waiting: Line,
}

impl Event {
    /// An event that is not set.
    pub fn new(name: &'static str) -> Self {
        Self { name, set: Rc::default(), waiting: Line::default() }
    }

    /// Sets it and releases all waiters.
    pub fn set(&self) {
        self.set.set(true);
        self.waiting.call_all();
    }

    /// Makes later waiters wait again.
    pub fn clear(&self) {
        self.set.set(false);
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.set.get()
    }

    /// Waits until it is set.
    #[track_caller]
    pub fn wait(&self) -> impl Future<Output = ()> + use<'_> {
        self.wait_at(Location::caller())
    }

    /// For code at `at`.
    pub(super) async fn wait_at(&self, at: &'static Location<'static>) {
        if self.is_set() {
            return;
        }
        let ticket = self.waiting.draw();
        std::future::poll_fn(|context| {
            let called = ticket.poll_called(context);
            if called == Poll::Pending {
                rt::pending_at(State::Join, self.name, Some(at));
            }
            called
        })
        .await;
    }
}
