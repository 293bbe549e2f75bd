//! The platform layer: clock, sleep, threads, processes, timers, HTTP. Everything above it is
//! plain Rust that runs both natively under `cargo test` and in web workers; `native` and `web` are
//! the only two places that know which.
// Reading and setting the pointer to the stack (web/fibres.rs).
#![cfg_attr(target_family = "wasm", feature(asm_experimental_arch))]

mod back_off;
mod board;
mod canvas;
mod channel;
pub mod clock;
mod crew;
mod end;
pub mod file;
pub mod http;
mod lane;
mod live;
pub mod memory;
mod pool;
mod presence;
mod printed;
pub mod process;
mod run;
mod saved;
mod scope;
mod shown;
mod started;
mod startup;
pub mod steer;
mod threads;
mod time;
mod watchdog;
mod workers;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(target_family = "wasm")]
mod web;

#[cfg(not(target_family = "wasm"))]
use native as platform;
#[cfg(target_family = "wasm")]
use web as platform;

pub use back_off::BackOff;
pub use board::Board;
pub use canvas::Canvas;
pub use channel::Channel;
pub use crew::{Crew, crew};
pub use end::{Unwound, unwind};
pub use lane::{
    Current, Pending, Wait, catch_deadlock, checkpoint, current_lane, items, lane_number, log,
    object, pending, pending_at, value, wait,
};
pub use live::live;
#[cfg(not(target_family = "wasm"))]
pub use platform::{block_on, serve_process, with_fibres, with_resources, with_segment};
pub use platform::{cores, thread_id};
pub use pool::pool_map;
pub use presence::Presence;
pub use printed::Printed;
pub use run::{Draw, Run};
pub use saved::plain_name;
pub use scope::{Scope, ScopedJoinHandle, scope};
pub use shown::offer;
pub use startup::{set_startup, startup};
pub use steer::timer;
pub use threads::{SLICE, sleep, spin_loop, worker_index};
pub use workers::AllTaken;

#[cfg(target_family = "wasm")]
pub use platform::{has_fibres, on_fibres, set_base_url, share};
