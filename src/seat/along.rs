//! Follows a schedule that somebody else made.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use random::Rng;

use super::played::{Point, Scheduler, lanes_of};
use super::report::Onward;
use super::turn::Turn;

/// Plays a schedule, and onward.
#[derive(Debug)]
pub struct Along {
    schedule: Vec<u32>,
    onward: Onward,
    draws: Rng,
    astray: Arc<Mutex<Option<u32>>>,
    /// Who had to wait at the moment before.
    waiting: Option<u64>,
    /// Lanes that are about to look, as bits.
    looking: u64,
    /// Entries that were followed.
    followed: usize,
}

impl Along {
    /// Along `schedule` (lanes), and then as `onward` says.
    pub fn new(schedule: &[u32], onward: Onward) -> Self {
        let seed = if let Onward::Random { seed, .. } = onward { seed } else { 0 };
        Self {
            schedule: schedule.to_vec(),
            onward,
            draws: Rng::new(seed, 0),
            astray: Arc::default(),
            waiting: None,
            looking: 0,
            followed: 0,
        }
    }
}

/// Where a schedule could not be followed, for who gave its [`Along`] away.
#[derive(Clone, Debug)]
pub struct Astray(Arc<Mutex<Option<u32>>>);

impl Astray {
    /// Index of the first entry that could not be followed.
    pub fn at(&self) -> Option<u32> {
        *lock(&self.0)
    }
}

fn lock(astray: &Mutex<Option<u32>>) -> MutexGuard<'_, Option<u32>> {
    astray.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Along {
    /// Whose next step was none at first.
    fn left_out(&self, point: &Point<'_>) -> Option<usize> {
        let left = point.next.iter().enumerate().filter(|(_, next)| next.is_some());
        let left = left.fold(0, |all, (lane, _)| all | 1_u64 << lane);
        let alone = if left.count_ones() == 1 { left } else { 0 };
        lanes_of((self.looking | alone) & point.ready).first().copied()
    }

    /// Tells, behind the execution, whether it could be followed.
    pub fn astray(&self) -> Astray {
        Astray(self.astray.clone())
    }
}

impl Scheduler for Along {
    fn is_watched(&self) -> bool {
        true
    }

    fn is_weak(&self) -> bool {
        true
    }

    fn looks(&mut self, lane: usize) {
        self.looking |= 1 << lane;
    }

    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        if self.onward == Onward::Early
            && let Some(lane) = self.left_out(point)
        {
            self.looking &= !(1 << lane);
            return Some(Turn::of(lane));
        }
        let at = self.followed;
        self.followed += 1;
        if let Some(code) = self.schedule.get(at) {
            let turn = Turn::from_code(*code);
            let can = |turn: &Turn| point.open(turn.lane).iter().any(|way| way.pick == turn.pick);
            if let Some(turn) = turn.filter(can) {
                return Some(turn);
            }
            *self.astray.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
                Some(at as u32);
            self.onward = Onward::Stop;
            return None;
        }
        let ready = lanes_of(point.ready);
        if ready.is_empty() {
            return None;
        }
        match self.onward {
            Onward::Stop | Onward::Early => None,
            Onward::Random { steps, .. } => {
                let more = at - self.schedule.len() < steps as usize;
                let drawn = || ready[self.draws.range(0..=ready.len() as u64 - 1) as usize];
                more.then(drawn).map(Turn::of)
            }
            Onward::Interesting => {
                let lanes = point.next.iter().enumerate().filter(|(_, next)| next.is_some());
                let all = lanes.fold(0, |set, (lane, _)| set | 1_u64 << lane);
                let waiting = all & !point.ready;
                if self.waiting.replace(waiting).is_some_and(|before| before != waiting) {
                    return None;
                }
                let last = point.steps.last().map_or(0, |step| step.lane);
                ready.iter().find(|lane| **lane > last).or(ready.first()).copied().map(Turn::of)
            }
        }
    }
}
