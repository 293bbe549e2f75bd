//! Frames come and go: entering, leaving, and finding the handler of an exception.

use refs::Ref;

use super::Done;
use super::{Frame, Ret, Vm};
use crate::types::ExcKind;
use crate::value::{Exc, GenState, Generator, Locked, Run, Value, put};

/// Frames of the pool that are looked at for one of the same function.
const LATELY: usize = 6;

impl Vm {
    /// Runs a frame, and those it calls, until it returns or yields.
    pub fn run(&mut self, frame: Box<Frame>) -> Run<Done> {
        self.run_with(frame, None)
    }

    /// The same, beginning with an exception.
    pub(super) fn run_with(&mut self, mut frame: Box<Frame>, exc: Option<Exc>) -> Run<Done> {
        let floor = self.frames.len();
        frame.ret = Ret::Nested;
        if let Some(exc) = exc {
            self.catch(&mut frame, exc, floor)?;
        }
        loop {
            match self.steps(&mut frame) {
                Ok(done) => {
                    self.recycle(frame);
                    return Ok(done);
                }
                Err(exc) => self.catch(&mut frame, exc, floor)?,
            }
        }
    }

    /// Finds the handler of an exception, leaving frames; fails when the first frame is left.
    pub(super) fn catch(&mut self, frame: &mut Box<Frame>, mut exc: Exc, floor: usize) -> Run<()> {
        loop {
            let pc = frame.pc.saturating_sub(1);
            self.record(frame, &exc, pc);
            let found = frame
                .code
                .handlers
                .iter()
                .find(|h| (h.start as usize..h.end as usize).contains(&pc))
                .copied();
            if let Some(handler) = found
                && !self.is_stop(&exc)
            {
                frame.handling.truncate(handler.depth as usize);
                frame.regs[handler.exc as usize] = exc.value();
                frame.pc = handler.target as usize;
                return Ok(());
            }
            if let Some(generator) = frame.generator.take() {
                generator.state.set(GenState::Done);
                exc = self.leaving_generator(&generator, exc);
            }
            if matches!(frame.ret, Ret::Nested) {
                debug_assert_eq!(self.frames.len(), floor);
                return Err(exc);
            }
            let ret = frame.ret.clone();
            let Some(caller) = self.frames.pop() else { return Err(exc) };
            let left = std::mem::replace(frame, caller);
            self.recycle(left);
            // A delegate that ends by StopIteration gives its result.
            if let Ret::Send { val, target, .. } = ret
                && let Some(value) = self.stop_value(&exc)
            {
                frame.regs[val as usize] = value;
                frame.pc = target as usize;
                return Ok(());
            }
        }
    }

