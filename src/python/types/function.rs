//! `property`, `classmethod`, `staticmethod`, `super`.

use refs::Ref;

use crate::value::{Class, Def, Name, Object, Run, Value};
use crate::vm::Vm;

/// `property(get, set, del, doc)`
pub fn new_property(
    vm: &mut Vm,
    _: &Ref<Class>,
    args: &[Value],
    kw: &[(Name, Value)],
) -> Run<Value> {
    let part = |i: usize, name: &str| {
        args.get(i).or_else(|| super::keyword(vm, kw, name)).cloned().unwrap_or(Value::None)
    };
    Ok(Value::Object(Ref::new(Object::Property {
        get: part(0, "fget"),
        set: part(1, "fset"),
        del: part(2, "fdel"),
        doc: part(3, "doc"),
    })))
}

/// `classmethod(f)`
pub fn new_classmethod(
    vm: &mut Vm,
    _: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    match args {
        [f] => Ok(Value::Object(Ref::new(Object::ClassMethod(f.clone())))),
        _ => Err(vm.type_error(format!("classmethod expected 1 argument, got {}", args.len()))),
    }
}

/// `staticmethod(f)`
pub fn new_staticmethod(
    vm: &mut Vm,
    _: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    match args {
        [f] => Ok(Value::Object(Ref::new(Object::StaticMethod(f.clone())))),
        _ => Err(vm.type_error(format!("staticmethod expected 1 argument, got {}", args.len()))),
    }
}

/// `super(class, object)`
pub fn new_super(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let [Value::Class(class), this] = args else {
        return Err(vm.error(super::ExcKind::RuntimeError, "super(): no arguments"));
    };
    let of = match this {
        Value::Class(c) if c.is_sub(class) => c.clone(),
        other => vm.class_of(other),
    };
    if !of.is_sub(class) {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Value::Object(Ref::new(Object::Super { class: class.clone(), this: this.clone(), of })))
}

fn with(args: &[Value], which: usize) -> Value {
    let Value::Object(o) = &args[0] else { return Value::None };
    let Object::Property { get, set, del, doc } = &**o else { return Value::None };
    let mut parts = [get.clone(), set.clone(), del.clone()];
    parts[which] = args[1].clone();
    let [get, set, del] = parts;
    Value::Object(Ref::new(Object::Property { get, set, del, doc: doc.clone() }))
}

fn getter(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(with(args, 0))
}
fn setter(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(with(args, 1))
}
fn deleter(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(with(args, 2))
}

/// The methods of properties.
pub static PROPERTY: &[Def] = &[
    Def::method("getter", 1, 1, getter),
    Def::method("setter", 1, 1, setter),
    Def::method("deleter", 1, 1, deleter),
];

/// `function.__get__(instance)`: the bound method.
fn function_get(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(match &args[1] {
        Value::None => args[0].clone(),
        this => Value::Bound(Ref::new(crate::value::Bound {
            func: args[0].clone(),
            this: this.clone(),
        })),
    })
}

/// The methods of functions.
pub static FUNCTION: &[Def] = &[Def::method("__get__", 1, 2, function_get)];

/// `types.MethodType(function, instance)`
pub fn new_method(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    match args {
        [func, this] => Ok(Value::Bound(Ref::new(crate::value::Bound {
            func: func.clone(),
            this: this.clone(),
        }))),
        _ => Err(vm.type_error(format!("method expected 2 arguments, got {}", args.len()))),
    }
}
