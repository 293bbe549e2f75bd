//! Raising and catching.

use refs::Ref;

use super::{Frame, Vm};
use crate::code::Code;
use crate::types::ExcKind;
use crate::value::{
    Class, Exc, ExcData, Instance, Locked, Name, Payload, Run, TbEntry, Value, well_known as w,
};

impl Vm {
    /// A new exception of a built-in class.
    pub fn exception(&mut self, kind: ExcKind, args: Vec<Value>) -> Exc {
        let class = self.exception_class(kind).clone();
        Self::exception_of(class, args)
    }

    /// A new exception of any exception class.
    pub fn exception_of(class: Ref<Class>, args: Vec<Value>) -> Exc {
        let data = ExcData { args, ..ExcData::default() };
        Exc(Instance::new(class, Payload::Exception(Box::new(Locked::new(data)))))
    }

    /// A new exception with a message.
    pub fn error(&mut self, kind: ExcKind, message: impl Into<String>) -> Exc {
        self.exception(kind, vec![Value::str(message)])
    }

    /// A `TypeError`.
    pub fn type_error(&mut self, message: impl Into<String>) -> Exc {
        self.error(ExcKind::TypeError, message)
    }

    /// A `ValueError`.
    pub fn value_error(&mut self, message: impl Into<String>) -> Exc {
        self.error(ExcKind::ValueError, message)
    }

    /// What `python_base` refuses, as an exception.
    pub fn base_error(&mut self, e: python_base::Error) -> Exc {
        let kind = match e.kind {
            python_base::Kind::Index => ExcKind::IndexError,
            python_base::Kind::Memory => ExcKind::MemoryError,
            python_base::Kind::Overflow => ExcKind::OverflowError,
            python_base::Kind::Type => ExcKind::TypeError,
            python_base::Kind::Value => ExcKind::ValueError,
            python_base::Kind::ZeroDivision => ExcKind::ZeroDivisionError,
        };
        self.error(kind, e.message)
    }

    /// What cannot be encoded (or decoded), from where to where, and why.
    pub(crate) fn unicode_error(
        &mut self,
        encode: bool,
        encoding: &str,
        object: Value,
        at: std::ops::Range<usize>,
        why: &str,
    ) -> Exc {
        let kind = if encode { ExcKind::UnicodeEncodeError } else { ExcKind::UnicodeDecodeError };
        let (start, end) = (Value::from(at.start), Value::from(at.end));
        self.exception(kind, vec![Value::str(encoding), object, start, end, Value::str(why)])
    }

    /// Whether an exception is of a built-in class.
    pub fn is_exception(&self, exc: &Exc, kind: ExcKind) -> bool {
        exc.0.class.get().is_sub(self.exception_class(kind))
    }

    pub(super) fn is_stop(&self, exc: &Exc) -> bool {
        Ref::ptr_eq(&exc.0.class.get(), self.exception_class(ExcKind::Stopped))
    }

    /// The result that a StopIteration carries, if it is one.
    pub(super) fn stop_value(&self, exc: &Exc) -> Option<Value> {
        if !self.is_exception(exc, ExcKind::StopIteration) {
            return None;
        }
        Some(exc.data().lock().args.first().cloned().unwrap_or(Value::None))
    }

    /// Notes where an exception passes a frame, and what was being handled when it came.
    pub(super) fn record(&mut self, frame: &Frame, exc: &Exc, pc: usize) {
        let fresh = {
            let mut data = exc.data().lock();
            data.raised = true;
            if data.traceback.last().is_some_and(|t| t.pc == u32::MAX) {
                // Raised again where it was caught: this frame is in it already.
                data.traceback.pop();
                false
            } else {
                let fresh = data.traceback.is_empty();
                if !frame.code.source.hidden {
                    data.traceback.push(TbEntry { code: frame.code.clone(), pc: pc as u32 });
                }
                fresh && data.context.is_none()
            }
        };
        if fresh && let Some(handled) = self.handled(frame) {
            self.set_context(exc, &handled);
        }
    }

    fn set_context(&self, exc: &Exc, handled: &Exc) {
        if Ref::ptr_eq(&exc.0, &handled.0) {
            return;
        }
        // No exception may be in its own context.
        let mut at = handled.clone();
        loop {
            let next = at.data().lock().context.clone();
            match next {
                Some(Value::Instance(i)) if Ref::ptr_eq(&i, &exc.0) => {
                    at.data().lock().context = None;
                    break;
                }
                Some(Value::Instance(i)) => at = Exc(i),
                _ => break,
            }
        }
        exc.data().lock().context = Some(handled.value());
    }

    /// The exception being handled here.
    pub(super) fn handled(&self, frame: &Frame) -> Option<Exc> {
        frame
            .handling
            .last()
            .cloned()
            .or_else(|| self.frames.iter().rev().find_map(|f| f.handling.last().cloned()))
    }

