//! Scopes: threads that may borrow from whoever starts them, who may be such a thread itself.
//!
//! Whoever waits for its threads stands still with its own. rayon's scopes would have it do others' work meanwhile: on top
//! of its stack, so that it could not go on before that is done, which may be waiting for it.

use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use trace::{LaneKind, State};

use super::end::unwind;
use super::lane::{self, Current, checkpoint};
use super::run::Run;
use super::threads::SLICE;
use super::{platform, steer, workers};

/// Room for threads that may borrow from the caller; all are joined at its end.
#[derive(Debug)]
pub struct Scope<'a, 'scope> {
    run: &'a Arc<Run>,
    threads: Arc<Threads>,
    /// Those lanes of a steered run, as bits.
    steered: Cell<u64>,
    /// What is borrowed must live exactly so long, and threads are started by the owner alone.
    borrowed: PhantomData<*mut &'scope ()>,
}

/// A handle to wait for the result of a scoped thread.
#[derive(Debug)]
pub struct ScopedJoinHandle<T> {
    slot: Arc<(Mutex<Option<T>>, Condvar)>,
    /// Its lane where the run is steered.
    steered: Option<usize>,
}

/// Calls `work` on this thread with a [`Scope`] to spawn others from, and waits for all of them.
///
/// Like `std::thread::scope`, and like that to any depth: a thread may open a scope of its own. Each thread has one of the
/// pool's to itself as long as it lives, also while it waits for others, so the strategy's resources count all that live at once.
///
/// Unlike there, a panic in a thread ends the whole run with
/// [`RunError::Panic`](model::RunError::Panic), so no thread waits for it forever.
///
/// # Panics
/// Outside of a run.
pub fn scope<'scope, R>(work: impl FnOnce(&Scope<'_, 'scope>) -> R) -> R {
    let (mut work, mut value) = (Some(work), None);
    scope_of(&mut |scope| value = work.take().map(|work| work(scope)));
    value.unwrap_or_else(|| unwind())
}

/// [`scope`], but for what its work is: so that its code is in a wasm once.
fn scope_of<'scope>(work: &mut dyn FnMut(&Scope<'_, 'scope>)) {
    let owned = |owner: &Current| {
        let run = owner.run();
        let threads = Arc::default();
        let settles = Settles { owner, threads: &threads };
        let scope =
            Scope { run, threads: threads.clone(), steered: Cell::new(0), borrowed: PhantomData };
        let done = owner.guard(|| {
            lane::without_catching(|| work(&scope));
            // The threads' own ends hand no turn over.
            steer::join(scope.steered.get());
        });
        // They are waited for after an unwinding too; they must know to end.
        if done.is_none() {
            steer::break_off();
        }
        drop(settles);
        done
    };
    let done = lane::current_lane(owned).expect("threads are started from within a run");
    checkpoint();
    // The work may have been done and the wait for its threads broken off.
    done.unwrap_or_else(|| unwind());
}

/// Waits for the threads of a scope, however its work ends: they borrow from it.
struct Settles<'a> {
    owner: &'a Current,
    threads: &'a Threads,
}

impl Drop for Settles<'_> {
    fn drop(&mut self) {
        self.owner.say(State::Join, 0);
        self.threads.settle(self.owner.run());
        self.owner.say(State::Running, 0);
    }
}

