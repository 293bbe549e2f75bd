//! The programs of the comparison: some whose number of classes is known, and the [bugs](super::bugs).

use std::sync::Arc;

use super::bugs::{account, deadlock, lazy, reorder, stack, two_stage, wrong_lock};
use super::by_interleave::Interleave;
use super::by_loom::Loom;
use super::by_shuttle::Shuttle;
use super::kit::Ordering::{Acquire, Relaxed, Release, SeqCst};
use super::kit::{Came, Cell, Kit, Lock, Program, Work};
use super::orders::{message, peterson, store_buffering, three_add};

/// A program of the comparison.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What its threads do.
    pub about: &'static str,
    /// The threads that it starts, without the one that does so.
    pub threads: usize,
    /// Whether some execution ends badly.
    pub has_bug: bool,
    /// Whether loads may see what is old: shuttle plays none of that.
    pub is_weak: bool,
    /// At most so many preemptions.
    pub preemptions: Option<u32>,
    /// The program.
    pub program: Program,
}

/// The same function for each explorer.
macro_rules! entry {
    ($name:literal, $about:literal, $threads:literal, $run:ident $(, $value:expr)*) => {
        Entry {
            name: $name,
            about: $about,
            threads: $threads,
            has_bug: false,
            is_weak: false,
            preemptions: None,
            program: Program {
                interleave: Arc::new(|| $run::<Interleave>($($value),*)),
                loom: Arc::new(|| $run::<Loom>($($value),*)),
                shuttle: Arc::new(|| $run::<Shuttle>($($value),*)),
            },
        }
    };
}

pub(super) fn work<R>(work: impl FnOnce() -> R + Send + 'static) -> Work<R> {
    Box::new(work)
}

pub(super) fn cells<K: Kit, const N: usize>() -> Arc<[K::Cell; N]> {
    Arc::new(std::array::from_fn(|_| K::Cell::new(0)))
}

pub(super) fn locks<K: Kit, const N: usize>() -> Arc<[K::Lock; N]> {
    Arc::new(std::array::from_fn(|_| K::Lock::new(0)))
}

/// All programs, in the order of the tables.
pub fn all() -> Vec<Entry> {
    let bug = |entry| Entry { has_bug: true, ..entry };
    let weak = |entry| Entry { is_weak: true, ..entry };
    let within = |most, name| Entry {
        name,
        preemptions: Some(most),
        ..entry!("", "the same, with so many preemptions at most", 1, count_twice)
    };
    vec![
        bug(entry!("count-twice", "two threads: twice r = c; c = r + 1", 1, count_twice)),
        within(0, "count-twice, bound 0"),
        bug(within(1, "count-twice, bound 1")),
        bug(within(2, "count-twice, bound 2")),
        bug(within(3, "count-twice, bound 3")),
        bug(within(4, "count-twice, bound 4")),
        entry!(
            "write-and-read",
            "five threads: x = 1; y = 1; z = 1; if z: read x; if y: read x",
            4,
            write_and_read
        ),
        entry!(
            "last-zero",
            "three that count up a cell from the one before, one that looks for the last 0",
            3,
            last_zero
        ),
        entry!("read-then-write", "four threads: read c; write c", 3, read_then_write),
        entry!(
            "locked-count",
            "three threads: twice, with the lock held, c = c + 1",
            2,
            locked_count
        ),
        entry!(
            "store-buffering",
            "x = 1; read y against y = 1; read x: never 0 twice",
            1,
            store_buffering,
            SeqCst,
            SeqCst
        ),
        weak(bug(entry!(
            "store-buffering, relaxed",
            "the same with Release and Acquire, where 0 twice is allowed",
            1,
            store_buffering,
            Release,
            Acquire
        ))),
        weak(entry!(
            "message",
            "d = 1; ready = 1 against if ready: read d",
            1,
            message,
            Release,
            Acquire
        )),
        weak(bug(entry!(
            "message, relaxed",
            "the same with Relaxed, where d may be old",
            1,
            message,
            Relaxed,
            Relaxed
        ))),
        weak(entry!("three-add", "three threads: twice fetch_add, AcqRel", 2, three_add)),
        entry!("peterson", "two threads try Peterson's lock once each", 1, peterson),
        bug(entry!(
            "account",
            "a deposit, a withdrawal, and a check that has the sum wrong",
            2,
            account
        )),
        bug(entry!(
            "lazy",
            "two that add under a lock, and one that expects to come before",
            2,
            lazy
        )),
        bug(entry!("deadlock", "two threads take two locks in opposite orders", 1, deadlock)),
        bug(entry!(
            "reorder",
            "two threads: a = 1; b = 2. A third expects to see neither or both",
            2,
            reorder
        )),
        bug(entry!(
            "two-stage",
            "a second value follows the first under another lock; a third thread expects it there",
            1,
            two_stage
        )),
        bug(entry!(
            "wrong-lock",
            "three threads count, one of them with another lock held",
            2,
            wrong_lock
        )),
        bug(entry!(
            "stack",
            "one pushes twice under a lock, one pops twice as soon as anything was pushed",
            1,
            stack
        )),
    ]
}

fn count_twice<K: Kit>() -> Came {
    let cell = Arc::new(K::Cell::new(0));
    let twice = || {
        let cell = cell.clone();
        work(move || {
            for _ in 0..2 {
                let seen = cell.load(SeqCst);
                cell.store(seen + 1, SeqCst);
            }
        })
    };
    K::threads(vec![twice(), twice()]);
    let sum = cell.load(SeqCst);
    Came { seen: vec![sum], is_bad: sum != 4 }
}

/// Abdulla et al., J. ACM 64(4), 2017.
fn write_and_read<K: Kit>() -> Came {
    let cells = cells::<K, 3>();
    let write = |at: usize| {
        let cells = cells.clone();
        work(move || {
            cells[at].store(1, SeqCst);
            0
        })
    };
    let read = |at: usize| {
        let cells = cells.clone();
        work(move || match cells[at].load(SeqCst) {
            1 => 1 + cells[0].load(SeqCst),
            _ => 0,
        })
    };
    let seen = K::threads(vec![write(0), write(1), write(2), read(2), read(1)]);
    Came { seen, is_bad: false }
}

/// Of the same.
fn last_zero<K: Kit>() -> Came {
    let cells = cells::<K, 4>();
    let look = {
        let cells = cells.clone();
        work(move || {
            let mut at = 3;
            while cells[at].load(SeqCst) != 0 {
                at -= 1;
            }
            at as u32
        })
    };
    let count = |at: usize| {
        let cells = cells.clone();
        work(move || {
            let before = cells[at - 1].load(SeqCst);
            cells[at].store(before + 1, SeqCst);
            before
        })
    };
    Came { seen: K::threads(vec![look, count(1), count(2), count(3)]), is_bad: false }
}

fn read_then_write<K: Kit>() -> Came {
    let cell = Arc::new(K::Cell::new(9));
    let go = |own: u32| {
        let cell = cell.clone();
        work(move || {
            let seen = cell.load(SeqCst);
            cell.store(own, SeqCst);
            seen
        })
    };
    Came { seen: K::threads((0..4).map(go).collect()), is_bad: false }
}

fn locked_count<K: Kit>() -> Came {
    let lock = Arc::new(K::Lock::new(0));
    let go = |_| {
        let lock = lock.clone();
        work(move || (0..2).for_each(|_| lock.with(|count| *count += 1)))
    };
    K::threads((0..3).map(go).collect());
    let sum = lock.with(|count| *count);
    Came { seen: vec![sum], is_bad: sum != 6 }
}
