//! Compares the explorers: `interleave-compare` measures and prints, `interleave-compare docs` writes the docs' pages.

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    use interleave_compare::{litmus, litmus_tests, measured, pages};

    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
    let all = measured::counts();
    let explorers = pages::explorers(&all);
    let measured = measured::measure(&all);
    match std::env::args().nth(1).as_deref() {
        None => println!("{explorers}{measured}"),
        Some("docs") => {
            std::fs::write(format!("{docs}/explorers.md"), format!("{explorers}{measured}"))?;
            let rows: Vec<_> = litmus_tests::tests().map(litmus::compare).collect();
            std::fs::write(format!("{docs}/litmus.md"), pages::litmus(&rows))?;
        }
        Some(other) => {
            return Err(std::io::Error::other(format!(
                "nothing is called {other}: docs, or nothing"
            )));
        }
    }
    Ok(())
}
