//! The lanes of one execution, and the block of memory through which a reader finds them.

use std::cell::UnsafeCell;
use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use super::{Lane, LaneKind, Record};

/// Number of a name in its recorder, from 1; 0 stands for no name.
pub type NameId = u16;

/// A static string, as a reader of the memory sees it.
#[derive(Debug)]
#[repr(C)]
pub struct Name {
    /// Address of its text.
    pub address: AtomicU32,
    /// Length of its text in bytes.
    pub len: AtomicU32,
}

/// The maximum number of names in a recorder; further ones get the number 0.
const MAX_NAMES: usize = 256;

/// The maximum number of boards that a run can show.
pub const MAX_BOARDS: usize = 4;
/// The maximum number of live parameters of a lab.
pub const MAX_DIALS: usize = 32;

/// The head of a board, which says where its rows are. The page writes the commands and reads everything else.
#[derive(Debug)]
#[repr(C)]
pub struct BoardHead {
    /// Which of the lab's boards, from 0.
    pub index: u32,
    /// Number of rows to show.
    pub rows: AtomicU32,
    /// Address of the cells: f64, row by row.
    pub cells: u32,
    /// Address of the rows' names. Each is two u32: address, and length in bytes of UTF-8.
    pub names: u32,
    /// Address of the rows' commands. Each is a u32: an action's number from 1, or 0.
    pub commands: u32,
}

/// The head of what a program prints.
#[derive(Debug)]
#[repr(C)]
pub struct PrintedHead {
    /// Bytes there are so far; the page reads them first.
    pub len: AtomicU32,
    /// Address of the bytes: UTF-8, with a byte before each stretch that says of which stream it is.
    pub bytes: u32,
}

impl PrintedHead {
    /// Nothing yet, at the address `bytes`.
    pub fn new(bytes: u32) -> Self {
        Self { len: AtomicU32::new(0), bytes }
    }
}

/// Where a reader starts. The page writes `stop` and `dials` and reads everything else.
#[derive(Debug)]
#[repr(C)]
pub struct Control {
    /// Any value but 0 asks the run to stop.
    pub stop: AtomicU32,
    /// Number of lanes opened so far.
    pub lanes: AtomicU32,
    pub(super) lanes_address: u32,
    pub(super) names_len: AtomicU32,
    /// Address of the image's pixels, 0 if there is none yet.
    pub image: AtomicU32,
    /// Width in pixels; valid once `image` is not 0.
    pub image_width: AtomicU32,
    /// Height in pixels; valid once `image` is not 0.
    pub image_height: AtomicU32,
    /// Addresses of the boards' heads, 0 if there is none yet.
    pub boards: [AtomicU32; MAX_BOARDS],
    /// Address of the head of what the program prints, 0 if it prints nothing.
    pub printed: AtomicU32,
    /// Current values of the live parameters, in their order, as i32; the page writes them.
    pub dials: [AtomicU32; MAX_DIALS],
    pub(super) names: [Name; MAX_NAMES],
}

/// All lanes of one execution.
#[derive(Debug)]
pub struct Recorder {
    control: Box<Control>,
    lanes: Box<[Lane]>,
    names: Mutex<Vec<&'static str>>,
    /// Addresses of the texts of `names`, in full even natively. With them, most lookups need no lock.
    texts: Box<[AtomicPtr<u8>; MAX_NAMES]>,
    // Accessed only through the lanes; kept here so that it lives as long as they do.
    _records: Box<[UnsafeCell<Record>]>,
}

// SAFETY: records are reached only through lanes, and by contract `Lane::push` has one caller.
unsafe impl Send for Recorder {}
// SAFETY: as above.
unsafe impl Sync for Recorder {}

impl Recorder {
    /// The number of records that all lanes of an execution share: 24 MB of them, fewer where the memory has to be
    /// copied to be read.
    pub const BUDGET: u32 = if cfg!(all(target_family = "wasm", not(target_feature = "atomics"))) {
        1 << 16
    } else {
        1 << 20
    };
    /// The maximum number of records in a lane.
    pub const MAX_CAPACITY: u32 = 1 << 17;
    /// The maximum number of lanes in an execution.
    pub const MAX_LANES: u32 = 1024;

    /// Room for `lanes` lanes, which share the [budget](Self::BUDGET) evenly. With `tracing` off they keep their
    /// current state but no records.
    pub fn new(lanes: u32, tracing: bool) -> Self {
        let lanes = lanes.clamp(1, Self::MAX_LANES);
        Self::with_capacity(
            lanes,
            if tracing { (Self::BUDGET / lanes).min(Self::MAX_CAPACITY) } else { 0 },
        )
    }

