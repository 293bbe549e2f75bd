//! Parsing: what Python refuses is a syntax error in its words where the parser knows enough.

pub mod depth;
mod explain;
mod fstring;
mod refused;
mod tokens;
mod warn;

use std::sync::Arc;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{
    LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{TextRange, TextSize};

use crate::code::Source;
use crate::compile::{self, Compiled};
use crate::value::Names;
use depth::Deep;
pub(crate) use refused::BUILTINS;
pub use refused::{AT_ONCE, Refused, WHEN_REACHED};
use tokens::Tokens;

/// Something wrong with a program's text. Lines count from 1, columns from 0, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Diagnostic {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub message: String,
    /// What to write instead, for what Python has and this Python has not.
    pub way_out: Option<String>,
    /// `SyntaxError` or `IndentationError`; or what is only not there.
    pub kind: &'static str,
    /// What is shown instead of the line: an expression of an f-string.
    pub instead: Option<String>,
}

impl Diagnostic {
    fn new(
        source: &Source,
        range: TextRange,
        kind: &'static str,
        message: String,
        way_out: Option<String>,
    ) -> Self {
        let place = |at: u32| {
            let line = source.line_of(at);
            let begin = source.lines[line] as usize;
            let column = source.text.get(begin..at as usize).map_or(0, |t| t.chars().count());
            (line + 1, column)
        };
        let (line, column) = place(range.start().into());
        let (end_line, end_column) = place(range.end().into());
        Self { line, column, end_line, end_column, message, way_out, kind, instead: None }
    }

    /// As CPython prints it.
    pub fn report(&self, source: &Source) -> String {
        let text = self.instead.as_deref().unwrap_or_else(|| source.line(self.line - 1));
        let trimmed = text.trim_start();
        let indent = text.chars().count() - trimmed.chars().count();
        let mut out = format!("  File \"{}\", line {}\n", source.file, self.line);
        if !trimmed.is_empty() {
            out.push_str(&format!("    {}\n", trimmed.trim_end()));
            let width = if self.end_line == self.line {
                self.end_column.saturating_sub(self.column).max(1)
            } else {
                1
            };
            // CPython marks nothing where the indentation itself is what is wrong.
            if self.kind == "TabError" || self.message == "unexpected indent" {
                out.push_str(&format!("{}: {}\n", self.kind, self.message));
                return out;
            }
            let marks = "^".repeat(width);
            out.push_str(&format!(
                "    {}{marks}\n",
                " ".repeat(self.column.saturating_sub(indent))
            ));
        }
        let more = self
            .way_out
            .as_ref()
            .map(|w| format!(" (this Python does not have it: {w})"))
            .unwrap_or_default();
        out.push_str(&format!("{}: {}{more}\n", self.kind, self.message));
        out
    }
}

