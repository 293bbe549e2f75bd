//! Upper, lower and title case: full mappings, which may change the length (Unicode's SpecialCasing.txt).

use crate::unicode::{is_cased, is_lower, is_title, is_upper, push_folded, push_title};

/// `str.upper`
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// `str.lower`
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// `str.casefold`
pub fn casefold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut out, c));
    out
}

/// Each character with its lower case. Sigma's depends on whether it ends a word, which Rust finds out.
fn with_lower(text: &str) -> impl Iterator<Item = (char, LowerCase)> {
    let whole = if text.contains('Σ') { text.to_lowercase() } else { String::new() };
    let mut at = 0;
    text.chars().map(move |c| {
        let lower = match whole.get(at..).and_then(|rest| rest.chars().next()) {
            Some(sigma) if c == 'Σ' => LowerCase::Sigma(sigma),
            _ => LowerCase::Of(c),
        };
        at += c.to_lowercase().map(char::len_utf8).sum::<usize>();
        (c, lower)
    })
}

enum LowerCase {
    Sigma(char),
    Of(char),
}

impl LowerCase {
    fn push(self, to: &mut String) {
        match self {
            LowerCase::Sigma(c) => to.push(c),
            LowerCase::Of(c) => to.extend(c.to_lowercase()),
        }
    }
}

/// `str.capitalize`
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, (c, lower)) in with_lower(text).enumerate() {
        if index == 0 {
            push_title(&mut out, c);
        } else {
            lower.push(&mut out);
        }
    }
    out
}

/// `str.title`
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut within = false;
    for (c, lower) in with_lower(text) {
        if within {
            lower.push(&mut out);
        } else {
            push_title(&mut out, c);
        }
        within = is_cased(c);
    }
    out
}

/// `str.swapcase`
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (c, lower) in with_lower(text) {
        if is_upper(c) {
            lower.push(&mut out);
        } else if is_lower(c) {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}

/// `str.istitle`: what has a case begins with upper case, and goes on with lower case.
pub(super) fn is_titled(text: &str) -> bool {
    let (mut any, mut within) = (false, false);
    for c in text.chars() {
        let begins = is_upper(c) || is_title(c);
        let goes_on = is_lower(c);
        if (begins && within) || (goes_on && !within) {
            return false;
        }
        within = begins || goes_on;
        any |= within;
    }
    any
}
