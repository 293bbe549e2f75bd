//! Bugs of the kind that SCTBench collects, in words of our own.

use std::sync::Arc;

use super::kit::Ordering::SeqCst;
use super::kit::{Came, Cell, Kit, Lock, Work};
use super::programs::{cells, locks, work};

pub(super) fn account<K: Kit>() -> Came {
    let locks = locks::<K, 1>();
    let done = cells::<K, 2>();
    let go = |which: usize| {
        let (locks, done) = (locks.clone(), done.clone());
        work(move || {
            locks[0].with(|balance| {
                *balance = if which == 0 { *balance + 9 } else { balance.saturating_sub(4) }
            });
            done[which].store(1, SeqCst);
            0
        })
    };
    let check = {
        let (locks, done) = (locks.clone(), done.clone());
        work(move || {
            locks[0].with(|balance| match done[0].load(SeqCst) + done[1].load(SeqCst) {
                // It is 5, or 9 where there was nothing to withdraw from yet.
                2 => 1 + *balance,
                _ => 0,
            })
        })
    };
    let seen = K::threads(vec![go(0), go(1), check]);
    let is_bad = seen[2] == 10;
    Came { seen, is_bad }
}

pub(super) fn lazy<K: Kit>() -> Came {
    let locks = locks::<K, 1>();
    let add = |value: u32| {
        let locks = locks.clone();
        work(move || locks[0].with(|data| *data += value))
    };
    let check = {
        let locks = locks.clone();
        work(move || locks[0].with(|data| *data))
    };
    let (one, two) = (add(1), add(2));
    let to_unit = |check: Work<u32>, out: Arc<std::sync::Mutex<u32>>| {
        work(move || *out.lock().expect("nobody panics") = check())
    };
    let out = Arc::new(std::sync::Mutex::new(0));
    K::threads(vec![one, two, to_unit(check, out.clone())]);
    let seen = *out.lock().expect("nobody panics");
    Came { seen: vec![seen], is_bad: seen >= 3 }
}

pub(super) fn deadlock<K: Kit>() -> Came {
    let locks = locks::<K, 2>();
    let go = |first: usize| {
        let locks = locks.clone();
        work(move || {
            locks[first].with(|one| {
                *one += 1;
                locks[1 - first].with(|two| *two += 1);
            });
        })
    };
    K::threads(vec![go(0), go(1)]);
    Came::default()
}

pub(super) fn reorder<K: Kit>() -> Came {
    let cells = cells::<K, 2>();
    let set = || {
        let cells = cells.clone();
        work(move || {
            cells[0].store(1, SeqCst);
            cells[1].store(2, SeqCst);
            [0; 2]
        })
    };
    let check = {
        let cells = cells.clone();
        work(move || [cells[0].load(SeqCst), cells[1].load(SeqCst)])
    };
    let seen = K::threads(vec![set(), set(), check])[2];
    Came { seen: seen.to_vec(), is_bad: seen != [0, 0] && seen != [1, 2] }
}

pub(super) fn two_stage<K: Kit>() -> Came {
    let locks = locks::<K, 2>();
    let (to, from) = (locks.clone(), locks);
    let stages = work(move || {
        to[0].with(|first| *first = 1);
        to[1].with(|second| *second = 2);
        [0; 2]
    });
    let check = work(move || match from[0].with(|first| *first) {
        0 => [0; 2],
        first => [first, from[1].with(|second| *second)],
    });
    let seen = K::threads(vec![stages, check])[1];
    Came { seen: seen.to_vec(), is_bad: seen == [1, 0] }
}

pub(super) fn wrong_lock<K: Kit>() -> Came {
    let (locks, cell) = (locks::<K, 2>(), Arc::new(K::Cell::new(0)));
    let go = |which: usize| {
        let (locks, cell) = (locks.clone(), cell.clone());
        work(move || {
            locks[which].with(|_| {
                let seen = cell.load(SeqCst);
                cell.store(seen + 1, SeqCst);
            });
        })
    };
    K::threads(vec![go(0), go(0), go(1)]);
    let sum = cell.load(SeqCst);
    Came { seen: vec![sum], is_bad: sum != 3 }
}

pub(super) fn stack<K: Kit>() -> Came {
    let (locks, pushed) = (locks::<K, 1>(), cells::<K, 1>());
    let (to, from, told) = (locks.clone(), locks, pushed.clone());
    let push = work(move || {
        for _ in 0..2 {
            to[0].with(|height| {
                *height += 1;
                told[0].store(1, SeqCst);
            });
        }
        0
    });
    let pop = work(move || {
        let pop = || {
            from[0].with(|height| {
                if pushed[0].load(SeqCst) == 0 {
                    return 0;
                }
                let empty = *height == 0;
                *height = height.saturating_sub(1);
                if empty { 2 } else { 1 }
            })
        };
        let first = pop();
        first * 10 + pop()
    });
    let seen = K::threads(vec![push, pop]);
    let is_bad = seen[1] % 10 == 2 || seen[1] / 10 == 2;
    Came { seen, is_bad }
}
