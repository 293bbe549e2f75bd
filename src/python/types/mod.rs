//! What each built-in type can do: a file for each.

pub(crate) mod bytes;
mod dict;
mod exception;
mod function;
mod generator;
mod kinds;
mod list;
mod named;
mod number;
mod object;
mod own;
mod percent;
mod set;
mod sort;
mod str;
mod tuple;

use kinds::EXCEPTIONS;
pub use kinds::{ExcKind, T};
pub use named::named;
pub(crate) use percent::percent;
pub(crate) use sort::sort;

use refs::Ref;

use crate::value::{Class, ClassParts, Def, Name, NameMap, Names, NativeNew, Object, Solid, Value};

/// The built-in classes, by [`T`] and by [`ExcKind`].
pub fn classes(names: &Names) -> (Vec<Ref<Class>>, Vec<Ref<Class>>) {
    let mut version = 1;
    let mut class = |name: &str,
                     base: Option<&Ref<Class>>,
                     solid: Solid,
                     new: Option<NativeNew>,
                     methods: &[&'static [Def]]| {
        let mut dict = NameMap::new();
        for def in methods.iter().copied().flatten() {
            dict.insert(names.intern(def.name), Value::Builtin(def));
        }
        version += 1;
        let bases: Vec<Ref<Class>> = base.into_iter().cloned().collect();
        Class::new(ClassParts {
            name: name.to_owned(),
            qualname: name.to_owned(),
            module: "builtins".to_owned(),
            mro: Class::linearize(&bases).unwrap_or_default(),
            bases,
            meta: None,
            dict,
            solid,
            new,
            open: solid == Solid::Exception,
            heap: false,
            slots: None,
            slot_names: Vec::new(),
            finalizes: false,
            version,
        })
    };
    let object = class("object", None, Solid::Object, Some(object::new), &[object::METHODS]);
    let o = Some(&object);
    let int = class("int", o, Solid::Int, Some(number::new_int), &[object::GENERIC, number::INT]);
    let mut types = vec![object.clone()];
    let all: Vec<Ref<Class>> = vec![
        class("type", o, Solid::Type, Some(object::new_type), &[object::TYPE]),
        class("NoneType", o, Solid::Final, None, &[]),
        class("ellipsis", o, Solid::Final, None, &[]),
        class("NotImplementedType", o, Solid::Final, None, &[]),
        int.clone(),
        class("bool", Some(&int), Solid::Final, Some(number::new_bool), &[]),
        class("float", o, Solid::Float, Some(number::new_float), &[object::GENERIC, number::FLOAT]),
        class(
            "str",
            o,
            Solid::Str,
            Some(str::new),
            &[object::GENERIC, object::SEQUENCE, str::METHODS],
        ),
        class(
            "bytes",
            o,
            Solid::Bytes,
            Some(bytes::new),
            &[object::GENERIC, object::SEQUENCE, bytes::METHODS],
        ),
        class(
            "bytearray",
            o,
            Solid::Bytes,
            Some(bytes::new_array),
            &[object::SEQUENCE, bytes::METHODS, bytes::ARRAY],
        ),
        class(
            "list",
            o,
            Solid::List,
            Some(list::new),
            &[object::GENERIC, object::SEQUENCE, object::MUTABLE, list::METHODS],
        ),
        class(
            "tuple",
            o,
            Solid::Tuple,
            Some(tuple::new),
            &[object::GENERIC, object::SEQUENCE, tuple::METHODS],
        ),
        class(
            "dict",
            o,
            Solid::Dict,
            Some(dict::new),
            &[object::GENERIC, object::SEQUENCE, object::MUTABLE, dict::METHODS],
        ),
        class(
            "set",
            o,
            Solid::Set,
            Some(set::new),
            &[object::GENERIC, object::SEQUENCE, set::COMMON, set::METHODS],
        ),
        class(
            "frozenset",
            o,
            Solid::FrozenSet,
            Some(set::new_frozen),
            &[object::GENERIC, object::SEQUENCE, set::COMMON],
        ),
        class("range", o, Solid::Final, Some(tuple::new_range), &[object::SEQUENCE, tuple::RANGE]),
        class("slice", o, Solid::Final, Some(tuple::new_slice), &[tuple::SLICE]),
        class("function", o, Solid::Final, None, &[function::FUNCTION]),
        class("builtin_function_or_method", o, Solid::Final, None, &[]),
        class("builtin_function_or_method", o, Solid::Final, None, &[]),
        class("method", o, Solid::Final, Some(function::new_method), &[]),
        class("module", o, Solid::Final, None, &[]),
        class("generator", o, Solid::Final, None, &[generator::GENERATOR]),
        class("coroutine", o, Solid::Final, None, &[generator::COROUTINE]),
        class("async_generator", o, Solid::Final, None, &[generator::ASYNC]),
        class("cell", o, Solid::Final, None, &[]),
        class("code", o, Solid::Final, None, &[]),
        class("iterator", o, Solid::Final, None, &[generator::ITERATOR]),
        class("property", o, Solid::Final, Some(function::new_property), &[function::PROPERTY]),
        class("classmethod", o, Solid::Final, Some(function::new_classmethod), &[]),
        class("staticmethod", o, Solid::Final, Some(function::new_staticmethod), &[]),
        class("super", o, Solid::Final, Some(function::new_super), &[]),
        class("dict_keys", o, Solid::Final, None, &[dict::VIEW]),
        class("dict_values", o, Solid::Final, None, &[dict::VIEW]),
        class("dict_items", o, Solid::Final, None, &[dict::VIEW]),
        class("traceback", o, Solid::Final, None, &[]),
        class("GenericAlias", o, Solid::Final, None, &[]),
        class("UnionType", o, Solid::Final, None, &[]),
        class("coroutine_wrapper", o, Solid::Final, None, &[generator::WRAPPER]),
        class("enumerate", o, Solid::Final, Some(generator::new_enumerate), &[generator::ITERATOR]),
        class("zip", o, Solid::Final, Some(generator::new_zip), &[generator::ITERATOR]),
        class("map", o, Solid::Final, Some(generator::new_map), &[generator::ITERATOR]),
        class("filter", o, Solid::Final, Some(generator::new_filter), &[generator::ITERATOR]),
        class("reversed", o, Solid::Final, Some(generator::new_reversed), &[generator::ITERATOR]),
        class("complex", o, Solid::Final, None, &[]),
    ];
    types.extend(all);
    let mut exceptions: Vec<Ref<Class>> = Vec::new();
    for (i, (name, base)) in EXCEPTIONS.iter().enumerate() {
        let base = if i == 0 { object.clone() } else { exceptions[*base as usize].clone() };
        let methods: &'static [Def] = if i == 0 { exception::METHODS } else { &[] };
        let mut new = class(name, Some(&base), Solid::Exception, Some(exception::new), &[methods]);
        // The one that has two bases. Nobody else knows it yet.
        if i == ExcKind::ExceptionGroup as usize
            && let Some(group) = Ref::get_mut(&mut new)
        {
            group.bases.push(exceptions[ExcKind::Exception as usize].clone());
            group.mro = Class::linearize(&group.bases).unwrap_or_default();
        }
        exceptions.push(new);
    }
    (types, exceptions)
}

