//! A sequence lock: readers that take no lock, and read again where a writer came between.

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, StrategySummary,
    Unit,
};
use sync::{AtomicU32, Mutex, Ordering, SpinBarrier, fence};

/// The lab.
pub static LAB: Lab = Lab {
    id: "seqlock",
    section: crate::SECTION,
    params: &[
        Param::int("rounds", Unit::Count, 1..=100_000, 5_000, 20_000),
        Param::int("readers", Unit::Count, 1..=7, 1, 1),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "audience", ints: &[("readers", 4)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("mutex", resources, mutex),
        Strategy::threads("seqlock", resources, seqlock),
        Strategy::threads("no-fence", resources, no_fence),
        Strategy::threads("no-retry", resources, no_retry),
    ],
    judge,
    question: Some(Question { options: &["none", "few", "many"], truth }),
    names: &[&names::ORDERING, &names::SPIN, &names::LOCK],
    seat: Some(Seat {
        strategies: &["seqlock", "no-fence", "no-retry"],
        setup: &[("rounds", 1), ("readers", 1)],
        most: &[("rounds", 1), ("readers", 2)],
        holds: |_, outcome| outcome.facts.get("torn") == Some(&0.0),
        goals: &[
            Goal { id: "between", strategy: "no-retry", aim: Aim::Fail, hints: 2, ..Goal::DEFAULT },
            Goal { id: "torn", strategy: "no-fence", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "whole", strategy: "seqlock", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Rounds between two looks at the stop flag.
const STRIDE: u32 = 4096;

/// Those that must not show half of a pair.
const RIGHT: [&str; 2] = ["mutex", "seqlock"];

fn resources(params: &Params) -> Resources {
    Resources::threads(params.count("readers") + 1)
}

/// Two numbers that belong together, and how often their writing has begun or ended: odd while it is under way.
struct Pair {
    sequence: AtomicU32,
    left: AtomicU32,
    right: AtomicU32,
    lock: Mutex<()>,
}

impl Pair {
    fn new() -> Self {
        Self {
            sequence: AtomicU32::named("sequence", 0),
            left: AtomicU32::named("left", 0),
            right: AtomicU32::named("right", 0),
            lock: Mutex::new("pair", ()),
        }
    }
}

/// What a reader came to.
#[derive(Clone, Copy, Default)]
struct Read {
    torn: u32,
    retries: u32,
}

/// What a reader has seen, and how often it had to begin again.
type Seen = (u32, u32, u32);

/// One thread writes a pair of equal numbers in each round; the others read one.
fn share(
    params: &Params,
    write: impl Fn(&Pair, u32) + Sync,
    read: impl Fn(&Pair) -> Seen + Sync,
) -> Outcome {
    let (rounds, readers) = (params.int("rounds") as u32, params.int("readers") as u32);
    let (pair, start) = (Pair::new(), SpinBarrier::new(readers + 1));
    let reads: Vec<Read> = rt::scope(|scope| {
        let (pair, start, write, read) = (&pair, &start, &write, &read);
        scope.spawn(move || {
            start.wait();
            for round in 1..=rounds {
                write(pair, round);
                if round % STRIDE == 0 {
                    rt::checkpoint();
                }
            }
            rt::log("wrote", rounds, 0.0);
        });
        let of_reader = |reader: u32| {
            move || {
                start.wait();
                let mut mine = Read::default();
                for round in 1..=rounds {
                    let (left, right, retries) = read(pair);
                    mine.torn += u32::from(left != right);
                    mine.retries += retries;
                    if round % STRIDE == 0 {
                        rt::checkpoint();
                    }
                }
                rt::log("read", reader, f64::from(mine.torn));
                mine
            }
        };
        let reading: Vec<_> = (1..=readers).map(|reader| scope.spawn(of_reader(reader))).collect();
        reading.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let torn = reads.iter().map(|read| f64::from(read.torn)).sum::<f64>();
    let retries = reads.iter().map(|read| f64::from(read.retries)).sum::<f64>();
    let result = Message::new("pairs").number("total", total(params)).number("torn", torn);
    // Where pairs may be torn there is no answer to agree on.
    Outcome::new(result.number("retries", retries), "").fact("torn", torn).fact("retries", retries)
}

/// Pairs that are read, by all readers together.
fn total(params: &Params) -> f64 {
    (params.int("rounds") * params.int("readers")) as f64
}

// #region mutex
fn mutex(params: &Params) -> Outcome {
    share(
        params,
        |pair, round| {
            let _pair = pair.lock.lock(); // <- keeps readers out
            pair.left.store(round, Ordering::Relaxed);
            pair.right.store(round, Ordering::Relaxed);
        },
        |pair| {
            let _pair = pair.lock.lock(); // <- and readers keep each other out
            (pair.left.load(Ordering::Relaxed), pair.right.load(Ordering::Relaxed), 0)
        },
    )
}
// #endregion

// #region seqlock no-fence no-retry
fn write(pair: &Pair, round: u32) {
    pair.sequence.store(2 * round - 1, Ordering::Relaxed); // odd: writing
    fence(Ordering::Release); // <- whoever sees what follows sees the odd number
    pair.left.store(round, Ordering::Relaxed);
    pair.right.store(round, Ordering::Relaxed);
    pair.sequence.store(2 * round, Ordering::Release); // <- whoever sees it sees both halves
}
// #endregion

// #region seqlock
fn seqlock(params: &Params) -> Outcome {
    share(params, write, |pair| {
        let mut retries = 0;
        loop {
            let before = pair.sequence.load(Ordering::Acquire);
            if before.is_multiple_of(2) {
                let left = pair.left.load(Ordering::Relaxed);
                let right = pair.right.load(Ordering::Relaxed);
                fence(Ordering::Acquire); // <- what the halves were written after is seen from here on
                if pair.sequence.load(Ordering::Relaxed) == before {
                    return (left, right, retries); // <- nobody came between
                }
            }
            retries += 1;
            rt::spin_loop();
        }
    })
}
// #endregion

// #region no-fence
fn no_fence(params: &Params) -> Outcome {
    share(params, write, |pair| {
        let mut retries = 0;
        loop {
            let before = pair.sequence.load(Ordering::Acquire);
            if before.is_multiple_of(2) {
                let left = pair.left.load(Ordering::Relaxed);
                let right = pair.right.load(Ordering::Relaxed);
                if pair.sequence.load(Ordering::Acquire) == before {
                    return (left, right, retries); // <- Acquire orders what comes after it, not before
                }
            }
            retries += 1;
            rt::spin_loop();
        }
    })
}
// #endregion

// #region no-retry
fn no_retry(params: &Params) -> Outcome {
    share(params, write, |pair| {
        let left = pair.left.load(Ordering::Acquire);
        let right = pair.right.load(Ordering::Acquire); // <- a writer may have come between
        (left, right, 0)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let of = |row: &StrategySummary| {
        let torn = row.facts.get("torn").cloned().unwrap_or_default();
        let hit = torn.iter().filter(|count| **count > 0.0).count();
        let key = match (RIGHT.contains(&row.id.as_str()), hit > 0) {
            (true, false) => "whole",
            (true, true) => "broken",
            (false, true) => "torn",
            (false, false) => "lucky",
        };
        let message = Message::new(key).text("strategy", &row.id).number("hit", hit as f64);
        let message = message.number("runs", torn.len() as f64).number("total", total(params));
        message.number("most", torn.iter().copied().fold(0.0, f64::max))
    };
    comparison.strategies.iter().map(of).collect()
}

/// How many pairs of the unluckiest run without a check were torn.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let torn = guess::facts(comparison, "no-retry", "torn")?;
    let most = torn.iter().copied().fold(0.0, f64::max);
    Some(match most / total(params) {
        none if none <= 0.0 => "none",
        few if few < 0.01 => "few",
        _ => "many",
    })
}
