//! Several calls at once: their results as they come, or what has come when the time is over.

use std::time::Duration;

use aio::{self, Finished, Tasks};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Constraint, Message, Outcome, Param, Params, Preset, Resources, Series,
    StrategySummary, Table, Unit,
};
use rt::{self, Draw};

/// The lab.
pub static LAB: Lab = Lab {
    id: "async-as-completed",
    section: crate::SECTION,
    chapter: "14",
    params: &[
        Param::int("calls", Unit::Count, 1..=20, 1, 6),
        Param::int("min_ms", Unit::Ms, 0..=10_000, 50, 50),
        Param::int("max_ms", Unit::Ms, 0..=10_000, 50, 300),
        Param::int("timeout_ms", Unit::Ms, 0..=20_000, 50, 200),
        Param::int("failure", Unit::Percent, 0..=100, 5, 20),
    ],
    constraints: &[Constraint::AtMost { low: "min_ms", high: "max_ms" }],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("calls", 4),
                ("min_ms", 500),
                ("max_ms", 2_000),
                ("timeout_ms", 2_000),
                ("failure", 20),
            ],
            choices: &[],
        },
        Preset {
            id: "chapter-wait",
            ints: &[
                ("calls", 3),
                ("min_ms", 1_000),
                ("max_ms", 3_000),
                ("timeout_ms", 2_000),
                ("failure", 20),
            ],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::tasks("as-completed", |p| Resources::tasks(p.count("calls")), as_completed),
        Strategy::tasks("wait", |p| Resources::tasks(p.count("calls")), wait),
    ],
    repeats: 3,
    judge,
    question: Some(Question { options: &["none", "half", "most", "all"], truth }),
    names: &[&names::TASK, &names::AS_COMPLETED, &names::WAIT, &names::TIMEOUT, &names::CANCEL],
    module: file!(),
    ..Lab::DEFAULT
};

/// The other side gave no answer.
#[derive(Clone, Copy, Debug)]
struct Refused;

/// A call whose latency and failure are drawn from the seed, so that both strategies meet the same.
#[derive(Clone, Copy)]
struct Call {
    number: u32,
    latency: Duration,
    fails: bool,
}

fn calls(params: &Params) -> Vec<Call> {
    let (low, high) = (params.int("min_ms").unsigned_abs(), params.int("max_ms").unsigned_abs());
    let failure = params.int("failure") as u32;
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    let call = |number| Call {
        number,
        latency: Duration::from_millis(run.draw(Draw::Duration(number)).range(low..=high)),
        fails: run.draw(Draw::Failure(number)).chance(failure),
    };
    (1..=params.int("calls") as u32).map(call).collect()
}

impl Call {
    async fn make(self) -> Result<(), Refused> {
        rt::log("called", self.number, self.latency.as_secs_f64() * 1e3);
        aio::sleep(self.latency).await;
        if self.fails { Err(Refused) } else { Ok(()) }
    }
}

/// What is known of one call.
#[derive(Clone)]
struct Status {
    /// When its caller was told how it ended.
    told_ms: Option<f64>,
    /// At the end of the time limit, or of all calls where there is none.
    first: &'static str,
    /// When everything was over.
    last: &'static str,
}

/// The calls' ends as their caller is told of them.
struct Book {
    calls: Vec<Call>,
    statuses: Vec<Status>,
    received: Vec<(f64, f64)>,
}

impl Book {
    fn new(calls: Vec<Call>) -> Self {
        let unknown = Status { told_ms: None, first: "pending", last: "pending" };
        Self { statuses: vec![unknown; calls.len()], calls, received: vec![(0.0, 0.0)] }
    }

