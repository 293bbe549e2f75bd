//! Preemption bounding: what is found within a bound is what playing every schedule within it finds.

use std::collections::BTreeSet;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::random::Rng;
use interleave::rt;
use interleave::seat::{Bounded, Explored, Played, Search, Taken};
use interleave::sync::Ordering::{self, AcqRel, Relaxed, SeqCst};
use interleave::sync::{AtomicU32, Mutex};

/// Classes within a bound, executions that were played in vain, and whether that is all there is.
fn classes(most: u32, program: impl Fn() + Sync) -> (u32, u32, bool) {
    rt::with_fibres(2, || {
        let mut search = Bounded::new(most, 1_000);
        let (mut ended, mut vain) = (0, 0);
        while !search.is_over() {
            match search.next(|scheduler| played(scheduler, 2, &program)) {
                Explored::Played { too_long, .. } => {
                    assert!(!too_long);
                    ended += 1;
                }
                Explored::Known => vain += 1,
                other => panic!("{other:?}"),
            }
        }
        (ended, vain, !search.is_bounded())
    })
}

fn played(
    scheduler: Box<dyn interleave::seat::Scheduler>,
    threads: usize,
    program: impl Fn() + Sync,
) -> Played {
    let work = || {
        program();
        Outcome::new(Message::new("done"), "")
    };
    play(1, threads as u32 + 1, scheduler, work).played
}

#[test]
fn two_that_count_twice_have_the_published_classes_at_each_bound() {
    let count = || {
        let cell = AtomicU32::new(0);
        rt::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..2 {
                        let seen = cell.load(SeqCst);
                        cell.store(seen + 1, SeqCst);
                    }
                });
            }
        });
    };
    for (most, expected) in [(0, 2), (1, 8), (2, 22), (3, 32), (4, 34), (5, 34)] {
        let (ended, vain, all) = classes(most, count);
        println!("{most}: {ended}, {vain} in vain");
        assert_eq!(ended, expected, "at most {most} preemptions");
        // Six switches is what four steps each have room for.
        assert!(!all || most > 4, "{most}");
    }
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Load(usize),
    Store(usize),
    Add(usize),
    Locked(usize),
}

fn run(program: &[Vec<Act>], weak: bool) {
    let cells = [AtomicU32::new(0), AtomicU32::new(0)];
    let locks = [Mutex::new("a", 0_u32), Mutex::new("b", 0_u32)];
    let order = |order: Ordering| if weak { order } else { SeqCst };
    rt::scope(|scope| {
        let (cells, locks) = (&cells, &locks);
        for (thread, acts) in program.iter().enumerate() {
            scope.spawn(move || {
                for act in acts {
                    match *act {
                        Act::Load(at) => drop(cells[at].load(order(Relaxed))),
                        Act::Store(at) => cells[at].store(thread as u32 + 1, order(Relaxed)),
                        Act::Add(at) => drop(cells[at].fetch_add(1, order(AcqRel))),
                        Act::Locked(at) => *locks[at].lock() += 1,
                    }
                }
            });
        }
    });
}

fn preemptions(steps: &[Taken]) -> u32 {
    let preempts =
        |pair: &[Taken]| pair[0].lane != pair[1].lane && pair[1].ready >> pair[0].lane & 1 == 1;
    steps.windows(2).filter(|pair| preempts(pair)).count() as u32
}

/// What an execution is, whatever the order of independent steps: by lane, with what each has seen.
fn class(played: &Played) -> String {
    let causes = interleave::seat::Causes::of(played);
    let mut steps: Vec<String> = (0..played.steps.len())
        .map(|at| {
            let step = &played.steps[at];
            format!("{:?} {:?} {:?}", step.id(), step.from, causes.clock(at))
        })
        .collect();
    steps.sort();
    let mut orders = played.orders.clone();
    orders.sort_by_key(|order| format!("{order:?}"));
    format!("{steps:?} {orders:?}")
}

#[test]
fn every_bound_finds_what_every_schedule_within_it_comes_to() {
    let (mut compared, mut fewer) = (0, 0);
    rt::with_fibres(3, || {
        for number in 0..120 {
            let mut rng = Rng::new(number, 7);
            let threads = rng.range(2..=3) as usize;
            let draw = |rng: &mut Rng| {
                let which = rng.range(0..=1) as usize;
                match rng.range(0..=3) {
                    0 => Act::Load(which),
                    1 => Act::Store(which),
                    2 => Act::Add(which),
                    _ => Act::Locked(which),
                }
            };
            let program: Vec<Vec<Act>> = (0..threads)
                .map(|_| {
                    (0..rng.range(1..=if threads == 2 { 3 } else { 2 }))
                        .map(|_| draw(&mut rng))
                        .collect()
                })
                .collect();
            let weak = number % 3 == 0;
            let mut every: Vec<(u32, String)> = Vec::new();
            let mut search = Search::new(false, 1_000);
            while !search.is_over() && every.len() < 1_000 {
                match search.next(|scheduler| played(scheduler, threads, || run(&program, weak))) {
                    Explored::Played { played, .. } => {
                        every.push((preemptions(&played.steps), class(&played)));
                    }
                    Explored::Anew => every.clear(),
                    other => panic!("{other:?}"),
                }
            }
            if !search.is_over() {
                continue;
            }
            compared += 1;
            for most in 0..4 {
                let within: BTreeSet<&String> = every
                    .iter()
                    .filter(|(count, _)| *count <= most)
                    .map(|(_, class)| class)
                    .collect();
                let mut found = BTreeSet::new();
                let mut search = Bounded::new(most, 1_000);
                while !search.is_over() {
                    match search
                        .next(|scheduler| played(scheduler, threads, || run(&program, weak)))
                    {
                        Explored::Played { played, .. } => {
                            assert!(found.insert(class(&played)), "{program:?} twice");
                        }
                        Explored::Known => {}
                        Explored::Anew => found.clear(),
                        Explored::Astray => panic!("{program:?} does not repeat itself"),
                    }
                }
                fewer += u32::from(found.len() < every.len());
                assert_eq!(
                    found.iter().collect::<BTreeSet<_>>(),
                    within,
                    "{most} {number} {program:?}"
                );
            }
        }
    });
    println!("{compared} programs, {fewer} bounds with fewer");
    assert!(compared > 60 && fewer > 100, "{compared} {fewer}");
}
