//! How fast schedules are played: two threads that store so often into one atomic, or into one each.

use serde::Deserialize;

use lab::steer::{play, play_tasks};
use model::{Message, Outcome};
use rt::{self, clock};
use seat::{Explored, Search};
use sync::{AtomicU32, Ordering};

/// Who plays them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Player {
    /// The seat: real threads that wait for their turn.
    Threads,
    /// The same natively, as where Rust people explore: each thread a stack of its own on one thread of the system.
    Fibres,
    /// The seat's other way: tasks of one thread, each store behind an await.
    Tasks,
    /// shuttle's depth-first search, natively, on such stacks too.
    Shuttle,
}

/// The threads of the program.
const THREADS: u32 = 2;

/// Plays every schedule, or with reduction one of each kind; how many executions that took.
///
/// # Errors
/// Nobody is there to play it.
pub fn play_all(
    player: Player,
    steps: u32,
    shared: bool,
    reduced: bool,
) -> Result<(f64, u64), String> {
    let begin = clock::absolute();
    let executions = match player {
        Player::Shuttle => shuttle(steps, shared)?,
        Player::Threads | Player::Fibres => in_pool(player, || {
            search(reduced, |scheduler| {
                let cells = [AtomicU32::new(0), AtomicU32::new(0)];
                let stores = || {
                    rt::scope(|scope| {
                        for thread in 0..THREADS {
                            let cell = &cells[if shared { 0 } else { thread as usize }];
                            scope.spawn(move || {
                                (0..steps).for_each(|n| cell.store(n, Ordering::SeqCst));
                            });
                        }
                    });
                    done()
                };
                play(1, THREADS + 1, scheduler, stores).played
            })
        }),
        Player::Tasks => search(reduced, |scheduler| {
            let cells = [AtomicU32::new(0), AtomicU32::new(0)];
            let cells = &cells;
            let stores = |thread: u32| async move {
                for n in 0..steps {
                    if n > 0 {
                        aio::yield_now().await;
                    }
                    cells[if shared { 0 } else { thread as usize }].store(n, Ordering::SeqCst);
                }
            };
            let all = async {
                aio::gather((0..THREADS).map(stores)).await;
                done()
            };
            play_tasks(1, THREADS + 1, scheduler, all).played
        }),
    };
    Ok((clock::absolute() - begin, executions))
}

fn done() -> Outcome {
    Outcome::new(Message::new("done"), "")
}

fn search(reduced: bool, mut play: impl FnMut(Box<dyn seat::Scheduler>) -> seat::Played) -> u64 {
    let mut search = Search::new(reduced, 1_000);
    let mut executions = 0;
    while !search.is_over() {
        assert!(!matches!(search.next(&mut play), Explored::Astray), "it repeats itself");
        executions += 1;
    }
    executions
}

#[cfg(not(target_family = "wasm"))]
fn in_pool<R>(player: Player, work: impl FnOnce() -> R) -> R {
    match player {
        Player::Fibres => rt::with_fibres(THREADS as usize, work),
        _ => rt::with_resources(THREADS as usize, 0, work),
    }
}

/// The page's pool is there already.
#[cfg(target_family = "wasm")]
fn in_pool<R>(_player: Player, work: impl FnOnce() -> R) -> R {
    work()
}

/// shuttle's threads begin with a step of their own and the main one joins them, so that it has more schedules.
#[cfg(not(target_family = "wasm"))]
fn shuttle(steps: u32, shared: bool) -> Result<u64, String> {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    let executions = Arc::new(AtomicU64::new(0));
    let count = executions.clone();
    let program = move || {
        count.fetch_add(1, Relaxed);
        let cells = Arc::new([0, 0].map(shuttle::sync::atomic::AtomicU32::new));
        let start = |thread: usize| {
            let cells = cells.clone();
            shuttle::thread::spawn(move || {
                let cell = &cells[if shared { 0 } else { thread }];
                (0..steps).for_each(|n| cell.store(n, Relaxed));
            })
        };
        let threads = [0, 1].map(start);
        threads.into_iter().for_each(|thread| thread.join().expect("it does not panic"));
    };
    shuttle::check_dfs(program, None);
    Ok(executions.load(Relaxed))
}

#[cfg(target_family = "wasm")]
fn shuttle(_: u32, _: bool) -> Result<u64, String> {
    Err("shuttle runs natively only".to_owned())
}