/// Parses and compiles a source.
pub fn compile(source: &Arc<Source>, names: &Names) -> Result<Compiled, Diagnostic> {
    if let Some(deep) = depth::too_deep(&source.text) {
        return Err(too_deep(source, &deep));
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = ruff_python_parser::parse_unchecked(&source.text, options);
    if let Some(error) = parsed.errors().first() {
        return Err(refused(source, error));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        if matches!(error.kind, UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes) {
            let message = "multiple exception types must be parenthesized".to_owned();
            return Err(Diagnostic::new(source, error.range, "SyntaxError", message, None));
        }
        let message = format!("{error}");
        let way = Some("write it as Python 3.11 has it".to_owned());
        return Err(Diagnostic::new(source, error.range, "SyntaxError", message, way));
    }
    let Some(module) = parsed.try_into_module() else {
        return Err(Diagnostic::new(
            source,
            TextRange::default(),
            "SyntaxError",
            "invalid syntax".to_owned(),
            None,
        ));
    };
    let mut compiled = compile::module(module.suite(), source, names)
        .map_err(|e| Diagnostic::new(source, e.range, "SyntaxError", e.message, e.way_out))?;
    if !source.hidden {
        compiled.warnings = warn::warnings(module.suite(), source);
    }
    Ok(compiled)
}

fn too_deep(source: &Source, deep: &Deep) -> Diagnostic {
    let (at, kind, message, way_out) = match deep {
        Deep::Brackets(at) => (at, "SyntaxError", "too many nested parentheses", None),
        Deep::Blocks(at) => (at, "IndentationError", "too many levels of indentation", None),
        Deep::Operators(at) => {
            let way_out = Some("split the expression".to_owned());
            (at, "SyntaxError", "this expression is nested too deeply", way_out)
        }
    };
    let start = u32::try_from(*at).unwrap_or_default();
    Diagnostic::new(source, TextRange::empty(start.into()), kind, message.to_owned(), way_out)
}

/// What CPython says where the parser stopped. Its tokenizer goes before its parser: what is wrong with a token further
/// on, or a bracket that is never closed, is what it reports.
fn refused(source: &Source, error: &ParseError) -> Diagnostic {
    let tokens = Tokens::of(&source.text);
    let spot = |start: usize, end: usize, kind: &'static str, message: String| {
        let range = TextRange::new(place(start), place(end));
        Diagnostic::new(source, range, kind, message, None)
    };
    if let Some(wrong) = &tokens.wrong {
        return spot(wrong.at, wrong.at, wrong.kind, wrong.message.clone());
    }
    let at = error.location.start().to_usize();
    if let Some(wrong) = fstring::explain(&tokens, at) {
        let mut found = spot(wrong.after, wrong.after, "SyntaxError", wrong.message);
        if let Some((text, start, end)) = wrong.expression {
            (found.column, found.end_column) = (start, end);
            found.instead = Some(text);
        }
        return found;
    }
    if let Some(named) = named_character(source, error) {
        return named;
    }
    let mut found = of_parser(source, error);
    let vague = found.message == "invalid syntax"
        || found.message == "expected ':'"
        || found.message.starts_with("cannot assign to");
    if vague && let Some(better) = explain::explain(&tokens, at) {
        found = spot(better.start, better.end, "SyntaxError", better.message);
    }
    if let Some(open) = tokens.open.last().copied()
        && source.line_of(error.location.start().into())
            > source.line_of(u32::try_from(open).unwrap_or_default())
    {
        let bracket = &source.text[open..=open];
        return spot(open, open, "SyntaxError", format!("'{bracket}' was never closed"));
    }
    if matches!(error.error, ParseErrorType::PositionalAfterKeywordArgument)
        && let Some(after) = tokens.all.iter().find(|t| t.start >= error.location.end().to_usize())
    {
        return spot(after.start, after.end, "SyntaxError", found.message);
    }
    found
}

/// `\N{…}`: the parser is built without the names of characters (see the crate `unicode_names2`).
fn named_character(source: &Source, error: &ParseError) -> Option<Diagnostic> {
    if !matches!(error.error, ParseErrorType::Lexical(LexicalErrorType::UnicodeError)) {
        return None;
    }
    let (start, end) = (error.location.start().to_usize(), error.location.end().to_usize());
    if !source.text.get(..start)?.ends_with("\\N{") || !source.text[end..].starts_with('}') {
        return None;
    }
    let message = "characters have no names here".to_owned();
    let way_out = Some("write the character itself, or its number as \\u03b1".to_owned());
    let range = TextRange::new(place(start - 3), place(end + 1));
    Some(Diagnostic::new(source, range, "SyntaxError", message, way_out))
}

fn place(at: usize) -> TextSize {
    TextSize::new(u32::try_from(at).unwrap_or_default())
}

