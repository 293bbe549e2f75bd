//! Writes what the page is given at build time: `manifest <public folder> <types file>`.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    use std::path::Path;
    use std::process::ExitCode;

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

/// Cargo builds every binary before an integration test, for the browser too.
#[cfg(target_family = "wasm")]
fn main() {}
