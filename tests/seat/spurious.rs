//! Waits on condition variables that end by themselves.

use std::collections::BTreeSet;
use std::time::Duration;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{Bounded, Draws, Explored, Played, Sample, Scheduler, Search};
use interleave::sync::{Condvar, Mutex};

/// What a wait with a time limit came to: whether the time ran out, and whether what it was for was so; and whether the two
/// threads did anything at the same time that they must not.
fn waits() -> String {
    let (ready, changed) = (Mutex::new("ready", false), Condvar::new("changed"));
    rt::scope(|scope| {
        let waiter = scope.spawn(|| {
            let guard = ready.lock();
            if *guard {
                return "early".to_owned();
            }
            // Takes it for granted that what has not timed out was notified.
            let (guard, result) = changed.wait_timeout(guard, Duration::from_millis(1));
            format!("{}, {}", if result.timed_out() { "time out" } else { "on time" }, *guard)
        });
        scope.spawn(|| {
            *ready.lock() = true;
            changed.notify_one();
        });
        waiter.join()
    })
}

fn once(scheduler: Box<dyn Scheduler>, came: &mut BTreeSet<String>) -> Played {
    let played = play(1, 3, scheduler, || Outcome::new(Message::new("done"), waits()));
    came.extend(played.outcome.ok().map(|outcome| outcome.answer));
    played.played
}

fn searched(mut next: impl FnMut(&mut BTreeSet<String>) -> Option<Explored>) -> BTreeSet<String> {
    let mut came = BTreeSet::new();
    rt::with_fibres(2, || {
        let mut executions = 0;
        while let Some(explored) = next(&mut came) {
            executions += 1;
            assert!(executions < 1_000, "it goes on for ever");
            assert!(!matches!(explored, Explored::Astray));
        }
    });
    came
}

#[test]
fn a_wait_with_a_time_limit_may_end_by_itself_on_time() {
    let usual = ["early", "on time, true", "time out, false", "time out, true"];
    let usual: BTreeSet<String> = usual.into_iter().map(str::to_owned).collect();
    let all: BTreeSet<String> =
        usual.iter().cloned().chain(["on time, false".to_owned()]).collect();
    for reduced in [true, false] {
        let search = |spurious: bool| {
            let search = Search::new(reduced, 100);
            let mut search = if spurious { search } else { search.without_spurious() };
            searched(|came| {
                (!search.is_over()).then(|| search.next(|scheduler| once(scheduler, came)))
            })
        };
        assert_eq!((search(true), search(false)), (all.clone(), usual.clone()), "{reduced}");
    }
    let mut bounded = Bounded::new(2, 100);
    let found = searched(|came| {
        (!bounded.is_over()).then(|| bounded.next(|scheduler| once(scheduler, came)))
    });
    assert_eq!(found, all);
}

#[test]
fn samples_draw_it_too_unless_they_are_not_to() {
    let drawn = |change: fn(Sample) -> Sample| {
        let mut came = BTreeSet::new();
        rt::with_fibres(2, || {
            for number in 0..500 {
                let sample = Sample::new(Draws::RandomWalk, 7, number, 100);
                once(Box::new(change(sample)), &mut came);
            }
        });
        came.contains("on time, false")
    };
    let found = [drawn(|s| s), drawn(Sample::without_spurious), drawn(Sample::usual_ways)];
    assert_eq!(found, [true, false, false]);
}
