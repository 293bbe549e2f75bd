//! What a lab is made of.

use std::pin::Pin;

use crate::model::{
    Comparison, Constraint, LabKey, Message, Outcome, Param, Params, Preset, Resources, Section,
    StrategyKind,
};
use crate::rt::process::AnyJob;

/// One experiment: its parameters, the ways to do its work, and what they mean together.
pub struct Lab {
    /// Folder name (with `_`) and link name (with `-`).
    pub id: LabKey,
    /// Where it stands on the chapter map.
    pub section: Section,
    /// The chapter's own numbering, for example `3` or `S4–S6`; empty when it is not from there.
    pub chapter: &'static str,
    /// Parameters in the order of the form.
    pub params: &'static [Param],
    /// Rules between two parameters.
    pub constraints: &'static [Constraint],
    /// Presets; the first is `quick` and equals the defaults.
    pub presets: &'static [Preset],
    /// Strategies in the order of comparison; the first is the baseline.
    pub strategies: &'static [Strategy],
    /// Timed repetitions of each strategy unless the learner says otherwise.
    pub repeats: u32,
    /// What its processes can be asked to do.
    pub jobs: &'static [&'static dyn AnyJob],
    /// Reads a comparison and says what it means; the first message is the verdict.
    pub judge: fn(&Params, &Comparison) -> Vec<Message>,
    /// Its texts and sources; empty in the wasm, which does not carry them.
    pub files: Files,
}

/// The contents of a lab's folder.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// `ko.md`.
    pub ko: &'static str,
    /// `en.md`.
    pub en: &'static str,
    /// The companion Python.
    pub python: &'static str,
    /// Rust files by name, in which the shown parts are marked.
    pub rust: &'static [(&'static str, &'static str)],
}

/// The [`Files`] of the folder that the calling `mod.rs` lies in; the Rust files beside `mod.rs` and the
/// name of the Python file are given.
macro_rules! files {
    ($python:literal $(, $rust:literal)* $(,)?) => {{
        #[cfg(target_family = "wasm")]
        let files = $crate::labs::Files { ko: "", en: "", python: "", rust: &[] };
        #[cfg(not(target_family = "wasm"))]
        let files = $crate::labs::Files {
            ko: include_str!("ko.md"),
            en: include_str!("en.md"),
            python: include_str!($python),
            rust: &[("mod.rs", include_str!("mod.rs")) $(, ($rust, include_str!($rust)))*],
        };
        files
    }};
}
pub(crate) use files;

/// One way to do a lab's work.
pub struct Strategy {
    /// Name in links, tables and words.
    pub id: &'static str,
    /// What runs it.
    pub kind: StrategyKind,
    /// What must be ready before it starts.
    pub resources: fn(&Params) -> Resources,
    /// The work.
    pub body: Body,
}

/// A future that stays on its thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// A strategy's work.
#[derive(Clone, Copy)]
pub enum Body {
    /// May block its thread.
    Blocking(fn(&Params) -> Outcome),
    /// Must not.
    Async(fn(Params) -> LocalFuture<Outcome>),
}

impl Strategy {
    /// On the coordinator alone.
    pub const fn sequential(id: &'static str, work: fn(&Params) -> Outcome) -> Self {
        let (kind, resources) = (StrategyKind::Sequential, (|_| Resources::NONE) as fn(&_) -> _);
        Self { id, kind, resources, body: Body::Blocking(work) }
    }

    /// On a pool.
    pub const fn threads(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(&Params) -> Outcome,
    ) -> Self {
        Self { id, kind: StrategyKind::Threads, resources, body: Body::Blocking(work) }
    }

    /// On processes, which the coordinator speaks to without blocking.
    pub const fn processes(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(Params) -> LocalFuture<Outcome>,
    ) -> Self {
        Self { id, kind: StrategyKind::Processes, resources, body: Body::Async(work) }
    }

    /// As tasks on one thread.
    pub const fn tasks(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(Params) -> LocalFuture<Outcome>,
    ) -> Self {
        Self { id, kind: StrategyKind::Async, resources, body: Body::Async(work) }
    }

    /// Whether it needs threads on shared memory.
    pub fn shared_memory(&self) -> bool {
        self.kind == StrategyKind::Threads
    }
}
