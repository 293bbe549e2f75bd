//! Interleave: concurrent programs that learners run in a page, on real web workers.
//!
//! From the ground up: [`model`] (plain data), [`random`] (seeded draws), [`kernels`] (CPU work),
//! [`stats`] (honest comparison) [`trace`] (lanes of events in shared memory) and [`seat`] (executions that are steered step by step) know
//! nobody above them; [`rt`] is the port to the platform, native or web; [`sync`] and [`aio`] are what labs are
//! written with; [`labs`] are the experiments; `api` is the only door to JavaScript, and `book` what
//! the page is given at build time.

#[cfg(all(feature = "threads", target_family = "wasm", not(target_feature = "atomics")))]
compile_error!("the feature `threads` needs `-C target-feature=+atomics`: build with ./build.sh");

pub mod aio;
#[cfg(target_family = "wasm")]
pub mod api;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(not(target_family = "wasm"))]
pub mod book;
pub mod kernels;
pub mod labs;
pub mod model;
pub mod random;
pub mod rt;
pub mod seat;
pub mod stats;
pub mod sync;
pub mod trace;
