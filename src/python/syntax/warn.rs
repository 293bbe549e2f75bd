//! What CPython's compiler warns of: expressions that hardly mean what they say.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{CmpOp, Expr, Number, Stmt, UnaryOp};
use ruff_text_size::Ranged;

use crate::code::Source;

/// The warnings as CPython prints them, each once for a line.
pub fn warnings(body: &[Stmt], source: &Source) -> String {
    let mut found = Warnings { source, all: Vec::new() };
    for stmt in body {
        found.visit_stmt(stmt);
    }
    found
        .all
        .iter()
        .map(|(line, what)| {
            let text = source.line(*line).trim();
            format!("{}:{}: SyntaxWarning: {what}\n  {text}\n", source.file, line + 1)
        })
        .collect()
}

struct Warnings<'s> {
    source: &'s Source,
    all: Vec<(usize, String)>,
}

impl Warnings<'_> {
    fn warn(&mut self, at: &impl Ranged, what: impl Into<String>) {
        let found = (self.source.line_of(at.start().into()), what.into());
        if !self.all.contains(&found) {
            self.all.push(found);
        }
    }

    fn compare(&mut self, e: &Expr, op: CmpOp, sides: [&Expr; 2]) {
        let literal =
            |e: &Expr| constant(e).is_some_and(|t| !matches!(t, "NoneType" | "bool" | "ellipsis"));
        if !sides.into_iter().any(literal) {
            return;
        }
        match op {
            CmpOp::Is => self.warn(e, "\"is\" with a literal. Did you mean \"==\"?"),
            CmpOp::IsNot => self.warn(e, "\"is not\" with a literal. Did you mean \"!=\"?"),
            _ => {}
        }
    }

    fn subscript(&mut self, value: &Expr, index: &Expr) {
        const COMMA: &str = "perhaps you missed a comma?";
        let kind = type_of(value);
        if let Some(
            t @ ("NoneType" | "ellipsis" | "int" | "float" | "bool" | "set" | "generator"
            | "function"),
        ) = kind
        {
            self.warn(value, format!("'{t}' object is not subscriptable; {COMMA}"));
        }
        if let (Some(t @ ("str" | "bytes" | "tuple" | "list")), Some(i)) = (kind, type_of(index))
            && !matches!(i, "int" | "bool" | "slice")
        {
            self.warn(value, format!("{t} indices must be integers or slices, not {i}; {COMMA}"));
        }
    }
}

/// The type of a constant.
fn constant(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NumberLiteral(n) => match n.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::UnaryOp(u) if u.op == UnaryOp::USub && u.operand.is_number_literal_expr() => {
            constant(&u.operand)?
        }
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(t) if t.elts.iter().all(|e| constant(e).is_some()) => "tuple",
        _ => return None,
    })
}

/// The type of what is written out.
fn type_of(e: &Expr) -> Option<&'static str> {
    constant(e).or(match e {
        Expr::Tuple(_) => Some("tuple"),
        Expr::List(_) | Expr::ListComp(_) => Some("list"),
        Expr::Dict(_) | Expr::DictComp(_) => Some("dict"),
        Expr::Set(_) | Expr::SetComp(_) => Some("set"),
        Expr::Generator(_) => Some("generator"),
        Expr::Lambda(_) => Some("function"),
        Expr::FString(_) => Some("str"),
        Expr::Slice(_) => Some("slice"),
        _ => None,
    })
}

impl<'a> Visitor<'a> for Warnings<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assert(a) = stmt
            && matches!(&*a.test, Expr::Tuple(t) if !t.elts.is_empty())
        {
            self.warn(a, "assertion is always true, perhaps remove parentheses?");
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, e: &'a Expr) {
        match e {
            Expr::Compare(c) => {
                let mut left = &*c.left;
                for (op, right) in c.ops.iter().zip(&c.comparators) {
                    self.compare(e, *op, [left, right]);
                    left = right;
                }
            }
            Expr::Call(c) => {
                if let Some(t) = type_of(&c.func)
                    && t != "function"
                {
                    let what = format!("'{t}' object is not callable; perhaps you missed a comma?");
                    self.warn(&*c.func, what);
                }
            }
            Expr::Subscript(s) => self.subscript(&s.value, &s.slice),
            _ => {}
        }
        visitor::walk_expr(self, e);
    }
}
