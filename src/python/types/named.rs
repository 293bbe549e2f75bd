//! The names of the built-in types and exceptions.

use refs::Ref;

use super::{ExcKind, T};
use crate::value::{Class, Value};

/// The built-in names that are classes.
pub fn named(types: &[Ref<Class>], exceptions: &[Ref<Class>]) -> Vec<(String, Value)> {
    let public = [
        T::Object,
        T::Type,
        T::Int,
        T::Bool,
        T::Float,
        T::Str,
        T::Bytes,
        T::ByteArray,
        T::List,
        T::Tuple,
        T::Dict,
        T::Set,
        T::FrozenSet,
        T::Range,
        T::Slice,
        T::Property,
        T::ClassMethod,
        T::StaticMethod,
        T::Super,
        T::Enumerate,
        T::Zip,
        T::Map,
        T::Filter,
        T::Reversed,
        T::Complex,
    ];
    let mut all: Vec<(String, Value)> = public
        .iter()
        .map(|t| &types[*t as usize])
        .map(|c| (c.name(), Value::Class(c.clone())))
        .collect();
    all.extend(
        exceptions
            .iter()
            .filter(|c| c.name() != "Stopped")
            .map(|c| (c.name(), Value::Class(c.clone()))),
    );
    all.push((
        "EnvironmentError".to_owned(),
        Value::Class(exceptions[ExcKind::OsError as usize].clone()),
    ));
    all.push(("IOError".to_owned(), Value::Class(exceptions[ExcKind::OsError as usize].clone())));
    all
}
