//! Programs whose point is what memory orders allow.

use std::sync::Arc;

use super::kit::Ordering::{AcqRel, Relaxed, SeqCst};
use super::kit::{Came, Cell, Kit, Ordering};
use super::programs::{cells, work};

pub(super) fn store_buffering<K: Kit>(stores: Ordering, loads: Ordering) -> Came {
    let cells = cells::<K, 2>();
    let go = |own: usize| {
        let cells = cells.clone();
        work(move || {
            cells[own].store(1, stores);
            cells[1 - own].load(loads)
        })
    };
    let seen = K::threads(vec![go(0), go(1)]);
    let is_bad = seen == [0, 0];
    Came { seen, is_bad }
}

pub(super) fn message<K: Kit>(stores: Ordering, loads: Ordering) -> Came {
    let cells = cells::<K, 2>();
    let (to, from) = (cells.clone(), cells);
    let send = work(move || {
        to[0].store(1, Relaxed);
        to[1].store(1, stores);
        0
    });
    let receive = work(move || match from[1].load(loads) {
        1 => 1 + from[0].load(Relaxed),
        _ => 0,
    });
    let seen = K::threads(vec![send, receive]);
    let is_bad = seen[1] == 1;
    Came { seen, is_bad }
}

pub(super) fn three_add<K: Kit>() -> Came {
    let cell = Arc::new(K::Cell::new(0));
    let go = |_| {
        let cell = cell.clone();
        work(move || [cell.fetch_add(1, AcqRel), cell.fetch_add(1, AcqRel)])
    };
    let seen = K::threads((0..3).map(go).collect()).concat();
    let is_bad = (0..6).any(|value| !seen.contains(&value));
    Came { seen, is_bad }
}

/// Flags, and whose turn it is to wait. Who cannot enter gives up; each that enters says so.
pub(super) fn peterson<K: Kit>() -> Came {
    let cells = cells::<K, 3>();
    let inside = Arc::new(K::Cell::new(0));
    let go = |own: usize| {
        let (cells, inside) = (cells.clone(), inside.clone());
        work(move || {
            cells[own].store(1, SeqCst);
            cells[2].store(own as u32, SeqCst);
            let free = cells[1 - own].load(SeqCst) == 0 || cells[2].load(SeqCst) != own as u32;
            if free { 1 + inside.fetch_add(1, SeqCst) } else { 0 }
        })
    };
    let seen = K::threads(vec![go(0), go(1)]);
    // Nobody leaves.
    let is_bad = seen.contains(&2);
    Came { seen, is_bad }
}
