//! The manifest and the labs' files, as the page loads them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::labs::{LABS, Lab, Seat, Strategy};
use crate::model::{
    Bars, Board, Chart, Constraint, FileInput, Goal, Guide, Name, Panel, Param, Preset, Section,
    Settings, StrategyKind, Value,
};
use crate::seat::SearchBounds;

use super::code::{self, Snippet};
use super::texts::{self, Both, LabTexts, Page};
use super::{BookError, bindings, search, sections};

/// Goes up when a page made for the former shape could not read this one.
const VERSION: u32 = 1;

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

/// The folder of a lab in the repository.
pub fn folder(lab: &Lab) -> String {
    format!("src/labs/{}", lab.id.replace('-', "_"))
}

/// A lab's texts in both languages.
///
/// # Errors
/// See [`texts::parse`].
pub fn pages(lab: &Lab) -> Result<Both<Page>, BookError> {
    let parse = |name, source| texts::parse(&format!("{}/{name}", folder(lab)), source);
    Ok(Both { ko: parse("ko.md", lab.files.ko)?, en: parse("en.md", lab.files.en)? })
}

/// What the manifest says of a lab, and its own file.
///
/// # Errors
/// A mistake in its folder.
pub fn lab(lab: &Lab) -> Result<(LabSummary, LabFile), BookError> {
    let Both { ko, en } = pages(lab)?;
    let summary = LabSummary {
        id: lab.id.to_owned(),
        section: lab.section,
        chapter: lab.chapter.to_owned(),
        title: Both { ko: ko.title, en: en.title },
        tagline: Both { ko: ko.tagline, en: en.tagline },
        params: lab.params.to_vec(),
        constraints: lab.constraints.to_vec(),
        presets: lab.presets.iter().map(|preset| complete(lab, preset)).collect(),
        strategies: lab.strategies.iter().map(entry).collect(),
        repeats: lab.repeats,
        answers: lab.question.iter().flat_map(|q| q.options).map(|o| (*o).to_owned()).collect(),
        boards: lab.boards.to_vec(),
        charts: lab.charts.to_vec(),
        panels: lab.panels.to_vec(),
        file: lab.file,
        bars: lab.bars.to_vec(),
        seat: lab.seat.as_ref().map(|seat| self::seat(lab, seat)),
    };
    let python = format!("{}/{}.py", folder(lab), lab.id.replace('-', "_"));
    let file = LabFile {
        id: lab.id.to_owned(),
        texts: Both { ko: ko.texts, en: en.texts },
        rust: rust(lab)?,
        python: code::python(&python, lab.files.python)?,
        names: lab.names.iter().map(|name| **name).collect(),
        guide: lab.guide,
    };
    Ok((summary, file))
}

fn entry(strategy: &Strategy) -> StrategyEntry {
    let Strategy { id, kind, .. } = *strategy;
    StrategyEntry { id: id.to_owned(), kind, shared_memory: strategy.shared_memory() }
}

fn seat(lab: &Lab, seat: &Seat) -> SeatSummary {
    let setup = Preset { id: "", ints: seat.setup, choices: &[] };
    SeatSummary {
        strategies: lab.steered().map(entry).collect(),
        setup: complete(lab, &setup).values,
        most: seat.most.iter().map(|(id, most)| ((*id).to_owned(), *most)).collect(),
        goals: seat.goals.to_vec(),
    }
}

fn complete(lab: &Lab, preset: &Preset) -> PresetValues {
    let mut values: BTreeMap<String, Value> =
        lab.params.iter().map(|p| (p.id.to_owned(), p.default_value())).collect();
    for (id, value) in preset.ints {
        values.insert((*id).to_owned(), Value::Int(*value));
    }
    for (id, value) in preset.choices {
        values.insert((*id).to_owned(), Value::Text((*value).to_owned()));
    }
    PresetValues { id: preset.id.to_owned(), values }
}

/// The regions of all its Rust files by strategy, `mod.rs` first.
fn rust(lab: &Lab) -> Result<BTreeMap<String, Vec<Snippet>>, BookError> {
    let mut snippets: BTreeMap<String, Vec<Snippet>> =
        lab.all_strategies().map(|s| (s.id.to_owned(), Vec::new())).collect();
    for (name, source) in lab.files.rust {
        let file = format!("{}/{name}", folder(lab));
        for (region, snippet) in code::regions(&file, source)? {
            // What several strategies share is shown with each.
            for id in region.split_whitespace() {
                let Some(of_strategy) = snippets.get_mut(id) else {
                    let message = format!("the region {id} is no strategy of the lab");
                    return Err(BookError::new(&file, snippet.line - 1, message));
                };
                of_strategy.push(snippet.clone());
            }
        }
    }
    if let Some((id, _)) = snippets.iter().find(|(_, found)| found.is_empty()) {
        let message = format!("the strategy {id} has no region");
        return Err(BookError::new(&format!("{}/mod.rs", folder(lab)), 1, message));
    }
    Ok(snippets)
}

/// Everything the page loads: the manifest and each lab's file.
///
/// # Errors
/// A mistake in a lab's folder.
pub fn build() -> Result<(Manifest, Vec<LabFile>), BookError> {
    let (mut summaries, mut files) = (Vec::new(), Vec::new());
    for one in LABS {
        let (summary, file) = lab(one)?;
        summaries.push(summary);
        files.push(file);
    }
    let section = |id| {
        let Both { ko, en } = sections::title(id);
        SectionTitle { id, title: Both { ko: ko.to_owned(), en: en.to_owned() } }
    };
    let manifest = Manifest {
        version: VERSION,
        settings: Limits {
            max_repeats: Settings::MAX_REPEATS,
            default_seed: Settings::DEFAULT_SEED,
        },
        search: SearchLimits {
            first: SearchBounds::default(),
            max_steps: SearchBounds::MAX_STEPS,
            max_executions: SearchBounds::MAX_EXECUTIONS,
        },
        sections: Section::ALL.into_iter().map(section).collect(),
        labs: summaries,
    };
    Ok((manifest, files))
}

/// Writes `manifest.json`, `search.json` and `labs/<id>.json` into the folder `public`, and the types into `types`.
///
/// # Errors
/// One line that says what is wrong: a mistake in a lab's folder, or a file that cannot be written.
pub fn write(public: &Path, types: &Path) -> Result<(), String> {
    let (manifest, files) = build().map_err(|error| error.to_string())?;
    let labs = public.join("labs");
    std::fs::create_dir_all(&labs).map_err(|error| format!("{}: {error}", labs.display()))?;
    write_json(&public.join("manifest.json"), &manifest)?;
    write_json(&public.join("search.json"), &search::index(&files))?;
    for file in &files {
        write_json(&labs.join(format!("{}.json", file.id)), file)?;
    }
    write_text(types, &bindings::typescript())
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string(value);
    write_text(path, &text.map_err(|error| format!("{}: {error}", path.display()))?)
}

fn write_text(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
