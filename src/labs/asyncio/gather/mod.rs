//! Three waits one after another, and gathered.

use std::time::Duration;

use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Difference, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};

/// The lab.
pub static LAB: Lab = Lab {
    id: "gather",
    section: crate::SECTION,
    chapter: "12",
    params: &[
        Param::int("first_ms", Unit::Ms, 0..=10_000, 50, 100),
        Param::int("second_ms", Unit::Ms, 0..=10_000, 50, 200),
        Param::int("third_ms", Unit::Ms, 0..=10_000, 50, 150),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("first_ms", 1_000), ("second_ms", 2_000), ("third_ms", 1_500)],
            choices: &[],
        },
        Preset {
            id: "even",
            ints: &[("first_ms", 150), ("second_ms", 150), ("third_ms", 150)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::tasks("one-by-one", |_| Resources::NONE, one_by_one),
        Strategy::tasks("gather", |_| Resources::tasks(3), gathered),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["sum", "longest", "average", "shortest"], truth }),
    names: &[&names::COROUTINE, &names::AWAIT, &names::RUN, &names::GATHER, &names::ASYNC_SLEEP],
    module: file!(),
    ..Lab::DEFAULT
};

/// What one task found: its number, and when it was done, ms since the run began.
struct Done {
    number: u32,
    at_ms: f64,
}

async fn task(number: u32, wait: Duration) -> Done {
    rt::log("begun", number, wait.as_secs_f64() * 1e3);
    aio::sleep(wait).await;
    let at_ms = rt::clock::now();
    rt::log("done", number, at_ms);
    Done { number, at_ms }
}

fn waits(params: &Params) -> [Duration; 3] {
    ["first_ms", "second_ms", "third_ms"].map(|id| params.ms(id))
}

/// Results stand in the order in which they were returned, whatever the order of their ends.
fn outcome(results: &[Done]) -> Outcome {
    let numbers: Vec<String> = results.iter().map(|d| d.number.to_string()).collect();
    let mut ends: Vec<&Done> = results.iter().collect();
    ends.sort_by(|a, b| a.at_ms.total_cmp(&b.at_ms));
    let ends: Vec<String> = ends.iter().map(|d| d.number.to_string()).collect();
    let result = Message::new("order")
        .text("returned", numbers.join(", "))
        .text("finished", ends.join(", "));
    let rows = results.iter().map(|d| vec![Arg::Number(f64::from(d.number)), Arg::Number(d.at_ms)]);
    Outcome::new(result, numbers.join(",")).table(Table {
        key: "ends".to_owned(),
        columns: vec!["task".to_owned(), "end_ms".to_owned()],
        rows: rows.collect(),
    })
}

// #region one-by-one
fn one_by_one(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let mut results = Vec::new();
        for (index, wait) in waits(&params).into_iter().enumerate() {
            results.push(task(index as u32 + 1, wait).await); // <- the next begins when this one is done
        }
        outcome(&results)
    })
}
// #endregion

// #region gather
fn gathered(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let tasks = waits(&params).into_iter().enumerate();
        let tasks = tasks.map(|(index, wait)| task(index as u32 + 1, wait));
        let results = aio::gather(tasks).await; // <- all have begun before any is done
        outcome(&results)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let waits = waits(params).map(|w| w.as_secs_f64() * 1e3);
    let (sum, longest) = (waits.iter().sum::<f64>(), waits.iter().copied().fold(0.0, f64::max));
    let message = |key| Message::new(key).number("sum", sum).number("longest", longest);
    let both = comparison.get("one-by-one").zip(comparison.get("gather"));
    let Some((one, all)) = both else {
        return vec![message("alone").number("ms", comparison.strategies[0].median_ms)];
    };
    // Which of the two was asked for first decides whose speed-up is the interesting one.
    let (ratio, difference) = if comparison.strategies[0].id == "one-by-one" {
        (all.speedup.ratio, all.speedup.difference)
    } else {
        let difference = match one.speedup.difference {
            Difference::Slower => Difference::Faster,
            Difference::Faster => Difference::Slower,
            other => other,
        };
        (1.0 / one.speedup.ratio, difference)
    };
    let key = if difference == Difference::Faster { "overlap" } else { "no-gain" };
    vec![message(key).number("ratio", ratio).number("one", one.median_ms).number("all", all.median_ms)]
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let waits = waits(params).map(|w| w.as_secs_f64() * 1e3);
    let sum: f64 = waits.iter().sum();
    let longest = waits.iter().copied().fold(0.0, f64::max);
    let shortest = waits.iter().copied().fold(f64::INFINITY, f64::min);
    let expected =
        [("sum", sum), ("longest", longest), ("average", sum / 3.0), ("shortest", shortest)];
    guess::nearest(comparison.get("gather")?.median_ms, &expected)
}
