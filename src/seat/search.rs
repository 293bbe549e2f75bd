//! Every schedule, or one of each kind: a stateless search, which plays the program from its start each time.
//!
//! With reduction it plays one schedule of those that differ only in the order of independent steps: source
//! sets (Abdulla, Aronis, Jonsson, Sagonas, *Optimal Dynamic Partial Order Reduction*, POPL 2014, algorithm 1)
//! with sleep sets (Godefroid, 1996). Where a step had to wait, and no step that could begin in its place is
//! ready, all that are ready are tried (Flanagan and Godefroid, POPL 2005).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::causes::Causes;
use super::op::Op;
use super::played::{End, MAX_LANES, Played, Point, Scheduler};

/// A search under way.
#[derive(Debug)]
pub struct Search {
    plan: Arc<Mutex<Plan>>,
    over: bool,
}

#[derive(Debug)]
struct Plan {
    reduced: bool,
    most_steps: usize,
    path: Vec<Frame>,
    /// What the execution that is on has come to.
    cut: Option<Cut>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Every step that could be next was played in its place before.
    Known,
    /// More steps than the bound allows.
    TooLong,
    /// It did not come to what it had come to before.
    Astray,
}

/// A moment of the present execution.
#[derive(Debug)]
struct Frame {
    chosen: usize,
    next: Vec<Option<Op>>,
    ready: u64,
    /// Whom to choose here, sooner or later.
    wanted: u64,
    tried: u64,
    /// Whom not to choose: it would lead to what was played before.
    asleep: u64,
}

/// What one execution was.
#[derive(Debug)]
pub enum Explored {
    /// Played to its end, or to the bound on its steps.
    Played {
        /// As it was played.
        played: Played,
        /// Whether it was cut at the bound.
        too_long: bool,
        /// What is before what in it.
        causes: Causes,
    },
    /// Given up on the way: what would follow has been played.
    Known,
    /// The program does not do the same when it is played the same way.
    Astray,
}

impl Search {
    /// One that has not begun: with reduction or with every single schedule, of `most_steps` steps at most.
    pub fn new(reduced: bool, most_steps: usize) -> Self {
        let plan = Plan { reduced, most_steps, path: Vec::new(), cut: None };
        Self { plan: Arc::new(Mutex::new(plan)), over: false }
    }

    /// Whether there is nothing left to play.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Plays the next one: `play` does it with the scheduler that it is given.
    pub fn next(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) -> Explored {
        let fresh = lock(&self.plan).path.len().saturating_sub(1);
        let played = play(Box::new(Follow(self.plan.clone())));
        let mut plan = lock(&self.plan);
        let cut = plan.cut.take();
        if cut == Some(Cut::Astray) || plan.path.len() != played.steps.len() {
            self.over = true;
            return Explored::Astray;
        }
        let causes = Causes::of(&played);
        if plan.reduced {
            plan.look_for_races(&played, &causes, fresh);
        }
        self.over = !plan.advance();
        match cut {
            Some(Cut::Known) => Explored::Known,
            _ => {
                let too_long = cut == Some(Cut::TooLong);
                debug_assert!(too_long || played.end != End::Halted);
                Explored::Played { played, too_long, causes }
            }
        }
    }
}

fn lock(plan: &Mutex<Plan>) -> MutexGuard<'_, Plan> {
    plan.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Plays what the plan says, and beyond that whatever is new.
struct Follow(Arc<Mutex<Plan>>);

impl Scheduler for Follow {
    fn choose(&mut self, point: &Point<'_>) -> Option<usize> {
        let chosen = lock(&self.0).choose(point);
        match chosen {
            Ok(lane) => Some(lane),
            Err(cut) => {
                lock(&self.0).cut = Some(cut);
                None
            }
        }
    }
}

fn bits(set: u64) -> impl Iterator<Item = usize> {
    (0..MAX_LANES).filter(move |lane| set >> lane & 1 == 1)
}

impl Plan {
    fn choose(&mut self, point: &Point<'_>) -> Result<usize, Cut> {
        let at = point.steps.len();
        if let Some(frame) = self.path.get(at) {
            return if frame.ready == point.ready { Ok(frame.chosen) } else { Err(Cut::Astray) };
        }
        if at >= self.most_steps {
            return Err(Cut::TooLong);
        }
        let asleep = match self.path.last() {
            Some(frame) if self.reduced => frame.asleep_behind(),
            _ => 0,
        };
        let awake = point.ready & !asleep;
        let last = point.steps.last().map(|step| step.lane);
        // Staying with a lane costs no switch of threads.
        let stay = last.filter(|lane| awake >> lane & 1 == 1);
        let chosen = stay.or_else(|| bits(awake).next()).ok_or(Cut::Known)?;
        self.path.push(Frame {
            chosen,
            next: point.next.to_vec(),
            ready: point.ready,
            wanted: if self.reduced { 1 << chosen } else { point.ready },
            tried: 0,
            asleep,
        });
        Ok(chosen)
    }

