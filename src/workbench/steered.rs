//! A program in the scheduler's seat: what it does to primitives and to what threads share are steps, taken when it is their turn.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use python::host::{
    Access, Action as Asked, Awaits, Host, Job, Kind, Next, Op as Asks, Place, Request, Response,
    Shared, Stop, Stream,
};
use rt::{Crew, Printed};
use seat::{Action, At, Note, Object, Op, Order, Touch};
use trace::LaneKind;

use super::measured::shown;
use super::names;
use super::net::{self, Said};

/// The world around a program that is steered.
pub struct Steered {
    crew: Crew,
    printed: Printed,
    said: Said,
    /// What its lines are shown as.
    file: &'static str,
    /// Whether something is checked behind each step: then an access is one whoever owns the data.
    checked: bool,
    end: Arc<End>,
}

/// How many objects were at a place before the one that is there now, where programs have touched it.
static BEFORE: Mutex<BTreeMap<u64, u32>> = Mutex::new(BTreeMap::new());

fn before() -> MutexGuard<'static, BTreeMap<u64, u32>> {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a part of an object is, or all of it: nothing else ever has that address.
fn place(object: u64, part: &str) -> usize {
    let mut hash = DefaultHasher::new();
    (object, *before().entry(object).or_default(), part).hash(&mut hash);
    hash.finish() as usize
}

fn gone(object: u64) {
    if let Some(count) = before().get_mut(&object) {
        *count += 1;
    }
}

/// How the execution stands.
#[derive(Debug, Default)]
struct End {
    /// There are no more steps.
    over: AtomicBool,
    /// Because the program came to its end.
    exited: AtomicBool,
}

impl End {
    /// What a lane is told that takes no more steps.
    fn stop(&self) -> Stop {
        self.over.store(true, Ordering::Relaxed);
        Stop(String::new())
    }
}

impl Steered {
    /// One whose threads are `crew`'s, and whose text is called `file`; `checked` if it says what must always hold.
    pub fn new(crew: Crew, printed: Printed, file: &'static str, checked: bool) -> Self {
        python::listen(gone);
        Self { crew, printed, file, checked, end: Arc::default(), said: Said::default() }
    }

    /// What a task will do when it is its turn.
    fn going_on(&self, Next { awaits, at }: Next) -> Op {
        let action = match awaits {
            Awaits::Begin => Action::Begin,
            Awaits::Turn => Action::Poll,
            Awaits::Sleep => Action::AwaitSleep,
            Awaits::Tasks => Action::AwaitTasks,
            Awaits::Queue => Action::AwaitQueue,
            Awaits::Permit => Action::AwaitPermit,
            Awaits::Event => Action::AwaitSignal,
        };
        Op::alone(action, At { file: self.file, line: at.line })
    }

    /// Whether the execution ended before the program did.
    pub fn is_over(&self) -> bool {
        self.end.over.load(Ordering::Relaxed) && !self.end.exited.load(Ordering::Relaxed)
    }
}

#[derive(Debug)]
struct Spot {
    kind: Kind,
    name: &'static str,
    file: &'static str,
    end: Arc<End>,
    /// Its address is what steps know the object by.
    here: Box<u8>,
}

