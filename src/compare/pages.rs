//! The two pages of the docs that the comparison makes.

use std::fmt::Write;

use super::litmus::{Row, Shown};
use super::measured::Counted;
use super::{End, first};

const LITMUS: &str = "\
# Litmus tests by three explorers

Each test of `tests/seat/litmus.txt`, played to its end by `interleave::explore`, loom 0.7.3 and shuttle 0.9.10, by one small interpreter.
Whether it can be is C++20's answer (RC11, without load buffering), from herd7 and from what was published: `litmus.txt` has the sources.

*This page is written by `cargo run --release -p interleave-compare -- docs`. `cargo test -p interleave-compare` holds Interleave's column.*

";

const LEGEND: &str = "\
Of each explorer: whether it shows what is asked, and in how many executions it has shown all it shows, those in vain included.
**forbidden** is an answer that shows what cannot be, a false alarm; **missed** one that does not show what can be, a bug that is
not found. `+2` is how many other outcomes it shows that cannot be, `-1` how many that can be it does not show. *cut* is where 100,000 executions
were not all.

- Interleave takes memory for sequentially consistent until it meets a weaker order. Then it begins anew: that is one execution in vain.
- loom treats `SeqCst` accesses as `AcqRel`, as it says itself. Its `SeqCst` fences have an order. The last value of an atomic (`x==1`) is what a load sees
  when all threads have ended. With `into_inner` loom has more wrong answers.
- shuttle treats every order as `SeqCst`, as it says itself, and does not look for data races: those tests are no question for it.
- Load buffering is left out by all three, and `litmus.txt` calls it forbidden. C++20 allows it.
- The thread that starts the others does the last part itself: loom has room for five threads.

";

fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What an explorer shows of a test whose right answer is `allowed`.
pub fn litmus_cell(shown: Option<&Shown>, allowed: bool) -> String {
    let Some(shown) = shown else { return "-".to_owned() };
    if let End::Failed(_) = shown.end {
        return "**panics by itself**".to_owned();
    }
    let mut text = match (allowed, shown.comes) {
        (true, true) => "yes".to_owned(),
        (false, false) => "no".to_owned(),
        (false, true) => "**forbidden**".to_owned(),
        (true, false) => "**missed**".to_owned(),
    };
    let _ = write!(text, " {}", number(shown.executions));
    let [more, less] =
        [(allowed || !shown.comes, shown.forbidden), (!allowed || shown.comes, shown.missing)]
            .map(|(all, count)| count - usize::from(!all && count > 0));
    if more > 0 {
        let _ = write!(text, " +{more}");
    }
    if less > 0 {
        let _ = write!(text, " -{less}");
    }
    if shown.end == End::Cut {
        text.push_str(" *cut*");
    }
    text
}

/// The beginning of a test's row, up to Interleave's column, which is the last.
pub fn litmus_row(row: &Row) -> String {
    let threads = row.program.replace('|', "‖");
    let asked = if row.condition.is_empty() { "a data race" } else { &row.condition };
    let allowed = if row.allowed { "yes" } else { "no" };
    let own = litmus_cell(row.shown[0].as_ref(), row.allowed);
    format!("| `{}` | `{threads}` | {asked} | {allowed} | {own} |", row.name)
}

/// `docs/litmus.md`.
pub fn litmus(rows: &[Row]) -> String {
    let mut page = LITMUS.to_owned();
    page.push_str("| | Interleave | loom | shuttle |\n|---|--:|--:|--:|\n");
    let mut sum = |name: &str, counts: &dyn Fn(&Row, &Shown) -> u64| {
        let of = |at: usize| -> u64 {
            rows.iter().filter_map(|row| Some(counts(row, row.shown[at].as_ref()?))).sum()
        };
        let _ = writeln!(
            page,
            "| {name} | {} | {} | {} |",
            number(of(0)),
            number(of(1)),
            number(of(2))
        );
    };
    sum("tests", &|_, _| 1);
    sum("right answers", &|row, shown| u64::from(row.allowed == shown.comes));
    sum("show what is forbidden", &|row, shown| u64::from(!row.allowed && shown.comes));
    sum("miss what is allowed", &|row, shown| u64::from(row.allowed && !shown.comes));
    sum("show any outcome that is forbidden", &|_, shown| u64::from(shown.forbidden > 0));
    sum("miss any outcome that is allowed", &|_, shown| u64::from(shown.missing > 0));
    sum("executions", &|_, shown| shown.executions);
    page.push('\n');
    page.push_str(LEGEND);
    page.push_str("| test | threads | can it come to | | Interleave | loom | shuttle |\n|---|---|---|---|---|---|---|\n");
    for row in rows {
        let [_, loom, shuttle] = &row.shown;
        let cell = |shown: &Option<Shown>| litmus_cell(shown.as_ref(), row.allowed);
        let _ = writeln!(page, "{} {} | {} |", litmus_row(row), cell(loom), cell(shuttle));
    }
    page
}

