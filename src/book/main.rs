//! Writes what the page is given at build time: `interleave-book <public folder> <types file>`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [public, types] = args.as_slice() else {
        eprintln!("usage: interleave-book <public folder> <types file>");
        return ExitCode::from(2);
    };
    match interleave_book::write(Path::new(public), Path::new(types)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("interleave-book: {error}");
            ExitCode::FAILURE
        }
    }
}
