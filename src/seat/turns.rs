//! Whose turn it is: lanes are fibres where one thread can switch stacks, or else real threads, of which one runs at a time.
//!
//! A lane that comes to a step says what it is about to do. Who has the turn then chooses (by the
//! [`Scheduler`]) among those who can go on, and hands the turn over where that is another lane. So a step of
//! the same lane as before costs no switch of threads. A waiting lane spins for a moment before it
//! sleeps: with two lanes on two cores the turn mostly comes back within that.
//!
//! A lane that is started comes to its first step when whoever started it comes to its next one: nothing in
//! between is seen by others, and the turn goes from one new lane to the next without going back.
//!
//! A thread with an event loop of its own [hosts](Turns::host) the lanes of its tasks: it offers those that are ready, and
//! works for the chosen one until it offers again. Meanwhile the others cannot be chosen, for their thread is busy.

mod hosted;
mod lanes;
mod rounds;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

use super::items::Listed;
use super::memory::{Accessed, Memory};
use super::op::{Action, Note, Op};
use super::place::Touch;
use super::played::{Birth, End, LaneEnd, Locals, MAX_LANES, Played, Point, Scheduler};
use super::turn::Ways;
use lanes::{Lane, Look, Ready, State, Status};

/// Rounds of looking before a lane that waits for its turn sleeps; a switch of threads takes about as long. In wasm
/// a round is one look, for there is no instruction to pause.
const SPINS: u32 = if cfg!(target_family = "wasm") { 4_000 } else { 400 };
/// In place of a lane: all are to end.
const OVER: usize = usize::MAX;

/// The turns of one execution.
#[derive(Debug)]
pub struct Turns {
    state: Mutex<State>,
    turn: AtomicUsize,
    /// The lane whose thread that is: a task's host.
    runs: AtomicUsize,
    switch: Option<fn(usize)>,
    watched: bool,
}

/// The execution is over for this lane: it is to unwind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over;

