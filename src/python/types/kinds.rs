//! Which built-in classes and exceptions there are.

use super::{Object, Value};

/// Built-in classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum T {
    Object,
    Type,
    None,
    Ellipsis,
    NotImplemented,
    Int,
    Bool,
    Float,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Range,
    Slice,
    Function,
    Builtin,
    BuiltinMethod,
    Method,
    Module,
    Generator,
    Coroutine,
    AsyncGenerator,
    Cell,
    Code,
    Iterator,
    Property,
    ClassMethod,
    StaticMethod,
    Super,
    Keys,
    Values,
    Items,
    Traceback,
    Alias,
    Union,
    Wrapper,
    Enumerate,
    Zip,
    Map,
    Filter,
    Reversed,
    Complex,
}

impl T {
    /// The class of a value that is no instance and no class.
    pub fn of(v: &Value) -> Self {
        match v {
            Value::Unbound | Value::None => Self::None,
            Value::Ellipsis => Self::Ellipsis,
            Value::NotImplemented => Self::NotImplemented,
            Value::Bool(_) => Self::Bool,
            Value::Int(_) | Value::BigInt(_) => Self::Int,
            Value::Float(_) => Self::Float,
            Value::Str(_) => Self::Str,
            Value::Bytes(_) => Self::Bytes,
            Value::ByteArray(_) => Self::ByteArray,
            Value::List(_) => Self::List,
            Value::Tuple(_) => Self::Tuple,
            Value::Dict(_) => Self::Dict,
            Value::Set(s) => {
                if s.frozen {
                    Self::FrozenSet
                } else {
                    Self::Set
                }
            }
            Value::Range(_) => Self::Range,
            Value::Slice(_) => Self::Slice,
            Value::Function(_) => Self::Function,
            Value::Builtin(_) => Self::Builtin,
            Value::Bound(_) => Self::Method,
            Value::Class(_) => Self::Type,
            Value::Instance(_) => Self::Object,
            Value::Generator(g) => match g.kind {
                crate::code::Kind::Coroutine => Self::Coroutine,
                crate::code::Kind::AsyncGenerator => Self::AsyncGenerator,
                _ => Self::Generator,
            },
            Value::Cell(_) => Self::Cell,
            Value::Module(_) => Self::Module,
            Value::Iter(i) => match i.kind {
                "enumerate" => Self::Enumerate,
                "zip" => Self::Zip,
                "map" => Self::Map,
                "filter" => Self::Filter,
                _ => Self::Iterator,
            },
            Value::Cursor(_) => Self::Iterator,
            Value::Code(_) => Self::Code,
            Value::Object(o) => match &**o {
                Object::Property { .. } => Self::Property,
                Object::ClassMethod(_) => Self::ClassMethod,
                Object::StaticMethod(_) => Self::StaticMethod,
                Object::Super { .. } => Self::Super,
                Object::View { kind, .. } => match kind {
                    crate::value::ViewKind::Keys => Self::Keys,
                    crate::value::ViewKind::Values => Self::Values,
                    crate::value::ViewKind::Items => Self::Items,
                },
                Object::Traceback(..) | Object::Entry(_) => Self::Traceback,
                Object::Alias { origin: Value::None, .. } => Self::Union,
                Object::Alias { .. } => Self::Alias,
                _ => Self::Wrapper,
            },
        }
    }
}

macro_rules! exceptions {
    ($($id:ident = $name:literal : $base:ident),* $(,)?) => {
        /// Built-in exception classes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum ExcKind { $($id),* }
        pub(super) const EXCEPTIONS: &[(&str, ExcKind)] = &[$(($name, ExcKind::$base)),*];
    };
}

exceptions! {
    BaseException = "BaseException": BaseException, Exception = "Exception": BaseException,
    BaseExceptionGroup = "BaseExceptionGroup": BaseException, ExceptionGroup = "ExceptionGroup": BaseExceptionGroup, Stopped = "Stopped": BaseException,
    KeyboardInterrupt = "KeyboardInterrupt": BaseException, SystemExit = "SystemExit": BaseException,
    GeneratorExit = "GeneratorExit": BaseException, ArithmeticError = "ArithmeticError": Exception,
    ZeroDivisionError = "ZeroDivisionError": ArithmeticError, OverflowError = "OverflowError": ArithmeticError,
    FloatingPointError = "FloatingPointError": ArithmeticError, AssertionError = "AssertionError": Exception,
    AttributeError = "AttributeError": Exception, BufferError = "BufferError": Exception, EofError = "EOFError": Exception,
    ImportError = "ImportError": Exception, ModuleNotFoundError = "ModuleNotFoundError": ImportError, LookupError = "LookupError": Exception,
    IndexError = "IndexError": LookupError, KeyError = "KeyError": LookupError, MemoryError = "MemoryError": Exception,
    NameError = "NameError": Exception, UnboundLocalError = "UnboundLocalError": NameError, OsError = "OSError": Exception,
    FileNotFoundError = "FileNotFoundError": OsError, FileExistsError = "FileExistsError": OsError, PermissionError = "PermissionError": OsError,
    TimeoutError = "TimeoutError": OsError, ConnectionError = "ConnectionError": OsError, BlockingIOError = "BlockingIOError": OsError,
    BrokenPipeError = "BrokenPipeError": ConnectionError, ConnectionAbortedError = "ConnectionAbortedError": ConnectionError,
    ConnectionRefusedError = "ConnectionRefusedError": ConnectionError, ConnectionResetError = "ConnectionResetError": ConnectionError,
    ChildProcessError = "ChildProcessError": OsError, InterruptedError = "InterruptedError": OsError,
    IsADirectoryError = "IsADirectoryError": OsError, NotADirectoryError = "NotADirectoryError": OsError,
    ProcessLookupError = "ProcessLookupError": OsError, ReferenceError = "ReferenceError": Exception, RuntimeError = "RuntimeError": Exception,
    NotImplementedError = "NotImplementedError": RuntimeError, RecursionError = "RecursionError": RuntimeError,
    StopIteration = "StopIteration": Exception, StopAsyncIteration = "StopAsyncIteration": Exception, SyntaxError = "SyntaxError": Exception,
    IndentationError = "IndentationError": SyntaxError, TabError = "TabError": IndentationError, SystemError = "SystemError": Exception,
    TypeError = "TypeError": Exception, ValueError = "ValueError": Exception, UnicodeError = "UnicodeError": ValueError,
    UnicodeDecodeError = "UnicodeDecodeError": UnicodeError, UnicodeEncodeError = "UnicodeEncodeError": UnicodeError,
    Warning = "Warning": Exception, DeprecationWarning = "DeprecationWarning": Warning, RuntimeWarning = "RuntimeWarning": Warning,
    UserWarning = "UserWarning": Warning, FutureWarning = "FutureWarning": Warning, SyntaxWarning = "SyntaxWarning": Warning,
    BytesWarning = "BytesWarning": Warning, EncodingWarning = "EncodingWarning": Warning, ImportWarning = "ImportWarning": Warning,
    UnicodeWarning = "UnicodeWarning": Warning, UnicodeTranslateError = "UnicodeTranslateError": UnicodeError,
    ResourceWarning = "ResourceWarning": Warning, PendingDeprecationWarning = "PendingDeprecationWarning": Warning,
}
