//! A limit on how many threads are inside.

use std::panic::Location;
use std::time::Duration;

use rt::{steer, unwind};
use seat::{self, Action, Note, Op};
use trace::State;

use super::base::{self, Deadline};
use super::line::{Line, Ticket};

/// Like Python's `threading.BoundedSemaphore`, but fair (first come, first served), and with a guard instead of
/// `release`.
#[derive(Debug)]
pub struct Semaphore {
    /// Under a plain lock: a wait for it must not unwind when the run is stopped, or a permit that is being given
    /// back would be lost.
    left: base::Mutex<usize>,
    waiting: Line,
}

/// A permit; returned when dropped, by any thread.
#[derive(Debug)]
pub struct SemaphoreGuard<'a> {
    semaphore: &'a Semaphore,
    /// Where it was got.
    at: &'static Location<'static>,
}

/// A place in the line. A permit that was handed over but not taken, since the wait unwound, goes on to
/// the next.
struct Turn<'a> {
    semaphore: &'a Semaphore,
    ticket: Ticket<'a>,
}

/// What a step leaves to others.
fn leaves(permits: usize) -> Note {
    Note::Left { value: permits as f64 }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.ticket.leave() {
            self.semaphore.release();
        }
    }
}

impl Semaphore {
    /// A semaphore with `permits` permits.
    pub const fn new(name: &'static str, permits: usize) -> Self {
        Self { left: base::Mutex::new(permits), waiting: Line::new(name, State::Lock) }
    }

    /// Waits for a permit.
    #[track_caller]
    pub fn acquire(&self) -> SemaphoreGuard<'_> {
        let acquired = self.acquire_until(&Deadline::NEVER);
        acquired.unwrap_or_else(|| unreachable!("a wait without a limit ends with a permit"))
    }

    /// Waits for a permit for at most `timeout`.
    #[track_caller]
    pub fn acquire_timeout(&self, timeout: Duration) -> Option<SemaphoreGuard<'_>> {
        self.acquire_until(&Deadline::after(timeout))
    }

    /// Takes a permit if there is one.
    #[track_caller]
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {
        self.step(Action::Acquire, Location::caller());
        let taken = {
            let mut left = base::lock(&self.left);
            let fewer = left.checked_sub(1);
            *left = fewer.unwrap_or(0);
            fewer
        };
        seat::note(taken.map_or(Note::Refused, leaves));
        taken.map(|_| self.guard(Location::caller()))
    }

    /// What the scheduler's seat calls a step.
    #[inline]
    fn step(&self, action: Action, at: &'static Location<'static>) {
        if seat::is_steered() {
            steer::step_now(Op::new(action, self.waiting.object(), at));
        }
    }

    fn guard(&self, at: &'static Location<'static>) -> SemaphoreGuard<'_> {
        SemaphoreGuard { semaphore: self, at }
    }

    #[track_caller]
    fn acquire_until(&self, deadline: &Deadline) -> Option<SemaphoreGuard<'_>> {
        let at = Location::caller();
        self.step(Action::Acquire, at);
        let turn = {
            let mut left = base::lock(&self.left);
            match left.checked_sub(1) {
                Some(fewer) => {
                    *left = fewer;
                    Ok(fewer)
                }
                None => Err(Turn { semaphore: self, ticket: self.waiting.draw() }),
            }
        };
        seat::note(turn.as_ref().map_or(Note::Refused, |left| leaves(*left)));
        match turn {
            Err(turn) if !turn.ticket.wait(deadline) => None,
            _ => Some(self.guard(at)),
        }
    }

    /// How many are left then.
    fn release(&self) -> usize {
        let mut left = base::lock(&self.left);
        // The permit goes from hand to hand: were it put back, a newcomer could snatch it from whoever
        // has waited longest.
        if self.waiting.call(1) == 0 {
            *left += 1;
        }
        *left
    }

    /// Permits left.
    #[track_caller]
    pub fn available(&self) -> usize {
        self.step(Action::Look, Location::caller());
        *base::lock(&self.left)
    }

    /// How many are waiting.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}

impl Drop for SemaphoreGuard<'_> {
    fn drop(&mut self) {
        let turn = match seat::is_steered() {
            true => seat::step(
                Op::new(Action::Release, self.semaphore.waiting.object(), self.at),
                &|| true,
            ),
            false => Ok(()),
        };
        let left = self.semaphore.release();
        match turn {
            Ok(()) => seat::note(leaves(left)),
            // Only now: the permit is for those who tidy up.
            Err(_) => unwind(),
        }
    }
}
