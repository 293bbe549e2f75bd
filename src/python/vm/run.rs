//! The run loop: one iteration for each instruction. Python calls Python without recursion in Rust.

use std::sync::Arc;

use super::{Frame, Ret, Vm};
use crate::code::{BinOp, CONST, CmpOp, Instr, Kind};
use crate::types::ExcKind;
use crate::value::{Cell, Cursor, DictInner, GenState, Generator, Locked, Run, Value};

/// How a run of frames ended.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Done {
    Return(Value),
    Yield(Value),
}

/// What comes of making a call.
pub(super) enum Called {
    /// It is done.
    Value(Value),
    /// A frame is to be run.
    Frame(Box<Frame>),
}

/// Takes a generator out of a register, without counting one more reference.
fn taken(register: &mut Value) -> Option<Arc<Generator>> {
    match std::mem::take(register) {
        Value::Generator(generator) => Some(generator),
        _ => None,
    }
}

impl Vm {
    #[allow(clippy::too_many_lines)]
    pub(super) fn steps(&mut self, frame: &mut Box<Frame>) -> Run<Done> {
        'frames: loop {
            let code = frame.spare.take().unwrap_or_else(|| frame.code.clone());
            let instrs = &code.instrs[..];
            let consts = &code.consts[..];
            macro_rules! get {
                ($op:expr) => {{
                    let op = $op;
                    if op & CONST == 0 {
                        &(*frame.regs)[op as usize]
                    } else {
                        &consts[(op & !CONST) as usize]
                    }
                }};
            }
            // Only what threads may share is asked for: other instructions do not even look.
            macro_rules! watch {
                ($instr:expr) => {
                    if self.steered {
                        self.watch(frame, &code, $instr)?;
                    }
                };
            }
            macro_rules! settle {
                () => {
                    if crate::value::dropped::any() {
                        let here = frame.code.clone();
                        self.note(&here, frame.pc.saturating_sub(1));
                        self.settle()?;
                    }
                };
            }
            macro_rules! set {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    (*frame.regs)[$dst as usize] = value;
                }};
            }
            // The same where what was there is mostly a number, which needs no dropping.
            macro_rules! put {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    let place = &mut (*frame.regs)[$dst as usize];
                    if place.is_plain() {
                        std::mem::forget(std::mem::replace(place, value));
                    } else {
                        *place = value;
                    }
                }};
            }
            macro_rules! enter {
                ($callee:expr, $ret:expr) => {{
                    frame.spare = Some(code);
                    self.push(frame, $callee, $ret)?;
                    continue 'frames;
                }};
            }
            macro_rules! call {
                ($called:expr, $dst:expr) => {
                    match $called {
                        Called::Value(value) => {
                            set!($dst, value);
                            settle!();
                        }
                        Called::Frame(mut callee) => {
                            let ret = match std::mem::replace(&mut callee.ret, Ret::Nested) {
                                Ret::Init { instance, .. } => Ret::Init { dst: $dst, instance },
                                _ => Ret::To($dst),
                            };
                            enter!(callee, ret);
                        }
                    }
                };
            }
            loop {
                let instr = instrs[frame.pc];
                frame.pc += 1;
                match instr {
                    Instr::Nop | Instr::Extra { .. } => {}
                    Instr::Move { dst, src } => {
                        let value = get!(src).clone();
                        let old = std::mem::replace(&mut (*frame.regs)[dst as usize], value);
                        if matches!(old, Value::Instance(_) | Value::Generator(_)) {
                            drop(old);
                            settle!();
                        }
                    }
                    Instr::Check { reg, name } => {
                        if (*frame.regs)[reg as usize].is_unbound() {
                            return Err(self.unbound_local(code.names[name as usize]));
                        }
                    }
                    Instr::Clear { reg } => {
                        set!(reg, Value::Unbound);
                        settle!();
                    }
                    Instr::LoadGlobal { dst, slot, name } => {
                        watch!(instr);
                        let value = frame.module.slot(slot);
                        if value.is_unbound() {
                            let value = self.global(frame, slot, code.names[name as usize])?;
                            set!(dst, value);
                        } else {
                            set!(dst, value);
                        }
                    }
                    Instr::StoreGlobal { slot, src } => {
                        watch!(instr);
                        drop(frame.module.set_slot(slot, get!(src).clone()));
                        settle!();
                    }
                    Instr::Add { dst, a, b } => {
                        let value = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) => match x.checked_add(*y) {
                                Some(z) => Value::Int(z),
                                None => super::ops::big_op(BinOp::Add, *x, *y),
                            },
                            (Value::Float(x), Value::Float(y)) => Value::Float(x + y),
                            (x, y) => self.binary(BinOp::Add, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::Sub { dst, a, b } => {
                        let value = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) => match x.checked_sub(*y) {
                                Some(z) => Value::Int(z),
                                None => super::ops::big_op(BinOp::Sub, *x, *y),
                            },
                            (Value::Float(x), Value::Float(y)) => Value::Float(x - y),
                            (x, y) => self.binary(BinOp::Sub, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::Mul { dst, a, b } => {
                        let value = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) => match x.checked_mul(*y) {
                                Some(z) => Value::Int(z),
                                None => super::ops::big_op(BinOp::Mul, *x, *y),
                            },
                            (Value::Float(x), Value::Float(y)) => Value::Float(x * y),
                            (x, y) => self.binary(BinOp::Mul, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::Binary { op, dst, a, b } => {
                        let value = match (op, get!(a), get!(b)) {
                            (BinOp::Mod, Value::Int(x), Value::Int(y)) if *y > 0 => {
                                Value::Int(x.rem_euclid(*y))
                            }
                            (BinOp::FloorDiv, Value::Int(x), Value::Int(y)) if *y > 0 => {
                                Value::Int(x.div_euclid(*y))
                            }
                            (BinOp::And, Value::Int(x), Value::Int(y)) => Value::Int(x & y),
                            (BinOp::Div, Value::Float(x), Value::Float(y)) if *y != 0.0 => {
                                Value::Float(x / y)
                            }
                            (_, x, y) => self.binary(op, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::InPlace { op, dst, a, b } => {
                        let value = match (op, get!(a), get!(b)) {
                            (BinOp::Add, Value::Int(x), Value::Int(y)) => match x.checked_add(*y) {
                                Some(z) => Value::Int(z),
                                None => super::ops::big_op(BinOp::Add, *x, *y),
                            },
                            (BinOp::Add, Value::Float(x), Value::Float(y)) => Value::Float(x + y),
                            (BinOp::Add, Value::Str(_), Value::Str(more)) if a == dst && a != b => {
                                let more = more.clone();
                                if self.append_text(&mut (*frame.regs)[dst as usize], &more)? {
                                    continue;
                                }
                                self.in_place(op, get!(a), get!(b))?
                            }
                            (_, x, y) => self.in_place(op, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::Compare { op, dst, a, b } => {
                        let value = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) if (op as u8) < CmpOp::In as u8 => {
                                Value::Bool(super::compare::ints(op, *x, *y))
                            }
                            (x, y) => self.compare(op, x, y)?,
                        };
                        put!(dst, value);
                    }
                    Instr::JumpUnless { op, a, b, target } => {
                        let yes = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) if (op as u8) < CmpOp::In as u8 => {
                                super::compare::ints(op, *x, *y)
                            }
                            (x, y) => {
                                let value = self.compare(op, x, y)?;
                                match value {
                                    Value::Bool(b) => b,
                                    other => self.truth(&other)?,
                                }
                            }
                        };
                        if !yes {
                            frame.pc = target as usize;
                        }
                    }
                    Instr::Jump { target } => frame.pc = target as usize,
                    Instr::Loop { target } => {
                        frame.pc = target as usize;
                        self.tick()?;
                    }
                    Instr::JumpIf { cond, target } => {
                        let yes = match get!(cond) {
                            Value::Bool(b) => *b,
                            other => self.truth(other)?,
                        };
                        if yes {
                            frame.pc = target as usize;
                        }
                    }
                    Instr::JumpIfNot { cond, target } => {
                        let yes = match get!(cond) {
                            Value::Bool(b) => *b,
                            other => self.truth(other)?,
                        };
                        if !yes {
                            frame.pc = target as usize;
                        }
                    }
                    Instr::GetItem { dst, obj, key } => {
                        watch!(instr);
                        let quick = match (get!(obj), get!(key)) {
                            (Value::List(list), Value::Int(i)) => {
                                let list = list.read();
                                let at = if *i < 0 { *i + list.len() as i64 } else { *i };
                                usize::try_from(at).ok().and_then(|at| list.get(at)).cloned()
                            }
                            _ => None,
                        };
                        let value = match quick {
                            Some(value) => value,
                            None => self.get_item(get!(obj), get!(key))?,
                        };
                        put!(dst, value);
                    }
                    Instr::SetItem { obj, key, src } => {
                        watch!(instr);
                        let mut old = Value::Unbound;
                        let mut done = false;
                        if let (Value::List(list), Value::Int(i)) = (get!(obj), get!(key)) {
                            let mut list = list.lock();
                            let at = if *i < 0 { *i + list.len() as i64 } else { *i };
                            if let Some(place) =
                                usize::try_from(at).ok().and_then(|at| list.get_mut(at))
                            {
                                old = std::mem::replace(place, get!(src).clone());
                                done = true;
                            }
                        }
                        drop(old);
                        if !done {
                            self.set_item(get!(obj), get!(key), get!(src))?;
                        }
                        settle!();
                    }
                    Instr::GetAttr { dst, obj, name } => {
                        watch!(instr);
                        match self.attr(get!(obj), code.names[name as usize])? {
                            Called::Value(value) => set!(dst, value),
                            Called::Frame(callee) => enter!(callee, Ret::To(dst)),
                        }
                    }
                    Instr::SetAttr { obj, name, src } => {
                        watch!(instr);
                        self.set_attr(get!(obj), code.names[name as usize], get!(src).clone())?;
                        settle!();
                    }
                    Instr::GetMethod { base, obj, name } => {
                        let (func, this) = self.get_method(get!(obj), code.names[name as usize])?;
                        set!(base, func);
                        set!(base + 1, this);
                    }
                    Instr::Call { dst, base, argc } => {
                        let (base, argc) = (base as usize, argc as usize);
                        if !matches!(frame.regs[base], Value::Function(_)) {
                            self.note(&code, frame.pc - 1);
                            self.keep_locals(frame);
                        }
                        let called = self.call_regs(&mut frame.regs, base, base + 1, argc)?;
                        call!(called, dst);
                    }
                    Instr::CallMethod { dst, base, argc } => {
                        watch!(instr);
                        let (base, mut argc) = (base as usize, argc as usize);
                        let mut first = base + 2;
                        if !(*frame.regs)[base + 1].is_unbound() {
                            first -= 1;
                            argc += 1;
                        }
                        if !matches!(frame.regs[base], Value::Function(_)) {
                            self.note(&code, frame.pc - 1);
                            self.keep_locals(frame);
                        }
                        let called = self.call_regs(&mut frame.regs, base, first, argc)?;
                        call!(called, dst);
                    }
                    Instr::Return { src } => {
                        // A local is not needed any more; a constant is.
                        let value = if src & CONST == 0 {
                            std::mem::take(&mut (*frame.regs)[src as usize])
                        } else {
                            get!(src).clone()
                        };
                        frame.spare = Some(code);
                        if let Some(generator) = frame.generator.take() {
                            generator.state.set(GenState::Done);
                        }
                        if matches!(frame.ret, Ret::Nested) {
                            return Ok(Done::Return(value));
                        }
                        let Some(caller) = self.frames.pop() else {
                            return Ok(Done::Return(value));
                        };
                        let mut left = std::mem::replace(frame, caller);
                        match std::mem::replace(&mut left.ret, Ret::Nested) {
                            Ret::To(dst) => set!(dst, value),
                            Ret::Init { dst, instance } => {
                                if !value.is_none() {
                                    let name = super::type_name(self, &value);
                                    return Err(self.type_error(format!(
                                        "__init__() should return None, not '{name}'"
                                    )));
                                }
                                set!(dst, instance);
                            }
                            Ret::Iter { target, .. } => frame.pc = target as usize,
                            Ret::Send { val, target, .. } => {
                                set!(val, value);
                                frame.pc = target as usize;
                            }
                            Ret::Nested => {}
                        }
                        if !left.handling.is_empty() {
                            self.handling = self.handled(frame);
                        }
                        self.recycle(left);
                        settle!();
                        continue 'frames;
                    }
                    Instr::ForIter { dst, iter, target } => {
                        watch!(instr);
                        let next = match &mut (*frame.regs)[iter as usize] {
                            Value::Cursor(cursor) => match &mut **cursor {
                                Cursor::Range { next, left, step } => {
                                    if *left > 0 {
                                        let value = *next;
                                        *left -= 1;
                                        *next = next.wrapping_add(*step);
                                        Some(Value::Int(value))
                                    } else {
                                        None
                                    }
                                }
                                Cursor::List { list, at } => {
                                    let value = list.read().get(*at).cloned();
                                    *at += 1;
                                    value
                                }
                                Cursor::Tuple { tuple, at } => {
                                    *at += 1;
                                    tuple.0.get(*at - 1).cloned()
                                }
                            },
                            Value::Generator(generator) if generator.kind == Kind::Generator => {
                                match self.take_frame(generator)? {
                                    Some((mut callee, started)) => {
                                        callee.generator = taken(&mut (*frame.regs)[iter as usize]);
                                        self.receive(&mut callee, Value::None, started)?;
                                        enter!(callee, Ret::Iter { dst, iter, target });
                                    }
                                    None => None,
                                }
                            }
                            other => {
                                // Nobody asks for it meanwhile, and counting references takes time.
                                let other = std::mem::take(other);
                                let next = self.next(&other);
                                (*frame.regs)[iter as usize] = other;
                                next?
                            }
                        };
                        match next {
                            Some(value) => put!(dst, value),
                            None => frame.pc = target as usize,
                        }
                    }
                    Instr::Yield { dst: _, src } => {
                        let mut value = get!(src).clone();
                        if code.kind == Kind::AsyncGenerator {
                            value =
                                Value::Object(Arc::new(crate::value::Object::AsyncYield(value)));
                        }
                        frame.spare = Some(code);
                        if let Some(done) = self.suspend(frame, value)? {
                            return Ok(done);
                        }
                        continue 'frames;
                    }
                    Instr::YieldFrom { val, .. } => {
                        let value = get!(val).clone();
                        frame.spare = Some(code);
                        if let Some(done) = self.suspend(frame, value)? {
                            return Ok(done);
                        }
                        continue 'frames;
                    }
                    Instr::Send { val, iter, target } => {
                        let value = (*frame.regs)[val as usize].clone();
                        if let Value::Generator(generator) = &(*frame.regs)[iter as usize]
                            && generator.kind != Kind::AsyncGenerator
                        {
                            match self.take_frame(generator)? {
                                Some((mut callee, started)) => {
                                    callee.generator = taken(&mut (*frame.regs)[iter as usize]);
                                    self.receive(&mut callee, value, started)?;
                                    enter!(callee, Ret::Send { val, iter, target });
                                }
                                None => {
                                    if generator.kind == Kind::Coroutine {
                                        return Err(self.error(
                                            ExcKind::RuntimeError,
                                            "cannot reuse already awaited coroutine",
                                        ));
                                    }
                                    set!(val, Value::None);
                                    frame.pc = target as usize;
                                    continue;
                                }
                            }
                        }
                        let iter = (*frame.regs)[iter as usize].clone();
                        match self.send(&iter, value)? {
                            super::Resumed::Yield(value) => set!(val, value),
                            super::Resumed::Return(value) => {
                                set!(val, value);
                                frame.pc = target as usize;
                            }
                        }
                    }
                    Instr::LoadCell { dst, cell, name } => {
                        watch!(instr);
                        let value = match &(*frame.regs)[cell as usize] {
                            Value::Cell(cell) => cell.0.get(),
                            _ => Value::Unbound,
                        };
                        if value.is_unbound() {
                            return Err(self.unbound_cell(&code, cell, code.names[name as usize]));
                        }
                        set!(dst, value);
                    }
                    Instr::StoreCell { cell, src } => {
                        watch!(instr);
                        let value = get!(src).clone();
                        if let Value::Cell(cell) = &(*frame.regs)[cell as usize] {
                            cell.0.set(value);
                        }
                    }
                    Instr::MakeCell { reg } => {
                        let value = std::mem::take(&mut (*frame.regs)[reg as usize]);
                        set!(reg, Value::Cell(Arc::new(Cell(Locked::new(value)))));
                    }
                    Instr::ListAppend { list, src } => {
                        let value = get!(src).clone();
                        if let Value::List(list) = &(*frame.regs)[list as usize] {
                            list.lock().push(value);
                        }
                    }
                    Instr::BuildList { dst, base, count } => {
                        let (base, count) = (base as usize, count as usize);
                        let items =
                            frame.regs[base..base + count].iter_mut().map(std::mem::take).collect();
                        set!(dst, Value::list(items));
                    }
                    Instr::BuildTuple { dst, base, count } => {
                        let (base, count) = (base as usize, count as usize);
                        let items = frame.regs[base..base + count].to_vec();
                        set!(dst, Value::tuple(items));
                    }
                    Instr::BuildDict { dst, count: 0, .. } => {
                        set!(dst, Value::dict(DictInner::new()))
                    }
                    Instr::CallKw { dst, base, argc } => {
                        let (base, argc) = (base as usize, argc as usize);
                        self.note(&code, frame.pc - 1);
                        let called = self.call_keywords(frame, base, base + 1, argc)?;
                        frame.pc += 1;
                        call!(called, dst);
                    }
                    Instr::CallMethodKw { dst, base, argc } => {
                        watch!(instr);
                        let (base, mut argc) = (base as usize, argc as usize);
                        let mut first = base + 2;
                        if !(*frame.regs)[base + 1].is_unbound() {
                            first -= 1;
                            argc += 1;
                        }
                        self.note(&code, frame.pc - 1);
                        let called = self.call_keywords(frame, base, first, argc)?;
                        frame.pc += 1;
                        call!(called, dst);
                    }
                    Instr::CallEx { dst, base } => {
                        self.note(&code, frame.pc - 1);
                        let called = self.call_unpacked(frame, base as usize)?;
                        call!(called, dst);
                    }
                    other => {
                        watch!(other);
                        self.step(frame, &code, other)?;
                        settle!();
                    }
                }
            }
        }
    }
}
