//! What a lab is made of.

use std::pin::Pin;

use model::{
    Bars, Board, Chart, Comparison, Constraint, FileInput, Goal, Guide, LabKey, Message, Name,
    Outcome, Panel, Param, Params, Preset, Resources, Section, StrategyKind, Table,
};
use rt::process::AnyJob;

/// The parameter that a learner's program is.
pub const PROGRAM: &str = "program";

/// One experiment: its parameters, the ways to do its work, and what they mean together.
pub struct Lab {
    /// Folder name (with `_`) and link name (with `-`).
    pub id: LabKey,
    /// Its place on the map.
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
    /// Timed repetitions of each strategy unless the learner says otherwise. 0 if there is nothing to
    /// time, as with a live system: every strategy is then traced once, and that counts.
    pub repeats: u32,
    /// What its processes can be asked to do.
    pub jobs: &'static [&'static dyn AnyJob],
    /// Reads a comparison and says what it means; the first message is the verdict.
    pub judge: fn(&Params, &Comparison) -> Vec<Message>,
    /// Asked before a run, so that the learner has a guess to compare with.
    pub question: Option<Question>,
    /// What it is about, by its names in Python, Rust and the browser: see [`names`](super::names).
    pub names: &'static [&'static Name],
    /// Tables of all strategies together; the default has none.
    pub tables: fn(&Params, &Comparison) -> Vec<Table>,
    /// Tables that fill while it runs.
    pub boards: &'static [Board],
    /// Quantities that are drawn while it runs.
    pub charts: &'static [Chart],
    /// What its reader can take part with while it runs.
    pub panels: &'static [Panel],
    /// The file that it takes from the learner.
    pub file: Option<FileInput>,
    /// Tables that are drawn as bars too.
    pub bars: &'static [Bars],
    /// Questions that lead from the reader's own work to a pattern.
    pub guide: Option<Guide>,
    /// How it is steered, step by step; `None` if it cannot be.
    pub seat: Option<Seat>,
    /// The door in `src/doors` that makes its wasm, if that is not its section's.
    pub door: Option<&'static str>,
    /// The lab that a learner's program is, where this one stands for programs: its text is the parameter [`PROGRAM`].
    pub program: Option<fn(&str) -> &'static Lab>,
    /// Its `mod.rs`, by its path in the repository: `file!()`. Texts and sources are beside it.
    pub module: &'static str,
    /// Rust files beside `mod.rs` that are shown too, in the order in which they are shown.
    pub parts: &'static [&'static str],
}

impl Lab {
    /// What most labs leave as it is: `..Lab::DEFAULT`.
    pub const DEFAULT: Self = Self {
        id: "",
        section: Section::Workshop,
        chapter: "",
        params: &[],
        constraints: &[],
        presets: &[],
        strategies: &[],
        repeats: 5,
        jobs: &[],
        judge: |_, _| Vec::new(),
        question: None,
        names: &[],
        tables: |_, _| Vec::new(),
        boards: &[],
        charts: &[],
        panels: &[],
        file: None,
        bars: &[],
        guide: None,
        seat: None,
        door: None,
        program: None,
        module: "",
        parts: &[],
    };

    /// Its strategies, followed by those that are only steered.
    pub fn all_strategies(&self) -> impl Iterator<Item = &'static Strategy> + use<> {
        self.strategies.iter().chain(self.seat.map_or(&[][..], |seat| seat.only))
    }

    /// Those of them that can be steered.
    pub fn steered(&self) -> impl Iterator<Item = &'static Strategy> + use<> {
        let seat = self.seat;
        let is_steered = move |s: &&Strategy| {
            seat.is_some_and(|seat| {
                seat.strategies.contains(&s.id) || seat.only.iter().any(|only| only.id == s.id)
            })
        };
        self.all_strategies().filter(is_steered)
    }

    /// The minimum number of timed repetitions: 0 only if the lab itself does without.
    pub fn least_repeats(&self) -> u32 {
        self.repeats.min(1)
    }
}

