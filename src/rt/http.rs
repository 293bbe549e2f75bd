//! Requests to the page's own server under `api/` (the service worker; natively a stand-in).
//!
//! What the server is to do (how long to wait, which status, how many bytes) is in the URL, drawn by
//! the lab from its seed, so every strategy faces the same network.

use std::time::Duration;

use trace::State;

use super::{lane, platform};

mod head;

pub use head::Head;

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// What was said before the body.
    pub head: Head,
    /// The whole body.
    pub body: Vec<u8>,
}

/// No answer came back, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// No answer. A browser does not say whether the network failed or the other site does not share its answers
    /// with this page (CORS).
    #[error("network: {0}")]
    Unreachable(String),
    /// The body ended before its length.
    #[error("the body broke off after {got} bytes")]
    BrokenOff {
        /// Bytes that came.
        got: u64,
    },
    /// The body is larger than anything here keeps.
    #[error("the body has {len} bytes")]
    TooLarge {
        /// Its bytes.
        len: u64,
    },
}

/// Maximum size in bytes of a body handed over in one piece.
pub const MOST_BODY: u64 = 64 << 20;

/// An address that is not requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It cannot be read as one.
    #[error("not an address")]
    Malformed,
    /// Neither https nor this page's own site.
    #[error("neither https nor this site")]
    Scheme,
}

/// A GET request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Relative to the page's address, or absolute.
    pub url: String,
    /// The bytes asked for, the first and the last: a Range header. `u64::MAX` as the last means up to the end.
    pub range: Option<(u64, u64)>,
}

impl Request {
    /// All of it.
    pub fn whole(url: impl Into<String>) -> Self {
        Self { url: url.into(), range: None }
    }

    /// The bytes from `first` to `last`, both included; `u64::MAX` means up to the end.
    #[must_use]
    pub fn bytes(self, first: u64, last: u64) -> Self {
        Self { range: Some((first, last)), ..self }
    }
}

/// An answer whose body is still arriving.
#[derive(Debug)]
pub struct Incoming {
    /// HTTP status.
    pub status: u16,
    /// What was said before the body.
    pub head: Head,
    body: platform::Body,
}

impl Incoming {
    /// The next bytes; `None` at the end of the body. Dropping the answer aborts it.
    ///
    /// # Errors
    /// The body broke off.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, HttpError> {
        let mut next = std::pin::pin!(self.body.chunk());
        std::future::poll_fn(|context| {
            lane::pending(State::Io, "");
            next.as_mut().poll(context)
        })
        .await
    }
}

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
    ask(&Request::whole(url))
}

/// A blocking request, possibly for a part.
///
/// # Errors
/// No answer came back, or not all of it: whoever blocks gets nothing of a body that breaks off.
pub fn ask(request: &Request) -> Result<Response, HttpError> {
    let _wait = lane::wait(State::Io, "");
    lane::checkpoint();
    let response = platform::http_get(request);
    lane::checkpoint();
    response
}

/// A request that waits as a promise: `fetch`. Dropping it aborts it.
///
/// # Errors
/// No answer came back, or not all of it.
pub async fn fetch(url: &str) -> Result<Response, HttpError> {
    let Incoming { status, head, mut body } = open(&Request::whole(url)).await?;
    let mut whole = std::pin::pin!(body.rest());
    let body = std::future::poll_fn(|context| {
        lane::pending(State::Io, "");
        whole.as_mut().poll(context)
    })
    .await?;
    Ok(Response { status, head, body })
}

/// The beginning of an answer, as soon as it has arrived: `fetch` with its body as a stream. Dropping it aborts
/// it.
///
/// # Errors
/// No answer came back.
pub async fn open(request: &Request) -> Result<Incoming, HttpError> {
    let mut opening = std::pin::pin!(platform::http_open(request));
    std::future::poll_fn(|context| {
        lane::pending(State::Io, "");
        opening.as_mut().poll(context)
    })
    .await
    .map(|(status, head, body)| Incoming { status, head, body })
}

/// The full form of an address that a learner wrote: on the page's own site, or https.
///
/// # Errors
/// It is not one that may be requested.
pub fn resolve(written: &str) -> Result<String, BadAddress> {
    platform::resolve(written)
}
