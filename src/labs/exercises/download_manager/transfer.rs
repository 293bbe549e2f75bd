//! One file's way here. With threads a request blocks until all it asked for is there, so the file comes in
//! pieces; a task reads one answer as it comes. Both go on from where they were.

use std::time::Duration;

use rt::http::{self, HttpError, Incoming, Response};

use super::desk::Desk;
use super::end::End;
use super::file::Source;
use super::job::Job;
use super::verify;

/// How often a task that waits for bytes looks whether it is to pause.
const LOOK: Duration = Duration::from_millis(30);
/// Bytes of a piece from an address of the learner's.
const OWN_PIECE: u64 = 256 << 10;

// #region sequential threads
/// Blocks until the file has arrived or is given up.
pub fn blocking(desk: &Desk, job: &mut Job) -> Result<(), End> {
    let piece = if let Source::Drawn(drawn) = &job.source { drawn.piece() } else { OWN_PIECE };
    while !job.is_whole() {
        desk.look(job)?; // <- between two pieces it can be paused or cancelled
        let Response { status, head, body } = match http::ask(&job.request(Some(piece))) {
            // A site that shares its answers may still refuse requests for parts.
            Err(HttpError::Unreachable(_)) if job.may_ask_whole() => continue,
            answer => answer?,
        };
        if status == 416 && job.may_ask_whole() {
            continue;
        }
        job.answered(status, &head)?;
        job.push(&body)?; // <- a piece arrives as a whole, or not at all
        desk.progress(job);
        if !job.ranges || (body.len() as u64) < piece {
            break;
        }
    }
    verify::blocking(desk, job)
}
// #endregion

// #region async
/// The same without blocking: one answer, as it arrives.
pub async fn streaming(desk: &Desk, job: &mut Job) -> Result<(), End> {
    desk.look(job)?;
    if !job.is_whole() {
        let request = job.request(None);
        let opening = http::open(&request);
        let mut answer = aio::meanwhile(opening, LOOK, || desk.look(job).err()).await??;
        read(desk, job, &mut answer).await?;
    }
    verify::waiting(desk, job).await
}

async fn read(desk: &Desk, job: &mut Job, answer: &mut Incoming) -> Result<(), End> {
    job.answered(answer.status, &answer.head)?;
    let look = |job: &Job| desk.look(job).err();
    while let Some(bytes) = aio::meanwhile(answer.chunk(), LOOK, || look(job)).await?? { // <-
        job.push(&bytes)?;
        desk.progress(job);
        desk.look(job)?; // <- dropping the answer ends the request
    }
    Ok(())
}
// #endregion
