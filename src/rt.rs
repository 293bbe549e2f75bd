//! The port to the platform: clock, sleep, threads, processes, timers, HTTP. Everything above it is
//! plain Rust that runs natively under `cargo test` and in web workers alike; `native` and `web` are
//! the only two places that know which.

mod board;
mod canvas;
mod channel;
pub mod clock;
pub mod file;
pub mod http;
mod lane;
mod live;
pub mod memory;
pub mod process;
mod run;
mod saved;
mod startup;
pub(crate) mod steer;
mod threads;
mod watchdog;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(target_family = "wasm")]
mod web;

#[cfg(not(target_family = "wasm"))]
use native as platform;
#[cfg(target_family = "wasm")]
use web as platform;

pub use board::Board;
pub use canvas::Canvas;
pub use channel::Channel;
pub(crate) use lane::lane_number;
pub use lane::{
    Current, Pending, Wait, catch_deadlock, current_lane, items, log, object, pending, pending_at,
    value, wait,
};
pub use live::live;
#[cfg(not(target_family = "wasm"))]
pub use platform::{block_on, serve_process, with_resources, with_segment};
pub(crate) use run::unwind;
pub use run::{Draw, Run, Unwound, checkpoint, spin_loop};
use saved::Saved;
pub use saved::{offer, plain_name};
pub use startup::{set_startup, startup};
pub use steer::timer;
#[cfg_attr(feature = "model", allow(unused_imports, reason = "in a model no time passes"))]
pub(crate) use threads::SLICE;
pub use threads::{Scope, ScopedJoinHandle, pool_map, scope, sleep, worker_index};

#[cfg(target_family = "wasm")]
pub use platform::{set_base_url, share};
