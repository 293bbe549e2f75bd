//! Litmus tests: what the explorer finds is what the model allows, by verdicts that were published (`litmus.txt`), and it plays
//! one execution for each graph (`litmus_outcomes.txt`).

use std::collections::{BTreeMap, BTreeSet};

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{BY_GRAPHS, Explored, Search};
use interleave::sync::{AtomicU32, PlainU32, fence};

use super::litmus_tests::{Act, LOCATIONS, Litmus, failure, number, tests};

const OUTCOMES: &str = include_str!("litmus_outcomes.txt");

struct Memory {
    cells: [AtomicU32; 4],
    plain: PlainU32,
}

impl Memory {
    fn cell(&self, of: char) -> &AtomicU32 {
        &self.cells[LOCATIONS.iter().position(|l| *l == of).expect("a location")]
    }

    /// The registers that a thread has set.
    fn run(&self, acts: &[Act]) -> BTreeMap<char, u32> {
        let mut seen = BTreeMap::new();
        for act in acts {
            match *act {
                Act::Store(to, value, by) => self.cell(to).store(value, by),
                Act::Load(to, of, by) => _ = seen.insert(to, self.cell(of).load(by)),
                Act::Fence(by) => fence(by),
                Act::Add(to, of, value, by) => {
                    seen.insert(to, self.cell(of).fetch_add(value, by));
                }
                Act::Swap(to, of, value, by) => {
                    _ = seen.insert(to, self.cell(of).swap(value, by));
                }
                Act::Exchange(to, of, [from, into], by) => {
                    let found = self.cell(of).compare_exchange(from, into, by, failure(by));
                    seen.insert(to, found.unwrap_or_else(|other| other));
                }
                Act::Write(value) => self.plain.set(value),
                Act::Read(to) => _ = seen.insert(to, self.plain.get()),
                Act::If(what, value) if seen[&what] != value => break,
                Act::If(..) => {}
            }
        }
        seen
    }
}

