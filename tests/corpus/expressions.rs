//! Expressions that nobody wrote: drawn from a grammar, and the same in CPython, errors included.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// What is said of what is not there: CPython formats bytes by `%` as it does texts.
const MISSING: &str = "unsupported operand type(s) for %: 'bytes'";

/// What they are made of. Variables, for a compiler warns of what is wrong with literals.
const VALUES: &[&str] = &[
    "0",
    "1",
    "-1",
    "3",
    "-7",
    "12",
    "2**63",
    "-(2**64)",
    "True",
    "False",
    "None",
    "0.0",
    "-0.5",
    "2.75",
    "1e16",
    "1e-7",
    "float('inf')",
    "float('nan')",
    "''",
    "'a'",
    "'가나다'",
    "'Abc dEf'",
    "' x,y '",
    "b''",
    "b'ab\\xff'",
    "[]",
    "[1, 2, 3]",
    "['b', 'a']",
    "(1, 'a')",
    "()",
    "{}",
    "{'a': 1, 2: 'b'}",
    "{1, 2, 3}",
    "frozenset({1})",
    "range(5)",
    "range(9, 0, -2)",
    "slice(1, None, 2)",
];

fn expression() -> impl Strategy<Value = String> {
    let leaf = (0..VALUES.len()).prop_map(|n| format!("v{n}"));
    leaf.prop_recursive(3, 12, 3, |inner| {
        let one = prop::sample::select(vec![
            "-§",
            "+§",
            "~§",
            "not §",
            "abs(§)",
            "len(§)",
            "str(§)",
            "repr(§)",
            "bool(§)",
            "int(§)",
            "float(§)",
            "list(§)",
            "tuple(§)",
            "sorted(§)",
            "sum(§)",
            "min(§)",
            "max(§)",
            "round(§)",
            "round(§, 1)",
            "§ ** 2",
            "§ ** -1",
            "§ << 3",
            "§ >> 2",
            "hex(§)",
            "§[0]",
            "§[-1]",
            "§[1:]",
            "§[::-1]",
            "§['a']",
            "§.upper()",
            "§.split()",
            "§.strip()",
            "§.count(v1)",
            "§.index(v1)",
            "§.real",
            "§.keys()",
            "§.title()",
            "§.encode()",
            "'{}'.format(§)",
            "'{!r:>8}'.format(§)",
            "'{:6.2f}'.format(§)",
            "'{:,}'.format(§)",
            "'{:#x}'.format(§)",
            "'{:<5}|'.format(§)",
            "'%s' % §",
            "'%5.1f' % §",
            "'%d' % §",
            "'%r' % (§,)",
            "list(reversed(§))",
            "list(enumerate(§))",
            "all(§)",
            "any(§)",
            "dict(§)",
            "set(§) == §",
            "[x for x in §]",
            "{x: 1 for x in §}",
            "(lambda x: x)(§)",
            "type(§).__name__",
            "isinstance(§, int)",
            "ord(§)",
            "chr(§)",
            "bytes(§)[:9]",
            "'-'.join(§)",
            "hash(§) == hash(§)",
            "callable(§)",
            "divmod(§, v3)",
            "[*§, 1]",
            "print(§, end=';')",
        ]);
        let two = prop::sample::select(vec![
            "§ + ¤",
            "§ - ¤",
            "§ * ¤",
            "§ / ¤",
            "§ // ¤",
            "§ % ¤",
            "§ & ¤",
            "§ | ¤",
            "§ ^ ¤",
            "§ < ¤",
            "§ <= ¤",
            "§ == ¤",
            "§ != ¤",
            "§ > ¤",
            "§ in ¤",
            "§ not in ¤",
            "§ and ¤",
            "§ or ¤",
            "§ if ¤ else v0",
            "divmod(§, ¤)",
            "§ < ¤ < v5",
            "[§, ¤]",
            "{§: ¤}",
            "(§, ¤)",
            "len({§, ¤})",
            "max(§, ¤)",
            "list(zip(§, ¤))",
            "list(map(str, [§, ¤]))",
            "§.startswith(¤)",
            "§.replace(¤, v19)",
            "§.join(¤)",
            "§.get(¤, v1)",
            "§[¤]",
            "round(§, ¤)",
            "int(§, ¤)",
            "format(§, ¤)",
            "§ % (¤,)",
        ]);
        prop_oneof![
            (one, inner.clone()).prop_map(|(form, a)| form.replace('§', &format!("({a})"))),
            (two, inner.clone(), inner).prop_map(|(form, a, b)| {
                form.replace('§', &format!("({a})")).replace('¤', &format!("({b})"))
            }),
        ]
    })
}

/// A program that says what each of `count` expressions comes to.
fn program(runner: &mut TestRunner, count: usize) -> String {
    let mut text = String::new();
    for (n, value) in VALUES.iter().enumerate() {
        let _ = writeln!(text, "v{n} = {value}");
    }
    for _ in 0..count {
        let drawn = expression().new_tree(runner).expect("a grammar has words").current();
        let _ = writeln!(
            text,
            "try: print({quoted}, '->', repr({drawn}))\nexcept Exception as e: print({quoted}, '!', type(e).__name__, e)",
            quoted = format_args!("{drawn:?}"),
        );
    }
    text
}

/// A file that is gone when dropped.
struct File(PathBuf);

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn expressions_come_to_the_same() {
    let mut runner = TestRunner::deterministic();
    let mut cpython = crate::cpython::Driver::start(0);
    let path =
        std::env::temp_dir().join(format!("interleave-expressions-{}.py", std::process::id()));
    let file = File(path);
    for _ in 0..30 {
        std::fs::write(&file.0, program(&mut runner, 300)).expect("a temporary file");
        let meaning = cpython.run(Path::new(&file.0));
        let ours = crate::ours::run(&file.0).expect("it ends");
        let lines = || ours.stdout.lines().zip(meaning.stdout.lines());
        let differ: Vec<String> = lines()
            .filter(|(a, b)| a != b && !a.contains(MISSING))
            .map(|(a, b)| format!("- {a}\n+ {b}\n"))
            .collect();
        assert!(differ.is_empty(), "{} differ\n{}", differ.len(), differ.concat());
        assert_eq!(ours.stdout.lines().count(), meaning.stdout.lines().count());
        // Not all of them are nonsense, and all were tried.
        let came = |sign: &str| meaning.stdout.matches(sign).count();
        let (values, errors) = (came(" -> "), came(" ! "));
        assert!(values > 60 && errors > 60, "{values} values, {errors} errors: {}", meaning.stderr);
    }
}
