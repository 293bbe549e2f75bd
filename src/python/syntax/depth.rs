//! How deep a program's text is nested, before it is parsed: what is too deep for the machine's stack is refused here.
//!
//! What follows one another on a level and could stand inside one another (`not not x`, `a.b.c`, `x ** y ** z`) counts
//! as nested, until a comma or the end of the line.

/// Brackets inside one another. CPython has 200; each costs several calls in the parser.
const BRACKETS: usize = 100;
/// Operators and brackets that may stand inside one another.
const OPERATORS: usize = 400;
/// Blocks inside one another, as in CPython.
const BLOCKS: usize = 100;

/// What is too deep.
#[derive(Debug, PartialEq, Eq)]
pub enum Deep {
    /// Brackets, at this byte.
    Brackets(usize),
    /// Operators, at this byte.
    Operators(usize),
    /// Blocks, at this byte.
    Blocks(usize),
}

/// What is too deep in a text, if anything.
pub fn too_deep(text: &str) -> Option<Deep> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // What counts on each level of brackets, and the sum.
    let mut levels = vec![0_usize];
    let mut sum = 0;
    let mut indents = vec![0_usize];
    let mut fresh = true;
    while at < bytes.len() {
        if fresh && levels.len() == 1 {
            let indent = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            let first = bytes.get(at + indent).copied().unwrap_or(b'\n');
            if !matches!(first, b'\n' | b'\r' | b'#') {
                while indents.last().is_some_and(|last| *last > indent) {
                    indents.pop();
                }
                if indents.last().is_some_and(|last| *last < indent) {
                    indents.push(indent);
                }
                if indents.len() > BLOCKS {
                    return Some(Deep::Blocks(at));
                }
            }
            at += indent;
        }
        fresh = false;
        let Some(byte) = bytes.get(at).copied() else { break };
        let mut counts = 0;
        match byte {
            b'#' => {
                while bytes.get(at).is_some_and(|b| *b != b'\n') {
                    at += 1;
                }
                continue;
            }
            b'\n' => {
                fresh = true;
                if levels.len() == 1 {
                    sum = 0;
                    levels[0] = 0;
                }
            }
            b'\'' | b'"' => {
                let (end, deep) = string(bytes, at);
                if deep {
                    return Some(Deep::Operators(at));
                }
                at = end;
                continue;
            }
            b'(' | b'[' | b'{' => {
                if let Some(level) = levels.last_mut() {
                    *level += 1;
                }
                sum += 1;
                levels.push(0);
                if levels.len() > BRACKETS + 1 {
                    return Some(Deep::Brackets(at));
                }
            }
            b')' | b']' | b'}' if levels.len() > 1 => sum -= levels.pop().unwrap_or(0),
            b',' | b';' => {
                if let Some(level) = levels.last_mut() {
                    sum -= *level;
                    *level = 0;
                }
            }
            b'+' | b'-' | b'~' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'<' | b'>'
            | b'=' | b':' | b'.' => counts = 1,
            b if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => {
                let end = bytes[at..]
                    .iter()
                    .position(|b| !(b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80))
                    .map_or(bytes.len(), |n| at + n);
                counts = usize::from(matches!(
                    &bytes[at..end],
                    b"not"
                        | b"lambda"
                        | b"await"
                        | b"if"
                        | b"else"
                        | b"and"
                        | b"or"
                        | b"in"
                        | b"is"
                        | b"for"
                        | b"yield"
                ));
                at = end - 1;
            }
            _ => {}
        }
        if counts > 0 {
            sum += counts;
            if let Some(level) = levels.last_mut() {
                *level += counts;
            }
        }
        if sum > OPERATORS {
            return Some(Deep::Operators(at));
        }
        at += 1;
    }
    None
}

/// The end of a string, and whether the expressions of an f-string are too deep in it.
fn string(bytes: &[u8], start: usize) -> (usize, bool) {
    let quote = bytes[start];
    let triple = bytes[start..].starts_with(&[quote; 3]);
    let size = if triple { 3 } else { 1 };
    let prefix = bytes[..start].iter().rev().take_while(|b| b.is_ascii_alphabetic());
    let formatted = prefix.take(2).any(|b| matches!(b, b'f' | b'F'));
    let mut at = start + size;
    let (mut depth, mut counts) = (0_usize, 0_usize);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\\' {
            at += 2;
            continue;
        }
        if byte == quote && bytes[at..].starts_with(&vec![quote; size]) {
            return (at + size, false);
        }
        if byte == b'\n' && !triple {
            return (at, false);
        }
        if formatted {
            match byte {
                b'{' | b'(' | b'[' => {
                    depth += 1;
                    counts += 1;
                }
                b'}' | b')' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        counts = 0;
                    }
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'"' | b'\'' | b',' => {}
                _ if depth > 0 => counts += 1,
                _ => {}
            }
            // Words count as they are written: `not`, `lambda` and the like stand apart by blanks.
            if depth > BRACKETS || counts > OPERATORS || (depth > 0 && at - start > 20_000) {
                return (at, true);
            }
        }
        at += 1;
    }
    (at, false)
}
