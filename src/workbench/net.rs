//! Requests of programs: to the page's own server, which is all that a page may ask.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use python::host::{Request, Response};

/// The server's folder.
const API: &str = "api/";

/// What has been said of hosts that the page's server stands in for, each once.
#[derive(Debug, Default)]
pub struct Said(Mutex<BTreeSet<String>>);

impl Said {
    /// The line about a host, the first time.
    fn once(&self, host: &str) -> Option<String> {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.insert(host.to_owned())
            .then(|| format!("interleave: this page's own server answers for {host}\n"))
    }
}

/// Where a request goes: a path below `api/` of whatever host is the page's own server's. For any other address that server answers with a page
/// and a delay of 100 to 400 ms, both drawn from the address.
fn path(url: &str) -> (String, Option<&str>) {
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", url.trim_start_matches("./").trim_start_matches('/')),
    };
    if path.starts_with(API) {
        return (path.to_owned(), None);
    }
    // FNV-1a (Fowler, Noll and Vo), 32 bits.
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let drawn = url.bytes().fold(0x811c_9dc5, mix);
    let (number, delay) = (1 + drawn % 1000, 100 + (drawn >> 10) % 301);
    let answered_by = (!host.is_empty()).then_some(host);
    (format!("{API}page/{number}?delay={delay}&seed={drawn}"), answered_by)
}

/// Asks the page's server and waits. `say` is given a line where it stands in for another host.
///
/// # Errors
/// Why there is no answer, for the exception's text.
pub fn answer(request: &Request, said: &Said, say: impl Fn(&str)) -> Result<Response, String> {
    if request.method != "GET" {
        return Err(format!("only GET is there, not {}", request.method));
    }
    let (path, host) = path(&request.url);
    if let Some(line) = host.and_then(|host| said.once(host)) {
        say(&line);
    }
    let response = rt::http::get(&path).map_err(|error| error.to_string())?;
    let headers = response.head.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    Ok(Response {
        status: response.status,
        reason: reason(response.status).to_owned(),
        headers: headers.collect(),
        body: response.body,
    })
}

/// The standard phrase of a status (RFC 9110, section 15; RFC 6585).
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        416 => "Range Not Satisfiable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, path};

    #[test]
    fn the_own_server_is_asked_by_its_path_and_stands_in_for_others() {
        for url in [
            "http://localhost:8000/api/page/1?delay=5",
            "/api/page/1?delay=5",
            "api/page/1?delay=5",
        ] {
            assert_eq!(path(url), ("api/page/1?delay=5".to_owned(), None));
        }
        let (one, host) = path("https://example1.com");
        assert_eq!(host, Some("example1.com"));
        assert!(one.starts_with("api/page/"), "{one}");
        assert_eq!(path("https://example1.com").0, one);
        assert_ne!(path("https://example2.com").0, one);
    }

    #[test]
    fn it_is_said_once_for_each_host() {
        let said = Said::default();
        assert!(said.once("a").is_some());
        assert_eq!(said.once("a"), None);
        assert!(said.once("b").is_some());
    }
}
