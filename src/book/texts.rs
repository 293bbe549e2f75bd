//! A lab's texts: `ko.md` and `en.md`.
//!
//! ```text
//! # Title
//! > One line for the map.
//! ## what
//! ## expect
//! ## why
//! ## original            (may be missing)
//! ## next
//! ## words
//! - param.threads: Threads
//! ```
//!
//! Words are plain text with gaps, one to a line; a line that begins with spaces goes on with the one
//! before.

use std::collections::BTreeMap;

use serde::Serialize;

use super::BookError;
use super::markdown::{self, Node};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Both<T> {
    /// Korean.
    pub ko: T,
    /// English.
    pub en: T,
}

/// The sections of a lab's page, and its short texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct LabTexts {
    /// What the lab is about.
    pub what: Vec<Node>,
    /// What to think about before running it.
    pub expect: Vec<Node>,
    /// Why each strategy came out as it did.
    pub why: Vec<Node>,
    /// Where the chapter is wrong; empty for labs without such a note.
    pub original: Vec<Node>,
    /// What to try next.
    pub next: Vec<Node>,
    /// Short texts by key: `param.<id>`, `hint.<id>`, `option.<param>.<value>`, `preset.<id>`,
    /// `strategy.<id>`, `about.<strategy>`, `result.<key>`, `verdict.<key>`, `event.<key>`,
    /// `object.<key>`, `series.<key>`, `table.<key>`, `column.<key>`, `fact.<key>`, `question.ask`,
    /// `answer.<option>`, `chart.<id>`, `action.<id>`, `state.<name>`, `cell.<word>`, `seat.holds`,
    /// `failed.<strategy>.<code>` where a strategy is there to fail with that error,
    /// `goal.<id>` with `.<number>` of a hint behind, and `guide.<id>` with `.<option>`, `.why` or
    /// `.measured` behind. Gaps are `{name}` or `{name:format}`
    /// with one of [`FORMATS`].
    pub words: BTreeMap<String, String>,
}

/// How a gap's value may be printed.
pub const FORMATS: [&str; 6] = ["ms", "x", "percent", "bytes", "int", "strategy"];

/// The kinds of words, the part of a key before its first dot.
pub const KINDS: [&str; 24] = [
    "param", "hint", "option", "preset", "strategy", "about", "result", "verdict", "event",
    "object", "series", "table", "column", "fact", "question", "answer", "chart", "action",
    "state", "cell", "guide", "seat", "goal", "failed",
];

/// A whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The lab's name.
    pub title: String,
    /// One line for the map.
    pub tagline: String,
    /// The rest.
    pub texts: LabTexts,
}

/// Lines of one section: the number of the first (from 1) and the lines.
struct Part<'a> {
    heading: &'a str,
    line: usize,
    body: Vec<&'a str>,
}

/// Parses a file; `file` is its path, for errors.
///
/// # Errors
/// A heading that is unknown, twice or missing; a text that is empty; a word without a key, with an unknown
/// kind, an unknown gap or a key that was there before; what [`markdown::parse`] refuses.
pub fn parse(file: &str, source: &str) -> Result<Page, BookError> {
    let (head, parts) = split(file, source)?;
    let (title, tagline) = self::head(file, &head)?;
    let mut texts = LabTexts::default();
    let mut seen = Vec::new();
    for part in &parts {
        let section = match part.heading {
            "what" => &mut texts.what,
            "expect" => &mut texts.expect,
            "why" => &mut texts.why,
            "original" => &mut texts.original,
            "next" => &mut texts.next,
            "words" => {
                texts.words = words(file, part)?;
                seen.push("words");
                continue;
            }
            other => {
                return Err(BookError::new(file, part.line, format!("unknown heading {other}")));
            }
        };
        if seen.contains(&part.heading) {
            let message = format!("the heading {} is there twice", part.heading);
            return Err(BookError::new(file, part.line, message));
        }
        seen.push(part.heading);
        *section = prose(file, part)?;
    }
    let last = source.lines().count();
    for required in ["what", "expect", "why", "next", "words"] {
        if !seen.contains(&required) {
            return Err(BookError::new(file, last, format!("the section {required} is missing")));
        }
    }
    Ok(Page { title, tagline, texts })
}

