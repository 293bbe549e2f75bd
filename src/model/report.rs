//! What a run found: from one execution to the comparison of all strategies.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A sentence by key; the words in each language live with the lab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Message {
    /// Key without its prefix: `lost` is found under `verdict.lost` or `result.lost`.
    pub key: String,
    /// Values for the sentence's gaps. Where runs differ in a number, the gap's own name has the least and its
    /// name with [`Message::MOST`] behind it the greatest.
    pub args: BTreeMap<String, Arg>,
}

/// A value in a sentence: in JSON a number or a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Arg {
    /// Printed by `Intl` in the page's language.
    Number(f64),
    /// An id or a literal text.
    Text(String),
}

impl Arg {
    /// A cell that is one of the lab's words: `cell.<key>`.
    pub fn word(key: &str) -> Self {
        Self::Text(key.to_owned())
    }
}

impl Message {
    /// Behind a gap's name: the greatest value of a range. No gap has a full stop in its name.
    pub const MOST: &'static str = ".most";

    /// A sentence without gaps.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: BTreeMap::new() }
    }

    /// Fills a gap with a number.
    #[must_use]
    pub fn number(mut self, name: &str, value: f64) -> Self {
        self.args.insert(name.to_owned(), Arg::Number(value));
        self
    }

    /// Fills a gap with what a number was in several runs: it shows as one where all had the same.
    #[must_use]
    pub fn range(self, name: &str, (least, most): (f64, f64)) -> Self {
        let message = self.number(name, least);
        if least < most { message.number(&format!("{name}{}", Self::MOST), most) } else { message }
    }

    /// Fills a gap with an id or a literal.
    #[must_use]
    pub fn text(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), Arg::Text(value.into()));
        self
    }
}

/// What a strategy's work came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Outcome {
    /// The result cell's sentence (`result.<key>`).
    pub result: Message,
    /// Equal between strategies that did the same work; empty where the lab expects differences.
    pub answer: String,
    /// Numbers for the verdict and the export, by name; units are in the name (`lost`, `io_ms`).
    pub facts: BTreeMap<String, f64>,
    /// Quantities over the run's time.
    pub series: Vec<Series>,
    /// Rows for a table.
    pub tables: Vec<Table>,
    /// A picture in the run's memory.
    pub image: Option<ImageMeta>,
}

impl Outcome {
    /// An outcome with a result sentence and an answer, and nothing else yet.
    pub fn new(result: Message, answer: impl ToString) -> Self {
        Self {
            result,
            answer: answer.to_string(),
            facts: BTreeMap::new(),
            series: Vec::new(),
            tables: Vec::new(),
            image: None,
        }
    }

    /// Adds a number.
    #[must_use]
    pub fn fact(mut self, name: &str, value: f64) -> Self {
        self.facts.insert(name.to_owned(), value);
        self
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }
}

/// A quantity over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Series {
    /// Word key `series.<key>`.
    pub key: String,
    /// Points `[ms since the run began, value]` in order of time.
    pub points: Vec<(f64, f64)>,
}

/// Rows with named columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Table {
    /// Word key `table.<key>`.
    pub key: String,
    /// Word keys `column.<key>`; a suffix `_ms`, `_bytes` or `_percent` says the unit.
    pub columns: Vec<String>,
    /// One cell for each column.
    pub rows: Vec<Vec<Arg>>,
}

/// A picture of `width × height` 32-bit pixels: the low half is the value (0 to 65535), the high
/// half the number of the lane that drew it, from 1; 0 is not drawn yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct ImageMeta {
    /// Byte address in the run's memory.
    pub pointer: u32,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// One execution of one strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Execution {
    /// Strategy id.
    pub strategy: String,
    /// Time of the work alone, ms: pools and processes were ready before.
    pub ms: f64,
    /// What it came to.
    pub outcome: Outcome,
    /// Records that did not fit their lane, all lanes together.
    pub dropped: u32,
    /// Files that the learner may save; they lie in the run's memory until the next execution begins.
    #[serde(default)]
    pub files: Vec<FileMeta>,
}

/// A file that a run has made or fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct FileMeta {
    /// A plain name without folders.
    pub name: String,
    /// Byte address in the run's memory.
    pub pointer: u32,
    /// Bytes.
    pub len: u32,
}

/// How the coordinator must be made for a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Resources {
    /// Pool threads, none for strategies that need none.
    pub threads: u32,
    /// Process workers.
    pub processes: u32,
    /// Async tasks that get a lane of their own.
    pub tasks: u32,
    /// Memory that the coordinator and its processes share, bytes; none for most.
    pub shared_bytes: u32,
}

impl Resources {
    /// The coordinator alone.
    pub const NONE: Self = Self { threads: 0, processes: 0, tasks: 0, shared_bytes: 0 };

    /// A pool of `threads`.
    pub fn threads(threads: usize) -> Self {
        Self { threads: threads as u32, ..Self::NONE }
    }

    /// `processes` process workers.
    pub fn processes(processes: usize) -> Self {
        Self { processes: processes as u32, ..Self::NONE }
    }

    /// With `bytes` of memory that all processes share.
    #[must_use]
    pub fn sharing(self, bytes: usize) -> Self {
        Self { shared_bytes: bytes as u32, ..self }
    }

    /// `tasks` async tasks.
    pub fn tasks(tasks: usize) -> Self {
        Self { tasks: tasks as u32, ..Self::NONE }
    }

