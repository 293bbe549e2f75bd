//! The result of a sweep over the number of workers: times go in, speed-ups and the laws behind them come out.

use serde::{Deserialize, Serialize};

use super::{Interval, Work};

/// The times of one strategy with different numbers of workers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Growth {
    /// Whether the workers share the work or each bring their own.
    pub work: Work,
    /// In any order; each number of workers occurs once.
    pub points: Vec<GrowthPoint>,
}

/// The times with one number of workers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct GrowthPoint {
    /// At least 1.
    pub workers: u32,
    /// Timed executions, ms.
    pub samples_ms: Vec<f64>,
}

/// Why a [`Growth`] cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum GrowthError {
    /// A point has no workers, or its number of workers occurred before.
    #[error("{workers} workers: none, or given twice")]
    BadWorkers {
        /// The number of workers.
        workers: u32,
    },
    /// A point has no samples, more than a run can have, or one that is not a time.
    #[error("{workers} workers: no samples, too many, or not times")]
    BadSamples {
        /// The number of workers.
        workers: u32,
    },
}

/// What more workers bring to a strategy.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Scaling {
    /// In ascending order of workers.
    pub points: Vec<ScalingPoint>,
    /// Amdahl's law, if it describes the points.
    pub amdahl: Option<Fit>,
    /// Gunther's Universal Scalability Law, if it describes the points and they distinguish it from Amdahl's law.
    pub usl: Option<Fit>,
    /// Why there is neither; `None` if there is one.
    pub none: Option<NoFit>,
}

/// One number of workers, compared with the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct ScalingPoint {
    /// The number of workers.
    pub workers: u32,
    /// The work done in a given time, relative to the smallest number of workers.
    pub speedup: f64,
    /// Of the speed-up; `None` with too few samples, and for the smallest number itself.
    pub interval: Option<Interval>,
    /// The speed-up per worker: 1 if twice the workers do twice as much.
    pub efficiency: f64,
}

/// An estimated parameter of a law, with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Estimate {
    /// The best-fitting value.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A law fitted to the points.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Fit {
    /// The fraction of the work that is serial (α, contention), 0 to 1.
    pub serial: Estimate,
    /// The cost of each pair of workers (β, coherency), as a fraction of the work; `None` in Amdahl's law.
    pub coherency: Option<Estimate>,
    /// The typical deviation of the points from the curve, as a fraction of their time.
    pub deviation: f64,
    /// The number of workers beyond which the speed-up falls; `None` if it never does.
    pub peak: Option<f64>,
    /// The highest speed-up over one worker that any number of workers reaches; `None` if there is no limit.
    pub most: Option<f64>,
    /// The law's speed-ups, `[workers, speed-up]`, from the smallest to the largest number of workers. Like those of
    /// the points they are relative to the smallest number as measured.
    pub curve: Vec<(f64, f64)>,
}

/// Why there is no law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum NoFit {
    /// There are too few numbers of workers.
    TooFew,
    /// The number of workers makes no difference.
    Flat,
    /// Neither law comes close to the points.
    Misfit,
    /// Curves with very different meanings describe the points equally well.
    Uncertain,
}
