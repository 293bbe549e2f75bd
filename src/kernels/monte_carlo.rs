//! π by throwing points at a square and counting those inside the quarter circle.

use crate::random::{GOLDEN_GAMMA, Rng, mix};

use super::{Job, Step, Work};

/// Points of a step.
const BATCH: u64 = 1 << 16;

/// Points come from SplitMix64 (Steele, Lea and Flood, 2014), two coordinates from one draw: much
/// quicker than the shared generator and good enough to estimate an area. Coordinates are whole
/// numbers of 31 bits, so that the test for the circle is exact. Every point decides about one
/// count, so none can be left out.
///
/// π is about 4 · answer / n.
pub(super) struct MonteCarlo {
    counter: u64,
    left: u64,
    inside: u64,
}

impl MonteCarlo {
    pub(super) fn new(job: &Job) -> Self {
        // Tasks begin at random places of one sequence of 2⁶⁴ draws: they do not meet.
        let counter = Rng::new(job.seed, u64::from(job.task)).next_u64();
        Self { counter, left: job.n, inside: 0 }
    }
}

impl Work for MonteCarlo {
    fn step(&mut self) -> Step<'_> {
        if self.left == 0 {
            return Step::Done;
        }
        let batch = BATCH.min(self.left);
        for _ in 0..batch {
            let draw = mix(self.counter);
            self.counter = self.counter.wrapping_add(GOLDEN_GAMMA);
            let (x, y) = (draw >> 33, draw & 0x7fff_ffff);
            self.inside += u64::from(x * x + y * y < 1 << 62);
        }
        self.left -= batch;
        Step::More
    }

    fn answer(&self) -> u64 {
        self.inside
    }
}
