//! The exports of the scheduler's seat: walks along a schedule, and searches done in pieces, so that the worker can
//! receive requests in between. Part of the wasm of labs that can be steered, beside [`door`]'s.
#![cfg(target_family = "wasm")]

use std::cell::RefCell;

use door::{json, labs, read, thrown};
use wasm_bindgen::prelude::*;

use lab::{Hunt, Steered};
use model::RunRequest;
use rt::clock;
use seat::{Onward, SearchBounds};

thread_local! {
    static HUNT: RefCell<Option<Hunt>> = const { RefCell::new(None) };
}

fn steered(request: &str, strategy: &str) -> Result<Steered, JsValue> {
    let request: RunRequest = read(request)?;
    labs().steer(&request, strategy).map_err(thrown)
}

/// How many threads have to be ready to steer a strategy of a JSON [`RunRequest`].
#[wasm_bindgen]
pub fn seat_threads(request: &str, strategy: &str) -> Result<u32, JsValue> {
    Ok(steered(request, strategy)?.threads())
}

/// Runs a strategy along `schedule` (lanes) and then as the JSON [`Onward`] says; JSON of a
/// [`Walk`](seat::Walk).
#[wasm_bindgen]
pub fn seat_walk(
    request: &str,
    strategy: &str,
    schedule: &[u32],
    onward: &str,
) -> Result<String, JsValue> {
    let onward: Onward = read(onward)?;
    Ok(json(&steered(request, strategy)?.walk(schedule, onward)))
}

/// The nearest schedule to `schedule`, which ends badly, that ends well; JSON of a [`Contrast`](seat::Contrast), `None` if there is none
/// near by.
#[wasm_bindgen]
pub fn seat_contrast(
    request: &str,
    strategy: &str,
    schedule: &[u32],
) -> Result<Option<String>, JsValue> {
    Ok(steered(request, strategy)?.contrast(schedule).as_ref().map(json))
}

/// Prepares a search within JSON [`SearchBounds`], replacing the previous one. Bounds beyond the limits are
/// refused.
#[wasm_bindgen]
pub fn seat_search(request: &str, strategy: &str, bounds: &str) -> Result<(), JsValue> {
    let bounds = read::<SearchBounds>(bounds)?.check().map_err(thrown)?;
    HUNT.set(Some(steered(request, strategy)?.search(bounds)));
    Ok(())
}

/// Continues the search for about `ms`; JSON of its [`Findings`](seat::Findings) so far, `None` if no
/// search was prepared.
#[wasm_bindgen]
pub fn seat_search_on(ms: f64) -> Option<String> {
    HUNT.with_borrow_mut(|hunt| {
        let hunt = hunt.as_mut()?;
        let end = clock::absolute() + ms;
        while hunt.advance() && clock::absolute() < end {}
        Some(json(hunt.findings()))
    })
}
