//! Searching a lab for bad schedules.

use model::{Outcome, RunError};
use seat::{
    Bounded, Causes, End, Estimator, Explored, Findings, Owners, Played, Sampler, Scheduler,
    Search, SearchBounds, equivalent,
};

use super::outcomes::{Came, Effort, Finder};
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
    begun: Option<(Findings, Vec<Effort>)>,
    estimator: Option<Estimator>,
    /// Of a learner's program, whose data is a step only where lanes share it.
    owners: Option<Owners>,
    /// Of each outcome, that of its shortest schedule as it was searched.
    efforts: Vec<Effort>,
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
        let owners = self.seat.learners.then(Owners::default);
        let (begun, estimator, efforts) = (None, None, Vec::new());
        Hunt { steered: self, search, findings, begun, estimator, owners, efforts }
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
        let Self { steered, search, findings, estimator, owners, .. } = self;
        let play = |scheduler| steered.play(led(owners.as_ref(), scheduler));
        if findings.over {
            return false;
        }
        if let (Stage::Whole(whole), None) = (&*search, findings.estimate)
            && findings.executions == long(findings.bounds)
        {
            let estimator = estimator.get_or_insert_with(|| {
                Estimator::new(findings.bounds, whole.is_weak(), steered.seed())
            });
            estimator.draw(|scheduler| play(scheduler).played);
            if estimator.count() >= SAMPLE {
                findings.estimate = estimator.estimate();
            }
            self.share();
            return true;
        }
        let mut outcome = Err(RunError::Stopped);
        let explored = search.next(|scheduler| {
            let Play { played, outcome: came } = play(scheduler);
            outcome = came;
            played
        });
        findings.executions += 1;
        if !self.share() {
            self.learn(explored, outcome);
        }
        self.go_on();
        !self.findings.over
    }

    fn learn(&mut self, explored: Explored, outcome: Result<Outcome, RunError>) {
        let Self { steered, search, findings, owners, efforts, .. } = self;
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
                let schedules = match findings.bounds.reduced {
                    _ if !whole => None,
                    true => equivalent(&played, &causes),
                    false => Some(1.0),
                };
                let play = Play { played: *played, outcome };
                if let Some(ending) = steered.ending(&play, too_long) {
                    let finder = Finder { steered, owners: owners.as_ref() };
                    let came = Came { ending, played: &play.played, schedules, counts };
                    findings.astray = finder.add(findings, efforts, came).is_err();
                }
            }
        }
    }

    /// Sets what has been found to what was when the present stage began.
    fn begin(&mut self) {
        let findings = &mut self.findings;
        let begun = self.begun.as_ref().map(|(begun, _)| begun);
        findings.outcomes = begun.map_or_else(Vec::new, |begun| begun.outcomes.clone());
        findings.schedules = if begun.is_some() { None } else { Some(0.0) };
        findings.cut = begun.map_or(0, |begun| begun.cut);
        self.efforts = self.begun.as_ref().map_or_else(Vec::new, |(_, efforts)| efforts.clone());
    }

    /// Begins anew where lanes share more than was taken into account; whether they do.
    fn share(&mut self) -> bool {
        let more = self.owners.as_ref().is_some_and(Owners::has_more);
        if more {
            let bounds = self.findings.bounds;
            self.search = match self.search {
                Stage::Bounded(_, most) => Stage::bounded(bounds, most),
                _ => Stage::first(bounds, self.steered.seed()),
            };
            self.estimator = None;
            self.begin();
        }
        more
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
            self.begun = Some((self.findings.clone(), self.efforts.clone()));
        }
    }
}

/// As `scheduler` says, but for what is owned.
fn led(owners: Option<&Owners>, scheduler: Box<dyn Scheduler>) -> Box<dyn Scheduler> {
    match owners {
        Some(owners) => owners.around(scheduler),
        None => scheduler,
    }
}
