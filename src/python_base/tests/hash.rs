use python_base::hash::*;

use crate::support::{Draws, Shown, Table, float, int};

#[test]
fn numbers() {
    let (mut table, mut draws) = (Table::default(), Draws(21));
    for _ in 0..5_000 {
        let (i, x) = (draws.int(), draws.float());
        table.add(format!("hash({})", int(i.as_ref())), hash_int(&i));
        if !x.is_nan() {
            table.add(format!("hash({})", float(x)), hash_float(x));
        }
    }
    for exponent in -1074..1024 {
        let x = f64::from_bits(if exponent < -1022 {
            1 << (exponent + 1074)
        } else {
            ((exponent + 1023) as u64) << 52
        });
        table.add(format!("hash({x:e})"), hash_float(x));
    }
    for i in [-1, -2, (1 << 61) - 1, (1 << 61) - 2, 1 << 61, -(1 << 61) + 1, i64::MIN, i64::MAX] {
        table.add(format!("hash({i})"), hash_int(i));
    }
    table.check();
}

#[test]
fn containers() {
    let (mut table, mut draws) = (Table::default(), Draws(22));
    for _ in 0..3_000 {
        let mut items: Vec<_> = (0..draws.below(8)).map(|_| draws.int()).collect();
        let shown: String = items.iter().map(|i| i.shown() + ",").collect();
        table.add(format!("hash(tuple([{shown}]))"), hash_tuple(items.iter().map(hash_int)));
        items.sort_by(|a, b| a.as_ref().cmp(&b.as_ref()));
        items.dedup();
        table
            .add(format!("hash(frozenset([{shown}]))"), hash_frozenset(items.iter().map(hash_int)));
        let (start, step) = (draws.int(), 1 + draws.below(9) as i64);
        let stop = python_base::number::add(&start, 2 * step);
        let range = format!("hash(range({}, {}, {step}))", start.shown(), stop.shown());
        table.add(range, hash_range(2, &start, step));
    }
    table.check();
}

#[test]
fn texts_scatter() {
    let mut hashes: Vec<i64> =
        (0..20_000).map(|i| hash_bytes(format!("key{i}").as_bytes())).collect();
    assert!(hashes.iter().all(|hash| *hash != -1));
    let mut low: Vec<i64> = hashes.iter().map(|hash| hash & 0xffff).collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 20_000);
    low.sort_unstable();
    low.dedup();
    // 65,536 · (1 - e^(-20,000/65,536)) = 17,239 are expected of random ones.
    assert!(low.len() > 16_900, "{}", low.len());
    // Never to change: schedules in links may depend on it.
    assert_eq!(hash_bytes(b"interleave"), 8_954_134_123_141_651_808);
}
