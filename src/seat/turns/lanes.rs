//! The lanes of one execution, and where each stands.

use std::thread::Thread;

use crate::items::Listed;
use crate::memory::Memory;
use crate::op::{Action, Note, Object, Op};
use crate::played::{Birth, End, LaneEnd, Locals, Point, Scheduler, Taken};
use crate::turn::{Id, Open, Turn, Ways};

use super::rounds::Rounds;

/// In how many ways a lane can do what it is about to do. Borrowed from the stack of the lane, which stands still
/// meanwhile, or a constant.
pub(super) type Ready = *const (dyn Fn() -> Ways + 'static);

#[derive(Debug)]
pub(super) enum Status {
    /// Started, and not yet on its way.
    Started,
    /// On its way to its first step, or from one to the next.
    Running,
    /// Before a step.
    Before(Op, Ready),
    /// Waits for the end of these lanes, which is no step: nobody else's step is changed by it.
    Joining(u64),
    /// A task that is not offered, and what it will go on with.
    Parked(Option<Op>),
    /// Its work is done.
    Over,
}

#[derive(Debug)]
pub(super) struct Lane {
    pub(super) status: Status,
    pub(super) thread: Option<Thread>,
    pub(super) born: Option<Birth>,
    /// Whose thread works for it, where it has none of its own.
    pub(super) host: Option<usize>,
    pub(super) joined: u64,
    /// Its last step.
    pub(super) last: Option<usize>,
    /// What was said of it before its first one.
    pub(super) early: Vec<Note>,
    pub(super) locals: Locals,
    pub(super) taken: usize,
    /// Writes of others so far when it last took a step.
    pub(super) seen: u64,
    /// What it has to do next in other ways than the usual one.
    pub(super) pick: u8,
    pub(super) rounds: Rounds,
    /// Whether it has backed off and has nothing to come back for.
    pub(super) parked: bool,
    /// Lanes whose ends it has waited for step by step, or others that it waited for, as bits.
    pub(super) knows: u64,
    /// Whether its last access to a program's data was no step.
    pub(super) passed: bool,
    /// The step behind which it had.
    pub(super) woken: Option<Id>,
}

pub(super) struct State {
    pub(super) lanes: Vec<Lane>,
    pub(super) scheduler: Box<dyn Scheduler>,
    pub(super) steps: Vec<Taken>,
    pub(super) notes: Vec<(usize, Note)>,
    pub(super) lists: Vec<Listed>,
    pub(super) next: Vec<Option<Op>>,
    pub(super) ways: Vec<Ways>,
    /// Whether a wait has ended by itself. One does in an execution: that shows a wait that does not look again.
    pub(super) woke_by_itself: bool,
    pub(super) memory: Memory,
    /// Steps that have written something.
    pub(super) writes: u64,
    pub(super) now: f64,
    pub(super) end: Option<End>,
    pub(super) left: Vec<LaneEnd>,
}

// SAFETY: what `Ready` points to is called by the lane that has the turn alone, while the lane that it
// belongs to waits in `step`; it borrows from primitives that are shared between threads anyway. Of a hosted task it is
// a constant.
unsafe impl Send for State {}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("lanes", &self.lanes).finish_non_exhaustive()
    }
}

/// Who can go on, as bits: see [`Point`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) ready: u64,
    pub(super) parked: u64,
    pub(super) by_itself: u64,
}

impl Lane {
    pub(super) fn new(status: Status, born: Option<Birth>) -> Self {
        Self {
            status,
            thread: None,
            born,
            host: None,
            joined: 0,
            last: None,
            early: Vec::new(),
            locals: Locals::new(),
            taken: 0,
            seen: 0,
            pick: 0,
            rounds: Rounds::default(),
            parked: false,
            passed: false,
            knows: 0,
            woken: None,
        }
    }
}

impl State {
    /// Whose turn it is, with the step that it means; none when that is the end.
    pub(super) fn next_turn(&mut self) -> Option<usize> {
        let started = |lane: &Lane| matches!(lane.status, Status::Started);
        if let Some(lane) = self.lanes.iter().position(started) {
            return Some(lane);
        }
        // Whoever waited for ends that have come goes on: it changes nobody else's steps.
        let over = |lane: &Lane| matches!(lane.status, Status::Over);
        let over: u64 = (self.lanes.iter().enumerate())
            .filter(|(_, lane)| over(lane))
            .fold(0, |bits, (number, _)| bits | 1 << number);
        for (number, lane) in self.lanes.iter_mut().enumerate() {
            if let Status::Joining(lanes) = lane.status
                && lanes & !over == 0
            {
                lane.joined |= lanes;
                self.memory.join(number, lanes);
                return Some(number);
            }
        }
        self.memory.settle(false);
        self.wake();
        let Look { ready, parked, by_itself } = self.look();
        if ready == 0 && by_itself == 0 {
            let all = over.count_ones() as usize == self.lanes.len();
            self.end = Some(if all { End::Done } else { End::Stuck });
            return None;
        }
        let Self { scheduler, next, steps, ways, memory, .. } = self;
        let point = Point { next, ready, parked, by_itself, steps, ways, memory };
        let chosen = scheduler.choose(&point);
        let chosen =
            chosen.filter(|turn| point.open(turn.lane).iter().any(|way| way.pick == turn.pick));
        match chosen {
            Some(turn) => self.take(turn, ready),
            None => self.end = Some(if ready == 0 { End::Stuck } else { End::Halted }),
        }
        chosen.map(|turn| turn.lane)
    }

