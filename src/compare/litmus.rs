//! Litmus tests: a small interpreter of them for any explorer, and what each explorer shows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::by_interleave::Interleave;
use super::by_loom::Loom;
use super::by_shuttle::Shuttle;
use super::kit::{Came, Cell, Kit, Limits, Plain, Played, Program, Work};
use super::litmus_tests::{Act, LOCATIONS, Litmus, failure};
use super::{End, Ran, by_interleave, by_loom, by_shuttle};

/// What can come out of each test: all outcomes, for each test without plain data.
const OUTCOMES: &str = include_str!("../../tests/seat/litmus_outcomes.txt");

/// Executions of an explorer at most. Where that is too few, the table says so.
const MOST: u64 = 100_000;

struct Memory<K: Kit> {
    cells: [K::Cell; 4],
    plain: K::Plain,
}

impl<K: Kit> Memory<K> {
    fn cell(&self, of: char) -> &K::Cell {
        &self.cells[LOCATIONS.iter().position(|l| *l == of).expect("a location")]
    }

    /// The registers that a thread has set.
    fn run(&self, acts: &[Act]) -> BTreeMap<char, u32> {
        let mut seen = BTreeMap::new();
        for act in acts {
            match *act {
                Act::Store(to, value, by) => self.cell(to).store(value, by),
                Act::Load(to, of, by) => _ = seen.insert(to, self.cell(of).load(by)),
                Act::Fence(by) => K::fence(by),
                Act::Add(to, of, value, by) => {
                    _ = seen.insert(to, self.cell(of).fetch_add(value, by));
                }
                Act::Swap(to, of, value, by) => {
                    _ = seen.insert(to, self.cell(of).swap(value, by));
                }
                Act::Exchange(to, of, [from, into], by) => {
                    let found = self.cell(of).compare_exchange(from, into, [by, failure(by)]);
                    seen.insert(to, found);
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

/// The locations that a test names.
fn named(test: &Litmus) -> impl Iterator<Item = usize> {
    let touches = |of: char| {
        let acts = test.threads.iter().flatten();
        acts.into_iter().any(|act| match act {
            Act::Store(at, ..) => *at == of,
            Act::Load(_, at, _) | Act::Add(_, at, ..) | Act::Swap(_, at, ..) => *at == of,
            Act::Exchange(_, at, ..) => *at == of,
            _ => false,
        })
    };
    (0..LOCATIONS.len()).filter(move |at| touches(LOCATIONS[*at]))
}

/// What came of the registers, by letter, then of the locations: `u32::MAX` where that was never set.
fn play<K: Kit>(test: &Arc<Litmus>) -> Came {
    let cells = LOCATIONS.map(|_| K::Cell::new(0));
    let memory = Arc::new(Memory::<K> { cells, plain: K::Plain::new() });
    let thread = |at: usize| -> Work<BTreeMap<char, u32>> {
        let (test, memory) = (test.clone(), memory.clone());
        Box::new(move || memory.run(&test.threads[at]))
    };
    let seen = K::threads((0..test.threads.len()).map(thread).collect());
    let seen: BTreeMap<char, u32> = seen.into_iter().flatten().collect();
    let memory = Arc::into_inner(memory).expect("all threads have ended");
    let mut all: Vec<u32> =
        ('a'..='h').map(|of| seen.get(&of).copied().unwrap_or(u32::MAX)).collect();
    let last = memory.cells.into_iter().enumerate();
    let named: Vec<usize> = named(test).collect();
    all.extend(last.map(|(at, cell)| if named.contains(&at) { cell.last() } else { u32::MAX }));
    Came { seen: all, is_bad: false }
}

/// As `litmus_outcomes.txt` has it.
fn text(outcome: &[u32]) -> String {
    let set = |(at, value): (usize, &u32)| (*value != u32::MAX).then_some((at, *value));
    let mut parts: Vec<String> = Vec::new();
    let (registers, cells) = outcome.split_at(8);
    let letters: Vec<char> = ('a'..='h').collect();
    let registers = registers.iter().enumerate().filter_map(set);
    parts.extend(registers.map(|(at, value)| format!("{}={value}", letters[at])));
    let mut last: Vec<String> = (cells.iter().enumerate().filter_map(set))
        .map(|(at, value)| format!("{}=={value}", LOCATIONS[at]))
        .collect();
    last.sort_unstable();
    parts.extend(last);
    parts.join(" ")
}

fn program(test: Litmus) -> Program {
    fn played<K: Kit>(test: &Arc<Litmus>) -> Played {
        let test = test.clone();
        Arc::new(move || play::<K>(&test))
    }
    let test = Arc::new(test);
    Program {
        interleave: played::<Interleave>(&test),
        loom: played::<Loom>(&test),
        shuttle: played::<Shuttle>(&test),
    }
}

/// What an explorer shows of a test.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Executions it has started.
    pub executions: u64,
    /// Whether it has shown that the condition can come about, or a data race.
    pub comes: bool,
    /// Outcomes that it shows and that cannot be.
    pub forbidden: usize,
    /// Outcomes that can be and that it does not show.
    pub missing: usize,
    /// How it ended.
    pub end: End,
}

/// A test, and what each explorer shows of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What its threads do.
    pub program: String,
    /// What is asked; nothing where it is whether there is a data race.
    pub condition: String,
    /// Whether that can be.
    pub allowed: bool,
    /// By Interleave, loom and shuttle, which looks for no data races.
    pub shown: [Option<Shown>; 3],
}

fn shown(condition: &str, allowed: Option<&BTreeSet<String>>, ran: &Ran) -> Shown {
    let outcomes: BTreeSet<String> = ran.outcomes.iter().map(|outcome| text(outcome)).collect();
    let holds = |outcome: &String| {
        let all: Vec<&str> = outcome.split(' ').collect();
        condition.split_whitespace().all(|one| all.contains(&one))
    };
    let comes = if condition.is_empty() { ran.races } else { outcomes.iter().any(holds) };
    let differ = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).count();
    Shown {
        executions: ran.executions,
        comes,
        forbidden: allowed.map_or(0, |allowed| differ(&outcomes, allowed)),
        missing: allowed.map_or(0, |allowed| differ(allowed, &outcomes)),
        end: ran.end.clone(),
    }
}

/// Has Interleave play a test.
pub fn own(test: Litmus) -> Row {
    played(test, false)
}

/// Has all three play a test.
pub fn compare(test: Litmus) -> Row {
    played(test, true)
}

fn played(test: Litmus, others: bool) -> Row {
    let published =
        OUTCOMES.lines().find_map(|line| line.strip_prefix(test.name.as_str())?.strip_prefix(": "));
    let possible: Option<BTreeSet<String>> = published.map(|line| {
        let (outcomes, _) = line.rsplit_once(", n=").expect("a count");
        outcomes.split(", ").map(str::to_owned).collect()
    });
    let (name, text) = (test.name.clone(), test.program.clone());
    let (condition, verdict) = (test.condition.clone(), test.verdict.clone());
    let threads = test.threads.len() - 1;
    let is_plain = condition.is_empty();
    let program = program(test);
    let limits = Limits { executions: MOST, preemptions: None };
    let shown = |ran: &Ran| shown(&condition, possible.as_ref(), ran);
    let shown = [
        Some(shown(&by_interleave::exhaust(&program.interleave, threads, limits))),
        others.then(|| shown(&by_loom::exhaust(&program.loom, limits))),
        (others && !is_plain).then(|| shown(&by_shuttle::exhaust(&program.shuttle, limits))),
    ];
    let allowed = matches!(verdict.as_str(), "allowed" | "race");
    Row { name, program: text, condition, allowed, shown }
}
