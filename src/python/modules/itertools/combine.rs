//! Combinations and products.

use super::made;
use crate::value::{Name, Run, Value};
use crate::vm::Vm;

/// All choices of positions: `next` says which positions may follow those chosen.
pub(super) fn choose(
    vm: &mut Vm,
    pool: &[Value],
    r: usize,
    next: &dyn Fn(&[usize], usize) -> bool,
) -> Run<Vec<Value>> {
    let mut all = Vec::new();
    let mut chosen: Vec<usize> = Vec::new();
    let mut at = 0;
    vm.allocate(r.saturating_mul(size_of::<usize>()))?;
    loop {
        // Looking for what may follow takes as long as both are together.
        for _ in 0..=(pool.len().saturating_mul(chosen.len()) >> 12) {
            vm.tick()?;
        }
        if chosen.len() == r {
            all.push(Value::tuple(chosen.iter().map(|i| pool[*i].clone()).collect()));
            if all.len() & 0xfff == 0 {
                vm.allocate(all.len() * (32 + r * 16))?;
                vm.tick()?;
            }
        } else if let Some(i) = (at..pool.len()).find(|i| next(&chosen, *i)) {
            chosen.push(i);
            at = 0;
            continue;
        }
        match chosen.pop() {
            Some(i) => at = i + 1,
            None => return Ok(all),
        }
    }
}

pub(super) fn size(vm: &mut Vm, args: &[Value], default: usize) -> Run<usize> {
    match args.get(1).filter(|v| !v.is_none()) {
        Some(v) => {
            let r = vm.index(v)?;
            match usize::try_from(r) {
                Ok(r) => Ok(r),
                Err(_) => Err(vm.value_error("r must be non-negative")),
            }
        }
        None => Ok(default),
    }
}

pub(super) fn permutations(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let pool = vm.items(&args[0])?;
    let r = size(vm, args, pool.len())?;
    Ok(made("itertools.permutations", choose(vm, &pool, r, &|chosen, i| !chosen.contains(&i))?))
}

pub(super) fn combinations(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let pool = vm.items(&args[0])?;
    let r = size(vm, args, 0)?;
    Ok(made(
        "itertools.combinations",
        choose(vm, &pool, r, &|chosen, i| chosen.last().is_none_or(|l| i > *l))?,
    ))
}

pub(super) fn combinations_replacing(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let pool = vm.items(&args[0])?;
    let r = size(vm, args, 0)?;
    Ok(made(
        "itertools.combinations_with_replacement",
        choose(vm, &pool, r, &|chosen, i| chosen.last().is_none_or(|l| i >= *l))?,
    ))
}

pub(super) fn product(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let repeat = match kw.first() {
        Some((_, v)) => match usize::try_from(vm.index(v)?) {
            Ok(repeat) => repeat,
            Err(_) => return Err(vm.value_error("repeat argument cannot be negative")),
        },
        None => 1,
    };
    let mut pools = Vec::new();
    for a in args {
        pools.push(vm.items(a)?);
    }
    let n = pools.len();
    let places = n.saturating_mul(repeat);
    vm.allocate(places.saturating_mul(size_of::<usize>()))?;
    let pools: Vec<&Vec<Value>> = (0..places).map(|i| &pools[i % n]).collect();
    let total = pools.iter().try_fold(1_usize, |t, p| t.checked_mul(p.len())).unwrap_or(usize::MAX);
    vm.allocate(total.saturating_mul(32 + 16 * pools.len()))?;
    let mut all = Vec::with_capacity(total);
    for mut k in 0..total {
        let mut items: Vec<Value> = Vec::with_capacity(pools.len());
        for p in pools.iter().rev() {
            items.push(p[k % p.len()].clone());
            k /= p.len();
        }
        items.reverse();
        all.push(Value::tuple(items));
    }
    Ok(made("itertools.product", all))
}
