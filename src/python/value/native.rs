//! Functions in Rust, and the rarer kinds of objects.

use std::cell::RefCell;

use refs::Ref;

use super::{Class, Dict, Exc, Name, Value};
use crate::vm::Vm;

/// A result, or a raised exception.
pub type Run<T> = Result<T, Exc>;

/// Rust that is called with positional arguments.
pub type Plain = fn(&mut Vm, &[Value]) -> Run<Value>;
/// Rust that is called with keyword arguments too.
pub type WithKeywords = fn(&mut Vm, &[Value], &[(Name, Value)]) -> Run<Value>;

/// How a native function is called.
#[derive(Clone, Copy)]
pub enum Call {
    /// With positional arguments; keywords go to the places that `params` names, and what is not given is `Unbound`.
    Plain(Plain),
    /// With keyword arguments as they are.
    Kw(WithKeywords),
}

/// A function or method written in Rust.
pub struct Def {
    /// The name.
    pub name: &'static str,
    /// Fewest positional arguments; of a method including `self`.
    pub min: u8,
    /// Most; 255 for any number.
    pub max: u8,
    /// Names of parameters that may be given by keyword, from the first (after `self`); `""` where none may.
    pub params: &'static [&'static str],
    /// Whether the first argument is `self`.
    pub method: bool,
    /// What every class has anyway: operators look past it.
    pub generic: bool,
    /// Whether it counts arguments in the words of CPython's older parsers: "takes at least 1 argument (0 given)".
    pub old: bool,
    /// The function.
    pub call: Call,
}

impl std::fmt::Debug for Def {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<built-in {}>", self.name)
    }
}

impl Def {
    /// A function.
    pub const fn func(name: &'static str, min: u8, max: u8, f: Plain) -> Self {
        Self {
            name,
            min,
            max,
            params: &[],
            method: false,
            generic: false,
            old: false,
            call: Call::Plain(f),
        }
    }

    /// A method; the counts are without `self`.
    pub const fn method(name: &'static str, min: u8, max: u8, f: Plain) -> Self {
        let max = if max == 255 { 255 } else { max + 1 };
        Self {
            name,
            min: min + 1,
            max,
            params: &[],
            method: true,
            generic: false,
            old: false,
            call: Call::Plain(f),
        }
    }

    /// A function that takes any keyword arguments.
    pub const fn kw(name: &'static str, min: u8, max: u8, f: WithKeywords) -> Self {
        Self {
            name,
            min,
            max,
            params: &[],
            method: false,
            generic: false,
            old: false,
            call: Call::Kw(f),
        }
    }

    /// A method that takes any keyword arguments.
    pub const fn method_kw(name: &'static str, min: u8, max: u8, f: WithKeywords) -> Self {
        let max = if max == 255 { 255 } else { max + 1 };
        Self {
            name,
            min: min + 1,
            max,
            params: &[],
            method: true,
            generic: false,
            old: false,
            call: Call::Kw(f),
        }
    }

    /// A special method that says in words what operators do anyway.
    pub const fn generic(name: &'static str, min: u8, max: u8, f: Plain) -> Self {
        Self { generic: true, ..Self::method(name, min, max, f) }
    }

    /// The same, with the words of older functions for a wrong number of arguments.
    pub const fn old(mut self) -> Self {
        self.old = true;
        self
    }

    /// The same, with parameters that have names.
    pub const fn with(mut self, params: &'static [&'static str]) -> Self {
        self.params = params;
        self
    }
}

/// What a view of a dict shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

/// Rarer kinds of objects.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Object {
    Property {
        get: Value,
        set: Value,
        del: Value,
        doc: Value,
    },
    ClassMethod(Value),
    StaticMethod(Value),
    Super {
        class: Ref<Class>,
        this: Value,
        of: Ref<Class>,
    },
    View {
        dict: Ref<Dict>,
        kind: ViewKind,
    },
    /// From which of its entries on.
    Traceback(Exc, usize),
    /// A frame that an exception passed.
    Entry(super::TbEntry),
    /// `list[int]`, `Optional[str]`: says what it was written as.
    Alias {
        origin: Value,
        args: Vec<Value>,
    },
    /// The `__await__` of a coroutine.
    CoroutineWrapper(Ref<super::Generator>),
    /// What `async for` and `asend` wait for: the next item of an asynchronous generator.
    AsyncSend {
        generator: Ref<super::Generator>,
        value: super::Locked<Option<Value>>,
        /// What is thrown first: `athrow` and `aclose`.
        throw: super::Locked<Option<Exc>>,
        /// `aclose`: no further item may come.
        closing: bool,
    },
    /// What an asynchronous generator yields, as distinct from what it awaits.
    AsyncYield(Value),
}

thread_local! {
    static CHAIN: RefCell<Option<Vec<Vec<Value>>>> = const { RefCell::new(None) };
}

/// Drops values without recursing deeper for each link of a chain of objects.
pub fn unchain(values: Vec<Value>) {
    if !values.iter().any(Value::may_chain) {
        return;
    }
    let first = CHAIN.try_with(|chain| match chain.try_borrow_mut() {
        Ok(mut chain) => match &mut *chain {
            Some(waiting) => {
                waiting.push(values);
                None
            }
            none => {
                *none = Some(Vec::new());
                Some(values)
            }
        },
        Err(_) => None,
    });
    // Without the list (the thread is ending) they were dropped as they are.
    let Ok(Some(mut now)) = first else { return };
    loop {
        drop(now);
        let next = CHAIN.with(|chain| chain.borrow_mut().as_mut().and_then(Vec::pop));
        match next {
            Some(values) => now = values,
            None => break,
        }
    }
    CHAIN.with(|chain| *chain.borrow_mut() = None);
}

impl Drop for Object {
    fn drop(&mut self) {
        match self {
            Self::Alias { args, .. } => unchain(std::mem::take(args)),
            Self::ClassMethod(v) | Self::StaticMethod(v) | Self::AsyncYield(v) if v.may_chain() => {
                unchain(vec![std::mem::take(v)]);
            }
            Self::Property { get, set, del, .. } => {
                unchain(vec![std::mem::take(get), std::mem::take(set), std::mem::take(del)]);
            }
            _ => {}
        }
    }
}
