//! The benchmark's way in; not in what is shipped.

use wasm_bindgen::prelude::*;

/// Answers a request of the benchmark's: a line of JSON for a line of JSON.
#[wasm_bindgen]
pub fn bench(request: &str) -> String {
    crate::bench::answer(request)
}
