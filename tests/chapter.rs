//! The chapter's own programs run in the workbench's Python, in order, unchanged: what is wrong in them shows as what it is.
//!
//! They are no part of the repository. They are read from `SEED`, or from `../shared/seed` beside it; where that is not
//! there, this says so and tests nothing.
#![cfg(not(target_family = "wasm"))]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use python::host::{Job, Kind, Op, Place, Request, Response, Stop};
use python::{Host, Limits, NativeHost, Stream};

/// How many times as fast waits are over.
const SPEED: f64 = 10.0;

/// Longer than any takes on a busy machine.
const MOST: Duration = Duration::from_secs(120);

/// Programs that say of some example that it is not for every environment. In all of them something fails that a bare `except`
/// hides: a function within a function cannot be sent to a process (5, 6), `as_completed` is no asynchronous iterator
/// (8), and a deque has no `maxsize` (13).
const HIDING: [usize; 4] = [5, 6, 8, 13];

/// The one whose failing item is never counted as done, so that `join` may wait for ever.
const FORGETFUL: usize = 12;

#[derive(Debug)]
struct Fast(Arc<dyn Place>);

impl Place for Fast {
    fn wait(
        &self,
        op: Op,
        limit: Option<f64>,
        ready: &(dyn Fn() -> bool + Sync),
    ) -> Result<bool, Stop> {
        self.0.wait(op, limit.map(|s| s / SPEED), ready)
    }

    fn wake(&self) {
        self.0.wake();
    }
}

/// A native host whose time goes faster, and a server that always answers.
struct Classroom(NativeHost);

impl Host for Classroom {
    fn write(&self, stream: Stream, text: &str) {
        self.0.write(stream, text);
    }

    fn monotonic(&self) -> f64 {
        self.0.monotonic() * SPEED
    }

    fn wall(&self) -> f64 {
        1.7e9 + self.monotonic()
    }

    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        Arc::new(Fast(self.0.place(kind, name)))
    }

    fn wake_all(&self) {
        self.0.wake_all();
    }

    fn spawn(&self, job: Job) -> Result<(), String> {
        self.0.spawn(job)
    }

    fn checkpoint(&self) -> bool {
        self.0.checkpoint()
    }

    fn entropy(&self) -> u64 {
        7
    }

    fn http(&self, request: &Request) -> Result<Response, String> {
        let body = format!("<html><title>{}</title></html>", request.url).into_bytes();
        Ok(Response { status: 200, reason: "OK".to_owned(), headers: Vec::new(), body })
    }
}

/// The chapter's code blocks.
fn blocks() -> Option<Vec<String>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed");
    let folder = std::env::var("SEED").map_or_else(|_| PathBuf::from(beside), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("the chapter is not in {}: nothing was tested", folder.display());
        return None;
    };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut blocks = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("the chapter can be read");
        let parts = text.split("```python\n").skip(1);
        blocks.extend(parts.filter_map(|part| part.split_once("\n```")).map(|(b, _)| b.to_owned()));
    }
    assert!(!blocks.is_empty(), "the chapter has programs");
    Some(blocks)
}

/// What a block imports and defines, for those after it: the chapter's blocks belong together.
fn definitions(block: &str) -> String {
    let mut kept = String::new();
    let mut keeping = false;
    for line in block.lines() {
        if line.starts_with(|c: char| !c.is_whitespace()) {
            let begins = ["import ", "from ", "def ", "async def ", "class ", "@"];
            keeping = begins.iter().any(|word| line.starts_with(word));
        }
        if keeping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// What is wrong with how a program ends, if anything.
fn wrong(number: usize, program: &str) -> Option<String> {
    let host = Arc::new(Classroom(NativeHost::keeping().patient(MOST)));
    let outcome = python::run(program, host.clone(), Limits::default());
    let (stdout, stderr) = host.0.written();
    let stderr = stderr + &outcome.traceback;
    if number == FORGETFUL && stderr.contains("deadlock") {
        return None;
    }
    let hides = stdout.contains("환경에");
    let well = outcome.exit == 0 && stderr.is_empty() && hides == HIDING.contains(&number);
    (!well).then(|| format!("block {number}, exit {}\n{stdout}{stderr}", outcome.exit))
}

#[test]
fn the_chapters_programs_run() {
    let Some(blocks) = blocks() else { return };
    let mut before = String::new();
    let programs: Vec<String> = blocks
        .iter()
        .map(|block| {
            let program = format!("{before}{block}");
            before.push_str(&definitions(block));
            program
        })
        .collect();
    let left = Mutex::new(programs.iter().enumerate());
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((number, program)) = left.lock().unwrap().next() else { break };
                    found.lock().unwrap().extend(wrong(number, program));
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}
