//! Random programs whose threads start threads: the reduced search finds what playing every schedule finds.

use std::collections::BTreeMap;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::random::Rng;
use interleave::rt;
use interleave::seat::{End, Explored, Search, equivalent};
use interleave::sync::{AtomicU32, Mutex, Ordering};

/// Threads that live at once, at most.
const THREADS: u32 = 6;

#[derive(Clone, Debug)]
enum Act {
    Load(usize),
    Store(usize),
    Add(usize),
    /// Locks, acts, unlocks.
    Locked,
    /// Does the acts of the first beside threads for the others; joins them by hand or not.
    Scope(Vec<Vec<Act>>, bool),
}

/// Acts of a thread that is `deep` below the one that starts all others, with `left` to draw.
fn draw(rng: &mut Rng, deep: u32, left: &mut u32) -> Vec<Act> {
    let mut acts = Vec::new();
    for _ in 0..rng.range(1..=2) {
        let which = rng.range(0..=1) as usize;
        let nests = deep < 3 && *left > 0 && rng.range(0..=2) == 0;
        if nests {
            let lists = (0..2).map(|_| draw(rng, deep + 1, left)).collect();
            acts.push(Act::Scope(lists, which == 0));
            continue;
        }
        if *left == 0 {
            break;
        }
        *left -= 1;
        acts.push(match rng.range(0..=5) {
            0 | 1 => Act::Load(which),
            2 | 3 => Act::Store(which),
            4 => Act::Add(which),
            _ => Act::Locked,
        });
    }
    acts
}

/// How many threads they start, and those in turn.
fn threads(acts: &[Act]) -> u32 {
    let of = |act: &Act| match act {
        Act::Scope(lists, _) => {
            lists.iter().map(|acts| threads(acts)).sum::<u32>() + lists.len() as u32 - 1
        }
        _ => 0,
    };
    acts.iter().map(of).sum()
}

#[derive(Debug)]
struct Shared {
    cells: [AtomicU32; 2],
    lock: Mutex<u32>,
}

/// What a thread that does `acts`, and those that it starts, have seen; `mark` is its own.
fn perform(shared: &Shared, acts: &[Act], mark: u32) -> String {
    let mut seen = String::new();
    for (act, n) in acts.iter().zip(1..) {
        let mark = mark * 10 + n;
        let of = |at: &usize| &shared.cells[*at];
        match act {
            Act::Load(at) => seen += &format!("{} ", of(at).load(Ordering::SeqCst)),
            Act::Store(at) => of(at).store(mark, Ordering::SeqCst),
            Act::Add(at) => seen += &format!("{} ", of(at).fetch_add(mark, Ordering::SeqCst)),
            Act::Locked => {
                let mut value = shared.lock.lock();
                *value = *value * 3 + mark;
            }
            Act::Scope(lists, joins) => rt::scope(|scope| {
                let started: Vec<_> = (lists[1..].iter().zip((mark * 10 + 1..).step_by(10)))
                    .map(|(acts, mark)| scope.spawn(move || perform(shared, acts, mark)))
                    .collect();
                seen += &perform(shared, &lists[0], mark);
                if *joins {
                    let ended = started.into_iter().map(rt::ScopedJoinHandle::join);
                    seen += &format!("({}) ", ended.collect::<String>());
                }
            }),
        }
    }
    seen
}

/// Schedules by what they came to, and how many executions it took to know.
fn search(reduced: bool, program: &[Act], most: u32) -> Option<(BTreeMap<String, f64>, u32)> {
    let mut search = Search::new(reduced, 1_000);
    let (mut found, mut executions) = (BTreeMap::new(), 0);
    while !search.is_over() {
        executions += 1;
        if executions > most {
            return None;
        }
        let mut outcome = None;
        let explored = search.next(|scheduler| {
            let run = || {
                let shared = Shared { cells: Default::default(), lock: Mutex::new("lock", 0) };
                let seen = perform(&shared, program, 1);
                let Shared { cells, lock } = shared;
                let [x, y] = cells.map(AtomicU32::into_inner);
                Outcome::new(
                    Message::new("ended"),
                    format!("{seen}; {x} {y} {}", lock.into_inner()),
                )
            };
            let play = play(1, THREADS + 1, scheduler, run);
            outcome = play.outcome.ok();
            play.played
        });
        match explored {
            Explored::Played { played, causes, too_long } => {
                assert!(!too_long);
                assert_eq!(played.end, End::Done, "{program:?}");
                let count = if reduced { equivalent(&played, &causes).unwrap() } else { 1.0 };
                let answer = outcome.expect("it is done").answer;
                *found.entry(answer).or_insert(0.0) += count;
            }
            Explored::Known => {}
            Explored::Anew => found.clear(),
            Explored::Astray => panic!("{program:?} does not repeat itself"),
        }
    }
    Some((found, executions))
}

#[test]
fn the_reduced_search_of_trees_finds_what_every_schedule_comes_to() {
    let (mut compared, mut deep, mut saved) = (0, 0, [0, 0]);
    rt::with_fibres(THREADS as usize, || {
        for number in 0..150 {
            let mut rng = Rng::new(number, 2);
            let mut left = 7;
            let lists = (0..3).map(|_| draw(&mut rng, 1, &mut left)).collect();
            let program = vec![Act::Scope(lists, number % 2 == 0)];
            if threads(&program) < 3 || threads(&program) > THREADS {
                continue;
            }
            // Those with too many schedules to play tell nothing.
            let Some((all, executions)) = search(false, &program, 400) else { continue };
            let (few, reduced) = search(true, &program, 800).expect("no more than all of them");
            assert_eq!(all, few, "{number}: {program:?}");
            compared += 1;
            deep += u32::from(threads(&program) > 3);
            saved = [saved[0] + executions, saved[1] + reduced];
        }
    });
    println!(
        "{compared} programs, {deep} of them with more than one nested thread; {saved:?} executions"
    );
    assert!(compared > 40 && deep > 20, "{compared} {deep}");
}
