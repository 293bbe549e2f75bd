//! Whose turn it is: lanes are real threads, of which one runs at a time.
//!
//! A lane that comes to a step says what it is about to do. Who has the turn then chooses (by the
//! [`Scheduler`]) among those who can go on, and hands the turn over where that is another lane. So a step of
//! the same lane as before costs no switch of threads. A waiting lane spins for a moment before it
//! sleeps: with two lanes on two cores the turn mostly comes back within that.
//!
//! A lane that is started comes to its first step when whoever started it comes to its next one: nothing in
//! between is seen by others, and the turn goes from one new lane to the next without going back.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

use super::items::Listed;
use super::op::{Action, Note, Op};
use super::played::{Birth, End, LaneEnd, MAX_LANES, Played, Point, Scheduler, Taken};

/// Rounds of looking before a lane that waits for its turn sleeps; a switch of threads takes about as long. In wasm
/// a round is one look, for there is no instruction to pause.
const SPINS: u32 = if cfg!(target_family = "wasm") { 4_000 } else { 400 };
/// In place of a lane: all are to end.
const OVER: usize = usize::MAX;

/// Whether a lane can do what it is about to do. Borrowed from the stack of the lane, which stands still
/// meanwhile.
type Ready = *const (dyn Fn() -> bool + 'static);

#[derive(Debug)]
enum Status {
    /// Started, and not yet on its way.
    Started,
    /// On its way to its first step, or from one to the next.
    Running,
    /// Before a step.
    Before(Op, Ready),
    /// Waits for the end of these lanes, which is no step: nobody else's step is changed by it.
    Joining(u64),
    /// Its work is done.
    Over,
}

#[derive(Debug)]
struct Lane {
    status: Status,
    thread: Option<Thread>,
    born: Option<Birth>,
    joined: u64,
    /// Its last step.
    last: Option<usize>,
    /// What was said of it before its first one.
    early: Vec<Note>,
    taken: usize,
    /// Writes of others so far when it last took a step.
    seen: u64,
}

struct State {
    lanes: Vec<Lane>,
    scheduler: Box<dyn Scheduler>,
    steps: Vec<Taken>,
    notes: Vec<(usize, Note)>,
    lists: Vec<Listed>,
    next: Vec<Option<Op>>,
    /// Steps that have written something.
    writes: u64,
    now: f64,
    end: Option<End>,
    left: Vec<LaneEnd>,
}

// SAFETY: what `Ready` points to is called by the lane that has the turn alone, while the lane that it
// belongs to waits in `step`; it borrows from primitives that are shared between threads anyway.
unsafe impl Send for State {}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("lanes", &self.lanes).finish_non_exhaustive()
    }
}

/// The turns of one execution.
#[derive(Debug)]
pub struct Turns {
    state: Mutex<State>,
    turn: AtomicUsize,
    watched: bool,
}

/// The execution is over for this lane: it is to unwind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over;

