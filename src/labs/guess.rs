//! What labs need to tell which answer to their question came true, and when a run cannot tell.

use crate::model::{Comparison, Difference, Speedup};
use crate::stats;

/// Least and greatest speed that pass for “about the same”: a tenth either way.
const SAME: std::ops::RangeInclusive<f64> = 0.9..=1.1;

/// How far an interval that holds 1 may reach for its ratio to count as found.
const NARROW: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// Every counted run's value of a fact; none where the strategy did not run.
pub fn facts<'a>(comparison: &'a Comparison, strategy: &str, fact: &str) -> Option<&'a [f64]> {
    let found = comparison.get(strategy)?.facts.get(fact)?;
    (!found.is_empty()).then_some(found)
}

/// How many times as fast as `base` the strategy `other` was, by their medians. None where one of them did
/// not run, there were too few runs, or they scatter too much to say.
pub fn ratio(comparison: &Comparison, base: &str, other: &str) -> Option<f64> {
    let found = against(comparison, base, other)?;
    let interval = found.interval?;
    let narrow = NARROW.contains(&interval.low) && NARROW.contains(&interval.high);
    (found.difference != Difference::Unclear || narrow).then_some(found.ratio)
}

fn against(comparison: &Comparison, base: &str, other: &str) -> Option<Speedup> {
    stats::speedup(&comparison.get(base)?.samples_ms, &comparison.get(other)?.samples_ms)
}

/// Whether a ratio is within a tenth of 1.
pub fn same(ratio: f64) -> bool {
    SAME.contains(&ratio)
}

/// The slowest of these strategies; none where one of them did not run or two are too close to tell.
pub fn slowest(comparison: &Comparison, ids: &[&'static str]) -> Option<&'static str> {
    let median = |id: &str| comparison.get(id).map(|row| row.median_ms);
    let mut slowest = *ids.first()?;
    for id in ids {
        if median(id)? > median(slowest)? {
            slowest = id;
        }
    }
    let slower = |other: &&str| {
        let found = against(comparison, other, slowest);
        found.is_some_and(|found| found.difference == Difference::Slower)
    };
    ids.iter().filter(|id| **id != slowest).all(slower).then_some(slowest)
}

/// Which of the expected times `ms` comes closest to. None where another is nearly as close, as with two
/// that are expected to be equal.
pub fn nearest(ms: f64, expected: &[(&'static str, f64)]) -> Option<&'static str> {
    let mut by_distance: Vec<_> = expected.iter().map(|(id, e)| ((ms - e).abs(), *id)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    match by_distance[..] {
        [(best, id), (second, _), ..] if best * 2.0 < second => Some(id),
        _ => None,
    }
}
