//! What a host that steers is asked before each read and write of what threads may share.

use refs::Ref;

use super::inside::is_container;
use super::{Frame, Vm};
use crate::code::{BinOp, CmpOp, Code, Instr, UnOp};
use crate::host::{Access, Shared};
use crate::value::{Class, IterState, Name, Run, Value, well_known};

impl Vm {
    /// Remembers where a native function is called.
    #[inline]
    pub(crate) fn note(&mut self, code: &Ref<Code>, pc: usize) {
        match &mut self.here {
            Some((here, at)) if Ref::ptr_eq(here, code) => *at = pc,
            here => *here = Some((code.clone(), pc)),
        }
    }

    /// Asks the host before an instruction that reads or writes what may be shared.
    #[cold]
    #[inline(never)]
    pub(crate) fn watch(&mut self, frame: &Frame, code: &Ref<Code>, instr: Instr) -> Run<()> {
        self.note(code, frame.pc - 1);
        self.keep_locals(frame);
        let module = Ref::as_ptr(&frame.module) as usize as u64;
        let value = |op: u16| -> &Value {
            if op & crate::code::CONST == 0 {
                &frame.regs[op as usize]
            } else {
                &code.consts[(op & !crate::code::CONST) as usize]
            }
        };
        match instr {
            Instr::LoadGlobal { slot, name, .. } => {
                let held = frame.module.global(slot);
                if is_data(&held) {
                    self.access(Shared::Global, false, module, code.names[name as usize])?;
                    self.number(false, &frame.module.global(slot))
                } else {
                    Ok(())
                }
            }
            Instr::StoreGlobal { slot, src } => {
                // At the top, definitions come before there are threads.
                if !is_data(value(src)) {
                    return Ok(());
                }
                let name = frame.module.name_of(slot);
                self.access(
                    Shared::Global,
                    true,
                    module,
                    name.unwrap_or(crate::value::well_known::EMPTY),
                )?;
                self.number(true, value(src))
            }
            Instr::LoadCell { cell, name, .. } => match &frame.regs[cell as usize] {
                Value::Cell(c) if is_data(&c.0.get()) => {
                    let id = Ref::as_ptr(c) as usize as u64;
                    self.access(Shared::Cell, false, id, code.names[name as usize])?;
                    self.number(false, &c.0.get())
                }
                _ => Ok(()),
            },
            Instr::StoreCell { cell, src } => match &frame.regs[cell as usize] {
                Value::Cell(c) => {
                    let id = Ref::as_ptr(c) as usize as u64;
                    let name = code.cell_name(cell);
                    self.access(Shared::Cell, true, id, name)?;
                    self.number(true, value(src))
                }
                _ => Ok(()),
            },
            Instr::GetAttr { obj, name, .. } => match value(obj) {
                Value::Instance(i)
                    if i.field(&self.program.names, code.names[name as usize])
                        .is_some_and(|v| is_data(&v)) =>
                {
                    self.access(
                        Shared::Attribute,
                        false,
                        value(obj).id(),
                        code.names[name as usize],
                    )?;
                    match i.field(&self.program.names, code.names[name as usize]) {
                        Some(now) => self.number(false, &now),
                        None => Ok(()),
                    }
                }
                Value::Class(class) => self.class_data(&class.clone(), code.names[name as usize]),
                Value::Instance(_) if code.names[name as usize] == well_known::DICT => {
                    self.look_at_fields(value(obj))
                }
                Value::Instance(i) => self.class_data(&i.class.get(), code.names[name as usize]),
                _ => Ok(()),
            },
            Instr::SetAttr { obj, name, .. } | Instr::DelAttr { obj, name } => match value(obj) {
                Value::Instance(_) | Value::Class(_) => {
                    let (id, name) = (value(obj).id(), code.names[name as usize]);
                    self.access(Shared::Attribute, true, id, name)?;
                    match instr {
                        Instr::SetAttr { src, .. } => self.number(true, value(src)),
                        _ => Ok(()),
                    }
                }
                _ => Ok(()),
            },
            Instr::GetItem { obj, key, .. } => self.item(value(obj), value(key), false),
            Instr::SetItem { obj, key, .. } | Instr::DelItem { obj, key } => {
                self.item(value(obj), value(key), true)
            }
            Instr::ForIter { iter: at, .. } => match &frame.regs[at as usize] {
                Value::Cursor(c) => match &**c {
                    crate::value::Cursor::List { list, at } => {
                        let (id, key) = (Value::List(list.clone()).id(), Value::from(*at));
                        self.tell(Shared::Item, false, id, &format!("{key:?}"))
                    }
                    _ => Ok(()),
                },
                Value::Iter(iter) => {
                    let over = match &*iter.state.lock() {
                        IterState::Dict { dict, .. } => Some(Value::Dict(dict.clone())),
                        IterState::Set { set, .. } => Some(Value::Set(set.clone())),
                        _ => None,
                    };
                    match over {
                        Some(over) => self.tell(Shared::Item, false, over.id(), ""),
                        None => self.look_into(&[value(at)], false),
                    }
                }
                _ => Ok(()),
            },
            Instr::CallMethod { base, argc, .. } | Instr::CallMethodKw { base, argc, .. } => {
                let (base, argc) = (base as usize, argc as usize);
                let first = base + 1 + usize::from(frame.regs[base + 1].is_unbound());
                self.look_at_call(&frame.regs[base], &frame.regs[first..base + 2 + argc])
            }
            Instr::Call { base, argc, .. } | Instr::CallKw { base, argc, .. } => {
                let (base, argc) = (base as usize, argc as usize);
                self.look_at_call(&frame.regs[base], &frame.regs[base + 1..][..argc])
            }
            Instr::CallEx { base, .. } => {
                let args = match &frame.regs[base as usize + 1] {
                    Value::List(args) => args.get(),
                    Value::Tuple(args) => args.0.to_vec(),
                    _ => Vec::new(),
                };
                self.look_at_call(&frame.regs[base as usize], &args)
            }
            Instr::JumpIf { cond: a, .. }
            | Instr::JumpIfNot { cond: a, .. }
            | Instr::Unary { op: UnOp::Not, a, .. }
            | Instr::ListExtend { src: a, .. }
            | Instr::ArgsExtend { src: a, .. }
            | Instr::SetUpdate { src: a, .. }
            | Instr::DictUpdate { src: a, .. }
            | Instr::DictMerge { src: a, .. }
            | Instr::Unpack { src: a, .. }
            | Instr::UnpackEx { src: a, .. }
            | Instr::MatchSeq { subject: a, .. }
            | Instr::MatchMap { subject: a, .. }
            | Instr::MatchKey { subject: a, .. } => self.look_into(&[value(a)], false),
            Instr::Format { src, .. } => self.look_into(&[value(src)], true),
            Instr::Compare { op: CmpOp::Is | CmpOp::IsNot, .. }
            | Instr::JumpUnless { op: CmpOp::Is | CmpOp::IsNot, .. } => Ok(()),
            Instr::Compare { op: CmpOp::In | CmpOp::NotIn, b, .. }
            | Instr::JumpUnless { op: CmpOp::In | CmpOp::NotIn, b, .. } => {
                self.look_into(&[value(b)], false)
            }
            Instr::Compare { a, b, .. } | Instr::JumpUnless { a, b, .. } => {
                self.look_into(&[value(a), value(b)], true)
            }
            Instr::Binary { op: BinOp::Mod, a, b, .. } => {
                self.look_into(&[value(a), value(b)], true)
            }
            Instr::Add { a, b, .. }
            | Instr::Sub { a, b, .. }
            | Instr::Mul { a, b, .. }
            | Instr::Binary { a, b, .. } => self.look_into(&[value(a), value(b)], false),
            Instr::InPlace { a, b, .. } => self.look_and_change(value(a), value(b)),
            _ => Ok(()),
        }
    }

