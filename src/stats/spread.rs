//! How far samples lie from their median.

use super::median::median;

/// Median absolute deviation from the median, in the samples' unit, not scaled to match a standard
/// deviation (Hampel, "The Influence Curve and its Role in Robust Estimation", 1974). Half of the
/// samples lie within it, wherever the other half lie. `None` without samples.
pub fn spread(samples: &[f64]) -> Option<f64> {
    let middle = median(samples)?;
    let deviations: Vec<f64> = samples.iter().map(|s| (s - middle).abs()).collect();
    median(&deviations)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test_support::times;

    #[test]
    fn small_cases() {
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[4.0]), Some(0.0));
        assert_eq!(spread(&[1.0, 1.0, 2.0, 2.0, 4.0, 6.0, 9.0]), Some(1.0));
        // One wild sample changes nothing.
        assert_eq!(spread(&[1.0, 1.0, 2.0, 2.0, 4.0, 6.0, 9e9]), Some(1.0));
    }

    proptest! {
        #[test]
        fn scales_with_the_unit(samples in times(1..30), power in -10_i32..10) {
            // Powers of two scale without rounding.
            let factor = 2_f64.powi(power);
            let scaled: Vec<f64> = samples.iter().map(|s| s * factor).collect();
            prop_assert_eq!(spread(&scaled), spread(&samples).map(|s| s * factor));
        }
    }
}
