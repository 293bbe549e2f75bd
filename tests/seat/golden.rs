//! Links to schedules are for ever: what was reached by one once is reached by it still.

use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{Aim, Goal};
use interleave::rt;
use interleave::seat::{Ending, Onward, Turn};

use crate::labs::{asked, reaches, search_for};

/// For each goal that a schedule reaches: lab, goal, and such a schedule with a letter for each step, and behind it a `'` for each
/// way that is passed over where a step leaves something open.
const SCHEDULES: &str = include_str!("golden-schedules.txt");

fn goals() -> impl Iterator<Item = (&'static Lab, &'static Goal)> {
    let steered = LABS.iter().filter_map(|lab| Some((lab, lab.seat.as_ref()?)));
    let goals = steered.flat_map(|(lab, seat)| seat.goals.iter().map(move |goal| (lab, goal)));
    goals.filter(|(_, goal)| goal.aim != Aim::Cannot)
}

fn letters(schedule: &[u32]) -> String {
    let letters = |turn: Turn| {
        let letter = char::from(b'a' + turn.lane as u8);
        format!("{letter}{}", "'".repeat(usize::from(turn.pick)))
    };
    schedule.iter().filter_map(|code| Turn::from_code(*code)).map(letters).collect()
}

fn codes(letters: &str) -> Vec<u32> {
    let mut turns: Vec<Turn> = Vec::new();
    for byte in letters.bytes() {
        match (byte, turns.last_mut()) {
            (b'\'', Some(turn)) => turn.pick += 1,
            _ => turns.push(Turn::of(usize::from(byte - b'a'))),
        }
    }
    turns.into_iter().map(Turn::code).collect()
}

#[test]
fn every_goal_has_a_schedule_that_is_kept() {
    let kept: Vec<(&str, &str)> = SCHEDULES
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            words.next().zip(words.next())
        })
        .collect();
    let missing: Vec<String> = goals()
        .filter(|(lab, goal)| !kept.contains(&(lab.id, goal.id)))
        .map(|(lab, goal)| {
            let found = search_for(&asked(lab, goal), goal.strategy, goal.aim);
            let reached = found.outcomes.iter().find(|o| reaches(goal.aim, &o.ending));
            let schedule = reached.map(|o| letters(&o.shortest)).unwrap_or_default();
            format!("{} {} {schedule}", lab.id, goal.id)
        })
        .collect();
    assert!(missing.is_empty(), "to be kept from now on:\n{}", missing.join("\n"));
}

#[test]
fn what_a_link_reached_once_it_reaches_still() {
    for line in SCHEDULES.lines() {
        let [id, goal, schedule] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("three words: {line}")
        };
        let (lab, goal) = goals()
            .find(|(lab, it)| lab.id == id && it.id == goal)
            .unwrap_or_else(|| panic!("the goal is gone, and links to it: {line}"));
        let steps = codes(schedule);
        assert_eq!(letters(&steps), schedule);
        let steered = LABS.steer(&asked(lab, goal), goal.strategy).unwrap();
        let walk = rt::with_resources(steered.threads() as usize, 0, || {
            steered.walk(&steps, Onward::Stop)
        });
        assert_eq!(walk.astray, None, "{line}");
        let ending = walk.ending.unwrap_or(Ending::TooLong);
        assert!(reaches(goal.aim, &ending), "{line}: {ending:?}");
    }
}
