//! A verdict for whatever a comparison may come to: there always is one, its word exists, and the message
//! fills every gap of it with a value of the right kind.

use std::collections::{BTreeMap, BTreeSet};

use interleave::book::manifest::{lab as build, pages};
use interleave::book::texts::gaps;
use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{
    Arg, Comparison, Difference, Message, Outcome, Params, Speedup, StrategySummary,
};

use crate::{rust, source};

fn row(names: &BTreeSet<String>, id: &str, difference: Difference, fact: f64) -> StrategySummary {
    let mut outcome = Outcome::new(Message::new("any"), "");
    outcome.facts = names.iter().map(|name| (name.clone(), fact)).collect();
    StrategySummary {
        id: id.to_owned(),
        samples_ms: vec![10.0; 3],
        median_ms: 10.0,
        spread_ms: 0.0,
        interval: None,
        speedup: Speedup { ratio: 1.0, interval: None, difference },
        startup_ms: None,
        outcome,
        results: Vec::new(),
        varied: Vec::new(),
        facts: names.iter().map(|name| (name.clone(), vec![0.0, fact, fact])).collect(),
    }
}

/// Selections of strategies: all, each alone, and each pair in both orders.
fn selections(lab: &Lab) -> Vec<Vec<&'static str>> {
    let ids: Vec<&'static str> = lab.strategies.iter().map(|s| s.id).collect();
    let mut selections = vec![ids.clone()];
    for one in &ids {
        selections.push(vec![one]);
        selections.extend(ids.iter().filter(|other| *other != one).map(|other| vec![*one, *other]));
    }
    selections
}

fn comparisons(lab: &Lab) -> Vec<Comparison> {
    let names = source::keys(&rust(lab)).facts;
    let mut comparisons = Vec::new();
    for selection in selections(lab) {
        for difference in [Difference::Faster, Difference::Slower, Difference::Unclear] {
            for fact in [0.0, 3.0] {
                let mut rows: Vec<_> =
                    selection.iter().map(|id| row(&names, id, difference, fact)).collect();
                rows[0].speedup.difference = Difference::Baseline;
                comparisons.push(Comparison {
                    strategies: rows,
                    agree: true,
                    invalid: Vec::new(),
                    verdict: Vec::new(),
                    truth: None,
                    tables: Vec::new(),
                });
            }
        }
    }
    comparisons
}

fn every_params(lab: &Lab) -> Vec<Params> {
    let (summary, _) = build(lab).unwrap();
    let mut params: Vec<_> = summary.presets.into_iter().map(|preset| preset.values).collect();
    // A single worker is a case of its own for some judges.
    for id in lab.params.iter().map(|p| p.id).filter(|id| ["threads", "workers"].contains(id)) {
        let mut one = params[0].clone();
        one.insert(id.to_owned(), interleave::model::Value::Int(1));
        params.push(one);
    }
    params.iter().map(|given| Params::check(lab.params, lab.constraints, given).unwrap()).collect()
}

fn check(words: &BTreeMap<String, String>, message: &Message) {
    let key = format!("verdict.{}", message.key);
    let word = words.get(&key).unwrap_or_else(|| panic!("no word {key}"));
    for (gap, format) in gaps(word).unwrap() {
        let fits = match (message.args.get(gap), format) {
            (Some(Arg::Text(_)), None | Some("strategy")) => true,
            (Some(Arg::Number(_)), format) => format != Some("strategy"),
            _ => false,
        };
        assert!(fits, "{key}: {{{gap}}} is not filled: {message:?}");
    }
}

#[test]
fn there_is_a_full_sentence_for_every_outcome() {
    for lab in LABS.iter() {
        let pages = pages(lab).unwrap();
        for params in every_params(lab) {
            for comparison in comparisons(lab) {
                let said = (lab.judge)(&params, &comparison);
                assert!(!said.is_empty(), "{}: no verdict", lab.id);
                for message in &said {
                    check(&pages.ko.texts.words, message);
                    check(&pages.en.texts.words, message);
                }
            }
        }
    }
}

#[test]
fn the_truth_is_one_of_the_answers_and_no_answer_is_there_for_nothing() {
    for lab in LABS.iter() {
        let Some(question) = lab.question else { continue };
        assert!((2..=5).contains(&question.options.len()), "{}", lab.id);
        for params in every_params(lab) {
            for comparison in comparisons(lab) {
                let truth = (question.truth)(&params, &comparison);
                let known = truth.is_none_or(|t| question.options.contains(&t));
                assert!(known, "{}: {truth:?}", lab.id);
            }
        }
    }
}

#[test]
fn tables_of_all_strategies_are_whole() {
    for lab in LABS.iter() {
        for params in every_params(lab) {
            for table in comparisons(lab).iter().flat_map(|c| (lab.tables)(&params, c)) {
                let whole = table.rows.iter().all(|row| row.len() == table.columns.len());
                assert!(whole && !table.rows.is_empty(), "{}: {}", lab.id, table.key);
            }
        }
    }
}

#[test]
fn no_clear_difference_is_no_answer_where_speeds_decide() {
    for id in ["process-pool", "data-analysis"] {
        let lab = LABS.iter().find(|lab| lab.id == id).expect("a lab");
        let truth = lab.question.expect("a question").truth;
        let unclear = |c: &&Comparison| {
            c.strategies[1..].iter().any(|s| s.speedup.difference == Difference::Unclear)
        };
        for params in every_params(lab) {
            for comparison in comparisons(lab).iter().filter(unclear) {
                assert_eq!(truth(&params, comparison), None, "{id}: {comparison:?}");
            }
        }
    }
}
