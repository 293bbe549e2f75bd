//! What each lab claims, held against what its runs report. Never by timing.
#![cfg(not(target_family = "wasm"))]

mod choices;
mod data;
mod interleavings_a;
mod interleavings_b;
mod live;
mod locks;
mod net;
mod orders;
mod pools;
mod processes;
mod reading;
#[path = "../support/mod.rs"]
mod support;
mod tasks;
mod work;

/// So that what tasks take in memory is counted, as in a page.
#[global_allocator]
static ALLOCATOR: interleave::rt::memory::Allocator = interleave::rt::memory::Allocator;
