//! Attributes that functions, classes, exceptions and the rest have of themselves: `__name__`, `__dict__`, `args`…

use refs::Ref;

use crate::code::Kind;
use crate::types::{ExcKind, T};
use crate::value::{
    Class, Exc, GenState, Instance, Name, Object, Payload, Run, Value, well_known as w,
};
use crate::vm::Vm;

impl Vm {
    /// An attribute that the object itself has.
    pub(crate) fn own_attr(&mut self, obj: &Value, name: Name) -> Run<Option<Value>> {
        Ok(match obj {
            _ if name == w::CLASS => Some(Value::Class(self.class_of(obj))),
            Value::Function(f) => match name {
                w::NAME => Some(f.name.get()),
                w::QUALNAME => Some(f.qualname.get()),
                w::DOC => Some(f.doc.get()),
                w::MODULE => {
                    Some(match f.attrs.inner.lock().get_text(&self.program.names.value(name)) {
                        Some(v) => v,
                        None => Value::str(f.module.name.as_str()),
                    })
                }
                w::DEFAULTS => Some({
                    let d = f.defaults.get();
                    if d.is_empty() { Value::None } else { Value::tuple(d.to_vec()) }
                }),
                w::KWDEFAULTS => Some(match &*f.kw_defaults.lock() {
                    None => Value::None,
                    Some(defaults) => {
                        let pairs = defaults
                            .iter()
                            .map(|(n, v)| (self.program.names.value(*n), v.clone()))
                            .collect();
                        self.dict_of(pairs)?
                    }
                }),
                w::CODE => Some(Value::Code(f.code.clone())),
                w::CLOSURE => Some(if f.closure.is_empty() {
                    Value::None
                } else {
                    Value::tuple(f.closure.to_vec())
                }),
                w::ANNOTATIONS => {
                    self.spoil(&f.module.name);
                    let mut a = f.annotations.lock();
                    if a.is_unbound() {
                        *a = Value::dict(crate::value::DictInner::new());
                    }
                    Some(a.clone())
                }
                w::DICT => {
                    self.spoil(&f.module.name);
                    Some(Value::Dict(f.attrs.clone()))
                }
                _ => f.attrs.inner.lock().get_text(&self.program.names.value(name)),
            },
            Value::Builtin(d) => match name {
                w::NAME | w::QUALNAME => Some(Value::str(d.name)),
                w::DOC => Some(Value::None),
                w::MODULE => Some(Value::str("builtins")),
                _ if d.name == "chain" && self.text(name) == "from_iterable" => {
                    Some(Value::Builtin(&crate::modules::itertools::CHAIN_FROM))
                }
                _ => None,
            },
            Value::Bound(b) => match name {
                w::FUNC => Some(b.func.clone()),
                w::SELF => Some(b.this.clone()),
                _ => self.find_attr(&b.func.clone(), name)?,
            },
            Value::Generator(g) => match self.text(name).as_str() {
                "__name__" => Some(g.name.get()),
                "__qualname__" => Some(g.qualname.get()),
                "gi_running" | "cr_running" => {
                    Some(Value::Bool(matches!(&*g.state.lock(), GenState::Running)))
                }
                "gi_frame" | "cr_frame" => Some(match (&*g.state.lock(), g.kind) {
                    (GenState::Done, _) => Value::None,
                    (_, Kind::Generator | Kind::Coroutine | _) => Value::Ellipsis,
                }),
                _ => None,
            },
            Value::Code(c) => match self.text(name).as_str() {
                "co_name" => Some(self.program.names.value(c.name)),
                "co_argcount" => Some(Value::from(c.params.positional)),
                "co_varnames" => Some(Value::tuple(
                    c.locals.iter().map(|n| self.program.names.value(*n)).collect(),
                )),
                "co_freevars" => Some(Value::tuple(
                    c.free_names.iter().map(|n| self.program.names.value(*n)).collect(),
                )),
                "co_filename" => Some(Value::str(c.source.file.as_str())),
                _ => None,
            },
            Value::Cell(c) if self.text(name) == "cell_contents" => c.0.get().bound(),
            Value::Range(r) => match self.text(name).as_str() {
                "start" => Some(Value::Int(r.start)),
                "stop" => Some(Value::Int(r.stop)),
                "step" => Some(Value::Int(r.step)),
                _ => None,
            },
            Value::Slice(s) => match self.text(name).as_str() {
                "start" => Some(s.start.clone()),
                "stop" => Some(s.stop.clone()),
                "step" => Some(s.step.clone()),
                _ => None,
            },
            Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => match self.text(name).as_str() {
                // Of a bool it is an int.
                "real" | "numerator" => Some(match obj.plain() {
                    Value::Bool(b) => Value::Int(i64::from(*b)),
                    int => int.clone(),
                }),
                "imag" => Some(Value::Int(0)),
                "denominator" => Some(Value::Int(1)),
                _ => None,
            },
            Value::Float(_) => match self.text(name).as_str() {
                "real" => Some(obj.clone()),
                "imag" => Some(Value::Float(0.0)),
                _ => None,
            },
            Value::Object(o) => match (&**o, self.text(name).as_str()) {
                (Object::Property { get, .. }, "fget") => Some(get.clone()),
                (Object::Property { set, .. }, "fset") => Some(set.clone()),
                (Object::Property { get, doc, .. }, "__doc__") => Some(match (doc, get) {
                    (Value::None, Value::Function(f)) => f.doc.get(),
                    _ => doc.clone(),
                }),
                (Object::StaticMethod(f) | Object::ClassMethod(f), "__func__" | "__wrapped__") => {
                    Some(f.clone())
                }
                (Object::StaticMethod(f), _) => self.find_attr(&f.clone(), name)?,
                (Object::Alias { origin, .. }, "__origin__") => Some(origin.clone()),
                (Object::Alias { args, .. }, "__args__") => Some(Value::tuple(args.clone())),
                (Object::Alias { origin: origin @ Value::Class(_), .. }, _) => {
                    self.find_attr(&origin.clone(), name)?
                }
                (Object::Traceback(exc, from), what @ ("tb_lineno" | "tb_next" | "tb_frame")) => {
                    let entries = exc.data().lock().traceback.clone();
                    let mut shown = entries.iter().rev().filter(|e| e.pc != u32::MAX).skip(*from);
                    let entry = shown.next();
                    let more = shown.next().is_some();
                    match (what, entry) {
                        ("tb_lineno", Some(entry)) => Some(Value::from(entry.line())),
                        ("tb_frame", Some(entry)) => {
                            Some(Value::Object(Ref::new(Object::Entry(entry.clone()))))
                        }
                        ("tb_next", _) if more => {
                            Some(Value::Object(Ref::new(Object::Traceback(exc.clone(), from + 1))))
                        }
                        _ => Some(Value::None),
                    }
                }
                (Object::Entry(entry), what) => match what {
                    "name" => Some(self.program.names.value(entry.code.name)),
                    "lineno" | "f_lineno" => Some(Value::from(entry.line())),
                    "filename" => Some(Value::str(entry.code.source.file.as_str())),
                    "line" => Some(Value::str(entry.code.source.line(entry.line() - 1).trim())),
                    "f_code" => Some(Value::Code(entry.code.clone())),
                    _ => None,
                },
                _ => None,
            },
            Value::Instance(i) => self.instance_own(obj, i, name)?,
            _ => None,
        })
    }

