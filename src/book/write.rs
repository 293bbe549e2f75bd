//! The files that the page loads, written into its folder.

use std::path::Path;

use serde::Serialize;

use super::{bindings, manifest, search};

/// Writes `manifest.json`, `search.json`, `library.txt` (Python modules that few programs import) and `labs/<id>.json` into the folder `public`, and the types into `types`.
///
/// # Errors
/// One line that says what is wrong: a mistake in a lab's folder, or a file that cannot be written.
pub fn write(public: &Path, types: &Path) -> Result<(), String> {
    let (manifest, files, programs) = manifest::build().map_err(|error| error.to_string())?;
    let labs = public.join("labs");
    std::fs::create_dir_all(&labs).map_err(|error| format!("{}: {error}", labs.display()))?;
    write_json(&public.join("manifest.json"), &manifest)?;
    write_json(&public.join("search.json"), &search::index(&files))?;
    for file in files.iter().chain([&programs]) {
        write_json(&labs.join(format!("{}.json", file.id)), file)?;
    }
    write_text(&public.join("library.txt"), &python::modules::library::file())?;
    write_text(types, &bindings::typescript())
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string(value);
    write_text(path, &text.map_err(|error| format!("{}: {error}", path.display()))?)
}

/// A file that stays as it was is not touched: whoever watches it has nothing to do.
fn write_text(path: &Path, text: &str) -> Result<(), String> {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
