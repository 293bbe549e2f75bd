//! What the compiler makes and the run loop reads: instructions over a frame's registers.

mod instr;

use crate::value::{Name, Value};

pub use instr::{BinOp, CONST, CmpOp, Instr, Operand, Reg, UnOp};

/// An exception in `start..end` goes to `target` with the exception in `exc`.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// Where it goes on.
    pub target: u32,
    /// The register that takes the exception.
    pub exc: Reg,
    /// How many exceptions were being handled in this frame where `try` began.
    pub depth: u16,
}

/// What kind of frame a code makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Module,
    Class,
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// The parameters of a function.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// Names of all: positional-only, positional, keyword-only, in the order of their registers.
    pub names: Vec<Name>,
    /// How many are positional-only.
    pub posonly: usize,
    /// How many are positional, including positional-only.
    pub positional: usize,
    /// `*args`, in the register after the named ones.
    pub vararg: bool,
    /// `**kwargs`, in the register after that.
    pub kwarg: bool,
}

/// A compiled function, class body or module.
#[derive(Debug)]
pub struct Code {
    /// The name.
    pub name: Name,
    /// `outer.<locals>.inner`.
    pub qualname: String,
    /// What it makes.
    pub kind: Kind,
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// For each instruction its place in the source, in bytes.
    pub ranges: Vec<(u32, u32)>,
    /// Constants.
    pub consts: Vec<Value>,
    /// Names of attributes, globals and locals.
    pub names: Vec<Name>,
    /// Innermost first.
    pub handlers: Vec<Handler>,
    /// The parameters.
    pub params: Params,
    /// Names of the locals in the first registers.
    pub locals: Vec<Name>,
    /// Registers of free variables begin here.
    pub free: Reg,
    /// The frame's own cells, and their variables.
    pub cells: Vec<(Reg, Name)>,
    /// Names of the free variables.
    pub free_names: Vec<Name>,
    /// How many registers a frame has.
    pub registers: usize,
    /// With so many arguments by position a call needs no binding, and runs at once; `u32::MAX` if it never is like that.
    pub quick: u32,
    /// Whether calls with exactly the positional arguments need no binding.
    pub simple: bool,
    /// The first string in the body.
    pub doc: Option<Value>,
    /// Of `def`, a byte.
    pub start: u32,
    /// The source this was compiled from.
    pub source: std::sync::Arc<Source>,
}

impl Code {
    /// The variable in a cell.
    pub fn cell_name(&self, cell: Reg) -> Name {
        let free = usize::from(cell.wrapping_sub(self.free));
        if cell >= self.free
            && let Some(name) = self.free_names.get(free)
        {
            return *name;
        }
        let named = self.cells.iter().find(|c| c.0 == cell).map(|c| c.1);
        named.unwrap_or(crate::value::well_known::EMPTY)
    }
}

/// A source text, and what its tracebacks show.
#[derive(Debug)]
pub struct Source {
    /// Name of the file.
    pub file: String,
    /// The text.
    pub text: String,
    /// Offsets of the lines' beginnings.
    pub lines: Vec<u32>,
    /// Whether its frames are left out of tracebacks.
    pub hidden: bool,
}

impl Source {
    /// A source and its index of lines.
    pub fn new(file: &str, text: &str, hidden: bool) -> Self {
        let mut lines = vec![0];
        lines.extend(
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1),
        );
        Self { file: file.to_owned(), text: text.to_owned(), lines, hidden }
    }

    /// The line (from 0) of a byte.
    pub fn line_of(&self, at: u32) -> usize {
        self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The place of a byte.
    pub fn at(&self, start: u32) -> crate::host::At {
        let line = self.line_of(start);
        let begin = self.lines.get(line).copied().unwrap_or_default();
        crate::host::At { line: line as u32 + 1, column: start.saturating_sub(begin) + 1 }
    }

    /// A line's text without its end.
    pub fn line(&self, index: usize) -> &str {
        let start = self.lines.get(index).map_or(self.text.len(), |at| *at as usize);
        let end = self.lines.get(index + 1).map_or(self.text.len(), |at| *at as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}
