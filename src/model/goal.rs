//! What a learner can reach in the scheduler's seat.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Value;

/// What a learner is asked to reach in the scheduler's seat. Words: `goal.<id>`, and `goal.<id>.1` and so on
/// for its hints, each telling more than the one before.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Goal {
    /// Unique in its lab; part of links.
    pub id: &'static str,
    /// The strategy that it is about.
    pub strategy: &'static str,
    /// What a schedule has to lead to.
    pub aim: Aim,
    /// How many hints there are.
    pub hints: u32,
    /// Values in place of the seat's own set-up, where it takes others.
    #[cfg_attr(not(target_family = "wasm"), ts(type = "{ [key in string]: Value }"))]
    pub setup: &'static [(&'static str, i64)],
    /// Options in place of those that the seat opens with. The goal is about these alone, while numbers may be others: more threads
    /// lose updates too.
    #[cfg_attr(not(target_family = "wasm"), ts(skip))]
    pub choices: &'static [(&'static str, &'static str)],
}

impl Goal {
    /// What most goals leave as it is: `..Goal::DEFAULT`.
    pub const DEFAULT: Self =
        Self { id: "", strategy: "", aim: Aim::Cannot, hints: 1, setup: &[], choices: &[] };

    /// Its values, by parameter.
    pub fn values(&self) -> BTreeMap<String, Value> {
        let ints = self.setup.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value)));
        let choices = self.choices.iter();
        let choices =
            choices.map(|(id, option)| ((*id).to_owned(), Value::Text((*option).to_owned())));
        ints.chain(choices).collect()
    }
}

impl Serialize for Goal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { id, strategy, aim, hints, .. } = self;
        let mut goal = serializer.serialize_struct("Goal", 5)?;
        goal.serialize_field("id", id)?;
        goal.serialize_field("strategy", strategy)?;
        goal.serialize_field("aim", aim)?;
        goal.serialize_field("hints", hints)?;
        goal.serialize_field("setup", &self.values())?;
        goal.end()
    }
}

/// What a [`Goal`] is reached by. All but the last are reached by a schedule that ends so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// What must hold does not.
    Fail,
    /// Lanes wait for each other in a circle.
    Deadlock,
    /// A lane waits for a call that came before.
    LostWakeUp,
    /// Lanes take steps for ever, and none gets on.
    Livelock,
    /// A lane waits while others have what it waits for again and again.
    Starvation,
    /// No schedule up to the bound does any of this: reached by a search.
    Cannot,
}
