//! What a learner can reach in the scheduler's seat.

use serde::{Deserialize, Serialize};

/// What a learner is asked to reach in the scheduler's seat. Words: `goal.<id>`, and `goal.<id>.1` and so on
/// for its hints, each telling more than the one before.
#[derive(Clone, Copy, Debug, Serialize)]
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
}

/// What a [`Goal`] is reached by. All but the last are reached by a schedule that ends so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
