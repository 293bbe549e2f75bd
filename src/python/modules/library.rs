//! Modules that not every program imports. Natively they are part of the interpreter; in the browser they are a file, which is
//! fetched for a program that names one of them.

#[cfg(target_family = "wasm")]
use std::sync::OnceLock;

use super::SOURCES;

#[cfg(not(target_family = "wasm"))]
macro_rules! shelved {
    () => {
        ""
    };
    ($($file:literal),+) => {
        concat!($(python!($file)),+)
    };
}

#[cfg(target_family = "wasm")]
macro_rules! shelved {
    ($($file:literal),*) => {
        ""
    };
}

/// Their names and texts; in the browser the texts are in [`FETCHED`].
pub const SHELF: &[(&str, &str)] = &[
    ("_codecs", shelved!("files/codecs.py")),
    ("_disk", shelved!("files/disk.py")),
    ("_loopback", shelved!("net/loopback.py")),
    ("abc", shelved!("abc.py")),
    ("aiohttp", shelved!("aiohttp.py")),
    ("argparse", shelved!("argparse.py")),
    (
        "asyncio",
        shelved!("asyncio/events.py", "asyncio/tasks.py", "asyncio/sync.py", "asyncio/streams.py"),
    ),
    ("bisect", shelved!("bisect.py")),
    ("collections", shelved!("collections.py")),
    ("collections.abc", shelved!("collections_abc.py")),
    ("concurrent.futures", shelved!("futures.py", "processes/executor.py")),
    ("concurrent.futures.process", shelved!("processes/names.py")),
    ("concurrent.futures.thread", shelved!("futures_names.py")),
    ("contextlib", shelved!("contextlib.py")),
    ("csv", shelved!("csv/dialects.py", "csv/rows.py", "csv/dicts.py")),
    ("dataclasses", shelved!("dataclasses.py")),
    ("enum", shelved!("enum.py")),
    ("fractions", shelved!("fractions.py")),
    ("functools", shelved!("functools.py")),
    ("hashlib", shelved!("hashlib.py")),
    ("heapq", shelved!("heapq.py")),
    ("http", shelved!("net/http.py")),
    ("http.client", shelved!("net/client.py")),
    ("http.server", shelved!("net/server.py")),
    (
        "io",
        shelved!(
            "files/lines.py",
            "files/binary.py",
            "files/text.py",
            "files/memory.py",
            "files/open.py"
        ),
    ),
    ("json", shelved!("json.py")),
    (
        "multiprocessing",
        shelved!("processes/process.py", "processes/shared.py", "processes/pool.py"),
    ),
    ("operator", shelved!("operator.py")),
    ("os", shelved!("files/os.py")),
    ("posixpath", shelved!("files/path.py")),
    ("pathlib", shelved!("files/pathlib.py")),
    ("random", shelved!("random.py")),
    (
        "re",
        shelved!(
            "re/flags.py",
            "re/tokens.py",
            "re/sets.py",
            "re/parse.py",
            "re/groups.py",
            "re/emit.py",
            "re/fold.py",
            "re/template.py",
            "re/match.py",
            "re/pattern.py"
        ),
    ),
    ("requests", shelved!("requests.py")),
    ("shutil", shelved!("files/shutil.py")),
    ("string", shelved!("string.py")),
    ("sysconfig", shelved!("sysconfig.py")),
    ("tempfile", shelved!("files/tempfile.py")),
    ("tracemalloc", shelved!("tracemalloc.py")),
    ("types", shelved!("types.py")),
    ("typing", shelved!("typing.py")),
    ("urllib", shelved!()),
    ("urllib.error", shelved!("net/error.py")),
    ("urllib.request", shelved!("net/request.py")),
];

/// What is not the name of one of them, and leads to one all the same.
const LEADING: &[&str] = &["decode", "encode", "open", "utf", "utf16", "utf32", "utf_16", "utf_32"];

/// A line that begins so has a module's name behind it; what follows is its text.
pub const BEGIN: char = '\u{1}';

#[cfg(target_family = "wasm")]
static FETCHED: OnceLock<String> = OnceLock::new();

/// The names of the modules.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHELF.iter().map(|(name, _)| *name)
}

/// A module's text; nothing where there is no such module here, or where the file has not come yet.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn text(name: &str) -> Option<&'static str> {
    SHELF.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A module's text; nothing where there is no such module here, or where the file has not come yet.
#[cfg(target_family = "wasm")]
pub(crate) fn text(name: &str) -> Option<&'static str> {
    let parts = FETCHED.get()?.split(BEGIN).filter_map(|part| part.split_once('\n'));
    parts.into_iter().find(|(known, _)| *known == name).map(|(_, text)| text)
}

/// The file.
#[cfg(not(target_family = "wasm"))]
pub fn file() -> String {
    SHELF.iter().map(|(name, text)| format!("{BEGIN}{name}\n{text}")).collect()
}

/// Whether a program may need the file, which has not come yet: it has a word that is a module's name, wherever that is.
#[cfg(target_family = "wasm")]
pub fn lacks(source: &str) -> bool {
    FETCHED.get().is_none() && names_one(source)
}

/// Puts the file's text where modules are looked for; the first one counts.
#[cfg(target_family = "wasm")]
pub fn shelve(text: String) {
    let _ = FETCHED.set(text);
}

/// Whether a word of the text leads to a module: it is the first part of a module's name or, where that part is always
/// there, the last one.
pub fn names_one(source: &str) -> bool {
    let telling = |name: &'static str| match name.split_once('.') {
        Some((first, rest)) if SOURCES.iter().any(|(there, _)| *there == first) => rest,
        Some((first, _)) => first,
        None => name,
    };
    source
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .any(|word| LEADING.contains(&word) || names().any(|name| telling(name) == word))
}
