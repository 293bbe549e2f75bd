//! What is to be downloaded: files of this page's server, drawn from the seed, and the learner's own addresses.

use std::sync::Arc;

use model::Params;
use rt::http::{self, BadAddress};
use rt::{self, Draw, Run};

/// The learner's own addresses that are taken; more of them are left out.
pub const MOST_OWN: usize = 8;
/// Most bytes of one of them. All that is downloaded stays in a memory of 256 MiB until it is saved.
pub const MOST_BYTES: u64 = 8 << 20;
/// Most characters of an address that are shown.
const LONGEST_SHOWN: usize = 48;
/// Between two chunks of a stream, ms.
const CHUNK_MS: u64 = 50;
/// Draws of one file are this far from those of the next.
const ATTEMPTS: u32 = 1 << 16;

/// A file.
#[derive(Clone, Debug)]
pub struct File {
    /// As it is shown: an address as it was written.
    pub name: String,
    /// As it is saved.
    pub saved: String,
    /// Where it comes from.
    pub source: Source,
}

/// Where a file comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// This page's server, by the lab's draws.
    Drawn(Drawn),
    /// An address of the learner's, or why it is none.
    Own(Result<String, BadAddress>),
}

/// A file of this page's server.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    number: u32,
    /// Its size.
    pub bytes: u64,
    seed: u32,
    latency_ms: u64,
    /// Bytes per second of one download.
    rate: u64,
    failure: u32,
}

impl Drawn {
    /// Where attempt number `attempt`, which begins at byte `from`, finds it. Whether and how it fails is
    /// drawn from file and attempt alone, so that every strategy has the same luck.
    pub fn url(&self, run: &Run, attempt: u32, from: u64) -> String {
        let Self { number, bytes, seed, latency_ms, rate, failure } = self;
        let mut draw = run.draw(Draw::Failure(number * ATTEMPTS + attempt));
        let fails = draw.chance(*failure);
        let (kind, place) = (draw.range(0..=2), draw.f64());
        let page = format!("api/page/{number}?seed={seed}&delay={latency_ms}");
        if fails && kind == 0 {
            return format!("{page}&bytes=0&status=503");
        }
        let chunks = (bytes * 1000 / rate / CHUNK_MS).clamp(1, 1000);
        let at = from + (place * bytes.saturating_sub(from) as f64) as u64;
        let trouble = match kind {
            _ if !fails => String::new(),
            1 => format!("&break={at}"),
            _ => format!("&corrupt={at}"),
        };
        format!("{page}&bytes={bytes}&chunks={chunks}&rate={rate}{trouble}")
    }

    /// Where its checksum is.
    pub fn checksum_url(&self) -> String {
        let Self { number, bytes, seed, latency_ms, .. } = self;
        format!("api/page/{number}.sha256?seed={seed}&bytes={bytes}&delay={latency_ms}")
    }

    /// Bytes that a request without a stream asks for: an eighth of a second.
    pub fn piece(&self) -> u64 {
        (self.rate / 8).max(1)
    }
}

/// The files of a run: the same for every strategy.
pub fn files(params: &Params, run: &Arc<Run>) -> Vec<File> {
    let largest = params.int("size_kib").unsigned_abs() * 1024;
    let drawn = |number: u32| {
        let mut content = run.draw(Draw::Content(number));
        let drawn = Drawn {
            number,
            bytes: content.range(largest / 2..=largest),
            seed: content.next_u32(),
            latency_ms: params.int("latency_ms").unsigned_abs(),
            rate: params.int("speed_kib").unsigned_abs() * 1024,
            failure: params.int("failure") as u32,
        };
        let name = format!("page-{number}.html");
        File { saved: name.clone(), name, source: Source::Drawn(drawn) }
    };
    let own = params.text("urls").split_whitespace().take(MOST_OWN).map(|written| File {
        name: shortened(written),
        saved: name_of(written),
        source: Source::Own(http::resolve(written)),
    });
    (1..=params.int("files") as u32).map(drawn).chain(own).collect()
}

/// An address as far as it fits a table.
fn shortened(address: &str) -> String {
    let start: String = address.chars().take(LONGEST_SHOWN).collect();
    if start.len() < address.len() { format!("{start}…") } else { start }
}

/// The last part of an address's path.
fn name_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    rt::plain_name(path.trim_end_matches('/').rsplit('/').next().unwrap_or_default())
}
