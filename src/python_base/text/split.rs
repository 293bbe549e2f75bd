//! Text in parts. A negative number of splits means all of them.

use crate::unicode::is_space;
use crate::{Error, Result};

fn separator(separator: &str) -> Result<&str> {
    if separator.is_empty() { Err(Error::value("empty separator")) } else { Ok(separator) }
}

fn parts(most: i64) -> usize {
    usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1)
}

/// `str.split(sep, most)`
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn split<'a>(text: &'a str, sep: &str, most: i64) -> Result<Vec<&'a str>> {
    Ok(text.splitn(parts(most), separator(sep)?).collect())
}

/// `str.rsplit(sep, most)`
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn rsplit<'a>(text: &'a str, sep: &str, most: i64) -> Result<Vec<&'a str>> {
    let mut parts: Vec<&str> = text.rsplitn(parts(most), separator(sep)?).collect();
    parts.reverse();
    Ok(parts)
}

/// `str.split(None, most)`: at runs of white space; what is left has none before it
pub fn split_whitespace(text: &str, most: i64) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if found.len() + 1 >= parts(most) {
            found.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        found.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    found
}

/// `str.rsplit(None, most)`: from the end; what is left has no white space after it
pub fn rsplit_whitespace(text: &str, most: i64) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if found.len() + 1 >= parts(most) {
            found.push(rest);
            break;
        }
        let word = rest.trim_end_matches(|c| !is_space(c));
        found.push(&rest[word.len()..]);
        rest = word.trim_end_matches(is_space);
    }
    found.reverse();
    found
}

/// `str.splitlines(keepends)`
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let ends = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.find(ends).unwrap_or(rest.len());
        let after = &rest[line..];
        let end = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        found.push(&rest[..if keep_ends { line + end } else { line }]);
        rest = &rest[line + end..];
    }
    found
}

/// `str.partition`: before, the separator, after
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn partition<'a>(text: &'a str, sep: &str) -> Result<(&'a str, &'a str, &'a str)> {
    Ok(match text.find(separator(sep)?) {
        Some(at) => (&text[..at], &text[at..at + sep.len()], &text[at + sep.len()..]),
        None => (text, "", ""),
    })
}

/// `str.rpartition`: before the last separator, it, after it
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn rpartition<'a>(text: &'a str, sep: &str) -> Result<(&'a str, &'a str, &'a str)> {
    Ok(match text.rfind(separator(sep)?) {
        Some(at) => (&text[..at], &text[at..at + sep.len()], &text[at + sep.len()..]),
        None => ("", "", text),
    })
}

/// Without the characters at its start that are white space or, if there are any, these.
pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => text.trim_start_matches(|c| chars.contains(c)),
        None => text.trim_start_matches(is_space),
    }
}

/// The same at its end.
pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => text.trim_end_matches(|c| chars.contains(c)),
        None => text.trim_end_matches(is_space),
    }
}

/// The same at both ends.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    rstrip(lstrip(text, chars), chars)
}
