//! Schedules that are drawn, for programs with too many of them to play.
//!
//! | how | what is drawn | what is promised |
//! |---|---|---|
//! | [`Draws::RandomWalk`] | each step's lane, evenly of those that can go on | nothing: a schedule with a long run of one lane is rare |
//! | [`Draws::Pct`] | priorities of the lanes, and steps at which the first one falls behind the others | see [`promised`] |
//! | [`Draws::Pos`] | a priority for each step, again whenever a step that it depends on is taken | nothing in general; of steps that do not depend on each other none is favoured |
//!
//! PCT is Burckhardt, Kothari, Musuvathi and Nagarakatte, *A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs*,
//! ASPLOS 2010. POS is Yuan, Yang and Gu, *Partial Order Aware Concurrency Sampling*, CAV 2018.
//!
//! What a step leaves open (an old value, another waiter) is drawn evenly of its ways, and waits end by themselves now and then. The proof of
//! PCT's promise knows no such choices: it holds for samples that take [the usual ways](Sample::usual_ways) alone.
//! A lane that spins lets all others pass, whatever its priority: it would wait for them for ever.

use std::cmp::Reverse;

use random::Rng;

use super::op::Op;
use super::played::{Point, Scheduler, lanes_of};
use super::turn::Turn;

/// In how many of 100 moments a wait ends by itself, where one can.
const BY_ITSELF: u32 = 10;

/// How schedules are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draws {
    /// Whoever can go on, evenly at each step.
    RandomWalk,
    /// By priorities that change at few steps.
    Pct {
        /// How many constraints on the order of steps a bug may need: 1 for a plain order of two steps, 2 for most bugs.
        depth: u32,
        /// How many steps an execution is expected to have.
        steps: u32,
    },
    /// By priorities of steps.
    Pos,
}

/// A schedule that is drawn. The same seed and number draw the same one.
#[derive(Debug)]
pub struct Sample {
    rng: Rng,
    state: Drawn,
    most_steps: usize,
    spurious: bool,
    usual: bool,
}

#[derive(Debug)]
enum Drawn {
    Walk,
    Pct {
        /// By lane; the highest goes first.
        priorities: Vec<i64>,
        /// Steps before which the first lane's priority becomes 1, 2 and so on: lower than that of any which has not fallen yet.
        changes: Vec<u64>,
        /// How often a lane has spun.
        spun: i64,
    },
    /// By lane the priority of its next step; none where it is to be drawn.
    Pos(Vec<Option<u64>>),
}

impl Sample {
    /// Number `number` of a seed's samples, of `most_steps` steps at most.
    pub fn new(draws: Draws, seed: u32, number: u64, most_steps: usize) -> Self {
        let mut rng = Rng::new(seed, number);
        let state = match draws {
            Draws::RandomWalk => Drawn::Walk,
            Draws::Pct { depth, steps } => {
                let last = u64::from(steps.max(1)) - 1;
                let changes = (1..depth).map(|_| rng.range(0..=last)).collect();
                Drawn::Pct { priorities: Vec::new(), changes, spun: 0 }
            }
            Draws::Pos => Drawn::Pos(Vec::new()),
        };
        Self { rng, state, most_steps, spurious: true, usual: false }
    }

    /// The same, where waits on condition variables do not end by themselves.
    #[must_use]
    pub fn without_spurious(self) -> Self {
        Self { spurious: false, ..self }
    }

    /// The same, where each step comes about in its usual way: loads see the newest value, `notify_one` wakes who has waited
    /// longest, and no wait ends by itself.
    #[must_use]
    pub fn usual_ways(self) -> Self {
        Self { usual: true, ..self }
    }

    /// One of `all`, evenly.
    fn one_of(&mut self, all: &[usize]) -> usize {
        all[self.rng.range(0..=all.len() as u64 - 1) as usize]
    }

