//! The wasm of one section's labs: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

// For its exports: some of these labs can be steered.
use door_seat as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] = &[labs_asyncio::LABS];
    door::open(SECTIONS);
}
