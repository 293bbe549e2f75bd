//! Targets: of assignments, `for`, `with`, `del`.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::scopes::{Place, range};
use super::{Compiler, Result, bin_op, mangle, missing, syntax};
use crate::code::{Instr, Kind, Operand, Reg};
use crate::value::Value;

impl<'a> Compiler<'a> {
    /// Stores a value in a target.
    pub(super) fn store(&mut self, target: &'a Expr, src: Operand) -> Result {
        let at = range(target);
        let before = self.unit().at;
        self.unit().at = at;
        let mark = self.unit().next;
        match target {
            Expr::Name(n) => self.store_name(&n.id, src)?,
            Expr::Attribute(a) => {
                let obj = self.operand(&a.value)?;
                let class = self.unit().class.clone();
                let name = self.name_index(&mangle(class.as_deref(), &a.attr.id))?;
                self.emit(Instr::SetAttr { obj, name, src });
            }
            Expr::Subscript(s) => {
                let obj = self.operand(&s.value)?;
                let key = self.operand(&s.slice)?;
                self.emit(Instr::SetItem { obj, key, src });
            }
            Expr::Tuple(t) => self.unpack(&t.elts, src, target)?,
            Expr::List(l) => self.unpack(&l.elts, src, target)?,
            Expr::Starred(s) => {
                return syntax(s.range, "starred assignment target must be in a list or tuple");
            }
            _ => return syntax(target.range(), "cannot assign to this expression"),
        }
        self.release(mark);
        self.unit().at = before;
        Ok(())
    }

    fn unpack(&mut self, elts: &'a [Expr], src: Operand, target: &'a Expr) -> Result {
        if let Some(base) = self.neighbours(elts) {
            self.emit(Instr::Unpack { base, src, count: elts.len() as u16 });
            for i in 0..elts.len() {
                self.unit().bind(base + i as Reg);
            }
            return Ok(());
        }
        let base = self.temps(elts.len())?;
        match elts.iter().position(Expr::is_starred_expr) {
            Some(star) => {
                if elts[star + 1..].iter().any(Expr::is_starred_expr) {
                    return syntax(target.range(), "multiple starred expressions in assignment");
                }
                let after = elts.len() - star - 1;
                if star > 255 || after > 255 {
                    return missing(
                        target.range(),
                        "too many names around the starred one",
                        "unpack in steps",
                    );
                }
                self.emit(Instr::UnpackEx { base, src, count: star as u8, after: after as u8 });
            }
            None => {
                self.emit(Instr::Unpack { base, src, count: elts.len() as u16 });
            }
        }
        for (i, e) in elts.iter().enumerate() {
            let e = if let Expr::Starred(s) = e { &*s.value } else { e };
            self.store(e, base + i as Reg)?;
        }
        Ok(())
    }

    /// The first register, if these are names of locals that lie side by side, in their order.
    fn neighbours(&mut self, elts: &'a [Expr]) -> Option<Reg> {
        let mut first = None;
        for (i, e) in elts.iter().enumerate() {
            let Expr::Name(name) = e else { return None };
            let (name, place) = self.place(&name.id);
            if place != Place::Local {
                return None;
            }
            let reg = usize::from(*self.unit().locals.get(&name)?);
            if reg != i + *first.get_or_insert(reg) {
                return None;
            }
        }
        first.map(|first| first as Reg)
    }

