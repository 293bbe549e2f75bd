//! `repr`, `str`, `format`.

use std::fmt::Write as _;

use refs::Ref;

use super::Vm;
use crate::code::Kind;
use crate::types::ExcKind;
use crate::value::{Exc, IterState, Payload, Run, Value, well_known as w};

/// The name of a value's type, as messages have it.
pub fn type_name(vm: &Vm, v: &Value) -> String {
    match v {
        Value::Iter(i) => i.kind.to_owned(),
        Value::Bound(b) if matches!(b.func, Value::Builtin(_)) => {
            "builtin_function_or_method".to_owned()
        }
        Value::Builtin(d) if d.method => "method_descriptor".to_owned(),
        _ => {
            let class = vm.class_of(v);
            let name = class.name();
            // Those that CPython has written in C say where they belong.
            match (class.module.as_str(), name.as_str()) {
                ("collections", "deque" | "defaultdict" | "OrderedDict")
                | ("functools", "partial")
                | ("_io", _) => format!("{}.{name}", class.module),
                _ => name,
            }
        }
    }
}

/// Whether it stands for an operator.
fn is_slot(def: &crate::value::Def) -> bool {
    def.name.starts_with("__") && !matches!(def.name, "__format__" | "__dir__" | "__length_hint__")
}

impl Vm {
    /// The built-in class that has a method.
    fn owner_of(&self, def: &'static crate::value::Def) -> String {
        let has = |class: &Ref<crate::value::Class>| {
            let dict = class.dict.lock();
            dict.iter().any(|(_, v)| matches!(v, Value::Builtin(d) if std::ptr::eq(*d, def)))
        };
        self.program.types.iter().find(|c| has(c)).map_or_else(|| "object".to_owned(), |c| c.name())
    }

    /// `repr(v)`
    pub fn repr_of(&mut self, v: &Value) -> Run<String> {
        let mut out = String::new();
        self.write_repr(v, &mut out)?;
        Ok(out)
    }

    /// `str(v)`
    pub fn str_of(&mut self, v: &Value) -> Run<String> {
        match v {
            Value::Str(s) => return Ok(s.as_str().to_owned()),
            Value::Int(i) => return Ok(i.to_string()),
            _ => {}
        }
        if let Value::Class(c) = v
            && let Some(meta) = c.meta.clone()
            && let (m @ Value::Function(_), _) = self.lookup(&meta, w::STR)
        {
            let r = self.call_special(&m, v, &[])?;
            return Ok(r.as_str().unwrap_or_default().to_owned());
        }
        if let Some(m) = self.custom(v, w::STR) {
            let r = self.call_special(&m, v, &[])?;
            return match r.as_str() {
                Some(s) => Ok(s.to_owned()),
                None => {
                    let t = type_name(self, &r);
                    Err(self.type_error(format!("__str__ returned non-string (type {t})")))
                }
            };
        }
        if let Value::Instance(i) = v {
            if let Payload::Exception(_) = &i.payload {
                return self.exception_text(&Exc(i.clone()));
            }
            if self.custom(v, w::REPR).is_none()
                && let Value::Str(s) = v.plain()
            {
                return Ok(s.as_str().to_owned());
            }
        }
        self.repr_of(v)
    }

    /// `args` of an exception: an `OSError` keeps the names of files apart from them.
    pub(crate) fn args_of(&self, exc: &Exc) -> Vec<Value> {
        let mut args = exc.data().lock().args.clone();
        if (3..=5).contains(&args.len()) && self.is_exception(exc, ExcKind::OsError) {
            args.truncate(2);
        }
        args
    }

    /// What `str` says of an exception without a `__str__`.
    pub(crate) fn exception_text(&mut self, exc: &Exc) -> Run<String> {
        let args = exc.data().lock().args.clone();
        if self.is_exception(exc, ExcKind::OsError) && args.len() >= 2 {
            let text = format!("[Errno {}] {}", self.str_of(&args[0])?, self.str_of(&args[1])?);
            return match args.get(2) {
                None | Some(Value::None) => Ok(text),
                Some(file) => {
                    let text = format!("{text}: {}", self.repr_of(file)?);
                    match args.get(4) {
                        Some(to) => Ok(format!("{text} -> {}", self.repr_of(to)?)),
                        None => Ok(text),
                    }
                }
            };
        }
        if args.len() == 5 && self.is_exception(exc, ExcKind::UnicodeError) {
            // Where few programs get is in few programs' file.
            let Ok(codecs) = self.module("_codecs") else { return self.str_of(&args[4]) };
            let told = self.intern("told");
            let told = self.call_method(&codecs, told, &args)?;
            return self.str_of(&told);
        }
        if let [message, all] = &args[..]
            && self.is_exception(exc, ExcKind::BaseExceptionGroup)
        {
            let n = self.len(all)?;
            let s = if n == 1 { "" } else { "s" };
            return Ok(format!("{} ({n} sub-exception{s})", message.as_str().unwrap_or_default()));
        }
        match &args[..] {
            [] => Ok(String::new()),
            [one] if self.is_exception(exc, ExcKind::KeyError) => self.repr_of(one),
            [one] => self.str_of(one),
            _ => self.repr_of(&Value::tuple(args)),
        }
    }

