//! Exceptions.

use refs::Ref;

use crate::types::ExcKind;
use crate::value::{
    Class, Def, Exc, ExcData, Instance, Locked, Name, Payload, Run, Value, well_known as w,
};
use crate::vm::Vm;

/// Any exception class called.
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let custom = matches!(class.lookup(w::INIT), Some(Value::Function(_)));
    let mut class = class.clone();
    if Ref::ptr_eq(&class, vm.exception_class(ExcKind::OsError))
        && args.len() >= 2
        && let Value::Int(errno) = args[0]
    {
        // The error's number chooses the class, as CPython's table of errno values.
        let kind = match errno {
            2 => ExcKind::FileNotFoundError,
            17 => ExcKind::FileExistsError,
            20 => ExcKind::NotADirectoryError,
            21 => ExcKind::IsADirectoryError,
            13 | 1 => ExcKind::PermissionError,
            110 => ExcKind::TimeoutError,
            111 => ExcKind::ConnectionRefusedError,
            104 => ExcKind::ConnectionResetError,
            32 => ExcKind::BrokenPipeError,
            _ => ExcKind::OsError,
        };
        class = vm.exception_class(kind).clone();
    }
    if !kw.is_empty() && !custom {
        let name = class.name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if class.is_sub(vm.exception_class(ExcKind::BaseExceptionGroup)) && !custom {
        class = group_class(vm, &class, args)?;
    }
    let data = ExcData { args: args.to_vec(), ..ExcData::default() };
    Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(Locked::new(data))))))
}

/// A group of exceptions that are all ordinary is an `ExceptionGroup`.
fn group_class(vm: &mut Vm, class: &Ref<Class>, args: &[Value]) -> Run<Ref<Class>> {
    let [message, all] = args else {
        let name = "BaseExceptionGroup.__new__";
        return Err(
            vm.type_error(format!("{name}() takes exactly 2 arguments ({} given)", args.len()))
        );
    };
    if message.as_str().is_none() {
        let t = crate::vm::type_name(vm, message);
        return Err(vm.type_error(format!("argument 1 must be str, not {t}")));
    }
    if !matches!(all.plain(), Value::List(_) | Value::Tuple(_)) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.items(all)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut ordinary = true;
    for (i, item) in items.iter().enumerate() {
        let of = vm.class_of(item);
        if !of.is_sub(vm.exception_class(ExcKind::BaseException)) {
            return Err(vm.value_error(format!(
                "Item {i} of second argument (exceptions) is not an exception"
            )));
        }
        ordinary &= of.is_sub(vm.exception_class(ExcKind::Exception));
    }
    let group = vm.exception_class(ExcKind::ExceptionGroup).clone();
    if !ordinary && class.is_sub(vm.exception_class(ExcKind::Exception)) {
        let what = if Ref::ptr_eq(class, &group) {
            "an ExceptionGroup".to_owned()
        } else {
            format!("'{}'", class.name())
        };
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in {what}")));
    }
    let base = Ref::ptr_eq(class, vm.exception_class(ExcKind::BaseExceptionGroup));
    Ok(if base && ordinary { group } else { class.clone() })
}

fn init(_: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    if let Value::Instance(i) = &args[0]
        && let Payload::Exception(data) = &i.payload
    {
        data.lock().args = args[1..].to_vec();
    }
    Ok(Value::None)
}

fn with_traceback(_: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::Instance(i) = &args[0]
        && args[1].is_none()
    {
        Exc(i.clone()).data().lock().traceback.clear();
    }
    Ok(args[0].clone())
}

fn add_note(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if args[1].as_str().is_none() {
        let t = crate::vm::type_name(vm, &args[1]);
        return Err(vm.type_error(format!("note must be a str, not '{t}'")));
    }
    match vm.find_attr(&args[0], w::NOTES)? {
        Some(Value::List(l)) => l.lock().push(args[1].clone()),
        _ => vm.set_attr(&args[0], w::NOTES, Value::list(vec![args[1].clone()]))?,
    }
    Ok(Value::None)
}

/// The methods.
pub static METHODS: &[Def] = &[
    Def { generic: true, ..Def::method_kw("__init__", 0, 255, init) },
    Def::method("with_traceback", 1, 1, with_traceback),
    Def::method("add_note", 1, 1, add_note),
];
