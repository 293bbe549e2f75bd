//! Whether a file is what was promised: its SHA-256 against the one that the server gives beside it, as sites
//! that offer downloads do.

use sha2::{Digest, Sha256};

use rt::http::{self, HttpError, Response};

use super::desk::Desk;
use super::end::{End, Problem};
use super::file::Source;
use super::job::Job;

/// Asks for the promised checksum and compares. A file without one is only hashed.
pub fn blocking(desk: &Desk, job: &mut Job) -> Result<(), End> {
    desk.verifying(job);
    let promised = match &job.source {
        Source::Drawn(drawn) => Some(read(http::get(&drawn.checksum_url()))?),
        Source::Own(_) => None,
    };
    compare(job, promised)
}

/// The same without blocking, but for the hash itself.
pub async fn waiting(desk: &Desk, job: &mut Job) -> Result<(), End> {
    desk.verifying(job);
    let promised = match &job.source {
        Source::Drawn(drawn) => Some(read(http::fetch(&drawn.checksum_url()).await)?),
        Source::Own(_) => None,
    };
    compare(job, promised)
}

/// The first word of a line as `sha256sum` writes it.
fn read(answer: Result<Response, HttpError>) -> Result<String, End> {
    let Response { status, body, .. } = answer?;
    if status != 200 {
        return Err(End::Broken(Problem::Status(status)));
    }
    let line = String::from_utf8_lossy(&body);
    Ok(line.split_whitespace().next().unwrap_or_default().to_owned())
}

fn compare(job: &mut Job, promised: Option<String>) -> Result<(), End> {
    let hash = Sha256::digest(&job.kept);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    if promised.is_some_and(|promised| promised != hex) {
        // Nobody knows which of its bytes are wrong.
        job.kept.clear();
        return Err(End::Broken(Problem::Checksum));
    }
    job.digest = Some(hex);
    Ok(())
}
