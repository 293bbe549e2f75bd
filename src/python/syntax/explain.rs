//! What the parser refuses, said as CPython says it: its grammar has rules for common mistakes. Source: the grammar's
//! `invalid_` rules as seen from outside, by what CPython 3.11 says of such programs.

use super::tokens::{Kind, Token, Tokens};

/// A better message than "invalid syntax", and the bytes it is about.
pub struct Better {
    pub start: usize,
    pub end: usize,
    pub message: String,
}

const COMMA: &str = "invalid syntax. Perhaps you forgot a comma?";
const WALRUS: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
const TARGET: &str = "did you forget parentheses around the comprehension target?";
const VALUE: &str = "expression expected after dictionary key and ':'";
const ELSE: &str = "expected 'else' after 'if' expression";

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

struct Line<'t, 'a> {
    tokens: &'a Tokens<'t>,
}

impl<'t> Line<'t, '_> {
    fn get(&self, at: usize) -> Option<(Token, &'t str)> {
        self.tokens.all.get(at).map(|t| (*t, self.tokens.text(*t)))
    }

    fn text(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |t| t.1)
    }

    /// Whether a token may begin an expression, and is no operator that continues one.
    fn begins(&self, at: usize) -> bool {
        self.get(at).is_some_and(|(t, text)| match t.kind {
            Kind::Name => !KEYWORDS.contains(&text) || matches!(text, "None" | "True" | "False"),
            Kind::Number | Kind::Text => true,
            Kind::Op => matches!(text, "{" | "~"),
            Kind::Newline => false,
        })
    }

    /// Whether a token may end an expression.
    fn ends(&self, at: usize) -> bool {
        self.get(at).is_some_and(|(t, text)| match t.kind {
            Kind::Name => !KEYWORDS.contains(&text) || matches!(text, "None" | "True" | "False"),
            Kind::Number | Kind::Text => true,
            Kind::Op => matches!(text, ")" | "]" | "}"),
            Kind::Newline => false,
        })
    }

    fn stops(text: &str, also: &[&str]) -> bool {
        matches!(
            text,
            "," | ":"
                | "="
                | ":="
                | ";"
                | "\n"
                | "for"
                | "lambda"
                | "return"
                | "elif"
                | "while"
                | "print="
        ) || also.contains(&text)
    }

    /// The first token of the expression that ends with `at`.
    fn first(&self, at: usize, also: &[&str]) -> usize {
        let level = |i: usize| {
            self.get(i).map_or(0, |(t, text)| {
                t.level - usize::from(matches!(text, ")" | "]" | "}") && t.level > 0)
            })
        };
        let closing = |i: usize| matches!(self.text(i), ")" | "]" | "}");
        let mine =
            if closing(at) { self.tokens.all[at].level.saturating_sub(1) } else { level(at) };
        let mut first = at;
        while first > 0 {
            let (token, text) = match self.get(first - 1) {
                Some(found) => found,
                None => break,
            };
            let depth =
                if closing(first - 1) { token.level.saturating_sub(1) } else { token.level };
            if depth < mine || (depth == mine && Self::stops(text, also)) {
                break;
            }
            if depth == mine && matches!(text, "(" | "[" | "{") && !self.inside(first - 1, at) {
                break;
            }
            first -= 1;
        }
        first
    }

    /// Whether the bracket that opens at `open` closes at or before `at`.
    fn inside(&self, open: usize, at: usize) -> bool {
        let level = self.tokens.all[open].level;
        self.tokens.all[open + 1..=at]
            .iter()
            .any(|t| t.level == level + 1 && matches!(self.tokens.text(*t), ")" | "]" | "}"))
    }

    /// The last token of the expression that begins with `at`.
    fn last(&self, at: usize, also: &[&str]) -> usize {
        let mut depth = 0_usize;
        let mut last = at;
        let mut i = at;
        while let Some((_, text)) = self.get(i) {
            match text {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" if depth == 0 => break,
                ")" | "]" | "}" => depth -= 1,
                _ if depth == 0 && Self::stops(text, also) => break,
                _ => {}
            }
            last = i;
            i += 1;
        }
        last
    }

    fn better(&self, first: usize, last: usize, message: &str) -> Option<Better> {
        let (start, end) = (self.get(first)?.0.start, self.get(last)?.0.end);
        Some(Better { start, end, message: message.to_owned() })
    }

    /// The bracket that is open at `at`.
    fn bracket(&self, at: usize) -> Option<usize> {
        let level = self.tokens.all.get(at)?.level.checked_sub(1)?;
        (0..at).rev().find(|i| {
            self.tokens.all[*i].level == level && matches!(self.text(*i), "(" | "[" | "{")
        })
    }
}

