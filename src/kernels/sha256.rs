//! A chain of SHA-256 hashes (FIPS 180-4): each is the hash of the one before.

use sha2::{Digest, Sha256};

use super::{Job, Step, Work};

/// Units of work of one hash.
const UNITS: u64 = 100;
/// Hashes of a step.
const BATCH: u64 = 1024;

/// Hashes that `n` units mean.
pub(super) fn hashes(n: u64) -> u64 {
    n / UNITS
}

/// Starts from the hash of seed and task, four bytes each, least significant first. A link cannot
/// be computed without the one before, so none can be left out. One hash costs some 50 ns where the
/// processor has instructions for it and several times that elsewhere, wasm included.
pub(super) struct Sha256Chain {
    hash: [u8; 32],
    left: u64,
}

impl Sha256Chain {
    pub(super) fn new(job: &Job) -> Self {
        let mut first = Sha256::new();
        first.update(job.seed.to_le_bytes());
        first.update(job.task.to_le_bytes());
        Self { hash: first.finalize().into(), left: hashes(job.n) }
    }
}

impl Work for Sha256Chain {
    fn step(&mut self) -> Step<'_> {
        if self.left == 0 {
            return Step::Done;
        }
        let batch = BATCH.min(self.left);
        for _ in 0..batch {
            self.hash = Sha256::digest(self.hash).into();
        }
        self.left -= batch;
        Step::More
    }

    fn answer(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.hash;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}
