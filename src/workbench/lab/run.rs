//! One execution of one variant.

use std::sync::{Arc, Mutex, PoisonError};

use lab::PROGRAM;
use model::{Message, Outcome, Params};
use python::{Kept, Limits, Options, Outcome as Ended};
use rt::{Crew, Printed};

use super::WORKERS;
use crate::measured::Measured;
use crate::names;
use crate::steered::Steered;
use crate::text::{self, Ready};

/// Bytes of output that are kept and shown.
pub const MOST_OUTPUT: usize = 256 << 10;
/// Room for what the interpreter says after that, such as a traceback.
const SPARE: usize = 16 << 10;
/// Calls and backward jumps between two looks whether another thread wants the interpreter's lock: about CPython's 5 ms.
const SWITCH_INTERVAL: u32 = 100_000;
/// Characters of the last line in the results.
const LONGEST_LINE: usize = 100;

/// Ways of running each variant, in the order of their strategies.
pub const WAYS: [&str; 2] = ["free", "gil"];

// #region free gil
/// Runs a program the `way` of this number: variants one after the other, each in every one of [`WAYS`].
pub fn run(params: &Params, way: usize) -> Outcome {
    let variant = variant(params, way / WAYS.len());
    let gil = (WAYS[way % WAYS.len()] == "gil").then_some(SWITCH_INTERVAL);
    let limits = Limits { output: MOST_OUTPUT, ..Limits::default() };
    let options = Options { limits, gil };
    let printed = Printed::new(MOST_OUTPUT + SPARE);
    let ended =
        rt::crew(params.int(WORKERS) as u32, |crew| play(crew, &printed, &variant, options));
    outcome(&ended, &printed)
}

fn play(crew: &Crew, printed: &Printed, variant: &Variant, options: Options) -> Ended {
    let Variant { ready: Ready { source, always }, file, kept } = variant;
    if !seat::is_steered() {
        let host = Arc::new(Measured::new(crew.clone(), printed.clone()));
        let ended = python::run(source, host, options);
        rt::checkpoint();
        printed.write(true, &ended.traceback);
        return ended;
    }
    let checked = !always.is_empty();
    let host = Arc::new(Steered::new(crew.clone(), printed.clone(), file, checked));
    let ended = python::run_kept(source, host.clone(), options, kept, always);
    // What it came to says nothing: it was broken off.
    if host.is_over() {
        rt::unwind();
    }
    printed.write(true, &ended.traceback);
    ended
}

// #endregion

/// A variant with its parameters, and what the executions of a search share.
struct Variant {
    ready: Ready,
    /// What its lines are shown as.
    file: &'static str,
    kept: Kept,
}

/// The variant of this number, or the last one. The latest is kept, and no other, so that nothing adds up.
fn variant(params: &Params, number: usize) -> Arc<Variant> {
    static LATEST: Mutex<Option<(Params, usize, Arc<Variant>)>> = Mutex::new(None);
    let mut latest = LATEST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, at, variant)) = &*latest
        && *at == number
        && of == params
    {
        return variant.clone();
    }
    let mut variants = text::variants(params.text(PROGRAM));
    let text::Variant { name, text } = variants.swap_remove(number.min(variants.len() - 1));
    let ready = text::ready(&text, |name| params.get_int(name));
    let file = if name.is_empty() { python::FILE } else { names::keep(&name) };
    let variant = Arc::new(Variant { ready, file, kept: Kept::default() });
    *latest = Some((params.clone(), number, variant.clone()));
    variant
}

fn outcome(ended: &Ended, printed: &Printed) -> Outcome {
    let said = printed.stretches();
    let of = |error: bool| -> String {
        said.iter().filter(|(of, _)| *of == error).map(|(_, text)| text.as_str()).collect()
    };
    let (out, err) = (of(false), of(true));
    let last = |text: &str| {
        let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let mut short: String = line.trim().chars().take(LONGEST_LINE).collect();
        if line.trim().chars().count() > LONGEST_LINE {
            short.push('…');
        }
        short
    };
    let failed = ended.exit != 0 || ended.uncaught > 0;
    let lines = out.lines().count() as f64;
    let message = match (failed, lines) {
        (true, _) => Message::new("raised").text("last", last(&err)),
        (false, 0.0) => Message::new("silent"),
        (false, _) => Message::new("printed").text("last", last(&out)),
    };
    Outcome::new(message, "")
        .fact("exit", f64::from(ended.exit))
        .fact("uncaught", ended.uncaught as f64)
        .fact("lines", lines)
}

/// Whether nothing went wrong: no exception that nobody caught, no exit status but 0.
pub fn holds(_: &Params, outcome: &Outcome) -> bool {
    let zero = |name: &str| outcome.facts.get(name).is_none_or(|fact| *fact == 0.0);
    zero("exit") && zero("uncaught")
}
