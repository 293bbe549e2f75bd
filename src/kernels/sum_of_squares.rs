//! `sum(i * i for i in range(n))`, the chapter's own CPU-bound work.

use std::hint::black_box;

use super::{Job, Step, Work};

/// Numbers squared between two looks at the running total.
const BLOCK: u64 = 1024;
/// Blocks of a step.
const BLOCKS: u32 = 128;

/// The sum modulo 2⁶⁴; it is exact for n below 3.8 million.
///
/// The compiler knows that the sum of a counter's squares is a polynomial and would compute it in a
/// few instructions whatever n is. It cannot know what is in a table it has lost sight of, so a
/// block's numbers are its start plus the table's entries, which are 0, 1, 2 and so on. The table
/// stays in the first-level cache and the loop over it is still vectorised.
pub(super) struct SumOfSquares {
    offsets: Box<[u64; BLOCK as usize]>,
    next: u64,
    n: u64,
    sum: u64,
}

impl SumOfSquares {
    pub(super) fn new(job: &Job) -> Self {
        let offsets = Box::new(std::array::from_fn(|i| i as u64));
        Self { offsets: black_box(offsets), next: 0, n: job.n, sum: 0 }
    }
}

impl Work for SumOfSquares {
    fn step(&mut self) -> Step<'_> {
        if self.next == self.n {
            return Step::Done;
        }
        for _ in 0..BLOCKS {
            let (start, count) = (self.next, BLOCK.min(self.n - self.next));
            let squares = self.offsets[..count as usize].iter().map(|offset| {
                let i = start + offset;
                i.wrapping_mul(i)
            });
            self.sum = squares.fold(self.sum, u64::wrapping_add);
            self.next += count;
        }
        Step::More
    }

    fn answer(&self) -> u64 {
        self.sum
    }
}
