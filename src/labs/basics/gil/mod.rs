//! The same computation on one thread, on threads that share one interpreter lock, on threads without
//! one, and on processes.

#[allow(clippy::module_inception)]
mod gil;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use kernels::{Job, Kernel};
use lab::compute::compute;
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Unit,
};
use rt::{self, Canvas, clock, process};

use gil::Gil;

/// The lab.
pub static LAB: Lab = Lab {
    id: "gil",
    section: crate::SECTION,
    chapter: "S4–S6",
    params: &[
        Param::choice("kernel", &Kernel::IDS),
        Param::int("n", Unit::Count, 10_000..=1_000_000_000, 10_000_000, 100_000_000),
        Param::int("threads", Unit::Count, 1..=16, 1, 2).workers(),
        Param::int("interval_ms", Unit::Ms, 1..=100, 1, 5),
        Param::int("waiting", Unit::Percent, 0..=90, 10, 0),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("n", 50_000_000), ("threads", 2), ("interval_ms", 5), ("waiting", 0)],
            choices: &[],
        },
        Preset { id: "waiting", ints: &[("n", 50_000_000), ("waiting", 80)], choices: &[] },
        Preset {
            id: "picture",
            ints: &[("n", 100_000_000), ("threads", 4)],
            choices: &[("kernel", "mandelbrot")],
        },
    ],
    strategies: &[
        Strategy::sequential("one-thread", one_thread),
        Strategy::threads("gil", |p| Resources::threads(p.count("threads")), with_gil),
        Strategy::threads("no-gil", |p| Resources::threads(p.count("threads")), without_gil),
        Strategy::processes("processes", |p| Resources::processes(p.count("threads")), processes),
    ],
    repeats: 5,
    jobs: &[&JOB],
    judge,
    question: Some(Question { options: &["slower", "same", "less", "full"], truth }),
    names: &[&names::GIL, &names::THREAD, &names::JOIN, &names::SLEEP, &names::PROCESS_POOL],
    module: file!(),
    parts: &["gil.rs"],
    ..Lab::DEFAULT
};

/// A slice of computing that a share of waiting follows.
const SLICE: Duration = Duration::from_millis(2);

static JOB: process::Job<Part, PartDone> = process::Job { id: "gil/part", run: in_process };

/// One thread's part of the work, the same in every strategy.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Part {
    kernel: Kernel,
    job: Job,
    /// Share of time that goes to waiting, percent.
    waiting: u32,
}

/// A part's answer and picture, as a process sends them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct PartDone {
    answer: u64,
    rows: Vec<(u32, u32, Vec<u16>)>,
}

impl Part {
    /// Computes, and after every 2 ms of its own computing waits as long as the share says. `gil` is
    /// looked at between two steps and let go of while waiting.
    fn run(&self, gil: Option<(&Gil, usize)>, row: impl FnMut(u32, u32, &[u16])) -> u64 {
        let slice = SLICE.as_secs_f64() * 1e3;
        let wait = Duration::from_millis(2).mul_f64(
            f64::from(self.waiting) / f64::from(100 - self.waiting.min(99)),
        );
        let (mut computed, mut begin) = (0.0, clock::absolute());
        compute(self.kernel, &self.job, row, || {
            computed += clock::absolute() - begin;
            if self.waiting > 0 && computed >= slice {
                computed = 0.0;
                if let Some((gil, me)) = gil {
                    gil.release(me);
                    rt::sleep(wait);
                    gil.take(me);
                } else {
                    rt::sleep(wait);
                }
            } else if let Some((gil, me)) = gil {
                gil.check(me);
            }
            begin = clock::absolute();
        })
    }

    /// [`run`](Self::run) on a lane that can tell of it.
    fn logged(&self, gil: Option<(&Gil, usize)>, row: impl FnMut(u32, u32, &[u16])) -> u64 {
        rt::log("part-begun", self.job.task + 1, clock::now());
        let answer = self.run(gil, row);
        rt::log("part-done", self.job.task + 1, clock::now());
        answer
    }
}

struct Work {
    parts: Vec<Part>,
    canvas: Option<Canvas>,
}

impl Work {
    fn new(params: &Params) -> Self {
        let kernel = Kernel::from_id(params.choice("kernel")).expect("a declared option");
        let threads = params.int("threads") as u32;
        let n = params.int("n").unsigned_abs() / u64::from(threads);
        let waiting = params.int("waiting") as u32;
        let seed = rt::current_lane(|c| c.run().seed()).unwrap_or(0);
        let part = |task| Part { kernel, job: Job { n, task, tasks: threads, seed }, waiting };
        let canvas = kernel.image_size(n, threads).map(|(w, h)| Canvas::new(w, h));
        Self { parts: (0..threads).map(part).collect(), canvas }
    }

