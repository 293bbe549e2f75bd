//! Random programs: the reduced search finds what playing every schedule finds, in as many schedules.

use std::collections::BTreeMap;
use std::time::Duration;

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::random::Rng;
use interleave::seat::{End, Explored, Search, equivalent};
use interleave::sync::Ordering::{self, Acquire, Relaxed, Release, SeqCst};
use interleave::sync::{AtomicU32, Condvar, Mutex, Queue, Semaphore};
use interleave::{Explorer, rt};

#[derive(Clone, Copy, Debug)]
enum Act {
    Load(usize),
    Store(usize),
    Add(usize),
    /// Locks, acts, unlocks.
    Locked(usize),
    /// Locks both, in this order.
    Both(bool),
    TryLocked(usize),
    Permit,
    Wait,
    /// With a time limit.
    WaitFor,
    NotifyOne,
    NotifyAll,
    Put,
    TryGet,
    Get,
}

fn draw(rng: &mut Rng) -> Act {
    let which = rng.range(0..=1) as usize;
    match rng.range(0..=14) {
        0 | 1 => Act::Load(which),
        2 | 3 => Act::Store(which),
        4 => Act::Add(which),
        5 | 6 => Act::Locked(which),
        7 => Act::Both(which == 0),
        8 => Act::TryLocked(which),
        9 => Act::Permit,
        10 if which == 0 => Act::Wait,
        10 => Act::WaitFor,
        11 => Act::NotifyOne,
        12 => Act::NotifyAll,
        13 => Act::Put,
        _ if which == 0 => Act::TryGet,
        _ => Act::Get,
    }
}

