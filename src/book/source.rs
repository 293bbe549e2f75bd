//! The files of a lab's folder, as they are now: a text that was changed needs no compiler.

use std::path::PathBuf;

use lab::Lab;

use super::BookError;

/// A file and what is in it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path in the repository.
    pub file: String,
    /// Its content.
    pub text: String,
}

impl Source {
    /// The file `name` in a lab's folder.
    ///
    /// # Errors
    /// There is no such file, or it is no text.
    pub fn beside(lab: &Lab, name: &str) -> Result<Self, BookError> {
        let file = format!("{}/{name}", folder(lab));
        // `file!()` counts from the workspace's folder.
        match std::fs::read_to_string(checkout().join(&file)) {
            Ok(text) => Ok(Self { file, text }),
            Err(error) => Err(BookError::new(&file, 1, error.to_string())),
        }
    }
}

/// The checkout that this runs in, or the current folder outside of one. Not the one that it was compiled in: checkouts
/// share Cargo's target folder, and Cargo takes a crate of one for the same crate of another.
fn checkout() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let found = here.ancestors().find(|folder| folder.join("src/labs").is_dir());
    found.unwrap_or(&here).to_owned()
}

/// The folder of a lab in the repository.
pub fn folder(lab: &Lab) -> &'static str {
    lab.module.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Its companion Python.
///
/// # Errors
/// As [`Source::beside`].
pub fn python(lab: &Lab) -> Result<Source, BookError> {
    Source::beside(lab, &format!("{}.py", lab.id.replace('-', "_")))
}

/// The Rust files that it shows, `mod.rs` first.
///
/// # Errors
/// As [`Source::beside`].
pub fn rust(lab: &Lab) -> Result<Vec<Source>, BookError> {
    ["mod.rs"].iter().chain(lab.parts).map(|name| Source::beside(lab, name)).collect()
}
