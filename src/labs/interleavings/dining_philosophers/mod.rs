//! Philosophers who need two forks each: three ways to take them that end, and one that may not.

use lab::pause::pause;
use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Arg, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use sync::{Mutex, MutexGuard, Semaphore, SemaphoreGuard};

/// The lab.
pub static LAB: Lab = Lab {
    id: "dining-philosophers",
    section: crate::SECTION,
    params: &[
        Param::int("philosophers", Unit::Count, 2..=8, 1, 5),
        Param::int("meals", Unit::Count, 1..=100, 1, 6),
        Param::int("think_ms", Unit::Ms, 0..=1_000, 5, 5),
        Param::int("eat_ms", Unit::Ms, 0..=1_000, 5, 10),
        Param::int("limit_ms", Unit::Ms, 1..=1_000, 5, 10),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "greedy", ints: &[("philosophers", 8), ("think_ms", 0)], choices: &[] },
        Preset { id: "patient", ints: &[("limit_ms", 200)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("lock-order", |p| Resources::threads(p.count("philosophers")), in_order),
        Strategy::threads("timeout", |p| Resources::threads(p.count("philosophers")), timeout),
        Strategy::threads("waiter", |p| Resources::threads(p.count("philosophers")), waiter),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &IDS, truth }),
    names: &[&names::LOCK, &names::LOCK_TIMEOUT, &names::SEMAPHORE, &names::THREAD, &names::SLEEP],
    seat: Some(Seat {
        strategies: &IDS,
        only: &[Strategy::threads(
            "left-first",
            |p| Resources::threads(p.count("philosophers")),
            left_first,
        )],
        setup: &[("philosophers", 2), ("meals", 1), ("think_ms", 0), ("eat_ms", 0)],
        most: &[("philosophers", 3), ("meals", 2), ("think_ms", 10), ("eat_ms", 10)],
        holds: |params, outcome| {
            let meals = (params.int("philosophers") * params.int("meals")) as f64;
            [("meals", meals), ("uses", 2.0 * meals)].iter().all(|(f, n)| outcome.facts[*f] == *n)
        },
        goals: &[
            Goal { id: "circle", strategy: "left-first", aim: Aim::Deadlock, hints: 3, ..Goal::DEFAULT },
            Goal { id: "polite", strategy: "timeout", aim: Aim::Livelock, hints: 3, ..Goal::DEFAULT },
            Goal { id: "no-circle", strategy: "lock-order", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Those that are measured.
const IDS: [&str; 3] = ["lock-order", "timeout", "waiter"];

/// The forks on the table, each with a count of the meals that it was used for.
type Forks = [Mutex<u32>; 8];

fn forks() -> Forks {
    [
        Mutex::new("fork-1", 0),
        Mutex::new("fork-2", 0),
        Mutex::new("fork-3", 0),
        Mutex::new("fork-4", 0),
        Mutex::new("fork-5", 0),
        Mutex::new("fork-6", 0),
        Mutex::new("fork-7", 0),
        Mutex::new("fork-8", 0),
    ]
}

/// A place at the table, with a fork on either side; the neighbours reach for the same two.
struct Place<'t> {
    left: &'t Mutex<u32>,
    right: &'t Mutex<u32>,
    /// Whether the fork on the right has the lower number, as for the last in the circle alone.
    is_last: bool,
}

/// What a philosopher eats with; all is given back when it is dropped.
struct Held<'t> {
    forks: [MutexGuard<'t, u32>; 2],
    /// The waiter's permission; given back behind the forks.
    _chair: Option<SemaphoreGuard<'t>>,
    /// How often a fork was put back before.
    retries: u32,
}

impl<'t> Held<'t> {
    fn new(first: MutexGuard<'t, u32>, second: MutexGuard<'t, u32>) -> Self {
        Self { forks: [first, second], _chair: None, retries: 0 }
    }
}

/// A meal, in ms since the run began.
struct Meal {
    hungry_ms: f64,
    began_ms: f64,
    ended_ms: f64,
    retries: u32,
}

/// Lets every philosopher, each on a thread, think and eat in turn, taking the forks by `take`. Returns
/// the meals of each.
fn dine<'t>(
    params: &Params,
    forks: &'t Forks,
    take: impl Fn(&Place<'t>) -> Held<'t> + Sync,
) -> Vec<Vec<Meal>> {
    let (count, meals) = (params.count("philosophers"), params.int("meals") as u32);
    let (think, eat) = (params.ms("think_ms"), params.ms("eat_ms"));
    let philosopher = |index: usize| {
        let (left, right) = (&forks[index], &forks[(index + 1) % count]);
        let place = Place { left, right, is_last: index + 1 == count };
        let meal = |number| {
            pause(think);
            let hungry_ms = rt::clock::now();
            let mut held = take(&place);
            let began_ms = rt::clock::now();
            rt::log("eats", index as u32 + 1, began_ms - hungry_ms);
            rt::value("meals", f64::from(number));
            held.forks.iter_mut().for_each(|fork| **fork += 1);
            pause(eat);
            Meal { hungry_ms, began_ms, ended_ms: rt::clock::now(), retries: held.retries }
        };
        (1..=meals).map(meal).collect()
    };
    rt::scope(|scope| {
        let philosopher = &philosopher;
        let started: Vec<_> =
            (0..count).map(|index| scope.spawn(move || philosopher(index))).collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    })
}

// #region left-first
fn left_first(params: &Params) -> Outcome {
    let forks = forks();
    let meals = dine(params, &forks, |place| {
        let left = place.left.lock(); // <- if everybody gets this far …
        let right = place.right.lock(); // <- … everybody waits here, each for the next
        Held::new(left, right)
    });
    outcome(&meals, forks)
}
// #endregion

// #region lock-order
fn in_order(params: &Params) -> Outcome {
    let forks = forks();
    let meals = dine(params, &forks, |place| {
        let mut forks = [place.left, place.right];
        if place.is_last {
            forks.reverse(); // <- the one place where the lower number is on the right
        }
        let [lower, upper] = forks;
        let lower = lower.lock(); // <- nobody holds a fork and waits for one with a lower number
        Held::new(lower, upper.lock())
    });
    outcome(&meals, forks)
}
// #endregion

// #region timeout
fn timeout(params: &Params) -> Outcome {
    let (forks, limit) = (forks(), params.ms("limit_ms"));
    let meals = dine(params, &forks, |place| {
        let mut retries = 0;
        let back_off = rt::BackOff::new(limit);
        loop {
            let left = place.left.lock();
            if let Some(right) = place.right.try_lock_for(limit) {
                return Held { retries, ..Held::new(left, right) };
            }
            drop(left); // <- whoever waits for this one may now have it
            retries += 1;
            back_off.wait(); // <- without it, it would snatch the fork back; but all pause alike
        }
    });
    outcome(&meals, forks)
}
// #endregion

// #region waiter
fn waiter(params: &Params) -> Outcome {
    let forks = forks();
    let chairs = Semaphore::new("chairs", params.count("philosophers") - 1); // <- one too few for a cycle
    let meals = dine(params, &forks, |place| {
        let chair = chairs.acquire(); // <- asked before the first fork
        let left = place.left.lock();
        let right = place.right.lock();
        Held { _chair: Some(chair), ..Held::new(left, right) }
    });
    outcome(&meals, forks)
}
// #endregion

/// The most that ate at the same moment, and how many did on average from the first hunger to the last bite.
fn at_once(meals: &[Vec<Meal>]) -> (f64, f64) {
    let all = || meals.iter().flatten();
    // At the same reading of the clock an end comes before a beginning.
    let mut changes: Vec<(f64, i32)> =
        all().flat_map(|m| [(m.began_ms, 1), (m.ended_ms, -1)]).collect();
    changes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    // A meal shorter than the clock can tell is one all the same.
    let (mut now, mut most) = (0, i32::from(!changes.is_empty()));
    for (_, change) in changes {
        now += change;
        most = most.max(now);
    }
    let first = all().map(|m| m.hungry_ms).fold(f64::INFINITY, f64::min);
    let last = all().map(|m| m.ended_ms).fold(0.0, f64::max);
    let eaten: f64 = all().map(|m| m.ended_ms - m.began_ms).sum();
    let average = if last > first { eaten / (last - first) } else { 0.0 };
    (f64::from(most), average)
}

fn outcome(meals: &[Vec<Meal>], forks: Forks) -> Outcome {
    let waits = |of: &[Meal]| of.iter().map(|m| m.began_ms - m.hungry_ms).collect::<Vec<_>>();
    let longest = |of: &[Meal]| waits(of).into_iter().fold(0.0, f64::max);
    let retries = |of: &[Meal]| f64::from(of.iter().map(|m| m.retries).sum::<u32>());
    let count = meals.iter().map(Vec::len).sum::<usize>() as f64;
    let uses = f64::from(forks.into_iter().map(Mutex::into_inner).sum::<u32>());
    let (most, average) = at_once(meals);
    let longest_of_all = meals.iter().map(|of| longest(of)).fold(0.0, f64::max);
    let row = |(index, of): (usize, &Vec<Meal>)| {
        let mean = waits(of).iter().sum::<f64>() / of.len().max(1) as f64;
        [(index + 1) as f64, of.len() as f64, mean, longest(of), retries(of)]
            .map(Arg::Number)
            .to_vec()
    };
    Outcome::new(Message::new("eaten").number("meals", count), count)
        .fact("meals", count)
        .fact("uses", uses)
        .fact("most", most)
        .fact("average", average)
        .fact("longest_wait_ms", longest_of_all)
        .fact("retries", meals.iter().map(|of| retries(of)).sum())
        .table(Table {
            key: "philosophers".to_owned(),
            columns: ["philosopher", "meals", "mean_wait_ms", "longest_wait_ms", "retries"]
                .map(str::to_owned)
                .to_vec(),
            rows: meals.iter().enumerate().map(row).collect(),
        })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let facts = |id: &str, name: &str| guess::facts(comparison, id, name).unwrap_or(&[]).to_vec();
    let greatest = |found: Vec<f64>| found.into_iter().fold(0.0, f64::max);
    let mut rows: Vec<_> = IDS.into_iter().filter_map(|id| comparison.get(id)).collect();
    rows.sort_by(|a, b| a.median_ms.total_cmp(&b.median_ms));
    let mut said = Vec::new();
    match &rows[..] {
        [fast, .., slow] => {
            // How many times as fast the fastest is; none where the runs do not tell.
            let ratio = guess::ratio(comparison, &slow.id, &fast.id);
            let ratio = ratio.filter(|ratio| !guess::same(*ratio));
            let key = if ratio.is_some() { "differ" } else { "alike" };
            let message = Message::new(key).text("fast", &fast.id).text("slow", &slow.id);
            let message = message.number("fast_ms", fast.median_ms);
            let message = message.number("slow_ms", slow.median_ms);
            said.push(message.number("ratio", ratio.unwrap_or(1.0)));
        }
        [one] => said.push(Message::new("alone").number("ms", one.median_ms)),
        [] => said.push(Message::new("nothing")),
    }
    for row in &rows {
        let average = facts(&row.id, "average");
        let mean = average.iter().sum::<f64>() / average.len().max(1) as f64;
        let message = Message::new("together").text("strategy", &row.id).number("average", mean);
        let message = message.number("most", greatest(facts(&row.id, "most")));
        said.push(message.number("longest", greatest(facts(&row.id, "longest_wait_ms"))));
    }
    let retries = facts("timeout", "retries");
    if !retries.is_empty() {
        let least = retries.iter().copied().fold(f64::INFINITY, f64::min);
        let runs = retries.len() as f64;
        let most = greatest(retries);
        let key = if most > 0.0 { "retries" } else { "no-retries" };
        let message = Message::new(key).number("least", least).number("most", most);
        said.push(message.number("runs", runs));
    }
    let expected = (params.int("philosophers") * params.int("meals")) as f64;
    let meals: Vec<f64> = rows.iter().flat_map(|row| facts(&row.id, "meals")).collect();
    let uses: Vec<f64> = rows.iter().flat_map(|row| facts(&row.id, "uses")).collect();
    if !meals.is_empty() {
        let whole =
            meals.iter().all(|m| *m == expected) && uses.iter().all(|u| *u == 2.0 * expected);
        let key = if whole { "whole" } else { "broken" };
        let message = Message::new(key).number("runs", meals.len() as f64);
        said.push(message.number("meals", expected));
    }
    said
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    guess::slowest(comparison, &IDS)
}
