//! Tasks that compute and wait: one after another, interleaved on one thread, and in parallel.

use std::time::Duration;

use kernels::{Job, Kernel, Step, Work};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use rt::{self, ScopedJoinHandle};
use sync::{AtomicU32, Ordering};

/// The lab.
pub static LAB: Lab = Lab {
    id: "concurrency-parallelism",
    section: crate::SECTION,
    chapter: "S1–S3",
    params: &[
        Param::int("tasks", Unit::Count, 1..=16, 1, 3).workers_each(),
        Param::int("n", Unit::Count, 1_000..=200_000_000, 1_000_000, 20_000_000),
        Param::int("wait_ms", Unit::Ms, 0..=5_000, 50, 100),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("tasks", 3), ("n", 1_000_000), ("wait_ms", 0)],
            choices: &[],
        },
        Preset { id: "waiting", ints: &[("n", 1_000), ("wait_ms", 100)], choices: &[] },
        Preset { id: "computing", ints: &[("n", 50_000_000), ("wait_ms", 0)], choices: &[] },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::tasks("interleaved", |p| Resources::tasks(p.count("tasks")), interleaved),
        Strategy::threads("parallel", |p| Resources::threads(p.count("tasks")), parallel),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["nothing", "waits", "computing", "both"], truth }),
    names: &[&names::COROUTINE, &names::AWAIT, &names::GATHER, &names::ASYNC_SLEEP, &names::THREAD, &names::JOIN],
    module: file!(),
    ..Lab::DEFAULT
};

/// How many tasks are at something at this moment.
#[derive(Default)]
struct AtOnce(AtomicU32);

impl AtOnce {
    /// One more; returns how many there are now.
    fn enter(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn leave(&self) {
        // Adds -1, wrapping around.
        self.0.fetch_add(u32::MAX, Ordering::Relaxed);
    }
}

/// What the tasks of a run know of each other.
struct Stage {
    tasks: u32,
    n: u64,
    seed: u32,
    wait: Duration,
    computing: AtOnce,
    waiting: AtOnce,
    /// The task that computed last.
    last: AtomicU32,
}

impl Stage {
    fn new(params: &Params) -> Self {
        Self {
            tasks: params.int("tasks") as u32,
            n: params.int("n").unsigned_abs(),
            seed: rt::current_lane(|c| c.run().seed()).unwrap_or(0),
            wait: params.ms("wait_ms"),
            computing: AtOnce::default(),
            waiting: AtOnce::default(),
            last: AtomicU32::new(0),
        }
    }
}

/// One task under way: it computes one half, waits, and computes the other.
struct Task<'a> {
    stage: &'a Stage,
    done: Done,
}

/// What became of a task; times in ms since the run began.
struct Done {
    number: u32,
    answer: u64,
    began_ms: f64,
    ended_ms: f64,
    /// Most tasks that were computing, or waiting, when this one began to.
    computing: u32,
    waiting: u32,
    /// Times that the computing came to this task from another.
    turns: u32,
}

impl<'a> Task<'a> {
    fn begin(stage: &'a Stage, number: u32) -> Self {
        let began_ms = rt::clock::now();
        rt::log("begun", number, began_ms);
        let (answer, ended_ms, computing, waiting, turns) = (0, 0.0, 0, 0, 0);
        Self { stage, done: Done { number, answer, began_ms, ended_ms, computing, waiting, turns } }
    }

    fn half(&self, second: bool) -> Box<dyn Work> {
        let Stage { tasks, n, seed, .. } = *self.stage;
        let n = if second { n - n / 2 } else { n / 2 };
        Kernel::SumOfSquares.begin(&Job { n, task: self.done.number - 1, tasks, seed })
    }

    /// Computes for 50 to 200 µs; whether there is more.
    fn step(&mut self, half: &mut dyn Work) -> bool {
        let Self { stage, done } = self;
        done.computing = done.computing.max(stage.computing.enter());
        if stage.last.load(Ordering::Relaxed) != done.number {
            stage.last.store(done.number, Ordering::Relaxed);
            done.turns += 1;
        }
        let over = half.step() == Step::Done;
        stage.computing.leave();
        rt::checkpoint();
        if over {
            done.answer = done.answer.wrapping_add(half.answer());
        }
        !over
    }

    fn begin_to_wait(&mut self) -> Duration {
        self.done.waiting = self.done.waiting.max(self.stage.waiting.enter());
        rt::log("waits", self.done.number, self.stage.wait.as_secs_f64() * 1e3);
        self.stage.wait
    }

    fn end(mut self) -> Done {
        self.done.ended_ms = rt::clock::now();
        rt::log("done", self.done.number, self.done.ended_ms);
        self.done
    }

    /// The whole task on a thread that does nothing else meanwhile.
    fn block(mut self) -> Done {
        let mut half = self.half(false);
        while self.step(&mut *half) {}
        rt::sleep(self.begin_to_wait());
        self.stage.waiting.leave();
        let mut half = self.half(true);
        while self.step(&mut *half) {}
        self.end()
    }

