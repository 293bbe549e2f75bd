//! `try` and `with`.

use super::scopes::range;
use super::unit::Block;
use super::{Compiler, Result, missing, syntax};
use crate::code::Instr;
use ruff_python_ast::{self as ast, ExceptHandler};

impl<'a> Compiler<'a> {
    pub(super) fn try_(&mut self, t: &'a ast::StmtTry) -> Result {
        if t.is_star {
            return missing(
                t.range,
                "'except*' and exception groups are not there",
                "use 'except' and look at each error yourself",
            );
        }
        if t.finalbody.is_empty() {
            return self.try_except(t);
        }
        let before = self.unit().bound.clone();
        let cover = self.cover()?;
        self.unit().blocks.push(Block::Finally(cover, &t.finalbody));
        if t.handlers.is_empty() {
            self.body(&t.body)?
        } else {
            self.try_except(t)?
        }
        self.unit().blocks.pop();
        self.pause(cover);
        self.body(&t.finalbody)?;
        let after = self.unit().bound.clone();
        let end = self.emit(Instr::Jump { target: 0 });
        let exc = self.handle(cover);
        self.unit().bound = before;
        self.emit(Instr::PushExc { exc });
        self.unit().depth += 1;
        self.unit().blocks.push(Block::Handler(None, None));
        self.body(&t.finalbody)?;
        self.unit().blocks.pop();
        self.unit().depth -= 1;
        self.emit(Instr::PopExc);
        self.emit(Instr::Rethrow { exc });
        self.unit().land(end);
        self.unit().bound = after;
        Ok(())
    }

    pub(super) fn try_except(&mut self, t: &'a ast::StmtTry) -> Result {
        let before = self.unit().bound.clone();
        let cover = self.cover()?;
        self.unit().blocks.push(Block::Try(cover));
        self.body(&t.body)?;
        self.unit().blocks.pop();
        self.pause(cover);
        self.body(&t.orelse)?;
        let mut merged = None;
        self.merge(&mut merged);
        let mut ends = vec![self.emit(Instr::Jump { target: 0 })];
        let exc = self.handle(cover);
        self.unit().bound.clone_from(&before);
        self.emit(Instr::PushExc { exc });
        self.unit().depth += 1;
        let mut next: Option<usize> = None;
        for (i, handler) in t.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(h) = handler;
            if let Some(n) = next.take() {
                self.unit().land(n);
            }
            self.unit().bound.clone_from(&before);
            self.unit().at = range(h);
            match &h.type_ {
                Some(class) => {
                    let mark = self.unit().next;
                    let classes = self.operand(class)?;
                    self.unit().at = range(&**class);
                    next = Some(self.emit(Instr::JumpNoMatch { exc, classes, target: 0 }));
                    self.release(mark);
                }
                None if i + 1 < t.handlers.len() => {
                    return syntax(h.range, "default 'except:' must be last");
                }
                None => {}
            }
            match &h.name {
                Some(name) => {
                    self.unit().at = (name.range.start().into(), name.range.end().into());
                    self.store_name(&name.id, exc)?;
                    let cover = self.cover()?;
                    self.unit().blocks.push(Block::Handler(Some(name.id.to_string()), Some(cover)));
                    self.body(&h.body)?;
                    self.unit().blocks.pop();
                    self.pause(cover);
                    self.emit(Instr::PopExc);
                    self.forget(&name.id)?;
                    self.merge(&mut merged);
                    ends.push(self.emit(Instr::Jump { target: 0 }));
                    let again = self.handle(cover);
                    self.forget(&name.id)?;
                    self.emit(Instr::Rethrow { exc: again });
                }
                None => {
                    self.unit().blocks.push(Block::Handler(None, None));
                    self.body(&h.body)?;
                    self.unit().blocks.pop();
                    self.emit(Instr::PopExc);
                    self.merge(&mut merged);
                    ends.push(self.emit(Instr::Jump { target: 0 }));
                }
            }
        }
        if let Some(n) = next {
            self.unit().land(n);
        }
        self.unit().depth -= 1;
        self.emit(Instr::PopExc);
        self.emit(Instr::Rethrow { exc });
        for e in ends {
            self.unit().land(e);
        }
        self.unit().bound = merged.unwrap_or(before);
        Ok(())
    }

    pub(super) fn with(&mut self, w: &'a ast::StmtWith, index: usize) -> Result {
        let Some(item) = w.items.get(index) else { return self.body(&w.body) };
        if w.is_async {
            self.require_async(w.range, "'async with' outside async function")?;
        }
        let obj = self.operand(&item.context_expr)?;
        let at = range(&item.context_expr);
        self.unit().at = at;
        let exit = self.temps(2)?;
        let enter = self.temps(2)?;
        let shift = if w.is_async { 2 } else { 0 };
        self.emit(Instr::GetSpecial { base: enter, obj, which: shift });
        self.emit(Instr::GetSpecial { base: exit, obj, which: shift + 1 });
        self.emit(Instr::CallMethod { dst: enter, base: enter, argc: 0 });
        if w.is_async {
            let iter = self.temp()?;
            self.emit(Instr::GetAwaitable { dst: iter, src: enter, with: 1 });
            self.delegate(iter, enter)?;
        }
        let before = self.unit().bound.clone();
        let cover = self.cover()?;
        self.unit().blocks.push(Block::With { exit, is_async: w.is_async, range: range(w), cover });
        if let Some(vars) = &item.optional_vars {
            self.store(vars, enter)?;
        }
        self.with(w, index + 1)?;
        self.unit().blocks.pop();
        let at = range(w);
        self.pause(cover);
        self.unit().at = at;
        self.exit_plain(exit, w.is_async)?;
        let end = self.emit(Instr::Jump { target: 0 });
        let exc = self.handle(cover);
        self.emit(Instr::PushExc { exc });
        let base = self.temps(5)?;
        self.emit(Instr::Move { dst: base, src: exit });
        self.emit(Instr::Move { dst: base + 1, src: exit + 1 });
        self.emit(Instr::ExcInfo { base: base + 2, exc });
        self.unit().depth += 1;
        self.emit(Instr::CallMethod { dst: base, base, argc: 3 });
        if w.is_async {
            let iter = self.temp()?;
            self.emit(Instr::GetAwaitable { dst: iter, src: base, with: 2 });
            self.delegate(iter, base)?;
        }
        let quiet = self.emit(Instr::JumpIf { cond: base, target: 0 });
        self.unit().depth -= 1;
        self.emit(Instr::PopExc);
        self.emit(Instr::Rethrow { exc });
        self.unit().land(quiet);
        self.emit(Instr::PopExc);
        self.unit().land(end);
        // The exception may have been raised, and swallowed, anywhere in the body.
        self.unit().bound = before;
        Ok(())
    }
}
