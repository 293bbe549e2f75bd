//! A client of a server that grants so many requests a second: without heed, with a token bucket of its own, and
//! with several calls in each request.

mod bucket;
mod client;

use lab::{Lab, LocalFuture, Question, Strategy, guess, names};
use model::{
    Arg, Chart, Comparison, Message, Outcome, Param, Params, Preset, Resources, StrategySummary, Table,
    Unit,
};
use stats::median;

pub use bucket::TokenBucket;
use client::Client;

/// The lab.
pub static LAB: Lab = Lab {
    id: "api-client",
    section: crate::SECTION,
    chapter: "E3",
    params: &[
        Param::int("calls", Unit::Count, 1..=100, 1, 24),
        Param::int("rate", Unit::Count, 1..=100, 1, 20),
        Param::int("burst", Unit::Count, 1..=50, 1, 5),
        Param::int("client_rate", Unit::Count, 1..=100, 1, 25),
        Param::int("retries", Unit::Count, 0..=10, 1, 4),
        Param::int("backoff_ms", Unit::Ms, 0..=2_000, 10, 50),
        Param::int("batch", Unit::Count, 1..=50, 1, 6),
        Param::int("latency_ms", Unit::Ms, 0..=1_000, 5, 20),
        Param::int("each_ms", Unit::Ms, 0..=100, 1, 5),
    ],
    constraints: &[],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("calls", 50),
                ("rate", 10),
                ("burst", 10),
                ("client_rate", 10),
                ("retries", 3),
                ("backoff_ms", 500),
                ("batch", 10),
                ("latency_ms", 100),
            ],
            choices: &[],
        },
        Preset { id: "optimist", ints: &[("client_rate", 60), ("retries", 8)], choices: &[] },
    ],
    strategies: &[
        Strategy::tasks("naive", |p| Resources::tasks(p.count("calls")), naive),
        Strategy::tasks("rate-limited", |p| Resources::tasks(p.count("calls")), limited),
        Strategy::tasks("batched", |p| Resources::tasks(batches(p).len()), batched),
    ],
    repeats: 3,
    judge,
    question: Some(Question { options: &["all", "most", "few"], truth }),
    names: &[&names::ASYNC_HTTP, &names::GATHER, &names::ASYNC_SEMAPHORE, &names::ASYNC_SLEEP, &names::CLOCK],
    tables,
    charts: &[Chart { id: "tokens", series: &["client_tokens", "server_tokens"], limits: &["burst"] }],
    door: Some("network"),
    module: file!(),
    parts: &["client.rs", "bucket.rs"],
    ..Lab::DEFAULT
};

fn ids(params: &Params) -> Vec<u32> {
    (1..=params.int("calls") as u32).collect()
}

fn batches(params: &Params) -> Vec<Vec<u32>> {
    ids(params).chunks(params.count("batch")).map(<[u32]>::to_vec).collect()
}

// #region naive
fn naive(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let client = Client::new(&params);
        let one = |id| client.clone().insist(vec![id]);
        aio::gather(ids(&params).into_iter().map(one)).await; // <- all at once
        client.outcome()
    })
}
// #endregion

// #region rate-limited
fn limited(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let client = Client::new(&params);
        let one = |id| client.clone().ask(vec![id]);
        aio::gather(ids(&params).into_iter().map(one)).await; // <- all at once, except for the bucket
        client.outcome()
    })
}
// #endregion

// #region batched
fn batched(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let client = Client::new(&params);
        let several = |ids| client.clone().ask(ids);
        aio::gather(batches(&params).into_iter().map(several)).await; // <- one token for many calls
        client.outcome()
    })
}
// #endregion

/// How much of the work the naive client got through; none where runs differ.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let calls = params.int("calls") as f64;
    let share = |good: &f64| match *good {
        good if good >= calls => "all",
        good if 2.0 * good >= calls => "most",
        _ => "few",
    };
    let good = guess::facts(comparison, "naive", "good")?;
    let first = share(&good[0]);
    good.iter().all(|good| share(good) == first).then_some(first)
}

/// A row for each client, of all runs: medians.
fn tables(_: &Params, comparison: &Comparison) -> Vec<Table> {
    let row = |summary: &StrategySummary| {
        let value = |name| summary.facts.get(name).and_then(|all| median(all)).unwrap_or(0.0);
        let (requests, refused) = (value("requests"), value("refused"));
        let wasted = if requests > 0.0 { 100.0 * refused / requests } else { 0.0 };
        let numbers = [requests, refused, value("retries"), value("good"), value("failed"), wasted];
        [Arg::Text(summary.id.clone())].into_iter().chain(numbers.map(Arg::Number)).collect()
    };
    let columns = ["strategy", "requests", "refused", "retries", "good", "failed", "wasted_percent"];
    let columns = columns.map(str::to_owned).to_vec();
    let rows = comparison.strategies.iter().map(row).collect();
    vec![Table { key: "traffic".to_owned(), columns, rows }]
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let value = |id: &str, fact: &str| Some(comparison.get(id)?.range(fact));
    let calls = params.int("calls") as f64;
    let mut said = Vec::new();
    if let (Some(naive), Some(limited)) =
        (value("naive", "refused"), value("rate-limited", "refused"))
    {
        said.push(Message::new("refusals").range("naive", naive).range("limited", limited));
    }
    if let (Some(batched), Some(limited)) =
        (value("batched", "requests"), value("rate-limited", "requests"))
    {
        let message = Message::new("batches").range("batched", batched);
        said.push(message.range("limited", limited).number("calls", calls));
    }
    for strategy in &comparison.strategies {
        let failed = strategy.range("failed");
        let key = if failed.1 > 0.0 { "gave-up" } else { "through" };
        let message = Message::new(key).text("strategy", &strategy.id);
        let message = message.number("ms", strategy.median_ms).range("failed", failed);
        let message = message.range("good", strategy.range("good"));
        said.push(message.range("requests", strategy.range("requests")));
    }
    said
}
