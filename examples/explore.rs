//! A worked example: a type with a bug that a test meets once in a million, the test that finds it each time, its replay, and
//! the type that passes. `cargo run --example explore` prints what each step prints; `cargo test --example explore` runs the tests.
//!
//! The type sells seats, and must not sell more than there are.

use interleave::sync::{AtomicU32, Ordering};
use interleave::{Explorer, explore, rt};

/// Checks, then acts. Between the two somebody else may have bought.
struct Careless(AtomicU32);

/// Checks and acts in one step, or tries again.
struct Careful(AtomicU32);

trait Seats: Sync {
    /// With this many left.
    fn new(left: u32) -> Self;
    /// Sells one, if one is left.
    fn buy(&self) -> bool;
}

// All that threads share is from `interleave::sync`: the same calls as std's, and each is a step. With `named` a report
// says what is meant. Outside of an exploration it is a std atomic and nothing more.
impl Seats for Careless {
    fn new(left: u32) -> Self {
        Self(AtomicU32::named("left", left))
    }

    fn buy(&self) -> bool {
        let left = self.0.load(Ordering::SeqCst);
        if left == 0 {
            return false;
        }
        self.0.store(left - 1, Ordering::SeqCst);
        true
    }
}

impl Seats for Careful {
    fn new(left: u32) -> Self {
        Self(AtomicU32::named("left", left))
    }

    fn buy(&self) -> bool {
        let mut left = self.0.load(Ordering::Relaxed);
        while left > 0 {
            // Relaxed is enough: the number itself is all that is shared. That the exploration passes, with every old value that
            // a relaxed load may see, says so.
            match self.0.compare_exchange(left, left - 1, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return true,
                Err(now) => left = now,
            }
        }
        false
    }
}

/// What is explored: called once for each execution, so it makes all that it uses. Small is enough: what goes wrong
/// with many threads goes wrong with two.
fn last_seat<S: Seats>() {
    let seats = S::new(1);
    let sold = rt::scope(|scope| {
        let buyers = [scope.spawn(|| seats.buy()), scope.spawn(|| seats.buy())];
        buyers.map(rt::ScopedJoinHandle::join)
    });
    // An ordinary assertion says what must hold in every schedule.
    assert_eq!(sold.iter().filter(|sold| **sold).count(), 1, "one seat, sold {sold:?}");
}

fn main() {
    // As a test one would write `explore(last_seat::<Careless>)`, which panics with what is printed here.
    let failure = Explorer::new().find(last_seat::<Careless>).expect("it has a bug");
    println!("{failure}\n");

    // The schedule of the report leads there again: here, or with `INTERLEAVE_REPLAY=… cargo test …`. Set a breakpoint, add a print.
    let again = Explorer::new().replay(&failure.schedule).find(last_seat::<Careless>);
    println!("replayed: {}\n", again.expect("the same bug").bug);

    // With the fix no schedule ends badly, and that is a proof up to the bounds.
    println!("{}\n", explore(last_seat::<Careful>).expect_complete());

    // What has too many schedules to play is drawn from. A time limit ends either; the report says what was left out.
    let sampled = Explorer::new().pct(2, 1_000, 7).time_limit(std::time::Duration::from_secs(10));
    println!("{}", sampled.check(last_seat::<Careful>));
}

#[cfg(test)]
mod tests {
    use interleave::explore::Bug;

    use super::*;

    #[test]
    #[should_panic(expected = "one seat, sold [true, true]")]
    fn the_careless_sell_the_last_seat_twice() {
        explore(last_seat::<Careless>);
    }

    #[test]
    fn the_report_replays() {
        let failure = Explorer::new().find(last_seat::<Careless>).expect("it has a bug");
        let again = Explorer::new().replay(&failure.schedule).find(last_seat::<Careless>);
        assert!(matches!(again.expect("the same").bug, Bug::Panic { lane: 'a', .. }));
    }

    #[test]
    fn the_careful_do_not() {
        explore(last_seat::<Careful>).expect_complete();
    }

    #[test]
    fn the_example_runs() {
        main();
    }
}
