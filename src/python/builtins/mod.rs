//! The built-in functions.

mod functions;
mod numbers;
mod output;

use crate::value::Def;

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Def> {
    functions::ALL.iter().chain(numbers::ALL).chain(output::ALL)
}
