//! The benchmark's native side: answers requests on standard input, a line each, on standard output.

use std::io::{BufRead, Write};
use std::process::ExitCode;

/// As many as the other side's pool has.
const THREADS: usize = 2;

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("interleave-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> std::io::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global();
    pool.map_err(std::io::Error::other)?;
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(output, "{}", interleave_bench::answer(&line?))?;
        output.flush()?;
    }
    Ok(())
}
