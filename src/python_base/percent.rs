//! `text % arguments`: printf-style formatting (the Library Reference's "printf-style String Formatting").
//!
//! [`pieces`] takes the format apart, in order, so that what goes wrong in a later piece comes after what goes wrong
//! with the arguments of an earlier one. The caller fetches arguments and hands them to [`Layout`].

mod layout;
mod pieces;

pub use layout::{Layout, wrong_type};
pub use pieces::{Amount, Conversion, Piece, pieces};

/// `TypeError`: a `%` too many.
pub const NOT_ENOUGH_ARGUMENTS: &str = "not enough arguments for format string";

/// `TypeError`: an argument too many; not where the arguments are a mapping.
pub const NOT_ALL_CONVERTED: &str = "not all arguments converted during string formatting";

/// `TypeError`: what stands for a `*` is no `int`.
pub const STAR_WANTS_INT: &str = "* wants int";

/// `TypeError`: what stands for `%c` is neither an `int` nor one character.
pub const C_WANTS_CHARACTER: &str = "%c requires int or char";
