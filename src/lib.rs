//! Interleave: concurrent programs that learners run in a web page, on real web workers.
//!
//! This is the map of the house. A room is a crate in its own folder of `src/`, and it may use only what its
//! `Cargo.toml` lists; this package holds the rooms together for tests, examples and readers.
//!
//! From the ground up: [`model`] (plain data), [`random`] (seeded draws), [`kernels`] (CPU work), [`stats`] (honest
//! comparison), [`trace`] (lanes of events in shared memory) and [`seat`] (executions that are steered step by step)
//! know nothing of the rooms above them. [`rt`] is the platform layer, native or web. Labs are written with [`sync`]
//! and [`aio`]; [`lab`] is what a lab is made of, and [`labs`] are the experiments, one crate for each section of the
//! chapter. [`book`] is what the page is given at build time. [`explore`](mod@explore) is for programs that are no labs:
//! [`explore()`] plays every schedule of one in a test.
//!
//! Not on this map, because they exist only as wasm: `door` and `door_seat`, the exports to JavaScript, and `doors`, a
//! thin `cdylib` for each section's labs.

#[cfg(not(target_family = "wasm"))]
pub use ::explore::{self, Explorer, explore};
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
