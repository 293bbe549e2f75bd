//! The methods of `str`, in characters as Python counts them (code points). Where Rust's own do the same (`join`,
//! `replace` with a count, `removeprefix`, …) there is nothing here.

mod case;
mod chars;
mod kind;
mod pad;
mod search;
mod split;
mod translate;

pub use case::{capitalize, casefold, lower, swapcase, title, upper};
pub use chars::{Chars, adjusted};
pub use kind::{
    isalnum, isalpha, isdecimal, isdigit, isidentifier, islower, isnumeric, isprintable, isspace,
    istitle, isupper,
};
pub use pad::{center, expandtabs, ljust, rjust, zfill};
pub use search::{count, endswith, find, replace, rfind, startswith};
pub use split::{
    lstrip, partition, rpartition, rsplit, rsplit_whitespace, rstrip, split, split_whitespace,
    splitlines, strip,
};
pub use translate::{Mapped, maketrans, translate};
