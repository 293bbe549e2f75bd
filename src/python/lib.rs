//! The workbench's Python: CPython 3.11's meaning for what teaching programs use, and a clear error for the rest.
//!
//! `syntax` parses, `compile` makes register bytecode (`code`), `vm` runs it over `value`s; `types`, `builtins` and `modules` are what
//! programs find there. All values are shared by threads without a lock around the interpreter: each mutable object has its own, which
//! is never held while Python code runs, so each operation on a built-in object is atomic, as in free-threaded Python.
//!
//! # Limits
//!
//! Nothing a program does may bring the interpreter down. What values take is added up as they come and go
//! (`value::memory`), and a program that takes more than its limit gets a `MemoryError`; ints have at most 2²⁴ bits, for
//! nothing can stop one operation half-way. Text is measured before it is parsed (`syntax::depth`), calls of Rust by
//! Python by Rust are counted (`Vm::nested`), and chains of objects are dropped link by link (`value::native`). The host
//! is asked every thousand calls and backward jumps, sooner where these move much memory. `tests/limits.rs` and
//! `examples/fuzz.rs` hold all this.
//!
//! # Measured
//!
//! Against CPython 3.14.2, both as wasm in Chromium (`./build.sh bench workbench`, one thread, medians), as many times as fast: loops
//! 3.60, floats 3.17, lists 1.30, matrix 1.00, dicts 0.82, generators 0.80, classes 0.69, queens 0.68, calls 0.63, strings 0.56; all ten
//! 1.05, and 1.10 and 1.11 in two runs before, in which CPython took longer. Two threads are 1.84 times as fast as one: lists 1.50,
//! queens 1.72, strings 1.75, the others 1.85 to 1.99.
//!
//! What that came from, each paired with the build before it, all ten programs: a `Value` that is moved as two words, and registers in
//! variables of the loop, 1.15 times as fast; references that are counted by the crate `refs` 1.035, and 1.08 more without a fence
//! where an object ends; instructions that are looked at by reference, not taken apart as a whole before it is known what they
//! are, 1.11; the rest are shorter ways for calls, attributes and constants. A tag of eight bytes was worth 3 % before that, locks that are
//! ordinary flags (see the crate `locked`) 7.
//!
//! The crate is compiled for size but for what programs spend their time in: functions with `optimize(speed)`, an attribute that is not
//! stable (the wasm is built with unstable options anyway). With all of it at `opt-level = "s"` it is 11 % faster, and 100 KB more to
//! download, for which there is no room.
//!
//! As wasm with threads and the flags of `build/wasm.sh`, all at `opt-level = "z"` and without wasm-bindgen: 2.20 MB, 922 KB
//! with gzip -9, when the parser still had the names of all characters. A door with nothing but `ruff_python_parser` has
//! 1.22 MB with them, 570 KB with gzip -9, and 343 KB without, 154 KB (see the crate `unicode_names2`).

#![deny(unsafe_code)]
#![cfg_attr(target_family = "wasm", feature(optimize_attribute))]

pub mod builtins;
pub mod code;
mod compile;
pub mod host;
mod kept;
pub mod modules;
pub mod syntax;
mod text;
pub mod types;
pub mod value;
pub mod vm;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

pub use host::{Host, NativeHost, Stream};
pub use kept::Kept;
pub use syntax::Diagnostic;
pub use value::gone::listen;
pub use vm::{Limits, Program, Vm};

use vm::threads::{Process, Threads};

use code::Source;
use value::{Locked, Module, Names};

/// How a program ended.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The exit status, as a process would have it.
    pub exit: i32,
    /// The report of an uncaught exception, or of a syntax error; empty if there was none.
    pub traceback: String,
    /// Whether a limit ended it.
    pub limited: bool,
    /// Exceptions that nobody caught: the program's own, and those of its threads and tasks.
    pub uncaught: usize,
}

/// The name of the file that programs are.
pub const FILE: &str = "main.py";

/// How a program is to run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What it may use.
    pub limits: Limits,
    /// With a lock around the interpreter that is handed over every so many checkpoints (calls and backward jumps); without one, threads
    /// really run at once.
    pub gil: Option<u32>,
}

