//! `bindgen [--bare] <folder> <file.wasm>...`: for each door its JavaScript and its module, `<folder>/<door>.js` and
//! `<folder>/<door>_bg.wasm`; with `--bare` as small as it gets, without the names of functions, which only debuggers read.
//!
//! The library behind the wasm-bindgen command, as a program of the workspace: it is compiled in a fraction of the
//! time, for it brings no server, no drivers of browsers and no test runner; and its version is that of the lock file.

mod order;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use wasm_bindgen_cli_support::Bindgen;

/// What cargo calls a door's file, but for the door's own name.
const PREFIX: &str = "interleave_door_";

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let bare = args.next_if(|arg| arg.as_os_str() == "--bare").is_some();
    let Some(folder) = args.next() else {
        eprintln!("usage: bindgen [--bare] <folder> <file.wasm>...");
        return ExitCode::from(2);
    };
    let files = Mutex::new(args.collect::<Vec<_>>());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let failed = std::thread::scope(|scope| {
        let work = || {
            let mut failed = false;
            loop {
                let Some(file) = files.lock().unwrap().pop() else { return failed };
                if let Err(error) = generate(&folder, &file, bare) {
                    eprintln!("bindgen: {}: {error:#}", file.display());
                    failed = true;
                }
            }
        };
        let all: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        all.into_iter().any(|one| one.join().unwrap_or(true))
    });
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn generate(folder: &Path, file: &Path, bare: bool) -> Result<(), Box<dyn std::error::Error>> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).ok_or("has no name")?;
    let door = stem.strip_prefix(PREFIX).unwrap_or(stem);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(file).out_name(door).web(true)?.typescript(false);
    bindgen.remove_name_section(bare).remove_producers_section(bare);
    bindgen.generate(folder)?;
    if bare {
        let made = folder.join(format!("{door}_bg.wasm"));
        std::fs::write(&made, order::ordered(&std::fs::read(&made)?)?)?;
    }
    Ok(())
}
