//! Schedules with few preemptions: for programs that have too many schedules to play one of each kind.
//!
//! A *preemption* is a switch away from a lane that could have gone on. Most bugs need one or two (Musuvathi and Qadeer, *Iterative Context
//! Bounding for Systematic Testing of Multithreaded Programs*, PLDI 2007). All schedules with at most so many are played,
//! but that a moment is left where an equivalent one was met before, with the same lane going on and no more
//! preemptions: CHESS's happens-before caching. That prunes exactly, whatever the bound, which a partial order reduction
//! would not do (Coons, Musuvathi, McKinley, *Bounded Partial-Order Reduction*, OOPSLA 2013).

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::{Cut, Decides, Explored, Follow, class, lock};
use crate::causes::Causes;
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
    /// What has been done in executions that were played to their end.
    ended: HashMap<u64, u32>,
}

/// A moment of the present execution.
#[derive(Debug)]
struct Frame {
    /// What to try from here, what is being tried first; none to end here.
    turns: Vec<Option<(Turn, Way)>>,
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
            Some(turn) => Ok(turn.map(|(turn, _)| turn)),
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
        self.ended.clear();
        (self.weak, self.bounded) = (true, false);
    }

    /// Adds the present moment to the path, with all that may be tried from it.
    fn open(&mut self, point: &Point<'_>) -> Result<(), Cut> {
        let done = self.done_behind(point.steps);
        let orders = if self.weak { class::of_orders(&point.orders()) } else { 0 };
        let last = point.steps.last().map(|step| step.lane);
        let used = self.path.last().map_or(0, |frame| frame.used + frame.costs(point.steps));
        let moment = class::hash(&(done.wrapping_add(orders), last));
        let met = self.met.entry(moment).or_insert(u32::MAX);
        if *met <= used {
            return Err(Cut::Known);
        }
        *met = used;
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
            let open = point.open(lane).into_iter();
            turns.extend(open.map(|way| Some((Turn { lane, pick: way.pick }, way.way))));
        }
        let ready = point.ready | point.by_itself;
        self.path.push(Frame { turns, ready, going, used, done, clock: Vec::new() });
        Ok(())
    }

    /// What the steps so far are, in whatever order of those that are independent: each with what is before it.
    fn done_behind(&mut self, steps: &[Taken]) -> u64 {
        let Some(last) = steps.len().checked_sub(1) else { return 0 };
        let step = &steps[last];
        let mut clock: Vec<u32> = Vec::new();
        for (earlier, other) in steps[..last].iter().enumerate() {
            if other.lane == step.lane || depends(self.weak, other, step) {
                let before = &self.path[earlier].clock;
                clock.resize(clock.len().max(before.len()), 0);
                clock
                    .iter_mut()
                    .zip(before)
                    .for_each(|(mine, theirs)| *mine = (*mine).max(*theirs));
            }
        }
        clock.resize(clock.len().max(step.lane + 1), 0);
        clock[step.lane] = step.nth + 1;
        let frame = &mut self.path[last];
        // What a store is put behind says less than the order of all writes.
        let way = frame.turns.first().copied().flatten().map(|(_, way)| way);
        let way = way.filter(|way| !matches!(way, Way::Over(_)));
        let hash = class::hash(&(step.lane, way, &clock));
        frame.clock = clock;
        frame.done.wrapping_add(hash)
    }

    fn advance(&mut self) -> bool {
        while let Some(frame) = self.path.last_mut() {
            if !frame.turns.is_empty() {
                frame.turns.remove(0);
            }
            if !frame.turns.is_empty() {
                return true;
            }
            self.path.pop();
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
