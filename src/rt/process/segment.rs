//! Memory that the coordinator and its processes share on purpose, though all the rest is their own.
//!
//! In a page it is a SharedArrayBuffer, natively a mapped file. Both are reached as words of 32 bits
//! that are atomic, and as bytes that are copied in and out. An execution has one segment at
//! most, new and all zero; its size is what the strategy's resources declare.

use std::time::Duration;

use crate::platform;

/// The segment of the present execution. Pool threads of a page's coordinator have none.
#[derive(Clone, Debug)]
pub struct Segment {
    words: platform::Words,
}

impl Segment {
    /// The present one, where the strategy declares it.
    pub fn present() -> Option<Self> {
        platform::present_segment().map(|words| Self { words })
    }

    /// Its size.
    pub fn bytes(&self) -> usize {
        self.words.bytes()
    }

    /// The value of a word. Sequentially consistent, as all that is done to words here.
    pub fn load(&self, word: usize) -> u32 {
        self.words.load(word)
    }

    /// Writes a word.
    pub fn store(&self, word: usize, value: u32) {
        self.words.store(word, value);
    }

    /// Adds to a word, in one step and wrapping; returns what was there.
    pub fn fetch_add(&self, word: usize, value: u32) -> u32 {
        self.words.fetch_add(word, value)
    }

    /// Writes a word and returns what was there, in one step.
    pub fn swap(&self, word: usize, value: u32) -> u32 {
        self.words.swap(word, value)
    }

    /// Writes `new` if the word is `current`, in one step.
    ///
    /// # Errors
    /// What was found instead.
    pub fn compare_exchange(&self, word: usize, current: u32, new: u32) -> Result<u32, u32> {
        let found = self.words.compare_exchange(word, current, new);
        if found == current { Ok(found) } else { Err(found) }
    }

    /// Blocks while the word is `value`, until somebody [notifies](Self::notify), for `timeout` at most.
    /// It may return earlier without a reason.
    pub fn wait(&self, word: usize, value: u32, timeout: Duration) {
        self.words.wait(word, value, timeout);
    }

    /// Wakes up to `count` who wait for the word.
    pub fn notify(&self, word: usize, count: u32) {
        self.words.notify(word, count);
    }

    /// Copies bytes out, from `at` on. Nobody may be writing them.
    pub fn read(&self, at: usize, to: &mut [u8]) {
        self.words.read(at, to);
    }

    /// Copies bytes in, from `at` on. Nobody else may be reading or writing them.
    pub fn write(&self, at: usize, from: &[u8]) {
        self.words.write(at, from);
    }
}

/// Gives out the segment piece by piece. Each process lays out the same things in the same order, and so
/// finds them at the same places.
#[derive(Debug)]
pub struct Room {
    segment: Segment,
    used: usize,
}

impl Room {
    /// The present segment from its beginning.
    ///
    /// # Panics
    /// The strategy declares none: a mistake in the lab.
    pub fn open() -> Self {
        let segment = Segment::present().expect("the strategy declares the memory it shares");
        Self { segment, used: 0 }
    }

    /// The segment, and where the next `bytes` of it begin; always at a word.
    pub fn take(&mut self, bytes: usize) -> (Segment, usize) {
        let at = self.used;
        self.used += bytes.next_multiple_of(4);
        let there = self.segment.bytes();
        assert!(self.used <= there, "{} bytes are needed and {there} declared", self.used);
        (self.segment.clone(), at)
    }

    /// As [`take`](Self::take) for a number of words; returns the first one's index.
    pub fn take_words(&mut self, words: usize) -> (Segment, usize) {
        let (segment, at) = self.take(words * 4);
        (segment, at / 4)
    }
}
