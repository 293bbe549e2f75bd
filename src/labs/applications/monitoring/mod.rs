//! Sources that measure, a processor that raises alerts, and a reporter: one live system, as tasks and as
//! threads.

mod system;

use std::cell::RefCell;
use std::time::Duration;

use aio::{self, Tasks};
use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Board, Chart, Column, Comparison, Message, Outcome, Param, Params, Preset, Resources,
    StrategySummary, Table, Unit,
};
use rt::{self, Draw};
use sync::{Event, Mutex};

use system::{Change, Limits, Load, METRICS, SOURCES, System};

/// The lab.
pub static LAB: Lab = Lab {
    id: "monitoring",
    section: crate::SECTION,
    chapter: "23",
    params: &[
        Param::int("cpu", Unit::Percent, 1..=100, 1, 80).live(),
        Param::int("memory", Unit::Percent, 1..=100, 1, 85).live(),
        Param::int("disk", Unit::Percent, 1..=100, 1, 70).live(),
        Param::int("margin", Unit::Percent, 0..=50, 1, 5).live(),
        Param::int("first_ms", Unit::Ms, 1..=10_000, 5, 10),
        Param::int("second_ms", Unit::Ms, 1..=10_000, 5, 15),
        Param::int("third_ms", Unit::Ms, 1..=10_000, 5, 20),
        Param::int("check_ms", Unit::Ms, 1..=60_000, 50, 300),
        Param::int("report_ms", Unit::Ms, 1..=60_000, 500, 1_000),
        Param::int("buffer", Unit::Count, 1..=10_000, 100, 1_000),
        Param::int("duration_ms", Unit::Ms, 1..=600_000, 500, 3_500),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("first_ms", 1_000),
                ("second_ms", 1_500),
                ("third_ms", 2_000),
                ("check_ms", 2_000),
                ("report_ms", 5_000),
                ("duration_ms", 8_000),
            ],
            choices: &[],
        },
        Preset {
            id: "watch",
            ints: &[("report_ms", 5_000), ("duration_ms", 60_000)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::tasks("tasks", |_| Resources::tasks(SOURCES + 2), tasks),
        Strategy::threads("threads", |_| Resources::threads(SOURCES + 2), threads),
    ],
    repeats: 0,
    judge,
    question: Some(Question { options: &["every", "some", "none"], truth }),
    names: &[
        &names::TASK,
        &names::CANCEL,
        &names::ASYNC_SLEEP,
        &names::RING_BUFFER,
        &names::THREAD,
        &names::LOCK,
        &names::EVENT,
    ],
    boards: BOARDS,
    charts: &[
        Chart { id: "cpu", series: &KEYS[0], limits: &["cpu"] },
        Chart { id: "memory", series: &KEYS[1], limits: &["memory"] },
        Chart { id: "disk", series: &KEYS[2], limits: &["disk"] },
    ],
    module: file!(),
    parts: &["system.rs"],
    ..Lab::DEFAULT
};

const SOURCE_COLUMNS: &[Column] = &[
    Column::state("state", &["waiting", "measuring", "stopped"]),
    Column::number("cpu_percent"),
    Column::number("memory_percent"),
    Column::number("disk_percent"),
    Column::number("readings"),
];
const CALM: &[&str] = &["calm", "alert"];
const ALERT_COLUMNS: &[Column] = &[
    Column::state("cpu_alert", CALM),
    Column::state("memory_alert", CALM),
    Column::state("disk_alert", CALM),
    Column::number("raised"),
    Column::number("cleared"),
];
static BOARDS: &[Board] = &[
    Board { id: "sources", columns: SOURCE_COLUMNS, actions: &[] },
    Board { id: "alerts", columns: ALERT_COLUMNS, actions: &[] },
];

/// Host names, as sources have them.
const HOSTS: [&str; SOURCES] = ["web-1", "db-1", "cache-1"];
const QUANTITIES: [&str; METRICS] = ["cpu_percent", "memory_percent", "disk_percent"];
const ALERTS: [&str; METRICS] = ["cpu_alert", "memory_alert", "disk_alert"];
/// By quantity and source.
const KEYS: [[&str; SOURCES]; METRICS] = [
    ["cpu_web", "cpu_db", "cpu_cache"],
    ["memory_web", "memory_db", "memory_cache"],
    ["disk_web", "disk_db", "disk_cache"],
];
const INTERVALS: [&str; SOURCES] = ["first_ms", "second_ms", "third_ms"];

