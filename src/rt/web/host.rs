//! What the coordinator worker's script does for Rust: it alone can start workers and hear from them.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use model::RunError;

#[wasm_bindgen]
extern "C" {
    // `globalThis.interleave`, see www/src/engine/coordinator.ts.
    #[wasm_bindgen(js_namespace = interleave, js_name = callProcess)]
    fn call(index: u32, job: &str, input: Uint8Array) -> Promise;
}

/// Asks process `index` for a job's output.
pub(crate) async fn call_process(
    index: usize,
    job: &'static str,
    input: Vec<u8>,
) -> Result<Vec<u8>, RunError> {
    let answer = JsFuture::from(call(index as u32, job, Uint8Array::from(&input[..]))).await;
    match answer {
        Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
        Err(error) => Err(read_error(index, &error)),
    }
}

/// A process's own error comes as JSON; anything else means that the process is gone.
fn read_error(index: usize, error: &JsValue) -> RunError {
    let text = error.as_string().unwrap_or_else(|| format!("{error:?}"));
    serde_json::from_str(&text)
        .unwrap_or(RunError::ProcessLost { index: index as u32 + 1, message: text })
}