/// A question with answers to choose from. Its word is `question.ask`, with parameters in its gaps; the
/// answers' are `answer.<option>`.
#[derive(Clone, Copy)]
pub struct Question {
    /// The answers, in the order in which they are shown.
    pub options: &'static [&'static str],
    /// Which of them came true, according to the numbers; `None` if this run cannot tell.
    pub truth: fn(&Params, &Comparison) -> Option<&'static str>,
}

impl Seat {
    /// What most labs leave as it is.
    pub const DEFAULT: Self = Self {
        strategies: &[],
        only: &[],
        setup: &[],
        most: &[],
        holds: |_, _| true,
        learners: false,
        patience: 0,
        goals: &[],
    };
}

/// What the scheduler's seat needs to know of a lab.
#[derive(Clone, Copy)]
pub struct Seat {
    /// Which of the lab's strategies can be steered: those that share nothing but what goes through `sync`
    /// (or `aio`), and whose waits all do.
    pub strategies: &'static [&'static str],
    /// Strategies that are meant to be steered, not measured: at full speed they might hang.
    pub only: &'static [Strategy],
    /// Values instead of the defaults: few lanes with few steps.
    pub setup: &'static [(&'static str, i64)],
    /// Maximum values that can be followed and searched.
    pub most: &'static [(&'static str, i64)],
    /// What must hold at the end, whatever the schedule; word `seat.holds`.
    pub holds: fn(&Params, &Outcome) -> bool,
    /// Whether it is a learner's program. What such a one knows is not all in its steps, so going round in a circle is never
    /// certain; and a lost update is a bad ending, where nothing else is wrong.
    pub learners: bool,
    /// How often others may make progress (log something) while a lane has to wait; more is starvation. 0 for no
    /// limit.
    pub patience: u32,
    /// What the learner is asked to reach, in the order in which it is shown.
    pub goals: &'static [Goal],
}

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
    /// Whether its processes share a piece of memory on purpose.
    pub shares: bool,
}

/// A future that stays on its thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// A strategy's work.
#[derive(Clone, Copy)]
pub enum Body {
    /// May block its thread.
    Blocking(fn(&Params) -> Outcome),
    /// May block its thread too: the way of this number to run a program.
    Way(fn(&Params, usize) -> Outcome, usize),
    /// Must not.
    Async(fn(Params) -> LocalFuture<Outcome>),
}

impl Strategy {
    /// On the coordinator only.
    pub const fn sequential(id: &'static str, work: fn(&Params) -> Outcome) -> Self {
        let (kind, resources) = (StrategyKind::Sequential, (|_| Resources::NONE) as fn(&_) -> _);
        Self { id, kind, resources, body: Body::Blocking(work), shares: false }
    }

    /// On a pool.
    pub const fn threads(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(&Params) -> Outcome,
    ) -> Self {
        let body = Body::Blocking(work);
        Self { id, kind: StrategyKind::Threads, resources, body, shares: false }
    }

    /// On processes, with which the coordinator communicates without blocking.
    pub const fn processes(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(Params) -> LocalFuture<Outcome>,
    ) -> Self {
        let body = Body::Async(work);
        Self { id, kind: StrategyKind::Processes, resources, body, shares: false }
    }

    /// As tasks on one thread.
    pub const fn tasks(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(Params) -> LocalFuture<Outcome>,
    ) -> Self {
        let body = Body::Async(work);
        Self { id, kind: StrategyKind::Async, resources, body, shares: false }
    }

    /// On a pool, as the `way` of this number to run a program.
    pub const fn way(
        id: &'static str,
        resources: fn(&Params) -> Resources,
        work: fn(&Params, usize) -> Outcome,
        way: usize,
    ) -> Self {
        let body = Body::Way(work, way);
        Self { id, kind: StrategyKind::Threads, resources, body, shares: false }
    }

    /// Makes its processes share a piece of memory, as large as the resources' `shared_bytes` say.
    #[must_use]
    pub const fn sharing(self) -> Self {
        Self { shares: true, ..self }
    }

    /// Whether it needs shared memory.
    pub fn shared_memory(&self) -> bool {
        self.shares || self.kind == StrategyKind::Threads
    }
}
