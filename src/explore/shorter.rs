//! Makes a schedule easier to follow: without steps that the bug does not need, and with fewer switches of lanes.

use seat::{Causes, Played, Taken, Turn};

use super::bug::Bug;
use super::problem::Problem;
use super::run::{Effort, Program, Seen, effort};
use super::schedule::LETTERS;

/// One that comes to the same and takes less effort, if any does that is equivalent to it.
pub(super) fn shorter(program: &Program<'_>, least: Effort, seen: Seen) -> Result<Seen, Problem> {
    let Some(bug) = &seen.bug else { return Ok(seen) };
    let causes = Causes::of(&seen.played);
    let needed = needed(&seen.played, &causes, bug);
    let orders =
        (0..seen.played.lanes.len()).map(|first| ordered(&seen.played, &causes, &needed, first));
    let best = orders.min_by_key(|steps| effort(steps)).filter(|steps| effort(steps) < least);
    let Some(steps) = best else { return Ok(seen) };
    let turns: Vec<Turn> = steps.iter().map(Taken::turn).collect();
    // What a weak memory lets a load see depends on the order in more ways than are looked at here: it is played again.
    let (again, astray) = program.along(&turns)?;
    let same = astray.is_none() && again.bug.as_ref().is_some_and(|other| other.is_like(bug));
    Ok(if same { again } else { seen })
}

/// By lane, how many of its steps the bug needs.
fn needed(played: &Played, causes: &Causes, bug: &Bug) -> Vec<u32> {
    let count = played.steps.len();
    match bug {
        Bug::Panic { lane, .. } => {
            let lane = LETTERS.find(*lane).unwrap_or(0);
            match played.lanes.get(lane) {
                Some(left) => causes.known(played, count, lane, left.joined),
                None => all(played),
            }
        }
        Bug::DataRace { steps: [earlier, later], .. } => {
            let mut clock = causes.clock(*later - 1).to_vec();
            causes.join(&mut clock, *earlier - 1);
            clock
        }
        _ => all(played),
    }
}

fn all(played: &Played) -> Vec<u32> {
    let of = |lane| played.steps.iter().filter(|step| step.lane == lane).count() as u32;
    (0..played.lanes.len()).map(of).collect()
}

/// The needed steps in an order that stays with a lane as long as it can, beginning with `first`.
fn ordered(played: &Played, causes: &Causes, needed: &[u32], first: usize) -> Vec<Taken> {
    let lanes = needed.len();
    let of_lane =
        |lane: usize| played.steps.iter().enumerate().filter(move |(_, step)| step.lane == lane);
    let own: Vec<Vec<(usize, &Taken)>> = (0..lanes).map(|lane| of_lane(lane).collect()).collect();
    let (mut done, mut steps, mut at) = (vec![0_u32; lanes], Vec::new(), first);
    loop {
        let next = |lane: usize| {
            let (step, taken) = own[lane].get(done[lane] as usize)?;
            let free = |(other, before): (usize, &u32)| other == lane || *before <= done[other];
            let can = done[lane] < needed[lane] && causes.clock(*step).iter().enumerate().all(free);
            can.then_some(**taken)
        };
        let lane = std::iter::once(at).chain((1..lanes).map(|ahead| (at + ahead) % lanes));
        let Some(taken) = lane.filter_map(next).next() else { return steps };
        at = taken.lane;
        done[at] += 1;
        steps.push(taken);
    }
}
