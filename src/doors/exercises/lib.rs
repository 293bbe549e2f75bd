//! The wasm of one section's labs, except the one that has its own: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

use labs_exercises::{api_client, data_analysis, download_manager};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] =
        &[&[&download_manager::LAB, &data_analysis::LAB, &api_client::LAB]];
    door::open(SECTIONS);
}