    /// What each lane is about to do, into `next`; who can.
    pub(super) fn look(&mut self) -> Look {
        let mut look = Look::default();
        self.next.clear();
        self.ways.clear();
        for (number, lane) in self.lanes.iter().enumerate() {
            let mut next = None;
            let mut ways = Ways::default();
            if let Status::Parked(op) = lane.status {
                next = op;
            }
            if let Status::Before(op, ready) = &lane.status {
                next = Some(*op);
                // SAFETY: the lane is in `Turns::step`, which `ready` is borrowed for, or `ready` is a constant's.
                ways = unsafe { (**ready)() };
                let spins = op.action == Action::Spin;
                let changed = spins.then(|| self.memory.has_changed(number)).flatten();
                // Round a spinning loop there is nothing new to see before somebody has written.
                let idle = spins && lane.seen == self.writes && changed != Some(true);
                if ways.open > 0 && !idle && !lane.parked {
                    look.ready |= 1 << number;
                }
                if changed == Some(false) {
                    look.parked |= 1 << number;
                }
                if ways.by_itself && !self.woke_by_itself {
                    look.by_itself |= 1 << number;
                }
            }
            self.next.push(next);
            self.ways.push(ways);
        }
        look.parked &= look.ready;
        look
    }

    /// A lane's work is done, and with its thread the tasks of that are.
    pub(super) fn leave(&mut self, number: usize) {
        let of = |(at, lane): &(usize, &mut Lane)| *at == number || lane.host == Some(number);
        let lanes = self.lanes.iter_mut().enumerate().filter(of);
        lanes.for_each(|(_, lane)| lane.status = Status::Over);
    }

    pub(super) fn take(&mut self, turn: Turn, ready: u64) {
        let number = turn.lane;
        let Some(op) = self.next[number] else { return };
        let at = self.steps.len();
        self.memory.step(number, at, &op);
        self.writes += u64::from(op.writes());
        let now = self.now;
        if op.action == Action::BackOff {
            let got = self.got(number);
            self.lanes[number].rounds.seen.push(got);
        }
        if matches!(op.action, Action::AwaitEnd | Action::AwaitEndOrTimeOut) {
            let is_ended =
                |lane: &usize| self.end_of(*lane).is_some_and(|end| Some(end) == op.object);
            let ended = (0..self.lanes.len()).filter(is_ended);
            let known = ended.fold(0, |all, lane| all | 1 << lane | self.lanes[lane].knows);
            self.lanes[number].knows |= known;
        }
        let lane = &mut self.lanes[number];
        lane.rounds.writes += u32::from(op.writes());
        lane.seen = self.writes;
        lane.last = Some(at);
        lane.pick = turn.pick;
        // The usual way of a wait that may end by itself is that its time runs out.
        let may_wake = self.ways.get(number).is_some_and(|ways| ways.by_itself);
        self.woke_by_itself |= may_wake && turn.pick > 0;
        let nth = lane.taken as u32;
        lane.taken += 1;
        self.notes.extend(lane.early.drain(..).map(|note| (at, note)));
        let (joined, pick, woken) = (lane.joined, turn.pick, lane.woken.take());
        let (from, floor, wrote) = (None, None, false);
        let lane = number;
        self.steps.push(Taken {
            lane,
            nth,
            op,
            ready,
            joined,
            now,
            pick,
            from,
            floor,
            wrote,
            woken,
            values: [0; 2],
        });
    }

    /// What others wait for who wait for the end of `lane`, where it has taken that step.
    fn end_of(&self, lane: usize) -> Option<Object> {
        let last = self.steps.get(self.lanes[lane].last?)?;
        last.op.object.filter(|_| last.op.action == Action::End)
    }

    /// Whether the end of `other`, which is over, comes before whatever `lane` does. One whose end is no step is over for all.
    pub(super) fn knows_end_of(&self, lane: usize, other: usize) -> bool {
        self.end_of(other).is_none() || self.lanes[lane].knows >> other & 1 == 1
    }

    /// Finds out who has backed off and has nothing to come back for.
    fn wake(&mut self) {
        if !self.scheduler.parks() {
            return;
        }
        for number in 0..self.lanes.len() {
            let lane = &self.lanes[number];
            let off = matches!(&lane.status, Status::Before(op, _) if op.action == Action::BackOff);
            let parked = off && lane.rounds.is_outermost() && {
                let got = self.got(number);
                lane.rounds.seen.contains(&got)
            };
            let last = self.steps.last().map(Taken::id);
            let lane = &mut self.lanes[number];
            if std::mem::replace(&mut lane.parked, parked) && !parked {
                lane.woken = last;
            }
        }
    }

    /// How far the others have got.
    fn got(&self, number: usize) -> Vec<(u32, u32)> {
        let others = self.lanes.iter().enumerate().filter(|(other, _)| *other != number);
        others.map(|(_, lane)| lane.rounds.got()).collect()
    }

    /// Keeps what the lanes are about to do for who looks at the end: their stacks go.
    pub(super) fn freeze(&mut self) {
        let Look { ready, parked, by_itself } = self.look();
        let Self { scheduler, next, steps, ways, memory, .. } = self;
        let point = Point { next, ready, parked, by_itself, steps, ways, memory };
        let watched = scheduler.is_watched();
        let open = (0..next.len()).map(|lane| if watched { point.open(lane) } else { Vec::new() });
        let mut open: Vec<Vec<Open>> = open.collect();
        let next = std::mem::take(&mut self.next);
        let left = |(number, (lane, next)): (usize, (&Lane, Option<Op>))| LaneEnd {
            next,
            ready: ready >> number & 1 == 1,
            open: std::mem::take(&mut open[number]),
            over: matches!(lane.status, Status::Over),
            joined: lane.joined,
            task: lane.host.is_some(),
            born: lane.born,
        };
        self.left = self.lanes.iter().zip(next).enumerate().map(left).collect();
    }
}
