//! Statistics that come out the same in whatever order and parts the values come.

use serde::{Deserialize, Serialize};

/// Parts of one: sums are whole numbers of 2⁻⁴⁰, because adding floating-point numbers in another order
/// gives another sum.
const PARTS: f64 = (1_u64 << 40) as f64;

/// Values up to this size. A sum of 2³¹ such values has room in 128 bits.
pub const GREATEST: f64 = (1_u64 << 56) as f64;

/// What is smaller counts as 0 among the quantiles.
const LEAST: f64 = 1.0 / (1_u64 << 30) as f64;

/// A histogram's buckets in each power of two: a bucket is at most 1/256 of its value wide.
const BUCKETS: i32 = 256;

/// Of the values of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// How many.
    pub count: u64,
    /// In parts.
    sum: i128,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// Counts by bucket; a page holds the buckets of one power of two. In order.
    pages: Vec<(i32, Box<[u32; BUCKETS as usize]>)>,
}

impl Default for Stats {
    fn default() -> Self {
        Self { count: 0, sum: 0, min: f64::INFINITY, max: f64::NEG_INFINITY, pages: Vec::new() }
    }
}

/// The bucket of a value, by its first eight binary digits behind the leading one. Buckets are in the
/// order of values, 0 in the middle.
fn bucket(value: f64) -> i32 {
    let size = value.abs();
    if size < LEAST {
        return 0;
    }
    let bucket = ((size.to_bits() >> 44) - (LEAST.to_bits() >> 44)) as i32 + 1;
    if value < 0.0 { -bucket } else { bucket }
}

/// The value of a bucket's edge towards 0: whole numbers up to 511 are such edges.
fn edge(bucket: i32) -> f64 {
    if bucket == 0 {
        return 0.0;
    }
    let bits = (u64::from(bucket.unsigned_abs()) - 1 + (LEAST.to_bits() >> 44)) << 44;
    f64::from_bits(bits).copysign(f64::from(bucket))
}

impl Stats {
    /// Takes a value of size [`GREATEST`] at most.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        self.sum += (value * PARTS).round_ties_even() as i128;
        self.min = self.min.min(value);
        self.max = self.max.max(value);
        self.count_in(bucket(value), 1);
    }

    fn count_in(&mut self, bucket: i32, count: u32) {
        let (page, index) = (bucket.div_euclid(BUCKETS), bucket.rem_euclid(BUCKETS) as usize);
        let at = self.pages.binary_search_by_key(&page, |(page, _)| *page).unwrap_or_else(|at| {
            self.pages.insert(at, (page, Box::new([0; BUCKETS as usize])));
            at
        });
        self.pages[at].1[index] += count;
    }

    /// Takes all values that another one has seen.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        other.buckets().for_each(|(bucket, count)| self.count_in(bucket, count));
    }

    /// Not empty ones, in order.
    fn buckets(&self) -> impl Iterator<Item = (i32, u32)> + '_ {
        let of_page = |(page, counts): &'_ (i32, Box<[u32; BUCKETS as usize]>)| {
            let first = page * BUCKETS;
            let counts = **counts;
            (0..BUCKETS).map(move |i| (first + i, counts[i as usize])).filter(|(_, c)| *c > 0)
        };
        self.pages.iter().flat_map(of_page)
    }

    /// The mean; 0 of nothing.
    pub fn mean(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.sum as f64 / PARTS / self.count as f64 }
    }

    /// The value at or below which `share` of all values lie (nearest rank): exact for whole numbers up to
    /// 511, otherwise too near to 0 by less than 1/256 of it. 0 of nothing.
    pub fn quantile(&self, share: f64) -> f64 {
        let rank = ((self.count as f64 * share).ceil() as u64).max(1);
        let mut seen = 0;
        let found = self.buckets().find(|(_, count)| {
            seen += u64::from(*count);
            seen >= rank
        });
        found.map_or(0.0, |(bucket, _)| edge(bucket).clamp(self.min, self.max))
    }
}

/// On its way between processes only the buckets that count anything.
#[derive(Serialize, Deserialize)]
struct Wire {
    count: u64,
    sum: i128,
    min: f64,
    max: f64,
    buckets: Vec<(i32, u32)>,
}

impl Serialize for Stats {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { count, sum, min, max, .. } = *self;
        Wire { count, sum, min, max, buckets: self.buckets().collect() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stats {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire { count, sum, min, max, buckets } = Wire::deserialize(deserializer)?;
        let mut stats = Self { count, sum, min, max, pages: Vec::new() };
        buckets.into_iter().for_each(|(bucket, count)| stats.count_in(bucket, count));
        Ok(stats)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(values: &[f64]) -> Stats {
        let mut stats = Stats::default();
        values.iter().for_each(|value| stats.add(*value));
        stats
    }

    fn values() -> impl Strategy<Value = Vec<f64>> {
        let value = prop_oneof![
            -1e6..1e6,
            Just(0.0),
            (-500_i32..500).prop_map(f64::from),
            -GREATEST..GREATEST,
            -1e-9..1e-9,
        ];
        prop::collection::vec(value, 1..60)
    }

    proptest! {
        #[test]
        fn parts_in_any_order_come_to_the_same(values in values(), cut in 0_usize..60) {
            let (head, tail) = values.split_at(cut.min(values.len()));
            let mut merged = of(tail);
            merged.merge(&of(head));
            let whole = of(&values);
            prop_assert_eq!(&merged, &whole);
            let back: Stats = postcard::from_bytes(&postcard::to_stdvec(&whole).unwrap()).unwrap();
            prop_assert_eq!(back, whole);
        }

        #[test]
        fn quantiles_are_near(mut values in values(), share in 0.0..=1.0_f64) {
            let found = of(&values).quantile(share);
            values.sort_by(f64::total_cmp);
            let rank = ((values.len() as f64 * share).ceil() as usize).max(1);
            let exact = values[rank - 1];
            let error = (found - exact).abs();
            prop_assert!(error <= exact.abs() / 256.0 + LEAST, "{found} for {exact}");
            if exact.fract() == 0.0 && exact.abs() < 512.0 {
                prop_assert_eq!(found, exact);
            }
        }

        #[test]
        fn the_mean_is_near(values in prop::collection::vec(-1e6..1e6_f64, 1..60)) {
            let exact = values.iter().sum::<f64>() / values.len() as f64;
            prop_assert!((of(&values).mean() - exact).abs() < 1e-6);
        }
    }
}
