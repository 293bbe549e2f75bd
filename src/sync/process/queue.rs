//! A queue between processes: a ring of bytes under a lock.
//!
//! A message is its length (u32, little-endian) and its postcard bytes; it may wrap round the ring's end.
//! Who waits for a message or for room waits on a word that is counted up at each change, as a condition
//! variable: the count is read under the lock, so a change after that cannot be missed.

use std::marker::PhantomData;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use rt::process::{Room, Segment};
use rt::{self, checkpoint};
use trace::State;

use super::{ProcessMutex, ProcessMutexGuard};

/// As Python's `multiprocessing.Queue`, first in, first out, with an end as [`Queue`](crate::Queue)
/// has it. What is put is encoded and copied into the segment, and copied out again by whoever gets
/// it: nobody ever has the sender's own value.
#[derive(Debug)]
pub struct ProcessQueue<T> {
    name: &'static str,
    capacity: u32,
    ring: usize,
    segment: Segment,
    lock: ProcessMutex,
    /// Of the first of the [words](WORDS).
    words: usize,
    /// Of the ring's first byte.
    bytes: usize,
    _messages: PhantomData<fn(T) -> T>,
}

// Words behind the lock.
const ITEMS: usize = 0;
const HEAD: usize = 1;
const USED: usize = 2;
const CLOSED: usize = 3;
const PUTS: usize = 4;
const GETS: usize = 5;
const WORDS: usize = 6;

const LENGTH: usize = 4;

/// Why nothing was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProcessPutError {
    /// The queue is closed.
    #[error("the queue is closed")]
    Closed,
    /// The message is larger than the whole queue.
    #[error("a message of {bytes} bytes does not fit the queue")]
    TooLarge {
        /// Its size, encoded.
        bytes: usize,
    },
}

/// Why nothing was got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProcessGetError {
    /// The queue is closed, and empty.
    #[error("the queue is closed")]
    Closed,
    /// There was no message in time.
    #[error("no message came in time")]
    Timeout,
    /// The bytes are no message of this type: the processes do not agree what the queue carries.
    #[error("the bytes are not a message")]
    Malformed,
}

impl<T> ProcessQueue<T> {
    /// What a queue of `capacity` messages takes of the segment, each of `message` bytes at most when
    /// encoded.
    pub const fn bytes(capacity: usize, message: usize) -> usize {
        ProcessMutex::BYTES + WORDS * 4 + (capacity * (message + LENGTH)).next_multiple_of(4)
    }

    /// The next [bytes](Self::bytes) of the segment, an empty queue at first; `name` is what the timeline
    /// calls it and its length.
    pub fn new(name: &'static str, room: &mut Room, capacity: usize, message: usize) -> Self {
        let lock = ProcessMutex::new(name, room);
        let (_, words) = room.take_words(WORDS);
        let ring = capacity * (message + LENGTH);
        let (segment, bytes) = room.take(ring);
        let (capacity, _messages) = (capacity as u32, PhantomData);
        Self { name, capacity, ring, segment, lock, words, bytes, _messages }
    }

    fn word(&self, which: usize) -> u32 {
        self.segment.load(self.words + which)
    }

    fn set(&self, which: usize, value: usize) {
        self.segment.store(self.words + which, value as u32);
    }

    /// Counts a change and wakes who waits for it.
    fn signal(&self, which: usize, waiters: u32) {
        self.segment.fetch_add(self.words + which, 1);
        self.segment.notify(self.words + which, waiters);
    }

