//! Runs what is to run when last references go.

use super::Vm;
use crate::code::Kind;
use crate::host::Stream;
use crate::types::ExcKind;
use crate::value::dropped::{self, Dropped};
use crate::value::{Exc, GenState, Module, Run, Value, well_known as w};

impl Vm {
    /// Runs what was dropped since; to be called where Python code may run.
    #[inline]
    pub(crate) fn settle(&mut self) -> Run<()> {
        if dropped::any() { self.run_dropped() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn run_dropped(&mut self) -> Run<()> {
        while dropped::any() {
            for one in dropped::take() {
                let (done, what) = match one {
                    // Its loop closes it, in a task of its own. Without a loop nobody can.
                    Dropped::Generator(generator) if generator.kind == Kind::AsyncGenerator => {
                        let value = Value::Generator(generator.clone());
                        let done = match self.running_loop.clone() {
                            Value::None => {
                                generator.state.set(GenState::Done);
                                Ok(())
                            }
                            running => {
                                let close = self.intern("_close_generator");
                                self.call_method(&running, close, std::slice::from_ref(&value))
                                    .map(drop)
                            }
                        };
                        (done, value)
                    }
                    Dropped::Generator(generator) => {
                        let done = self.close(&generator);
                        (done, Value::Generator(generator))
                    }
                    Dropped::NeverAwaited(name) => {
                        let text = format!("coroutine '{name}' was never awaited");
                        let more = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
                        self.warn("RuntimeWarning", &text, more);
                        continue;
                    }
                    Dropped::Call(f, args) => (self.call(&f, &args).map(drop), f),
                    Dropped::Instance(instance) => {
                        let value = Value::Instance(instance);
                        let method = self.special(&value, w::DEL);
                        let done = match &method {
                            Some(method) => self.call_special(method, &value, &[]).map(drop),
                            None => Ok(()),
                        };
                        (done, method.unwrap_or(value))
                    }
                };
                if let Err(exc) = done {
                    if self.is_stop(&exc) {
                        return Err(exc);
                    }
                    self.ignored(&exc, &what)?;
                }
            }
        }
        Ok(())
    }

    /// Says what nobody can catch.
    fn ignored(&mut self, exc: &Exc, what: &Value) -> Run<()> {
        if self.is_exception(exc, ExcKind::SystemExit) {
            return Ok(());
        }
        let what = self.repr_of(what).unwrap_or_default();
        let traceback = self.traceback(exc);
        self.write(Stream::Err, &format!("Exception ignored in: {what}\n{traceback}"))
    }

    /// The program's globals go, one after the other, as when CPython ends.
    pub fn finish(&mut self, module: &Module) -> Run<()> {
        self.settle()?;
        let (private, public): (Vec<_>, Vec<_>) =
            module.all().into_iter().map(|(n, _)| n).partition(|n| {
                let text = self.text(*n);
                text.starts_with('_') && !text.starts_with("__")
            });
        for name in private.into_iter().chain(public) {
            if name != w::NAME {
                module.set(name, Value::None);
                self.settle()?;
            }
        }
        Ok(())
    }
}