const EXPLORERS: &str = "\
# Programs by three explorers

The same programs, each written once (`src/compare/programs.rs`), played by `interleave::explore`, loom 0.7.3 and shuttle 0.9.10. The last seven are of the
kind that SCTBench collects (Thomson, Donaldson, Betts, *Concurrency Testing Using Controlled Schedulers*, TOPC 2016), in words of our own.

*This page is written by `cargo run --release -p interleave-compare -- docs`. `cargo test -p interleave-compare` holds Interleave's columns of the first two
tables; `./build.sh bench explorers` measures again what the third one has.*

No other explorer of threads on crates.io could be compared: `interweave` needs a newer Rust than 1.95 and programs written as futures, `traceforge`
explores messages and not shared memory.

";

const COUNTED: &str = "\
## Executions to the end

How often the program was started until nothing was left to play, executions in vain included. **wrong** is an answer that is not that of the second
column; *cut* is where 100,000 were not all. loom and shuttle have no execution behind a deadlock: *stops* there. shuttle's search is its `check_dfs`, which has
no bound on preemptions and no weak memory.

| program | has a bug | Interleave | loom | shuttle |
|---|---|---|---|---|
";

const FOUND: &str = "\
## Executions to the first bug

With the last one. The search is deterministic; what is drawn is the median of 20 seeds, *never* where more than half of them have found nothing in 10,000.
`interleave::explore` goes on behind the first, in search of the shortest.

";

/// What comes before what is measured.
pub const MEASURED: &str = "## Times\n";

/// A program's row of the first table, up to Interleave's column, which is the last.
pub fn counted_row(counted: &Counted) -> String {
    let entry = &counted.entry;
    let name = if entry.about.is_empty() { String::new() } else { format!(": {}", entry.about) };
    let bug = if entry.has_bug { "yes" } else { "no" };
    format!("| **{}**{name} | {bug} | {} |", entry.name, counted.cell(0))
}

/// A program's row of the second table, up to Interleave's columns.
pub fn found_row(counted: &Counted) -> String {
    let cells: Vec<String> = counted.first[..3].iter().map(|first| first_cell(*first)).collect();
    format!("| {} | {} |", counted.entry.name, cells.join(" | "))
}

fn first_cell(first: Option<u64>) -> String {
    first.map_or("*never*".to_owned(), number)
}

/// `docs/explorers.md` without what is measured.
pub fn explorers(all: &[Counted]) -> String {
    let mut page = EXPLORERS.to_owned();
    page.push_str(COUNTED);
    for counted in all {
        let (loom, shuttle) = (counted.cell(1), counted.cell(2));
        let _ = writeln!(page, "{} {loom} | {shuttle} |", counted_row(counted));
    }
    page.push('\n');
    page.push_str(FOUND);
    let _ = writeln!(
        page,
        "| program | {} |\n|---|{}",
        first::NAMES.join(" | "),
        "--:|".repeat(first::WAYS)
    );
    for counted in all.iter().filter(|c| c.entry.has_bug && c.entry.preemptions.is_none()) {
        let rest: Vec<String> = counted.first[3..].iter().map(|first| first_cell(*first)).collect();
        let _ = writeln!(page, "{} {} |", found_row(counted), rest.join(" | "));
    }
    page.push('\n');
    page
}

/// A count as a cell.
pub(super) fn count(executions: u64) -> String {
    number(executions)
}
