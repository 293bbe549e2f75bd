//! How a column writes its numbers: what stands between thousands, what before the decimals, which sign.
//!
//! `1,234` is one thing in Seoul and another in Berlin. Which of the two a column means, only its other
//! values tell: those that can be read in one way alone.

mod detect;
mod form;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod written;

use serde::{Deserialize, Serialize};

use super::stats::GREATEST;

pub use detect::detect;
pub use form::Form;
pub use written::{Example, Written};

/// A point or a comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// `.`
    Point,
    /// `,`
    Comma,
}

impl Mark {
    const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimals {
    /// This one, and the other between thousands.
    After(Mark),
    /// Either, and nothing between thousands.
    Both,
}

/// How the values of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// See [`Decimals`].
    pub decimals: Decimals,
    /// The sign of percent or of a currency that every value has.
    pub sign: Option<char>,
}

impl Reading {
    /// Where nothing is known of the values. Who separates fields by semicolons does so because commas
    /// stand before decimals.
    pub fn of(delimiter: u8) -> Self {
        let decimals =
            if delimiter == b';' { Decimals::Both } else { Decimals::After(Mark::Point) };
        Self { decimals, sign: None }
    }

    /// The number that a value is, and what it was taken for; none where it is not written like this.
    pub fn number(&self, text: &str) -> Option<(f64, Form)> {
        // Adding zero turns -0 into 0: which of the two is less depends on the order.
        let fitting = |value: f64| (value.abs() <= GREATEST).then_some(value + 0.0);
        let simple = self.sign.is_none() && self.decimals != Decimals::After(Mark::Comma);
        if let Some(value) = simple.then(|| text.parse().ok()).flatten() {
            return Some((fitting(value)?, Form::Simple));
        }
        let (sign, negative, body) = apart(text);
        let form = form::of(body)?;
        let value = self.value(body, form)?;
        // Nothing is nothing, of whatever.
        let alike = sign == self.sign || (sign.is_none() && value == 0.0);
        let value = fitting(if negative { -value } else { value })?;
        alike.then_some((value, form))
    }

    fn value(&self, body: &str, form: Form) -> Option<f64> {
        let decimal = match (self.decimals, form) {
            // Nothing is between thousands.
            (Decimals::Both, Form::Decimals(mark) | Form::Either(mark)) => mark,
            (Decimals::Both, Form::Thousands(_) | Form::All(_)) => return None,
            (Decimals::After(mark), Form::Decimals(other) | Form::All(other)) if mark != other => {
                return None;
            }
            (Decimals::After(mark), Form::Thousands(other)) if mark == other => return None,
            (Decimals::After(mark), _) => mark,
            (Decimals::Both, Form::Simple) => Mark::Point,
        };
        let between = decimal.other().byte();
        let grouped = matches!(form, Form::Thousands(_) | Form::All(_))
            || matches!(form, Form::Either(mark) if mark != decimal);
        if !grouped && decimal == Mark::Point {
            return body.parse().ok();
        }
        let plain = |b: u8| if b == decimal.byte() { '.' } else { char::from(b) };
        let bytes = body.bytes().filter(|b| !grouped || *b != between);
        bytes.map(plain).collect::<String>().parse().ok()
    }
}

/// The signs that are known, each as the one it stands for. Excel writes a won sign in CP949 as a
/// backslash, for that has no won sign.
fn sign(of: char) -> Option<char> {
    Some(match of {
        '%' | '％' => '%',
        '₩' | '￦' | '\\' | '원' => '₩',
        '$' | '＄' => '$',
        '¥' | '￥' => '¥',
        '£' | '￡' => '£',
        '€' => '€',
        _ => return None,
    })
}

/// A value's sign of percent or of a currency, whether a minus stands before that, and the rest.
fn apart(text: &str) -> (Option<char>, bool, &str) {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let mut letters = rest.chars();
    if let Some(known) = letters.next().and_then(sign) {
        let body = letters.as_str().trim_start();
        // Of two signs of minus neither is one.
        let twice = rest.len() < text.len() && body.starts_with(['-', '+']);
        return (Some(known), rest.len() < text.len(), if twice { "" } else { body });
    }
    let mut letters = text.chars();
    match letters.next_back().and_then(sign) {
        Some(known) => (Some(known), false, letters.as_str().trim_end()),
        None => (None, false, text),
    }
}
