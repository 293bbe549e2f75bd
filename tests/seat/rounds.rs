//! Loops that back off: searched to an end, with everything found that there is.

use std::collections::BTreeSet;
use std::sync::Mutex as StdMutex;
use std::time::Duration;

use interleave::lab::steer::play;
use interleave::labs::LABS;
use interleave::model::{Message, Outcome};
use interleave::random::Rng;
use interleave::rt;
use interleave::seat::{
    Bounded, End, Ending, Explored, Fault, Onward, Played, Scheduler, Search, SearchBounds, fault,
};
use interleave::sync::{AtomicU32, Mutex, Ordering};

use super::labs::{request, search};

#[derive(Clone, Copy, Debug)]
enum Act {
    /// Takes both locks, the second one only if it is free, until it has both.
    Retry(bool),
    Both(bool),
    One(bool),
    Store,
    Load,
}

fn draw(rng: &mut Rng) -> Act {
    let which = rng.chance(50);
    match rng.range(0..=4) {
        0 | 1 => Act::Both(which),
        2 => Act::One(which),
        3 => Act::Store,
        _ => Act::Load,
    }
}

/// What an execution was: what loads have seen and locks have counted, or how it got stuck.
type Kinds = BTreeSet<String>;

fn once(program: &[Vec<Act>], scheduler: Box<dyn Scheduler>) -> (Played, String) {
    let seen = StdMutex::new(Vec::new());
    let locks = [Mutex::new("a", 0_u32), Mutex::new("b", 0_u32)];
    let cell = AtomicU32::new(0);
    let act = |lane: usize, act: Act| match act {
        Act::Retry(which) => {
            let back_off = rt::BackOff::new(Duration::from_millis(1));
            loop {
                let mut first = locks[usize::from(which)].lock();
                if let Some(mut second) = locks[usize::from(!which)].try_lock() {
                    (*first, *second) = (*first * 2 + 1, *second * 2);
                    break;
                }
                drop(first);
                back_off.wait();
            }
        }
        Act::Both(which) => {
            let mut first = locks[usize::from(which)].lock();
            let mut second = locks[usize::from(!which)].lock();
            (*first, *second) = (*first * 2, *second * 2 + 1);
        }
        Act::One(which) => *locks[usize::from(which)].lock() += 1,
        Act::Store => cell.store(lane as u32 + 1, Ordering::SeqCst),
        Act::Load => {
            seen.lock().unwrap().push((lane, cell.load(Ordering::SeqCst)));
        }
    };
    let work = || {
        rt::scope(|scope| {
            for (lane, acts) in program.iter().enumerate() {
                let act = &act;
                scope.spawn(move || acts.iter().for_each(|a| act(lane, *a)));
            }
        });
        Outcome::new(Message::new("done"), "")
    };
    let played = play(1, program.len() as u32 + 1, scheduler, work).played;
    let kind = match played.end {
        End::Done => {
            let mut seen = seen.into_inner().unwrap();
            seen.sort_unstable();
            format!("{seen:?} {:?}", locks.map(Mutex::into_inner))
        }
        _ => match fault(&played, false, 0) {
            Some(Fault::Deadlock(_)) => "deadlock".to_owned(),
            other => format!("{other:?}"),
        },
    };
    (played, kind)
}

/// All that `next` plays, and in how many executions.
fn all(
    program: &[Vec<Act>],
    mut next: impl FnMut(&mut dyn FnMut(Box<dyn Scheduler>) -> Played) -> Option<Explored>,
) -> (Kinds, u32) {
    rt::with_fibres(program.len(), || {
        let (mut kinds, mut executions) = (Kinds::new(), 0);
        loop {
            let mut kind = String::new();
            let mut play = |scheduler: Box<dyn Scheduler>| {
                let (played, of) = once(program, scheduler);
                kind = of;
                played
            };
            let Some(explored) = next(&mut play) else { return (kinds, executions) };
            executions += 1;
            match explored {
                Explored::Played { too_long, .. } => {
                    assert!(!too_long, "{program:?} goes round for ever");
                    kinds.insert(kind);
                }
                Explored::Known => {}
                other => panic!("{program:?}: {other:?}"),
            }
        }
    })
}

fn whole(program: &[Vec<Act>], reduced: bool) -> (Kinds, u32) {
    let mut search = Search::new(reduced, 500);
    all(program, |play| (!search.is_over()).then(|| search.next(play)))
}

fn bounded(program: &[Vec<Act>]) -> (Kinds, u32) {
    let mut search = Bounded::new(50, 500);
    all(program, |play| (!search.is_over()).then(|| search.next(play)))
}

#[test]
fn reduction_finds_what_playing_every_schedule_finds() {
    for seed in 0..30 {
        let mut rng = Rng::new(seed, 0);
        let mut acts = |most| {
            let count = rng.range(1..=most);
            (0..count).map(|_| draw(&mut rng)).collect::<Vec<_>>()
        };
        // Of two that retry, every single schedule would be too many.
        let program = [vec![Act::Retry(true)], acts(2)];
        let (few, executions) = whole(&program, true);
        let (every, schedules) = whole(&program, false);
        assert_eq!(few, every, "{program:?}");
        assert!(executions <= schedules, "{program:?}: {executions} for {schedules}");
        assert_eq!(few, bounded(&program).0, "{program:?}");
    }
}

#[test]
fn two_that_retry_may_get_into_each_others_way_for_ever() {
    let program = [vec![Act::Retry(true)], vec![Act::Retry(false)]];
    let (kinds, executions) = whole(&program, true);
    let expected = ["Some(Livelock)", "[] [1, 2]", "[] [2, 1]"].map(str::to_owned);
    assert_eq!(kinds, Kinds::from(expected));
    assert!(executions < 10_000, "{executions}");
    assert_eq!(kinds, bounded(&program).0);
}

#[test]
fn labs_that_back_off_are_searched_to_an_end() {
    for (lab, strategy) in [("bank-transfer", "try-lock"), ("dining-philosophers", "timeout")] {
        let lab = LABS.find(lab).unwrap();
        let found = search(&request(lab, &[]), strategy, SearchBounds::default());
        assert!(found.complete && found.cut == 0, "{}: {} cut", lab.id, found.cut);
        let bad: Vec<_> = found.outcomes.iter().filter(|o| o.ending.is_bad()).collect();
        assert_eq!(bad.len(), 1, "{}: {bad:?}", lab.id);
        assert_eq!(bad[0].ending, Ending::Livelock);
    }
}

/// Links from before may have a lane go round while nothing has changed.
#[test]
fn a_schedule_may_go_round_as_often_as_it_likes() {
    let lab = LABS.find("bank-transfer").unwrap();
    let steered = LABS.steer(&request(lab, &[]), "try-lock").unwrap();
    let round = [2, 2, 2, 2];
    let schedule: Vec<u32> = [1].into_iter().chain([round; 5].concat()).collect();
    let walk =
        rt::with_fibres(steered.threads() as usize, || steered.walk(&schedule, Onward::Stop));
    assert_eq!(walk.astray, None);
    assert_eq!(walk.steps.len(), schedule.len());
}