/// Wraps what a subclass of a built-in type carries.
pub(crate) fn wrap(class: &Ref<Class>, exact: &Ref<Class>, value: Value) -> Value {
    if Ref::ptr_eq(class, exact) {
        return value;
    }
    Value::Instance(crate::value::Instance::new(class.clone(), crate::value::Payload::Value(value)))
}

/// A keyword argument.
pub(crate) fn keyword<'a>(
    vm: &crate::vm::Vm,
    kw: &'a [(Name, Value)],
    name: &str,
) -> Option<&'a Value> {
    if kw.is_empty() {
        return None;
    }
    let name = vm.program.names.find(name)?;
    kw.iter().find(|k| k.0 == name).map(|k| &k.1)
}

/// A real number as a float.
pub(crate) fn float_of(vm: &mut crate::vm::Vm, v: &Value) -> crate::value::Run<f64> {
    number::to_float(vm, v, "must be real number, not")
}

pub(crate) use number::{int_ref as int_of, of_int};

/// An int as a big one.
pub(crate) fn big_of(vm: &mut crate::vm::Vm, v: &Value) -> crate::value::Run<num_bigint::BigInt> {
    match number::int_ref(v) {
        Some(i) => Ok(i.to_big()),
        None => vm.index(v).map(num_bigint::BigInt::from),
    }
}