impl Turns {
    /// Turns that `scheduler` gives; lane 0 has the first one. Lanes are threads of the system's, or where `switch` is given all
    /// on one thread: it goes on with that of a lane, and returns when whose turn it is may have changed.
    pub fn new(scheduler: Box<dyn Scheduler>, switch: Option<fn(usize)>) -> Arc<Self> {
        let watched = scheduler.is_watched();
        let memory = Memory::new(scheduler.is_weak());
        let state = State {
            lanes: Vec::new(),
            scheduler,
            steps: Vec::new(),
            notes: Vec::new(),
            lists: Vec::new(),
            next: Vec::new(),
            ways: Vec::new(),
            woke_by_itself: false,
            memory,
            writes: 0,
            now: 0.0,
            end: None,
            left: Vec::new(),
        };
        let (turn, runs) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let turns = Self { state: Mutex::new(state), turn, runs, switch, watched };
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
            locals: state.lanes.iter_mut().map(|lane| std::mem::take(&mut lane.locals)).collect(),
            end: state.end.unwrap_or(End::Broken),
            now: state.now,
            race: state.memory.race,
            orders: if state.memory.weak { state.memory.orders() } else { Vec::new() },
            weak: state.memory.weak,
            blocked: state.memory.blocked.take().unwrap_or_default(),
            renewed: state.memory.renewed,
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

    /// Whether every lane but this one is over, and it has waited for their ends: nobody could take its steps' place, neither here
    /// nor in another order. A host and its tasks are no others to each other.
    pub fn is_alone(&self, lane: usize) -> bool {
        let state = self.state();
        let host = state.lanes[lane].host;
        let other = |(number, other): &(usize, &Lane)| {
            *number != lane && host != Some(*number) && other.host != Some(lane)
        };
        let mut others = state.lanes.iter().enumerate().filter(other);
        others.all(|(number, other)| {
            matches!(other.status, Status::Over) && state.knows_end_of(lane, number)
        })
    }

    /// Says of `lane`'s last step what it came to; of its first one, what it did on the way there.
    pub fn note(&self, lane: usize, note: Note) {
        let mut state = self.state();
        if note == Note::Refused {
            state.memory.settle(true);
        }
        if state.lanes[lane].passed && matches!(note, Note::Saw { .. } | Note::Left { .. }) {
            return;
        }
        match state.lanes[lane].last {
            Some(at) => state.notes.push((at, note)),
            None => state.lanes[lane].early.push(note),
        }
    }

    /// Says what is local to the function in which `lane` is about to take a step.
    pub fn locals(&self, lane: usize, locals: Locals) {
        self.state().lanes[lane].locals = locals;
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

    /// `by` starts a lane, whose number is the result; [`begin`](Self::begin) follows on that thread. None if there are
    /// [`MAX_LANES`] already.
    pub fn start(&self, by: usize) -> Option<usize> {
        let mut state = self.state();
        if state.lanes.len() >= MAX_LANES {
            return None;
        }
        let Lane { taken, joined, .. } = state.lanes[by];
        let born = Birth { by, taken, joined };
        state.lanes.push(Lane::new(Status::Started, Some(born)));
        state.memory.start(by);
        Some(state.lanes.len() - 1)
    }

    /// The first thing that `lane` does on its thread.
    ///
    /// # Errors
    /// The execution is over.
    pub fn begin(&self, lane: usize) -> Result<(), Over> {
        self.state().lanes[lane].thread = self.thread();
        self.wait(|turn| turn == lane, SPINS).map(drop)
    }

    /// `lane` is about to do `op`, which it can in as many ways as `ready` says. Returns when it is its turn to, and in which
    /// one.
    ///
    /// # Errors
    /// The execution is over.
    pub fn step(&self, lane: usize, op: Op, ready: &dyn Fn() -> Ways) -> Result<u8, Over> {
        // SAFETY: the longer lifetime is not made use of: `State::look` calls it only while the lane is
        // `Before`, and it is not that any more when this returns.
        let ready: Ready =
            unsafe { std::mem::transmute::<*const (dyn Fn() -> Ways + '_), Ready>(ready) };
        if op.action == Action::BackOff {
            self.state().lanes[lane].rounds.come_round();
        }
        self.give_up_turn(lane, Status::Before(op, ready), SPINS)?;
        Ok(self.state().lanes[lane].pick)
    }

    /// As [`step`](Self::step), for an access to a program's data, which is a step where it is [shared](Scheduler::shared).
    ///
    /// # Errors
    /// The execution is over.
    pub(crate) fn touch(&self, lane: usize, touch: Touch<'_>) -> Result<(), Over> {
        let mut state = self.state();
        if state.end.is_some() {
            return Err(Over);
        }
        if touch.looks {
            state.scheduler.looks(lane);
        }
        let shared = match touch.always {
            true => u64::MAX,
            false => state.scheduler.shared(lane, touch.parts),
        };
        let op = touch.step(shared);
        state.lanes[lane].passed = op.is_none();
        drop(state);
        op.map_or(Ok(()), |op| self.step(lane, op, &|| Ways::from(true)).map(drop))
    }

    /// Makes the access to an atomic that is `lane`'s last step: see [`Memory::access`].
    pub(crate) fn access(
        &self,
        lane: usize,
        real: u64,
        change: &mut dyn FnMut(u64) -> Option<u64>,
    ) -> Option<Accessed> {
        let mut state = self.state();
        let State { steps, memory, lanes, .. } = &mut *state;
        let at = lanes[lane].last?;
        let step = steps.get_mut(at)?;
        let accessed = memory.access((at, step.id()), &step.op, step.pick, real, change);
        step.from = accessed.from;
        step.floor = accessed.floor;
        step.wrote = accessed.wrote.is_some();
        step.values = [accessed.seen, accessed.wrote.unwrap_or(accessed.seen)];
        Some(accessed)
    }

    /// See [`begin_rounds`](super::begin_rounds).
    pub(crate) fn begin_rounds(&self, lane: usize) {
        self.state().lanes[lane].rounds.begin();
    }

    /// See [`end_rounds`](super::end_rounds).
    pub(crate) fn end_rounds(&self, lane: usize) {
        self.state().lanes[lane].rounds.end();
    }

    /// There is something else at `address` from now on.
    pub(crate) fn forget(&self, address: usize) {
        self.state().memory.forget(address);
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
        state.leave(lane);
        if state.end.is_none() {
            self.pass_on(state, lane);
        }
    }

    /// `lane`, which has the turn, ends the execution for all who are left: as a process's end ends its threads.
    pub fn exit(&self, lane: usize) {
        let mut state = self.state();
        if state.end.is_none() {
            state.leave(lane);
            state.end = Some(End::Done);
            self.finish(&mut state);
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
        let Look { parked, by_itself, .. } = Look::default();
        let State { scheduler, next, steps, ways, memory, .. } = &mut *state;
        let turn =
            scheduler.choose(&Point { next, ready, parked, by_itself, steps, ways, memory })?;
        state.take(turn, ready);
        Some(turn.lane)
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
        if state.lanes[lane].thread.is_none() {
            state.lanes[lane].thread = self.thread();
        }
        state.lanes[lane].status = status;
        self.pass_on(state, lane);
        self.wait(|turn| turn == lane, spins).map(drop)
    }

    /// Gives the turn to the next, and takes note of the step that this means.
    fn pass_on(&self, mut state: MutexGuard<'_, State>, from: usize) {
        let Some(to) = state.next_turn() else { return self.finish(&mut state) };
        state.lanes[to].status = Status::Running;
        let thread_of = |lane: usize| state.lanes[lane].host.unwrap_or(lane);
        self.runs.store(thread_of(to), Ordering::Relaxed);
        self.turn.store(to, Ordering::Release);
        let same = thread_of(to) == thread_of(from);
        let thread = state.lanes[to].thread.clone().filter(|_| !same);
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

    /// Who is to be woken for a lane of this thread.
    fn thread(&self) -> Option<Thread> {
        self.switch.is_none().then(std::thread::current)
    }

    fn wait(&self, mine: impl Fn(usize) -> bool, spins: u32) -> Result<usize, Over> {
        let mut spun = 0;
        loop {
            match self.turn.load(Ordering::Acquire) {
                OVER => return Err(Over),
                turn if mine(turn) => return Ok(turn),
                _ if let Some(switch) = self.switch => switch(self.runs.load(Ordering::Relaxed)),
                _ if spun < spins => {
                    spun += 1;
                    std::hint::spin_loop();
                }
                _ => std::thread::park(),
            }
        }
    }
}