/// What a step is called, by the object and what is done to it.
fn action(kind: Kind, asked: Asked, limited: bool) -> Action {
    match (kind, asked) {
        (Kind::Sleep, _) => Action::Sleep,
        (Kind::Thread | Kind::Process, Asked::End) => Action::End,
        (Kind::Thread | Kind::Process, _) if limited => Action::AwaitEndOrTimeOut,
        (Kind::Thread | Kind::Process, _) => Action::AwaitEnd,
        (Kind::Semaphore, Asked::Release) => Action::Release,
        (Kind::Semaphore, _) => Action::Acquire,
        (Kind::Condition, Asked::Notify) => Action::NotifyOne,
        (Kind::Condition, _) if limited => Action::AwaitCallOrTimeOut,
        (Kind::Condition, _) => Action::AwaitCall,
        (Kind::Event | Kind::Loop, Asked::Set) => Action::Set,
        (Kind::Event, Asked::Clear) => Action::Clear,
        (Kind::Event | Kind::Loop, _) => Action::AwaitEvent,
        (Kind::Queue | Kind::Pipe, Asked::Put) if limited => Action::PutOrTimeOut,
        (Kind::Queue | Kind::Pipe, Asked::Put) => Action::Put,
        (Kind::Queue | Kind::Pipe, Asked::TaskDone) => Action::TaskDone,
        (Kind::Queue | Kind::Pipe, Asked::Join) => Action::AwaitDone,
        (Kind::Queue | Kind::Pipe, Asked::Set) => Action::Close,
        (Kind::Queue | Kind::Pipe, Asked::Wait) => Action::Look,
        (Kind::Queue | Kind::Pipe, _) if limited => Action::GetOrTimeOut,
        (Kind::Queue | Kind::Pipe, _) => Action::Get,
        (Kind::Lock | Kind::RLock | Kind::Gil, Asked::Release) => Action::Unlock,
        (Kind::Lock | Kind::RLock | Kind::Gil, _) if limited => Action::LockOrTimeOut,
        (Kind::Lock | Kind::RLock | Kind::Gil, _) => Action::Lock,
    }
}

impl Spot {
    fn op(&self, action: Action, line: u32) -> Op {
        let at = At { file: self.file, line };
        match action {
            Action::Sleep => Op::alone(action, at),
            _ => Op::new(action, Object::at(&*self.here, self.name), at),
        }
    }

    /// Waits for the turn; whether that was a step.
    fn take(&self, op: Op, ready: &dyn Fn() -> bool) -> Result<bool, Stop> {
        // With nobody else there it is no step that anybody could decide about; unless it cannot be done, which is the end.
        if rt::steer::is_alone() && ready() {
            let over = self.end.over.load(Ordering::Relaxed);
            return if over { Err(self.end.stop()) } else { Ok(false) };
        }
        seat::step(op, ready).map(|()| true).map_err(|_| self.end.stop())
    }
}

impl Place for Spot {
    fn wait(
        &self,
        op: Asks,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop> {
        // A program has come to its end, and so have the threads that it waits for. Where it is the first one, that ends the
        // execution for those that are left, and is no step.
        if op.action == Asked::Settle {
            if rt::lane_number() == 1 {
                if !self.end.over.load(Ordering::Relaxed) {
                    self.end.exited.store(true, Ordering::Relaxed);
                }
                rt::steer::exit();
                return Ok(true);
            }
            if ready() {
                return Ok(true);
            }
        }
        let end = limit.map(|seconds| seat::now().unwrap_or(0.0) + seconds.clamp(0.0, 1e9) * 1e3);
        let action = action(self.kind, op.action, op.limited);
        // What may give up can be next at any moment, for its time may be over.
        let step = self.take(self.op(action, op.at.line), &|| op.limited || ready())?;
        if ready() {
            return Ok(true);
        }
        if step && action != Action::Sleep {
            seat::note(Note::Refused);
        }
        if let Some(end) = end {
            seat::advance(end);
        }
        Ok(false)
    }

    fn wake(&self) {}

    fn step(&self, op: Asks) -> Result<(), Stop> {
        let action = match (self.kind, op.action) {
            // Into the line, before the lock is given back.
            (Kind::Condition, Asked::Wait) => Action::Wait,
            _ => action(self.kind, op.action, op.limited),
        };
        self.take(self.op(action, op.at.line), &|| true).map(drop)
    }
}

impl Host for Steered {
    fn write(&self, stream: Stream, text: &str) {
        self.printed.write(stream == Stream::Err, text);
    }

    fn monotonic(&self) -> f64 {
        seat::now().unwrap_or(0.0) / 1e3
    }

