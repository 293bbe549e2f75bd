//! Knows the name of no character, where the crate of this name on crates.io knows all.
//!
//! `ruff_python_parser` asks for names in one place, for `\N{…}` in a string. The tables for that are three quarters of
//! the parser as wasm: 570 KB with gzip -9 with them, 154 KB without. No program that teaches concurrency needs them, and
//! everyone who opens the workbench would have to load them. So the root `Cargo.toml` puts this in their place
//! (`[patch.crates-io]`), and `python::syntax` says that characters have to be given by number.

#![forbid(unsafe_code)]

/// The character that is called so: none.
pub fn character(_name: &str) -> Option<char> {
    None
}
