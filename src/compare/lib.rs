//! The explorer beside loom and shuttle: the same programs, each written once (see [`kit`]), played by all three here.
//!
//! `cargo run --release -p interleave-compare` measures, `docs/litmus.md` and `docs/explorers.md` have what came out.

#![cfg(not(target_family = "wasm"))]

mod bugs;
pub mod by_interleave;
pub mod by_loom;
pub mod by_shuttle;
pub mod first;
pub mod kit;
pub mod litmus;
#[path = "../../tests/seat/litmus_tests.rs"]
#[expect(missing_docs, reason = "they are of a test")]
pub mod litmus_tests;
pub mod measured;
mod orders;
pub mod pages;
pub mod programs;
mod ran;

pub use ran::{End, Ran};
