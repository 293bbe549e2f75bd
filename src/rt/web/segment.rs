//! The shared segment between workers: a SharedArrayBuffer beside their memories, so its words are reached
//! through `Atomics` and its bytes are copied in and out.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Int32Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Plain imports: an index is checked here, so nothing is thrown that would have to be caught.
    #[wasm_bindgen(js_namespace = Atomics, js_name = load)]
    fn atomics_load(words: &Int32Array, index: u32) -> i32;
    #[wasm_bindgen(js_namespace = Atomics, js_name = store)]
    fn atomics_store(words: &Int32Array, index: u32, value: i32) -> i32;
    #[wasm_bindgen(js_namespace = Atomics, js_name = add)]
    fn atomics_add(words: &Int32Array, index: u32, value: i32) -> i32;
    #[wasm_bindgen(js_namespace = Atomics, js_name = exchange)]
    fn atomics_exchange(words: &Int32Array, index: u32, value: i32) -> i32;
    #[wasm_bindgen(js_namespace = Atomics, js_name = compareExchange)]
    fn atomics_compare_exchange(words: &Int32Array, index: u32, current: i32, new: i32) -> i32;
    #[wasm_bindgen(js_namespace = Atomics, js_name = wait)]
    fn atomics_wait(words: &Int32Array, index: u32, value: i32, ms: f64) -> JsValue;
    #[wasm_bindgen(js_namespace = Atomics, js_name = notify)]
    fn atomics_notify(words: &Int32Array, index: u32, count: u32) -> u32;
}

/// The segment's words.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    words: Int32Array,
    bytes: Uint8Array,
}

thread_local! {
    static PRESENT: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// The segment that this worker's execution has.
pub(crate) fn present_segment() -> Option<Words> {
    PRESENT.with_borrow(Clone::clone)
}

/// From now on this worker's segment is `words`, or there is none.
pub fn share(words: Option<Int32Array>) {
    PRESENT.set(words.map(|words| Words { bytes: Uint8Array::new(&words.buffer()), words }));
}

impl Words {
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.length() as usize
    }

    fn checked(&self, index: usize) -> u32 {
        assert!(index < self.bytes() / 4, "word {index} is outside of the segment");
        index as u32
    }

    pub(crate) fn load(&self, index: usize) -> u32 {
        atomics_load(&self.words, self.checked(index)) as u32
    }

    pub(crate) fn store(&self, index: usize, value: u32) {
        atomics_store(&self.words, self.checked(index), value as i32);
    }

    pub(crate) fn fetch_add(&self, index: usize, value: u32) -> u32 {
        atomics_add(&self.words, self.checked(index), value as i32) as u32
    }

    pub(crate) fn swap(&self, index: usize, value: u32) -> u32 {
        atomics_exchange(&self.words, self.checked(index), value as i32) as u32
    }

    pub(crate) fn compare_exchange(&self, index: usize, current: u32, new: u32) -> u32 {
        let index = self.checked(index);
        atomics_compare_exchange(&self.words, index, current as i32, new as i32) as u32
    }

    pub(crate) fn wait(&self, index: usize, value: u32, timeout: Duration) {
        let ms = timeout.as_secs_f64() * 1e3;
        // `ok`, `not-equal` or `timed-out`: the caller looks for itself.
        atomics_wait(&self.words, self.checked(index), value as i32, ms);
    }

    pub(crate) fn notify(&self, index: usize, count: u32) {
        atomics_notify(&self.words, self.checked(index), count);
    }

    fn part(&self, at: usize, bytes: usize) -> Uint8Array {
        assert!(at + bytes <= self.bytes(), "bytes outside of the segment");
        self.bytes.subarray(at as u32, (at + bytes) as u32)
    }

    pub(crate) fn read(&self, at: usize, to: &mut [u8]) {
        self.part(at, to.len()).copy_to(to);
    }

    pub(crate) fn write(&self, at: usize, from: &[u8]) {
        self.part(at, from.len()).copy_from(from);
    }
}