    /// Virtual: the same in each execution.
    fn wall(&self) -> f64 {
        self.monotonic()
    }

    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        let (file, end) = (self.file, self.end.clone());
        Arc::new(Spot { kind, name: shown(kind, name), file, end, here: Box::new(0) })
    }

    fn spawn(&self, job: Job) -> Result<(), String> {
        let kind = if job.process { LaneKind::Process } else { LaneKind::Thread };
        let started = self.crew.start(kind, job.work);
        started.map_err(|taken| format!("all {} workers have a thread", taken.workers))
    }

    fn checkpoint(&self) -> bool {
        !self.end.over.load(Ordering::Relaxed)
            && rt::current_lane(|c| !c.run().is_stopping()).unwrap_or(true)
    }

    fn steers(&self) -> bool {
        true
    }

    fn shared_access(&self, access: Access<'_>) -> Result<(), Stop> {
        if rt::steer::is_alone() {
            return Ok(());
        }
        let at = At { file: self.file, line: access.at.line };
        // A method of a built-in container is one atomic step, which both reads and writes.
        let action = match (access.shared, access.write) {
            (Shared::Method | Shared::Inside, true) => Action::ReadModifyWrite,
            (_, true) => Action::Store,
            _ => Action::Load,
        };
        let op = |action, object| Op::new(action, object, at).ordered(Order::SeqCst);
        // All that is in a container: whether two keys are the same is for the program to say.
        let whole = |object: u64, of: &str| Object {
            address: place(object, ""),
            name: names::keep(&format!("{of}[…]")),
        };
        let of = |object: u64, attribute: &str| Object {
            address: place(object, attribute),
            name: names::keep(&format!(".{attribute}")),
        };
        let first = match access.shared {
            Shared::Global | Shared::Cell => {
                let (address, name) = (place(access.object, access.name), names::keep(access.name));
                op(action, Object { address, name })
            }
            Shared::Attribute | Shared::Field => op(action, of(access.object, access.name)),
            Shared::Item if !access.name.is_empty() => {
                let name = names::keep(&format!("{}[{}]", access.of, access.name));
                let item = Object { address: place(access.object, access.name), name };
                op(action, item).within(whole(access.object, access.of))
            }
            Shared::Item | Shared::Method | Shared::Inside => {
                op(action, whole(access.object, access.of))
            }
        };
        let also = access.also.iter().map(|(object, name)| match *name {
            "" => op(Action::Load, whole(*object, "")),
            name => op(Action::Load, of(*object, name)),
        });
        let parts: Vec<Op> = std::iter::once(first).chain(also).collect();
        let looks = matches!(access.shared, Shared::Inside | Shared::Field);
        let touch = Touch { parts: &parts, looks, always: self.checked };
        seat::touch(touch).map_err(|_| self.end.stop())
    }

    fn number(&self, write: bool, value: f64) {
        // Alone it was no step.
        if !rt::steer::is_alone() {
            seat::note(if write { Note::Left { value } } else { Note::Saw { value } });
        }
    }

    fn start_task(&self, next: Next) -> Option<usize> {
        seat::start_task(self.going_on(next))
    }

    fn park_task(&self, task: usize, next: Option<Next>) {
        seat::park_task(task, next.map(|next| self.going_on(next)));
    }

    fn choose_task(&self, tasks: &[usize]) -> Result<usize, Stop> {
        seat::choose_task(tasks).map_err(|_| self.end.stop())
    }

    fn watches(&self) -> bool {
        seat::present(|place| place.turns.is_watched()).unwrap_or(false)
    }

    fn locals(&self, locals: Vec<(String, String)>) {
        seat::locals(locals);
    }

    fn entropy(&self) -> u64 {
        rt::current_lane(|c| u64::from(c.run().seed())).unwrap_or(0)
    }

    fn cpus(&self) -> usize {
        2
    }

    /// The same answer in each execution, and at once: what takes time is the schedule's.
    fn http(&self, request: &Request) -> Result<Response, String> {
        net::answer(request, &self.said, |line| self.write(Stream::Err, line))
    }
}
