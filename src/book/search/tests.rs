use super::*;
use crate::markdown;

fn lines_of(source: &str) -> Vec<String> {
    markdown::parse(source).unwrap().iter().flat_map(lines).collect()
}

#[test]
fn markup_leaves_no_trace_and_words_stay_apart() {
    assert_eq!(
        lines_of("A **lost** `fetch_add`\nin [a link](#/lab/race).\n\nSecond."),
        ["A lost fetch_add in a link.", "Second."]
    );
    assert_eq!(lines_of("- one\n- *two*: more\n"), ["one", "two: more"]);
    assert_eq!(
        lines_of("| a | b |\n|---|---|\n| 1 | 락을 얻음 |\n| 2 | |\n"),
        ["a · b", "1 · 락을 얻음", "2 ·"]
    );
    assert_eq!(
        lines_of("> quoted\n\n### Head\n\n```\nx = 1\ny = 2\n```\n"),
        ["quoted", "Head", "x = 1 y = 2"]
    );
}

#[test]
fn a_strategy_is_found_with_what_is_said_about_it() {
    let words =
        [("strategy.a", "Mutex"), ("about.a", "Only one at a time."), ("strategy.b", "Bare")];
    let words = words.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let texts = LabTexts { words: words.into(), ..LabTexts::default() };
    let found = passages(&texts, &[]);
    assert_eq!(
        found,
        [
            Passage { part: Part::Run, text: "Mutex: Only one at a time.".to_owned() },
            Passage { part: Part::Run, text: "Bare".to_owned() },
        ]
    );
}

#[test]
fn every_lab_is_in_it_in_both_languages() {
    let (manifest, files, _) = crate::manifest::build().unwrap();
    let index = index(&files);
    let ids: Vec<_> = index.labs.iter().map(|lab| lab.id.as_str()).collect();
    assert_eq!(ids, manifest.labs.iter().map(|lab| lab.id.as_str()).collect::<Vec<_>>());
    for lab in &index.labs {
        for passages in [&lab.texts.ko, &lab.texts.en] {
            for part in [Part::What, Part::Expect, Part::Run, Part::Why, Part::Next] {
                assert!(passages.iter().any(|p| p.part == part), "{}: {part:?}", lab.id);
            }
            assert!(passages.iter().all(|p| p.text.lines().count() == 1), "{}", lab.id);
        }
    }
}
