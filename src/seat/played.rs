//! What an execution is made of, and who chooses: the plain data of the seat.

use super::items::Listed;
use super::memory::{Blocked, Memory, Race};
use super::op::{Note, Op};
use super::turn::{Id, Open, Turn, Way, Ways};

/// The most lanes: sets of lanes are bits of a `u64`.
pub const MAX_LANES: usize = 64;

/// The lanes of a set of bits.
pub(super) fn lanes_of(set: u64) -> Vec<usize> {
    (0..MAX_LANES).filter(|lane| set >> lane & 1 == 1).collect()
}

/// Chooses who goes on.
pub trait Scheduler: Send {
    /// The next turn: a lane of `point.ready` or, with a pick, of `point.by_itself`. None ends the execution here.
    fn choose(&mut self, point: &Point<'_>) -> Option<Turn>;

    /// Whether loads may see what is old. Otherwise memory is sequentially consistent.
    fn is_weak(&self) -> bool {
        false
    }

    /// Whether a lane that [backs off](super::begin_rounds) for the second time gets no turn before others have got
    /// anywhere. Who is given the turns one by one may have it go round as often as they like.
    fn parks(&self) -> bool {
        false
    }

    /// Which parts of an access make it a step, as bits: see [`touch`](super::touch). With none `lane` goes on at once.
    fn shared(&mut self, lane: usize, parts: &[Op]) -> u64 {
        let _ = (lane, parts);
        u64::MAX
    }

    /// Says that what `lane` is about to do only looks, which was no step at first: see [`Onward::Early`](super::Onward::Early).
    fn looks(&mut self, lane: usize) {
        let _ = lane;
    }

    /// Whether somebody looks at the execution, and not only at how it ends: texts are made for them alone.
    fn is_watched(&self) -> bool {
        false
    }
}

/// A moment at which somebody has to be chosen.
#[derive(Debug)]
pub struct Point<'a> {
    /// What each lane is about to do, by lane; none for one that is over or waits for others to end.
    pub next: &'a [Option<Op>],
    /// Those who can, as bits. None where lanes are left whose waits could only end by themselves.
    pub ready: u64,
    /// Of those, who would only go round a spinning loop and see the same as before.
    pub parked: u64,
    /// Whose wait may end by itself, as bits.
    pub by_itself: u64,
    /// Steps taken so far.
    pub steps: &'a [Taken],
    pub(crate) ways: &'a [Ways],
    pub(crate) memory: &'a Memory,
}

impl Point<'_> {
    /// The same where waits end by themselves only if they `may`.
    pub(crate) fn with_spurious(&self, may: bool) -> Self {
        Self { by_itself: if may { self.by_itself } else { 0 }, ..*self }
    }

    /// In which ways `lane` can do what it is about to do, the usual one first.
    pub fn open(&self, lane: usize) -> Vec<Open> {
        let Some(op) = self.next.get(lane).copied().flatten() else { return Vec::new() };
        let one = |pick: u8| Open { pick, way: Way::Nth(pick), value: None, writes: op.writes() };
        let can = self.ready >> lane & 1 == 1;
        if can && op.is_atomic() {
            return self.memory.open(lane, &op);
        }
        let by_itself = self.by_itself >> lane & 1 == 1;
        let usual = if can { self.ways.get(lane).map_or(1, |ways| ways.open.max(1)) } else { 0 };
        (0..usual).chain(by_itself.then_some(1)).map(one).collect()
    }

    /// Which step is `lane`'s next.
    pub fn id(&self, lane: usize) -> Id {
        let last = self.steps.iter().rfind(|step| step.lane == lane);
        Id { lane, nth: last.map_or(0, |step| step.nth + 1) }
    }

    /// For each atomic, its writes so far in modification order.
    pub(crate) fn orders(&self) -> Vec<Vec<Id>> {
        self.memory.orders()
    }

    /// Of what is written to the atomic of `op`, the newest that is no newer than `id` and that is `known`; none for the
    /// initial value.
    pub(crate) fn at_or_before(
        &self,
        op: &Op,
        id: Option<Id>,
        known: &dyn Fn(&Id) -> bool,
    ) -> Option<Id> {
        self.memory.at_or_before(op, id?, known)
    }
}

/// A step that was taken.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// By whom.
    pub lane: usize,
    /// So many of its lane's are before it.
    pub nth: u32,
    /// What.
    pub op: Op,
    /// Who could have gone on in its place, this lane included, as bits.
    pub ready: u64,
    /// Lanes whose end its lane had waited for by then, as bits.
    pub joined: u64,
    /// Virtual time before it, ms.
    pub now: f64,
    /// In which of its ways.
    pub pick: u8,
    /// The step whose write it saw, of an access to an atomic; none for the initial value.
    pub from: Option<Id>,
    /// The step whose write is the oldest that it could have seen, as above.
    pub floor: Option<Id>,
    /// Whether it was such an access and has written.
    pub wrote: bool,
    /// The step behind which its lane could go on that had backed off; none where it could all along.
    pub woken: Option<Id>,
    /// What it saw and what it left there, as bits.
    pub values: [u64; 2],
}

