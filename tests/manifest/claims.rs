//! Every lab of the chapter has tests that hold its claims against its runs. They are known by their
//! names: what is claimed of `race` stands in tests named `race_…`.

use interleave::labs::LABS;
use interleave::model::Section;

/// The names of all tests in a source.
fn tests(source: &str) -> Vec<&str> {
    let behind = source.split("#[test]").skip(1);
    let names = behind.filter_map(|rest| rest.split("fn ").nth(1)?.split('(').next());
    names.collect()
}

/// Whether one of the tests is about this lab: `lock` has none in `lock_step`'s if there is such a lab.
fn claimed(id: &str, tests: &[String]) -> bool {
    let prefix = |id: &str| format!("{}_", id.replace('-', "_"));
    // The longest lab name that fits is the one it is about.
    let about = |test: &str| {
        let fits = LABS.iter().filter(|lab| test.starts_with(&prefix(lab.id)));
        fits.map(|lab| lab.id).max_by_key(|id| id.len())
    };
    tests.iter().any(|test| about(test) == Some(id))
}

#[test]
fn every_lab_of_the_chapter_has_its_claims_tested() {
    let mut names = Vec::new();
    for entry in std::fs::read_dir("tests/claims").unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        names.extend(tests(&source).into_iter().map(str::to_owned));
    }
    let of_the_chapter = LABS.iter().filter(|lab| lab.section != Section::Workshop);
    let missing: Vec<_> = of_the_chapter.map(|l| l.id).filter(|id| !claimed(id, &names)).collect();
    assert!(missing.is_empty(), "no test of their own in tests/claims: {missing:?}");
}

#[test]
fn a_test_counts_for_the_lab_that_its_name_begins_with() {
    let source =
        "#[test]\nfn race_loses() {}\n fn lock_helper() {}\n#[test]\n#[ignore]\nfn gil_passes() {}";
    assert_eq!(tests(source), ["race_loses", "gil_passes"]);
    let names = tests(source).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert!(claimed("race", &names) && claimed("gil", &names) && !claimed("lock", &names));
    assert!(!claimed("lock", &["reentrant_lock_names".to_owned(), "locker".to_owned()]));
}
