//! Schedules that are drawn: each can be, PCT keeps its promise, and a seed draws the same again.

use std::collections::{BTreeMap, BTreeSet};

use interleave::lab::steer::play;
use interleave::labs::LABS;
use interleave::model::{Aim, Message, Outcome};
use interleave::rt;
use interleave::seat::{
    Drawing, Draws, End, Findings, Played, Sample, SearchBounds, found_by, promised,
};
use interleave::sync::Ordering::{Relaxed, SeqCst};
use interleave::sync::{AtomicU32, Condvar, Mutex};

use super::labs::{reaches, request, search};

const ALL: [Draws; 3] = [Draws::RandomWalk, Draws::Pct { depth: 3, steps: 6 }, Draws::Pos];

fn sampled(sample: Sample, program: impl Fn() -> String) -> (Played, Option<String>) {
    let work = || Outcome::new(Message::new("done"), program());
    let play = play(1, 4, Box::new(sample), work);
    (play.played, play.outcome.ok().map(|outcome| outcome.answer))
}

/// What `samples` of a program came to, and how often.
fn results(
    draws: Draws,
    samples: u64,
    usual: bool,
    program: fn() -> String,
) -> BTreeMap<String, u32> {
    let mut results = BTreeMap::new();
    rt::with_fibres(3, || {
        for number in 0..samples {
            let sample = Sample::new(draws, 7, number, 100);
            let sample = if usual { sample.usual_ways() } else { sample };
            let result = sampled(sample, program).1.unwrap_or_else(|| "stuck".to_owned());
            *results.entry(result).or_insert(0) += 1;
        }
    });
    results
}

/// Two lanes of two steps each: six schedules.
fn two_by_two() -> String {
    let log = std::sync::Mutex::new(String::new());
    let x = AtomicU32::new(0);
    rt::scope(|scope| {
        for name in ['b', 'c'] {
            let (log, x) = (&log, &x);
            scope.spawn(move || {
                for _ in 0..2 {
                    x.fetch_add(1, SeqCst);
                    log.lock().unwrap().push(name);
                }
            });
        }
    });
    log.into_inner().unwrap()
}

/// Two lanes that each add 1 with a load and a store.
fn lost_update() -> String {
    let x = AtomicU32::new(0);
    rt::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| x.store(x.load(SeqCst) + 1, SeqCst));
        }
    });
    x.into_inner().to_string()
}

/// Sees 0 only if its lane comes first, although the other two are ready all along.
fn order_of_three() -> String {
    let x = AtomicU32::new(0);
    let seen = rt::scope(|scope| {
        let seen = scope.spawn(|| x.load(SeqCst));
        for _ in 0..2 {
            scope.spawn(|| x.fetch_add(1, SeqCst));
        }
        seen.join()
    });
    seen.to_string()
}

#[test]
fn every_schedule_of_a_small_program_is_drawn() {
    for draws in ALL {
        let drawn = results(draws, 600, false, two_by_two);
        assert_eq!(drawn.len(), 6, "{draws:?}: {drawn:?}");
    }
}

#[test]
fn a_random_walk_draws_each_lane_evenly() {
    // bbcc and ccbb take two draws that matter, the other four three.
    let drawn = results(Draws::RandomWalk, 2_000, false, two_by_two);
    for (schedule, expected) in [("bbcc", 500), ("ccbb", 500), ("bcbc", 250), ("cbbc", 250)] {
        let times = drawn[schedule];
        assert!(times.abs_diff(expected) < 80, "{schedule}: {times} of 2000, not about {expected}");
    }
}

#[test]
fn pct_finds_bugs_as_often_as_it_promises() {
    let samples = 2_000;
    for (depth, program, bug, threads, steps) in
        [(1, order_of_three as fn() -> String, "0", 3, 3), (2, lost_update, "1", 2, 4)]
    {
        let drawn = results(Draws::Pct { depth, steps }, samples, true, program);
        let times = f64::from(drawn[bug]);
        let least = promised(threads, steps, depth) * samples as f64;
        // The deviation of as many draws is at most 22.
        assert!(times > least - 44.0, "depth {depth}: {times} times, and {least} were promised");
    }
    // One priority for each lane throughout loses no update.
    let drawn = results(Draws::Pct { depth: 1, steps: 4 }, 200, true, lost_update);
    assert_eq!(drawn.keys().collect::<Vec<_>>(), ["2"]);
}

#[test]
fn what_is_promised_is_what_the_paper_says() {
    assert!((promised(2, 4, 2) - 1.0 / 8.0).abs() < 1e-15);
    assert!((promised(3, 10, 3) - 1.0 / 300.0).abs() < 1e-15);
    assert!((promised(3, 10, 1) - 1.0 / 3.0).abs() < 1e-15);
    for nothing in [promised(0, 1, 1), promised(1, 0, 1), promised(1, 1, 0), found_by(0.5, 0)] {
        assert!(nothing.abs() < 1e-15);
    }
    assert!((found_by(0.5, 2) - 0.75).abs() < 1e-15);
    assert!((found_by(1e-20, 100) - 1e-18).abs() < 1e-30);
    assert!((found_by(1.0, 1) - 1.0).abs() < 1e-15);
}

