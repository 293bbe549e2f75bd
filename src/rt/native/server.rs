//! A stand-in for the service worker's server, for tests: it reads the same URLs.

use std::time::Duration;

use crate::random::Rng;
use crate::rt::http::{HttpError, Response};

fn field<T: std::str::FromStr>(url: &str, name: &str) -> Option<T> {
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

fn delay(url: &str) -> Duration {
    Duration::from_millis(field(url, "delay").unwrap_or(0))
}

fn answer(url: &str) -> Result<Response, HttpError> {
    if !url.starts_with("api/page/") {
        return Err(HttpError(format!("the stand-in serves no {url}")));
    }
    let bytes: usize = field(url, "bytes").unwrap_or(0);
    let mut rng = Rng::new(field(url, "seed").unwrap_or(0), 0);
    let mut body = b"<title>page</title>\n".to_vec();
    for link in 0..rng.range(10..=50) {
        body.extend(format!("<a href=\"{link}\">{link}</a>\n").into_bytes());
    }
    body.resize(bytes, b' ');
    Ok(Response { status: field(url, "status").unwrap_or(200), body })
}

pub(crate) fn http_get(url: &str) -> Result<Response, HttpError> {
    std::thread::sleep(delay(url));
    answer(url)
}

pub(crate) async fn http_fetch(url: &str) -> Result<Response, HttpError> {
    super::timer(delay(url)).await;
    answer(url)
}
