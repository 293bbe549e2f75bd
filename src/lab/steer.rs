//! A lab in the scheduler's seat: run along a schedule, and searched for bad ones.

use model::{Aim, Goal, Outcome, Params, RequestError, RunError, RunRequest};
use rt::{Current, Run};
use seat::{
    Along, End, Ending, Fault, Objects, Onward, Place, Played, Scheduler, SearchBounds, WaitFor,
    Walk, fault, walked,
};
use trace::LaneKind;

use super::{Body, Lab, Labs, Seat, Strategy};

/// A strategy that can be run step by step.
pub struct Steered {
    strategy: &'static Strategy,
    pub(super) seat: Seat,
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
    let seat = Place::new(rt::steer::turns(scheduler), 0);
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
    let turns = rt::steer::turns(scheduler);
    let driven = aio::steer(&run, place.lane(), &turns, work);
    Play { played: turns.played(), outcome: place.ended(driven) }
}

impl std::fmt::Debug for Steered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Steered").field("strategy", &self.strategy.id).finish_non_exhaustive()
    }
}

impl Labs {
    /// Strategy `id` of the request's lab, with the request's parameters.
    ///
    /// # Errors
    /// See [`RequestError`]; a strategy that cannot be steered is unknown, and more than the seat's limits
    /// out of range.
    pub fn steer(self, request: &RunRequest, id: &str) -> Result<Steered, RequestError> {
        let (lab, params) = self.check_params(request)?;
        let unknown = || RequestError::UnknownStrategy { strategy: id.to_owned() };
        let seat = lab.seat.ok_or_else(unknown)?;
        let strategy = lab.steered().find(|s| s.id == id).ok_or_else(unknown)?;
        check_limits(lab, &seat, &params)?;
        Ok(Steered { strategy, seat, params, seed: request.settings.seed })
    }
}

impl Steered {
    pub(super) fn seed(&self) -> u32 {
        self.seed
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
            Body::Way(work, way) => play(self.seed, lanes, scheduler, || work(&self.params, way)),
            Body::Async(work) => {
                // Called within the drive: making the future may already be work.
                let work = async { work(self.params.clone()).await };
                play_tasks(self.seed, lanes, scheduler, work)
            }
        }
    }

    /// How an execution ended; none for one that was only halted.
    pub(super) fn ending(&self, play: &Play, too_long: bool) -> Option<Ending> {
        let Play { played, outcome } = play;
        if let Err(RunError::Panic { lane, message }) = outcome {
            return Some(Ending::Panic { lane: lane.clone(), message: message.clone() });
        }
        let objects = Objects::after(played, played.steps.len());
        let name = |at: usize| objects.all()[at].object.name.to_owned();
        let graph = |waits: Vec<seat::Waits>| {
            let arrow = |w: seat::Waits| WaitFor {
                lane: w.lane as u32,
                object: w.object.map(name).unwrap_or_default(),
                holders: w.holders.iter().map(|lane| *lane as u32).collect(),
            };
            waits.into_iter().map(arrow).collect()
        };
        match fault(played, too_long, self.seat.patience) {
            Some(Fault::Deadlock(all)) => Some(Ending::Deadlock { waits: graph(all) }),
            Some(Fault::LostWakeUp(all)) => Some(Ending::LostWakeUp { waits: graph(all) }),
            Some(Fault::Livelock) if too_long && self.seat.learners => Some(Ending::TooLong),
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
                let lost = self.seat.learners.then(|| seat::lost_update(played)).flatten();
                Some(match ((self.seat.holds)(&self.params, outcome), lost) {
                    (false, _) => Ending::Fail { result },
                    (true, None) => Ending::Fine { result },
                    (true, Some(lost)) => Ending::LostUpdate {
                        object: lost.object.name.to_owned(),
                        steps: [lost.earlier as u32, lost.later as u32],
                        result,
                    },
                })
            }
        }
    }

    /// Plays it along `schedule` (lanes), and onward.
    pub fn walk(&self, schedule: &[u32], onward: Onward) -> Walk {
        let along = Along::new(schedule, onward);
        let astray = along.astray();
        let play = self.play(Box::new(along));
        let halted = play.played.end == End::Halted;
        let may_go_round = !self.seat.learners && self.may_go_round(&play.played);
        let ending = self.ending(&play, halted && may_go_round);
        // That it was cut is whoever halted it's own doing.
        let ending = ending.filter(|ending| *ending != Ending::TooLong);
        let mut walk = walked(&play.played, ending, astray.at());
        if self.seat.learners {
            // The language of programs has no memory orders.
            let steps = walk.steps.iter_mut().map(|step| &mut step.what);
            let next = walk.lanes.iter_mut().filter_map(|lane| lane.next.as_mut());
            steps.chain(next).for_each(|op| op.order = None);
        }
        walk
    }

    /// Whether lanes that are back where they were, with nobody having made progress, are a livelock before all bounds.
    /// Where a strategy's steps do not show all that changes, only a search's length makes one sure of it.
    fn may_go_round(&self, played: &Played) -> bool {
        let asked = |goal: &Goal| goal.strategy == self.strategy.id && goal.aim == Aim::Livelock;
        let long = SearchBounds::default().steps as usize;
        self.seat.goals.iter().any(asked) || played.steps.len() >= long
    }
}

fn check_limits(lab: &Lab, seat: &Seat, params: &Params) -> Result<(), RequestError> {
    for (id, most) in seat.most {
        if params.int(id) > *most {
            let declared = lab.params.iter().find(|p| p.id == *id).map(|p| p.kind);
            let min = match declared {
                Some(model::ParamKind::Int { min, .. }) => min,
                _ => 0,
            };
            let param = (*id).to_owned();
            return Err(RequestError::OutOfRange { param, min, max: *most });
        }
    }
    Ok(())
}