/// What all threads saw, or that they were stuck: the result by which schedules are told apart.
fn run(program: &[Vec<Act>], weak: bool) -> Outcome {
    let order = |of: [Ordering; 3], mark: u32| if weak { of[mark as usize % 3] } else { SeqCst };
    let loads = |mark| order([Relaxed, Acquire, SeqCst], mark);
    let stores = |mark| order([Release, SeqCst, Relaxed], mark);
    let cells = [AtomicU32::new(0), AtomicU32::new(0)];
    let locks = [Mutex::new("a", 0_u32), Mutex::new("b", 0_u32)];
    let permits = Semaphore::new("permits", 1);
    let condvar = Condvar::new("condvar");
    let queue = Queue::new("queue", 1);
    let act = |act: Act, mark: u32, seen: &mut Vec<u32>| match act {
        Act::Load(at) => seen.push(cells[at].load(loads(mark))),
        Act::Store(at) => cells[at].store(mark, stores(mark)),
        Act::Add(at) => seen.push(cells[at].fetch_add(mark, stores(mark))),
        Act::Locked(at) => {
            let mut value = locks[at].lock();
            *value = *value * 10 + mark;
        }
        Act::Both(forward) => {
            let (one, two) = if forward { (0, 1) } else { (1, 0) };
            let _one = locks[one].lock();
            seen.push(*locks[two].lock());
        }
        Act::TryLocked(at) => seen.push(u32::from(locks[at].try_lock().is_some())),
        Act::Permit => {
            let _permit = permits.acquire();
            seen.push(cells[0].load(loads(mark)));
        }
        Act::Wait => drop(condvar.wait(locks[0].lock())),
        Act::WaitFor => {
            let (guard, result) = condvar.wait_timeout(locks[0].lock(), Duration::from_millis(1));
            seen.push(u32::from(result.timed_out()) * 10 + *guard);
        }
        Act::NotifyOne => condvar.notify_one(),
        Act::NotifyAll => condvar.notify_all(),
        Act::Put => drop(queue.put(mark)),
        Act::TryGet => seen.push(queue.try_get().unwrap_or(0)),
        Act::Get => seen.push(queue.get().unwrap_or(0)),
    };
    let act = &act;
    let seen: Vec<Vec<u32>> = rt::scope(|scope| {
        let started: Vec<_> = program
            .iter()
            .enumerate()
            .map(|(thread, acts)| {
                scope.spawn(move || {
                    let mut seen = Vec::new();
                    for (n, what) in acts.iter().enumerate() {
                        act(*what, (thread * 3 + n) as u32 + 1, &mut seen);
                    }
                    seen
                })
            })
            .collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let [a, b] = locks.map(Mutex::into_inner);
    let [x, y] = cells.map(AtomicU32::into_inner);
    Outcome::new(Message::new("ended"), format!("{seen:?} {a} {b} {x} {y}"))
}

/// Schedules by what they came to, and how many executions it took to know.
fn search(
    reduced: bool,
    program: &[Vec<Act>],
    weak: bool,
    most: u32,
) -> Option<(BTreeMap<String, f64>, u32)> {
    let mut search = Search::new(reduced, 1_000);
    let (mut found, mut executions) = (BTreeMap::new(), 0);
    while !search.is_over() {
        executions += 1;
        if executions > most {
            return None;
        }
        let mut outcome = None;
        let explored = search.next(|scheduler| {
            let played = play(1, program.len() as u32 + 1, scheduler, || run(program, weak));
            outcome = played.outcome.ok();
            played.played
        });
        match explored {
            Explored::Played { played, causes, too_long } => {
                assert!(!too_long);
                let key = match (played.end, outcome) {
                    (End::Done, Some(outcome)) => outcome.answer,
                    (End::Stuck, None) => {
                        let next = |lane: &interleave::seat::LaneEnd| lane.next.map(|op| op.action);
                        format!("stuck {:?}", played.lanes.iter().map(next).collect::<Vec<_>>())
                    }
                    other => panic!("{other:?} in {program:?}"),
                };
                let count = if reduced { equivalent(&played, &causes).unwrap() } else { 1.0 };
                *found.entry(key).or_insert(0.0) += count;
            }
            Explored::Known => {}
            Explored::Anew => found.clear(),
            Explored::Astray => panic!("{program:?} does not repeat itself"),
        }
    }
    Some((found, executions))
}

#[test]
fn the_reduced_search_finds_what_every_schedule_comes_to() {
    let (mut compared, mut stuck, mut saved) = (0, 0, [0, 0]);
    rt::with_fibres(3, || {
        for number in 0..300 {
            let mut rng = Rng::new(number, 1);
            let threads = rng.range(2..=3);
            let acts = |rng: &mut Rng| {
                let count = if threads == 2 { rng.range(1..=3) } else { rng.range(1..=2) };
                (0..count).map(|_| draw(rng)).collect::<Vec<_>>()
            };
            let weak = number % 2 == 1;
            let program: Vec<_> = (0..threads).map(|_| acts(&mut rng)).collect();
            // Those with too many schedules to play tell nothing.
            let Some((all, executions)) = search(false, &program, weak, 1_500) else { continue };
            let (few, reduced) =
                search(true, &program, weak, 3_000).expect("no more than all of them");
            assert_eq!(all, few, "{number}: {program:?}");
            compared += 1;
            stuck += u32::from(all.keys().any(|key| key.starts_with("stuck")));
            saved = [saved[0] + executions, saved[1] + reduced];
        }
    });
    println!("{compared} programs, {stuck} of them can get stuck; {saved:?} executions");
    assert!(compared > 250 && stuck > 50, "{compared} {stuck}");
}

#[test]
fn what_ends_badly_is_found_again_by_its_schedule() {
    let (mut fine, mut bad) = (0, 0);
    for number in 0..200 {
        let mut rng = Rng::new(number, 2);
        let mut acts = || (0..2).map(|_| draw(&mut rng)).collect::<Vec<_>>();
        let program = [acts(), acts(), acts()];
        let program = || drop(run(&program, number % 2 == 1));
        let Some(failure) = Explorer::new().max_executions(3_000).find(program) else {
            fine += 1;
            continue;
        };
        let again = Explorer::new().replay(&failure.schedule).find(program);
        assert_eq!(again.map(|again| again.bug), Some(failure.bug), "{number}");
        bad += 1;
    }
    assert!(fine > 50 && bad > 50, "{fine} {bad}");
}

#[test]
fn who_is_notified_is_chosen_once_also_without_reduction() {
    let program = [vec![Act::Wait], vec![Act::Wait], vec![Act::NotifyOne]];
    rt::with_fibres(3, || {
        let (every, _) = search(false, &program, false, 20_000).expect("it comes to an end");
        let (reduced, _) = search(true, &program, false, 20_000).expect("it comes to an end");
        assert_eq!(every, reduced);
    });
}
