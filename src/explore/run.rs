//! One execution after another, and what they came to.

use std::cell::RefCell;
use std::time::Instant;

use lab::steer::{Play, play};
use model::{Message, Outcome, RunError};
use seat::{Along, End, Onward, Played, Scheduler, SearchEstimate, Taken, Turn, goes_round};

use super::bug::Bug;
use super::explorer::{Explorer, Mode, REPLAY};
use super::failure::Failure;
use super::problem::Problem;
use super::quiet::{Panicked, Quiet};
use super::report::{Covered, Report};
use super::schedule::{self, LETTERS};
use super::shorter::shorter;
use super::trace;

/// Executions that are played behind the first bad one, in search of a shorter one; as many again as it took to find that, if
/// these are more.
const MORE: u64 = 1_000;
/// What may be spent on executions that were cut, to see whether they are livelocks: that takes about the cube of their steps.
const LOOKS: u64 = 500_000_000;
/// Steps within which a circle is looked for: beyond, that takes long, and nobody would read it.
const ROUND: usize = 100;

/// An execution, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Seen {
    pub played: Played,
    pub bug: Option<Bug>,
}

/// A program to be played as schedulers say.
pub(super) struct Program<'a> {
    work: &'a dyn Fn(),
}

/// What an execution's work came to.
#[derive(Debug)]
pub(super) struct Came {
    outcome: Result<Outcome, RunError>,
    panicked: Option<Panicked>,
}

impl Came {
    /// What is wrong with the execution; `too_long` if the bound on its steps has cut it.
    pub fn seen(self, played: Played, too_long: bool) -> Result<Seen, Problem> {
        let play = Play { played, outcome: self.outcome };
        let bug = Bug::of(&play, self.panicked.as_ref(), too_long)?;
        Ok(Seen { played: play.played, bug })
    }
}

impl Program<'_> {
    /// Plays it.
    pub fn play(&self, scheduler: Box<dyn Scheduler>) -> (Played, Came) {
        let panicked = RefCell::new(None);
        let work = || {
            let _quiet = Quiet::new(&panicked);
            (self.work)();
            Outcome::new(Message::new("done"), "")
        };
        let Play { played, outcome } = play(0, LETTERS.len() as u32, scheduler, work);
        (played, Came { outcome, panicked: panicked.into_inner() })
    }

    /// Plays it along a schedule; with the number of the step that could not be taken, from 1.
    pub fn along(&self, turns: &[Turn]) -> Result<(Seen, Option<usize>), Problem> {
        let codes: Vec<u32> = turns.iter().map(|turn| turn.code()).collect();
        let along = Along::new(&codes, Onward::Stop);
        let astray = along.astray();
        let (played, came) = self.play(Box::new(along));
        let halted = played.end == End::Halted;
        let seen = came.seen(played, halted)?;
        let at = astray.at().map(|at| at as usize);
        // It may have ended before the schedule did.
        let short = (seen.played.steps.len() < turns.len()).then_some(seen.played.steps.len());
        Ok((seen, at.or(short).map(|at| at + 1)))
    }
}

/// How hard a schedule is to follow: how often something else than the usual comes about, how many steps there are, and how
/// many switches of lanes.
pub(super) type Effort = (usize, usize, usize);

pub(super) fn effort(steps: &[Taken]) -> Effort {
    let unusual = steps.iter().filter(|step| step.pick > 0).count();
    let switches = steps.windows(2).filter(|pair| pair[0].lane != pair[1].lane).count();
    (unusual, steps.len(), switches)
}

/// What executions came to so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub executions: u64,
    pub cut: u64,
    /// Spent of [`LOOKS`].
    looked: u64,
    bad: u64,
    /// The number of the first one that ended badly.
    first: u64,
    best: Option<(Effort, Seen)>,
}

