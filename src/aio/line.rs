//! Tasks that wait in line.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// First come, first woken.
#[derive(Clone, Debug, Default)]
pub(super) struct Line(Rc<RefCell<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    next: u64,
    /// Tickets in order, and how to wake those who have waited and were not woken since.
    tickets: VecDeque<(u64, Option<Waker>)>,
}

/// A place in a line, until it is called or dropped.
#[derive(Debug)]
pub(super) struct Ticket {
    line: Line,
    number: u64,
}

impl Line {
    /// Takes the last place.
    pub fn draw(&self) -> Ticket {
        let mut waiting = self.0.borrow_mut();
        let number = waiting.next;
        waiting.next += 1;
        waiting.tickets.push_back((number, None));
        Ticket { line: self.clone(), number }
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.0.borrow().tickets.len()
    }

    /// Lets the first look again at what it waits for.
    pub fn wake_first(&self) {
        let waker = self.0.borrow_mut().tickets.front_mut().and_then(|(_, waker)| waker.take());
        // Waking may run anything, also something that comes back to this line.
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Ends the wait of all who wait now.
    pub fn call_all(&self) {
        let tickets = std::mem::take(&mut self.0.borrow_mut().tickets);
        tickets.into_iter().filter_map(|(_, waker)| waker).for_each(Waker::wake);
    }
}

impl Ticket {
    pub fn is_first(&self) -> bool {
        self.line.0.borrow().tickets.front().is_some_and(|(number, _)| *number == self.number)
    }

    /// Ready once it was called; otherwise the task is woken when something changes.
    pub fn poll_called(&self, context: &mut Context<'_>) -> Poll<()> {
        let waker = Some(context.waker().clone());
        let mut waiting = self.line.0.borrow_mut();
        let Some(entry) = waiting.tickets.iter_mut().find(|(n, _)| *n == self.number) else {
            return Poll::Ready(());
        };
        let before = std::mem::replace(&mut entry.1, waker);
        drop(waiting);
        drop(before);
        Poll::Pending
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut waiting = self.line.0.borrow_mut();
        let at = waiting.tickets.iter().position(|(number, _)| *number == self.number);
        let gone = at.and_then(|at| waiting.tickets.remove(at));
        drop(waiting);
        drop(gone);
    }
}
