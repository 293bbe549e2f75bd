//! One execution: its lanes, how it ends early, and who waits for whom.

use std::any::Any;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::Waker;

use model::{FileMeta, RunError, Waiting};
use random::Rng;
use trace::{Lane, Recorder};

use super::board::Board;
use super::canvas::Canvas;
use super::end::{Unwound, unwind};
use super::printed::Printed;
use super::saved::Saved;
use super::started::Started;
use super::time;
use super::watchdog::{Found, Stuck, Watchdog};
use super::workers::Workers;

/// Ids of the live parameters, in the order of their places in the control block.
pub(super) type Dials = Vec<&'static str>;

/// One execution of a strategy.
#[derive(Debug)]
pub struct Run {
    recorder: Recorder,
    epoch: f64,
    seed: u32,
    failure: Mutex<Option<RunError>>,
    pub(super) watchdog: Watchdog,
    pub(super) workers: Workers,
    pub(super) started: Started,
    waker: Mutex<Option<Waker>>,
    /// Here so that it lives as long as the page may read it.
    canvas: Mutex<Option<Canvas>>,
    /// As above.
    pub(super) boards: Mutex<Vec<Board>>,
    /// As above.
    printed: Mutex<Option<Printed>>,
    /// Files to be saved; here for the same reason.
    files: Mutex<Vec<Saved>>,
    /// The parameters that may change meanwhile.
    pub(super) live: OnceLock<Dials>,
    /// The learner's file, natively; in a page the worker's script has it.
    #[cfg(not(target_family = "wasm"))]
    file: Mutex<Option<std::path::PathBuf>>,
}

/// What a seeded draw is for: keeps streams apart so that every strategy draws the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draw {
    /// How long item `n` takes.
    Duration(u32),
    /// Whether and how item `n` fails.
    Failure(u32),
    /// What item `n` contains.
    Content(u32),
}

