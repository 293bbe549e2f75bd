//! Calls.

use ruff_python_ast::{self as ast, Expr};

use super::scopes::{Place, range};
use super::{Compiler, Result};
use crate::code::{Instr, Kind, Reg};
use crate::syntax::BUILTINS;
use crate::value::Value;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, c: &'a ast::ExprCall, dst: Reg) -> Result {
        let at = range(c);
        let args = &c.arguments;
        for (i, k) in args.keywords.iter().enumerate() {
            if let Some(name) = &k.arg
                && args.keywords[..i]
                    .iter()
                    .any(|o| o.arg.as_ref().is_some_and(|o| o.id == name.id))
            {
                return super::syntax(k.range, format!("keyword argument repeated: {name}"));
            }
        }
        if let Expr::Name(n) = &*c.func
            && let Some((name, way_out)) = BUILTINS.iter().find(|b| b.0 == n.id)
            && self.is_builtin(name)
        {
            return super::missing(n.range, format!("{name}() is not there"), way_out);
        }
        let plain = !args.args.iter().any(Expr::is_starred_expr)
            && args.keywords.iter().all(|k| k.arg.is_some());
        if plain
            && args.is_empty()
            && let Expr::Name(n) = &*c.func
        {
            if &n.id == "super"
                && self.place("super").1 == Place::Implicit
                && self.zero_super(dst, at)?
            {
                return Ok(());
            }
            if (&n.id == "locals" || &n.id == "vars" || &n.id == "dir")
                && self.place(&n.id).1 == Place::Implicit
                && self.unit().kind != Kind::Module
            {
                let reg = self.temp()?;
                self.emit_at(at, Instr::Locals { dst: reg });
                if &n.id == "dir" {
                    let base = self.temps(2)?;
                    self.load_name("sorted", base, at)?;
                    self.emit(Instr::Move { dst: base + 1, src: reg });
                    self.emit_at(at, Instr::Call { dst, base, argc: 1 });
                } else {
                    self.emit(Instr::Move { dst, src: reg });
                }
                return Ok(());
            }
        }
        if !plain {
            let base = self.temps(3)?;
            self.expr_to(&c.func, base)?;
            self.arguments_ex(Some(args), base + 1)?;
            self.emit_at(at, Instr::CallEx { dst, base });
            return Ok(());
        }
        let argc = args.args.len() + args.keywords.len();
        let method = match &*c.func {
            Expr::Attribute(a) => Some(a),
            _ => None,
        };
        let head = if method.is_some() { 2 } else { 1 };
        let base = self.temps(head + argc)?;
        if let Some(a) = method {
            // Where the call takes it away: what stays behind in a register lives longer than it should.
            let mark = std::mem::replace(&mut self.unit().next, usize::from(base) + 1);
            let obj = self.operand(&a.value)?;
            self.unit().next = mark;
            let class = self.unit().class.clone();
            let name = self.name_index(&super::mangle(class.as_deref(), &a.attr.id))?;
            self.emit_at(range(a), Instr::GetMethod { base, obj, name });
        } else {
            self.expr_to(&c.func, base)?;
        }
        let first = base + head as Reg;
        for (i, a) in args.args.iter().enumerate() {
            self.expr_to(a, first + i as Reg)?;
        }
        for (i, k) in args.keywords.iter().enumerate() {
            self.expr_to(&k.value, first + (args.args.len() + i) as Reg)?;
        }
        let argc = argc as u16;
        if args.keywords.is_empty() {
            let call = if method.is_some() {
                Instr::CallMethod { dst, base, argc }
            } else {
                Instr::Call { dst, base, argc }
            };
            self.emit_at(at, call);
        } else {
            // As numbers: looking them up takes longer than calling.
            let name = |k: &ast::Keyword| {
                let name = self.names.intern(k.arg.as_ref().map_or("", |a| a.id.as_str()));
                Value::Int(i64::from(name.0))
            };
            let names = args.keywords.iter().map(name).collect();
            let index = self.constant(Value::tuple(names))?;
            let call = if method.is_some() {
                Instr::CallMethodKw { dst, base, argc }
            } else {
                Instr::CallKw { dst, base, argc }
            };
            self.emit_at(at, call);
            self.emit(Instr::Extra { index });
        }
        Ok(())
    }

    /// `super()` knows its class and the first argument of the method it is in.
    fn zero_super(&mut self, dst: Reg, at: (u32, u32)) -> Result<bool> {
        let Some(cell) = self.unit().cells.get("__class__").copied() else { return Ok(false) };
        let Some(first) = self.unit().params.names.first().copied() else { return Ok(false) };
        let base = self.temps(3)?;
        self.load_name("super", base, at)?;
        let name = self.name_index("__class__")?;
        self.emit_at(at, Instr::LoadCell { dst: base + 1, cell, name });
        let text = self.names.text(first);
        self.load_name(&text, base + 2, at)?;
        self.emit_at(at, Instr::Call { dst, base, argc: 2 });
        Ok(true)
    }

    /// Evaluates arguments into a list at `base` and a dict, or nothing, after it.
    pub(super) fn arguments_ex(&mut self, args: Option<&'a ast::Arguments>, base: Reg) -> Result {
        self.emit(Instr::BuildList { dst: base, base, count: 0 });
        self.emit(Instr::Clear { reg: base + 1 });
        let Some(args) = args else { return Ok(()) };
        for a in &args.args {
            let mark = self.unit().next;
            match a {
                Expr::Starred(s) => {
                    let src = self.operand(&s.value)?;
                    self.emit_at(
                        range(&*s.value),
                        Instr::ArgsExtend { list: base, src, func: base - 1 },
                    );
                }
                _ => {
                    let src = self.operand(a)?;
                    self.emit(Instr::ListAppend { list: base, src });
                }
            }
            self.release(mark);
        }
        if !args.keywords.is_empty() {
            self.emit(Instr::BuildDict { dst: base + 1, base: base + 1, count: 0 });
        }
        for k in &args.keywords {
            let mark = self.unit().next;
            match &k.arg {
                Some(name) => {
                    let key_of = self.constant(Value::str(name.id.as_str()))?;
                    let src = self.operand(&k.value)?;
                    let one = self.temp()?;
                    self.emit(Instr::BuildDict { dst: one, base: one, count: 0 });
                    self.emit(Instr::DictSet { dict: one, key: key_of, src });
                    self.emit(Instr::DictMerge { dict: base + 1, src: one, func: base - 1 });
                }
                None => {
                    let src = self.operand(&k.value)?;
                    self.emit(Instr::DictMerge { dict: base + 1, src, func: base - 1 });
                }
            }
            self.release(mark);
        }
        Ok(())
    }
}