    /// Finds steps that could have come the other way round, and has that tried. Those of the first `fresh`
    /// steps have been found before.
    fn look_for_races(&mut self, played: &Played, causes: &Causes, fresh: usize) {
        let count = played.steps.len();
        for at in fresh..count {
            let step = &played.steps[at];
            self.races_of(played, causes, at, step.lane, &step.op, step.joined);
        }
        // Steps that were never taken could have come before others, too.
        for (lane, left) in played.lanes.iter().enumerate() {
            if let Some(op) = &left.next {
                let joined =
                    played.steps.iter().rev().find(|s| s.lane == lane).map_or(0, |s| s.joined);
                self.races_of(played, causes, count, lane, op, joined);
            }
        }
    }

    fn races_of(
        &mut self,
        played: &Played,
        causes: &Causes,
        at: usize,
        lane: usize,
        op: &Op,
        joined: u64,
    ) {
        let known = causes.known(played, at, lane, joined);
        for other in (0..played.lanes.len()).filter(|l| *l != lane) {
            for (earlier, step) in played.steps[..at].iter().enumerate().rev() {
                if step.lane != other || !step.op.depends_on(op) || !step.op.may_be_beside(op) {
                    continue;
                }
                if causes.seen(&known, earlier, other) {
                    break;
                }
                self.turn_round(played, causes, earlier, at, lane, op);
                // Where it had to wait, it may have been able to at a moment before.
                if self.path[earlier].ready >> lane & 1 == 1 {
                    break;
                }
            }
        }
    }

    /// Has tried, in place of step `earlier`, what leads to step `at` (of `lane`) without it.
    fn turn_round(
        &mut self,
        played: &Played,
        causes: &Causes,
        earlier: usize,
        at: usize,
        lane: usize,
        op: &Op,
    ) {
        let by = played.steps[earlier].lane;
        let without: Vec<usize> =
            (earlier + 1..at).filter(|k| !causes.is_before(earlier, by, *k)).collect();
        // Who could begin: the first steps of lanes that nothing else of this is before.
        let mut begin = 0_u64;
        let mut met = 0_u64;
        for (n, k) in without.iter().enumerate() {
            let who = played.steps[*k].lane;
            if met >> who & 1 == 1 {
                continue;
            }
            met |= 1 << who;
            let first =
                without[..n].iter().all(|j| !causes.is_before(*j, played.steps[*j].lane, *k));
            begin |= u64::from(first) << who;
        }
        if met >> lane & 1 == 0 {
            let first = without.iter().all(|j| !played.steps[*j].op.depends_on(op));
            begin |= u64::from(first) << lane;
        }
        let frame = &mut self.path[earlier];
        if frame.wanted & begin != 0 {
            return;
        }
        let ready = begin & frame.ready;
        frame.wanted |= match ready {
            0 => frame.ready,
            some if some >> lane & 1 == 1 => 1 << lane,
            some => some & some.wrapping_neg(),
        };
    }

    /// Goes to the next choice that is to be tried; false when there is none.
    fn advance(&mut self) -> bool {
        while let Some(frame) = self.path.last_mut() {
            frame.tried |= 1 << frame.chosen;
            let left = frame.wanted & !frame.tried & !frame.asleep;
            if let Some(lane) = bits(left).next() {
                frame.chosen = lane;
                return true;
            }
            self.path.pop();
        }
        false
    }
}

impl Frame {
    /// Whom not to choose behind this moment: those whose step was tried here and is not touched by the
    /// chosen one.
    fn asleep_behind(&self) -> u64 {
        let Some(Some(chosen)) = self.next.get(self.chosen) else { return 0 };
        let still = |lane: &usize| {
            let step = self.next.get(*lane).copied().flatten();
            step.is_some_and(|op| !op.depends_on(chosen))
        };
        bits((self.asleep | self.tried) & !(1 << self.chosen))
            .filter(still)
            .fold(0, |set, l| set | 1 << l)
    }
}
