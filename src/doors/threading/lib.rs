//! The wasm of one section's labs: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] = &[labs_threading::LABS];
    door::open(SECTIONS);
}