/// Explains what is wrong at a byte, where the parser could not go on.
pub fn explain(tokens: &Tokens<'_>, place: usize) -> Option<Better> {
    let at = tokens.all.iter().position(|t| t.end > place)?;
    let line = Line { tokens };
    let text = line.text(at);
    let before = at.checked_sub(1)?;
    let first_of_line =
        (0..at).rev().find(|i| tokens.all[*i].kind == Kind::Newline).map_or(0, |i| i + 1);
    let opened = line.bracket(at);

    if text == "=" {
        let before_name = at.checked_sub(2).map_or("", |i| line.text(i));
        if tokens.all[before].kind == Kind::Name
            && line.ends(before)
            && before_name != "."
            && !matches!(line.text(before), "None" | "True" | "False")
        {
            let compare =
                ["and", "or", "not", "if", "else", "in", "is", "<", ">", "==", "!=", "<=", ">="];
            return line.better(before, line.last(at + 1, &compare), WALRUS);
        }
    }
    if text == "for"
        && let Some(open) = opened
        && line.text(open) != "("
        && (open..at).any(|i| line.text(i) == "," && tokens.all[i].level == tokens.all[at].level)
        && line.text(before) != ","
    {
        return line.better(open + 1, before, TARGET);
    }
    if matches!(text, "}" | ",")
        && line.text(before) == ":"
        && tokens.all[before].level > 0
        && line.bracket(before).is_some_and(|open| line.text(open) == "{")
    {
        return line.better(before, before, VALUE);
    }
    let printing = (first_of_line..=at).rev().find(|i| {
        matches!(line.text(*i), "print" | "exec")
            && (*i == first_of_line || matches!(line.text(i - 1), ":" | ";"))
    });
    if let Some(print) = printing
        && tokens.all[print].level == 0
        && (line.begins(print + 1) || line.text(print + 1) == "lambda")
    {
        let name = line.text(print);
        let what = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        let end = (print..tokens.all.len())
            .take_while(|i| tokens.all[*i].kind != Kind::Newline && line.text(*i) != ";")
            .last()?;
        return line.better(print, end, &what);
    }
    // A conditional expression that ends without its `else`.
    let level = tokens.all[at].level.saturating_sub(usize::from(matches!(text, ")" | "]" | "}")));
    let started = (first_of_line..at).rev().take_while(|i| {
        !(tokens.all[*i].level == level.max(1) && matches!(line.text(*i), "," | "for"))
    });
    let condition = started
        .filter(|i| matches!(line.text(*i), "if" | "else"))
        .find(|i| tokens.all[*i].level == tokens.all[at].level);
    if let Some(at_if) = condition
        && line.text(at_if) == "if"
        && at_if > first_of_line
        && line.ends(at_if - 1)
        && line.ends(before)
        && before > at_if
        && !(at_if..at)
            .any(|i| line.text(i) == ":" && tokens.all[i].level == tokens.all[at_if].level)
        && text != ":"
    {
        return line.better(line.first(at_if - 1, &["return", "in"]), before, ELSE);
    }
    let named = tokens.all[before].kind == Kind::Name && tokens.all[at].kind == Kind::Text;
    if opened.is_some() && line.begins(at) && line.ends(before) && !named {
        let first = line.first(before, &["if", "else"]);
        return line.better(first, line.last(at, &[]), COMMA);
    }
    None
}
