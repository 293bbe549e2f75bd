//! Interleave: concurrent programs that learners run in a page, on real web workers.
//!
//! This is the map of the house. A room is a crate in its folder of `src/`, and what it may use is what its
//! `Cargo.toml` lists; this package holds them together for tests, examples and readers.
//!
//! From the ground up: [`model`] (plain data), [`random`] (seeded draws), [`kernels`] (CPU work), [`stats`] (honest
//! comparison), [`trace`] (lanes of events in shared memory) and [`seat`] (executions that are steered step by step)
//! know nobody above them. [`rt`] is the port to the platform, native or web. [`sync`] and [`aio`] are what labs are
//! written with, [`lab`] is what one is made of, and [`labs`] are the experiments, a crate for each section of the
//! chapter. [`book`] is what the page is given at build time.
//!
//! Not on this map, for they are wasm alone: `door` and `door_seat`, the exports to JavaScript, and `doors`, a thin
//! `cdylib` for each section's labs.

pub use aio;
#[cfg(not(target_family = "wasm"))]
pub use book;
pub use kernels;
pub use lab;
pub use labs;
pub use model;
pub use random;
pub use rt;
pub use seat;
pub use stats;
pub use sync;
pub use trace;
