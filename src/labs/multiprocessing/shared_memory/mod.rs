//! Processes that count together: on one shared integer with a lock and without, and by messages to an owner.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use rt::process::{self, Room};
use sync::{AtomicU32, Ordering, ProcessMutex, ProcessQueue, SharedU32};

/// The lab.
pub static LAB: Lab = Lab {
    id: "shared-memory",
    section: crate::SECTION,
    chapter: "11",
    params: &[
        Param::int("processes", Unit::Count, 1..=8, 1, 2).workers_each(),
        Param::int("increments", Unit::Count, 1..=1_000, 1, 5),
        Param::int("gap_ms", Unit::Ms, 0..=1_000, 5, 10),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("processes", 2), ("increments", 5), ("gap_ms", 100)],
            choices: &[],
        },
        Preset {
            id: "no-gap",
            ints: &[("processes", 4), ("increments", 1_000), ("gap_ms", 0)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::processes("lock", resources, with_lock).sharing(),
        Strategy::processes("no-lock", resources, without_lock).sharing(),
        Strategy::processes("messages", resources_with_owner, messages).sharing(),
    ],
    repeats: 5,
    jobs: &[&LOCKED, &UNLOCKED, &SEND, &OWN],
    judge,
    question: Some(Question { options: &["none", "no-lock", "all"], truth }),
    names: &[&names::SHARED_VALUE, &names::PROCESS_LOCK, &names::PROCESS_QUEUE],
    module: file!(),
    ..Lab::DEFAULT
};

/// What each process is told.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Share {
    increments: u32,
    gap_ms: u32,
}

/// What a process says when it is through.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Done {
    instance: u32,
    /// Its own static, for comparison: no other process has touched it.
    own: u32,
    /// What the common count was when it was through, as far as it could see.
    seen: u32,
}

/// A static is not shared between processes, though each has it at the same address.
static OWN_COUNT: AtomicU32 = AtomicU32::new(0);

fn resources(params: &Params) -> Resources {
    Resources::processes(params.count("processes")).sharing(ProcessMutex::BYTES + SharedU32::BYTES)
}

fn share(params: &Params) -> Share {
    Share { increments: params.int("increments") as u32, gap_ms: params.int("gap_ms") as u32 }
}

fn gap(share: Share) -> Duration {
    Duration::from_millis(u64::from(share.gap_ms))
}

/// Repeats `increment`, and counts along in this process's own static.
fn repeat(share: Share, seen: impl Fn() -> u32, increment: impl Fn()) -> Done {
    OWN_COUNT.store(0, Ordering::Relaxed);
    for _ in 0..share.increments {
        rt::checkpoint();
        increment();
        OWN_COUNT.fetch_add(1, Ordering::Relaxed);
    }
    let done =
        Done { instance: process::instance(), own: OWN_COUNT.load(Ordering::Relaxed), seen: seen() };
    rt::log("through", done.own, f64::from(done.seen));
    done
}

// #region lock
static LOCKED: process::Job<Share, Done> =
    process::Job { id: "shared-memory/locked", run: count_with_lock };

/// In a separate process; all of them lay out the shared memory alike.
fn count_with_lock(share: Share) -> Done {
    let mut room = Room::open();
    let lock = ProcessMutex::new("counter", &mut room);
    let counter = SharedU32::new(&mut room);
    let seen = || counter.load();
    repeat(share, seen, || {
        let _held = lock.lock(); // <- one process at a time from here
        let value = counter.load();
        rt::sleep(gap(share));
        counter.store(value + 1);
    }) // <- to here: the guard unlocks when dropped
}

fn with_lock(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let shares = vec![share(&params); params.count("processes")];
        let done = process::map(shares.len(), &LOCKED, &shares, |_, _, _| ()).await;
        outcome(&params, shared_value(), &done)
    })
}

/// What the coordinator, which is a separate instance too, finds in the shared memory.
fn shared_value() -> u32 {
    let mut room = Room::open();
    ProcessMutex::new("counter", &mut room);
    SharedU32::new(&mut room).load()
}
// #endregion

// #region no-lock
static UNLOCKED: process::Job<Share, Done> =
    process::Job { id: "shared-memory/unlocked", run: count_without_lock };

fn count_without_lock(share: Share) -> Done {
    let mut room = Room::open();
    ProcessMutex::new("counter", &mut room); // it is there, but nobody takes it
    let counter = SharedU32::new(&mut room);
    let seen = || counter.load();
    repeat(share, seen, || {
        let value = counter.load(); // <- another process may read the same value,
        rt::sleep(gap(share));
        counter.store(value + 1); // <- and this overwrites what it has added since
    })
}

fn without_lock(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let shares = vec![share(&params); params.count("processes")];
        let done = process::map(shares.len(), &UNLOCKED, &shares, |_, _, _| ()).await;
        outcome(&params, shared_value(), &done)
    })
}
// #endregion

