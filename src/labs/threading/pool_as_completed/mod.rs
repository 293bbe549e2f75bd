//! The same tasks on the same pool, with their results received in input order and as they finish.

use std::collections::BTreeMap;
use std::time::Duration;

use lab::{Lab, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Constraint, Message, Outcome, Param, Params, Preset, Resources, Series, Table, Unit,
};
use rt::{self, Draw};
use sync::{AtomicU32, Ordering, Queue};

/// The lab.
pub static LAB: Lab = Lab {
    id: "pool-as-completed",
    section: crate::SECTION,
    chapter: "7",
    params: &[
        Param::int("tasks", Unit::Count, 1..=50, 1, 7),
        Param::int("workers", Unit::Count, 1..=16, 1, 3).workers(),
        Param::int("min_ms", Unit::Ms, 0..=5_000, 50, 50),
        Param::int("max_ms", Unit::Ms, 0..=5_000, 50, 150),
        Param::int("failure", Unit::Percent, 0..=100, 5, 20),
    ],
    constraints: &[Constraint::AtMost { low: "min_ms", high: "max_ms" }],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("tasks", 7),
                ("workers", 3),
                ("min_ms", 1_000),
                ("max_ms", 3_000),
                ("failure", 20),
            ],
            choices: &[],
        },
        Preset { id: "flaky", ints: &[("tasks", 12), ("failure", 60)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("input-order", |p| Resources::threads(p.count("workers")), input_order),
        Strategy::threads(
            "completion-order",
            |p| Resources::threads(p.count("workers")),
            completion_order,
        ),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["sooner", "same", "later"], truth }),
    names: &[&names::THREAD_POOL, &names::FUTURE, &names::AS_COMPLETED_POOL],
    module: file!(),
    ..Lab::DEFAULT
};

/// What went wrong in one task.
#[derive(Clone, Copy, Debug)]
struct Failed;

/// A task that is over, well or not; when, ms since the run began.
#[derive(Debug)]
struct Finished {
    task: u32,
    worker: u32,
    result: Result<u64, Failed>,
    ended_ms: f64,
}

/// What was received, and when.
struct Received {
    finished: Finished,
    received_ms: f64,
}

/// One task: its length, its result and whether it fails are drawn from the seed, for all strategies
/// alike.
fn task(number: u32, params: &Params) -> Result<u64, Failed> {
    let (low, high) = (params.int("min_ms").unsigned_abs(), params.int("max_ms").unsigned_abs());
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    rt::sleep(Duration::from_millis(run.draw(Draw::Duration(number)).range(low..=high)));
    if run.draw(Draw::Failure(number)).chance(params.int("failure") as u32) {
        return Err(Failed); // <- a result like any other: nobody unwinds, nobody stops
    }
    Ok(run.draw(Draw::Content(number)).range(1..=999))
}

/// Gives the tasks to a pool of workers, first in, first out, and meanwhile lets `receive` take the
/// results as they come out of the pool.
fn on_pool(params: &Params, receive: impl FnOnce(&Queue<Finished>, u32) -> Vec<Received>) -> Outcome {
    let (tasks, workers) = (params.int("tasks") as u32, params.int("workers") as u32);
    let (next, results) = (AtomicU32::new(1), Queue::new("results", usize::MAX));
    let received = rt::scope(|scope| {
        for worker in 1..=workers {
            let (next, results) = (&next, &results);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > tasks {
                        return;
                    }
                    let result = task(number, params);
                    let ended_ms = rt::clock::now();
                    rt::log(if result.is_ok() { "done" } else { "failed" }, number, ended_ms);
                    let finished = Finished { task: number, worker, result, ended_ms };
                    results.put(finished).expect("it is open");
                }
            });
        }
        receive(&results, tasks)
    });
    outcome(&received)
}

/// The next result out of the pool, whichever it is.
fn next_finished(results: &Queue<Finished>) -> Finished {
    results.get().expect("each task sends one result, and nobody closes the queue")
}

/// The caller has the result now and can go on with it.
fn received(finished: Finished, so_far: usize) -> Received {
    rt::log("received", finished.task, rt::clock::now());
    rt::value("received", (so_far + 1) as f64);
    Received { finished, received_ms: rt::clock::now() }
}