impl Turns {
    /// Turns that `scheduler` gives; lane 0 has the first one.
    pub fn new(scheduler: Box<dyn Scheduler>) -> Arc<Self> {
        let watched = scheduler.is_watched();
        let state = State {
            lanes: Vec::new(),
            scheduler,
            steps: Vec::new(),
            notes: Vec::new(),
            lists: Vec::new(),
            next: Vec::new(),
            writes: 0,
            now: 0.0,
            end: None,
            left: Vec::new(),
        };
        let turns = Self { state: Mutex::new(state), turn: AtomicUsize::new(0), watched };
        turns.state().lanes.push(Lane::new(Status::Running, None));
        Arc::new(turns)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What has been played, once every lane has left.
    pub fn played(&self) -> Played {
        let mut state = self.state();
        Played {
            lanes: std::mem::take(&mut state.left),
            steps: std::mem::take(&mut state.steps),
            notes: std::mem::take(&mut state.notes),
            lists: std::mem::take(&mut state.lists),
            end: state.end.unwrap_or(End::Broken),
            now: state.now,
        }
    }

    /// Virtual time, ms: it passes in sleeps and time limits alone.
    pub fn now(&self) -> f64 {
        self.state().now
    }

    /// Lets virtual time come to `moment`, where it is not there yet.
    pub fn advance(&self, moment: f64) {
        let mut state = self.state();
        state.now = state.now.max(moment);
    }

    /// Steps taken so far.
    pub fn count(&self) -> usize {
        self.state().steps.len()
    }

    /// Says of `lane`'s last step what it came to; of its first one, what it did on the way there.
    pub fn note(&self, lane: usize, note: Note) {
        let mut state = self.state();
        match state.lanes[lane].last {
            Some(at) => state.notes.push((at, note)),
            None => state.lanes[lane].early.push(note),
        }
    }

    /// Whether somebody looks at it.
    pub fn is_watched(&self) -> bool {
        self.watched
    }

    /// Says what is in a list from now on.
    pub fn list(&self, now: Listed) {
        let lists = &mut self.state().lists;
        match lists.iter_mut().find(|l| (l.key, l.address) == (now.key, now.address)) {
            Some(known) => *known = now,
            None => lists.push(now),
        }
    }

    /// `by` starts a lane, whose number is the result; [`begin`](Self::begin) follows on that thread.
    pub fn start(&self, by: usize) -> usize {
        let mut state = self.state();
        let Lane { taken, joined, .. } = state.lanes[by];
        let born = Birth { by, taken, joined };
        state.lanes.push(Lane::new(Status::Started, Some(born)));
        state.lanes.len() - 1
    }

    /// The first thing that `lane` does on its thread.
    ///
    /// # Errors
    /// The execution is over.
    pub fn begin(&self, lane: usize) -> Result<(), Over> {
        self.state().lanes[lane].thread = Some(std::thread::current());
        self.wait(lane, SPINS)
    }

    /// `lane` is about to do `op`, which it can as soon as `ready` says so. Returns when it is its turn to.
    ///
    /// # Errors
    /// The execution is over.
    pub fn step(&self, lane: usize, op: Op, ready: &dyn Fn() -> bool) -> Result<(), Over> {
        // SAFETY: the longer lifetime is not made use of: `State::look` calls it only while the lane is
        // `Before`, and it is not that any more when this returns.
        let ready: Ready =
            unsafe { std::mem::transmute::<*const (dyn Fn() -> bool + '_), Ready>(ready) };
        self.give_up_turn(lane, Status::Before(op, ready), SPINS)
    }

    /// `lane` waits for the end of all `lanes` (bits).
    ///
    /// # Errors
    /// The execution is over.
    pub fn join(&self, lane: usize, lanes: u64) -> Result<(), Over> {
        // That takes long, as lanes go: to spin would keep them from a core.
        self.give_up_turn(lane, Status::Joining(lanes), 0)
    }

    /// `lane`'s work is done.
    pub fn leave(&self, lane: usize) {
        let mut state = self.state();
        state.lanes[lane].status = Status::Over;
        if state.end.is_none() {
            self.pass_on(state, lane);
        }
    }

    /// Ends the execution, whoever has the turn.
    pub fn break_off(&self) {
        let mut state = self.state();
        if state.end.is_none() {
            state.end = Some(End::Broken);
            self.finish(&mut state);
        }
    }

    /// Of tasks, where nobody stands still: who takes the next step, of those who can (bits); none for nobody.
    pub fn choose(&self, next: Vec<Option<Op>>, ready: u64) -> Option<usize> {
        let mut state = self.state();
        state.next = next;
        let State { scheduler, next, steps, .. } = &mut *state;
        let lane = scheduler.choose(&Point { next, ready, steps })?;
        state.take(lane, ready);
        Some(lane)
    }

    /// Ends an execution of tasks.
    pub fn end(&self, end: End, left: Vec<LaneEnd>) {
        let mut state = self.state();
        (state.end, state.left) = (Some(end), left);
    }

    fn give_up_turn(&self, lane: usize, status: Status, spins: u32) -> Result<(), Over> {
        let mut state = self.state();
        if state.end.is_some() {
            return Err(Over);
        }
        state.lanes[lane].thread.get_or_insert_with(std::thread::current);
        state.lanes[lane].status = status;
        self.pass_on(state, lane);
        self.wait(lane, spins)
    }

    /// Gives the turn to the next, and takes note of the step that this means.
    fn pass_on(&self, mut state: MutexGuard<'_, State>, from: usize) {
        let Some(to) = state.next_turn() else { return self.finish(&mut state) };
        state.lanes[to].status = Status::Running;
        self.turn.store(to, Ordering::Release);
        let thread = state.lanes[to].thread.clone().filter(|_| to != from);
        // Whoever is woken would only wait for it.
        drop(state);
        if let Some(thread) = thread {
            thread.unpark();
        }
    }

    fn finish(&self, state: &mut State) {
        state.freeze();
        self.turn.store(OVER, Ordering::Release);
        for thread in state.lanes.iter().filter_map(|lane| lane.thread.as_ref()) {
            thread.unpark();
        }
    }

    fn wait(&self, lane: usize, spins: u32) -> Result<(), Over> {
        let mut spun = 0;
        loop {
            match self.turn.load(Ordering::Acquire) {
                turn if turn == lane => return Ok(()),
                OVER => return Err(Over),
                _ if spun < spins => {
                    spun += 1;
                    std::hint::spin_loop();
                }
                _ => std::thread::park(),
            }
        }
    }
}

impl Lane {
    fn new(status: Status, born: Option<Birth>) -> Self {
        Self {
            status,
            thread: None,
            born,
            joined: 0,
            last: None,
            early: Vec::new(),
            taken: 0,
            seen: 0,
        }
    }
}

impl State {
    /// Whose turn it is, with the step that it means; none when that is the end.
    fn next_turn(&mut self) -> Option<usize> {
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
                return Some(number);
            }
        }
        let ready = self.look();
        if ready == 0 {
            let all = over.count_ones() as usize == self.lanes.len();
            self.end = Some(if all { End::Done } else { End::Stuck });
            return None;
        }
        let Self { scheduler, next, steps, .. } = self;
        let chosen = scheduler.choose(&Point { next, ready, steps });
        match chosen.filter(|lane| *lane < MAX_LANES && ready >> lane & 1 == 1) {
            Some(lane) => self.take(lane, ready),
            None => self.end = Some(End::Halted),
        }
        chosen.filter(|_| self.end.is_none())
    }

    /// What each lane is about to do, into `next`; who can, as bits.
    fn look(&mut self) -> u64 {
        let mut bits = 0;
        self.next.clear();
        for (number, lane) in self.lanes.iter().enumerate() {
            let mut next = None;
            if let Status::Before(op, ready) = &lane.status {
                next = Some(*op);
                // SAFETY: the lane is in `Turns::step`, which `ready` is borrowed for.
                let can = unsafe { (**ready)() };
                // Round a spinning loop there is nothing new to see before somebody has written.
                let spins = op.action == Action::Spin && lane.seen == self.writes;
                if can && !spins {
                    bits |= 1 << number;
                }
            }
            self.next.push(next);
        }
        bits
    }

    fn take(&mut self, number: usize, ready: u64) {
        let Some(op) = self.next[number] else { return };
        self.writes += u64::from(op.writes());
        let now = self.now;
        let lane = &mut self.lanes[number];
        lane.seen = self.writes;
        let at = self.steps.len();
        lane.last = Some(at);
        lane.taken += 1;
        self.notes.extend(lane.early.drain(..).map(|note| (at, note)));
        self.steps.push(Taken { lane: number, op, ready, joined: lane.joined, now });
    }

    /// Keeps what the lanes are about to do for who looks at the end: their stacks go.
    fn freeze(&mut self) {
        let ready = self.look();
        let next = std::mem::take(&mut self.next);
        let left = |(number, (lane, next)): (usize, (&Lane, Option<Op>))| LaneEnd {
            next,
            ready: ready >> number & 1 == 1,
            over: matches!(lane.status, Status::Over),
            joined: lane.joined,
            born: lane.born,
        };
        self.left = self.lanes.iter().zip(next).enumerate().map(left).collect();
    }
}
