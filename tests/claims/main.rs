//! What each lab claims, held against what its runs report. Never by timing.
#![cfg(not(target_family = "wasm"))]

mod data;
mod live;
mod locks;
mod pools;
mod processes;
#[path = "../support/mod.rs"]
mod support;
mod tasks;
mod work;
