//! Requests to the page's own server under `api/` (the service worker; natively a stand-in).
//!
//! What the server is to do (how long to wait, which status, how many bytes) is in the URL, drawn by
//! the lab from its seed, so that every strategy meets the same network.

use std::time::Duration;

use crate::trace::State;

use super::{lane, platform, run};

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// No answer came back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("network: {0}")]
pub struct HttpError(pub String);

/// A page of the server's: `api/page/<number>?delay=…&status=…&bytes=…&seed=…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
    /// How long the server takes.
    pub delay: Duration,
    /// The status it answers with.
    pub status: u16,
    /// Length of its body.
    pub bytes: u32,
    /// Decides its content.
    pub seed: u32,
}

impl Page {
    /// Its address, relative to the page's.
    pub fn url(&self) -> String {
        let Self { number, delay, status, bytes, seed } = self;
        let delay = delay.as_millis();
        format!("api/page/{number}?delay={delay}&status={status}&bytes={bytes}&seed={seed}")
    }
}

/// A blocking request: in a worker a synchronous `XMLHttpRequest`.
///
/// # Errors
/// No answer came back.
pub fn get(url: &str) -> Result<Response, HttpError> {
    let _wait = lane::wait(State::Io, "");
    run::checkpoint();
    let response = platform::http_get(url);
    run::checkpoint();
    response
}

/// A request that waits as a promise: `fetch`. Dropping it aborts it.
///
/// # Errors
/// No answer came back.
pub async fn fetch(url: &str) -> Result<Response, HttpError> {
    let mut request = std::pin::pin!(platform::http_fetch(url));
    std::future::poll_fn(|context| {
        lane::pending(State::Io, "");
        request.as_mut().poll(context)
    })
    .await
}
