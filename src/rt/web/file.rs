//! The run's file by its worker's script, which has a `FileReaderSync`.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // `globalThis.interleave`, see www/src/engine/file.ts. Nothing of it is there in a pool's thread.
    #[wasm_bindgen(catch, js_namespace = interleave, js_name = fileSize)]
    fn size() -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_namespace = interleave, js_name = readFile)]
    fn read(start: f64, end: f64) -> Result<Uint8Array, JsValue>;
}

fn message(error: JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| format!("{error:?}"))
}

/// A negative size stands for no file.
pub(crate) fn file_len() -> Result<Option<u64>, String> {
    size().map(|size| (size >= 0.0).then_some(size as u64)).map_err(message)
}

pub(crate) fn file_read(start: u64, len: usize) -> Result<Vec<u8>, String> {
    // Sizes of files are far below 2^53.
    let end = start.saturating_add(len as u64);
    read(start as f64, end as f64).map(|bytes| bytes.to_vec()).map_err(message)
}
