//! Helpers for labs to tell which answer to their question came true, and when a run cannot tell.

use model::{Comparison, Difference, Speedup};

/// Minimum and maximum speed that pass for “about the same”: a tenth either way.
const SAME: std::ops::RangeInclusive<f64> = 0.9..=1.1;

/// How far an interval that holds 1 may reach for its ratio to count as found.
const NARROW: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// The value of a fact in every counted run; `None` if the strategy did not run.
pub fn facts<'a>(comparison: &'a Comparison, strategy: &str, fact: &str) -> Option<&'a [f64]> {
    let found = comparison.get(strategy)?.facts.get(fact)?;
    (!found.is_empty()).then_some(found)
}

/// How many times as fast as `base` the strategy `other` was, by their medians. `None` if one of them did
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

/// The slowest of these strategies; `None` if one of them did not run or two are too close to tell.
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

/// Which of the expected times `ms` comes closest to. `None` if another is nearly as close, as with two
/// that are expected to be equal.
pub fn nearest(ms: f64, expected: &[(&'static str, f64)]) -> Option<&'static str> {
    let mut by_distance: Vec<_> = expected.iter().map(|(id, e)| ((ms - e).abs(), *id)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    match by_distance[..] {
        [(best, id), (second, _), ..] if best * 2.0 < second => Some(id),
        _ => None,
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;
    use model::{Execution, Message, Outcome, Sample};

    fn compared(times: &[(&'static str, &[f64])]) -> Comparison {
        let sample = |id: &str, ms: f64| Sample {
            execution: Execution {
                strategy: id.to_owned(),
                ms,
                outcome: Outcome::new(Message::new("any"), "").fact("ms", ms),
                dropped: 0,
                files: Vec::new(),
            },
            startup_ms: None,
            calibration_ms: 1.0,
            hidden: false,
        };
        let order: Vec<String> = times.iter().map(|(id, _)| (*id).to_owned()).collect();
        let samples: Vec<_> =
            times.iter().flat_map(|(id, all)| all.iter().map(|ms| sample(id, *ms))).collect();
        stats::compare(&order, &samples)
    }

    #[test]
    fn a_ratio_is_told_of_any_two_whatever_their_order() {
        let found = compared(&[
            ("b", &[200.0, 201.0, 202.0]),
            ("a", &[400.0, 402.0, 404.0]),
            ("c", &[100.0, 100.5, 101.0]),
        ]);
        for (base, other, expected) in [("a", "b", 2.0), ("b", "a", 0.5), ("a", "c", 4.0)] {
            assert_eq!(ratio(&found, base, other), Some(expected));
        }
        assert_eq!(ratio(&found, "a", "nobody"), None);
    }

    #[test]
    fn a_ratio_that_scatters_or_rests_on_too_little_is_not_told() {
        let scattered: (&str, &[f64]) = ("a", &[50.0, 100.0, 300.0]);
        let found = compared(&[scattered, ("b", &[60.0, 110.0, 280.0])]);
        assert_eq!(ratio(&found, "a", "b"), None);
        let found = compared(&[("a", &[500.0, 501.0]), ("b", &[100.0, 101.0])]);
        assert_eq!(ratio(&found, "a", "b"), None);
        // As good as equal, and known to be.
        let found = compared(&[("a", &[100.0, 101.0, 102.0]), ("b", &[99.0, 101.0, 103.0])]);
        assert!(ratio(&found, "a", "b").is_some_and(same));
    }

    #[test]
    fn the_slowest_must_be_slower_than_every_other() {
        let [a, b] = ["a", "b"];
        let found = compared(&[(a, &[10.0, 11.0, 12.0]), (b, &[30.0, 31.0, 32.0])]);
        assert_eq!(slowest(&found, &[a, b]), Some(b));
        assert_eq!(slowest(&found, &[a, b, "c"]), None);
        let found = compared(&[(a, &[10.0, 31.0, 12.0]), (b, &[11.0, 30.0, 13.0])]);
        assert_eq!(slowest(&found, &[a, b]), None);
    }

    #[test]
    fn the_nearest_must_be_nearer_than_the_next_by_far() {
        let expected = [("sum", 300.0), ("longer", 200.0), ("shorter", 100.0)];
        assert_eq!(nearest(204.0, &expected), Some("longer"));
        assert_eq!(nearest(250.0, &expected), None);
        assert_eq!(nearest(310.0, &expected), Some("sum"));
        // Two that are expected to be equal cannot be told apart.
        assert_eq!(nearest(200.0, &[("sum", 200.0), ("longer", 200.0), ("half", 100.0)]), None);
    }

    #[test]
    fn facts_are_those_of_every_run() {
        let found = compared(&[("a", &[3.0, 1.0, 2.0])]);
        assert_eq!(facts(&found, "a", "ms"), Some(&[3.0, 1.0, 2.0][..]));
        assert_eq!((facts(&found, "a", "lost"), facts(&found, "b", "ms")), (None, None));
    }
}
