//! A native process: answers a coordinator's jobs on its standard input and output.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    // A panic in a job is an answer, not something to print.
    std::panic::set_hook(Box::new(|_| ()));
    match interleave::rt::serve_process(|id| interleave::labs::LABS.job(id)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("process: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Cargo builds every binary before an integration test, for the browser too.
#[cfg(target_family = "wasm")]
fn main() {}
