//! A queue that feeds workers: one of them, and several; closing the queue sends them home.

use std::time::Duration;

use lab::{Lab, Strategy, Question, guess, names, Seat};
use model::{Aim, Goal, 
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use rt::{self, ScopedJoinHandle};
use sync::Queue;

/// The lab.
pub static LAB: Lab = Lab {
    id: "worker-queue",
    section: crate::SECTION,
    chapter: "2",
    params: &[
        Param::int("tasks", Unit::Count, 1..=50, 1, 5),
        Param::int("workers", Unit::Count, 1..=16, 1, 3).workers(),
        Param::int("work_ms", Unit::Ms, 1..=5_000, 50, 100),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("tasks", 5), ("workers", 3), ("work_ms", 500)],
            choices: &[],
        },
        Preset {
            id: "crowd",
            ints: &[("tasks", 4), ("workers", 8), ("work_ms", 150)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::threads("one-worker", |_| Resources::threads(1), one_worker),
        Strategy::threads("workers", |p| Resources::threads(p.count("workers")), workers),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["same", "less", "full"], truth }),
    names: &[&names::QUEUE, &names::QUEUE_CLOSE, &names::THREAD, &names::JOIN],
    seat: Some(Seat {
        strategies: &["workers"],
        only: &[Strategy::threads(
            "look-first",
            |p| Resources::threads(p.count("workers")),
            look_first,
        )],
        setup: &[("tasks", 2), ("workers", 2), ("work_ms", 100)],
        most: &[("tasks", 4), ("workers", 3), ("work_ms", 5_000)],
        holds: |params, outcome| {
            let every: Vec<_> = (1..=params.int("tasks")).map(|task| task.to_string()).collect();
            outcome.answer == every.join(",")
        },
        goals: &[
            Goal { id: "left-behind", strategy: "look-first", aim: Aim::Fail, hints: 2, ..Goal::DEFAULT },
            Goal { id: "never-home", strategy: "look-first", aim: Aim::Deadlock, hints: 3, ..Goal::DEFAULT },
            Goal { id: "all-done", strategy: "workers", aim: Aim::Cannot, hints: 1, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// A task that a worker has done, with its begin and end, ms since the run began.
struct Done {
    task: u32,
    worker: u32,
    began_ms: f64,
    ended_ms: f64,
}

// #region one-worker workers
/// Takes tasks until the queue is closed and empty.
fn worker(me: u32, queue: &Queue<u32>, work: Duration) -> Vec<Done> {
    let mut done = Vec::new();
    let next = || queue.get(); // <- waits while it is empty; none is the end signal
    while let Some(task) = next() {
        done.push(treat(task, me, work));
    }
    rt::log("home", me, done.len() as f64);
    done
}
// #endregion

// #region one-worker workers look-first
fn treat(task: u32, me: u32, work: Duration) -> Done {
    let began_ms = rt::clock::now();
    rt::log("taken", task, f64::from(me));
    rt::sleep(work);
    rt::log("done", task, f64::from(me));
    Done { task, worker: me, began_ms, ended_ms: rt::clock::now() }
}
// #endregion

// #region one-worker
fn one_worker(params: &Params) -> Outcome {
    serve(params, 1, worker, close) // <- one lane takes everything
}
// #endregion

// #region workers look-first
/// What a worker does, given its number, the queue and the length of a task.
type Worker = fn(u32, &Queue<u32>, Duration) -> Vec<Done>;

/// How they are told that this many tasks are all there are.
type SayAll = fn(&Queue<u32>, u32);

/// Starts `workers`, puts every task into the queue, signals the end, and waits for everybody.
fn serve(params: &Params, workers: u32, worker: Worker, say_all: SayAll) -> Outcome {
    let (tasks, work) = (params.int("tasks") as u32, params.ms("work_ms"));
    let queue = Queue::new("tasks", usize::MAX);
    let shares: Vec<Vec<Done>> = rt::scope(|scope| {
        let start = |me| {
            let queue = &queue;
            scope.spawn(move || worker(me, queue, work))
        };
        let started: Vec<_> = (1..=workers).map(start).collect();
        for task in 1..=tasks {
            queue.put(task).expect("it is open");
        }
        say_all(&queue, tasks);
        started.into_iter().map(ScopedJoinHandle::join).collect()
    });
    outcome(&shares)
}
// #endregion

// #region workers
fn close(queue: &Queue<u32>, tasks: u32) {
    queue.close(); // <- no more tasks: one signal, however many workers there are
    rt::log("closed", tasks, 0.0);
}

fn workers(params: &Params) -> Outcome {
    let workers = params.int("workers") as u32;
    serve(params, workers, worker, close) // <- the same queue, more workers taking from it
}
// #endregion

// #region look-first
/// Goes home when it finds the queue empty, so that nobody has to signal the end.
fn hasty(me: u32, queue: &Queue<u32>, work: Duration) -> Vec<Done> {
    let mut done = Vec::new();
    while !queue.is_empty() { // <- empty: has it ended, or not begun?
        let Some(task) = queue.get() else { break }; // <- what it saw may be gone by now
        done.push(treat(task, me, work));
    }
    rt::log("home", me, done.len() as f64);
    done
}

fn look_first(params: &Params) -> Outcome {
    serve(params, params.int("workers") as u32, hasty, |_, _| ()) // <- nobody is told
}
// #endregion

fn outcome(shares: &[Vec<Done>]) -> Outcome {
    let mut done: Vec<&Done> = shares.iter().flatten().collect();
    done.sort_by_key(|d| d.task);
    let numbers: Vec<String> = done.iter().map(|d| d.task.to_string()).collect();
    let counts = || shares.iter().map(Vec::len);
    let (most, least) = (counts().max().unwrap_or(0), counts().min().unwrap_or(0));
    let share = |(index, share): (usize, &Vec<Done>)| {
        let busy: f64 = share.iter().map(|d| d.ended_ms - d.began_ms).sum();
        [(index + 1) as f64, share.len() as f64, busy].map(Arg::Number).to_vec()
    };
    let row = |d: &&Done| {
        let numbers = [f64::from(d.task), f64::from(d.worker), d.began_ms, d.ended_ms];
        numbers.map(Arg::Number).to_vec()
    };
    let result = Message::new("done")
        .number("done", done.len() as f64)
        .number("most", most as f64)
        .number("least", least as f64);
    Outcome::new(result, numbers.join(","))
        .fact("most", most as f64)
        .fact("least", least as f64)
        .table(Table {
            key: "tasks".to_owned(),
            columns: ["task", "worker", "begin_ms", "end_ms"].map(str::to_owned).to_vec(),
            rows: done.iter().map(row).collect(),
        })
        .table(Table {
            key: "shares".to_owned(),
            columns: ["worker", "count", "busy_ms"].map(str::to_owned).to_vec(),
            rows: shares.iter().enumerate().map(share).collect(),
        })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let (tasks, workers) = (params.int("tasks"), params.int("workers"));
    let rounds = (tasks as f64 / workers as f64).ceil();
    let message =
        |key| Message::new(key).number("tasks", tasks as f64).number("workers", workers as f64);
    let first = &comparison.strategies[0];
    let (one, many) = (comparison.get("one-worker"), comparison.get("workers"));
    if let (Some(one), Some(many)) = (one, many) {
        // Which of the two was asked for first decides whose difference says it.
        let faster = if first.id == "one-worker" {
            many.speedup.difference == Difference::Faster
        } else {
            one.speedup.difference == Difference::Slower
        };
        let key = if faster { "faster" } else { "no-gain" };
        let message = message(key).number("one", one.median_ms).number("many", many.median_ms);
        said.push(message.number("rounds", rounds));
    } else {
        said.push(message("alone").number("ms", first.median_ms).number("rounds", rounds));
    }
    if let Some(many) = many {
        // The least of any worker in any run, and the most.
        let (least, most) = (many.range("least").0, many.range("most").1);
        said.push(message("shares").number("most", most).number("least", least));
    }
    said
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let workers = params.int("workers") as f64;
    // With a single worker all the answers say the same.
    let ratio = guess::ratio(comparison, "one-worker", "workers").filter(|_| workers > 1.0)?;
    match ratio {
        // Slower is no gain either.
        none if none < 1.0 || guess::same(none) => Some("same"),
        full if full >= 0.95 * workers => Some("full"),
        _ => Some("less"),
    }
}
