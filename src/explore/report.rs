//! What an exploration that found no bug has covered.

use std::fmt::{self, Display, Formatter};

use seat::SearchEstimate;

use super::explorer::Sampling;

/// What an exploration that found no bug has covered. It prints that as a sentence.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// Executions that were played.
    pub executions: u64,
    /// How many schedules they stand for; none where that is too many to count, and where they were drawn.
    pub schedules: Option<f64>,
    /// Of the executions, how many the bound on steps has cut.
    pub cut: u64,
    /// Why it came to an end.
    pub covered: Covered,
    /// About how many executions it takes to cover every schedule, where the search was a long one: drawn after the first thousand.
    pub estimate: Option<SearchEstimate>,
}

/// Why an exploration came to an end.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Covered {
    /// Every schedule was covered, up to the bound on steps.
    All,
    /// Every schedule with at most so many preemptions was covered, and there are others.
    Preemptions {
        /// That many.
        most: u32,
    },
    /// The bound on executions was reached.
    MaxExecutions,
    /// The time limit was reached.
    TimeLimit,
    /// So many schedules were drawn as was asked for, or as there was time for.
    Sampled {
        /// How.
        sampling: Sampling,
        /// From this seed.
        seed: u32,
        /// The probability that a bug of the depth asked for would have been found, at least; none where none is promised.
        promised: Option<f64>,
    },
    /// One schedule was replayed.
    Replayed {
        /// Whether the program was done at its end.
        done: bool,
    },
}

impl Report {
    /// Whether there is no schedule that was not covered.
    pub fn is_complete(&self) -> bool {
        self.covered == Covered::All && self.cut == 0
    }

    /// # Panics
    /// If a bound has cut the exploration: for tests that are to prove something.
    #[track_caller]
    pub fn expect_complete(self) -> Self {
        assert!(self.is_complete(), "{self}");
        self
    }
}

/// To two digits, for an estimate is no more exact than that, and no fewer than have been played.
fn rough(count: f64, played: u64) -> f64 {
    let power = 10.0_f64.powf((count.max(1.0).log10().floor() - 1.0).max(0.0));
    ((count / power).round() * power).max(played as f64)
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { executions, schedules, cut, covered, estimate } = self;
        let s = if *executions == 1 { "" } else { "s" };
        let stand = match schedules {
            Some(count) if *executions > 0 => format!(", which stand for {count} schedules"),
            _ => String::new(),
        };
        match covered {
            Covered::All if *cut == 0 => {
                write!(
                    f,
                    "no schedule ends badly: all are covered, by {executions} execution{s}{stand}"
                )?;
            }
            Covered::All => write!(f, "no bug found in {executions} execution{s}")?,
            Covered::Preemptions { most } => write!(
                f,
                "no schedule with at most {most} preemptions ends badly: all of those are covered, by {executions} execution{s}; others were not played"
            )?,
            Covered::MaxExecutions => write!(
                f,
                "no bug found in {executions} execution{s}, but not every schedule is covered: the bound on executions was reached"
            )?,
            Covered::TimeLimit => write!(
                f,
                "no bug found in {executions} execution{s}, but not every schedule is covered: the time limit was reached"
            )?,
            Covered::Sampled { sampling, seed, promised } => {
                write!(
                    f,
                    "no bug found in {executions} schedule{s} drawn from seed {seed} ({sampling}); "
                )?;
                match (promised, sampling) {
                    (Some(p), Sampling::Pct { depth }) => write!(
                        f,
                        "had there been one of depth {depth} in the order of steps alone, that was promised to be found with a probability of {} or more",
                        // Never more than that.
                        (p * 1e3).floor() / 1e3
                    )?,
                    _ => write!(f, "that promises nothing about those that were not drawn")?,
                }
            }
            Covered::Replayed { done: true } => write!(f, "the schedule no longer ends badly")?,
            Covered::Replayed { done: false } => {
                write!(
                    f,
                    "nothing is wrong up to the end of the schedule, but the program is not done there"
                )?;
            }
        }
        if let (Covered::MaxExecutions | Covered::TimeLimit, Some(estimate)) = (covered, estimate) {
            let [about, low, high] = [estimate.executions, estimate.low, estimate.high]
                .map(|count| rough(count, *executions));
            write!(
                f,
                "; it would take about {about} executions, probably between {low} and {high}: an estimate from {} schedules drawn at random",
                estimate.sample
            )?;
        }
        if *cut > 0 {
            write!(
                f,
                "; {cut} of them were cut at the bound on steps, and nothing is known of what would follow"
            )?;
        }
        Ok(())
    }
}
