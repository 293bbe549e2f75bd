//! The exports of the scheduler's seat: walks along a schedule, and searches done in pieces, so that the worker can
//! receive requests in between. Part of the wasm of labs that can be steered, beside [`door`]'s.
#![cfg(target_family = "wasm")]

use std::cell::RefCell;

use door::{json, labs, read, thrown};
use js_sys::Promise;
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

/// How many threads of a pool have to be ready to steer a strategy of a JSON [`RunRequest`].
#[wasm_bindgen]
pub fn seat_threads(request: &str, strategy: &str) -> Result<u32, JsValue> {
    let steered = steered(request, strategy)?;
    Ok(if rt::has_fibres() { 0 } else { steered.threads() })
}

/// Runs a strategy along `schedule` (lanes) and then as the JSON [`Onward`] says; a promise of JSON of a
/// [`Walk`](seat::Walk).
#[wasm_bindgen]
pub fn seat_walk(
    request: &str,
    strategy: &str,
    schedule: Vec<u32>,
    onward: &str,
) -> Result<Promise, JsValue> {
    let onward: Onward = read(onward)?;
    let steered = steered(request, strategy)?;
    let threads = steered.threads();
    let walk = move || JsValue::from(json(&steered.walk(&schedule, onward)));
    Ok(rt::on_fibres(threads, Box::new(walk)))
}

/// The nearest schedule to `schedule`, which ends badly, that ends well; a promise of JSON of a [`Contrast`](seat::Contrast),
/// `undefined` if there is none near by.
#[wasm_bindgen]
pub fn seat_contrast(
    request: &str,
    strategy: &str,
    schedule: Vec<u32>,
) -> Result<Promise, JsValue> {
    let steered = steered(request, strategy)?;
    let threads = steered.threads();
    let contrast = move || JsValue::from(steered.contrast(&schedule).as_ref().map(json));
    Ok(rt::on_fibres(threads, Box::new(contrast)))
}

/// Prepares a search within JSON [`SearchBounds`], replacing the previous one. Bounds beyond the limits are
/// refused.
#[wasm_bindgen]
pub fn seat_search(request: &str, strategy: &str, bounds: &str) -> Result<(), JsValue> {
    let bounds = read::<SearchBounds>(bounds)?.check().map_err(thrown)?;
    HUNT.set(Some(steered(request, strategy)?.search(bounds)));
    Ok(())
}

/// Continues the search for about `ms`; a promise of JSON of its [`Findings`](seat::Findings) so far, `undefined` if no
/// search was prepared.
#[wasm_bindgen]
pub fn seat_search_on(ms: f64) -> Promise {
    let Some(mut hunt) = HUNT.take() else { return Promise::resolve(&JsValue::UNDEFINED) };
    let threads = hunt.threads();
    let go_on = move || {
        let end = clock::absolute() + ms;
        while hunt.advance() && clock::absolute() < end {}
        let findings = json(hunt.findings());
        HUNT.set(Some(hunt));
        JsValue::from(findings)
    };
    rt::on_fibres(threads, Box::new(go_on))
}
