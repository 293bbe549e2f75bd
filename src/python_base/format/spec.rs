//! The parts of a format specification.

use super::MOST;
use crate::unicode::decimal;
use crate::{Error, Kind, Result};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`, the odd one to the right
    Center,
    /// `=`, between sign and digits
    AfterSign,
}

impl Align {
    fn of(c: char) -> Option<Self> {
        match c {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `-`: nothing, as without a sign
    Minus,
    /// `+`
    Plus,
    /// A space
    Space,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` every three digits
    Comma,
    /// `_` every three digits
    Underscore,
    /// `_` every four, in binary, octal and hexadecimal
    UnderscoreFour,
}

/// What a type takes where a specification is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// `d`, to the right
    Int,
    /// As `str`, to the right
    Float,
    /// `s`, to the left
    Str,
}

/// A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What padding is made of.
    pub fill: char,
    /// Where it goes.
    pub align: Align,
    /// What stands before a number.
    pub sign: Option<Sign>,
    /// `z`: what rounds to zero has no sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least number of characters.
    pub width: Option<usize>,
    /// What separates groups of digits.
    pub grouping: Option<Grouping>,
    /// What follows the `.`
    pub precision: Option<usize>,
    /// The presentation type, if the specification or the default names one.
    pub code: Option<char>,
}

impl Spec {
    /// Reads a specification. `type_name` is the class's, for messages.
    ///
    /// # Errors
    /// `ValueError` where it is malformed, or its separator does not go with its type.
    pub fn parse(text: &str, default: Default, type_name: &str) -> Result<Self> {
        let align = if default == Default::Str { Align::Left } else { Align::Right };
        let mut spec = Spec {
            fill: ' ',
            align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            code: match default {
                Default::Int => Some('d'),
                Default::Float => None,
                Default::Str => Some('s'),
            },
        };
        let mut rest = text.chars();
        let mut has_fill = false;
        let mut has_align = true;
        let mut start = text.chars();
        match (start.next(), start.next().and_then(Align::of)) {
            (Some(fill), Some(align)) => {
                (spec.fill, spec.align, has_fill) = (fill, align, true);
                rest = start;
            }
            (Some(first), None) if let Some(align) = Align::of(first) => {
                spec.align = align;
                rest.next();
            }
            _ => has_align = false,
        }
        let take = |rest: &mut std::str::Chars<'_>, c: char| {
            let found = rest.clone().next() == Some(c);
            if found {
                rest.next();
            }
            found
        };
        for (c, sign) in [(' ', Sign::Space), ('+', Sign::Plus), ('-', Sign::Minus)] {
            if take(&mut rest, c) {
                spec.sign = Some(sign);
                break;
            }
        }
        spec.no_negative_zero = take(&mut rest, 'z');
        spec.alternate = take(&mut rest, '#');
        if !has_fill && take(&mut rest, '0') {
            spec.fill = '0';
            if !has_align && default != Default::Str {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = integer(&mut rest)?;
        let comma = take(&mut rest, ',');
        let underscore = take(&mut rest, '_');
        if underscore && (comma || rest.as_str().starts_with(',')) {
            return Err(Error::value("Cannot specify both ',' and '_'."));
        }
        if take(&mut rest, '.') {
            spec.precision = integer(&mut rest)?;
            if spec.precision.is_none() {
                return Err(Error::value("Format specifier missing precision"));
            }
        }
        spec.code = rest.next().or(spec.code);
        if rest.next().is_some() {
            let message =
                format!("Invalid format specifier '{text}' for object of type '{type_name}'");
            return Err(Error::value(message));
        }
        if comma || underscore {
            spec.grouping = Some(grouping(comma, spec.code)?);
        }
        // Longer ones end in a `MemoryError` in CPython too; it is only tried there.
        if spec.width.is_some_and(|width| width > MOST) {
            return Err(Error::new(Kind::Memory, ""));
        }
        Ok(spec)
    }
}

/// A run of digits, if there is one.
fn integer(rest: &mut std::str::Chars<'_>) -> Result<Option<usize>> {
    let mut value: Option<i64> = None;
    while let Some(digit) = rest.clone().next().and_then(decimal) {
        rest.next();
        let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(i64::from(digit)));
        match next {
            Some(next) => value = Some(next),
            None => return Err(Error::value("Too many decimal digits in format string")),
        }
    }
    // Beyond a 32-bit platform's word is beyond every limit too.
    Ok(value.map(|v| usize::try_from(v).unwrap_or(usize::MAX)))
}

fn grouping(comma: bool, code: Option<char>) -> Result<Grouping> {
    match code {
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') if comma => Ok(Grouping::Comma),
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(Grouping::Underscore),
        Some('b' | 'o' | 'x' | 'X') if !comma => Ok(Grouping::UnderscoreFour),
        Some(code) => {
            let separator = if comma { ',' } else { '_' };
            let code = match code {
                '!'..='\x7f' => format!("'{code}'"),
                _ => format!("'\\x{:x}'", u32::from(code)),
            };
            Err(Error::value(format!("Cannot specify '{separator}' with {code}.")))
        }
    }
}
