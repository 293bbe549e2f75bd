//! The blocking primitives in thousands of orders of their steps, chosen by shuttle's schedulers: see
//! `src/sync/base.rs` for what a model leaves out (time, and stops). A wake-up that is lost is a deadlock
//! here, which shuttle reports with the schedule to replay it by.
#![cfg(not(target_family = "wasm"))]

mod locks;
mod meetings;
mod queues;

use std::sync::Arc;

use shuttle::scheduler::{PctScheduler, RandomScheduler};
use shuttle::thread::JoinHandle;
use shuttle::{Config, Runner};

/// The same orders each time, so that what failed once fails again.
const SEED: u64 = 7;

/// Tries `program` in orders drawn at random, and in orders with few changes of who goes first, which find
/// what needs one thread to be very late.
fn try_orders(program: impl Fn() + Send + Sync + Clone + 'static) {
    Runner::new(RandomScheduler::new_from_seed(SEED, 1_500), Config::new()).run(program.clone());
    Runner::new(PctScheduler::new_from_seed(SEED, 3, 700), Config::new()).run(program);
}

/// As [`try_orders`], for waits with a limit: those yield in place of waiting, which a scheduler with
/// priorities takes no turn from.
fn try_fair_orders(program: impl Fn() + Send + Sync + 'static) {
    Runner::new(RandomScheduler::new_from_seed(SEED, 3_000), Config::new()).run(program);
}

/// Starts `count` threads on one thing.
fn spawn<T: Send + Sync + 'static, R: Send + 'static>(
    shared: &Arc<T>,
    count: usize,
    work: impl Fn(&T, usize) -> R + Send + Sync + Clone + 'static,
) -> Vec<JoinHandle<R>> {
    let thread = |number| {
        let (shared, work) = (shared.clone(), work.clone());
        shuttle::thread::spawn(move || work(&shared, number))
    };
    (0..count).map(thread).collect()
}

/// What they came to.
fn joined<R>(threads: Vec<JoinHandle<R>>) -> Vec<R> {
    threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
}
