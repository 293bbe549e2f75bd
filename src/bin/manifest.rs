//! Writes what the page is given at build time: `manifest <public folder> <types file>`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [_public, types] = args.as_slice() else {
        eprintln!("usage: manifest <public folder> <types file>");
        return ExitCode::from(2);
    };
    match std::fs::write(Path::new(types), interleave::book::bindings::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("manifest: {types}: {error}");
            ExitCode::FAILURE
        }
    }
}