    /// Room for `lanes` lanes of `capacity` records each.
    pub fn with_capacity(lanes: u32, capacity: u32) -> Self {
        let total = lanes as usize * capacity as usize;
        let records: Box<[UnsafeCell<Record>]> =
            std::iter::repeat_with(|| UnsafeCell::new(Record::default())).take(total).collect();
        let lanes: Box<[Lane]> = (0..lanes as usize)
            .map(|i| {
                let start = records.as_ptr().wrapping_add(i * capacity as usize);
                // SAFETY: `records` has `capacity` records from `start` on and lives as long as the lanes.
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
            boards: [const { AtomicU32::new(0) }; MAX_BOARDS],
            printed: AtomicU32::new(0),
            dials: [const { AtomicU32::new(0) }; MAX_DIALS],
            names: [const { Name { address: AtomicU32::new(0), len: AtomicU32::new(0) } };
                MAX_NAMES],
        });
        let texts = Box::new([const { AtomicPtr::new(null_mut()) }; MAX_NAMES]);
        Self { control, lanes, names: Mutex::new(Vec::new()), texts, _records: records }
    }

    /// Opens the next lane. `None` if all are taken; its events are then not recorded.
    pub fn open(&self, kind: LaneKind, number: u32) -> Option<&Lane> {
        // The number of lanes is published after the lane's header has been written, so lanes are opened one at a time.
        let _turn = self.names.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let index = self.control.lanes.load(Ordering::Relaxed);
        let lane = self.lanes.get(index as usize)?;
        lane.kind.store(kind as u8, Ordering::Relaxed);
        lane.number.store(number, Ordering::Relaxed);
        self.control.lanes.store(index + 1, Ordering::Release);
        Some(lane)
    }

    /// The number of `name`; equal texts have the same number.
    pub fn name(&self, name: &'static str) -> NameId {
        self.known(name).unwrap_or_else(|| self.learn(name))
    }

    /// The number of a name that the same string was used for before. Every record with a name goes through here, so it
    /// never waits.
    #[inline]
    fn known(&self, name: &'static str) -> Option<NameId> {
        let len = self.control.names_len.load(Ordering::Acquire) as usize;
        let is = |(text, slot): (&AtomicPtr<u8>, &Name)| {
            text.load(Ordering::Relaxed).cast_const() == name.as_ptr()
                && slot.len.load(Ordering::Relaxed) as usize == name.len()
        };
        let known = self.texts.iter().zip(&self.control.names).take(len);
        known.map(is).position(|found| found).map(|i| i as NameId + 1)
    }

    #[cold]
    fn learn(&self, name: &'static str) -> NameId {
        let mut names = self.names.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = names.iter().position(|n| *n == name) {
            return found as NameId + 1;
        }
        let Some(slot) = self.control.names.get(names.len()) else { return 0 };
        slot.address.store(name.as_ptr() as usize as u32, Ordering::Relaxed);
        slot.len.store(name.len() as u32, Ordering::Relaxed);
        self.texts[names.len()].store(name.as_ptr().cast_mut(), Ordering::Relaxed);
        names.push(name);
        self.control.names_len.store(names.len() as u32, Ordering::Release);
        names.len() as NameId
    }

    /// The name with this number; empty for 0.
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

    /// The number of records that did not fit, in all lanes together.
    pub fn dropped(&self) -> u32 {
        self.lanes().iter().map(Lane::dropped).fold(0, u32::saturating_add)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_number_each() {
        let recorder = Recorder::with_capacity(1, 0);
        let text = "lock A, lock B";
        // The same letters at two addresses, and different ones of the same length next to them.
        let twin: &'static str = Box::leak(text.to_owned().into_boxed_str());
        for _ in 0..2 {
            assert_eq!(recorder.name(&text[..4]), 1);
            assert_eq!(recorder.name(&twin[8..12]), 1);
            assert_eq!(recorder.name(&text[..6]), 2);
            assert_eq!(recorder.name(&twin[8..14]), 3);
        }
        assert_eq!(
            [0, 1, 2, 3, 4].map(|id| recorder.text(id)),
            ["", "lock", "lock A", "lock B", ""]
        );
    }

    #[test]
    fn names_beyond_the_last_have_none() {
        let recorder = Recorder::with_capacity(1, 0);
        let text: &'static str = Box::leak("x".repeat(MAX_NAMES + 1).into_boxed_str());
        let numbers: Vec<NameId> =
            (1..=MAX_NAMES + 1).map(|len| recorder.name(&text[..len])).collect();
        assert_eq!(numbers[MAX_NAMES - 1..], [MAX_NAMES as NameId, 0]);
        assert_eq!(recorder.name(&text[..9]), 9);
    }

    #[test]
    fn threads_agree_on_numbers() {
        let recorder = Recorder::with_capacity(1, 0);
        let text: &'static str = Box::leak("y".repeat(64).into_boxed_str());
        let numbers = || (1..=64).map(|len| recorder.name(&text[..len])).collect::<Vec<_>>();
        let found = std::thread::scope(|scope| {
            let both = [scope.spawn(numbers), scope.spawn(numbers)];
            both.map(|thread| thread.join().expect("no panic"))
        });
        assert_eq!(found[0], found[1]);
        assert!((1..=64).all(|number| found[0].contains(&number)));
    }
}
