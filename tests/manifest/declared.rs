//! What a lab declares holds together.

use std::collections::BTreeSet;
use std::path::Path;

use interleave::book::manifest::lab as build;
use interleave::book::sections::key;
use interleave::book::source::folder;
use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{ParamKind, Params, Section, Settings, Value};
use interleave::trace::{MAX_BOARDS, MAX_DIALS};

/// Words that links use for themselves.
const RESERVED: [&str; 10] =
    ["seed", "repeats", "strategies", "lang", "report", "v", "theirs", "seat", "search", "sweep"];

fn unique<'a>(ids: impl IntoIterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    ids.into_iter().all(|id| seen.insert(id))
}

fn is_name(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    !id.is_empty() && id.chars().all(plain)
}

#[test]
fn ids_are_plain_and_unique() {
    assert!(unique(LABS.iter().map(|lab| lab.id)));
    for lab in LABS.iter() {
        let params: Vec<_> = lab.params.iter().map(|p| p.id).collect();
        let presets: Vec<_> = lab.presets.iter().map(|p| p.id).collect();
        let strategies: Vec<_> = lab.strategies.iter().map(|s| s.id).collect();
        for ids in [&params, &presets, &strategies] {
            assert!(unique(ids.iter().copied()), "{}: {ids:?}", lab.id);
            assert!(ids.iter().all(|id| is_name(id)), "{}: {ids:?}", lab.id);
        }
        assert!(!params.iter().any(|id| RESERVED.contains(id)), "{}: {params:?}", lab.id);
        assert!(is_name(lab.id) && !lab.strategies.is_empty(), "{}", lab.id);
    }
}

#[test]
fn every_folder_is_a_lab_and_the_map_keeps_the_chapter_order() {
    let folders = |of: &str| -> Vec<String> {
        let inside = std::fs::read_dir(of).unwrap().map(|entry| entry.unwrap());
        let folders = inside.filter(|entry| entry.path().is_dir());
        folders.map(|e| format!("{of}/{}", e.file_name().into_string().unwrap())).collect()
    };
    let found: BTreeSet<String> =
        folders("src/labs").iter().flat_map(|section| folders(section)).collect();
    // The page finds a lab's wasm by its section, or by a door of its own.
    assert!(
        LABS.iter().filter_map(|lab| lab.door).all(|d| Path::new("src/doors").join(d).is_dir())
    );
    let declared =
        |lab: &Lab| format!("src/labs/{}/{}", key(lab.section), lab.id.replace('-', "_"));
    assert_eq!(found, LABS.iter().map(declared).collect());
    assert!(LABS.iter().all(|lab| declared(lab) == folder(lab)));
    assert!(LABS.iter().map(|lab| lab.section).is_sorted());
}

#[test]
fn presets_can_be_run() {
    for lab in LABS.iter() {
        let (summary, _) = build(lab).unwrap();
        for preset in &summary.presets {
            let checked = Params::check(lab.params, lab.constraints, &preset.values);
            assert!(checked.is_ok(), "{}: {}: {checked:?}", lab.id, preset.id);
        }
        assert_eq!(summary.presets[0].id, "quick", "{}", lab.id);
        for param in lab.params {
            assert_eq!(summary.presets[0].values[param.id], param.default_value(), "{}", lab.id);
            assert!(param.accepts(&param.default_value()), "{}: {}", lab.id, param.id);
        }
        assert!((0..=Settings::MAX_REPEATS).contains(&lab.repeats), "{}", lab.id);
    }
}

#[test]
fn what_a_file_is_read_by_is_declared_with_it() {
    for lab in LABS.iter() {
        let of_file: BTreeSet<&str> = lab.params.iter().filter(|p| p.file).map(|p| p.id).collect();
        let Some(file) = lab.file else {
            assert!(of_file.is_empty(), "{}: {of_file:?} without a file", lab.id);
            continue;
        };
        let named = file.column_params.iter().chain([&file.skip_param]);
        assert!(named.clone().all(|id| of_file.contains(id)), "{}: {of_file:?}", lab.id);
        let whole = |id: &str| {
            lab.params.iter().any(|p| p.id == id && matches!(p.kind, ParamKind::Int { .. }))
        };
        assert!(named.copied().all(whole), "{}", lab.id);
    }
}

#[test]
fn labs_from_the_chapter_offer_its_values() {
    for lab in LABS.iter() {
        let from_chapter = lab.section.is_of_the_chapter();
        assert_eq!(from_chapter, !lab.chapter.is_empty(), "{}", lab.id);
        assert_eq!(from_chapter, lab.presets.iter().any(|p| p.id == "chapter"), "{}", lab.id);
    }
}

