//! Two tasks, of which one is cancelled on its way: where that can happen, and what it leaves behind.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use aio::{self, Cancelled, Tasks};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};

/// The lab.
pub static LAB: Lab = Lab {
    id: "task-cancel",
    section: crate::SECTION,
    chapter: "13",
    params: &[
        Param::int("steps", Unit::Count, 1..=50, 1, 5),
        Param::int("step_ms", Unit::Ms, 1..=5_000, 10, 40),
        Param::int("busy_ms", Unit::Ms, 0..=500, 5, 5),
        Param::int("cancel_ms", Unit::Ms, 0..=60_000, 10, 120),
        Param::int("cleanup_ms", Unit::Ms, 0..=5_000, 10, 30),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("steps", 5),
                ("step_ms", 500),
                ("busy_ms", 0),
                ("cancel_ms", 1_500),
                ("cleanup_ms", 0),
            ],
            choices: &[],
        },
        Preset { id: "busy", ints: &[("busy_ms", 60), ("step_ms", 10)], choices: &[] },
    ],
    strategies: &[
        Strategy::tasks("finish", |_| Resources::tasks(2), finish),
        Strategy::tasks("cancel", |_| Resources::tasks(2), cancel),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["none", "one", "two", "three", "more"], truth }),
    names: &[&names::TASK, &names::CANCEL, &names::AWAIT, &names::WAIT, &names::ASYNC_SLEEP],
    module: file!(),
    ..Lab::DEFAULT
};

/// What is asked of each task.
#[derive(Clone, Copy)]
struct Plan {
    steps: u32,
    step: Duration,
    busy: Duration,
    cleanup: Duration,
}

/// What a task leaves behind: a cancelled one has no result that could say it.
#[derive(Default)]
struct Notes {
    steps: Cell<u32>,
    cleaning_ms: Cell<f64>,
    cleaned_ms: Cell<Option<f64>>,
}

/// How a task ended.
struct Ended {
    notes: Rc<Notes>,
    cancelled: bool,
}

impl Plan {
    fn new(params: &Params) -> Self {
        Self {
            steps: params.int("steps") as u32,
            step: params.ms("step_ms"),
            busy: params.ms("busy_ms"),
            cleanup: params.ms("cleanup_ms"),
        }
    }
}

/// Computes without an await: nobody else gets the thread meanwhile, so nobody can cancel either.
fn compute(time: Duration) {
    let end = rt::clock::now() + time.as_secs_f64() * 1e3;
    while rt::clock::now() < end {
        rt::checkpoint();
        std::hint::spin_loop();
    }
}

// #region cancel
async fn work(task: u32, plan: Plan, notes: Rc<Notes>) -> Result<(), Cancelled> {
    let open = async { rt::log("begun", task, f64::from(plan.steps)) };
    let steps = async |_: &mut ()| {
        for step in 1..=plan.steps {
            compute(plan.busy);
            aio::sleep(plan.step).await; // <- only here can it be cancelled
            notes.steps.set(step);
            rt::log("step", task, f64::from(step));
        }
    };
    let close = async |()| {
        notes.cleaning_ms.set(rt::clock::now());
        rt::log("cleaning", task, f64::from(notes.steps.get()));
        aio::sleep(plan.cleanup).await; // <- a cancelled task finishes this
        notes.cleaned_ms.set(Some(rt::clock::now()));
        rt::log("cleaned", task, rt::clock::now());
    };
    aio::using(open, steps, close).await
}
// #endregion

/// Starts A and B, lets `while_running` do what it wants, and waits for the end of both.
async fn run(params: &Params, while_running: impl AsyncFnOnce(&mut Running)) -> Outcome {
    let plan = Plan::new(params);
    let notes: [Rc<Notes>; 2] = Default::default();
    let mut tasks = Tasks::new();
    let mut numbered = notes.iter().zip(1..);
    let handles = [(); 2].map(|()| {
        let (notes, task) = numbered.next().expect("as many notes as tasks");
        tasks.spawn(work(task, plan, notes.clone()))
    });
    let mut running = Running { tasks, handles, over: Vec::new() };
    while_running(&mut running).await;
    while let Some(finished) = running.tasks.next().await {
        running.over.push(finished);
    }
    let ended = notes.into_iter().zip(1..).map(|(notes, task)| {
        let of_task = running.over.iter().find(|f| f.number == task);
        let cancelled = of_task.is_some_and(|f| f.result.and_then(|r| r).is_err());
        Ended { notes, cancelled }
    });
    outcome(plan, &ended.collect::<Vec<_>>())
}

