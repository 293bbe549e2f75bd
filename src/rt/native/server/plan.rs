//! From a request to what to answer and when: as `www/src/sw/server.ts`.

use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::http::{Head, Request};
use random::Rng;

use super::bucket;

/// An answer.
pub(super) struct Plan {
    pub(super) status: u16,
    pub(super) head: Head,
    /// From the request to the answer's beginning.
    pub(super) delay: Duration,
    /// From then on.
    pub(super) pieces: Vec<(Duration, Vec<u8>)>,
    /// After the last piece.
    pub(super) breaks: bool,
}

struct Query<'a>(&'a str);

impl<'a> Query<'a> {
    fn text(&self, name: &str) -> Option<&'a str> {
        self.0.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    fn number<T: std::str::FromStr>(&self, name: &str, otherwise: T) -> T {
        self.text(name).and_then(|value| value.parse().ok()).unwrap_or(otherwise)
    }

    fn ms(&self, name: &str) -> Duration {
        Duration::from_millis(self.number(name, 0))
    }
}

/// None where nothing is served.
pub(super) fn plan(request: &Request) -> Option<Plan> {
    let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
    let query = Query(query);
    let path = path.strip_prefix("api/")?;
    if path == "limited" {
        return Some(limited(&query, query.text("id").as_slice()));
    }
    if path == "batch" {
        let ids: Vec<&str> = query.text("ids").unwrap_or_default().split(',').collect();
        return Some(limited(&query, &ids));
    }
    let page = path.strip_prefix("page/")?;
    match page.strip_suffix(".sha256") {
        Some(number) => {
            let hash = Sha256::digest(text(&query));
            let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            Some(whole(200, Vec::new(), query.ms("delay"), format!("{hex}  {number}\n")))
        }
        None => Some(served(&query, request.range)),
    }
}

fn text(query: &Query<'_>) -> Vec<u8> {
    let bytes: usize = query.number("bytes", 2048);
    let mut rng = Rng::new(query.number("seed", 0), 0);
    let mut body = b"<title>page</title>\n".to_vec();
    for link in 0..rng.range(10..=50) {
        body.extend(format!("<a href=\"{link}\">{link}</a>\n").into_bytes());
    }
    body.resize(bytes, b' ');
    body
}

fn pair(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

fn whole(status: u16, mut head: Vec<(String, String)>, delay: Duration, body: String) -> Plan {
    head.push(pair("content-length", body.len()));
    let pieces = vec![(Duration::ZERO, body.into_bytes())];
    Plan { status, head: Head::new(head), delay, pieces, breaks: false }
}

/// A page, or the part of it that was asked for.
fn served(query: &Query<'_>, range: Option<(u64, u64)>) -> Plan {
    let (delay, status) = (query.ms("delay"), query.number("status", 200));
    let mut body = text(query);
    let len = body.len();
    if let Some(byte) = query.text("corrupt").and_then(|at| body.get_mut(at.parse::<usize>().ok()?))
    {
        *byte ^= 1;
    }
    let asked = range.filter(|_| status == 200);
    let (first, end) = asked.map_or((0, len), |(first, last)| {
        (first as usize, (last.min(len as u64 - u64::from(len > 0)) as usize + 1).min(len))
    });
    if asked.is_some() && first >= len {
        return whole(
            416,
            vec![pair("content-range", format!("bytes */{len}"))],
            delay,
            String::new(),
        );
    }
    let cut = query.text("break").and_then(|at| at.parse::<usize>().ok());
    let breaks = cut.is_some_and(|cut| cut < end);
    let until = cut.map_or(end, |cut| cut.clamp(first, end));
    let (chunks, gap) = (query.number("chunks", 1_usize).max(1), query.ms("gap"));
    let rate: Option<f64> = query.text("rate").and_then(|rate| rate.parse().ok());
    let mut pieces = Vec::new();
    for chunk in 0..chunks {
        let edge = |index: usize| (len * index / chunks).clamp(first, until);
        if edge(chunk + 1) > edge(chunk) {
            let after = match rate {
                Some(rate) => Duration::from_secs_f64((edge(chunk + 1) - first) as f64 / rate),
                None => gap * pieces.len() as u32,
            };
            pieces.push((after, body[edge(chunk)..edge(chunk + 1)].to_vec()));
        }
    }
    let mut head = vec![pair("content-length", end - first), pair("accept-ranges", "bytes")];
    if asked.is_some() {
        head.push(pair("content-range", format!("bytes {first}-{}/{len}", end - 1)));
    }
    let status = if asked.is_some() { 206 } else { status };
    Plan { status, head: Head::new(head), delay, pieces, breaks }
}

/// The value of a call: the same here as there.
fn value(seed: u32, id: u32) -> u32 {
    seed.wrapping_mul(0x9e37_79b1) ^ id.wrapping_add(0x7f4a_7c15).wrapping_mul(0x85eb_ca77)
}

/// One token for the request, however many calls are in it.
fn limited(query: &Query<'_>, ids: &[&str]) -> Plan {
    let (rate, burst) = (query.number("rate", 10.0), query.number("burst", 1.0));
    match bucket::take(query.text("key").unwrap_or_default(), rate, burst) {
        Ok(left) => {
            let seed = query.number("seed", 0);
            let ids = ids.iter().filter_map(|id| id.parse::<u32>().ok());
            let results: Vec<_> =
                ids.map(|id| serde_json::json!({ "id": id, "value": value(seed, id) })).collect();
            let delay = query.ms("delay") + query.ms("each") * results.len() as u32;
            let body = serde_json::json!({ "remaining": left, "results": results }).to_string();
            whole(200, vec![pair("x-ratelimit-remaining", left)], delay, body)
        }
        Err(ms) => {
            let head = [
                ("x-ratelimit-remaining", 0),
                ("retry-after", ms.div_ceil(1000)),
                ("x-retry-after-ms", ms),
            ];
            let head = head.map(|(name, value)| pair(name, value)).to_vec();
            whole(429, head, Duration::ZERO, r#"{"error":"too many requests"}"#.to_owned())
        }
    }
}
