//! What a lab can declare about itself: parameters, rules, presets and kinds of strategy.

use serde::{Deserialize, Serialize};

/// A lab's name in links, folders and the manifest.
pub type LabKey = &'static str;

/// The chapter's sections, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// 1: ideas and the GIL.
    Basics,
    /// 2: threads.
    Threading,
    /// 3: processes.
    Multiprocessing,
    /// 4: async tasks.
    Asyncio,
    /// 5: comparison and choice.
    Choice,
    /// 6: applications.
    Applications,
    /// 7: exercises.
    Exercises,
    /// Not from the chapter: programs whose fault is in the order of steps.
    Interleavings,
    /// Not from the chapter: the engine put to the test.
    Workshop,
}

impl Section {
    /// Every section in the order of the map.
    pub const ALL: [Self; 9] = [
        Self::Basics,
        Self::Threading,
        Self::Multiprocessing,
        Self::Asyncio,
        Self::Choice,
        Self::Applications,
        Self::Exercises,
        Self::Interleavings,
        Self::Workshop,
    ];

    /// Whether the chapter has it.
    pub fn is_of_the_chapter(self) -> bool {
        !matches!(self, Self::Interleavings | Self::Workshop)
    }
}

/// A parameter's unit; the page prints and converts by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A plain count.
    Count,
    /// Milliseconds.
    Ms,
    /// Percent, 0 to 100.
    Percent,
    /// No unit: a choice or a switch.
    None,
}

/// What a run does when it has more workers: what a speed-up may be computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Work {
    /// The same work, shared out among them.
    Shared,
    /// More work: each brings as much as any other.
    Each,
}

/// One parameter: its range is written here and nowhere else.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Param {
    /// Name in links and inputs; words that links use for themselves are not allowed.
    pub id: &'static str,
    /// Printed after the value.
    pub unit: Unit,
    /// Whether the learner may change it while the run goes on.
    pub live: bool,
    /// Whether it says how the learner's file is read: sweeping it would compare different tables.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(not(target_family = "wasm"), ts(as = "Option<bool>", optional))]
    pub file: bool,
    /// That it is the number of workers, and whose the work is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_family = "wasm"), ts(optional))]
    pub workers: Option<Work>,
    /// Type, range and default.
    #[serde(flatten)]
    pub kind: ParamKind,
}

/// A parameter's type with its range and default.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ParamKind {
    /// A whole number from `min` to `max`, both included. `step` is what the form's arrows do.
    Int {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
        /// The form's step; any whole number in range is valid.
        step: i64,
        /// Value of the `quick` preset.
        default: i64,
    },
    /// One of a fixed list of names.
    Choice {
        /// The names, as in links.
        options: &'static [&'static str],
        /// One of them.
        default: &'static str,
    },
    /// Free text of at most `max` characters, over several lines.
    Text {
        /// Most characters (Unicode scalar values).
        max: u32,
        /// Empty in every lab so far.
        default: &'static str,
    },
}

impl Param {
    /// A whole number with a unit.
    pub const fn int(
        id: &'static str,
        unit: Unit,
        range: std::ops::RangeInclusive<i64>,
        step: i64,
        default: i64,
    ) -> Self {
        let (min, max) = (*range.start(), *range.end());
        Self {
            id,
            unit,
            live: false,
            file: false,
            workers: None,
            kind: ParamKind::Int { min, max, step, default },
        }
    }

    /// One of `options`; the first is the default.
    pub const fn choice(id: &'static str, options: &'static [&'static str]) -> Self {
        let kind = ParamKind::Choice { options, default: options[0] };
        Self { id, unit: Unit::None, live: false, file: false, workers: None, kind }
    }

    /// Text of at most `max` characters, empty unless the learner writes some.
    pub const fn text(id: &'static str, max: u32) -> Self {
        Self {
            id,
            unit: Unit::None,
            live: false,
            file: false,
            workers: None,
            kind: ParamKind::Text { max, default: "" },
        }
    }

    /// The same, changeable while a run goes on: the lab asks for it by `rt::live`.
    #[must_use]
    pub const fn live(self) -> Self {
        assert!(matches!(self.kind, ParamKind::Int { .. }), "only whole numbers can be live");
        Self { live: true, ..self }
    }

    /// The same, as one that says how the learner's file is read: see [`FileInput`].
    #[must_use]
    pub const fn of_file(self) -> Self {
        Self { file: true, ..self }
    }

    /// The same, as the number of workers that share out a run's work: swept, it gives speed-up and efficiency.
    #[must_use]
    pub const fn workers(self) -> Self {
        self.with(Work::Shared)
    }

    /// The same, as the number of workers that bring work of their own, each as much as any other.
    #[must_use]
    pub const fn workers_each(self) -> Self {
        self.with(Work::Each)
    }

    const fn with(self, work: Work) -> Self {
        assert!(matches!(self.kind, ParamKind::Int { min: 1.., .. }), "at least one worker");
        Self { workers: Some(work), ..self }
    }

    /// The default as a value.
    pub fn default_value(&self) -> Value {
        match self.kind {
            ParamKind::Int { default, .. } => Value::Int(default),
            ParamKind::Choice { default, .. } | ParamKind::Text { default, .. } => {
                Value::Text(default.to_owned())
            }
        }
    }

    /// Whether `value` is of the parameter's type and in its range.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self.kind, value) {
            (ParamKind::Int { min, max, .. }, Value::Int(v)) => (min..=max).contains(v),
            (ParamKind::Choice { options, .. }, Value::Text(v)) => options.contains(&v.as_str()),
            (ParamKind::Text { max, .. }, Value::Text(v)) => v.chars().count() <= max as usize,
            _ => false,
        }
    }
}

