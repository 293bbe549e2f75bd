//! Searching a lab for bad schedules.

use model::RunError;
use seat::{
    Bounded, Causes, End, Ending, Estimator, Explored, Findings, FoundOutcome, Played, Sampler,
    Scheduler, Search, SearchBounds, Taken, Turn, equivalent, goes_round,
};

use super::steer::{Play, Steered};

/// A search for bad schedules in progress.
///
/// First one schedule of each kind is played. Where half of the executions do not suffice for that, the other half goes to
/// schedules with no preemption, with at most one, and so on, so that what can be said in the end names a bound. Where
/// schedules are to be drawn, that is all there is.
#[derive(Debug)]
pub struct Hunt {
    steered: Steered,
    search: Stage,
    findings: Findings,
    /// What the first stage has found: what a further one finds is found again, but for what is new.
    begun: Option<Findings>,
    estimator: Option<Estimator>,
}

/// Schedules that are drawn for an estimate.
const SAMPLE: usize = 100;

/// Executions after which a search is a long one and worth that: there are more than it costs, and as many to come.
fn long(bounds: SearchBounds) -> u32 {
    (bounds.executions / 4).clamp(SAMPLE as u32, 1_000)
}

#[derive(Debug)]
enum Stage {
    Whole(Search),
    /// At most so many preemptions.
    Bounded(Bounded, u32),
    Drawn(Sampler),
}

impl Stage {
    fn whole(bounds: SearchBounds) -> Self {
        let search = Search::new(bounds.reduced, bounds.steps as usize);
        Self::Whole(if bounds.spurious { search } else { search.without_spurious() })
    }

    fn bounded(bounds: SearchBounds, most: u32) -> Self {
        let search = Bounded::new(most, bounds.steps as usize);
        Self::Bounded(if bounds.spurious { search } else { search.without_spurious() }, most)
    }

    fn first(bounds: SearchBounds, seed: u32) -> Self {
        let Some(draw) = bounds.draw else { return Self::whole(bounds) };
        let sampler = Sampler::new(draw.draws(), seed, bounds.steps as usize);
        Self::Drawn(if bounds.spurious { sampler } else { sampler.without_spurious() })
    }

    fn next(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) -> Explored {
        match self {
            Self::Whole(search) => search.next(play),
            Self::Bounded(search, _) => search.next(play),
            Self::Drawn(sampler) => {
                let played = play(Box::new(sampler.draw()));
                sampler.learn(&played);
                let (too_long, causes) = (played.end == End::Halted, Causes::of(&played));
                Explored::Played { played: Box::new(played), too_long, causes }
            }
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Self::Whole(search) => search.is_over(),
            Self::Bounded(search, _) => search.is_over(),
            Self::Drawn(_) => false,
        }
    }
}

impl Steered {
    /// A search that has not begun.
    pub fn search(self, bounds: SearchBounds) -> Hunt {
        let findings = Findings {
            bounds,
            executions: 0,
            schedules: bounds.draw.is_none().then_some(0.0),
            outcomes: Vec::new(),
            complete: false,
            preemptions: None,
            over: false,
            astray: false,
            cut: 0,
            promised: None,
            estimate: None,
        };
        let search = Stage::first(bounds, self.seed());
        Hunt { steered: self, search, findings, begun: None, estimator: None }
    }
}

impl Hunt {
    /// How many threads it needs.
    pub fn threads(&self) -> u32 {
        self.steered.threads()
    }

    /// What it has found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Runs one more execution, or draws one for the estimate; false when the search has ended.
    pub fn advance(&mut self) -> bool {
        let Self { steered, search, findings, estimator, .. } = self;
        if findings.over {
            return false;
        }
        if let (Stage::Whole(whole), None) = (&*search, findings.estimate)
            && findings.executions == long(findings.bounds)
        {
            let estimator = estimator.get_or_insert_with(|| {
                Estimator::new(findings.bounds, whole.is_weak(), steered.seed())
            });
            estimator.draw(|scheduler| steered.play(scheduler).played);
            if estimator.count() >= SAMPLE {
                findings.estimate = estimator.estimate();
            }
            return true;
        }
        let mut outcome = Err(RunError::Stopped);
        let explored = search.next(|scheduler| {
            let Play { played, outcome: came } = steered.play(scheduler);
            outcome = came;
            played
        });
        findings.executions += 1;
        match explored {
            Explored::Astray => findings.astray = true,
            Explored::Known => {}
            // What was found before is found again.
            Explored::Anew => self.begin(),
            Explored::Played { played, too_long, causes } => {
                findings.cut += u32::from(too_long);
                let whole = matches!(search, Stage::Whole(_));
                // What is drawn twice counts twice.
                let counts = !matches!(search, Stage::Bounded(..));
                if let Stage::Drawn(sampler) = &*search {
                    findings.promised = sampler.promised();
                }
                let count = match findings.bounds.reduced {
                    _ if !whole => None,
                    true => equivalent(&played, &causes),
                    false => Some(1.0),
                };
                let play = Play { played: *played, outcome };
                if let Some(ending) = steered.ending(&play, too_long) {
                    add(findings, ending, &play.played, count, counts);
                }
            }
        }
        self.go_on();
        !self.findings.over
    }

