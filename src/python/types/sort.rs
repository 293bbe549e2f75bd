//! Sorting: stable, and each comparison may run Python code or fail.

use crate::value::{Name, Run, Value};
use crate::vm::Vm;

/// Sorts; `kw` may have `key` and `reverse`. Stable, also when reversed. If it fails, the items are as it left them.
pub fn sort(vm: &mut Vm, items: &mut Vec<Value>, kw: &[(Name, Value)], what: &str) -> Run<()> {
    for (name, _) in kw {
        let name = vm.text(*name);
        if name != "key" && name != "reverse" {
            return Err(
                vm.type_error(format!("'{name}' is an invalid keyword argument for {what}()"))
            );
        }
    }
    let key = super::keyword(vm, kw, "key").filter(|k| !k.is_none()).cloned();
    let reverse = match super::keyword(vm, kw, "reverse") {
        Some(v) => {
            let v = v.clone();
            vm.truth(&v)?
        }
        None => false,
    };
    if reverse {
        items.reverse();
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    let done = match &key {
        None => arrange(vm, items, &mut order),
        Some(key) => keys(vm, items, key).and_then(|keys| arrange(vm, &keys, &mut order)),
    };
    let take = |at: u32| std::mem::take(&mut items[at as usize]);
    *items = order.into_iter().map(take).collect();
    if reverse {
        items.reverse();
    }
    done
}

#[cfg_attr(target_family = "wasm", optimize(speed))]
fn keys(vm: &mut Vm, items: &[Value], key: &Value) -> Run<Vec<Value>> {
    items.iter().map(|item| vm.call(key, std::slice::from_ref(item))).collect()
}

/// Brings the positions of the keys into the order that sorts them. Positions are what is moved, for they are small.
///
/// A merge sort: runs that are in order already are kept, and short ones made longer one by one, as CPython does, so that with
/// fewer keys than twice [`SHORT`] the same are compared.
#[cfg_attr(target_family = "wasm", optimize(speed))]
fn arrange(vm: &mut Vm, keys: &[Value], order: &mut Vec<u32>) -> Run<()> {
    let mut less = |a: u32, b: u32| vm.less(&keys[a as usize], &keys[b as usize]);
    let n = keys.len();
    let least = least_run(n);
    let mut ends = Vec::new();
    let mut start = 0;
    while start < n {
        let mut end = start + 1;
        if end < n {
            // Descending runs are turned round only where strictly descending, to stay stable.
            let down = less(order[end], order[start])?;
            end += 1;
            while end < n && less(order[end], order[end - 1])? == down {
                end += 1;
            }
            if down {
                order[start..end].reverse();
            }
        }
        while end < n.min(start + least) {
            let (mut low, mut high) = (start, end);
            while low < high {
                let middle = low + (high - low) / 2;
                if less(order[end], order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            order[low..=end].rotate_right(1);
            end += 1;
        }
        ends.push(end);
        start = end;
    }
    let mut merged = Vec::with_capacity(n);
    while ends.len() > 1 {
        let mut start = 0;
        for pair in ends.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            let (mut a, mut b) = (start, middle);
            while a < middle && b < end {
                let from = if less(order[b], order[a])? { &mut b } else { &mut a };
                merged.push(order[*from]);
                *from += 1;
            }
            merged.extend_from_slice(&order[a..middle]);
            merged.extend_from_slice(&order[b..end]);
            start = end;
        }
        ends = ends.chunks(2).map(|pair| pair[pair.len() - 1]).collect();
        std::mem::swap(order, &mut merged);
        merged.clear();
    }
    Ok(())
}

/// Below this, runs are made longer.
const SHORT: usize = 32;

/// So many that the runs come to a power of two or little less. Source: CPython, `Objects/listsort.txt`, computing minrun.
#[cfg_attr(target_family = "wasm", optimize(speed))]
fn least_run(mut n: usize) -> usize {
    let mut rest = 0;
    while n >= 2 * SHORT {
        rest |= n & 1;
        n >>= 1;
    }
    n + rest
}
