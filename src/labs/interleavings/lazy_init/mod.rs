//! A value that is built when it is first needed, by whichever of several threads needs it first: two ways
//! that build it once, and three that look as if they did.

use std::time::Duration;

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Comparison, Difference, Goal, Message, Outcome, Param, Params, Preset, Resources, StrategySummary, Unit,
};
use sync::{AtomicBool, Mutex, Ordering, PlainU32, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "lazy-init",
    section: crate::SECTION,
    params: &[
        Param::int("threads", Unit::Count, 1..=16, 1, 4).workers_each(),
        Param::int("uses", Unit::Count, 1..=1_000_000, 1_000, 50_000),
        Param::int("build_ms", Unit::Ms, 0..=1_000, 1, 2),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "instant", ints: &[("build_ms", 0)], choices: &[] },
        Preset { id: "crowd", ints: &[("threads", 12), ("uses", 10_000)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("lock-always", resources, lock_always),
        Strategy::threads("check-lock-check", resources, check_lock_check),
        Strategy::threads("check-then-init", resources, check_then_init),
        Strategy::threads("check-lock", resources, check_lock),
        Strategy::threads("flag-first", resources, flag_first),
    ],
    repeats: 10,
    judge,
    question: Some(Question { options: &["once", "some", "all"], truth }),
    names: &[&names::THREAD, &names::LOCK, &names::ONCE],
    seat: Some(Seat {
        strategies: &[
            "lock-always",
            "check-lock-check",
            "check-then-init",
            "check-lock",
            "flag-first",
        ],
        only: &[Strategy::threads("relaxed-flag", resources, relaxed_flag)],
        setup: &[("threads", 2), ("uses", 1), ("build_ms", 0)],
        most: &[("threads", 3), ("uses", 2), ("build_ms", 0)],
        holds: |_, outcome| {
            let fact = |name: &str| outcome.facts.get(name).copied();
            fact("built") == Some(1.0) && fact("half_seen") == Some(0.0)
        },
        goals: &[
            Goal { id: "both", strategy: "check-then-init", aim: Aim::Fail, hints: 2, ..Goal::DEFAULT },
            Goal { id: "queue", strategy: "check-lock", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "half", strategy: "flag-first", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "unordered", strategy: "relaxed-flag", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "safe", strategy: "check-lock-check", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Those that must build it once and show it to nobody before it is complete.
const RIGHT: [&str; 2] = ["lock-always", "check-lock-check"];

/// Uses between two looks at the stop flag.
const STRIDE: u32 = 4096;

fn resources(params: &Params) -> Resources {
    Resources::threads(params.count("threads"))
}

/// The value, and what says whether it is there. It has two halves, which belong together: both name the
/// thread that built it. As plain data they are safe to read only for those whom something has told that
/// they are complete.
struct Lazy {
    ready: AtomicBool,
    building: Mutex<()>,
    left: PlainU32,
    right: PlainU32,
    takes: Duration,
}

impl Lazy {
    fn new(params: &Params) -> Self {
        Self {
            ready: AtomicBool::named("ready", false),
            building: Mutex::new("building", ()),
            left: PlainU32::new("left", 0),
            right: PlainU32::new("right", 0),
            takes: params.ms("build_ms"),
        }
    }

    /// Builds it, as `thread`: one half, the time that it takes, the other half.
    fn build(&self, thread: u32) {
        self.left.set(thread);
        if !self.takes.is_zero() {
            rt::sleep(self.takes);
        }
        self.right.set(thread);
        rt::log("built", thread, 0.0);
    }

    /// Uses it: whether it was complete and of one piece.
    fn is_whole(&self) -> bool {
        let (left, right) = (self.left.get(), self.right.get());
        left == right && left != 0
    }
}

/// What one thread, or all together, came to.
#[derive(Clone, Copy, Default)]
struct Count {
    built: u32,
    half_seen: u32,
}

/// Lets every thread use the value `uses` times. `ensure` is called before each use with the thread's number,
/// sees to it that the value is there, and says whether it has built it.
fn share(params: &Params, ensure: impl Fn(&Lazy, u32) -> bool + Sync) -> Outcome {
    let (threads, uses) = (params.int("threads") as u32, params.int("uses") as u32);
    let (lazy, start) = (Lazy::new(params), SpinBarrier::new(threads));
    let counts: Vec<Count> = rt::scope(|scope| {
        let using: Vec<_> = (1..=threads)
            .map(|thread| {
                let (lazy, start, ensure) = (&lazy, &start, &ensure);
                scope.spawn(move || {
                    start.wait();
                    let mut mine = Count::default();
                    for turn in 0..uses {
                        mine.built += u32::from(ensure(lazy, thread));
                        if !lazy.is_whole() {
                            if mine.half_seen == 0 {
                                rt::log("half", thread, 0.0);
                            }
                            mine.half_seen += 1;
                        }
                        if turn % STRIDE == 0 {
                            rt::checkpoint();
                        }
                    }
                    rt::log("done", thread, f64::from(uses));
                    mine
                })
            })
            .collect();
        using.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    outcome(params, &counts)
}

/// Uses of all threads together.
fn total(params: &Params) -> f64 {
    (params.int("threads") * params.int("uses")) as f64
}

fn outcome(params: &Params, counts: &[Count]) -> Outcome {
    let sum = |of: fn(&Count) -> u32| counts.iter().map(|c| f64::from(of(c))).sum::<f64>();
    let (built, half_seen) = (sum(|c| c.built), sum(|c| c.half_seen));
    let result = Message::new("used").number("uses", total(params));
    let result = result.number("built", built).number("half_seen", half_seen);
    // Strategies are meant to differ here, so there is no answer to agree on.
    Outcome::new(result, "").fact("built", built).fact("half_seen", half_seen)
}

// #region lock-always
fn lock_always(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        let _building = lazy.building.lock(); // <- at every single use
        if lazy.ready.load(Ordering::Relaxed) {
            return false;
        }
        lazy.build(thread);
        lazy.ready.store(true, Ordering::Relaxed); // the lock already orders it
        true
    })
}
// #endregion

// #region check-lock-check
fn check_lock_check(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        if lazy.ready.load(Ordering::Acquire) {
            return false; // <- the path of nearly all uses: no lock
        }
        let _building = lazy.building.lock();
        if lazy.ready.load(Ordering::Relaxed) {
            return false; // <- somebody built it while this thread waited for the lock
        }
        lazy.build(thread);
        lazy.ready.store(true, Ordering::Release); // <- complete: now the others may see it
        true
    })
}
// #endregion

// #region relaxed-flag
fn relaxed_flag(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        if lazy.ready.load(Ordering::Relaxed) {
            return false; // <- sees the flag, and knows nothing of the value
        }
        let _building = lazy.building.lock();
        if lazy.ready.load(Ordering::Relaxed) {
            return false;
        }
        lazy.build(thread);
        lazy.ready.store(true, Ordering::Relaxed); // <- after the value, but nobody else need see it so
        true
    })
}
// #endregion

// #region check-then-init
fn check_then_init(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        if lazy.ready.load(Ordering::Acquire) {
            return false;
        }
        lazy.build(thread); // <- every thread that checked before it was ready gets here too
        lazy.ready.store(true, Ordering::Release);
        true
    })
}
// #endregion

