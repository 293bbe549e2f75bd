//! Markdown as a tree of the few elements that the page draws. Never HTML: a tree cannot smuggle in
//! markup, and what the page does not draw is a mistake found here.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag as Md, TagEnd};
use serde::Serialize;

/// Text or an element.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Node {
    /// Text as it stands.
    Text(String),
    /// An element.
    Element {
        /// Its kind.
        tag: Tag,
        /// Where a link leads: into the page (`#/…`) or to an `https` address.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        href: Option<String>,
        /// What is in it.
        children: Vec<Node>,
    },
}

/// The elements that the page draws, by their HTML names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Tag {
    P,
    Em,
    Strong,
    Code,
    Pre,
    Ul,
    Ol,
    Li,
    A,
    H3,
    Blockquote,
    Table,
    Thead,
    Tbody,
    Tr,
    Th,
    Td,
}

impl Node {
    fn element(tag: Tag) -> Self {
        Self::Element { tag, href: None, children: Vec::new() }
    }

    /// Its text without the elements.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element { children, .. } => children.iter().map(Self::text).collect(),
        }
    }

    /// Where its links lead, in order.
    pub fn links(&self) -> Vec<&str> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Element { href, children, .. } => {
                let own = href.as_deref().into_iter();
                own.chain(children.iter().flat_map(Self::links)).collect()
            }
        }
    }
}

/// What cannot be drawn, and where in the source it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Byte offset.
    pub at: usize,
    /// Why.
    pub message: String,
}

/// Parses CommonMark with tables.
///
/// # Errors
/// Raw HTML, an image, a heading of another level than 3, a line break, emphasis that was not closed,
/// a link that leads neither into the page nor to an `https` address.
pub fn parse(source: &str) -> Result<Vec<Node>, Refused> {
    let mut tree = Tree { open: vec![Vec::new()], tags: Vec::new(), in_head: false };
    for (event, Range { start, .. }) in
        Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter()
    {
        tree.take(event).map_err(|message| Refused { at: start, message })?;
    }
    Ok(tree.open.pop().unwrap_or_default())
}

struct Tree {
    /// Children of every open element, the document's first.
    open: Vec<Vec<Node>>,
    tags: Vec<Node>,
    in_head: bool,
}

impl Tree {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text)?,
            Event::Code(code) => {
                self.push(Node::element(Tag::Code));
                self.push_text(&code);
                self.pop();
            }
            // A line's end in the source is a space; Korean has spaces between words too.
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => return Err("a line break: begin a paragraph".to_owned()),
            Event::Html(html) | Event::InlineHtml(html) => {
                return Err(format!("raw HTML: {}", html.trim()));
            }
            other => return Err(format!("the page does not draw {other:?}")),
        }
        Ok(())
    }

    fn start(&mut self, tag: Md<'_>) -> Result<(), String> {
        let mut href = None;
        let tag = match tag {
            Md::Paragraph => Tag::P,
            Md::Emphasis => Tag::Em,
            Md::Strong => Tag::Strong,
            Md::CodeBlock(_) => Tag::Pre,
            Md::List(None) => Tag::Ul,
            Md::List(Some(1)) => Tag::Ol,
            Md::Item => Tag::Li,
            Md::Heading { level: HeadingLevel::H3, .. } => Tag::H3,
            Md::BlockQuote(_) => Tag::Blockquote,
            Md::Table(_) => Tag::Table,
            Md::TableHead => {
                self.in_head = true;
                self.push(Node::element(Tag::Thead));
                Tag::Tr
            }
            Md::TableRow => Tag::Tr,
            Md::TableCell if self.in_head => Tag::Th,
            Md::TableCell => Tag::Td,
            Md::Link { dest_url, .. } => {
                if !dest_url.starts_with("#/") && !dest_url.starts_with("https://") {
                    return Err(format!("a link must begin with #/ or https://: {dest_url}"));
                }
                href = Some(dest_url.into_string());
                Tag::A
            }
            other => return Err(format!("the page does not draw {other:?}")),
        };
        self.push(Node::Element { tag, href, children: Vec::new() });
        Ok(())
    }

    fn end(&mut self, end: TagEnd) {
        self.pop();
        match end {
            TagEnd::TableHead => {
                self.in_head = false;
                self.pop();
                self.push(Node::element(Tag::Tbody));
            }
            // The body was opened behind the head.
            TagEnd::Table => self.pop(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        self.push_text(text);
        let code = matches!(self.tags.last(), Some(Node::Element { tag: Tag::Pre, .. }));
        let so_far = self.open.last().and_then(|children| children.last());
        // The parser hands out the signs of a failed emphasis one by one, as text.
        match so_far {
            Some(Node::Text(text)) if !code && (text.contains("**") || text.contains('`')) => {
                Err(format!("emphasis or code that was not closed: {text}"))
            }
            _ => Ok(()),
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(children) = self.open.last_mut() else { return };
        if let Some(Node::Text(before)) = children.last_mut() {
            before.push_str(text);
        } else {
            children.push(Node::Text(text.to_owned()));
        }
    }

    fn push(&mut self, node: Node) {
        self.tags.push(node);
        self.open.push(Vec::new());
    }

    fn pop(&mut self) {
        let (Some(mut node), Some(inside)) = (self.tags.pop(), self.open.pop()) else { return };
        if let Node::Element { children, .. } = &mut node {
            *children = inside;
        }
        if let Some(outer) = self.open.last_mut() {
            outer.push(node);
        }
    }
}

#[cfg(test)]
mod tests;
