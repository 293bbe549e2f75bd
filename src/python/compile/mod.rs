//! From the syntax tree to instructions.

mod annotation;
mod assign;
mod call;
mod comprehension;
mod condition;
mod display;
mod enter;
mod expr;
mod flow;
mod fstring;
mod function;
mod handlers;
mod pattern;
mod regs;
mod scopes;
mod stmt;
mod text;
mod unit;

use std::sync::Arc;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::TextRange;

use refs::Ref;

use crate::code::{BinOp, Code, Instr, Kind, Operand, Reg, Source};
use crate::value::{Name, NameIndex, Names, Value, well_known};
use scopes::{Place, Scopes, mangle};
use unit::Unit;

/// Why a program cannot be compiled.
#[derive(Debug, Clone)]
pub struct CompileError {
    /// Where.
    pub range: TextRange,
    /// What is wrong.
    pub message: String,
    /// What can be written in its place, where Python itself has it.
    pub way_out: Option<String>,
}

type Result<T = ()> = std::result::Result<T, CompileError>;

/// A compiled module: its code, and the names of its globals in the order of their slots.
pub struct Compiled {
    /// The code.
    pub code: Ref<Code>,
    /// The globals.
    pub globals: Vec<Name>,
    /// What CPython would warn of, as it prints it.
    pub warnings: String,
}

/// Compiles a module.
pub fn module<'a>(body: &'a [Stmt], source: &Arc<Source>, names: &'a Names) -> Result<Compiled> {
    let scopes = Scopes::of(body);
    if let Some((range, message)) = scopes.error {
        return Err(CompileError { range, message, way_out: None });
    }
    let mut c = Compiler {
        names,
        scopes,
        source: source.clone(),
        globals: Vec::new(),
        slots: NameIndex::default(),
        units: Vec::new(),
        postponed: annotation::postponed(body),
        tidy: shows_ends(source),
    };
    c.enter(Kind::Module, 0, well_known::MODULE_CODE, "<module>".to_owned(), 0);
    c.docstring(body)?;
    c.body(body)?;
    c.emit_at((0, 0), Instr::Return { src: 0 });
    let none = c.constant(Value::None)?;
    let at = c.unit().instrs.len() - 1;
    c.unit().instrs[at] = Instr::Return { src: none };
    let code = c.leave()?;
    Ok(Compiled { code, globals: c.globals, warnings: String::new() })
}

/// Whether a program may notice when a value is let go, beyond what it takes: then temporaries do not outlive their use.
fn shows_ends(source: &Source) -> bool {
    let has = |word| source.text.contains(word);
    let suspends = has("yield") && ["finally", "with ", "except"].into_iter().any(has);
    !source.hidden && (has("__del__") || has("weakref") || suspends)
}

struct Compiler<'a> {
    names: &'a Names,
    scopes: Scopes,
    source: Arc<Source>,
    globals: Vec<Name>,
    slots: NameIndex,
    units: Vec<Unit<'a>>,
    /// Whether annotations are texts.
    postponed: bool,
    /// Whether it shows when a value is let go: see [`shows_ends`].
    tidy: bool,
}

fn syntax<T>(range: TextRange, message: impl Into<String>) -> Result<T> {
    Err(CompileError { range, message: message.into(), way_out: None })
}

/// Something the language has and we have not.
fn missing<T>(range: TextRange, message: impl Into<String>, way_out: &str) -> Result<T> {
    Err(CompileError { range, message: message.into(), way_out: Some(way_out.to_owned()) })
}

impl<'a> Compiler<'a> {
    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn name(&mut self, text: &str) -> Name {
        self.names.intern(text)
    }

    /// The index of a name in the code's names.
    fn name_index(&mut self, text: &str) -> Result<u16> {
        let name = self.name(text);
        let unit = self.unit();
        if let Some(at) = unit.name_index.get(&name) {
            return Ok(*at as u16);
        }
        let at = unit.names.len();
        if at >= usize::from(u16::MAX) {
            return missing(
                TextRange::default(),
                "too many names in one function",
                "split the function",
            );
        }
        unit.names.push(name);
        unit.name_index.insert(name, at as u32);
        Ok(at as u16)
    }

    fn slot(&mut self, text: &str) -> Result<u16> {
        let name = self.name(text);
        if let Some(slot) = self.slots.get(&name) {
            return Ok(*slot as u16);
        }
        if self.globals.len() >= usize::from(u16::MAX) {
            return missing(TextRange::default(), "too many global names", "split the program");
        }
        let slot = self.globals.len();
        self.globals.push(name);
        self.slots.insert(name, slot as u32);
        Ok(slot as u16)
    }

    fn constant(&mut self, value: Value) -> Result<Operand> {
        self.unit().constant(value)
    }

    fn emit_at(&mut self, range: (u32, u32), instr: Instr) -> usize {
        self.unit().emit(range, instr)
    }

    /// Emits with the place that is current.
    fn emit(&mut self, instr: Instr) -> usize {
        let at = self.unit().at;
        self.unit().emit(at, instr)
    }

    /// Gives back the temporaries from `mark` on. Where that shows, what is in them goes, as from CPython's stack.
    fn release(&mut self, mark: usize) {
        if self.tidy {
            for reg in mark..self.unit().next {
                self.emit(Instr::Clear { reg: reg as Reg });
            }
        }
        self.unit().next = mark;
    }

    fn temp(&mut self) -> Result<Reg> {
        self.unit().temp()
    }

    fn temps(&mut self, count: usize) -> Result<Reg> {
        self.unit().temps(count)
    }

    /// Mangled, and where it lives in the current scope.
    fn place(&mut self, name: &str) -> (String, Place) {
        let class = self.unit().class.clone();
        let name = mangle(class.as_deref(), name);
        let scope = self.unit().scope;
        let place = self.scopes.all[scope].place(&name);
        (name, place)
    }

    /// Whether a name means the built-in: nothing in the program binds it.
    fn is_builtin(&mut self, name: &str) -> bool {
        let (name, place) = self.place(name);
        matches!(place, Place::Implicit | Place::Global) && !self.scopes.all[0].binds(&name)
    }

    fn is_const(e: &'a Expr) -> bool {
        match e {
            Expr::UnaryOp(u) => {
                u.op == ruff_python_ast::UnaryOp::USub && u.operand.is_number_literal_expr()
            }
            Expr::Tuple(t) => t.elts.iter().all(Self::is_const),
            _ => Self::is_simple_const(e),
        }
    }

    fn is_simple_const(e: &'a Expr) -> bool {
        matches!(
            e,
            Expr::NumberLiteral(_)
                | Expr::StringLiteral(_)
                | Expr::BytesLiteral(_)
                | Expr::BooleanLiteral(_)
                | Expr::NoneLiteral(_)
                | Expr::EllipsisLiteral(_)
        )
    }
}

fn bin_op(op: ruff_python_ast::Operator) -> BinOp {
    use ruff_python_ast::Operator as O;
    match op {
        O::Add => BinOp::Add,
        O::Sub => BinOp::Sub,
        O::Mult => BinOp::Mul,
        O::MatMult => BinOp::MatMul,
        O::Div => BinOp::Div,
        O::Mod => BinOp::Mod,
        O::Pow => BinOp::Pow,
        O::LShift => BinOp::LShift,
        O::RShift => BinOp::RShift,
        O::BitOr => BinOp::Or,
        O::BitXor => BinOp::Xor,
        O::BitAnd => BinOp::And,
        O::FloorDiv => BinOp::FloorDiv,
    }
}
