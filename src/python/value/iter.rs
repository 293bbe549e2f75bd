//! Iterators.

use refs::Ref;

use super::{Dict, List, Locked, Set, Str, Tuple, Value, ViewKind};

/// Where a `for` is in what it runs over, if that is a plain built-in; in a register, without a lock.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Cursor {
    Range { next: i64, left: i64, step: i64 },
    List { list: Ref<List>, at: usize },
    Tuple { tuple: Ref<Tuple>, at: usize },
}

/// An iterator object.
#[derive(Debug)]
pub struct Iter {
    /// What `type(…).__name__` says.
    pub kind: &'static str,
    /// Where it is.
    pub state: Locked<IterState>,
}

/// Where an iterator is.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum IterState {
    Done,
    /// Being advanced.
    Busy,
    Range {
        next: i64,
        left: i64,
        step: i64,
    },
    List {
        list: Ref<List>,
        at: usize,
    },
    ListBack {
        list: Ref<List>,
        at: usize,
    },
    Tuple {
        tuple: Ref<Tuple>,
        at: usize,
    },
    Str {
        text: Ref<Str>,
        at: usize,
    },
    Bytes {
        bytes: Ref<super::memory::Held<Vec<u8>>>,
        at: usize,
    },
    /// `len`: of the dict when it began; it must not change.
    Dict {
        dict: Ref<Dict>,
        at: usize,
        len: usize,
        view: ViewKind,
    },
    DictBack {
        dict: Ref<Dict>,
        left: usize,
        len: usize,
        view: ViewKind,
    },
    Set {
        set: Ref<Set>,
        at: usize,
        len: usize,
    },
    /// Values made beforehand.
    Items {
        items: std::vec::IntoIter<Value>,
    },
    /// `obj[0]`, `obj[1]`, …
    Sequence {
        obj: Value,
        at: i64,
    },
    /// Backwards over a sequence.
    SequenceBack {
        obj: Value,
        at: i64,
    },
    Enumerate {
        iter: Value,
        count: i64,
    },
    Zip {
        iters: Vec<Value>,
        strict: bool,
    },
    Map {
        func: Value,
        iters: Vec<Value>,
    },
    Filter {
        func: Value,
        iter: Value,
    },
    /// `iter(function, sentinel)`.
    Sentinel {
        func: Value,
        sentinel: Value,
    },
    Count {
        next: Value,
        step: Value,
    },
    Cycle {
        iter: Option<Value>,
        seen: Vec<Value>,
        at: usize,
    },
    Repeat {
        value: Value,
        left: Option<i64>,
    },
    Chain {
        outer: Value,
        inner: Option<Value>,
    },
    Islice {
        iter: Value,
        next: i64,
        stop: Option<i64>,
        step: i64,
        at: i64,
    },
    TakeWhile {
        func: Value,
        iter: Value,
    },
    DropWhile {
        func: Value,
        iter: Value,
        started: bool,
    },
    FilterFalse {
        func: Value,
        iter: Value,
    },
    StarMap {
        func: Value,
        iter: Value,
    },
    Accumulate {
        iter: Value,
        func: Value,
        total: Value,
        initial: bool,
    },
    Pairwise {
        iter: Value,
        last: Value,
    },
    Compress {
        data: Value,
        selectors: Value,
    },
    ZipLongest {
        iters: Vec<Value>,
        fill: Value,
        left: usize,
    },
    Tee {
        shared: Ref<Locked<TeeData>>,
        at: usize,
    },
    GroupBy {
        shared: Ref<Locked<Groups>>,
    },
    /// One group: over when the next is asked for.
    Group {
        shared: Ref<Locked<Groups>>,
        key: Value,
        number: u64,
    },
}

/// What a `groupby` and its groups share.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Groups {
    pub iter: Value,
    pub key: Value,
    /// Read, and in no group so far.
    pub value: Value,
    pub key_now: Value,
    pub group_key: Value,
    /// Which group is the one that may go on.
    pub number: u64,
}

/// What the iterators of one `tee` share.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct TeeData {
    pub iter: Value,
    pub seen: Vec<Value>,
}

impl Drop for TeeData {
    fn drop(&mut self) {
        super::unchain(vec![std::mem::take(&mut self.iter)]);
    }
}

impl Drop for Groups {
    fn drop(&mut self) {
        super::unchain(vec![std::mem::take(&mut self.iter)]);
    }
}

impl Iter {
    /// An iterator as a value.
    pub fn value(kind: &'static str, state: IterState) -> Value {
        Value::Iter(Ref::new(Self { kind, state: Locked::new(state) }))
    }
}

impl Drop for Iter {
    // Iterators over iterators: taken apart link by link, as chains of instances are.
    fn drop(&mut self) {
        let state = std::mem::replace(&mut *self.state.lock(), IterState::Done);
        super::unchain(match state {
            IterState::Enumerate { iter, .. }
            | IterState::Filter { iter, .. }
            | IterState::Islice { iter, .. }
            | IterState::TakeWhile { iter, .. }
            | IterState::DropWhile { iter, .. }
            | IterState::FilterFalse { iter, .. }
            | IterState::StarMap { iter, .. }
            | IterState::Accumulate { iter, .. }
            | IterState::Pairwise { iter, .. } => vec![iter],
            IterState::Zip { iters, .. }
            | IterState::Map { iters, .. }
            | IterState::ZipLongest { iters, .. } => iters,
            IterState::Chain { outer, inner } => inner.into_iter().chain([outer]).collect(),
            IterState::Compress { data, selectors } => vec![data, selectors],
            IterState::Items { items } => items.collect(),
            IterState::Repeat { value, .. } => vec![value],
            IterState::Sequence { obj, .. } | IterState::SequenceBack { obj, .. } => vec![obj],
            _ => Vec::new(),
        });
    }
}
