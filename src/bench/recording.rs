//! What an event costs the lane it happens on.

use std::hint::black_box;

use serde::Deserialize;

use rt::{self, Current, Run, clock};
use trace::{LaneKind, State};

/// What happens each time.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Event {
    /// Nothing: the loop itself.
    None,
    /// The clock is read, and no more.
    Clock,
    /// A line of the log: one record.
    Log,
    /// A wait begins and ends: two records.
    Wait,
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sink {
    /// Into a lane's records.
    Kept,
    /// Nowhere: as while timing.
    Off,
}

/// Records of a lane, and so events that are certain to be kept.
const MOST: u32 = 100_000;

/// Time of `count` events on a lane of their own, ms, with `draws` draws of work before each: what
/// tracing costs a program is seen against the program's own work.
pub(super) fn time(event: Event, sink: Sink, count: u32, draws: u32) -> f64 {
    let run = Run::new(1, 1, sink == Sink::Kept);
    let place = Current::new(run.clone(), run.recorder().open(LaneKind::Main, 0));
    let count = count.min(MOST);
    place.enter(|| match event {
        Event::None => timed(count, draws, |_| ()),
        Event::Clock => timed(count, draws, |_| _ = black_box(clock::now())),
        Event::Log => timed(count, draws, |i| rt::log("event", i, 0.0)),
        Event::Wait => timed(count, draws, |_| drop(rt::wait(State::Queue, "queue"))),
    })
}

fn timed(count: u32, draws: u32, event: impl Fn(u32)) -> f64 {
    let mut state = black_box(1_u64);
    let begin = clock::absolute();
    for i in 0..count {
        for _ in 0..draws {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }
        event(i);
    }
    black_box(state);
    clock::absolute() - begin
}
