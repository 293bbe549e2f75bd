//! `search.json`: the texts of all labs without their markup, for the page's search. Titles and taglines
//! are in the manifest and not here again.

use serde::Serialize;

use super::markdown::{Node, Tag};
use super::shapes::LabFile;
use super::texts::{Both, LabTexts};
use model::Name;

/// Goes up when a page made for the former shape could not read this one.
const VERSION: u32 = 1;

/// Everything there is to search in.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SearchIndex {
    /// Of this shape.
    pub version: u32,
    /// In the order of the map.
    pub labs: Vec<SearchLab>,
}

/// A lab's texts.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SearchLab {
    /// Its name in links.
    pub id: String,
    /// Its passages in the order of its page.
    pub texts: Both<Vec<Passage>>,
}

/// A paragraph, a list's item, a table's row: as much as is read in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Passage {
    /// Where on the page it stands.
    pub part: Part,
    /// Plain text on one line.
    pub text: String,
}

/// The questions of a lab's page that have texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Part {
    What,
    Expect,
    Run,
    Why,
    Code,
    Original,
    Next,
}

/// The index of all labs.
pub fn index(files: &[LabFile]) -> SearchIndex {
    let lab = |file: &LabFile| SearchLab {
        id: file.id.clone(),
        texts: Both {
            ko: passages(&file.texts.ko, &file.names),
            en: passages(&file.texts.en, &file.names),
        },
    };
    SearchIndex { version: VERSION, labs: files.iter().map(lab).collect() }
}

/// All passages of a lab in one language.
fn passages(texts: &LabTexts, names: &[Name]) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut add = |part, nodes: &[Node]| {
        let lines = nodes.iter().flat_map(lines);
        found.extend(lines.map(|text| Passage { part, text }));
    };
    add(Part::What, &texts.what);
    add(Part::Expect, &texts.expect);
    // What is compared has names that are looked for: with what the lab says about each.
    for (key, name) in &texts.words {
        let Some(id) = key.strip_prefix("strategy.") else { continue };
        let about = texts.words.get(&format!("about.{id}"));
        let text = about.map_or_else(|| name.clone(), |about| format!("{name}: {about}"));
        add(Part::Run, &[Node::Text(text)]);
    }
    add(Part::Why, &texts.why);
    for Name { python, rust, browser } in names {
        add(Part::Code, &[Node::Text(format!("{python} · {rust} · {browser}"))]);
    }
    add(Part::Original, &texts.original);
    add(Part::Next, &texts.next);
    found
}

/// A block as lines of plain text: elements that stand below one another do not run into each other.
fn lines(node: &Node) -> Vec<String> {
    let apart = match node {
        Node::Element { tag, children, .. } => match tag {
            Tag::Ul | Tag::Ol | Tag::Blockquote | Tag::Table | Tag::Thead | Tag::Tbody => {
                return children.iter().flat_map(lines).collect();
            }
            Tag::Tr | Tag::Li => children.iter().map(Node::text).collect::<Vec<_>>().join(
                // Inside an item text and emphasis follow one another; a row's cells stand apart.
                if *tag == Tag::Tr { " · " } else { "" },
            ),
            _ => node.text(),
        },
        Node::Text(text) => text.clone(),
    };
    let line = apart.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { Vec::new() } else { vec![line] }
}

#[cfg(test)]
mod tests;
