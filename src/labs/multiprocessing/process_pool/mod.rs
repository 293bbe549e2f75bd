//! Computations of uneven size alone, on a pool of threads and on a pool of processes.

use serde::{Deserialize, Serialize};

use kernels::{Job, Kernel};
use lab::compute::compute;
use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use rt::{self, clock, process};

/// The lab.
pub static LAB: Lab = Lab {
    id: "process-pool",
    section: crate::SECTION,
    chapter: "10",
    params: &[
        Param::int("tasks", Unit::Count, 1..=32, 1, 4),
        Param::int("first_n", Unit::Count, 1_000..=200_000_000, 500_000, 20_000_000),
        Param::int("step_n", Unit::Count, 0..=50_000_000, 500_000, 10_000_000),
        Param::int("workers", Unit::Count, 1..=8, 1, 2).workers(),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("tasks", 4), ("first_n", 1_000_000), ("step_n", 500_000), ("workers", 2)],
            choices: &[],
        },
        Preset {
            id: "even",
            ints: &[("tasks", 4), ("first_n", 35_000_000), ("step_n", 0), ("workers", 2)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("workers")), threads),
        Strategy::processes("processes", |p| Resources::processes(p.count("workers")), processes),
    ],
    repeats: 5,
    jobs: &[&SQUARES],
    judge,
    question: Some(Question { options: &["neither", "threads", "processes", "both"], truth }),
    names: &[&names::PROCESS_POOL, &names::THREAD_POOL, &names::PICKLE],
    module: file!(),
    ..Lab::DEFAULT
};

/// A computation that is done, with its begin and end, ms since the run began.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Done {
    answer: u64,
    began_ms: f64,
    ended_ms: f64,
}

/// One call of the chapter's function, wherever it is made.
fn squares(job: Job) -> Done {
    let began_ms = clock::now();
    let answer = compute(Kernel::SumOfSquares, &job, |_, _, _| (), || ());
    let done = Done { answer, began_ms, ended_ms: clock::now() };
    rt::log("done", job.task + 1, job.n as f64);
    done
}

fn jobs(params: &Params) -> Vec<Job> {
    let (first, step) = (params.int("first_n").unsigned_abs(), params.int("step_n").unsigned_abs());
    let tasks = params.int("tasks") as u32;
    let seed = rt::current_lane(|c| c.run().seed()).unwrap_or(0);
    (0..tasks).map(|task| Job { n: first + step * u64::from(task), task, tasks, seed }).collect()
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let jobs = jobs(params);
    let done: Vec<Done> = jobs.iter().copied().map(squares).collect(); // <-
    outcome(&jobs, &done, &vec![0; done.len()], 1)
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let (jobs, workers) = (jobs(params), params.count("workers"));
    // Whichever thread is free takes the next job, and finds it in the shared memory.
    let both = rt::pool_map(workers, &jobs, |_, job| (rt::worker_index(), squares(*job))); // <-
    let (who, done): (Vec<usize>, Vec<Done>) = both.into_iter().unzip();
    outcome(&jobs, &done, &who, workers)
}
// #endregion

// #region processes
static SQUARES: process::Job<Job, Done> =
    process::Job { id: "process-pool/squares", run: squares };

fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let (jobs, workers) = (jobs(&params), params.count("workers"));
        let mut who = vec![0; jobs.len()];
        // The next job is sent as bytes to whichever process is free, and its answer comes back as bytes.
        let answered = |process: usize, job: usize, _: &Done| who[job] = process;
        let done = process::map(workers, &SQUARES, &jobs, answered).await; // <- in the order of the jobs
        outcome(&jobs, &done, &who, workers)
    })
}
// #endregion

fn outcome(jobs: &[Job], done: &[Done], who: &[usize], workers: usize) -> Outcome {
    let answers: Vec<String> = done.iter().map(|d| format!("{:016x}", d.answer)).collect();
    let mut shares = vec![(0.0, 0.0, 0.0); workers];
    for ((job, done), who) in jobs.iter().zip(done).zip(who) {
        let (count, n, busy) = &mut shares[*who];
        (*count, *n, *busy) =
            (*count + 1.0, *n + job.n as f64, *busy + done.ended_ms - done.began_ms);
    }
    let task = |((job, done), who): ((&Job, &Done), &usize)| {
        let numbers = [f64::from(job.task + 1), job.n as f64, (*who + 1) as f64];
        let times = [done.began_ms, done.ended_ms];
        numbers.into_iter().chain(times).map(Arg::Number).collect()
    };
    let share = |(who, (count, n, busy)): (usize, &(f64, f64, f64))| {
        [(who + 1) as f64, *count, *n, *busy].map(Arg::Number).to_vec()
    };
    let most = shares.iter().map(|(_, n, _)| *n).fold(0.0, f64::max);
    let total: f64 = jobs.iter().map(|job| job.n as f64).sum();
    let result = Message::new("answer")
        .text("answer", answers.last().cloned().unwrap_or_default())
        .number("tasks", jobs.len() as f64)
        .number("most", most / total * 100.0);
    Outcome::new(result, answers.join(","))
        .fact("most_share", most / total * 100.0)
        .table(Table {
            key: "tasks".to_owned(),
            columns: ["task", "n", "worker", "begin_ms", "end_ms"].map(str::to_owned).to_vec(),
            rows: jobs.iter().zip(done).zip(who).map(task).collect(),
        })
        .table(Table {
            key: "shares".to_owned(),
            columns: ["worker", "count", "n", "busy_ms"].map(str::to_owned).to_vec(),
            rows: shares.iter().enumerate().map(share).collect(),
        })
}

fn from_sequence<'a>(
    comparison: &'a Comparison,
    id: &str,
) -> Option<&'a model::StrategySummary> {
    let first = comparison.strategies.first()?;
    comparison.get(id).filter(|_| first.id == "sequential" && id != "sequential")
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let faster = |id| {
        // No clear difference is no answer, neither way.
        match from_sequence(comparison, id)?.speedup.difference {
            Difference::Unclear => None,
            difference => Some(difference == Difference::Faster),
        }
    };
    Some(match (faster("threads")?, faster("processes")?) {
        (false, false) => "neither",
        (true, false) => "threads",
        (false, true) => "processes",
        (true, true) => "both",
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let workers = params.int("workers") as f64;
    for id in ["threads", "processes"] {
        let Some(pool) = from_sequence(comparison, id) else { continue };
        let key = match pool.speedup.difference {
            Difference::Faster => "faster",
            Difference::Slower => "slower",
            _ => "unclear",
        };
        let message = Message::new(key).text("strategy", id).number("workers", workers);
        said.push(message.number("ratio", pool.speedup.ratio));
    }
    if comparison.strategies.len() > 1 {
        let key = if comparison.agree { "agree" } else { "disagree" };
        said.push(Message::new(key).number("tasks", params.int("tasks") as f64));
    }
    for id in ["threads", "processes"] {
        let shares = comparison.get(id).and_then(|s| s.facts.get("most_share"));
        if let Some(shares) = shares {
            let most = shares.iter().copied().fold(0.0, f64::max);
            // All cannot be done before its largest share is: that bounds the gain.
            let message = Message::new("share").text("strategy", id).number("most", most);
            said.push(message.number("bound", 100.0 / most.max(1.0)));
        }
    }
    if let Some(startup) = comparison.get("processes").and_then(|s| s.startup_ms) {
        said.push(Message::new("startup").number("startup", startup));
    }
    if said.is_empty() {
        said.push(Message::new("alone").number("ms", comparison.strategies[0].median_ms));
    }
    said
}