const STOP_ASKED: u32 = 1;
const STOP_FAILED: u32 = 2;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Run {
    /// A run that begins now, with room for `lanes` lanes.
    pub fn new(seed: u32, lanes: u32, tracing: bool) -> Arc<Self> {
        let recorder = Recorder::new(lanes, tracing);
        // Only now: making room for the records takes some ms.
        Self::with_recorder(seed, recorder, time::absolute())
    }

    /// A run whose times count from `epoch` on the [absolute](super::clock::absolute) clock: a process
    /// shares its coordinator's.
    pub fn with_epoch(seed: u32, lanes: u32, tracing: bool, epoch: f64) -> Arc<Self> {
        Self::with_recorder(seed, Recorder::new(lanes, tracing), epoch)
    }

    fn with_recorder(seed: u32, recorder: Recorder, epoch: f64) -> Arc<Self> {
        Arc::new(Self {
            recorder,
            epoch,
            seed,
            failure: Mutex::new(None),
            watchdog: Watchdog::default(),
            workers: Workers::default(),
            started: Started::default(),
            waker: Mutex::new(None),
            canvas: Mutex::new(None),
            boards: Mutex::new(Vec::new()),
            printed: Mutex::new(None),
            files: Mutex::new(Vec::new()),
            live: OnceLock::new(),
            #[cfg(not(target_family = "wasm"))]
            file: Mutex::new(None),
        })
    }

    /// Its lanes.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// When it began, ms on the absolute clock.
    pub fn epoch(&self) -> f64 {
        self.epoch
    }

    /// What all its draws come from.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// The draws for one purpose: the same for every strategy, thread and platform.
    pub fn draw(&self, what: Draw) -> Rng {
        let stream = match what {
            Draw::Duration(n) => u64::from(n) << 8 | 1,
            Draw::Failure(n) => u64::from(n) << 8 | 2,
            Draw::Content(n) => u64::from(n) << 8 | 3,
        };
        Rng::new(self.seed, stream)
    }

    /// Lets the page see a picture; the latest one counts.
    pub fn show(&self, canvas: Canvas) {
        let (control, meta) = (self.recorder.control(), canvas.meta());
        control.image_width.store(meta.width, Ordering::Relaxed);
        control.image_height.store(meta.height, Ordering::Relaxed);
        control.image.store(meta.pointer, Ordering::Release);
        *lock(&self.canvas) = Some(canvas);
    }

    /// Lets the page see a board. Of each declared board the latest one counts.
    pub(super) fn show_board(&self, board: Board) {
        let mut shown = lock(&self.boards);
        let index = board.head().index;
        let slots = &self.recorder.control().boards;
        let slot =
            slots.get(index as usize).expect("a lab declares as many boards as can be shown");
        slot.store(std::ptr::from_ref(board.head()) as usize as u32, Ordering::Release);
        shown.push(board);
    }

    /// Lets the page see what a program prints.
    pub(super) fn show_printed(&self, printed: Printed) {
        let address = std::ptr::from_ref(printed.head()) as usize as u32;
        self.recorder.control().printed.store(address, Ordering::Release);
        *lock(&self.printed) = Some(printed);
    }

    /// What a program has printed, where it is one that prints.
    pub fn printed(&self) -> Option<Printed> {
        lock(&self.printed).clone()
    }

    /// Gives it the learner's file.
    #[cfg(not(target_family = "wasm"))]
    pub fn attach(&self, file: Option<std::path::PathBuf>) {
        *lock(&self.file) = file;
    }

    /// The learner's file, where it was given one.
    #[cfg(not(target_family = "wasm"))]
    pub fn file(&self) -> Option<std::path::PathBuf> {
        lock(&self.file).clone()
    }

    /// The board with this number among the lab's, where the run shows one.
    pub fn board(&self, index: u32) -> Option<Board> {
        lock(&self.boards).iter().rev().find(|b| b.head().index == index).cloned()
    }

    /// Keeps a file for the learner to save.
    pub(super) fn keep(&self, file: Saved) {
        lock(&self.files).push(file);
    }

    /// Where the files to be saved lie.
    pub fn offered(&self) -> Vec<FileMeta> {
        lock(&self.files).iter().map(Saved::meta).collect()
    }

    /// The picture, where there is one.
    pub fn canvas(&self) -> Option<Canvas> {
        lock(&self.canvas).clone()
    }

    /// Asks every lane to end; waits and checkpoints notice it.
    pub fn stop(&self) {
        self.raise(STOP_ASKED);
    }

    fn raise(&self, why: u32) {
        let stop = &self.recorder.control().stop;
        let _ = stop.compare_exchange(0, why, Ordering::Relaxed, Ordering::Relaxed);
        if let Some(waker) = lock(&self.waker).take() {
            waker.wake();
        }
    }

    /// Whether it is to end early.
    #[inline]
    pub fn is_stopping(&self) -> bool {
        self.recorder.control().stop.load(Ordering::Relaxed) != 0
    }

    /// Unwinds when it is to end early.
    #[inline]
    pub fn checkpoint(&self) {
        // A destructor that waits while its thread unwinds must not unwind again: that would abort.
        if self.is_stopping() && !std::thread::panicking() {
            unwind();
        }
    }

    /// Woken when the run is to end early.
    pub fn on_stop(&self, waker: &Waker) {
        *lock(&self.waker) = Some(waker.clone());
    }

    /// Ends the run with an error; the first one counts.
    pub fn fail(&self, error: RunError) {
        // What breaks while everything comes down after a stop is not what the learner asked about.
        if self.recorder.control().stop.load(Ordering::Relaxed) == STOP_ASKED {
            return;
        }
        lock(&self.failure).get_or_insert(error);
        self.raise(STOP_FAILED);
    }

    /// How it ended early, if it did.
    pub fn failure(&self) -> Option<RunError> {
        let failure = lock(&self.failure).clone();
        failure.or_else(|| self.is_stopping().then_some(RunError::Stopped))
    }

    /// Does `work`; a panic in it becomes the run's failure.
    pub fn guard<R>(&self, lane: Option<&Lane>, work: impl FnOnce() -> R) -> Option<R> {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
            Ok(value) => Some(value),
            Err(payload) => {
                self.caught(lane, payload.as_ref());
                None
            }
        }
    }

    /// Takes note of a caught panic's payload.
    pub fn caught(&self, lane: Option<&Lane>, payload: &(dyn Any + Send)) {
        self.caught_in(lane.and_then(|lane| self.index_of(lane)), payload);
    }

    /// As [`caught`](Self::caught), in the lane with this index.
    pub(super) fn caught_in(&self, lane: Option<usize>, payload: &(dyn Any + Send)) {
        if payload.is::<Unwound>() {
            return;
        }
        let lane = lane.map_or_else(|| "main".to_owned(), |index| self.label(index));
        self.fail(RunError::Panic { lane, message: panic_message(payload) });
    }

    /// Lane `lane` has looked again and still waits for `object`, held by `holder` now; ends the run when
    /// that makes a deadlock. One of the lane with itself is returned instead where it is `catching` those.
    pub(super) fn still_waits(
        &self,
        lane: usize,
        object: &'static str,
        holder: Option<usize>,
        catching: bool,
    ) -> Option<Waiting> {
        let waiting = |stuck: Stuck| Waiting {
            lane: self.label(stuck.lane),
            object: stuck.object.to_owned(),
            holder: stuck.holder.map(|holder| self.label(holder)),
        };
        match self.watchdog.still_waits(lane, object, holder, catching)? {
            Found::Caught(stuck) => return Some(waiting(stuck)),
            Found::Deadlock(stuck) => {
                let waiting = stuck.into_iter().map(waiting).collect();
                self.fail(RunError::Deadlock { waiting });
            }
        }
        None
    }

    /// Index of one of its lanes.
    pub fn index_of(&self, lane: &Lane) -> Option<usize> {
        self.recorder.lanes().iter().position(|l| std::ptr::eq(l, lane))
    }
}

/// The text of a panic, as far as it has one.
pub fn panic_message(payload: &(dyn Any + Send)) -> String {
    payload
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "(no message)".to_owned())
}
