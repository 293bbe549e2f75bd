//! The wasm of two labs that would make their section's wasm too large: the exports are [`door`]'s.
#![cfg(target_family = "wasm")]

use labs_exercises::{api_client, chat_server};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static SECTIONS: &[&[&lab::Lab]] = &[&[&chat_server::LAB, &api_client::LAB]];
    door::open(SECTIONS);
}
