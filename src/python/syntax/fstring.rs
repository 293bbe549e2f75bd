//! What is wrong in an f-string: in Python 3.11 it is a string first, and taken apart later.

use super::tokens::{Kind, Tokens};

/// What CPython says, and the expression (in brackets) that it shows, with the place in it.
pub struct Wrong {
    /// The byte after the string: where the parser was.
    pub after: usize,
    pub message: String,
    pub expression: Option<(String, usize, usize)>,
}

/// Looks at the f-string around a byte.
pub fn explain(tokens: &Tokens<'_>, place: usize) -> Option<Wrong> {
    let at = tokens
        .all
        .iter()
        .position(|t| t.kind == Kind::Text && t.start <= place && place < t.end + 1)?;
    let text = tokens.text(tokens.all[at]);
    let quote = text.find(['\'', '"'])?;
    if !text[..quote].contains(['f', 'F']) {
        return None;
    }
    let mark = &text[quote..=quote];
    let size =
        if text[quote..].starts_with(&mark.repeat(3)) && text.len() >= quote + 6 { 3 } else { 1 };
    let body = text.get(quote + size..text.len() - size)?;
    // Those that follow belong to it.
    let next = (at + 1..tokens.all.len()).find(|i| tokens.all[*i].kind != Kind::Text);
    let after = next.map_or(tokens.all[at].end, |i| tokens.all[i].start);
    let wrong = |message: &str| {
        Some(Wrong { after, message: format!("f-string: {message}"), expression: None })
    };
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' if bytes.get(at + 1) == Some(&b'{') => at += 1,
            b'}' if bytes.get(at + 1) == Some(&b'}') => at += 1,
            b'}' => return wrong("single '}' is not allowed"),
            b'{' => {
                let (end, format) = expression(body, at + 1);
                let inner = &body[at + 1..end];
                if inner.trim().is_empty() && (end < bytes.len() || inner.is_empty()) {
                    if end >= bytes.len() {
                        return wrong("expecting '}'");
                    }
                    return wrong("empty expression not allowed");
                }
                if inner.contains('\\') {
                    return wrong("expression part cannot include a backslash");
                }
                if inner.contains('#') && !inner.contains(['\'', '"']) {
                    return wrong("expression part cannot include '#'");
                }
                let whole = format!("({})", inner.trim_end_matches('=').trim());
                if let Err(error) = ruff_python_parser::parse_expression(&whole)
                    && ruff_python_parser::parse_module(&whole).is_err()
                {
                    let place = usize::from(error.location.start());
                    let better = super::explain::explain(&Tokens::of(&whole), place);
                    let (start, end, message) = better
                        .map_or((place, place + 1, "invalid syntax".to_owned()), |b| {
                            (b.start, b.end, b.message)
                        });
                    let message = format!("f-string: {message}");
                    return Some(Wrong { after, message, expression: Some((whole, start, end)) });
                }
                if end >= bytes.len() {
                    return wrong("expecting '}'");
                }
                at = end;
                if format {
                    let mut depth = 1;
                    while at < bytes.len() && depth > 0 {
                        depth += i32::from(bytes[at] == b'{') - i32::from(bytes[at] == b'}');
                        at += 1;
                    }
                    if depth > 0 {
                        return wrong("expecting '}'");
                    }
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The end of the expression from `start` on, and whether a format follows.
fn expression(body: &str, start: usize) -> (usize, bool) {
    let bytes = body.as_bytes();
    let mut depth = 0_usize;
    let mut quote = None;
    let mut at = start;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => {}
            (None, q @ (b'\'' | b'"')) => quote = Some(q),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b'}') if depth == 0 => return (at, false),
            (None, b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            (None, b':') if depth == 0 => return (at, true),
            (None, b'!') if depth == 0 && bytes.get(at + 1) != Some(&b'=') => return (at, true),
            _ => {}
        }
        at += 1;
    }
    (at, false)
}
