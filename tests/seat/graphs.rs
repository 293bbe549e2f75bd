//! Random programs of weakly ordered atomics: searched by graphs they come to what they come to otherwise, with no execution in vain.

use std::collections::BTreeMap;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::random::Rng;
use interleave::rt;
use interleave::seat::{BY_GRAPHS, Explored, Search};
use interleave::sync::Ordering::{self, AcqRel, Acquire, Relaxed, Release, SeqCst};
use interleave::sync::{AtomicU32, PlainU32, fence};

#[derive(Clone, Copy, Debug)]
enum Act {
    Load(usize, Ordering),
    Store(usize, Ordering),
    Add(usize, Ordering),
    /// From one value to another, with an order for either end.
    Exchange(usize, u32, Ordering, Ordering),
    Fence(Ordering),
    /// Of plain data, behind a load that says that it may.
    Plain(bool),
}

fn one_of(rng: &mut Rng, orders: &[Ordering]) -> Ordering {
    orders[rng.range(0..=orders.len() as u64 - 1) as usize]
}

fn draw(rng: &mut Rng, plain: bool) -> Act {
    let which = rng.range(0..=1) as usize;
    match rng.range(0..=if plain { 11 } else { 9 }) {
        0..=2 => Act::Load(which, one_of(rng, &[Relaxed, Acquire, SeqCst])),
        3..=5 => Act::Store(which, one_of(rng, &[Relaxed, Release, SeqCst])),
        6 | 7 => Act::Add(which, one_of(rng, &[Relaxed, AcqRel, SeqCst])),
        8 => {
            let (done, failed) = ([Relaxed, AcqRel, SeqCst], [Relaxed, Acquire, SeqCst]);
            Act::Exchange(which, rng.range(0..=2) as u32, one_of(rng, &done), one_of(rng, &failed))
        }
        9 => Act::Fence(one_of(rng, &[Acquire, Release, SeqCst])),
        _ => Act::Plain(which == 0),
    }
}

type Program = Vec<Vec<Act>>;

