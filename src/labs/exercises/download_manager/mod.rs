//! A download manager: files come one after another, on threads, or as tasks, and each can be paused, resumed,
//! cancelled and tried again.

mod desk;
mod end;
mod file;
mod job;
mod transfer;
mod verify;

use std::sync::Arc;
use std::time::Duration;

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Board, Chart, Column, Comparison, Message, Outcome, Param, Params, Preset, Resources, Unit,
};

use desk::{Desk, Next};

/// The lab.
pub static LAB: Lab = Lab {
    id: "download-manager",
    section: crate::SECTION,
    chapter: "E1",
    params: &[
        Param::int("files", Unit::Count, 0..=12, 1, 6),
        Param::int("size_kib", Unit::Count, 16..=1_000, 16, 256),
        Param::int("speed_kib", Unit::Count, 64..=1_000, 16, 512),
        Param::int("latency_ms", Unit::Ms, 0..=1_000, 5, 20),
        Param::int("limit", Unit::Count, 1..=8, 1, 3),
        Param::int("retries", Unit::Count, 0..=10, 1, 3),
        Param::int("backoff_ms", Unit::Ms, 0..=2_000, 50, 100),
        Param::int("failure", Unit::Percent, 0..=100, 5, 20),
        Param::text("urls", 4_000),
    ],
    constraints: &[],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("files", 5), ("size_kib", 1_000), ("speed_kib", 256), ("latency_ms", 100)],
            choices: &[],
        },
        Preset {
            id: "by-hand",
            ints: &[("size_kib", 1_000), ("speed_kib", 64), ("limit", 2), ("failure", 40)],
            choices: &[],
        },
        Preset {
            id: "own",
            ints: &[("files", 2)],
            choices: &[("urls", "manifest.json\nindex.html\nno-such-file.txt\nftp://example.org/file")],
        },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("limit")), threads),
        Strategy::tasks("async", |p| Resources::tasks(p.count("limit")), tasks),
    ],
    // It is watched and steered; see `judge` for what its times are worth.
    repeats: 0,
    judge,
    question: Some(Question { options: &["limit", "less", "none"], truth }),
    names: &[
        &names::HTTP,
        &names::ASYNC_HTTP,
        &names::STREAM,
        &names::THREAD_POOL,
        &names::GATHER,
        &names::CANCEL,
    ],
    boards: BOARDS,
    charts: &[Chart { id: "active", series: &["active"], limits: &["limit"] }],
    module: file!(),
    parts: &["desk.rs", "end.rs", "file.rs", "job.rs", "transfer.rs", "verify.rs"],
    ..Lab::DEFAULT
};

static BOARDS: &[Board] = &[
    Board {
        id: "files",
        columns: &[
            Column::state("state", &STATES),
            Column::number("done_percent"),
            Column::number("done_bytes"),
            Column::number("size_bytes"),
            Column::number("rate_bytes"),
            Column::number("attempts"),
            Column::state("problem", &PROBLEMS),
            Column::number("status"),
        ],
        actions: &["pause", "resume", "cancel", "retry"],
    },
    Board {
        id: "all",
        columns: &[
            Column::number("done_percent"),
            Column::number("done_bytes"),
            Column::number("size_bytes"),
            Column::number("active"),
            Column::number("left"),
        ],
        actions: &[],
    },
];

static STATES: [&str; 8] =
    ["waiting", "running", "paused", "backing-off", "verifying", "done", "failed", "cancelled"];
static PROBLEMS: [&str; 9] = [
    "none", "malformed", "scheme", "unreachable", "broken", "status", "checksum", "changed", "too-large",
];


/// How often a free slot looks for something to do: a file to be resumed or tried again.
const IDLE: Duration = Duration::from_millis(30);

// #region sequential threads
/// Does one download after another until none is left.
fn slot(desk: &Desk) {
    loop {
        match desk.next() {
            Next::Fetch(mut job) => {
                let end = transfer::blocking(desk, &mut job); // <- blocks only this thread
                desk.settle(*job, end);
            }
            Next::Later => rt::sleep(IDLE),
            Next::Over => return,
        }
    }
}
// #endregion

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let desk = Desk::new(params);
    slot(&desk); // <-
    desk.outcome()
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let desk = Desk::new(params);
    rt::scope(|scope| {
        for _ in 0..params.count("limit") {
            scope.spawn(|| slot(&desk)); // <- as many threads as downloads at once
        }
    });
    desk.outcome()
}
// #endregion

// #region async
fn tasks(params: Params) -> LocalFuture<Outcome> {
    async fn slot(desk: Arc<Desk>) {
        loop {
            match desk.next() {
                Next::Fetch(mut job) => {
                    let end = transfer::streaming(&desk, &mut job).await; // <- others continue meanwhile
                    desk.settle(*job, end);
                }
                Next::Later => aio::sleep(IDLE).await,
                Next::Over => return,
            }
        }
    }
    Box::pin(async move {
        let desk = Arc::new(Desk::new(&params));
        aio::gather((0..params.count("limit")).map(|_| slot(desk.clone()))).await; // <-
        desk.outcome()
    })
}
// #endregion

/// How many times as fast as one after the other, where both were left alone.
fn ratio(comparison: &Comparison, id: &str) -> Option<f64> {
    let alone = |id: &str| {
        let commands = comparison.get(id).and_then(|s| s.facts.get("commands"));
        commands.is_some_and(|all| all.iter().all(|count| *count == 0.0))
    };
    let (one, many) = (comparison.get("sequential")?, comparison.get(id)?);
    (alone("sequential") && alone(id) && one.median_ms > 0.0 && many.median_ms > 0.0)
        .then(|| one.median_ms / many.median_ms)
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let limit = params.int("limit") as f64;
    let ratio = ratio(comparison, "threads").filter(|_| limit > 1.0)?;
    Some(match ratio {
        ratio if ratio < 1.1 => "none",
        ratio if ratio < 0.8 * limit => "less",
        _ => "limit",
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let commands = comparison.strategies.iter().filter_map(|s| s.facts.get("commands"));
    let commands: f64 = commands.flatten().sum();
    let limit = params.int("limit") as f64;
    for (id, key) in [("threads", "threads"), ("async", "async")] {
        if let Some(ratio) = ratio(comparison, id) {
            let message = |key| Message::new(key).number("ratio", ratio).number("limit", limit);
            said.push(if key == "threads" { message("threads") } else { message("async") });
        }
    }
    if commands > 0.0 {
        said.insert(0, Message::new("steered").number("commands", commands));
    }
    if said.is_empty() {
        let first = &comparison.strategies[0];
        let message = Message::new("alone").text("strategy", &first.id);
        said.push(message.number("ms", first.median_ms));
    }
    for strategy in &comparison.strategies {
        let message = Message::new("ended").text("strategy", &strategy.id);
        let message = message.range("done", strategy.range("done"));
        let message = message.range("failed", strategy.range("failed"));
        let message = message.range("attempts", strategy.range("attempts"));
        // The most of any run: “at most”.
        said.push(message.number("most", strategy.range("most_active").1));
    }
    said
}
