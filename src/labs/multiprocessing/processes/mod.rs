//! The same work alone, on threads and on processes; and whose memory a change is seen in.

use serde::{Deserialize, Serialize};

use kernels::{Job, Kernel};
use lab::compute::compute;
use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use rt::{self, ScopedJoinHandle, process};
use sync::{AtomicU32, Ordering};

/// The lab.
pub static LAB: Lab = Lab {
    id: "processes",
    section: crate::SECTION,
    chapter: "8",
    params: &[
        Param::int("workers", Unit::Count, 1..=8, 1, 2).workers_each(),
        Param::int("n", Unit::Count, 1_000..=500_000_000, 1_000_000, 40_000_000),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("workers", 2), ("n", 2_000_000)], choices: &[] },
        Preset { id: "many", ints: &[("workers", 6), ("n", 40_000_000)], choices: &[] },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("workers")), threads),
        Strategy::processes("processes", |p| Resources::processes(p.count("workers")), processes),
    ],
    repeats: 5,
    jobs: &[&BEGIN, &WORK],
    judge,
    question: Some(Question { options: &["both", "threads", "neither"], truth }),
    names: &[&names::PROCESS, &names::THREAD, &names::JOIN],
    module: file!(),
    ..Lab::DEFAULT
};

const INITIAL: u32 = 0;
/// What the coordinator changes its static to before it starts anybody.
const CHANGED: u32 = 100;

/// What a worker has seen of the static, and its answer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Seen {
    instance: u32,
    address: u64,
    before: u32,
    after: u32,
    answer: u64,
}

// #region sequential
/// One variable in the program; at run time, one in each memory.
static VALUE: AtomicU32 = AtomicU32::new(INITIAL);

/// A worker's work, the same for every strategy.
fn work(job: Job) -> Seen {
    let before = VALUE.load(Ordering::Relaxed); // <- has it been changed?
    let answer = compute(Kernel::SumOfSquares, &job, |_, _, _| (), || ());
    let after = VALUE.fetch_add(1, Ordering::Relaxed) + 1; // <- changes it, in its own memory
    rt::log("done", before, f64::from(after));
    Seen { instance: process::instance(), address: address(), before, after, answer }
}

fn sequential(params: &Params) -> Outcome {
    VALUE.store(CHANGED, Ordering::Relaxed);
    let seen: Vec<Seen> = jobs(params).into_iter().map(work).collect();
    outcome(&seen)
}
// #endregion

fn address() -> u64 {
    (&raw const VALUE).addr() as u64
}

fn jobs(params: &Params) -> Vec<Job> {
    let (n, tasks) = (params.int("n").unsigned_abs(), params.int("workers") as u32);
    let seed = rt::current_lane(|c| c.run().seed()).unwrap_or(0);
    (0..tasks).map(|task| Job { n, task, tasks, seed }).collect()
}

// #region threads
fn threads(params: &Params) -> Outcome {
    VALUE.store(CHANGED, Ordering::Relaxed);
    let seen: Vec<Seen> = rt::scope(|scope| {
        let start = |job| scope.spawn(move || work(job)); // <- in this memory
        let started: Vec<_> = jobs(params).into_iter().map(start).collect();
        started.into_iter().map(ScopedJoinHandle::join).collect()
    });
    outcome(&seen)
}
// #endregion

// #region processes
/// A process may have run before, so its static is reset.
static BEGIN: process::Job<(), ()> = process::Job { id: "processes/begin", run: begin };
static WORK: process::Job<Job, Seen> = process::Job { id: "processes/work", run: work };

fn begin((): ()) {
    VALUE.store(INITIAL, Ordering::Relaxed);
}

fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let jobs = jobs(&params);
        process::map(jobs.len(), &BEGIN, &vec![(); jobs.len()], |_, _, ()| ()).await;
        VALUE.store(CHANGED, Ordering::Relaxed);
        // The same function, in memories of their own: what they see of VALUE is another VALUE.
        let seen = process::map(jobs.len(), &WORK, &jobs, |_, _, _| ()).await; // <-
        outcome(&seen)
    })
}
// #endregion

