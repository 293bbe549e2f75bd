//! Producers and consumers around a queue, with room for so many items and without a limit.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use aio::{self, Queue};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names, Seat};
use model::{Aim, Goal, 
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Series, Table,
    Unit,
};

/// The lab.
pub static LAB: Lab = Lab {
    id: "async-queue",
    section: crate::SECTION,
    chapter: "15",
    params: &[
        Param::int("capacity", Unit::Count, 1..=100, 1, 3),
        Param::int("producers", Unit::Count, 1..=8, 1, 2),
        Param::int("items", Unit::Count, 1..=100, 1, 10),
        Param::int("consumers", Unit::Count, 1..=8, 1, 2).workers(),
        Param::int("produce_ms", Unit::Ms, 0..=5_000, 5, 5),
        Param::int("consume_ms", Unit::Ms, 0..=5_000, 5, 20),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("capacity", 5),
                ("producers", 2),
                ("items", 3),
                ("consumers", 2),
                ("produce_ms", 500),
                ("consume_ms", 300),
            ],
            choices: &[],
        },
        Preset { id: "balanced", ints: &[("produce_ms", 20), ("consume_ms", 20)], choices: &[] },
    ],
    strategies: &[
        Strategy::tasks("bounded", tasks, bounded),
        Strategy::tasks("unbounded", tasks, unbounded),
    ],
    repeats: 3,
    judge,
    question: Some(Question { options: &["within", "half", "most", "all"], truth }),
    names: &[&names::ASYNC_QUEUE, &names::TASK, &names::GATHER, &names::ASYNC_SLEEP],
    seat: Some(Seat {
        strategies: &["bounded", "unbounded"],
        only: &[],
        setup: &[("capacity", 1), ("producers", 2), ("items", 1), ("consumers", 1)],
        most: &[("capacity", 100), ("producers", 3), ("items", 3), ("consumers", 3)],
        holds: |params, outcome| {
            let items = (params.int("producers") * params.int("items")) as f64;
            outcome.facts.get("items") == Some(&items)
        },
        goals: &[Goal { id: "nothing-lost", strategy: "bounded", aim: Aim::Cannot, hints: 1, ..Goal::DEFAULT }],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

fn tasks(params: &Params) -> Resources {
    Resources::tasks(params.count("producers") + params.count("consumers"))
}

/// One thing made: by whom, and which of theirs.
type Item = (u32, u32);

/// What the tasks note of the queue.
#[derive(Default)]
struct Watch {
    length: RefCell<Vec<(f64, f64)>>,
    /// Waiting for room, all producers together.
    blocked_ms: Cell<f64>,
    produced_ms: Cell<f64>,
    producing: Cell<usize>,
}

impl Watch {
    fn note(&self, queue: &Queue<Item>) {
        self.length.borrow_mut().push((rt::clock::now(), queue.len() as f64));
    }
}

// #region bounded
async fn produce(number: u32, params: &Params, queue: &Queue<Item>, watch: &Watch) {
    for item in 1..=params.int("items") as u32 {
        aio::sleep(params.ms("produce_ms")).await;
        let begun = rt::clock::now();
        let put = queue.put((number, item)).await; // <- with a limit: waits here until there is room
        debug_assert!(put.is_ok(), "closed by the last producer, and not before");
        watch.blocked_ms.set(watch.blocked_ms.get() + rt::clock::now() - begun);
        watch.note(queue);
    }
    rt::log("produced", number, rt::clock::now());
    watch.producing.set(watch.producing.get() - 1);
    if watch.producing.get() == 0 {
        watch.produced_ms.set(rt::clock::now());
        queue.close(); // <- the last one to finish says that no more items come
    }
}

async fn consume(params: &Params, queue: &Queue<Item>, watch: &Watch) -> Vec<Item> {
    let mut got = Vec::new();
    while let Some(item) = queue.get().await {
        watch.note(queue);
        aio::sleep(params.ms("consume_ms")).await;
        got.push(item);
    }
    got
}
// #endregion

/// The same producers and consumers around any queue.
async fn run(params: &Params, queue: &Queue<Item>) -> Outcome {
    type Worker<'a> = Pin<Box<dyn Future<Output = Vec<Item>> + 'a>>;
    let (producers, consumers) = (params.int("producers") as u32, params.int("consumers") as u32);
    let watch = Rc::new(Watch::default());
    watch.producing.set(producers as usize);
    watch.note(queue);
    let watch = &*watch;
    let producing = (1..=producers).map(|number| -> Worker<'_> {
        Box::pin(async move {
            produce(number, params, queue, watch).await;
            Vec::new()
        })
    });
    let consuming = (1..=consumers).map(|number| -> Worker<'_> {
        Box::pin(async move {
            let got = consume(params, queue, watch).await;
            rt::log("consumed", number, got.len() as f64);
            got
        })
    });
    let all = aio::gather(producing.chain(consuming)).await;
    outcome(&all[producers as usize..], watch)
}

