//! What is local to the function that takes a step, for who looks on.

use super::{Frame, Vm};
use crate::value::{Name, Value};

/// Names and values, in the order of the function's variables.
pub(super) type Locals = Vec<(Name, Value)>;

/// Items of a container that are shown.
const ITEMS: usize = 6;
/// Characters of a value that are shown.
const LONGEST: usize = 60;

fn of(frame: &Frame) -> Locals {
    let code = &frame.code;
    let plain = code.locals.iter().enumerate().map(|(reg, name)| (reg, *name));
    let cells = code.cells.iter().map(|(reg, name)| (*reg as usize, *name));
    let free = code.free_names.iter().enumerate();
    let free = free.map(|(at, name)| (code.free as usize + at, *name));
    let mut locals: Locals = Vec::new();
    for (reg, name) in plain.chain(cells).chain(free) {
        let value = match frame.regs.get(reg) {
            Some(Value::Cell(cell)) => cell.0.get(),
            Some(value) => value.clone(),
            None => continue,
        };
        if !value.is_unbound() && !locals.iter().any(|(known, _)| *known == name) {
            locals.push((name, value));
        }
    }
    locals
}

impl Vm {
    /// Keeps what is local to the running function, which a native one that is called from it cannot see.
    #[inline]
    pub(super) fn keep_locals(&mut self, frame: &Frame) {
        if self.watched.is_some() && !frame.code.source.hidden {
            self.watched = Some(of(frame));
        }
    }

    /// Before a step: tells the host what is local, as text. Nothing of the program is called for it.
    pub(super) fn tell_locals(&mut self) {
        let Some(kept) = &self.watched else { return };
        let running = self.here.as_ref().is_some_and(|here| !here.0.source.hidden);
        let below = || self.frames.iter().rev().find(|frame| !frame.code.source.hidden);
        let locals = match running {
            true => kept.clone(),
            false => below().map(|frame| of(frame)).unwrap_or_default(),
        };
        let told = locals.into_iter().filter(|(_, value)| !is_definition(value));
        let told = told.map(|(name, value)| {
            let mut text = self.glance(&value, true);
            if text.chars().count() > LONGEST {
                text = text.chars().take(LONGEST - 1).chain(['…']).collect();
            }
            (self.text(name).to_string(), text)
        });
        let told = told.collect();
        self.program.host.locals(told);
    }

    /// A value at a glance: as `repr` shows it where that is ours, else by its class.
    fn glance(&mut self, value: &Value, deep: bool) -> String {
        let (open, items, close) = match value {
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) if !deep => {
                return "…".to_owned();
            }
            Value::List(list) => ("[", list.lock().iter().take(ITEMS + 1).cloned().collect(), "]"),
            Value::Tuple(items) => ("(", items.0.iter().take(ITEMS + 1).cloned().collect(), ")"),
            Value::Dict(dict) => {
                let pairs: Vec<(Value, Value)> = {
                    let dict = dict.inner.lock();
                    let entries = dict.iter().take(ITEMS + 1);
                    entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect()
                };
                let texts = pairs.iter().map(|(key, value)| {
                    format!("{}: {}", self.glance(key, false), self.glance(value, false))
                });
                return enclosed("{", texts.collect(), "}");
            }
            Value::Set(set) => {
                ("{", set.inner.lock().iter().take(ITEMS + 1).map(|entry| entry.key).collect(), "}")
            }
            Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Range(_) => return self.repr_of(value).unwrap_or_default(),
            value => return format!("<{}>", super::type_name(self, value)),
        };
        let items: Vec<Value> = items;
        let texts = items.iter().map(|item| self.glance(item, false)).collect();
        enclosed(open, texts, close)
    }
}

fn enclosed(open: &str, mut texts: Vec<String>, close: &str) -> String {
    if texts.len() > ITEMS {
        texts[ITEMS] = "…".to_owned();
    }
    format!("{open}{}{close}", texts.join(", "))
}

/// Functions, classes and modules say nothing of where a function stands.
fn is_definition(value: &Value) -> bool {
    matches!(value, Value::Function(_) | Value::Class(_) | Value::Module(_) | Value::Builtin(_))
}
