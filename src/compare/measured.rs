//! Counts and times of the programs.

use std::fmt::Write;
use std::time::Instant;

use serde::Serialize;

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

/// What an explorer took for a program.
#[derive(Clone, Debug, Serialize)]
pub struct Taken {
    /// How often it started the program, executions in vain included.
    pub executions: u64,
    /// Whether its answer is right, and all there is.
    pub right: bool,
    /// Whether it went on behind a deadlock, to the end.
    pub whole: bool,
    /// ms to the end; none where it was cut.
    pub ms: Option<f64>,
}

/// What was measured of a program.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Its name.
    pub program: &'static str,
    /// Whether some execution ends badly.
    pub has_bug: bool,
    /// By Interleave, loom and shuttle; none where one was not asked.
    pub taken: [Option<Taken>; 3],
    /// ms to the first bug by each of the [ways](first::NAMES); none where nothing was found, empty where nothing was asked.
    pub first_ms: Vec<Option<f64>>,
}

impl Figures {
    /// The fastest with a right answer, ms.
    fn best(&self) -> f64 {
        let right = self.taken.iter().flatten().filter(|taken| taken.right);
        right.filter_map(|taken| taken.ms).fold(f64::INFINITY, f64::min)
    }
}

/// Measures all.
pub fn measure(all: &[Counted]) -> Vec<Figures> {
    let figures = |counted: &Counted| {
        let times = times(counted);
        let taken = |at: usize| {
            let Ran { executions, end, .. } = counted.ran[at].as_ref()?;
            let (executions, whole) = (*executions, *end == End::All);
            Some(Taken { executions, right: counted.is_right(at), whole, ms: times[at] })
        };
        Figures {
            program: counted.entry.name,
            has_bug: counted.entry.has_bug,
            taken: [0, 1, 2].map(taken),
            first_ms: first::measure(counted),
        }
    };
    all.iter().map(figures).collect()
}

/// What was measured, as the page has it.
pub fn tables(all: &[Figures]) -> String {
    let mut text = MEASURED.to_owned();
    let _ = write!(
        text,
        "\nTo the end, as a multiple of the fastest explorer whose answer is right; medians of {ROUNDS} rounds in which all take turns. *cut* was not \
         played to its end, **wrong** is not a right answer. The last column is that explorer's time, ms, on one machine with two cores.\n\n\
         | program | Interleave | loom | shuttle | fastest, ms |\n|---|--:|--:|--:|--:|\n"
    );
    let mut behind = Vec::new();
    for figures in all {
        let best = figures.best();
        let cell = |taken: &Option<Taken>| match taken {
            None => "-".to_owned(),
            Some(Taken { ms: None, .. }) => "*cut*".to_owned(),
            Some(Taken { right: true, ms: Some(ms), .. }) => format!("{:.1}", ms / best),
            Some(Taken { ms: Some(ms), .. }) => format!("**wrong** {:.1}", ms / best),
        };
        let cells: Vec<String> = figures.taken.iter().map(cell).collect();
        let _ = writeln!(text, "| {} | {} | {best:.2} |", figures.program, cells.join(" | "));
        if figures.taken[0].as_ref().and_then(|own| own.ms).is_some_and(|own| own > 1.5 * best) {
            behind.push(figures.program);
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
    text.push_str(&first::table(all));
    text
}

/// All programs, played by all three.
pub fn counts() -> Vec<Counted> {
    programs::all().into_iter().map(count).collect()
}
