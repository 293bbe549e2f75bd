//! What a sweep over a number of workers comes to: times in, speed-up and the laws behind it out.

use serde::{Deserialize, Serialize};

use super::{Interval, Work};

/// What one strategy took with several numbers of workers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Growth {
    /// Whose the work is.
    pub work: Work,
    /// In any order, each number of workers once.
    pub points: Vec<GrowthPoint>,
}

/// One number of workers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct GrowthPoint {
    /// At least 1.
    pub workers: u32,
    /// Timed executions, ms.
    pub samples_ms: Vec<f64>,
}

/// A [`Growth`] that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum GrowthError {
    /// A point without workers, or one that came before.
    #[error("{workers} workers: none, or given twice")]
    BadWorkers {
        /// How many.
        workers: u32,
    },
    /// A point without samples, or with one that is not a time.
    #[error("{workers} workers: no samples, or no times")]
    BadSamples {
        /// How many workers.
        workers: u32,
    },
}

/// How a strategy gets faster with more workers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Scaling {
    /// By number of workers.
    pub points: Vec<ScalingPoint>,
    /// Amdahl's law, where it describes them.
    pub amdahl: Option<Fit>,
    /// Gunther's Universal Scalability Law, where it describes them and they tell it from Amdahl's.
    pub usl: Option<Fit>,
    /// Why there is neither.
    pub none: Option<NoFit>,
}

/// One number of workers against the least one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct ScalingPoint {
    /// How many.
    pub workers: u32,
    /// Work done in a time, against the least number of workers.
    pub speedup: f64,
    /// Of the speed-up; none with too few samples.
    pub interval: Option<Interval>,
    /// The speed-up for each worker: 1 where twice as many do twice as much.
    pub efficiency: f64,
}

/// A parameter of a law, with the interval that the points leave it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Estimate {
    /// The best one.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A law that describes the points.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Fit {
    /// Share of the work that only one can do at a time (α, contention), 0 to 1.
    pub serial: Estimate,
    /// What each pair of workers costs the other (β, coherence), as a share of the work; none in Amdahl's law.
    pub coherence: Option<Estimate>,
    /// How far the points typically lie from the curve, as a share of their time.
    pub deviation: f64,
    /// The number of workers beyond which it gets slower; none where it never does.
    pub peak: Option<f64>,
    /// The greatest speed-up against one worker that any number of them comes to; none where nothing limits it.
    pub most: Option<f64>,
    /// The law's speed-ups `[workers, speed-up]` from the least to the greatest number, as the points are.
    pub curve: Vec<(f64, f64)>,
}

/// Why no law is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum NoFit {
    /// Fewer numbers of workers than tell anything.
    TooFew,
    /// The number of workers makes no difference.
    Flat,
    /// The points are not near any curve of these laws.
    Misfit,
    /// Curves that mean different things describe the points as well.
    Uncertain,
}
