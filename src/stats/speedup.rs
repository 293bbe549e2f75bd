//! How much faster one strategy is than another, and whether the samples justify saying so.

use model::{Difference, Interval, Speedup};

use super::interval::{FEWEST, symmetric};
use super::median::median;
use super::{ROUNDING, ranks, sorted};

/// The shortest time that a clock can tell from zero, ms: 5 µs, the finest resolution that browsers
/// offer. Shorter times count as this long, so that a ratio never divides by zero.
pub const CLOCK_MS: f64 = 0.005;

/// The lowest coverage at which an interval may establish a difference: the highest that three
/// samples on each side can reach.
const ENOUGH: f64 = 0.9;

/// Speed-up of `other` over `base`, both times in ms: the ratio of the medians, above 1 if `other` is
/// faster.
///
/// The interval is Moses's for a shift between two samples, which belongs to the Hodges–Lehmann
/// estimate, applied to logarithms of times, where a shift is a ratio. Of all m · n ratios of a time
/// of `base` to a time of `other`, in ascending order, it runs from the k-th to the k-th from the
/// end. It covers the true ratio with probability 1 - 2 · P(U ≤ k - 1), where U is the Mann–Whitney
/// statistic (Hollander and Wolfe, "Nonparametric Statistical Methods", 1999, 4.3). It is the
/// narrowest one whose coverage is at least 0.95, or else the widest; `confidence` is its actual
/// coverage. If the ratio of the medians lies outside (the two estimates need not agree), the
/// interval is widened to include it. There is none with fewer than three samples on either side.
///
/// `difference` is [`Difference::Unclear`] if the interval includes 1, is missing, or has a coverage
/// below 0.9. The cost is proportional to (m · n)², which suits up to 50 samples each. `None` if
/// either side has no samples.
pub fn speedup(base: &[f64], other: &[f64]) -> Option<Speedup> {
    let base = clocked(base);
    let other = clocked(other);
    let ratio = quotient(median(&base)?, median(&other)?);
    let interval = interval(&base, &other).map(|found| Interval {
        low: found.low.min(ratio),
        high: found.high.max(ratio),
        ..found
    });
    Some(Speedup { ratio, interval, difference: difference(interval) })
}

fn interval(base: &[f64], other: &[f64]) -> Option<Interval> {
    if base.len().min(other.len()) < FEWEST {
        return None;
    }
    let ratios = sorted(base.iter().flat_map(|b| other.iter().map(|o| quotient(*b, *o))));
    let (k, confidence) = symmetric(ranks::cumulative(base.len(), other.len()), ratios.len());
    Some(Interval { low: ratios[k], high: ratios[ratios.len() - 1 - k], confidence })
}

fn difference(interval: Option<Interval>) -> Difference {
    match interval {
        Some(i) if i.confidence < ENOUGH - ROUNDING => Difference::Unclear,
        Some(i) if i.low > 1.0 => Difference::Faster,
        Some(i) if i.high < 1.0 => Difference::Slower,
        _ => Difference::Unclear,
    }
}

/// Times no shorter than a clock can tell from zero.
fn clocked(times: &[f64]) -> Vec<f64> {
    times.iter().map(|ms| ms.max(CLOCK_MS)).collect()
}

