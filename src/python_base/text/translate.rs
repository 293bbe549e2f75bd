//! `str.translate` and its tables.

use crate::{Error, Result};

/// What a character becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mapped {
    /// Itself: it is not in the table.
    Same,
    /// Nothing: it maps to `None`.
    Gone,
    /// A character, or any text.
    Text(String),
}

/// `str.translate`. The table is asked for each character in turn.
///
/// # Errors
/// Those of the table.
pub fn translate<E>(
    text: &str,
    mut table: impl FnMut(char) -> std::result::Result<Mapped, E>,
) -> std::result::Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Mapped::Same => out.push(c),
            Mapped::Gone => {}
            Mapped::Text(to) => out.push_str(&to),
        }
    }
    Ok(out)
}

/// `str.maketrans(from, to, gone)`: pairs for a dict, in order; later ones win.
///
/// # Errors
/// `ValueError` where `from` and `to` differ in length.
pub fn maketrans(from: &str, to: &str, gone: &str) -> Result<Vec<(char, Option<char>)>> {
    if from.chars().count() != to.chars().count() {
        let message = "the first two maketrans arguments must have equal length";
        return Err(Error::value(message));
    }
    let pairs = from.chars().zip(to.chars().map(Some));
    Ok(pairs.chain(gone.chars().map(|c| (c, None))).collect())
}
