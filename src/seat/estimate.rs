//! How many executions a search will take, from a sample of schedules.
//!
//! A schedule that is drawn by choosing evenly among all that is open at each moment, and so with the probability *p*, estimates the number of
//! all schedules by 1/*p* without bias (Knuth, *Estimating the Efficiency of Backtrack Programs*, Mathematics of Computation 29, 1975). A
//! search with reduction plays one of those that are equivalent: of *n* such schedules each counts for one in *n*, and 1/*pn* estimates the number
//! of executions, as *n* is known.

use std::sync::{Arc, Mutex};

use random::Rng;
use serde::Serialize;

use super::causes::Causes;
use super::count::equivalent;
use super::played::{Played, Point, Scheduler, lanes_of};
use super::report::SearchBounds;
use super::search::lock;
use super::turn::Turn;

/// About how many executions a search will take in all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct SearchEstimate {
    /// The mean of a sample.
    pub executions: f64,
    /// The lower end of a range that it is probably in.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Schedules in the sample.
    pub sample: u32,
}

/// More than can be played, whatever it is.
const MOST: f64 = 1e15;

/// An estimate under way.
#[derive(Debug)]
pub struct Estimator {
    bounds: SearchBounds,
    weak: bool,
    seed: u32,
    drawn: Vec<f64>,
}

/// Draws a schedule.
struct Probe {
    rng: Rng,
    weak: bool,
    bounds: SearchBounds,
    /// ln of 1/*p*.
    log: Arc<Mutex<f64>>,
}

impl Estimator {
    /// One that has drawn nothing, for a search within these bounds; `weak` as in [`Scheduler::is_weak`].
    pub fn new(bounds: SearchBounds, weak: bool, seed: u32) -> Self {
        Self { bounds, weak, seed, drawn: Vec::new() }
    }

    /// Schedules drawn so far.
    pub fn count(&self) -> usize {
        self.drawn.len()
    }

    /// Draws one more: `play` plays it with the scheduler that it is given.
    pub fn draw(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) {
        let log = Arc::new(Mutex::new(0.0));
        let rng = Rng::new(self.seed, self.drawn.len() as u64);
        let (weak, bounds) = (self.weak, self.bounds);
        let played = play(Box::new(Probe { rng, weak, bounds, log: log.clone() }));
        let alike =
            if bounds.reduced { equivalent(&played, &Causes::of(&played)) } else { Some(1.0) };
        // Where there are too many to count there are too many to play as well.
        let executions = alike.map_or(MOST, |alike| lock(&log).exp() / alike);
        self.drawn.push(executions.min(MOST));
    }

    /// What has come out so far; none before anything has. The mean is without bias, but it is mostly too low and now and then far too high: what is
    /// drawn is spread over orders of magnitude. So the range is one of factors: with *s* the standard error of the mean as a part of it, from
    /// *e*<sup>−2*s*</sup> to *e*<sup>4*s*</sup> times the mean. That is a rule of thumb; tests hold it against searches of labs.
    pub fn estimate(&self) -> Option<SearchEstimate> {
        let count = self.drawn.len() as f64;
        let mean = self.drawn.iter().sum::<f64>() / count;
        let squares = self.drawn.iter().map(|drawn| (drawn - mean).powi(2)).sum::<f64>();
        let error = squares.sqrt() / count / mean;
        let range = |factor: f64| (mean * (factor * error).exp()).min(MOST);
        let (low, high, sample) = (range(-2.0), range(4.0), self.drawn.len() as u32);
        (sample > 0).then_some(SearchEstimate { executions: mean, low, high, sample })
    }
}

impl Scheduler for Probe {
    fn is_weak(&self) -> bool {
        self.weak
    }

    fn parks(&self) -> bool {
        true
    }

    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        let point = &point.with_spurious(self.bounds.spurious);
        if point.steps.len() >= self.bounds.steps as usize {
            return None;
        }
        let going = point.ready & !point.parked;
        let worth = if going == 0 { point.ready } else { going };
        let lanes = lanes_of(worth | point.by_itself).into_iter();
        let open = |lane: usize| {
            point.open(lane).into_iter().map(move |open| Turn { lane, pick: open.pick })
        };
        let mut turns: Vec<Option<Turn>> = lanes.flat_map(open).map(Some).collect();
        // It may end here before a wait ends by itself.
        if point.ready == 0 {
            turns.push(None);
        }
        *lock(&self.log) += (turns.len() as f64).ln();
        turns[self.rng.range(0..=turns.len() as u64 - 1) as usize]
    }
}
