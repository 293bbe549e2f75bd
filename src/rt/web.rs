//! The platform of a web worker. Runs in the coordinator, in its pool's threads and in processes.

mod channel;
mod fibres;
mod file;
mod host;
mod http;
mod presence;
mod segment;
mod timer;

use std::cell::Cell;
use std::time::Duration;

use wasm_bindgen::prelude::*;

use super::current_lane;
pub(super) use channel::Channel;
pub use fibres::{has_fibres, on_fibres};
pub(super) use fibres::{rest, switch};
use trace::{Lane, LaneKind};

pub(super) use file::{file_len, file_read};
pub(super) use host::call_process;
pub use http::set_base_url;
pub(super) use http::{Body, http_get, http_open, resolve};
pub(super) use presence::Presence;
pub use segment::share;
pub(super) use segment::{Words, present_segment};
pub use timer::timer;

#[wasm_bindgen]
extern "C" {
    // A plain import is the cheapest clock there is: through web-sys it costs a lookup of `performance`.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

thread_local! {
    /// `performance.timeOrigin` of this worker, once asked for.
    static ORIGIN: Cell<f64> = const { Cell::new(f64::NAN) };
}

#[cold]
fn time_origin() -> f64 {
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into());
    let origin = performance
        .and_then(|p| js_sys::Reflect::get(&p, &"timeOrigin".into()))
        .ok()
        .and_then(|v| v.as_f64())
        .expect_throw("interleave: the worker has no performance.timeOrigin");
    ORIGIN.set(origin);
    origin
}

#[inline]
pub(super) fn absolute_ms() -> f64 {
    let origin = ORIGIN.get();
    let origin = if origin.is_nan() { time_origin() } else { origin };
    origin + performance_now()
}

/// Number of this worker's instance in its run. A process's one thread works on the lane with its number.
pub(super) fn instance() -> u32 {
    let of_process = |lane: &Lane| (lane.kind() == LaneKind::Process).then(|| lane.number());
    current_lane(|c| c.lane().and_then(of_process)).flatten().unwrap_or(0)
}

/// Bytes of a page of wasm memory.
const PAGE: f64 = 65_536.0;

pub(super) fn memory_bytes() -> f64 {
    core::arch::wasm32::memory_size::<0>() as f64 * PAGE
}

/// `navigator.hardwareConcurrency`: what the browser says, not a count of cores.
pub fn cores() -> usize {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let navigator = get(&js_sys::global(), "navigator");
    let told = navigator.and_then(|n| get(&n, "hardwareConcurrency")?.as_f64());
    told.map_or(1, |n| n as usize).max(1)
}

pub(super) fn block(duration: Duration) {
    if cfg!(target_feature = "atomics") {
        std::thread::sleep(duration);
    } else {
        // Without shared memory a worker has no way to sleep, so this build waits by looking at the
        // clock: it blocks its only thread just as a sleep would.
        let end = performance_now() + duration.as_secs_f64() * 1e3;
        while performance_now() < end {
            std::hint::spin_loop();
        }
    }
}

/// How many threads the pool has.
pub(super) fn workers() -> usize {
    if let Some(most) = fibres::most() {
        return most;
    }
    // Where none was made rayon makes do with the thread that asks, and that would wait for itself.
    let all = if cfg!(target_feature = "atomics") { rayon::current_num_threads() } else { 0 };
    let main = current_lane(|c| c.lane().is_some_and(|lane| lane.kind() == LaneKind::Main));
    if is_worker() && main == Some(true) { 0 } else { all }
}

/// Whether this is a thread of the pool.
pub(super) fn is_worker() -> bool {
    rayon::current_thread_index().is_some()
}

/// On a thread of the pool, whoever asks for it; or on a fibre, which is that of `lane`.
pub(super) fn spawn(lane: Option<usize>, work: Box<dyn FnOnce() + Send>) {
    let left = match lane {
        Some(lane) => fibres::spawn(lane, work),
        None => Some(work),
    };
    if let Some(work) = left {
        rayon::spawn(work);
    }
}

/// A number, not 0, that no other living thread has: the address of something of its own.
pub fn thread_id() -> usize {
    thread_local!(static MINE: u8 = const { 0 });
    fibres::id().unwrap_or_else(|| MINE.with(|mine| std::ptr::from_ref(mine).addr()))
}

pub(super) fn in_place_scope_fifo<'scope, R>(
    work: impl FnOnce(&rayon::ScopeFifo<'scope>) -> R,
) -> R {
    rayon::in_place_scope_fifo(work)
}
