//! Groups by their label, as many as there is room for.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

use super::stats::Stats;

/// Groups that are kept apart. More than that is no grouping that anybody reads.
pub const MOST_GROUPS: usize = 500;

/// FNV-1a (Fowler, Noll and Vo), 64 bit, and a last stir: the same on every platform, and short for short
/// labels.
#[derive(Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 29)
    }
}

/// Of some bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(bytes);
    hasher.finish()
}

/// Statistics by label. Where there are too many labels, those with the smallest hashes are kept, so that
/// which ones does not depend on the order of rows: a label that falls out anywhere would fall out of the
/// whole too. The rest is summed up together.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    kept: HashMap<String, Stats, BuildHasherDefault<Fnv>>,
    /// The greatest hash that is kept, once there is no room for more.
    limit: Option<u64>,
    rest: Stats,
}

impl Groups {
    /// Takes a row's value.
    pub fn add(&mut self, label: &str, value: f64) {
        match self.kept.get_mut(label) {
            Some(stats) => stats.add(value),
            None => self.place(label).add(value),
        }
    }

    /// Where a label that is not kept yet belongs.
    fn place(&mut self, label: &str) -> &mut Stats {
        let full = self.kept.len() >= MOST_GROUPS;
        if full {
            let greatest = || self.kept.keys().map(|l| hash(l.as_bytes())).max().unwrap_or(0);
            let limit = self.limit.unwrap_or_else(greatest);
            self.limit = Some(limit);
            if hash(label.as_bytes()) > limit {
                return &mut self.rest;
            }
            let last = self.kept.keys().max_by_key(|l| (hash(l.as_bytes()), (*l).clone())).cloned();
            if let Some(stats) = last.and_then(|label| self.kept.remove(&label)) {
                self.rest.merge(&stats);
            }
            self.limit = None;
        }
        self.kept.entry(label.to_owned()).or_default()
    }

    /// Takes all that another one has.
    pub fn merge(&mut self, other: &Self) {
        self.rest.merge(&other.rest);
        for (label, stats) in &other.kept {
            match self.kept.get_mut(label) {
                Some(own) => own.merge(stats),
                None => self.place(label).merge(stats),
            }
        }
    }

    /// By label.
    pub fn sorted(&self) -> Vec<(&str, &Stats)> {
        let mut all: Vec<_> = self.kept.iter().map(|(label, s)| (label.as_str(), s)).collect();
        all.sort_unstable_by_key(|(label, _)| *label);
        all
    }

    /// Of those that there was no room for.
    pub fn rest(&self) -> &Stats {
        &self.rest
    }
}

impl Serialize for Groups {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.sorted(), &self.rest).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (kept, rest) = <(Vec<(String, Stats)>, Stats)>::deserialize(deserializer)?;
        Ok(Self { kept: kept.into_iter().collect(), limit: None, rest })
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn too_many_groups_are_kept_alike_in_every_order() {
        let rows: Vec<(String, f64)> =
            (0..3_000_u32).map(|i| (format!("g{}", i * 7_919 % 1_200), f64::from(i))).collect();
        let of = |rows: &[(String, f64)]| {
            let mut groups = Groups::default();
            rows.iter().for_each(|(label, value)| groups.add(label, *value));
            groups
        };
        let bytes = |groups: &Groups| postcard::to_stdvec(groups).unwrap();
        let whole = of(&rows);
        assert_eq!(whole.sorted().len(), MOST_GROUPS);
        assert!(whole.sorted().iter().all(|(_, stats)| (2..=3).contains(&stats.count)));
        let seen: u64 = whole.sorted().iter().map(|(_, s)| s.count).sum();
        assert_eq!(seen + whole.rest().count, 3_000);
        for part in [1, 37, 600, 2_999] {
            let mut merged = Groups::default();
            rows.chunks(part).rev().for_each(|rows| merged.merge(&of(rows)));
            assert_eq!(bytes(&merged), bytes(&whole));
            let sent: Groups = postcard::from_bytes(&bytes(&merged)).unwrap();
            assert_eq!(bytes(&sent), bytes(&whole));
        }
    }
}
