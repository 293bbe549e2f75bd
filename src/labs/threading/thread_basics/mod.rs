//! Two workers of different length, one after the other and as threads: start, join, total.

use std::time::Duration;

use lab::{Lab, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};

/// The lab.
pub static LAB: Lab = Lab {
    id: "thread-basics",
    section: crate::SECTION,
    chapter: "1",
    params: &[
        Param::int("first_ms", Unit::Ms, 0..=10_000, 50, 100),
        Param::int("second_ms", Unit::Ms, 0..=10_000, 50, 200),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("first_ms", 1_000), ("second_ms", 2_000)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |_| Resources::threads(2), threads),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["sum", "longer", "half", "shorter"], truth }),
    names: &[&names::THREAD, &names::JOIN, &names::SLEEP],
    module: file!(),
    ..Lab::DEFAULT
};

/// What a worker hands back: who it is, and when it began and ended, ms since the run began.
struct Done {
    number: u32,
    began_ms: f64,
    ended_ms: f64,
}

fn worker(number: u32, work: Duration) -> Done {
    let began_ms = rt::clock::now();
    rt::log("begun", number, work.as_secs_f64() * 1e3);
    rt::sleep(work);
    let ended_ms = rt::clock::now();
    rt::log("done", number, ended_ms);
    Done { number, began_ms, ended_ms }
}

fn outcome(done: &[Done]) -> Outcome {
    let numbers: Vec<String> = done.iter().map(|d| d.number.to_string()).collect();
    let row = |d: &Done| [f64::from(d.number), d.began_ms, d.ended_ms].map(Arg::Number).to_vec();
    Outcome::new(Message::new("joined").text("workers", numbers.join(", ")), numbers.join(","))
        .table(Table {
            key: "workers".to_owned(),
            columns: ["worker", "begin_ms", "end_ms"].map(str::to_owned).to_vec(),
            rows: done.iter().map(row).collect(),
        })
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let first = worker(1, params.ms("first_ms"));
    let second = worker(2, params.ms("second_ms")); // <- begins when the first has finished
    outcome(&[first, second])
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let (first_ms, second_ms) = (params.ms("first_ms"), params.ms("second_ms"));
    let done = rt::scope(|scope| {
        let first = scope.spawn(move || worker(1, first_ms)); // <- start
        let second = scope.spawn(move || worker(2, second_ms));
        [first.join(), second.join()] // <- join waits for the result
    });
    outcome(&done)
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let waits = ["first_ms", "second_ms"].map(|id| params.int(id) as f64);
    let (sum, longest) = (waits[0] + waits[1], waits[0].max(waits[1]));
    let first = &comparison.strategies[0];
    let both = comparison.get("sequential").zip(comparison.get("threads"));
    let Some((one, all)) = both else {
        let message = Message::new("alone").number("ms", first.median_ms);
        return vec![message.number("sum", sum).number("longest", longest)];
    };
    // Which of the two was asked for first decides whose difference says it.
    let faster = if first.id == "sequential" {
        all.speedup.difference == Difference::Faster
    } else {
        one.speedup.difference == Difference::Slower
    };
    let key = if faster { "longest" } else { "no-gain" };
    let message = Message::new(key).number("one", one.median_ms).number("all", all.median_ms);
    vec![message.number("sum", sum).number("longest", longest)]
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let [first, second] = ["first_ms", "second_ms"].map(|id| params.int(id) as f64);
    let (sum, longer, shorter) = (first + second, first.max(second), first.min(second));
    let expected = [("sum", sum), ("longer", longer), ("half", sum / 2.0), ("shorter", shorter)];
    guess::nearest(comparison.get("threads")?.median_ms, &expected)
}
