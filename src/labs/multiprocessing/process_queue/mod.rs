//! Messages through a queue between processes, and through one between threads; and what a message costs.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use rt::process::{self, Bytes, Room};
use rt::{self, ScopedJoinHandle, clock};
use sync::{ProcessQueue, Queue};

mod cost;

use cost::{Burst, Costs};

/// The lab.
pub static LAB: Lab = Lab {
    id: "process-queue",
    section: crate::SECTION,
    chapter: "9",
    params: &[
        Param::int("producers", Unit::Count, 1..=6, 1, 2),
        Param::int("items", Unit::Count, 1..=50, 1, 3),
        Param::int("gap_ms", Unit::Ms, 0..=2_000, 10, 20),
        Param::int("bytes", Unit::Count, 0..=65_536, 1_024, 1_024),
        Param::int("burst", Unit::Count, 10..=500, 10, 200),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("producers", 2), ("items", 3), ("gap_ms", 500)],
            choices: &[],
        },
        Preset {
            id: "crowd",
            ints: &[("producers", 6), ("items", 50), ("gap_ms", 0), ("bytes", 65_536)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::processes("queue", between_processes, queue).sharing(),
        Strategy::threads("threads", |p| Resources::threads(p.count("producers") + 1), threads),
    ],
    repeats: 5,
    jobs: &[&PRODUCE, &BURST, &CONSUME],
    judge,
    question: Some(Question { options: &["queue", "threads", "both", "neither"], truth }),
    names: &[&names::PROCESS_QUEUE, &names::QUEUE, &names::PICKLE],
    module: file!(),
    parts: &["cost.rs"],
    ..Lab::DEFAULT
};

/// Messages that fit either queue; whoever puts another waits.
const CAPACITY: usize = 16;

/// A message, of a producer or of a burst (then its item is 0).
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Parcel {
    producer: u32,
    item: u32,
    sent_ms: f64,
    payload: Bytes,
}

/// The largest one, encoded: two numbers, a time, a length, and the bytes.
const LARGEST: usize = 5 + 5 + 8 + 5 + 65_536;

/// What a producer is told.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Order {
    producer: u32,
    items: u32,
    gap_ms: u32,
    bytes: u32,
}

/// A message that arrived.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Arrival {
    producer: u32,
    item: u32,
    sent_ms: f64,
    received_ms: f64,
    /// Of the payload's bytes.
    sum: u64,
}

/// What the consumer has when the queue is closed and empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Received {
    arrivals: Vec<Arrival>,
    costs: Costs,
}

impl Received {
    fn add(&mut self, parcel: &Parcel) {
        let Parcel { producer, item, sent_ms, payload } = parcel;
        if *item == 0 {
            self.costs.arrived(payload.0.len());
            return;
        }
        let sum = payload.0.iter().map(|b| u64::from(*b)).sum();
        let (sent_ms, received_ms) = (*sent_ms, clock::now());
        self.arrivals.push(Arrival { producer: *producer, item: *item, sent_ms, received_ms, sum });
        rt::log("received", *producer, f64::from(*item));
    }
}

/// Puts its items, with a pause before each.
fn produce(order: Order, put: impl Fn(Parcel)) {
    let Order { producer, items, gap_ms, bytes } = order;
    for item in 1..=items {
        rt::sleep(Duration::from_millis(u64::from(gap_ms)));
        let payload = Bytes(vec![(producer * 16 + item) as u8; bytes as usize]);
        rt::log("sent", producer, f64::from(item));
        put(Parcel { producer, item, sent_ms: clock::now(), payload });
    }
}

fn orders(params: &Params) -> Vec<Order> {
    let int = |id| params.int(id) as u32;
    let order = |producer| Order {
        producer,
        items: int("items"),
        gap_ms: int("gap_ms"),
        bytes: int("bytes"),
    };
    (1..=int("producers")).map(order).collect()
}

// #region queue
fn between_processes(params: &Params) -> Resources {
    let bytes = ProcessQueue::<Parcel>::bytes(CAPACITY, LARGEST);
    Resources::processes(params.count("producers") + 1).sharing(bytes)
}

/// The same queue for everybody: each process finds it at the same place in the shared memory.
fn open() -> ProcessQueue<Parcel> {
    ProcessQueue::new("messages", &mut Room::open(), CAPACITY, LARGEST)
}

static PRODUCE: process::Job<Order, u64> =
    process::Job { id: "process-queue/produce", run: produce_in_process };
static BURST: process::Job<Burst, u64> =
    process::Job { id: "process-queue/burst", run: burst_in_process };
static CONSUME: process::Job<(), Received> =
    process::Job { id: "process-queue/consume", run: consume_in_process };

/// Both return how many bytes they have copied into the queue.
fn produce_in_process(order: Order) -> u64 {
    let (queue, copied) = (open(), std::cell::Cell::new(0));
    produce(order, |parcel| {
        let bytes = queue.put(&parcel).expect("it is open"); // <- encoded, and copied in
        copied.set(copied.get() + bytes as u64);
    });
    copied.get()
}

fn burst_in_process(burst: Burst) -> u64 {
    let queue = open();
    let put = |parcel: &Parcel| queue.put(parcel).expect("it is open") as u64;
    burst.parcels().map(|parcels| parcels.iter().map(put).sum::<u64>()).sum()
}

