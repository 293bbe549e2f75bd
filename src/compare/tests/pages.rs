//! The docs' pages say what Interleave does now, and that its answers are right. What the others do is not played again here: that takes minutes.
#![cfg(not(target_family = "wasm"))]

use interleave_compare::{
    by_interleave, kit::Limits, litmus, litmus_tests, measured, pages, programs,
};

const LITMUS: &str = include_str!("../../../docs/litmus.md");
const EXPLORERS: &str = include_str!("../../../docs/explorers.md");

fn holds(page: &str, row: &str, name: &str) {
    assert!(
        page.lines().any(|line| line.starts_with(row)),
        "docs/{name} is stale, and has no row {row}\n`cargo run --release -p interleave-compare -- docs` writes it"
    );
}

#[test]
fn every_litmus_test_is_on_the_page_and_right() {
    let mut count = 0;
    for test in litmus_tests::tests() {
        let row = litmus::own(test);
        let shown = row.shown[0].as_ref().expect("it was played");
        assert_eq!(shown.comes, row.allowed, "{}", row.name);
        assert_eq!((shown.forbidden, shown.missing), (0, 0), "{}", row.name);
        holds(LITMUS, &pages::litmus_row(&row), "litmus.md");
        count += 1;
    }
    assert_eq!(count, LITMUS.lines().filter(|line| line.starts_with("| `")).count());
}

#[test]
fn every_program_is_on_the_page_and_right() {
    for entry in programs::all() {
        let has_bug = entry.has_bug;
        let counted = measured::own(entry);
        let ran = counted.ran[0].as_ref().expect("it was played");
        assert_eq!(ran.has_bug(), has_bug, "{}", counted.entry.name);
        holds(EXPLORERS, &pages::counted_row(&counted), "explorers.md");
        if !counted.first.is_empty() {
            holds(EXPLORERS, &pages::found_row(&counted), "explorers.md");
        }
    }
}

#[test]
fn the_three_play_the_same_programs() {
    // What all of them come to where nothing is old, and where all three are soon through.
    let limits = Limits { executions: 2_000, preemptions: None };
    for entry in programs::all() {
        if !["message", "two-stage", "stack", "lazy"].contains(&entry.name) {
            continue;
        }
        let own = by_interleave::exhaust(&entry.program.interleave, entry.threads, limits);
        let loom = interleave_compare::by_loom::exhaust(&entry.program.loom, limits);
        let shuttle = interleave_compare::by_shuttle::exhaust(&entry.program.shuttle, limits);
        assert_eq!(own.outcomes, loom.outcomes, "{}", entry.name);
        assert_eq!(own.outcomes, shuttle.outcomes, "{}", entry.name);
    }
}