#[test]
fn old_values_are_drawn_unless_the_usual_ways_are_asked_for() {
    fn store_buffering() -> String {
        let [x, y] = [AtomicU32::new(0), AtomicU32::new(0)];
        let seen = rt::scope(|scope| {
            let (x, y) = (&x, &y);
            let other = |mine: &AtomicU32, other: &AtomicU32| {
                mine.store(1, Relaxed);
                other.load(Relaxed)
            };
            let (one, two) = (scope.spawn(move || other(x, y)), scope.spawn(move || other(y, x)));
            [one.join(), two.join()]
        });
        format!("{seen:?}")
    }
    for draws in ALL {
        assert_eq!(results(draws, 200, false, store_buffering).len(), 4, "{draws:?}");
        assert_eq!(results(draws, 200, true, store_buffering).len(), 3, "{draws:?}");
    }
}

/// A wait that does not look again: comes to an end of its own, to a notification, or to none.
fn waits() -> String {
    let (ready, called) = (Mutex::new("ready", false), Condvar::new("called"));
    let seen = rt::scope(|scope| {
        let waiter = scope.spawn(|| {
            let guard = ready.lock();
            *called.wait(guard)
        });
        scope.spawn(|| {
            *ready.lock() = true;
            called.notify_one();
        });
        waiter.join()
    });
    seen.to_string()
}

#[test]
fn waits_end_by_themselves_now_and_then() {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    for draws in ALL {
        let drawn = results(draws, 500, false, waits);
        assert_eq!(
            drawn.keys().cloned().collect::<BTreeSet<_>>(),
            set(&["false", "stuck", "true"])
        );
        let rare = drawn["false"];
        assert!(rare < 100, "{draws:?}: {rare} of 500");
        let usual = results(draws, 500, true, waits);
        assert_eq!(usual.keys().cloned().collect::<BTreeSet<_>>(), set(&["stuck", "true"]));
    }
    rt::with_fibres(3, || {
        for number in 0..500 {
            let sample = Sample::new(Draws::RandomWalk, 7, number, 100).without_spurious();
            assert_ne!(sampled(sample, waits).1.as_deref(), Some("false"));
        }
    });
}

#[test]
fn a_seed_draws_the_same_again_and_another_does_not() {
    let schedules = |draws, seed| -> Vec<Vec<u32>> {
        let schedule = |number| {
            let played = sampled(Sample::new(draws, seed, number, 100), waits).0;
            played.steps.iter().map(|step| step.turn().code()).collect()
        };
        rt::with_fibres(3, || (0..50).map(schedule).collect())
    };
    for draws in ALL {
        assert_eq!(schedules(draws, 1), schedules(draws, 1), "{draws:?}");
        assert_ne!(schedules(draws, 1), schedules(draws, 2), "{draws:?}");
    }
}

#[test]
fn a_lane_that_spins_lets_the_others_pass() {
    let spins = || {
        let set = AtomicU32::new(0);
        rt::scope(|scope| {
            scope.spawn(|| {
                while set.load(SeqCst) == 0 {
                    rt::spin_loop();
                }
            });
            scope.spawn(|| set.store(1, SeqCst));
        });
        String::new()
    };
    rt::with_fibres(3, || {
        for draws in ALL {
            for number in 0..100 {
                let (played, _) = sampled(Sample::new(draws, 3, number, 100), spins);
                assert_eq!(played.end, End::Done, "{draws:?} {number}");
            }
        }
    });
}

#[test]
fn a_sample_ends_at_its_bound() {
    rt::with_fibres(3, || {
        let (played, _) = sampled(Sample::new(Draws::Pos, 1, 1, 3), two_by_two);
        assert_eq!((played.end, played.steps.len()), (End::Halted, 3));
    });
}

/// What the page shows of schedules of a lab that were drawn.
fn drawn(draw: Drawing, strategy: &str, seed: u32, executions: u32) -> Findings {
    let lab = LABS.iter().find(|lab| lab.id == "race").unwrap();
    let mut request = request(lab, &[]);
    request.settings.seed = seed;
    let bounds = SearchBounds { executions, draw: Some(draw), ..SearchBounds::default() };
    search(&request, strategy, bounds)
}

#[test]
fn a_lab_finds_its_bug_by_drawing_and_claims_no_more_than_it_has_drawn() {
    for draw in [Drawing::Walk, Drawing::Pct, Drawing::Pos] {
        let found = drawn(draw, "unsafe", 7, 200);
        assert!(found.outcomes.iter().any(|o| reaches(Aim::Fail, &o.ending)), "{draw:?}");
        let times: u32 = found.outcomes.iter().map(|o| o.executions).sum();
        assert_eq!((times, found.executions, found.over), (200, 200, true), "{draw:?}");
        assert_eq!((found.complete, found.schedules, found.preemptions), (false, None, None));
        let again = drawn(draw, "unsafe", 7, 200);
        assert_eq!(serde_json::to_string(&found).unwrap(), serde_json::to_string(&again).unwrap());
    }
}

#[test]
fn a_lab_is_promised_what_the_paper_promises() {
    assert_eq!(drawn(Drawing::Walk, "mutex", 7, 100).promised, None);
    assert_eq!(drawn(Drawing::Pos, "mutex", 7, 100).promised, None);
    let found = drawn(Drawing::Pct, "mutex", 7, 101);
    assert!(found.outcomes.iter().all(|o| !reaches(Aim::Fail, &o.ending)));
    // Three lanes; every schedule has as many steps as the shortest one, and every second sample counts.
    let steps = found.outcomes[0].shortest.len() as u32;
    let lanes = 1 + found.outcomes[0].shortest.iter().max().unwrap();
    let own = found.outcomes[0].shortest.contains(&0);
    let threads = if own { lanes } else { lanes - 1 };
    assert_eq!(found.promised, Some(found_by(promised(threads, steps, 2), 50)));
}
