//! A few numbers in short, by the formulas that the page's comparison uses.

use serde::Serialize;

/// Middle, spread and interval of samples, in their unit; nothing where there are too few.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    median: Option<f64>,
    /// Median absolute deviation.
    spread: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

pub(super) fn summary(samples: &[f64]) -> Summary {
    let interval = stats::median_interval(samples);
    Summary {
        median: stats::median(samples),
        spread: stats::spread(samples),
        low: interval.as_ref().map(|i| i.low),
        high: interval.as_ref().map(|i| i.high),
    }
}
