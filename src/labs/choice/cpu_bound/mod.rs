//! The same computation one after another, on threads, on processes, and as async tasks.

use kernels::{Job, Kernel, Step};
use lab::compute::{self, compute};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Unit,
};
use rt::{self, Canvas, process};

/// The lab.
pub static LAB: Lab = Lab {
    id: "cpu-bound",
    section: crate::SECTION,
    chapter: "18",
    params: &[
        Param::choice("kernel", &Kernel::IDS),
        Param::int("tasks", Unit::Count, 1..=64, 1, 4),
        Param::int("n", Unit::Count, 1_000..=200_000_000, 1_000_000, 20_000_000),
        Param::int("workers", Unit::Count, 1..=16, 1, 4).workers(),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("tasks", 4), ("n", 2_000_000), ("workers", 4)], choices: &[] },
        Preset {
            id: "picture",
            ints: &[("tasks", 24), ("n", 40_000_000), ("workers", 4)],
            choices: &[("kernel", "mandelbrot")],
        },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("workers")), threads),
        Strategy::processes("processes", |p| Resources::processes(p.count("workers")), processes),
        Strategy::tasks("async", |p| Resources::tasks(p.count("tasks")), tasks),
    ],
    repeats: 5,
    jobs: &[&JOB],
    judge,
    question: Some(Question { options: &["none", "some", "double", "more"], truth }),
    names: &[&names::THREAD_POOL, &names::PROCESS_POOL, &names::PICKLE, &names::GATHER],
    module: file!(),
    ..Lab::DEFAULT
};

/// What a process is asked to do.
static JOB: process::Job<compute::Task, compute::Answer> =
    process::Job { id: "cpu-bound/task", run: compute::in_process };

/// What every strategy gets: the same tasks, and a picture where the kernel draws one.
struct Work {
    kernel: Kernel,
    jobs: Vec<Job>,
    canvas: Option<Canvas>,
}

impl Work {
    fn new(params: &Params) -> Self {
        let kernel = Kernel::from_id(params.choice("kernel")).expect("a declared option");
        let (n, tasks) = (params.int("n").unsigned_abs(), params.int("tasks") as u32);
        let seed = rt::current_lane(|c| c.run().seed()).unwrap_or(0);
        let jobs = (0..tasks).map(|task| Job { n, task, tasks, seed }).collect();
        let canvas = kernel.image_size(n, tasks).map(|(w, h)| Canvas::new(w, h));
        Self { kernel, jobs, canvas }
    }

    fn draw(&self, worker: usize, x: u32, y: u32, values: &[u16]) {
        if let Some(canvas) = &self.canvas {
            canvas.draw(worker as u32 + 1, x, y, values);
        }
    }

    fn outcome(&self, answers: &[u64]) -> Outcome {
        let answer = answers.iter().fold(0u64, |sum, a| sum.wrapping_mul(31).wrapping_add(*a));
        let result = Message::new("answer")
            .text("answer", format!("{answer:016x}"))
            .number("size", self.kernel.size(self.jobs[0].n) as f64);
        let mut outcome = Outcome::new(result, format!("{answer:016x}"));
        outcome.image = self.canvas.as_ref().map(Canvas::meta);
        outcome
    }
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let work = Work::new(params);
    let mut answers = Vec::new();
    for job in &work.jobs {
        answers.push(compute(work.kernel, job, |x, y, row| work.draw(0, x, y, row), || ())); // <-
        rt::log("task-done", job.task + 1, 0.0);
    }
    work.outcome(&answers)
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let work = Work::new(params);
    // Each free thread of the pool takes the next task; the memory is shared, so nothing is copied.
    let answers = rt::pool_map(params.count("workers"), &work.jobs, |_, job| {
        let worker = rt::worker_index();
        let answer = compute(work.kernel, job, |x, y, row| work.draw(worker, x, y, row), || ()); // <-
        rt::log("task-done", job.task + 1, 0.0);
        answer
    });
    work.outcome(&answers)
}
// #endregion

// #region processes
fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let work = Work::new(&params);
        let kernel = work.kernel;
        let tasks: Vec<_> = work.jobs.iter().map(|&job| compute::Task { kernel, job }).collect();
        // A task is sent as bytes and its answer comes back as bytes, including the picture.
        let answers = process::map(params.count("workers"), &JOB, &tasks, |worker, task, answer| {
            for (x, y, row) in &answer.rows {
                work.draw(worker, *x, *y, row);
            }
            rt::log("task-done", task as u32 + 1, 0.0);
        })
        .await; // <-
        work.outcome(&answers.iter().map(|a| a.answer).collect::<Vec<_>>())
    })
}
// #endregion

// #region async
fn tasks(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let work = Work::new(&params);
        let one = |job: Job| {
            let work = &work;
            async move {
                let mut kernel = work.kernel.begin(&job);
                loop {
                    match kernel.step() {
                        Step::More => {}
                        Step::Row { y, x, values } => work.draw(job.task as usize, x, y, values),
                        Step::Done => break,
                    }
                    rt::checkpoint();
                    aio::yield_now().await; // <- polite, but still one thread
                }
                rt::log("task-done", job.task + 1, 0.0);
                kernel.answer()
            }
        };
        let answers = aio::gather(work.jobs.iter().copied().map(one)).await;
        work.outcome(&answers)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let find = |id| comparison.get(id).filter(|_| comparison.strategies[0].id == "sequential");
    let workers = params.int("workers") as f64;
    if let Some(threads) = find("threads").filter(|s| s.id != comparison.strategies[0].id) {
        let key = match threads.speedup.difference {
            Difference::Faster => "threads-faster",
            Difference::Slower => "threads-slower",
            _ => "threads-unclear",
        };
        said.push(Message::new(key).number("ratio", threads.speedup.ratio).number("workers", workers));
    }
    if let Some(processes) = find("processes") {
        let key = match processes.speedup.difference {
            Difference::Faster => "processes-faster",
            Difference::Slower => "processes-slower",
            _ => "processes-unclear",
        };
        said.push(Message::new(key).number("ratio", processes.speedup.ratio));
    }
    if let Some(tasks) = find("async") {
        let key = match tasks.speedup.difference {
            Difference::Faster => "async-faster",
            _ => "async-no-gain",
        };
        said.push(Message::new(key).number("ratio", tasks.speedup.ratio));
    }
    if said.is_empty() {
        said.push(Message::new("alone").number("ms", comparison.strategies[0].median_ms));
    }
    said
}

fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    Some(match guess::ratio(comparison, "sequential", "threads")? {
        none if none < 1.2 => "none",
        some if some < 1.8 => "some",
        double if double < 3.0 => "double",
        _ => "more",
    })
}
