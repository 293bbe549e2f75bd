//! A lab in the scheduler's seat: played along a schedule, and searched for bad ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::aio;
use crate::model::{Aim, Goal, Outcome, Params, RequestError, RunError, RunRequest};
use crate::random::Rng;
use crate::rt::{Current, Run};
use crate::seat::{
    End, Ending, Explored, Fault, Findings, FoundOutcome, Note, Objects, Onward, Op, Place, Played,
    Point, Scheduler, Search, SearchBounds, Turns, WaitFor, Walk, WalkLane, WalkObject, WalkOp,
    WalkStep, equivalent, fault, goes_round, next_of, waits,
};
use crate::trace::LaneKind;

use super::{Body, Lab, Seat, Strategy, execute};

/// A strategy that can be played step by step.
pub struct Steered {
    strategy: &'static Strategy,
    seat: Seat,
    params: Params,
    seed: u32,
}

/// One execution: its steps, and what its work came to where it was done.
#[derive(Debug)]
pub struct Play {
    /// Its steps.
    pub played: Played,
    /// What it came to, or how it ended early.
    pub outcome: Result<Outcome, RunError>,
}

/// Plays `work`, which has room for `lanes` lanes, as `scheduler` says.
pub fn play(
    seed: u32,
    lanes: u32,
    scheduler: Box<dyn Scheduler>,
    work: impl FnOnce() -> Outcome,
) -> Play {
    // Its time is virtual, and begins with 0.
    let run = Run::with_epoch(seed, lanes, false, 0.0);
    let place = Current::new(run.clone(), run.recorder().open(LaneKind::Main, 0));
    let seat = Place { turns: Turns::new(scheduler), lane: 0, polls: false };
    let outcome = seat.enter(|| place.perform(work));
    match outcome {
        Ok(_) => seat.turns.leave(0),
        Err(_) => seat.turns.break_off(),
    }
    Play { played: seat.turns.played(), outcome }
}

/// Plays `work` and its tasks, of which there may be one less than `lanes`, as `scheduler` says.
pub fn play_tasks(
    seed: u32,
    lanes: u32,
    scheduler: Box<dyn Scheduler>,
    work: impl Future<Output = Outcome>,
) -> Play {
    let run = Run::with_epoch(seed, lanes, false, 0.0);
    let place = Current::new(run.clone(), run.recorder().open(LaneKind::Main, 0));
    let turns = Turns::new(scheduler);
    let driven = aio::steer(&run, place.lane(), &turns, work);
    Play { played: turns.played(), outcome: place.ended(driven) }
}

impl std::fmt::Debug for Steered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Steered").field("strategy", &self.strategy.id).finish_non_exhaustive()
    }
}

impl Steered {
    /// Strategy `id` of the request's lab, with the request's parameters.
    ///
    /// # Errors
    /// See [`RequestError`]; a strategy that cannot be steered is unknown, and more than the seat's limits
    /// out of range.
    pub fn new(request: &RunRequest, id: &str) -> Result<Self, RequestError> {
        let (lab, params) = execute::check_params(request)?;
        let unknown = || RequestError::UnknownStrategy { strategy: id.to_owned() };
        let seat = lab.seat.ok_or_else(unknown)?;
        let strategy = lab.steered().find(|s| s.id == id).ok_or_else(unknown)?;
        check_limits(lab, &seat, &params)?;
        Ok(Self { strategy, seat, params, seed: request.settings.seed })
    }

    /// Threads that have to be ready.
    pub fn threads(&self) -> u32 {
        (self.strategy.resources)(&self.params).threads
    }

    /// Plays it as `scheduler` says.
    pub fn play(&self, scheduler: Box<dyn Scheduler>) -> Play {
        let lanes = (self.strategy.resources)(&self.params).lanes();
        match self.strategy.body {
            Body::Blocking(work) => play(self.seed, lanes, scheduler, || work(&self.params)),
            Body::Async(work) => {
                // Called within the drive: making the future may already be work.
                let work = async { work(self.params.clone()).await };
                play_tasks(self.seed, lanes, scheduler, work)
            }
        }
    }

