//! Requests from workers. Both ways go through the service worker.

use std::sync::OnceLock;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response as FetchResponse, XmlHttpRequest};

use crate::rt::http::{HttpError, Response};

/// Pool threads start from a blob, where relative addresses lead nowhere. Shared by all threads.
static BASE: OnceLock<String> = OnceLock::new();

/// The page's address, ending in `/`. Later calls change nothing.
pub fn set_base_url(url: String) {
    let _ = BASE.set(url);
}

fn absolute(url: &str) -> String {
    format!("{}{url}", BASE.get().map_or("", String::as_str))
}

fn failed(error: JsValue) -> HttpError {
    let message = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    HttpError(message.unwrap_or_else(|| format!("{error:?}")))
}

/// A body shorter than announced was cut off: Firefox ends such a stream without an error.
fn complete(announced: Option<String>, body: Vec<u8>) -> Result<Vec<u8>, HttpError> {
    match announced.and_then(|a| a.parse::<usize>().ok()) {
        Some(len) if len != body.len() => {
            Err(HttpError(format!("the body ended after {} of {len} bytes", body.len())))
        }
        _ => Ok(body),
    }
}

pub(in crate::rt) fn http_get(url: &str) -> Result<Response, HttpError> {
    let get = || -> Result<_, JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open_with_async("GET", &absolute(url), false)?;
        request.set_response_type(web_sys::XmlHttpRequestResponseType::Arraybuffer);
        request.send()?;
        let body: ArrayBuffer = request.response()?.dyn_into()?;
        let announced = request.get_response_header("content-length")?;
        Ok((request.status()?, announced, Uint8Array::new(&body).to_vec()))
    };
    let (status, announced, body) = get().map_err(failed)?;
    Ok(Response { status, body: complete(announced, body)? })
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn start_fetch(url: &str, init: &RequestInit) -> js_sys::Promise;
}

struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub(in crate::rt) async fn http_fetch(url: &str) -> Result<Response, HttpError> {
    let get = async || -> Result<_, JsValue> {
        let abort = AbortOnDrop(AbortController::new()?);
        let init = RequestInit::new();
        init.set_signal(Some(&abort.0.signal()));
        let response = JsFuture::from(start_fetch(&absolute(url), &init)).await?;
        let response: FetchResponse = response.dyn_into()?;
        let body = JsFuture::from(response.array_buffer()?).await?;
        let announced = response.headers().get("content-length")?;
        Ok((response.status(), announced, Uint8Array::new(&body).to_vec()))
    };
    let (status, announced, body) = get().await.map_err(failed)?;
    Ok(Response { status, body: complete(announced, body)? })
}
