//! Threads that wait in line.
//!
//! The one place where threads block for more than a mutex: conditions, semaphores, events and barriers
//! are lines with a rule for who is called. Being called and giving up exclude each other, by a
//! lock, so that whoever calls knows how many heard it.

use std::cell::Cell;
use std::collections::VecDeque;
use std::panic::Location;
use std::sync::Arc;

use rt::{self, steer};
use seat::{self, Action, Note, Object, Op};
use trace::State;

use super::base::{self, Deadline};

/// First come, first called. Nobody is woken without a call.
#[derive(Debug)]
pub(super) struct Line {
    name: &'static str,
    state: State,
    tickets: base::Mutex<Tickets>,
}

#[derive(Debug)]
struct Tickets {
    next: u64,
    waiting: VecDeque<Place>,
}

/// Each has a bell of its own, so that a call for one wakes no others.
#[derive(Debug)]
struct Place {
    number: u64,
    bell: Arc<base::Condvar>,
}

impl Tickets {
    fn holds(&self, number: u64) -> bool {
        self.waiting.iter().any(|place| place.number == number)
    }

    fn strike(&mut self, number: u64) {
        self.waiting.retain(|place| place.number != number);
    }
}

/// A place in a line, until it is called or dropped.
#[derive(Debug)]
pub(super) struct Ticket<'a> {
    line: &'a Line,
    number: u64,
    bell: Arc<base::Condvar>,
    /// Whether its owner knows how it ended.
    over: Cell<bool>,
}

impl Line {
    /// One in which lanes wait for `name` in `state`.
    pub const fn new(name: &'static str, state: State) -> Self {
        let tickets = Tickets { next: 0, waiting: VecDeque::new() };
        Self { name, state, tickets: base::Mutex::new(tickets) }
    }

    /// Takes the last place: from now on a call is not missed.
    pub fn draw(&self) -> Ticket<'_> {
        let mut tickets = base::lock(&self.tickets);
        let number = tickets.next;
        tickets.next += 1;
        let bell = Arc::new(base::Condvar::new());
        tickets.waiting.push_back(Place { number, bell: Arc::clone(&bell) });
        Ticket { line: self, number, bell, over: Cell::new(false) }
    }

    /// Calls the first `count` in line, and says how many there were.
    pub fn call(&self, count: usize) -> usize {
        let mut tickets = base::lock(&self.tickets);
        let count = count.min(tickets.waiting.len());
        for place in tickets.waiting.drain(..count) {
            place.bell.notify_one();
        }
        count
    }

    /// Calls the first in line but `passed`, and says whether there was one.
    pub fn call_one(&self, passed: usize) -> bool {
        let place = base::lock(&self.tickets).waiting.remove(passed);
        place.map(|place| place.bell.notify_one()).is_some()
    }

    /// What the scheduler's seat knows it by.
    pub fn object(&self) -> Object {
        Object::at(self, self.name)
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        base::lock(&self.tickets).waiting.len()
    }
}

impl Ticket<'_> {
    /// Waits for the call; false when `deadline` was over before. Unwinds when the run is to end early.
    #[track_caller]
    pub fn wait(&self, deadline: &Deadline) -> bool {
        if seat::is_steered() {
            let action =
                if deadline.is_limited() { Action::AwaitCallOrTimeOut } else { Action::AwaitCall };
            let op = Op::new(action, self.line.object(), Location::caller());
            steer::step(op, &|| deadline.is_limited() || self.is_called());
            return self.settle(deadline);
        }
        let line = self.line;
        let wait = rt::wait(line.state, line.name);
        let mut tickets = base::lock(&line.tickets);
        while tickets.holds(self.number) {
            if deadline.is_over() {
                tickets.strike(self.number);
                self.over.set(true);
                return false;
            }
            let slept;
            (tickets, slept) = base::wait_slice(&self.bell, &line.tickets, tickets, deadline);
            if slept && tickets.holds(self.number) {
                drop(tickets);
                match deadline.is_limited() {
                    false => wait.goes_on(None),
                    // It ends by itself, so it is no matter for the watchdog.
                    true => rt::checkpoint(),
                }
                tickets = base::lock(&line.tickets);
            }
        }
        self.over.set(true);
        true
    }

    /// Whether it was called. For who is steered, and so waits elsewhere.
    pub fn is_called(&self) -> bool {
        !base::lock(&self.line.tickets).holds(self.number)
    }

    /// Ends a steered wait: whether it was called. Otherwise it has given up.
    pub fn settle(&self, deadline: &Deadline) -> bool {
        let called = self.is_called();
        if !called {
            base::lock(&self.line.tickets).strike(self.number);
            deadline.pass();
            seat::note(Note::Refused);
        }
        self.over.set(true);
        called
    }

    /// Leaves the line. True for a call that came and of which [`wait`](Self::wait) has not told: whoever
    /// made it counts on this waiter.
    pub fn leave(&self) -> bool {
        if self.over.replace(true) {
            return false;
        }
        let mut tickets = base::lock(&self.line.tickets);
        let before = tickets.waiting.len();
        tickets.strike(self.number);
        tickets.waiting.len() == before
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.leave();
    }
}
