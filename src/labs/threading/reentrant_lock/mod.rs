//! A function that holds a lock and calls itself: with a plain lock, a reentrant one, and none to retake.

use lab::{Lab, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
    Waiting,
};
use sync::{AtomicU32, Mutex, Ordering, ReentrantMutex};

/// The lab.
pub static LAB: Lab = Lab {
    id: "reentrant-lock",
    section: crate::SECTION,
    chapter: "5",
    params: &[Param::int("depth", Unit::Count, 0..=100, 1, 3)],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("depth", 3)], choices: &[] },
        Preset { id: "flat", ints: &[("depth", 0)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("plain", |_| Resources::threads(1), plain),
        Strategy::threads("reentrant", |_| Resources::threads(1), reentrant),
        Strategy::threads("pass-on", |_| Resources::threads(1), pass_on),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["through", "first", "second", "later"], truth }),
    names: &[&names::LOCK, &names::RLOCK, &names::THREAD],
    module: file!(),
    ..Lab::DEFAULT
};

/// How often a function may still call itself.
fn depth(params: &Params) -> u32 {
    params.int("depth") as u32
}

/// Does `work` on a thread of its own.
fn on_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rt::scope(|scope| scope.spawn(work).join())
}

fn outcome(levels: u32) -> Outcome {
    let result = Message::new("reached").number("levels", f64::from(levels));
    Outcome::new(result, levels).fact("levels", f64::from(levels)).fact("deadlocks", 0.0)
}

/// What the deadlock was; it has no answer that could agree with the others'.
fn deadlocked(levels: u32, waiting: Waiting) -> Outcome {
    let holder = waiting.holder.unwrap_or_default();
    let result = Message::new("deadlocked")
        .text("lane", waiting.lane.as_str())
        .text("holder", holder.as_str())
        .number("levels", f64::from(levels));
    let arrow = [waiting.lane, waiting.object, holder].map(Arg::Text).to_vec();
    Outcome::new(result, "").fact("levels", f64::from(levels)).fact("deadlocks", 1.0).table(Table {
        key: "deadlock".to_owned(),
        columns: ["waiting", "object", "holder"].map(str::to_owned).to_vec(),
        rows: vec![arrow],
    })
}

// #region plain
fn plain(params: &Params) -> Outcome {
    fn level(lock: &Mutex<()>, reached: &AtomicU32, left: u32) {
        let _guard = lock.lock(); // <- the second time it waits for itself
        reached.fetch_add(1, Ordering::SeqCst);
        rt::log("level", left, 0.0);
        if left > 0 {
            level(lock, reached, left - 1);
        }
    }
    let (lock, reached) = (Mutex::new("lock", ()), AtomicU32::new(0));
    // Without this the deadlock would end the whole run.
    let ended = on_thread(|| rt::catch_deadlock(|| level(&lock, &reached, depth(params)))); // <-
    match ended {
        Ok(()) => outcome(reached.into_inner()),
        Err(waiting) => deadlocked(reached.into_inner(), waiting),
    }
}
// #endregion

// #region reentrant
fn reentrant(params: &Params) -> Outcome {
    fn level(lock: &ReentrantMutex<()>, left: u32) -> u32 {
        let guard = lock.lock(); // <- its holder may take it again, and it counts
        rt::log("level", left, 0.0);
        rt::value("held", f64::from(guard.depth()));
        let below = if left > 0 { level(lock, left - 1) } else { 0 };
        rt::value("held", f64::from(guard.depth() - 1));
        drop(guard); // <- free for others only when the count is back at 0
        below + 1
    }
    let lock = ReentrantMutex::new("lock", ());
    outcome(on_thread(|| level(&lock, depth(params))))
}
// #endregion

// #region pass-on
fn pass_on(params: &Params) -> Outcome {
    // Asks for the data, not for the lock: only the holder of the lock can have it.
    fn level(reached: &mut u32, left: u32) {
        *reached += 1;
        rt::log("level", left, 0.0);
        if left > 0 {
            level(reached, left - 1);
        }
    }
    let lock = Mutex::new("lock", 0);
    on_thread(|| {
        let mut reached = lock.lock(); // <- once, outside
        level(&mut reached, depth(params)); // <- the calls inside need no lock
    });
    outcome(lock.into_inner())
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let levels = f64::from(depth(params)) + 1.0;
    let facts = |id: &str, name: &str| -> Option<Vec<f64>> {
        comparison.get(id)?.facts.get(name).filter(|found| !found.is_empty()).cloned()
    };
    if let Some(found) = facts("plain", "deadlocks") {
        let hit = found.iter().filter(|d| **d > 0.0).count() as f64;
        let key = if hit == 0.0 { "no-deadlock" } else { "deadlock" };
        let message = Message::new(key).number("hit", hit).number("runs", found.len() as f64);
        said.push(message.number("levels", levels));
    }
    for (id, again) in [("reentrant", true), ("pass-on", false)] {
        let Some(found) = facts(id, "levels") else { continue };
        let least = found.iter().copied().fold(f64::INFINITY, f64::min);
        let key = match (least >= levels, again) {
            (false, _) => "fell-short",
            (true, true) => "reentered",
            (true, false) => "passed-on",
        };
        let message = Message::new(key).number("runs", found.len() as f64);
        said.push(message.number("levels", levels).number("least", least).text("strategy", id));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

/// At which level the plain lock stopped its thread; none where runs differ.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let deadlocks = guess::facts(comparison, "plain", "deadlocks")?;
    let reached = guess::facts(comparison, "plain", "levels")?;
    let alike = |values: &[f64]| values.iter().all(|value| *value == values[0]);
    (alike(deadlocks) && alike(reached)).then(|| match (deadlocks[0] > 0.0, reached[0] as u32) {
        (false, _) => "through",
        (true, 0) => "first",
        (true, 1) => "second",
        (true, _) => "later",
    })
}
