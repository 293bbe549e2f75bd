//! Statements.

use ruff_python_ast::{self as ast, Expr, Stmt};

use super::regs::Regs;
use super::scopes::{Place, range};
use super::{Compiler, Result, missing, syntax};
use crate::code::{Instr, Kind, Operand, Reg};
use crate::value::Value;

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result {
        for stmt in body {
            self.stmt(stmt)?;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result {
        let mark = self.unit().next;
        self.unit().at = range(stmt);
        self.stmt_inner(stmt)?;
        self.release(mark);
        Ok(())
    }

    fn stmt_inner(&mut self, stmt: &'a Stmt) -> Result {
        match stmt {
            Stmt::Expr(e) => {
                if !Self::is_const(&e.value) {
                    let reg = self.temp()?;
                    self.expr_to(&e.value, reg)?;
                    // A coroutine that nobody awaits ends here, and what holds the last reference to a task.
                    if matches!(*e.value, Expr::Call(_)) {
                        self.emit(Instr::Clear { reg });
                    }
                }
            }
            Stmt::Assign(a) => self.assign(a)?,
            Stmt::AugAssign(a) => self.aug_assign(a)?,
            Stmt::AnnAssign(a) => self.ann_assign(a)?,
            Stmt::Return(r) => {
                if matches!(self.unit().kind, Kind::Module | Kind::Class) {
                    return syntax(r.range, "'return' outside function");
                }
                if self.unit().kind == Kind::AsyncGenerator && r.value.is_some() {
                    return syntax(r.range, "'return' with value in async generator");
                }
                let src = match &r.value {
                    Some(v) => self.operand(v)?,
                    None => self.constant(Value::None)?,
                };
                self.unit().at = range(stmt);
                self.return_(src)?;
            }
            Stmt::If(i) => self.if_(i)?,
            Stmt::While(w) => self.while_(w)?,
            Stmt::For(f) => self.for_(f)?,
            Stmt::Break(b) => self.break_(b.range, true)?,
            Stmt::Continue(c) => self.break_(c.range, false)?,
            Stmt::Pass(_) => {}
            Stmt::FunctionDef(f) => {
                let reg = self.temp()?;
                let decorators = self.decorators(&f.decorator_list)?;
                self.function(f, reg)?;
                self.decorate(decorators, &f.decorator_list, reg)?;
                self.unit().at = (f.name.range.start().into(), f.name.range.end().into());
                self.store_name(&f.name.id, reg)?;
            }
            Stmt::ClassDef(c) => {
                let reg = self.temp()?;
                let decorators = self.decorators(&c.decorator_list)?;
                self.class(c, reg)?;
                self.decorate(decorators, &c.decorator_list, reg)?;
                self.store_name(&c.name.id, reg)?;
            }
            Stmt::Delete(d) => {
                for target in &d.targets {
                    self.delete(target)?;
                }
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            Stmt::Raise(r) => {
                let Some(exc) = &r.exc else {
                    self.emit(Instr::Reraise);
                    return Ok(());
                };
                let exc = self.operand(exc)?;
                let cause = match &r.cause {
                    Some(c) => self.operand(c)?,
                    None => self.constant(Value::Unbound)?,
                };
                self.unit().at = range(stmt);
                self.emit(Instr::Raise { exc, cause });
            }
            Stmt::Assert(a) => {
                let bound = self.unit().bound.clone();
                let fails = self.jump_unless(&a.test)?;
                let end = self.emit(Instr::Jump { target: 0 });
                for f in fails {
                    self.unit().land(f);
                }
                self.unit().bound.clone_from(&bound);
                let (msg, has) = match &a.msg {
                    Some(m) => (self.operand(m)?, true),
                    None => (self.constant(Value::None)?, false),
                };
                let dst = self.temp()?;
                self.unit().at = range(&*a.test);
                self.emit(Instr::AssertionError { dst, msg, has });
                let cause = self.constant(Value::Unbound)?;
                self.emit(Instr::Raise { exc: dst, cause });
                self.unit().land(end);
                self.unit().bound = bound;
            }
            Stmt::Import(i) => {
                for alias in &i.names {
                    self.check_module(&alias.name.id, alias.range)?;
                    let dst = self.temp()?;
                    let name = self.name_index(&alias.name.id)?;
                    self.emit(Instr::Import { dst, name, deep: alias.asname.is_some() });
                    let target = match &alias.asname {
                        Some(n) => n.id.as_str(),
                        None => alias.name.id.split('.').next().unwrap_or_default(),
                    };
                    self.store_name(target, dst)?;
                }
            }
            Stmt::ImportFrom(i) => self.import_from(i)?,
            Stmt::Try(t) => self.try_(t)?,
            Stmt::With(w) => self.with(w, 0)?,
            Stmt::Match(m) => self.match_(m)?,
            Stmt::TypeAlias(t) => {
                return missing(
                    t.range,
                    "'type' statements came with Python 3.12",
                    "assign the type to a name",
                );
            }
            Stmt::IpyEscapeCommand(c) => return syntax(c.range, "invalid syntax"),
        }
        Ok(())
    }

    fn assign(&mut self, a: &'a ast::StmtAssign) -> Result {
        if let [Expr::Name(n)] = &a.targets[..] {
            let (name, place) = self.place(&n.id);
            if place == Place::Local
                && let Some(reg) = self.unit().locals.get(&name).copied()
            {
                self.expr_to(&a.value, reg)?;
                self.unit().bind(reg);
                return Ok(());
            }
        }
        // `a, b = b, a`: no tuple is made.
        if let [Expr::Tuple(to)] = &a.targets[..]
            && let Expr::Tuple(from) = &*a.value
            && to.elts.len() == from.elts.len()
            && !to.elts.iter().chain(&from.elts).any(Expr::is_starred_expr)
        {
            let base = self.temps(from.elts.len())?;
            for (i, e) in from.elts.iter().enumerate() {
                self.expr_to(e, base + i as Reg)?;
            }
            for (i, e) in to.elts.iter().enumerate() {
                self.store(e, base + i as Reg)?;
            }
            return Ok(());
        }
        let src = self.operand(&a.value)?;
        self.store_all(&a.targets, src)
    }

    fn store_all(&mut self, targets: &'a [Expr], src: Operand) -> Result {
        for target in targets {
            self.store(target, src)?;
        }
        Ok(())
    }

    fn ann_assign(&mut self, a: &'a ast::StmtAnnAssign) -> Result {
        if let Some(value) = &a.value {
            let src = self.operand(value)?;
            self.store(&a.target, src)?;
        }
        // Annotations of a class are looked at by dataclasses; those of functions are not evaluated at all.
        if self.unit().kind == Kind::Module
            && let Expr::Name(n) = &*a.target
            && a.simple
        {
            let dict = self.temp()?;
            if !self.unit().known.contains_key("annotations") {
                self.unit().known.insert("annotations".to_owned(), 0);
                self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 });
                self.store_name("__annotations__", dict)?;
            } else {
                self.load_name("__annotations__", dict, range(a))?;
            }
            let key = self.constant(Value::str(n.id.as_str()))?;
            let src = self.annotation(&a.annotation)?;
            self.emit(Instr::DictSet { dict, key, src });
            return Ok(());
        }
        if self.unit().kind == Kind::Class
            && let Expr::Name(n) = &*a.target
            && a.simple
        {
            let class = self.unit().class.clone();
            let name = super::mangle(class.as_deref(), &n.id);
            let dict = self.temp()?;
            let index = self.name_index("__annotations__")?;
            let slot = self.slot("__annotations__")?;
            // The first one makes the dict.
            if !self.unit().known.contains_key("annotations") {
                self.unit().known.insert("annotations".to_owned(), 0);
                self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 });
                self.emit(Instr::StoreName { name: index, src: dict });
            } else {
                self.emit(Instr::LoadName { dst: dict, name: index, slot });
            }
            let src = self.annotation(&a.annotation)?;
            let key = self.constant(Value::str(name))?;
            self.emit(Instr::DictSet { dict, key, src });
        } else if self.unit().kind == Kind::Module {
            self.annotation(&a.annotation)?;
        }
        Ok(())
    }

    fn decorators(&mut self, list: &'a [ast::Decorator]) -> Result<Reg> {
        let base = self.temps(list.len())?;
        for (i, d) in list.iter().enumerate() {
            self.expr_to(&d.expression, base + i as Reg)?;
        }
        Ok(base)
    }

    fn decorate(&mut self, base: Reg, list: &'a [ast::Decorator], reg: Reg) -> Result {
        for (i, d) in list.iter().enumerate().rev() {
            let mark = self.unit().next;
            let call = self.temps(2)?;
            self.emit(Instr::Move { dst: call, src: base + i as Reg });
            self.emit(Instr::Move { dst: call + 1, src: reg });
            self.emit_at(range(&d.expression), Instr::Call { dst: reg, base: call, argc: 1 });
            self.release(mark);
        }
        Ok(())
    }

    fn if_(&mut self, i: &'a ast::StmtIf) -> Result {
        let mut ends = Vec::new();
        let mut merged: Option<Regs> = None;
        let mut fails = self.jump_unless(&i.test)?;
        let mut before = self.unit().bound.clone();
        self.body(&i.body)?;
        let mut has_else = false;
        for clause in &i.elif_else_clauses {
            self.merge(&mut merged);
            ends.push(self.emit(Instr::Jump { target: 0 }));
            for f in fails.drain(..) {
                self.unit().land(f);
            }
            self.unit().bound.clone_from(&before);
            match &clause.test {
                Some(test) => {
                    self.unit().at = range(test);
                    fails = self.jump_unless(test)?;
                    before = self.unit().bound.clone();
                }
                None => has_else = true,
            }
            self.body(&clause.body)?;
        }
        self.merge(&mut merged);
        if !has_else {
            self.unit().bound = before;
            self.merge(&mut merged);
        }
        for f in fails {
            self.unit().land(f);
        }
        for e in ends {
            self.unit().land(e);
        }
        if let Some(m) = merged {
            self.unit().bound = m;
        }
        Ok(())
    }

    /// Keeps what is bound on all ways that come together. A way that has left (return, raise) does not count.
    pub(super) fn merge(&mut self, merged: &mut Option<Regs>) {
        let unit = self.unit();
        if matches!(
            unit.instrs.last(),
            Some(Instr::Return { .. } | Instr::Raise { .. } | Instr::Reraise)
        ) && merged.is_some()
        {
            return;
        }
        match merged {
            Some(m) => m.meet(&unit.bound),
            None => *merged = Some(unit.bound.clone()),
        }
    }

    /// Refuses a module that is not there, unless the program is prepared for that.
    fn check_module(&mut self, name: &str, range: ruff_text_size::TextRange) -> Result {
        let prepared = self.unit().blocks.iter().any(|b| matches!(b, super::unit::Block::Try(_)));
        match crate::modules::way_out(name) {
            Some(way_out) if !prepared && !crate::modules::exists(name) => {
                missing(range, format!("the module '{name}' is not there"), way_out)
            }
            _ => Ok(()),
        }
    }

    fn import_from(&mut self, i: &'a ast::StmtImportFrom) -> Result {
        if i.level > 0 {
            return missing(
                i.range,
                "relative imports are not there: a program here is one file",
                "import by the full name",
            );
        }
        let module = i.module.as_ref().map_or("", |m| m.id.as_str());
        if module == "__future__" {
            return Ok(());
        }
        self.check_module(module, i.range)?;
        let reg = self.temp()?;
        let name = self.name_index(module)?;
        self.emit(Instr::Import { dst: reg, name, deep: true });
        for alias in &i.names {
            if &alias.name.id == "*" {
                if self.unit().kind != Kind::Module {
                    return syntax(alias.range, "import * only allowed at module level");
                }
                self.emit(Instr::ImportStar { module: reg });
                continue;
            }
            let dst = self.temp()?;
            let name = self.name_index(&alias.name.id)?;
            self.emit(Instr::ImportFrom { dst, module: reg, name });
            self.store_name(&alias.asname.as_ref().unwrap_or(&alias.name).id, dst)?;
        }
        Ok(())
    }
}
