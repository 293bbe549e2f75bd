//! What is to be explored, and how far.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use super::failure::Failure;
use super::problem::Problem;
use super::report::Report;
use super::{MOST_THREADS, link::Link, run};

/// The variable that has a schedule to replay, in place of what the [`Explorer`] says.
pub const REPLAY: &str = "INTERLEAVE_REPLAY";

/// How schedules are drawn where there are too many to play. `seat::sample` has the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampling {
    /// Each step's lane evenly of those that can go on. Promises nothing.
    RandomWalk,
    /// Priorities that change at `depth − 1` random steps. Of n lanes with k steps in all, a bug that needs `depth` constraints on
    /// the order of steps is found by each sample with a probability of 1/(n k<sup>depth − 1</sup>) or more. That holds for
    /// programs without spinning loops, and for every second sample: the others also draw old values, other waiters and
    /// waits that end by themselves, of which the proof knows nothing.
    Pct {
        /// How many constraints: 1 for one step that must come before another, 2 for most lost updates.
        depth: u32,
    },
    /// Priorities of steps, drawn again where steps depend on each other. Promises nothing, and is often the best.
    Pos,
}

impl Display for Sampling {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::RandomWalk => f.write_str("random walk"),
            Self::Pct { depth } => write!(f, "PCT, depth {depth}"),
            Self::Pos => f.write_str("POS"),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Mode {
    Search,
    Sample { sampling: Sampling, samples: u64, seed: u32 },
    Replay(String),
}

/// How a program is explored: bounds, and what is to be done. The default covers every schedule.
///
/// One can be kept and used for many programs. What it explores is an `Fn()` that is called once for each execution: it makes
/// all that it uses anew, starts threads with [`rt::scope`], shares with them what is from `sync`, and says what must hold
/// with `assert!`.
#[derive(Clone, Debug)]
#[must_use = "an explorer does nothing before it is given a program"]
pub struct Explorer {
    pub(super) mode: Mode,
    pub(super) max_executions: u64,
    pub(super) max_steps: usize,
    pub(super) max_threads: usize,
    pub(super) time_limit: Option<Duration>,
    pub(super) preemption_bound: Option<u32>,
    pub(super) spurious: bool,
    pub(super) link: Option<Link>,
    pub(super) page: String,
}

impl Default for Explorer {
    fn default() -> Self {
        Self {
            mode: Mode::Search,
            max_executions: 100_000,
            max_steps: 500,
            max_threads: 8,
            time_limit: None,
            preemption_bound: None,
            spurious: true,
            link: None,
            page: String::new(),
        }
    }
}

impl Explorer {
    /// The default: every schedule, with 100,000 executions of 500 steps at most, 8 threads at once, and no time limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many executions a search plays at most. The report says when that was too few.
    pub fn max_executions(self, max_executions: u64) -> Self {
        Self { max_executions, ..self }
    }

    /// How many steps an execution has at most: operations of `sync`, of all threads. Longer ones are cut, and
    /// the report says how many were.
    pub fn max_steps(self, max_steps: usize) -> Self {
        Self { max_steps, ..self }
    }

    /// How many threads may live at once, beside the one that starts them.
    ///
    /// # Panics
    /// If that is more than 51: each has a letter.
    pub fn max_threads(self, max_threads: usize) -> Self {
        assert!(max_threads <= MOST_THREADS, "at most {MOST_THREADS} threads can be told apart");
        Self { max_threads, ..self }
    }

    /// How long it may take. No execution begins later; the report says when there was no time for all.
    pub fn time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit: Some(time_limit), ..self }
    }

    /// How often a lane may lose its turn while it could go on, at most.
    pub fn preemption_bound(self, preemptions: u32) -> Self {
        Self { preemption_bound: Some(preemptions), ..self }
    }

    /// Whether a wait on a condition variable may end by itself (once in an execution), as std allows. It may by default.
    pub fn spurious_wakeups(self, spurious: bool) -> Self {
        Self { spurious, ..self }
    }

    /// Draws this many schedules from `seed`, in place of playing all.
    pub fn sample(self, sampling: Sampling, samples: u64, seed: u32) -> Self {
        Self { mode: Mode::Sample { sampling, samples, seed }, ..self }
    }

    /// [`sample`](Self::sample)s by a random walk.
    pub fn random_walk(self, samples: u64, seed: u32) -> Self {
        self.sample(Sampling::RandomWalk, samples, seed)
    }

    /// [`sample`](Self::sample)s with PCT, for bugs of this depth.
    pub fn pct(self, depth: u32, samples: u64, seed: u32) -> Self {
        self.sample(Sampling::Pct { depth }, samples, seed)
    }

    /// [`sample`](Self::sample)s with POS.
    pub fn pos(self, samples: u64, seed: u32) -> Self {
        self.sample(Sampling::Pos, samples, seed)
    }

    /// Plays one schedule, as a failure has printed it. The variable [`REPLAY`] does the same without a change of the code.
    pub fn replay(self, schedule: impl Into<String>) -> Self {
        Self { mode: Mode::Replay(schedule.into()), ..self }
    }

    /// Says that the program is what a strategy of a lab does, step by step: a failure has a link that opens the page with it.
    pub fn lab(self, lab: impl Into<String>, strategy: impl Into<String>) -> Self {
        Self { link: Some(Link::new(lab.into(), strategy.into())), ..self }
    }

    /// A parameter of that lab which is not as the seat opens it.
    pub fn lab_param(mut self, id: impl Into<String>, value: impl ToString) -> Self {
        if let Some(link) = &mut self.link {
            link.set(id.into(), value.to_string());
        }
        self
    }

    /// Where the page is, such as `https://example.org/interleave/`. Without it links begin with `#`.
    pub fn page(self, address: impl Into<String>) -> Self {
        Self { page: address.into(), ..self }
    }

    /// Explores a program.
    ///
    /// # Panics
    /// If a schedule ends badly, with all that is known of it (see [`Failure`]), or for another [`Problem`].
    #[track_caller]
    pub fn check(&self, program: impl Fn()) -> Report {
        match self.try_check(program) {
            Ok(report) => {
                // Of what was left out, somebody has to be told.
                if !report.is_complete() {
                    eprintln!("{report}");
                }
                report
            }
            Err(problem) => panic!("{problem}"),
        }
    }

    /// Explores a program.
    ///
    /// # Errors
    /// See [`Problem`]; the first is that a schedule ends badly.
    pub fn try_check(&self, program: impl Fn()) -> Result<Report, Problem> {
        run::explore(self, &program)
    }

    /// Explores a program that is expected to have a bug; none if no schedule that was played ends badly.
    ///
    /// # Panics
    /// For a [`Problem`] other than a failure.
    #[track_caller]
    pub fn find(&self, program: impl Fn()) -> Option<Failure> {
        match self.try_check(program) {
            Ok(_) => None,
            Err(Problem::Failed(failure)) => Some(*failure),
            Err(problem) => panic!("{problem}"),
        }
    }
}
