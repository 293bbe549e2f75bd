//! Expressions. Each leaves its value in a register that the caller names, or says which operand holds it.

use num_bigint::BigInt;
use ruff_python_ast::{BoolOp, CmpOp as Cmp, Expr, Number, UnaryOp};
use ruff_text_size::Ranged;

use super::scopes::{Place, range};
use super::{Compiler, Result, bin_op, missing, syntax};
use crate::code::{BinOp, CmpOp, Instr, Kind, Operand, Reg, UnOp};
use crate::value::Value;

pub(super) fn cmp_op(op: Cmp) -> CmpOp {
    match op {
        Cmp::Eq => CmpOp::Eq,
        Cmp::NotEq => CmpOp::Ne,
        Cmp::Lt => CmpOp::Lt,
        Cmp::LtE => CmpOp::Le,
        Cmp::Gt => CmpOp::Gt,
        Cmp::GtE => CmpOp::Ge,
        Cmp::Is => CmpOp::Is,
        Cmp::IsNot => CmpOp::IsNot,
        Cmp::In => CmpOp::In,
        Cmp::NotIn => CmpOp::NotIn,
    }
}

impl<'a> Compiler<'a> {
    /// The value of a literal, if it is one.
    pub(super) fn literal(&mut self, e: &'a Expr) -> Result<Option<Value>> {
        Ok(Some(match e {
            Expr::NumberLiteral(n) => match &n.value {
                Number::Int(i) => match i.as_i64() {
                    Some(i) => Value::Int(i),
                    None => Value::big(big_literal(&i.to_string())),
                },
                Number::Float(f) => Value::Float(*f),
                Number::Complex { .. } => {
                    return missing(
                        n.range,
                        "complex numbers are not there",
                        "use a pair of floats",
                    );
                }
            },
            Expr::StringLiteral(s) => {
                let parts = s.value.iter().map(|part| self.text_of(part.as_str(), part.range));
                Value::str(parts.collect::<Result<String>>()?)
            }
            Expr::BytesLiteral(b) => Value::bytes(b.value.bytes().collect()),
            Expr::BooleanLiteral(b) => Value::Bool(b.value),
            Expr::NoneLiteral(_) => Value::None,
            Expr::EllipsisLiteral(_) => Value::Ellipsis,
            Expr::UnaryOp(u) if u.op == UnaryOp::USub => match &*u.operand {
                Expr::NumberLiteral(n) => match &n.value {
                    Number::Int(i) => match i.as_i64() {
                        Some(i) => Value::Int(-i),
                        None => Value::big(-big_literal(&i.to_string())),
                    },
                    Number::Float(f) => Value::Float(-f),
                    Number::Complex { .. } => return Ok(None),
                },
                _ => return Ok(None),
            },
            Expr::Tuple(t) if t.elts.iter().all(Self::is_const) => {
                let mut items = Vec::new();
                for e in &t.elts {
                    match self.literal(e)? {
                        Some(v) => items.push(v),
                        None => return Ok(None),
                    }
                }
                Value::tuple(items)
            }
            _ => return Ok(None),
        }))
    }

    /// Where the value of an expression is: a constant, a local's own register, or a new temporary.
    pub(super) fn operand(&mut self, e: &'a Expr) -> Result<Operand> {
        if let Some(value) = self.literal(e)? {
            return self.constant(value);
        }
        if let Expr::Name(n) = e
            && !self.unit().walrus
        {
            let (name, place) = self.place(&n.id);
            if place == Place::Local
                && let Some(reg) = self.unit().locals.get(&name).copied()
            {
                self.check(reg, &name, range(n))?;
                return Ok(reg);
            }
        }
        let reg = self.temp()?;
        self.expr_to(e, reg)?;
        Ok(reg)
    }

    /// Emits a check unless the local is bound for certain.
    pub(super) fn check(&mut self, reg: Reg, name: &str, at: (u32, u32)) -> Result {
        if !self.unit().bound.contains(reg) {
            let name = self.name_index(name)?;
            self.emit_at(at, Instr::Check { reg, name });
            self.unit().bind(reg);
        }
        Ok(())
    }

    pub(super) fn is_temp(&mut self, reg: Reg) -> bool {
        let unit = self.unit();
        usize::from(reg)
            >= unit.local_names.len().max(usize::from(unit.free) + unit.free_names.len())
    }

