//! Writes what the page is given at build time: `manifest <public folder> <types file>`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [public, types] = args.as_slice() else {
        eprintln!("usage: manifest <public folder> <types file>");
        return ExitCode::from(2);
    };
    match interleave::book::manifest::write(Path::new(public), Path::new(types)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("manifest: {error}");
            ExitCode::FAILURE
        }
    }
}
