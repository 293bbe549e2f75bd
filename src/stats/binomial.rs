//! The number of heads in fair tosses.

/// Yields P(X ≤ 0), P(X ≤ 1), … for X binomial with `n` tosses of a fair coin. Terms come from
/// P(X = k) = P(X = k - 1) · (n - k + 1) / k. They are kept as logarithms because 2⁻ⁿ by itself
/// underflows for n above 1074.
pub(super) fn cumulative(n: usize) -> impl Iterator<Item = f64> {
    let mut ln_term = -(n as f64) * std::f64::consts::LN_2;
    let mut sum = 0.0;
    (0..=n).map(move |k| {
        if k > 0 {
            ln_term += ((n - k + 1) as f64 / k as f64).ln();
        }
        sum += ln_term.exp();
        sum
    })
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn three_and_ten_tosses() {
        let near = |n: usize, of: f64, ways: &[f64]| {
            let mut sum = 0.0;
            for (found, way) in cumulative(n).zip(ways) {
                sum += way / of;
                assert!((found - sum).abs() < 1e-12, "{found} is not {sum}");
            }
        };
        near(3, 8.0, &[1.0, 3.0, 3.0, 1.0]);
        near(10, 1024.0, &[1.0, 10.0, 45.0, 120.0, 210.0, 252.0]);
    }

    #[test]
    fn thousands_of_tosses_do_not_vanish() {
        let middle = cumulative(5_001).nth(2_500).unwrap();
        assert!((middle - 0.5).abs() < 1e-9, "{middle}");
    }
}