impl Taken {
    /// Whose turn it was.
    pub fn turn(&self) -> Turn {
        Turn { lane: self.lane, pick: self.pick }
    }

    /// What it is in every execution that is equivalent.
    pub fn id(&self) -> Id {
        Id { lane: self.lane, nth: self.nth }
    }
}

/// Whether the order of two steps of different lanes could matter. What a weak memory leaves open is no matter of
/// order: there an access to an atomic only depends on the write that it sees.
pub(super) fn depends(weak: bool, earlier: &Taken, later: &Taken) -> bool {
    if later.woken == Some(earlier.id()) {
        return true;
    }
    if weak && earlier.op.is_atomic() && later.op.is_atomic() {
        return earlier.wrote && later.from == Some(earlier.id());
    }
    earlier.op.depends_on(&later.op)
}

/// Why no step is taken any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every lane is over.
    Done,
    /// Lanes are left, and none can go on.
    Stuck,
    /// The scheduler chose nobody.
    Halted,
    /// The run is to end early: it failed or was stopped.
    Broken,
}

/// A lane as it was left.
#[derive(Clone, Debug)]
pub struct LaneEnd {
    /// What it was about to do; none when it was over or waited for others to end.
    pub next: Option<Op>,
    /// Whether it could have.
    pub ready: bool,
    /// In which ways, where somebody watched; also those of a wait that could only have ended by itself.
    pub open: Vec<Open>,
    /// Whether its work was done.
    pub over: bool,
    /// Lanes whose end it had waited for, as bits.
    pub joined: u64,
    /// Whether another lane's thread works for it.
    pub task: bool,
    /// How it was started; none for the one that starts the others.
    pub born: Option<Birth>,
}

/// How a lane was started.
#[derive(Clone, Copy, Debug)]
pub struct Birth {
    /// By which lane.
    pub by: usize,
    /// How many steps that one had taken then.
    pub taken: usize,
    /// Lanes whose end it had waited for by then, as bits.
    pub joined: u64,
}

/// Names and values as text.
pub type Locals = Vec<(String, String)>;

/// An execution as it was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// In order.
    pub steps: Vec<Taken>,
    /// What steps came to: the step's index (of the last one of that lane) and the note.
    pub notes: Vec<(usize, Note)>,
    /// What is in lists at its end; none where nobody watched.
    pub lists: Vec<Listed>,
    /// By lane what was local before its last step, or where it stands; empty where nobody watched or told. Tasks of
    /// [`Loop`](super::Loop) have none.
    pub locals: Vec<Locals>,
    /// By lane.
    pub lanes: Vec<LaneEnd>,
    /// How it ended.
    pub end: End,
    /// Virtual time at its end, ms.
    pub now: f64,
    /// The first data race.
    pub race: Option<Race>,
    /// For each atomic, its writes in modification order.
    pub orders: Vec<Vec<Id>>,
    /// Whether loads could see what is old.
    pub weak: bool,
    /// Ways that were not open for the order of `SeqCst` alone.
    pub blocked: Vec<Blocked>,
    /// Whether an atomic came after the end of another one, and may lie where that was.
    pub renewed: bool,
}

impl Played {
    /// Whether the order of steps `earlier` and `later`, of different lanes, could matter.
    pub fn depends(&self, earlier: usize, later: usize) -> bool {
        depends(self.weak, &self.steps[earlier], &self.steps[later])
    }

    /// Steps behind which a lane was started, so that all of its own come after them: the last one of the lane that
    /// started it, and of each whose end that one had waited for since.
    pub(super) fn started_behind(&self, lane: usize) -> Vec<usize> {
        let Some(Birth { by, taken, joined }) = self.lanes[lane].born else { return Vec::new() };
        let (mut behind, before) = match taken.checked_sub(1).and_then(|nth| self.nth_of(by, nth)) {
            Some(last) => (vec![last], self.steps[last].joined),
            None => (self.started_behind(by), 0),
        };
        behind.extend(self.ended_behind(joined & !before));
        behind
    }

    /// Steps behind which lanes (bits) have ended, so that whoever waits for that comes after them: the last one of
    /// each; of one that has taken none, those behind which it was started.
    pub(super) fn ended_behind(&self, lanes: u64) -> Vec<usize> {
        let mut behind = Vec::new();
        for lane in lanes_of(lanes) {
            let last = self.steps.iter().rposition(|step| step.lane == lane);
            let before = last.map_or(0, |last| self.steps[last].joined);
            behind.extend(self.ended_behind(self.lanes[lane].joined & !before));
            match last {
                Some(last) => behind.push(last),
                None => behind.extend(self.started_behind(lane)),
            }
        }
        behind
    }

    fn nth_of(&self, lane: usize, nth: usize) -> Option<usize> {
        let of_lane = self.steps.iter().enumerate().filter(|(_, step)| step.lane == lane);
        of_lane.map(|(at, _)| at).nth(nth)
    }
}