    /// Lanes in the coordinator's memory; a process records in its own.
    pub fn lanes(&self) -> u32 {
        1 + self.threads + self.tasks
    }
}

/// Threads or processes that a run finds ready, and what they took when they were started.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Started {
    /// How many were started.
    pub count: u32,
    /// Until the last of them was there, ms.
    pub ms: f64,
    /// Memory that they took for it, all together.
    pub bytes: f64,
}

/// What is ready for a run beside its coordinator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Startup {
    /// The pool's; their bytes are what the shared memory grew by.
    pub threads: Started,
    /// Their bytes are the memories that they began with.
    pub processes: Started,
}

impl Startup {
    /// Nothing was started.
    pub const NONE: Self = {
        let none = Started { count: 0, ms: 0.0, bytes: 0.0 };
        Self { threads: none, processes: none }
    };
}

/// Every execution of a run, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Plan {
    /// What to do, first to last.
    pub steps: Vec<Step>,
}

/// One execution to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Step {
    /// Strategy id.
    pub strategy: String,
    /// Its kind.
    pub kind: super::StrategyKind,
    /// Traced or timed.
    pub role: StepRole,
    /// Round of timed repetitions, from 0.
    pub round: u32,
    /// What must be ready before.
    pub resources: Resources,
}

/// What an execution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum StepRole {
    /// Warm-up and timeline in one: traced, not timed.
    Traced,
    /// Timed, with tracing off.
    Timed,
    /// Traced, and all there is: what the run came to is what was watched.
    Live,
}

/// One timed execution as the page hands it back for comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Sample {
    /// What ran.
    pub execution: Execution,
    /// Start of its threads or processes where it had to be paid, ms.
    pub startup_ms: Option<f64>,
    /// A fixed piece of work timed just before, ms: shows when the machine changed speed.
    pub calibration_ms: f64,
    /// Whether the page was hidden at any moment of it.
    pub hidden: bool,
}

/// A range of values with its confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Coverage that the number of samples allows, 0 to 1.
    pub confidence: f64,
}

/// How much faster than the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Speedup {
    /// Median of the baseline over this median; above 1 is faster.
    pub ratio: f64,
    /// Its interval; none with too few samples.
    pub interval: Option<Interval>,
    /// What may be said of it.
    pub difference: Difference,
}

/// What a speed-up's interval allows to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Difference {
    /// The baseline itself.
    Baseline,
    /// The whole interval is above 1.
    Faster,
    /// The whole interval is below 1.
    Slower,
    /// The interval holds 1, or there are too few samples for one.
    Unclear,
}

/// Why a comparison must not be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Invalid {
    /// The tab was hidden: timers and workers were slowed down.
    Hidden,
    /// The calibration shows that the machine changed speed.
    SpeedChanged,
}

/// What some of a strategy's runs came to, in one sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct RunsResult {
    /// How many of the counted runs.
    pub runs: u32,
    /// Their sentence; numbers in which they differ are [ranges](Message::range).
    pub result: Message,
}

/// One strategy's row in the results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct StrategySummary {
    /// Strategy id.
    pub id: String,
    /// Timed samples in order, ms.
    pub samples_ms: Vec<f64>,
    /// Median, ms.
    pub median_ms: f64,
    /// Median absolute deviation from the median, ms.
    pub spread_ms: f64,
    /// Interval of the median; none with too few samples.
    pub interval: Option<Interval>,
    /// Against the first strategy of the request.
    pub speedup: Speedup,
    /// Median start-up of threads or processes where it was paid, ms.
    pub startup_ms: Option<f64>,
    /// The last execution's outcome.
    pub outcome: Outcome,
    /// What all counted runs came to, the most frequent sentence first. Reports of before this was there have
    /// none.
    #[serde(default)]
    #[cfg_attr(not(target_family = "wasm"), ts(as = "Option<Vec<RunsResult>>", optional))]
    pub results: Vec<RunsResult>,
    /// Keys of the outcome's tables and series that were not the same in every counted run: what is shown of
    /// them is the last run's.
    #[serde(default)]
    #[cfg_attr(not(target_family = "wasm"), ts(as = "Option<Vec<String>>", optional))]
    pub varied: Vec<String>,
    /// Every timed execution's facts, by name, in order.
    pub facts: BTreeMap<String, Vec<f64>>,
}

impl StrategySummary {
    /// Least and greatest value of a fact over all counted runs; 0 where none has it.
    pub fn range(&self, fact: &str) -> (f64, f64) {
        let values = self.facts.get(fact).map_or(&[][..], Vec::as_slice);
        let of = |pick: fn(f64, f64) -> f64| values.iter().copied().reduce(pick).unwrap_or(0.0);
        (of(f64::min), of(f64::max))
    }
}

/// All strategies side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Comparison {
    /// In the request's order; the first is the baseline.
    pub strategies: Vec<StrategySummary>,
    /// Whether all non-empty answers are equal.
    pub agree: bool,
    /// Reasons not to trust the timings.
    pub invalid: Vec<Invalid>,
    /// The lab's reading of it (`verdict.<key>`); the first is the verdict.
    pub verdict: Vec<Message>,
    /// Which answer to the lab's question came true (`answer.<option>`); none where this run does not
    /// tell.
    pub truth: Option<String>,
    /// What the lab has to show of all strategies together.
    pub tables: Vec<Table>,
}

impl Comparison {
    /// One strategy's row, where it took part.
    pub fn get(&self, id: &str) -> Option<&StrategySummary> {
        self.strategies.iter().find(|s| s.id == id)
    }
}
