//! What a program cannot do: go on without end, use all memory, or bring the interpreter down.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use python::syntax::depth::{Deep, too_deep};
use python::{Host, Limits, NativeHost, Outcome, Stream};

fn run(source: &str) -> Outcome {
    run_in(source, 32 << 20)
}

fn run_in(source: &str, memory: usize) -> Outcome {
    let limits = Limits { memory, ..Limits::default() };
    let source = source.to_owned();
    // As much stack as a main thread has.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let host = Arc::new(NativeHost::keeping());
        let outcome = python::run(&source, host.clone(), limits);
        // What was said before the program ended is part of it.
        Outcome { traceback: host.written().1 + &outcome.traceback, ..outcome }
    });
    thread.expect("a thread starts").join().expect("nothing panics")
}

fn fails_with(source: &str, error: &str) {
    let outcome = run(source);
    let last = outcome.traceback.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with(error), "{source:.60} ended with {last:?}");
    assert_eq!(outcome.exit, 1);
}

#[test]
fn what_is_too_large_is_a_memory_error() {
    for source in [
        "[0] * 10**12",
        "'x' * 10**12",
        "b'x' * 10**12",
        "(1,) * 10**12",
        "bytearray(10**12)",
        "10 ** 10**8",
        "1 << 10**12",
        "list(range(10**12))",
        "x = 1 << (1 << 23)\nx * x * x",
        "'{:1000000000}'.format(1)",
        "'a'.center(10**12)",
        "from itertools import tee\ntee('ab', 99999999)",
        "from itertools import product\nproduct([1], [2], repeat=2**62)",
        "from itertools import product\nproduct([1], repeat=99999999)",
        "from itertools import combinations\ncombinations([1], 10**12)",
        "('x' * 10**6).replace('', 'y' * 10**6)",
        "('x' * 10**6).replace('x', 'y' * 10**6)",
        "(b'x' * 10**6).replace(b'', b'y' * 10**6)",
        "(b'x' * 10**6).replace(b'x', b'y' * 10**6)",
        "('x' * 10**6).translate({120: 'y' * 10**6})",
        "'\\t'.expandtabs(10**18)",
        "'a'.join(['x' * 10**6] * 10**6)",
        "('x' * 10**6).join(['a'] * 10**6)",
        "b'a'.join([b'x' * 10**6] * 10**6)",
        "(b'x' * 10**6).join([b'a'] * 10**6)",
        "('{0}' * 10**5).format('x' * 10**6)",
        "('%(a)s' * 10**5) % {'a': 'x' * 10**6}",
        "('a ' * 10**7).split()",
        "('a ' * 10**7).rsplit()",
        "('a,' * 10**7).split(',')",
        "('a,' * 10**7).rsplit(',')",
        "('a\\n' * 10**7).splitlines()",
        "(b'a ' * 10**7).split()",
        "(b'a,' * 10**7).split(b',')",
        "(b'a\\n' * 10**7).splitlines()",
    ] {
        fails_with(source, "MemoryError");
    }
}

#[test]
fn what_grows_without_end_is_a_memory_error() {
    for source in [
        "a = []\nwhile True: a.append('abc' * 5)",
        "a = [0]\nwhile True: a += a",
        "a = {}\ni = 0\nwhile True:\n  a[i] = i\n  i += 1",
        "a = set()\ni = 0\nwhile True:\n  a.add(i)\n  i += 1",
        "a = None\nwhile True: a = (a, a)",
        "f = open('a.txt', 'w')\nwhile True: f.write('abc' * 999)",
        "n = 0\nwhile True:\n  n += 1\n  open(str(n), 'wb').write(b'x' * 99999)",
        "class N:\n  def __init__(s, n): s.n = n\nn = None\nwhile True: n = N(n)",
        "f = None\nwhile True: f = lambda g=f: g",
        "a = []\nwhile True: a.append(10 ** 1000 + len(a))",
        "a = []\nwhile True: a.append(b'abc' * 100)",
        "def g():\n  while True: yield\na = []\nwhile True: a.append(g())",
        "import re\nre.match('(?:a|b)*', 'ab' * 10**6)",
    ] {
        fails_with(source, "MemoryError");
    }
}

