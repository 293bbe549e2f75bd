//! Generators and coroutines, resumed from Rust.

use refs::Ref;

use super::{Done, Frame, Ret, Vm};
use crate::code::{Instr, Kind};
use crate::types::ExcKind;
use crate::value::{Exc, GenState, Generator, Object, Run, Value, well_known as w};

/// What came of resuming.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Resumed {
    Yield(Value),
    Return(Value),
}

impl Vm {
    /// Takes the frame of a generator, which the caller puts into it, to run it; and whether it had begun. `None` if it
    /// has ended.
    pub(super) fn take_frame(&mut self, generator: &Generator) -> Run<Option<(Box<Frame>, bool)>> {
        let mut state = generator.state.lock();
        match std::mem::replace(&mut *state, GenState::Running) {
            GenState::Created(frame) => Ok(Some((frame, false))),
            GenState::Suspended(frame) => Ok(Some((frame, true))),
            GenState::Running => {
                drop(state);
                let what = match generator.kind {
                    Kind::Coroutine => "coroutine already executing",
                    Kind::AsyncGenerator => "asynchronous generator is already running",
                    _ => "generator already executing",
                };
                Err(self.error(ExcKind::ValueError, what))
            }
            GenState::Done => {
                *state = GenState::Done;
                Ok(None)
            }
        }
    }

    /// Puts what was sent where the `yield` expects it.
    pub(super) fn receive(&mut self, frame: &mut Frame, value: Value, started: bool) -> Run<()> {
        if started {
            frame.receive(value);
        } else if !value.is_none() {
            if let Some(g) = frame.generator.take() {
                let again = std::mem::replace(&mut *g.state.lock(), GenState::Done);
                drop(again);
            }
            let what = if frame.code.kind == Kind::Coroutine { "coroutine" } else { "generator" };
            return Err(
                self.type_error(format!("can't send non-None value to a just-started {what}"))
            );
        }
        Ok(())
    }

    /// `generator.send(value)`
    pub fn resume(&mut self, generator: &Ref<Generator>, value: Value) -> Run<Resumed> {
        let Some((mut frame, started)) = self.take_frame(generator)? else {
            if generator.kind == Kind::Coroutine {
                return Err(
                    self.error(ExcKind::RuntimeError, "cannot reuse already awaited coroutine")
                );
            }
            return Ok(Resumed::Return(Value::None));
        };
        frame.generator = Some(generator.clone());
        self.receive(&mut frame, value, started)?;
        self.run_generator(frame)
    }

    fn run_generator(&mut self, frame: Box<Frame>) -> Run<Resumed> {
        if self.frames.len() + 1 >= self.program.limits.recursion {
            if let Some(g) = &frame.generator {
                g.state.set(GenState::Done);
            }
            return Err(self.error(ExcKind::RecursionError, "maximum recursion depth exceeded"));
        }
        match self.nested(|vm| vm.run(frame))? {
            Done::Yield(v) => Ok(Resumed::Yield(v)),
            Done::Return(v) => Ok(Resumed::Return(v)),
        }
    }

    /// What an exception becomes when it leaves a generator.
    pub(super) fn leaving_generator(&mut self, generator: &Ref<Generator>, exc: Exc) -> Exc {
        let what = match generator.kind {
            Kind::Generator if self.is_exception(&exc, ExcKind::StopIteration) => {
                "generator raised StopIteration"
            }
            Kind::Coroutine if self.is_exception(&exc, ExcKind::StopIteration) => {
                "coroutine raised StopIteration"
            }
            Kind::AsyncGenerator if self.is_exception(&exc, ExcKind::StopIteration) => {
                "async generator raised StopIteration"
            }
            Kind::AsyncGenerator if self.is_exception(&exc, ExcKind::StopAsyncIteration) => {
                "async generator raised StopAsyncIteration"
            }
            _ => return exc,
        };
        let error = self.error(ExcKind::RuntimeError, what);
        {
            let mut data = error.data().lock();
            data.cause = Some(exc.value());
            data.context = Some(exc.value());
            data.suppress = true;
            // It shows where the generator was.
            data.traceback = exc.data().lock().traceback.iter().rev().take(1).cloned().collect();
        }
        error
    }