    /// Before a number in memory that processes share is read or written.
    pub(crate) fn watch_cell(&mut self, write: bool, object: u64, at: usize) -> Run<()> {
        if self.steered { self.tell(Shared::Item, write, object, &at.to_string()) } else { Ok(()) }
    }

    /// An attribute that a class of the program has for all: of the class that it stands in.
    fn class_data(&mut self, class: &Ref<Class>, name: Name) -> Run<()> {
        let owner = std::iter::once(class).chain(&class.mro).find_map(|class| {
            let value = class.dict.lock().get(name).cloned()?;
            Some((class.clone(), value))
        });
        match owner {
            Some((owner, value)) if owner.heap && is_data(&value) => {
                self.access(Shared::Attribute, false, Value::Class(owner).id(), name)
            }
            _ => Ok(()),
        }
    }

    fn item(&mut self, obj: &Value, key: &Value, write: bool) -> Run<()> {
        if !is_container(obj) {
            return Ok(());
        }
        // Of another key, as of a slice, there is no short text: then it is all that is in there.
        let simple = matches!(key, Value::Int(_) | Value::Str(_) | Value::Bool(_) | Value::None);
        let name = if simple { format!("{key:?}") } else { String::new() };
        match obj.plain() {
            // A `deque`.
            Value::Instance(_) => self.tell(Shared::Inside, write, obj.id(), ""),
            _ => self.tell(Shared::Item, write, obj.id(), &name),
        }
    }

