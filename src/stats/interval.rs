//! How precisely samples determine their median.

use model::Interval;

use super::binomial::cumulative;
use super::{CONFIDENCE, ROUNDING, sorted};

/// The fewest samples for which an interval is given.
pub(super) const FEWEST: usize = 3;

/// Confidence interval of the true median from order statistics, in the samples' unit. The interval
/// from the k-th smallest to the k-th largest of n samples covers the median with probability
/// 1 - 2 · P(X ≤ k - 1), where X is binomial with n fair tosses, whatever continuous distribution the
/// samples come from (Le Boudec, "Performance Evaluation of Computer and Communication Systems",
/// 2010, theorem 2.1; Hahn and Meeker, "Statistical Intervals", 1991, 5.2). With ties it covers the
/// median at least as often.
///
/// Returns the narrowest such interval whose coverage is at least [`CONFIDENCE`]. With fewer than 6
/// samples none reaches that, and the interval runs from the smallest sample to the largest.
/// `confidence` is its actual coverage. `None` for fewer than three samples.
pub fn median_interval(samples: &[f64]) -> Option<Interval> {
    if samples.len() < FEWEST {
        return None;
    }
    let samples = sorted(samples.iter().copied());
    let (k, confidence) = symmetric(cumulative(samples.len()), samples.len());
    Some(Interval { low: samples[k], high: samples[samples.len() - 1 - k], confidence })
}

/// How many of `len` ordered values a symmetric interval may leave out at each end, and its
/// coverage. `tail` yields the probability that the true value lies beyond the outermost value,
/// beyond the second, and so on. Leaving out none is always allowed.
pub(super) fn symmetric(tail: impl IntoIterator<Item = f64>, len: usize) -> (usize, f64) {
    let coverage = tail.into_iter().map(|p| 1.0 - 2.0 * p).take(len.div_ceil(2));
    let mut best = (0, 0.0);
    for (k, confidence) in coverage.enumerate() {
        if k > 0 && confidence < CONFIDENCE - ROUNDING {
            break;
        }
        best = (k, confidence);
    }
    best
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::median;
    use crate::test_support::{exponential, times};
    use random::Rng;

    /// Ends as ranks from 1, and coverage, for `n` samples.
    fn ranks(n: u32) -> (f64, f64, f64) {
        let samples: Vec<f64> = (1..=n).map(f64::from).collect();
        let interval = median_interval(&samples).unwrap();
        (interval.low, interval.high, interval.confidence)
    }

    #[test]
    fn too_few() {
        assert_eq!(median_interval(&[1.0, 2.0]), None);
    }

    #[test]
    fn known_ranks() {
        // 1 - 2 · (1 + n + n(n - 1)/2 + …) / 2ⁿ with as many terms as are left out plus one.
        let table = [
            (3, 1.0, 3.0, 0.75),
            (4, 1.0, 4.0, 0.875),
            (5, 1.0, 5.0, 0.9375),
            (6, 1.0, 6.0, 0.968_75),
            (8, 1.0, 8.0, 0.992_187_5),
            (9, 2.0, 8.0, 0.960_937_5),
            (10, 2.0, 9.0, 0.978_515_625),
            (20, 6.0, 15.0, 0.958_610_534_667_968_8),
            (50, 18.0, 33.0, 0.967_160_862_435_436_7),
        ];
        for (n, low, high, confidence) in table {
            let found = ranks(n);
            assert_eq!((found.0, found.1), (low, high), "{n} samples");
            assert!((found.2 - confidence).abs() < 1e-9, "{n} samples: {}", found.2);
        }
    }

    #[test]
    fn covers_the_true_median_as_often_as_it_says() {
        for n in [3, 5, 6, 9, 15] {
            let mut rng = Rng::new(1, n);
            let mut covered = 0.0;
            let mut confidence = 0.0;
            for _ in 0..20_000 {
                let samples: Vec<f64> = (0..n).map(|_| exponential(&mut rng)).collect();
                let interval = median_interval(&samples).unwrap();
                let truth = std::f64::consts::LN_2;
                covered += f64::from(interval.low <= truth && truth <= interval.high);
                confidence = interval.confidence;
            }
            // Four standard errors are below 0.0125; the seed is fixed.
            let coverage: f64 = covered / 20_000.0;
            assert!((coverage - confidence).abs() < 0.0125, "{n}: {coverage} for {confidence}");
        }
    }

    proptest! {
        #[test]
        fn holds_the_median(samples in times(3..60)) {
            let interval = median_interval(&samples).unwrap();
            let middle = median(&samples).unwrap();
            prop_assert!(interval.low <= middle && middle <= interval.high);
            prop_assert!(interval.confidence >= 0.75 && interval.confidence <= 1.0);
            prop_assert!(samples.len() < 6 || interval.confidence >= CONFIDENCE);
        }

        #[test]
        fn scales_with_the_unit(samples in times(3..30), power in -10_i32..10) {
            let factor = 2_f64.powi(power);
            let scaled: Vec<f64> = samples.iter().map(|s| s * factor).collect();
            let interval = median_interval(&samples).unwrap();
            let (low, high) = (interval.low * factor, interval.high * factor);
            prop_assert_eq!(median_interval(&scaled), Some(Interval { low, high, ..interval }));
        }
    }
}
