//! The replacement fields of `str.format` (the Library Reference's "Format String Syntax").

use crate::unicode::decimal;
use crate::{Error, Result};

/// A stretch of a format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Stands for itself; of `{{` and `}}` it has one brace.
    Literal(&'a str),
    /// Stands for an argument.
    Field(Field<'a>),
}

/// A replacement field: `{first.name[key]!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Which argument.
    pub first: First<'a>,
    /// What is looked up in it, in order.
    pub path: Vec<Access<'a>>,
    /// `!r`, `!s` or `!a`.
    pub conversion: Option<char>,
    /// The specification; it may have fields of its own, which [`pieces`] finds.
    pub spec: &'a str,
    /// Whether it has.
    pub nested: bool,
}

/// Which argument a field stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// The next one.
    Next,
    /// A positional one.
    Index(usize),
    /// A keyword.
    Name(&'a str),
}

/// What is looked up in a field's argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[key]`, a string
    Key(&'a str),
}

/// The pieces of a format string. After an error there are none.
pub fn pieces(text: &str) -> impl Iterator<Item = Result<Piece<'_>>> {
    let mut rest = text;
    let mut field_follows = false;
    std::iter::from_fn(move || {
        let piece = if field_follows {
            field_follows = false;
            field(rest).map(|(field, after)| {
                rest = after;
                Piece::Field(field)
            })
        } else {
            if rest.is_empty() {
                return None;
            }
            literal(rest).map(|(literal, after, follows)| {
                (rest, field_follows) = (after, follows);
                Piece::Literal(literal)
            })
        };
        if piece.is_err() {
            (rest, field_follows) = ("", false);
        }
        Some(piece)
    })
    // Between two fields there is a literal without letters.
    .filter(|piece| !matches!(piece, Ok(Piece::Literal(""))))
}

/// Up to a brace: the literal, what follows it, and whether that is a field's inside.
fn literal(text: &str) -> Result<(&str, &str, bool)> {
    let Some(at) = text.find(['{', '}']) else { return Ok((text, "", false)) };
    let (brace, after) = text[at..].split_at(1);
    if after.starts_with(brace) {
        return Ok((&text[..=at], &after[1..], false));
    }
    if brace == "}" {
        return Err(Error::value("Single '}' encountered in format string"));
    }
    if after.is_empty() {
        return Err(Error::value("Single '{' encountered in format string"));
    }
    Ok((&text[..at], after, true))
}

/// A field's inside, and what follows its closing brace.
fn field<'a>(text: &'a str) -> Result<(Field<'a>, &'a str)> {
    let unclosed = || Error::value("expected '}' before end of string");
    let mut bracket = false;
    let mut end = None;
    for (at, c) in text.char_indices() {
        match c {
            ']' if bracket => bracket = false,
            _ if bracket => {}
            '{' => return Err(Error::value("unexpected '{' in field name")),
            '[' => bracket = true,
            '}' | ':' | '!' => {
                end = Some((at, c));
                break;
            }
            _ => {}
        }
    }
    let (end, stop) = end.ok_or_else(unclosed)?;
    let made = |conversion, spec: &'a str| {
        let (first, path) = name(&text[..end])?;
        Ok(Field { first, path, conversion, spec, nested: spec.contains('{') })
    };
    let mut rest = &text[end + 1..];
    let mut conversion = None;
    if stop == '!' {
        let mut chars = rest.chars();
        conversion = chars.next();
        if conversion.is_none() {
            let message = "end of string while looking for conversion specifier";
            return Err(Error::value(message));
        }
        match chars.next() {
            Some('}') => return Ok((made(conversion, "")?, chars.as_str())),
            Some(':') => {}
            Some(_) => return Err(Error::value("expected ':' after conversion specifier")),
            None => return Err(Error::value("unmatched '{' in format spec")),
        }
        rest = chars.as_str();
    }
    if stop == '}' {
        return Ok((made(conversion, "")?, rest));
    }
    let mut open = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Ok((made(conversion, &rest[..at])?, &rest[at + 1..]));
        }
    }
    Err(Error::value("unmatched '{' in format spec"))
}

/// A field's name, taken apart.
fn name(name: &str) -> Result<(First<'_>, Vec<Access<'_>>)> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let first = match (first, index(first)?) {
        ("", _) => First::Next,
        (_, Some(index)) => First::Index(index),
        (name, None) => First::Name(name),
    };
    let empty = || Error::value("Empty attribute in format string");
    let mut path = Vec::new();
    while !rest.is_empty() {
        let access = if let Some(attribute) = rest.strip_prefix('.') {
            let end = attribute.find(['.', '[']).unwrap_or(attribute.len());
            rest = &attribute[end..];
            Access::Attribute(&attribute[..end])
        } else if let Some(key) = rest.strip_prefix('[') {
            let Some(end) = key.find(']') else {
                return Err(Error::value("Missing ']' in format string"));
            };
            rest = &key[end + 1..];
            let key = &key[..end];
            index(key)?.map_or(Access::Key(key), Access::Index)
        } else {
            let message = "Only '.' or '[' may follow ']' in format field specifier";
            return Err(Error::value(message));
        };
        if matches!(access, Access::Attribute("") | Access::Key("")) {
            return Err(empty());
        }
        path.push(access);
    }
    Ok((first, path))
}

/// A name that is all digits, as a number.
fn index(name: &str) -> Result<Option<usize>> {
    let mut value: i64 = 0;
    for c in name.chars() {
        let Some(digit) = decimal(c) else { return Ok(None) };
        value = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(digit)))
            .ok_or_else(|| Error::value("Too many decimal digits in format string"))?;
    }
    Ok((!name.is_empty()).then(|| usize::try_from(value).unwrap_or(usize::MAX)))
}