/// A ratio that is finite for all finite times of at least [`CLOCK_MS`].
fn quotient(base: f64, other: f64) -> f64 {
    (base / other).min(f64::MAX)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test_support::{exponential, times};
    use random::Rng;

    #[test]
    fn too_few() {
        assert_eq!(speedup(&[], &[1.0]), None);
        let found = speedup(&[8.0, 8.0], &[2.0, 2.0, 2.0]).unwrap();
        assert_eq!(found, Speedup { ratio: 4.0, interval: None, difference: Difference::Unclear });
    }

    #[test]
    fn three_and_three_are_enough_when_they_do_not_overlap() {
        let found = speedup(&[10.0, 11.0, 12.0], &[5.0, 5.5, 6.0]).unwrap();
        let interval = found.interval.unwrap();
        assert_eq!((interval.low, interval.high), (10.0 / 6.0, 12.0 / 5.0));
        assert!((interval.confidence - 0.9).abs() < 1e-12);
        assert_eq!(found.difference, Difference::Faster);
        let slower = speedup(&[5.0, 5.5, 6.0], &[10.0, 11.0, 12.0]).unwrap();
        assert_eq!(slower.difference, Difference::Slower);
    }

    #[test]
    fn known_ranks() {
        // Ratios 1 to 25 in order, so that the ends are the ranks. Five and five: P(U ≤ 2) is
        // 4/252, so the third ratio from either end covers 0.9683; the fourth would be 0.9444.
        let powers = |step: i32| (0..5).map(|i| 2_f64.powi(i * step)).collect::<Vec<f64>>();
        let found = speedup(&powers(5), &powers(-1)).unwrap().interval.unwrap();
        assert_eq!((found.low.log2(), found.high.log2()), (2.0, 22.0));
        assert!((found.confidence - (1.0 - 2.0 * 4.0 / 252.0)).abs() < 1e-12);
    }

    #[test]
    fn covers_the_true_ratio_as_often_as_it_says() {
        for (m, n) in [(3, 3), (5, 5), (7, 4)] {
            let mut rng = Rng::new(2, m * 100 + n);
            let (mut covered, mut wrong, mut confidence) = (0.0, 0.0, 0.0);
            for _ in 0..5_000 {
                // The same distribution of some milliseconds, one of them 3 times as slow.
                let base: Vec<f64> = (0..m).map(|_| 6.0 + 3.0 * exponential(&mut rng)).collect();
                let other: Vec<f64> = (0..n).map(|_| 2.0 + exponential(&mut rng)).collect();
                let found = speedup(&base, &other).unwrap();
                let interval = found.interval.unwrap();
                covered += f64::from(interval.low <= 3.0 && 3.0 <= interval.high);
                let equal = other.iter().map(|ms| 3.0 * ms).collect::<Vec<f64>>();
                wrong +=
                    f64::from(speedup(&base, &equal).unwrap().difference != Difference::Unclear);
                confidence = interval.confidence;
            }
            let (coverage, wrong): (f64, f64) = (covered / 5_000.0, wrong / 5_000.0);
            // Four standard errors are below 0.017, and widening can only add; the seed is fixed.
            assert!(coverage > confidence - 0.017, "{m}, {n}: {coverage} for {confidence}");
            assert!(wrong < 1.0 - confidence + 0.017, "{m}, {n}: {wrong} for {confidence}");
        }
    }

    proptest! {
        #[test]
        fn swapping_inverts(base in times(1..12), other in times(1..12)) {
            let near = |a: f64, b: f64| (a * b - 1.0).abs() < 1e-12;
            let there = speedup(&base, &other).unwrap();
            let back = speedup(&other, &base).unwrap();
            prop_assert!(near(there.ratio, back.ratio));
            prop_assert_eq!(there.interval.is_some(), back.interval.is_some());
            if let (Some(there), Some(back)) = (there.interval, back.interval) {
                prop_assert!(near(there.low, back.high) && near(there.high, back.low));
                prop_assert!((there.confidence - back.confidence).abs() < 1e-9);
            }
        }

        #[test]
        fn holds_the_ratio_and_ignores_the_unit(base in times(3..12), other in times(3..12)) {
            let found = speedup(&base, &other).unwrap();
            let interval = found.interval.unwrap();
            prop_assert!(interval.low <= found.ratio && found.ratio <= interval.high);
            let doubled = |ms: &[f64]| ms.iter().map(|ms| ms * 2.0).collect::<Vec<f64>>();
            prop_assert_eq!(speedup(&doubled(&base), &doubled(&other)), Some(found));
        }

        #[test]
        fn is_finite_for_any_time(
            base in prop::collection::vec(0.0..=f64::MAX, 1..6),
            other in prop::collection::vec(prop_oneof![Just(0.0), 0.0..=f64::MAX], 1..6),
        ) {
            let found = speedup(&base, &other).unwrap();
            prop_assert!(found.ratio.is_finite() && found.ratio > 0.0);
            prop_assert!(found.interval.is_none_or(|i| i.low > 0.0 && i.high.is_finite()));
        }
    }
}
