//! The programs that the page offers to start from.

mod support;

use seat::SearchBounds;
use support::{endings, gallery, request, search_of};

#[test]
fn nothing_is_wrong_with_them() {
    let all = gallery();
    assert!(all.len() >= 12);
    for (name, text) in all {
        assert_eq!(workbench::lab::describe(&text).problems, [], "{name}");
    }
}

/// Whose bug is not in an order of steps: it shows in the times, or in what is printed.
const SHOWN_OTHERWISE: [&str; 4] =
    ["blocking-coroutine", "cpu-work", "swallowed-exception", "unbounded-queue"];

#[test]
fn a_search_finds_the_bug_and_none_where_it_is_fixed() {
    // Enough to come upon each bug; not every program is searched to its end.
    let bounds = SearchBounds { executions: 200, ..SearchBounds::default() };
    for (name, text) in gallery() {
        for way in workbench::lab::describe(&text).ways.iter().filter(|way| way.steered) {
            let found = search_of(&request(&text, &[]), &way.id, bounds);
            let bad = found.outcomes.iter().any(|outcome| outcome.ending.is_bad());
            let has_bug = way.variant == 0 && !SHOWN_OTHERWISE.contains(&name.as_str());
            assert!(!found.astray, "{name} {}", way.id);
            assert_eq!(bad, has_bug, "{name} {}: {:?}", way.id, endings(&found));
            assert!(!found.outcomes.is_empty(), "{name} {}", way.id);
        }
    }
}
