//! The files of a lab's folder, as they are now: a text that was changed needs no compiler.

use std::path::Path;

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
        // `file!()` counts from the workspace's folder, two floors up.
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&file);
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Self { file, text }),
            Err(error) => Err(BookError::new(&file, 1, error.to_string())),
        }
    }
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