#[test]
fn memory_that_was_given_back_can_be_used_again() {
    let source = "for i in range(400):\n  a = [0] * 10**5\n  b = 'x' * 10**6\n  c = {n: n for n in range(1000)}\n";
    assert_eq!(run(source).traceback, "");
}

#[test]
fn a_memory_error_can_be_caught() {
    let source =
        "try: [0] * 10**12\nexcept MemoryError as e: text = str(e)\nassert 'memory' in text";
    assert_eq!(run(source).traceback, "");
}

#[test]
fn what_goes_too_deep_is_a_recursion_error() {
    for source in [
        "def f(n): return f(n + 1)\nf(0)",
        "class C:\n  def __repr__(s): return repr(s)\nrepr(C())",
        "class C:\n  def __getattr__(s, n): return getattr(s, n + 'x')\nC().a",
        "class C:\n  def __eq__(s, o): return s == o\nC() == 1",
        "a = []\nfor i in range(100000): a = [a]\nrepr(a)",
        "a, b = [], []\nfor i in range(100000): a, b = [a], [b]\na == b",
        "a = ()\nfor i in range(100000): a = (a,)\nhash(a)",
        "i = iter([1])\nfor _ in range(100000): i = map(abs, i)\nnext(i)",
        "def g(n): yield from g(n + 1)\nnext(g(0))",
        "f = lambda: sorted([1, 2], key=lambda x: f())\nf()",
    ] {
        fails_with(source, "RecursionError");
    }
}

#[test]
fn what_contains_itself_is_shown_once() {
    let source = "a = []\na.append(a)\nassert repr(a) == '[[...]]'\nd = {}\nd[1] = d\nassert repr(d) == '{1: {...}}'";
    assert_eq!(run(source).traceback, "");
}

#[test]
fn chains_of_any_kind_can_be_dropped() {
    for source in [
        "a = None\nfor i in range(200000): a = [a]",
        "a = None\nfor i in range(200000): a = {1: a}",
        "a = None\nfor i in range(200000): a = frozenset([a])",
        "a = None\nfor i in range(100000): a = lambda b=a: b",
        "a = None\nfor i in range(100000): a = slice(a)",
        "a = iter(())\nfor i in range(100000): a = enumerate(a)",
        "a = None\nfor i in range(100000):\n  e = ValueError()\n  e.__context__ = a\n  a = e",
        "from itertools import tee\na = iter(())\nfor i in range(100000): a = tee(a)[0]",
        "from itertools import groupby\na = iter(())\nfor i in range(100000): a = groupby(a)",
        "a = len\nfor i in range(100000): a = a.__class__ and staticmethod(a)",
    ] {
        let outcome = run_in(source, 192 << 20);
        assert!(outcome.traceback.is_empty(), "{source}: {}", outcome.traceback);
    }
}

#[test]
fn text_that_is_nested_too_deeply_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("-", ""),
        ("not ", ""),
        ("lambda: ", ""),
        ("2 ** ", ""),
        ("f(", ")"),
    ] {
        let source = format!("x = {}1{}", open.repeat(100_000), close.repeat(100_000));
        fails_with(&source, "SyntaxError");
    }
    let blocks: String = (0..5000).map(|i| " ".repeat(i) + "if 1:\n").collect();
    fails_with(&blocks, "IndentationError");
    for tail in [".b", "()", "[0]", " + a", " if a else a"] {
        fails_with(&format!("x = a{}", tail.repeat(50_000)), "SyntaxError");
    }
}

/// Stops after so many looks.
struct Stops(AtomicUsize);

impl Host for Stops {
    fn write(&self, _: Stream, _: &str) {}

    fn monotonic(&self) -> f64 {
        0.0
    }

    fn wall(&self) -> f64 {
        0.0
    }

    fn checkpoint(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) < 5
    }
}

