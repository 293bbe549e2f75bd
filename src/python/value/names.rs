//! Identifiers, interned: a number for each, so that comparing and hashing them costs nothing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, RwLock};

use refs::Ref;

use super::{Str, Value};

/// An interned identifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Name(pub u32);

macro_rules! well_known {
    ($($id:ident = $text:literal),* $(,)?) => {
        /// Names that the machine itself asks for.
        #[allow(missing_docs)]
        pub mod well_known {
            use super::Name;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            #[repr(u32)]
            enum Index { $($id),* }
            $(pub const $id: Name = Name(Index::$id as u32);)*
            pub(super) const TEXTS: &[&str] = &[$($text),*];
        }
    };
}

well_known! {
    INIT = "__init__", NEW = "__new__", DEL = "__del__", REPR = "__repr__", STR = "__str__", FORMAT = "__format__", BYTES = "__bytes__",
    LT = "__lt__", LE = "__le__", EQ = "__eq__", NE = "__ne__", GT = "__gt__", GE = "__ge__", HASH = "__hash__", BOOL = "__bool__",
    GETATTR = "__getattr__", GETATTRIBUTE = "__getattribute__", SETATTR = "__setattr__", DELATTR = "__delattr__", DIR = "__dir__",
    GET = "__get__", SET = "__set__", DELETE = "__delete__", SET_NAME = "__set_name__", INIT_SUBCLASS = "__init_subclass__",
    CALL = "__call__", LEN = "__len__", LENGTH_HINT = "__length_hint__", GETITEM = "__getitem__", SETITEM = "__setitem__", DELITEM = "__delitem__",
    MISSING = "__missing__", ITER = "__iter__", NEXT = "__next__", REVERSED = "__reversed__", CONTAINS = "__contains__",
    ADD = "__add__", SUB = "__sub__", MUL = "__mul__", TRUEDIV = "__truediv__", FLOORDIV = "__floordiv__", MOD = "__mod__", POW = "__pow__",
    LSHIFT = "__lshift__", RSHIFT = "__rshift__", AND = "__and__", OR = "__or__", XOR = "__xor__", MATMUL = "__matmul__",
    RADD = "__radd__", RSUB = "__rsub__", RMUL = "__rmul__", RTRUEDIV = "__rtruediv__", RFLOORDIV = "__rfloordiv__", RMOD = "__rmod__", RPOW = "__rpow__",
    RLSHIFT = "__rlshift__", RRSHIFT = "__rrshift__", RAND = "__rand__", ROR = "__ror__", RXOR = "__rxor__", RMATMUL = "__rmatmul__",
    IADD = "__iadd__", ISUB = "__isub__", IMUL = "__imul__", ITRUEDIV = "__itruediv__", IFLOORDIV = "__ifloordiv__", IMOD = "__imod__", IPOW = "__ipow__",
    ILSHIFT = "__ilshift__", IRSHIFT = "__irshift__", IAND = "__iand__", IOR = "__ior__", IXOR = "__ixor__", IMATMUL = "__imatmul__",
    NEG = "__neg__", POS = "__pos__", INVERT = "__invert__", ABS = "__abs__", ROUND = "__round__", INT = "__int__", FLOAT = "__float__", INDEX = "__index__",
    TRUNC = "__trunc__", FLOOR = "__floor__", CEIL = "__ceil__", DIVMOD = "__divmod__",
    ENTER = "__enter__", EXIT = "__exit__", AENTER = "__aenter__", AEXIT = "__aexit__", AWAIT = "__await__", AITER = "__aiter__", ANEXT = "__anext__",
    CLASS = "__class__", DICT = "__dict__", NAME = "__name__", QUALNAME = "__qualname__", MODULE = "__module__", DOC = "__doc__", BASES = "__bases__",
    MRO = "__mro__", SLOTS = "__slots__", ANNOTATIONS = "__annotations__", DEFAULTS = "__defaults__", KWDEFAULTS = "__kwdefaults__", CODE = "__code__",
    CLOSURE = "__closure__", WRAPPED = "__wrapped__", FUNC = "__func__", SELF = "__self__", MATCH_ARGS = "__match_args__", CLASS_GETITEM = "__class_getitem__",
    ARGS = "args", TRACEBACK = "__traceback__", CAUSE = "__cause__", CONTEXT = "__context__", SUPPRESS = "__suppress_context__", NOTES = "__notes__",
    MAIN = "__main__", BUILTINS = "builtins", CLASSCELL = "__classcell__", ALL = "__all__", METACLASS = "metaclass", OBJECT_ABSTRACT = "__abstractmethods__",
    ISABSTRACT = "__isabstractmethod__", SUBCLASSES = "__subclasses__", BASE = "__base__", FILE = "__file__", INSTANCECHECK = "__instancecheck__",
    SUBCLASSCHECK = "__subclasscheck__", MRO_ENTRIES = "__mro_entries__", PREPARE = "__prepare__", SIZEOF = "__sizeof__", REDUCE = "__reduce__", PATH = "__path__", SEND = "send",
    THROW = "throw", CLOSE = "close", KEYS = "keys", VALUE = "value", RDIVMOD = "__rdivmod__", MODULE_LAMBDA = "<lambda>", MODULE_CODE = "<module>",
    LISTCOMP = "<listcomp>", SETCOMP = "<setcomp>", DICTCOMP = "<dictcomp>", GENEXPR = "<genexpr>", EMPTY = "",
}