/// What all threads saw, and what is left.
fn run(program: &Program) -> Outcome {
    let cells = [AtomicU32::new(0), AtomicU32::new(0)];
    let plain = PlainU32::new("plain", 0);
    let thread = |acts: &[Act], number: u32| {
        let mut seen = Vec::new();
        for (act, at) in acts.iter().zip(1..) {
            let mark = number * 10 + at;
            match *act {
                Act::Load(of, order) => seen.push(cells[of].load(order)),
                Act::Store(of, order) => cells[of].store(mark, order),
                Act::Add(of, order) => seen.push(cells[of].fetch_add(1, order)),
                Act::Exchange(of, from, done, failed) => {
                    let came = cells[of].compare_exchange(from, mark, done, failed);
                    seen.push(came.unwrap_or_else(|saw| saw));
                }
                Act::Fence(order) => fence(order),
                Act::Plain(writes) => match writes {
                    true => plain.set(mark),
                    false => seen.push(plain.get()),
                },
            }
        }
        seen
    };
    let seen: Vec<Vec<u32>> = rt::scope(|scope| {
        let start = |(acts, number): (&Vec<Act>, u32)| {
            let acts = acts.clone();
            let thread = &thread;
            scope.spawn(move || thread(&acts, number))
        };
        let started: Vec<_> = program.iter().zip(1..).map(start).collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let left = cells.map(AtomicU32::into_inner);
    Outcome::new(Message::new("ended"), format!("{seen:?} {left:?}"))
}

/// How an execution ended, and how many did so; executions in vain; none where there are too many.
type Found = (BTreeMap<String, u32>, u32);

fn search(program: &Program, mut search: Search, most: u32) -> Option<Found> {
    let (mut found, mut vain, mut executions) = (BTreeMap::new(), 0, 0);
    while !search.is_over() {
        executions += 1;
        if executions > most {
            return None;
        }
        let mut outcome = None;
        let explored = search.next(|scheduler| {
            let played = play(1, program.len() as u32 + 1, scheduler, || run(program));
            outcome = played.outcome.ok();
            played.played
        });
        match explored {
            Explored::Played { played, .. } => {
                let answer = outcome.map_or_else(String::new, |outcome| outcome.answer);
                let key = if played.race.is_some() { "race".to_owned() } else { answer };
                *found.entry(key).or_insert(0) += 1;
            }
            Explored::Known => vain += 1,
            Explored::Anew => (found, vain) = (BTreeMap::new(), 0),
            Explored::Astray => panic!("{program:?} does not repeat itself"),
        }
    }
    Some((found, vain))
}

/// Random programs of so many threads with so many steps each.
fn programs(count: u32, plain: bool) -> impl Iterator<Item = Program> {
    (0..count).map(move |number| {
        let mut rng = Rng::new(number, if plain { 4 } else { 3 });
        let threads = rng.range(2..=4);
        let most = [4, 3, 2][threads as usize - 2];
        let acts = |rng: &mut Rng| {
            let steps = rng.range(1..=most);
            (0..steps).map(|_| draw(rng, plain)).collect::<Vec<_>>()
        };
        (0..threads).map(|_| acts(&mut rng)).collect()
    })
}

#[test]
fn one_execution_for_each_class_and_none_in_vain() {
    let (mut compared, mut executions, mut spared) = (0, 0, 0);
    rt::with_fibres(4, || {
        for program in programs(600, false) {
            let Some((otherwise, vain)) = search(&program, Search::new(true, 100), 4_000) else {
                continue;
            };
            let by_graphs = Search::new(true, 100).by_graphs(BY_GRAPHS);
            let graphs = search(&program, by_graphs, 4_000).expect("no more than otherwise");
            assert_eq!(graphs, (otherwise.clone(), 0), "{program:?}");
            compared += 1;
            executions += otherwise.values().sum::<u32>();
            spared += vain;
        }
    });
    println!("{compared} programs, {executions} executions, {spared} in vain without graphs");
    assert!(compared > 500 && spared > 500, "{compared} {spared}");
}

#[test]
fn all_that_any_schedule_comes_to_is_there() {
    let (mut compared, mut races) = (0, 0);
    rt::with_fibres(4, || {
        for program in programs(300, true) {
            let Some((every, _)) = search(&program, Search::new(false, 100), 4_000) else {
                continue;
            };
            let by_graphs = Search::new(true, 100).by_graphs(BY_GRAPHS);
            let (graphs, _) = search(&program, by_graphs, 4_000).expect("no more than all");
            // A race makes all else moot.
            let racy = every.contains_key("race");
            assert_eq!(graphs.contains_key("race"), racy, "{program:?}");
            if !racy {
                assert!(graphs.keys().eq(every.keys()), "{program:?}");
            }
            compared += 1;
            races += u32::from(racy);
        }
    });
    println!("{compared} programs, {races} of them with a race");
    assert!(compared > 100 && races > 20, "{compared} {races}");
}

#[test]
fn a_failure_is_told_before_the_search_begins_anew() {
    let program = || {
        let cells = [AtomicU32::new(0), AtomicU32::new(0)];
        rt::scope(|scope| {
            scope.spawn(|| assert_eq!(cells[0].load(Relaxed), 0));
            scope.spawn(|| {
                cells[0].store(1, Relaxed);
                cells[1].store(1, Relaxed);
            });
        });
        Outcome::new(Message::new("ended"), "")
    };
    let mut search = Search::new(true, 100).by_graphs(BY_GRAPHS);
    let mut came = Vec::new();
    rt::with_fibres(2, || {
        while !search.is_over() {
            let mut failed = false;
            let explored = search.next(|scheduler| {
                let played = play(1, 3, scheduler, program);
                failed = played.outcome.is_err();
                played.played
            });
            came.push(match explored {
                Explored::Anew => "anew",
                Explored::Played { .. } if failed => "failed",
                Explored::Played { .. } => "fine",
                other => panic!("{other:?}"),
            });
        }
    });
    // The failure leaves a step that is not taken, and others are searched for otherwise.
    assert_eq!(came, ["anew", "fine", "failed", "anew", "fine", "failed"]);
}
