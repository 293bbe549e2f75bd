//! One execution for each class and none in vain, where that number is known from others' papers.

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{Explored, Search};
use interleave::sync::{AtomicU32, Ordering::SeqCst};

/// Executions that were played to their end, and others.
fn search(threads: usize, program: impl Fn() + Sync) -> (u32, u32) {
    rt::with_fibres(threads, || {
        let mut search = Search::new(true, 1_000);
        let (mut ended, mut vain) = (0, 0);
        while !search.is_over() {
            let explored = search.next(|scheduler| {
                let work = || {
                    program();
                    Outcome::new(Message::new("done"), "")
                };
                play(1, threads as u32 + 1, scheduler, work).played
            });
            match explored {
                Explored::Played { too_long, .. } => {
                    assert!(!too_long);
                    ended += 1;
                }
                Explored::Known => vain += 1,
                other => panic!("{other:?}"),
            }
        }
        (ended, vain)
    })
}

/// Runs each of `works` on a thread.
fn threads(works: &[&(dyn Fn() + Sync)]) {
    rt::scope(|scope| works.iter().for_each(|work| drop(scope.spawn(work))));
}

/// Abdulla et al. 2017, figure 3: where source sets alone play executions in vain.
#[test]
fn three_that_write_and_two_that_read_have_nine_classes() {
    let found = search(5, || {
        let [x, y, z] = [(); 3].map(|()| AtomicU32::new(0));
        threads(&[
            &|| x.store(1, SeqCst),
            &|| y.store(1, SeqCst),
            &|| z.store(1, SeqCst),
            &|| {
                if z.load(SeqCst) == 1 {
                    x.load(SeqCst);
                }
            },
            &|| {
                if y.load(SeqCst) == 1 {
                    x.load(SeqCst);
                }
            },
        ]);
    });
    assert_eq!(found, (9, 0));
}

/// *lastzero* of the same paper: a reader looks for the last zero from the back while writers count up.
fn last_zero(writers: usize) -> (u32, u32) {
    search(writers + 1, || {
        let cells: Vec<AtomicU32> = (0..=writers).map(|_| AtomicU32::new(0)).collect();
        rt::scope(|scope| {
            let cells = &cells;
            scope.spawn(move || {
                let mut at = writers;
                while cells[at].load(SeqCst) != 0 {
                    at -= 1;
                }
            });
            for at in 1..=writers {
                scope.spawn(move || {
                    let before = cells[at - 1].load(SeqCst);
                    cells[at].store(before + 1, SeqCst);
                });
            }
        });
    })
}

#[test]
fn last_zero_has_as_many_classes_as_published() {
    // (n + 3) 2^(n - 2): the paper's table has 64 for 5, 3,328 for 10 and 147,456 for 15 writers.
    for (writers, classes) in [(1, 2), (2, 5), (3, 12), (4, 28), (5, 64), (6, 144)] {
        assert_eq!(last_zero(writers), (classes, 0), "{writers}");
    }
}

/// Each of `n` threads reads and then writes the one cell.
#[test]
fn four_that_read_and_then_write_have_576_classes() {
    for (count, classes) in [(2, 4), (3, 36), (4, 576)] {
        let found = search(count, || {
            let cell = AtomicU32::new(0);
            rt::scope(|scope| {
                for n in 0..count {
                    let cell = &cell;
                    scope.spawn(move || {
                        cell.load(SeqCst);
                        cell.store(n as u32, SeqCst);
                    });
                }
            });
        });
        println!("{count}: {found:?}");
        assert_eq!(found, (classes, 0), "{count}");
    }
}
