//! What the page is told of a program's text: what it declares, and what is wrong with it.

use model::{Param, StrategyKind};
use serde::Serialize;

use super::declared::{MOST_VARIANTS, TAKEN, of};
use super::run::WAYS;
use crate::text;

/// What depends on a program's text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Description {
    /// Names of its variants; the first one's may be empty.
    pub variants: Vec<String>,
    /// All parameters in the order of the form: those that every program has, then those of its comments.
    pub params: Vec<Param>,
    /// The ways of running it, in the order of comparison.
    pub ways: Vec<Way>,
    /// What keeps it from running as it stands.
    pub problems: Vec<Problem>,
}

/// A strategy of a program.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Way {
    /// Its name in links.
    pub id: String,
    /// What runs it.
    pub kind: StrategyKind,
    /// Which of the variants it runs, from 0.
    pub variant: usize,
    /// `free` or `gil`: the word `strategy.<way>`.
    pub way: String,
    /// Whether it can be steered.
    pub steered: bool,
}

/// What the page is to know of a text.
pub fn describe(text: &str) -> Description {
    let lab = of(text);
    let steered: Vec<&str> = lab.steered().map(|s| s.id).collect();
    let way = |(at, s): (usize, &lab::Strategy)| Way {
        id: s.id.to_owned(),
        kind: s.kind,
        variant: at / WAYS.len(),
        way: WAYS[at % WAYS.len()].to_owned(),
        steered: steered.contains(&s.id),
    };
    Description {
        variants: text::variants(text).into_iter().take(MOST_VARIANTS).map(|v| v.name).collect(),
        params: lab.params.to_vec(),
        ways: lab.strategies.iter().enumerate().map(way).collect(),
        problems: problems(text),
    }
}

/// Something about a program that keeps it from running as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Of which variant, from 1.
    pub variant: usize,
    /// From 1, like the next three. Columns count UTF-16 units.
    pub line: usize,
    /// Where it begins.
    pub column: usize,
    /// Where it ends.
    pub end_line: usize,
    /// Behind its last character.
    pub end_column: usize,
    /// What is wrong, and a way out where there is one.
    pub message: String,
}

/// What is wrong with a program's text.
fn problems(text: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, variant) in text::variants(text).iter().enumerate() {
        let whole = |line: usize, message: String| {
            let end = variant.text.lines().nth(line - 1).map_or(0, |l| l.encode_utf16().count());
            let variant = at + 1;
            Problem { variant, line, column: 1, end_line: line, end_column: end + 1, message }
        };
        if at >= MOST_VARIANTS {
            found.push(whole(1, format!("more than {MOST_VARIANTS} variants cannot be compared")));
        }
        for declared in text::params(&variant.text) {
            match declared {
                Err(misread) => found.push(whole(misread.line, misread.message)),
                Ok(d) if TAKEN.contains(&d.name.as_str()) => {
                    let message = format!("#@param: links use the name {} for themselves", d.name);
                    found.push(whole(d.line, message));
                }
                Ok(_) => {}
            }
        }
        let ready = text::ready(&variant.text, |_| None);
        for wrong in python::check(&ready.source) {
            let (column, end_column) = (wrong.column, wrong.end_column);
            let message = match &wrong.way_out {
                Some(way) => format!("{}: {} ({way})", wrong.kind, wrong.message),
                None => format!("{}: {}", wrong.kind, wrong.message),
            };
            let (line, end_line) = (wrong.line, wrong.end_line);
            found.push(Problem { variant: at + 1, line, column, end_line, end_column, message });
        }
    }
    found
}
