//! In the page: `views → state → engine`, words (`i18n`) for views, and only `engine/` touches workers and
//! the wasm package. The service worker (`sw/`) is a program of its own; the engine speaks its messages.

use super::{files, without_comments};

/// Each folder of `www/src` and what it may import from, beside itself.
const MAY_IMPORT: [(&str, &[&str]); 7] = [
    ("sw", &[]),
    ("engine", &["sw"]),
    ("state", &["engine"]),
    ("i18n", &["engine", "state"]),
    ("views", &["engine", "state", "i18n", "styles", "assets"]),
    ("styles", &[]),
    ("assets", &[]),
];

/// What only the engine may say.
const ENGINE_ONLY: [&str; 6] =
    ["new Worker", "WebAssembly.", "SharedArrayBuffer", "Atomics.", "/pkg/", "postMessage("];

/// The paths that a file imports, static and dynamic.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for begin in ["from '", "import '", "import('"] {
        let rests = text.match_indices(begin).map(|(at, _)| &text[at + begin.len()..]);
        found.extend(rests.filter_map(|rest| rest.split('\'').next()));
    }
    found
}

/// The folder below `www/src` that a relative import of `file` leads to; none for packages and files at the top.
fn folder(file: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut path: Vec<&str> = file.strip_prefix("www/src/")?.split('/').collect();
    path.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => _ = path.pop(),
            other => path.push(other),
        }
    }
    (path.len() > 1).then(|| path[0].to_owned())
}

fn broken(file: &str, text: &str) -> Vec<String> {
    let text = without_comments(text);
    let Some((own, _)) = file.strip_prefix("www/src/").and_then(|rest| rest.split_once('/')) else {
        // The entries at the top put everything together.
        return Vec::new();
    };
    let Some((_, may)) = MAY_IMPORT.iter().find(|(name, _)| *name == own) else {
        return vec![format!("{file}: no rule for the folder {own}")];
    };
    let led_to = imports(&text).into_iter().filter_map(|import| folder(file, import));
    let mut wrong: Vec<String> = led_to
        .filter(|to| to != own && !may.contains(&to.as_str()))
        .map(|to| format!("{file}: {own} must not import {to}"))
        .collect();
    if own != "engine" && own != "sw" {
        let said = ENGINE_ONLY.iter().filter(|word| text.contains(*word));
        wrong.extend(said.map(|word| format!("{file}: only engine may say {word}")));
    }
    wrong
}

#[test]
fn the_page_keeps_its_layers() {
    let wrong: Vec<String> = files("www/src", &["ts", "tsx"])
        .iter()
        .flat_map(|(file, text)| broken(file, text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_of_the_page_can_fail() {
    let bad = [
        ("www/src/sw/a.ts", "import type { T } from '../engine/model';"),
        ("www/src/state/a.ts", "import { x } from '../sw/messages';"),
        ("www/src/engine/a.ts", "import { x } from '../state/runs';"),
        ("www/src/engine/deep/a.ts", "const x = await import('../../views/App');"),
        ("www/src/state/a.ts", "import { App } from '../views/App';"),
        ("www/src/state/a.ts", "new Worker(url);"),
        ("www/src/i18n/a.ts", "import '../views/App';"),
        ("www/src/views/a.tsx", "const b = new SharedArrayBuffer(8);"),
        ("www/src/views/lab/a.tsx", "Atomics.load(x, 0);"),
        ("www/src/state/a.ts", "import init from '/pkg/interleave.js';"),
        ("www/src/newcomers/a.ts", ""),
    ];
    for (file, text) in bad {
        assert_eq!(broken(file, text).len(), 1, "{file}: {text}");
    }
    let good = [
        (
            "www/src/views/lab/a.tsx",
            "import { h } from 'preact'; import { x } from '../../state/runs';",
        ),
        ("www/src/engine/a.ts", "import type { T } from './model'; new Worker(url);"),
        ("www/src/main.tsx", "import { App } from './views/App';"),
        (
            "www/src/state/a.ts",
            "// Atomics.load is the engine's\nimport { t } from '../engine/types';",
        ),
    ];
    for (file, text) in good {
        assert_eq!(broken(file, text), Vec::<String>::new(), "{file}: {text}");
    }
}
