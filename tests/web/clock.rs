//! Whether the workers' clocks, each with an origin of its own, tell the same time.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use interleave::rt::{self, clock};
use wasm_bindgen_test::console_log;

use crate::{THREADS, place};

/// What browsers promise: `timeOrigin + now()` agrees between workers to the millisecond.
const SKEW_MS: f64 = 1.0;

/// A thread's first record is not older than its spawn.
pub fn children_begin_after_their_spawn() {
    let place = place();
    let spawned = place.perform(|| {
        let mut spawned = Vec::new();
        rt::scope(|scope| {
            for _ in 0..THREADS {
                spawned.push(clock::now());
                scope.spawn(|| ());
            }
        });
        spawned
    });
    let lanes = &place.run().recorder().lanes()[1..];
    for (lane, spawned) in lanes.iter().zip(spawned.expect("it ends")) {
        let first = lane.records()[0].time;
        assert!(
            first >= spawned - SKEW_MS,
            "{} began at {first}, spawned at {spawned}",
            lane.label()
        );
    }
}

/// A question between two threads: the coordinator's number goes up to ask, the other's to answer.
#[derive(Default)]
struct Question {
    asked: AtomicU32,
    answered: AtomicU32,
    time: AtomicU64,
}

const QUESTIONS: u32 = 2_000;

/// Between what and what another thread's clock is ahead of this one's, ms. Each answer was given
/// between question and receipt, and all of them bound the same difference; where both clocks are
/// coarse, the bounds may cross by a tick.
fn ask(question: &Question) -> (f64, f64) {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for number in 1..=QUESTIONS {
        let before = clock::absolute();
        question.asked.store(number, Ordering::Release);
        while question.answered.load(Ordering::Acquire) < number {
            rt::checkpoint();
        }
        let after = clock::absolute();
        let theirs = f64::from_bits(question.time.load(Ordering::Relaxed));
        (low, high) = (low.max(theirs - after), high.min(theirs - before));
    }
    (low, high)
}

fn answer(question: &Question) {
    for number in 1..=QUESTIONS {
        while question.asked.load(Ordering::Acquire) < number {
            rt::checkpoint();
        }
        question.time.store(clock::absolute().to_bits(), Ordering::Relaxed);
        question.answered.store(number, Ordering::Release);
    }
}

/// Measures every thread's clock against the coordinator's, and holds it to what is promised.
pub fn report_skew() {
    let questions: Vec<Question> = (0..THREADS).map(|_| Question::default()).collect();
    let skews = place().perform(|| {
        rt::scope(|scope| {
            // One after another: more that spin than there are cores would wait for each other.
            questions
                .iter()
                .map(|question| {
                    let thread = scope.spawn(|| answer(question));
                    let found = ask(question);
                    thread.join();
                    found
                })
                .collect::<Vec<_>>()
        })
    });
    for (thread, (low, high)) in (1..).zip(skews.expect("they answer")) {
        console_log!("clock of thread {thread}: ahead by {low:+.4} to {high:+.4} ms");
        assert!(low <= SKEW_MS && high >= -SKEW_MS, "thread {thread}: {low} to {high} ms");
    }
}
