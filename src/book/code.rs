//! The code that a lab shows: cut out of the files that run.
//!
//! In Rust `// #region <strategy>` … `// #endregion` enclose what belongs to a strategy, or to several. A trailing
//! comment `// <-` marks its line as one that matters; words behind the arrow stay as a comment. The
//! companion Python is shown whole, with `# <-` for marks.

use serde::Serialize;

use super::BookError;

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Snippet {
    /// Its lines, dedented, without the arrows.
    pub text: String,
    /// Lines that matter, from 0.
    pub marks: Vec<usize>,
    /// Path in the repository.
    pub file: String,
    /// Number of its first line there, from 1.
    pub line: usize,
}

/// The regions of a Rust file in order, each with its name.
///
/// # Errors
/// A region within a region, without a name, without an end or without a line of code; an end without a
/// begin.
pub fn regions(file: &str, source: &str) -> Result<Vec<(String, Snippet)>, BookError> {
    let mut regions = Vec::new();
    let mut open: Option<(String, usize, Vec<&str>)> = None;
    for (index, line) in source.lines().enumerate() {
        let wrong = |message: &str| BookError::new(file, index + 1, message);
        if let Some(name) = line.trim().strip_prefix("// #region") {
            if open.is_some() {
                return Err(wrong("a region within a region"));
            }
            if name.trim().is_empty() {
                return Err(wrong("a region without a name"));
            }
            open = Some((name.trim().to_owned(), index + 2, Vec::new()));
        } else if line.trim() == "// #endregion" {
            let (name, first, lines) = open.take().ok_or_else(|| wrong("no region to end"))?;
            if lines.iter().all(|l| l.trim().is_empty()) {
                return Err(wrong("an empty region"));
            }
            regions.push((name, snippet(file, first, &lines, "//")));
        } else if let Some((_, _, lines)) = &mut open {
            lines.push(line);
        }
    }
    match open {
        Some((name, first, _)) => {
            Err(BookError::new(file, first - 1, format!("the region {name} has no end")))
        }
        None => Ok(regions),
    }
}

/// A whole Python file.
///
/// # Errors
/// It is empty.
pub fn python(file: &str, source: &str) -> Result<Snippet, BookError> {
    if source.trim().is_empty() {
        return Err(BookError::new(file, 1, "the companion Python is empty"));
    }
    Ok(snippet(file, 1, &source.lines().collect::<Vec<_>>(), "#"))
}

fn snippet(file: &str, line: usize, lines: &[&str], comment: &str) -> Snippet {
    let code = lines.iter().filter(|l| !l.trim().is_empty());
    let indent = code.map(|l| l.len() - l.trim_start().len()).min().unwrap_or(0);
    let arrow = format!("{comment} <-");
    let mut marks = Vec::new();
    let shown: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let line = line.get(indent..).unwrap_or("").trim_end();
            let Some((before, words)) = line.split_once(&arrow) else { return line.to_owned() };
            marks.push(index);
            let kept = if words.is_empty() { String::new() } else { format!("{comment}{words}") };
            format!("{before}{kept}").trim_end().to_owned()
        })
        .collect();
    Snippet { text: shown.join("\n"), marks, file: file.to_owned(), line }
}

#[cfg(test)]
mod tests;
