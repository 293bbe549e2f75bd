//! A file on its way: what is here of it, what to ask for, and what an answer says of the rest.

use rt::http::{Head, Request};

use super::end::{End, Problem};
use super::file::{MOST_BYTES, Source};

/// A file that somebody downloads now.
#[derive(Debug)]
pub struct Job {
    /// Its row.
    pub row: usize,
    /// Where it comes from.
    pub source: Source,
    /// The address for this attempt.
    pub url: String,
    /// What is here already.
    pub kept: Vec<u8>,
    /// Its whole size, once told.
    pub size: Option<u64>,
    /// Of what is here, where the server says it.
    pub version: Option<String>,
    /// Whether parts are asked for.
    pub ranges: bool,
    /// Its SHA-256, once there.
    pub digest: Option<String>,
    /// Bytes that were here, and when it began, ms.
    pub begun: (usize, f64),
}

#[cfg(test)]
impl Job {
    /// Of an address of the learner's, with nothing here yet.
    pub(super) fn of(url: &str) -> Self {
        Self {
            row: 0,
            source: Source::Own(Ok(url.to_owned())),
            url: url.to_owned(),
            kept: Vec::new(),
            size: None,
            version: None,
            ranges: true,
            digest: None,
            begun: (0, 0.0),
        }
    }
}

/// What tells one version of a file from another, where the server says it.
fn version(head: &Head) -> Option<String> {
    head.get("etag").or_else(|| head.get("last-modified")).map(str::to_owned)
}

impl Job {
    /// What to ask for: all that is missing, or `piece` bytes of it.
    pub fn request(&self, piece: Option<u64>) -> Request {
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
    pub fn answered(&mut self, status: u16, head: &Head) -> Result<(), End> {
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

    /// Keeps what has come.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), End> {
        if (self.kept.len() + bytes.len()) as u64 > MOST_BYTES {
            return Err(End::Broken(Problem::TooLarge));
        }
        self.kept.extend_from_slice(bytes);
        Ok(())
    }

    /// Gives up asking for parts where the very first was refused: there may be no parts to be had, or no first
    /// byte.
    pub fn may_ask_whole(&mut self) -> bool {
        let may = self.ranges && self.kept.is_empty() && matches!(self.source, Source::Own(_));
        self.ranges &= !may;
        may
    }

    /// Whether nothing is missing, as far as that is known.
    pub fn is_whole(&self) -> bool {
        self.size.is_some_and(|size| size <= self.kept.len() as u64)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

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