    fn write_repr(&mut self, v: &Value, out: &mut String) -> Run<()> {
        match v {
            Value::None => out.push_str("None"),
            Value::Unbound => out.push_str("<NULL>"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Bool(b) => out.push_str(if *b { "True" } else { "False" }),
            Value::Int(i) => {
                let _ = write!(out, "{i}");
            }
            Value::BigInt(b) => {
                if b.bits() > 14_284
                    && (b.bits() > 14_300 || b.to_string().trim_start_matches('-').len() > 4300)
                {
                    return Err(self.value_error("Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"));
                }
                let _ = write!(out, "{}", ***b);
            }
            Value::Float(f) => out.push_str(&crate::text::float_repr(*f)),
            Value::Str(s) => out.push_str(&crate::text::str_repr(s.as_str())),
            Value::Bytes(b) => out.push_str(&crate::text::bytes_repr(b)),
            Value::ByteArray(b) => {
                let _ = write!(out, "bytearray({})", crate::text::bytes_repr(&b.get()));
            }
            Value::List(l) => {
                let items = l.get();
                self.guarded(v, "[...]", out, |vm, out| {
                    vm.write_items(&items, "[", "]", false, out)
                })?;
            }
            Value::Tuple(t) => {
                let t = t.clone();
                self.guarded(v, "(...)", out, |vm, out| {
                    vm.write_items(&t.0, "(", ")", t.0.len() == 1, out)
                })?;
            }
            Value::Set(s) => {
                let items: Vec<Value> = s.inner.lock().iter().map(|e| e.key.clone()).collect();
                let frozen = s.frozen;
                if items.is_empty() {
                    out.push_str(if frozen { "frozenset()" } else { "set()" });
                } else {
                    let (a, b) = if frozen { ("frozenset({", "})") } else { ("{", "}") };
                    self.guarded(v, "{...}", out, |vm, out| {
                        vm.write_items(&items, a, b, false, out)
                    })?;
                }
            }
            Value::Dict(d) => {
                let pairs: Vec<(Value, Value)> =
                    d.inner.lock().iter().map(|e| (e.key.clone(), e.value.clone())).collect();
                self.guarded(v, "{...}", out, |vm, out| {
                    out.push('{');
                    for (i, (k, v)) in pairs.iter().enumerate() {
                        if i > 0 {
                            out.push_str(", ");
                        }
                        vm.write_repr(k, out)?;
                        out.push_str(": ");
                        vm.write_repr(v, out)?;
                    }
                    out.push('}');
                    Ok(())
                })?;
            }
            Value::Range(r) => {
                if r.step == 1 {
                    let _ = write!(out, "range({}, {})", r.start, r.stop);
                } else {
                    let _ = write!(out, "range({}, {}, {})", r.start, r.stop, r.step);
                }
            }
            Value::Slice(s) => {
                let (a, b, c) =
                    (self.repr_of(&s.start)?, self.repr_of(&s.stop)?, self.repr_of(&s.step)?);
                let _ = write!(out, "slice({a}, {b}, {c})");
            }
            Value::Function(f) => {
                let _ = write!(
                    out,
                    "<function {} at {}>",
                    f.qualname.get().as_str().unwrap_or_default(),
                    address(v)
                );
            }
            Value::Builtin(d) if d.method && is_slot(d) => {
                let _ =
                    write!(out, "<slot wrapper '{}' of '{}' objects>", d.name, self.owner_of(d));
            }
            Value::Builtin(d) if d.method => {
                let _ = write!(out, "<method '{}' of '{}' objects>", d.name, self.owner_of(d));
            }
            Value::Builtin(d) => {
                let _ = write!(out, "<built-in function {}>", d.name);
            }
            Value::Bound(b) => match &b.func {
                Value::Builtin(d) if is_slot(d) => {
                    let (t, at) = (type_name(self, &b.this), address(&b.this));
                    let _ = write!(out, "<method-wrapper '{}' of {t} object at {at}>", d.name);
                }
                Value::Builtin(d) => {
                    let t = type_name(self, &b.this);
                    let _ = write!(
                        out,
                        "<built-in method {} of {t} object at {}>",
                        d.name,
                        address(&b.this)
                    );
                }
                func => {
                    let name = match func {
                        Value::Function(f) => {
                            f.qualname.get().as_str().unwrap_or_default().to_owned()
                        }
                        _ => "?".to_owned(),
                    };
                    let this = self.repr_of(&b.this)?;
                    let _ = write!(out, "<bound method {name} of {this}>");
                }
            },
            Value::Class(c) => {
                if let Some(meta) = c.meta.clone()
                    && let (m @ Value::Function(_), _) = self.lookup(&meta, w::REPR)
                {
                    let r = self.call_special(&m, v, &[])?;
                    out.push_str(r.as_str().unwrap_or_default());
                    return Ok(());
                }
                let _ = write!(out, "<class '{}'>", c.full_name());
            }
            Value::Module(m) => {
                if crate::modules::exists(&m.name) {
                    let _ = write!(out, "<module '{}' (built-in)>", m.name);
                } else {
                    let _ = write!(out, "<module '{}' from 'main.py'>", m.name);
                }
            }
            Value::Generator(g) => {
                let kind = match g.kind {
                    Kind::Coroutine => "coroutine",
                    Kind::AsyncGenerator => "async_generator",
                    _ => "generator",
                };
                let _ = write!(
                    out,
                    "<{kind} object {} at {}>",
                    g.qualname.get().as_str().unwrap_or_default(),
                    address(v)
                );
            }
            Value::Iter(i) => {
                let parts = match &*i.state.lock() {
                    IterState::Count { next, step: Value::Int(1) } => {
                        Some(("count", vec![next.clone()]))
                    }
                    IterState::Count { next, step } => {
                        Some(("count", vec![next.clone(), step.clone()]))
                    }
                    IterState::Repeat { value, left } => {
                        let left = left.map(Value::Int);
                        Some(("repeat", [value.clone()].into_iter().chain(left).collect()))
                    }
                    _ => None,
                };
                if let Some((name, parts)) = parts {
                    out.push_str(name);
                    return self.write_items(&parts, "(", ")", false, out);
                }
                let _ = write!(out, "<{} object at {}>", i.kind, address(v));
            }
            Value::Object(o) => self.write_object(v, &o.clone(), out)?,
            Value::Instance(i) => {
                if let Some(m) = self.custom(v, w::REPR) {
                    let r = self.call_special(&m, v, &[])?;
                    match r.as_str() {
                        Some(s) => out.push_str(s),
                        None => {
                            let t = type_name(self, &r);
                            return Err(
                                self.type_error(format!("__repr__ returned non-string (type {t})"))
                            );
                        }
                    }
                    return Ok(());
                }
                match &i.payload {
                    Payload::Exception(_) => {
                        let args = self.args_of(&Exc(i.clone()));
                        out.push_str(&self.class_of(v).name());
                        self.write_items(&args, "(", ")", false, out)?;
                    }
                    Payload::Value(inner) => match inner {
                        Value::Set(_) | Value::ByteArray(_) => {
                            let name = self.class_of(v).name();
                            let inner = self.repr_of(&inner.clone())?;
                            let inner = if inner.ends_with("()") { String::new() } else { inner };
                            let _ = write!(out, "{name}({inner})");
                        }
                        inner => self.write_repr(&inner.clone(), out)?,
                    },
                    _ => {
                        let name = self.class_of(v).full_name();
                        let _ = write!(out, "<{name} object at {}>", address(v));
                    }
                }
            }
            Value::Cell(_) => {
                let _ = write!(out, "<cell at {}>", address(v));
            }
            Value::Code(c) => {
                let _ = write!(out, "<code object {} at {}>", self.text(c.name), address(v));
            }
            Value::Cursor(_) => out.push_str("<iterator>"),
        }
        Ok(())
    }

    pub(super) fn write_items(
        &mut self,
        items: &[Value],
        open: &str,
        close: &str,
        comma: bool,
        out: &mut String,
    ) -> Run<()> {
        out.push_str(open);
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.write_repr(item, out)?;
        }
        if comma {
            out.push(',');
        }
        out.push_str(close);
        Ok(())
    }

    /// Whether an object is not being shown already, on this thread; from now on it is.
    pub(crate) fn begin_showing(&mut self, v: &Value) -> bool {
        let fresh = !self.showing.contains(&v.id());
        if fresh {
            self.showing.push(v.id());
        }
        fresh
    }

    /// The last that began to be shown is.
    pub(crate) fn end_showing(&mut self) {
        self.showing.pop();
    }

    /// A container that is inside itself is shown once.
    pub(super) fn guarded(
        &mut self,
        v: &Value,
        again: &str,
        out: &mut String,
        f: impl FnOnce(&mut Self, &mut String) -> Run<()>,
    ) -> Run<()> {
        let id = v.id();
        if self.showing.contains(&id) {
            out.push_str(again);
            return Ok(());
        }
        self.showing.push(id);
        let result = self.nested_in(" while getting the repr of an object", |vm| f(vm, out));
        self.showing.pop();
        result
    }
}

/// What stands for a memory address: the same for an object throughout its life.
pub(crate) fn address(v: &Value) -> String {
    format!("0x{:012x}", v.id() & 0xffff_ffff_ffff)
}
