//! Honest comparison: how to measure, and what a few noisy times allow us to say.
//!
//! Times on a shared machine are skewed and have outliers, and there are few of them. So nothing
//! here assumes a normal distribution: medians, intervals from order statistics, and a rank
//! interval for the speed-up, each with the coverage that the number of samples actually gives.

mod binomial;
mod compare;
mod interval;
mod median;
mod plan;
mod ranks;
mod results;
mod scaling;
mod speedup;
mod spread;

pub use compare::{SPEED_CHANGE, between, compare};
pub use interval::median_interval;
pub use median::median;
pub use plan::plan;
pub use scaling::{FEWEST_POINTS, TOLERANCE, scaling};
pub use speedup::{CLOCK_MS, speedup};
pub use spread::spread;

/// The coverage that intervals aim for.
pub const CONFIDENCE: f64 = 0.95;

/// Tolerance for comparing coverages: exact fractions such as 1 - 2/20 come out slightly off.
const ROUNDING: f64 = 1e-9;

/// The values in order. They are finite: [`compare`] has dropped what is not.
fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

#[cfg(all(test, not(target_family = "wasm")))]
mod test_support;