// #region messages
const CAPACITY: usize = 64;
/// An amount, encoded.
const MESSAGE: usize = 5;

fn resources_with_owner(params: &Params) -> Resources {
    let bytes = ProcessQueue::<u32>::bytes(CAPACITY, MESSAGE);
    Resources::processes(params.count("processes") + 1).sharing(bytes) // <- one more: the owner
}

fn amounts() -> ProcessQueue<u32> {
    ProcessQueue::new("amounts", &mut Room::open(), CAPACITY, MESSAGE)
}

static SEND: process::Job<Share, Done> = process::Job { id: "shared-memory/send", run: send };
static OWN: process::Job<u32, Done> = process::Job { id: "shared-memory/own", run: own };

fn send(share: Share) -> Done {
    let amounts = amounts();
    // It never sees the count; all it knows is what it has sent.
    repeat(share, || 0, || {
        rt::sleep(gap(share));
        amounts.put(&1).expect("the queue is open"); // <- tells the owner, and continues
    })
}

/// Nobody else has the count, so nobody has to be kept out.
fn own(processes: u32) -> Done {
    let amounts = amounts();
    let mut count = 0;
    while let Some(amount) = amounts.get() {
        count += amount; // <- an integer like any other
    }
    rt::log("added-up", processes, f64::from(count));
    Done { instance: process::instance(), own: count, seen: count }
}

fn messages(params: Params) -> LocalFuture<Outcome> {
    use futures_util::future::join;

    Box::pin(async move {
        let processes = params.count("processes");
        let shares = vec![share(&params); processes];
        let owner = process::call(processes, &OWN, processes as u32);
        let senders = async {
            let done = process::map(processes, &SEND, &shares, |_, _, _| ()).await;
            amounts().close(); // <- the owner gets what is still inside, then nothing more
            done
        };
        let (owner, mut done) = join(owner, senders).await;
        done.push(owner);
        outcome(&params, owner.seen, &done)
    })
}
// #endregion

fn outcome(params: &Params, counted: u32, done: &[Done]) -> Outcome {
    let expected = (params.int("processes") * params.int("increments")) as f64;
    let counted = f64::from(counted);
    let lost = (expected - counted).max(0.0);
    let result = Message::new("counted")
        .number("counted", counted)
        .number("expected", expected)
        .number("lost", lost);
    let row = |(index, done): (usize, &Done)| {
        let numbers = [index as f64 + 1.0, f64::from(done.instance), f64::from(done.own)];
        let mut row = numbers.map(Arg::Number).to_vec();
        row.push(Arg::Number(f64::from(done.seen)));
        row
    };
    // Strategies are meant to differ here, so there is no answer to agree on.
    Outcome::new(result, "").fact("counted", counted).fact("lost", lost).table(Table {
        key: "instances".to_owned(),
        columns: ["process", "instance", "own", "seen"].map(str::to_owned).to_vec(),
        rows: done.iter().enumerate().map(row).collect(),
    })
}

fn lost_in(comparison: &Comparison, id: &str) -> Option<Vec<f64>> {
    comparison.get(id).and_then(|s| s.facts.get("lost")).cloned()
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let lost = |id| lost_in(comparison, id).map(|lost| lost.iter().any(|l| *l > 0.0));
    match (lost("lock")?, lost("no-lock")?, lost("messages")?) {
        (false, false, false) => Some("none"),
        (false, true, false) => Some("no-lock"),
        (true, true, true) => Some("all"),
        _ => None,
    }
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let expected = (params.int("processes") * params.int("increments")) as f64;
    if let Some(lost) = lost_in(comparison, "no-lock") {
        let runs = lost.len() as f64;
        let hit = lost.iter().filter(|l| **l > 0.0).count() as f64;
        let least = lost.iter().copied().fold(f64::INFINITY, f64::min);
        let most = lost.iter().copied().fold(0.0, f64::max);
        let key = if params.int("processes") == 1 {
            "one-process"
        } else if hit == 0.0 {
            "none-lost"
        } else {
            "lost"
        };
        let message = Message::new(key).number("runs", runs).number("hit", hit);
        said.push(message.number("least", least).number("most", most).number("expected", expected));
    }
    let safe = ["lock", "messages"].into_iter().filter_map(|id| lost_in(comparison, id));
    let safe: Vec<f64> = safe.flatten().collect();
    if !safe.is_empty() {
        let key = if safe.iter().all(|l| *l == 0.0) { "safe" } else { "broken" };
        said.push(Message::new(key).number("runs", safe.len() as f64));
    }
    if let (Some(lock), Some(messages)) = (comparison.get("lock"), comparison.get("messages")) {
        let message = Message::new("cost").number("lock", lock.median_ms);
        said.push(message.number("messages", messages.median_ms));
    }
    said
}