    fn tasks(&self) -> Tasks<'static, Result<(), Refused>> {
        let mut tasks = Tasks::new();
        for call in &self.calls {
            tasks.spawn(call.make());
        }
        tasks
    }

    /// Takes note of an end. A failure is a result like any other; being cancelled is none.
    fn tell(&mut self, finished: &Finished<Result<(), Refused>>, in_time: bool) {
        let last = match finished.result {
            Ok(Ok(())) => "done",
            Ok(Err(Refused)) => "failed",
            Err(aio::Cancelled) => "cancelled",
        };
        let now = rt::clock::now();
        let status = &mut self.statuses[finished.number as usize - 1];
        (status.last, status.told_ms) = (last, Some(now));
        if in_time {
            status.first = last;
            let results = self.received.len() as f64;
            self.received.push((now, results));
            rt::value("results", results);
        }
        match last {
            "done" => rt::log("done", finished.number, now),
            "failed" => rt::log("failed", finished.number, now),
            _ => rt::log("cancelled", finished.number, now),
        }
    }

    fn outcome(self) -> Outcome {
        let first = |what| self.statuses.iter().filter(|s| s.first == what).count() as f64;
        let cancelled = self.statuses.iter().filter(|s| s.last == "cancelled").count() as f64;
        let told = self.received.get(1).map_or(0.0, |(ms, _)| *ms);
        let result = Message::new("told")
            .number("done", first("done"))
            .number("failed", first("failed"))
            .number("pending", first("pending"));
        let row = |(call, status): (&Call, &Status)| {
            let text = |text: &str| Arg::Text(text.to_owned());
            vec![
                Arg::Number(f64::from(call.number)),
                Arg::Number(call.latency.as_secs_f64() * 1e3),
                text(status.first),
                text(status.last),
                status.told_ms.map_or(text("–"), Arg::Number),
            ]
        };
        let columns = ["call", "latency_ms", "first", "last", "told_ms"].map(str::to_owned).to_vec();
        // A time limit leaves some without an answer, so there is none to agree on.
        let mut outcome = Outcome::new(result, "")
            .fact("done", first("done"))
            .fact("failed", first("failed"))
            .fact("pending", first("pending"))
            .fact("cancelled", cancelled)
            .fact("first_ms", told)
            .table(Table {
                key: "calls".to_owned(),
                columns,
                rows: self.calls.iter().zip(&self.statuses).map(row).collect(),
            });
        outcome.series.push(Series { key: "results".to_owned(), points: self.received });
        outcome
    }
}

// #region as-completed
fn as_completed(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let mut book = Book::new(calls(&params));
        let mut tasks = book.tasks();
        while let Some(finished) = tasks.next().await { // <- whichever finishes first
            book.tell(&finished, true); // <- a failure is reported, and the loop continues
        }
        book.outcome()
    })
}
// #endregion

// #region wait
fn wait(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let mut book = Book::new(calls(&params));
        let mut tasks = book.tasks();
        let in_time = tasks.wait(params.ms("timeout_ms")).await; // <- the timeout cancels nothing
        in_time.iter().for_each(|finished| book.tell(finished, true));
        rt::log("time-over", tasks.len() as u32, rt::clock::now());
        tasks.cancel(); // <- this does
        while let Some(finished) = tasks.next().await { // <- and they still have to be awaited
            book.tell(&finished, false);
        }
        book.outcome()
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let message = |key, row: &StrategySummary| {
        Message::new(key)
            .number("calls", params.int("calls") as f64)
            .range("done", row.range("done"))
            .range("failed", row.range("failed"))
            .range("pending", row.range("pending"))
            .range("cancelled", row.range("cancelled"))
            .range("first_ms", row.range("first_ms"))
    };
    if let Some(all) = comparison.get("as-completed") {
        let key = if params.int("calls") > 1 { "each" } else { "only" };
        said.push(message(key, all).number("all", all.median_ms));
    }
    if let Some(limited) = comparison.get("wait") {
        let left = limited.range("pending").1 > 0.0;
        let key = if left { "left" } else { "none-left" };
        let limit = params.int("timeout_ms") as f64;
        let message = message(key, limited).number("limit", limit);
        said.push(message.number("ms", limited.median_ms));
    }
    said
}

/// How many were still under way when the time was up; none where runs differ.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let calls = params.int("calls") as f64;
    let share = |pending: &f64| match *pending {
        0.0 => "none",
        all if all >= calls => "all",
        half if half * 2.0 <= calls => "half",
        _ => "most",
    };
    let pending = guess::facts(comparison, "wait", "pending")?;
    let first = share(&pending[0]);
    pending.iter().all(|count| share(count) == first).then_some(first)
}
