//! One sum, counted by several threads: five ways to keep it, and what each costs.

use std::hint::black_box;

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Goal, Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use sync::{AtomicU64, Mutex, Ordering, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "lock",
    section: crate::SECTION,
    chapter: "4",
    params: &[
        Param::int("threads", Unit::Count, 1..=16, 1, 2).workers_each(),
        Param::int("iterations", Unit::Count, 1..=10_000_000, 1_000, 100_000),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("threads", 2), ("iterations", 1_000)], choices: &[] },
        Preset { id: "crowd", ints: &[("threads", 8), ("iterations", 100_000)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("no-lock", |p| Resources::threads(p.count("threads")), no_lock),
        Strategy::threads("mutex", |p| Resources::threads(p.count("threads")), mutex),
        Strategy::threads("whole-loop", |p| Resources::threads(p.count("threads")), whole_loop),
        Strategy::threads("atomic", |p| Resources::threads(p.count("threads")), atomic),
        Strategy::threads("per-thread", |p| Resources::threads(p.count("threads")), per_thread),
    ],
    repeats: 10,
    judge,
    question: Some(Question { options: &["mutex", "whole-loop", "atomic", "per-thread"], truth }),
    names: &[&names::THREAD, &names::LOCK, &names::ATOMIC],
    seat: Some(Seat {
        strategies: &["no-lock", "mutex", "whole-loop", "atomic", "per-thread"],
        only: &[],
        setup: &[("threads", 2), ("iterations", 2)],
        most: &[("threads", 4), ("iterations", 6)],
        holds: |_, outcome| outcome.facts.get("lost") == Some(&0.0),
        goals: &[
            Goal { id: "lose", strategy: "no-lock", aim: Aim::Fail, hints: 2, ..Goal::DEFAULT },
            Goal { id: "shares-hold", strategy: "per-thread", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Those that must not lose anything.
const SAFE: [&str; 4] = ["mutex", "whole-loop", "atomic", "per-thread"];

/// Iterations between two looks at the stop flag.
const STRIDE: u32 = 4096;

/// Does `increment` `iterations` times.
fn each(iterations: u32, mut increment: impl FnMut()) {
    let mut left = iterations;
    while left > 0 {
        let stride = left.min(STRIDE);
        (0..stride).for_each(|_| increment());
        left -= stride;
        rt::checkpoint();
    }
}

/// Starts the threads, lets them go at the same moment and gives each its iterations. Returns when each
/// began and ended, ms since the run began.
fn count(params: &Params, work: impl Fn(u32) + Sync) -> Vec<[f64; 2]> {
    let (threads, iterations) = (params.int("threads") as u32, params.int("iterations") as u32);
    let start = SpinBarrier::new(threads);
    rt::scope(|scope| {
        let started: Vec<_> = (1..=threads)
            .map(|thread| {
                let (start, work) = (&start, &work);
                scope.spawn(move || {
                    start.wait();
                    let began_ms = rt::clock::now();
                    work(iterations);
                    rt::log("done", thread, f64::from(iterations));
                    [began_ms, rt::clock::now()]
                })
            })
            .collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    })
}

fn expected(params: &Params) -> u64 {
    params.int("threads").unsigned_abs() * params.int("iterations").unsigned_abs()
}

fn outcome(params: &Params, times: &[[f64; 2]], counted: u64) -> Outcome {
    let expected = expected(params);
    let lost = expected.saturating_sub(counted) as f64;
    let result = Message::new("counted")
        .number("counted", counted as f64)
        .number("expected", expected as f64)
        .number("lost", lost);
    let row = |(index, [began, ended]): (usize, &[f64; 2])| {
        [(index + 1) as f64, *began, *ended].map(Arg::Number).to_vec()
    };
    Outcome::new(result, counted).fact("counted", counted as f64).fact("lost", lost).table(Table {
        key: "threads".to_owned(),
        columns: ["thread", "begin_ms", "end_ms"].map(str::to_owned).to_vec(),
        rows: times.iter().enumerate().map(row).collect(),
    })
}

// #region no-lock
fn no_lock(params: &Params) -> Outcome {
    // A plain integer would be undefined behaviour; an atomic in two steps loses updates in the same way.
    let counter = AtomicU64::named("counter", 0);
    let increment = || {
        let seen = counter.load(Ordering::SeqCst);
        counter.store(seen + 1, Ordering::SeqCst); // <- overwrites what came in between
    };
    let times = count(params, |iterations| each(iterations, increment));
    // It may have lost something, so its answer is not compared with the others'.
    Outcome { answer: String::new(), ..outcome(params, &times, counter.into_inner()) }
}
// #endregion

// #region mutex
fn mutex(params: &Params) -> Outcome {
    let counter = Mutex::new("counter", 0u64);
    let times = count(params, |iterations| {
        each(iterations, || *counter.lock() += 1); // <- locked and unlocked for every increment
    });
    outcome(params, &times, counter.into_inner())
}
// #endregion

// #region whole-loop
fn whole_loop(params: &Params) -> Outcome {
    let counter = Mutex::new("counter", 0u64);
    let times = count(params, |iterations| {
        let mut sum = counter.lock(); // <- the others wait until everything is counted
        // The black box keeps the compiler from adding everything in one go.
        each(iterations, || *sum = black_box(*sum + 1));
    });
    outcome(params, &times, counter.into_inner())
}
// #endregion

// #region atomic
fn atomic(params: &Params) -> Outcome {
    let counter = AtomicU64::named("counter", 0);
    let increment = || {
        counter.fetch_add(1, Ordering::SeqCst); // <- indivisible
    };
    let times = count(params, |iterations| each(iterations, increment));
    outcome(params, &times, counter.into_inner())
}
// #endregion

// #region per-thread
fn per_thread(params: &Params) -> Outcome {
    let counter = Mutex::new("counter", 0u64);
    let times = count(params, |iterations| {
        let mut mine = 0u64;
        each(iterations, || mine = black_box(mine + 1)); // <- shared with nobody
        *counter.lock() += mine; // <- once per thread
    });
    outcome(params, &times, counter.into_inner())
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let expected = expected(params) as f64;
    let lost_in = |id: &str| {
        let lost = comparison.get(id)?.facts.get("lost")?;
        (!lost.is_empty()).then_some(lost)
    };
    if let Some(lost) = lost_in("no-lock") {
        let hit = lost.iter().filter(|l| **l > 0.0).count() as f64;
        let most = lost.iter().copied().fold(0.0, f64::max);
        let key = if hit > 0.0 { "lost" } else { "none-lost" };
        let message = Message::new(key).number("runs", lost.len() as f64).number("hit", hit);
        said.push(message.number("most", most).number("percent", most / expected * 100.0));
    }
    let safe: Vec<f64> = SAFE.into_iter().filter_map(lost_in).flatten().copied().collect();
    if !safe.is_empty() {
        let key = if safe.iter().all(|l| *l == 0.0) { "safe" } else { "broken" };
        said.push(Message::new(key).number("runs", safe.len() as f64));
    }
    // ns for each increment of the whole, among those that are safe.
    let mut costs: Vec<_> = SAFE.into_iter().filter_map(|id| comparison.get(id)).collect();
    costs.sort_by(|a, b| a.median_ms.total_cmp(&b.median_ms));
    if let [cheapest, .., dearest] = &costs[..] {
        let ns = |ms: f64| ms * 1e6 / expected;
        let message = Message::new("costs").text("cheapest", &cheapest.id);
        let message = message.text("dearest", &dearest.id).number("low", ns(cheapest.median_ms));
        said.push(message.number("high", ns(dearest.median_ms)));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    guess::slowest(comparison, &SAFE)
}
