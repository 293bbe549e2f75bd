//! Estimates of how many executions a search will take, held against searches.

use interleave::labs::LABS;
use interleave::rt;
use interleave::seat::{Estimator, SearchBounds, SearchEstimate};

use super::labs::{request, search};

fn estimate(
    (lab, strategy): (&str, &str),
    setup: &[(&str, i64)],
    (bounds, weak): (SearchBounds, bool),
    sample: usize,
) -> SearchEstimate {
    let request = request(LABS.find(lab).unwrap(), setup);
    let steered = LABS.steer(&request, strategy).unwrap();
    rt::with_fibres(steered.threads() as usize, || {
        let mut estimator = Estimator::new(bounds, weak, 7);
        assert_eq!(estimator.estimate(), None);
        (0..sample).for_each(|_| estimator.draw(|scheduler| steered.play(scheduler).played));
        estimator.estimate().unwrap()
    })
}

#[test]
fn the_mean_comes_to_what_is_played() {
    let reduced = SearchBounds::default();
    let every = SearchBounds { reduced: false, ..reduced };
    // 6! / (3! 3!) schedules of two stores and loads each; 3,432 of seven, and the classes that a search plays of eight.
    for (setup, bounds, expected) in [
        (&[("iterations", 3)][..], every, 924.0),
        (&[("iterations", 2)], every, 70.0),
        (&[("iterations", 2)], reduced, 34.0),
        (&[("iterations", 4)], reduced, 3_334.0),
        (&[("threads", 3), ("iterations", 2)], reduced, 7_134.0),
    ] {
        let estimate = estimate(("race", "unsafe"), setup, (bounds, false), 2_000);
        let ratio = estimate.executions / expected;
        assert!((0.93..1.07).contains(&ratio), "{setup:?}: {estimate:?}, not {expected}");
        assert!(estimate.low < expected && expected < estimate.high, "{setup:?}: {estimate:?}");
    }
}

#[test]
fn the_range_holds_for_long_searches_of_labs() {
    for (of, weak) in [
        (("bank-transfer", "try-lock"), false),
        (("dining-philosophers", "timeout"), false),
        (("readers-writers", "fair"), false),
    ] {
        let request = request(LABS.find(of.0).unwrap(), &[]);
        let found = search(&request, of.1, SearchBounds::default());
        assert!(found.complete);
        let estimate = found.estimate.expect("it takes long");
        let executions = f64::from(found.executions);
        assert!(
            estimate.low < executions && executions < estimate.high,
            "{of:?}: {executions}, {estimate:?}"
        );
        // The same as by itself.
        assert_eq!(estimate, self::estimate(of, &[], (SearchBounds::default(), weak), 100));
    }
}

#[test]
fn a_short_search_needs_none() {
    let request = request(LABS.find("race").unwrap(), &[]);
    assert_eq!(search(&request, "unsafe", SearchBounds::default()).estimate, None);
}
