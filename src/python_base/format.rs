//! `format(value, spec)` for `int`, `float` and `str`: the format specification mini-language (the Library
//! Reference's "Format Specification Mini-Language"; PEP 3101, 378, 515 and 682).

mod fields;
mod float;
mod int;
mod layout;
mod spec;
mod string;

pub use fields::{Access, Field, First, Piece, pieces};
pub use float::{format_float, format_float_with};
pub use int::{format_int, format_int_with};
pub use spec::{Align, Default, Grouping, Sign, Spec};
pub use string::{format_str, format_str_with};

use crate::Error;

/// The longest width or precision that is laid out. CPython tries more and runs out of memory at some point.
pub const MOST: usize = 1 << 28;

/// The type's name with a presentation type that it does not know.
fn unknown_code(code: char, type_name: &str) -> Error {
    let code = match code {
        '!'..='\x7f' => format!("'{code}'"),
        _ => format!("'\\x{:x}'", u32::from(code)),
    };
    Error::value(format!("Unknown format code {code} for object of type '{type_name}'"))
}
