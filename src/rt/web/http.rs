//! Requests from workers. Those to the page's own site go through the service worker.

use std::sync::OnceLock;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, RequestInit, Response as FetchResponse, Url,
    XmlHttpRequest,
};

use crate::http::{BadAddress, Head, HttpError, MOST_BODY, Request, Response};

/// Pool threads start from a blob, where relative addresses lead nowhere. Shared by all threads.
static BASE: OnceLock<String> = OnceLock::new();

/// The page's address, ending in `/`. Later calls change nothing.
pub fn set_base_url(url: String) {
    let _ = BASE.set(url);
}

fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

fn absolute(url: &str) -> String {
    Url::new_with_base(url, base()).map_or_else(|_| url.to_owned(), |url| url.href())
}

fn own_site(url: &str) -> bool {
    match (Url::new(url), Url::new(base())) {
        (Ok(url), Ok(base)) => url.origin() == base.origin(),
        _ => false,
    }
}

pub(crate) fn resolve(written: &str) -> Result<String, BadAddress> {
    let url = Url::new_with_base(written, base()).map_err(|_| BadAddress::Malformed)?;
    // Browsers refuse to ask for addresses with a password in them.
    if !url.username().is_empty() || !url.password().is_empty() {
        return Err(BadAddress::Malformed);
    }
    let href = url.href();
    if url.protocol() == "https:" || own_site(&href) { Ok(href) } else { Err(BadAddress::Scheme) }
}

/// The value of a Range header (RFC 9110, section 14.2). In this form it is one that other sites may be sent
/// without being asked first.
fn range_header(request: &Request) -> Option<String> {
    request.range.map(|(first, last)| match last {
        u64::MAX => format!("bytes={first}-"),
        _ => format!("bytes={first}-{last}"),
    })
}

fn failed(error: JsValue) -> HttpError {
    let message = error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    HttpError::Unreachable(message.unwrap_or_else(|| format!("{error:?}")))
}

/// A body shorter than announced was cut off: Firefox ends such a stream without an error. Other sites do not
/// show how a body was compressed, so there the announced length says nothing sure.
fn announced(url: &str, head: &Head) -> Option<u64> {
    head.length().filter(|_| own_site(url))
}

fn complete(announced: Option<u64>, got: u64) -> Result<(), HttpError> {
    match announced {
        Some(len) if len != got => Err(HttpError::BrokenOff { got }),
        _ => Ok(()),
    }
}

/// `name: value` lines, names in lower case.
fn lines(all: &str) -> Head {
    let pair = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    };
    Head::new(all.lines().filter_map(pair).collect())
}

pub(crate) fn http_get(request: &Request) -> Result<Response, HttpError> {
    let url = absolute(&request.url);
    let get = || -> Result<_, JsValue> {
        let xhr = XmlHttpRequest::new()?;
        xhr.open_with_async("GET", &url, false)?;
        xhr.set_response_type(web_sys::XmlHttpRequestResponseType::Arraybuffer);
        if let Some(range) = range_header(request) {
            xhr.set_request_header("range", &range)?;
        }
        xhr.send()?;
        let body: ArrayBuffer = xhr.response()?.dyn_into()?;
        let head = lines(&xhr.get_all_response_headers()?);
        Ok((xhr.status()?, head, Uint8Array::new(&body)))
    };
    let (status, head, body) = get().map_err(failed)?;
    let len = u64::from(body.length());
    if len > MOST_BODY {
        return Err(HttpError::TooLarge { len });
    }
    let body = body.to_vec();
    complete(announced(&url, &head), body.len() as u64)?;
    Ok(Response { status, head, body })
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn start_fetch(url: &str, init: &RequestInit) -> js_sys::Promise;
}

#[derive(Debug)]
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The names that are asked for; a page is shown few others of another site.
const HEADERS: [&str; 10] = [
    "content-length",
    "content-encoding",
    "content-range",
    "content-type",
    "accept-ranges",
    "etag",
    "last-modified",
    "retry-after",
    "x-retry-after-ms",
    "x-ratelimit-remaining",
];

/// A body as it comes.
#[derive(Debug)]
pub(crate) struct Body {
    /// None where the answer has no body.
    reader: Option<ReadableStreamDefaultReader>,
    announced: Option<u64>,
    got: u64,
    _abort: AbortOnDrop,
}

impl Body {
    pub(crate) async fn chunk(&mut self) -> Result<Option<Vec<u8>>, HttpError> {
        let Some(reader) = &self.reader else { return Ok(None) };
        let broken = HttpError::BrokenOff { got: self.got };
        let read = JsFuture::from(reader.read()).await.map_err(|_| broken.clone())?;
        let field =
            |name: &str| js_sys::Reflect::get(&read, &name.into()).map_err(|_| broken.clone());
        if field("done")?.is_truthy() {
            return complete(self.announced, self.got).map(|()| None);
        }
        let bytes = Uint8Array::new(&field("value")?).to_vec();
        self.got += bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// All that is left of it.
    pub(crate) async fn rest(&mut self) -> Result<Vec<u8>, HttpError> {
        let mut all = Vec::new();
        while let Some(bytes) = self.chunk().await? {
            all.extend(bytes);
        }
        Ok(all)
    }
}

pub(crate) async fn http_open(request: &Request) -> Result<(u16, Head, Body), HttpError> {
    let url = absolute(&request.url);
    let open = async || -> Result<_, JsValue> {
        let abort = AbortOnDrop(AbortController::new()?);
        let init = RequestInit::new();
        init.set_signal(Some(&abort.0.signal()));
        if let Some(range) = range_header(request) {
            let headers = web_sys::Headers::new()?;
            headers.set("range", &range)?;
            init.set_headers(&headers);
        }
        let response = JsFuture::from(start_fetch(&url, &init)).await?;
        let response: FetchResponse = response.dyn_into()?;
        let mut pairs = Vec::new();
        for name in HEADERS {
            pairs.extend(response.headers().get(name)?.map(|value| (name.to_owned(), value)));
        }
        let reader = match response.body() {
            Some(body) => Some(ReadableStreamDefaultReader::new(&body)?),
            None => None,
        };
        Ok((response.status(), Head::new(pairs), reader, abort))
    };
    let (status, head, reader, abort) = open().await.map_err(failed)?;
    let announced = announced(&url, &head);
    Ok((status, head, Body { reader, announced, got: 0, _abort: abort }))
}