/// What the page watches.
struct Shown {
    sources: rt::Board,
    alerts: rt::Board,
}

impl Shown {
    fn new() -> Self {
        let shown = Self {
            sources: rt::Board::new(BOARDS, 0, SOURCES),
            alerts: rt::Board::new(BOARDS, 1, SOURCES),
        };
        for (row, host) in HOSTS.iter().enumerate() {
            shown.sources.name(row, host);
            shown.alerts.name(row, host);
        }
        shown
    }

    fn reading(&self, source: usize, reading: system::Reading) {
        for metric in 0..METRICS {
            rt::value(KEYS[metric][source], reading[metric]);
            self.sources.set(source, QUANTITIES[metric], reading[metric]);
        }
        self.sources.set_state(source, "state", "measuring");
        self.sources.add(source, "readings", 1.0);
    }

    fn stopped(&self, source: usize) {
        self.sources.set_state(source, "state", "stopped");
        rt::log("stopped", source as u32 + 1, self.sources.get(source, "readings"));
    }

    fn change(&self, source: usize, metric: usize, change: Change) {
        let (number, state) = (source as u32 + 1, ALERTS[metric]);
        if let Change::Raised(value) = change {
            self.alerts.set_state(source, state, "alert");
            self.alerts.add(source, "raised", 1.0);
            match metric {
                0 => rt::log("cpu-high", number, value),
                1 => rt::log("memory-high", number, value),
                _ => rt::log("disk-high", number, value),
            }
        } else {
            self.alerts.set_state(source, state, "calm");
            self.alerts.add(source, "cleared", 1.0);
            match metric {
                0 => rt::log("cpu-calm", number, 0.0),
                1 => rt::log("memory-calm", number, 0.0),
                _ => rt::log("disk-calm", number, 0.0),
            }
        }
    }
}

/// What is kept, and what the quantities are on average.
fn report(system: &System) {
    let [cpu, memory, disk] = system.ring.means();
    rt::log("kept", system.ring.len() as u32, system.ring.overwritten as f64);
    rt::log("mean-cpu", system.standing() as u32, cpu);
    rt::log("mean-memory", system.standing() as u32, memory);
    rt::log("mean-disk", system.standing() as u32, disk);
}

fn load(source: usize) -> Load {
    let rng = rt::current_lane(|c| c.run().draw(Draw::Content(source as u32)));
    Load::new(rng.expect("within a run"))
}

// #region tasks
/// Reports that a source has stopped, however its task ends.
struct Stopping<'a>(&'a Shown, usize);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.stopped(self.1); // <- even if the task is cancelled in the middle of its sleep
    }
}

async fn measure(source: usize, every: Duration, system: &RefCell<System>, shown: &Shown) {
    let _stopping = Stopping(shown, source);
    let mut load = load(source);
    loop {
        let reading = load.after(every.as_secs_f64());
        system.borrow_mut().record(source, reading, &Limits::live());
        shown.reading(source, reading);
        aio::sleep(every).await; // <- meanwhile the others measure, check and report
    }
}

async fn check(every: Duration, system: &RefCell<System>, shown: &Shown) {
    loop {
        aio::sleep(every).await;
        let changes = system.borrow_mut().check(&Limits::live()); // <- the current thresholds
        changes.into_iter().for_each(|(source, metric, change)| shown.change(source, metric, change));
    }
}

