//! A counter that several threads increment: without care, with a lock, and as an atomic.

use std::cell::Cell;

use lab::{Lab, LocalFuture, Question, Seat, Strategy, guess, names};
use model::{Aim, Goal, Comparison, Message, Outcome, Param, Params, Preset, Resources, Unit};
use sync::{AtomicU64, Mutex, Ordering, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "race",
    section: crate::SECTION,
    chapter: "3",
    params: &[
        Param::int("threads", Unit::Count, 1..=16, 1, 2).workers_each(),
        Param::int("iterations", Unit::Count, 1..=10_000_000, 1_000, 100_000),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("threads", 2), ("iterations", 1_000)], choices: &[] },
        Preset { id: "crowd", ints: &[("threads", 8), ("iterations", 200_000)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("unsafe", |p| Resources::threads(p.count("threads")), unguarded),
        Strategy::threads("mutex", |p| Resources::threads(p.count("threads")), mutex),
        Strategy::threads("atomic", |p| Resources::threads(p.count("threads")), atomic),
    ],
    repeats: 15,
    judge,
    question: Some(Question { options: &["none", "few", "many", "most"], truth }),
    names: &[&names::THREAD, &names::LOCK, &names::ATOMIC],
    seat: Some(Seat {
        strategies: &["unsafe", "mutex", "atomic"],
        only: &[
            Strategy::tasks("await-between", |p| Resources::tasks(p.count("threads")), await_between),
            Strategy::tasks("await-outside", |p| Resources::tasks(p.count("threads")), await_outside),
        ],
        setup: &[("threads", 2), ("iterations", 1)],
        most: &[("threads", 4), ("iterations", 6)],
        holds: |_, outcome| outcome.facts.get("lost") == Some(&0.0),
        goals: &[
            Goal { id: "lose", strategy: "unsafe", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "mutex-holds", strategy: "mutex", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
            Goal {
                id: "one-thread",
                strategy: "await-between",
                aim: Aim::Fail,
                hints: 3,
                ..Goal::DEFAULT
            },
            Goal {
                id: "whole-turn",
                strategy: "await-outside",
                aim: Aim::Cannot,
                hints: 2,
                ..Goal::DEFAULT
            },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Iterations between two looks at the stop flag.
const STRIDE: u32 = 4096;

/// Starts the threads, lets them go at the same moment, and gives each iteration to `increment`.
fn race(params: &Params, increment: impl Fn() + Sync) {
    let (threads, iterations) = (params.int("threads") as u32, params.int("iterations") as u32);
    let start = SpinBarrier::new(threads);
    rt::scope(|scope| {
        for thread in 1..=threads {
            let (start, increment) = (&start, &increment);
            scope.spawn(move || {
                start.wait();
                let mut left = iterations;
                while left > 0 {
                    let stride = left.min(STRIDE);
                    (0..stride).for_each(|_| increment());
                    left -= stride;
                    rt::checkpoint();
                }
                rt::log("done", thread, f64::from(iterations));
            });
        }
    });
}

fn outcome(params: &Params, counted: u64) -> Outcome {
    let expected = params.int("threads").unsigned_abs() * params.int("iterations").unsigned_abs();
    let lost = expected.saturating_sub(counted) as f64;
    let result = Message::new("counted")
        .number("counted", counted as f64)
        .number("expected", expected as f64)
        .number("lost", lost);
    // Strategies are meant to differ here, so there is no answer to agree on.
    Outcome::new(result, "").fact("counted", counted as f64).fact("lost", lost)
}

// #region unsafe
fn unguarded(params: &Params) -> Outcome {
    // A plain integer would be undefined behaviour in Rust: two threads must not touch it at once. A
    // relaxed atomic that is read and written in two steps loses updates in the same way, but is defined.
    let counter = AtomicU64::named("counter", 0);
    race(params, || {
        let seen = counter.load(Ordering::SeqCst); // <-
        counter.store(seen + 1, Ordering::SeqCst); // <- whoever wrote in between is overwritten
    });
    outcome(params, counter.into_inner())
}
// #endregion

// #region mutex
fn mutex(params: &Params) -> Outcome {
    let counter = Mutex::new("counter", 0u64);
    race(params, || {
        let mut count = counter.lock(); // <- one thread at a time from here
        *count += 1;
    }); // <- to here: the guard unlocks when dropped
    outcome(params, counter.into_inner())
}
// #endregion

// #region atomic
fn atomic(params: &Params) -> Outcome {
    let counter = AtomicU64::named("counter", 0);
    race(params, || {
        counter.fetch_add(1, Ordering::SeqCst); // <- read, add and write are one step
    });
    outcome(params, counter.into_inner())
}
// #endregion

/// As [`race`], with tasks on one thread.
async fn race_tasks(params: &Params, increment: impl AsyncFn()) {
    let (tasks, iterations) = (params.int("threads") as u32, params.int("iterations") as u32);
    let increment = &increment;
    let racing = (1..=tasks).map(|task| async move {
        for _ in 0..iterations {
            increment().await;
        }
        rt::log("task-done", task, f64::from(iterations));
    });
    aio::gather(racing).await;
}

fn show(counter: &Cell<u64>) {
    rt::value("counter", counter.get() as f64);
}

// #region await-between
fn await_between(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let counter = Cell::new(0);
        let increment = async || {
            let seen = counter.get(); // <-
            rt::log("seen", seen as u32, 0.0);
            aio::yield_now().await; // <- an await is where other tasks get their turn
            counter.set(seen + 1); // <- what they wrote meanwhile is overwritten
            show(&counter);
        };
        race_tasks(&params, increment).await;
        outcome(&params, counter.get())
    })
}
// #endregion

// #region await-outside
fn await_outside(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let counter = Cell::new(0);
        let increment = async || {
            counter.set(counter.get() + 1); // <- no await in between: nobody gets in, and no lock is needed
            show(&counter);
            aio::yield_now().await; // <-
        };
        race_tasks(&params, increment).await;
        outcome(&params, counter.get())
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let expected = (params.int("threads") * params.int("iterations")) as f64;
    let lost_in = |id| comparison.get(id).and_then(|s| s.facts.get("lost"));
    if let Some(lost) = lost_in("unsafe") {
        let runs = lost.len() as f64;
        let hit = lost.iter().filter(|l| **l > 0.0).count() as f64;
        let most = lost.iter().copied().fold(0.0, f64::max);
        let least = lost.iter().copied().fold(f64::INFINITY, f64::min);
        let key = if params.int("threads") == 1 {
            "one-thread"
        } else if hit == 0.0 {
            "none-lost"
        } else {
            "lost"
        };
        let message = Message::new(key).number("runs", runs).number("hit", hit);
        let message = message.number("least", least).number("most", most);
        said.push(message.number("expected", expected).number("percent", most / expected * 100.0));
    }
    let safe = ["mutex", "atomic"].into_iter().filter_map(lost_in).flatten();
    let safe: Vec<f64> = safe.copied().collect();
    if !safe.is_empty() {
        let key = if safe.iter().all(|l| *l == 0.0) { "safe" } else { "broken" };
        said.push(Message::new(key).number("runs", safe.len() as f64));
    }
    if let (Some(mutex), Some(atomic)) = (comparison.get("mutex"), comparison.get("atomic")) {
        let ratio = mutex.median_ms / atomic.median_ms.max(1e-3);
        said.push(Message::new("cost").number("ratio", ratio));
    }
    said
}

/// The share that the unluckiest run lost.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let expected = (params.int("threads") * params.int("iterations")) as f64;
    let most = guess::facts(comparison, "unsafe", "lost")?.iter().copied().fold(0.0, f64::max);
    Some(match most / expected {
        none if none <= 0.0 => "none",
        few if few < 0.1 => "few",
        many if many <= 0.5 => "many",
        _ => "most",
    })
}
