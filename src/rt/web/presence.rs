//! A lock of the Web Locks API, which ends with the worker that holds it, whatever ends that.

use std::cell::OnceCell;
use std::panic::AssertUnwindSafe;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"])]
    fn request(name: &str, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// A promise, and what resolves it.
fn unresolved() -> (Promise, Function) {
    let resolve = OnceCell::new();
    // The closure owns its way to `resolve`, and so may be unwound through.
    let into = AssertUnwindSafe(&resolve);
    let promise = Promise::new(&mut |resolver, _| {
        let into = &into;
        let _ = into.set(resolver);
    });
    (promise, resolve.into_inner().expect_throw("a promise calls its executor at once"))
}

#[derive(Debug)]
pub(crate) struct Presence {
    release: Function,
}

impl Presence {
    pub(crate) async fn begin(name: &str) -> Option<Self> {
        let ((held, release), (begun, begin)) = (unresolved(), unresolved());
        let granted = Closure::once_into_js(move |_lock: JsValue| {
            // A function that resolves a promise throws nothing.
            let _ = begin.call0(&JsValue::UNDEFINED);
            held
        });
        // Absent on an insecure address, refused where storage is.
        let ended = request(name, &granted).ok()?;
        let present = Self { release };
        JsFuture::from(Promise::race(&Array::of2(&begun, &ended))).await.is_ok().then_some(present)
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}
