//! Who may know whom, in the crate and in the page. The rules are written here once, as tables; each has
//! a sample that breaks it, so that a rule that cannot fail is found.

mod page_rules;

use std::path::{Path, PathBuf};

/// Every file below `folder` (of the repository) with one of the extensions, and its text.
fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut |path| {
        if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)) {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    });
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

fn walk(folder: &Path, each: &mut impl FnMut(PathBuf)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, each) } else { each(path) }
    }
}

/// `text` without comments, in Rust or TypeScript: what a comment mentions is no dependency. A sign of
/// a comment within a literal (`https://`) is taken for one too; no import stands behind such.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out.lines().map(|l| l.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}