fn outcome(got: &[Vec<Item>], watch: &Watch) -> Outcome {
    let length = watch.length.take();
    let longest = length.iter().map(|(_, l)| *l).fold(0.0, f64::max);
    let mut items = got.concat();
    items.sort_unstable();
    let result = Message::new("consumed")
        .number("items", items.len() as f64)
        .number("longest", longest)
        .number("blocked", watch.blocked_ms.get());
    let row = |(number, got): (u32, &Vec<Item>)| {
        vec![Arg::Number(f64::from(number)), Arg::Number(got.len() as f64)]
    };
    let mut outcome = Outcome::new(result, format!("{items:?}"))
        .fact("items", items.len() as f64)
        .fact("longest", longest)
        .fact("blocked_ms", watch.blocked_ms.get())
        .fact("produced_ms", watch.produced_ms.get())
        .table(Table {
            key: "shares".to_owned(),
            columns: vec!["consumer".to_owned(), "items".to_owned()],
            rows: (1..).zip(got).map(row).collect(),
        });
    outcome.series.push(Series { key: "items".to_owned(), points: length });
    outcome
}

// #region bounded
fn bounded(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let queue = Queue::new("items", Some(params.count("capacity"))); // <-
        run(&params, &queue).await
    })
}
// #endregion

// #region unbounded
fn unbounded(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let queue = Queue::new("items", None); // <- putting never waits
        run(&params, &queue).await
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let most = |id: &str, fact: &str| {
        let values = comparison.get(id).and_then(|s| s.facts.get(fact))?;
        Some(values.iter().copied().fold(0.0, f64::max))
    };
    let capacity = params.int("capacity") as f64;
    let message = |key, id: &str| {
        let message = Message::new(key).number("capacity", capacity);
        let message = message.number("longest", most(id, "longest").unwrap_or(0.0));
        let message = message.number("blocked", most(id, "blocked_ms").unwrap_or(0.0));
        message.number("produced", most(id, "produced_ms").unwrap_or(0.0))
    };
    if let Some(longest) = most("bounded", "longest") {
        let key = if longest > capacity {
            "above"
        } else if longest == capacity {
            "full"
        } else {
            "room-left"
        };
        said.push(message(key, "bounded"));
    }
    if let Some(longest) = most("unbounded", "longest") {
        let key = if longest > capacity { "grew" } else { "stayed" };
        said.push(message(key, "unbounded"));
    }
    if let (Some(bounded), Some(unbounded)) =
        (comparison.get("bounded"), comparison.get("unbounded"))
    {
        let message = Message::new("times").number("bounded", bounded.median_ms);
        said.push(message.number("unbounded", unbounded.median_ms));
    }
    said
}

/// How long the queue without a limit became at most, in any of the runs.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let longest = guess::facts(comparison, "unbounded", "longest")?.iter().copied();
    let longest = longest.fold(0.0, f64::max);
    let items = (params.int("producers") * params.int("items")) as f64;
    Some(match longest {
        within if within <= params.int("capacity") as f64 => "within",
        half if half * 2.0 <= items => "half",
        most if most < items => "most",
        _ => "all",
    })
}
