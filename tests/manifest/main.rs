//! Every lab is complete and true to its declaration: texts in both languages, a word for every key that
//! its code can produce, code to show, links that work. A new lab is covered without being named here.

mod claims;
mod declared;
mod guides;
mod released;
mod source;
mod truths;
mod verdicts;
mod words;

use interleave::lab::Lab;
use interleave::labs::LABS;

/// A file of the repository: Cargo runs tests in its root.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All Rust of a lab; the file with the judge, which ends with it, at the end.
fn rust(lab: &Lab) -> String {
    let mut sources: Vec<String> =
        interleave::book::source::rust(lab).unwrap().into_iter().map(|s| s.text).collect();
    sources.sort_by_key(|source| source.contains("fn judge("));
    sources.join("\n")
}

#[test]
fn everything_can_be_built() {
    let (manifest, files, _) = interleave::book::manifest::build().unwrap();
    assert_eq!(manifest.labs.len(), LABS.iter().count());
    assert_eq!(files.len(), LABS.iter().count());
}

#[test]
fn the_types_of_the_page_are_up_to_date() {
    let committed = read("www/src/engine/model.ts");
    assert!(
        committed == interleave::book::bindings::typescript(),
        "run: cargo run -p interleave-book <public folder> www/src/engine/model.ts"
    );
}
