//! A small pipeline: a queue feeds workers, some items fail, and results are merged as they come.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Board, Chart, Column, Comparison, Constraint, Difference, Message, Outcome, Param, Params,
    Preset, Resources, Table, Unit,
};
use rt::{self, Draw, process};
use sync::Queue;

/// The lab.
pub static LAB: Lab = Lab {
    id: "pipeline",
    section: crate::SECTION,
    chapter: "22",
    params: &[
        Param::int("items", Unit::Count, 1..=200, 1, 15),
        Param::int("workers", Unit::Count, 1..=16, 1, 3).workers(),
        Param::int("min_ms", Unit::Ms, 0..=5_000, 10, 20),
        Param::int("max_ms", Unit::Ms, 0..=5_000, 10, 100),
        Param::int("failure", Unit::Percent, 0..=100, 5, 20),
    ],
    constraints: &[Constraint::AtMost { low: "min_ms", high: "max_ms" }],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("items", 15), ("workers", 3), ("min_ms", 100), ("max_ms", 500)],
            choices: &[],
        },
        Preset {
            id: "flood",
            ints: &[("items", 100), ("workers", 8), ("min_ms", 0), ("max_ms", 50), ("failure", 50)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::threads("one-worker", |_| Resources::threads(1), one_worker),
        Strategy::threads("workers", |p| Resources::threads(p.count("workers")), workers),
        Strategy::tasks("async", |p| Resources::tasks(p.count("workers")), tasks),
        Strategy::processes("processes", |p| Resources::processes(p.count("workers")), processes),
    ],
    repeats: 3,
    jobs: &[&JOB],
    judge,
    question: Some(Question { options: &["same", "less", "full"], truth }),
    names: &[&names::QUEUE, &names::THREAD, &names::ASYNC_QUEUE, &names::TASK, &names::PROCESS_POOL],
    boards: BOARDS,
    charts: &[Chart { id: "queue", series: &["items", "merged"], limits: &[] }],
    module: file!(),
    ..Lab::DEFAULT
};

static BOARDS: &[Board] = &[Board {
    id: "workers",
    columns: &[
        Column::state("doing", &["waiting", "working", "over"]),
        Column::number("good"),
        Column::number("failed"),
    ],
    actions: &[],
}];

/// What enters the pipeline: drawn from the seed, so that every strategy gets the same.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Item {
    number: u32,
    value: u32,
    ms: u32,
    /// Its data are bad: working on it ends with an error.
    broken: bool,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Processed {
    item: Item,
    /// None where it failed.
    value: Option<u32>,
    /// Time at work on it.
    ms: f64,
}

/// One [`Processed`] and the worker that did it, from 1.
type Arrival = (Processed, u32);

fn items(params: &Params) -> Vec<Item> {
    let (low, high) = (params.int("min_ms").unsigned_abs(), params.int("max_ms").unsigned_abs());
    let failure = params.int("failure") as u32;
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    let item = |number| Item {
        number,
        value: run.draw(Draw::Content(number)).range(1..=100) as u32,
        ms: run.draw(Draw::Duration(number)).range(low..=high) as u32,
        broken: run.draw(Draw::Failure(number)).chance(failure),
    };
    (1..=params.int("items") as u32).map(item).collect()
}

/// What an item of bad data ends with.
#[derive(Debug)]
struct BadData;

/// The work itself, the same in every strategy: it takes its time, and then its data are bad or it is done.
fn transform(item: &Item) -> Result<u32, BadData> {
    if item.broken { Err(BadData) } else { Ok(item.value * 2) }
}

fn work(item: Item) -> Processed {
    let begin = rt::clock::now();
    rt::sleep(Duration::from_millis(item.ms.into()));
    // An error is this item's result. It ends neither its worker nor anybody else's.
    Processed { item, value: transform(&item).ok(), ms: rt::clock::now() - begin }
}

/// The workers' table, while it fills.
struct Floor(rt::Board);

impl Floor {
    fn new(workers: usize) -> Self {
        let board = rt::Board::new(BOARDS, 0, workers);
        (0..workers).for_each(|row| board.name(row, &(row + 1).to_string()));
        Self(board)
    }

    fn takes(&self, worker: u32, item: u32) {
        rt::log("taken", item, f64::from(worker));
        self.0.set_state(worker as usize - 1, "doing", "working");
    }

