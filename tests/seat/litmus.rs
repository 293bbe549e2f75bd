//! Litmus tests: what the explorer finds is what the model allows, by verdicts that were published (`litmus.txt`), and it plays
//! one execution for each graph (`litmus_outcomes.txt`).

use std::collections::{BTreeMap, BTreeSet};

use interleave::lab::steer::play;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{Explored, Search};
use interleave::sync::{AtomicU32, Ordering, PlainU32, fence};

const TESTS: &str = include_str!("litmus.txt");
const OUTCOMES: &str = include_str!("litmus_outcomes.txt");

/// What a thread does next. Registers and locations are letters.
#[derive(Clone, Debug)]
enum Act {
    Store(char, u32, Ordering),
    Load(char, char, Ordering),
    Fence(Ordering),
    Add(char, char, u32, Ordering),
    Swap(char, char, u32, Ordering),
    Exchange(char, char, [u32; 2], Ordering),
    Write(u32),
    Read(char),
    If(char, u32),
}

#[derive(Debug)]
struct Litmus {
    name: String,
    threads: Vec<Vec<Act>>,
    condition: String,
    verdict: String,
}

fn order(text: &str, action: &str) -> Ordering {
    match (text, action) {
        ("rlx", _) => Ordering::Relaxed,
        ("acq", _) => Ordering::Acquire,
        ("rel", _) => Ordering::Release,
        ("acqrel", _) => Ordering::AcqRel,
        ("sc", _) => Ordering::SeqCst,
        other => panic!("no order: {other:?}"),
    }
}

fn letter(text: &str) -> char {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) => letter,
        _ => panic!("not a letter: {text:?}"),
    }
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("not a number: {text:?}"))
}

fn act(text: &str) -> Act {
    if let Some((what, value)) = text.strip_prefix("if ").and_then(|rest| rest.split_once('=')) {
        return Act::If(letter(what), number(value));
    }
    if let Some((what, value)) = text.split_once(":=") {
        return if what == "d" { Act::Write(number(value)) } else { Act::Read(letter(what)) };
    }
    let (what, by) = text.split_once('@').unwrap_or_else(|| panic!("no order: {text:?}"));
    let by = order(by, what);
    if what == "fence" {
        return Act::Fence(by);
    }
    let (to, of) = what.split_once('=').unwrap_or_else(|| panic!("no access: {text:?}"));
    let to = letter(to);
    if let Some((of, value)) = of.split_once('+') {
        return Act::Add(to, letter(of), number(value), by);
    }
    if let Some((of, value)) = of.split_once("<-") {
        return Act::Swap(to, letter(of), number(value), by);
    }
    if let Some((of, values)) = of.split_once('?') {
        let (from, into) = values.split_once("->").expect("a compare-exchange");
        return Act::Exchange(to, letter(of), [number(from), number(into)], by);
    }
    match of.parse() {
        Ok(value) => Act::Store(to, value, by),
        Err(_) => Act::Load(to, letter(of), by),
    }
}

fn parse(line: &str) -> Litmus {
    let (rest, verdict) = line.rsplit_once(':').expect("a verdict");
    let (program, condition) = rest.rsplit_once('?').expect("a condition");
    let mut parts = program.split('|').map(str::trim);
    let name = parts.next().expect("a name").to_owned();
    let threads = parts.map(|t| t.split(';').map(|text| act(text.trim())).collect()).collect();
    let verdict = verdict.split_whitespace().next().expect("a verdict").to_owned();
    Litmus { name, threads, condition: condition.trim().to_owned(), verdict }
}

fn tests() -> impl Iterator<Item = Litmus> {
    let lines = TESTS.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| parse(line.split_once('[').map_or(line, |(test, _)| test)))
}

const LOCATIONS: [char; 4] = ['x', 'y', 'z', 'w'];

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
                    let failure = match by {
                        Ordering::Relaxed | Ordering::Release => Ordering::Relaxed,
                        Ordering::SeqCst => Ordering::SeqCst,
                        _ => Ordering::Acquire,
                    };
                    let found = self.cell(of).compare_exchange(from, into, by, failure);
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
    let mut search = Search::new(reduced, 1_000);
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
    rt::with_resources(4, 0, || {
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
            if found.vain > 0 {
                println!("{}: {} in vain for {}", test.name, found.vain, found.ended);
            }
        }
    });
    println!("{count} tests, {ended} executions, {vain} in vain");
    assert!(count >= 60, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