/// A parameter's value: in JSON a number or a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Value {
    /// Of a [`ParamKind::Int`].
    Int(i64),
    /// Of a [`ParamKind::Choice`] or a [`ParamKind::Text`].
    Text(String),
}

/// A rule between two whole-number parameters.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Constraint {
    /// `low` must not be above `high`.
    AtMost {
        /// The smaller one's id.
        low: &'static str,
        /// The larger one's id.
        high: &'static str,
    },
    /// `param × times` must not be above `max`: a product of two parameters has a limit.
    ProductAtMost {
        /// First factor's id.
        param: &'static str,
        /// Second factor's id.
        times: &'static str,
        /// Greatest product.
        max: i64,
    },
}

/// A named set of parameter values; what it leaves out keeps its default.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// `quick`, `chapter`, or another name with a word in both languages.
    pub id: &'static str,
    /// Whole numbers.
    pub ints: &'static [(&'static str, i64)],
    /// Choices and texts.
    pub choices: &'static [(&'static str, &'static str)],
}

/// How a strategy does its work; see the table in the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum StrategyKind {
    /// The coordinator alone, blocking.
    Sequential,
    /// Threads on one shared memory.
    Threads,
    /// Instances with a memory each; bytes in, bytes out.
    Processes,
    /// Tasks on one thread.
    Async,
}

/// A table that the page shows while a run goes on, filled by `rt::Board`: a row for each file,
/// client or source.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Board {
    /// Word key `table.<id>`.
    pub id: &'static str,
    /// After the row's own name.
    pub columns: &'static [Column],
    /// What the learner can ask of a row while the run goes on: word keys `action.<id>`.
    pub actions: &'static [&'static str],
}

/// A column of a [`Board`].
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Column {
    /// Word key `column.<id>`; a suffix `_ms`, `_bytes` or `_percent` says the unit, and percent are
    /// drawn as a bar.
    pub id: &'static str,
    /// Where its cells are states and not quantities: word keys `state.<name>`.
    pub states: &'static [&'static str],
}

impl Column {
    /// A quantity.
    pub const fn number(id: &'static str) -> Self {
        Self { id, states: &[] }
    }

    /// One of `states`.
    pub const fn state(id: &'static str, states: &'static [&'static str]) -> Self {
        Self { id, states }
    }
}

/// Quantities that are drawn over time while a run goes on.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Chart {
    /// Word key `chart.<id>`.
    pub id: &'static str,
    /// Keys of `rt::value`: `series.<key>`.
    pub series: &'static [&'static str],
    /// Ids of parameters that are drawn as lines across: thresholds.
    pub limits: &'static [&'static str],
}

/// What the page shows beside a lab's run, for whoever watches it to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// A window onto the chat server of the run, from any tab: `rt::Channel` under the lab's id, and the
    /// messages of `model::talk`.
    Talk,
}

/// That a lab takes a file of the learner's, which stays on their machine and is in no link.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FileInput {
    /// The choice that says whether the file is used.
    pub param: &'static str,
    /// With this option of it.
    pub option: &'static str,
    /// What the picker offers: endings and media types.
    pub accept: &'static [&'static str],
    /// Whole-number parameters that name a column of it, from 1. Like the next, they are declared
    /// [of the file](Param::of_file).
    pub column_params: &'static [&'static str],
    /// The whole-number parameter that says how many lines there are above its header.
    pub skip_param: &'static str,
    /// The columns where no file is used.
    pub header: &'static [&'static str],
}

/// A table that is drawn as bars too.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Bars {
    /// The table's key.
    pub table: &'static str,
    /// The column that names the bars.
    pub label: &'static str,
    /// Columns of quantities: the reader chooses one, the first to begin with.
    pub values: &'static [&'static str],
}

/// One thing by its three names. Identifiers need no translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Name {
    /// In Python's standard library.
    pub python: &'static str,
    /// In Rust: std's, or this crate's where std has none.
    pub rust: &'static str,
    /// What the browser makes it of.
    pub browser: &'static str,
}

/// A few questions about the reader's work that lead to a pattern and to labs that show it. It needs no run.
///
/// Words: `guide.<question>` and `guide.<question>.<option>`; of an answer `guide.<answer>` (the pattern),
/// `guide.<answer>.why` (the reason) and, where the answer is [`measured`](GuideAnswer::measured),
/// `guide.<answer>.measured`: a sentence with gaps named `<strategy>_<fact>`, shown once a run has filled
/// them all.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Guide {
    /// The first one is asked first.
    pub questions: &'static [GuideQuestion],
    /// What they lead to.
    pub answers: &'static [GuideAnswer],
}

/// One question of a [`Guide`].
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct GuideQuestion {
    /// Unique in its guide, answers included.
    pub id: &'static str,
    /// In the order of asking.
    pub options: &'static [GuideOption],
}

/// One way to reply to a [`GuideQuestion`].
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct GuideOption {
    /// Unique in its question.
    pub id: &'static str,
    /// Where it leads.
    #[serde(flatten)]
    pub next: GuideNext,
}

/// Where a reply leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum GuideNext {
    /// To the question with this id.
    Ask(&'static str),
    /// To the answer with this id.
    Answer(&'static str),
}

/// What a [`Guide`] comes to: a pattern.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct GuideAnswer {
    /// Unique in its guide, questions included.
    pub id: &'static str,
    /// Labs that show the pattern, the best one first.
    pub labs: &'static [LabKey],
    /// Whether there is a sentence that uses what the reader's own run measured.
    pub measured: bool,
}