/// The lines before the first `##`, and the parts behind it.
fn split<'a>(file: &str, source: &'a str) -> Result<(Part<'a>, Vec<Part<'a>>), BookError> {
    let mut head = Part { heading: "", line: 1, body: Vec::new() };
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut fenced = false;
    for (index, line) in source.lines().enumerate() {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !fenced) {
            Some(heading) => {
                let again = parts.iter().any(|p| p.heading == heading.trim());
                if again && heading.trim() == "words" {
                    return Err(BookError::new(
                        file,
                        index + 1,
                        "the heading words is there twice",
                    ));
                }
                parts.push(Part { heading: heading.trim(), line: index + 1, body: Vec::new() });
            }
            None => parts.last_mut().unwrap_or(&mut head).body.push(line),
        }
    }
    Ok((head, parts))
}

fn head(file: &str, head: &Part<'_>) -> Result<(String, String), BookError> {
    let (mut title, mut tagline) = (None, None);
    for (index, line) in head.body.iter().enumerate() {
        let (slot, text) = match (line.strip_prefix("# "), line.strip_prefix("> ")) {
            (Some(text), _) => (&mut title, text),
            (_, Some(text)) => (&mut tagline, text),
            _ if line.trim().is_empty() => continue,
            _ => {
                let message =
                    "only `# title` and one line `> tagline` stand before the first section";
                return Err(BookError::new(file, index + 1, message));
            }
        };
        if slot.replace(text.trim().to_owned()).is_some() {
            return Err(BookError::new(file, index + 1, "a second title or tagline"));
        }
    }
    let missing = |what| BookError::new(file, 1, format!("the {what} is missing"));
    Ok((title.ok_or_else(|| missing("title"))?, tagline.ok_or_else(|| missing("tagline"))?))
}

fn prose(file: &str, part: &Part<'_>) -> Result<Vec<Node>, BookError> {
    let source = part.body.join("\n");
    let nodes = markdown::parse(&source).map_err(|refused| {
        let line = part.line + 1 + source[..refused.at].matches('\n').count();
        BookError::new(file, line, refused.message)
    })?;
    if nodes.is_empty() {
        return Err(BookError::new(
            file,
            part.line,
            format!("the section {} is empty", part.heading),
        ));
    }
    Ok(nodes)
}

fn words(file: &str, part: &Part<'_>) -> Result<BTreeMap<String, String>, BookError> {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    let mut current: Option<String> = None;
    for (index, line) in part.body.iter().enumerate() {
        let wrong = |message: String| BookError::new(file, part.line + 1 + index, message);
        if line.trim().is_empty() {
            current = None;
        } else if let Some(entry) = line.strip_prefix("- ") {
            let (key, text) = entry
                .split_once(": ")
                .filter(|(_, text)| !text.trim().is_empty())
                .ok_or_else(|| wrong(format!("not `- key: text`: {line}")))?;
            if !key.split_once('.').is_some_and(|(kind, rest)| {
                KINDS.contains(&kind) && !rest.is_empty() && !rest.contains(char::is_whitespace)
            }) {
                return Err(wrong(format!("unknown kind of word: {key}")));
            }
            if words.insert(key.to_owned(), text.trim().to_owned()).is_some() {
                return Err(wrong(format!("the word {key} is there twice")));
            }
            current = Some(key.to_owned());
        } else if let Some(text) =
            current.as_ref().filter(|_| line.starts_with("  ")).and_then(|key| words.get_mut(key))
        {
            text.push(' ');
            text.push_str(line.trim());
        } else {
            return Err(wrong(format!("not `- key: text`: {line}")));
        }
        if let Some(text) = current.as_ref().and_then(|key| words.get(key)) {
            gaps(text).map_err(wrong)?;
        }
    }
    Ok(words)
}

/// The gaps of a word: names, each with its format where it has one.
///
/// # Errors
/// A brace that is no gap, or an unknown format.
pub fn gaps(text: &str) -> Result<Vec<(&str, Option<&str>)>, String> {
    let mut gaps = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{').and_then(|r| r.split_once('}'));
        let (gap, behind) =
            inside.ok_or_else(|| format!("a brace without its other half: {text}"))?;
        let (name, format) =
            gap.split_once(':').map_or((gap, None), |(name, format)| (name, Some(format)));
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(format!("not a gap: {{{gap}}}"));
        }
        if let Some(format) = format.filter(|f| !FORMATS.contains(f)) {
            return Err(format!("unknown format {format} in {{{gap}}}"));
        }
        gaps.push((name, format));
        rest = behind;
    }
    Ok(gaps)
}

#[cfg(test)]
mod tests;
