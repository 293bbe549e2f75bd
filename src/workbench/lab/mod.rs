//! The lab that stands for programs.

mod declared;
mod describe;
mod run;

use lab::{Lab, PROGRAM, Strategy};
use model::{Comparison, Message, Param, Params, Preset, Resources, Section, Unit};

pub use declared::of;
pub use describe::{Description, Problem, Way, describe};
pub use run::{MOST_OUTPUT, WAYS};

/// The parameter that says how many threads can exist at once.
pub const WORKERS: &str = "workers";
/// Characters of a program at most, all variants together.
pub const LONGEST: u32 = 20_000;
/// Room on the timeline for threads that come after others have ended.
const MORE_LANES: u32 = 48;

/// What is there without a program.
pub static LAB: Lab = Lab {
    id: "workbench",
    section: Section::Workshop,
    params: FIXED,
    presets: &[Preset { id: "quick", ints: &[], choices: &[] }],
    strategies: &[
        Strategy::way("free", resources, run::run, 0),
        Strategy::way("gil", resources, run::run, 1),
    ],
    repeats: 3,
    judge,
    seat: Some(declared::SEAT),
    program: Some(of),
    door: Some("workbench"),
    module: file!(),
    parts: &["run.rs"],
    ..Lab::DEFAULT
};

/// What every program has.
const FIXED: &[Param] =
    &[Param::text(PROGRAM, LONGEST), Param::int(WORKERS, Unit::Count, 1..=60, 1, 8)];

fn resources(params: &Params) -> Resources {
    Resources { tasks: MORE_LANES, ..Resources::threads(params.count(WORKERS)) }
}

/// Whether all ended well, and whether all came to the same.
fn judge(_: &Params, comparison: &Comparison) -> Vec<Message> {
    let all = &comparison.strategies;
    let bad = |name: &str| {
        all.iter()
            .filter(|s| s.facts.get(name).is_some_and(|f| f.iter().any(|v| *v != 0.0)))
            .count()
    };
    let raised = bad("uncaught").max(bad("exit"));
    vec![match (raised, all.len()) {
        (0, 1) => Message::new("ran-one"),
        (0, _) => Message::new("ran"),
        (_, 1) => Message::new("raised-one"),
        (count, of) => Message::new("raised").number("count", count as f64).number("of", of as f64),
    }]
}