#[test]
fn labs_ask_for_a_guess_and_name_their_things() {
    let labs = LABS.iter().filter(|lab| lab.section != Section::Workshop);
    for lab in labs {
        assert!(lab.question.is_some(), "{}: no question", lab.id);
        assert!(!lab.names.is_empty(), "{}: no names", lab.id);
        assert!(unique(lab.names.iter().map(|name| name.python)), "{}", lab.id);
    }
}

#[test]
fn boards_charts_and_live_parameters_hold_together() {
    for lab in LABS.iter() {
        assert!(lab.boards.len() <= MAX_BOARDS, "{}", lab.id);
        assert!(lab.params.iter().filter(|p| p.live).count() <= MAX_DIALS, "{}", lab.id);
        assert!(unique(lab.boards.iter().map(|board| board.id)), "{}", lab.id);
        for board in lab.boards {
            assert!(unique(board.columns.iter().map(|c| c.id)), "{}: {}", lab.id, board.id);
            assert!(unique(board.actions.iter().copied()), "{}: {}", lab.id, board.id);
        }
        for limit in lab.charts.iter().flat_map(|chart| chart.limits) {
            assert!(lab.params.iter().any(|p| p.id == *limit), "{}: {limit}", lab.id);
        }
    }
}

#[test]
fn every_strategy_shows_its_code_with_the_lines_that_matter() {
    for lab in LABS.iter() {
        let (_, file) = build(lab).unwrap();
        for strategy in lab.all_strategies() {
            let snippets = &file.rust[strategy.id];
            let marks: usize = snippets.iter().map(|s| s.marks.len()).sum();
            // What goes well has no line that matters more than another.
            assert!(marks > 0 || strategy.id == "healthy", "{}: {}", lab.id, strategy.id);
            for snippet in snippets {
                let source = crate::read(&snippet.file);
                let first = source.lines().nth(snippet.line - 1).unwrap();
                assert_eq!(snippet.text.lines().next(), Some(first.trim()), "{}", snippet.file);
                assert!(!snippet.text.contains("<-") && !snippet.text.contains("#region"));
            }
        }
        assert!(!file.python.marks.is_empty(), "{}", lab.id);
    }
}

#[test]
fn python_takes_the_same_parameters() {
    for lab in LABS.iter() {
        let python = interleave::book::source::python(lab).unwrap().text;
        for id in lab.params.iter().map(|p| p.id).chain(["seed"]) {
            assert!(python.contains(&format!("\"--{id}\"")), "{}: --{id}", lab.id);
        }
    }
}

#[test]
fn strategies_share_what_they_declare() {
    for lab in LABS.iter() {
        let (summary, _) = build(lab).unwrap();
        for preset in &summary.presets {
            let params = Params::check(lab.params, lab.constraints, &preset.values).unwrap();
            for strategy in lab.strategies {
                let bytes = (strategy.resources)(&params).shared_bytes;
                assert_eq!(bytes > 0, strategy.shares, "{}: {}", lab.id, strategy.id);
                assert_eq!(bytes % 4, 0, "{}: {}", lab.id, strategy.id);
            }
        }
    }
}

#[test]
fn jobs_are_named_after_their_lab_and_found() {
    for lab in LABS.iter() {
        for one in lab.jobs {
            assert!(one.id().starts_with(&format!("{}/", lab.id)), "{}", one.id());
            assert!(LABS.job(one.id()).is_some());
        }
    }
    assert!(unique(LABS.iter().flat_map(|lab| lab.jobs).map(|job| job.id())));
}

#[test]
fn what_is_steered_holds_together() {
    for lab in LABS.iter() {
        let Some(seat) = lab.seat else { continue };
        let steered: Vec<_> = lab.steered().map(|s| s.id).collect();
        assert_eq!(steered.len(), seat.strategies.len() + seat.only.len(), "{}", lab.id);
        assert!(unique(lab.all_strategies().map(|s| s.id)), "{}", lab.id);
        assert!(unique(seat.goals.iter().map(|goal| goal.id)), "{}", lab.id);
        for goal in seat.goals {
            for (id, value) in goal.values() {
                let param = lab.params.iter().find(|p| p.id == id).unwrap();
                assert!(param.accepts(&value), "{}: {}", lab.id, goal.id);
            }
            assert!(steered.contains(&goal.strategy), "{}: {}", lab.id, goal.id);
            assert!(goal.hints > 0, "{}: {}", lab.id, goal.id);
        }
        let asked = seat.goals.iter().flat_map(|goal| goal.setup);
        for (id, value) in seat.setup.iter().chain(seat.most).chain(asked) {
            let param = lab.params.iter().find(|p| p.id == *id).unwrap();
            assert!(param.accepts(&Value::Int(*value)), "{}: {id}", lab.id);
            let most = seat.most.iter().find(|(most, _)| most == id);
            assert!(most.is_some_and(|(_, most)| value <= most), "{}: {id}", lab.id);
        }
    }
}
