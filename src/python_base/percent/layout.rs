//! Arguments, laid out.

use super::Conversion;
use crate::float_text::{Flags, Style, float_text};
use crate::format::MOST;
use crate::number::{int_to_radix, int_to_string};
use crate::{Error, IntRef, Kind, Result, surrogates};

/// The digits after the point where a conversion does not say.
const PRECISION: usize = 6;

/// A conversion whose width and precision are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    code: char,
    left: bool,
    sign: &'static str,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// `TypeError`: the argument of a number's conversion is no number (or, of `o`, `x` and `X`, no integer). The floats'
/// conversions say "must be real number, not …" like any function that takes a float.
pub fn wrong_type(code: char, type_name: &str) -> Error {
    Error::type_error(match code {
        'o' | 'x' | 'X' => format!("%{code} format: an integer is required, not {type_name}"),
        'd' | 'i' | 'u' => format!("%{code} format: a real number is required, not {type_name}"),
        _ => format!("must be real number, not {type_name}"),
    })
}

impl Layout {
    pub(super) fn new(from: &Conversion<'_>, width: i64, precision: Option<i64>) -> Result<Self> {
        let limited = |amount: u64| {
            usize::try_from(amount)
                .ok()
                .filter(|amount| *amount <= MOST)
                .ok_or(Error::new(Kind::Memory, ""))
        };
        Ok(Self {
            code: from.code,
            left: from.left || width < 0,
            sign: if from.plus {
                "+"
            } else if from.space {
                " "
            } else {
                ""
            },
            alternate: from.alternate,
            zero: from.zero,
            width: limited(width.unsigned_abs())?,
            precision: precision.map(|precision| limited(precision.unsigned_abs())).transpose()?,
        })
    }

    /// The least number of characters of what comes out.
    pub fn at_least(&self) -> usize {
        self.width.max(if self.code == 's' { 0 } else { self.precision.unwrap_or(0) })
    }

    /// `d`, `i`, `u`, `o`, `x`, `X` of an integer.
    ///
    /// # Errors
    /// `ValueError` where a decimal has more digits than `str` writes.
    pub fn int<'a>(&self, i: impl Into<IntRef<'a>>) -> Result<String> {
        let i = i.into();
        let (text, prefix) = match self.code {
            'o' => (int_to_radix(i, 8), "0o"),
            'x' => (int_to_radix(i, 16), "0x"),
            'X' => (int_to_radix(i, 16).to_ascii_uppercase(), "0X"),
            _ => (int_to_string(i)?, ""),
        };
        let digits = text.trim_start_matches('-');
        let zeros = "0".repeat(self.precision.unwrap_or(0).saturating_sub(digits.len()));
        let prefix = if self.alternate { prefix } else { "" };
        Ok(self.number(i.is_negative(), prefix, &(zeros + digits)))
    }

    /// `e`, `E`, `f`, `F`, `g`, `G` of a float.
    pub fn float(&self, x: f64) -> String {
        let style = match self.code {
            'e' | 'E' => Style::Exponent,
            'g' | 'G' => Style::General,
            _ => Style::Fixed,
        };
        let flags = Flags {
            alternate: self.alternate,
            upper: self.code.is_ascii_uppercase(),
            ..Flags::default()
        };
        let text = float_text(x, style, self.precision.unwrap_or(PRECISION), flags);
        let magnitude = text.strip_prefix('-');
        self.number(magnitude.is_some(), "", magnitude.unwrap_or(&text))
    }

    fn number(&self, negative: bool, prefix: &str, digits: &str) -> String {
        let sign = if negative { "-" } else { self.sign };
        let padding = self.width.saturating_sub(sign.len() + prefix.len() + digits.len());
        let spaces = " ".repeat(if self.zero && !self.left { 0 } else { padding });
        if self.left {
            format!("{sign}{prefix}{digits}{spaces}")
        } else if self.zero {
            format!("{sign}{prefix}{}{digits}", "0".repeat(padding))
        } else {
            format!("{spaces}{sign}{prefix}{digits}")
        }
    }

    /// `s`, `r` or `a` of what `str`, `repr` or `ascii` made of the argument; `c` of one character.
    pub fn text(&self, text: &str) -> String {
        let most = self.precision.filter(|_| self.code != 'c');
        let end = most.and_then(|most| text.char_indices().nth(most));
        let text = end.map_or(text, |(end, _)| &text[..end]);
        let padding = " ".repeat(self.width.saturating_sub(text.chars().count()));
        if self.left { format!("{text}{padding}") } else { format!("{padding}{text}") }
    }

    /// `c` of an integer.
    ///
    /// # Errors
    /// `OverflowError` as CPython's.
    pub fn character<'a>(&self, code: impl Into<IntRef<'a>>) -> Result<String> {
        let code = code.into().small().and_then(|code| u32::try_from(code).ok());
        let Some(code) = code.filter(|code| *code < 0x11_0000) else {
            return Err(Error::overflow("%c arg not in range(0x110000)"));
        };
        match surrogates::character(code) {
            Some(c) => Ok(self.text(c.encode_utf8(&mut [0; 4]))),
            None => Err(Error::value(surrogates::REFUSED)),
        }
    }
}
