//! The tests of `litmus.txt`, which says what it means. Read by `litmus.rs`, and by `src/compare`.

use std::sync::atomic::Ordering;

const TESTS: &str = include_str!("litmus.txt");

/// Which there are.
pub const LOCATIONS: [char; 4] = ['x', 'y', 'z', 'w'];

/// How a compare-exchange orders that finds another value: as strongly as it may.
pub fn failure(by: Ordering) -> Ordering {
    match by {
        Ordering::Relaxed | Ordering::Release => Ordering::Relaxed,
        Ordering::SeqCst => Ordering::SeqCst,
        _ => Ordering::Acquire,
    }
}

/// What a thread does next. Registers and locations are letters.
#[derive(Clone, Debug)]
pub enum Act {
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

/// A test, and what its condition's verdict is.
#[derive(Debug)]
pub struct Litmus {
    pub name: String,
    pub threads: Vec<Vec<Act>>,
    /// Both as they are written.
    pub program: String,
    pub condition: String,
    pub verdict: String,
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

pub fn number(text: &str) -> u32 {
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
    let (_, text) = program.split_once('|').expect("a program");
    let mut parts = program.split('|').map(str::trim);
    let name = parts.next().expect("a name").to_owned();
    let threads = parts.map(|t| t.split(';').map(|text| act(text.trim())).collect()).collect();
    let verdict = verdict.split_whitespace().next().expect("a verdict").to_owned();
    let (program, condition) = (text.trim().to_owned(), condition.trim().to_owned());
    Litmus { name, threads, program, condition, verdict }
}

/// All tests of the file, in its order.
pub fn tests() -> impl Iterator<Item = Litmus> {
    let lines = TESTS.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| parse(line.split_once('[').map_or(line, |(test, _)| test)))
}