    fn access(&mut self, shared: Shared, write: bool, object: u64, name: Name) -> Run<()> {
        let text = self.text(name);
        self.tell(shared, write, object, &text)
    }

    /// Tells what an access found or leaves, where it is a number.
    fn number(&mut self, write: bool, value: &Value) -> Run<()> {
        let number = match value {
            Value::Int(i) => Some(*i as f64),
            Value::Float(f) => Some(*f),
            Value::Bool(b) => Some(f64::from(u8::from(*b))),
            _ => None,
        };
        if let Some(number) = number {
            self.program.host.number(write, number);
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, shared: Shared, write: bool, object: u64, name: &str) -> Run<()> {
        self.tell_all(shared, write, object, name, &[])
    }

    /// Tells what is read or written at once: an object, and what is only looked at beside.
    pub(super) fn tell_all(
        &mut self,
        shared: Shared,
        write: bool,
        object: u64,
        name: &str,
        also: &[(u64, &str)],
    ) -> Run<()> {
        self.check_always()?;
        self.tell_locals();
        let of = match shared {
            Shared::Item => self.container(""),
            Shared::Method | Shared::Inside => self.container(name),
            _ => String::new(),
        };
        let access = Access { shared, write, object, also, name, of: &of, at: self.at() };
        self.program.host.clone().shared_access(access).map_err(|stop| self.stopped(stop))
    }
}

impl Vm {
    /// Before a step, and so behind the one before it: what the program says must always hold. Nothing in it is a step.
    pub(crate) fn check_always(&mut self) -> Run<()> {
        let some = self.program.always.get().is_some_and(|all| !all.is_empty());
        if !some || !self.steered || self.program.is_over() {
            return Ok(());
        }
        let program = self.program.clone();
        let always = program.always.get().into_iter().flatten();
        let main = program.modules.lock().get("__main__").cloned();
        let Some(Value::Module(module)) = main else { return Ok(()) };
        let here = self.here.clone();
        self.steered = false;
        let mut broken = None;
        for (name, what) in always {
            let Some(check) = module.get(*name) else { continue };
            let held = self.call(&check, &[]).and_then(|value| self.truth(&value));
            // What it speaks of may not be there yet.
            if let Ok(false) = held {
                broken = Some(what);
                break;
            }
        }
        self.steered = true;
        self.here = here;
        let Some(crate::Always { text, line, .. }) = broken else { return Ok(()) };
        self.program.uncaught.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let at = self.at().line;
        self.say_error(&format!(
            "AssertionError: before line {at} this does not hold: {text} (line {line})\n"
        ));
        Err(self.stop(""))
    }
}

/// Definitions are read all the time and written once.
fn is_data(v: &Value) -> bool {
    !matches!(
        v,
        Value::Unbound
            | Value::Function(_)
            | Value::Class(_)
            | Value::Module(_)
            | Value::Builtin(_)
    )
}
