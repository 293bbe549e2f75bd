//! All strategies side by side.

use std::collections::BTreeMap;

use model::{Comparison, Difference, Invalid, Outcome, Sample, Settings, Speedup, StrategySummary};

use super::results::{results, varied};
use super::{CLOCK_MS, median, median_interval, speedup, spread};

/// The factor by which times of the same calibration work may differ within a run; beyond it, the
/// machine has changed speed. The value is a choice: processors clock some tens of percent higher
/// with one busy core than with all of them, which must pass, while throttling and power saving cost
/// more than that.
pub const SPEED_CHANGE: f64 = 1.5;

/// The number of calibrations from which a single slow one counts as a disturbance.
const SMOOTHED_FROM: usize = 5;

/// Compares the strategies in `order` by the timed `samples` of a run, which are in the order in
/// which they were executed. The baseline is the first strategy that has samples; strategies without
/// any are left out. Verdict, truth and tables are left empty for the lab to fill.
///
/// Samples come back from a page and are not trusted. A sample whose time is negative or not finite
/// is dropped, and so is a fact or a start-up time that is not finite. So are samples of a strategy
/// beyond [`Settings::MAX_REPEATS`], which no plan has.
///
/// `agree` and `invalid` take every sample of a strategy in `order` into account, even those dropped.
pub fn compare(order: &[String], samples: &[Sample]) -> Comparison {
    let of = |id: &String| -> Vec<&Sample> {
        let timed =
            samples.iter().filter(|s| s.execution.strategy == *id && is_time(s.execution.ms));
        timed.take(Settings::MAX_REPEATS as usize).collect()
    };
    let mut baseline: Option<Vec<f64>> = None;
    let mut strategies: Vec<StrategySummary> = Vec::new();
    for id in order {
        if strategies.iter().any(|s| s.id == *id) {
            continue;
        }
        if let Some(summary) = summarize(id, &of(id), baseline.as_deref()) {
            baseline.get_or_insert_with(|| summary.samples_ms.clone());
            strategies.push(summary);
        }
    }
    let taking_part: Vec<&Sample> =
        samples.iter().filter(|s| order.contains(&s.execution.strategy)).collect();
    Comparison {
        strategies,
        agree: agree(&taking_part),
        invalid: invalid(&taking_part),
        verdict: Vec::new(),
        truth: None,
        tables: Vec::new(),
    }
}

/// Speed-up of one run's times over another run's, in ms. They come back from a page and are trusted no more than
/// the samples of [`compare`]. `None` if either side has no times.
pub fn between(base: &[f64], other: &[f64]) -> Option<Speedup> {
    let times = |given: &[f64]| -> Vec<f64> {
        let times = given.iter().copied().filter(|ms| is_time(*ms));
        times.take(Settings::MAX_REPEATS as usize).collect()
    };
    speedup(&times(base), &times(other))
}

/// One strategy's row, compared with the baseline's times, or as the baseline if there are none yet.
/// `None` without samples.
fn summarize(id: &str, samples: &[&Sample], baseline: Option<&[f64]>) -> Option<StrategySummary> {
    let outcomes: Vec<&Outcome> = samples.iter().map(|s| &s.execution.outcome).collect();
    let outcome = Outcome::clone(outcomes.last()?);
    let samples_ms: Vec<f64> = samples.iter().map(|s| s.execution.ms).collect();
    let startups: Vec<f64> =
        samples.iter().filter_map(|s| s.startup_ms).filter(|ms| is_time(*ms)).collect();
    let mut facts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (name, value) in samples.iter().flat_map(|s| &s.execution.outcome.facts) {
        if value.is_finite() {
            facts.entry(name.clone()).or_default().push(*value);
        }
    }
    let speedup = match baseline {
        Some(base) => speedup(base, &samples_ms)?,
        None => Speedup { ratio: 1.0, interval: None, difference: Difference::Baseline },
    };
    Some(StrategySummary {
        id: id.to_owned(),
        median_ms: median(&samples_ms)?,
        spread_ms: spread(&samples_ms)?,
        interval: median_interval(&samples_ms),
        speedup,
        startup_ms: median(&startups),
        outcome,
        results: results(&outcomes),
        varied: varied(&outcomes),
        facts,
        samples_ms,
    })
}

/// Whether a number can be a time in ms.
fn is_time(ms: f64) -> bool {
    ms.is_finite() && ms >= 0.0
}

/// Whether all non-empty answers are equal.
fn agree(samples: &[&Sample]) -> bool {
    let all = samples.iter().map(|s| s.execution.outcome.answer.as_str());
    let mut answers = all.filter(|answer| !answer.is_empty());
    let first = answers.next();
    answers.all(|answer| Some(answer) == first)
}

fn invalid(samples: &[&Sample]) -> Vec<Invalid> {
    let calibrations: Vec<f64> =
        samples.iter().map(|s| s.calibration_ms).filter(|ms| is_time(*ms)).collect();
    let hidden = samples.iter().any(|s| s.hidden).then_some(Invalid::Hidden);
    let changed = speed_changed(&calibrations).then_some(Invalid::SpeedChanged);
    hidden.into_iter().chain(changed).collect()
}

/// Whether the slowest of the calibrations, which are in the order of time, took more than
/// [`SPEED_CHANGE`] times as long as the fastest.
///
/// They are first smoothed by running medians of three (Tukey, "Exploratory Data Analysis", 1977).
/// A single slow calibration, interrupted by another program, says nothing about the machine, and
/// the medians of the samples tolerate one as well; two slow ones in a row are a change. With fewer
/// than five calibrations there is no smoothing, since so few samples tolerate less.
fn speed_changed(calibrations: &[f64]) -> bool {
    let window = if calibrations.len() < SMOOTHED_FROM { 1 } else { 3 };
    let smoothed: Vec<f64> =
        calibrations.windows(window).filter_map(median).map(|ms| ms.max(CLOCK_MS)).collect();
    let fastest = smoothed.iter().copied().fold(f64::INFINITY, f64::min);
    smoothed.iter().any(|ms| ms / fastest > SPEED_CHANGE)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