fn of_parser(source: &Source, error: &ParseError) -> Diagnostic {
    use ParseErrorType as E;
    let mut kind = "SyntaxError";
    let mut range = error.location;
    let message = match &error.error {
        E::Lexical(lexical) => match lexical {
            LexicalErrorType::UnclosedStringError => {
                let line = source.line_of(range.start().into()) + 1;
                range = TextRange::at(range.start(), 1.into());
                format!("unterminated string literal (detected at line {line})")
            }
            LexicalErrorType::IndentationError => {
                kind = "IndentationError";
                "unindent does not match any outer indentation level".to_owned()
            }
            LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() => {
                format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok))
            }
            LexicalErrorType::LineContinuationError => {
                "unexpected character after line continuation character".to_owned()
            }
            LexicalErrorType::Eof => "unexpected EOF while parsing".to_owned(),
            _ => "invalid syntax".to_owned(),
        },
        E::UnexpectedIndentation => {
            kind = "IndentationError";
            "unexpected indent".to_owned()
        }
        E::OtherError(text) if text.starts_with("Expected an indented block after") => {
            kind = "IndentationError";
            indented_block(source, text, &mut range)
        }
        E::ExpectedToken { expected, .. } if format!("{expected}") == "`:`" => {
            "expected ':'".to_owned()
        }
        E::InvalidAssignmentTarget
        | E::InvalidAugmentedAssignmentTarget
        | E::InvalidNamedAssignmentTarget
        | E::InvalidAnnotatedAssignmentTarget => assignment(source, range, &error.error),
        E::InvalidDeleteTarget => format!("cannot delete {}", described(source, range)),
        E::PositionalAfterKeywordArgument => {
            "positional argument follows keyword argument".to_owned()
        }
        E::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking".to_owned()
        }
        E::NonDefaultParamAfterDefaultParam => {
            "non-default argument follows default argument".to_owned()
        }
        E::UnparenthesizedGeneratorExpression => {
            "Generator expression must be parenthesized".to_owned()
        }
        E::OtherError(text) if text.starts_with("Expected `except` or `finally`") => {
            "expected 'except' or 'finally' block".to_owned()
        }
        E::FStringError(e) => format!("f-string: {e}"),
        _ => "invalid syntax".to_owned(),
    };
    Diagnostic::new(source, range, kind, message, None)
}

fn indented_block(source: &Source, text: &str, range: &mut TextRange) -> String {
    let what = text.trim_start_matches("Expected an indented block after ").replace('`', "'");
    *range = TextRange::empty(range.start());
    let mut line = source.line_of(range.start().into());
    // The statement is on the last line before with something on it.
    while line > 0 {
        line -= 1;
        if !source.line(line).trim().is_empty() {
            break;
        }
    }
    format!("expected an indented block after {what} on line {}", line + 1)
}

/// What CPython calls an expression that nothing can be assigned to.
fn described(source: &Source, range: TextRange) -> &'static str {
    let text = &source.text[range.start().to_usize()..range.end().to_usize()];
    match ruff_python_parser::parse_expression(text).as_ref().map(|p| p.expr()) {
        Ok(e) => match e {
            ruff_python_ast::Expr::Call(_) => "function call",
            e if e.is_literal_expr() => match e {
                ruff_python_ast::Expr::BooleanLiteral(b) => {
                    if b.value {
                        "True"
                    } else {
                        "False"
                    }
                }
                ruff_python_ast::Expr::NoneLiteral(_) => "None",
                ruff_python_ast::Expr::EllipsisLiteral(_) => "ellipsis",
                _ => "literal",
            },
            ruff_python_ast::Expr::Lambda(_) => "lambda",
            ruff_python_ast::Expr::If(_) => "conditional expression",
            ruff_python_ast::Expr::Compare(_) => "comparison",
            ruff_python_ast::Expr::FString(_) => "f-string expression",
            ruff_python_ast::Expr::Tuple(_) => "tuple",
            ruff_python_ast::Expr::List(_) => "list",
            ruff_python_ast::Expr::Dict(_) => "dict literal",
            ruff_python_ast::Expr::Set(_) => "set display",
            ruff_python_ast::Expr::ListComp(_) => "list comprehension",
            ruff_python_ast::Expr::Generator(_) => "generator expression",
            _ => "expression",
        },
        Err(_) => "expression",
    }
}

fn assignment(source: &Source, range: TextRange, error: &ParseErrorType) -> String {
    let what = described(source, range);
    if matches!(error, ParseErrorType::InvalidAugmentedAssignmentTarget) {
        return format!("'{what}' is an illegal expression for augmented assignment");
    }
    if matches!(
        what,
        "True" | "False" | "None" | "lambda" | "conditional expression" | "yield expression"
    ) {
        return format!("cannot assign to {what}");
    }
    format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?")
}
