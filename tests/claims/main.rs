//! What each lab claims, held against what its runs report. Never by timing.
#![cfg(not(target_family = "wasm"))]

mod live;
mod locks;
mod pools;
#[path = "../support/mod.rs"]
mod support;
mod tasks;
