//! Displays of lists, tuples, sets and dicts.

use super::{Compiler, Result};
use crate::code::{Instr, Reg};
use ruff_python_ast::{self as ast, Expr};

impl<'a> Compiler<'a> {
    pub(super) fn sequence(&mut self, elts: &'a [Expr], dst: Reg, kind: char) -> Result {
        if elts.iter().any(Expr::is_starred_expr) || elts.len() > 200 {
            let list = self.temp()?;
            let first = if kind == 's' {
                Instr::BuildSet { dst: list, base: list, count: 0 }
            } else {
                Instr::BuildList { dst: list, base: list, count: 0 }
            };
            self.emit(first);
            for e in elts {
                let mark = self.unit().next;
                let instr = match e {
                    Expr::Starred(s) => {
                        let src = self.operand(&s.value)?;
                        if kind == 's' {
                            Instr::SetUpdate { set: list, src }
                        } else {
                            Instr::ListExtend { list, src }
                        }
                    }
                    _ => {
                        let src = self.operand(e)?;
                        if kind == 's' {
                            Instr::SetAdd { set: list, src }
                        } else {
                            Instr::ListAppend { list, src }
                        }
                    }
                };
                self.emit(instr);
                self.release(mark);
            }
            if kind == 't' {
                self.emit(Instr::ListToTuple { reg: list });
            }
            self.emit(Instr::Move { dst, src: list });
            return Ok(());
        }
        let base = self.temps(elts.len())?;
        for (i, e) in elts.iter().enumerate() {
            self.expr_to(e, base + i as Reg)?;
        }
        let count = elts.len() as u16;
        self.emit(match kind {
            'l' => Instr::BuildList { dst, base, count },
            't' => Instr::BuildTuple { dst, base, count },
            // CPython makes a constant of three or more constants, and a set of that: the order may differ.
            _ => Instr::BuildSet {
                dst,
                base,
                count: if elts.len() > 2 && elts.iter().all(Self::is_const) {
                    count | crate::code::CONST
                } else {
                    count
                },
            },
        });
        Ok(())
    }

    pub(super) fn dict(&mut self, d: &'a ast::ExprDict, dst: Reg) -> Result {
        let dict = self.temp()?;
        self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 });
        for item in &d.items {
            let mark = self.unit().next;
            match &item.key {
                Some(k) => {
                    let key = self.operand(k)?;
                    let src = self.operand(&item.value)?;
                    self.emit(Instr::DictSet { dict, key, src });
                }
                None => {
                    let src = self.operand(&item.value)?;
                    self.emit(Instr::DictUpdate { dict, src });
                }
            }
            self.release(mark);
        }
        self.emit(Instr::Move { dst, src: dict });
        Ok(())
    }
}
