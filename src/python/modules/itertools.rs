//! `itertools`, and the steps of all iterators that ask other iterators.

mod advance;
mod combine;

use refs::Ref;

use crate::value::{Def, Groups, Iter, IterState, Locked, Name, Run, TeeData, Value};
use crate::vm::Vm;
pub use advance::advance;
use combine::*;

fn count(_: &mut Vm, args: &[Value]) -> Run<Value> {
    let part = |i: usize, d: i64| {
        args.get(i).filter(|v| !v.is_unbound()).cloned().unwrap_or(Value::Int(d))
    };
    Ok(Iter::value("itertools.count", IterState::Count { next: part(0, 0), step: part(1, 1) }))
}
fn cycle(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    Ok(Iter::value(
        "itertools.cycle",
        IterState::Cycle { iter: Some(iter), seen: Vec::new(), at: 0 },
    ))
}
fn repeat(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let left = match args.get(1) {
        Some(v) => Some(vm.index(v)?.max(0)),
        None => None,
    };
    Ok(Iter::value("itertools.repeat", IterState::Repeat { value: args[0].clone(), left }))
}
fn chain(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let outer = vm.iter(&Value::tuple(args.to_vec()))?;
    Ok(Iter::value("itertools.chain", IterState::Chain { outer, inner: None }))
}
fn chain_from(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let outer = vm.iter(&args[0])?;
    Ok(Iter::value("itertools.chain", IterState::Chain { outer, inner: None }))
}
fn islice(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    let bound = |vm: &mut Vm, v: Option<&Value>| -> Run<Option<i64>> {
        match v {
            None | Some(Value::None) => Ok(None),
            Some(v) => match vm.index_opt(v)? {
                Some(i) if i >= 0 => Ok(Some(i)),
                _ => Err(vm.value_error(
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                )),
            },
        }
    };
    let (start, stop, step) = if args.len() == 2 {
        (None, bound(vm, args.get(1))?, None)
    } else {
        (bound(vm, args.get(1))?, bound(vm, args.get(2))?, bound(vm, args.get(3))?)
    };
    Ok(Iter::value(
        "itertools.islice",
        IterState::Islice {
            iter,
            next: start.unwrap_or(0),
            stop,
            step: step.unwrap_or(1).max(1),
            at: 0,
        },
    ))
}

macro_rules! two {
    ($($f:ident $state:ident $name:literal { $($extra:tt)* }),* $(,)?) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> {
            let iter = vm.iter(&args[1])?;
            Ok(Iter::value($name, IterState::$state { func: args[0].clone(), iter, $($extra)* }))
        })*
    };
}
two! {
    takewhile TakeWhile "itertools.takewhile" {}, dropwhile DropWhile "itertools.dropwhile" { started: false },
    filterfalse FilterFalse "itertools.filterfalse" {}, starmap StarMap "itertools.starmap" {},
}

fn accumulate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    let func = args.get(1).filter(|v| !v.is_unbound()).cloned().unwrap_or(Value::None);
    let total = args.get(2).filter(|v| !v.is_none()).cloned().unwrap_or_default();
    let initial = !total.is_unbound();
    Ok(Iter::value("itertools.accumulate", IterState::Accumulate { iter, func, total, initial }))
}
fn pairwise(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    Ok(Iter::value("itertools.pairwise", IterState::Pairwise { iter, last: Value::Unbound }))
}
fn compress(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (data, selectors) = (vm.iter(&args[0])?, vm.iter(&args[1])?);
    Ok(Iter::value("itertools.compress", IterState::Compress { data, selectors }))
}
fn zip_longest(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let fill = kw.first().map_or(Value::None, |k| k.1.clone());
    let mut iters = Vec::new();
    for a in args {
        iters.push(vm.iter(a)?);
    }
    let left = iters.len();
    Ok(Iter::value("itertools.zip_longest", IterState::ZipLongest { iters, fill, left }))
}
fn tee(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = match args.get(1) {
        Some(v) => vm.index(v)?,
        None => 2,
    };
    let Ok(n) = usize::try_from(n) else { return Err(vm.value_error("n must be >= 0")) };
    vm.allocate(n.saturating_mul(size_of::<Value>() + size_of::<Iter>()))?;
    let iter = vm.iter(&args[0])?;
    let shared = Ref::new(Locked::new(TeeData { iter, seen: Vec::new() }));
    Ok(Value::tuple(
        (0..n)
            .map(|_| {
                Iter::value("itertools._tee", IterState::Tee { shared: shared.clone(), at: 0 })
            })
            .collect(),
    ))
}

fn made(kind: &'static str, all: Vec<Value>) -> Value {
    Iter::value(kind, IterState::Items { items: all.into_iter() })
}

fn groupby(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let key = args.get(1).filter(|v| !v.is_unbound() && !v.is_none()).cloned().unwrap_or_default();
    let iter = vm.iter(&args[0])?;
    let mut groups = Groups::default();
    (groups.iter, groups.key) = (iter, key);
    let shared = Ref::new(Locked::new(groups));
    Ok(Iter::value("itertools.groupby", IterState::GroupBy { shared }))
}

/// The functions. `chain.from_iterable` is reached by its own name, for functions in Rust have no attributes.
pub static ALL: &[Def] = &[
    Def::func("count", 0, 2, count).with(&["start", "step"]),
    Def::func("cycle", 1, 1, cycle),
    Def::func("repeat", 1, 2, repeat).with(&["object", "times"]),
    Def::func("chain", 0, 255, chain),
    Def::func("_chain_from_iterable", 1, 1, chain_from),
    Def::func("islice", 2, 4, islice),
    Def::func("takewhile", 2, 2, takewhile),
    Def::func("dropwhile", 2, 2, dropwhile),
    Def::func("filterfalse", 2, 2, filterfalse),
    Def::func("starmap", 2, 2, starmap),
    Def::func("accumulate", 1, 3, accumulate).with(&["iterable", "func", "initial"]),
    Def::func("pairwise", 1, 1, pairwise),
    Def::func("compress", 2, 2, compress),
    Def::kw("zip_longest", 0, 255, zip_longest),
    Def::func("tee", 1, 2, tee),
    Def::func("permutations", 1, 2, permutations).with(&["iterable", "r"]),
    Def::func("combinations", 2, 2, combinations).with(&["iterable", "r"]),
    Def::func("combinations_with_replacement", 2, 2, combinations_replacing)
        .with(&["iterable", "r"]),
    Def::kw("product", 0, 255, product),
    Def::func("groupby", 1, 2, groupby).with(&["iterable", "key"]),
];

/// `itertools.chain.from_iterable`
pub static CHAIN_FROM: Def = Def::func("from_iterable", 1, 1, chain_from);
