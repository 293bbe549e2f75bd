//! Downloads one after another, and mapped over a pool of threads.

use std::time::Duration;

use lab::{Lab, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Constraint, Difference, Message, Outcome, Param, Params, Preset, Resources,
    Table, Unit,
};
use rt::{self, Draw};

/// The lab.
pub static LAB: Lab = Lab {
    id: "thread-pool",
    section: crate::SECTION,
    chapter: "6",
    params: &[
        Param::int("urls", Unit::Count, 1..=50, 1, 5),
        Param::int("workers", Unit::Count, 1..=16, 1, 3).workers(),
        Param::int("min_ms", Unit::Ms, 0..=5_000, 50, 40),
        Param::int("max_ms", Unit::Ms, 0..=5_000, 50, 160),
    ],
    constraints: &[Constraint::AtMost { low: "min_ms", high: "max_ms" }],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("urls", 5), ("workers", 3), ("min_ms", 500), ("max_ms", 2_000)],
            choices: &[],
        },
        Preset {
            id: "even",
            ints: &[("urls", 6), ("workers", 3), ("min_ms", 100), ("max_ms", 100)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("pool", |p| Resources::threads(p.count("workers")), pool),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["same", "less", "full", "above"], truth }),
    names: &[&names::THREAD_POOL, &names::POOL_MAP, &names::SLEEP],
    module: file!(),
    ..Lab::DEFAULT
};

/// A download: how long it takes and how much comes.
#[derive(Clone, Copy)]
struct Url {
    number: u32,
    latency: Duration,
    bytes: u64,
}

/// A download that is over, with its begin and end, ms since the run began.
struct Downloaded {
    url: Url,
    worker: usize,
    began_ms: f64,
    ended_ms: f64,
}

/// Drawn from the seed for each download on its own: all strategies meet the same network.
fn urls(params: &Params) -> Vec<Url> {
    let (low, high) = (params.int("min_ms").unsigned_abs(), params.int("max_ms").unsigned_abs());
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    let url = |number| Url {
        number,
        latency: Duration::from_millis(run.draw(Draw::Duration(number)).range(low..=high)),
        bytes: run.draw(Draw::Content(number)).range(1_000..=5_000),
    };
    (1..=params.int("urls") as u32).map(url).collect()
}

fn download(url: &Url) -> Downloaded {
    let began_ms = rt::clock::now();
    rt::log("begun", url.number, url.latency.as_secs_f64() * 1e3);
    rt::sleep(url.latency);
    rt::log("done", url.number, url.bytes as f64);
    let worker = rt::worker_index() + 1;
    Downloaded { url: *url, worker, began_ms, ended_ms: rt::clock::now() }
}

/// Results stand in the order in which they were returned, whatever the order of their ends.
fn outcome(results: &[Downloaded]) -> Outcome {
    let list = |results: &[&Downloaded]| {
        let numbers: Vec<String> = results.iter().map(|r| r.url.number.to_string()).collect();
        numbers.join(", ")
    };
    let returned: Vec<&Downloaded> = results.iter().collect();
    let mut finished = returned.clone();
    finished.sort_by(|a, b| a.ended_ms.total_cmp(&b.ended_ms));
    let bytes: u64 = results.iter().map(|r| r.url.bytes).sum();
    let latencies = || results.iter().map(|r| r.url.latency.as_secs_f64() * 1e3);
    let result = Message::new("order")
        .text("returned", list(&returned))
        .text("finished", list(&finished))
        .number("bytes", bytes as f64);
    let row = |r: &Downloaded| {
        let latency = r.url.latency.as_secs_f64() * 1e3;
        let (number, worker) = (f64::from(r.url.number), r.worker as f64);
        let numbers = [number, worker, latency, r.began_ms, r.ended_ms, r.url.bytes as f64];
        numbers.map(Arg::Number).to_vec()
    };
    let columns = ["url", "worker", "latency_ms", "begin_ms", "end_ms", "size_bytes"]
        .map(str::to_owned)
        .to_vec();
    let rows = results.iter().map(row).collect();
    Outcome::new(result, format!("{}: {bytes}", list(&returned)))
        .fact("sum_ms", latencies().sum())
        .fact("longest_ms", latencies().fold(0.0, f64::max))
        .table(Table { key: "downloads".to_owned(), columns, rows })
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let results: Vec<_> = urls(params).iter().map(download).collect(); // <- one at a time
    outcome(&results)
}
// #endregion

// #region pool
fn pool(params: &Params) -> Outcome {
    let workers = params.count("workers");
    // Whichever thread is free takes the next; results come back in the order given.
    let results = rt::pool_map(workers, &urls(params), |_, url| download(url)); // <-
    outcome(&results)
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let first = &comparison.strategies[0];
    let workers = params.int("workers") as f64;
    let fact = |name| first.outcome.facts.get(name).copied().unwrap_or(0.0);
    let (sum, longest) = (fact("sum_ms"), fact("longest_ms"));
    // No way to share the downloads among the workers can be done earlier.
    let bound = longest.max(sum / workers);
    let message = |key| {
        let message = Message::new(key).number("workers", workers).number("sum", sum);
        message.number("longest", longest).number("bound", bound)
    };
    let both = comparison.get("sequential").zip(comparison.get("pool"));
    let Some((one, pool)) = both else {
        return vec![message("alone").number("ms", first.median_ms)];
    };
    // Which of the two was asked for first decides whose difference says it.
    let faster = if first.id == "sequential" {
        pool.speedup.difference == Difference::Faster
    } else {
        one.speedup.difference == Difference::Slower
    };
    let key = if faster { "faster" } else { "no-gain" };
    let message = message(key).number("one", one.median_ms).number("pool", pool.median_ms);
    // Never below what a clock that stands still for a millisecond can tell.
    vec![message.number("ratio", one.median_ms / pool.median_ms.max(1e-3)), Message::new("order")]
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let workers = params.int("workers") as f64;
    // With a single thread the answers say the same.
    let ratio = guess::ratio(comparison, "sequential", "pool").filter(|_| workers > 1.0)?;
    match ratio / workers {
        // Slower is no gain either.
        _ if ratio < 1.0 || guess::same(ratio) => Some("same"),
        less if less < 0.95 => Some("less"),
        full if full <= 1.05 => Some("full"),
        _ => Some("above"),
    }
}
