//! Lone surrogates.
//!
//! Python's strings may have the code points U+D800 to U+DFFF, which are no characters of a Rust string. Here U+D800 + k is held as
//! U+10D800 + k, near the end of the last plane for private use, and the two are exchanged wherever a number or a byte becomes a
//! character or the other way round: in literals, `chr`, `ord`, `%c`, `translate`, `repr`, comparisons of order, `encode`, `decode` and
//! output. The characters whose places these are cannot be had themselves: what would make one is refused. So each held character means
//! one thing, and lengths, indices, equality, searching and the `is…` methods need not know.

use std::cmp::Ordering;

const PLACES: u32 = 0x10_0000;

/// Whether a character stands for a lone surrogate.
pub fn is_lone(c: char) -> bool {
    matches!(c, '\u{10d800}'..='\u{10dfff}')
}

/// Whether there is one in a text.
pub fn any(text: &str) -> bool {
    // Where there is none there mostly is no character of this plane.
    text.as_bytes().contains(&0xf4) && text.contains(is_lone)
}

/// A character's number, as Python counts.
pub fn code(c: char) -> u32 {
    u32::from(c) - if is_lone(c) { PLACES } else { 0 }
}

/// The character of a number; none of what is not there, or is no code point.
pub fn character(code: u32) -> Option<char> {
    match char::from_u32(code) {
        None => char::from_u32(code + PLACES).filter(|c| is_lone(*c)),
        c => c.filter(|c| !is_lone(*c)),
    }
}

/// How texts compare: by the numbers of their characters.
pub fn compare(a: &str, b: &str) -> Ordering {
    if any(a) || any(b) { a.chars().map(code).cmp(b.chars().map(code)) } else { a.cmp(b) }
}

/// What is said of a character that is not there.
pub const REFUSED: &str =
    "the characters U+10D800 to U+10DFFF are not there: they hold lone surrogates";
