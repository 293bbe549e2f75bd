//! Tracebacks as CPython 3.11 prints them.

use std::fmt::Write as _;

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use refs::Ref;

use super::Vm;
use crate::code::Source;
use crate::types::ExcKind;
use crate::value::{Exc, TbEntry, Value};

impl Vm {
    /// The whole report of an uncaught exception.
    pub fn traceback(&mut self, exc: &Exc) -> String {
        self.hints = true;
        let out = self.traceback_text(exc);
        self.hints = false;
        out
    }

    /// The same as the module `traceback` has it: without suggestions.
    pub fn traceback_text(&mut self, exc: &Exc) -> String {
        let mut out = String::new();
        let mut seen = Vec::new();
        self.write_traceback(exc, &mut out, &mut seen);
        out
    }

    fn write_traceback(&mut self, exc: &Exc, out: &mut String, seen: &mut Vec<u64>) {
        seen.push(exc.value().id());
        let (cause, context, suppress, entries, raised) = {
            let data = exc.data().lock();
            (
                data.cause.clone(),
                data.context.clone(),
                data.suppress,
                data.traceback.clone(),
                data.raised,
            )
        };
        if let Some(Value::Instance(cause)) = cause {
            if !seen.contains(&Value::Instance(cause.clone()).id()) && seen.len() < 100 {
                self.write_traceback(&Exc(cause), out, seen);
                out.push_str(
                    "\nThe above exception was the direct cause of the following exception:\n\n",
                );
            }
        } else if let Some(Value::Instance(context)) = context
            && !suppress
            && !seen.contains(&Value::Instance(context.clone()).id())
            && seen.len() < 100
        {
            self.write_traceback(&Exc(context), out, seen);
            out.push_str(
                "\nDuring handling of the above exception, another exception occurred:\n\n",
            );
        }
        let entries: Vec<TbEntry> = entries.into_iter().filter(|e| e.pc != u32::MAX).collect();
        if self.is_exception(exc, ExcKind::BaseExceptionGroup) {
            self.write_group(exc, &entries, out, seen);
            return;
        }
        if raised || !entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            self.write_entries(&entries, out);
        }
        out.push_str(&self.exception_line(exc));
    }

    /// A group of exceptions, each in a box of its own.
    fn write_group(
        &mut self,
        exc: &Exc,
        entries: &[TbEntry],
        out: &mut String,
        seen: &mut Vec<u64>,
    ) {
        let mut own = String::new();
        if !entries.is_empty() {
            own.push_str("Exception Group Traceback (most recent call last):\n");
            self.write_entries(entries, &mut own);
        }
        own.push_str(&self.exception_line(exc));
        for (n, line) in own.lines().enumerate() {
            let sign = if n == 0 && !entries.is_empty() { '+' } else { '|' };
            let _ = writeln!(out, "  {sign} {line}");
        }
        let all = exc.data().lock().args.get(1).cloned().unwrap_or(Value::None);
        let items = self.items(&all).unwrap_or_default();
        for (n, item) in items.iter().enumerate() {
            let begin = if n == 0 { "  +-" } else { "    " };
            let _ = writeln!(out, "{begin}+---------------- {} ----------------", n + 1);
            let mut text = String::new();
            if let Value::Instance(i) = item {
                self.write_traceback(&Exc(i.clone()), &mut text, seen);
            }
            for line in text.lines() {
                // A group in a group brings its own border.
                match line.strip_prefix("  ").filter(|l| l.starts_with(['|', '+'])) {
                    Some(inner) => {
                        let inner = inner
                            .strip_prefix("+ ")
                            .map_or_else(|| inner.to_owned(), |l| format!("| {l}"));
                        let _ = writeln!(out, "    {inner}");
                    }
                    None if line.starts_with("    ")
                        && line.trim_start().starts_with(['|', '+']) =>
                    {
                        let _ = writeln!(out, "  {line}");
                    }
                    None => {
                        let _ = writeln!(out, "    | {line}");
                    }
                }
            }
        }
        out.push_str("    +------------------------------------\n");
    }

    /// `ValueError: what`, and its notes.
    pub fn exception_line(&mut self, exc: &Exc) -> String {
        let class = exc.0.class.get();
        let name = if class.module == "__main__" || class.module == "builtins" {
            class.qualname.get()
        } else {
            class.full_name()
        };
        let text = match self.str_of(&exc.value()) {
            Ok(text) => text,
            Err(_) => "<exception str() failed>".to_owned(),
        };
        let mut line = if text.is_empty() { name } else { format!("{name}: {text}") };
        if self.hints
            && let Some(h) = exc.data().lock().hint.clone()
        {
            let _ = write!(line, ". Did you mean: '{h}'?");
        }
        line.push('\n');
        if let Some(Value::List(notes)) =
            exc.0.field(&self.program.names, crate::value::well_known::NOTES)
        {
            for note in notes.get() {
                line.push_str(note.as_str().unwrap_or_default());
                line.push('\n');
            }
        }
        line
    }

    fn write_entries(&mut self, entries: &[TbEntry], out: &mut String) {
        let mut last: Option<(usize, u64)> = None;
        let mut repeated = 0;
        for entry in entries.iter().rev() {
            let source = &entry.code.source;
            let (start, end) =
                entry.code.ranges.get(entry.pc as usize).copied().unwrap_or_default();
            let line = source.line_of(start);
            let here = (line, Ref::as_ptr(&entry.code) as usize as u64);
            if last == Some(here) {
                repeated += 1;
                // Like CPython: three times in full, then a count.
                if repeated >= 3 {
                    continue;
                }
            } else {
                Self::write_repeats(repeated, out);
                repeated = 0;
                last = Some(here);
            }
            let name = self.text(entry.code.name);
            let _ = writeln!(out, "  File \"{}\", line {}, in {name}", source.file, line + 1);
            write_line(source, line, start, end, out);
        }
        Self::write_repeats(repeated, out);
    }

    fn write_repeats(repeated: usize, out: &mut String) {
        if repeated >= 3 {
            let more = repeated - 2;
            let s = if more == 1 { "" } else { "s" };
            let _ = writeln!(out, "  [Previous line repeated {more} more time{s}]");
        }
    }

    /// The exit status and what is printed for an exception that nobody caught: SystemExit has rules of its own.
    pub fn uncaught(&mut self, exc: &Exc) -> (i32, String) {
        if self.is_exception(exc, ExcKind::SystemExit) {
            let code = exc.data().lock().args.first().cloned().unwrap_or(Value::None);
            return match &code {
                Value::None => (0, String::new()),
                Value::Int(i) => ((*i & 0xff) as i32, String::new()),
                Value::Bool(b) => (i32::from(*b), String::new()),
                other => (1, self.str_of(other).map(|s| s + "\n").unwrap_or_default()),
            };
        }
        (1, self.traceback(exc))
    }
}

