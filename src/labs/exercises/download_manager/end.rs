//! How a transfer ends.

use rt::http::HttpError;

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