    /// Sends to anything that `yield from` or `await` may run over.
    pub(crate) fn send(&mut self, iter: &Value, value: Value) -> Run<Resumed> {
        match iter {
            Value::Generator(g) => self.resume(g, value),
            Value::Object(o) => match &**o {
                Object::CoroutineWrapper(g) => self.resume(g, value),
                Object::AsyncSend { generator, value: first, throw, closing } => {
                    let thrown = throw.lock().take();
                    let resumed = match thrown {
                        Some(exc) => self.throw(generator, exc),
                        None => {
                            let first = first.lock().take();
                            self.resume(generator, first.unwrap_or(value))
                        }
                    };
                    self.async_resumed(resumed, *closing)
                }
                _ => self.send_other(iter, value),
            },
            _ => self.send_other(iter, value),
        }
    }

    fn send_other(&mut self, iter: &Value, value: Value) -> Run<Resumed> {
        let result = if value.is_none() {
            match iter {
                Value::Instance(_) => match self.special(iter, w::NEXT) {
                    Some(m) => self.call_special(&m, iter, &[]),
                    None => {
                        let t = super::type_name(self, iter);
                        Err(self.type_error(format!("'{t}' object is not an iterator")))
                    }
                },
                _ => match self.next(iter)? {
                    Some(v) => Ok(v),
                    None => return Ok(Resumed::Return(Value::None)),
                },
            }
        } else {
            self.call_method(iter, w::SEND, &[value])
        };
        match result {
            Ok(v) => Ok(Resumed::Yield(v)),
            Err(e) => match self.stop_value(&e) {
                Some(v) => Ok(Resumed::Return(v)),
                None => Err(e),
            },
        }
    }

    /// `generator.throw(exc)`
    pub fn throw(&mut self, generator: &Ref<Generator>, exc: Exc) -> Run<Resumed> {
        let Some((mut frame, started)) = self.take_frame(generator)? else { return Err(exc) };
        if !started {
            generator.state.set(GenState::Done);
            frame.pc = 1;
            self.record(&frame, &exc, 0);
            return Err(exc);
        }
        frame.generator = Some(generator.clone());
        let delegate = match frame.code.instrs[frame.pc - 1] {
            Instr::YieldFrom { val, iter } => Some((val, frame.regs[iter as usize].clone())),
            _ => None,
        };
        if let Some((val, iter)) = delegate {
            // The frame is this generator's while the delegate is asked.
            let result = if self.is_exception(&exc, ExcKind::GeneratorExit) {
                match self.close_iter(&iter) {
                    Ok(()) => Err(exc),
                    Err(e) => Err(e),
                }
            } else {
                self.throw_into(&iter, exc)
            };
            match result {
                Ok(Resumed::Yield(v)) => {
                    frame.generator = None;
                    generator.state.set(GenState::Suspended(frame));
                    return Ok(Resumed::Yield(v));
                }
                Ok(Resumed::Return(v)) => {
                    frame.regs[val as usize] = v;
                    // Past the loop of `yield from`: where Send would have jumped.
                    if let Some(Instr::Jump { target }) = frame.code.instrs.get(frame.pc)
                        && let Some(Instr::Send { target, .. }) =
                            frame.code.instrs.get(*target as usize)
                    {
                        frame.pc = *target as usize;
                    }
                    return self.run_generator(frame);
                }
                Err(e) => return self.run_raising(frame, e),
            }
        }
        self.run_raising(frame, exc)
    }