/// The two tasks on their way.
struct Running {
    tasks: Tasks<'static, Result<(), Cancelled>>,
    handles: [aio::TaskHandle; 2],
    over: Vec<aio::Finished<Result<(), Cancelled>>>,
}

fn outcome(plan: Plan, ended: &[Ended]) -> Outcome {
    let steps = |at: usize| f64::from(ended[at].notes.steps.get());
    let cancelled = ended.iter().filter(|e| e.cancelled).count() as f64;
    let cleaned = ended.iter().filter(|e| e.notes.cleaned_ms.get().is_some()).count() as f64;
    let result = Message::new("steps")
        .number("a", steps(0))
        .number("b", steps(1))
        .number("steps", f64::from(plan.steps))
        .number("cleaned", cleaned);
    let row = |(task, e): (&str, &Ended)| {
        let text = |text: &str| Arg::Text(text.to_owned());
        vec![
            text(task),
            text(if e.cancelled { "cancelled" } else { "finished" }),
            Arg::Number(f64::from(e.notes.steps.get())),
            Arg::Number(e.notes.cleaning_ms.get()),
            e.notes.cleaned_ms.get().map_or(text("–"), Arg::Number),
        ]
    };
    let columns = ["task", "ended", "steps", "cleaning_ms", "cleaned_ms"].map(str::to_owned).to_vec();
    // What B did is meant to differ; what is done to B must change nothing for A.
    Outcome::new(result, steps(0))
        .fact("a_steps", steps(0))
        .fact("b_steps", steps(1))
        .fact("cancelled", cancelled)
        .fact("finished", ended.len() as f64 - cancelled)
        .fact("cleaned", cleaned)
        .table(Table {
            key: "tasks".to_owned(),
            columns,
            rows: ["A", "B"].into_iter().zip(ended).map(row).collect(),
        })
}

// #region finish
fn finish(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        run(&params, async |_| {}).await // <- nobody interferes
    })
}
// #endregion

// #region cancel
fn cancel(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let after = params.ms("cancel_ms");
        let cancel_b = async |running: &mut Running| {
            running.over = running.tasks.wait(after).await;
            let b = &running.handles[1];
            if !b.is_finished() {
                rt::log("asked", b.number(), rt::clock::now());
            }
            b.cancel(); // <- a request; B ends at its await, after its clean-up
        };
        run(&params, cancel_b).await
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let facts = |id: &str, fact: &str| -> Vec<f64> {
        comparison.get(id).and_then(|s| s.facts.get(fact)).cloned().unwrap_or_default()
    };
    let cancelled = facts("cancel", "cancelled");
    if !cancelled.is_empty() {
        let hit = cancelled.iter().filter(|c| **c > 0.0).count() as f64;
        let steps = facts("cancel", "b_steps");
        let key = if hit > 0.0 { "cancelled" } else { "too-late" };
        let message = Message::new(key).number("hit", hit).number("runs", cancelled.len() as f64);
        let message = message.number("least", steps.iter().copied().fold(f64::INFINITY, f64::min));
        let message = message.number("most", steps.iter().copied().fold(0.0, f64::max));
        said.push(message.number("steps", params.int("steps") as f64));
    }
    let cleaned: Vec<f64> =
        comparison.strategies.iter().flat_map(|s| facts(&s.id, "cleaned")).collect();
    let key = if cleaned.iter().all(|c| *c == 2.0) { "clean" } else { "not-clean" };
    said.push(Message::new(key).number("runs", cleaned.len() as f64));
    let key = match (comparison.get("finish"), comparison.get("cancel")) {
        (Some(_), Some(_)) => "times",
        _ => "alone",
    };
    let median = |id| comparison.get(id).map_or(0.0, |s| s.median_ms);
    let message = Message::new(key).number("ms", comparison.strategies[0].median_ms);
    said.push(message.number("finish", median("finish")).number("cancel", median("cancel")));
    said
}

/// How many steps B had completed when it was cancelled; none where runs differ.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let steps = guess::facts(comparison, "cancel", "b_steps")?;
    steps.iter().all(|count| *count == steps[0]).then(|| match steps[0] as u32 {
        0 => "none",
        1 => "one",
        2 => "two",
        3 => "three",
        _ => "more",
    })
}
