//! Random draws that are the same on every platform, so that a seed in a link means the same run
//! everywhere.

use std::ops::RangeInclusive;

use rand_core::Rng as _;
use rand_pcg::Pcg32;

/// A seeded generator: PCG XSH-RR 64/32 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation", 2014), which needs no 128-bit
/// product and is therefore fast in wasm too.
///
/// A run has one seed, and each of its tasks has its own stream. What a task draws therefore depends on
/// neither the strategy nor the order in which tasks happen to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng(Pcg32);

impl Rng {
    /// The generator of one stream of a seed.
    pub fn new(seed: u32, stream: u64) -> Self {
        // PCG streams that differ by a little are correlated; state and stream are scrambled so
        // that seeds 1, 2, 3 and tasks 0, 1, 2 have nothing in common.
        let state = mix(mix(u64::from(seed)) ^ stream);
        Self(Pcg32::new(state, mix(state)))
    }

    /// 32 uniform bits.
    pub fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// 64 uniform bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform in `[0, 1)`, a multiple of 2⁻⁵³: every value is exact, none rounds up to 1.
    pub fn f64(&mut self) -> f64 {
        const STEPS: f64 = (1_u64 << 53) as f64;
        (self.next_u64() >> 11) as f64 / STEPS
    }

    /// Uniform integer from a range, both ends included, without bias.
    ///
    /// # Panics
    /// If the range is empty.
    pub fn range(&mut self, range: RangeInclusive<u64>) -> u64 {
        let (low, high) = range.into_inner();
        assert!(low <= high, "no number lies from {low} to {high}");
        let span = high - low;
        // Reject what is above the span instead of taking a remainder, which would favour small
        // numbers. The mask leaves at least every second draw valid.
        let mask = u64::MAX.checked_shr(span.leading_zeros()).unwrap_or(0);
        loop {
            let draw = self.next_u64() & mask;
            if draw <= span {
                return low + draw;
            }
        }
    }

    /// True in `percent` of 100 cases; always from 100 on, never at 0. Takes a draw either way, so
    /// that later draws do not depend on the percentage.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.range(0..=99) < u64::from(percent)
    }
}

/// Scrambles 64 bits one to one: the output function of SplitMix64 (Steele, Lea and Flood, "Fast
/// Splittable Pseudorandom Number Generators", 2014) after one step of its counter, so that 0 does
/// not stay 0.
pub fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(GOLDEN_GAMMA);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// SplitMix64's counter step: the odd number nearest to 2⁶⁴ divided by the golden ratio.
const GOLDEN_GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::{GOLDEN_GAMMA, Rng, mix};

    #[test]
    fn mix_is_splitmix64() {
        // The published generator's first outputs for seed 0 are the mix of its counter.
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix(GOLDEN_GAMMA), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn draws_do_not_change_between_versions() {
        let mut rng = Rng::new(7, 0);
        let drawn: Vec<u32> = (0..4).map(|_| rng.next_u32()).collect();
        assert_eq!(drawn, [2_388_995_971, 2_328_548_306, 3_992_973_075, 93_229_990]);
    }

    #[test]
    fn streams_and_seeds_differ() {
        let first = |seed, stream| Rng::new(seed, stream).next_u64();
        let mut drawn: Vec<u64> =
            (0..40).flat_map(|seed| (0..40).map(move |stream| first(seed, stream))).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 1600);
    }

    #[test]
    fn range_is_even_and_reaches_both_ends() {
        let mut rng = Rng::new(1, 2);
        let mut hits = [0_u32; 6];
        for _ in 0..60_000 {
            hits[usize::try_from(rng.range(10..=15) - 10).unwrap()] += 1;
        }
        // 10,000 expected with a deviation of 91; the seed is fixed.
        assert!(hits.iter().all(|h| (9_600..=10_400).contains(h)), "{hits:?}");
    }

    #[test]
    fn chance_is_near_its_percentage() {
        let mut rng = Rng::new(3, 4);
        let hits = (0..100_000).filter(|_| rng.chance(30)).count();
        assert!((29_300..=30_700).contains(&hits), "{hits}");
        assert!((0..1_000).all(|_| rng.chance(100) && !rng.chance(0)));
    }

    #[test]
    #[should_panic(expected = "no number lies")]
    #[expect(clippy::reversed_empty_ranges, reason = "an empty range is what is tested")]
    fn an_empty_range_panics() {
        Rng::new(0, 0).range(2..=1);
    }

    proptest! {
        #[test]
        fn range_stays_inside(seed: u32, stream: u64, a: u64, b: u64) {
            let (low, high) = (a.min(b), a.max(b));
            let draw = Rng::new(seed, stream).range(low..=high);
            prop_assert!((low..=high).contains(&draw));
            prop_assert_eq!(Rng::new(seed, stream).range(a..=a), a);
        }

        #[test]
        fn f64_is_below_one(seed: u32, stream: u64) {
            let mut rng = Rng::new(seed, stream);
            for _ in 0..100 {
                prop_assert!((0.0..1.0).contains(&rng.f64()));
            }
        }
    }
}
