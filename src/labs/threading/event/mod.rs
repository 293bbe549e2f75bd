//! Waiters for one signal: they sleep until it comes, or look again and again.

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Arg, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use sync::{AtomicU32, Condvar, Event, Mutex, Ordering};

/// The lab.
pub static LAB: Lab = Lab {
    id: "event",
    section: crate::SECTION,
    chapter: "5",
    params: &[
        Param::int("waiters", Unit::Count, 1..=16, 1, 3),
        Param::int("delay_ms", Unit::Ms, 0..=10_000, 50, 100),
        Param::int("poll_ms", Unit::Ms, 0..=1_000, 1, 10),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("waiters", 3), ("delay_ms", 2_000)], choices: &[] },
        Preset { id: "restless", ints: &[("poll_ms", 0)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("event", |p| Resources::threads(p.count("waiters")), event),
        Strategy::threads("polling", |p| Resources::threads(p.count("waiters")), polling),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["never", "under-10", "under-100", "under-10000", "more"], truth }),
    names: &[&names::EVENT, &names::CONDITION, &names::THREAD, &names::SLEEP],
    seat: Some(Seat {
        strategies: &["event", "polling"],
        only: &[
            Strategy::threads("bare-call", |p| Resources::threads(p.count("waiters")), bare_call),
            Strategy::threads(
                "flag-outside",
                |p| Resources::threads(p.count("waiters")),
                flag_outside,
            ),
            Strategy::threads("flag-inside", |p| Resources::threads(p.count("waiters")), flag_inside),
        ],
        // Without a pause: then looking again is over when somebody has changed something.
        setup: &[("waiters", 2), ("delay_ms", 100), ("poll_ms", 0)],
        most: &[("waiters", 3), ("delay_ms", 10_000), ("poll_ms", 0)],
        holds: |params, outcome| {
            let all = outcome.answer == params.int("waiters").to_string();
            all && outcome.facts["early"] == 0.0
        },
        goals: &[
            Goal {
                id: "unheard",
                strategy: "bare-call",
                aim: Aim::LostWakeUp,
                hints: 2,
                ..Goal::DEFAULT
            },
            Goal {
                id: "between",
                strategy: "flag-outside",
                aim: Aim::LostWakeUp,
                hints: 3,
                ..Goal::DEFAULT
            },
            Goal { id: "kept", strategy: "flag-inside", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// What a waiter hands back.
struct Start {
    /// When it went on, ms since the run began.
    at_ms: f64,
    /// How often it looked and found no signal.
    idle: u32,
    /// Whether it went on before the signal was given: it must not.
    early: bool,
}

/// Starts the waiters, lets the delay pass and gives the signal. `wait` returns how often it looked in
/// vain. All waiters are joined.
fn signal(params: &Params, wait: impl Fn() -> u32 + Sync, give: impl FnOnce()) -> Outcome {
    // Apart from the signal itself, so that whoever passes too early is found out.
    let given = AtomicU32::named("given", 0);
    let (starts, given_ms) = rt::scope(|scope| {
        let threads: Vec<_> = (1..=params.int("waiters") as u32)
            .map(|waiter| {
                let (given, wait) = (&given, &wait);
                scope.spawn(move || {
                    rt::log("waits", waiter, rt::clock::now());
                    let idle = wait();
                    let early = given.load(Ordering::SeqCst) == 0;
                    let at_ms = rt::clock::now();
                    rt::log("starts", waiter, f64::from(idle));
                    Start { at_ms, idle, early }
                })
            })
            .collect();
        rt::sleep(params.ms("delay_ms"));
        let given_ms = rt::clock::now();
        rt::log("given", 0, given_ms);
        given.store(1, Ordering::SeqCst);
        give();
        let starts: Vec<Start> = threads.into_iter().map(rt::ScopedJoinHandle::join).collect();
        (starts, given_ms)
    });
    outcome(&starts, given_ms)
}

fn outcome(starts: &[Start], given_ms: f64) -> Outcome {
    // Clocks of two threads may differ by a hair.
    let late = |start: &Start| (start.at_ms - given_ms).max(0.0);
    let latest = starts.iter().map(late).fold(0.0, f64::max);
    let idle: f64 = starts.iter().map(|s| f64::from(s.idle)).sum();
    let early = starts.iter().filter(|s| s.early).count() as f64;
    let row = |(index, start): (usize, &Start)| {
        [(index + 1) as f64, f64::from(start.idle), start.at_ms, late(start)].map(Arg::Number).to_vec()
    };
    let result = Message::new("started").number("waiters", starts.len() as f64);
    Outcome::new(result.number("idle", idle).number("latest", latest), starts.len())
        .fact("idle", idle)
        .fact("early", early)
        .fact("late_ms", latest)
        .table(Table {
            key: "waiters".to_owned(),
            columns: ["waiter", "idle", "start_ms", "late_ms"].map(str::to_owned).to_vec(),
            rows: starts.iter().enumerate().map(row).collect(),
        })
}

// #region event
fn event(params: &Params) -> Outcome {
    let ready = Event::new("ready");
    let wait = || {
        ready.wait(); // <- sleeps until it is set
        0
    };
    signal(params, wait, || ready.set()) // <- wakes all waiters
}
// #endregion

// #region polling
fn polling(params: &Params) -> Outcome {
    let (ready, pause) = (AtomicU32::named("ready", 0), params.ms("poll_ms"));
    let wait = || {
        let mut idle = 0u32;
        while ready.load(Ordering::SeqCst) == 0 {
            idle = idle.saturating_add(1); // <- checked in vain
            if pause.is_zero() {
                rt::spin_loop();
            } else {
                rt::sleep(pause); // <- and notices nothing meanwhile
            }
        }
        idle
    };
    signal(params, wait, || ready.store(1, Ordering::SeqCst))
}
// #endregion

// #region bare-call
fn bare_call(params: &Params) -> Outcome {
    let (door, call) = (Mutex::new("door", ()), Condvar::new("call"));
    let wait = || {
        drop(call.wait(door.lock())); // <- checks nothing, and waits to be notified
        0
    };
    signal(params, wait, || call.notify_all()) // <- a waiter that comes later does not hear it
}
// #endregion

// #region flag-outside
fn flag_outside(params: &Params) -> Outcome {
    let ready = AtomicU32::named("ready", 0);
    let (door, call) = (Mutex::new("door", ()), Condvar::new("call"));
    let wait = || {
        if ready.load(Ordering::SeqCst) == 0 {
            drop(call.wait(door.lock())); // <- the notification may have come since the check
        }
        0
    };
    signal(params, wait, || {
        ready.store(1, Ordering::SeqCst); // <- without the lock: in the middle of a check
        call.notify_all();
    })
}
// #endregion

// #region flag-inside
fn flag_inside(params: &Params) -> Outcome {
    let (ready, call) = (Mutex::new("door", false), Condvar::new("call"));
    let wait = || {
        // Checks and starts to wait under one lock: nothing comes in between.
        drop(call.wait_while(ready.lock(), |ready| !*ready)); // <-
        0
    };
    signal(params, wait, || {
        *ready.lock() = true; // <- stays set, for those who come later
        call.notify_all();
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let facts = |id: &str, name: &str| -> Option<Vec<f64>> {
        comparison.get(id)?.facts.get(name).filter(|found| !found.is_empty()).cloned()
    };
    let most = |found: &[f64]| found.iter().copied().fold(0.0, f64::max);
    let least = |found: &[f64]| found.iter().copied().fold(f64::INFINITY, f64::min);
    let waiters = params.int("waiters") as f64;
    if let Some(late) = facts("event", "late_ms") {
        let message = Message::new("signal").number("latest", most(&late));
        said.push(message.number("waiters", waiters).number("runs", late.len() as f64));
    }
    if let Some((late, idle)) = facts("polling", "late_ms").zip(facts("polling", "idle")) {
        let key = if params.int("poll_ms") == 0 { "spun" } else { "polled" };
        let message = Message::new(key).number("latest", most(&late)).number("runs", late.len() as f64);
        let message = message.number("least", least(&idle)).number("most", most(&idle));
        said.push(message.number("waiters", waiters).number("pause", params.int("poll_ms") as f64));
    }
    let early = ["event", "polling"].into_iter().filter_map(|id| facts(id, "early")).flatten();
    let early = early.filter(|count| *count > 0.0).count() as f64;
    if early > 0.0 {
        said.push(Message::new("early").number("runs", early));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

/// How often polling looked in vain, in the middle one of all runs.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let middle = stats::median(guess::facts(comparison, "polling", "idle")?)?;
    Some(match middle {
        idle if idle < 0.5 => "never",
        idle if idle < 10.0 => "under-10",
        idle if idle < 100.0 => "under-100",
        idle if idle < 10_000.0 => "under-10000",
        _ => "more",
    })
}
