//! The programs of `tests/python/corpus` mean what CPython 3.11 says they mean: it is asked each time, and output, traceback and exit
//! status are compared to the letter.
//!
//! In a difference, `-` is what we say and `+` is what CPython says.
//!
//! `CORPUS=strings/ cargo test --test corpus` looks only at programs that have this in their path.
#![cfg(not(target_family = "wasm"))]

mod cpython;
mod expressions;
mod ours;
mod patterns;
mod ran;

use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, OnceLock};
use std::thread;

use cpython::Driver;
use ran::Ran;

struct Program {
    path: PathBuf,
    /// `topic/program.py`
    name: String,
    /// What CPython makes of it, asked once.
    meaning: OnceLock<Ran>,
}

impl Program {
    fn meaning(&self, cpython: &mut Driver) -> &Ran {
        self.meaning.get_or_init(|| cpython.run(&self.path))
    }

    fn topic(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }
}

/// All that are to be looked at, in alphabetical order.
static PROGRAMS: LazyLock<Vec<Program>> = LazyLock::new(|| {
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/corpus"));
    let entries = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("the corpus can be read");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let program = |path: PathBuf| {
        let name = path.strip_prefix(corpus).expect("of the corpus").to_string_lossy();
        Program { name: name.replace('\\', "/"), meaning: OnceLock::new(), path }
    };
    let only = std::env::var("CORPUS").unwrap_or_default();
    let all = entries(corpus).into_iter().flat_map(|topic| entries(&topic)).map(program);
    let chosen: Vec<_> = all.filter(|program| program.name.contains(&only)).collect();
    assert!(!chosen.is_empty(), "no program has {only:?} in its path");
    chosen
});

/// Looks at each program on every core; `worker` makes what looks. Fails with all that was found.
fn each_program<Look>(worker: impl Fn() -> Look + Sync)
where
    Look: FnMut(&Program) -> Option<String>,
{
    let left = Mutex::new(PROGRAMS.iter());
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                let mut look = worker();
                loop {
                    let Some(program) = left.lock().unwrap().next() else { break };
                    if let Some(wrong) = look(program) {
                        found.lock().unwrap().push(format!("{}\n{wrong}", program.name));
                    }
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    let count = format!("{} of {} programs", found.len(), PROGRAMS.len());
    assert!(found.is_empty(), "{count}:\n\n{}", found.join("\n"));
}

/// What a program of this topic has to be: one that says something, and ends as its topic has it.
fn unlike_its_topic(program: &Program, ran: &Ran) -> Option<String> {
    let fails = matches!(program.topic(), "errors" | "syntax_errors");
    let wrong = if ran.stdout.is_empty() && ran.stderr.is_empty() {
        "it prints nothing"
    } else if fails && (ran.status != 1 || ran.stderr.is_empty()) {
        "it does not end with an error"
    } else if ran.status < 0 {
        "it was killed"
    } else {
        return None;
    };
    Some(format!("  {wrong}: {ran:?}\n"))
}

#[test]
fn every_program_has_one_meaning() {
    each_program(|| {
        // What differs between these depends on hashes, addresses, the clock or the schedule.
        let (mut cpython, mut again) = (Driver::start(0), Driver::start(1));
        move |program| {
            let meaning = program.meaning(&mut cpython);
            let differ = meaning.differences(&again.run(&program.path));
            differ.or_else(|| unlike_its_topic(program, meaning))
        }
    });
}

#[test]
fn every_program_means_the_same_to_us() {
    each_program(|| {
        let mut cpython = Driver::start(0);
        move |program| match ours::run(&program.path) {
            Ok(ours) => ours.differences(program.meaning(&mut cpython)),
            Err(wrong) => Some(wrong),
        }
    });
}

#[test]
fn the_driver_runs_a_program_as_python_does() {
    let mut cpython = Driver::start(0);
    // The first of each topic: what could tell the two apart belongs to a topic.
    for topic in PROGRAMS.chunk_by(|one, next| one.topic() == next.topic()) {
        let program = &topic[0];
        let alone = cpython::alone(&program.path, 0);
        assert_eq!(alone.differences(program.meaning(&mut cpython)), None, "{}", program.name);
    }
}
