//! A lab's texts have a word for everything, in both languages, and nothing beyond.

use std::collections::{BTreeMap, BTreeSet};

use interleave::book::manifest::pages;
use interleave::book::markdown::Node;
use interleave::book::source::folder;
use interleave::book::texts::{Both, LabTexts, gaps};
use interleave::lab::{Lab, Strategy};
use interleave::labs::LABS;
use interleave::model::{GuideAnswer, ParamKind, Params, Settings, Value};

use crate::{rust, source};

fn texts(lab: &Lab) -> [(&'static str, LabTexts); 2] {
    let Both { ko, en } = pages(lab).unwrap();
    [("ko", ko.texts), ("en", en.texts)]
}

/// Every word that the page or a run of the lab may ask for.
fn needed(lab: &Lab) -> BTreeSet<String> {
    let mut words = source::keys(&rust(lab)).words;
    for param in lab.params {
        words.extend([format!("param.{}", param.id), format!("hint.{}", param.id)]);
        if let ParamKind::Choice { options, .. } = param.kind {
            words.extend(options.iter().map(|option| format!("option.{}.{option}", param.id)));
        }
    }
    words.extend(lab.presets.iter().map(|preset| format!("preset.{}", preset.id)));
    for option in lab.question.iter().flat_map(|q| q.options) {
        words.extend(["question.ask".to_owned(), format!("answer.{option}")]);
    }
    for board in lab.boards {
        words.insert(format!("table.{}", board.id));
        words.extend(board.columns.iter().map(|c| format!("column.{}", c.id)));
        let states = board.columns.iter().flat_map(|c| c.states);
        words.extend(states.map(|state| format!("state.{state}")));
        words.extend(board.actions.iter().map(|action| format!("action.{action}")));
    }
    for chart in lab.charts {
        words.insert(format!("chart.{}", chart.id));
        words.extend(chart.series.iter().map(|series| format!("series.{series}")));
    }
    if let Some(guide) = &lab.guide {
        for question in guide.questions {
            words.insert(format!("guide.{}", question.id));
            words
                .extend(question.options.iter().map(|o| format!("guide.{}.{}", question.id, o.id)));
        }
        for GuideAnswer { id, measured, .. } in guide.answers {
            words.extend([format!("guide.{id}"), format!("guide.{id}.why")]);
            words.extend(measured.then(|| format!("guide.{id}.measured")));
        }
    }
    if let Some(seat) = &lab.seat {
        words.insert("seat.holds".to_owned());
        for goal in seat.goals {
            words.insert(format!("goal.{}", goal.id));
            words.extend((1..=goal.hints).map(|n| format!("goal.{}.{n}", goal.id)));
        }
    }
    for strategy in lab.all_strategies() {
        words.extend([format!("strategy.{}", strategy.id), format!("about.{}", strategy.id)]);
    }
    words
}

/// What a program can end with by its own doing.
const FAILURES: [&str; 5] = ["panic", "deadlock", "process-lost", "crashed", "out-of-memory"];

/// Whether it is the word for the error that one of the lab's strategies is there to end with.
fn meant_to_fail(lab: &Lab, word: &str) -> bool {
    let named = |strategy: &Strategy| {
        let code = word.strip_prefix("failed.")?.strip_prefix(strategy.id)?.strip_prefix('.')?;
        Some(FAILURES.contains(&code))
    };
    lab.strategies.iter().filter_map(named).any(|is_one| is_one)
}

#[test]
fn there_is_a_word_for_everything_and_nothing_beyond() {
    for lab in LABS.iter() {
        for (lang, texts) in texts(lab) {
            let there: BTreeSet<String> = texts.words.keys().cloned().collect();
            let needed = needed(lab);
            let missing: Vec<_> = needed.difference(&there).collect();
            let stale: Vec<_> =
                there.difference(&needed).filter(|word| !meant_to_fail(lab, word)).collect();
            let file = format!("{}/{lang}.md", folder(lab));
            assert!(
                missing.is_empty() && stale.is_empty(),
                "{file}: missing {missing:?}, stale {stale:?}"
            );
        }
    }
}

#[test]
fn both_languages_know_the_same_words() {
    for lab in LABS.iter() {
        let [(_, ko), (_, en)] = texts(lab);
        assert!(ko.words.keys().eq(en.words.keys()), "{}", lab.id);
    }
}

#[test]
fn a_hint_leaves_to_the_page_that_a_value_may_change_under_way() {
    for lab in LABS.iter() {
        for (lang, texts) in texts(lab) {
            for param in lab.params.iter().filter(|param| param.live) {
                let hint = &texts.words[&format!("hint.{}", param.id)];
                let again = ["while it runs", "실행 중"].iter().any(|said| hint.contains(said));
                assert!(!again, "{}/{lang}.md: hint.{}: {hint}", folder(lab), param.id);
            }
        }
    }
}

#[test]
fn both_languages_tell_the_same_sections() {
    for lab in LABS.iter() {
        let [(_, ko), (_, en)] = texts(lab);
        assert_eq!(ko.original.is_empty(), en.original.is_empty(), "{}: original", lab.id);
        assert_eq!(links(&ko.next), links(&en.next), "{}: next", lab.id);
    }
}

#[test]
fn a_gap_is_filled_by_the_code() {
    for lab in LABS.iter() {
        let keys = source::keys(&rust(lab));
        // A guide may use what a run has found of any strategy.
        let found = |gap: &str| {
            let of = |s: &Strategy| gap.strip_prefix(&s.id.replace('-', "_"))?.strip_prefix('_');
            lab.strategies.iter().filter_map(of).any(|fact| keys.facts.contains(fact))
        };
        for (lang, texts) in texts(lab) {
            for (key, word) in &texts.words {
                for (gap, _) in gaps(word).unwrap() {
                    let known = match key.split('.').next() {
                        Some("event") => ["a", "b"].contains(&gap),
                        Some("result" | "verdict") => keys.args.contains(gap),
                        // The form's present values.
                        Some("question") => lab.params.iter().any(|p| p.id == gap),
                        Some("guide") if key.ends_with(".measured") => found(gap),
                        _ => false,
                    };
                    assert!(known, "{}/{lang}.md: {key}: nobody fills {{{gap}}}", folder(lab));
                }
            }
        }
    }
}

#[test]
fn korean_particles_do_not_hang_on_a_value() {
    // 은/는, 이/가, 을/를, 와/과 and (으)로 depend on how the value before them ends.
    let particles = ["은", "는", "이", "가", "을", "를", "와", "과", "로", "으로", "(으)"];
    for lab in LABS.iter() {
        let [(_, ko), _] = texts(lab);
        for (key, word) in &ko.words {
            let mut behind = word.split('}').skip(1);
            let hangs = behind.any(|rest| particles.iter().any(|p| rest.starts_with(p)));
            assert!(!hangs, "{}: {key}: {word}", lab.id);
        }
    }
}

fn links(nodes: &[Node]) -> Vec<String> {
    nodes.iter().flat_map(Node::links).map(str::to_owned).collect()
}

/// What is wrong with a link to a lab.
fn broken(link: &str) -> Option<String> {
    let rest = link.strip_prefix("#/lab/")?;
    let (id, query) = rest.split_once('?').unwrap_or((rest, ""));
    let Some(lab) = LABS.find(id) else { return Some(format!("no lab {id}")) };
    let mut given = BTreeMap::new();
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let Some((name, value)) = pair.split_once('=') else {
            return Some(format!("no value: {pair}"));
        };
        let number = value.parse::<i64>();
        match name {
            "seed" if value.parse::<u32>().is_ok() => {}
            "repeats"
                if number.as_ref().is_ok_and(|n| {
                    (i64::from(lab.least_repeats())..=i64::from(Settings::MAX_REPEATS)).contains(n)
                }) => {}
            "strategies" if value.split(',').all(|s| lab.strategies.iter().any(|k| k.id == s)) => {}
            "seat" if lab.steered().any(|s| value.split('.').next() == Some(s.id)) => {}
            "seed" | "repeats" | "strategies" | "seat" => return Some(format!("{name}={value}")),
            _ => {
                let value = number.map_or_else(|_| Value::Text(value.to_owned()), Value::Int);
                given.insert(name.to_owned(), value);
            }
        }
    }
    Params::check(lab.params, lab.constraints, &given).err().map(|error| error.to_string())
}

#[test]
fn links_lead_to_runs_that_work() {
    for lab in LABS.iter() {
        for (lang, texts) in texts(lab) {
            let LabTexts { what, expect, why, original, next, .. } = &texts;
            assert!(
                links(next).len() >= 3,
                "{}/{lang}.md: next has fewer than three links",
                folder(lab)
            );
            for link in [what, expect, why, original, next].into_iter().flat_map(|part| links(part))
            {
                assert_eq!(broken(&link), None, "{}/{lang}.md: {link}", folder(lab));
            }
        }
    }
}

#[test]
fn broken_links_are_found() {
    for bad in [
        "#/lab/nobody",
        "#/lab/race?threads=0",
        "#/lab/race?thread=2",
        "#/lab/race?threads",
        "#/lab/race?strategies=unsafe,lock",
        "#/lab/race?repeats=51",
        "#/lab/race?seed=-1",
        "#/lab/web-scraper?min_ms=300&max_ms=200",
    ] {
        assert!(broken(bad).is_some(), "{bad}");
    }
    assert_eq!(broken("#/lab/race?threads=2&strategies=mutex&seed=1&repeats=50"), None);
}
