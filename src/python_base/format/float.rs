//! Floats.

use super::layout::{self, Parts};
use super::{Default, MOST, Spec, unknown_code};
use crate::float_text::{Flags, Style, float_text};
use crate::repr::float_repr;
use crate::{Error, Kind, Result};

/// The digits after the point where a specification does not say.
const PRECISION: usize = 6;

/// `format(x, spec)`
///
/// # Errors
/// `ValueError` as CPython's.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(float_repr(x));
    }
    format_float_with(x, &Spec::parse(spec, Default::Float, type_name)?, type_name)
}

/// [`format_float`] with a specification that is already read, for [`Default::Float`].
///
/// # Errors
/// `ValueError` as CPython's.
pub fn format_float_with(x: f64, spec: &Spec, type_name: &str) -> Result<String> {
    let (style, x) = match spec.code {
        None if spec.precision.is_none() => (Style::Repr, x),
        None | Some('g' | 'G' | 'n') => (Style::General, x),
        Some('e' | 'E') => (Style::Exponent, x),
        Some('f' | 'F') => (Style::Fixed, x),
        Some('%') => (Style::Fixed, x * 100.0),
        Some(code) => return Err(unknown_code(code, type_name)),
    };
    let precision = spec.precision.unwrap_or(PRECISION);
    if precision > i32::MAX as usize {
        return Err(Error::value("precision too big"));
    }
    // Only `g` without `#` does not write all of them.
    if precision > MOST {
        return Err(Error::new(Kind::Memory, ""));
    }
    let flags = Flags {
        alternate: spec.alternate,
        add_dot_0: spec.code.is_none(),
        no_negative_zero: spec.no_negative_zero,
        upper: matches!(spec.code, Some('E' | 'F' | 'G')),
    };
    let mut text = float_text(x, style, precision, flags);
    if spec.code == Some('%') {
        text.push('%');
    }
    let magnitude = text.strip_prefix('-');
    let unsigned = magnitude.unwrap_or(&text);
    let whole = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at(whole);
    Ok(layout::number(&Parts { negative: magnitude.is_some(), prefix: "", digits, rest }, spec))
}
