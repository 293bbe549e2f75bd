//! CPU work as pure functions of a [`Job`]: nothing here knows about threads, clocks or pages.
//!
//! A kernel is run in [steps](Work::step) of some 50 to 200 µs. Between two steps the caller may
//! check a stop flag, hand over a lock or report progress; a virtual call every 50 µs has no
//! measurable cost.
//!
//! # Units
//! A kernel's `n` counts units of work, chosen so that the same `n` takes every kernel a time of the
//! same order (20,000,000 units: some 4 to 60 ms of one core in wasm, and about as long in a native
//! release build) and twice the `n` takes twice as long:
//!
//! | kernel | one unit is | [`Kernel::size`] |
//! |---|---|---|
//! | sum of squares | one `i * i` added | terms |
//! | primes | 2 numbers sieved | the bound |
//! | Mandelbrot | 1/2 iteration of `z² + c` | pixels that one task alone would draw |
//! | matrix | 10 multiplications with their additions | dimension |
//! | Monte Carlo | one point | points |
//! | SHA-256 | 1/100 hash | hashes |
//! | sort | 1/40 element | elements |
//!
//! Compilers love to optimise such work away: they replace a sum of squares with its closed form and drop what
//! nobody reads. Each kernel says how it keeps its work; `cargo run --release --example kernels`
//! prints the time for growing `n`.
//!
//! # Answers
//! An answer is a number that depends on all of the work. It is the same on every platform: integers
//! of a given width, and floating point only where IEEE 754 defines every bit.

use serde::{Deserialize, Serialize};

mod checksum;
mod mandelbrot;
mod matrix;
mod monte_carlo;
mod primes;
mod sha256;
mod sort;
mod sum_of_squares;

/// A piece of CPU work to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kernel {
    /// `sum(i * i for i in range(n))` modulo 2⁶⁴; the answer is the sum.
    SumOfSquares,
    /// Counts the primes below a bound; the answer is their number.
    Primes,
    /// Draws a band of the Mandelbrot set; the answers of all bands add up to the whole picture's.
    Mandelbrot,
    /// Multiplies square matrices; the answer is a checksum of the product.
    Matrix,
    /// Throws points at a square; the answer is how many fell into the quarter circle.
    MonteCarlo,
    /// Hashes a hash over and over; the answer is the last one's first eight bytes.
    Sha256,
    /// Sorts numbers; the answer is a checksum of the sorted numbers.
    Sort,
}

/// What one task is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Units of work of this task; see the table in [`crate::kernels`].
    pub n: u64,
    /// Which task, from 0.
    pub task: u32,
    /// How many tasks there are.
    pub tasks: u32,
    /// The run's seed; a task draws from its own stream of it.
    pub seed: u32,
}

/// Work in progress.
pub trait Work {
    /// Does a bounded piece. Once [`Step::Done`], it stays so.
    fn step(&mut self) -> Step<'_>;

    /// The answer, once the work is done; before that, the answer to what has been done so far.
    fn answer(&self) -> u64;
}

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// There is more to do.
    More,
    /// There is more to do, and part of a row of the picture is drawn.
    Row {
        /// Row of the whole picture, from 0 at the top.
        y: u32,
        /// Column of the first value, from 0 at the left.
        x: u32,
        /// Values from there to the right: 0 inside the set; outside, 4096 · log₂(1 + k) for an
        /// orbit that escapes after k iterations, straight lines between powers of two, 65535 at
        /// most. Does not depend on the iteration limit, so neither do colours.
        values: &'a [u16],
    },
    /// Everything is done.
    Done,
}

/// Work in lines of the cache that nothing else is in. What two threads write at every turn may otherwise lie side by side, and each
/// then waits for the other: sha256 on two threads took as long as on one. Twice a line, for they are fetched in pairs.
#[repr(align(128))]
struct Apart<W>(W);

impl<W: Work + 'static> Apart<W> {
    fn boxed(work: W) -> Box<dyn Work> {
        Box::new(Self(work))
    }
}

impl<W: Work> Work for Apart<W> {
    fn step(&mut self) -> Step<'_> {
        self.0.step()
    }

    fn answer(&self) -> u64 {
        self.0.answer()
    }
}

impl Kernel {
    /// Names in links and choices, in the order of the variants.
    pub const IDS: [&'static str; 7] =
        ["sum-of-squares", "primes", "mandelbrot", "matrix", "monte-carlo", "sha256", "sort"];

    const ALL: [Self; 7] = [
        Self::SumOfSquares,
        Self::Primes,
        Self::Mandelbrot,
        Self::Matrix,
        Self::MonteCarlo,
        Self::Sha256,
        Self::Sort,
    ];

    /// The kernel of a name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kernel| kernel.id() == id)
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }

    /// Prepares the work of one task. Takes no longer than a step and memory of at most a few MB,
    /// however large the job.
    pub fn begin(self, job: &Job) -> Box<dyn Work> {
        match self {
            Self::SumOfSquares => Apart::boxed(sum_of_squares::SumOfSquares::new(job)),
            Self::Primes => Apart::boxed(primes::Primes::new(job)),
            Self::Mandelbrot => Apart::boxed(mandelbrot::Mandelbrot::new(job)),
            Self::Matrix => Apart::boxed(matrix::Matrix::new(job)),
            Self::MonteCarlo => Apart::boxed(monte_carlo::MonteCarlo::new(job)),
            Self::Sha256 => Apart::boxed(sha256::Sha256Chain::new(job)),
            Self::Sort => Apart::boxed(sort::Sort::new(job)),
        }
    }

    /// What `n` units of work amount to, for display; the table in [`crate::kernels`] says of what.
    pub fn size(self, n: u64) -> u64 {
        match self {
            Self::SumOfSquares | Self::MonteCarlo => n,
            Self::Primes => primes::bound(n),
            Self::Mandelbrot => mandelbrot::pixels(n),
            Self::Matrix => matrix::dimension(n),
            Self::Sha256 => sha256::hashes(n),
            Self::Sort => sort::elements(n),
        }
    }

    /// Width and height in pixels of the one picture that `tasks` tasks of `n` units draw together;
    /// `None` if nothing is drawn.
    pub fn image_size(self, n: u64, tasks: u32) -> Option<(u32, u32)> {
        (self == Self::Mandelbrot).then(|| mandelbrot::Picture::new(n, tasks).size())
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
