//! Schedules with few preemptions: for programs that have too many schedules to play one of each kind.
//!
//! A *preemption* is a switch away from a lane that could have gone on. Most bugs need one or two (Musuvathi and Qadeer, *Iterative Context
//! Bounding for Systematic Testing of Multithreaded Programs*, PLDI 2007). All schedules with at most so many are played,
//! but that a moment is left where an equivalent one was met before, with the same lane going on and no more
//! preemptions (CHESS's happens-before caching), or with another lane going on and fewer. That prunes exactly, whatever the bound,
//! which a partial order reduction would not do (Coons, Musuvathi, McKinley, *Bounded Partial-Order Reduction*, OOPSLA 2013).
//!
//! Where every access is sequentially consistent, what is behind a turn is certain before it is given, so that a turn to a moment
//! that was met is not given. Some executions are in vain still: to a moment that is new, and has nothing but known ones behind it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::{Cut, Decides, Explored, Follow, class, lock};
use crate::causes::Causes;
use crate::op::Action;
use crate::played::{MAX_LANES, Played, Point, Scheduler, Taken, depends};
use crate::turn::{Turn, Way};

/// A search under way of the schedules with at most so many preemptions.
#[derive(Debug)]
pub struct Bounded {
    plan: Arc<Mutex<Plan>>,
    over: bool,
}

#[derive(Debug)]
struct Plan {
    most: u32,
    most_steps: usize,
    weak: bool,
    spurious: bool,
    path: Vec<Frame>,
    cut: Option<Cut>,
    /// Whether something was left out for the bound.
    bounded: bool,
    /// The fewest preemptions with which a moment was met: what was done before it, and who was at it.
    met: HashMap<u64, u32>,
    /// The same, whoever was at it.
    least: HashMap<u64, u32>,
    /// What has been done in executions that were played to their end.
    ended: HashMap<u64, u32>,
}

/// A moment of the present execution.
#[derive(Debug)]
struct Frame {
    /// What to try from here, what is being tried first; none to end here.
    turns: Vec<Option<Try>>,
    ready: u64,
    /// Of those, who does not only wait or go round.
    going: u64,
    /// Preemptions before it.
    used: u32,
    /// What the steps before it are, in whatever order.
    done: u64,
    /// What is before the step that is taken here, by lane.
    clock: Vec<u32>,
}

/// A turn that may be given at a moment.
#[derive(Clone, Copy, Debug)]
struct Try {
    turn: Turn,
    way: Way,
    /// What will have been done behind it, where that is certain, and how many preemptions that will have taken.
    behind: Option<(u64, u32)>,
}

impl Bounded {
    /// One that has not begun: of at most `most` preemptions and `most_steps` steps.
    pub fn new(most: u32, most_steps: usize) -> Self {
        let plan = Plan {
            most,
            most_steps,
            weak: false,
            spurious: true,
            path: Vec::new(),
            cut: None,
            bounded: false,
            met: HashMap::new(),
            least: HashMap::new(),
            ended: HashMap::new(),
        };
        Self { plan: Arc::new(Mutex::new(plan)), over: false }
    }

    /// The same, where waits on condition variables do not end by themselves.
    #[must_use]
    pub fn without_spurious(self) -> Self {
        lock(&self.plan).spurious = false;
        self
    }

    /// Whether there is nothing left to play.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Whether the bound has left something out so far. What has none left out has been played whole.
    pub fn is_bounded(&self) -> bool {
        lock(&self.plan).bounded
    }

    /// Plays the next one: `play` does it with the scheduler that it is given. Of equivalent ones one is told.
    pub fn next(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) -> Explored {
        let played = play(Box::new(Follow(self.plan.clone())));
        let mut plan = lock(&self.plan);
        let cut = plan.cut.take();
        if cut == Some(Cut::Astray) || plan.path.len() < played.steps.len() {
            self.over = true;
            return Explored::Astray;
        }
        if !plan.weak && played.steps.iter().any(|step| step.op.is_weak()) {
            plan.begin_anew();
            return Explored::Anew;
        }
        let done = plan.done_behind(&played.steps).wrapping_add(class::of_orders(&played.orders));
        let known = cut == Some(Cut::Known) || plan.ended.insert(done, 1).is_some();
        self.over = !plan.advance();
        if known {
            return Explored::Known;
        }
        let causes = Causes::of(&played);
        let (played, too_long) = (Box::new(played), cut == Some(Cut::TooLong));
        Explored::Played { played, too_long, causes }
    }
}

impl Decides for Plan {
    fn is_weak(&self) -> bool {
        self.weak
    }

    fn choose(&mut self, point: &Point<'_>) -> Result<Option<Turn>, Cut> {
        let at = point.steps.len();
        let point = &point.with_spurious(self.spurious);
        let ready = point.ready | point.by_itself;
        if self.path.len() <= at {
            if ready == 0 {
                return Ok(None);
            }
            if at >= self.most_steps {
                return Err(Cut::TooLong);
            }
            self.open(point)?;
        }
        let frame = &self.path[at];
        if frame.ready != ready {
            return Err(Cut::Astray);
        }
        match frame.turns.first() {
            Some(tried) => Ok(tried.map(|tried| tried.turn)),
            None => Err(Cut::Known),
        }
    }

    fn cut(&mut self, cut: Cut) {
        self.cut = Some(cut);
    }
}

impl Plan {
    fn begin_anew(&mut self) {
        self.path.clear();
        self.met.clear();
        self.least.clear();
        self.ended.clear();
        (self.weak, self.bounded) = (true, false);
    }

