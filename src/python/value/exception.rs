//! Exceptions.

use refs::Ref;

use super::{Instance, Locked, Payload, Value};
use crate::code::Code;

/// One line of a traceback.
#[derive(Clone, Debug)]
pub struct TbEntry {
    /// The frame's code.
    pub code: Ref<Code>,
    /// The instruction.
    pub pc: u32,
}

impl TbEntry {
    /// The line, from 1.
    pub fn line(&self) -> usize {
        let at = self.code.ranges.get(self.pc as usize).copied().unwrap_or_default().0;
        self.code.source.line_of(at) + 1
    }
}

/// What an exception carries.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct ExcData {
    pub args: Vec<Value>,
    /// Innermost first.
    pub traceback: Vec<TbEntry>,
    pub cause: Option<Value>,
    pub context: Option<Value>,
    pub suppress: bool,
    /// Whether it was raised: even if no frame of it shows.
    pub raised: bool,
    /// For NameError and AttributeError: what to say after the message.
    pub hint: Option<String>,
}

/// A raised exception: an instance with [`Payload::Exception`].
#[derive(Clone, Debug)]
pub struct Exc(pub Ref<Instance>);

impl Exc {
    /// What it carries.
    pub fn data(&self) -> &Locked<ExcData> {
        match &self.0.payload {
            Payload::Exception(data) => data,
            // Never made with another payload; an empty one serves all the same.
            _ => {
                static NONE: std::sync::LazyLock<Locked<ExcData>> =
                    std::sync::LazyLock::new(Locked::default);
                &NONE
            }
        }
    }

    /// As a value.
    pub fn value(&self) -> Value {
        Value::Instance(self.0.clone())
    }
}
