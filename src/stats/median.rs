//! The middle of the samples.

use super::sorted;

/// Median, in the samples' unit: the middle sample, or the mean of the two in the middle. `None`
/// without samples.
pub fn median(samples: &[f64]) -> Option<f64> {
    let samples = sorted(samples.iter().copied());
    let high = *samples.get(samples.len() / 2)?;
    let low = samples[(samples.len() - 1) / 2];
    Some(low.midpoint(high))
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test_support::times;

    #[test]
    fn small_cases() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[5.0, 1.0]), Some(3.0));
        assert_eq!(median(&[5.0, 1.0, 100.0]), Some(5.0));
        assert_eq!(median(&[f64::MAX, f64::MAX]), Some(f64::MAX));
    }

    proptest! {
        #[test]
        fn half_lie_on_either_side(samples in times(1..30)) {
            let middle = median(&samples).unwrap();
            let half = samples.len() / 2;
            prop_assert!(samples.iter().filter(|s| **s < middle).count() <= half);
            prop_assert!(samples.iter().filter(|s| **s > middle).count() <= half);
        }

        #[test]
        fn order_does_not_matter(samples in times(1..30).prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle()))) {
            prop_assert_eq!(median(&samples.0), median(&samples.1));
        }
    }
}
