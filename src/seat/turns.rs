//! Whose turn it is: lanes are real threads, of which one runs at a time.
//!
//! A lane that comes to a step says what it is about to do. Who has the turn then chooses (by the
//! [`Scheduler`]) among those who can go on, and hands the turn over where that is another lane. So a step of
//! the same lane as before costs no switch of threads. A waiting lane spins for a moment before it
//! sleeps: with two lanes on two cores the turn mostly comes back within that.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

use super::items::Listed;
use super::op::{Action, Note, Op};
use super::played::{End, LaneEnd, MAX_LANES, Played, Point, Scheduler, Taken};

/// Rounds of looking before a lane that waits for its turn sleeps; a switch of threads takes about as long.
const SPINS: u32 = 400;
/// In place of a lane: all are to end.
const OVER: usize = usize::MAX;

/// Whether a lane can do what it is about to do. Borrowed from the stack of the lane, which stands still
/// meanwhile.
type Ready = *const (dyn Fn() -> bool + 'static);

#[derive(Debug)]
enum Status {
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
    born: Option<(usize, usize)>,
    joined: u64,
    /// Its last step.
    last: Option<usize>,
    taken: usize,
    /// Writes of others so far when it last took a step.
    seen: u64,
}

struct State {
    lanes: Vec<Lane>,
    /// Lanes that wait for a lane that they started to come to its first step.
    starters: Vec<(usize, usize)>,
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
            starters: Vec::new(),
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
        turns.state().lanes.push(Lane::new(None));
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

    /// Says of `lane`'s last step what it came to.
    pub fn note(&self, lane: usize, note: Note) {
        let mut state = self.state();
        let at = state.lanes[lane].last.unwrap_or(0);
        state.notes.push((at, note));
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
        let born = (by, state.lanes[by].taken);
        state.lanes.push(Lane::new(Some(born)));
        state.lanes.len() - 1
    }

    /// `by` waits until `lane`, which it started, has come to its first step.
    ///
    /// # Errors
    /// The execution is over.
    pub fn let_begin(&self, by: usize, lane: usize) -> Result<(), Over> {
        {
            let mut state = self.state();
            if state.end.is_some() {
                return Err(Over);
            }
            state.starters.push((lane, by));
            state.lanes[by].thread.get_or_insert_with(std::thread::current);
            self.hand(&state, by, lane);
        }
        self.wait(by)
    }

    /// The first thing that `lane` does on its thread.
    ///
    /// # Errors
    /// The execution is over.
    pub fn begin(&self, lane: usize) -> Result<(), Over> {
        self.state().lanes[lane].thread = Some(std::thread::current());
        self.wait(lane)
    }

    /// `lane` is about to do `op`, which it can as soon as `ready` says so. Returns when it is its turn to.
    ///
    /// # Errors
    /// The execution is over.
    pub fn step(&self, lane: usize, op: Op, ready: &dyn Fn() -> bool) -> Result<(), Over> {
        // SAFETY: the longer lifetime is not made use of: `State::is_ready` calls it only while the lane is
        // `Before`, and it is not that any more when this returns.
        let ready: Ready =
            unsafe { std::mem::transmute::<*const (dyn Fn() -> bool + '_), Ready>(ready) };
        self.give_up_turn(lane, Status::Before(op, ready))
    }

    /// `lane` waits for the end of all `lanes` (bits).
    ///
    /// # Errors
    /// The execution is over.
    pub fn join(&self, lane: usize, lanes: u64) -> Result<(), Over> {
        self.give_up_turn(lane, Status::Joining(lanes))?;
        self.state().lanes[lane].joined |= lanes;
        Ok(())
    }

    /// `lane`'s work is done.
    pub fn leave(&self, lane: usize) {
        let mut state = self.state();
        state.lanes[lane].status = Status::Over;
        if state.end.is_none() {
            self.pass_on(&mut state, lane);
        }
    }

    /// Ends the execution, whoever has the turn.
    pub fn break_off(&self) {
        let mut state = self.state();
        self.finish(&mut state, End::Broken);
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

    fn give_up_turn(&self, lane: usize, status: Status) -> Result<(), Over> {
        {
            let mut state = self.state();
            if state.end.is_some() {
                return Err(Over);
            }
            state.lanes[lane].thread.get_or_insert_with(std::thread::current);
            state.lanes[lane].status = status;
            self.pass_on(&mut state, lane);
        }
        self.wait(lane)?;
        self.state().lanes[lane].status = Status::Running;
        Ok(())
    }

    /// Gives the turn to the next, and takes note of the step that this means.
    fn pass_on(&self, state: &mut State, from: usize) {
        // A lane that has just come to its first step: whoever started it goes on.
        if let Some(at) = state.starters.iter().position(|(started, _)| *started == from) {
            let (_, starter) = state.starters.swap_remove(at);
            return self.hand(state, from, starter);
        }
        // Whoever waited for ends that have come goes on: it changes nobody else's steps.
        let over: u64 = (0..state.lanes.len())
            .filter(|lane| matches!(state.lanes[*lane].status, Status::Over))
            .fold(0, |bits, lane| bits | 1 << lane);
        let joined = state
            .lanes
            .iter()
            .position(|lane| matches!(lane.status, Status::Joining(lanes) if lanes & !over == 0));
        if let Some(lane) = joined {
            return self.hand(state, from, lane);
        }
        let ready = state.look();
        if ready == 0 {
            let all = state.lanes.iter().all(|lane| matches!(lane.status, Status::Over));
            return self.finish(state, if all { End::Done } else { End::Stuck });
        }
        let State { scheduler, next, steps, .. } = state;
        let point = Point { next, ready, steps };
        match scheduler.choose(&point).filter(|lane| *lane < MAX_LANES && ready >> lane & 1 == 1) {
            None => self.finish(state, End::Halted),
            Some(lane) => {
                state.take(lane, ready);
                self.hand(state, from, lane);
            }
        }
    }

    fn hand(&self, state: &State, from: usize, to: usize) {
        self.turn.store(to, Ordering::Release);
        if from != to
            && let Some(thread) = &state.lanes[to].thread
        {
            thread.unpark();
        }
    }

    fn finish(&self, state: &mut State, end: End) {
        if state.end.is_some() {
            return;
        }
        state.end = Some(end);
        state.freeze();
        self.turn.store(OVER, Ordering::Release);
        for thread in state.lanes.iter().filter_map(|lane| lane.thread.as_ref()) {
            thread.unpark();
        }
    }

    fn wait(&self, lane: usize) -> Result<(), Over> {
        let mut spins = 0;
        loop {
            match self.turn.load(Ordering::Acquire) {
                turn if turn == lane => return Ok(()),
                OVER => return Err(Over),
                _ if spins < SPINS => {
                    spins += 1;
                    std::hint::spin_loop();
                }
                _ => std::thread::park(),
            }
        }
    }
}

impl Lane {
    fn new(born: Option<(usize, usize)>) -> Self {
        Self {
            status: Status::Running,
            thread: None,
            born,
            joined: 0,
            last: None,
            taken: 0,
            seen: 0,
        }
    }
}

impl State {
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
        lane.last = Some(self.steps.len());
        lane.taken += 1;
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