fn consume_in_process((): ()) -> Received {
    let (queue, mut received) = (open(), Received::default());
    while let Some(parcel) = queue.get() {
        received.add(&parcel); // <- its own copy: the sender still has the original
    }
    received
}

fn queue(params: Params) -> LocalFuture<Outcome> {
    use futures_util::future::join;

    Box::pin(async move {
        let orders = orders(&params);
        let producers = orders.len();
        let consumer = process::call(producers, &CONSUME, ()); // <- a separate process
        let senders = async {
            let copied = process::map(producers, &PRODUCE, &orders, |_, _, _| ()).await;
            let burst = process::call(0, &BURST, Burst::new(&params)).await;
            open().close(); // <- the consumer gets what is still inside, then nothing more
            copied.iter().sum::<u64>() + burst
        };
        let (received, copied) = join(consumer, senders).await;
        outcome(&received, copied)
    })
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let queue = Queue::new("messages", CAPACITY);
    let put = |parcel| queue.put(parcel).expect("it is open"); // <- moved: the bytes stay where they are
    let received = rt::scope(|scope| {
        let consumer = scope.spawn(|| {
            let mut received = Received::default();
            while let Some(parcel) = queue.get() {
                received.add(&parcel); // <- the sender's own
            }
            received
        });
        let start = |order| scope.spawn(move || produce(order, put));
        let producers: Vec<_> = orders(params).into_iter().map(start).collect();
        producers.into_iter().for_each(ScopedJoinHandle::join);
        Burst::new(params).parcels().for_each(|parcels| parcels.into_iter().for_each(put));
        queue.close();
        consumer.join()
    });
    outcome(&received, 0)
}
// #endregion

/// Whether each producer's items came in the order of their sending.
fn in_order(arrivals: &[Arrival]) -> bool {
    let mut last = std::collections::BTreeMap::new();
    arrivals.iter().all(|a| last.insert(a.producer, a.item).unwrap_or(0) < a.item)
}

fn outcome(received: &Received, copied: u64) -> Outcome {
    let arrivals = &received.arrivals;
    let mut sums: Vec<_> = arrivals.iter().map(|a| (a.producer, a.item, a.sum)).collect();
    sums.sort_unstable();
    let sums: Vec<String> = sums.iter().map(|(p, i, sum)| format!("{p}.{i}:{sum}")).collect();
    let row = |a: &Arrival| {
        let times = [a.sent_ms, a.received_ms];
        [f64::from(a.producer), f64::from(a.item)].into_iter().chain(times).map(Arg::Number).collect()
    };
    let result = Message::new("received")
        .number("count", arrivals.len() as f64)
        .number("copied", copied as f64)
        .number("small", received.costs.smallest())
        .number("large", received.costs.largest());
    Outcome::new(result, sums.join(" "))
        .fact("received", arrivals.len() as f64)
        .fact("in_order", if in_order(arrivals) { 1.0 } else { 0.0 })
        .fact("copied_bytes", copied as f64)
        .fact("small_us", received.costs.smallest())
        .fact("large_us", received.costs.largest())
        .table(received.costs.table())
        .table(Table {
            key: "messages".to_owned(),
            columns: ["producer", "item", "sent_ms", "received_ms"].map(str::to_owned).to_vec(),
            rows: arrivals.iter().map(row).collect(),
        })
}

/// Median of a fact over all timed runs.
fn median(comparison: &Comparison, id: &str, fact: &str) -> Option<f64> {
    let mut values = comparison.get(id)?.facts.get(fact)?.clone();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    Some((values[(values.len() - 1) / 2] + upper) / 2.0)
}

/// How many times as much the largest message costs as the smallest; nothing where the clock was too
/// coarse to tell.
fn growth(comparison: &Comparison, id: &str) -> Option<f64> {
    let small = median(comparison, id, "small_us").filter(|us| *us > 0.0)?;
    Some(median(comparison, id, "large_us")? / small)
}

/// From here on a cost has grown.
const GROWN: f64 = 2.0;

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let grown = |id| growth(comparison, id).map(|growth| growth >= GROWN);
    Some(match (grown("queue")?, grown("threads")?) {
        (true, false) => "queue",
        (false, true) => "threads",
        (true, true) => "both",
        (false, false) => "neither",
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let sent = (params.int("producers") * params.int("items")) as f64;
    for (id, copies) in [("queue", true), ("threads", false)] {
        let Some(summary) = comparison.get(id) else { continue };
        let fact = |name| median(comparison, id, name).unwrap_or(0.0);
        let key = if copies { "copied" } else { "moved" };
        let message = Message::new(key).number("copied", fact("copied_bytes"));
        said.push(message.number("small", fact("small_us")).number("large", fact("large_us")));
        let every = |name: &str, value: f64| {
            summary.facts.get(name).is_some_and(|all| all.iter().all(|v| *v == value))
        };
        let whole = every("received", sent) && every("in_order", 1.0);
        let key = if whole { "arrived" } else { "broken" };
        said.push(Message::new(key).text("strategy", id).number("sent", sent));
    }
    // What comes first is what the lab is about.
    said.sort_by_key(|message| !["copied", "moved"].contains(&message.key.as_str()));
    said
}
