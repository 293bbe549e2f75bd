//! A host for tests and the command line: the operating system's threads.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{Host, Job, Kind, Op, Place, Stop, Stream};

/// As much stack as a process's main thread has.
const STACK: usize = 8 << 20;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A host that has real threads.
pub struct NativeHost {
    start: Instant,
    /// When a run that has not ended is stopped.
    until: Option<Instant>,
    /// What was written, unless it goes to the process's own streams.
    kept: Option<Mutex<(String, String)>>,
    hall: Arc<Hall>,
    threads: usize,
}

/// Where all wait. One lock and one condition for all places: whoever waits without a limit is counted, so that nobody left to wake
/// anyone is noticed.
#[derive(Debug, Default)]
struct Hall {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    /// Threads that have not ended.
    alive: usize,
    /// Grows with every change.
    generation: u64,
    /// What those wait for that have looked since the last change, found nothing, and wait without a limit.
    stuck: BTreeMap<u64, String>,
    next: u64,
    over: Option<Stop>,
    /// Seconds on a clock that the host keeps itself, where it does.
    clock: Option<f64>,
    /// When those give up that wait with a limit on that clock, and have looked since the last change.
    limits: BTreeMap<u64, f64>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            alive: 1,
            generation: 0,
            stuck: BTreeMap::new(),
            next: 0,
            over: None,
            clock: None,
            limits: BTreeMap::new(),
        }
    }
}

impl State {
    fn change(&mut self) {
        self.generation += 1;
        self.stuck.clear();
        self.limits.clear();
    }

    /// Ends the run if all that are alive are stuck. Where all wait and some of them with a limit, the clock goes on to the first limit.
    fn look(&mut self) {
        if let (None, Some(clock)) = (&self.over, &mut self.clock)
            && self.alive > 0
            && !self.limits.is_empty()
            && self.stuck.len() + self.limits.len() == self.alive
        {
            *clock = self.limits.values().copied().fold(f64::INFINITY, f64::min).max(*clock);
            self.change();
            return;
        }
        if self.over.is_none() && self.alive > 0 && self.stuck.len() == self.alive {
            let mut why = "the program was stopped: deadlock, for every thread waits and none is left to wake another".to_owned();
            for (n, wait) in self.stuck.values().enumerate() {
                why.push_str(if n == 0 { ": " } else { "; " });
                why.push_str(wait);
            }
            self.over = Some(Stop(why));
        }
    }
}

#[derive(Debug)]
struct NativePlace {
    hall: Arc<Hall>,
    kind: Kind,
    name: String,
    until: Option<Instant>,
}