    /// Sets what has been found to what was when the present stage began.
    fn begin(&mut self) {
        let findings = &mut self.findings;
        let begun = self.begun.as_ref();
        findings.outcomes = begun.map_or_else(Vec::new, |begun| begun.outcomes.clone());
        findings.schedules = if begun.is_some() { None } else { Some(0.0) };
        findings.cut = begun.map_or(0, |begun| begun.cut);
    }

    /// Ends the search, or goes on to the next stage.
    fn go_on(&mut self) {
        let Findings { bounds, executions, astray, .. } = self.findings;
        let spent = executions >= bounds.executions;
        let ended = self.search.is_over();
        let next = match &self.search {
            Stage::Whole(_) if ended => None,
            Stage::Whole(_) => (executions >= bounds.executions.div_ceil(2)).then_some(0),
            Stage::Bounded(search, most) if ended && !astray => {
                self.findings.preemptions = Some(*most);
                self.findings.complete = !search.is_bounded();
                search.is_bounded().then_some(most + 1)
            }
            Stage::Bounded(..) | Stage::Drawn(_) => None,
        };
        if let Stage::Whole(_) = self.search {
            self.findings.complete = ended && !astray;
        }
        self.findings.over = astray || spent || self.findings.complete;
        if let (Some(most), false) = (next, self.findings.over) {
            self.search = Stage::bounded(bounds, most);
            self.begun = Some(self.findings.clone());
        }
    }
}

/// Adds an ending; `counts` if it cannot have been counted in a stage before.
fn add(
    findings: &mut Findings,
    ending: Ending,
    played: &Played,
    schedules: Option<f64>,
    counts: bool,
) {
    let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
    findings.schedules = sum(findings.schedules, schedules);
    let known = findings.outcomes.iter().any(|found| same(&found.ending, &ending));
    // Of a circle of steps, once round is enough.
    let rounds = |count: &usize| goes_round(played, *count);
    let count = match ending {
        Ending::Livelock if !known => (1..=played.steps.len()).find(rounds),
        _ => None,
    };
    let steps = &played.steps[..count.unwrap_or(played.steps.len())];
    let schedule = || steps.iter().map(|step| step.turn().code()).collect();
    match findings.outcomes.iter_mut().find(|found| same(&found.ending, &ending)) {
        Some(found) => {
            found.executions += u32::from(counts);
            found.schedules = sum(found.schedules, schedules);
            let turns = found.shortest.iter().filter_map(|code| Turn::from_code(*code));
            if effort(steps.iter().map(Taken::turn)) < effort(turns) {
                (found.shortest, found.ending) = (schedule(), ending);
            }
        }
        None => findings.outcomes.push(FoundOutcome {
            ending,
            executions: 1,
            schedules,
            shortest: schedule(),
        }),
    }
}

/// How hard a schedule is to follow: how often something else than the usual comes about, how many steps there are, and how
/// many switches of lanes.
fn effort(turns: impl Iterator<Item = Turn> + Clone) -> (usize, usize, usize) {
    let unusual = turns.clone().filter(|turn| turn.pick > 0).count();
    let switches =
        turns.clone().zip(turns.clone().skip(1)).filter(|(a, b)| a.lane != b.lane).count();
    (unusual, turns.count(), switches)
}

/// Whether two endings are the same outcome: it makes no difference which two accesses race, or where an update is lost.
fn same(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::DataRace { object: a, .. }, Ending::DataRace { object: b, .. }) => a == b,
        (
            Ending::LostUpdate { object: a, result: x, .. },
            Ending::LostUpdate { object: b, result: y, .. },
        ) => (a, x) == (b, y),
        (a, b) => a == b,
    }
}
