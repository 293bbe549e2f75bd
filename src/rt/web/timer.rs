//! `setTimeout` as a future.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> f64;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: f64);
}

struct Armed(f64);

impl Drop for Armed {
    fn drop(&mut self) {
        clear_timeout(self.0);
    }
}

/// The longest that `setTimeout` can wait: it takes what is more for nothing.
const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);

/// Ready after `duration`. Dropping it clears the timeout.
pub async fn timer(duration: Duration) {
    let mut left = duration;
    while left > LONGEST {
        short_timer(LONGEST).await;
        left -= LONGEST;
    }
    short_timer(left).await;
}

async fn short_timer(duration: Duration) {
    let id = Cell::new(0.0);
    // The closure owns its way to `id`, and so may be unwound through.
    let armed = AssertUnwindSafe(&id);
    let fired = Promise::new(&mut |resolve, _| {
        let armed = &armed;
        armed.set(set_timeout(&resolve, duration.as_secs_f64() * 1e3));
    });
    let _armed = Armed(id.get());
    // A timeout's promise is never rejected.
    let _ = JsFuture::from(fired).await;
}