    pub(super) fn store_name(&mut self, name: &str, src: Operand) -> Result {
        let (name, place) = self.place(name);
        match place {
            Place::Local if self.unit().locals.contains_key(&name) => {
                let dst = self.unit().locals[&name];
                if dst != src {
                    self.emit(Instr::Move { dst, src });
                }
                self.unit().bind(dst);
            }
            Place::Cell | Place::Free if self.unit().cells.contains_key(&name) => {
                // `__class__` aside, a class body's own names are in its namespace.
                let cell = self.unit().cells[&name];
                self.emit(Instr::StoreCell { cell, src });
            }
            Place::Global => {
                let slot = self.slot(&name)?;
                self.emit(Instr::StoreGlobal { slot, src });
            }
            _ if self.unit().kind == Kind::Class => {
                let name = self.name_index(&name)?;
                self.emit(Instr::StoreName { name, src });
            }
            _ => {
                let slot = self.slot(&name)?;
                self.emit(Instr::StoreGlobal { slot, src });
            }
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Result {
        let at = range(target);
        self.unit().at = at;
        let mark = self.unit().next;
        match target {
            Expr::Name(n) => self.delete_name(&n.id)?,
            Expr::Attribute(a) => {
                let obj = self.operand(&a.value)?;
                let class = self.unit().class.clone();
                let name = self.name_index(&mangle(class.as_deref(), &a.attr.id))?;
                self.emit(Instr::DelAttr { obj, name });
            }
            Expr::Subscript(s) => {
                let obj = self.operand(&s.value)?;
                let key = self.operand(&s.slice)?;
                self.emit(Instr::DelItem { obj, key });
            }
            Expr::Tuple(t) => {
                for e in &t.elts {
                    self.delete(e)?;
                }
            }
            Expr::List(l) => {
                for e in &l.elts {
                    self.delete(e)?;
                }
            }
            _ => return syntax(target.range(), "cannot delete this expression"),
        }
        self.release(mark);
        Ok(())
    }

    pub(super) fn delete_name(&mut self, name: &str) -> Result {
        let (name, place) = self.place(name);
        let index = self.name_index(&name)?;
        match place {
            Place::Local if self.unit().locals.contains_key(&name) => {
                let reg = self.unit().locals[&name];
                let at = self.unit().at;
                self.check(reg, &name, at)?;
                self.emit(Instr::Clear { reg });
            }
            Place::Cell | Place::Free if self.unit().cells.contains_key(&name) => {
                let cell = self.unit().cells[&name];
                self.emit(Instr::DeleteCell { cell, name: index });
            }
            _ if self.unit().kind == Kind::Class && place != Place::Global => {
                self.emit(Instr::DeleteName { name: index });
            }
            _ => {
                let slot = self.slot(&name)?;
                self.emit(Instr::DeleteGlobal { slot, name: index });
            }
        }
        Ok(())
    }

    /// Unbinds a name if it is bound: what the end of `except … as name` does.
    pub(super) fn forget(&mut self, name: &str) -> Result {
        let none = self.constant(Value::None)?;
        self.store_name(name, none)?;
        let (mangled, place) = self.place(name);
        if place == Place::Local
            && let Some(reg) = self.unit().locals.get(&mangled).copied()
        {
            self.emit(Instr::Clear { reg });
            return Ok(());
        }
        self.delete_name(name)
    }

    pub(super) fn aug_assign(&mut self, a: &'a ast::StmtAugAssign) -> Result {
        let at = range(a);
        let op = bin_op(a.op);
        match &*a.target {
            Expr::Name(n) => {
                let (name, place) = self.place(&n.id);
                if place == Place::Local
                    && let Some(reg) = self.unit().locals.get(&name).copied()
                {
                    self.check(reg, &name, range(n))?;
                    let b = self.operand(&a.value)?;
                    self.emit_at(at, Instr::InPlace { op, dst: reg, a: reg, b });
                    return Ok(());
                }
                let left = self.temp()?;
                self.load_name(&n.id, left, range(n))?;
                let b = self.operand(&a.value)?;
                self.emit_at(at, Instr::InPlace { op, dst: left, a: left, b });
                self.store_name(&n.id, left)?;
            }
            Expr::Attribute(t) => {
                let obj = self.operand(&t.value)?;
                let class = self.unit().class.clone();
                let name = self.name_index(&mangle(class.as_deref(), &t.attr.id))?;
                let left = self.temp()?;
                self.emit_at(range(t), Instr::GetAttr { dst: left, obj, name });
                let b = self.operand(&a.value)?;
                self.emit_at(at, Instr::InPlace { op, dst: left, a: left, b });
                self.emit_at(range(t), Instr::SetAttr { obj, name, src: left });
            }
            Expr::Subscript(t) => {
                let obj = self.operand(&t.value)?;
                let key = self.operand(&t.slice)?;
                let left = self.temp()?;
                self.emit_at(range(t), Instr::GetItem { dst: left, obj, key });
                let b = self.operand(&a.value)?;
                self.emit_at(at, Instr::InPlace { op, dst: left, a: left, b });
                self.emit_at(range(t), Instr::SetItem { obj, key, src: left });
            }
            other => return syntax(other.range(), "illegal expression for augmented assignment"),
        }
        Ok(())
    }
}
