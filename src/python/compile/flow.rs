//! Loops, `try`, `with`: what leaves a block runs what the block owes first.

use ruff_python_ast::{self as ast};
use ruff_text_size::TextRange;

use super::regs::Regs;
use super::scopes::range;
use super::unit::Block;
use super::{Compiler, Result, syntax};
use crate::code::{Handler, Instr, Operand, Reg};
use crate::value::Value;

/// Instructions that a handler covers, with holes where blocks are left early.
#[derive(Default)]
pub(super) struct Cover {
    parts: Vec<(usize, usize)>,
    open: Option<usize>,
    exc: Reg,
    depth: u16,
}

impl<'a> Compiler<'a> {
    pub(super) fn cover(&mut self) -> Result<usize> {
        let exc = self.temp()?;
        let unit = self.unit();
        let cover = Cover { parts: Vec::new(), open: Some(unit.here()), exc, depth: unit.depth };
        unit.covers.push(cover);
        Ok(unit.covers.len() - 1)
    }

    pub(super) fn pause(&mut self, index: usize) {
        let unit = self.unit();
        let here = unit.here();
        if let Some(start) = unit.covers[index].open.take()
            && start < here
        {
            unit.covers[index].parts.push((start, here));
        }
    }

    fn resume(&mut self, index: usize) {
        let here = self.unit().here();
        self.unit().covers[index].open = Some(here);
    }

    /// Ends the cover; its handler begins here. Gives the register with the exception.
    pub(super) fn handle(&mut self, index: usize) -> Reg {
        self.pause(index);
        let unit = self.unit();
        let target = unit.here() as u32;
        let cover = std::mem::take(&mut unit.covers[index]);
        for (start, end) in cover.parts {
            unit.handlers.push(Handler {
                start: start as u32,
                end: end as u32,
                target,
                exc: cover.exc,
                depth: cover.depth,
            });
        }
        cover.exc
    }

    pub(super) fn while_(&mut self, w: &'a ast::StmtWhile) -> Result {
        let before = self.unit().bound.clone();
        let start = self.unit().here();
        let fails = self.jump_unless(&w.test)?;
        let after = self.unit().bound.clone();
        self.unit().blocks.push(Block::Loop { start, breaks: Vec::new() });
        self.body(&w.body)?;
        self.unit().at = range(&*w.test);
        self.emit(Instr::Loop { target: start as u16 });
        for f in fails {
            self.unit().land(f);
        }
        self.end_loop(&w.orelse, if w.orelse.is_empty() { after } else { before })
    }

    fn end_loop(&mut self, orelse: &'a [ast::Stmt], bound: Regs) -> Result {
        let block = self.unit().blocks.pop();
        self.unit().bound.clone_from(&bound);
        self.body(orelse)?;
        self.unit().bound = bound;
        if let Some(Block::Loop { breaks, .. }) = block {
            for b in breaks {
                self.unit().land(b);
            }
        }
        Ok(())
    }

    pub(super) fn for_(&mut self, f: &'a ast::StmtFor) -> Result {
        let iter = self.temp()?;
        self.expr_to(&f.iter, iter)?;
        // The statement as a whole: its end is on another line, so tracebacks mark nothing, as CPython's.
        let at = range(f);
        self.unit().at = at;
        let before;
        if f.is_async {
            self.require_async(f.range, "'async for' outside async function")?;
            self.emit(Instr::GetAsyncIter { dst: iter, src: iter });
            let item = self.temp()?;
            before = self.unit().bound.clone();
            let (start, covered) = self.async_next(iter, item)?;
            self.store(&f.target, item)?;
            self.unit().blocks.push(Block::Loop { start, breaks: Vec::new() });
            self.body(&f.body)?;
            self.emit(Instr::Loop { target: start as u16 });
            self.async_end(covered)?;
        } else {
            self.emit(Instr::GetIter { dst: iter, src: iter });
            before = self.unit().bound.clone();
            let start = self.unit().here();
            let local = match &*f.target {
                ast::Expr::Name(n) => {
                    let (name, _) = self.place(&n.id);
                    self.unit().locals.get(&name).copied()
                }
                _ => None,
            };
            let item = match local {
                Some(reg) => reg,
                None => self.temp()?,
            };
            let next = self.emit(Instr::ForIter { dst: item, iter, target: 0 });
            match local {
                Some(reg) => self.unit().bind(reg),
                None => self.store(&f.target, item)?,
            }
            self.unit().blocks.push(Block::Loop { start, breaks: Vec::new() });
            self.body(&f.body)?;
            self.unit().at = at;
            self.emit(Instr::Loop { target: start as u16 });
            self.unit().land(next);
        }
        self.end_loop(&f.orelse, before)?;
        self.emit(Instr::Clear { reg: iter });
        Ok(())
    }

    pub(super) fn require_async(&mut self, at: TextRange, message: &str) -> Result {
        use crate::code::Kind;
        if matches!(self.unit().kind, Kind::Coroutine | Kind::AsyncGenerator) {
            Ok(())
        } else {
            syntax(at, message)
        }
    }

