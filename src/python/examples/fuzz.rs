//! Runs programs that nobody would write, with small limits: none may panic, overflow the stack or go on for long.
//!
//! `cargo run --release -p interleave-python --example fuzz -- 100000 [seed]`

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use python::{Host, Limits, Stream};

/// Longer than any program with these limits takes.
const MOST: Duration = Duration::from_secs(10);

struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

struct Quiet(Instant);

impl Host for Quiet {
    fn write(&self, _: Stream, _: &str) {}

    fn monotonic(&self) -> f64 {
        0.0
    }

    fn wall(&self) -> f64 {
        0.0
    }

    fn checkpoint(&self) -> bool {
        self.0.elapsed() < MOST / 4
    }
}

const NAMES: &[&str] = &["a", "b", "c", "x", "f", "g", "C", "s", "d"];
const CALLS: &[&str] = &[
    "len",
    "list",
    "tuple",
    "set",
    "dict",
    "str",
    "repr",
    "int",
    "float",
    "sorted",
    "sum",
    "min",
    "max",
    "iter",
    "next",
    "enumerate",
    "zip",
    "map",
    "filter",
    "range",
    "reversed",
    "hash",
    "type",
    "vars",
    "globals",
    "isinstance",
    "divmod",
    "pow",
    "round",
    "abs",
    "bytes",
    "bytearray",
    "frozenset",
    "slice",
    "super",
    "property",
    "getattr",
    "setattr",
    "any",
    "all",
    "chr",
    "ord",
    "bin",
    "format",
    "object",
    "print",
    "id",
    "callable",
    "dir",
    "f",
    "g",
    "C",
    "classmethod",
    "staticmethod",
    "Exception",
    "ValueError",
    "StopIteration",
];
const METHODS: &[&str] = &[
    "format_map",
    "fromhex",
    "hex",
    "decode",
    "maketrans",
    "rpartition",
    "removeprefix",
    "rfind",
    "rindex",
    "from_bytes",
    "bit_length",
    "as_integer_ratio",
    "register",
    "__length_hint__",
    "__init_subclass__",
    "__subclasses__",
    "mro",
    "append",
    "pop",
    "extend",
    "insert",
    "remove",
    "sort",
    "index",
    "count",
    "keys",
    "values",
    "items",
    "get",
    "update",
    "setdefault",
    "popitem",
    "clear",
    "copy",
    "add",
    "union",
    "split",
    "join",
    "replace",
    "format",
    "upper",
    "find",
    "strip",
    "center",
    "zfill",
    "encode",
    "translate",
    "send",
    "throw",
    "close",
    "__iter__",
    "__next__",
    "__call__",
    "__init__",
    "__class__",
    "__dict__",
    "__mro__",
    "__eq__",
    "__getitem__",
    "__setattr__",
    "m",
    "v",
    "__add__",
    "splitlines",
    "partition",
    "rjust",
    "expandtabs",
    "to_bytes",
    "__name__",
    "__traceback__",
    "with_traceback",
];
const OPERATORS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=", ">",
    ">=", "in", "not in", "is", "and", "or", "@", "is not",
];

fn expression(draws: &mut Draws, depth: usize) -> String {
    if depth == 0 {
        return match draws.below(12) {
            0 => "0".to_owned(),
            1 => format!("{}", draws.next() as i32 % 7),
            2 => format!("{}", draws.next()),
            3 => "1.5".to_owned(),
            4 => "'ab'".to_owned(),
            5 => "None".to_owned(),
            6 => "True".to_owned(),
            7 => "'%s {} é'".to_owned(),
            8 => "b'xy'".to_owned(),
            _ => draws.of(NAMES).to_owned(),
        };
    }
    let one = |draws: &mut Draws| {
        let less = draws.below(depth);
        expression(draws, less)
    };
    match draws.below(22) {
        0..=4 => {
            let (left, right) = (one(draws), one(draws));
            format!("({left} {} {right})", draws.of(OPERATORS))
        }
        5..=7 => {
            let args: Vec<String> = (0..draws.below(4)).map(|_| one(draws)).collect();
            format!("{}({})", draws.of(CALLS), args.join(", "))
        }
        8..=10 => {
            let object = one(draws);
            let args: Vec<String> = (0..draws.below(3)).map(|_| one(draws)).collect();
            format!("({object}).{}({})", draws.of(METHODS), args.join(", "))
        }
        11 => format!("({}).{}", one(draws), draws.of(METHODS)),
        12 => format!("{}[{}]", one(draws), one(draws)),
        13 => format!("{}[{}:{}:{}]", one(draws), one(draws), one(draws), one(draws)),
        14 => format!("[{}, *{}]", one(draws), one(draws)),
        15 => format!("{{{}: {}, **{}}}", one(draws), one(draws), one(draws)),
        16 => {
            format!("[{} for {} in {} if {}]", one(draws), draws.of(NAMES), one(draws), one(draws))
        }
        17 => format!("({} for {} in {})", one(draws), draws.of(NAMES), one(draws)),
        18 => format!("(lambda {}, *args: {})", draws.of(NAMES), one(draws)),
        19 => format!("({} if {} else {})", one(draws), one(draws), one(draws)),
        20 => format!("f'{{{}!r:>{}}}'", draws.of(NAMES), draws.below(30)),
        _ => format!("{{{}, {}}}", one(draws), one(draws)),
    }
}