    fn instance_own(&mut self, obj: &Value, i: &Ref<Instance>, name: Name) -> Run<Option<Value>> {
        if name == w::DICT {
            let class = i.class.get();
            if class.slots.is_some() || !class.open {
                return Ok(None);
            }
            return Ok(Some(Value::Dict(i.open(&self.program.names))));
        }
        if let Payload::Exception(data) = &i.payload {
            let get = |v: &Option<Value>| v.clone().unwrap_or(Value::None);
            return Ok(match name {
                w::ARGS => Some(Value::tuple(self.args_of(&Exc(i.clone())))),
                w::CAUSE => Some(get(&data.lock().cause)),
                w::CONTEXT => Some(get(&data.lock().context)),
                w::SUPPRESS => Some(Value::Bool(data.lock().suppress)),
                w::TRACEBACK => Some({
                    let has = !data.lock().traceback.is_empty();
                    if has {
                        Value::Object(Ref::new(Object::Traceback(Exc(i.clone()), 0)))
                    } else {
                        Value::None
                    }
                }),
                _ => {
                    let text = self.text(name);
                    let args = data.lock().args.clone();
                    let class = i.class.get();
                    let is = |k: ExcKind| class.is_sub(self.exception_class(k));
                    match text.as_str() {
                        "message" if is(ExcKind::BaseExceptionGroup) => args.first().cloned(),
                        "exceptions" if is(ExcKind::BaseExceptionGroup) => {
                            let all = args.get(1).cloned().unwrap_or(Value::None);
                            Some(Value::tuple(self.items(&all)?))
                        }
                        "value" if is(ExcKind::StopIteration) => {
                            Some(args.first().cloned().unwrap_or(Value::None))
                        }
                        "code" if is(ExcKind::SystemExit) => {
                            Some(args.first().cloned().unwrap_or(Value::None))
                        }
                        // Each of them is one of the arguments.
                        "errno" | "strerror" | "filename" | "filename2" if is(ExcKind::OsError) => {
                            let at = match text.as_str() {
                                "errno" => 0,
                                "strerror" => 1,
                                "filename" => 2,
                                _ => 4,
                            };
                            let kept = i.field(&self.program.names, name);
                            let given = args.get(at).filter(|_| args.len() > 1).cloned();
                            kept.or(given).or(Some(Value::None))
                        }
                        "encoding" | "object" | "start" | "end" | "reason"
                            if is(ExcKind::UnicodeError) =>
                        {
                            let all = ["encoding", "object", "start", "end", "reason"];
                            let at = all.iter().position(|one| *one == text);
                            at.and_then(|at| args.get(at)).cloned()
                        }
                        "name"
                            if is(ExcKind::NameError)
                                || is(ExcKind::AttributeError)
                                || is(ExcKind::ImportError) =>
                        {
                            i.field(&self.program.names, name).or(Some(Value::None))
                        }
                        "msg" if is(ExcKind::ImportError) || is(ExcKind::SyntaxError) => {
                            Some(args.first().cloned().unwrap_or(Value::None))
                        }
                        _ => None,
                    }
                }
            });
        }
        let _ = obj;
        Ok(None)
    }