    /// A frame for a code, from the pool.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(super) fn frame(
        &mut self,
        code: &Ref<crate::code::Code>,
        module: &Ref<crate::value::Module>,
    ) -> Box<Frame> {
        match self.pool.pop() {
            Some(mut frame) => {
                // One that was left lately is often of the same function, and counting references takes time.
                if !Ref::ptr_eq(&frame.code, code) {
                    let lately = self.pool.iter_mut().rev().take(LATELY);
                    match lately.into_iter().find(|other| Ref::ptr_eq(&other.code, code)) {
                        Some(other) => std::mem::swap(other, &mut frame),
                        None => {
                            frame.spare = None;
                            frame.code = code.clone();
                            frame.regs.resize_with(code.registers, Value::default);
                        }
                    }
                }
                if !Ref::ptr_eq(&frame.module, module) {
                    frame.module = module.clone();
                }
                frame.pc = 0;
                frame
            }
            None => Box::new(Frame {
                code: code.clone(),
                spare: None,
                module: module.clone(),
                regs: vec![Value::Unbound; code.registers],
                pc: 0,
                ret: Ret::Nested,
                generator: None,
                handling: Vec::new(),
                namespace: None,
            }),
        }
    }

    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(super) fn recycle(&mut self, mut frame: Box<Frame>) {
        if self.pool.len() < 64 && frame.generator.is_none() {
            // As many as its code has, and nothing in them.
            for register in &mut frame.regs {
                put!(register, Value::Unbound);
            }
            if !frame.handling.is_empty() {
                frame.handling.clear();
            }
            frame.namespace = None;
            frame.ret = Ret::Nested;
            self.pool.push(frame);
        }
    }

    /// A frame has returned to the one that is running now.
    #[inline(always)]
    pub(super) fn leave(&mut self, frame: &Frame, mut left: Box<Frame>) {
        if let Some(generator) = left.generator.take() {
            generator.state.set(GenState::Done);
        }
        if !left.handling.is_empty() {
            self.handling = self.handled(frame);
        }
        self.recycle(left);
    }

    /// The running frame returns to one that does not merely put the result into a register. If that is none of these frames, the
    /// result is handed back.
    #[inline(never)]
    pub(super) fn return_to(&mut self, frame: &mut Box<Frame>, value: Value) -> Run<Option<Value>> {
        if matches!(frame.ret, Ret::Nested) || self.frames.is_empty() {
            if let Some(generator) = frame.generator.take() {
                generator.state.set(GenState::Done);
            }
            return Ok(Some(value));
        }
        let Some(caller) = self.frames.pop() else { return Ok(Some(value)) };
        let mut left = std::mem::replace(frame, caller);
        let ret = std::mem::replace(&mut left.ret, Ret::Nested);
        self.leave(frame, left);
        match ret {
            Ret::To(dst) => frame.regs[dst as usize] = value,
            Ret::Init { dst, instance } => {
                if !value.is_none() {
                    let name = super::type_name(self, &value);
                    return Err(
                        self.type_error(format!("__init__() should return None, not '{name}'"))
                    );
                }
                frame.regs[dst as usize] = instance;
            }
            Ret::Iter { target, .. } => frame.pc = target as usize,
            Ret::Send { val, target, .. } => {
                frame.regs[val as usize] = value;
                frame.pc = target as usize;
            }
            Ret::Nested => {}
        }
        Ok(None)
    }

    /// Runs what was dropped by the frame's last instruction.
    #[cold]
    #[inline(never)]
    pub(super) fn settle_behind(&mut self, frame: &Frame) -> Run<()> {
        let here = frame.code.clone();
        self.note(&here, frame.pc.saturating_sub(1));
        self.settle()
    }

    /// Makes `callee` the running frame.
    #[inline]
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(super) fn push(&mut self, frame: &mut Box<Frame>, callee: Box<Frame>) -> Run<()> {
        let caller = std::mem::replace(frame, callee);
        self.frames.push(caller);
        if self.frames.len() >= self.program.limits.recursion {
            // The frame that could not begin does not show.
            if let Some(caller) = self.frames.pop() {
                let callee = std::mem::replace(frame, caller);
                if let Some(generator) = &callee.generator {
                    generator.state.set(GenState::Done);
                }
            }
            return Err(self.error(ExcKind::RecursionError, "maximum recursion depth exceeded"));
        }
        self.tick()
    }

    /// Leaves a generator's frame with a value. If Rust resumed it, it is the result.
    pub(super) fn suspend(&mut self, frame: &mut Box<Frame>, value: Value) -> Run<Option<Done>> {
        let Some(generator) = frame.generator.take() else {
            return Err(self.error(ExcKind::RuntimeError, "yield outside a generator"));
        };
        let ret = std::mem::replace(&mut frame.ret, Ret::Nested);
        let nested = matches!(ret, Ret::Nested);
        let below = if nested { self.pool.pop() } else { self.frames.pop() };
        // Where Rust resumed it any frame will do: nothing of it is run.
        let caller = below.unwrap_or_else(|| self.frame(&frame.code, &frame.module));
        let left = std::mem::replace(frame, caller);
        generator.state.set(GenState::Suspended(left));
        match ret {
            Ret::Iter { dst, iter, .. } | Ret::Send { val: dst, iter, .. } => {
                frame.regs[iter as usize] = Value::Generator(generator);
                frame.regs[dst as usize] = value;
            }
            Ret::To(dst) => frame.regs[dst as usize] = value,
            Ret::Init { .. } => {}
            Ret::Nested => return Ok(Some(Done::Yield(value))),
        }
        Ok(None)
    }

    /// Makes a generator or coroutine of a frame that is ready to begin.
    pub(super) fn generator(&mut self, frame: Box<Frame>, name: Value, qualname: Value) -> Value {
        let code = frame.code.clone();
        Value::Generator(Ref::new(Generator {
            kind: code.kind,
            code,
            state: Locked::new(GenState::Created(frame)),
            name: Locked::new(name),
            qualname: Locked::new(qualname),
            weight: Default::default(),
        }))
    }
}
