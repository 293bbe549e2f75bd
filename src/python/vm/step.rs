//! The instructions that are not the loop's everyday work.

use std::sync::Arc;

use super::{Frame, Vm};
use crate::code::{CONST, Code, Instr, UnOp};
use crate::types::ExcKind;
use crate::value::{Run, Slice, Value};

fn get<'f>(frame: &'f Frame, code: &'f Code, op: u16) -> &'f Value {
    if op & CONST == 0 { &frame.regs[op as usize] } else { &code.consts[(op & !CONST) as usize] }
}

impl Vm {
    #[inline(never)]
    // One arm an instruction; a guard would hide what the arm does.
    #[allow(clippy::too_many_lines, clippy::collapsible_match)]
    pub(super) fn step(
        &mut self,
        frame: &mut Box<Frame>,
        code: &Arc<Code>,
        instr: Instr,
    ) -> Run<()> {
        match instr {
            Instr::DeleteGlobal { slot, name } => {
                if frame.module.set_slot(slot, Value::Unbound).is_unbound() {
                    return Err(self.name_error(frame, code.names[name as usize]));
                }
            }
            Instr::LoadName { dst, name, slot } => {
                let name = code.names[name as usize];
                let value = frame.namespace.as_ref().and_then(|n| n.lock().get(name).cloned());
                let value = match value.or_else(|| frame.module.slot(slot).bound()) {
                    Some(value) => value,
                    None => self.global(frame, slot, name)?,
                };
                frame.regs[dst as usize] = value;
            }
            Instr::StoreName { name, src } => {
                let value = get(frame, code, src).clone();
                if let Some(namespace) = &frame.namespace {
                    namespace.lock().insert(code.names[name as usize], value);
                }
            }
            Instr::DeleteName { name } => {
                let name = code.names[name as usize];
                let gone = frame.namespace.as_ref().and_then(|n| n.lock().remove(name));
                if gone.is_none() {
                    return Err(self.name_error(frame, name));
                }
            }
            Instr::LoadNameCell { dst, name, cell } => {
                let id = code.names[name as usize];
                let mut value = frame.namespace.as_ref().and_then(|n| n.lock().get(id).cloned());
                if value.is_none()
                    && let Value::Cell(cell) = &frame.regs[cell as usize]
                {
                    value = cell.0.get().bound();
                }
                let Some(value) = value else { return Err(self.unbound_cell(code, cell, id)) };
                frame.regs[dst as usize] = value;
            }
            Instr::DeleteCell { cell, name } => {
                if let Value::Cell(c) = &frame.regs[cell as usize] {
                    let old = std::mem::take(&mut *c.0.lock());
                    if old.is_unbound() {
                        return Err(self.unbound_cell(code, cell, code.names[name as usize]));
                    }
                }
            }
            Instr::Unary { op, dst, a } => {
                let a = get(frame, code, a);
                let value = match (op, a) {
                    (UnOp::Not, Value::Bool(b)) => Value::Bool(!b),
                    (UnOp::Not, v) => Value::Bool(!self.truth(v)?),
                    (op, v) => self.unary(op, v)?,
                };
                frame.regs[dst as usize] = value;
            }
            Instr::JumpIfNone { a, target } => {
                if get(frame, code, a).is_none() {
                    frame.pc = target as usize;
                }
            }
            Instr::DelAttr { obj, name } => {
                self.del_attr(get(frame, code, obj), code.names[name as usize])?
            }
            Instr::DelItem { obj, key } => {
                self.del_item(get(frame, code, obj), get(frame, code, key))?
            }
            Instr::BuildSlice { dst, base } => {
                let part = |i: usize| frame.regs[base as usize + i].clone();
                let slice =
                    Value::Slice(Arc::new(Slice { start: part(0), stop: part(1), step: part(2) }));
                frame.regs[dst as usize] = slice;
            }
            Instr::BuildSet { dst, base, count } => {
                let set = Value::set(crate::value::SetInner::new());
                for i in 0..(count & !CONST) as usize {
                    let item = frame.regs[base as usize + i].clone();
                    self.set_add(&set, item)?;
                }
                if count & CONST != 0
                    && let Value::Set(s) = &set
                {
                    // CPython keeps a frozenset among the constants, made of another's items in their order.
                    let mut again = crate::value::SetInner::new();
                    for e in s.inner.get().iter() {
                        again.push(e.hash, e.key);
                    }
                    s.inner.set(crate::value::SetInner::of(again.table.copy()));
                }
                frame.regs[dst as usize] = set;
            }
            Instr::BuildDict { dst, base, count } => {
                let dict = Value::dict(crate::value::DictInner::new());
                for i in 0..count as usize {
                    let at = base as usize + 2 * i;
                    let (key, value) = (frame.regs[at].clone(), frame.regs[at + 1].clone());
                    self.dict_store(&dict, key, value)?;
                }
                frame.regs[dst as usize] = dict;
            }
            Instr::BuildString { dst, base, count } => {
                let parts = &frame.regs[base as usize..(base + count) as usize];
                let parts = || parts.iter().filter_map(Value::as_str);
                let mut text = String::with_capacity(parts().map(str::len).sum());
                parts().for_each(|part| text.push_str(part));
                frame.regs[dst as usize] = Value::str(text);
            }
            Instr::ListExtend { list, src } => {
                let src = get(frame, code, src).clone();
                let list = frame.regs[list as usize].clone();
                self.extend_unpacked(&list, &src)?;
            }
            Instr::ArgsExtend { list, src, func } => {
                let src = get(frame, code, src).clone();
                let list = frame.regs[list as usize].clone();
                let func = frame.regs[func as usize].clone();
                self.extend_arguments(&list, &src, &func)?;
            }
            Instr::ListToTuple { reg } => {
                let items = match &frame.regs[reg as usize] {
                    Value::List(list) => std::mem::take(&mut *list.lock()),
                    _ => Vec::new(),
                };
                frame.regs[reg as usize] = Value::tuple(items);
            }
            Instr::SetAdd { set, src } => {
                let value = get(frame, code, src).clone();
                let set = frame.regs[set as usize].clone();
                self.set_add(&set, value)?;
            }
            Instr::SetUpdate { set, src } => {
                let items = self.items(get(frame, code, src))?;
                let set = frame.regs[set as usize].clone();
                for item in items {
                    self.set_add(&set, item)?;
                }
            }
            Instr::DictSet { dict, key, src } => {
                let (key, value) = (get(frame, code, key).clone(), get(frame, code, src).clone());
                let dict = frame.regs[dict as usize].clone();
                self.dict_store(&dict, key, value)?;
            }
            Instr::DictUpdate { dict, src } => {
                let src = get(frame, code, src).clone();
                let dict = frame.regs[dict as usize].clone();
                self.dict_unpack(&dict, &src)?;
            }
            Instr::DictMerge { dict, src, func } => {
                let src = get(frame, code, src).clone();
                let dict = frame.regs[dict as usize].clone();
                let func = frame.regs[func as usize].clone();
                self.dict_merge(&dict, &src, &func)?;
            }
            Instr::Format { dst, src, spec, conversion } => {
                let mut value = get(frame, code, src).clone();
                value = match conversion {
                    b's' => Value::str(self.str_of(&value)?),
                    b'r' => Value::str(self.repr_of(&value)?),
                    b'a' => Value::str(crate::text::ascii(&self.repr_of(&value)?)),
                    _ => value,
                };
                let spec = get(frame, code, spec).as_str().unwrap_or_default();
                let text = match &value {
                    Value::Str(_) if spec.is_empty() => value,
                    _ => Value::str(self.format(&value, spec)?),
                };
                frame.regs[dst as usize] = text;
            }
            Instr::GetYieldFrom { dst, src } => {
                let src = get(frame, code, src).clone();
                frame.regs[dst as usize] = self.iter(&src)?;
            }
            Instr::GetAwaitable { dst, src, with } => {
                let src = get(frame, code, src).clone();
                frame.regs[dst as usize] = self.awaitable(&src, with)?;
            }
            Instr::GetAsyncIter { dst, src } => {
                let src = get(frame, code, src).clone();
                frame.regs[dst as usize] = self.async_iter(&src)?;
            }
            Instr::AsyncNext { dst, iter } => {
                let iter = frame.regs[iter as usize].clone();
                frame.regs[dst as usize] = self.async_next(&iter)?;
            }
            Instr::GetIter { dst, src } => {
                let value = self.cursor(get(frame, code, src))?;
                frame.regs[dst as usize] = value;
            }
            Instr::Unpack { base, src, count } => {
                let src = get(frame, code, src).clone();
                if let Value::Tuple(tuple) = &src
                    && tuple.0.len() == count as usize
                {
                    let base = base as usize;
                    frame.regs[base..base + count as usize].clone_from_slice(&tuple.0);
                    return Ok(());
                }
                let items = self.unpack(&src, count as usize)?;
                for (i, item) in items.into_iter().enumerate() {
                    frame.regs[base as usize + i] = item;
                }
            }
            Instr::UnpackEx { base, src, count, after } => {
                let src = get(frame, code, src).clone();
                let items = self.unpack_starred(&src, count as usize, after as usize)?;
                for (i, item) in items.into_iter().enumerate() {
                    frame.regs[base as usize + i] = item;
                }
            }
            Instr::MakeFunction { dst, code: inner, base } => {
                let flags = match code.instrs[frame.pc] {
                    Instr::Extra { index } => index,
                    _ => 0,
                };
                let values = match code.instrs[frame.pc + 1] {
                    Instr::Extra { index } => index as usize,
                    _ => 0,
                };
                frame.pc += 2;
                let Value::Code(inner) = get(frame, code, inner).clone() else { return Ok(()) };
                let function = self.make_function(frame, &inner, base as usize, flags, values);
                frame.regs[dst as usize] = function;
            }
            Instr::BuildClass { dst, base, .. } => {
                let parts: Vec<Value> = frame.regs[base as usize..base as usize + 4].to_vec();
                let class = self.build_class(&parts)?;
                frame.regs[dst as usize] = class;
            }
            Instr::Raise { exc, cause } => {
                let exc = get(frame, code, exc).clone();
                let cause = get(frame, code, cause).clone();
                return Err(self.raise(frame, &exc, cause));
            }
            Instr::Reraise => {
                return Err(match self.handled(frame) {
                    Some(exc) => {
                        exc.data()
                            .lock()
                            .traceback
                            .push(crate::value::TbEntry { code: code.clone(), pc: u32::MAX });
                        exc
                    }
                    None => self.error(ExcKind::RuntimeError, "No active exception to reraise"),
                });
            }
            Instr::Rethrow { exc } => {
                if let Value::Instance(exc) = &frame.regs[exc as usize] {
                    let exc = crate::value::Exc(exc.clone());
                    // Says that this frame is in the traceback already.
                    exc.data()
                        .lock()
                        .traceback
                        .push(crate::value::TbEntry { code: code.clone(), pc: u32::MAX });
                    return Err(exc);
                }
            }
            Instr::PushExc { exc } => {
                if let Value::Instance(exc) = &frame.regs[exc as usize] {
                    let exc = crate::value::Exc(exc.clone());
                    self.handling = Some(exc.clone());
                    frame.handling.push(exc);
                }
            }
            Instr::PopExc => {
                frame.handling.pop();
                self.handling = self.handled(frame);
            }
            Instr::JumpNoMatch { exc, classes, target } => {
                let exc = frame.regs[exc as usize].clone();
                let classes = get(frame, code, classes).clone();
                if !self.exception_matches(&exc, &classes)? {
                    frame.pc = target as usize;
                }
            }
            Instr::AssertionError { dst, msg, has } => {
                let args = if has { vec![get(frame, code, msg).clone()] } else { Vec::new() };
                frame.regs[dst as usize] = self.exception(ExcKind::AssertionError, args).value();
            }
            Instr::GetSpecial { base, obj, which } => {
                let obj = get(frame, code, obj).clone();
                let (func, this) = self.with_method(&obj, which)?;
                frame.regs[base as usize] = func;
                frame.regs[base as usize + 1] = this;
            }
            Instr::ExcInfo { base, exc } => {
                let exc = frame.regs[exc as usize].clone();
                let base = base as usize;
                frame.regs[base] = Value::Class(self.class_of(&exc));
                if let Value::Instance(i) = &exc {
                    frame.regs[base + 2] = Value::Object(Arc::new(
                        crate::value::Object::Traceback(crate::value::Exc(i.clone()), 0),
                    ));
                }
                frame.regs[base + 1] = exc;
            }
            Instr::Import { dst, name, deep } => {
                let name = self.text(code.names[name as usize]);
                frame.regs[dst as usize] = self.import(&name, deep)?;
            }
            Instr::ImportFrom { dst, module, name } => {
                let module = frame.regs[module as usize].clone();
                frame.regs[dst as usize] = self.import_from(&module, code.names[name as usize])?;
            }
            Instr::ImportStar { module } => {
                if let Value::Module(module) = &frame.regs[module as usize] {
                    for (name, value) in module.all() {
                        if !self.text(name).starts_with('_') {
                            frame.module.set(name, value);
                        }
                    }
                }
            }
            Instr::MatchSeq { subject, count, star, target } => {
                let length = match frame.regs[subject as usize].plain() {
                    Value::List(l) => Some(l.lock().len()),
                    Value::Tuple(t) => Some(t.0.len()),
                    Value::Range(r) => Some(r.len() as usize),
                    _ => None,
                };
                let count = count as usize;
                if !length.is_some_and(|n| if star { n >= count } else { n == count }) {
                    frame.pc = target as usize;
                }
            }
            Instr::MatchMap { subject, target } => {
                if !matches!(frame.regs[subject as usize].plain(), Value::Dict(_)) {
                    frame.pc = target as usize;
                }
            }
            Instr::MatchKey { dst, subject, key } => {
                let subject = frame.regs[subject as usize].plain().clone();
                let key = get(frame, code, key).clone();
                frame.regs[dst as usize] = self.dict_get(&subject, &key)?.unwrap_or_default();
            }
            Instr::MatchRest { dst, subject, keys } => {
                let subject = frame.regs[subject as usize].clone();
                let keys = frame.regs[keys as usize].clone();
                frame.regs[dst as usize] = self.match_rest(&subject, &keys)?;
            }
            Instr::MatchClass { base, subject, class, argc } => {
                let names = match code.instrs[frame.pc] {
                    Instr::Extra { index } => get(frame, code, index).clone(),
                    _ => Value::Unbound,
                };
                frame.pc += 1;
                let subject = frame.regs[subject as usize].clone();
                let class = frame.regs[class as usize].clone();
                let values = self.match_class(&subject, &class, argc as usize, &names)?;
                let base = base as usize;
                match values {
                    Some(values) => {
                        frame.regs[base] = Value::Bool(true);
                        for (i, v) in values.into_iter().enumerate() {
                            frame.regs[base + 1 + i] = v;
                        }
                    }
                    None => frame.regs[base] = Value::Unbound,
                }
            }
            Instr::JumpUnbound { reg, target } => {
                if frame.regs[reg as usize].is_unbound() {
                    frame.pc = target as usize;
                }
            }
            Instr::Locals { dst } => frame.regs[dst as usize] = self.locals(frame)?,
            _ => {}
        }
        Ok(())
    }
}
