//! Mutual exclusion between processes.
//!
//! The word is that of [`Mutex`](crate::Mutex) ("Mutex2" of Drepper, *Futexes Are Tricky*, 2011):
//! 0 free, 1 held, 2 held with waiters. Here it lies in the segment and is the futex itself. A
//! waiter sleeps in slices, so that it sees stop.

use std::marker::PhantomData;

use rt::process::{self, Room, Segment};
use rt::{self, checkpoint};
use trace::State;

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;

/// A lock on whatever the processes agree that it guards.
///
/// A process that panics frees what it holds on its way out, and the run ends. One that dies keeps its
/// lock; the run ends then too, and with it everybody's wait.
#[derive(Debug)]
pub struct ProcessMutex {
    name: &'static str,
    segment: Segment,
    /// Of the lock word; behind it stands the instance of the holder plus one.
    word: usize,
}

/// The lock held; unlocks when dropped.
#[derive(Debug)]
pub struct ProcessMutexGuard<'a> {
    mutex: &'a ProcessMutex,
    /// A guard must be dropped by the thread that locked.
    _not_send: PhantomData<*const ()>,
}

impl ProcessMutex {
    /// What it takes of the segment.
    pub const BYTES: usize = 8;

    /// The next words of the segment, a free lock at first; `name` is what the timeline calls it.
    pub fn new(name: &'static str, room: &mut Room) -> Self {
        let (segment, word) = room.take_words(2);
        Self { name, segment, word }
    }

    /// Blocks until the lock is free and takes it. Locking it twice from one process deadlocks, which is
    /// reported.
    pub fn lock(&self) -> ProcessMutexGuard<'_> {
        if self.segment.compare_exchange(self.word, FREE, HELD).is_err() {
            self.lock_contended();
        }
        self.taken()
    }

    /// Takes the lock if it is free.
    pub fn try_lock(&self) -> Option<ProcessMutexGuard<'_>> {
        self.segment.compare_exchange(self.word, FREE, HELD).is_ok().then(|| self.taken())
    }

    fn taken(&self) -> ProcessMutexGuard<'_> {
        self.segment.store(self.word + 1, process::instance() + 1);
        ProcessMutexGuard { mutex: self, _not_send: PhantomData }
    }

    /// The lane that holds it, if that is this one.
    fn held_here(&self) -> Option<usize> {
        let mine = self.segment.load(self.word + 1) == process::instance() + 1;
        mine.then(rt::lane_number).and_then(|lane| (lane as usize).checked_sub(1))
    }

    #[cold]
    fn lock_contended(&self) {
        let wait = rt::wait(State::Lock, self.name);
        while self.segment.swap(self.word, CONTENDED) != FREE {
            self.segment.wait(self.word, CONTENDED, rt::SLICE);
            match self.held_here() {
                Some(me) => wait.goes_on(Some(me)),
                None => checkpoint(),
            }
        }
    }

    fn unlock(&self) {
        self.segment.store(self.word + 1, 0);
        if self.segment.swap(self.word, FREE) == CONTENDED {
            self.segment.notify(self.word, 1);
        }
    }
}

impl Drop for ProcessMutexGuard<'_> {
    fn drop(&mut self) {
        self.mutex.unlock();
    }
}