    /// Adds the present moment to the path, with all that may be tried from it.
    fn open(&mut self, point: &Point<'_>) -> Result<(), Cut> {
        let done = self.done_behind(point.steps);
        let orders = if self.weak { class::of_orders(&point.orders()) } else { 0 };
        let last = point.steps.last().map(|step| step.lane);
        let used = self.path.last().map_or(0, |frame| frame.used + frame.costs(point.steps));
        let done = done.wrapping_add(orders);
        if self.is_met(done, last, used) {
            return Err(Cut::Known);
        }
        self.met.insert(class::hash(&(done, last)), used);
        let least = self.least.entry(done).or_insert(used);
        *least = used.min(*least);
        let done = done.wrapping_sub(orders);
        let going = point.ready & !point.parked;
        let able = if going == 0 { point.ready } else { going } | point.by_itself;
        let stays = last.filter(|lane| going >> lane & 1 == 1);
        let first = last.into_iter().chain((0..MAX_LANES).filter(|lane| Some(*lane) != last));
        // It ends here before a wait ends by itself.
        let mut turns = if point.ready == 0 { vec![None] } else { Vec::new() };
        for lane in first.filter(|lane| able >> lane & 1 == 1) {
            let costs = u32::from(stays.is_some_and(|stays| stays != lane));
            if used + costs > self.most {
                self.bounded = true;
                continue;
            }
            for open in point.open(lane) {
                let behind = self.behind(point, lane, open.way).map(|(hash, _)| hash);
                let behind = behind.map(|hash| (done.wrapping_add(hash), used + costs));
                let turn = Turn { lane, pick: open.pick };
                turns.push(Some(Try { turn, way: open.way, behind }));
            }
        }
        // What is behind a turn is often certain before it is given, and then it need not be given to find that it is known.
        turns.retain(|tried| !self.is_known(tried.as_ref()));
        if turns.is_empty() {
            return Err(Cut::Known);
        }
        let ready = point.ready | point.by_itself;
        self.path.push(Frame { turns, ready, going, used, done, clock: Vec::new() });
        Ok(())
    }

    /// Whether all that is behind a turn has been met.
    fn is_known(&self, tried: Option<&Try>) -> bool {
        let Some(Try { turn, behind: Some((done, used)), .. }) = tried else { return false };
        self.is_met(*done, Some(turn.lane), *used) || self.ended.contains_key(done)
    }

    /// Whether a moment was met with no more preemptions; or with fewer where another lane was at it, for whatever follows takes at
    /// most one more then.
    fn is_met(&self, done: u64, last: Option<usize>, used: u32) -> bool {
        self.met.get(&class::hash(&(done, last))).is_some_and(|met| *met <= used)
            || self.least.get(&done).is_some_and(|least| *least < used)
    }

    /// What the steps so far are, in whatever order of those that are independent: each with what is before it.
    fn done_behind(&mut self, steps: &[Taken]) -> u64 {
        let Some(last) = steps.len().checked_sub(1) else { return 0 };
        let step = &steps[last];
        let way = self.path[last].turns.first().copied().flatten().map(|tried| tried.way);
        let before = |other: &Taken| other.lane == step.lane || depends(self.weak, other, step);
        let (hash, clock) = self.one(&steps[..last], (step.lane, step.nth), way, before);
        let frame = &mut self.path[last];
        frame.clock = clock;
        frame.done.wrapping_add(hash)
    }

    /// What a lane's next step will be, as far as that is certain: what an atomic sees among old values, and who wakes one that
    /// has backed off, is not.
    fn behind(&self, point: &Point<'_>, lane: usize, way: Way) -> Option<(u64, Vec<u32>)> {
        let op = point.next.get(lane).copied().flatten()?;
        if self.weak || op.is_weak() || op.action == Action::BackOff {
            return None;
        }
        let before = |other: &Taken| other.lane == lane || other.op.depends_on(&op);
        Some(self.one(point.steps, (lane, point.id(lane).nth), Some(way), before))
    }

    /// A step with what is `before` it.
    fn one(
        &self,
        steps: &[Taken],
        (lane, nth): (usize, u32),
        way: Option<Way>,
        before: impl Fn(&Taken) -> bool,
    ) -> (u64, Vec<u32>) {
        let mut clock: Vec<u32> = Vec::new();
        for (earlier, _) in steps.iter().enumerate().filter(|(_, step)| before(step)) {
            let before = &self.path[earlier].clock;
            clock.resize(clock.len().max(before.len()), 0);
            clock.iter_mut().zip(before).for_each(|(mine, theirs)| *mine = (*mine).max(*theirs));
        }
        clock.resize(clock.len().max(lane + 1), 0);
        clock[lane] = nth + 1;
        // What a store is put behind says less than the order of all writes.
        let way = way.filter(|way| !matches!(way, Way::Over(_)));
        (class::hash(&(lane, way, &clock)), clock)
    }

    fn advance(&mut self) -> bool {
        while let Some(mut frame) = self.path.pop() {
            if !frame.turns.is_empty() {
                frame.turns.remove(0);
            }
            frame.turns.retain(|tried| !self.is_known(tried.as_ref()));
            if !frame.turns.is_empty() {
                self.path.push(frame);
                return true;
            }
        }
        false
    }
}

impl Frame {
    /// Preemptions in the last of the steps, which was taken here.
    fn costs(&self, steps: &[Taken]) -> u32 {
        let [.., before, step] = steps else { return 0 };
        u32::from(before.lane != step.lane && self.going >> before.lane & 1 == 1)
    }
}
