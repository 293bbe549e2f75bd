//! One integer for all processes.

use rt::process::{Room, Segment};

/// As Python's `multiprocessing.Value("I")`: 0 at first, and each operation by itself is atomic. Two of
/// them in a row are not.
#[derive(Debug)]
pub struct SharedU32 {
    segment: Segment,
    word: usize,
}

impl SharedU32 {
    /// What it takes of the segment.
    pub const BYTES: usize = 4;

    /// The next word of the segment.
    pub fn new(room: &mut Room) -> Self {
        let (segment, word) = room.take_words(1);
        Self { segment, word }
    }

    /// Its value now.
    pub fn load(&self) -> u32 {
        self.segment.load(self.word)
    }

    /// Overwrites it.
    pub fn store(&self, value: u32) {
        self.segment.store(self.word, value);
    }

    /// Adds in one step; returns what was there.
    pub fn fetch_add(&self, value: u32) -> u32 {
        self.segment.fetch_add(self.word, value)
    }
}