fn block(draws: &mut Draws, indent: usize, depth: usize, out: &mut String) {
    for _ in 0..1 + draws.below(4) {
        statement(draws, indent, depth, out);
    }
}

fn statement(draws: &mut Draws, indent: usize, depth: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    let some = |draws: &mut Draws| expression(draws, 3);
    let simple = |draws: &mut Draws| match draws.below(12) {
        0..=3 => format!("{} = {}", draws.of(NAMES), expression(draws, 3)),
        4 => format!("{} += {}", draws.of(NAMES), expression(draws, 2)),
        5 => format!("del {}", draws.of(NAMES)),
        6 => format!("{}, *{} = {}", draws.of(NAMES), draws.of(NAMES), expression(draws, 2)),
        7 => format!("{}[{}] = {}", draws.of(NAMES), expression(draws, 1), expression(draws, 2)),
        8 => format!("{}.{} = {}", draws.of(NAMES), draws.of(METHODS), expression(draws, 2)),
        9 => format!("assert {}", expression(draws, 2)),
        10 => format!("global {}", draws.of(NAMES)),
        _ => expression(draws, 3),
    };
    if depth == 0 {
        let text = simple(draws);
        out.push_str(&format!("{pad}{text}\n"));
        return;
    }
    let head = match draws.below(16) {
        0 => format!("if {}:", some(draws)),
        1 => format!("while {}:", some(draws)),
        2 | 3 => format!("for {} in {}:", draws.of(NAMES), some(draws)),
        4 | 5 => {
            let kind = draws.of(&["def", "def", "async def"]);
            format!(
                "{kind} {}({}, {}={}, *args, **kw):",
                draws.of(&["f", "g", "m"]),
                "p",
                "q",
                some(draws)
            )
        }
        6 => format!(
            "class {}({}):",
            draws.of(&["C", "D"]),
            draws.of(&["", "list", "dict", "int", "Exception", "C", "str", "type", "set"])
        ),
        7 => "try:".to_owned(),
        8 => format!("with {} as {}:", some(draws), draws.of(NAMES)),
        9 => {
            let value = some(draws);
            out.push_str(&format!("{pad}match {value}:\n"));
            let pattern = draws.of(&[
                "[a, *b]",
                "{'a': x, **d}",
                "C(v=x)",
                "1 | 2",
                "str()",
                "_",
                "int(x) if x",
            ]);
            out.push_str(&format!("{pad} case {pattern}:\n"));
            block(draws, indent + 2, depth - 1, out);
            return;
        }
        10 => {
            let line = draws.of(&[
                "return a",
                "yield x",
                "yield from g",
                "raise a",
                "raise ValueError(x) from b",
                "break",
                "continue",
                "nonlocal a",
                "import math",
                "from collections import *",
                "x = yield",
                "return (yield)",
                "await x",
            ]);
            out.push_str(&format!("{pad}{line}\n"));
            return;
        }
        _ => {
            let text = simple(draws);
            out.push_str(&format!("{pad}{text}\n"));
            return;
        }
    };
    out.push_str(&format!("{pad}{head}\n"));
    block(draws, indent + 1, depth - 1, out);
    if head == "try:" {
        let handler = draws.of(&[
            "except Exception as e:",
            "except (ValueError, TypeError):",
            "except* OSError:",
            "finally:",
            "except:",
        ]);
        out.push_str(&format!("{pad}{handler}\n"));
        block(draws, indent + 1, depth - 1, out);
    }
}