    /// Unlocks, waits until `which` is no longer what it was, for `timeout` at most, and locks again.
    fn wait<'a>(
        &'a self,
        guard: ProcessMutexGuard<'a>,
        which: usize,
        timeout: Duration,
    ) -> ProcessMutexGuard<'a> {
        let seen = self.word(which);
        drop(guard);
        {
            let _wait = rt::wait(State::Queue, self.name);
            checkpoint();
            self.segment.wait(self.words + which, seen, timeout.min(rt::SLICE));
            checkpoint();
        }
        self.lock.lock()
    }

    fn copy_in(&self, at: usize, bytes: &[u8]) {
        let at = at % self.ring;
        let (first, rest) = bytes.split_at(bytes.len().min(self.ring - at));
        self.segment.write(self.bytes + at, first);
        self.segment.write(self.bytes, rest);
    }

    fn copy_out(&self, at: usize, bytes: &mut [u8]) {
        let at = at % self.ring;
        let middle = bytes.len().min(self.ring - at);
        let (first, rest) = bytes.split_at_mut(middle);
        self.segment.read(self.bytes + at, first);
        self.segment.read(self.bytes, rest);
    }

    /// Says that no more messages come. Those inside can still be got.
    ///
    /// It takes no lock, so that the coordinator can do it, who must not wait for a process.
    pub fn close(&self) {
        self.set(CLOSED, 1);
        self.signal(PUTS, u32::MAX);
        self.signal(GETS, u32::MAX);
    }

    /// Messages inside.
    pub fn len(&self) -> usize {
        self.word(ITEMS) as usize
    }

    /// Whether nothing is inside.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T: Serialize> ProcessQueue<T> {
    /// Waits for room and copies `message` in; returns how many bytes that were.
    ///
    /// # Errors
    /// The queue is closed, or could never hold it.
    pub fn put(&self, message: &T) -> Result<usize, ProcessPutError> {
        let bytes = postcard::to_stdvec(message).expect("a message can be encoded");
        let needed = LENGTH + bytes.len();
        if needed > self.ring {
            return Err(ProcessPutError::TooLarge { bytes: bytes.len() });
        }
        let mut guard = self.lock.lock();
        loop {
            if self.word(CLOSED) != 0 {
                return Err(ProcessPutError::Closed);
            }
            let full = self.word(ITEMS) >= self.capacity;
            if !full && self.word(USED) as usize + needed <= self.ring {
                break;
            }
            guard = self.wait(guard, GETS, rt::SLICE);
        }
        let (head, used, items) = (self.word(HEAD), self.word(USED), self.word(ITEMS) + 1);
        let at = (head + used) as usize;
        self.copy_in(at, &(bytes.len() as u32).to_le_bytes());
        self.copy_in(at + LENGTH, &bytes);
        self.set(USED, used as usize + needed);
        self.set(ITEMS, items as usize);
        rt::value(self.name, f64::from(items));
        drop(guard);
        self.signal(PUTS, 1);
        Ok(bytes.len())
    }
}

impl<T: DeserializeOwned> ProcessQueue<T> {
    fn get_until(&self, timeout: Option<Duration>) -> Result<T, ProcessGetError> {
        let end = timeout.map(|t| rt::clock::absolute() + t.as_secs_f64() * 1e3);
        let mut guard = self.lock.lock();
        loop {
            let items = self.word(ITEMS);
            if items > 0 {
                let bytes = self.take(items - 1);
                drop(guard);
                self.signal(GETS, 1);
                return postcard::from_bytes(&bytes).map_err(|_| ProcessGetError::Malformed);
            }
            if self.word(CLOSED) != 0 {
                return Err(ProcessGetError::Closed);
            }
            let left = end.map_or(rt::SLICE.as_secs_f64() * 1e3, |e| e - rt::clock::absolute());
            if left <= 0.0 {
                return Err(ProcessGetError::Timeout);
            }
            guard = self.wait(guard, PUTS, Duration::from_secs_f64(left / 1e3));
        }
    }

    /// Under the lock: the bytes of the first message, with `left` behind it.
    fn take(&self, left: u32) -> Vec<u8> {
        let (head, used) = (self.word(HEAD) as usize, self.word(USED) as usize);
        let mut length = [0; LENGTH];
        self.copy_out(head, &mut length);
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        self.copy_out(head + LENGTH, &mut bytes);
        let taken = LENGTH + bytes.len();
        self.set(HEAD, (head + taken) % self.ring);
        self.set(USED, used - taken);
        self.set(ITEMS, left as usize);
        rt::value(self.name, f64::from(left));
        bytes
    }

    /// Waits for a message; none when the queue is closed and empty.
    pub fn get(&self) -> Option<T> {
        match self.get_until(None) {
            Ok(message) => Some(message),
            Err(ProcessGetError::Closed) => None,
            Err(error) => panic!("{}: {error}", self.name),
        }
    }

    /// As [`get`](Self::get), waiting for `timeout` at most.
    ///
    /// # Errors
    /// The queue is closed and empty, was empty all the time, or carries something else.
    pub fn get_timeout(&self, timeout: Duration) -> Result<T, ProcessGetError> {
        self.get_until(Some(timeout))
    }
}
