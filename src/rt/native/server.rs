//! A stand-in for the service worker's server, for tests: it reads the same URLs and behaves alike. Only the
//! texts of its pages are others.

mod bucket;
mod plan;

use std::time::{Duration, Instant};

use crate::http::{BadAddress, Head, HttpError, Request, Response};

use plan::{Plan, plan};

fn unreachable(request: &Request) -> HttpError {
    HttpError::Unreachable(format!("the stand-in serves no {}", request.url))
}

pub(crate) fn resolve(written: &str) -> Result<String, BadAddress> {
    let written = written.trim();
    let scheme = written.split_once(':').map(|(scheme, _)| scheme);
    let is_name = |s: &str| {
        let more = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        s.starts_with(|c: char| c.is_ascii_alphabetic()) && s.chars().all(more)
    };
    match scheme.filter(|scheme| is_name(scheme)) {
        Some("https") if written.len() <= "https://".len() => Err(BadAddress::Malformed),
        Some("https") | None => Ok(written.to_owned()),
        Some(_) => Err(BadAddress::Scheme),
    }
}

pub(crate) fn http_get(request: &Request) -> Result<Response, HttpError> {
    let Plan { status, head, delay, pieces, breaks } =
        plan(request).ok_or_else(|| unreachable(request))?;
    let after = pieces.last().map_or(Duration::ZERO, |(after, _)| *after);
    std::thread::sleep(delay + after);
    if breaks {
        // As a browser: nothing is told of what came before.
        return Err(HttpError::Unreachable("the connection was broken on purpose".to_owned()));
    }
    let body = pieces.into_iter().flat_map(|(_, bytes)| bytes).collect();
    Ok(Response { status, head, body })
}

/// A body as it comes.
#[derive(Debug)]
pub(crate) struct Body {
    begun: Instant,
    pieces: std::vec::IntoIter<(Duration, Vec<u8>)>,
    breaks: bool,
    got: u64,
}

impl Body {
    pub(crate) async fn chunk(&mut self) -> Result<Option<Vec<u8>>, HttpError> {
        match self.pieces.next() {
            Some((after, bytes)) => {
                super::timer((self.begun + after).saturating_duration_since(Instant::now())).await;
                self.got += bytes.len() as u64;
                Ok(Some(bytes))
            }
            None if self.breaks => Err(HttpError::BrokenOff { got: self.got }),
            None => Ok(None),
        }
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
    let plan = plan(request).ok_or_else(|| unreachable(request))?;
    super::timer(plan.delay).await;
    let (pieces, breaks) = (plan.pieces.into_iter(), plan.breaks);
    Ok((plan.status, plan.head, Body { begun: Instant::now(), pieces, breaks, got: 0 }))
}
