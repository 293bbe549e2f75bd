//! What the figures mean: the verdict, the answer to the question, and the chapter's two tables.

use model::{Arg, Comparison, Message, Params, Table};
use stats::median;

/// One kind's figures, each for one: times in ms, memory in bytes.
#[derive(Clone, Copy)]
struct Figures {
    create_ms: f64,
    memory_bytes: f64,
    switch_ms: f64,
}

fn fact(comparison: &Comparison, id: &str, name: &str) -> Option<f64> {
    median(comparison.get(id)?.facts.get(name)?)
}

fn figures(comparison: &Comparison, id: &str) -> Option<Figures> {
    let fact = |name| fact(comparison, id, name);
    Some(Figures {
        create_ms: fact("create_ms")?,
        memory_bytes: fact("memory_bytes")?,
        switch_ms: fact("switch_ms")?,
    })
}

/// Waiting tasks that take as much memory as one thread; none where one of the two was not measured.
fn tasks_of_a_thread(comparison: &Comparison) -> Option<f64> {
    let (thread, task) = (figures(comparison, "thread")?, figures(comparison, "task")?);
    (task.memory_bytes > 0.0).then(|| (thread.memory_bytes / task.memory_bytes).floor())
}

pub(super) fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    Some(match tasks_of_a_thread(comparison)? {
        tasks if tasks < 10.0 => "few",
        tasks if tasks < 100.0 => "tens",
        tasks if tasks < 1_000.0 => "hundreds",
        _ => "thousands",
    })
}

/// One row of the table of resources.
fn resources(comparison: &Comparison, id: &str) -> Option<Vec<Arg>> {
    let Figures { create_ms, memory_bytes, switch_ms } = figures(comparison, id)?;
    let [alive, seen] =
        ["alive", "seen"].map(|name| fact(comparison, id, name).unwrap_or_default());
    let chapter = match id {
        "thread" => Arg::word("chapter-thread"),
        "process" => Arg::word("chapter-process"),
        _ => Arg::word("chapter-task"),
    };
    let numbers = [create_ms, memory_bytes, switch_ms, alive, seen].map(Arg::Number);
    Some([Arg::Text(id.to_owned())].into_iter().chain(numbers).chain([chapter]).collect())
}

/// Jobs at once where there are few, where there are many, and where all compute.
const FEW: f64 = 10.0;
const MANY: f64 = 10_000.0;
const COMPUTING: f64 = 4.0;
/// What a job costs beside itself is below a tenth of it from this many times that cost on.
const TENTH: f64 = 10.0;

/// Rows of the table of patterns: the chapter's four kinds of work, each with the ways to do it.
fn patterns(comparison: &Comparison) -> Vec<Vec<Arg>> {
    let row = |work, way, jobs: f64, memory: f64, least: f64, advice| {
        vec![work, way, Arg::Number(jobs), Arg::Number(memory), Arg::Number(least), advice]
    };
    let way = |id: &str| Arg::Text(id.to_owned());
    let created = |work: Arg, id, jobs: f64, advice: Arg| {
        let one = figures(comparison, id)?;
        let (memory, least) = (jobs * one.memory_bytes, TENTH * one.create_ms);
        Some(row(work, way(id), jobs, memory, least, advice))
    };
    let mixed = || {
        let (task, process) = (figures(comparison, "task")?, figures(comparison, "process")?);
        let memory = MANY * task.memory_bytes + COMPUTING * process.memory_bytes;
        // The processes stand ready: a job costs a message there and one back.
        let least = TENTH * 2.0 * process.switch_ms;
        let way = Arg::word("tasks-and-processes");
        Some(row(Arg::word("mixed"), way, MANY, memory, least, Arg::word("advised")))
    };
    let rows = [
        created(Arg::word("io-few"), "thread", FEW, Arg::word("advised")),
        created(Arg::word("io-few"), "task", FEW, Arg::word("advised")),
        created(Arg::word("io-many"), "task", MANY, Arg::word("advised")),
        created(Arg::word("io-many"), "thread", MANY, Arg::word("not-advised")),
        created(Arg::word("compute"), "process", COMPUTING, Arg::word("advised")),
        created(Arg::word("compute"), "thread", COMPUTING, Arg::word("without-gil")),
        mixed(),
    ];
    rows.into_iter().flatten().collect()
}

pub(super) fn tables(_: &Params, comparison: &Comparison) -> Vec<Table> {
    let ids = comparison.strategies.iter().map(|s| s.id.as_str());
    let tables = [
        Table {
            key: "resources".to_owned(),
            columns: ["kind", "create_ms", "memory_bytes", "switch_ms", "alive", "seen", "chapter"]
                .map(str::to_owned)
                .to_vec(),
            rows: ids.filter_map(|id| resources(comparison, id)).collect(),
        },
        Table {
            key: "patterns".to_owned(),
            columns: ["work", "way", "jobs", "total_bytes", "least_ms", "advice"]
                .map(str::to_owned)
                .to_vec(),
            rows: patterns(comparison),
        },
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

pub(super) fn judge(_: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let [thread, process, task] =
        ["thread", "process", "task"].map(|id| figures(comparison, id));
    if let (Some(thread), Some(task), Some(tasks)) = (thread, task, tasks_of_a_thread(comparison)) {
        said.push(
            Message::new("weight")
                .number("thread", thread.memory_bytes)
                .number("task", task.memory_bytes)
                .number("tasks", tasks),
        );
    }
    if let (Some(thread), Some(task)) = (thread, task) {
        let message = Message::new("create").number("thread", thread.create_ms);
        said.push(message.number("task", task.create_ms));
    }
    if let (Some(thread), Some(process)) = (thread, process) {
        let message = Message::new("message").number("thread", thread.switch_ms);
        said.push(message.number("process", process.switch_ms));
    }
    for strategy in &comparison.strategies {
        let fact = |name| fact(comparison, &strategy.id, name).unwrap_or_default();
        let (alive, asked) = (fact("alive"), fact("asked"));
        let key = if alive >= asked { "all-alive" } else { "some-alive" };
        said.push(
            Message::new(key)
                .text("strategy", strategy.id.as_str())
                .number("alive", alive)
                .number("asked", asked),
        );
    }
    said
}
