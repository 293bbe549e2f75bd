//! What goes wrong, as Python says it.

use std::fmt;

/// The exception that Python raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `IndexError`
    Index,
    /// `MemoryError`
    Memory,
    /// `OverflowError`
    Overflow,
    /// `TypeError`
    Type,
    /// `ValueError`
    Value,
    /// `ZeroDivisionError`
    ZeroDivision,
}

impl Kind {
    /// The exception's name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Index => "IndexError",
            Kind::Memory => "MemoryError",
            Kind::Overflow => "OverflowError",
            Kind::Type => "TypeError",
            Kind::Value => "ValueError",
            Kind::ZeroDivision => "ZeroDivisionError",
        }
    }
}

/// An exception with its message, to the letter of CPython 3.11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Which exception.
    pub kind: Kind,
    /// Its message.
    pub message: String,
}

/// What comes out, or an exception.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An exception with this message.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<String>) -> Self {
        Self::new(Kind::Value, message)
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<String>) -> Self {
        Self::new(Kind::Type, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self::new(Kind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<String>) -> Self {
        Self::new(Kind::ZeroDivision, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for Error {}
