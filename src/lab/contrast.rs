//! What made an execution go wrong: the nearest one that ends well, and the two steps that stand the other way round there.

use std::sync::{Arc, Mutex, PoisonError};

use seat::{Along, Contrast, End, Ending, Id, Onward, Op, Played, Point, Scheduler, Turn, Turned};

use super::steer::{Play, Steered};

/// The most executions that are tried.
const MOST: usize = 500;

/// Follows a schedule up to a turn, takes another one there, and goes on with whoever is next in the rest of the schedule and can go
/// on, in the usual way of each step.
struct Detour {
    before: Vec<Turn>,
    turn: Turn,
    rest: Vec<usize>,
    most: usize,
    /// Whether it could be taken.
    taken: Arc<Mutex<bool>>,
}

impl Scheduler for Detour {
    fn is_weak(&self) -> bool {
        true
    }

    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        let at = point.steps.len();
        if let Some(turn) = self.before.get(at) {
            return Some(*turn);
        }
        if at == self.before.len() {
            let can = point.open(self.turn.lane).iter().any(|open| open.pick == self.turn.pick);
            *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = can;
            return can.then_some(self.turn);
        }
        if at >= self.most {
            return None;
        }
        let going = point.ready & !point.parked;
        let ready = if going == 0 { point.ready } else { going };
        let can = |lane: usize| ready >> lane & 1 == 1;
        let next = self.rest.iter().position(|lane| can(*lane)).map(|at| self.rest.remove(at));
        let last = point.steps.last().map(|step| step.lane).filter(|lane| can(*lane));
        let any = (0..point.next.len()).find(|lane| can(*lane));
        next.or(last).or(any).map(Turn::of)
    }
}

impl Steered {
    /// The nearest execution to that of `schedule` that ends well: it goes the same way for as long as possible. None where none was
    /// found, or the schedule does not end badly.
    pub fn contrast(&self, schedule: &[u32]) -> Option<Contrast> {
        let turns: Vec<Turn> = schedule.iter().filter_map(|code| Turn::from_code(*code)).collect();
        let bad = self.along(schedule)?;
        let mut tried = 0;
        for at in (0..turns.len().min(bad.steps.len())).rev() {
            let step = &bad.steps[at];
            let usual = (step.pick > 0).then_some(Turn::of(step.lane));
            let others = (0..bad.lanes.len())
                .filter(|lane| *lane != step.lane && step.ready >> lane & 1 == 1);
            for turn in usual.into_iter().chain(others.map(Turn::of)) {
                tried += 1;
                if tried > MOST {
                    return None;
                }
                let rest = bad.steps[at..].iter().map(|step| step.lane).collect::<Vec<_>>();
                let rest = without_first(rest, turn.lane);
                let taken = Arc::new(Mutex::new(false));
                let most = bad.steps.len() * 2 + 50;
                let before = turns[..at].to_vec();
                let detour = Detour { before, turn, rest, most, taken: taken.clone() };
                let play = self.play(Box::new(detour));
                if !*taken.lock().unwrap_or_else(PoisonError::into_inner) {
                    continue;
                }
                if let Some(Ending::Fine { .. }) = self.ending(&play, false) {
                    return Some(contrast(&bad, &play.played, at));
                }
            }
        }
        None
    }

    /// The execution along a schedule; none where that cannot be followed or ends well.
    fn along(&self, schedule: &[u32]) -> Option<Played> {
        let along = Along::new(schedule, Onward::Stop);
        let astray = along.astray();
        let Play { played, outcome } = self.play(Box::new(along));
        let long = played.end == End::Halted;
        let play = Play { played, outcome };
        let bad = self.ending(&play, long).is_some_and(|ending| ending.is_bad());
        (bad && astray.at().is_none()).then_some(play.played)
    }
}

fn without_first(mut lanes: Vec<usize>, lane: usize) -> Vec<usize> {
    if let Some(at) = lanes.iter().position(|l| *l == lane) {
        lanes.remove(at);
    }
    lanes
}

/// What differs between the two, which are the same up to step `at`.
fn contrast(bad: &Played, good: &Played, at: usize) -> Contrast {
    let index = |id: Id| good.steps.iter().position(|step| step.id() == id);
    let count = bad.steps.len();
    let taken = |lane: usize| bad.steps.iter().filter(|step| step.lane == lane).count() as u32;
    // What lanes were about to do stands behind all that was done.
    let left = bad
        .lanes
        .iter()
        .enumerate()
        .filter_map(|(lane, left)| Some((count, Id { lane, nth: taken(lane) }, left.next?)));
    let steps = bad.steps.iter().enumerate().map(|(at, step)| (at, step.id(), step.op));
    let all: Vec<(usize, Id, Op)> = steps.chain(left).collect();
    let turned =
        all.iter().skip(at).take_while(|(n, ..)| *n < count).find_map(|(earlier, id, op)| {
            let here = index(*id);
            let behind = all.iter().filter(|(n, ..)| n > earlier);
            let (later, of, _) = behind.into_iter().find(|(_, of, later)| {
                let round = index(*of).is_some_and(|there| here.is_none_or(|here| there < here));
                round && of.lane != id.lane && op.depends_on(later)
            })?;
            let later = (*later < count).then_some(*later as u32);
            Some(Turned { earlier: *earlier as u32, lane: of.lane as u32, later })
        });
    let good = good.steps.iter().map(|step| step.turn().code()).collect();
    Contrast { good, at: at as u32, turned }
}
