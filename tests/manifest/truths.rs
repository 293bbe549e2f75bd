//! Every answer to a lab's question comes true of some run, made up here: an answer that nothing could
//! make true would only be there to mislead.

use std::collections::{BTreeMap, BTreeSet};

use interleave::book::manifest::lab as build;
use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{Comparison, Execution, Message, Outcome, Params, Sample};

use crate::{rust, source};

/// Times to try, ms: of those that differ from the rest.
const TIMES: [f64; 17] = [
    20.0, 50.0, 66.0, 75.0, 100.0, 120.0, 150.0, 200.0, 225.0, 250.0, 300.0, 333.0, 400.0, 450.0,
    600.0, 1_000.0, 2_000.0,
];

/// Facts to try.
const FACTS: [f64; 11] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 12.0, 20.0, 500.0, 50_000.0, 150_000.0];

/// The answers that need what no run of the lab can come to: a lock that nobody holds is never waited for.
const NEVER: [(&str, &str); 1] = [("reentrant-lock", "first")];

/// A comparison of three alike runs of each strategy.
fn compared(lab: &Lab, rows: &[(f64, BTreeMap<String, f64>)]) -> Comparison {
    let order: Vec<String> = lab.strategies.iter().map(|s| s.id.to_owned()).collect();
    let execution = |(id, (ms, facts)): (&String, &(f64, BTreeMap<String, f64>))| {
        let outcome = Outcome { facts: facts.clone(), ..Outcome::new(Message::new("any"), "") };
        Execution { strategy: id.clone(), ms: *ms, outcome, dropped: 0, files: Vec::new() }
    };
    let sample =
        |execution| Sample { execution, startup_ms: None, calibration_ms: 1.0, hidden: false };
    let samples: Vec<_> = (0..3)
        .flat_map(|_| order.iter().zip(rows).map(execution).map(sample).collect::<Vec<_>>())
        .collect();
    interleave::stats::compare(&order, &samples)
}

/// All strategies but some alike: those from one on, or one alone, differ in their times or their facts.
fn made_up(lab: &Lab) -> Vec<Comparison> {
    let names = source::keys(&rust(lab)).facts;
    let count = lab.strategies.len();
    let same = |fact: f64| names.iter().map(|n| (n.clone(), fact)).collect::<BTreeMap<_, _>>();
    let differs = (0..count).flat_map(|from| [(from, count), (from, from + 1)]);
    let mut found = Vec::new();
    for (from, to) in differs {
        for ms in TIMES {
            let rows = (0..count).map(|at| (from..to).contains(&at));
            let rows: Vec<_> = rows.map(|d| (if d { ms } else { 1_000.0 }, same(0.0))).collect();
            found.push(compared(lab, &rows));
        }
        for fact in FACTS {
            for other in [0.0, 1.0, 3.0] {
                for name in &names {
                    let mut one = same(other);
                    one.insert(name.clone(), fact);
                    let rows = (0..count).map(|at| (from..to).contains(&at));
                    let rows: Vec<_> =
                        rows.map(|d| (100.0, if d { one.clone() } else { same(0.0) })).collect();
                    found.push(compared(lab, &rows));
                }
            }
        }
    }
    found
}

#[test]
fn every_answer_can_come_true() {
    for id in crate::released::labs() {
        let lab = LABS.find(id).expect("a lab");
        let question = lab.question.expect("a question");
        let presets = build(lab).unwrap().0.presets;
        let params: Vec<_> = presets
            .iter()
            .map(|p| Params::check(lab.params, lab.constraints, &p.values).unwrap())
            .collect();
        let comparisons = made_up(lab);
        let mut came: BTreeSet<&str> = BTreeSet::new();
        for params in &params {
            came.extend(comparisons.iter().filter_map(|c| (question.truth)(params, c)));
        }
        let mut wanted: BTreeSet<&str> = question.options.iter().copied().collect();
        wanted.retain(|answer| !NEVER.contains(&(id, answer)));
        let missing: Vec<_> = wanted.difference(&came).collect();
        assert!(missing.is_empty(), "{id}: never true: {missing:?}");
    }
}
