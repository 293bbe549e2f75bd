//! Threads that threads start: their steps, their orders, and what happens before what.

use std::collections::BTreeMap;
use std::sync::Mutex as Cell;

use interleave::lab::steer::{Play, play};
use interleave::model::{Message, Outcome, RunError};
use interleave::rt;
use interleave::seat::{Along, End, Explored, Fault, Onward, Search, equivalent, fault};
use interleave::sync::{AtomicU32, Mutex, Ordering, PlainU32};

const THREADS: u32 = 4;

/// What a search of a program came to.
#[derive(Debug, Default, PartialEq)]
struct Found<R: Ord> {
    /// Executions that were played to an end, by the result.
    ended: BTreeMap<R, u32>,
    /// Schedules that those stand for.
    schedules: f64,
    faults: Vec<Fault>,
}

/// Plays `program`, whose result is what its threads put there.
fn search<R: Ord + Default + Send>(reduced: bool, program: impl Fn(&Cell<R>)) -> Found<R> {
    let mut found = Found { ended: BTreeMap::new(), schedules: 0.0, faults: Vec::new() };
    rt::with_resources(THREADS as usize, 0, || {
        let mut search = Search::new(reduced, 100);
        while !search.is_over() {
            let (mut outcome, result) = (None, Cell::new(R::default()));
            let explored = search.next(|scheduler| {
                let played = play(1, THREADS + 1, scheduler, || {
                    program(&result);
                    Outcome::new(Message::new("done"), "")
                });
                outcome = Some(played.outcome);
                played.played
            });
            match explored {
                Explored::Played { played, causes, too_long } => {
                    match played.end {
                        End::Done => assert!(matches!(outcome, Some(Ok(_))), "{outcome:?}"),
                        _ => assert_eq!(played.end, End::Stuck, "{outcome:?}"),
                    }
                    *found.ended.entry(result.into_inner().unwrap()).or_default() += 1;
                    found.schedules += equivalent(&played, &causes).unwrap();
                    found.faults.extend(fault(&played, too_long, 0));
                }
                Explored::Known => {}
                Explored::Anew => panic!("all is SeqCst"),
                Explored::Astray => panic!("the program does not repeat itself"),
            }
        }
    });
    found
}

/// Both ways of searching, of a program whose schedules are all of different classes.
fn search_both<R: Ord + Default + Send + std::fmt::Debug>(
    program: impl Fn(&Cell<R>),
) -> BTreeMap<R, u32> {
    let [reduced, all] = [true, false].map(|reduced| search(reduced, &program));
    assert_eq!(reduced.ended, all.ended);
    assert_eq!(reduced.schedules, f64::from(all.ended.values().sum::<u32>()));
    assert_eq!([reduced.faults, all.faults], [vec![], vec![]]);
    reduced.ended
}

#[test]
fn a_writer_that_a_reader_starts_is_found_on_both_sides_of_its_read() {
    let found = search_both(|read: &Cell<Vec<u32>>| {
        let cell = AtomicU32::new(0);
        rt::scope(|scope| {
            scope.spawn(|| {
                let load = || cell.load(Ordering::SeqCst);
                let before = load();
                let beside = rt::scope(|inner| {
                    inner.spawn(|| cell.store(1, Ordering::SeqCst));
                    load()
                });
                *read.lock().unwrap() = vec![before, beside, load()];
            });
        });
    });
    // Only the read beside the writer can be on either side.
    assert_eq!(found, BTreeMap::from([(vec![0, 0, 1], 1), (vec![0, 1, 1], 1)]));
}

#[test]
fn threads_are_started_to_any_depth() {
    let found = search_both(|order: &Cell<Vec<u32>>| {
        let at = AtomicU32::new(0);
        let mark = |who| {
            at.fetch_add(1, Ordering::SeqCst);
            order.lock().unwrap().push(who);
        };
        rt::scope(|one| {
            one.spawn(|| {
                rt::scope(|two| {
                    two.spawn(|| {
                        mark(20);
                        rt::scope(|three| {
                            three.spawn(|| mark(30));
                            mark(21);
                        });
                    });
                    mark(10);
                });
            });
        });
    });
    // 20 comes before 21 and 30, which come in either order: two ways, and 10 at any of four places.
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(found.values().all(|times| *times == 1), "{found:?}");
}

