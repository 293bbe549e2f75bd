//! Work that only waits: one after another, on a pool of threads, and as async tasks.

use std::time::Duration;

use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{Comparison, Message, Outcome, Param, Params, Preset, Resources, Unit};
use rt::{self, http};

/// The lab.
pub static LAB: Lab = Lab {
    id: "io-bound",
    section: crate::SECTION,
    chapter: "17",
    params: &[
        Param::choice("io", &["timer", "request"]),
        Param::int("tasks", Unit::Count, 1..=50, 1, 5),
        Param::int("wait_ms", Unit::Ms, 1..=5_000, 50, 100),
        Param::int("workers", Unit::Count, 1..=16, 1, 3).workers(),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("tasks", 5), ("wait_ms", 500), ("workers", 3)],
            choices: &[],
        },
        Preset { id: "network", ints: &[], choices: &[("io", "request")] },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("pool", |p| Resources::threads(p.count("workers")), pool),
        Strategy::tasks("async", |p| Resources::tasks(p.count("tasks")), unlimited),
        Strategy::tasks("async-limited", |p| Resources::tasks(p.count("tasks")), limited),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["pool", "async", "same"], truth }),
    names: &[&names::THREAD_POOL, &names::GATHER, &names::ASYNC_SEMAPHORE, &names::SLEEP, &names::ASYNC_SLEEP, &names::HTTP, &names::ASYNC_HTTP],
    module: file!(),
    ..Lab::DEFAULT
};

/// What one task waits for.
#[derive(Clone, Copy)]
struct Io {
    request: bool,
    wait: Duration,
}

impl Io {
    fn new(params: &Params) -> Self {
        Self { request: params.choice("io") == "request", wait: params.ms("wait_ms") }
    }

    fn url(self, task: u32) -> String {
        http::Page { number: task, delay: self.wait, status: 200, bytes: 256, seed: task }.url()
    }

    /// Blocks its thread.
    fn block(self, task: u32) -> bool {
        let done = if self.request {
            http::get(&self.url(task)).is_ok_and(|r| r.status == 200)
        } else {
            rt::sleep(self.wait);
            true
        };
        rt::log("done", task, rt::clock::now());
        done
    }

    /// Lets its thread do something else meanwhile.
    async fn wait(self, task: u32) -> bool {
        let done = if self.request {
            http::fetch(&self.url(task)).await.is_ok_and(|r| r.status == 200)
        } else {
            aio::sleep(self.wait).await;
            true
        };
        rt::log("done", task, rt::clock::now());
        done
    }
}

fn numbers(params: &Params) -> Vec<u32> {
    (1..=params.int("tasks") as u32).collect()
}

fn outcome(done: &[bool]) -> Outcome {
    let count = done.iter().filter(|d| **d).count();
    let result =
        Message::new("done").number("done", count as f64).number("tasks", done.len() as f64);
    Outcome::new(result, count).fact("done", count as f64)
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let io = Io::new(params);
    let done: Vec<bool> = numbers(params).into_iter().map(|task| io.block(task)).collect(); // <-
    outcome(&done)
}
// #endregion

// #region pool
fn pool(params: &Params) -> Outcome {
    let io = Io::new(params);
    // As many waits overlap as there are threads.
    let done = rt::pool_map(params.count("workers"), &numbers(params), |_, task| io.block(*task)); // <-
    outcome(&done)
}
// #endregion

// #region async
fn unlimited(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let io = Io::new(&params);
        // All waits overlap, on one thread.
        let done = aio::gather(numbers(&params).into_iter().map(|task| io.wait(task))).await; // <-
        outcome(&done)
    })
}
// #endregion

// #region async-limited
fn limited(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let io = Io::new(&params);
        let permits = aio::Semaphore::new("permits", params.count("workers"));
        let one = |task| {
            let permits = permits.clone();
            async move {
                let _permit = permits.acquire().await; // <- as many at once as the pool has threads
                io.wait(task).await
            }
        };
        let done = aio::gather(numbers(&params).into_iter().map(one)).await;
        outcome(&done)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let (tasks, workers) = (params.int("tasks"), params.int("workers"));
    let from_sequential = comparison.strategies[0].id == "sequential";
    let speedup = |id| comparison.get(id).filter(|_| from_sequential).map(|s| s.speedup.ratio);
    let message =
        |key| Message::new(key).number("workers", workers as f64).number("tasks", tasks as f64);
    match (speedup("pool"), speedup("async")) {
        (Some(pool), Some(all)) => {
            said.push(message("limits").number("pool", pool).number("all", all));
        }
        (Some(pool), None) => said.push(message("pool").number("pool", pool)),
        (None, Some(all)) => said.push(message("async").number("all", all)),
        (None, None) => {}
    }
    // Rounds of `workers` at a time are what the pool and the limited tasks are bound by.
    let rounds = (tasks as f64 / workers as f64).ceil();
    match (speedup("pool"), speedup("async-limited")) {
        (Some(pool), Some(limited)) => {
            let message = message("fair").number("pool", pool).number("limited", limited);
            said.push(message.number("rounds", rounds));
        }
        (None, Some(limited)) => {
            said.push(message("limited").number("limited", limited).number("rounds", rounds));
        }
        _ => {}
    }
    if said.is_empty() {
        let first = &comparison.strategies[0];
        said.push(Message::new("alone").text("strategy", &first.id).number("ms", first.median_ms));
    }
    said
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    Some(match guess::ratio(comparison, "pool", "async-limited")? {
        same if guess::same(same) => "same",
        sooner if sooner > 1.0 => "async",
        _ => "pool",
    })
}
