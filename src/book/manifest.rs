//! The manifest and the labs' files, put together from what the labs declare and what lies in their folders.

use std::collections::BTreeMap;

use lab::{Lab, Seat, Strategy};
use labs::LABS;
use model::{Preset, Section, Settings, Value};
use seat::SearchBounds;

use super::BookError;
use super::code::{self, Snippet};
use super::sections;
use super::shapes::{
    LabFile, LabSummary, Limits, Manifest, PresetValues, SearchLimits, SeatSummary, SectionTitle,
    StrategyEntry, VERSION,
};
use super::source::{self, Source};
use super::texts::{self, Both, Page};

/// A lab's texts in both languages.
///
/// # Errors
/// See [`texts::parse`].
pub fn pages(lab: &Lab) -> Result<Both<Page>, BookError> {
    let parse = |name| {
        let source = Source::beside(lab, name)?;
        texts::parse(&source.file, &source.text)
    };
    Ok(Both { ko: parse("ko.md")?, en: parse("en.md")? })
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
        wasm: lab.door.map_or_else(|| sections::key(lab.section), str::to_owned),
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
    let python = source::python(lab)?;
    let file = LabFile {
        id: lab.id.to_owned(),
        texts: Both { ko: ko.texts, en: en.texts },
        rust: rust(lab)?,
        python: code::python(&python.file, &python.text)?,
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
    for Source { file, text } in source::rust(lab)? {
        for (region, snippet) in code::regions(&file, &text)? {
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
        return Err(BookError::new(lab.module, 1, message));
    }
    Ok(snippets)
}

/// Everything the page loads: the manifest, each lab's file, and the one of what stands for programs.
///
/// # Errors
/// A mistake in a lab's folder.
pub fn build() -> Result<(Manifest, Vec<LabFile>, LabFile), BookError> {
    let (mut summaries, mut files) = (Vec::new(), Vec::new());
    for one in LABS.iter() {
        let (summary, file) = lab(one)?;
        summaries.push(summary);
        files.push(file);
    }
    let (workbench, programs) = lab(&workbench::LAB)?;
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
        workbench,
    };
    Ok((manifest, files, programs))
}
