//! Strings.

use super::{Align, Default, Sign, Spec, layout, unknown_code};
use crate::{Error, Result};

/// `format(s, spec)`
///
/// # Errors
/// `ValueError` as CPython's.
pub fn format_str(s: &str, spec: &str, type_name: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(s.to_owned());
    }
    format_str_with(s, &Spec::parse(spec, Default::Str, type_name)?, type_name)
}

/// [`format_str`] with a specification that is already read, for [`Default::Str`].
///
/// # Errors
/// `ValueError` as CPython's.
pub fn format_str_with(s: &str, spec: &Spec, type_name: &str) -> Result<String> {
    if let Some(code) = spec.code.filter(|code| *code != 's') {
        return Err(unknown_code(code, type_name));
    }
    let refused = match spec.sign {
        Some(Sign::Space) => Some("Space not allowed in string format specifier"),
        Some(_) => Some("Sign not allowed in string format specifier"),
        None if spec.no_negative_zero => {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        }
        None if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        None if spec.align == Align::AfterSign => {
            Some("'=' alignment not allowed in string format specifier")
        }
        None => None,
    };
    if let Some(message) = refused {
        return Err(Error::value(message));
    }
    let end = spec.precision.and_then(|most| s.char_indices().nth(most));
    Ok(layout::text(end.map_or(s, |(end, _)| &s[..end]), spec))
}