fn tasks(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let system = RefCell::new(System::new(params.count("buffer"))); // <- one thread: no lock
        let shown = Shown::new();
        {
            let (system, shown) = (&system, &shown);
            let mut tasks = Tasks::new();
            for (source, interval) in INTERVALS.iter().enumerate() {
                tasks.spawn(measure(source, params.ms(interval), system, shown));
            }
            tasks.spawn(check(params.ms("check_ms"), system, shown));
            let every = params.ms("report_ms");
            tasks.spawn(async move {
                loop {
                    aio::sleep(every).await;
                    report(&system.borrow());
                }
            });
            tasks.wait(params.ms("duration_ms")).await;
            tasks.cancel(); // <- asks all of them to end at the await where they are
            while tasks.next().await.is_some() {} // <- and waits until they have
        }
        report(&system.borrow());
        outcome(&system.borrow())
    })
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let system = Mutex::new("system", System::new(params.count("buffer"))); // <- five threads, one lock
    let stop = Event::new("stop");
    let shown = Shown::new();
    rt::scope(|scope| {
        let (system, stop, shown) = (&system, &stop, &shown);
        for (source, interval) in INTERVALS.iter().enumerate() {
            let every = params.ms(interval);
            scope.spawn(move || {
                let mut load = load(source);
                loop {
                    let reading = load.after(every.as_secs_f64());
                    system.lock().record(source, reading, &Limits::live());
                    shown.reading(source, reading);
                    if stop.wait_timeout(every) {
                        break; // <- sleeps until it is time, or until told to stop
                    }
                }
                shown.stopped(source);
            });
        }
        let every = params.ms("check_ms");
        scope.spawn(move || {
            while !stop.wait_timeout(every) {
                let changes = system.lock().check(&Limits::live()); // <- the current thresholds
                for (source, metric, change) in changes {
                    shown.change(source, metric, change);
                }
            }
        });
        let every = params.ms("report_ms");
        scope.spawn(move || {
            while !stop.wait_timeout(every) {
                report(&system.lock());
            }
        });
        rt::sleep(params.ms("duration_ms"));
        stop.set(); // <- threads cannot be cancelled: they are asked, and have to check
    });
    let system = system.into_inner();
    report(&system);
    outcome(&system)
}
// #endregion

fn outcome(system: &System) -> Outcome {
    let counts = &system.counts;
    let [cpu, memory, disk] = system.ring.means();
    let result = Message::new("watched")
        .number("readings", counts.readings as f64)
        .number("raised", counts.raised as f64)
        .number("cleared", counts.cleared as f64);
    let cells = [system.ring.len() as f64, system.ring.overwritten as f64, cpu, memory, disk];
    // Measured by the clock: how many readings there are is no strategy's merit, and so there is no answer.
    Outcome::new(result, "")
        .fact("readings", counts.readings as f64)
        .fact("peaks", counts.peaks as f64)
        .fact("raised", counts.raised as f64)
        .fact("cleared", counts.cleared as f64)
        .fact("overwritten", system.ring.overwritten as f64)
        .table(Table {
            key: "ring".to_owned(),
            columns: ["kept", "overwritten", "cpu_percent", "memory_percent", "disk_percent"]
                .map(str::to_owned)
                .to_vec(),
            rows: vec![cells.map(Arg::Number).to_vec()],
        })
}

/// Peaks that came and went unseen, in every counted run.
fn missed(summary: &StrategySummary) -> Vec<f64> {
    let of = |fact| summary.facts.get(fact).map_or(&[][..], Vec::as_slice);
    of("peaks").iter().zip(of("raised")).map(|(peaks, raised)| peaks - raised).collect()
}

/// By the first strategy that ran: how many of the peaks the checks have seen, in all of its runs.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let first = comparison.strategies.first()?;
    let missed = missed(first);
    if missed.is_empty() || first.range("peaks").1 == 0.0 {
        return None;
    }
    Some(if first.range("raised").1 == 0.0 {
        "none"
    } else if missed.iter().all(|missed| *missed <= 0.0) {
        "every"
    } else {
        "some"
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let about = |summary: &StrategySummary| {
        let (peaks, raised) = (summary.range("peaks"), summary.range("raised"));
        let missed = missed(summary);
        let least = missed.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let most = missed.iter().copied().reduce(f64::max).unwrap_or(0.0);
        let key = if peaks.1 == 0.0 {
            "quiet"
        } else if raised.1 == 0.0 {
            "unseen"
        } else if most > 0.0 {
            "missed"
        } else {
            "all-seen"
        };
        Message::new(key)
            .text("strategy", &*summary.id)
            .range("readings", summary.range("readings"))
            .range("peaks", peaks)
            .range("raised", raised)
            .range("cleared", summary.range("cleared"))
            .range("missed", (least, most))
            .number("every", params.int("check_ms") as f64)
    };
    comparison.strategies.iter().map(about).collect()
}
