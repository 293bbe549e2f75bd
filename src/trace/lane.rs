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

    /// The name in errors and exports; the page has its own words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Thread => "thread",
            Self::Process => "process",
            Self::Task => "task",
        }
    }
}

/// Header of a lane, one cache line, so that two writers never share one.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Lane {
    pub(super) len: AtomicU32,
    pub(super) dropped: AtomicU32,
    pub(super) capacity: u32,
    /// Address of the records in the wasm memory; means nothing natively.
    pub(super) records_address: u32,
    pub(super) kind: AtomicU8,
    pub(super) number: AtomicU32,
    records: Records,
    present: Present,
}

/// A state and what it waits for. Its lane's own, as the records are: wasm knows no atomic store but a sequentially
/// consistent one, which takes as long as all the rest of a record.
#[derive(Debug)]
struct Present(UnsafeCell<(State, u16)>);

// SAFETY: it is written and read by the lane's one writer, and by others only when the lane is over.
unsafe impl Sync for Present {}

#[derive(Debug)]
struct Records(*const UnsafeCell<Record>);

// SAFETY: a record is written by the lane's one writer before `len` publishes it, and only read after.
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

    /// Appends a record. Only the lane's own thread may call it; never blocks.
    #[inline]
    pub fn push(&self, record: Record) {
        let len = self.len.load(Ordering::Relaxed);
        if len < self.capacity {
            // SAFETY: in bounds, and nobody reads beyond `len`.
            unsafe { *UnsafeCell::raw_get(self.records.0.add(len as usize)) = record };
            self.len.store(len + 1, Ordering::Release);
        } else if self.capacity > 0 {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Whether records are kept at all: not while timing.
    #[inline]
    pub fn is_recording(&self) -> bool {
        self.capacity > 0
    }

    /// Makes this the present state and returns whether it was another. Kept with and without tracing. Only the lane's
    /// own thread may call it.
    #[inline]
    pub fn set_state(&self, state: State, object: u16) -> bool {
        // SAFETY: of the lane's own thread, by contract, and no reference is kept.
        let before = unsafe { std::ptr::replace(self.present.0.get(), (state, object)) };
        before != (state, object)
    }

    /// The present state and what it waits for. Only the lane's own thread may call it, and others when it is over.
    pub fn state(&self) -> (State, u16) {
        // SAFETY: as above.
        unsafe { *self.present.0.get() }
    }

    /// What it stands for.
    pub fn kind(&self) -> LaneKind {
        LaneKind::ALL[usize::from(self.kind.load(Ordering::Relaxed)) & 3]
    }

    /// Its number within its kind, from 1.
    pub fn number(&self) -> u32 {
        self.number.load(Ordering::Relaxed)
    }

    /// For errors: `thread 2`, or `main`.
    pub fn label(&self) -> String {
        match self.kind() {
            LaneKind::Main => "main".to_owned(),
            kind => format!("{} {}", kind.name(), self.number()),
        }
    }

    /// Records that did not fit.
    pub fn dropped(&self) -> u32 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// How many records are published so far.
    #[allow(clippy::len_without_is_empty, reason = "an empty lane is nothing special")]
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire) as usize
    }

    /// A copy of the records published so far.
    pub fn records(&self) -> Vec<Record> {
        let len = self.len();
        // SAFETY: everything below `len` is written and never written again.
        (0..len).map(|i| unsafe { *UnsafeCell::raw_get(self.records.0.add(i)) }).collect()
    }
}