    /// Evaluates into a register.
    pub(super) fn expr_to(&mut self, e: &'a Expr, dst: Reg) -> Result {
        let mark = self.unit().next;
        let before = self.unit().at;
        self.unit().at = range(e);
        self.expr_inner(e, dst)?;
        self.release(mark);
        self.unit().at = before;
        Ok(())
    }

    fn expr_inner(&mut self, e: &'a Expr, dst: Reg) -> Result {
        if let Some(value) = self.literal(e)? {
            let src = self.constant(value)?;
            self.emit(Instr::Move { dst, src });
            return Ok(());
        }
        let at = range(e);
        match e {
            Expr::Name(n) => self.load_name(&n.id, dst, at)?,
            Expr::BinOp(b) => {
                let a = self.operand(&b.left)?;
                let r = self.operand(&b.right)?;
                let instr = match bin_op(b.op) {
                    BinOp::Add => Instr::Add { dst, a, b: r },
                    BinOp::Sub => Instr::Sub { dst, a, b: r },
                    BinOp::Mul => Instr::Mul { dst, a, b: r },
                    op => Instr::Binary { op, dst, a, b: r },
                };
                self.emit_at(at, instr);
            }
            Expr::UnaryOp(u) => {
                let a = self.operand(&u.operand)?;
                let op = match u.op {
                    UnaryOp::Invert => UnOp::Invert,
                    UnaryOp::Not => UnOp::Not,
                    UnaryOp::UAdd => UnOp::Pos,
                    UnaryOp::USub => UnOp::Neg,
                };
                self.emit_at(at, Instr::Unary { op, dst, a });
            }
            Expr::BoolOp(b) => {
                let to = if self.is_temp(dst) { dst } else { self.temp()? };
                let mut jumps = Vec::new();
                let last = b.values.len() - 1;
                for (i, v) in b.values.iter().enumerate() {
                    let bound = self.unit().bound.clone();
                    self.expr_to(v, to)?;
                    if i > 0 {
                        self.unit().bound = bound;
                    }
                    if i < last {
                        let jump = match b.op {
                            BoolOp::And => Instr::JumpIfNot { cond: to, target: 0 },
                            BoolOp::Or => Instr::JumpIf { cond: to, target: 0 },
                        };
                        jumps.push(self.emit(jump));
                    }
                }
                for jump in jumps {
                    self.unit().land(jump);
                }
                if to != dst {
                    self.emit(Instr::Move { dst, src: to });
                }
            }
            Expr::Compare(c) => self.compare(c, dst)?,
            Expr::If(i) => {
                let otherwise = self.jump_unless(&i.test)?;
                let bound = self.unit().bound.clone();
                self.expr_to(&i.body, dst)?;
                let end = self.emit(Instr::Jump { target: 0 });
                for j in otherwise {
                    self.unit().land(j);
                }
                self.unit().bound.clone_from(&bound);
                self.expr_to(&i.orelse, dst)?;
                self.unit().land(end);
                self.unit().bound = bound;
            }
            Expr::Named(n) => {
                let src = self.operand(&n.value)?;
                self.store(&n.target, src)?;
                self.emit(Instr::Move { dst, src });
            }
            Expr::Lambda(l) => self.lambda(l, dst)?,
            Expr::List(l) => self.sequence(&l.elts, dst, 'l')?,
            Expr::Tuple(t) => self.sequence(&t.elts, dst, 't')?,
            Expr::Set(s) => self.sequence(&s.elts, dst, 's')?,
            Expr::Dict(d) => self.dict(d, dst)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(e, dst)?
            }
            Expr::Attribute(a) => {
                let obj = self.operand(&a.value)?;
                let class = self.unit().class.clone();
                let name = self.name_index(&super::mangle(class.as_deref(), &a.attr.id))?;
                self.emit_at(at, Instr::GetAttr { dst, obj, name });
            }
            Expr::Subscript(s) => {
                let obj = self.operand(&s.value)?;
                let key = self.operand(&s.slice)?;
                self.emit_at(at, Instr::GetItem { dst, obj, key });
            }
            Expr::Slice(s) => {
                let base = self.temps(3)?;
                for (i, part) in [&s.lower, &s.upper, &s.step].into_iter().enumerate() {
                    match part {
                        Some(e) => self.expr_to(e, base + i as Reg)?,
                        None => {
                            let src = self.constant(Value::None)?;
                            self.emit(Instr::Move { dst: base + i as Reg, src });
                        }
                    }
                }
                self.emit(Instr::BuildSlice { dst, base });
            }
            Expr::Call(c) => self.call(c, dst)?,
            Expr::FString(f) => self.fstring(f, dst)?,
            Expr::Await(a) => {
                if !matches!(self.unit().kind, Kind::Coroutine | Kind::AsyncGenerator) {
                    let what =
                        if self.unit().kind == Kind::Module || self.unit().kind == Kind::Class {
                            "'await' outside function"
                        } else {
                            "'await' outside async function"
                        };
                    return syntax(a.range, what);
                }
                let iter = self.temp()?;
                let src = self.operand(&a.value)?;
                self.unit().at = at;
                self.emit(Instr::GetAwaitable { dst: iter, src, with: 0 });
                self.delegate(iter, dst)?;
            }
            Expr::Yield(y) => {
                self.check_yield(y.range)?;
                let src = match &y.value {
                    Some(v) => self.operand(v)?,
                    None => self.constant(Value::None)?,
                };
                self.unit().at = at;
                self.emit(Instr::Yield { dst, src });
            }
            Expr::YieldFrom(y) => {
                self.check_yield(y.range)?;
                if self.unit().kind == Kind::AsyncGenerator {
                    return syntax(y.range, "'yield from' inside async function");
                }
                let src = self.operand(&y.value)?;
                let iter = self.temp()?;
                self.unit().at = at;
                self.emit(Instr::GetYieldFrom { dst: iter, src });
                self.delegate(iter, dst)?;
            }
            Expr::Starred(s) => return syntax(s.range, "can't use starred expression here"),
            Expr::TString(t) => {
                return missing(t.range, "t-strings came with Python 3.14", "use an f-string");
            }
            Expr::IpyEscapeCommand(c) => return syntax(c.range, "invalid syntax"),
            _ => {
                return missing(
                    e.range(),
                    "this expression is not there",
                    "write it in another way",
                );
            }
        }
        Ok(())
    }

    fn check_yield(&mut self, at: ruff_text_size::TextRange) -> Result {
        if matches!(self.unit().kind, Kind::Module | Kind::Class) {
            return syntax(at, "'yield' outside function");
        }
        Ok(())
    }

    /// Runs the iterator to its end, yielding what it yields; its result goes to `dst`.
    pub(super) fn delegate(&mut self, iter: Reg, dst: Reg) -> Result {
        let val = self.temp()?;
        let src = self.constant(Value::None)?;
        self.emit(Instr::Move { dst: val, src });
        let start = self.unit().here();
        let send = self.emit(Instr::Send { val, iter, target: 0 });
        self.emit(Instr::YieldFrom { val, iter });
        self.emit(Instr::Jump { target: start as u16 });
        self.unit().land(send);
        self.emit(Instr::Move { dst, src: val });
        Ok(())
    }

    pub(super) fn load_name(&mut self, name: &str, dst: Reg, at: (u32, u32)) -> Result {
        let (name, place) = self.place(name);
        let index = self.name_index(&name)?;
        match place {
            Place::Local if self.unit().locals.contains_key(&name) => {
                let reg = self.unit().locals[&name];
                self.check(reg, &name, at)?;
                self.emit_at(at, Instr::Move { dst, src: reg });
            }
            Place::Local => {
                let slot = self.slot(&name)?;
                self.emit_at(at, Instr::LoadName { dst, name: index, slot });
            }
            Place::Cell | Place::Free => {
                let cell = self.unit().cells.get(&name).copied().unwrap_or_default();
                if self.unit().kind == Kind::Class {
                    self.emit_at(at, Instr::LoadNameCell { dst, name: index, cell });
                } else {
                    self.emit_at(at, Instr::LoadCell { dst, cell, name: index });
                }
            }
            Place::Implicit if self.unit().kind == Kind::Class => {
                let slot = self.slot(&name)?;
                self.emit_at(at, Instr::LoadName { dst, name: index, slot });
            }
            Place::Global | Place::Implicit => {
                let slot = self.slot(&name)?;
                self.emit_at(at, Instr::LoadGlobal { dst, slot, name: index });
            }
        }
        Ok(())
    }
}

fn big_literal(text: &str) -> BigInt {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (text.as_str(), 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default()
}