impl Place for NativePlace {
    fn wait(
        &self,
        op: Op,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop> {
        let begin = Instant::now();
        let mut state = lock(&self.hall.state);
        let limit = limit.map(|seconds| seconds.clamp(0.0, 1e9));
        let give_up = state.clock.and_then(|now| Some(now + limit?));
        let end = limit
            .filter(|_| state.clock.is_none())
            .and_then(|s| Duration::try_from_secs_f64(s).ok())
            .map(|d| begin + d);
        let me = state.next;
        state.next += 1;
        loop {
            if let Some(stop) = &state.over {
                return Err(stop.clone());
            }
            if ready() {
                return Ok(true);
            }
            let now = Instant::now();
            if end.is_some_and(|end| now >= end)
                || give_up.is_some_and(|end| state.clock.is_some_and(|now| now >= end))
            {
                return Ok(false);
            }
            if self.until.is_some_and(|until| now >= until) {
                state.over = Some(Stop("the program was stopped: it took too long".to_owned()));
                self.hall.changed.notify_all();
                continue;
            }
            if limit.is_none() {
                let thread = std::thread::current();
                let thread = thread.name().filter(|n| *n != "main").unwrap_or("MainThread");
                let what = if self.name.is_empty() {
                    format!("{:?}", self.kind)
                } else {
                    format!("{:?} '{}'", self.kind, self.name)
                };
                state.stuck.insert(me, format!("{thread} in line {} waits for {what}", op.at.line));
                let generation = state.generation;
                state.look();
                if state.over.is_some() || state.generation != generation {
                    self.hall.changed.notify_all();
                    continue;
                }
            }
            if let Some(end) = give_up {
                let generation = state.generation;
                state.limits.insert(me, end);
                state.look();
                if state.generation != generation {
                    self.hall.changed.notify_all();
                    continue;
                }
            }
            let soonest = [end, self.until].into_iter().flatten().min();
            state = match soonest {
                Some(at) => {
                    self.hall
                        .changed
                        .wait_timeout(state, at.saturating_duration_since(now))
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
                None => self.hall.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
            state.stuck.remove(&me);
            state.limits.remove(&me);
        }
    }

    fn wake(&self) {
        lock(&self.hall.state).change();
        self.hall.changed.notify_all();
    }
}

impl NativeHost {
    fn new(kept: Option<Mutex<(String, String)>>) -> Self {
        Self { start: Instant::now(), until: None, kept, hall: Arc::default(), threads: 256 }
    }

    /// Writes to the process's streams.
    pub fn passing() -> Self {
        Self::new(None)
    }

    /// Keeps what is written.
    pub fn keeping() -> Self {
        Self::new(Some(Mutex::default()))
    }

    /// Stops a run that takes longer.
    pub fn patient(mut self, most: Duration) -> Self {
        self.until = Some(Instant::now() + most);
        self
    }

    /// Keeps the clock itself: time passes only while every thread waits, and then at once. So what a program does does not depend
    /// on how fast the machine is.
    pub fn timeless(self) -> Self {
        lock(&self.hall.state).clock = Some(0.0);
        self
    }

    /// Has no more than so many threads at a time.
    pub fn threads(mut self, most: usize) -> Self {
        self.threads = most;
        self
    }

    /// What was written to the two streams.
    pub fn written(&self) -> (String, String) {
        self.kept.as_ref().map(|k| lock(k).clone()).unwrap_or_default()
    }
}

/// Takes a thread off the count when it ends, however it does.
struct Leaving(Arc<Hall>);

impl Drop for Leaving {
    fn drop(&mut self) {
        let mut state = lock(&self.0.state);
        state.alive -= 1;
        state.look();
        self.0.changed.notify_all();
    }
}

impl Host for NativeHost {
    fn write(&self, stream: Stream, text: &str) {
        match &self.kept {
            Some(kept) => {
                let mut kept = lock(kept);
                if stream == Stream::Out { kept.0.push_str(text) } else { kept.1.push_str(text) }
            }
            // A closed pipe is no reason to end the program.
            None if stream == Stream::Out => drop(std::io::stdout().write_all(text.as_bytes())),
            None => drop(std::io::stderr().write_all(text.as_bytes())),
        }
    }

    fn monotonic(&self) -> f64 {
        if let Some(now) = &mut lock(&self.hall.state).clock {
            // Whoever waits for a moment by looking comes to it.
            *now += 1e-6;
            return *now;
        }
        self.start.elapsed().as_secs_f64()
    }

    fn wall(&self) -> f64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
    }

    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        Arc::new(NativePlace {
            hall: self.hall.clone(),
            kind,
            name: name.to_owned(),
            until: self.until,
        })
    }

    fn wake_all(&self) {
        lock(&self.hall.state).change();
        self.hall.changed.notify_all();
    }

    fn spawn(&self, job: Job) -> Result<(), String> {
        {
            let mut state = lock(&self.hall.state);
            if state.alive > self.threads {
                return Err(format!("this host has {} threads and all are taken", self.threads));
            }
            state.alive += 1;
        }
        let leaving = Leaving(self.hall.clone());
        let work = job.work;
        let thread =
            std::thread::Builder::new().name(job.name.replace('\0', " ")).stack_size(STACK);
        let started = thread.spawn(move || {
            // Counted until what the work owned is dropped as well.
            let _leaving = leaving;
            work();
        });
        started.map(drop).map_err(|e| e.to_string())
    }

    fn checkpoint(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
            && lock(&self.hall.state).over.is_none()
    }

    fn cpus(&self) -> usize {
        std::thread::available_parallelism().map_or(2, usize::from)
    }
}