/// Hashes a [`Name`] by its number.
#[derive(Default, Clone)]
pub struct NameHasher(u64);

impl Hasher for NameHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_u32(&mut self, i: u32) {
        self.0 = u64::from(i).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Numbers by name.
pub type NameIndex = HashMap<Name, u32, BuildHasherDefault<NameHasher>>;

/// From names to something, in the order of insertion.
#[derive(Debug, Clone, Default)]
pub struct NameMap<T = Value> {
    index: NameIndex,
    entries: Vec<Option<(Name, T)>>,
}

impl<T> NameMap<T> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { index: HashMap::default(), entries: Vec::new() }
    }

    /// What the name stands for.
    #[inline]
    pub fn get(&self, name: Name) -> Option<&T> {
        let at = *self.index.get(&name)?;
        self.entries[at as usize].as_ref().map(|e| &e.1)
    }

    /// Puts a value in; gives back the old one.
    pub fn insert(&mut self, name: Name, value: T) -> Option<T> {
        if let Some(at) = self.index.get(&name) {
            return self.entries[*at as usize].replace((name, value)).map(|e| e.1);
        }
        self.index.insert(name, self.entries.len() as u32);
        self.entries.push(Some((name, value)));
        None
    }

    /// Takes a value out.
    pub fn remove(&mut self, name: Name) -> Option<T> {
        let at = self.index.remove(&name)?;
        self.entries[at as usize].take().map(|e| e.1)
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Name, &T)> {
        self.entries.iter().flatten().map(|(n, v)| (*n, v))
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }
}

/// The table of a program's identifiers.
#[derive(Debug)]
pub struct Names(RwLock<Table>);

#[derive(Debug, Default)]
struct Table {
    index: HashMap<Arc<str>, u32>,
    texts: Vec<Value>,
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

impl Names {
    /// A table with the well-known names.
    pub fn new() -> Self {
        let names = Self(RwLock::new(Table::default()));
        for text in well_known::TEXTS {
            names.intern(text);
        }
        names
    }

    /// The name of a text.
    pub fn intern(&self, text: &str) -> Name {
        if let Some(name) = self.find(text) {
            return name;
        }
        let mut table = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let next = table.texts.len() as u32;
        let name = *table.index.entry(Arc::from(text)).or_insert(next);
        if name == next {
            table.texts.push(Value::Str(Ref::new(Str::new(text.to_owned()))));
        }
        Name(name)
    }

    /// The name of a text, if it is one already.
    pub fn find(&self, text: &str) -> Option<Name> {
        let table = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        table.index.get(text).map(|n| Name(*n))
    }

    /// A name's text, as a string.
    pub fn value(&self, name: Name) -> Value {
        let table = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        table.texts[name.0 as usize].clone()
    }

    /// A name's text.
    pub fn text(&self, name: Name) -> String {
        self.value(name).as_str().unwrap_or_default().to_owned()
    }
}
