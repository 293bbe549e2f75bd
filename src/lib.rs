//! Interleave: concurrent programs that learners run in a page, on real web workers.
//!
//! From the ground up: [`model`] (plain data), [`kernels`] (CPU work), [`stats`] (honest
//! comparison) and [`trace`] (lanes of events in shared memory) know nobody above them; [`rt`] is the
//! port to the platform, native or web; [`sync`] and [`aio`] are what labs are written with;
//! [`labs`] are the experiments; `api` is the only door to JavaScript.

//pub mod kernels;
pub mod labs;
pub mod model;
//pub mod stats;
pub mod trace;
#[cfg(not(target_family = "wasm"))]
pub mod book;
