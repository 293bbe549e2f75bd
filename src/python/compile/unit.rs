//! One code object while it is being made: registers, constants, jumps.

use std::collections::HashMap;

use ruff_text_size::TextRange;

use super::regs::Regs;
use super::{Result, missing};
use crate::code::{CONST, Handler, Instr, Kind, Operand, Params, Reg};
use crate::value::{Name, NameIndex, Value};

/// What a `break`, `continue` or `return` has to undo on its way out. The numbers are of covers.
#[derive(Clone)]
pub enum Block<'a> {
    /// A loop: where `continue` goes, and the jumps of `break`.
    Loop { start: usize, breaks: Vec<usize> },
    /// The body of `try … except`.
    Try(usize),
    /// `try … finally`: the statements to run.
    Finally(usize, &'a [ruff_python_ast::Stmt]),
    /// Inside a handler: an exception is being handled; the name to unbind.
    Handler(Option<String>, Option<usize>),
    /// A `with`: its registers (exit function, what it is bound to), whether `async`, and its place.
    With { exit: Reg, is_async: bool, range: (u32, u32), cover: usize },
}

/// A code object in the making.
pub struct Unit<'a> {
    pub kind: Kind,
    pub scope: usize,
    pub name: Name,
    pub qualname: String,
    pub class: Option<String>,
    pub instrs: Vec<Instr>,
    pub ranges: Vec<(u32, u32)>,
    pub at: (u32, u32),
    pub consts: Vec<Value>,
    pub known: HashMap<String, Operand>,
    pub names: Vec<Name>,
    pub name_index: NameIndex,
    pub handlers: Vec<Handler>,
    pub locals: HashMap<String, Reg>,
    pub local_names: Vec<Name>,
    pub cells: HashMap<String, Reg>,
    pub free: Reg,
    pub free_names: Vec<Name>,
    pub params: Params,
    pub next: usize,
    pub most: usize,
    /// Locals that are bound for certain here.
    pub bound: Regs,
    pub blocks: Vec<Block<'a>>,
    pub covers: Vec<super::flow::Cover>,
    /// How many exceptions are being handled here.
    pub depth: u16,
    pub doc: Option<Value>,
    pub start: u32,
    pub walrus: bool,
    pub deleted: Regs,
}

impl Unit<'_> {
    pub fn emit(&mut self, range: (u32, u32), instr: Instr) -> usize {
        self.instrs.push(instr);
        self.ranges.push(range);
        self.instrs.len() - 1
    }

    pub fn here(&self) -> usize {
        self.instrs.len()
    }

    pub fn temp(&mut self) -> Result<Reg> {
        self.temps(1)
    }

    pub fn temps(&mut self, count: usize) -> Result<Reg> {
        let reg = self.next;
        self.next += count;
        self.most = self.most.max(self.next);
        if self.next >= usize::from(CONST) {
            return missing(
                TextRange::default(),
                "too many values in one expression",
                "split the expression",
            );
        }
        Ok(reg as Reg)
    }

    pub fn constant(&mut self, value: Value) -> Result<Operand> {
        let key = match &value {
            Value::Int(i) => Some(format!("i{i}")),
            Value::Str(s) => Some(format!("s{}", s.as_str())),
            Value::None => Some("n".to_owned()),
            Value::Bool(b) => Some(format!("b{b}")),
            Value::Float(f) => Some(format!("f{}", f.to_bits())),
            Value::Unbound => Some("u".to_owned()),
            _ => None,
        };
        if let Some(at) = key.as_ref().and_then(|k| self.known.get(k)) {
            return Ok(*at);
        }
        if self.consts.len() >= usize::from(CONST) - 1 {
            return missing(
                TextRange::default(),
                "too many constants in one function",
                "split the function",
            );
        }
        let at = self.consts.len() as u16 | CONST;
        self.consts.push(value);
        if let Some(key) = key {
            self.known.insert(key, at);
        }
        Ok(at)
    }

    /// Makes the jump at `at` go to here.
    pub fn land(&mut self, at: usize) {
        let here = self.here() as u16;
        self.aim(at, here);
    }

    pub fn aim(&mut self, at: usize, to: u16) {
        match &mut self.instrs[at] {
            Instr::Jump { target }
            | Instr::Loop { target }
            | Instr::JumpIf { target, .. }
            | Instr::JumpIfNot { target, .. }
            | Instr::JumpUnless { target, .. }
            | Instr::JumpIfNone { target, .. }
            | Instr::ForIter { target, .. }
            | Instr::Send { target, .. }
            | Instr::JumpNoMatch { target, .. }
            | Instr::MatchSeq { target, .. }
            | Instr::MatchMap { target, .. }
            | Instr::JumpUnbound { target, .. } => *target = to,
            _ => {}
        }
    }

    pub fn bind(&mut self, reg: Reg) {
        if !self.deleted.contains(reg) {
            self.bound.insert(reg);
        }
    }
}
