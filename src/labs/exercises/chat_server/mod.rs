//! A chat server with simulated clients and with visitors from other tabs; one client is slow, one vanishes.

mod server;
mod system;
mod visitors;

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Board, Chart, Column, Comparison, Message, Outcome, Panel, Param,
    Params, Preset, Resources, StrategySummary, Unit,
};

use server::Overflow;
use system::run;

/// The lab.
pub static LAB: Lab = Lab {
    id: "chat-server",
    section: crate::SECTION,
    chapter: "E4",
    params: &[
        Param::int("clients", Unit::Count, 1..=40, 1, 6),
        Param::int("rooms", Unit::Count, 1..=8, 1, 2),
        Param::int("rate", Unit::Count, 0..=20, 1, 6).live(),
        Param::int("slow_ms", Unit::Ms, 0..=10_000, 50, 300).live(),
        Param::int("outbox", Unit::Count, 1..=1_000, 1, 8),
        Param::int("history", Unit::Count, 0..=500, 5, 20),
        Param::int("timeout_ms", Unit::Ms, 20..=60_000, 100, 500),
        Param::int("duration_ms", Unit::Ms, 1..=3_600_000, 500, 2_500),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("clients", 3), ("rooms", 1), ("rate", 1), ("duration_ms", 5_000)],
            choices: &[],
        },
        Preset {
            id: "talk",
            ints: &[
                ("clients", 4),
                ("rate", 1),
                ("slow_ms", 1_500),
                ("timeout_ms", 2_000),
                ("duration_ms", 600_000),
            ],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::tasks("bounded", lanes, bounded),
        Strategy::tasks("unbounded", lanes, unbounded),
        Strategy::tasks("waiting", lanes, waiting),
    ],
    repeats: 0,
    judge,
    question: Some(Question { options: &["nowhere", "unbounded", "waiting", "all"], truth }),
    names: &[
        &names::TASK,
        &names::ASYNC_QUEUE,
        &names::ASYNC_EVENT,
        &names::TIMEOUT,
        &names::CANCEL,
        &names::BROADCAST,
    ],
    boards: BOARDS,
    charts: &[
        Chart { id: "outbox", series: &["slow_waiting", "others_waiting"], limits: &["outbox"] },
        Chart { id: "delay", series: &["slow_delay", "others_delay"], limits: &["slow_ms"] },
    ],
    panels: &[Panel::Talk],
    door: Some("network"),
    module: file!(),
    parts: &["system.rs", "server.rs", "visitors.rs"],
    ..Lab::DEFAULT
};

const CLIENT_COLUMNS: &[Column] = &[
    Column::state("state", &["here", "slow", "visitor", "vanished", "left"]),
    Column::number("outbox_percent"),
    Column::number("waiting"),
    Column::number("sent"),
    Column::number("received"),
    Column::number("dropped"),
];
static BOARDS: &[Board] = &[Board { id: "clients", columns: CLIENT_COLUMNS, actions: &[] }];

fn lanes(params: &Params) -> Resources {
    Resources::tasks(params.count("clients") + 3)
}

// #region bounded
fn bounded(params: Params) -> LocalFuture<Outcome> {
    Box::pin(run(params, Overflow::DropOldest, false)) // <- a full outbox drops its oldest line
}
// #endregion

// #region unbounded
fn unbounded(params: Params) -> LocalFuture<Outcome> {
    Box::pin(run(params, Overflow::Grow, false)) // <- an outbox grows as long as memory lasts
}
// #endregion

// #region waiting
fn waiting(params: Params) -> LocalFuture<Outcome> {
    Box::pin(run(params, Overflow::Grow, true)) // <- the server waits before an outbox is too full
}
// #endregion

/// Whether the others were held up, in each of the runs: some line took as long to reach one of them as the
/// slow client takes for a line. Runs in which the slow client has read none do not tell.
fn slowed(summary: &StrategySummary) -> Vec<bool> {
    let of = |fact| summary.facts.get(fact).map_or(&[][..], Vec::as_slice);
    let runs = of("step_ms").iter().zip(of("others_ms"));
    runs.filter(|(step, _)| **step > 0.0).map(|(step, others)| others >= step).collect()
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    // None where no run tells, or runs differ.
    let slow = |id| {
        let runs = slowed(comparison.get(id)?);
        let first = *runs.first()?;
        runs.iter().all(|slow| *slow == first).then_some(first)
    };
    match (slow("bounded")?, slow("unbounded")?, slow("waiting")?) {
        (false, false, false) => Some("nowhere"),
        (false, true, false) => Some("unbounded"),
        (false, false, true) => Some("waiting"),
        (true, true, true) => Some("all"),
        _ => None,
    }
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    for summary in &comparison.strategies {
        let of = |name| summary.range(name);
        let filled = |message: Message| {
            message
                .text("strategy", &*summary.id)
                .range("others", of("others_ms"))
                .range("step", of("step_ms"))
                .range("slow", of("slow_ms"))
                .range("dropped", of("dropped"))
                .range("longest", of("longest"))
                .number("capacity", params.int("outbox") as f64)
        };
        let slowed = slowed(summary);
        let key = if slowed.is_empty() {
            "unread"
        } else if slowed.contains(&true) {
            "slowed"
        } else {
            "not-slowed"
        };
        said.push(filled(Message::new(key)));
        let (dropped, longest) = (of("dropped").1, of("longest").1);
        let capacity = params.int("outbox") as f64;
        let key = if dropped > 0.0 {
            "dropped"
        } else if longest > capacity {
            "grew"
        } else {
            "kept"
        };
        said.push(filled(Message::new(key)));
    }
    said
}
