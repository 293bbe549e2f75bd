//! `sum(i * i for i in range(n))`, the chapter's own CPU-bound work.

use std::hint::black_box;

use super::{Job, Step, Work};

/// Numbers squared between two looks at the running total.
const BLOCK: u64 = 1024;
/// Blocks of a step.
const BLOCKS: u32 = 512;

/// The sum modulo 2⁶⁴; it is exact for n below 3.8 million.
///
/// The compiler knows that the sum of a counter's squares is a polynomial and would compute it in a
/// few instructions whatever n is. It cannot know what is in a table it has lost sight of, so a
/// block's numbers are its start plus the table's entries, which are 0, 1, 2 and so on. The table
/// stays in the first-level cache and the loop over it is still vectorised.
pub(super) struct SumOfSquares {
    offsets: Box<[u32; BLOCK as usize]>,
    next: u64,
    n: u64,
    sum: u64,
}

impl SumOfSquares {
    pub(super) fn new(job: &Job) -> Self {
        let offsets = Box::new(std::array::from_fn(|i| i as u32));
        Self { offsets: black_box(offsets), next: 0, n: job.n, sum: 0 }
    }
}

/// Sum of the squares of `start` plus each offset, modulo 2⁶⁴.
fn wide(start: u64, offsets: &[u32]) -> u64 {
    let squares = offsets.iter().map(|offset| {
        let i = start + u64::from(*offset);
        i.wrapping_mul(i)
    });
    squares.fold(0, u64::wrapping_add)
}

/// The same of numbers below 2³²: neither SSE2 nor wasm has vectors of 64-bit products, but both
/// multiply 32 bits by 32.
#[cfg(not(target_feature = "simd128"))]
fn narrow(start: u32, offsets: &[u32]) -> u64 {
    let squares = offsets.iter().map(|offset| {
        let i = u64::from(start + offset);
        i * i
    });
    squares.fold(0, u64::wrapping_add)
}

/// As above, but LLVM would load two numbers at a time here, and go round for each two.
#[cfg(target_feature = "simd128")]
fn narrow(start: u32, offsets: &[u32]) -> u64 {
    use std::arch::wasm32 as simd;

    let starts = simd::u32x4_splat(start);
    let (rounds, rest) = offsets.as_chunks::<16>();
    let mut sums = [simd::u64x2_splat(0); 4];
    for round in rounds {
        for (k, [a, b, c, d]) in round.as_chunks::<4>().0.iter().enumerate() {
            let i = simd::u32x4_add(starts, simd::u32x4(*a, *b, *c, *d));
            let [low, high] = [2 * (k % 2), 2 * (k % 2) + 1];
            sums[low] = simd::u64x2_add(sums[low], simd::u64x2_extmul_low_u32x4(i, i));
            sums[high] = simd::u64x2_add(sums[high], simd::u64x2_extmul_high_u32x4(i, i));
        }
    }
    let halves = sums.map(|s| [simd::u64x2_extract_lane::<0>(s), simd::u64x2_extract_lane::<1>(s)]);
    halves.into_iter().flatten().fold(wide(start.into(), rest), u64::wrapping_add)
}

impl Work for SumOfSquares {
    fn step(&mut self) -> Step<'_> {
        if self.next == self.n {
            return Step::Done;
        }
        for _ in 0..BLOCKS {
            let (start, count) = (self.next, BLOCK.min(self.n - self.next));
            let offsets = &self.offsets[..count as usize];
            self.next += count;
            let squares = match u32::try_from(self.next) {
                Ok(_) => narrow(start as u32, offsets),
                Err(_) => wide(start, offsets),
            };
            self.sum = self.sum.wrapping_add(squares);
        }
        Step::More
    }

    fn answer(&self) -> u64 {
        self.sum
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn beyond_32_bits_it_goes_on() {
        let (next, n) = ((1 << 32) - 5_000, (1 << 32) + 5_000);
        let job = Job { n, task: 0, tasks: 1, seed: 0 };
        let mut work = SumOfSquares { next, ..SumOfSquares::new(&job) };
        while work.step() != Step::Done {}
        let expected = (next..n).fold(0, |sum: u64, i| sum.wrapping_add(i.wrapping_mul(i)));
        assert_eq!(work.answer(), expected);
    }
}