/// Small changes to a program that somebody wrote.
fn mutated(draws: &mut Draws, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..1 + draws.below(4) {
        if lines.is_empty() {
            break;
        }
        let (at, other) = (draws.below(lines.len()), draws.below(lines.len()));
        match draws.below(8) {
            0 => {
                lines.remove(at);
            }
            1 => {
                let line = lines[at].clone();
                lines.insert(other, line);
            }
            2 => lines.swap(at, other),
            3 => {
                let chars: Vec<char> = lines[at].chars().collect();
                let skip = draws.below(chars.len());
                lines[at] =
                    chars.iter().enumerate().filter(|(i, _)| *i != skip).map(|(_, c)| c).collect();
            }
            4 => {
                let mut chars: Vec<char> = lines[at].chars().collect();
                let place = draws.below(chars.len() + 1);
                let mark = draws.of(&[
                    "(", ")", "[", "]", "{", "}", ":", ",", "'", "\"", "\\", "=", ".", "*", " ",
                    "\t", "é", "0", "f'",
                ]);
                for c in mark.chars().rev() {
                    chars.insert(place, c);
                }
                lines[at] = chars.into_iter().collect();
            }
            5 => {
                let digits = lines[at].find(|c: char| c.is_ascii_digit());
                if let Some(place) = digits {
                    let number = draws.of(&[
                        "0", "-1", "10**18", "2**63", "1e308", "99999999", "10**4", "'s'", "None",
                        "[]",
                    ]);
                    lines[at].replace_range(place..=place, number);
                }
            }
            6 => {
                let expression = expression(draws, 3);
                if let Some(place) = lines[at].find('(') {
                    lines[at].insert_str(place + 1, &format!("{expression}, "));
                }
            }
            _ => {
                let indent = lines[at].len() - lines[at].trim_start().len();
                lines[at].replace_range(..indent, &" ".repeat(draws.below(9)));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python/corpus");
    let mut texts = Vec::new();
    for topic in std::fs::read_dir(root).into_iter().flatten().flatten() {
        for program in std::fs::read_dir(topic.path()).into_iter().flatten().flatten() {
            texts.extend(std::fs::read_to_string(program.path()));
        }
    }
    texts.sort();
    texts
}

fn main() {
    let mut args = std::env::args().skip(1);
    let count: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let first: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let now: Arc<Mutex<(u64, String, Instant)>> =
        Arc::new(Mutex::new((0, String::new(), Instant::now())));
    let shown = now.clone();
    let worker = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let texts = corpus();
        let limits =
            Limits { fuel: 30_000, memory: 16 << 20, output: 64 << 10, ..Limits::default() };
        let mut bad = 0;
        for seed in first..first + count {
            let mut draws = Draws(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            draws.next();
            let text = if texts.is_empty() || draws.below(2) == 0 {
                let mut text =
                    "a, b, c, x, s, d = [1, 2], 'b', {3}, 4, 'text', {'k': 1}\n".to_owned();
                block(&mut draws, 0, 3, &mut text);
                text
            } else {
                let at = draws.below(texts.len());
                mutated(&mut draws, &texts[at])
            };
            if let Ok(mut now) = shown.lock() {
                *now = (seed, text.clone(), Instant::now());
            }
            let host = Arc::new(Quiet(Instant::now()));
            let result = catch_unwind(AssertUnwindSafe(|| python::run(&text, host, limits)));
            if result.is_err() {
                println!("seed {seed} panics:\n{text}\n");
                bad += 1;
            }
        }
        bad
    });
    let Ok(worker) = worker else { return };
    while !worker.is_finished() {
        std::thread::sleep(Duration::from_millis(20));
        if let Ok(now) = now.lock()
            && now.2.elapsed() > MOST
        {
            println!("seed {} goes on and on:\n{}", now.0, now.1);
            std::process::exit(1);
        }
    }
    let bad = worker.join().unwrap_or(1);
    println!("{count} programs, {bad} of them bad");
    std::process::exit(i32::from(bad > 0));
}
