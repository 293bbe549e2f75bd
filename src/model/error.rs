//! Everything that can go wrong with a run, typed. The page has one sentence in each language for
//! each variant; `door` turns these into JS values in one place.

use serde::{Deserialize, Serialize};

/// A request that cannot be run as it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RequestError {
    /// The text is not a request at all.
    #[error("not a request: {detail}")]
    Malformed {
        /// What the parser said.
        detail: String,
    },
    /// No such lab.
    #[error("unknown lab {lab}")]
    UnknownLab {
        /// What was asked for.
        lab: String,
    },
    /// The lab has no such strategy.
    #[error("unknown strategy {strategy}")]
    UnknownStrategy {
        /// What was asked for.
        strategy: String,
    },
    /// The lab has no such parameter.
    #[error("unknown parameter {param}")]
    UnknownParam {
        /// What was asked for.
        param: String,
    },
    /// A whole number out of its range, or not a whole number.
    #[error("{param} must be from {min} to {max}")]
    OutOfRange {
        /// The parameter.
        param: String,
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// Not one of the choices.
    #[error("{param} must be one of {options:?}")]
    NotAnOption {
        /// The parameter.
        param: String,
        /// What it may be.
        options: Vec<String>,
    },
    /// A text beyond its length, or not a text.
    #[error("{param} must be a text of at most {max} characters")]
    TooLong {
        /// The parameter.
        param: String,
        /// Most characters.
        max: u32,
    },
    /// The lower bound is above the upper one.
    #[error("{low} must not be above {high}")]
    AboveOther {
        /// The smaller one's id.
        low: String,
        /// The larger one's id.
        high: String,
    },
    /// Two parameters are too large together.
    #[error("{param} times {times} must be at most {max}")]
    ProductTooLarge {
        /// First factor's id.
        param: String,
        /// Second factor's id.
        times: String,
        /// Greatest product.
        max: i64,
    },
    /// A search for bad schedules with bounds that are 0 or too large.
    #[error("a search takes 1 to {max_steps} steps and 1 to {max_executions} executions")]
    SearchOutOfRange {
        /// Most steps of a schedule.
        max_steps: u32,
        /// Most executions.
        max_executions: u32,
    },
    /// Nothing to run, or repeats out of range.
    #[error("nothing to run")]
    Empty,
}

/// How a run ended when it did not end well.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "kebab-case", try_from = "Told")]
pub enum RunError {
    /// The learner stopped it.
    #[error("stopped")]
    Stopped,
    /// Code panicked; the lane and the message say where and why.
    #[error("{lane} panicked: {message}")]
    Panic {
        /// Lane name, for example `thread 2`.
        lane: String,
        /// The panic's message.
        message: String,
    },
    /// Lanes wait for each other for ever.
    #[error("deadlock: {waiting:?}")]
    Deadlock {
        /// Who waits for what, held by whom.
        waiting: Vec<Waiting>,
    },
    /// A process ended without an answer.
    #[error("process {index} was lost: {message}")]
    ProcessLost {
        /// Which one, from 1.
        index: u32,
        /// What the platform said.
        message: String,
    },
    /// The learner's file could not be read: moved, changed or deleted since it was chosen.
    #[error("the file could not be read: {message}")]
    FileUnreadable {
        /// What the platform said.
        message: String,
    },
    /// This build or page cannot run the strategy.
    #[error("{strategy} needs shared memory")]
    Unavailable {
        /// The strategy's id.
        strategy: String,
    },
}

/// A [`RunError`] as it is read: all that any of them has. What serde derives for an enum with a tag first copies
/// everything into a tree that can hold anything, and brings its code into every wasm.
#[derive(Deserialize)]
struct Told {
    code: String,
    #[serde(default)]
    index: u32,
    #[serde(default)]
    lane: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    strategy: String,
    #[serde(default)]
    waiting: Vec<Waiting>,
}

impl TryFrom<Told> for RunError {
    type Error = String;

    fn try_from(told: Told) -> Result<Self, String> {
        let Told { code, index, lane, message, strategy, waiting } = told;
        Ok(match code.as_str() {
            "stopped" => Self::Stopped,
            "panic" => Self::Panic { lane, message },
            "deadlock" => Self::Deadlock { waiting },
            "process-lost" => Self::ProcessLost { index, message },
            "file-unreadable" => Self::FileUnreadable { message },
            "unavailable" => Self::Unavailable { strategy },
            _ => return Err(format!("no error has the code {code}")),
        })
    }
}

/// One arrow of a deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Waiting {
    /// Lane name.
    pub lane: String,
    /// What it waits for: a lock's name, `join`, or another primitive.
    pub object: String,
    /// The lane that holds it, where something is held.
    pub holder: Option<String>,
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_read_as_it_was_written() {
        let (lane, message) = ("thread 2".to_owned(), "why \"not\"".to_owned());
        let waiting = |holder| Waiting { lane: lane.clone(), object: "A".to_owned(), holder };
        for error in [
            RunError::Stopped,
            RunError::Panic { lane: lane.clone(), message: message.clone() },
            RunError::Deadlock { waiting: vec![waiting(None), waiting(Some(lane.clone()))] },
            RunError::ProcessLost { index: 3, message: message.clone() },
            RunError::FileUnreadable { message },
            RunError::Unavailable { strategy: "threads".to_owned() },
        ] {
            let text = serde_json::to_string(&error).unwrap();
            assert_eq!(serde_json::from_str::<RunError>(&text).unwrap(), error, "{text}");
        }
        assert!(serde_json::from_str::<RunError>(r#"{"code":"other"}"#).is_err());
        assert!(serde_json::from_str::<RunError>(r#"{"lane":"main"}"#).is_err());
    }
}
