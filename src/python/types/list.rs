//! `list`.

use refs::Ref;

use super::T;
use super::sort::sort;
use crate::types::ExcKind;
use crate::value::{Class, Def, Iter, IterState, List, Name, Run, Value};
use crate::vm::Vm;

/// `list(iterable)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exact = vm.class(T::List).clone();
    let own = Ref::ptr_eq(class, &exact);
    if own && args.len() > 1 {
        return Err(vm.type_error(format!("list expected at most 1 argument, got {}", args.len())));
    }
    let items = match args {
        [v] => vm.items(v)?,
        _ => Vec::new(),
    };
    vm.allocate(items.len() * 16)?;
    Ok(super::wrap(class, &exact, Value::list(items)))
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> Run<&'a Ref<List>> {
    match args[0].plain() {
        Value::List(l) => Ok(l),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!("descriptor requires a 'list' object but received a '{t}'")))
        }
    }
}

fn append(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let l = this(vm, args)?;
    let n = {
        let mut l = l.lock();
        l.push(args[1].clone());
        l.len()
    };
    if n & 0xffff == 0 {
        vm.allocate(n * 16)?;
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    this(vm, args)?;
    vm.list_extend(args[0].plain(), &args[1])?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let l = this(vm, args)?;
    let i = vm.index(&args[1])?;
    let mut l = l.lock();
    let n = l.len() as i64;
    let at = if i < 0 { (i + n).max(0) } else { i.min(n) };
    l.insert(at as usize, args[2].clone());
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let l = this(vm, args)?;
    let i = match args.get(1) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    let mut l = l.lock();
    let n = l.len() as i64;
    if n == 0 {
        drop(l);
        return Err(vm.error(ExcKind::IndexError, "pop from empty list"));
    }
    let at = if i < 0 { i + n } else { i };
    if !(0..n).contains(&at) {
        drop(l);
        return Err(vm.error(ExcKind::IndexError, "pop index out of range"));
    }
    Ok(l.remove(at as usize))
}

fn remove(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let l = this(vm, args)?.clone();
    let mut at = 0;
    loop {
        let Some(item) = l.lock().get(at).cloned() else {
            return Err(vm.value_error("list.remove(x): x not in list"));
        };
        if vm.equal(&item, &args[1])? {
            let mut list = l.lock();
            if at < list.len() {
                let old = list.remove(at);
                drop(list);
                drop(old);
            }
            return Ok(Value::None);
        }
        at += 1;
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    this(vm, args)?.set(Vec::new());
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::list(this(vm, args)?.get()))
}

fn index(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let items = this(vm, args)?.get();
    super::tuple::index_in(vm, &items, args, "list")
}

fn count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let items = this(vm, args)?.get();
    let mut n = 0;
    for item in &items {
        n += i64::from(vm.equal(item, &args[1])?);
    }
    Ok(Value::Int(n))
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    this(vm, args)?.lock().reverse();
    Ok(Value::None)
}

fn sort_method(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let l = this(vm, args)?.clone();
    if args.len() > 1 {
        return Err(vm.type_error("sort() takes no positional arguments"));
    }
    // The list is empty while it is sorted: so it shows if anyone changes it.
    let mut items = std::mem::take(&mut *l.lock());
    let result = sort(vm, &mut items, kw, "sort");
    let changed = {
        let mut list = l.lock();
        let changed = !list.is_empty() || list.capacity() > 0;
        let old = std::mem::replace(&mut *list, items);
        drop(list);
        drop(old);
        changed
    };
    result?;
    if changed {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(Value::None)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let list = this(vm, args)?.clone();
    let at = list.lock().len();
    Ok(Iter::value("list_reverseiterator", IterState::ListBack { list, at }))
}

fn init(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let l = this(vm, args)?.clone();
    let items = match args.get(1) {
        Some(v) => vm.items(v)?,
        None => Vec::new(),
    };
    l.set(items);
    Ok(Value::None)
}

/// The methods.
pub static METHODS: &[Def] = &[
    Def::method("append", 1, 1, append),
    Def::method("extend", 1, 1, extend),
    Def::method("insert", 2, 2, insert),
    Def::method("pop", 0, 1, pop),
    Def::method("remove", 1, 1, remove),
    Def::method("clear", 0, 0, clear),
    Def::method("copy", 0, 0, copy),
    Def::method("index", 1, 3, index),
    Def::method("count", 1, 1, count),
    Def::method("reverse", 0, 0, reverse),
    Def::method_kw("sort", 0, 255, sort_method),
    Def::generic("__reversed__", 0, 0, reversed),
    Def::generic("__init__", 0, 1, init),
];
