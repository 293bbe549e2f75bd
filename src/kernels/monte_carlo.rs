//! π by throwing points at a square and counting those inside the quarter circle.

use random::Rng;

use super::{Job, Step, Work};

/// Points of a step.
const BATCH: u64 = 1 << 16;

/// Points come from xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift
/// generators, scrambled", 2016), two coordinates from one draw: much quicker than the shared
/// generator and good enough to estimate an area. Each state needs the one before, which keeps the
/// loop scalar: vectors of 64-bit products, which wasm would be given otherwise, are slower there.
/// Coordinates are whole numbers of 31 bits, so that the test for the circle is exact. Every point
/// decides about one count, so none can be left out.
///
/// π is about 4 · answer / n.
pub(super) struct MonteCarlo {
    state: u64,
    left: u64,
    inside: u64,
}

impl MonteCarlo {
    pub(super) fn new(job: &Job) -> Self {
        // Tasks begin at random places of one cycle of 2⁶⁴ - 1 states, which leaves out 0: they do
        // not meet.
        let state = Rng::new(job.seed, u64::from(job.task)).next_u64().max(1);
        Self { state, left: job.n, inside: 0 }
    }
}

impl Work for MonteCarlo {
    fn step(&mut self) -> Step<'_> {
        if self.left == 0 {
            return Step::Done;
        }
        let batch = BATCH.min(self.left);
        for _ in 0..batch {
            self.state ^= self.state >> 12;
            self.state ^= self.state << 25;
            self.state ^= self.state >> 27;
            let draw = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d);
            let (x, y) = (draw >> 33, draw >> 2 & 0x7fff_ffff);
            self.inside += u64::from(x * x + y * y < 1 << 62);
        }
        self.left -= batch;
        Step::More
    }

    fn answer(&self) -> u64 {
        self.inside
    }
}