#[test]
fn the_host_can_stop_what_goes_on_without_end() {
    for source in [
        "while True: pass",
        "while True:\n  try: 1 / 0\n  except BaseException: pass\n  finally: pass",
        "def f():\n  while True: yield\nfor x in f(): pass",
        "import itertools\nsum(itertools.count())",
        "import itertools\nany(x < 0 for x in itertools.count())",
        "list(filter(lambda x: False, iter(int, 1)))",
        "s = ''\nwhile True: s += 'abcdefghij' * 1000",
        "import re\nre.match('(a+)+b', 'a' * 40)",
        "import re\nre.search('(?:a|a)*?b', 'a' * 40)",
        "import re\nre.search('.*,.*,.*,.*b', ',' * 10**5)",
        "import re\nre.search(r'(a*)\\1+b', 'a' * 10**6)",
        "import math\nmath.factorial(10**7)",
        "import math\nmath.comb(10**9, 5 * 10**8)",
        "import math\nmath.perm(10**9, 10**8)",
    ] {
        let host = Arc::new(Stops(AtomicUsize::new(0)));
        let outcome = python::run(source, host, Limits::default());
        assert!(outcome.limited, "{source} ended by itself: {}", outcome.traceback);
    }
}

#[test]
fn no_program_of_a_pattern_brings_the_interpreter_down() {
    // Numbers at random, most of them instructions and small operands.
    let source = "import _re
from random import Random
draw = Random(SEED)
for n in range(60):
    numbers = [draw.randrange(12), draw.randrange(4)]
    for _ in range(draw.randrange(40)):
        numbers.append(draw.choice([draw.randrange(20), draw.randrange(50), 2**32 - 1, draw.randrange(2**32)]))
    program = b''.join([k.to_bytes(4, 'little') for k in numbers])
    text = draw.choice(['aaab', '가나a', b'ab\\xff', '', 'a' * 50])
    try:
        _re.find(program, text, draw.randrange(-1, 6), draw.randrange(9), draw.randrange(-1, 9), draw.randrange(8))
    except MemoryError:
        pass";
    for seed in 0..100 {
        // Some go on without end, as programs may.
        let host = Arc::new(Stops(AtomicUsize::new(0)));
        let outcome =
            python::run(&source.replace("SEED", &seed.to_string()), host, Limits::default());
        assert!(outcome.limited || outcome.traceback.is_empty(), "{}", outcome.traceback);
    }
}

#[test]
fn output_has_an_end_and_says_so() {
    let host = Arc::new(NativeHost::keeping());
    let limits = Limits { output: 1000, ..Limits::default() };
    let outcome = python::run("while True: print('line')", host.clone(), limits);
    assert!(outcome.limited);
    let (stdout, _) = host.written();
    assert!(stdout.len() < 1200 && stdout.contains("longer than it may be"), "{}", stdout.len());
}

#[test]
fn what_is_long_is_not_deep() {
    let list = format!("x = [{}]", "(1 + 2) * 3, ".repeat(10_000));
    let lines = "if x: y = a.b.c(1)[2] # ((((\n".repeat(1000);
    let text = format!("x = '{}'", "((((++++".repeat(1000));
    for long in [list, lines, text] {
        assert_eq!(too_deep(&long), None);
    }
}

#[test]
fn what_is_deep_is_found() {
    assert!(matches!(too_deep(&"(".repeat(101)), Some(Deep::Brackets(_))));
    for word in ["not ", "-", "lambda: ", "1 ** ", "a.b", "f()"] {
        assert!(matches!(too_deep(&word.repeat(500)), Some(Deep::Operators(_))), "{word}");
    }
    let blocks: String = (0..101).map(|i| " ".repeat(i) + "if 1:\n").collect();
    assert!(matches!(too_deep(&blocks), Some(Deep::Blocks(_))));
    let nested = format!("f'{}'", "{".repeat(1000));
    assert!(matches!(too_deep(&nested), Some(Deep::Operators(_))));
}
