//! Compares the explorers. `interleave-compare` measures and prints, with a file it writes the figures there as well;
//! `interleave-compare docs` writes the docs' pages.

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    use interleave_compare::{first, litmus, litmus_tests, measured, pages};

    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
    let all = measured::counts();
    let figures = measured::measure(&all);
    let page = format!("{}{}", pages::explorers(&all), measured::tables(&figures));
    match std::env::args().nth(1).as_deref() {
        None => print!("{page}"),
        Some("docs") => {
            std::fs::write(format!("{docs}/explorers.md"), page)?;
            let rows: Vec<_> = litmus_tests::tests().map(litmus::compare).collect();
            std::fs::write(format!("{docs}/litmus.md"), pages::litmus(&rows))?;
        }
        Some(file) => {
            print!("{page}");
            let found = serde_json::json!({ "ways": first::NAMES, "programs": figures });
            std::fs::write(file, found.to_string())?;
        }
    }
    Ok(())
}
