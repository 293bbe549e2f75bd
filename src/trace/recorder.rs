//! The lanes of one execution, and the block in memory that leads a reader to them.

use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Lane, LaneKind, Record};

/// Number of a name in its recorder, from 1; 0 is no name.
pub type NameId = u16;

/// A static string as a reader of the memory finds it.
#[derive(Debug)]
#[repr(C)]
pub struct Name {
    pub(super) address: AtomicU32,
    pub(super) len: AtomicU32,
}

/// Names a recorder can hold; further ones get number 0.
const MAX_NAMES: usize = 256;

/// What a reader starts from. The page writes `stop` and reads the rest.
#[derive(Debug)]
#[repr(C)]
pub struct Control {
    /// Anything but 0 asks the run to end.
    pub stop: AtomicU32,
    /// Lanes opened so far.
    pub lanes: AtomicU32,
    pub(super) lanes_address: u32,
    pub(super) names_len: AtomicU32,
    /// Address of the picture's pixels, 0 for none yet.
    pub image: AtomicU32,
    /// Pixels; valid once `image` is not 0.
    pub image_width: AtomicU32,
    /// Pixels; valid once `image` is not 0.
    pub image_height: AtomicU32,
    pub(super) names: [Name; MAX_NAMES],
}

/// All lanes of one execution.
#[derive(Debug)]
pub struct Recorder {
    control: Box<Control>,
    lanes: Box<[Lane]>,
    names: Mutex<Vec<&'static str>>,
    // Only read through the lanes; here so that it lives as long.
    _records: Box<[UnsafeCell<Record>]>,
}

// SAFETY: records are reached through lanes alone, and `Lane::push` has one writer by contract.
unsafe impl Send for Recorder {}
// SAFETY: as above.
unsafe impl Sync for Recorder {}

impl Recorder {
    /// Records that all lanes of one execution share: 24 MB; less where the memory is copied to be read.
    pub const BUDGET: u32 = if cfg!(all(target_family = "wasm", not(feature = "threads"))) {
        1 << 16
    } else {
        1 << 20
    };
    /// Most records of one lane.
    pub const MAX_CAPACITY: u32 = 1 << 17;
    /// Most lanes of one execution.
    pub const MAX_LANES: u32 = 1024;

    /// Room for `lanes` lanes that share the [budget](Self::BUDGET) evenly; with `tracing` off they
    /// keep their present state but no records.
    pub fn new(lanes: u32, tracing: bool) -> Self {
        let lanes = lanes.clamp(1, Self::MAX_LANES);
        Self::with_capacity(lanes, if tracing { (Self::BUDGET / lanes).min(Self::MAX_CAPACITY) } else { 0 })
    }

    /// Room for `lanes` lanes of `capacity` records each.
    pub fn with_capacity(lanes: u32, capacity: u32) -> Self {
        let total = lanes as usize * capacity as usize;
        let records: Box<[UnsafeCell<Record>]> =
            std::iter::repeat_with(|| UnsafeCell::new(Record::default())).take(total).collect();
        let lanes: Box<[Lane]> = (0..lanes as usize)
            .map(|i| {
                let start = records.as_ptr().wrapping_add(i * capacity as usize);
                // SAFETY: `records` has `capacity` records from `start`, and lives as long as the lanes.
                unsafe { Lane::new(start, capacity) }
            })
            .collect();
        let control = Box::new(Control {
            stop: AtomicU32::new(0),
            lanes: AtomicU32::new(0),
            lanes_address: lanes.as_ptr() as usize as u32,
            names_len: AtomicU32::new(0),
            image: AtomicU32::new(0),
            image_width: AtomicU32::new(0),
            image_height: AtomicU32::new(0),
            names: [const { Name { address: AtomicU32::new(0), len: AtomicU32::new(0) } };
                MAX_NAMES],
        });
        Self { control, lanes, names: Mutex::new(Vec::new()), _records: records }
    }

    /// Opens the next lane; nothing when all are taken, and then its events are not seen.
    pub fn open(&self, kind: LaneKind, number: u32) -> Option<&Lane> {
        // The number of lanes is published after the lane's header is written, so openers take turns.
        let _turn = self.names.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let index = self.control.lanes.load(Ordering::Relaxed);
        let lane = self.lanes.get(index as usize)?;
        lane.kind.store(kind as u8, Ordering::Relaxed);
        lane.number.store(number, Ordering::Relaxed);
        self.control.lanes.store(index + 1, Ordering::Release);
        Some(lane)
    }

    /// The number of `name`, the same for the same text.
    pub fn name(&self, name: &'static str) -> NameId {
        let mut names = self.names.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = names.iter().position(|n| *n == name) {
            return found as NameId + 1;
        }
        let Some(slot) = self.control.names.get(names.len()) else { return 0 };
        slot.address.store(name.as_ptr() as usize as u32, Ordering::Relaxed);
        slot.len.store(name.len() as u32, Ordering::Relaxed);
        names.push(name);
        self.control.names_len.store(names.len() as u32, Ordering::Release);
        names.len() as NameId
    }

    /// The text of a number; empty for 0.
    pub fn text(&self, id: NameId) -> &'static str {
        let names = self.names.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        usize::from(id).checked_sub(1).and_then(|i| names.get(i)).copied().unwrap_or("")
    }

    /// The lanes opened so far.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes[..self.control.lanes.load(Ordering::Acquire) as usize]
    }

    /// What the page reads and writes.
    pub fn control(&self) -> &Control {
        &self.control
    }

    /// Records that did not fit, all lanes together.
    pub fn dropped(&self) -> u32 {
        self.lanes().iter().map(Lane::dropped).fold(0, u32::saturating_add)
    }
}
