//! What a program needs from outside: streams, clocks, threads, and places to wait.
//!
//! What a lock, a queue or an event *is* (who holds it, what is in it) stays in the machine, as a small state behind a lock of its own. The
//! host only lets threads wait until that state is [`ready`](Place::wait) and is told of changes. So one implementation of each
//! primitive serves a host with real threads, one that draws what threads wait for, and one that decides whose turn is next: for that
//! one each operation is a single step on a single object, asked for before it is done, with a pure question whether it can be done.

mod native;

use std::fmt;
use std::sync::Arc;

pub use native::NativeHost;

/// Where output goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Stream {
    Out,
    Err,
}

/// What is waited for at a [`Place`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Kind {
    Lock,
    RLock,
    Condition,
    Semaphore,
    Event,
    Queue,
    Pipe,
    Sleep,
    /// The end of a thread.
    Thread,
    /// The end of a process.
    Process,
    /// The next event of an asyncio loop.
    Loop,
    /// The lock around the interpreter.
    Gil,
}

/// What a thread does at a [`Place`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Action {
    Acquire,
    Release,
    Wait,
    Notify,
    Set,
    Clear,
    Put,
    Get,
    TaskDone,
    Join,
    /// Waits, at the program's end, for threads that end because of it.
    Settle,
    Start,
    /// A thread's last step.
    End,
    Sleep,
}

/// Where in the program's text: line and column from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct At {
    pub line: u32,
    pub column: u32,
}

/// An operation that a thread is about to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct Op {
    pub action: Action,
    pub at: At,
    /// Whether it gives up at once, or after a time.
    pub limited: bool,
    /// The thread that holds what it waits for, where one does: its number, as in [`Job`].
    pub holder: Option<u64>,
}

/// What may be shared by threads and is read or written without a primitive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Shared {
    Global,
    Cell,
    Attribute,
    Item,
    /// A method of a list, dict or set, which is one atomic step.
    Method,
    /// An attribute of whose name a function is told, or that is shown with all others: `getattr(box, "count")`, `vars(box)`.
    Field,
    /// What is in containers, where an operation or a function looks at it: `len(items)`, `if items`, `key in table`.
    Inside,
}

/// A read or write of something that may be shared.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Access<'a> {
    pub shared: Shared,
    pub write: bool,
    /// The module, cell, instance or container: the same for the same object.
    pub object: u64,
    /// What it looks at beside the object: attributes by their names, and containers, which have none.
    pub also: &'a [(u64, &'a str)],
    /// Of the variable, attribute or method, or the item's key.
    pub name: &'a str,
    /// What the object is called where that is done, if it is a container: `self.items`. Empty if it has no name there.
    pub of: &'a str,
    pub at: At,
}

/// What a task goes on behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Awaits {
    /// Its own beginning.
    Begin,
    /// Others, whom it let go first.
    Turn,
    Sleep,
    Tasks,
    Queue,
    /// A lock, or a semaphore's permit.
    Permit,
    Event,
}

/// What a task will do when it is its turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct Next {
    pub awaits: Awaits,
    pub at: At,
}

/// The run is to end, and why: goes up through all frames, past every `except`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop(pub String);

/// Where threads wait for one object.
pub trait Place: Send + Sync + fmt::Debug {
    /// Waits until `ready`, for at most so many seconds; whether it was. `ready` may be asked at any time and by any thread, and changes
    /// nothing. Another thread may be first to take what was ready: the machine then waits again.
    fn wait(
        &self,
        op: Op,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop>;

    /// Called after a change that somebody here waits for.
    fn wake(&self);

    /// Before an operation that never waits; only asked if the host [`steers`](Host::steers).
    fn step(&self, op: Op) -> Result<(), Stop> {
        let _ = op;
        Ok(())
    }
}

/// Where nobody else is: time passes at once, and who waits without a limit waits for nobody.
#[derive(Debug)]
struct Alone;

impl Place for Alone {
    fn wait(
        &self,
        _: Op,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop> {
        match (ready(), limit) {
            (true, _) => Ok(true),
            (_, Some(_)) => Ok(false),
            _ => Err(Stop("the program was stopped: deadlock, for there is no thread that could end this wait".to_owned())),
        }
    }

    fn wake(&self) {}
}

/// What a new thread is to do.
pub struct Job {
    /// Its number: what `threading.get_ident()` gives.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// Whether it is the first thread of a new process.
    pub process: bool,
    /// Its work.
    pub work: Box<dyn FnOnce() + Send>,
}

/// A request over HTTP.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Request {
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Seconds.
    pub timeout: Option<f64>,
}

/// What came back.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Response {
    pub status: u16,
    pub reason: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The world around a program.
pub trait Host: Send + Sync {
    /// Writes text.
    fn write(&self, stream: Stream, text: &str);

    /// Seconds on a clock that only goes forward.
    fn monotonic(&self) -> f64;

    /// Seconds since 1970.
    fn wall(&self) -> f64;

    /// A place to wait for an object, called `name`. It is never waited at after the run.
    /// By default for a host without threads and with a clock that stands still.
    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        let _ = (kind, name);
        Arc::new(Alone)
    }

    /// Has everybody who waits look again whether it is ready: something about the whole program has changed.
    fn wake_all(&self) {}

    /// Starts a thread; says why if there are no more.
    fn spawn(&self, job: Job) -> Result<(), String> {
        drop(job);
        Err("there are no threads here".to_owned())
    }

    /// Called every so many instructions; unwinds, or returns false, when the run is to stop.
    fn checkpoint(&self) -> bool {
        true
    }

    /// Whether each operation on a primitive, and each [`Access`], is to be asked for before it is done. Looked at once for each thread.
    fn steers(&self) -> bool {
        false
    }

    /// Before something that may be shared is read or written; only if the host [`steers`](Self::steers).
    fn shared_access(&self, access: Access<'_>) -> Result<(), Stop> {
        let _ = access;
        Ok(())
    }

    /// Of the access that was asked for last: the number that was read, or that will stand there. Of other values nothing is told.
    fn number(&self, write: bool, value: f64) {
        let _ = (write, value);
    }

    /// A task of the running thread, which is to be [chosen](Self::choose_task) before it goes on, and its number; none where tasks go
    /// on in asyncio's order.
    fn start_task(&self, next: Next) -> Option<usize> {
        let _ = next;
        None
    }

    /// The running thread goes on for itself, and a task will with this, or not any more.
    fn park_task(&self, task: usize, next: Option<Next>) {
        let _ = (task, next);
    }

    /// With which of these tasks the running thread goes on.
    fn choose_task(&self, tasks: &[usize]) -> Result<usize, Stop> {
        tasks.first().copied().ok_or_else(|| Stop(String::new()))
    }

    /// Whether somebody looks at what is [local](Self::locals). Looked at once for each thread.
    fn watches(&self) -> bool {
        false
    }

    /// Names and values in the function that is about to take a step.
    fn locals(&self, locals: Vec<(String, String)>) {
        drop(locals);
    }

    /// A seed for what is not seeded by the program.
    fn entropy(&self) -> u64 {
        self.wall().to_bits()
    }

    /// How many threads can really run at once: what `os.cpu_count()` says.
    fn cpus(&self) -> usize {
        2
    }

    /// Sends a request and waits for its response; the text says why there is none.
    fn http(&self, request: &Request) -> Result<Response, String> {
        let _ = request;
        Err("there is no network here".to_owned())
    }
}
