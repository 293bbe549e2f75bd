//! A lane: the records of one thread, process or task.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use serde::Serialize;

use super::{Record, State};

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum LaneKind {
    /// The thread that runs the strategy.
    Main = 0,
    /// A thread on the shared memory.
    Thread = 1,
    /// An instance with its own memory.
    Process = 2,
    /// An async task.
    Task = 3,
}

impl LaneKind {
    /// Every kind, indexed by its number.
    pub const ALL: [Self; 4] = [Self::Main, Self::Thread, Self::Process, Self::Task];

    /// The name used in errors and exports; the page has its own words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Thread => "thread",
            Self::Process => "process",
            Self::Task => "task",
        }
    }
}

/// The header of a lane. It fills a cache line, so two writers never share one.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Lane {
    pub(super) len: AtomicU32,
    pub(super) dropped: AtomicU32,
    pub(super) capacity: u32,
    /// Address of the records in wasm memory; meaningless natively.
    pub(super) records_address: u32,
    pub(super) kind: AtomicU8,
    pub(super) number: AtomicU32,
    records: Records,
    present: Present,
}

/// A state and what the lane waits for. Like the records it is written by its own lane only, and it is not atomic: the
/// only atomic store in wasm is sequentially consistent and takes as long as the rest of a record put together.
#[derive(Debug)]
struct Present(UnsafeCell<(State, u16)>);

// SAFETY: only the lane's one writer writes and reads it; others read it only once the lane is over.
unsafe impl Sync for Present {}

#[derive(Debug)]
struct Records(*const UnsafeCell<Record>);

// SAFETY: the lane's one writer writes a record before `len` publishes it, and it is only read afterwards.
unsafe impl Send for Records {}
// SAFETY: as above.
unsafe impl Sync for Records {}

impl Lane {
    /// # Safety
    /// `records` must hold `capacity` records and outlive the lane.
    pub(super) unsafe fn new(records: *const UnsafeCell<Record>, capacity: u32) -> Self {
        Self {
            len: AtomicU32::new(0),
            dropped: AtomicU32::new(0),
            capacity,
            records_address: records as usize as u32,
            kind: AtomicU8::new(LaneKind::Main as u8),
            number: AtomicU32::new(0),
            records: Records(records),
            present: Present(UnsafeCell::new((State::Idle, 0))),
        }
    }

    /// Appends a record. Never blocks. Only the lane's own thread may call it.
    #[inline]
    pub fn push(&self, record: Record) {
        let len = self.len.load(Ordering::Relaxed);
        if len < self.capacity {
            // SAFETY: it is in bounds, and nobody reads beyond `len`.
            unsafe { *UnsafeCell::raw_get(self.records.0.add(len as usize)) = record };
            self.len.store(len + 1, Ordering::Release);
        } else if self.capacity > 0 {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Whether records are kept at all. They are not while an execution is timed.
    #[inline]
    pub fn is_recording(&self) -> bool {
        self.capacity > 0
    }

    /// Sets the current state and returns whether it changed. The state is kept with and without tracing. Only the
    /// lane's own thread may call this.
    #[inline]
    pub fn set_state(&self, state: State, object: u16) -> bool {
        // SAFETY: by contract this is the lane's own thread, and no reference is kept.
        let before = unsafe { std::ptr::replace(self.present.0.get(), (state, object)) };
        before != (state, object)
    }

    /// The current state and what the lane waits for. Only the lane's own thread may call this until the lane is over.
    pub fn state(&self) -> (State, u16) {
        // SAFETY: as above.
        unsafe { *self.present.0.get() }
    }

    /// What the lane stands for.
    pub fn kind(&self) -> LaneKind {
        LaneKind::ALL[usize::from(self.kind.load(Ordering::Relaxed)) & 3]
    }

    /// The lane's number within its kind, from 1.
    pub fn number(&self) -> u32 {
        self.number.load(Ordering::Relaxed)
    }

    /// The lane's name in errors, such as `thread 2` or `main`.
    pub fn label(&self) -> String {
        match self.kind() {
            LaneKind::Main => "main".to_owned(),
            kind => format!("{} {}", kind.name(), self.number()),
        }
    }

    /// The number of records that did not fit.
    pub fn dropped(&self) -> u32 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// The number of records published so far.
    #[allow(clippy::len_without_is_empty, reason = "an empty lane is nothing special")]
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire) as usize
    }

    /// A copy of the records published so far.
    pub fn records(&self) -> Vec<Record> {
        let len = self.len();
        // SAFETY: everything below `len` has been written and is never written again.
        (0..len).map(|i| unsafe { *UnsafeCell::raw_get(self.records.0.add(i)) }).collect()
    }
}
