//! Samples for tests.

use proptest::prelude::{Strategy, prop, prop_oneof};

use random::Rng;

/// Times of some length that a clock can tell, ms; ties are common.
pub fn times(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![0.02..5_000.0, (1_u32..20).prop_map(f64::from)], count)
}

/// A draw of the exponential distribution of mean 1, whose median is ln 2.
pub fn exponential(rng: &mut Rng) -> f64 {
    -(1.0 - rng.f64()).ln()
}
