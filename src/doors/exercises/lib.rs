//! The wasm of one section's labs, except those that say another one: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

use labs_exercises::{data_analysis, download_manager};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] = &[&[&download_manager::LAB, &data_analysis::LAB]];
    door::open(SECTIONS);
}
