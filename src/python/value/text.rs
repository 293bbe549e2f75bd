//! A string.

use super::memory;
use std::sync::atomic::{AtomicU64, Ordering};

/// A string: UTF-8, with the number of its characters, and its hash once known.
#[derive(Debug)]
pub struct Str {
    text: String,
    /// How many characters.
    pub chars: usize,
    hash: AtomicU64,
}

impl Str {
    /// A string.
    pub fn new(mut text: String) -> Self {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        // Moving it is only worth while for much.
        if text.capacity() > text.len() + text.len() / 4 + 16 {
            text.shrink_to_fit();
        }
        memory::charge((text.capacity() + memory::OBJECT) as isize);
        Self { text, chars, hash: AtomicU64::new(0) }
    }

    /// Adds more behind it.
    pub fn push(&mut self, more: &Self) {
        let before = self.text.capacity();
        self.text.push_str(&more.text);
        self.chars += more.chars;
        self.hash = AtomicU64::new(0);
        memory::charge((self.text.capacity() - before) as isize);
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether bytes are characters.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// Our own hash, the same in each run: CPython draws another for each process.
    pub fn hash(&self) -> i64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known as i64;
        }
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for chunk in self.text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        hash ^= hash >> 29;
        let hash = if hash == 0 || hash == u64::MAX { 1 } else { hash };
        self.hash.store(hash, Ordering::Relaxed);
        hash as i64
    }
}

impl Drop for Str {
    fn drop(&mut self) {
        memory::charge(-((self.text.capacity() + memory::OBJECT) as isize));
    }
}
