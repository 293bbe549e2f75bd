//! The instructions that are not the loop's everyday work.

use refs::Ref;

use super::{Frame, Vm};
use crate::code::{CONST, Code, Instr, Reg, UnOp};
use crate::types::ExcKind;
use crate::value::{Run, Slice, Value};

// Out of line: there are some hundred of them.
#[inline(never)]
fn get<'f>(frame: &'f Frame, code: &'f Code, op: u16) -> &'f Value {
    if op & CONST == 0 { &frame.regs[op as usize] } else { &code.consts[(op & !CONST) as usize] }
}

fn copy(frame: &Frame, code: &Code, op: u16) -> Value {
    get(frame, code, op).clone()
}

#[inline(never)]
fn put(frame: &mut Frame, reg: Reg, value: Value) {
    frame.regs[reg as usize] = value;
}

impl Vm {
    #[inline(never)]
    // One arm an instruction; a guard would hide what the arm does.
    #[allow(clippy::too_many_lines, clippy::collapsible_match)]
    pub(super) fn step(&mut self, frame: &mut Frame, code: &Ref<Code>, instr: Instr) -> Run<()> {
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
                put(frame, dst, value);
            }
            Instr::StoreName { name, src } => {
                let value = copy(frame, code, src);
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
                put(frame, dst, value);
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
                put(frame, dst, value);
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
                    Value::Slice(Ref::new(Slice { start: part(0), stop: part(1), step: part(2) }));
                put(frame, dst, slice);
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
                put(frame, dst, set);
            }
            Instr::BuildDict { dst, base, count } => {
                let dict = Value::dict(crate::value::DictInner::new());
                for i in 0..count as usize {
                    let at = base as usize + 2 * i;
                    let (key, value) = (frame.regs[at].clone(), frame.regs[at + 1].clone());
                    self.dict_store(&dict, key, value)?;
                }
                put(frame, dst, dict);
            }
            Instr::BuildString { dst, base, count } => {
                let parts = &frame.regs[base as usize..(base + count) as usize];
                let parts = || parts.iter().filter_map(Value::as_str);
                let mut text = String::with_capacity(parts().map(str::len).sum());
                parts().for_each(|part| text.push_str(part));
                put(frame, dst, Value::str(text));
            }
            Instr::ListExtend { list, src } => {
                let src = copy(frame, code, src);
                let list = copy(frame, code, list);
                self.extend_unpacked(&list, &src)?;
            }
            Instr::ArgsExtend { list, src, func } => {
                let src = copy(frame, code, src);
                let list = copy(frame, code, list);
                let func = copy(frame, code, func);
                self.extend_arguments(&list, &src, &func)?;
            }
            Instr::ListToTuple { reg } => {
                let items = match &frame.regs[reg as usize] {
                    Value::List(list) => std::mem::take(&mut *list.lock()),
                    _ => Vec::new(),
                };
                put(frame, reg, Value::tuple(items));
            }
            Instr::SetAdd { set, src } => {
                let value = copy(frame, code, src);
                let set = copy(frame, code, set);
                self.set_add(&set, value)?;
            }
            Instr::SetUpdate { set, src } => {
                let items = self.items(get(frame, code, src))?;
                let set = copy(frame, code, set);
                for item in items {
                    self.set_add(&set, item)?;
                }
            }
            Instr::DictSet { dict, key, src } => {
                let (key, value) = (copy(frame, code, key), copy(frame, code, src));
                let dict = copy(frame, code, dict);
                self.dict_store(&dict, key, value)?;
            }
            Instr::DictUpdate { dict, src } => {
                let src = copy(frame, code, src);
                let dict = copy(frame, code, dict);
                self.dict_unpack(&dict, &src)?;
            }
            Instr::DictMerge { dict, src, func } => {
                let src = copy(frame, code, src);
                let dict = copy(frame, code, dict);
                let func = copy(frame, code, func);
                self.dict_merge(&dict, &src, &func)?;
            }
            Instr::Format { dst, src, spec, conversion } => {
                let mut value = copy(frame, code, src);
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
                put(frame, dst, text);
            }
            Instr::GetYieldFrom { dst, src } => {
                let src = copy(frame, code, src);
                put(frame, dst, self.iter(&src)?);
            }
            Instr::GetAwaitable { dst, src, with } => {
                let src = copy(frame, code, src);
                put(frame, dst, self.awaitable(&src, with)?);
            }
            Instr::GetAsyncIter { dst, src } => {
                let src = copy(frame, code, src);
                put(frame, dst, self.async_iter(&src)?);
            }
            Instr::AsyncNext { dst, iter } => {
                let iter = copy(frame, code, iter);
                put(frame, dst, self.async_next(&iter)?);
            }
            Instr::GetIter { dst, src } => {
                let value = self.cursor(get(frame, code, src))?;
                put(frame, dst, value);
            }
            Instr::Unpack { base, src, count } => {
                let src = copy(frame, code, src);
                let items = self.unpack(&src, count as usize)?;
                for (i, item) in items.into_iter().enumerate() {
                    frame.regs[base as usize + i] = item;
                }
            }
            Instr::UnpackEx { base, src, count, after } => {
                let src = copy(frame, code, src);
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
                let Value::Code(inner) = copy(frame, code, inner) else { return Ok(()) };
                let function = self.make_function(frame, &inner, base as usize, flags, values);
                put(frame, dst, function);
            }
            Instr::BuildClass { dst, base, .. } => {
                let parts: Vec<Value> = frame.regs[base as usize..base as usize + 4].to_vec();
                let class = self.build_class(&parts)?;
                put(frame, dst, class);
            }
            Instr::Raise { exc, cause } => {
                let exc = copy(frame, code, exc);
                let cause = copy(frame, code, cause);
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
                let exc = copy(frame, code, exc);
                let classes = copy(frame, code, classes);
                if !self.exception_matches(&exc, &classes)? {
                    frame.pc = target as usize;
                }
            }
            Instr::AssertionError { dst, msg, has } => {
                let args = if has { vec![copy(frame, code, msg)] } else { Vec::new() };
                put(frame, dst, self.exception(ExcKind::AssertionError, args).value());
            }
            Instr::GetSpecial { base, obj, which } => {
                let obj = copy(frame, code, obj);
                let (func, this) = self.with_method(&obj, which)?;
                put(frame, base, func);
                frame.regs[base as usize + 1] = this;
            }
            Instr::ExcInfo { base, exc } => {
                let exc = copy(frame, code, exc);
                let base = base as usize;
                frame.regs[base] = Value::Class(self.class_of(&exc));
                if let Value::Instance(i) = &exc {
                    frame.regs[base + 2] = Value::Object(Ref::new(
                        crate::value::Object::Traceback(crate::value::Exc(i.clone()), 0),
                    ));
                }
                frame.regs[base + 1] = exc;
            }
            Instr::Import { dst, name, deep } => {
                let name = self.text(code.names[name as usize]);
                put(frame, dst, self.import(&name, deep)?);
            }
            Instr::ImportFrom { dst, module, name } => {
                let module = copy(frame, code, module);
                put(frame, dst, self.import_from(&module, code.names[name as usize])?);
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
                let key = copy(frame, code, key);
                put(frame, dst, self.dict_get(&subject, &key)?.unwrap_or_default());
            }
            Instr::MatchRest { dst, subject, keys } => {
                let subject = copy(frame, code, subject);
                let keys = copy(frame, code, keys);
                put(frame, dst, self.match_rest(&subject, &keys)?);
            }
            Instr::MatchClass { base, subject, class, argc } => {
                let names = match code.instrs[frame.pc] {
                    Instr::Extra { index } => copy(frame, code, index),
                    _ => Value::Unbound,
                };
                frame.pc += 1;
                let subject = copy(frame, code, subject);
                let class = copy(frame, code, class);
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