    /// How an execution ended; none for one that was only halted.
    fn ending(&self, play: &Play, too_long: bool) -> Option<Ending> {
        let Play { played, outcome } = play;
        if let Err(RunError::Panic { lane, message }) = outcome {
            return Some(Ending::Panic { lane: lane.clone(), message: message.clone() });
        }
        let objects = Objects::after(played, played.steps.len());
        let name = |at: usize| objects.all()[at].object.name.to_owned();
        let graph = |waits: Vec<crate::seat::Waits>| {
            let arrow = |w: crate::seat::Waits| WaitFor {
                lane: w.lane as u32,
                object: w.object.map(name).unwrap_or_default(),
                holders: w.holders.iter().map(|lane| *lane as u32).collect(),
            };
            waits.into_iter().map(arrow).collect()
        };
        match fault(played, too_long, self.seat.patience) {
            Some(Fault::Deadlock(all)) => Some(Ending::Deadlock { waits: graph(all) }),
            Some(Fault::LostWakeUp(all)) => Some(Ending::LostWakeUp { waits: graph(all) }),
            Some(Fault::Livelock) => Some(Ending::Livelock),
            Some(Fault::Starvation(lane)) => Some(Ending::Starvation { lane: lane as u32 }),
            Some(Fault::DataRace(race)) => Some(Ending::DataRace {
                object: race.object.name.to_owned(),
                steps: [race.earlier as u32, race.later as u32],
            }),
            None if too_long => Some(Ending::TooLong),
            None => {
                let outcome = outcome.as_ref().ok()?;
                let result = outcome.result.clone();
                Some(match (self.seat.holds)(&self.params, outcome) {
                    true => Ending::Fine { result },
                    false => Ending::Fail { result },
                })
            }
        }
    }

    /// Plays it along `schedule` (lanes), and onward.
    pub fn walk(&self, schedule: &[u32], onward: Onward) -> Walk {
        let along = Along::new(schedule, onward);
        let astray = along.astray.clone();
        let play = self.play(Box::new(along));
        let halted = play.played.end == End::Halted;
        let ending = self.ending(&play, halted && self.may_go_round(&play.played));
        // That it was cut is whoever halted it's own doing.
        let ending = ending.filter(|ending| *ending != Ending::TooLong);
        let astray = *astray.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        report(&play.played, ending, astray)
    }

    /// Whether lanes that are back where they were, with nobody having got on, are a livelock before all bounds.
    /// Where a strategy's steps do not show all that changes, only a search's length makes one sure of it.
    fn may_go_round(&self, played: &Played) -> bool {
        let asked = |goal: &Goal| goal.strategy == self.strategy.id && goal.aim == Aim::Livelock;
        let long = SearchBounds::default().steps as usize;
        self.seat.goals.iter().any(asked) || played.steps.len() >= long
    }

    /// A search that has not begun.
    pub fn search(self, bounds: SearchBounds) -> Hunt {
        let search = Search::new(bounds.reduced, bounds.steps as usize);
        let findings = Findings {
            bounds,
            executions: 0,
            schedules: Some(0.0),
            outcomes: Vec::new(),
            complete: false,
            over: false,
            astray: false,
            cut: 0,
        };
        Hunt { steered: self, search, findings }
    }
}

fn check_limits(lab: &Lab, seat: &Seat, params: &Params) -> Result<(), RequestError> {
    for (id, most) in seat.most {
        if params.int(id) > *most {
            let declared = lab.params.iter().find(|p| p.id == *id).map(|p| p.kind);
            let min = match declared {
                Some(crate::model::ParamKind::Int { min, .. }) => min,
                _ => 0,
            };
            let param = (*id).to_owned();
            return Err(RequestError::OutOfRange { param, min, max: *most });
        }
    }
    Ok(())
}

/// A search for bad schedules under way.
#[derive(Debug)]
pub struct Hunt {
    steered: Steered,
    search: Search,
    findings: Findings,
}

impl Hunt {
    /// What it has found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Plays one execution more; false when the search has ended.
    pub fn advance(&mut self) -> bool {
        let Self { steered, search, findings } = self;
        if findings.over {
            return false;
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
            Explored::Played { played, too_long, causes } => {
                findings.cut += u32::from(too_long);
                let reduced = findings.bounds.reduced;
                let count = if reduced { equivalent(&played, &causes) } else { Some(1.0) };
                let play = Play { played, outcome };
                if let Some(ending) = steered.ending(&play, too_long) {
                    findings.add(ending, &play.played, count);
                }
            }
        }
        let ended = search.is_over();
        findings.complete = ended && !findings.astray;
        findings.over = ended || findings.executions >= findings.bounds.executions;
        !findings.over
    }
}

impl Findings {
    fn add(&mut self, ending: Ending, played: &Played, schedules: Option<f64>) {
        let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
        self.schedules = sum(self.schedules, schedules);
        let known = self.outcomes.iter().any(|found| same(&found.ending, &ending));
        // Of a circle of steps, once round is enough.
        let rounds = |count: &usize| goes_round(played, *count);
        let count = match ending {
            Ending::Livelock if !known => (1..=played.steps.len()).find(rounds),
            _ => None,
        };
        let steps = &played.steps[..count.unwrap_or(played.steps.len())];
        let schedule = || steps.iter().map(|step| step.lane as u32).collect();
        match self.outcomes.iter_mut().find(|found| same(&found.ending, &ending)) {
            Some(found) => {
                found.executions += 1;
                found.schedules = sum(found.schedules, schedules);
                if steps.len() < found.shortest.len() {
                    (found.shortest, found.ending) = (schedule(), ending);
                }
            }
            None => self.outcomes.push(FoundOutcome {
                ending,
                executions: 1,
                schedules,
                shortest: schedule(),
            }),
        }
    }
}

