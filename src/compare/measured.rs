//! Counts and times of the programs.

use std::fmt::Write;
use std::time::Instant;

use super::kit::Limits;
use super::pages::{self, MEASURED};
use super::programs::{self, Entry};
use super::{End, Ran, by_interleave, by_loom, by_shuttle, first};

/// Executions of a search at most.
const MOST: u64 = 100_000;
/// Rounds of measuring, in each of which all explorers take turns.
const ROUNDS: usize = 9;

/// A program, and how many executions each explorer has started.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The program.
    pub entry: Entry,
    /// By Interleave, loom and shuttle; not asked where there is none.
    pub ran: [Option<Ran>; 3],
    /// To the first bug: by Interleave's search, random walk and POS, by loom, by shuttle's random walk and PCT.
    pub first: Vec<Option<u64>>,
}

impl Counted {
    /// Whether an explorer's answer is right, and all there is.
    fn is_right(&self, at: usize) -> bool {
        let right = |ran: &Ran| ran.has_bug() == self.entry.has_bug;
        self.ran[at]
            .as_ref()
            .is_some_and(|ran| right(ran) && matches!(ran.end, End::All | End::Found))
    }

    /// What the table says of an explorer.
    pub fn cell(&self, at: usize) -> String {
        let Some(ran) = &self.ran[at] else { return "-".to_owned() };
        let mut text = pages::count(ran.executions);
        match ran.end {
            End::Found => text.push_str(" *stops*"),
            End::Cut => text.push_str(" *cut*"),
            End::Failed(_) => text.push_str(" **panics by itself**"),
            End::All => {}
        }
        if ran.has_bug() != self.entry.has_bug {
            text.push_str(" **wrong**");
        }
        text
    }
}

fn exhaust(entry: &Entry, by: usize) -> Ran {
    let limits = Limits { executions: MOST, preemptions: entry.preemptions };
    match by {
        0 => by_interleave::exhaust(&entry.program.interleave, entry.threads, limits),
        1 => by_loom::exhaust(&entry.program.loom, limits),
        _ => by_shuttle::exhaust(&entry.program.shuttle, limits),
    }
}

/// Plays a program by Interleave alone.
pub fn own(entry: Entry) -> Counted {
    let ran = [Some(exhaust(&entry, 0)), None, None];
    let has_first = entry.has_bug && entry.preemptions.is_none();
    let first = if has_first { first::count(&entry, 0..first::OWN) } else { Vec::new() };
    Counted { entry, ran, first }
}

/// Plays a program by all three.
pub fn count(entry: Entry) -> Counted {
    let mut counted = own(entry);
    let entry = &counted.entry;
    let shuttle = entry.preemptions.is_none().then(|| exhaust(entry, 2));
    counted.ran = [counted.ran[0].take(), Some(exhaust(entry, 1)), shuttle];
    if !counted.first.is_empty() {
        counted.first.extend(first::count(entry, first::OWN..first::WAYS));
    }
    counted
}

fn time(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64() * 1e3
}

/// How long each explorer takes, ms: medians of several rounds in turn. None for who was cut.
fn times(counted: &Counted) -> [Option<f64>; 3] {
    let entry = &counted.entry;
    let whole = |at: usize| {
        counted.ran[at].as_ref().is_some_and(|ran| matches!(ran.end, End::All | End::Found))
    };
    let mut samples = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for at in (0..3).filter(|at| whole(*at)) {
            samples[at].push(time(|| drop(exhaust(entry, at))));
        }
    }
    samples.map(|samples| stats::median(&samples))
}

/// Measures, and says what came out.
pub fn measure(all: &[Counted]) -> String {
    let mut text = MEASURED.to_owned();
    let _ = write!(
        text,
        "\nTo the end, as a multiple of the fastest explorer whose answer is right; medians of {ROUNDS} rounds in which all take turns. *cut* was not \
         played to its end, **wrong** is not a right answer. The last column is that explorer's time, ms, on one machine with two cores.\n\n\
         | program | Interleave | loom | shuttle | fastest, ms |\n|---|--:|--:|--:|--:|\n"
    );
    let mut behind = Vec::new();
    for counted in all {
        let times = times(counted);
        let right = |at: &usize| counted.is_right(*at);
        let best = (0..3).filter(right).filter_map(|at| times[at]).fold(f64::INFINITY, f64::min);
        let cell = |at: usize| match times[at] {
            Some(ms) if right(&at) => format!("{:.1}", ms / best),
            Some(ms) => format!("**wrong** {:.1}", ms / best),
            None if counted.ran[at].is_none() => "-".to_owned(),
            None => "*cut*".to_owned(),
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {best:.2} |",
            counted.entry.name,
            cell(0),
            cell(1),
            cell(2)
        );
        if times[0].is_some_and(|own| own > 1.5 * best) {
            behind.push(counted.entry.name);
        }
    }
    let _ = match behind.is_empty() {
        true => writeln!(
            text,
            "\nInterleave takes at most 1.5 times as long as the fastest with a right answer everywhere."
        ),
        false => writeln!(
            text,
            "\nInterleave takes more than 1.5 times as long as the fastest with a right answer on: {}. It is ahead where they \
             need many more executions, and behind where a handful is enough.",
            behind.join("; ")
        ),
    };
    text.push_str(&first::measure(all));
    text
}

/// All programs, played by all three.
pub fn counts() -> Vec<Counted> {
    programs::all().into_iter().map(count).collect()
}
