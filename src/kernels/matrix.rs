//! Products of square f32 matrices.

use random::Rng;

use super::checksum::fold;
use super::{Job, Step, Work};

/// Multiplications of one unit of work.
const UNIT: u64 = 10;
/// Largest dimension; beyond, more products. Keeps a task's memory below 2 MB.
const MAX_DIMENSION: u64 = 512;
/// Rows of the product that are computed together, so that a tile of B is read once for all.
const ROWS: usize = 4;
/// Rows of B in a tile: 32 KB at the largest dimension, a first-level cache.
const TILE: usize = 16;
/// Multiplications after which a step ends; a block of rows once begun is finished.
const STEP_PRODUCTS: u64 = 1 << 20;

/// Dimension of the matrices for `n` units of work: the cube root of the multiplications.
pub(super) fn dimension(n: u64) -> u64 {
    let products = n.saturating_mul(UNIT);
    (2..=MAX_DIMENSION).rfind(|d| d * d * d <= products).unwrap_or(1)
}

/// A · B with B drawn once and rows of A drawn as they are needed; when A is used up, the next A.
/// Work is counted in rows, so that it is in proportion to n also beyond the largest dimension.
///
/// Entries are whole numbers from -8 to 7 and sums of them below 2²⁴: f32 holds every one exactly,
/// and the product is the same in whatever order a compiler or an engine adds. Every entry of the
/// product goes into the checksum, so none can be left out.
pub(super) struct Matrix {
    dimension: usize,
    rng: Rng,
    /// Row after row; what is not drawn yet is not there yet.
    b: Vec<f32>,
    /// `ROWS` rows of A and of the product.
    a: Vec<f32>,
    c: Vec<f32>,
    rows_left: u64,
    hash: u64,
}

impl Matrix {
    pub(super) fn new(job: &Job) -> Self {
        let dimension = dimension(job.n);
        Self {
            dimension: dimension as usize,
            rng: Rng::new(job.seed, u64::from(job.task)),
            b: Vec::with_capacity((dimension * dimension) as usize),
            a: Vec::new(),
            c: Vec::new(),
            rows_left: job.n.saturating_mul(UNIT) / (dimension * dimension),
            hash: 0,
        }
    }

    /// The next `ROWS` rows, or what is left of them, from A to the checksum.
    fn rows(&mut self) {
        let d = self.dimension;
        let rows = self.rows_left.min(ROWS as u64) as usize;
        self.a.clear();
        self.a.extend((0..rows * d).map(|_| entry(&mut self.rng)));
        self.c.clear();
        self.c.resize(rows * d, 0.0);
        multiply(&self.a, &self.b, &mut self.c, d);
        for value in &self.c {
            self.hash = fold(self.hash, *value as i32 as u32);
        }
        self.rows_left -= rows as u64;
    }
}

/// A whole number from -8 to 7.
fn entry(rng: &mut Rng) -> f32 {
    (rng.next_u32() >> 28) as f32 - 8.0
}

/// Adds a · b to c, where b is `d` by `d` and a and c have rows of `d`. The innermost loop adds a
/// multiple of one row to another: neighbours in memory, no carried sum, and so vectorised.
fn multiply(a: &[f32], b: &[f32], c: &mut [f32], d: usize) {
    for (tile, b_rows) in b.chunks(TILE * d).enumerate() {
        for (a_row, c_row) in a.chunks_exact(d).zip(c.chunks_exact_mut(d)) {
            for (factor, b_row) in a_row[tile * TILE..].iter().zip(b_rows.chunks_exact(d)) {
                for (sum, entry) in c_row.iter_mut().zip(b_row) {
                    *sum += factor * entry;
                }
            }
        }
    }
}

impl Work for Matrix {
    fn step(&mut self) -> Step<'_> {
        if self.rows_left == 0 {
            return Step::Done;
        }
        let d = self.dimension as u64;
        let undrawn = self.b.capacity().min((d * d) as usize) - self.b.len();
        if undrawn > 0 {
            // A draw costs several multiplications.
            let count = undrawn.min(STEP_PRODUCTS as usize / 32);
            self.b.extend((0..count).map(|_| entry(&mut self.rng)));
            return Step::More;
        }
        let blocks = (STEP_PRODUCTS / (ROWS as u64 * d * d)).max(1);
        for _ in 0..blocks {
            self.rows();
        }
        Step::More
    }

    fn answer(&self) -> u64 {
        self.hash
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use random::Rng;

    /// The definition of a product, in whole numbers.
    fn naive(a: &[f32], b: &[f32], d: usize) -> Vec<i64> {
        let product = |i: usize, j: usize| {
            (0..d).map(|k| a[i * d + k] as i64 * b[k * d + j] as i64).sum::<i64>()
        };
        (0..a.len() / d).flat_map(|i| (0..d).map(move |j| product(i, j))).collect()
    }

    proptest! {
        #[test]
        fn multiply_is_the_naive_product(seed: u32, d in 1_usize..50, rows in 1_usize..=ROWS) {
            let mut rng = Rng::new(seed, 0);
            let a: Vec<f32> = (0..rows * d).map(|_| entry(&mut rng)).collect();
            let b: Vec<f32> = (0..d * d).map(|_| entry(&mut rng)).collect();
            let mut c = vec![0.0; rows * d];
            multiply(&a, &b, &mut c, d);
            let c: Vec<i64> = c.into_iter().map(|v| v as i64).collect();
            prop_assert_eq!(c, naive(&a, &b, d));
        }

        #[test]
        fn answer_is_the_checksum_of_the_naive_product(n in 1_u64..3_000, seed: u32, task: u32) {
            let job = Job { n, task, tasks: 1, seed };
            let d = dimension(n) as usize;
            let rows = (n * UNIT / (d * d) as u64) as usize;
            let mut rng = Rng::new(seed, u64::from(task));
            let b: Vec<f32> = (0..d * d).map(|_| entry(&mut rng)).collect();
            let a: Vec<f32> = (0..rows * d).map(|_| entry(&mut rng)).collect();
            let expected = naive(&a, &b, d).into_iter().fold(0, |h, v| fold(h, v as i32 as u32));
            let mut work = Matrix::new(&job);
            while work.step() != Step::Done {}
            prop_assert_eq!(work.answer(), expected);
        }
    }

    #[test]
    fn dimensions() {
        let d = [0, 1, 100, 800_000, 20_000_000, u64::MAX].map(dimension);
        assert_eq!(d, [1, 2, 10, 200, 512, 512]);
    }
}
