//! The benchmark's wasm: [`door`]'s exports and one more; it is not shipped.
#![cfg(target_family = "wasm")]

// For its exports.
use door as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a request of the benchmark's: a line of JSON for a line of JSON.
#[wasm_bindgen]
pub fn bench(request: &str) -> String {
    bench::answer(request)
}
