//! What the page loads: the manifest and the labs' files, as shapes.

use std::collections::BTreeMap;

use serde::Serialize;

use model::{
    Bars, Board, Chart, Constraint, FileInput, Goal, Guide, Name, Panel, Param, Section,
    StrategyKind, Value,
};
use seat::SearchBounds;

use super::code::Snippet;
use super::texts::{Both, LabTexts};

/// Goes up when a page made for the former shape could not read this one.
pub const VERSION: u32 = 2;

/// `manifest.json`: what the page knows of every lab from the start.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Manifest {
    /// Of this shape.
    pub version: u32,
    /// What every lab takes beside its parameters.
    pub settings: Limits,
    /// Of every search for bad schedules.
    pub search: SearchLimits,
    /// In the order of the map.
    pub sections: Vec<SectionTitle>,
    /// In the order of the map.
    pub labs: Vec<LabSummary>,
    /// What every program of a learner has: its text says the rest.
    pub workbench: LabSummary,
}

/// Bounds and defaults of [`Settings`].
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Most timed repetitions of a strategy.
    pub max_repeats: u32,
    /// The seed where a link names none.
    pub default_seed: u32,
}

/// How far searches for bad schedules go.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchLimits {
    /// Unless the learner says otherwise. What a search finds within its steps is taken for what there is.
    pub first: SearchBounds,
    /// Most steps of a schedule that may be asked for.
    pub max_steps: u32,
    /// Most executions that may be asked for.
    pub max_executions: u32,
}

/// A section with its title.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SectionTitle {
    /// Which.
    pub id: Section,
    /// Its title.
    pub title: Both<String>,
}

/// A lab as the map and the form need it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LabSummary {
    /// Its name in links.
    pub id: String,
    /// Where it stands on the map.
    pub section: Section,
    /// Which wasm its code is in: `wasm/<build>/<this>.js` and `…_bg.wasm`.
    pub wasm: String,
    /// The chapter's numbering; empty when it is not from there.
    pub chapter: String,
    /// Its name.
    pub title: Both<String>,
    /// One line for the map.
    pub tagline: Both<String>,
    /// In the order of the form.
    pub params: Vec<Param>,
    /// Rules between two parameters.
    pub constraints: Vec<Constraint>,
    /// The first is `quick`.
    pub presets: Vec<PresetValues>,
    /// The first is the baseline.
    pub strategies: Vec<StrategyEntry>,
    /// Timed repetitions unless the learner says otherwise; 0 where each strategy is watched once and that
    /// counts.
    pub repeats: u32,
    /// The answers to its question, in the order of asking; empty for labs that ask none.
    pub answers: Vec<String>,
    /// Tables that fill while it runs.
    pub boards: Vec<Board>,
    /// Quantities that are drawn while it runs.
    pub charts: Vec<Chart>,
    /// What its reader can take part with while it runs.
    pub panels: Vec<Panel>,
    /// The file that it takes from the learner.
    pub file: Option<FileInput>,
    /// Tables that are drawn as bars too.
    pub bars: Vec<Bars>,
    /// How it is steered; none where it cannot be.
    pub seat: Option<SeatSummary>,
}

/// How a lab sits in the scheduler's seat.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SeatSummary {
    /// In the order of choosing: those that are measured too, then those that are not.
    pub strategies: Vec<StrategyEntry>,
    /// Values of all parameters to begin with.
    pub setup: BTreeMap<String, Value>,
    /// Greatest values, where they are not the parameters' own.
    pub most: BTreeMap<String, i64>,
    /// What the learner is asked to reach.
    pub goals: Vec<Goal>,
}

/// A preset with its values complete: defaults filled in.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PresetValues {
    /// Its name.
    pub id: String,
    /// By parameter id.
    pub values: BTreeMap<String, Value>,
}

/// A strategy as the form needs it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct StrategyEntry {
    /// Its name in links.
    pub id: String,
    /// What runs it.
    pub kind: StrategyKind,
    /// It cannot run without threads.
    pub shared_memory: bool,
}

/// `labs/<id>.json`: what is loaded with a lab's page.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct LabFile {
    /// Its name in links.
    pub id: String,
    /// Its texts.
    pub texts: Both<LabTexts>,
    /// Rust by strategy id, cut out of the files that run.
    pub rust: BTreeMap<String, Vec<Snippet>>,
    /// The companion Python.
    pub python: Snippet,
    /// What it is about, in Python, Rust and the browser.
    pub names: Vec<Name>,
    /// Questions that lead to a pattern, where it has them.
    pub guide: Option<Guide>,
}
