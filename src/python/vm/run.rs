//! The run loop: one iteration for each instruction. Python calls Python without recursion in Rust.

use refs::Ref;

use super::{Frame, Ret, Vm};
use crate::code::{BinOp, CONST, CmpOp, Instr, Kind};
use crate::types::ExcKind;
use crate::value::{Cell, Cursor, DictInner, Generator, Locked, Run, Value, put};

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
fn taken(register: &mut Value) -> Option<Ref<Generator>> {
    match std::mem::take(register) {
        Value::Generator(generator) => Some(generator),
        _ => None,
    }
}

impl Vm {
    #[allow(clippy::too_many_lines)]
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(super) fn steps(&mut self, frame: &mut Box<Frame>) -> Run<Done> {
        let steered = self.steered;
        'frames: loop {
            let code = frame.spare.take().unwrap_or_else(|| frame.code.clone());
            let instrs = &code.instrs[..];
            let consts = &code.consts[..];
            // Our own library is not the program's business: its operations on primitives are steps of their own.
            let watched = steered && !code.source.hidden;
            // What every instruction needs is in variables of its own. Whoever is given the frame may change it: after that the
            // registers are looked up `again`.
            let here = &mut **frame;
            let mut pc = here.pc;
            let mut regs = &mut here.regs[..];
            macro_rules! again {
                () => {
                    regs = &mut here.regs[..]
                };
            }
            macro_rules! get {
                ($op:expr) => {{
                    let op = $op;
                    if op & CONST == 0 {
                        &regs[op as usize]
                    } else {
                        &consts[(op & !CONST) as usize]
                    }
                }};
            }
            macro_rules! jump {
                ($target:expr) => {{
                    pc = $target as usize;
                    here.pc = pc;
                }};
            }
            // Only what threads may share is asked for: other instructions do not even look.
            macro_rules! watch {
                ($instr:expr) => {
                    if watched {
                        self.watch(here, &code, $instr)?;
                        again!();
                    }
                };
            }
            macro_rules! settle {
                () => {
                    if crate::value::dropped::any() {
                        self.settle_behind(here)?;
                        again!();
                    }
                };
            }
            macro_rules! set {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    put!(&mut regs[$dst as usize], value);
                }};
            }
            // Of what is made on the spot. Where ways with and without a call come together before it is put into its place, it
            // is assembled piece by piece elsewhere and copied whole, for which the processor has to wait.
            macro_rules! plain {
                ($dst:expr, $value:expr) => {{
                    set!($dst, $value);
                    continue;
                }};
            }
            // A copy of an item that is behind a lock.
            macro_rules! copy {
                ($dst:expr, $item:expr, $guard:ident) => {
                    match $item {
                        Value::Int(number) => {
                            let number = *number;
                            drop($guard);
                            plain!($dst, Value::Int(number));
                        }
                        Value::Float(number) => {
                            let number = *number;
                            drop($guard);
                            plain!($dst, Value::Float(number));
                        }
                        other => {
                            let value = other.twin();
                            drop($guard);
                            set!($dst, value);
                            continue;
                        }
                    }
                };
            }
            // A result, from the frame that was left to the one that is running now.
            macro_rules! hand {
                ($dst:expr, $left:ident, $src:expr, $how:ident) => {{
                    let place = &mut frame.regs[$dst as usize];
                    if $src & CONST == 0 {
                        put!(place, $left.regs[$src as usize].$how());
                    } else {
                        put!(place, consts[($src & !CONST) as usize].twin());
                    }
                }};
            }
            macro_rules! enter {
                ($callee:expr, $ret:expr) => {{
                    let mut callee = $callee;
                    callee.ret = $ret;
                    frame.spare = Some(code);
                    self.push(frame, callee)?;
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
            macro_rules! call_at {
                ($dst:expr, $base:expr, $first:expr, $argc:expr) => {{
                    let (dst, base, first, argc) = ($dst, $base, $first, $argc);
                    let (below, above) = regs.split_at_mut(first);
                    match &below[base] {
                        Value::Function(f) if f.code.quick as usize == argc => {
                            let mut callee = self.quick(f, Value::Unbound, &mut above[..argc]);
                            below[base].let_go();
                            callee.ret = Ret::To(dst);
                            frame.spare = Some(code);
                            self.push(frame, callee)?;
                            continue 'frames;
                        }
                        Value::Function(_) => {}
                        callee => {
                            self.note(&code, pc - 1);
                            if self.watched.is_some() {
                                self.keep_locals(here);
                                again!();
                            } else {
                                match callee {
                                    Value::Builtin(def) => {
                                        let value = self.call_native(def, &above[..argc], &[])?;
                                        set!(dst, value);
                                        settle!();
                                        continue;
                                    }
                                    Value::Class(class) => {
                                        if let Some(mut callee) =
                                            self.quick_instance(class, &mut above[..argc])
                                        {
                                            below[base].let_go();
                                            if let Ret::Init { dst: to, .. } = &mut callee.ret {
                                                *to = dst;
                                            }
                                            frame.spare = Some(code);
                                            self.push(frame, callee)?;
                                            continue 'frames;
                                        }
                                        // Calling a built-in type is calling what makes its values.
                                        if let (false, None, Some(make)) =
                                            (class.heap, &class.meta, class.new)
                                        {
                                            let class = class.clone();
                                            let value = make(self, &class, &above[..argc], &[])?;
                                            set!(dst, value);
                                            settle!();
                                            continue;
                                        }
                                    }
                                    _ => {}
                                }
                            }
                        }
                    }
                    let called = self.call_regs(regs, base, first, argc)?;
                    call!(called, dst);
                }};
            }
            loop {
                // By reference: as a copy all of its parts are taken out of it before it is known what they are.
                let instr = &instrs[pc];
                pc += 1;
                here.pc = pc;
                match *instr {
                    Instr::Nop | Instr::Extra { .. } => {}
                    Instr::Move { dst, src } => {
                        if let Value::Int(number) = get!(src) {
                            let number = *number;
                            if regs[dst as usize].is_plain() {
                                plain!(dst, Value::Int(number));
                            }
                        }
                        let value = get!(src).clone();
                        let old = regs[dst as usize].exchange(value);
                        if matches!(old, Value::Instance(_) | Value::Generator(_)) {
                            drop(old);
                            settle!();
                        }
                    }
                    Instr::Check { reg, name } => {
                        if regs[reg as usize].is_unbound() {
                            return Err(self.unbound_local(code.names[name as usize]));
                        }
                    }
                    Instr::Clear { reg } => {
                        set!(reg, Value::Unbound);
                        settle!();
                    }
                    Instr::LoadGlobal { dst, slot, name } => {
                        watch!(*instr);
                        let value = here.module.slot(slot);
                        if value.is_unbound() {
                            let name = code.names[name as usize];
                            if !here.module.is_open()
                                && let Some(value) = self.program.builtins.get(name.0 as usize)
                                && !value.is_unbound()
                            {
                                let value = value.twin();
                                set!(dst, value);
                                continue;
                            }
                            let value = self.global(here, slot, name)?;
                            again!();
                            set!(dst, value);
                        } else {
                            set!(dst, value);
                        }
                    }
                    Instr::StoreGlobal { slot, src } => {
                        watch!(*instr);
                        here.module.set_slot(slot, get!(src).clone()).gone();
                        settle!();
                    }
                    Instr::Add { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Int(x), Value::Int(y)) => {
                            if let Some(z) = x.checked_add(*y) {
                                plain!(dst, Value::Int(z));
                            }
                            set!(dst, super::ops::big_op(BinOp::Add, *x, *y));
                        }
                        (Value::Float(x), Value::Float(y)) => plain!(dst, Value::Float(x + y)),
                        _ => {
                            watch!(*instr);
                            let value = self.binary(BinOp::Add, get!(a), get!(b))?;
                            set!(dst, value);
                        }
                    },
                    Instr::Sub { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Int(x), Value::Int(y)) => {
                            if let Some(z) = x.checked_sub(*y) {
                                plain!(dst, Value::Int(z));
                            }
                            set!(dst, super::ops::big_op(BinOp::Sub, *x, *y));
                        }
                        (Value::Float(x), Value::Float(y)) => plain!(dst, Value::Float(x - y)),
                        _ => {
                            watch!(*instr);
                            let value = self.binary(BinOp::Sub, get!(a), get!(b))?;
                            set!(dst, value);
                        }
                    },
                    Instr::Mul { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Int(x), Value::Int(y)) => {
                            if let Some(z) = x.checked_mul(*y) {
                                plain!(dst, Value::Int(z));
                            }
                            set!(dst, super::ops::big_op(BinOp::Mul, *x, *y));
                        }
                        (Value::Float(x), Value::Float(y)) => plain!(dst, Value::Float(x * y)),
                        _ => {
                            watch!(*instr);
                            let value = self.binary(BinOp::Mul, get!(a), get!(b))?;
                            set!(dst, value);
                        }
                    },
                    Instr::Binary { op, dst, a, b } => match (op, get!(a), get!(b)) {
                        (BinOp::Mod, Value::Int(x), Value::Int(y)) if *y > 0 => {
                            plain!(dst, Value::Int(x.rem_euclid(*y)));
                        }
                        (BinOp::FloorDiv, Value::Int(x), Value::Int(y)) if *y > 0 => {
                            plain!(dst, Value::Int(x.div_euclid(*y)));
                        }
                        (BinOp::And, Value::Int(x), Value::Int(y)) => {
                            plain!(dst, Value::Int(x & y));
                        }
                        (BinOp::Div, Value::Float(x), Value::Float(y)) if *y != 0.0 => {
                            plain!(dst, Value::Float(x / y));
                        }
                        _ => {
                            watch!(*instr);
                            let value = self.binary(op, get!(a), get!(b))?;
                            set!(dst, value);
                        }
                    },
                    Instr::InPlace { op, dst, a, b } => {
                        match (op, get!(a), get!(b)) {
                            (BinOp::Add, Value::Int(x), Value::Int(y)) => {
                                if let Some(z) = x.checked_add(*y) {
                                    plain!(dst, Value::Int(z));
                                }
                                set!(dst, super::ops::big_op(BinOp::Add, *x, *y));
                                continue;
                            }
                            (BinOp::Sub, Value::Int(x), Value::Int(y)) => {
                                if let Some(z) = x.checked_sub(*y) {
                                    plain!(dst, Value::Int(z));
                                }
                            }
                            (BinOp::Add, Value::Float(x), Value::Float(y)) => {
                                plain!(dst, Value::Float(x + y));
                            }
                            (BinOp::Add, Value::Str(_), Value::Str(more)) if a == dst && a != b => {
                                let more = more.clone();
                                if self.append_text(&mut regs[dst as usize], &more)? {
                                    continue;
                                }
                            }
                            _ => {}
                        }
                        watch!(*instr);
                        let value = self.in_place(op, get!(a), get!(b))?;
                        set!(dst, value);
                    }
                    Instr::Compare { op, dst, a, b } => {
                        let (x, y) = (get!(a), get!(b));
                        if let (Value::Int(x), Value::Int(y)) = (x, y)
                            && (op as u8) < CmpOp::In as u8
                        {
                            plain!(dst, Value::Bool(super::compare::ints(op, *x, *y)));
                        }
                        watch!(*instr);
                        let (x, y) = (get!(a), get!(b));
                        if let CmpOp::In | CmpOp::NotIn = op {
                            let found = self.contains(y, x)?;
                            plain!(dst, Value::Bool(found == (op == CmpOp::In)));
                        }
                        let value = self.compare(op, x, y)?;
                        set!(dst, value);
                    }
                    Instr::JumpUnless { op, a, b, target } => {
                        let yes = match (get!(a), get!(b)) {
                            (Value::Int(x), Value::Int(y)) if (op as u8) < CmpOp::In as u8 => {
                                super::compare::ints(op, *x, *y)
                            }
                            _ => {
                                watch!(*instr);
                                let value = self.compare(op, get!(a), get!(b))?;
                                match value {
                                    Value::Bool(b) => b,
                                    other => self.truth(&other)?,
                                }
                            }
                        };
                        if !yes {
                            jump!(target);
                        }
                    }
                    Instr::Jump { target } => jump!(target),
                    Instr::Loop { target } => {
                        jump!(target);
                        self.tick()?;
                    }
                    Instr::JumpIf { cond, target } => {
                        let yes = match get!(cond) {
                            Value::Bool(b) => *b,
                            _ => {
                                watch!(*instr);
                                self.truth(get!(cond))?
                            }
                        };
                        if yes {
                            jump!(target);
                        }
                    }
                    Instr::JumpIfNot { cond, target } => {
                        let yes = match get!(cond) {
                            Value::Bool(b) => *b,
                            _ => {
                                watch!(*instr);
                                self.truth(get!(cond))?
                            }
                        };
                        if !yes {
                            jump!(target);
                        }
                    }
                    Instr::GetItem { dst, obj, key } => {
                        watch!(*instr);
                        if let (Value::List(list), Value::Int(i)) = (get!(obj), get!(key)) {
                            let list = list.read();
                            let at = if *i < 0 { *i + list.len() as i64 } else { *i };
                            if let Some(item) = usize::try_from(at).ok().and_then(|at| list.get(at))
                            {
                                copy!(dst, item, list);
                            }
                        }
                        if let (Value::Tuple(tuple), Value::Int(i)) = (get!(obj), get!(key)) {
                            let at = if *i < 0 { *i + tuple.0.len() as i64 } else { *i };
                            if let Some(item) =
                                usize::try_from(at).ok().and_then(|at| tuple.0.get(at))
                            {
                                let value = item.twin();
                                set!(dst, value);
                                continue;
                            }
                        }
                        let value = self.get_item(get!(obj), get!(key))?;
                        set!(dst, value);
                    }
                    Instr::SetItem { obj, key, src } => {
                        watch!(*instr);
                        if let (Value::List(list), Value::Int(i)) = (get!(obj), get!(key)) {
                            let value = get!(src);
                            if let Some(old) = list.at(*i, |place| place.exchange(value.twin())) {
                                old.gone();
                                settle!();
                                continue;
                            }
                        }
                        self.set_item(get!(obj), get!(key), get!(src))?;
                        settle!();
                    }
                    Instr::GetAttr { dst, obj, name } => {
                        watch!(*instr);
                        let name = code.names[name as usize];
                        if let Value::Instance(instance) = get!(obj)
                            && let Some(class) = instance.class.first()
                        {
                            let known = super::cached(&mut self.cache, class, name);
                            if known.yields()
                                && !known.asks
                                && let Some(slot) = known.slot()
                            {
                                let fields = instance.fields.read();
                                if let Some(field) = fields.get(slot)
                                    && !field.is_unbound()
                                {
                                    copy!(dst, field, fields);
                                }
                            }
                        }
                        if let Some(callee) = self.quick_property(get!(obj), name) {
                            enter!(callee, Ret::To(dst));
                        }
                        let value = self.get_attr(get!(obj), name)?;
                        set!(dst, value);
                    }
                    Instr::SetAttr { obj, name, src } => {
                        watch!(*instr);
                        let name = code.names[name as usize];
                        // What is there already, under a name that is nothing else, is only replaced.
                        if let Value::Instance(instance) = get!(obj)
                            && let Some(class) = instance.class.first()
                        {
                            let known = super::cached(&mut self.cache, class, name);
                            if known.yields()
                                && !known.told
                                && let Some(slot) = known.slot()
                            {
                                let value = get!(src);
                                let replaced = instance.fields.at(slot as i64, |field| {
                                    (!field.is_unbound()).then(|| field.exchange(value.twin()))
                                });
                                match replaced {
                                    Some(Some(old)) => {
                                        old.gone();
                                        settle!();
                                        continue;
                                    }
                                    None if self.new_field(instance, class, slot, value) => {
                                        continue;
                                    }
                                    _ => {}
                                }
                            }
                        }
                        self.set_attr(get!(obj), name, get!(src).clone())?;
                        settle!();
                    }
                    Instr::GetMethod { base, obj, name } => {
                        let name = code.names[name as usize];
                        let this = get!(obj);
                        let (func, this) = self.get_method(this, name)?;
                        set!(base, func);
                        set!(base + 1, this);
                    }
                    Instr::Call { dst, base, argc } => {
                        watch!(*instr);
                        call_at!(dst, base as usize, base as usize + 1, argc as usize);
                    }
                    Instr::CallMethod { dst, base, argc } => {
                        watch!(*instr);
                        let base = base as usize;
                        let bound = usize::from(!regs[base + 1].is_unbound());
                        call_at!(dst, base, base + 2 - bound, argc as usize + bound);
                    }
                    Instr::Return { src } => {
                        if let Ret::To(dst) = here.ret
                            && let Some(caller) = self.frames.pop()
                        {
                            let mut left = std::mem::replace(frame, caller);
                            // A local is not needed any more.
                            hand!(dst, left, src, take);
                            left.spare = Some(code);
                            self.leave(frame, left);
                        } else {
                            let value = if src & CONST == 0 {
                                regs[src as usize].take()
                            } else {
                                get!(src).clone()
                            };
                            here.spare = Some(code);
                            if let Some(value) = self.return_to(frame, value)? {
                                return Ok(Done::Return(value));
                            }
                        }
                        if crate::value::dropped::any() {
                            self.settle_behind(frame)?;
                        }
                        continue 'frames;
                    }
                    Instr::ForIter { dst, iter, target } => {
                        watch!(*instr);
                        let next = match &mut regs[iter as usize] {
                            Value::Cursor(cursor) => match &mut **cursor {
                                Cursor::Range { next, left, step } => {
                                    if *left > 0 {
                                        let value = *next;
                                        *left -= 1;
                                        *next = next.wrapping_add(*step);
                                        plain!(dst, Value::Int(value));
                                    } else {
                                        None
                                    }
                                }
                                Cursor::List { list, at } => {
                                    let list = list.read();
                                    let here = *at;
                                    *at += 1;
                                    let Some(item) = list.get(here) else {
                                        jump!(target);
                                        continue;
                                    };
                                    copy!(dst, item, list);
                                }
                                Cursor::Tuple { tuple, at } => {
                                    *at += 1;
                                    tuple.0.get(*at - 1).cloned()
                                }
                            },
                            Value::Generator(generator) if generator.kind == Kind::Generator => {
                                match self.take_frame(generator)? {
                                    Some((mut callee, started)) => {
                                        callee.generator = taken(&mut regs[iter as usize]);
                                        if started {
                                            callee.receive(Value::None);
                                        }
                                        enter!(callee, Ret::Iter { dst, iter, target });
                                    }
                                    None => None,
                                }
                            }
                            other => {
                                // Nobody asks for it meanwhile, and counting references takes time.
                                let other = std::mem::take(other);
                                let next = self.next(&other);
                                regs[iter as usize] = other;
                                next?
                            }
                        };
                        match next {
                            Some(value) => set!(dst, value),
                            None => jump!(target),
                        }
                    }
                    Instr::Yield { dst: _, src } => {
                        if let Ret::Iter { dst, iter, .. } = here.ret
                            && let Some(caller) = self.frames.pop()
                        {
                            let mut left = std::mem::replace(frame, caller);
                            hand!(dst, left, src, twin);
                            left.spare = Some(code);
                            left.ret = Ret::Nested;
                            if let Some(generator) = left.generator.take() {
                                generator.suspended(left);
                                put!(&mut frame.regs[iter as usize], Value::Generator(generator));
                            }
                            continue 'frames;
                        }
                        let mut value = get!(src).clone();
                        if code.kind == Kind::AsyncGenerator {
                            value =
                                Value::Object(Ref::new(crate::value::Object::AsyncYield(value)));
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
                        let value = regs[val as usize].clone();
                        if let Value::Generator(generator) = &regs[iter as usize]
                            && generator.kind != Kind::AsyncGenerator
                        {
                            match self.take_frame(generator)? {
                                Some((mut callee, started)) => {
                                    callee.generator = taken(&mut regs[iter as usize]);
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
                                    jump!(target);
                                    continue;
                                }
                            }
                        }
                        let iter = regs[iter as usize].clone();
                        match self.send(&iter, value)? {
                            super::Resumed::Yield(value) => set!(val, value),
                            super::Resumed::Return(value) => {
                                set!(val, value);
                                jump!(target);
                            }
                        }
                    }
                    Instr::LoadCell { dst, cell, name } => {
                        watch!(*instr);
                        if let Value::Cell(cell) = &regs[cell as usize] {
                            let held = cell.0.lock();
                            if !held.is_unbound() {
                                copy!(dst, &*held, held);
                            }
                        }
                        return Err(self.unbound_cell(&code, cell, code.names[name as usize]));
                    }
                    Instr::StoreCell { cell, src } => {
                        watch!(*instr);
                        let value = get!(src).clone();
                        if let Value::Cell(cell) = &regs[cell as usize] {
                            let old = cell.0.lock().exchange(value);
                            old.gone();
                        }
                    }
                    Instr::MakeCell { reg } => {
                        let value = std::mem::take(&mut regs[reg as usize]);
                        set!(reg, Value::Cell(Ref::new(Cell(Locked::new(value)))));
                    }
                    Instr::ListAppend { list, src } => {
                        let value = get!(src).clone();
                        if let Value::List(list) = &regs[list as usize] {
                            list.lock().push(value);
                        }
                    }
                    Instr::BuildList { dst, base, count } => {
                        let (base, count) = (base as usize, count as usize);
                        let items = regs[base..base + count].iter_mut().map(Value::take).collect();
                        set!(dst, Value::list(items));
                    }
                    Instr::BuildTuple { dst, base, count } => {
                        let (base, count) = (base as usize, count as usize);
                        let items = regs[base..base + count].iter_mut().map(Value::take).collect();
                        set!(dst, Value::tuple(items));
                    }
                    Instr::Unpack { base, src, count } => {
                        if let Value::Tuple(tuple) = get!(src)
                            && tuple.0.len() == count as usize
                        {
                            let tuple = tuple.clone();
                            for (register, item) in regs[base as usize..].iter_mut().zip(&tuple.0) {
                                put!(register, item.twin());
                            }
                        } else {
                            if watched {
                                self.watch(here, &code, *instr)?;
                            }
                            self.step(here, &code, *instr)?;
                            again!();
                        }
                        settle!();
                    }
                    Instr::BuildDict { dst, count: 0, .. } => {
                        set!(dst, Value::dict(DictInner::new()))
                    }
                    Instr::CallKw { dst, .. }
                    | Instr::CallMethodKw { dst, .. }
                    | Instr::CallEx { dst, .. } => {
                        if watched {
                            self.watch(here, &code, *instr)?;
                        }
                        let called = self.call_otherwise(here, &code, *instr)?;
                        again!();
                        pc = here.pc;
                        call!(called, dst);
                    }
                    other => {
                        if watched {
                            self.watch(here, &code, other)?;
                        }
                        self.step(here, &code, other)?;
                        again!();
                        pc = here.pc;
                        settle!();
                    }
                }
            }
        }
    }
}