/// Whether two endings are one outcome: which two accesses race is no difference.
fn same(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::DataRace { object: a, .. }, Ending::DataRace { object: b, .. }) => a == b,
        (a, b) => a == b,
    }
}

/// Plays a schedule, and onward.
#[derive(Debug)]
struct Along {
    schedule: Vec<u32>,
    onward: Onward,
    draws: Rng,
    astray: Arc<std::sync::Mutex<Option<u32>>>,
    /// Who had to wait at the moment before.
    waiting: Option<u64>,
}

impl Along {
    fn new(schedule: &[u32], onward: Onward) -> Self {
        let seed = if let Onward::Random { seed, .. } = onward { seed } else { 0 };
        Self {
            schedule: schedule.to_vec(),
            onward,
            draws: Rng::new(seed, 0),
            astray: Arc::default(),
            waiting: None,
        }
    }
}

fn lanes_of(set: u64) -> Vec<usize> {
    (0..64).filter(|lane| set >> lane & 1 == 1).collect()
}

impl Scheduler for Along {
    fn choose(&mut self, point: &Point<'_>) -> Option<usize> {
        let at = point.steps.len();
        if let Some(lane) = self.schedule.get(at) {
            if *lane < 64 && point.ready >> lane & 1 == 1 {
                return Some(*lane as usize);
            }
            *self.astray.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
                Some(at as u32);
            self.onward = Onward::Stop;
            return None;
        }
        let ready = lanes_of(point.ready);
        match self.onward {
            Onward::Stop => None,
            Onward::Random { steps, .. } => {
                let more = at - self.schedule.len() < steps as usize;
                more.then(|| ready[self.draws.range(0..=ready.len() as u64 - 1) as usize])
            }
            Onward::Interesting => {
                let lanes = point.next.iter().enumerate().filter(|(_, next)| next.is_some());
                let all = lanes.fold(0, |set, (lane, _)| set | 1_u64 << lane);
                let waiting = all & !point.ready;
                if self.waiting.replace(waiting).is_some_and(|before| before != waiting) {
                    return None;
                }
                let last = point.steps.last().map_or(0, |step| step.lane);
                ready.iter().find(|lane| **lane > last).or(ready.first()).copied()
            }
        }
    }
}

/// What the page is told of an execution.
fn report(played: &Played, ending: Option<Ending>, astray: Option<u32>) -> Walk {
    let count = played.steps.len();
    let objects = Objects::after(played, count);
    let index = |o: Option<crate::seat::Object>| {
        let address = o?.address;
        objects.all().iter().position(|s| s.object.address == address).map(|at| at as u32)
    };
    let op = |op: &Op| WalkOp {
        action: op.action,
        object: index(op.object),
        second: index(op.second),
        order: op.order,
        file: op.at.file().replace('\\', "/"),
        line: op.at.line(),
    };
    let mut notes: Vec<Vec<Note>> = vec![Vec::new(); count];
    let mut values = BTreeMap::new();
    for (at, note) in &played.notes {
        if let Note::Value { key, value } = note {
            values.insert((*key).to_owned(), *value);
        }
        if let Some(of) = notes.get_mut(*at) {
            of.push(*note);
        }
    }
    let as_lanes = |lanes: &[usize]| lanes.iter().map(|lane| *lane as u32).collect::<Vec<_>>();
    let steps = played.steps.iter().zip(notes).map(|(step, notes)| WalkStep {
        lane: step.lane as u32,
        what: op(&step.op),
        notes,
        now_ms: step.now,
        ready: as_lanes(&lanes_of(step.ready)),
    });
    let blocked = |lane: usize| {
        let left = &played.lanes[lane];
        (left.next.is_some() && !left.ready).then(|| waits(played, &objects, lane, count)).flatten()
    };
    let lanes = (0..played.lanes.len()).map(|lane| {
        let left = &played.lanes[lane];
        let waits = blocked(lane);
        WalkLane {
            next: next_of(played, lane, count).map(op),
            ready: left.ready,
            over: left.over,
            steps: played.steps.iter().filter(|s| s.lane == lane).count() as u32,
            waits_for: waits.as_ref().and_then(|w| w.object).map(|at| at as u32),
            holders: waits.map(|w| as_lanes(&w.holders)).unwrap_or_default(),
        }
    });
    let lanes: Vec<WalkLane> = lanes.collect();
    let shared = objects.all().iter().enumerate().map(|(at, s)| WalkObject {
        name: s.object.name.to_owned(),
        thing: s.thing,
        value: s.value,
        holders: as_lanes(&s.holders),
        line: as_lanes(&s.line),
        waiting: (0..lanes.len() as u32)
            .filter(|lane| lanes[*lane as usize].waits_for == Some(at as u32))
            .collect(),
    });
    Walk {
        steps: steps.collect(),
        objects: shared.collect(),
        lanes,
        values,
        ending,
        astray,
        now_ms: played.now,
    }
}