    /// `raise exc from cause`
    pub(super) fn raise(&mut self, frame: &Frame, exc: &Value, cause: Value) -> Exc {
        let exc = match self.exception_from(exc) {
            Ok(exc) => exc,
            Err(e) => return e,
        };
        match cause {
            Value::Unbound => {}
            Value::None => {
                let mut data = exc.data().lock();
                data.cause = None;
                data.suppress = true;
            }
            cause => {
                let is_exception = matches!(&cause, Value::Class(_))
                    || matches!(&cause, Value::Instance(i) if matches!(i.payload, Payload::Exception(_)));
                if !is_exception {
                    return self.type_error("exception causes must derive from BaseException");
                }
                match self.exception_from(&cause) {
                    Ok(cause) => {
                        let mut data = exc.data().lock();
                        data.cause = Some(cause.value());
                        data.suppress = true;
                    }
                    Err(e) => return e,
                }
            }
        }
        if let Some(handled) = self.handled(frame) {
            self.set_context(&exc, &handled);
        }
        exc
    }

    /// The instance that `raise` raises.
    pub(crate) fn exception_from(&mut self, v: &Value) -> Run<Exc> {
        match v {
            Value::Instance(i) if matches!(i.payload, Payload::Exception(_)) => Ok(Exc(i.clone())),
            Value::Class(c) if c.is_sub(self.exception_class(ExcKind::BaseException)) => {
                match self.call(v, &[])? {
                    Value::Instance(i) if matches!(i.payload, Payload::Exception(_)) => Ok(Exc(i)),
                    _ => Err(self.type_error("exceptions must derive from BaseException")),
                }
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Whether `except classes` catches the exception.
    pub(super) fn exception_matches(&mut self, exc: &Value, classes: &Value) -> Run<bool> {
        let class = self.class_of(exc);
        match classes {
            Value::NotImplemented => {
                Ok(class.is_sub(self.exception_class(ExcKind::StopAsyncIteration)))
            }
            Value::Class(c) if c.is_sub(self.exception_class(ExcKind::BaseException)) => {
                Ok(class.is_sub(c))
            }
            Value::Tuple(t) => {
                for c in &*t.0 {
                    if self.exception_matches(exc, c)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }

    pub(super) fn name_error(&mut self, frame: &Frame, name: Name) -> Exc {
        let text = self.text(name);
        let exc = self.error(ExcKind::NameError, format!("name '{text}' is not defined"));
        let mut known: Vec<String> = frame.code.locals.iter().map(|n| self.text(*n)).collect();
        known.extend(frame.module.all().into_iter().map(|(n, _)| self.text(n)));
        known.extend(self.program.builtins_module.all().into_iter().map(|(n, _)| self.text(n)));
        let hint = crate::text::suggest(&text, known.iter().map(String::as_str));
        exc.data().lock().hint = hint;
        exc
    }

    pub(super) fn unbound_local(&mut self, name: Name) -> Exc {
        let text = self.text(name);
        self.error(
            ExcKind::UnboundLocalError,
            format!(
                "cannot access local variable '{text}' where it is not associated with a value"
            ),
        )
    }

    pub(super) fn unbound_cell(&mut self, code: &Code, cell: u16, name: Name) -> Exc {
        let text = self.text(name);
        if cell >= code.free && usize::from(cell - code.free) < code.free_names.len() {
            let what = format!(
                "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
            );
            let exc = self.error(ExcKind::NameError, what);
            let mut known: Vec<String> =
                code.locals.iter().chain(&code.free_names).map(|n| self.text(*n)).collect();
            if let Some(Value::Module(main)) = self.program.modules.lock().get("__main__") {
                known.extend(main.all().into_iter().map(|(n, _)| self.text(n)));
            }
            let builtins = self.program.builtins_module.all();
            known.extend(builtins.into_iter().map(|(n, _)| self.text(n)));
            known.retain(|n| *n != text);
            exc.data().lock().hint = crate::text::suggest(&text, known.iter().map(String::as_str));
            return exc;
        }
        self.unbound_local(name)
    }

    /// The bound `__enter__`, `__exit__`, … of a context manager.
    pub(super) fn with_method(&mut self, obj: &Value, which: u8) -> Run<(Value, Value)> {
        let name = [w::ENTER, w::EXIT, w::AENTER, w::AEXIT][which as usize & 3];
        if let Some(m) = self.special(obj, name) {
            return Ok(match &m {
                Value::Function(_) | Value::Builtin(_) => (m, obj.clone()),
                other => {
                    let class = self.class_of(obj);
                    (self.bind_attr(other, Some(obj), &class)?, Value::Unbound)
                }
            });
        }
        let t = super::type_name(self, obj);
        let protocol = if which < 2 { "context manager" } else { "asynchronous context manager" };
        let missed = match which {
            1 => " (missed __exit__ method)",
            3 => " (missed __aexit__ method)",
            _ => "",
        };
        Err(self
            .type_error(format!("'{t}' object does not support the {protocol} protocol{missed}")))
    }
}
