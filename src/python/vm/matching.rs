//! Class patterns.

use super::Vm;
use crate::types::T;
use crate::value::{Run, Value, well_known as w};

impl Vm {
    /// The values of the sub-patterns, or `None` if the subject does not match.
    pub(super) fn match_class(
        &mut self,
        subject: &Value,
        class: &Value,
        positional: usize,
        names: &Value,
    ) -> Run<Option<Vec<Value>>> {
        let Value::Class(c) = class else {
            return Err(self.type_error("called match pattern must be a type"));
        };
        if !self.is_instance(subject, class)? {
            return Ok(None);
        }
        let mut values = Vec::new();
        let mut seen = Vec::new();
        if positional > 0 {
            let args = self.find_attr(class, w::MATCH_ARGS)?;
            match args {
                Some(Value::Tuple(args)) => {
                    if args.0.len() < positional {
                        let (n, s) = (args.0.len(), if args.0.len() == 1 { "" } else { "s" });
                        return Err(self.type_error(format!(
                            "{}() accepts {n} positional sub-pattern{s} ({positional} given)",
                            c.name()
                        )));
                    }
                    for name in &args.0[..positional] {
                        let name = self.intern(name.as_str().unwrap_or_default());
                        seen.push(name);
                        match self.find_attr(subject, name)? {
                            Some(v) => values.push(v),
                            None => return Ok(None),
                        }
                    }
                }
                _ => {
                    // These match as a whole.
                    let whole = [
                        T::Bool,
                        T::Int,
                        T::Float,
                        T::Str,
                        T::Bytes,
                        T::List,
                        T::Tuple,
                        T::Dict,
                        T::Set,
                        T::FrozenSet,
                    ];
                    let is_whole = whole.iter().any(|t| c.is_sub(self.class(*t)));
                    if !is_whole || positional > 1 {
                        let n = usize::from(is_whole);
                        let s = if n == 1 { "" } else { "s" };
                        return Err(self.type_error(format!(
                            "{}() accepts {n} positional sub-pattern{s} ({positional} given)",
                            c.name()
                        )));
                    }
                    values.push(subject.clone());
                }
            }
        }
        if let Value::Tuple(names) = names {
            for name in &*names.0 {
                let name = self.intern(name.as_str().unwrap_or_default());
                if seen.contains(&name) {
                    let (class, text) = (c.name(), self.text(name));
                    let what =
                        format!("{class}() got multiple sub-patterns for attribute '{text}'");
                    return Err(self.type_error(what));
                }
                match self.find_attr(subject, name)? {
                    Some(v) => values.push(v),
                    None => return Ok(None),
                }
            }
        }
        Ok(Some(values))
    }
}
