//! Integers.

use super::layout::{self, Parts};
use super::{Default, Spec, float, unknown_code};
use crate::number::{int_to_f64, int_to_radix, int_to_string};
use crate::surrogates;
use crate::{Error, IntRef, Result};

/// `format(i, spec)`. A `bool` without a specification is its `str`: that is the caller's.
///
/// # Errors
/// `ValueError` and `OverflowError` as CPython's.
pub fn format_int<'a>(i: impl Into<IntRef<'a>>, spec: &str, type_name: &str) -> Result<String> {
    let i = i.into();
    if spec.is_empty() {
        return int_to_string(i);
    }
    format_int_with(i, &Spec::parse(spec, Default::Int, type_name)?, type_name)
}

/// [`format_int`] with a specification that is already read, for [`Default::Int`].
///
/// # Errors
/// `ValueError` and `OverflowError` as CPython's.
pub fn format_int_with<'a>(
    i: impl Into<IntRef<'a>>,
    spec: &Spec,
    type_name: &str,
) -> Result<String> {
    let i = i.into();
    let (radix, prefix) = match spec.code {
        Some('d' | 'n') | None => (10, ""),
        Some('c') => (0, ""),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            return float::format_float_with(int_to_f64(i)?, spec, type_name);
        }
        Some(code) => return Err(unknown_code(code, type_name)),
    };
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        let message = "Negative zero coercion (z) not allowed in integer format specifier";
        return Err(Error::value(message));
    }
    if radix == 0 {
        return character(i, spec);
    }
    let text = if radix == 10 { int_to_string(i)? } else { int_to_radix(i, radix) };
    let text = if spec.code == Some('X') { text.to_ascii_uppercase() } else { text };
    let digits = text.trim_start_matches('-');
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(layout::number(&Parts { negative: i.is_negative(), prefix, digits, rest: "" }, spec))
}

fn character(i: IntRef<'_>, spec: &Spec) -> Result<String> {
    if spec.sign.is_some() {
        return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        let message = "Alternate form (#) not allowed with integer format specifier 'c'";
        return Err(Error::value(message));
    }
    let Some(code) = i.small() else {
        return Err(Error::overflow("Python int too large to convert to C long"));
    };
    let code = u32::try_from(code).ok().filter(|code| *code < 0x11_0000);
    let Some(code) = code else {
        return Err(Error::overflow("%c arg not in range(0x110000)"));
    };
    let Some(c) = surrogates::character(code) else {
        return Err(Error::value(surrogates::REFUSED));
    };
    let mut bytes = [0; 4];
    let rest: &str = c.encode_utf8(&mut bytes);
    Ok(layout::number(&Parts { negative: false, prefix: "", digits: "", rest }, spec))
}