    /// What comes of resuming an asynchronous generator: what it awaits goes on up, an item ends the wait for it.
    fn async_resumed(&mut self, resumed: Run<Resumed>, closing: bool) -> Run<Resumed> {
        match resumed {
            Ok(Resumed::Yield(Value::Object(o))) if matches!(*o, Object::AsyncYield(_)) => {
                match &*o {
                    _ if closing => {
                        Err(self
                            .error(ExcKind::RuntimeError, "async generator ignored GeneratorExit"))
                    }
                    Object::AsyncYield(v) => Ok(Resumed::Return(v.clone())),
                    _ => Ok(Resumed::Return(Value::None)),
                }
            }
            Ok(Resumed::Yield(v)) => Ok(Resumed::Yield(v)),
            Ok(Resumed::Return(_)) if closing => Ok(Resumed::Return(Value::None)),
            Ok(Resumed::Return(_)) => Err(self.exception(ExcKind::StopAsyncIteration, Vec::new())),
            Err(e)
                if closing
                    && (self.is_exception(&e, ExcKind::GeneratorExit)
                        || self.is_exception(&e, ExcKind::StopAsyncIteration)) =>
            {
                Ok(Resumed::Return(Value::None))
            }
            Err(e) => Err(e),
        }
    }

    fn throw_into(&mut self, iter: &Value, exc: Exc) -> Run<Resumed> {
        match iter {
            Value::Generator(g) => self.throw(g, exc),
            Value::Object(o) => match &**o {
                Object::CoroutineWrapper(g) => self.throw(g, exc),
                Object::AsyncSend { generator, closing, .. } => {
                    let resumed = self.throw(generator, exc);
                    self.async_resumed(resumed, *closing)
                }
                _ => Err(exc),
            },
            Value::Instance(_) => match self.find_attr(iter, w::THROW)? {
                Some(f) => match self.call(&f, &[exc.value()]) {
                    Ok(v) => Ok(Resumed::Yield(v)),
                    Err(e) => match self.stop_value(&e) {
                        Some(v) => Ok(Resumed::Return(v)),
                        None => Err(e),
                    },
                },
                None => Err(exc),
            },
            _ => Err(exc),
        }
    }

    fn close_iter(&mut self, iter: &Value) -> Run<()> {
        match iter {
            Value::Generator(g) => self.close(g),
            Value::Object(o) => match &**o {
                Object::CoroutineWrapper(g) => self.close(g),
                _ => Ok(()),
            },
            Value::Instance(_) => match self.find_attr(iter, w::CLOSE)? {
                Some(f) => self.call(&f, &[]).map(drop),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Runs a frame from the exception on.
    fn run_raising(&mut self, frame: Box<Frame>, exc: Exc) -> Run<Resumed> {
        let done = self.nested(|vm| vm.run_from(frame, exc))?;
        match done {
            Done::Yield(v) => Ok(Resumed::Yield(v)),
            Done::Return(v) => Ok(Resumed::Return(v)),
        }
    }

    /// `generator.close()`
    pub fn close(&mut self, generator: &Ref<Generator>) -> Run<()> {
        {
            let mut state = generator.state.lock();
            if matches!(&*state, GenState::Created(_)) {
                let old = std::mem::replace(&mut *state, GenState::Done);
                drop(state);
                drop(old);
                return Ok(());
            }
            if matches!(&*state, GenState::Done) {
                return Ok(());
            }
        }
        let exit = self.exception(ExcKind::GeneratorExit, Vec::new());
        match self.throw(generator, exit) {
            Ok(Resumed::Yield(_)) => {
                let what = if generator.kind == Kind::Coroutine {
                    "coroutine ignored GeneratorExit"
                } else {
                    "generator ignored GeneratorExit"
                };
                Err(self.error(ExcKind::RuntimeError, what))
            }
            Ok(Resumed::Return(_)) => Ok(()),
            Err(e)
                if self.is_exception(&e, ExcKind::GeneratorExit)
                    || self.is_exception(&e, ExcKind::StopIteration) =>
            {
                Ok(())
            }
            Err(e) => Err(e),
        }
    }

    /// Runs a frame that begins by raising.
    fn run_from(&mut self, mut frame: Box<Frame>, exc: Exc) -> Run<Done> {
        frame.ret = Ret::Nested;
        self.run_with(frame, Some(exc))
    }
}
