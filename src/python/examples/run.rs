//! Runs a file: `cargo run -p interleave-python --example run -- file.py`

use std::sync::Arc;

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("run: which file?");
        std::process::exit(2);
    };
    let source = match std::fs::read_to_string(&path) {
        Ok(source) => source,
        Err(e) => {
            eprintln!("run: {path}: {e}");
            std::process::exit(2);
        }
    };
    let outcome = python::run(
        &source,
        Arc::new(python::NativeHost::passing().patient(std::time::Duration::from_secs(200))),
        python::Limits::default(),
    );
    eprint!("{}", outcome.traceback);
    std::process::exit(outcome.exit);
}