    fn draw(&self, worker: usize, x: u32, y: u32, values: &[u16]) {
        if let Some(canvas) = &self.canvas {
            canvas.draw(worker as u32 + 1, x, y, values);
        }
    }

    fn outcome(&self, answers: &[u64], switches: u64) -> Outcome {
        let answer = answers.iter().fold(0u64, |sum, a| sum.wrapping_mul(31).wrapping_add(*a));
        let key = if switches > 0 { "switched" } else { "answer" };
        let result = Message::new(key)
            .text("answer", format!("{answer:016x}"))
            .number("switches", switches as f64);
        let mut outcome = Outcome::new(result, format!("{answer:016x}"));
        outcome.image = self.canvas.as_ref().map(Canvas::meta);
        outcome.fact("switches", switches as f64)
    }
}

// #region one-thread
fn one_thread(params: &Params) -> Outcome {
    let work = Work::new(params);
    let one = |part: &Part| part.logged(None, |x, y, row| work.draw(0, x, y, row));
    let answers: Vec<u64> = work.parts.iter().map(one).collect(); // <- one part after the other
    work.outcome(&answers, 0)
}
// #endregion

/// The parts on a thread each.
fn on_threads(work: &Work, gil: Option<&Gil>) -> Vec<u64> {
    rt::scope(|scope| {
        let spawn = |(me, part): (usize, &Part)| {
            let part = *part;
            scope.spawn(move || {
                if let Some(gil) = gil {
                    gil.take(me);
                }
                let answer =
                    part.logged(gil.map(|g| (g, me)), |x, y, row| work.draw(me, x, y, row));
                if let Some(gil) = gil {
                    gil.release(me);
                }
                answer
            })
        };
        let threads: Vec<_> = work.parts.iter().enumerate().map(spawn).collect();
        threads.into_iter().map(rt::ScopedJoinHandle::join).collect()
    })
}

// #region gil
fn with_gil(params: &Params) -> Outcome {
    let work = Work::new(params);
    let gil = Gil::new(params.ms("interval_ms"));
    let answers = on_threads(&work, Some(&gil)); // <- only the holder of the lock computes
    work.outcome(&answers, gil.switches())
}
// #endregion

// #region no-gil
fn without_gil(params: &Params) -> Outcome {
    let work = Work::new(params);
    let answers = on_threads(&work, None); // <- the same threads, without a lock
    work.outcome(&answers, 0)
}
// #endregion

// #region processes
fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let work = Work::new(&params);
        // Each process would have an interpreter, and so a lock, of its own.
        let done = process::map(work.parts.len(), &JOB, &work.parts, |worker, task, part| {
            rt::log("part-done", task as u32 + 1, clock::now());
            for (x, y, row) in &part.rows {
                work.draw(worker, *x, *y, row);
            }
        })
        .await; // <-
        work.outcome(&done.iter().map(|d| d.answer).collect::<Vec<_>>(), 0)
    })
}

fn in_process(part: Part) -> PartDone {
    let mut rows = Vec::new();
    let answer = part.run(None, |x, y, values| rows.push((x, y, values.to_vec())));
    PartDone { answer, rows }
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let baseline = comparison.strategies[0].id == "one-thread";
    let find = |id| comparison.get(id).filter(|_| baseline);
    let waiting = params.int("waiting") > 0;
    if let Some(gil) = find("gil") {
        let key = match (gil.speedup.difference, waiting) {
            (Difference::Faster, true) => "gil-waits-overlap",
            (Difference::Faster, false) => "gil-faster",
            (Difference::Slower, _) => "gil-slower",
            _ => "gil-no-gain",
        };
        let message = Message::new(key).number("ratio", gil.speedup.ratio);
        let message = message.range("switches", gil.range("switches"));
        said.push(message.number("threads", params.int("threads") as f64));
    }
    if let Some(threads) = find("no-gil") {
        let key = match threads.speedup.difference {
            Difference::Faster => "threads-faster",
            _ => "threads-no-gain",
        };
        said.push(Message::new(key).number("ratio", threads.speedup.ratio));
    }
    if let Some(processes) = find("processes") {
        let key = match processes.speedup.difference {
            Difference::Faster => "processes-faster",
            _ => "processes-no-gain",
        };
        said.push(Message::new(key).number("ratio", processes.speedup.ratio));
    }
    if said.is_empty() {
        let first = &comparison.strategies[0];
        said.push(Message::new("alone").text("strategy", &first.id).number("ms", first.median_ms));
    }
    said
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let ratio = guess::ratio(comparison, "one-thread", "gil")?;
    let threads = params.int("threads") as f64;
    if guess::same(ratio) {
        return Some("same");
    }
    match ratio {
        below if below < 1.0 => Some("slower"),
        // A single thread has no others to gain from, so it is noise that makes it faster.
        _ if threads == 1.0 => None,
        full if full >= 0.9 * threads => Some("full"),
        _ => Some("less"),
    }
}
