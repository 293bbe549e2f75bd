//! Litmus tests: the smallest programs that tell one memory order from another, run many times over, and steered.

use std::collections::BTreeMap;

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Arg, Bars, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources,
    StrategySummary, Table, Unit,
};
use sync::{AtomicU32, Ordering, SpinBarrier, fence};

/// The lab.
pub static LAB: Lab = Lab {
    id: "litmus",
    section: crate::SECTION,
    params: &[
        Param::choice(
            "shape",
            &[
                "store-buffering",
                "message-passing",
                "iriw",
                "write-to-read",
                "two-plus-two-writes",
                "coherence",
                "load-buffering",
            ],
        ),
        Param::int("rounds", Unit::Count, 1..=100_000, 5_000, 20_000),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "message", ints: &[], choices: &[("shape", "message-passing")] },
        Preset { id: "readers", ints: &[], choices: &[("shape", "iriw")] },
        Preset { id: "future", ints: &[], choices: &[("shape", "load-buffering")] },
    ],
    strategies: &[
        Strategy::threads("relaxed", resources, relaxed),
        Strategy::threads("release-acquire", resources, release_acquire),
        Strategy::threads("fences", resources, fences),
        Strategy::threads("seq-cst", resources, seq_cst),
    ],
    judge,
    question: Some(Question { options: &["none", "few", "many"], truth }),
    names: &[&names::THREAD, &names::ORDERING],
    bars: &[Bars { table: "outcomes", label: "outcome_text", values: &["rounds"] }],
    seat: Some(Seat {
        strategies: &["relaxed", "release-acquire", "fences", "seq-cst"],
        setup: &[("rounds", 1)],
        most: &[("rounds", 1)],
        holds: |_, outcome| outcome.facts.get("weak") == Some(&0.0),
        goals: &[
            Goal { id: "weak", strategy: "relaxed", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal {
                id: "pairs",
                strategy: "release-acquire",
                aim: Aim::Fail,
                hints: 2,
                ..Goal::DEFAULT
            },
            Goal { id: "fenced", strategy: "fences", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
            Goal {
                id: "one-order",
                strategy: "seq-cst",
                aim: Aim::Cannot,
                hints: 2,
                ..Goal::DEFAULT
            },
            Goal {
                id: "undelivered",
                strategy: "relaxed",
                aim: Aim::Fail,
                hints: 2,
                choices: &[("shape", "message-passing")],
                ..Goal::DEFAULT
            },
            Goal {
                id: "delivered",
                strategy: "release-acquire",
                hints: 2,
                choices: &[("shape", "message-passing")],
                ..Goal::DEFAULT
            },
            Goal {
                id: "two-views",
                strategy: "release-acquire",
                aim: Aim::Fail,
                hints: 2,
                choices: &[("shape", "iriw")],
                ..Goal::DEFAULT
            },
            Goal {
                id: "no-way-back",
                strategy: "relaxed",
                hints: 2,
                choices: &[("shape", "coherence")],
                ..Goal::DEFAULT
            },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Rounds between two looks at the stop flag.
const STRIDE: usize = 1024;

/// How often a thread looks whether the others have come to its round too.
const PATIENCE: u32 = 300;

/// What the threads do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    StoreBuffering,
    MessagePassing,
    Iriw,
    WriteToRead,
    TwoPlusTwoWrites,
    Coherence,
    LoadBuffering,
}

impl Shape {
    fn of(params: &Params) -> Self {
        match params.choice("shape") {
            "message-passing" => Self::MessagePassing,
            "iriw" => Self::Iriw,
            "write-to-read" => Self::WriteToRead,
            "two-plus-two-writes" => Self::TwoPlusTwoWrites,
            "coherence" => Self::Coherence,
            "load-buffering" => Self::LoadBuffering,
            _ => Self::StoreBuffering,
        }
    }

    fn threads(self) -> u32 {
        match self {
            Self::Iriw => 4,
            Self::WriteToRead => 3,
            _ => 2,
        }
    }

    /// What a round comes to, by its names, with the values that no order of all accesses explains.
    fn weak(self) -> &'static [(&'static str, u32)] {
        match self {
            Self::StoreBuffering => &[("r1", 0), ("r2", 0)],
            Self::MessagePassing | Self::Coherence => &[("r1", 1), ("r2", 0)],
            Self::Iriw => &[("r1", 1), ("r2", 0), ("r3", 1), ("r4", 0)],
            Self::WriteToRead => &[("r1", 1), ("r2", 1), ("r3", 0)],
            Self::TwoPlusTwoWrites => &[("x", 1), ("y", 1)],
            Self::LoadBuffering => &[("r1", 1), ("r2", 1)],
        }
    }

    /// The values of a round: of what the threads have seen (`seen`), and of what is `left` in the end.
    fn values(self, seen: &[[u32; 2]], left: [u32; 2]) -> Vec<u32> {
        match self {
            Self::StoreBuffering | Self::LoadBuffering => vec![seen[0][0], seen[1][0]],
            Self::MessagePassing | Self::Coherence => seen[1].to_vec(),
            Self::Iriw => [seen[2], seen[3]].concat(),
            Self::WriteToRead => vec![seen[1][0], seen[2][0], seen[2][1]],
            Self::TwoPlusTwoWrites => left.to_vec(),
        }
    }
}

/// Whether the weak outcome is allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Allowed {
    Yes,
    /// By C++ and Rust; but no execution step by step leads there, and so none in the seat.
    OutOfReach,
    No,
}

fn allowed(shape: Shape, strategy: &str) -> Allowed {
    match (strategy, shape) {
        ("relaxed", Shape::LoadBuffering) => Allowed::OutOfReach,
        (_, Shape::Coherence | Shape::LoadBuffering) => Allowed::No,
        ("relaxed", _) => Allowed::Yes,
        ("release-acquire", Shape::MessagePassing | Shape::WriteToRead) => Allowed::No,
        ("release-acquire", _) => Allowed::Yes,
        _ => Allowed::No,
    }
}

fn resources(params: &Params) -> Resources {
    Resources::threads(Shape::of(params).threads() as usize)
}

/// What the threads of a round share.
struct Round {
    x: AtomicU32,
    y: AtomicU32,
    here: AtomicU32,
}

impl Round {
    fn new() -> Self {
        let [x, y] = [AtomicU32::named("x", 0), AtomicU32::named("y", 0)];
        Self { x, y, here: AtomicU32::new(0) }
    }

    /// Waits for the others, but not for long: with fewer cores than threads one of them may not be running.
    fn meet(&self, threads: u32) {
        self.here.fetch_add(1, Ordering::AcqRel);
        for _ in 0..PATIENCE {
            if self.here.load(Ordering::Acquire) >= threads {
                return;
            }
            rt::spin_loop();
        }
    }
}

/// How the threads access what they share.
#[derive(Clone, Copy)]
struct Orders {
    store: Ordering,
    load: Ordering,
    /// Whether there is a fence between a thread's two accesses.
    fenced: bool,
}

impl Orders {
    #[track_caller]
    fn fence(self) {
        if self.fenced {
            fence(Ordering::SeqCst);
        }
    }
}

// #region relaxed
fn relaxed(params: &Params) -> Outcome {
    let (store, load) = (Ordering::Relaxed, Ordering::Relaxed); // <- each access by itself
    run(params, Orders { store, load, fenced: false })
}
// #endregion

// #region release-acquire
fn release_acquire(params: &Params) -> Outcome {
    let (store, load) = (Ordering::Release, Ordering::Acquire); // <- whoever sees a store knows what was before it
    run(params, Orders { store, load, fenced: false })
}
// #endregion

// #region fences
fn fences(params: &Params) -> Outcome {
    let (store, load) = (Ordering::Relaxed, Ordering::Relaxed);
    run(params, Orders { store, load, fenced: true }) // <- the fences are in one order
}
// #endregion

// #region seq-cst
fn seq_cst(params: &Params) -> Outcome {
    let (store, load) = (Ordering::SeqCst, Ordering::SeqCst); // <- all accesses are in one order
    run(params, Orders { store, load, fenced: false })
}
// #endregion

// #region relaxed release-acquire fences seq-cst
/// What `thread` does in a round, and what it sees.
fn play(shape: Shape, thread: u32, Round { x, y, .. }: &Round, by: Orders) -> [u32; 2] {
    match (shape, thread) {
        // Each writes, and then looks at what the other writes.
        (Shape::StoreBuffering, 1) => {
            x.store(1, by.store);
            by.fence();
            [y.load(by.load), 0] // <- r1
        }
        (Shape::StoreBuffering, _) => {
            y.store(1, by.store);
            by.fence();
            [x.load(by.load), 0] // <- r2
        }
        // A message x and a flag y.
        (Shape::MessagePassing, 1) => {
            x.store(1, by.store);
            by.fence();
            y.store(1, by.store);
            [0, 0]
        }
        (Shape::MessagePassing, _) => {
            let flag = y.load(by.load); // <- r1
            by.fence();
            [flag, x.load(by.load)] // <- r2
        }
        // Two write; two look at both, in opposite orders.
        (Shape::Iriw, 1) => {
            x.store(1, by.store);
            [0, 0]
        }
        (Shape::Iriw, 2) => {
            y.store(1, by.store);
            [0, 0]
        }
        (Shape::Iriw, 3) => {
            let first = x.load(by.load); // <- r1
            by.fence();
            [first, y.load(by.load)] // <- r2
        }
        (Shape::Iriw, _) => {
            let first = y.load(by.load); // <- r3
            by.fence();
            [first, x.load(by.load)] // <- r4
        }
        // A message that is passed on.
        (Shape::WriteToRead, 1) => {
            x.store(1, by.store);
            [0, 0]
        }
        (Shape::WriteToRead, 2) => {
            let seen = x.load(by.load); // <- r1
            by.fence();
            y.store(1, by.store);
            [seen, 0]
        }
        (Shape::WriteToRead, _) => {
            let flag = y.load(by.load); // <- r2
            by.fence();
            [flag, x.load(by.load)] // <- r3
        }
        // Both write both, in opposite orders.
        (Shape::TwoPlusTwoWrites, 1) => {
            x.store(1, by.store);
            by.fence();
            y.store(2, by.store);
            [0, 0]
        }
        (Shape::TwoPlusTwoWrites, _) => {
            y.store(1, by.store);
            by.fence();
            x.store(2, by.store);
            [0, 0]
        }
        // One writes, the other looks twice.
        (Shape::Coherence, 1) => {
            x.store(1, by.store);
            [0, 0]
        }
        (Shape::Coherence, _) => {
            let first = x.load(by.load); // <- r1
            by.fence();
            [first, x.load(by.load)] // <- r2
        }
        // Each looks, and then writes what the other looks at.
        (Shape::LoadBuffering, 1) => {
            let seen = x.load(by.load); // <- r1
            by.fence();
            y.store(1, by.store);
            [seen, 0]
        }
        (Shape::LoadBuffering, _) => {
            let seen = y.load(by.load); // <- r2
            by.fence();
            x.store(1, by.store);
            [seen, 0]
        }
    }
}
// #endregion

/// Plays all rounds, each in a place of its own.
fn run(params: &Params, by: Orders) -> Outcome {
    let (shape, rounds) = (Shape::of(params), params.count("rounds"));
    let threads = shape.threads();
    let (places, start) =
        (Vec::from_iter((0..rounds).map(|_| Round::new())), SpinBarrier::new(threads));
    let seen: Vec<Vec<[u32; 2]>> = rt::scope(|scope| {
        let (places, start) = (&places, &start);
        let of_thread = |thread: u32| {
            move || {
                start.wait();
                let mut seen = Vec::with_capacity(rounds);
                for (at, place) in places.iter().enumerate() {
                    if at > 0 {
                        place.meet(threads);
                    }
                    seen.push(play(shape, thread, place, by));
                    if at % STRIDE == 0 {
                        rt::checkpoint();
                    }
                }
                rt::log("played", thread, rounds as f64);
                seen
            }
        };
        let playing: Vec<_> = (1..=threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        playing.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let mut counts: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    for (at, place) in places.into_iter().enumerate() {
        let of_round = Vec::from_iter(seen.iter().map(|thread| thread[at]));
        let left = [place.x.into_inner(), place.y.into_inner()];
        *counts.entry(shape.values(&of_round, left)).or_default() += 1;
    }
    outcome(shape, rounds, &counts)
}

fn outcome(shape: Shape, rounds: usize, counts: &BTreeMap<Vec<u32>, u32>) -> Outcome {
    let weak = Vec::from_iter(shape.weak().iter().map(|(_, value)| *value));
    let written = |values: &[u32]| {
        let each =
            shape.weak().iter().zip(values).map(|((name, _), value)| format!("{name}={value}"));
        Vec::from_iter(each).join(" ")
    };
    let row = |(values, count): (&Vec<u32>, &u32)| {
        let kind = if *values == weak { Arg::word("weak") } else { Arg::word("ordered") };
        vec![Arg::Text(written(values)), Arg::Number(f64::from(*count)), kind]
    };
    let found = counts.get(&weak).copied().map_or(0.0, f64::from);
    let key = if rounds == 1 { "saw" } else { "counted" };
    let result = Message::new(key).number("rounds", rounds as f64).number("weak", found);
    let seen = Vec::from_iter(counts.keys().map(|values| written(values))).join(", ");
    let table = Table {
        key: "outcomes".to_owned(),
        columns: ["outcome_text", "rounds", "kind"].map(str::to_owned).to_vec(),
        rows: counts.iter().map(row).collect(),
    };
    // Outcomes are what is looked for, so there is no answer to agree on.
    Outcome::new(result.text("seen", seen), "")
        .fact("weak", found)
        .fact("outcomes", counts.len() as f64)
        .table(table)
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let shape = Shape::of(params);
    let of = |row: &StrategySummary| {
        let weak = row.facts.get("weak").cloned().unwrap_or_default();
        let hit = weak.iter().filter(|count| **count > 0.0).count();
        let key = match (hit > 0, allowed(shape, &row.id)) {
            (true, Allowed::No) => "broken",
            (true, _) => "seen",
            (false, Allowed::Yes) => "not-seen",
            (false, Allowed::OutOfReach) => "not-seen-ever",
            (false, Allowed::No) => "forbidden",
        };
        let message = Message::new(key).text("strategy", &row.id).number("hit", hit as f64);
        let message = message.number("runs", weak.len() as f64);
        let most = weak.iter().copied().fold(0.0, f64::max);
        message.number("most", most).number("rounds", params.int("rounds") as f64)
    };
    comparison.strategies.iter().map(of).collect()
}

/// In how many rounds of the run that had most of them the relaxed orders came to the weak outcome.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let weak = guess::facts(comparison, "relaxed", "weak")?;
    let most = weak.iter().copied().fold(0.0, f64::max);
    Some(match most / params.int("rounds") as f64 {
        none if none <= 0.0 => "none",
        few if few < 0.01 => "few",
        _ => "many",
    })
}
