//! The one door to `python_base`: texts and numbers as Python writes them.

use num_bigint::BigInt;
use python_base::{Error, IntRef, format, hash, repr};

pub use python_base::number;

/// `repr` of a float.
pub fn float_repr(x: f64) -> String {
    repr::float_repr(x)
}

/// `repr` of a string.
pub fn str_repr(s: &str) -> String {
    repr::str_repr(s)
}

/// `repr` of bytes.
pub fn bytes_repr(b: &[u8]) -> String {
    repr::bytes_repr(b)
}

/// A `repr` with escapes for all that is not ASCII.
pub fn ascii(r: &str) -> String {
    repr::to_ascii(r)
}

/// `hash` of an int.
pub fn hash_int(i: i64) -> i64 {
    hash::hash_int(i)
}

/// `hash` of a big int.
pub fn hash_big(b: &BigInt) -> i64 {
    hash::hash_big(b)
}

/// `hash` of a float.
pub fn hash_float(x: f64) -> i64 {
    hash::hash_float(x)
}

/// `hash` of a tuple.
pub fn hash_tuple(hashes: &[i64]) -> i64 {
    hash::hash_tuple(hashes.iter().copied())
}

/// Texts in their order, each once. Put there one by one: there are not many, and std's sort is 4 KB of wasm for each type of items.
pub fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut sorted: Vec<String> = Vec::new();
    for text in texts {
        if let Err(at) = sorted.binary_search(&text) {
            sorted.insert(at, text);
        }
    }
    sorted
}

/// `hash` of a frozenset.
pub fn hash_frozenset(hashes: &[i64]) -> i64 {
    hash::hash_frozenset(hashes.iter().copied())
}

/// Bytes as the characters of the same numbers.
pub fn latin(b: &[u8]) -> String {
    b.iter().map(|b| char::from(*b)).collect()
}

/// `a / b` of big ints; `None` if it is too large.
pub fn true_divide(a: &BigInt, b: &BigInt) -> Option<f64> {
    number::true_div(IntRef::Big(a), IntRef::Big(b)).ok()
}

/// `format(int, spec)`
pub fn format_int(i: IntRef<'_>, spec: &str, type_name: &str) -> Result<String, Error> {
    format::format_int(i, spec, type_name)
}

/// `format(float, spec)`
pub fn format_float(x: f64, spec: &str) -> Result<String, Error> {
    format::format_float(x, spec, "float")
}

/// `format(str, spec)`
pub fn format_str(s: &str, spec: &str) -> Result<String, Error> {
    format::format_str(s, spec, "str")
}

/// The name meant, if one is near: what "Did you mean" says. Costs as in CPython's suggestions: two for a letter changed, added or
/// left out, one for a change of case.
pub fn suggest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for (count, candidate) in known.enumerate() {
        if count > 750 {
            return None;
        }
        if candidate == name {
            continue;
        }
        let most = (name.chars().count() + candidate.chars().count() + 3) * 2 / 6;
        let cost = distance(name, candidate);
        if cost <= most && best.is_none_or(|b| cost < b.0) {
            best = Some((cost, candidate));
        }
    }
    best.map(|b| b.1.to_owned())
}

fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() > 40 || b.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|i| i * 2).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (i + 1) * 2;
        for (j, y) in b.iter().enumerate() {
            let change = if x == y {
                0
            } else if x.eq_ignore_ascii_case(y) {
                1
            } else {
                2
            };
            let cost = (corner + change).min(row[j] + 2).min(row[j + 1] + 2);
            corner = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}