    fn did(&self, worker: u32, done: &Processed) {
        let row = worker as usize - 1;
        rt::log(if done.value.is_some() { "done" } else { "failed" }, done.item.number, f64::from(worker));
        self.0.add(row, if done.value.is_some() { "good" } else { "failed" }, 1.0);
        self.0.set_state(row, "doing", "waiting");
    }

    fn leaves(&self, worker: u32) {
        self.0.set_state(worker as usize - 1, "doing", "over");
    }
}

/// Where results come together, in the order of their arrival.
#[derive(Default)]
struct Merged {
    arrivals: Vec<Arrival>,
    began_ms: f64,
}

impl Merged {
    fn begin() -> Self {
        Self { arrivals: Vec::new(), began_ms: rt::clock::now() }
    }

    fn take(&mut self, arrival: Arrival) {
        self.arrivals.push(arrival);
        rt::value("merged", self.arrivals.len() as f64);
    }
}

// #region one-worker
/// A worker takes items until the queue is closed and empty.
fn worker(me: u32, queue: &Queue<Item>, results: &Queue<Arrival>, floor: &Floor) {
    // What `work` returns calls `task_done` when dropped: on every path, even after an error.
    while let Some(taken) = queue.work() { // <- the chapter's code skips task_done when an item fails
        floor.takes(me, taken.item.number);
        let done = work(taken.item);
        floor.did(me, &done);
        results.put((done, me)).expect("it is open");
    }
    floor.leaves(me);
}

fn one_worker(params: &Params) -> Outcome {
    serve(params, 1) // <- the same pipeline with one pair of hands
}
// #endregion

// #region workers
/// Fills the queue, has `workers` empty it, and merges what they put into the second queue.
fn serve(params: &Params, workers: u32) -> Outcome {
    let (queue, results) = (Queue::new("items", usize::MAX), Queue::new("results", usize::MAX));
    let floor = Floor::new(workers as usize);
    let items = items(params);
    let mut merged = Merged::begin();
    rt::scope(|scope| {
        for me in 1..=workers {
            let (queue, results, floor) = (&queue, &results, &floor);
            scope.spawn(move || worker(me, queue, results, floor)); // <-
        }
        for item in &items {
            queue.put(*item).expect("it is open");
        }
        queue.close();
        for _ in &items {
            merged.take(results.get().expect("a result for each item")); // <- merged as they arrive
        }
        queue.join(); // <- returns once every item has been processed, good or bad
    });
    outcome(&merged, workers)
}

fn workers(params: &Params) -> Outcome {
    serve(params, params.int("workers") as u32)
}
// #endregion

// #region async
async fn task(me: u32, queue: &aio::Queue<Item>, merged: &RefCell<Merged>, floor: &Floor) {
    while let Some(item) = queue.get().await {
        floor.takes(me, item.number);
        let begin = rt::clock::now();
        aio::sleep(Duration::from_millis(item.ms.into())).await; // <- the thread continues with another task
        let ms = rt::clock::now() - begin;
        let done = Processed { item, value: transform(&item).ok(), ms };
        floor.did(me, &done);
        merged.borrow_mut().take((done, me)); // <- one thread: nobody can get in between
    }
    floor.leaves(me);
}

fn tasks(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let workers = params.int("workers") as u32;
        let (queue, floor) = (aio::Queue::new("items", None), Floor::new(workers as usize));
        let items = items(&params);
        let merged = RefCell::new(Merged::begin());
        for item in items {
            queue.put(item).await.expect("it is open");
        }
        queue.close();
        let workers = 1..=workers; // <- as many tasks as the others have threads
        aio::gather(workers.clone().map(|me| task(me, &queue, &merged, &floor))).await;
        outcome(&merged.into_inner(), *workers.end())
    })
}
// #endregion

// #region processes
static JOB: process::Job<Item, Processed> = process::Job { id: "pipeline/item", run: work };

fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let workers = params.count("workers");
        let (items, floor) = (items(&params), Floor::new(workers));
        let mut merged = Merged::begin();
        // The queue stays here; a process that has answered gets the next item as a message.
        let left = Cell::new(items.len());
        let take = |process: usize| {
            if let Some(rest) = left.get().checked_sub(1) {
                floor.takes(process as u32 + 1, items[items.len() - left.get()].number);
                left.set(rest);
                rt::value("items", rest as f64);
            } else {
                floor.leaves(process as u32 + 1);
            }
        };
        rt::value("items", items.len() as f64);
        (0..workers).for_each(take);
        process::map(workers, &JOB, &items, |process, _, done| { // <- items and results are copied
            let me = process as u32 + 1;
            floor.did(me, done);
            merged.take((*done, me)); // <-
            take(process);
        })
        .await;
        outcome(&merged, workers as u32)
    })
}
// #endregion

fn outcome(merged: &Merged, workers: u32) -> Outcome {
    let elapsed = rt::clock::now() - merged.began_ms;
    let mut results = merged.arrivals.clone();
    results.sort_by_key(|(done, _)| done.item.number);
    let good: Vec<u32> = results.iter().filter_map(|(done, _)| done.value).collect();
    let sum: u32 = good.iter().sum();
    let failed = results.len() - good.len();
    let share = |worker: u32| {
        let of_worker = || results.iter().filter(move |(_, by)| *by == worker).map(|(done, _)| done);
        let broken = of_worker().filter(|done| done.value.is_none()).count();
        let busy: f64 = of_worker().map(|done| done.ms).sum();
        let count = of_worker().count();
        [f64::from(worker), (count - broken) as f64, broken as f64, busy].map(Arg::Number).to_vec()
    };
    let row = |(done, worker): &Arrival| {
        let number = |n: u32| Arg::Number(f64::from(n));
        let value = done.value.map_or_else(|| Arg::word("failed"), number);
        vec![number(done.item.number), number(done.item.value), value, Arg::Number(done.ms), number(*worker)]
    };
    // Clocks may stand still for a millisecond; a rate needs a time.
    let per_second = results.len() as f64 / elapsed.max(stats::CLOCK_MS) * 1e3;
    let result = Message::new("processed")
        .number("good", good.len() as f64)
        .number("failed", failed as f64)
        .number("rate", per_second);
    let broken: Vec<u32> =
        results.iter().filter(|(d, _)| d.value.is_none()).map(|(d, _)| d.item.number).collect();
    Outcome::new(result, format!("{} {sum} {broken:?}", results.len()))
        .fact("good", good.len() as f64)
        .fact("failed", failed as f64)
        .fact("per_second", per_second)
        .table(Table {
            key: "shares".to_owned(),
            columns: ["worker", "good", "failed", "busy_ms"].map(str::to_owned).to_vec(),
            rows: (1..=workers).map(share).collect(),
        })
        .table(Table {
            key: "items".to_owned(),
            columns: ["item", "value", "doubled", "work_ms", "by"].map(str::to_owned).to_vec(),
            rows: results.iter().map(row).collect(),
        })
}

/// How much faster several workers were than one, on the medians.
fn gain(comparison: &Comparison) -> Option<f64> {
    let [one, many] = ["one-worker", "workers"].map(|id| comparison.get(id).map(|s| s.median_ms));
    one.zip(many).filter(|(_, many)| *many > 0.0).map(|(one, many)| one / many)
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let workers = params.int("workers").min(params.int("items")) as f64;
    let ratio = gain(comparison).filter(|_| workers > 1.0)?;
    // Within a tenth of the bound, or of no gain at all.
    Some(match ratio {
        ratio if ratio >= 0.9 * workers => "full",
        ratio if ratio <= 1.1 => "same",
        _ => "less",
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let workers = params.int("workers") as f64;
    let first = &comparison.strategies[0];
    if first.id == "one-worker" {
        for strategy in &comparison.strategies[1..] {
            let key = match strategy.speedup.difference {
                Difference::Faster => "faster",
                Difference::Slower => "slower",
                _ => "unclear",
            };
            let message = Message::new(key).text("strategy", strategy.id.as_str());
            said.push(message.number("ratio", strategy.speedup.ratio).number("workers", workers));
        }
    }
    if said.is_empty() {
        let message = Message::new("alone").text("strategy", first.id.as_str());
        said.push(message.number("ms", first.median_ms));
    }
    let (good, failed) = (first.range("good"), first.range("failed"));
    let key = if failed.1 > 0.0 { "some-failed" } else { "none-failed" };
    said.push(Message::new(key).range("good", good).range("failed", failed));
    said
}