/// The source line and its marks.
fn write_line(source: &Source, line: usize, start: u32, end: u32, out: &mut String) {
    let text = source.line(line);
    let trimmed = text.trim_start();
    if trimmed.is_empty() {
        return;
    }
    let shown = trimmed.trim_end();
    let _ = writeln!(out, "    {shown}");
    let begin = source.lines.get(line).copied().unwrap_or_default();
    let indent = text.len() - trimmed.len();
    let from = (start.saturating_sub(begin) as usize).max(indent);
    let one_line = source.line_of(end.saturating_sub(u32::from(end > start))) == line;
    let to =
        if one_line { ((end - begin) as usize).min(text.len()) } else { text.trim_end().len() };
    if start >= end || from >= to || !text.is_char_boundary(from) || !text.is_char_boundary(to) {
        return;
    }
    let segment = &text[from..to];
    let mut marks = "^".repeat(segment.chars().count());
    let operator = if one_line { anchors(segment) } else { None };
    // A whole line needs no marks, unless they tell its parts apart.
    if operator.is_none() && from == indent && to >= text.trim_end().len() {
        return;
    }
    if let Some((left, right)) = operator {
        let (l, r) = (segment[..left].chars().count(), segment[..right].chars().count());
        let n = segment.chars().count();
        marks = format!("{}{}{}", "~".repeat(l), "^".repeat(r - l), "~".repeat(n - r));
    }
    let before = text[indent..from].chars().count();
    let _ = writeln!(out, "    {}{marks}", " ".repeat(before));
}

/// Where the operator of a binary operation is, or the brackets of a subscript.
fn anchors(segment: &str) -> Option<(usize, usize)> {
    let parsed = ruff_python_parser::parse_expression(segment).ok()?;
    match parsed.expr() {
        Expr::BinOp(b) => {
            let from = b.left.range().end().to_usize();
            let to = b.right.range().start().to_usize();
            let between = segment.get(from..to)?;
            let at = from + between.find(|c: char| !c.is_whitespace() && c != ')')?;
            let sign = b.op.as_str();
            let len = if segment.get(at..)?.starts_with(sign) { sign.len() } else { 1 };
            Some((at, at + len))
        }
        Expr::Subscript(s) => {
            let from = s.value.range().end().to_usize();
            let at = from + segment.get(from..)?.find('[')?;
            Some((at, segment.len()))
        }
        _ => None,
    }
}
