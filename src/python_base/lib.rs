//! What Python's numbers, texts and sets do, as functions on plain Rust values.
//!
//! Everything here is held against CPython 3.11, to the letter of messages and the order of sets, by the tests
//! in `tests/`. Nothing here knows the interpreter: what needs an object's own `__eq__` or `__hash__` is laid
//! out so that the caller calls it, see [`set_table`].

#![forbid(unsafe_code)]

mod decimal;
pub mod digest;
mod error;
pub mod float_text;
pub mod format;
pub mod hash;
mod int;
pub mod number;
pub mod percent;
pub mod random;
pub mod repr;
pub mod set_table;
pub mod surrogates;
pub mod text;
pub mod unicode;

pub use error::{Error, Kind, Result};
pub use int::{Int, IntRef};
