//! `repr` of floats, strings and bytes.

use std::fmt::Write as _;

use crate::float_text::{self, Style};
use crate::unicode::is_printable;

/// `repr` of a float: the fewest digits that read back as the same float; scientific below 1e-4 and from 1e16.
pub fn float_repr(x: f64) -> String {
    float_text::float_text(
        x,
        Style::Repr,
        0,
        float_text::Flags { add_dot_0: true, ..Default::default() },
    )
}

/// `repr` of a string: in single quotes, but if it has these and no double quotes; control characters and what
/// is not printable escaped.
pub fn str_repr(s: &str) -> String {
    quoted(s, is_printable)
}

/// `ascii` of a string: as [`str_repr`], and everything beyond ASCII escaped.
pub fn str_ascii(s: &str) -> String {
    quoted(s, |c| (' '..='~').contains(&c))
}

/// A `repr` with everything beyond ASCII escaped, as `ascii` makes of any object's.
pub fn to_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_escape(&mut out, c);
        }
    }
    out
}

/// A text with all its characters as escapes.
pub fn to_escapes(text: &str) -> String {
    let mut out = String::new();
    text.chars().for_each(|c| push_escape(&mut out, c));
    out
}

fn quoted(s: &str, shown: impl Fn(char) -> bool) -> String {
    let quote = if s.contains('\'') && !s.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(s.len() + 2);
    out.push(quote);
    for c in s.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c == quote => out.extend(['\\', c]),
            c if shown(c) => out.push(c),
            c => push_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

fn push_escape(out: &mut String, c: char) {
    // Writing to a string does not fail.
    let _ = match crate::surrogates::code(c) {
        code @ 0..=0xff => write!(out, "\\x{code:02x}"),
        code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    };
}

/// `repr` of `bytes`.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(char::from(quote));
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b if b == quote => out.extend(['\\', char::from(b)]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(char::from(quote));
    out
}