    /// Begins a loop over an asynchronous iterator.
    pub(super) fn async_next(&mut self, iter: Reg, item: Reg) -> Result<(usize, usize)> {
        let wait = self.temp()?;
        let start = self.unit().here();
        let cover = self.cover()?;
        self.emit(Instr::AsyncNext { dst: wait, iter });
        self.delegate(wait, item)?;
        self.pause(cover);
        Ok((start, cover))
    }

    /// The end of such a loop: where StopAsyncIteration leads.
    pub(super) fn async_end(&mut self, cover: usize) -> Result {
        let exc = self.handle(cover);
        let classes = self.constant(Value::NotImplemented)?;
        let other = self.emit(Instr::JumpNoMatch { exc, classes, target: 0 });
        let end = self.emit(Instr::Jump { target: 0 });
        self.unit().land(other);
        self.emit(Instr::Rethrow { exc });
        self.unit().land(end);
        Ok(())
    }

    pub(super) fn break_(&mut self, at: TextRange, is_break: bool) -> Result {
        let Some(target) = self.unit().blocks.iter().rposition(|b| matches!(b, Block::Loop { .. }))
        else {
            return syntax(
                at,
                if is_break { "'break' outside loop" } else { "'continue' not properly in loop" },
            );
        };
        let paused = self.unwind(target + 1)?;
        let jump = if is_break {
            self.emit(Instr::Jump { target: 0 })
        } else {
            self.emit(Instr::Loop { target: 0 })
        };
        for p in paused {
            self.resume(p);
        }
        let mut aim = None;
        if let Block::Loop { start, breaks } = &mut self.unit().blocks[target] {
            if is_break { breaks.push(jump) } else { aim = Some(*start) }
        }
        if let Some(start) = aim {
            self.unit().aim(jump, start as u16);
        }
        Ok(())
    }

    pub(super) fn return_(&mut self, src: Operand) -> Result {
        let owes =
            self.unit().blocks.iter().any(|b| matches!(b, Block::Finally(..) | Block::With { .. }));
        // What a clean-up does to the local must not change what is returned.
        let src = if owes && src & crate::code::CONST == 0 {
            let keep = self.temp()?;
            self.emit(Instr::Move { dst: keep, src });
            keep
        } else {
            src
        };
        let at = self.unit().at;
        let paused = self.unwind(0)?;
        self.emit_at(at, Instr::Return { src });
        for p in paused {
            self.resume(p);
        }
        Ok(())
    }

    /// Emits what the blocks from `down_to` on owe. Gives the covers to resume after the jump.
    fn unwind(&mut self, down_to: usize) -> Result<Vec<usize>> {
        let saved = self.unit().blocks.clone();
        let bound = self.unit().bound.clone();
        let depth = self.unit().depth;
        let at = self.unit().at;
        let mut paused = Vec::new();
        while self.unit().blocks.len() > down_to {
            let Some(block) = self.unit().blocks.pop() else { break };
            match block {
                Block::Loop { .. } => {}
                Block::Try(cover) => {
                    self.pause(cover);
                    paused.push(cover);
                }
                Block::Finally(cover, body) => {
                    self.pause(cover);
                    paused.push(cover);
                    self.body(body)?;
                }
                Block::Handler(name, cover) => {
                    self.emit(Instr::PopExc);
                    self.unit().depth -= 1;
                    if let Some(cover) = cover {
                        self.pause(cover);
                        paused.push(cover);
                    }
                    if let Some(name) = name {
                        self.forget(&name)?;
                    }
                }
                Block::With { exit, is_async, range, cover } => {
                    self.pause(cover);
                    paused.push(cover);
                    self.unit().at = range;
                    self.exit_plain(exit, is_async)?;
                }
            }
        }
        // Loops may have gained jumps meanwhile: a `break` inside an inlined `finally` belongs to the loop it is in.
        let unit = self.unit();
        let kept = unit.blocks.len();
        unit.blocks.extend(saved.into_iter().skip(kept));
        unit.bound = bound;
        unit.depth = depth;
        unit.at = at;
        Ok(paused)
    }

    /// `exit(None, None, None)`
    pub(super) fn exit_plain(&mut self, exit: Reg, is_async: bool) -> Result {
        let mark = self.unit().next;
        let base = self.temps(5)?;
        let none = self.constant(Value::None)?;
        self.emit(Instr::Move { dst: base, src: exit });
        self.emit(Instr::Move { dst: base + 1, src: exit + 1 });
        for i in 2..5 {
            self.emit(Instr::Move { dst: base + i, src: none });
        }
        self.emit(Instr::CallMethod { dst: base, base, argc: 3 });
        if is_async {
            let iter = self.temp()?;
            self.emit(Instr::GetAwaitable { dst: iter, src: base, with: 2 });
            self.delegate(iter, base)?;
        }
        self.release(mark);
        Ok(())
    }
}
