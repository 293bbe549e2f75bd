//! A lane: the records of one thread, process or task.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering};

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
    pub(super) state: AtomicU8,
    pub(super) object: AtomicU16,
    pub(super) number: AtomicU32,
    records: Records,
}

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
            state: AtomicU8::new(State::Idle as u8),
            object: AtomicU16::new(0),
            number: AtomicU32::new(0),
            records: Records(records),
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

    /// The present state, kept with and without tracing: the deadlock watchdog reads it.
    #[inline]
    pub fn set_state(&self, state: State, object: u16) {
        self.object.store(object, Ordering::Relaxed);
        self.state.store(state as u8, Ordering::Release);
    }

    /// The present state and what it waits for.
    pub fn state(&self) -> (State, u16) {
        let state = State::from_u8(self.state.load(Ordering::Acquire)).unwrap_or(State::Idle);
        (state, self.object.load(Ordering::Relaxed))
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
