//! Calls of anything that can be called.

use refs::Ref;

use super::run::{Called, Done};
use super::{Frame, Ret, Vm};
use crate::code::{CONST, Code, Instr, Kind};
use crate::types::ExcKind;
use crate::value::{self, Function, Name, Object, Run, Value, well_known};

impl Vm {
    /// Calls from Rust.
    pub fn call(&mut self, func: &Value, args: &[Value]) -> Run<Value> {
        self.call_kw(func, args, &[])
    }

    /// Calls from Rust, with keyword arguments.
    pub fn call_kw(&mut self, func: &Value, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
        // Most calls from Rust are of a function with one argument: they need no vector.
        let called = match args {
            [one] => self.begin(func, std::slice::from_mut(&mut one.clone()), kw)?,
            _ => self.begin(func, &mut args.to_vec(), kw)?,
        };
        self.finish_call(called)
    }

    pub(super) fn finish_call(&mut self, called: Called) -> Run<Value> {
        match called {
            Called::Value(value) => Ok(value),
            Called::Frame(frame) => {
                let init = match &frame.ret {
                    Ret::Init { instance, .. } => Some(instance.clone()),
                    _ => None,
                };
                if self.frames.len() + 1 >= self.program.limits.recursion {
                    return Err(
                        self.error(ExcKind::RecursionError, "maximum recursion depth exceeded")
                    );
                }
                let done = self.nested(|vm| vm.run(frame))?;
                match (done, init) {
                    (Done::Return(value), Some(instance)) => {
                        if !value.is_none() {
                            let name = super::type_name(self, &value);
                            return Err(self.type_error(format!(
                                "__init__() should return None, not '{name}'"
                            )));
                        }
                        Ok(instance)
                    }
                    (Done::Return(value) | Done::Yield(value), _) => Ok(value),
                }
            }
        }
    }

    /// Calls a method by its name.
    pub fn call_method(&mut self, obj: &Value, name: Name, args: &[Value]) -> Run<Value> {
        let (func, this) = self.get_method(obj, name)?;
        if this.is_unbound() {
            return self.call(&func, args);
        }
        let mut all = vec![this];
        all.extend_from_slice(args);
        let called = self.begin(&func, &mut all, &[])?;
        self.finish_call(called)
    }

    /// Calls a special method that was found in the class of `this`.
    pub(crate) fn call_special(
        &mut self,
        func: &Value,
        this: &Value,
        args: &[Value],
    ) -> Run<Value> {
        let func = match func {
            Value::Function(_) | Value::Builtin(_) => func.clone(),
            other => {
                let class = self.class_of(this);
                let bound = self.bind_attr(other, Some(this), &class)?;
                return self.call(&bound, args);
            }
        };
        let mut all = Vec::with_capacity(args.len() + 1);
        all.push(this.clone());
        all.extend_from_slice(args);
        let called = self.begin(&func, &mut all, &[])?;
        self.finish_call(called)
    }

    #[inline]
    pub(super) fn call_regs(
        &mut self,
        regs: &mut [Value],
        func: usize,
        first: usize,
        argc: usize,
    ) -> Run<Called> {
        let callee = std::mem::take(&mut regs[func]);
        self.begin(&callee, &mut regs[first..first + argc], &[])
    }

    #[cfg_attr(target_family = "wasm", optimize(speed))]
    /// A call with keywords, or of arguments in a list.
    #[inline(never)]
    pub(super) fn call_otherwise(
        &mut self,
        frame: &mut Frame,
        code: &Ref<Code>,
        instr: Instr,
    ) -> Run<Called> {
        self.note(code, frame.pc - 1);
        let (base, first, argc) = match instr {
            Instr::CallKw { base, argc, .. } => (base as usize, base as usize + 1, argc as usize),
            Instr::CallMethodKw { base, argc, .. } => {
                let (base, argc) = (base as usize, argc as usize);
                let bound = usize::from(!frame.regs[base + 1].is_unbound());
                (base, base + 2 - bound, argc + bound)
            }
            Instr::CallEx { base, .. } => return self.call_unpacked(frame, base as usize),
            _ => return Ok(Called::Value(Value::None)),
        };
        let called = self.call_keywords(frame, code, base, first, argc)?;
        // What names the keywords stands behind it.
        frame.pc += 1;
        Ok(called)
    }

