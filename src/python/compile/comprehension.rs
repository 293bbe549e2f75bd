//! Comprehensions: a function of its own, called with the first iterator, as in 3.11.

use ruff_python_ast::{Comprehension, Expr};

use super::scopes::{key, range};
use super::{Compiler, Result};
use crate::code::{Instr, Kind, Params, Reg};
use crate::value::{Name, well_known};

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, e: &'a Expr, dst: Reg) -> Result {
        let (node, generators, name): (usize, &[Comprehension], Name) = match e {
            Expr::ListComp(c) => (key(c), &c.generators, well_known::LISTCOMP),
            Expr::SetComp(c) => (key(c), &c.generators, well_known::SETCOMP),
            Expr::DictComp(c) => (key(c), &c.generators, well_known::DICTCOMP),
            Expr::Generator(c) => (key(c), &c.generators, well_known::GENEXPR),
            _ => return Ok(()),
        };
        let at = range(e);
        let mark = self.unit().next;
        let values = self.temps(3)?;
        let call = self.temps(2)?;
        let scope = self.scopes.by_node.get(&node).copied().unwrap_or(0);
        let is_async = self.scopes.all[scope].awaits;
        let is_generator = matches!(e, Expr::Generator(_));
        let kind = match (is_generator, is_async) {
            (true, false) => Kind::Generator,
            (true, true) => Kind::AsyncGenerator,
            (false, true) => Kind::Coroutine,
            (false, false) => Kind::Function,
        };
        if kind == Kind::Coroutine
            && !matches!(self.unit().kind, Kind::Coroutine | Kind::AsyncGenerator)
        {
            return super::syntax(
                ruff_text_size::Ranged::range(e),
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        let text = self.names.text(name);
        let qualname = self.qualname(&text);
        self.enter(kind, node, name, qualname, at.0);
        let arg = self.names.intern(".0");
        self.unit().params =
            Params { names: vec![arg], posonly: 1, positional: 1, vararg: false, kwarg: false };
        self.lay_out(&[".0".to_owned()])?;
        self.unit().at = at;
        let result = self.temp()?;
        match e {
            Expr::ListComp(_) => {
                self.emit(Instr::BuildList { dst: result, base: result, count: 0 })
            }
            Expr::SetComp(_) => self.emit(Instr::BuildSet { dst: result, base: result, count: 0 }),
            Expr::DictComp(_) => {
                self.emit(Instr::BuildDict { dst: result, base: result, count: 0 })
            }
            _ => 0,
        };
        self.generators(generators, 0, e, result)?;
        if is_generator {
            self.finish()?;
        } else {
            self.emit(Instr::Return { src: result });
        }
        self.make_function(call, 0, values, call as usize + 2)?;
        let first = &generators[0];
        self.expr_to(&first.iter, call + 1)?;
        self.unit().at = range(&first.iter);
        let instr = if first.is_async {
            Instr::GetAsyncIter { dst: call + 1, src: call + 1 }
        } else {
            Instr::GetIter { dst: call + 1, src: call + 1 }
        };
        self.emit(instr);
        self.unit().at = at;
        self.emit(Instr::Call { dst: call, base: call, argc: 1 });
        if kind == Kind::Coroutine {
            let iter = self.temp()?;
            self.emit(Instr::GetAwaitable { dst: iter, src: call, with: 0 });
            self.delegate(iter, call)?;
        }
        self.emit(Instr::Move { dst, src: call });
        self.release(mark);
        Ok(())
    }

    fn generators(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        e: &'a Expr,
        result: Reg,
    ) -> Result {
        let Some(g) = generators.get(index) else { return self.element(e, result) };
        let mark = self.unit().next;
        let iter = self.temp()?;
        if index == 0 {
            // The function was called with an iterator; a plain one is walked without locks.
            self.emit(Instr::Move { dst: iter, src: 0 });
        } else {
            self.expr_to(&g.iter, iter)?;
            self.unit().at = range(&g.iter);
            let instr = if g.is_async {
                Instr::GetAsyncIter { dst: iter, src: iter }
            } else {
                Instr::GetIter { dst: iter, src: iter }
            };
            self.emit(instr);
        }
        let item = self.temp()?;
        let bound = self.unit().bound.clone();
        if g.is_async {
            self.unit().at = range(&g.iter);
            let (start, covered) = self.async_next(iter, item)?;
            self.unit().at = range(&g.target);
            self.store(&g.target, item)?;
            let skips = self.conditions(&g.ifs)?;
            self.generators(generators, index + 1, e, result)?;
            for j in skips {
                self.unit().aim(j, start as u16);
            }
            self.emit(Instr::Loop { target: start as u16 });
            self.async_end(covered)?;
        } else {
            let start = self.unit().here();
            self.unit().at = range(&g.iter);
            let next = self.emit(Instr::ForIter { dst: item, iter, target: 0 });
            self.unit().at = range(&g.target);
            self.store(&g.target, item)?;
            let skips = self.conditions(&g.ifs)?;
            self.generators(generators, index + 1, e, result)?;
            for j in skips {
                self.unit().land(j);
            }
            self.emit(Instr::Loop { target: start as u16 });
            self.unit().land(next);
        }
        self.unit().bound = bound;
        self.release(mark);
        Ok(())
    }

    fn conditions(&mut self, ifs: &'a [Expr]) -> Result<Vec<usize>> {
        let mut skips = Vec::new();
        for test in ifs {
            skips.extend(self.jump_unless(test)?);
        }
        Ok(skips)
    }

    fn element(&mut self, e: &'a Expr, result: Reg) -> Result {
        let mark = self.unit().next;
        match e {
            Expr::ListComp(c) => {
                let src = self.operand(&c.elt)?;
                self.emit(Instr::ListAppend { list: result, src });
            }
            Expr::SetComp(c) => {
                let src = self.operand(&c.elt)?;
                self.emit(Instr::SetAdd { set: result, src });
            }
            Expr::DictComp(c) => {
                if let Some(k) = &c.key {
                    let key = self.operand(k)?;
                    let src = self.operand(&c.value)?;
                    self.emit(Instr::DictSet { dict: result, key, src });
                }
            }
            Expr::Generator(c) => {
                let src = self.operand(&c.elt)?;
                self.unit().at = range(&*c.elt);
                self.emit(Instr::Yield { dst: result, src });
            }
            _ => {}
        }
        self.release(mark);
        Ok(())
    }
}
