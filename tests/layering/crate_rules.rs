//! From the ground up: `model`, `random`, `kernels`, `stats`, `trace` and `seat` know nobody above them; `rt`
//! uses them; `sync` and `aio` use `rt`; labs use all of these; `api` and `book` see everything.

use super::{files, without_comments};

/// Each module and whom it may use, beside itself.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("random", &[]),
    ("trace", &["model"]),
    ("kernels", &["random"]),
    ("stats", &["model", "random"]),
    ("seat", &["model", "random"]),
    ("rt", &["model", "random", "trace", "seat"]),
    ("sync", &["rt", "trace", "seat"]),
    ("aio", &["rt", "trace", "seat"]),
    ("labs", &["model", "random", "trace", "kernels", "stats", "seat", "rt", "sync", "aio"]),
    (
        "api",
        &[
            "model", "random", "trace", "kernels", "stats", "seat", "rt", "sync", "aio", "labs",
            "bench",
        ],
    ),
    ("book", &["model", "trace", "seat", "labs"]),
    // Not in what learners are given: see build/bench.sh.
    ("bench", &["model", "trace", "kernels", "stats", "seat", "rt", "sync", "aio", "labs"]),
    ("lib", &[]),
];

/// What only the web side of the port and the door may name.
const BROWSER: [&str; 6] =
    ["wasm_bindgen", "wasm_bindgen_futures", "wasm_bindgen_rayon", "web_sys", "js_sys", "JsValue"];

/// The module of a file: `src/rt/web/http.rs` belongs to `rt`.
fn module(file: &str) -> &str {
    let rest = file.trim_start_matches("src/");
    rest.split(['/', '.']).next().unwrap_or(rest)
}

/// Modules of the crate that a text names after `crate::`, groups included.
fn used(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, found) in text.match_indices("crate::") {
        let rest = &text[at + found.len()..];
        let name = |s: &str| -> String {
            s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        match rest.strip_prefix('{') {
            None => used.push(name(rest)),
            Some(group) => used.extend(top_level(group).iter().map(|part| name(part))),
        }
    }
    used
}

/// The parts of a `{a::{b, c}, d}` group, its brace already taken off.
fn top_level(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// What breaks a rule in one file.
fn broken(file: &str, text: &str) -> Vec<String> {
    let text = without_comments(text);
    let module = module(file);
    let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{file}: no rule for the module {module}")];
    };
    let known = |name: &str| MAY_USE.iter().any(|(n, _)| *n == name);
    let mut wrong: Vec<String> = used(&text)
        .into_iter()
        .filter(|name| known(name) && name != module && !may.contains(&name.as_str()))
        .map(|name| format!("{file}: {module} must not use {name}"))
        .collect();
    let at_the_browser = file.starts_with("src/rt/web") || module == "api" || module == "lib";
    if module == "rt" && file != "src/rt.rs" && !at_the_browser && text.contains("web::") {
        wrong.push(format!("{file}: only rt.rs chooses the platform"));
    }
    if !at_the_browser {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let named = BROWSER.iter().filter(|name| words.contains(name));
        wrong.extend(named.map(|name| format!("{file}: must not name {name}")));
    }
    wrong
}

#[test]
fn the_crate_keeps_its_layers() {
    let wrong: Vec<String> = files("src", &["rs"])
        .iter()
        .filter(|(file, _)| !file.starts_with("src/bin/"))
        .flat_map(|(file, text)| broken(file, text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_of_the_crate_can_fail() {
    let bad = [
        ("src/model/a.rs", "use crate::trace::Lane;"),
        ("src/kernels/a.rs", "use crate::{model::Params, random::Rng};"),
        ("src/stats.rs", "fn f() { crate::rt::now() }"),
        ("src/trace/a.rs", "use crate::rt;"),
        ("src/random.rs", "use crate::kernels;"),
        ("src/rt/a.rs", "use crate::labs::{Lab, find};"),
        ("src/rt/run.rs", "use super::web::clock;"),
        ("src/rt/native.rs", "use js_sys::Date;"),
        ("src/sync/a.rs", "use crate::aio;"),
        ("src/aio/a.rs", "use crate::{rt::{self, log}, sync::Mutex};"),
        ("src/labs/race/mod.rs", "use wasm_bindgen::prelude::*;"),
        ("src/labs/race/mod.rs", "fn f() -> web_sys::Window { todo!() }"),
        ("src/labs/a.rs", "use crate::api;"),
        ("src/book/a.rs", "use crate::rt;"),
        ("src/newcomer.rs", ""),
    ];
    for (file, text) in bad {
        assert_eq!(broken(file, text).len(), 1, "{file}: {text}");
    }
    let good = [
        (
            "src/labs/race/mod.rs",
            "//! never names web_sys\nuse crate::{rt::{self, log}, sync::Mutex};",
        ),
        ("src/stats/a.rs", "/* crate::rt */ use crate::stats::median; // crate::labs"),
        ("src/rt/web/clock.rs", "use js_sys::Date; use crate::rt::clock;"),
        ("src/api.rs", "use wasm_bindgen::prelude::*; use crate::labs;"),
    ];
    for (file, text) in good {
        assert_eq!(broken(file, text), Vec::<String>::new(), "{file}: {text}");
    }
}
