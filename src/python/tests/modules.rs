//! Modules that are fetched for programs that name them.
#![cfg(not(target_family = "wasm"))]

use python::modules::SOURCES;
use python::modules::library::{BEGIN, SHELF, file, names_one};

#[test]
fn a_program_is_asked_by_its_words() {
    assert!(names_one(r#"{"program":"import time\nfrom http.server import HTTPServer"}"#));
    assert!(names_one("await asyncio.open_connection('127.0.0.1', 80)"));
    assert!(names_one("import collections.abc"));
    assert!(names_one("from concurrent.futures import wait"));
    assert!(!names_one("import threading\nmy_json = requests_made = 1"));
    assert!(names_one("from collections import deque"));
    assert!(!names_one("from queue import Queue\nimport concurrent"));
}

#[test]
fn what_is_always_there_imports_nothing_that_is_fetched() {
    for (name, text) in SOURCES {
        let imports = text.lines().map(str::trim_start).filter(|line| {
            (line.starts_with("import ") || line.starts_with("from ")) && names_one(line)
        });
        assert_eq!(imports.count(), 0, "{name}");
    }
}

#[test]
fn the_file_has_each_module_under_its_name() {
    let file = file();
    let parts: Vec<_> =
        file.split(BEGIN).skip(1).filter_map(|part| part.split_once('\n')).collect();
    assert_eq!(parts, SHELF);
}
