//! Asks CPython for many expressions at once, and compares.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use python_base::repr::{float_repr, str_ascii, to_ascii};
use python_base::{Int, IntRef, Result};

/// Evaluates each line that it reads, and prints in ASCII what comes out.
const SCRIPT: &str = "
import sys
names = {}
exec(sys.argv[1], names)
for line in sys.stdin:
    try:
        print(ascii(eval(line, names)))
    except Exception as error:
        print(f'{type(error).__name__}: {error}'.encode('ascii', 'backslashreplace').decode())
";

/// What CPython prints for each expression, after `setup`.
pub fn cpython(setup: &str, expressions: &[String]) -> Vec<String> {
    let name = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut python = Command::new(&name)
        .args(["-c", SCRIPT, setup])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} must be installed: {error}"));
    let mut stdin = python.stdin.take().expect("a pipe");
    let asked: String = expressions.iter().flat_map(|e| [e.as_str(), "\n"]).collect();
    assert_eq!(asked.lines().count(), expressions.len(), "an expression is a line");
    let writer = std::thread::spawn(move || stdin.write_all(asked.as_bytes()));
    let output = python.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("all is read");
    let lines: Vec<String> =
        String::from_utf8(output.stdout).expect("ASCII").lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), expressions.len(), "an answer for each");
    lines
}

/// What we say for expressions, to be held against what CPython says.
#[derive(Default)]
pub struct Table {
    expressions: Vec<String>,
    ours: Vec<String>,
}

impl Table {
    /// An expression, and what we make of it.
    pub fn add(&mut self, expression: impl Into<String>, ours: impl Shown) {
        self.expressions.push(expression.into());
        self.ours.push(ours.shown());
    }

    /// Asks CPython and compares all.
    pub fn check(self) {
        self.check_with("");
    }

    /// The same after some statements.
    pub fn check_with(self, setup: &str) {
        let theirs = cpython(setup, &self.expressions);
        let mut wrong = String::new();
        let mut count = 0;
        for ((expression, ours), theirs) in self.expressions.iter().zip(&self.ours).zip(&theirs) {
            if ours != theirs {
                count += 1;
                let same = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
                if ours.len() > 2_000 {
                    let cut = |text: &str| {
                        text[same.saturating_sub(300)..].chars().take(600).collect::<String>()
                    };
                    if count <= 4 {
                        let steps = ours[..same].matches("]], [[").count();
                        let _ = writeln!(
                            wrong,
                            "{expression}\n  CPython: {}\n  ours:    {}\n after {steps}",
                            cut(theirs),
                            cut(ours)
                        );
                    }
                } else if count <= 30 {
                    let _ = writeln!(wrong, "{expression}\n  CPython: {theirs}\n  ours:    {ours}");
                }
            }
        }
        assert!(count == 0, "{count} of {} differ:\n{wrong}", theirs.len());
    }
}

/// Has a `repr` as Python has it, in ASCII.
pub trait Shown {
    /// The `repr`.
    fn shown(&self) -> String;
}

impl<T: Shown + ?Sized> Shown for &T {
    fn shown(&self) -> String {
        (**self).shown()
    }
}

impl Shown for str {
    fn shown(&self) -> String {
        str_ascii(self)
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        str_ascii(self)
    }
}

impl Shown for f64 {
    fn shown(&self) -> String {
        float_repr(*self)
    }
}

impl Shown for bool {
    fn shown(&self) -> String {
        (if *self { "True" } else { "False" }).to_owned()
    }
}

impl Shown for Int {
    fn shown(&self) -> String {
        int(self.as_ref())
    }
}

macro_rules! shown_integers {
    ($($kind:ty)*) => {
        $(impl Shown for $kind {
            fn shown(&self) -> String {
                self.to_string()
            }
        })*
    };
}

shown_integers!(i32 i64 u32 u64 usize);

impl<T: Shown> Shown for Result<T> {
    fn shown(&self) -> String {
        match self {
            Ok(value) => value.shown(),
            Err(error) => to_ascii(&error.to_string()),
        }
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), T::shown)
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self) -> String {
        let each: Vec<String> = self.iter().map(Shown::shown).collect();
        format!("[{}]", each.join(", "))
    }
}

impl<A: Shown, B: Shown> Shown for (A, B) {
    fn shown(&self) -> String {
        format!("({}, {})", self.0.shown(), self.1.shown())
    }
}

impl<A: Shown, B: Shown, C: Shown> Shown for (A, B, C) {
    fn shown(&self) -> String {
        format!("({}, {}, {})", self.0.shown(), self.1.shown(), self.2.shown())
    }
}

/// An integer as an expression: hexadecimal, which has no limit.
pub fn int(i: IntRef<'_>) -> String {
    match i {
        IntRef::Small(i) => i.to_string(),
        IntRef::Big(i) => i.to_string(),
    }
}

/// A float as an expression.
pub fn float(x: f64) -> String {
    if x.is_finite() { format!("{x:?}") } else { format!("float('{x}')") }
}

/// A generator for inputs: SplitMix64, so that every run has the same ones.
pub struct Draws(pub u64);

impl Draws {
    /// 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = self.0;
        let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// Below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// One of some.
    pub fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A float: any bits, a short decimal, a half, or a special one.
    pub fn float(&mut self) -> f64 {
        let x = match self.below(8) {
            0 => f64::from_bits(self.next()),
            1 => (self.next() % 2_000_001) as f64 / 1_000.0,
            2 => (self.next() % 20_001) as f64 / 8.0,
            3 => 10_f64.powi(self.below(40) as i32 - 20) * (1 + self.below(9)) as f64,
            4 => *self.one(&[0.0, f64::INFINITY, f64::NAN, 1.0, 1e16, 1e-5, 5e-324, f64::MAX, 0.5]),
            5 => 2_f64.powi(self.below(2_000) as i32 - 1_000),
            6 => (self.next() % 1_000) as f64,
            _ => {
                (self.next() >> 11) as f64 / (1_u64 << 53) as f64
                    * 10_f64.powi(self.below(20) as i32)
            }
        };
        // A NaN has no sign to speak of.
        if x.is_nan() {
            f64::NAN
        } else if self.below(3) == 0 {
            -x
        } else {
            x
        }
    }

    /// An integer, mostly of few digits.
    pub fn int(&mut self) -> Int {
        let small = match self.below(6) {
            0 => self.next() as i64,
            1 => *self.one(&[
                0,
                1,
                -1,
                i64::MAX,
                i64::MIN,
                1 << 53,
                (1 << 53) + 1,
                -(1 << 53) - 1,
                1 << 32,
            ]),
            2 => {
                let words: Vec<u8> = (0..self.below(60)).map(|_| self.next() as u8).collect();
                return python_base::number::int_from_bytes(&words, true, true);
            }
            _ => (self.next() % 2_000) as i64 - 1_000,
        };
        Int::Small(small)
    }

    /// Text of a few characters out of these.
    pub fn text(&mut self, from: &str, most: usize) -> String {
        let from: Vec<char> = from.chars().collect();
        (0..self.below(most + 1)).map(|_| *self.one(&from)).collect()
    }
}
