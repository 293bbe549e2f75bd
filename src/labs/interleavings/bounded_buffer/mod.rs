//! A buffer with room for a few items, between those who put and those who take: how to wait until there is
//! room or an item, and whom to wake.

use std::collections::VecDeque;

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Comparison, Difference, Goal, Message, Outcome, Param, Params, Preset, Resources, StrategySummary, Unit,
};
use sync::{Condvar, Mutex, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "bounded-buffer",
    section: crate::SECTION,
    params: &[
        Param::int("producers", Unit::Count, 1..=8, 1, 4),
        Param::int("consumers", Unit::Count, 1..=8, 1, 4),
        Param::int("items", Unit::Count, 1..=1_000, 50, 250),
        Param::int("capacity", Unit::Count, 1..=100, 1, 1),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "roomy", ints: &[("capacity", 50)], choices: &[] },
        Preset { id: "pair", ints: &[("producers", 1), ("consumers", 1)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("while-all", resources, while_all),
        Strategy::threads("while-two", resources, while_two),
    ],
    repeats: 10,
    judge,
    question: Some(Question { options: &["none", "few", "half", "most"], truth }),
    names: &[&names::THREAD, &names::LOCK, &names::CONDITION, &names::QUEUE],
    seat: Some(Seat {
        strategies: &["while-all", "while-two"],
        only: &[
            Strategy::threads("while-one", resources, while_one),
            Strategy::threads("if-all", resources, if_all),
            Strategy::threads("if-one", resources, if_one),
        ],
        setup: &[("producers", 1), ("consumers", 2), ("items", 2), ("capacity", 1)],
        most: &[("producers", 2), ("consumers", 2), ("items", 2), ("capacity", 2)],
        holds: |params, outcome| {
            let fact = |name: &str| outcome.facts.get(name).copied();
            fact("taken") == Some(f64::from(total(params)))
                && fact("underflow") == Some(0.0)
                && fact("overflow") == Some(0.0)
        },
        goals: &[
            Goal { id: "empty", strategy: "if-all", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "overtaken", strategy: "if-one", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "stuck", strategy: "while-one", aim: Aim::LostWakeUp, hints: 3, ..Goal::DEFAULT },
            Goal { id: "safe", strategy: "while-two", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

fn resources(params: &Params) -> Resources {
    Resources::threads(params.count("producers") + params.count("consumers"))
}

/// Items of all producers together.
fn total(params: &Params) -> u32 {
    params.int("producers") as u32 * params.int("items") as u32
}

/// What the lock protects: the items, and the counts of what happened to them.
struct Buffer {
    items: VecDeque<u32>,
    capacity: usize,
    underflow: u32,
    overflow: u32,
    woken: u32,
    in_vain: u32,
}

impl Buffer {
    fn new(params: &Params) -> Self {
        let (items, capacity) = (VecDeque::new(), params.count("capacity"));
        Self { items, capacity, underflow: 0, overflow: 0, woken: 0, in_vain: 0 }
    }

    fn is_full(&self) -> bool {
        self.items.len() >= self.capacity
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Takes note that somebody was woken who waited as long as `condition` held.
    fn woke(&mut self, condition: fn(&Self) -> bool) {
        self.woken += 1;
        self.in_vain += u32::from(condition(self));
    }

    fn push(&mut self, item: u32) {
        self.overflow += u32::from(self.is_full());
        self.items.push_back(item);
        self.show();
    }

    /// The oldest item; none from an empty buffer, where real code would read what nobody has written.
    fn pop(&mut self) -> Option<u32> {
        let item = self.items.pop_front();
        self.underflow += u32::from(item.is_none());
        self.show();
        item
    }

    fn show(&self) {
        rt::value("stored", self.items.len() as f64);
        rt::items("stored", &self.items);
    }
}

/// How many items consumer `index` (from 0) takes: as even a share as there is.
fn share(total: u32, consumers: u32, index: u32) -> u32 {
    total / consumers + u32::from(index < total % consumers)
}

/// Lets the producers put their items and the consumers take all of them, in shares that are settled
/// beforehand: so everybody knows when to go home. Returns what was taken.
fn trade(
    params: &Params,
    put: impl Fn(u32) + Sync,
    take: impl Fn() -> Option<u32> + Sync,
) -> Vec<u32> {
    let [producers, consumers, items] =
        ["producers", "consumers", "items"].map(|id| params.int(id) as u32);
    let start = SpinBarrier::new(producers + consumers);
    rt::scope(|scope| {
        let (start, put, take) = (&start, &put, &take);
        for producer in 0..producers {
            scope.spawn(move || {
                start.wait();
                for item in producer * items + 1..=(producer + 1) * items {
                    put(item);
                    rt::log("put", producer + 1, f64::from(item));
                }
            });
        }
        let takes = |consumer| {
            move || {
                start.wait();
                let mut mine = Vec::new();
                for _ in 0..share(total(params), consumers, consumer) {
                    let item = take();
                    let number = item.map_or(0.0, f64::from);
                    rt::log(if item.is_some() { "took" } else { "nothing" }, consumer + 1, number);
                    mine.extend(item);
                }
                mine
            }
        };
        let taking: Vec<_> = (0..consumers).map(|c| scope.spawn(takes(c))).collect();
        taking.into_iter().flat_map(rt::ScopedJoinHandle::join).collect()
    })
}

fn outcome(params: &Params, mut taken: Vec<u32>, buffer: Mutex<Buffer>) -> Outcome {
    let buffer = buffer.into_inner();
    // The same item twice would be no item more.
    taken.sort_unstable();
    taken.dedup();
    let fact = |count: u32| f64::from(count);
    let result = Message::new("traded")
        .number("taken", taken.len() as f64)
        .number("total", fact(total(params)))
        .number("underflow", fact(buffer.underflow))
        .number("overflow", fact(buffer.overflow));
    Outcome::new(result, taken.len())
        .fact("taken", taken.len() as f64)
        .fact("woken", fact(buffer.woken))
        .fact("in_vain", fact(buffer.in_vain))
        .fact("underflow", fact(buffer.underflow))
        .fact("overflow", fact(buffer.overflow))
}

// #region while-all
fn while_all(params: &Params) -> Outcome {
    let buffer = Mutex::new("buffer", Buffer::new(params));
    let changed = Condvar::new("changed");
    let put = |item| {
        let mut inside = buffer.lock();
        while inside.is_full() {
            inside = changed.wait(inside); // <- and checks again, each time
            inside.woke(Buffer::is_full);
        }
        inside.push(item);
        changed.notify_all(); // <- both sides wait here, so everybody has to check
    };
    let take = || {
        let mut inside = buffer.lock();
        while inside.is_empty() {
            inside = changed.wait(inside); // <-
            inside.woke(Buffer::is_empty);
        }
        let item = inside.pop();
        changed.notify_all(); // <-
        item
    };
    let taken = trade(params, put, take);
    outcome(params, taken, buffer)
}
// #endregion

// #region while-two
fn while_two(params: &Params) -> Outcome {
    let buffer = Mutex::new("buffer", Buffer::new(params));
    let has_room = Condvar::new("has-room"); // <- one condition variable per side
    let has_items = Condvar::new("has-items"); // <-
    let put = |item| {
        let mut inside = buffer.lock();
        while inside.is_full() {
            inside = has_room.wait(inside);
            inside.woke(Buffer::is_full);
        }
        inside.push(item);
        has_items.notify_one(); // <- one item, and one thread that can use it
    };
    let take = || {
        let mut inside = buffer.lock();
        while inside.is_empty() {
            inside = has_items.wait(inside);
            inside.woke(Buffer::is_empty);
        }
        let item = inside.pop();
        has_room.notify_one(); // <-
        item
    };
    let taken = trade(params, put, take);
    outcome(params, taken, buffer)
}
// #endregion

// #region while-one
fn while_one(params: &Params) -> Outcome {
    let buffer = Mutex::new("buffer", Buffer::new(params));
    let changed = Condvar::new("changed");
    let put = |item| {
        let mut inside = buffer.lock();
        while inside.is_full() {
            inside = changed.wait(inside);
            inside.woke(Buffer::is_full); // <- if still full, the notification is used up
        }
        inside.push(item);
        changed.notify_one(); // <- may wake another producer
    };
    let take = || {
        let mut inside = buffer.lock();
        while inside.is_empty() {
            inside = changed.wait(inside);
            inside.woke(Buffer::is_empty);
        }
        let item = inside.pop();
        changed.notify_one(); // <- may wake another consumer
        item
    };
    let taken = trade(params, put, take);
    outcome(params, taken, buffer)
}
// #endregion

// #region if-all
fn if_all(params: &Params) -> Outcome {
    let buffer = Mutex::new("buffer", Buffer::new(params));
    let changed = Condvar::new("changed");
    let put = |item| {
        let mut inside = buffer.lock();
        if inside.is_full() {
            inside = changed.wait(inside); // <- and does not check again
            inside.woke(Buffer::is_full);
        }
        inside.push(item);
        changed.notify_all();
    };
    let take = || {
        let mut inside = buffer.lock();
        if inside.is_empty() {
            inside = changed.wait(inside); // <- and does not check again
            inside.woke(Buffer::is_empty);
        }
        let item = inside.pop(); // <- the first one woken leaves nothing for the second
        changed.notify_all();
        item
    };
    let taken = trade(params, put, take);
    outcome(params, taken, buffer)
}
// #endregion

// #region if-one
fn if_one(params: &Params) -> Outcome {
    let buffer = Mutex::new("buffer", Buffer::new(params));
    let changed = Condvar::new("changed");
    let put = |item| {
        let mut inside = buffer.lock();
        if inside.is_full() {
            inside = changed.wait(inside); // <- and does not check again
            inside.woke(Buffer::is_full);
        }
        inside.push(item);
        changed.notify_one();
    };
    let take = || {
        let mut inside = buffer.lock();
        if inside.is_empty() {
            inside = changed.wait(inside); // <- and does not check again
            inside.woke(Buffer::is_empty);
        }
        let item = inside.pop(); // <- somebody who did not wait may have got there first
        changed.notify_one();
        item
    };
    let taken = trade(params, put, take);
    outcome(params, taken, buffer)
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let total = f64::from(total(params));
    let whole = |row: &StrategySummary| {
        let all = |fact: &str, value: f64| {
            row.facts.get(fact).is_some_and(|f| f.iter().all(|v| *v == value))
        };
        all("taken", total) && all("underflow", 0.0) && all("overflow", 0.0)
    };
    let runs = comparison.strategies.iter().map(|row| row.samples_ms.len()).sum::<usize>() as f64;
    let key = if comparison.strategies.iter().all(whole) { "kept" } else { "broken" };
    said.push(Message::new(key).number("runs", runs).number("total", total));
    for row in &comparison.strategies {
        let sum = |fact: &str| row.facts.get(fact).map_or(0.0, |all| all.iter().sum::<f64>());
        let (woken, in_vain) = (sum("woken"), sum("in_vain"));
        let key = if woken > 0.0 { "woken" } else { "never-woken" };
        let message = Message::new(key).text("strategy", &row.id);
        let of_an_item = woken / (total * row.samples_ms.len().max(1) as f64);
        let percent = in_vain / woken.max(1.0) * 100.0;
        said.push(message.number("of_an_item", of_an_item).number("percent", percent));
    }
    if let [base, other] = &comparison.strategies[..] {
        let key = match other.speedup.difference {
            Difference::Faster => "faster",
            Difference::Slower => "slower",
            _ => "unclear",
        };
        let message = Message::new(key).text("base", &base.id).text("other", &other.id);
        said.push(message.number("base_ms", base.median_ms).number("other_ms", other.median_ms));
    }
    said
}

/// The share of wake-ups that were in vain where everybody is called.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let median = |fact| stats::median(guess::facts(comparison, "while-all", fact)?);
    let (woken, in_vain) = (median("woken")?, median("in_vain")?);
    Some(match in_vain / woken.max(1.0) {
        none if none <= 0.0 => "none",
        few if few < 0.25 => "few",
        half if half <= 0.75 => "half",
        _ => "most",
    })
}
