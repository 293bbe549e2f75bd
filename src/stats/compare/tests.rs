use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::{prop_assert, prop_assert_eq};

use super::*;
use model::{Execution, Message, Outcome};

fn sample(strategy: &str, ms: f64, answer: &str) -> Sample {
    let outcome = Outcome::new(Message::new("done"), answer);
    Sample {
        execution: Execution {
            strategy: strategy.to_owned(),
            ms,
            outcome,
            dropped: 0,
            files: Vec::new(),
        },
        startup_ms: None,
        calibration_ms: 1.0,
        hidden: false,
    }
}

fn order(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn two_strategies_in_rounds() {
    let mut samples = Vec::new();
    for round in 0..3 {
        let mut slow = sample("slow", 100.0 + f64::from(round), "42");
        slow.execution.outcome = slow.execution.outcome.fact("lost", f64::from(round));
        let mut fast = sample("fast", 25.0 + f64::from(round), "42");
        fast.startup_ms = (round != 1).then(|| 30.0 + f64::from(round));
        samples.extend([slow, fast]);
    }
    samples[4].execution.outcome.result = Message::new("last");
    let found = compare(&order(&["slow", "none", "fast", "slow"]), &samples);

    let ids: Vec<&str> = found.strategies.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["slow", "fast"]);
    assert!(found.agree && found.invalid.is_empty() && found.verdict.is_empty());

    let slow = found.get("slow").unwrap();
    assert_eq!(slow.samples_ms, [100.0, 101.0, 102.0]);
    assert_eq!((slow.median_ms, slow.spread_ms, slow.startup_ms), (101.0, 1.0, None));
    assert_eq!(slow.facts["lost"], [0.0, 1.0, 2.0]);
    assert_eq!(slow.outcome.result.key, "last");
    assert_eq!((slow.speedup.ratio, slow.speedup.difference), (1.0, Difference::Baseline));

    let fast = found.get("fast").unwrap();
    assert_eq!(fast.startup_ms, Some(31.0));
    assert_eq!((fast.speedup.ratio, fast.speedup.difference), (101.0 / 26.0, Difference::Faster));
    assert_eq!(fast.interval.unwrap().confidence, 0.75);
}

#[test]
fn two_runs_are_compared_as_two_strategies_are() {
    let (base, other) = ([40.0, 41.0, 42.0], [20.0, 20.5, 21.0]);
    assert_eq!(between(&base, &other), speedup(&base, &other));
    // What is no time is dropped, and so is what no run can have.
    let hostile = [40.0, f64::NAN, 41.0, -1.0, f64::INFINITY, 42.0];
    assert_eq!(between(&hostile, &other), speedup(&base, &other));
    assert_eq!(between(&[1.0; 5_000], &other), speedup(&[1.0; 50], &other));
    assert_eq!(between(&[f64::NAN], &other), None);
    assert_eq!(between(&base, &[]), None);
}

#[test]
fn answers_agree_but_for_empty_ones() {
    let agree = |answers: &[&str]| {
        let samples: Vec<Sample> = answers.iter().map(|a| sample("s", 1.0, a)).collect();
        compare(&order(&["s"]), &samples).agree
    };
    assert!(agree(&[]));
    assert!(agree(&["", "7", "", "7"]));
    assert!(!agree(&["7", "8"]));
}

#[test]
fn one_hidden_sample_is_enough() {
    let mut samples = vec![sample("a", 1.0, ""); 4];
    samples[2].hidden = true;
    assert_eq!(compare(&order(&["a"]), &samples).invalid, [Invalid::Hidden]);
    assert_eq!(compare(&order(&["b"]), &samples).invalid, []);
}

#[test]
fn a_change_of_speed_is_told_from_a_disturbance() {
    assert!(!speed_changed(&[]));
    assert!(!speed_changed(&[1.0, 1.5, 1.2]));
    assert!(speed_changed(&[1.0, 1.6, 1.0]), "few: each counts");
    assert!(!speed_changed(&[1.0, 1.0, 9.0, 1.0, 1.0]), "a lone slow one");
    assert!(!speed_changed(&[9.0, 1.0, 1.0, 1.0, 1.0]), "also at the start");
    assert!(speed_changed(&[1.0, 1.0, 1.0, 1.6, 1.6]), "throttled at the end");
    assert!(speed_changed(&[1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8]), "slowly");
    assert!(!speed_changed(&[0.0, 0.001, 0.0, 0.004, 0.0]), "below what the clock can tell");
}

#[test]
fn a_baseline_without_samples_gives_way() {
    let found = compare(&order(&["a", "b"]), &[sample("a", f64::NAN, ""), sample("b", 2.0, "")]);
    assert_eq!(found.strategies.len(), 1);
    assert_eq!(found.strategies[0].speedup.difference, Difference::Baseline);
}

/// Any number that a page may send, ordinary ones as well.
fn hostile() -> impl Strategy<Value = f64> {
    let special = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -1.0, f64::MAX, 5e-324];
    prop_oneof![any::<f64>(), prop::sample::select(special.to_vec()), 1.0..100.0]
}

fn hostile_sample() -> impl Strategy<Value = Sample> {
    let strategy = prop::sample::select(vec!["a", "b", "c"]);
    let startup = prop_oneof![Just(None), hostile().prop_map(Some)];
    (strategy, hostile(), startup, hostile(), any::<bool>(), hostile()).prop_map(
        |(strategy, ms, startup_ms, calibration_ms, hidden, fact)| {
            let mut sample =
                Sample { startup_ms, calibration_ms, hidden, ..sample(strategy, ms, "1") };
            sample.execution.outcome = sample.execution.outcome.fact("fact", fact);
            sample
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_comes_every_number_is_finite(
        samples in prop::collection::vec(hostile_sample(), 0..80),
    ) {
        let found = compare(&order(&["b", "a"]), &samples);
        for s in &found.strategies {
            let single = [s.median_ms, s.spread_ms, s.speedup.ratio];
            let intervals = [s.interval, s.speedup.interval];
            let ends = intervals.iter().flatten().flat_map(|i| [i.low, i.high, i.confidence]);
            let facts = s.facts.values().flatten().copied();
            let all = single.into_iter().chain(ends).chain(facts).chain(s.startup_ms);
            prop_assert!(all.chain(s.samples_ms.iter().copied()).all(f64::is_finite), "{s:?}");
            prop_assert!(s.samples_ms.len() <= Settings::MAX_REPEATS as usize);
        }
    }

    #[test]
    fn order_within_a_strategy_does_not_matter_for_the_numbers(
        (samples, shuffled) in prop::collection::vec(hostile_sample(), 0..40)
            .prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle())),
    ) {
        let ids = order(&["a", "b", "c"]);
        let (found, again) = (compare(&ids, &samples), compare(&ids, &shuffled));
        prop_assert_eq!(found.agree, again.agree);
        prop_assert_eq!(found.strategies.len(), again.strategies.len());
        for (a, b) in found.strategies.iter().zip(&again.strategies) {
            prop_assert_eq!((a.median_ms, a.spread_ms), (b.median_ms, b.spread_ms));
            prop_assert_eq!((a.interval, a.speedup), (b.interval, b.speedup));
        }
    }
}