fn outcome(received: &[Received]) -> Outcome {
    let failed = received.iter().filter(|r| r.finished.result.is_err()).count();
    let held = |r: &Received| r.received_ms - r.finished.ended_ms;
    let mean = received.iter().map(held).sum::<f64>() / received.len().max(1) as f64;
    let order: Vec<String> = received.iter().map(|r| r.finished.task.to_string()).collect();
    let mut answers: Vec<String> = received
        .iter()
        .map(|r| {
            let result = r.finished.result.map_or("failed".to_owned(), |v| v.to_string());
            format!("{:02}={result}", r.finished.task)
        })
        .collect();
    answers.sort();
    let result = Message::new("received")
        .text("order", order.join(", "))
        .number("good", (received.len() - failed) as f64)
        .number("failed", failed as f64);
    let row = |(index, r): (usize, &Received)| {
        let who = [index + 1, r.finished.task as usize, r.finished.worker as usize];
        let mut row: Vec<Arg> = who.map(|n| Arg::Number(n as f64)).to_vec();
        row.push(r.finished.result.map_or(Arg::Text("✗".to_owned()), |v| Arg::Number(v as f64)));
        row.extend([r.finished.ended_ms, r.received_ms, held(r)].map(Arg::Number));
        row
    };
    let columns = ["arrival", "task", "worker", "value", "end_ms", "received_ms", "held_ms"]
        .map(str::to_owned)
        .to_vec();
    let points = received.iter().enumerate().map(|(i, r)| (r.received_ms, (i + 1) as f64));
    let mut outcome = Outcome::new(result, answers.join(" "))
        .fact("good", (received.len() - failed) as f64)
        .fact("failed", failed as f64)
        .fact("held_ms", mean)
        .fact("first_ms", received.first().map_or(0.0, |r| r.received_ms))
        .table(Table {
            key: "arrivals".to_owned(),
            columns,
            rows: received.iter().enumerate().map(row).collect(),
        });
    outcome.series.push(Series { key: "received".to_owned(), points: points.collect() });
    outcome
}

// #region input-order
fn input_order(params: &Params) -> Outcome {
    on_pool(params, |results, tasks| {
        let (mut early, mut in_order) = (BTreeMap::new(), Vec::new());
        for wanted in 1..=tasks {
            let finished = loop {
                let ready = early.remove(&wanted); // <- waits for this one, even if others are ready
                if let Some(finished) = ready {
                    break finished;
                }
                let finished = next_finished(results);
                early.insert(finished.task, finished);
            };
            in_order.push(received(finished, in_order.len()));
        }
        in_order
    })
}
// #endregion

// #region completion-order
fn completion_order(params: &Params) -> Outcome {
    on_pool(params, |results, tasks| {
        let mut as_completed = Vec::new();
        for _ in 1..=tasks {
            let finished = next_finished(results); // <- whichever is ready first
            as_completed.push(received(finished, as_completed.len()));
        }
        as_completed
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let first = &comparison.strategies[0];
    let mut said = Vec::new();
    let both = comparison.get("input-order").zip(comparison.get("completion-order"));
    if let Some((input, completion)) = both {
        let message = Message::new("held").range("input", input.range("held_ms"));
        let message = message.range("completion", completion.range("held_ms"));
        let message = message.range("first_input", input.range("first_ms"));
        said.push(message.range("first_completion", completion.range("first_ms")));
    }
    match both {
        Some((input, completion)) => {
            let message = Message::new("total").number("input", input.median_ms);
            said.push(message.number("completion", completion.median_ms));
        }
        None => {
            let message = Message::new("alone").text("strategy", &first.id);
            let message = message.number("ms", first.median_ms);
            said.push(message.range("held", first.range("held_ms")));
        }
    }
    let message = Message::new("failures").range("failed", first.range("failed"));
    said.push(message.range("good", first.range("good")).number("tasks", params.int("tasks") as f64));
    said
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    Some(match guess::ratio(comparison, "input-order", "completion-order")? {
        same if guess::same(same) => "same",
        sooner if sooner > 1.0 => "sooner",
        _ => "later",
    })
}
