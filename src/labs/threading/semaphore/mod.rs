//! A resource that takes only so many at a time: guarded by a semaphore, and left open to all.

use lab::{Lab, Question, Seat, Strategy, names};
use model::{
    Aim, Arg, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use sync::{AtomicU32, Ordering, Semaphore};

/// The lab.
pub static LAB: Lab = Lab {
    id: "semaphore",
    section: crate::SECTION,
    chapter: "5",
    params: &[
        Param::int("tasks", Unit::Count, 1..=16, 1, 5),
        Param::int("permits", Unit::Count, 1..=16, 1, 2),
        Param::int("hold_ms", Unit::Ms, 0..=5_000, 50, 100),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("tasks", 5), ("permits", 2), ("hold_ms", 1_000)],
            choices: &[],
        },
        Preset {
            id: "line",
            ints: &[("tasks", 12), ("permits", 3), ("hold_ms", 50)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::threads("semaphore", |p| Resources::threads(p.count("tasks")), limited),
        Strategy::threads("no-limit", |p| Resources::threads(p.count("tasks")), unlimited),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["one", "two", "three", "four", "more"], truth }),
    names: &[&names::SEMAPHORE, &names::THREAD, &names::SLEEP],
    seat: Some(Seat {
        strategies: &["semaphore"],
        only: &[
            Strategy::threads(
                "look-then-take",
                |p| Resources::threads(p.count("tasks")),
                look_then_take,
            ),
            Strategy::threads("two-each", |p| Resources::threads(p.count("tasks")), two_each),
        ],
        setup: &[("tasks", 2), ("permits", 1), ("hold_ms", 100)],
        most: &[("tasks", 3), ("permits", 3), ("hold_ms", 5_000)],
        holds: |params, outcome| {
            let most = outcome.facts["most"] <= params.int("permits") as f64;
            most && outcome.answer == params.int("tasks").to_string()
        },
        goals: &[
            Goal {
                id: "crowd",
                strategy: "look-then-take",
                aim: Aim::Fail,
                hints: 3,
                ..Goal::DEFAULT
            },
            Goal {
                id: "half-served",
                strategy: "two-each",
                aim: Aim::Deadlock,
                hints: 3,
                setup: &[("permits", 2)],
                ..Goal::DEFAULT
            },
            Goal { id: "limit", strategy: "semaphore", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Counts who is inside and who waits. It only looks on: it holds nobody back.
struct Watch {
    inside: AtomicU32,
    waiting: AtomicU32,
}

/// When a task came, got in and left, ms since the run began.
struct Visit {
    asked_ms: f64,
    entered_ms: f64,
    left_ms: f64,
    /// How many were inside once it was.
    inside: u32,
}

impl Watch {
    const fn new() -> Self {
        Self { inside: AtomicU32::named("inside", 0), waiting: AtomicU32::named("waiting", 0) }
    }

    fn asks(&self) {
        let waiting = self.waiting.fetch_add(1, Ordering::SeqCst) + 1;
        rt::value("waiting", f64::from(waiting));
    }

    /// How many are inside then.
    fn enters(&self) -> u32 {
        let waiting = self.waiting.fetch_sub(1, Ordering::SeqCst) - 1;
        rt::value("waiting", f64::from(waiting));
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        rt::value("inside", f64::from(inside));
        inside
    }

    fn leaves(&self) {
        let inside = self.inside.fetch_sub(1, Ordering::SeqCst) - 1;
        rt::value("inside", f64::from(inside));
    }
}

/// Lets every task, each on a thread, come to the resource by `enter`; what that returns is its
/// permission to stay, given back on leaving.
fn visit<P>(params: &Params, enter: impl Fn() -> P + Sync) -> Outcome {
    let hold = params.ms("hold_ms");
    let watch = Watch::new();
    let visits: Vec<Visit> = rt::scope(|scope| {
        let threads: Vec<_> = (1..=params.int("tasks") as u32)
            .map(|task| {
                let (watch, enter) = (&watch, &enter);
                scope.spawn(move || {
                    let asked_ms = rt::clock::now();
                    watch.asks();
                    let permission = enter();
                    let inside = watch.enters();
                    let entered_ms = rt::clock::now();
                    rt::log("entered", task, entered_ms - asked_ms);
                    rt::sleep(hold);
                    let left_ms = rt::clock::now();
                    rt::log("left", task, left_ms);
                    watch.leaves();
                    drop(permission);
                    Visit { asked_ms, entered_ms, left_ms, inside }
                })
            })
            .collect();
        threads.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    outcome(&visits)
}

fn outcome(visits: &[Visit]) -> Outcome {
    let tasks = visits.len();
    // It can only be exceeded by who comes in.
    let most = visits.iter().map(|v| f64::from(v.inside)).fold(0.0, f64::max);
    let waits = visits.iter().map(|v| (v.entered_ms - v.asked_ms).max(0.0));
    let longest = waits.clone().fold(0.0, f64::max);
    let row = |((index, visit), wait): ((usize, &Visit), f64)| {
        [(index + 1) as f64, visit.asked_ms, wait, visit.entered_ms, visit.left_ms]
            .map(Arg::Number)
            .to_vec()
    };
    let result = Message::new("done").number("tasks", tasks as f64).number("most", most);
    Outcome::new(result.number("longest", longest), tasks)
        .fact("most", most)
        .fact("longest_wait_ms", longest)
        .table(Table {
            key: "visits".to_owned(),
            columns: ["task", "asked_ms", "waited_ms", "entered_ms", "left_ms"]
                .map(str::to_owned)
                .to_vec(),
            rows: visits.iter().enumerate().zip(waits).map(row).collect(),
        })
}

// #region semaphore
fn limited(params: &Params) -> Outcome {
    let permits = Semaphore::new("permits", params.count("permits"));
    visit(params, || permits.acquire()) // <- waits while all permits are out
}
// #endregion

// #region no-limit
fn unlimited(params: &Params) -> Outcome {
    visit(params, || ()) // <- nobody has to wait
}
// #endregion

// #region look-then-take
/// A permit of a home-made counter; returned when dropped.
struct Taken<'a>(&'a AtomicU32);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn look_then_take(params: &Params) -> Outcome {
    let left = AtomicU32::named("left", params.int("permits") as u32);
    visit(params, || {
        loop {
            let seen = left.load(Ordering::SeqCst); // <- checks
            if seen > 0 {
                left.store(seen - 1, Ordering::SeqCst); // <- and takes it later
                return Taken(&left);
            }
            rt::spin_loop();
        }
    })
}
// #endregion

// #region two-each
fn two_each(params: &Params) -> Outcome {
    let permits = Semaphore::new("permits", params.count("permits"));
    visit(params, || {
        let first = permits.acquire();
        let second = permits.acquire(); // <- keeps the first while it waits
        (first, second)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let [tasks, permits, hold] = ["tasks", "permits", "hold_ms"].map(|id| params.int(id) as f64);
    let most_in = |id| {
        let row = comparison.get(id)?;
        let most = row.facts.get("most")?;
        Some((most.iter().copied().fold(0.0, f64::max), most.len() as f64, row.median_ms))
    };
    if let Some((most, runs, ms)) = most_in("semaphore") {
        let key = if most <= permits { "kept" } else { "broken" };
        let message = Message::new(key).number("most", most).number("permits", permits);
        said.push(message.number("runs", runs));
        // Permits go round: nobody of the next round gets in before one of this round leaves.
        let rounds = (tasks / permits).ceil();
        let message = Message::new("rounds").number("rounds", rounds).number("ms", ms);
        said.push(message.number("least", rounds * hold).number("hold", hold));
    }
    if let Some((most, runs, ms)) = most_in("no-limit") {
        let key = if most > permits { "crowded" } else { "no-crowd" };
        let message = Message::new(key).number("most", most).number("permits", permits);
        said.push(message.number("runs", runs).number("ms", ms));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

/// How long the semaphore's tasks took, in stays.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let (ms, hold) = (comparison.get("semaphore")?.median_ms, params.int("hold_ms") as f64);
    // Stays as short as a thread takes to wake cannot be counted by the clock.
    (hold >= 10.0).then(|| match (ms / hold).round() as u32 {
        0 | 1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        _ => "more",
    })
}