fn outcome(seen: &[Seen]) -> Outcome {
    let own = f64::from(VALUE.load(Ordering::Relaxed));
    let saw = seen.iter().filter(|s| s.before >= CHANGED).count() as f64;
    let workers = seen.len() as f64;
    let row = |number: usize, s: Seen| {
        vec![
            Arg::Number(number as f64),
            Arg::Number(f64::from(s.instance)),
            Arg::Text(format!("{:#x}", s.address)),
            Arg::Number(f64::from(s.before)),
            Arg::Number(f64::from(s.after)),
        ]
    };
    let coordinator = Seen {
        instance: process::instance(),
        address: address(),
        before: CHANGED,
        after: own as u32,
        answer: 0,
    };
    let rows = std::iter::once(&coordinator).chain(seen).copied();
    let answers: Vec<String> = seen.iter().map(|s| format!("{:016x}", s.answer)).collect();
    let result = Message::new("saw").number("saw", saw).number("workers", workers).number("own", own);
    Outcome::new(result, answers.join(","))
        .fact("saw", saw)
        .fact("workers", workers)
        .fact("own", own)
        .table(Table {
            key: "memories".to_owned(),
            columns: ["worker", "instance", "address", "before", "after"].map(str::to_owned).to_vec(),
            rows: rows.enumerate().map(|(number, s)| row(number, s)).collect(),
        })
}

/// Whether all workers of a strategy, or none, saw the coordinator's change in every timed run; nothing
/// where it is neither.
fn all_saw(comparison: &Comparison, id: &str) -> Option<bool> {
    let facts = &comparison.get(id)?.facts;
    let saw = facts.get("saw")?.iter().zip(facts.get("workers")?);
    let saw: Vec<(f64, f64)> = saw.map(|(saw, workers)| (*saw, *workers)).collect();
    let all = saw.iter().all(|(saw, workers)| saw == workers && *saw > 0.0);
    let none = saw.iter().all(|(saw, _)| *saw == 0.0);
    (all != none).then_some(all)
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    match (all_saw(comparison, "threads")?, all_saw(comparison, "processes")?) {
        (true, true) => Some("both"),
        (true, false) => Some("threads"),
        (false, false) => Some("neither"),
        (false, true) => None,
    }
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let workers = params.int("workers") as f64;
    if let Some(processes) = comparison.get("processes") {
        let own = processes.range("own");
        let apart = all_saw(comparison, "processes");
        let key = match apart {
            Some(false) if own == (f64::from(CHANGED), f64::from(CHANGED)) => "apart",
            _ => "not-apart",
        };
        said.push(Message::new(key).range("own", own).number("workers", workers));
    }
    if let Some(threads) = comparison.get("threads") {
        let own = threads.range("own");
        let together = all_saw(comparison, "threads") == Some(true);
        let key = if together { "together" } else { "not-together" };
        said.push(Message::new(key).range("own", own).number("workers", workers));
    }
    let first = &comparison.strategies[0];
    let others = comparison.strategies[1..].iter().filter(|_| first.id == "sequential");
    for other in others {
        let key = match other.speedup.difference {
            Difference::Faster => "faster",
            Difference::Slower => "slower",
            _ => "unclear",
        };
        let message = Message::new(key).text("strategy", &other.id);
        said.push(message.number("ratio", other.speedup.ratio).number("workers", workers));
    }
    for strategy in &comparison.strategies {
        if let Some(startup) = strategy.startup_ms {
            let message = Message::new("startup").text("strategy", &strategy.id);
            said.push(message.number("startup", startup).number("ms", strategy.median_ms));
        }
    }
    if said.is_empty() {
        said.push(Message::new("alone").number("ms", first.median_ms));
    }
    said
}