fn run(test: &Litmus) -> Outcome {
    let memory =
        Memory { cells: LOCATIONS.map(|_| AtomicU32::new(0)), plain: PlainU32::new("d", 0) };
    let seen: Vec<BTreeMap<char, u32>> = rt::scope(|scope| {
        let memory = &memory;
        let start = |acts| scope.spawn(move || memory.run(acts));
        let started: Vec<_> = test.threads.iter().map(|acts| start(acts)).collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let seen: BTreeMap<char, u32> = seen.into_iter().flatten().collect();
    let registers = seen.iter().map(|(register, value)| format!("{register}={value}"));
    let named = |of: &char| {
        let touches = |act: &Act| match act {
            Act::Store(at, ..) => at == of,
            Act::Load(_, at, _) | Act::Add(_, at, ..) | Act::Swap(_, at, ..) => at == of,
            Act::Exchange(_, at, ..) => at == of,
            _ => false,
        };
        test.threads.iter().flatten().any(touches)
    };
    let mut last =
        LOCATIONS.into_iter().zip(memory.cells.map(AtomicU32::into_inner)).collect::<Vec<_>>();
    last.retain(|(of, _)| named(of));
    last.sort_unstable();
    let last = last.iter().map(|(of, value)| format!("{of}=={value}"));
    let all: Vec<String> = registers.chain(last).collect();
    Outcome::new(Message::new("ended"), all.join(" "))
}

/// What a search has found.
#[derive(Debug, Default)]
struct Found {
    outcomes: BTreeSet<String>,
    /// Executions that were played to their end.
    ended: u32,
    /// Others.
    vain: u32,
    races: bool,
}

fn search(test: &Litmus, reduced: bool) -> Found {
    let mut search = Search::new(reduced, 1_000).by_graphs(BY_GRAPHS);
    let mut found = Found::default();
    while !search.is_over() {
        let mut outcome = None;
        let explored = search.next(|scheduler| {
            let played = play(1, test.threads.len() as u32 + 1, scheduler, || run(test));
            outcome = played.outcome.ok();
            played.played
        });
        match explored {
            Explored::Played { played, too_long, .. } => {
                assert!(!too_long, "{}", test.name);
                found.races |= played.race.is_some();
                found.outcomes.extend(outcome.map(|outcome| outcome.answer));
                found.ended += 1;
            }
            Explored::Known => found.vain += 1,
            Explored::Anew => found = Found::default(),
            Explored::Astray => panic!("{} does not repeat itself", test.name),
        }
    }
    found
}

fn holds(condition: &str, outcome: &str) -> bool {
    let all: Vec<&str> = outcome.split(' ').collect();
    condition.split_whitespace().all(|one| all.contains(&one))
}

#[test]
fn every_litmus_test_comes_to_its_published_verdict() {
    let published: BTreeMap<&str, &str> = OUTCOMES
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once(": "))
        .collect();
    let mut wrong = Vec::new();
    let (mut count, mut ended, mut vain) = (0, 0, 0);
    rt::with_fibres(4, || {
        for test in tests() {
            let found = search(&test, true);
            count += 1;
            ended += found.ended;
            vain += found.vain;
            let came = found.outcomes.iter().any(|outcome| holds(&test.condition, outcome));
            let verdict = match (test.condition.is_empty(), came, found.races) {
                (true, _, true) => "race",
                (true, _, false) => "race-free",
                (false, true, _) => "allowed",
                (false, false, _) => "forbidden",
            };
            if verdict != test.verdict {
                wrong.push(format!("{}: {verdict}, not {}", test.name, test.verdict));
            }
            if found.vain > 0 && !found.races {
                wrong.push(format!("{}: {} in vain", test.name, found.vain));
            }
            let Some(expected) = published.get(test.name.as_str()) else { continue };
            let (outcomes, numbers) = expected.rsplit_once(", n=").expect("a count");
            let graphs = numbers.split_once("graphs=").map(|(_, graphs)| number(graphs));
            let outcomes: BTreeSet<String> = outcomes.split(", ").map(str::to_owned).collect();
            if outcomes != found.outcomes {
                let missing: Vec<_> = outcomes.difference(&found.outcomes).collect();
                let more: Vec<_> = found.outcomes.difference(&outcomes).collect();
                wrong.push(format!("{}: without {missing:?}, with {more:?}", test.name));
            }
            if graphs != Some(found.ended) {
                wrong.push(format!(
                    "{}: {} executions for {graphs:?} graphs",
                    test.name, found.ended
                ));
            }
        }
    });
    println!("{count} tests, {ended} executions, {vain} in vain");
    assert!(count >= 60, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every order of the numbers below `count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let with_last = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, last);
        order
    };
    let shorter = orders(last);
    shorter.iter().flat_map(|order| (0..count).map(move |at| with_last(order, at))).collect()
}

/// Which thread is started first decides which execution is played first, and so what has to be turned round to get to the others.
#[test]
fn the_order_of_the_threads_does_not_matter() {
    let (mut count, mut vain, mut wrong) = (0, 0, Vec::new());
    rt::with_fibres(4, || {
        for mut test in tests() {
            let expected = search(&test, true);
            let threads = test.threads.clone();
            for order in orders(threads.len()) {
                test.threads = order.iter().map(|at| threads[*at].clone()).collect();
                let found = search(&test, true);
                count += 1;
                // Who races is searched by schedules.
                vain += if found.races { 0 } else { found.vain };
                let one = (&found.outcomes, found.ended, found.races);
                if one != (&expected.outcomes, expected.ended, expected.races) {
                    wrong.push(format!(
                        "{} ({}) {order:?}: {} of {}",
                        test.name, test.program, found.ended, expected.ended
                    ));
                }
            }
        }
    });
    assert_eq!(vain, 0);
    assert!(count > 1_500, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
