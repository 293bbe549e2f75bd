//! A native process: answers a coordinator's jobs on its standard input and output.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic in a job is an answer, not something to print.
    std::panic::set_hook(Box::new(|_| ()));
    match interleave::rt::serve_process(interleave::labs::job) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("process: {error}");
            ExitCode::FAILURE
        }
    }
}
