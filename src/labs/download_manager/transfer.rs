//! One file's way here. With threads a request blocks until all it asked for is there, so the file comes in
//! pieces; a task reads one answer as it comes. Both go on from where they were.

use std::time::Duration;

use crate::aio;
use crate::rt::http::{self, Head, HttpError, Incoming, Request, Response};

use super::desk::{Desk, Job};
use super::file::{MOST_BYTES, Source};
use super::verify;

/// How often a task that waits for bytes looks whether it is to pause.
const LOOK: Duration = Duration::from_millis(30);
/// Bytes of a piece from an address of the learner's.
const OWN_PIECE: u64 = 256 << 10;

/// How a transfer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All of it is there and is what it should be.
    Whole,
    /// The learner asked for a pause.
    Paused,
    /// The learner gave it up.
    Cancelled,
    /// It went wrong.
    Broken(Problem),
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not an address at all.
    Malformed,
    /// Neither https nor this site.
    Scheme,
    /// No answer, or one that the browser does not show.
    Unreachable,
    /// The answer ended too early.
    Broken,
    /// A status that is no success.
    Status(u16),
    /// Other bytes than those that were promised.
    Checksum,
    /// The rest is of another version than what is here.
    Changed,
    /// More than is kept here.
    TooLarge,
}

impl Problem {
    /// Whether another attempt may go better.
    pub fn may_pass(self) -> bool {
        match self {
            Self::Malformed | Self::Scheme | Self::TooLarge => false,
            // The server is busy or broken; what it says of the request itself will not change.
            Self::Status(status) => status >= 500 || status == 429 || status == 408,
            Self::Unreachable | Self::Broken | Self::Checksum | Self::Changed => true,
        }
    }
}

impl From<HttpError> for End {
    fn from(error: HttpError) -> Self {
        Self::Broken(match error {
            HttpError::Unreachable(_) => Problem::Unreachable,
            HttpError::BrokenOff { .. } => Problem::Broken,
            HttpError::TooLarge { .. } => Problem::TooLarge,
        })
    }
}

/// What tells one version of a file from another, where the server says it.
fn version(head: &Head) -> Option<String> {
    head.get("etag").or_else(|| head.get("last-modified")).map(str::to_owned)
}

impl Job {
    /// What to ask for: all that is missing, or `piece` bytes of it.
    fn request(&self, piece: Option<u64>) -> Request {
        let first = self.kept.len() as u64;
        let request = Request::whole(&self.url);
        match piece {
            _ if !self.ranges => request,
            Some(piece) => request.bytes(first, first + piece - 1),
            None if first > 0 => request.bytes(first, u64::MAX),
            None => request,
        }
    }

    /// Takes note of an answer's beginning.
    fn answered(&mut self, status: u16, head: &Head) -> Result<(), End> {
        match status {
            206 => {
                let (first, total) = head.part().unwrap_or((self.kept.len() as u64, None));
                if first != self.kept.len() as u64 {
                    return Err(End::Broken(Problem::Broken));
                }
                let version = version(head);
                if first > 0 && version.is_some() && self.version.is_some() && version != self.version {
                    self.kept.clear();
                    return Err(End::Broken(Problem::Changed));
                }
                self.version = version.or(self.version.take());
                self.size = total.or(self.size);
            }
            // The server does not send parts: this is the whole, from its first byte.
            200..=299 => {
                self.ranges = false;
                self.kept.clear();
                self.version = version(head);
                self.size = head.length();
            }
            status => return Err(End::Broken(Problem::Status(status))),
        }
        // A site that shares its answers may keep to itself of how many bytes a part is.
        match self.size {
            Some(size) if size > MOST_BYTES => Err(End::Broken(Problem::TooLarge)),
            _ => Ok(()),
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), End> {
        if (self.kept.len() + bytes.len()) as u64 > MOST_BYTES {
            return Err(End::Broken(Problem::TooLarge));
        }
        self.kept.extend_from_slice(bytes);
        Ok(())
    }

    /// Gives up asking for parts where the very first was refused: there may be no parts to be had, or no first
    /// byte.
    fn may_ask_whole(&mut self) -> bool {
        let may = self.ranges && self.kept.is_empty() && matches!(self.source, Source::Own(_));
        self.ranges &= !may;
        may
    }

    /// Whether nothing is missing, as far as that is known.
    fn is_whole(&self) -> bool {
        self.size.is_some_and(|size| size <= self.kept.len() as u64)
    }
}

// #region sequential threads
/// Blocks until the file is here or is not to come.
pub fn blocking(desk: &Desk, job: &mut Job) -> Result<(), End> {
    let piece = if let Source::Drawn(drawn) = &job.source { drawn.piece() } else { OWN_PIECE };
    while !job.is_whole() {
        desk.look(job)?; // <- between two pieces it can be paused or cancelled
        let Response { status, head, body } = match http::ask(&job.request(Some(piece))) {
            // A site that shares its answers may still refuse to be asked for parts.
            Err(HttpError::Unreachable(_)) if job.may_ask_whole() => continue,
            answer => answer?,
        };
        if status == 416 && job.may_ask_whole() {
            continue;
        }
        job.answered(status, &head)?;
        job.push(&body)?; // <- a piece is here as a whole, or not at all
        desk.progress(job);
        if !job.ranges || (body.len() as u64) < piece {
            break;
        }
    }
    verify::blocking(desk, job)
}
// #endregion

// #region async
/// The same without blocking: one answer, as it comes.
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

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::super::desk::Job;
    use super::{End, Head, Problem};

    fn head(pairs: &[(&str, &str)]) -> Head {
        Head::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_rest_of_another_version_is_not_put_to_what_is_here() {
        let part = |tag: &str| head(&[("content-range", "bytes 3-5/6"), ("etag", tag)]);
        let mut job = Job::of("x");
        job.answered(200, &head(&[("content-length", "6"), ("etag", "one")])).unwrap();
        job.push(b"abc").unwrap();
        job.ranges = true;
        assert_eq!(job.answered(206, &part("one")), Ok(()));
        assert_eq!(job.answered(206, &part("two")), Err(End::Broken(Problem::Changed)));
        assert!(job.kept.is_empty());
    }

    #[test]
    fn a_part_from_another_place_is_refused_and_a_whole_begins_anew() {
        let mut job = Job::of("x");
        job.push(b"abc").unwrap();
        let elsewhere = head(&[("content-range", "bytes 4-5/6")]);
        assert_eq!(job.answered(206, &elsewhere), Err(End::Broken(Problem::Broken)));
        assert_eq!(job.kept, b"abc");
        assert_eq!(job.answered(200, &head(&[])), Ok(()));
        assert!(job.kept.is_empty() && !job.ranges && job.size.is_none());
    }

    #[test]
    fn what_is_too_large_is_refused_before_and_while_it_comes() {
        let mut job = Job::of("x");
        let large = head(&[("content-length", "9000000")]);
        assert_eq!(job.answered(200, &large), Err(End::Broken(Problem::TooLarge)));
        let piece = vec![0; 3 << 20];
        assert_eq!([job.push(&piece), job.push(&piece)], [Ok(()), Ok(())]);
        assert_eq!(job.push(&piece), Err(End::Broken(Problem::TooLarge)));
    }
}