    /// Whose wait ends by itself now, if one does.
    fn by_itself(&mut self, point: &Point<'_>) -> Option<Turn> {
        if point.by_itself == 0 || !self.rng.chance(BY_ITSELF) {
            return None;
        }
        let lane = self.one_of(&lanes_of(point.by_itself));
        Some(Turn { lane, pick: 1 })
    }

    fn lane(&mut self, point: &Point<'_>) -> usize {
        // Who would only spin and see the same goes where nobody else can.
        let busy = point.ready & !point.parked;
        let can = lanes_of(if busy == 0 { point.ready } else { busy });
        let spins = |lane: usize| point.next[lane].is_some_and(|op| op.action.goes_round());
        let Self { rng, state, .. } = self;
        match state {
            Drawn::Walk => self.one_of(&can),
            Drawn::Pct { priorities, changes, spun } => {
                // Even over all orders of the lanes, however many there will be.
                priorities.resize_with(point.next.len().max(priorities.len()), || {
                    (1 << 62) + i64::from(rng.next_u32())
                });
                let first = |priorities: &[i64]| {
                    let best = can.iter().max_by_key(|lane| (priorities[**lane], Reverse(**lane)));
                    *best.expect("somebody can go on")
                };
                for (at, change) in changes.iter().enumerate() {
                    if *change == point.steps.len() as u64 {
                        let falls = first(priorities);
                        priorities[falls] = at as i64 + 1;
                    }
                }
                let lane = first(priorities);
                if spins(lane) {
                    *spun += 1;
                    priorities[lane] = -*spun;
                }
                lane
            }
            Drawn::Pos(priorities) => {
                priorities.resize(point.next.len().max(priorities.len()), None);
                for (priority, next) in priorities.iter_mut().zip(point.next) {
                    if next.is_some() {
                        priority.get_or_insert_with(|| rng.next_u64());
                    }
                }
                let best = can.iter().max_by_key(|lane| (priorities[**lane], Reverse(**lane)));
                let lane = *best.expect("somebody can go on");
                let taken = point.next[lane];
                let races = |next: &Op| taken.is_some_and(|taken| taken.depends_on(next));
                for (other, priority) in priorities.iter_mut().enumerate() {
                    if other == lane
                        || point.next.get(other).copied().flatten().is_some_and(|op| races(&op))
                    {
                        *priority = None;
                    }
                }
                lane
            }
        }
    }
}

impl Scheduler for Sample {
    fn parks(&self) -> bool {
        true
    }

    fn is_weak(&self) -> bool {
        !self.usual
    }

    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        if point.steps.len() >= self.most_steps {
            return None;
        }
        let point = &point.with_spurious(self.spurious && !self.usual);
        if let Some(turn) = self.by_itself(point) {
            return Some(turn);
        }
        if point.ready == 0 {
            return None;
        }
        let lane = self.lane(point);
        if self.usual {
            return Some(Turn::of(lane));
        }
        let mut picks: Vec<usize> =
            point.open(lane).iter().map(|way| usize::from(way.pick)).collect();
        if point.by_itself >> lane & 1 == 1 {
            picks.pop();
        }
        let pick = self.one_of(&picks);
        Some(Turn { lane, pick: pick as u8 })
    }
}

/// How likely a PCT sample is to find a bug of this depth, at least: 1/(n k<sup>d−1</sup>) for n `threads` that take k `steps` in all, where the
/// samples were drawn for no fewer. 0 where there are none of either, or for depth 0.
pub fn promised(threads: u32, steps: u32, depth: u32) -> f64 {
    if threads == 0 || steps == 0 || depth == 0 {
        return 0.0;
    }
    let exponent = i32::try_from(depth - 1).unwrap_or(i32::MAX);
    1.0 / (f64::from(threads) * f64::from(steps).powi(exponent))
}

/// How likely at least one of `samples` is to find what each finds with the probability `each`.
pub fn found_by(each: f64, samples: u64) -> f64 {
    // Exact also where `each` is far less than what is left of 1.
    -(samples as f64 * (-each).ln_1p()).exp_m1()
}
