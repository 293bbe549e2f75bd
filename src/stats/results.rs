//! The results of all counted runs of a strategy. One run's result is not enough, since runs may differ.

use std::collections::BTreeSet;

use model::{Arg, Message, Outcome, RunsResult};

/// The results of all runs, the most frequent first, equally frequent ones in the order of the runs. Runs whose
/// sentence and texts are the same are counted together; numbers in which they differ become ranges.
pub(crate) fn results(outcomes: &[&Outcome]) -> Vec<RunsResult> {
    let mut found: Vec<(RunsResult, &Message)> = Vec::new();
    for message in outcomes.iter().map(|outcome| &outcome.result) {
        match found.iter_mut().find(|(_, first)| says_the_same(first, message)) {
            Some((group, _)) => {
                group.runs += 1;
                widen(&mut group.result, message);
            }
            None => found.push((RunsResult { runs: 1, result: message.clone() }, message)),
        }
    }
    // Equally frequent results stay in the order of the runs. A few, so std's sort would be 4 KB of wasm for nothing.
    let mut sorted: Vec<RunsResult> = Vec::with_capacity(found.len());
    for (group, _) in found {
        sorted.insert(sorted.partition_point(|other| other.runs >= group.runs), group);
    }
    sorted
}

/// Whether two sentences differ in numbers only.
fn says_the_same(one: &Message, other: &Message) -> bool {
    let same = |(a, b): (&Arg, &Arg)| match (a, b) {
        (Arg::Number(_), Arg::Number(_)) => true,
        _ => a == b,
    };
    one.key == other.key
        && one.args.keys().eq(other.args.keys())
        && one.args.values().zip(other.args.values()).all(same)
}

/// Widens the ranges of `sentence` to include the numbers of another run.
fn widen(sentence: &mut Message, run: &Message) {
    for (name, value) in &run.args {
        let Arg::Number(value) = *value else { continue };
        let most = format!("{name}{}", Message::MOST);
        let number = |name: &str| match sentence.args.get(name) {
            Some(Arg::Number(number)) => Some(*number),
            _ => None,
        };
        let least = number(name).unwrap_or(value);
        let range = (least.min(value), number(&most).unwrap_or(least).max(value));
        *sentence = std::mem::replace(sentence, Message::new("")).range(name, range);
    }
}

/// The keys of the tables and series that differ between runs.
pub(crate) fn varied(outcomes: &[&Outcome]) -> Vec<String> {
    let Some((last, others)) = outcomes.split_last() else { return Vec::new() };
    let mut keys = BTreeSet::new();
    for other in others {
        let same = |key: &str| {
            let tables = |outcome: &Outcome| outcome.tables.iter().find(|t| t.key == key).cloned();
            let series = |outcome: &Outcome| outcome.series.iter().find(|s| s.key == key).cloned();
            tables(last) == tables(other) && series(last) == series(other)
        };
        let all = last.tables.iter().map(|t| &t.key).chain(last.series.iter().map(|s| &s.key));
        keys.extend(all.filter(|key| !same(key)).cloned());
    }
    keys.into_iter().collect()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use model::{Series, Table};

    fn counted(counted: f64, lost: f64) -> Outcome {
        let result = Message::new("counted").number("counted", counted).number("lost", lost);
        Outcome::new(result.number("expected", 10.0), "")
    }

    fn order(order: &str) -> Outcome {
        Outcome::new(Message::new("order").text("order", order), "")
    }

    fn of(outcomes: &[Outcome]) -> Vec<RunsResult> {
        results(&outcomes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_number_that_differs_is_a_range_over_all_runs() {
        // The last run lost nothing: by itself its sentence would deny what the others did.
        let found = of(&[counted(7.0, 3.0), counted(4.0, 6.0), counted(10.0, 0.0)]);
        let expected = Message::new("counted")
            .range("counted", (4.0, 10.0))
            .range("lost", (0.0, 6.0))
            .number("expected", 10.0);
        assert_eq!(found, [RunsResult { runs: 3, result: expected }]);
    }

    #[test]
    fn a_number_that_never_differs_stays_one() {
        let found = of(&[counted(7.0, 3.0), counted(7.0, 3.0)]);
        assert_eq!(found, [RunsResult { runs: 2, result: counted(7.0, 3.0).result }]);
    }

    #[test]
    fn sentences_and_texts_that_differ_are_counted_apart() {
        let runs = [order("1, 2"), order("2, 1"), counted(1.0, 0.0), order("2, 1")];
        let found: Vec<(u32, Message)> =
            of(&runs).into_iter().map(|group| (group.runs, group.result)).collect();
        let [a, b, c] = [&runs[1], &runs[0], &runs[2]].map(|o| o.result.clone());
        assert_eq!(found, [(2, a), (1, b), (1, c)]);
    }

    #[test]
    fn what_is_shown_of_the_last_run_alone_is_named() {
        let with = |cell: f64, point: f64| {
            let table = |key: &str, cell| Table {
                key: key.to_owned(),
                columns: vec!["a".to_owned()],
                rows: vec![vec![Arg::Number(cell)]],
            };
            let mut outcome =
                counted(1.0, 0.0).table(table("same", 1.0)).table(table("rows", cell));
            outcome.series.push(Series { key: "line".to_owned(), points: vec![(0.0, point)] });
            outcome
        };
        let found = |outcomes: &[Outcome]| varied(&outcomes.iter().collect::<Vec<_>>());
        assert!(found(&[]).is_empty());
        assert!(found(&[with(1.0, 1.0)]).is_empty());
        assert_eq!(found(&[with(1.0, 2.0), with(1.0, 1.0)]), ["line"]);
        assert_eq!(found(&[with(1.0, 1.0), with(2.0, 1.0), with(1.0, 1.0)]), ["rows"]);
        assert_eq!(found(&[counted(1.0, 0.0), with(1.0, 1.0)]), ["line", "rows", "same"]);
    }

    proptest! {
        #[test]
        fn every_run_is_counted_once_and_every_number_lies_in_its_range(
            runs in prop::collection::vec((0..3_u8, -5.0..5.0_f64), 0..30),
        ) {
            let outcome = |(text, n): &(u8, f64)| {
                let result = Message::new("r").text("t", text.to_string()).number("n", *n);
                Outcome::new(result, "")
            };
            let found = of(&runs.iter().map(outcome).collect::<Vec<_>>());
            prop_assert_eq!(found.iter().map(|g| g.runs as usize).sum::<usize>(), runs.len());
            prop_assert!(found.is_sorted_by(|a, b| a.runs >= b.runs));
            for (text, n) in &runs {
                let text = Arg::Text(text.to_string());
                let group = found.iter().find(|g| g.result.args["t"] == text).unwrap();
                let number = |name: &str| match group.result.args.get(name) {
                    Some(Arg::Number(number)) => Some(*number),
                    _ => None,
                };
                let least = number("n").unwrap();
                prop_assert!((least..=number("n.most").unwrap_or(least)).contains(n));
            }
        }
    }
}