/// A scope's threads that have not ended.
#[derive(Debug, Default)]
struct Threads {
    state: Mutex<Alive>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct Alive {
    count: usize,
    /// Whether the owner waits for them: then it cannot resolve what they wait for.
    settling: bool,
}

impl Threads {
    fn alive(&self) -> MutexGuard<'_, Alive> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(&self, run: &Run) {
        let mut alive = self.alive();
        if alive.count == 0 {
            return;
        }
        alive.settling = true;
        run.watchdog.lane_ended();
        while alive.count > 0 {
            drop(alive);
            let rested = platform::rest();
            alive = self.alive();
            if rested || alive.count == 0 {
                continue;
            }
            alive = self.ended.wait(alive).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Counts a thread as ended, however it ends.
struct Leaving {
    run: Arc<Run>,
    threads: Arc<Threads>,
}

impl Leaving {
    fn new(run: &Arc<Run>, threads: &Arc<Threads>) -> Self {
        threads.alive().count += 1;
        run.watchdog.lane_began();
        Self { run: run.clone(), threads: threads.clone() }
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        let mut alive = self.threads.alive();
        alive.count -= 1;
        // The last one leaves its place to the owner: there must be no moment at which neither could go on, for
        // those that wait for the owner would seem to wait for nobody.
        match alive.count == 0 && alive.settling {
            true => self.run.watchdog.lane_replaced(),
            false => self.run.watchdog.lane_ended(),
        }
        if alive.count == 0 {
            self.threads.ended.notify_all();
        }
    }
}

/// Does a thread's work in its place.
pub(super) type Perform<'a> = dyn FnMut(&mut dyn FnMut()) + 'a;

/// What a thread does with that: its work, once, and away with the result.
type Work<'scope> = Box<dyn FnOnce(&mut Perform<'_>) + Send + 'scope>;

impl<'scope> Scope<'_, 'scope> {
    /// Starts a thread with its own lane.
    ///
    /// # Panics
    /// If all threads that the strategy declares are [taken](super::AllTaken), or a steered run has as many lanes as can
    /// be told apart.
    pub fn spawn<T: Send + 'scope>(
        &self,
        work: impl FnOnce() -> T + Send + 'scope,
    ) -> ScopedJoinHandle<T> {
        let slot = Arc::new((Mutex::new(None), Condvar::new()));
        let result = slot.clone();
        let put = move |value| {
            *result.0.lock().unwrap_or_else(PoisonError::into_inner) = value;
            result.1.notify_all();
        };
        let steered = self.start(Box::new(move |perform| {
            let (mut work, mut value) = (Some(work), None);
            perform(&mut || value = work.take().map(|work| work()));
            put(value);
        }));
        ScopedJoinHandle { slot, steered }
    }

    /// Starts a thread for `work`; its lane where the run is steered.
    fn start(&self, work: Work<'scope>) -> Option<usize> {
        let run = self.run.clone();
        let taken = workers::take(&run, usize::MAX).unwrap_or_else(|all| panic!("{all}"));
        let seat = steer::start().expect("labs start fewer threads than lanes can be told apart");
        let steered = seat.as_ref().map(|seat| seat.lane);
        // Opened here, so that lanes stand in the order of their spawning.
        let starting = run.start(LaneKind::Thread);
        let leaving = Leaving::new(&run, &self.threads);
        // SAFETY: the thread has done and dropped it before it drops `leaving`, and until then `scope_of` does not return.
        let work = unsafe { std::mem::transmute::<Work<'scope>, Work<'static>>(work) };
        platform::spawn(
            steered,
            Box::new(move || {
                // Dropped last. Before that the result is there: who joins would seem to wait for nobody.
                let _leaving = leaving;
                let mut taken = Some(taken);
                // SAFETY: started in `run`.
                let place = unsafe { starting.place(&run) };
                let perform = &mut |work: &mut dyn FnMut()| {
                    let done = place.work(State::Done, || steer::perform(seat.as_ref(), work));
                    // Before anybody can know of its end, and start another one.
                    drop(taken.take());
                    steer::leave(seat.as_ref(), done.is_some());
                };
                // What is left may panic too, when it is dropped.
                place.guard(|| work(perform));
            }),
        );
        if let Some(lane) = steered {
            self.steered.set(self.steered.get() | 1 << lane);
        }
        steered
    }
}

impl<T> ScopedJoinHandle<T> {
    /// Waits for the thread's result.
    pub fn join(self) -> T {
        if let Some(lane) = self.steered {
            steer::join(1 << lane);
        }
        let wait = lane::wait(State::Join, "join");
        let mut slot = self.slot.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(value) = slot.take() {
                return value;
            }
            let waited = self.slot.1.wait_timeout(slot, SLICE);
            slot = waited.unwrap_or_else(PoisonError::into_inner).0;
            if slot.is_none() {
                wait.goes_on(None);
            }
        }
    }
}