// #region check-lock
fn check_lock(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        if lazy.ready.load(Ordering::Acquire) {
            return false;
        }
        let _building = lazy.building.lock(); // <- the others wait here, having checked already
        lazy.build(thread); // <- and build it once more
        lazy.ready.store(true, Ordering::Release);
        true
    })
}
// #endregion

// #region flag-first
fn flag_first(params: &Params) -> Outcome {
    share(params, |lazy, thread| {
        if lazy.ready.load(Ordering::Acquire) {
            return false;
        }
        let _building = lazy.building.lock();
        if lazy.ready.load(Ordering::Relaxed) {
            return false;
        }
        lazy.ready.store(true, Ordering::Release); // <- says that it is there
        lazy.build(thread); // <- and only then builds it
        true
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let rows = &comparison.strategies;
    let values =
        |row: &StrategySummary, fact: &str| row.facts.get(fact).cloned().unwrap_or_default();
    let most = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    let (right, wrong): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| RIGHT.contains(&row.id.as_str()));
    if !right.is_empty() {
        let all = |fact: &str, value: f64| {
            right.iter().all(|row| values(row, fact).iter().all(|v| *v == value))
        };
        let runs = right.iter().map(|row| row.samples_ms.len()).sum::<usize>() as f64;
        let key = if all("built", 1.0) && all("half_seen", 0.0) { "once" } else { "broken" };
        said.push(Message::new(key).number("runs", runs));
    }
    for row in wrong {
        let message = |key| Message::new(key).text("strategy", &row.id);
        let runs = row.samples_ms.len() as f64;
        let (built, half_seen) = (values(row, "built"), values(row, "half_seen"));
        let again = built.iter().filter(|b| **b > 1.0).count() as f64;
        let half = half_seen.iter().filter(|h| **h > 0.0).count() as f64;
        if again > 0.0 {
            let message = message("built-again").number("hit", again).number("runs", runs);
            said.push(message.number("most", most(&built)));
        }
        if half > 0.0 {
            let message = message("half-seen").number("hit", half).number("runs", runs);
            said.push(message.number("percent", most(&half_seen) / total(params) * 100.0));
        }
        if again + half == 0.0 {
            let key = if params.int("threads") == 1 { "one-thread" } else { "lucky" };
            said.push(message(key).number("runs", runs));
        }
    }
    // What goes wrong is not worth being fast, so only the right ones are held against each other.
    let [always, checked] = RIGHT.map(|id| comparison.get(id));
    if let (Some(always), Some(checked)) = (always, checked) {
        let found = stats::speedup(&always.samples_ms, &checked.samples_ms);
        let key = match found.map(|found| found.difference) {
            Some(Difference::Faster) => "checking-faster",
            Some(Difference::Slower) => "checking-slower",
            _ => "unclear",
        };
        let message = Message::new(key).number("always_ms", always.median_ms);
        said.push(message.number("checked_ms", checked.median_ms));
    }
    said
}

/// How often the unluckiest run with a lock but no second look built it.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let threads = params.int("threads") as f64;
    let built = guess::facts(comparison, "check-lock", "built")?;
    let most = built.iter().copied().fold(0.0, f64::max);
    // With a single thread two of the answers say the same.
    (threads > 1.0).then_some(match most {
        once if once <= 1.0 => "once",
        all if all >= threads => "all",
        _ => "some",
    })
}
