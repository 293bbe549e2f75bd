//! The only door to JavaScript: thin, and typed by the JSON of the [`model`]. Requests come in and reports go out as
//! JSON text; errors leave only through [`thrown`].
//!
//! Every wasm of the page has these exports, and says with [`open`] which labs are behind them.
#![cfg(target_family = "wasm")]

use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use js_sys::Promise;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use kernels::{Job, Kernel, Step};
use lab::{Lab, Labs, Prepared};
use model::{Growth, RequestError, RunError, RunRequest, Sample, Startup};
use rt::{Run, clock, process::Inside};
use trace::Layout;

#[cfg(target_feature = "atomics")]
pub use wasm_bindgen_rayon::init_thread_pool;

/// The labs of this wasm.
static LABS: OnceLock<Labs> = OnceLock::new();

/// Says which labs there are, by section; only the first call counts.
pub fn open(sections: &'static [&'static [&'static Lab]]) {
    let _ = LABS.set(Labs(sections));
}

/// The labs of this wasm.
pub fn labs() -> Labs {
    LABS.get().copied().unwrap_or(Labs(&[]))
}

thread_local! {
    /// The latest execution: the page reads its memory until the next one begins.
    static LAST: RefCell<Option<Rc<Prepared>>> = const { RefCell::new(None) };
    static INSIDE: RefCell<Option<Rc<Inside>>> = const { RefCell::new(None) };
}

/// Every error that JavaScript sees: JSON text of a typed error.
pub fn thrown(error: impl Serialize) -> JsValue {
    JsValue::from_str(&json(&error))
}

/// A report as JSON text.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect_throw("interleave: a report can be written as JSON")
}

/// A request that arrived as JSON text.
///
/// # Errors
/// [`RequestError::Malformed`], as it is [thrown].
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text)
        .map_err(|error| thrown(RequestError::Malformed { detail: error.to_string() }))
}

/// Called once in each instance: `base` is the page's address, ending in `/`.
#[wasm_bindgen]
pub fn begin(base: String) {
    rt::set_base_url(base);
    // Panics are answers, typed and with their lane; on the console they would only be noise.
    std::panic::set_hook(Box::new(|_| ()));
}

/// Where things lie in this instance's memory: JSON of [`Layout`].
#[wasm_bindgen]
pub fn layout() -> String {
    json(&Layout::current())
}

/// Address of a u32 that is not 0 once this instance ran out of memory.
#[wasm_bindgen]
pub fn alarm() -> u32 {
    rt::memory::alarm()
}