impl Tally {
    /// Takes an execution into account, which the bound on its steps has cut if it is `too_long`.
    pub fn add(&mut self, played: Played, came: Came, too_long: bool) -> Result<(), Problem> {
        let looks = too_long && self.looked < LOOKS;
        if looks {
            self.looked += (played.steps.len() as u64).pow(3);
        }
        let mut seen = came.seen(played, looks)?;
        self.cut += u64::from(too_long);
        let Some(bug) = &seen.bug else { return Ok(()) };
        self.bad += 1;
        if self.bad == 1 {
            self.first = self.executions;
        }
        // What comes behind a data race is no part of it, and of a circle of steps once round is enough.
        let steps = match bug {
            Bug::DataRace { steps: [_, later], .. } => Some(*later),
            Bug::Livelock => (1..=seen.played.steps.len().min(ROUND))
                .find(|count| goes_round(&seen.played, *count)),
            _ => None,
        };
        seen.played.steps.truncate(steps.unwrap_or(usize::MAX));
        let effort = effort(&seen.played.steps);
        if self.best.as_ref().is_none_or(|(least, _)| effort < *least) {
            self.best = Some((effort, seen));
        }
        Ok(())
    }

    /// Forgets what was played, but for the best of what ended badly: that can happen all the same.
    pub fn begin_anew(&mut self) {
        let best = self.best.take();
        *self = Self { bad: u64::from(best.is_some()), best, ..Self::default() };
    }

    /// Whether enough were played since the first bad one.
    pub fn is_enough(&self) -> bool {
        self.bad > 0 && self.executions >= self.first + self.first.max(MORE)
    }
}

/// The bounds of an exploration that is on.
#[derive(Debug)]
pub(super) struct Clock(Option<Instant>);

impl Clock {
    pub fn is_over(&self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }
}

/// Explores `work` as `explorer` says.
pub(super) fn explore(explorer: &Explorer, work: &dyn Fn()) -> Result<Report, Problem> {
    let program = Program { work };
    let begin = Instant::now();
    let clock = Clock(explorer.time_limit.and_then(|limit| begin.checked_add(limit)));
    let asked = std::env::var(REPLAY).ok().map(Mode::Replay);
    rt::with_fibres(explorer.max_threads, || match asked.as_ref().unwrap_or(&explorer.mode) {
        Mode::Search => super::searched::search(explorer, &program, &clock),
        Mode::Sample { sampling, samples, seed } => {
            super::sampled::sample(explorer, &program, &clock, (*sampling, *samples, *seed))
        }
        Mode::Replay(text) => replay(explorer, &program, text),
    })
}

/// What the tally comes to: the failure that it has, or the report.
pub(super) fn conclude(
    explorer: &Explorer,
    program: &Program<'_>,
    tally: Tally,
    (covered, schedules, estimate): (Covered, Option<f64>, Option<SearchEstimate>),
) -> Result<Report, Problem> {
    let Tally { executions, cut, bad, best, .. } = tally;
    let Some((least, seen)) = best else {
        return Ok(Report { executions, schedules, cut, covered, estimate });
    };
    let seen = shorter(program, least, seen)?;
    let is_complete = covered == Covered::All && cut == 0;
    Err(failed(explorer, &seen, executions, bad, is_complete))
}

fn failed(
    explorer: &Explorer,
    seen: &Seen,
    executions: u64,
    bad: u64,
    is_complete: bool,
) -> Problem {
    let Seen { played, bug: Some(bug) } = seen else {
        unreachable!("what is told as a failure has a bug")
    };
    let turns: Vec<Turn> = played.steps.iter().map(Taken::turn).collect();
    let schedule = schedule::format(&turns);
    let link = explorer.link.as_ref().map(|link| link.to(&explorer.page, &schedule));
    let steps = trace::rows(played, bug);
    let bug = bug.clone();
    Problem::Failed(Box::new(Failure { bug, schedule, steps, executions, bad, is_complete, link }))
}

fn replay(explorer: &Explorer, program: &Program<'_>, text: &str) -> Result<Report, Problem> {
    let no_schedule = || Problem::NoSchedule { given: text.to_owned() };
    let turns = schedule::parse(text).ok_or_else(no_schedule)?;
    match program.along(&turns)? {
        (_, Some(step)) => Err(Problem::Astray { step }),
        (seen @ Seen { bug: Some(_), .. }, None) => Err(failed(explorer, &seen, 1, 1, false)),
        (Seen { played, bug: None }, None) => {
            let covered = Covered::Replayed { done: played.end == End::Done };
            Ok(Report { executions: 1, schedules: None, cut: 0, covered, estimate: None })
        }
    }
}
