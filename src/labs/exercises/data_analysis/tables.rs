//! What the totals come to, as tables.

use model::{Arg, Table};

use super::numbers::{Decimals, Example, Mark, Written};
use super::rows::{Broken, Reason, Totals};
use super::stats::Stats;

/// The word of a reason, found under `fact.`.
fn reason_word(reason: Reason) -> Arg {
    let word = match reason {
        Reason::Fields => "broken_fields",
        Reason::Empty => "broken_empty",
        Reason::Number => "broken_number",
        Reason::Encoding => "broken_encoding",
        Reason::Long => "broken_long",
        Reason::Quote => "broken_quote",
    };
    Arg::Text(word.to_owned())
}

/// Broken rows by reason.
pub fn reasons(totals: &Totals) -> Table {
    let counted = Reason::ALL.into_iter().zip(totals.broken).filter(|(_, count)| *count > 0);
    let row = |(reason, count)| vec![reason_word(reason), Arg::Number(count as f64)];
    let columns = ["reason", "rows"].map(str::to_owned).to_vec();
    Table { key: "reasons".to_owned(), columns, rows: counted.map(row).collect() }
}

/// The first broken rows.
pub fn broken(totals: &Totals) -> Table {
    let row = |broken: &Broken| {
        let text = Arg::Text(broken.text.clone());
        let (line, lines) = (Arg::Number(broken.line as f64), Arg::Number(broken.lines as f64));
        vec![line, lines, reason_word(broken.reason), text]
    };
    let columns = ["line", "lines", "reason", "row_text"].map(str::to_owned).to_vec();
    Table { key: "broken".to_owned(), columns, rows: totals.shown.iter().map(row).collect() }
}

/// The largest groups first; those that there was no room for together at the end.
pub fn groups(totals: &Totals) -> Table {
    let row = |label: &str, stats: &Stats| {
        let numbers = [
            stats.count as f64,
            stats.mean(),
            stats.min,
            stats.quantile(0.5),
            stats.quantile(0.9),
            stats.quantile(0.99),
            stats.max,
        ];
        let label = Arg::Text(if label.is_empty() { "\"\"" } else { label }.to_owned());
        std::iter::once(label).chain(numbers.map(Arg::Number)).collect::<Vec<_>>()
    };
    let owned = |names: [&str; 8]| names.map(str::to_owned).to_vec();
    let columns = owned(["group_text", "rows", "mean", "min", "median", "p90", "p99", "max"]);
    let mut groups = totals.groups.sorted();
    groups.sort_by_key(|(_, stats)| std::cmp::Reverse(stats.count));
    let mut rows: Vec<_> = groups.iter().map(|(label, stats)| row(label, stats)).collect();
    if totals.groups.rest().count > 0 {
        rows.push(row("…", totals.groups.rest()));
    }
    Table { key: "groups".to_owned(), columns, rows }
}

/// An example of each way in which values are not written as a program would.
pub fn numbers(written: &Written, decimals: Decimals) -> Table {
    let row = |(way, example): (Arg, Option<&Example>)| {
        let Example { text, value, .. } = example?;
        Some(vec![way, Arg::Text(text.clone()), Arg::Number(*value)])
    };
    let perhaps = |mark| {
        let as_decimals = decimals == Decimals::After(mark) || decimals == Decimals::Both;
        Arg::word(if as_decimals { "perhaps-thousands" } else { "perhaps-decimals" })
    };
    let found: [(Arg, Option<&Example>); 6] = [
        (Arg::word("thousands-comma"), written.thousands[Mark::Comma as usize].as_ref()),
        (Arg::word("thousands-point"), written.thousands[Mark::Point as usize].as_ref()),
        (Arg::word("decimal-comma"), written.comma.as_ref()),
        (Arg::word("sign"), written.sign.as_ref()),
        (perhaps(Mark::Comma), written.unsettled(Mark::Comma)),
        (perhaps(Mark::Point), written.unsettled(Mark::Point)),
    ];
    let columns = ["way", "written_text", "read"].map(str::to_owned).to_vec();
    let rows = found.into_iter().filter_map(row).collect();
    Table { key: "numbers".to_owned(), columns, rows }
}
