//! A format, taken apart.

use super::Layout;
use crate::{Error, Result};

/// A stretch of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Stands for itself; of `%%` it has one.
    Literal(&'a str),
    /// Stands for an argument.
    Conversion(Conversion<'a>),
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// There is none.
    None,
    /// `*`: the next argument, which must be an `int`.
    Argument,
    /// A number.
    Given(usize),
}

/// `%(key)-+ #0width.precision` and a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The mapping's key.
    pub key: Option<&'a str>,
    /// `-`: to the left
    pub left: bool,
    /// `+`: always a sign
    pub plus: bool,
    /// A space where there is no sign
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`: zeros after the sign of numbers
    pub zero: bool,
    /// The least number of characters. Its argument comes before the precision's.
    pub width: Amount,
    /// Digits, or the most characters. Its argument comes before the value.
    pub precision: Amount,
    /// What is made of the argument.
    pub code: char,
    /// Where that letter stands, in characters.
    index: usize,
}

impl Conversion<'_> {
    /// Whether `code` is one that Python knows. Only asked once the argument is fetched.
    pub fn is_known(&self) -> bool {
        "diouxXeEfFgGcrsa".contains(self.code)
    }

    /// `ValueError`: it is not.
    pub fn unsupported(&self) -> Error {
        let shown = if ('\x1f'..='~').contains(&self.code) { self.code } else { '?' };
        Error::value(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {}",
            u32::from(self.code),
            self.index
        ))
    }

    /// With the arguments of its `*`s, where it has any: a negative width means to the left, a negative precision
    /// none at all.
    ///
    /// # Errors
    /// `MemoryError` where the result would be too long.
    pub fn layout(&self, width: Option<i64>, precision: Option<i64>) -> Result<Layout> {
        let given = |amount: Amount, argument: Option<i64>| match amount {
            Amount::None => None,
            Amount::Given(amount) => Some(i64::try_from(amount).unwrap_or(i64::MAX)),
            Amount::Argument => Some(argument.unwrap_or(0)),
        };
        let width = given(self.width, width).unwrap_or(0);
        let precision = given(self.precision, precision).map(|precision| precision.max(0));
        Layout::new(self, width, precision)
    }
}

/// The pieces of a format. After an error there are none. `mapping` says whether the argument is one, as keys need.
///
/// # Errors
/// `ValueError` for what is malformed, `TypeError` for a key without a mapping.
pub fn pieces(text: &str, mapping: bool) -> impl Iterator<Item = Result<Piece<'_>>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        if rest.is_empty() {
            return None;
        }
        let end = rest.find('%').unwrap_or(rest.len());
        if end > 0 {
            at += end;
            return Some(Ok(Piece::Literal(&rest[..end])));
        }
        if rest.starts_with("%%") {
            at += 2;
            return Some(Ok(Piece::Literal("%")));
        }
        let mut reader = Reader { text, at: at + 1, mapping };
        let piece = reader.conversion();
        at = if piece.is_ok() { reader.at } else { text.len() };
        Some(piece.map(Piece::Conversion))
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    mapping: bool,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn conversion(&mut self) -> Result<Conversion<'a>> {
        let key = if self.take('(') { Some(self.key()?) } else { None };
        let mut made = Conversion {
            key,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            code: '%',
            index: 0,
        };
        while let Some(flag) = self.peek() {
            match flag {
                '-' => made.left = true,
                '+' => made.plus = true,
                ' ' => made.space = true,
                '#' => made.alternate = true,
                '0' => made.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        made.width = self.amount(i64::MAX, "width too big")?;
        if self.take('.') {
            made.precision = match self.amount(i64::from(i32::MAX), "precision too big")? {
                Amount::None => Amount::Given(0),
                amount => amount,
            };
        }
        // C's lengths mean nothing here.
        let _ = self.take('h') || self.take('l') || self.take('L');
        made.code = self.peek().ok_or_else(|| Error::value("incomplete format"))?;
        made.index = self.text[..self.at].chars().count();
        self.at += made.code.len_utf8();
        Ok(made)
    }

    /// Up to the parenthesis that closes it.
    fn key(&mut self) -> Result<&'a str> {
        if !self.mapping {
            return Err(Error::type_error("format requires a mapping"));
        }
        let rest = &self.text[self.at..];
        let mut open = 1;
        for (at, c) in rest.char_indices() {
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                self.at += at + 1;
                return Ok(&rest[..at]);
            }
        }
        Err(Error::value("incomplete format key"))
    }

    fn amount(&mut self, most: i64, too_big: &str) -> Result<Amount> {
        if self.take('*') {
            return Ok(Amount::Argument);
        }
        let mut amount: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let next =
                amount.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(i64::from(digit)));
            amount = next.filter(|next| *next <= most);
            if amount.is_none() {
                return Err(Error::value(too_big));
            }
            self.at += 1;
        }
        Ok(amount.map_or(Amount::None, |a| Amount::Given(usize::try_from(a).unwrap_or(usize::MAX))))
    }
}