    // #region interleaved
    /// The whole task, on a thread that others use too.
    async fn take_turns(mut self) -> Done {
        let mut half = self.half(false);
        while self.step(&mut *half) {
            aio::yield_now().await; // <- yields to the other tasks
        }
        aio::sleep(self.begin_to_wait()).await; // <- they continue while this one waits
        self.stage.waiting.leave();
        let mut half = self.half(true);
        while self.step(&mut *half) {
            aio::yield_now().await;
        }
        self.end()
    }
    // #endregion
}

fn outcome(done: &[Done]) -> Outcome {
    let answer = done.iter().fold(0u64, |sum, d| sum.wrapping_mul(31).wrapping_add(d.answer));
    let computing = done.iter().map(|d| d.computing).max().unwrap_or(0);
    let waiting = done.iter().map(|d| d.waiting).max().unwrap_or(0);
    // The first turn of all is no change from another task.
    let switches = done.iter().map(|d| d.turns).sum::<u32>().saturating_sub(1);
    let result = Message::new("at-once")
        .number("computing", f64::from(computing))
        .number("waiting", f64::from(waiting))
        .number("switches", f64::from(switches));
    let row = |d: &Done| {
        let numbers = [f64::from(d.number), d.began_ms, d.ended_ms, f64::from(d.turns)];
        numbers.map(Arg::Number).to_vec()
    };
    Outcome::new(result, format!("{answer:016x}"))
        .fact("computing", f64::from(computing))
        .fact("waiting", f64::from(waiting))
        .fact("switches", f64::from(switches))
        .table(Table {
            key: "tasks".to_owned(),
            columns: ["task", "begin_ms", "end_ms", "turns"].map(str::to_owned).to_vec(),
            rows: done.iter().map(row).collect(),
        })
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let stage = Stage::new(params);
    let tasks = 1..=stage.tasks;
    let done: Vec<_> = tasks.map(|number| Task::begin(&stage, number).block()).collect(); // <-
    outcome(&done)
}
// #endregion

// #region interleaved
fn interleaved(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let stage = Stage::new(&params);
        let one = |number| {
            let stage = &stage;
            async move { Task::begin(stage, number).take_turns().await }
        };
        let done = aio::gather((1..=stage.tasks).map(one)).await; // <- all of them, on one thread
        outcome(&done)
    })
}
// #endregion

// #region parallel
fn parallel(params: &Params) -> Outcome {
    let stage = Stage::new(params);
    let done: Vec<Done> = rt::scope(|scope| {
        let start = |number| {
            let stage = &stage;
            scope.spawn(move || Task::begin(stage, number).block()) // <- one thread each
        };
        let started: Vec<_> = (1..=stage.tasks).map(start).collect();
        started.into_iter().map(ScopedJoinHandle::join).collect()
    });
    outcome(&done)
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let first = &comparison.strategies[0];
    let tasks = params.int("tasks") as f64;
    let overlap = params.int("tasks") > 1 && params.int("wait_ms") > 0;
    let compared = comparison.strategies.iter().filter(|_| first.id == "sequential");
    for row in compared {
        let key = match (row.id.as_str(), row.speedup.difference) {
            ("interleaved", Difference::Faster) if overlap => "interleaved-faster",
            ("interleaved", Difference::Faster) => "interleaved-odd",
            ("interleaved", Difference::Slower) => "interleaved-slower",
            ("interleaved", _) => "interleaved-unclear",
            ("parallel", Difference::Faster) => "parallel-faster",
            ("parallel", Difference::Slower) => "parallel-slower",
            ("parallel", _) => "parallel-unclear",
            _ => continue,
        };
        let message = Message::new(key).number("ratio", row.speedup.ratio).number("tasks", tasks);
        let message = message.range("computing", row.range("computing"));
        let message = message.range("waiting", row.range("waiting"));
        said.push(message.range("switches", row.range("switches")));
    }
    if said.is_empty() {
        let message = Message::new("alone").text("strategy", &first.id);
        let message = message.number("ms", first.median_ms);
        let message = message.range("computing", first.range("computing"));
        said.push(message.range("waiting", first.range("waiting")));
    }
    said
}

/// What overlapped where tasks took turns on one thread, in any of the runs.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let most = |fact| guess::facts(comparison, "interleaved", fact);
    let at_once = |most: &[f64]| most.iter().any(|tasks| *tasks > 1.0);
    // Waits of no length do not overlap, however many have begun one.
    let waits = at_once(most("waiting")?) && params.int("wait_ms") > 0;
    Some(match (waits, at_once(most("computing")?)) {
        (false, false) => "nothing",
        (true, false) => "waits",
        (false, true) => "computing",
        (true, true) => "both",
    })
}
