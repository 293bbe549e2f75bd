//! What a run is asked for, and the check whose word is final.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Constraint, Param, ParamKind, RequestError, Value};

/// A run as the page asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct RunRequest {
    /// The lab's id.
    pub lab: String,
    /// Strategy ids in the order to compare them.
    pub strategies: Vec<String>,
    /// Values by parameter id; missing ones take their default.
    pub params: BTreeMap<String, Value>,
    /// How to run and measure.
    pub settings: Settings,
}

/// What every lab has beside its own parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Settings {
    /// Every random draw of a run comes from it.
    pub seed: u32,
    /// Timed repetitions of each strategy, 1 to [`Settings::MAX_REPEATS`].
    pub repeats: u32,
}

impl Settings {
    /// Most timed repetitions of one strategy.
    pub const MAX_REPEATS: u32 = 50;
    /// The seed where a link names none.
    pub const DEFAULT_SEED: u32 = 7;
}

/// Checked parameters of one lab: every id is present, typed and in range.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    values: BTreeMap<&'static str, Value>,
}

impl Params {
    /// The declared defaults with `given` laid over them.
    ///
    /// # Errors
    /// An unknown id, a value of the wrong type or out of range, or a broken constraint.
    pub fn check(
        declared: &[Param],
        constraints: &[Constraint],
        given: &BTreeMap<String, Value>,
    ) -> Result<Self, RequestError> {
        if let Some(id) = given.keys().find(|id| !declared.iter().any(|p| p.id == **id)) {
            return Err(RequestError::UnknownParam { param: id.clone() });
        }
        let mut values = BTreeMap::new();
        for param in declared {
            let value = given.get(param.id).cloned().unwrap_or_else(|| param.default_value());
            if !param.accepts(&value) {
                return Err(match param.kind {
                    ParamKind::Int { min, max, .. } => {
                        RequestError::OutOfRange { param: param.id.to_owned(), min, max }
                    }
                    ParamKind::Choice { options, .. } => RequestError::NotAnOption {
                        param: param.id.to_owned(),
                        options: options.iter().map(|o| (*o).to_owned()).collect(),
                    },
                    ParamKind::Text { max, .. } => {
                        RequestError::TooLong { param: param.id.to_owned(), max }
                    }
                });
            }
            values.insert(param.id, value);
        }
        let params = Self { values };
        for constraint in constraints {
            params.meets(constraint)?;
        }
        Ok(params)
    }

    fn meets(&self, constraint: &Constraint) -> Result<(), RequestError> {
        match *constraint {
            Constraint::AtMost { low, high } if self.int(low) > self.int(high) => {
                Err(RequestError::AboveOther { low: low.to_owned(), high: high.to_owned() })
            }
            Constraint::ProductAtMost { param, times, max }
                if self.int(param).saturating_mul(self.int(times)) > max =>
            {
                Err(RequestError::ProductTooLarge {
                    param: param.to_owned(),
                    times: times.to_owned(),
                    max,
                })
            }
            _ => Ok(()),
        }
    }

    /// A whole number. Panics when the lab declares no such parameter: a mistake in the lab.
    pub fn int(&self, id: &str) -> i64 {
        match self.values.get(id) {
            Some(Value::Int(v)) => *v,
            other => panic!("the lab declares no whole number {id}: {other:?}"),
        }
    }

    /// A whole number, where there is a parameter of that name: programs may ask for what others declare.
    pub fn get_int(&self, id: &str) -> Option<i64> {
        match self.values.get(id) {
            Some(Value::Int(v)) => Some(*v),
            _ => None,
        }
    }

    /// A whole number as a count; declared ranges never start below zero.
    pub fn count(&self, id: &str) -> usize {
        usize::try_from(self.int(id)).expect("a count is not negative")
    }

    /// A parameter in milliseconds as a duration.
    pub fn ms(&self, id: &str) -> std::time::Duration {
        std::time::Duration::from_millis(self.int(id).unsigned_abs())
    }

    /// A choice. Panics when the lab declares no such parameter: a mistake in the lab.
    pub fn choice(&self, id: &str) -> &str {
        match self.values.get(id) {
            Some(Value::Text(v)) => v,
            other => panic!("the lab declares no choice {id}: {other:?}"),
        }
    }

    /// What the learner wrote; may be anything. Panics when the lab declares no such parameter.
    pub fn text(&self, id: &str) -> &str {
        self.choice(id)
    }
}
