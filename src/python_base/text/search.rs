//! Text in text, between two characters of it.

use super::{Chars, adjusted};

/// The stretch that is searched, and the index of its first character.
fn stretch(text: Chars<'_>, start: Option<i64>, end: Option<i64>) -> Option<(usize, &str)> {
    let (start, end) = adjusted(text.len(), start, end)?;
    Some((start, text.between(start, end)))
}

/// `str.find`: the index of the first
pub fn find(text: Chars<'_>, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, stretch) = stretch(text, start, end)?;
    let byte = stretch.find(sub)?;
    Some(start + Chars::with_len(stretch, len_within(text, stretch)).index_of(byte))
}

/// `str.rfind`: the index of the last
pub fn rfind(text: Chars<'_>, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, stretch) = stretch(text, start, end)?;
    let byte = stretch.rfind(sub)?;
    Some(start + Chars::with_len(stretch, len_within(text, stretch)).index_of(byte))
}

/// A length that says whether a stretch is ASCII, as it is where the whole is.
fn len_within(text: Chars<'_>, stretch: &str) -> usize {
    if text.is_ascii() { stretch.len() } else { stretch.chars().count() }
}

/// `str.count`: how many do not overlap
pub fn count(text: Chars<'_>, sub: &str, start: Option<i64>, end: Option<i64>) -> usize {
    stretch(text, start, end).map_or(0, |(_, stretch)| stretch.matches(sub).count())
}

/// `str.startswith` with one prefix
pub fn startswith(text: Chars<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    stretch(text, start, end).is_some_and(|(_, stretch)| stretch.starts_with(prefix))
}

/// `str.endswith` with one suffix
pub fn endswith(text: Chars<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    stretch(text, start, end).is_some_and(|(_, stretch)| stretch.ends_with(suffix))
}

/// `str.replace`: at most `count` if that is not negative. Empty text stands before each character and at the end.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> String {
    match usize::try_from(count) {
        Ok(count) => text.replacen(old, new, count),
        Err(_) => text.replace(old, new),
    }
}