    /// Sets what an instance has of itself; whether it did.
    pub(crate) fn set_instance_own(
        &mut self,
        i: &Ref<Instance>,
        name: Name,
        value: &Value,
    ) -> Run<bool> {
        match name {
            w::CLASS => {
                if let Value::Class(c) = value {
                    // The attributes keep their names, under the other class's slots.
                    i.open(&self.program.names);
                    i.class.set(c.clone());
                }
                return Ok(true);
            }
            w::DICT => {
                let Value::Dict(d) = value.plain() else {
                    let t = crate::vm::type_name(self, value);
                    return Err(self
                        .type_error(format!("__dict__ must be set to a dictionary, not a '{t}'")));
                };
                i.open_with(d.clone());
                return Ok(true);
            }
            _ => {}
        }
        if let Payload::Exception(data) = &i.payload {
            let option = if value.is_none() { None } else { Some(value.clone()) };
            match name {
                w::ARGS => {
                    let items = self.items(value)?;
                    data.lock().args = items;
                }
                w::CAUSE => {
                    let mut data = data.lock();
                    data.cause = option;
                    data.suppress = true;
                }
                w::CONTEXT => data.lock().context = option,
                w::SUPPRESS => {
                    let yes = self.truth(value)?;
                    data.lock().suppress = yes;
                }
                w::TRACEBACK => {
                    if value.is_none() {
                        data.lock().traceback.clear();
                    }
                }
                _ => return Ok(false),
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Sets an attribute of something that is no instance, class or module.
    pub(crate) fn set_own(&mut self, obj: &Value, name: Name, value: Value) -> Run<()> {
        if let Value::Function(f) = obj {
            self.spoil(&f.module.name);
            match name {
                w::NAME => f.name.set(value),
                w::QUALNAME => f.qualname.set(value),
                w::DOC => f.doc.set(value),
                w::ANNOTATIONS => f.annotations.set(value),
                w::DEFAULTS => {
                    let items = if value.is_none() { Vec::new() } else { self.items(&value)? };
                    f.defaults.set(items.into());
                }
                _ => {
                    let key = self.program.names.value(name);
                    let old = f.attrs.inner.lock().set_text(key, value);
                    drop(old);
                }
            }
            return Ok(());
        }
        let (t, text) = (crate::vm::type_name(self, obj), self.text(name));
        let known = self.find_attr(obj, name)?.is_some();
        let what = if known {
            format!("'{t}' object attribute '{text}' is read-only")
        } else {
            format!("'{t}' object has no attribute '{text}'")
        };
        Err(self.error(ExcKind::AttributeError, what))
    }

    /// What a class says of itself.
    pub(crate) fn class_own(&mut self, class: &Ref<Class>, name: Name) -> Run<Option<Value>> {
        Ok(match name {
            w::NAME => Some(Value::str(class.name())),
            w::QUALNAME => Some(Value::str(class.qualname.get())),
            w::MODULE => Some(Value::str(class.module.as_str())),
            w::MRO => {
                let mut all = vec![Value::Class(class.clone())];
                all.extend(class.mro.iter().cloned().map(Value::Class));
                Some(Value::tuple(all))
            }
            w::BASES => Some(Value::tuple(class.bases.iter().cloned().map(Value::Class).collect())),
            w::BASE => Some(class.bases.first().cloned().map_or(Value::None, Value::Class)),
            w::CLASS => Some(Value::Class(
                class.meta.clone().unwrap_or_else(|| self.class(T::Type).clone()),
            )),
            w::DOC => Some(class.dict.lock().get(w::DOC).cloned().unwrap_or(Value::None)),
            w::ANNOTATIONS => {
                let own = class.dict.lock().get(w::ANNOTATIONS).cloned();
                Some(own.unwrap_or_else(|| Value::dict(crate::value::DictInner::new())))
            }
            w::DICT => {
                let pairs = class
                    .dict
                    .lock()
                    .iter()
                    .map(|(n, v)| (self.program.names.value(n), v.clone()))
                    .collect();
                Some(self.dict_of(pairs)?)
            }
            _ => None,
        })
    }
}
