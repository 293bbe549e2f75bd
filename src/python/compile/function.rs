//! Functions, lambdas and classes: entering and leaving a code object.

use ruff_python_ast::{self as ast, Expr, Parameters, Stmt};

use super::scopes::{key, mangle, range};
use super::{Compiler, Result, missing};
use crate::code::{Instr, Kind, Operand, Params, Reg};
use crate::value::Value;

impl<'a> Compiler<'a> {
    /// The first statement, if it is a string.
    pub(super) fn docstring(&mut self, body: &'a [Stmt]) -> Result {
        let Some(Stmt::Expr(e)) = body.first() else { return Ok(()) };
        let Expr::StringLiteral(s) = &*e.value else { return Ok(()) };
        let doc = Value::str(s.value.to_str());
        self.unit().doc = Some(doc.clone());
        match self.unit().kind {
            Kind::Module | Kind::Class => {
                let src = self.constant(doc)?;
                self.store_name("__doc__", src)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// `def`, without decorators.
    pub(super) fn function(&mut self, f: &'a ast::StmtFunctionDef, dst: Reg) -> Result {
        if let Some(t) = &f.type_params {
            return missing(
                t.range,
                "type parameters came with Python 3.12",
                "leave them out, or use typing.TypeVar",
            );
        }
        let at = range(f);
        let qualname = self.qualname(&f.name.id);
        let mark = self.unit().next;
        let (flags, values) = self.defaults(&f.parameters)?;
        let annotations = self.annotations(&f.parameters, f.returns.as_deref(), values + 2)?;
        let name = self.name(&f.name.id);
        let scope = self.scopes.by_node.get(&key(f)).copied().unwrap_or(0);
        let kind = match (f.is_async, self.scopes.all[scope].yields) {
            (false, false) => Kind::Function,
            (false, true) => Kind::Generator,
            (true, false) => Kind::Coroutine,
            (true, true) => Kind::AsyncGenerator,
        };
        self.enter(kind, key(f), name, qualname, at.0);
        self.parameters(&f.parameters)?;
        self.docstring(&f.body)?;
        self.body(&f.body)?;
        self.finish()?;
        self.make_function(dst, flags | annotations, values, mark)
    }

    /// `return None` at the end.
    pub(super) fn finish(&mut self) -> Result {
        let none = self.constant(Value::None)?;
        self.emit(Instr::Return { src: none });
        Ok(())
    }

    pub(super) fn lambda(&mut self, l: &'a ast::ExprLambda, dst: Reg) -> Result {
        let at = range(l);
        let qualname = self.qualname("<lambda>");
        let mark = self.unit().next;
        let (flags, values) = match &l.parameters {
            Some(p) => self.defaults(p)?,
            None => (0, self.temps(3)?),
        };
        let scope = self.scopes.by_node.get(&key(l)).copied().unwrap_or(0);
        let kind = if self.scopes.all[scope].yields { Kind::Generator } else { Kind::Function };
        self.enter(kind, key(l), crate::value::well_known::MODULE_LAMBDA, qualname, at.0);
        match &l.parameters {
            Some(p) => self.parameters(p)?,
            None => self.lay_out(&[])?,
        }
        self.unit().at = range(&*l.body);
        let mark_inner = self.unit().next;
        let src = self.operand(&l.body)?;
        self.unit().at = range(&*l.body);
        self.emit(Instr::Return { src });
        self.release(mark_inner);
        self.make_function(dst, flags, values, mark)
    }

    /// Ends the inner code, and makes a function of it in the outer.
    pub(super) fn make_function(
        &mut self,
        dst: Reg,
        flags: u16,
        values: Reg,
        mark: usize,
    ) -> Result {
        let class_free = self.unit().free_names.clone();
        let code = self.leave()?;
        let count = class_free.len();
        let cells = self.temps(count)?;
        for (i, name) in class_free.iter().enumerate() {
            let text = self.names.text(*name);
            let Some(src) = self.unit().cells.get(&text).copied() else { continue };
            self.emit(Instr::Move { dst: cells + i as Reg, src });
        }
        let code = self.constant(Value::Code(code))?;
        // The values are in the three registers before the cells; tell the machine which are there.
        self.emit(Instr::MakeFunction { dst, code, base: cells });
        self.emit(Instr::Extra { index: flags });
        self.emit(Instr::Extra { index: values });
        self.release(mark);
        Ok(())
    }

    /// Evaluates defaults into three registers: tuple, dict of keyword-only ones, (annotations).
    fn defaults(&mut self, params: &'a Parameters) -> Result<(u16, Reg)> {
        let base = self.temps(3)?;
        let mut flags = 0;
        let defaults: Vec<&Expr> = params
            .posonlyargs
            .iter()
            .chain(&params.args)
            .filter_map(|p| p.default.as_deref())
            .collect();
        if !defaults.is_empty() {
            let first = self.temps(defaults.len())?;
            for (i, d) in defaults.iter().enumerate() {
                self.expr_to(d, first + i as Reg)?;
            }
            self.emit(Instr::BuildTuple { dst: base, base: first, count: defaults.len() as u16 });
            flags |= 1;
        }
        let keyword: Vec<_> = params.kwonlyargs.iter().filter(|p| p.default.is_some()).collect();
        if !keyword.is_empty() {
            let first = self.temps(keyword.len() * 2)?;
            for (i, p) in keyword.iter().enumerate() {
                let class = self.unit().class.clone();
                let name = mangle(class.as_deref(), &p.parameter.name.id);
                let src = self.constant(Value::str(name))?;
                self.emit(Instr::Move { dst: first + 2 * i as Reg, src });
                if let Some(d) = &p.default {
                    self.expr_to(d, first + 2 * i as Reg + 1)?;
                }
            }
            self.emit(Instr::BuildDict { dst: base + 1, base: first, count: keyword.len() as u16 });
            flags |= 2;
        }
        Ok((flags, base))
    }

    fn annotations(
        &mut self,
        params: &'a Parameters,
        returns: Option<&'a Expr>,
        dst: Reg,
    ) -> Result<u16> {
        let mut all: Vec<(&str, &Expr)> = params
            .iter()
            .filter_map(|p| p.annotation().map(|a| (p.name().id.as_str(), a)))
            .collect();
        if let Some(r) = returns {
            all.push(("return", r));
        }
        if all.is_empty() {
            return Ok(0);
        }
        let mark = self.unit().next;
        let first = self.temps(all.len() * 2)?;
        for (i, (name, e)) in all.iter().enumerate() {
            let src = self.constant(Value::str(*name))?;
            self.emit(Instr::Move { dst: first + 2 * i as Reg, src });
            let src = self.annotation(e)?;
            self.emit(Instr::Move { dst: first + 2 * i as Reg + 1, src });
        }
        self.emit(Instr::BuildDict { dst, base: first, count: all.len() as u16 });
        self.release(mark);
        Ok(4)
    }

    fn parameters(&mut self, params: &'a Parameters) -> Result {
        let class = self.unit().class.clone();
        let named = params.posonlyargs.iter().chain(&params.args).chain(&params.kwonlyargs);
        let mut texts: Vec<String> =
            named.map(|p| mangle(class.as_deref(), &p.parameter.name.id)).collect();
        let names = texts.iter().map(|t| self.names.intern(t)).collect();
        self.unit().params = Params {
            names,
            posonly: params.posonlyargs.len(),
            positional: params.posonlyargs.len() + params.args.len(),
            vararg: params.vararg.is_some(),
            kwarg: params.kwarg.is_some(),
        };
        for p in params.vararg.iter().chain(&params.kwarg) {
            texts.push(mangle(class.as_deref(), &p.name.id));
        }
        self.lay_out(&texts)
    }

    /// `class`, without decorators.
    pub(super) fn class(&mut self, c: &'a ast::StmtClassDef, dst: Reg) -> Result {
        if let Some(t) = &c.type_params {
            return missing(
                t.range,
                "type parameters came with Python 3.12",
                "leave them out, or use typing.Generic",
            );
        }
        let at = range(c);
        let qualname = self.qualname(&c.name.id);
        let name = self.name(&c.name.id);
        let mark = self.unit().next;
        // Function, name, then positional bases or, with keywords, a list of bases and a dict.
        let base = self.temps(4)?;
        self.enter(Kind::Class, key(c), name, qualname.clone(), at.0);
        self.unit().class = Some(c.name.id.to_string());
        self.lay_out(&[])?;
        let module = self.constant(Value::str(qualname))?;
        self.emit(Instr::StoreName { name: 0, src: module });
        let index = self.name_index("__qualname__")?;
        let last = self.unit().here() - 1;
        self.unit().instrs[last] = Instr::StoreName { name: index, src: module };
        self.docstring(&c.body)?;
        self.body(&c.body)?;
        let class_name = self.name("__class__");
        let is_free = self.unit().free_names.contains(&class_name);
        let result: Operand = match self.unit().cells.get("__class__").copied() {
            Some(cell) if !is_free => cell,
            _ => self.constant(Value::None)?,
        };
        self.emit(Instr::Return { src: result });
        let values = base;
        self.make_function(base, 0, values, base as usize + 4)?;
        let src = self.constant(Value::str(c.name.id.as_str()))?;
        self.emit(Instr::Move { dst: base + 1, src });
        self.unit().at = at;
        self.arguments_ex(c.arguments.as_deref(), base + 2)?;
        self.unit().at = at;
        self.emit(Instr::BuildClass { dst, base, argc: 0 });
        self.release(mark);
        Ok(())
    }
}
