//! A message in plain data and a flag that says it is there: what the orderings of the flag promise, what
//! this machine does whatever they say, and why the promise is what counts.

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Comparison, Difference, Goal, Message, Outcome, Param, Params, Preset, Resources, StrategySummary, Unit,
};
use sync::{AtomicU32, Ordering, PlainU32, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "spin-flag",
    section: crate::SECTION,
    params: &[
        Param::int("messages", Unit::Count, 1..=200_000, 10_000, 100_000),
        Param::int("readers", Unit::Count, 1..=7, 1, 1),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "audience", ints: &[("readers", 6)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("release-acquire", resources, release_acquire),
        Strategy::threads("seq-cst", resources, seq_cst),
        Strategy::threads("relaxed", resources, relaxed),
    ],
    repeats: 15,
    judge,
    question: Some(Question { options: &["none", "few", "many"], truth }),
    names: &[&names::THREAD, &names::ORDERING, &names::SPIN],
    seat: Some(Seat {
        strategies: &["release-acquire", "seq-cst", "relaxed"],
        only: &[
            Strategy::threads("no-spin", resources, no_spin),
            Strategy::threads("relaxed-message", resources, relaxed_message),
            Strategy::threads("ordered-message", resources, ordered_message),
        ],
        setup: &[("messages", 1), ("readers", 1)],
        most: &[("messages", 3), ("readers", 2)],
        holds: |_, outcome| outcome.facts.get("stale") == Some(&0.0),
        goals: &[
            Goal { id: "early", strategy: "no-spin", aim: Aim::Fail, hints: 2, ..Goal::DEFAULT },
            Goal { id: "unordered", strategy: "relaxed", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "old", strategy: "relaxed-message", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "new", strategy: "ordered-message", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
            Goal { id: "safe", strategy: "release-acquire", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Messages between two looks at the stop flag.
const STRIDE: u32 = 4096;

/// The most messages of which each gets a line in the log.
const LOGGED: u32 = 16;

fn resources(params: &Params) -> Resources {
    Resources::threads(params.count("readers") + 1)
}

/// Where a message is put.
enum Place {
    Plain(PlainU32),
    /// Read and written relaxed: no data race, and no order either.
    Atomic(AtomicU32),
}

impl Place {
    #[track_caller]
    fn set(&self, number: u32) {
        match self {
            Self::Plain(place) => place.set(number),
            Self::Atomic(place) => place.store(number, Ordering::Relaxed),
        }
    }

    #[track_caller]
    fn get(&self) -> u32 {
        match self {
            Self::Plain(place) => place.get(),
            Self::Atomic(place) => place.load(Ordering::Relaxed),
        }
    }
}

/// A place for each message, and the flag: how many of them are there.
struct Mailbox {
    places: Vec<Place>,
    there: AtomicU32,
}

impl Mailbox {
    /// What a place holds is an atomic.
    fn atomic(messages: u32) -> Self {
        let place = |_| Place::Atomic(AtomicU32::named("message", 0));
        Self { places: (1..=messages).map(place).collect(), there: AtomicU32::named("there", 0) }
    }

    /// What a place holds is plain data.
    fn plain(messages: u32) -> Self {
        let place = |number| {
            Place::Plain(PlainU32::new(
                match number {
                    1 => "message-1",
                    2 => "message-2",
                    3 => "message-3",
                    _ => "message",
                },
                0,
            ))
        };
        let places = (1..=messages).map(place).collect();
        Self { places, there: AtomicU32::named("there", 0) }
    }
}

/// What a reader came to.
#[derive(Clone, Copy, Default)]
struct Read {
    stale: u32,
    rounds: u64,
}

/// The writer's message is its own number, from 1, so that whoever reads anything else has read what was there
/// before. `publish` says that so many messages are there, `wait` returns when so many are, with the rounds
/// that it took.
fn pass(
    params: &Params,
    mailbox: fn(u32) -> Mailbox,
    publish: impl Fn(&AtomicU32, u32) + Sync,
    wait: impl Fn(&AtomicU32, u32) -> u64 + Sync,
) -> Outcome {
    let (messages, readers) = (params.int("messages") as u32, params.int("readers") as u32);
    let (mailbox, start) = (mailbox(messages), SpinBarrier::new(readers + 1));
    let reads: Vec<Read> = rt::scope(|scope| {
        let (mailbox, start, publish, wait) = (&mailbox, &start, &publish, &wait);
        scope.spawn(move || {
            start.wait();
            for (place, number) in mailbox.places.iter().zip(1..) {
                place.set(number);
                publish(&mailbox.there, number);
                if number % STRIDE == 0 {
                    rt::checkpoint();
                }
            }
            rt::log("wrote", messages, 0.0);
        });
        let read = |reader: u32| {
            move || {
                start.wait();
                let mut mine = Read::default();
                for (place, number) in mailbox.places.iter().zip(1..) {
                    mine.rounds += wait(&mailbox.there, number);
                    let seen = place.get();
                    mine.stale += u32::from(seen != number);
                    if messages <= LOGGED {
                        rt::log("read", number, f64::from(seen));
                    }
                    if number % STRIDE == 0 {
                        rt::checkpoint();
                    }
                }
                rt::log("done", reader, f64::from(mine.stale));
                mine
            }
        };
        let reading: Vec<_> = (1..=readers).map(|reader| scope.spawn(read(reader))).collect();
        reading.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    outcome(params, &reads)
}

/// Messages that are read, by all readers together.
fn total(params: &Params) -> f64 {
    (params.int("messages") * params.int("readers")) as f64
}

fn outcome(params: &Params, reads: &[Read]) -> Outcome {
    let stale = reads.iter().map(|read| f64::from(read.stale)).sum::<f64>();
    let rounds = reads.iter().map(|read| read.rounds as f64).sum::<f64>();
    let result = Message::new("read").number("total", total(params)).number("stale", stale);
    // Where readers may see what is stale there is no answer to agree on.
    Outcome::new(result, "").fact("stale", stale).fact("rounds", rounds)
}

/// Spins until `is_there`; returns how often it had to go round.
fn spin(is_there: impl Fn() -> bool) -> u64 {
    let mut rounds = 0;
    while !is_there() {
        rounds += 1;
        rt::spin_loop();
    }
    rounds
}

// #region release-acquire
fn release_acquire(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::plain,
        |there, number| there.store(number, Ordering::Release), // <- everything written before
        |there, number| spin(|| there.load(Ordering::Acquire) >= number), // <- is visible from here on
    )
}
// #endregion

// #region seq-cst
fn seq_cst(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::plain,
        |there, number| there.store(number, Ordering::SeqCst), // <- like Release, plus one order for all
        |there, number| spin(|| there.load(Ordering::SeqCst) >= number), // <-
    )
}
// #endregion

// #region relaxed
fn relaxed(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::plain,
        |there, number| there.store(number, Ordering::Relaxed), // <- promises nothing about the message
        |there, number| spin(|| there.load(Ordering::Relaxed) >= number), // <-
    )
}
// #endregion

// #region relaxed-message
fn relaxed_message(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::atomic, // <- the message is an atomic too, read and written relaxed: no data race
        |there, number| there.store(number, Ordering::Relaxed), // <- says nothing about the message
        |there, number| spin(|| there.load(Ordering::Relaxed) >= number), // <-
    )
}
// #endregion

// #region ordered-message
fn ordered_message(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::atomic, // read and written relaxed
        |there, number| there.store(number, Ordering::Release), // <- the flag alone orders the message
        |there, number| spin(|| there.load(Ordering::Acquire) >= number), // <-
    )
}
// #endregion

// #region no-spin
fn no_spin(params: &Params) -> Outcome {
    pass(
        params,
        Mailbox::plain,
        |there, number| there.store(number, Ordering::Release),
        |_, _| 0, // <- reads at once, whether it is there or not
    )
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let stale = |row: &StrategySummary| row.facts.get("stale").cloned().unwrap_or_default();
    let (ordered, unordered): (Vec<_>, Vec<_>) =
        comparison.strategies.iter().partition(|row| row.id != "relaxed");
    if let Some(row) = unordered.first() {
        let stale = stale(row);
        let hit = stale.iter().filter(|s| **s > 0.0).count() as f64;
        let key = if hit > 0.0 { "relaxed-stale" } else { "relaxed-lucky" };
        let most = stale.iter().copied().fold(0.0, f64::max);
        let message = Message::new(key).number("runs", stale.len() as f64).number("hit", hit);
        said.push(message.number("total", total(params)).number("most", most));
    }
    if !ordered.is_empty() {
        let stale: Vec<f64> = ordered.into_iter().flat_map(stale).collect();
        let key = if stale.iter().all(|s| *s == 0.0) { "ordered" } else { "broken" };
        said.push(Message::new(key).number("runs", stale.len() as f64));
    }
    let base = &comparison.strategies[0];
    let ns = |row: &StrategySummary| row.median_ms * 1e6 / params.int("messages") as f64;
    for row in &comparison.strategies[1..] {
        let key = match row.speedup.difference {
            Difference::Faster => "faster",
            Difference::Slower => "slower",
            _ => "unclear",
        };
        let message = Message::new(key).text("base", &base.id).text("other", &row.id);
        said.push(message.number("base_ns", ns(base)).number("other_ns", ns(row)));
    }
    said
}

/// How many messages the unluckiest run with a relaxed flag has read too early.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let stale = guess::facts(comparison, "relaxed", "stale")?;
    let most = stale.iter().copied().fold(0.0, f64::max);
    Some(match most / total(params) {
        none if none <= 0.0 => "none",
        few if few < 0.01 => "few",
        _ => "many",
    })
}
