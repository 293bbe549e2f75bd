//! Everything in this crate, held against CPython 3.11.
#![cfg(not(target_family = "wasm"))]

mod format;
mod hash;
mod number;
mod percent;
mod random;
mod repr;
mod set_table;
mod support;
mod text;
mod unicode;
