//! Every schedule, or one of each kind.

use seat::{
    Action, At, BY_GRAPHS, Bounded, Causes, Estimator, Explored, Played, Scheduler, Search,
    SearchBounds, SearchEstimate, Turn, equivalent,
};

use super::explorer::Explorer;
use super::problem::Problem;
use super::report::{Covered, Report};
use super::run::{Clock, Program, Tally, conclude};

/// Positions of lanes up to which schedules are counted: beyond, counting takes longer than playing.
const COUNTED: usize = 5_000;

/// Schedules that are drawn for an estimate.
const SAMPLE: u64 = 100;

/// Executions after which a search is a long one and worth that, as in the page.
fn long(explorer: &Explorer) -> u64 {
    (explorer.max_executions / 4).clamp(SAMPLE, 1_000)
}

/// The search that the bounds ask for.
enum Kind {
    Whole(Search),
    /// Of schedules with at most so many preemptions.
    Bounded(Bounded, u32),
}

impl Kind {
    fn of(explorer: &Explorer) -> Self {
        match explorer.preemption_bound {
            None => {
                let search = Search::new(true, explorer.max_steps).by_graphs(BY_GRAPHS);
                Self::Whole(if explorer.spurious { search } else { search.without_spurious() })
            }
            Some(most) => {
                let search = Bounded::new(most, explorer.max_steps);
                Self::Bounded(
                    if explorer.spurious { search } else { search.without_spurious() },
                    most,
                )
            }
        }
    }

    fn next(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) -> Explored {
        match self {
            Self::Whole(search) => search.next(play),
            Self::Bounded(search, _) => search.next(play),
        }
    }

    /// What has been covered, once there is nothing left to play.
    fn covered(&self) -> Option<Covered> {
        match self {
            Self::Whole(search) => search.is_over().then_some(Covered::All),
            Self::Bounded(search, most) => search.is_over().then(|| match search.is_bounded() {
                true => Covered::Preemptions { most: *most },
                false => Covered::All,
            }),
        }
    }

    /// About how many executions it will take; none where only schedules within a bound are played.
    fn estimate(&self, explorer: &Explorer, program: &Program<'_>) -> Option<SearchEstimate> {
        let Self::Whole(search) = self else { return None };
        let bounds = SearchBounds {
            steps: explorer.max_steps as u32,
            spurious: explorer.spurious,
            ..SearchBounds::default()
        };
        let mut estimator = Estimator::new(bounds, search.is_weak(), 0);
        for _ in 0..SAMPLE {
            estimator.draw(|scheduler| program.play(scheduler).0);
        }
        estimator.estimate()
    }

    /// Whether what an execution stands for can be counted.
    fn counts(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

pub(super) fn search(
    explorer: &Explorer,
    program: &Program<'_>,
    clock: &Clock,
) -> Result<Report, Problem> {
    let mut search = Kind::of(explorer);
    let mut tally = Tally::default();
    let none = search.counts().then_some(0.0);
    let (mut schedules, mut before, mut estimate) = (none, None, None);
    let covered = loop {
        if let Some(covered) = search.covered() {
            break covered;
        }
        if tally.executions >= explorer.max_executions || tally.is_enough() {
            break Covered::MaxExecutions;
        }
        if clock.is_over() {
            break Covered::TimeLimit;
        }
        if tally.executions == long(explorer) && estimate.is_none() {
            estimate = search.estimate(explorer, program);
        }
        let (mut came, mut repeats) = (None, true);
        let explored = search.next(|scheduler| {
            let (played, work) = program.play(scheduler);
            came = Some(work);
            repeats = before.replace(Told::of(&played)).is_none_or(|before| before.agrees(&played));
            played
        });
        if !repeats {
            return Err(Problem::Nondeterministic);
        }
        tally.executions += 1;
        match explored {
            Explored::Astray => return Err(Problem::Nondeterministic),
            Explored::Known => {}
            Explored::Anew => {
                tally.begin_anew();
                (schedules, estimate) = (none, None);
            }
            Explored::Played { played, too_long, causes } => {
                schedules = schedules.and_then(|sum| Some(sum + count(&played, &causes)?));
                let came = came.expect("it was played");
                tally.add(*played, came, too_long)?;
            }
        }
    };
    conclude(explorer, program, tally, (covered, schedules, estimate))
}

/// What each lane did in an execution, as far as the next one must do the same: as long as it has the same schedule, and in the
/// step after that. The search itself only looks at who can go on.
struct Told(Vec<(Turn, Action, At)>);

impl Told {
    fn of(played: &Played) -> Self {
        let steps = played.steps.iter().map(|step| (step.turn(), step.op.action, step.op.at));
        let left = played.lanes.iter().enumerate();
        let left =
            left.filter_map(|(lane, left)| left.next.map(|op| (Turn::of(lane), op.action, op.at)));
        Self(steps.chain(left).collect())
    }

    fn agrees(&self, played: &Played) -> bool {
        for (at, step) in played.steps.iter().enumerate() {
            let own =
                self.0[at.min(self.0.len())..].iter().find(|(turn, ..)| turn.lane == step.lane);
            if own
                .is_some_and(|(_, action, place)| (*action, *place) != (step.op.action, step.op.at))
            {
                return false;
            }
            if self.0.get(at).is_none_or(|(turn, ..)| *turn != step.turn()) {
                return true;
            }
        }
        true
    }
}

/// How many schedules an execution stands for; none where that takes long to tell.
fn count(played: &Played, causes: &Causes) -> Option<f64> {
    let mut positions = 1_usize;
    for lane in 0..played.lanes.len() {
        let steps = played.steps.iter().filter(|step| step.lane == lane).count();
        positions = positions.saturating_mul(steps + 1);
    }
    if positions > COUNTED { None } else { equivalent(played, causes) }
}
