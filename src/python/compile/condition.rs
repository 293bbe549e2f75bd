//! Comparisons, and jumps that depend on them.

use super::expr::cmp_op;
use super::scopes::range;
use super::{Compiler, Result};
use crate::code::{Instr, Reg};
use ruff_python_ast::{self as ast, BoolOp, Expr, UnaryOp};

impl<'a> Compiler<'a> {
    pub(super) fn compare(&mut self, c: &'a ast::ExprCompare, dst: Reg) -> Result {
        let at = range(c);
        if c.ops.len() == 1 {
            let a = self.operand(&c.left)?;
            let b = self.operand(&c.comparators[0])?;
            self.emit_at(at, Instr::Compare { op: cmp_op(c.ops[0]), dst, a, b });
            return Ok(());
        }
        let to = if self.is_temp(dst) { dst } else { self.temp()? };
        let mut a = self.operand(&c.left)?;
        let mut jumps = Vec::new();
        let last = c.ops.len() - 1;
        for (i, (op, right)) in c.ops.iter().zip(&c.comparators).enumerate() {
            let b = self.operand(right)?;
            self.emit_at(at, Instr::Compare { op: cmp_op(*op), dst: to, a, b });
            if i < last {
                jumps.push(self.emit(Instr::JumpIfNot { cond: to, target: 0 }));
            }
            a = b;
        }
        for jump in jumps {
            self.unit().land(jump);
        }
        if to != dst {
            self.emit(Instr::Move { dst, src: to });
        }
        Ok(())
    }

    /// Evaluates a condition; gives the jumps that are taken when it is false.
    pub(super) fn jump_unless(&mut self, e: &'a Expr) -> Result<Vec<usize>> {
        let mark = self.unit().next;
        let before = self.unit().at;
        self.unit().at = range(e);
        let jumps =
            match e {
                Expr::Compare(c) if c.ops.len() == 1 => {
                    let a = self.operand(&c.left)?;
                    let b = self.operand(&c.comparators[0])?;
                    vec![self.emit_at(
                        range(c),
                        Instr::JumpUnless { op: cmp_op(c.ops[0]), a, b, target: 0 },
                    )]
                }
                Expr::BoolOp(b) if b.op == BoolOp::And => {
                    let mut jumps = Vec::new();
                    let mut first = None;
                    for v in &b.values {
                        jumps.extend(self.jump_unless(v)?);
                        first.get_or_insert_with(|| self.unit().bound.clone());
                    }
                    if let Some(first) = first {
                        self.unit().bound = first;
                    }
                    jumps
                }
                Expr::UnaryOp(u) if u.op == UnaryOp::Not => {
                    let cond = self.operand(&u.operand)?;
                    vec![self.emit(Instr::JumpIf { cond, target: 0 })]
                }
                Expr::BooleanLiteral(b) if b.value => Vec::new(),
                _ => {
                    let cond = self.operand(e)?;
                    vec![self.emit(Instr::JumpIfNot { cond, target: 0 })]
                }
            };
        self.release(mark);
        self.unit().at = before;
        Ok(jumps)
    }
}
