//! The wasm of a single lab, which would make its section's wasm too large: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

use labs_exercises::chat_server;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] = &[&[&chat_server::LAB]];
    door::open(SECTIONS);
}
