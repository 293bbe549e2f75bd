//! A program at full speed: its threads are the pool's, its waits are on the timeline, and the watchdog knows of them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use python::host::{Host, Job, Kind, Op, Place, Request, Response, Stop, Stream};
use rt::{Crew, Printed, clock};
use trace::{LaneKind, State};

use super::names;
use super::net::{self, Said};

/// The world around a program that is measured.
pub struct Measured {
    crew: Crew,
    printed: Printed,
    said: Said,
    /// Lanes by the numbers of their threads; the first thread's is not among them.
    lanes: Arc<Mutex<HashMap<u64, u32>>>,
}

impl Measured {
    /// One whose threads are `crew`'s.
    pub fn new(crew: Crew, printed: Printed) -> Self {
        Self { crew, printed, lanes: Arc::default(), said: Said::default() }
    }
}

fn is_stopping() -> bool {
    rt::current_lane(|c| c.run().is_stopping()).unwrap_or(false)
}

#[derive(Debug)]
struct Spot {
    state: State,
    name: &'static str,
    turn: Mutex<()>,
    changed: Condvar,
    lanes: Arc<Mutex<HashMap<u64, u32>>>,
}

/// What a lane's state is called while it waits for such a thing.
fn state_of(kind: Kind) -> State {
    match kind {
        Kind::Lock | Kind::RLock | Kind::Semaphore | Kind::Gil => State::Lock,
        Kind::Queue | Kind::Pipe => State::Queue,
        Kind::Sleep => State::Sleep,
        Kind::Condition | Kind::Event | Kind::Thread | Kind::Process | Kind::Loop => State::Join,
    }
}

/// What an object without a name of its own is called.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Lock => "Lock",
        Kind::RLock => "RLock",
        Kind::Condition => "Condition",
        Kind::Semaphore => "Semaphore",
        Kind::Event => "Event",
        Kind::Queue => "Queue",
        Kind::Pipe => "Pipe",
        Kind::Sleep => "",
        Kind::Thread => "Thread",
        Kind::Process => "Process",
        Kind::Loop => "event loop",
        Kind::Gil => "GIL",
    }
}

/// What the page calls an object.
pub fn shown(kind: Kind, name: &str) -> &'static str {
    match (kind, name) {
        (Kind::Sleep, _) => "",
        (_, "") => kind_name(kind),
        _ => names::keep(name),
    }
}

impl Spot {
    #[inline(never)]
    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place for Spot {
    fn wait(
        &self,
        op: Op,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop> {
        if ready() {
            return Ok(true);
        }
        let begin = clock::absolute();
        let end = limit.map(|seconds| begin + seconds.clamp(0.0, 1e9) * 1e3);
        if end.is_some_and(|end| end <= begin) {
            return Ok(false);
        }
        let wait = rt::wait(self.state, self.name);
        let mut turn = self.turn();
        loop {
            if ready() {
                return Ok(true);
            }
            if is_stopping() {
                return Err(Stop(String::new()));
            }
            let left = end.map_or(f64::INFINITY, |end| end - clock::absolute());
            if left <= 0.0 {
                return Ok(false);
            }
            let slice = rt::SLICE.min(Duration::from_micros((left * 1e3) as u64));
            let waited = self.changed.wait_timeout(turn, slice);
            let (again, timed_out) = waited.unwrap_or_else(PoisonError::into_inner);
            turn = again;
            if timed_out.timed_out() && limit.is_none() && !ready() {
                drop(turn);
                let holder = op.holder.map(|number| {
                    let lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
                    lanes.get(&number).map_or(0, |lane| *lane as usize)
                });
                // It unwinds when the run is over; through Python that goes as an exception that nothing catches.
                catch_unwind(AssertUnwindSafe(|| wait.goes_on(holder)))
                    .map_err(|_| Stop(String::new()))?;
                turn = self.turn();
            }
        }
    }

    fn wake(&self) {
        drop(self.turn());
        self.changed.notify_all();
    }
}

impl Host for Measured {
    fn write(&self, stream: Stream, text: &str) {
        self.printed.write(stream == Stream::Err, text);
    }

    fn monotonic(&self) -> f64 {
        clock::absolute() / 1e3
    }

    fn wall(&self) -> f64 {
        clock::absolute() / 1e3
    }

    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        Arc::new(Spot {
            state: state_of(kind),
            name: shown(kind, name),
            turn: Mutex::new(()),
            changed: Condvar::new(),
            lanes: self.lanes.clone(),
        })
    }

    fn spawn(&self, job: Job) -> Result<(), String> {
        let Job { number, process, work, .. } = job;
        let kind = if process { LaneKind::Process } else { LaneKind::Thread };
        let lanes = self.lanes.clone();
        let begun = move || {
            let lane = rt::lane_number().saturating_sub(1);
            lanes.lock().unwrap_or_else(PoisonError::into_inner).insert(number, lane);
            work();
        };
        let started = self.crew.start(kind, begun);
        started.map_err(|taken| format!("all {} workers have a thread", taken.workers))
    }

    fn checkpoint(&self) -> bool {
        !is_stopping()
    }

    fn entropy(&self) -> u64 {
        rt::current_lane(|c| u64::from(c.run().seed())).unwrap_or(0)
    }

    fn cpus(&self) -> usize {
        rt::cores()
    }

    fn http(&self, request: &Request) -> Result<Response, String> {
        net::answer(request, &self.said, |line| self.write(Stream::Err, line))
    }
}
