//! Searches of programs whose number of interleavings is known in closed form.

use std::time::Instant;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{Explored, Played, Scheduler, Search, equivalent};
use interleave::sync::{AtomicU32, Mutex, Ordering};

/// What a search has played.
#[derive(Debug, Default, PartialEq)]
struct Sums {
    executions: u32,
    /// Those that were played to an end.
    ended: u32,
    /// Schedules that those stand for.
    schedules: f64,
}

fn search(reduced: bool, threads: usize, program: impl Fn() + Sync) -> Sums {
    rt::with_fibres(threads, || {
        let mut search = Search::new(reduced, 1_000);
        let mut sums = Sums::default();
        while !search.is_over() {
            sums.executions += 1;
            match search.next(|scheduler| run(threads, scheduler, &program)) {
                Explored::Played { played, causes, too_long } => {
                    assert!(!too_long);
                    sums.ended += 1;
                    sums.schedules += equivalent(&played, &causes).unwrap();
                }
                Explored::Known => {}
                Explored::Anew => sums = Sums::default(),
                Explored::Astray => panic!("the program does not repeat itself"),
            }
        }
        sums
    })
}

fn run(threads: usize, scheduler: Box<dyn Scheduler>, program: impl Fn()) -> Played {
    let work = || {
        program();
        Outcome::new(Message::new("done"), "")
    };
    play(1, threads as u32 + 1, scheduler, work).played
}

/// (a + b + …)! / (a! b! …)
fn interleavings(steps: &[u64]) -> f64 {
    let factorial = |n: u64| (1..=n).map(|k| k as f64).product::<f64>();
    factorial(steps.iter().sum()) / steps.iter().map(|n| factorial(*n)).product::<f64>()
}

/// Each thread stores into an atomic of its own, or all into the same one, so often.
fn stores(steps: &[u64], shared: bool) -> impl Fn() + Sync {
    move || {
        let cells: Vec<_> = steps.iter().map(|_| AtomicU32::new(0)).collect();
        rt::scope(|scope| {
            for (thread, count) in steps.iter().enumerate() {
                let cell = &cells[if shared { 0 } else { thread }];
                scope.spawn(move || {
                    (0..*count).for_each(|n| cell.store(n as u32, Ordering::SeqCst));
                });
            }
        });
    }
}

#[test]
fn every_interleaving_is_played_once() {
    for steps in
        [&[1, 1][..], &[2, 3], &[4, 4], &[6, 6], &[1, 1, 1], &[2, 2, 2], &[1, 2, 3], &[1, 1, 1, 1]]
    {
        let expected = interleavings(steps);
        for shared in [false, true] {
            let begin = Instant::now();
            let sums = search(false, steps.len(), stores(steps, shared));
            println!("{steps:?} {shared}: {sums:?} in {:?}", begin.elapsed());
            assert_eq!(f64::from(sums.executions), expected, "{steps:?}");
            assert_eq!(sums.executions, sums.ended);
        }
    }
}

#[test]
fn what_is_independent_is_played_once() {
    for steps in [&[1, 1][..], &[6, 6], &[2, 2, 2], &[3, 2, 4]] {
        let sums = search(true, steps.len(), stores(steps, false));
        assert_eq!(sums, Sums { executions: 1, ended: 1, schedules: interleavings(steps) });
    }
}

#[test]
fn what_depends_is_played_in_every_order() {
    for steps in [&[1, 1][..], &[3, 3], &[2, 2, 2]] {
        let sums = search(true, steps.len(), stores(steps, true));
        assert_eq!(f64::from(sums.ended), interleavings(steps), "{steps:?}");
        assert_eq!(sums.schedules, interleavings(steps));
    }
}

#[test]
fn locks_are_taken_in_every_order() {
    for (threads, rounds) in [(2_u64, 1_u64), (2, 2), (3, 1), (3, 2)] {
        let steps = vec![rounds; threads as usize];
        let expected = interleavings(&steps);
        let program = || {
            let lock = Mutex::new("lock", 0);
            rt::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(|| (0..rounds).for_each(|_| *lock.lock() += 1));
                }
            });
            assert_eq!(lock.into_inner(), threads * rounds);
        };
        let sums = search(true, threads as usize, program);
        println!("{threads} {rounds} {sums:?}");
        assert_eq!(f64::from(sums.ended), expected, "critical sections in every order");
        let all = search(false, threads as usize, program);
        assert_eq!(f64::from(all.executions), sums.schedules, "{threads} {rounds}");
    }
}