impl From<Limits> for Options {
    fn from(limits: Limits) -> Self {
        Self { limits, gil: None }
    }
}

/// A program's shared state, before it runs.
pub fn program(
    host: Arc<dyn Host>,
    options: Options,
    process: Process,
    kept: Kept,
) -> Arc<Program> {
    let limits = options.limits;
    let meter = Arc::default();
    value::memory::attach(&meter);
    let (names, versions) = (kept.names().clone(), kept.versions().clone());
    let mut library = kept.take_library();
    let first_version = versions.load(Ordering::Relaxed);
    let kept::BuiltIn { types, exceptions, by_name, named } = kept.built_in();
    let (types, exceptions, builtins) = (types.clone(), exceptions.clone(), by_name.clone());
    let builtins_module = library.builtins.take().unwrap_or_else(|| {
        let module = Module::new("builtins");
        for (name, value) in named {
            module.set(*name, value.clone());
        }
        module
    });
    let program = Arc::new(Program {
        limits,
        names,
        kept,
        types,
        exceptions,
        builtins,
        builtins_module,
        modules: Locked::new(HashMap::new()),
        iterators: Locked::default(),
        classes: Locked::default(),
        versions,
        first_version,
        library: Locked::new(library),
        spoiled: AtomicBool::new(false),
        written: AtomicUsize::new(0),
        uncaught: AtomicUsize::new(0),
        always: std::sync::OnceLock::new(),
        spent: AtomicU64::new(0),
        limited: AtomicBool::new(false),
        memory: meter,
        gil: std::sync::OnceLock::new(),
        switch: vm::gil::SwitchInterval::default(),
        threads: Threads::new(&host),
        process,
        _inside: refs::Inside::new(),
        host,
    });
    program.lay_gil(options.gil);
    program
}

/// Runs a program to its end, on this thread.
pub fn run(source: &str, host: Arc<dyn Host>, options: impl Into<Options>) -> Outcome {
    run_kept(source, host, options, &Kept::default(), &[])
}

/// What a program says must hold before every step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Always {
    /// The name of the function that says whether it does.
    pub function: String,
    /// As the program has it.
    pub text: String,
    /// Where that is, from 1.
    pub line: usize,
}

/// Runs a program to its end, on this thread. Where the host [steers](Host::steers), each function of `always` is
/// called without arguments before every step, as soon as the program has defined it; what it needs may still be missing then.
/// Once one of them returns something false, the program is stopped with an `AssertionError`.
///
/// What was compiled is kept for the next execution of the same program.
pub fn run_kept(
    source: &str,
    host: Arc<dyn Host>,
    options: impl Into<Options>,
    kept: &Kept,
    always: &[Always],
) -> Outcome {
    let options = options.into();
    let program = program(host, options, Process::first(source, options), kept.clone());
    let _ = program
        .always
        .set(always.iter().map(|a| (program.names.intern(&a.function), a.clone())).collect());
    let compiled = match kept.compile(FILE, source, false) {
        Ok(compiled) => compiled,
        Err(wrong) => {
            let (source, wrong) = *wrong;
            let traceback = wrong.report(&source);
            return Outcome { exit: 1, traceback, limited: false, uncaught: 1 };
        }
    };
    let _end = program.dismantled();
    let mut vm = Vm::main(program.clone());
    vm.say_error(&compiled.warnings);
    let module = vm.main_module("__main__", &compiled.globals, &compiled.code.doc);
    let result = vm.run_main(&compiled.code, &module);
    vm.ended = compiled
        .code
        .ranges
        .last()
        .map(|(start, _)| compiled.code.source.at(*start))
        .unwrap_or_default();
    drop(compiled);
    let (exit, traceback) = match (vm.end_program(result), program.ended_as()) {
        // Nobody is left to say anything.
        (_, Some(status)) => (status, String::new()),
        (ended, None) => ended,
    };
    let limited = program.limited.load(Ordering::Relaxed);
    Outcome { exit, traceback, limited, uncaught: program.uncaught.load(Ordering::Relaxed) }
}

/// What is wrong with a program's text, if anything.
pub fn check(source: &str) -> Vec<Diagnostic> {
    let source = Arc::new(Source::new(FILE, source, false));
    syntax::compile(&source, &Names::new()).err().into_iter().collect()
}
