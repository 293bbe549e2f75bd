//! Patterns that nobody wrote, and texts: what they find, or what is wrong with them, is the same in CPython.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// The smallest patterns.
const ATOMS: &[&str] = &[
    "a", "b", "ab", "1", "_", ".", "é", "A", "가", r"\d", r"\w", r"\s", r"\W", r"\S", "[ab]",
    "[^a]", "[a-c1]", r"[^\w]", r"[\d_]", "[A-Z]", r"\n", "(a)", "(.)", "(?:a|b)",
];

/// Those that find a place, or what was found.
const PLACES: &[&str] =
    &["^", "$", r"\b", r"\B", r"\A", r"\Z", r"\1", r"\2", "(?=a)", "(?<=a)", "(?<!b)", ""];

/// Forms of two smaller ones. No group stands in what is possessively repeated: CPython 3.11 forgets there to put groups back.
const FORMS: &[&str] = &[
    "§¤",
    "§|¤",
    "(?:§|¤)",
    "(§)¤",
    "(§)(¤)",
    "(?=§)¤",
    "(?!§)¤",
    "(?>§)¤",
    "(?(1)§|¤)",
    "(?i:§)¤",
    "(?s:§)¤",
    "(§)?¤",
    "(?:§)*¤",
    "(?:§)+?¤",
    "(§)*¤",
    "(§)*?¤",
    "(?:§){2}¤",
    "(?:§){1,2}?¤",
    "(?:a|b|ab)*+§¤",
    "§(?:[ab]1?)?+¤",
    "(§|¤)+",
    "(§|¤)*?",
    "(?:ab?|b1*?)++§¤",
    "(?:(§)|¤)*",
    "(?<=§)¤",
    "(?:§¤){,2}",
];

/// What may stand behind any of them.
const TAILS: &[&str] = &["", "", "", "*", "+", "?", "*?", "+?", "??", "*+", "{2}", "{,2}", "{0}"];

/// What stands before all, so that there are groups to speak of.
const BEGINS: &[&str] = &["", "()", "(a)?", "(a|b)??(.)?", "(?P<n>a*)(?P=n)", r"(?:(a)|(b))*?"];

/// Pieces of which hardly anything is right.
const PIECES: &[&str] = &[
    "a", "b", "(", ")", "(?", "(?P<", "(?P=", "(?<", "(?(", "(?i", "(?:", "(?=", "(?<=", "(?P<a>",
    "[", "]", "[^", "[a-", "|", "*", "+", "?", "{", "}", "{1,", "^", "$", r"\", r"\x", r"\u00",
    r"\1", r"\777", r"\08", r"\N", "-", ".", ":", "=", "!", "<", ">", "P", "#", "0", "1", "9", ",",
    "x", "d", "L", "m", "s", "é", "\n",
];

fn pattern() -> impl Strategy<Value = String> {
    let atom = (prop::sample::select(ATOMS), prop::sample::select(TAILS))
        .prop_map(|(atom, tail)| format!("{atom}{tail}"));
    let place = prop::sample::select(PLACES).prop_map(str::to_owned);
    let leaf = prop_oneof![4 => atom, 1 => place];
    let right = leaf.prop_recursive(4, 12, 2, |inner| {
        (prop::sample::select(FORMS), inner.clone(), inner)
            .prop_map(|(form, a, b)| form.replace('§', &a).replace('¤', &b))
    });
    let right =
        (prop::sample::select(BEGINS), right).prop_map(|(begin, rest)| format!("{begin}{rest}"));
    let wrong = prop::collection::vec(prop::sample::select(PIECES), 1..7).prop_map(|p| p.concat());
    prop_oneof![3 => right, 1 => wrong]
}

fn text() -> impl Strategy<Value = String> {
    let letter =
        prop::sample::select(vec!['a', 'a', 'a', 'b', 'b', '1', '_', ' ', '\n', 'A', 'é', '가']);
    prop::collection::vec(letter, 0..9).prop_map(String::from_iter)
}

/// A text as Python writes it; \u{…} is Rust's alone.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n"))
}

/// A program that says what each of `count` patterns finds.
fn program(runner: &mut TestRunner, count: usize) -> String {
    let mut program = String::from(
        "import re
def told(m):
    return m and (m.regs, m.groups(), m.lastindex, m.lastgroup)
def look(p, s, f):
    try:
        c = re.compile(p, f)
        print(repr(p), repr(s), told(c.match(s)), told(c.search(s)), told(c.fullmatch(s)), told(c.search(s, 2, 5)), sep=' -> ')
        print(c, c.findall(s), c.split(s), c.subn('-', s), [m.span() for m in c.finditer(s)])
    except (re.error, OverflowError) as error:
        print(repr(p), type(error).__name__, error, getattr(error, 'pos', None), sep=' ! ')
",
    );
    let flags =
        prop::sample::select(vec!["0", "0", "re.I", "re.M", "re.S", "re.A", "re.I | re.M", "re.X"]);
    let draw = (pattern(), text(), flags);
    for _ in 0..count {
        let (pattern, text, flags) = draw.new_tree(runner).expect("a grammar has words").current();
        let _ = writeln!(program, "look({}, {}, {flags})", quoted(&pattern), quoted(&text));
    }
    program
}

#[test]
fn patterns_find_the_same() {
    let mut runner = TestRunner::deterministic();
    let mut cpython = crate::cpython::Driver::start(0);
    let path = std::env::temp_dir().join(format!("interleave-patterns-{}.py", std::process::id()));
    for _ in 0..12 {
        std::fs::write(&path, program(&mut runner, 300)).expect("a temporary file");
        let meaning = cpython.run(&path);
        let ours = crate::ours::run(&path);
        let _ = std::fs::remove_file(&path);
        let differ = ours.expect("it ends").differences(&meaning);
        assert!(differ.is_none(), "{}", differ.unwrap_or_default());
        // Not all of them are nonsense, and all were tried.
        let came = |sign: &str| meaning.stdout.matches(sign).count();
        let (found, errors) = (came(" -> ((("), came(" ! error ! "));
        assert!(found > 60 && errors > 30, "{found} found, {errors} errors: {}", meaning.stderr);
    }
}
