//! How soon each way of exploring comes to a program's first bug.

use std::fmt::Write;
use std::time::Instant;

use super::measured::{Counted, Figures};
use super::programs::Entry;
use super::{by_interleave, by_loom, by_shuttle};

/// Executions on the way at most.
const MOST: u64 = 10_000;
const SEEDS: u32 = 20;

/// Six ways.
pub const WAYS: usize = 6;
/// What they are called.
pub const NAMES: [&str; WAYS] =
    ["Interleave: search", "random walk", "POS", "loom", "shuttle: random", "PCT, depth 3"];
/// Those of them that are Interleave's.
pub const OWN: usize = 3;

/// Executions until the first one that ends badly, by one of the ways; none if none of so many does.
fn find(entry: &Entry, way: usize, seed: u32) -> Option<u64> {
    let program = &entry.program;
    let own = |way| by_interleave::first_bug(&program.interleave, entry.threads, way, MOST);
    let shuttle = |way| by_shuttle::first_bug(&program.shuttle, way, MOST);
    match way {
        0 => own(by_interleave::Way::Search),
        1 => own(by_interleave::Way::Random(seed)),
        2 => own(by_interleave::Way::Pos(seed)),
        3 => by_loom::first_bug(&program.loom, MOST),
        4 => shuttle(by_shuttle::Way::Random(seed.into())),
        _ => shuttle(by_shuttle::Way::Pct(seed.into())),
    }
}

/// Whether something is drawn.
fn draws(way: usize) -> bool {
    way != 0 && way != OWN
}

fn middle<T: PartialOrd + Copy>(mut all: Vec<T>) -> T {
    all.sort_by(|a, b| a.partial_cmp(b).expect("all can be compared"));
    all[all.len() / 2]
}

/// Executions to the first bug by these ways: of what is drawn the median of the seeds; none where more than half of them have
/// found nothing.
pub fn count(entry: &Entry, ways: std::ops::Range<usize>) -> Vec<Option<u64>> {
    let count = |way| match draws(way) {
        false => find(entry, way, 0),
        true => {
            let found = (1..=SEEDS).map(|seed| find(entry, way, seed).unwrap_or(u64::MAX));
            Some(middle(found.collect())).filter(|count| *count < u64::MAX)
        }
    };
    ways.map(count).collect()
}

/// How long that takes, ms: medians of as many rounds as there are seeds, in each of which all ways take turns.
pub fn measure(counted: &Counted) -> Vec<Option<f64>> {
    if counted.first.is_empty() {
        return Vec::new();
    }
    let mut samples = [const { Vec::new() }; WAYS];
    for seed in 1..=SEEDS {
        for (way, samples) in samples.iter_mut().enumerate() {
            if counted.first[way].is_some() {
                let begin = Instant::now();
                find(&counted.entry, way, seed);
                samples.push(begin.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    samples.into_iter().map(|samples| (!samples.is_empty()).then(|| middle(samples))).collect()
}

/// The same as a table.
pub fn table(all: &[Figures]) -> String {
    let mut text = format!(
        "\nTo the first bug, ms: medians of {SEEDS} rounds in which all take turns, each with a seed of its own.\n\n\
         | program | {} |\n|---|{}\n",
        NAMES.join(" | "),
        "--:|".repeat(WAYS)
    );
    for figures in all.iter().filter(|figures| !figures.first_ms.is_empty()) {
        let cell = |ms: &Option<f64>| ms.map_or("*never*".to_owned(), |ms| format!("{ms:.2}"));
        let cells: Vec<String> = figures.first_ms.iter().map(cell).collect();
        let _ = writeln!(text, "| {} | {} |", figures.program, cells.join(" | "));
    }
    text
}
