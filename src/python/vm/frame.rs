//! A frame: the registers of a call, and where it goes on.

use refs::Ref;

use crate::code::{Code, Instr, Reg};
use crate::value::{Exc, Generator, Locked, Module, NameMap, Value, put};

/// Where a frame's result goes.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Ret {
    /// To the Rust function that ran it.
    Nested,
    /// To a register of the caller.
    To(Reg),
    /// It was `__init__`: the instance goes to the register.
    Init { dst: Reg, instance: Value },
    /// It was a generator in a `for`: its end jumps. While it runs it is not in the caller's register, but in the frame.
    Iter { dst: Reg, iter: Reg, target: u16 },
    /// It was delegated to by `yield from` or `await`.
    Send { val: Reg, iter: Reg, target: u16 },
}

/// A frame.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Frame {
    pub code: Ref<Code>,
    /// Another reference to the code, for the loop: it moves in and out, for counting them is what calls spend time on.
    pub spare: Option<Ref<Code>>,
    pub module: Ref<Module>,
    pub regs: Vec<Value>,
    /// The next instruction.
    pub pc: usize,
    pub ret: Ret,
    pub generator: Option<Ref<Generator>>,
    /// The exceptions being handled, innermost last.
    pub handling: Vec<Exc>,
    /// Of a class body.
    pub namespace: Option<Ref<Locked<NameMap>>>,
}

impl Frame {
    /// Puts what is sent to a generator where its `yield` expects it.
    #[inline]
    pub(super) fn receive(&mut self, value: Value) {
        match self.code.instrs[self.pc - 1] {
            Instr::Yield { dst: reg, .. } | Instr::YieldFrom { val: reg, .. } => {
                put!(&mut self.regs[reg as usize], value);
            }
            _ => {}
        }
    }
}

impl Drop for Frame {
    // As for instances: chains of suspended generators are taken apart link by link.
    fn drop(&mut self) {
        crate::value::unchain(std::mem::take(&mut self.regs));
    }
}