/// Time of a fixed piece of work, ms: how fast the computer is right now.
#[wasm_bindgen]
pub fn calibrate() -> f64 {
    let once = || {
        let begin = clock::absolute();
        let job = Job { n: 2_000_000, task: 0, tasks: 1, seed: 1 };
        let mut work = Kernel::MonteCarlo.begin(&job);
        while !matches!(work.step(), Step::Done) {}
        std::hint::black_box(work.answer());
        clock::absolute() - begin
    };
    // The best of three: what disturbs a measurement only ever makes it longer.
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// JSON of the [`Plan`](model::Plan) of a JSON [`RunRequest`].
#[wasm_bindgen]
pub fn plan(request: &str) -> Result<String, JsValue> {
    let request: RunRequest = read(request)?;
    labs().plan(&request).map(|p| json(&p)).map_err(thrown)
}

/// JSON of the [`Comparison`](model::Comparison) of JSON samples.
#[wasm_bindgen]
pub fn compare(request: &str, samples: &str) -> Result<String, JsValue> {
    let (request, samples): (RunRequest, Vec<Sample>) = (read(request)?, read(samples)?);
    labs().compare(&request, &samples).map(|c| json(&c)).map_err(thrown)
}

/// JSON of the [`Speedup`](model::Speedup)s of pairs of runs, which arrive as JSON: the times of the base and of
/// the other, ms. `null` where one of the two has none.
#[wasm_bindgen]
pub fn speedups(pairs: &str) -> Result<String, JsValue> {
    let pairs: Vec<(Vec<f64>, Vec<f64>)> = read(pairs)?;
    let found: Vec<_> = pairs.iter().map(|(base, other)| stats::between(base, other)).collect();
    Ok(json(&found))
}

/// JSON of the [`Scaling`](model::Scaling) of a JSON [`Growth`]: what more workers bring.
#[wasm_bindgen]
pub fn scaling(growth: &str) -> Result<String, JsValue> {
    let growth: Growth = read(growth)?;
    stats::scaling(&growth).map(|s| json(&s)).map_err(thrown)
}

/// Reports, as JSON of a [`Startup`], how long the pool and the processes of this coordinator took to start.
#[wasm_bindgen]
pub fn started(startup: &str) -> Result<(), JsValue> {
    rt::set_startup(read::<Startup>(startup)?);
    Ok(())
}

/// Prepares an execution and returns the address of its control block, so that it can be posted
/// before anything blocks.
#[wasm_bindgen]
pub fn prepare(request: &str, strategy: &str, tracing: bool) -> Result<u32, JsValue> {
    let request: RunRequest = read(request)?;
    let prepared = labs().prepare(&request, strategy, tracing).map_err(thrown)?;
    let pointer = address(prepared.run());
    LAST.set(Some(Rc::new(prepared)));
    Ok(pointer)
}

fn address(run: &Arc<Run>) -> u32 {
    std::ptr::from_ref(run.recorder().control()) as usize as u32
}

fn last() -> Result<Rc<Prepared>, JsValue> {
    LAST.with_borrow(Clone::clone)
        .ok_or_else(|| thrown(RequestError::Malformed { detail: "nothing prepared".to_owned() }))
}

/// Runs what was prepared. The promise's value is JSON of an [`Execution`](model::Execution).
/// A blocking strategy has finished when this returns.
#[wasm_bindgen]
pub fn execute() -> Promise {
    // What a panic leaves half done is thrown away with the execution.
    future_to_promise(AssertUnwindSafe(async {
        let prepared = last()?;
        prepared.execute().await.map(|e| JsValue::from_str(&json(&e))).map_err(thrown)
    }))
}

/// Asks the current execution to end. The page sets the flag in shared memory itself; this also wakes
/// waiting tasks.
#[wasm_bindgen]
pub fn stop() {
    if let Ok(prepared) = last() {
        prepared.run().stop();
    }
}

/// Changes a live parameter of the current execution. Where memory is shared, the page writes it itself.
#[wasm_bindgen]
pub fn turn(index: u32, value: i32) {
    if let Ok(prepared) = last() {
        prepared.run().turn(index as usize, value);
    }
}

/// Requests an action, by its number from 1, on a board's row. Where memory is shared, the page writes it itself.
#[wasm_bindgen]
pub fn ask(board: u32, row: u32, action: u32) {
    if let Some(board) = last().ok().and_then(|p| p.run().board(board)) {
        board.ask(row as usize, action);
    }
}

/// When the current execution began, ms on the clock that all workers share.
#[wasm_bindgen]
pub fn epoch() -> Result<f64, JsValue> {
    Ok(last()?.run().epoch())
}

/// Makes this instance process `number` of a run; returns the address of its control block.
#[wasm_bindgen]
pub fn process_begin(number: u32, seed: u32, epoch: f64, tracing: bool) -> u32 {
    let inside = Inside::new(number, seed, epoch, tracing);
    let pointer = address(inside.run());
    INSIDE.set(Some(Rc::new(inside)));
    pointer
}

/// Sets this worker's shared segment; `None` if the strategy declares none.
#[wasm_bindgen]
pub fn share(words: Option<js_sys::Int32Array>) {
    rt::share(words);
}

/// Does a job in this process.
#[wasm_bindgen]
pub fn process_call(job: &str, input: &[u8]) -> Result<Vec<u8>, JsValue> {
    let lost = |message: &str| RunError::ProcessLost { index: 0, message: message.to_owned() };
    let inside = INSIDE.with_borrow(Clone::clone).ok_or_else(|| thrown(lost("not begun")))?;
    let job = labs().job(job).ok_or_else(|| thrown(lost("unknown job")))?;
    inside.call(job, input).map_err(thrown)
}
