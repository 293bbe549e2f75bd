//! Annotations: values, or texts after `from __future__ import annotations`.

use ruff_python_ast::{Expr, Number, Operator, Stmt};
use ruff_text_size::Ranged;

use super::{Compiler, Result};
use crate::code::Operand;
use crate::value::Value;

/// Whether annotations are to be texts.
pub(super) fn postponed(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(i) => {
            i.module.as_ref().is_some_and(|m| m.id == "__future__")
                && i.names.iter().any(|n| n.name.id == "annotations")
        }
        _ => false,
    })
}

impl<'a> Compiler<'a> {
    /// Where the value of an annotation is.
    pub(super) fn annotation(&mut self, e: &'a Expr) -> Result<Operand> {
        if self.postponed {
            let text = self.written(e);
            return self.constant(Value::str(text));
        }
        self.operand(e)
    }

    /// An annotation as CPython writes it, which is not always as the program has it.
    fn written(&self, e: &Expr) -> String {
        let all =
            |items: &[Expr]| items.iter().map(|e| self.written(e)).collect::<Vec<_>>().join(", ");
        match e {
            Expr::Name(n) => n.id.to_string(),
            Expr::Attribute(a) => format!("{}.{}", self.written(&a.value), a.attr.id),
            Expr::Subscript(s) => {
                let index = match &*s.slice {
                    Expr::Tuple(t) if !t.elts.is_empty() => {
                        let comma = if t.elts.len() == 1 { "," } else { "" };
                        all(&t.elts) + comma
                    }
                    other => self.written(other),
                };
                format!("{}[{index}]", self.written(&s.value))
            }
            Expr::List(l) => format!("[{}]", all(&l.elts)),
            Expr::Tuple(t) => {
                let comma = if t.elts.len() == 1 { "," } else { "" };
                format!("({}{comma})", all(&t.elts))
            }
            Expr::BinOp(b) if b.op == Operator::BitOr => {
                format!("{} | {}", self.written(&b.left), self.written(&b.right))
            }
            Expr::StringLiteral(s) => crate::text::str_repr(s.value.to_str()),
            Expr::NoneLiteral(_) => "None".to_owned(),
            Expr::EllipsisLiteral(_) => "...".to_owned(),
            Expr::BooleanLiteral(b) => (if b.value { "True" } else { "False" }).to_owned(),
            Expr::NumberLiteral(n) if matches!(&n.value, Number::Int(i) if i.as_i64().is_some()) => {
                match &n.value {
                    Number::Int(i) => i.to_string(),
                    _ => String::new(),
                }
            }
            other => {
                let range = other.range();
                let text = &self.source.text[range.start().to_usize()..range.end().to_usize()];
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
        }
    }
}