    fn call_keywords(
        &mut self,
        frame: &mut Frame,
        code: &Code,
        func: usize,
        first: usize,
        argc: usize,
    ) -> Run<Called> {
        let names = match code.instrs[frame.pc] {
            Instr::Extra { index } => &code.consts[(index & !CONST) as usize],
            _ => &Value::Unbound,
        };
        let Value::Tuple(names) = names else { return Ok(Called::Value(Value::None)) };
        let split = first + argc - names.0.len();
        let mut kw = std::mem::take(&mut self.keywords);
        for (name, value) in names.0.iter().zip(&mut frame.regs[split..first + argc]) {
            if let Value::Int(name) = name {
                kw.push((Name(*name as u32), std::mem::take(value)));
            }
        }
        let callee = std::mem::take(&mut frame.regs[func]);
        let called = self.begin(&callee, &mut frame.regs[first..split], &kw);
        kw.clear();
        self.keywords = kw;
        called
    }

    fn call_unpacked(&mut self, frame: &mut Frame, base: usize) -> Run<Called> {
        let callee = std::mem::take(&mut frame.regs[base]);
        let mut args = match &frame.regs[base + 1] {
            Value::List(list) => std::mem::take(&mut *list.lock()),
            _ => Vec::new(),
        };
        let kw: Vec<(Name, Value)> = match &frame.regs[base + 2] {
            Value::Dict(d) => d
                .inner
                .lock()
                .iter()
                .map(|e| (self.intern(e.key.as_str().unwrap_or_default()), e.value.clone()))
                .collect(),
            _ => Vec::new(),
        };
        self.begin(&callee, &mut args, &kw)
    }

    /// Begins a call: it is done, or there is a frame to run.
    #[inline]
    pub(super) fn begin(
        &mut self,
        func: &Value,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Called> {
        match func {
            Value::Function(f) => {
                let frame = self.bind(f, args, kw)?;
                if f.code.kind == Kind::Function {
                    Ok(Called::Frame(frame))
                } else {
                    Ok(self.begin_other(f, frame))
                }
            }
            Value::Builtin(def) => self.call_native(def, args, kw).map(Called::Value),
            _ => self.begin_slow(func, args, kw),
        }
    }

    fn begin_other(&mut self, f: &Function, frame: Box<Frame>) -> Called {
        if f.code.kind == Kind::Class {
            return Called::Frame(frame);
        }
        let (name, qualname) = (f.name.get(), f.qualname.get());
        Called::Value(self.generator(frame, name, qualname))
    }

    fn begin_slow(
        &mut self,
        func: &Value,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Called> {
        match func {
            Value::Bound(bound) => {
                if let Value::Function(f) = &bound.func
                    && f.code.kind == Kind::Function
                {
                    let frame = self.bind_method(f, bound.this.clone(), args, kw)?;
                    return Ok(Called::Frame(frame));
                }
                let mut all = Vec::with_capacity(args.len() + 1);
                all.push(bound.this.clone());
                all.extend(args.iter_mut().map(std::mem::take));
                self.begin(&bound.func, &mut all, kw)
            }
            Value::Class(class) => self.instantiate(class, args, kw),
            Value::Object(o) if matches!(&**o, Object::Alias { .. }) => match &**o {
                Object::Alias { origin, .. } => self.begin(origin, args, kw),
                _ => Ok(Called::Value(Value::None)),
            },
            Value::Object(o) if matches!(&**o, Object::StaticMethod(_)) => match &**o {
                Object::StaticMethod(f) => self.begin(f, args, kw),
                _ => Ok(Called::Value(Value::None)),
            },
            Value::Instance(_) => match self.special(func, well_known::CALL) {
                Some(method) => {
                    let class = self.class_of(func);
                    let bound = self.bind_attr(&method, Some(func), &class)?;
                    self.begin(&bound, args, kw)
                }
                None => Err(self.not_callable(func)),
            },
            _ => Err(self.not_callable(func)),
        }
    }

    fn not_callable(&mut self, func: &Value) -> value::Exc {
        let name = super::type_name(self, func);
        self.type_error(format!("'{name}' object is not callable"))
    }
}