#[test]
fn several_threads_start_others_beside_each_other() {
    let found = search_both(|order: &Cell<Vec<u32>>| {
        let at = AtomicU32::new(0);
        let mark = |who| {
            at.fetch_add(1, Ordering::SeqCst);
            order.lock().unwrap().push(who);
        };
        rt::scope(|scope| {
            for outer in [1, 2] {
                let mark = &mark;
                scope.spawn(move || {
                    mark(outer);
                    rt::scope(|inner| inner.spawn(|| mark(10 * outer)).join());
                });
            }
        });
    });
    // 1 before 10 and 2 before 20: 4! / (2! 2!).
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found.values().all(|times| *times == 1), "{found:?}");
}

#[test]
fn a_nested_scope_is_a_place_to_meet_for_its_owner_alone() {
    let races = |program: &(dyn Fn(&PlainU32) + Sync)| {
        let found = search(true, |_: &Cell<()>| {
            let data = PlainU32::new("data", 0);
            rt::scope(|scope| scope.spawn(|| program(&data)).join());
        });
        assert!(found.faults.iter().all(|fault| matches!(fault, Fault::DataRace(_))));
        !found.faults.is_empty()
    };
    let writer_inside = |data: &PlainU32| rt::scope(|inner| _ = inner.spawn(|| data.set(1)));
    assert!(!races(&|data| {
        writer_inside(data);
        assert_eq!(data.get(), 1);
    }));
    assert!(!races(&|data| {
        data.set(2);
        rt::scope(|inner| assert_eq!(inner.spawn(|| data.get()).join(), 2));
        data.set(3);
    }));
    assert!(races(&|data| {
        rt::scope(|inner| {
            inner.spawn(|| data.set(1));
            data.get();
        });
    }));
    // Nobody but the owner has waited for it.
    assert!(races(&|data| {
        rt::scope(|scope| {
            scope.spawn(|| writer_inside(data));
            data.get();
        });
    }));
}

#[test]
fn a_deadlock_among_nested_threads_is_found() {
    let found = search(true, |_: &Cell<()>| {
        let (a, b) = (Mutex::new("a", ()), Mutex::new("b", ()));
        let both = |first: &Mutex<()>, second: &Mutex<()>| {
            let _first = first.lock();
            drop(second.lock());
        };
        rt::scope(|scope| {
            scope.spawn(|| {
                rt::scope(|inner| {
                    inner.spawn(|| both(&a, &b));
                    inner.spawn(|| both(&b, &a));
                });
            });
        });
    });
    let [Fault::Deadlock(waits)] = &found.faults[..] else { panic!("{:?}", found.faults) };
    let waits: Vec<_> = waits.iter().map(|w| (w.lane, w.holders.clone())).collect();
    assert_eq!(waits, [(2, vec![3]), (3, vec![2])]);
}

fn ended(threads: u32, program: impl Fn()) -> Result<Outcome, RunError> {
    let along = Box::new(Along::new(&[], Onward::Random { seed: 1, steps: 100 }));
    let Play { outcome, .. } = rt::with_resources(threads as usize, 0, || {
        play(1, threads + 1, along, || {
            program();
            Outcome::new(Message::new("done"), "")
        })
    });
    outcome
}

#[test]
fn a_panic_in_a_nested_thread_ends_the_run() {
    let cell = AtomicU32::new(0);
    let outcome = ended(3, || {
        rt::scope(|scope| {
            scope.spawn(|| {
                rt::scope(|inner| {
                    inner.spawn(|| cell.store(1, Ordering::SeqCst));
                    inner.spawn(|| panic!("on purpose"));
                });
                unreachable!("its scope has broken off");
            });
        });
    });
    let panic = RunError::Panic { lane: "thread 3".to_owned(), message: "on purpose".to_owned() };
    assert_eq!(outcome, Err(panic));
}

#[test]
fn more_threads_than_declared_are_refused_and_ended_ones_are_not_counted() {
    let step = |cell: &AtomicU32| _ = cell.fetch_add(1, Ordering::SeqCst);
    let program = || {
        let cell = AtomicU32::new(0);
        rt::scope(|scope| {
            scope.spawn(|| {
                for _ in 0..3 {
                    rt::scope(|inner| _ = inner.spawn(|| step(&cell)));
                    rt::scope(|inner| inner.spawn(|| step(&cell)).join());
                }
            });
        });
        assert_eq!(cell.into_inner(), 6);
    };
    assert!(ended(2, program).is_ok());
    let Err(RunError::Panic { lane, message }) = ended(1, program) else { panic!("it is refused") };
    assert_eq!(lane, "thread 1");
    assert!(message.contains("declares 1 thread"), "{message}");
}
