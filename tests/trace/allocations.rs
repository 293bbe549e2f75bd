//! Finds memory by the low half of its address, which is all that a 32-bit layout can hold: every live
//! allocation of this test's program is kept in a table.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

const SLOTS: usize = 1 << 14;

/// Address and size; 0 where the slot is free.
static TABLE: [(AtomicUsize, AtomicUsize); SLOTS] =
    [const { (AtomicUsize::new(0), AtomicUsize::new(0)) }; SLOTS];

struct Remembering;

#[global_allocator]
static ALLOCATOR: Remembering = Remembering;

fn remember(pointer: *mut u8, size: usize) -> *mut u8 {
    let address = pointer as usize;
    // What is allocated when the table is full is not found later, and then a test fails.
    for slot in TABLE.iter().cycle().skip(address / 16 % SLOTS).take(SLOTS) {
        if slot.0.compare_exchange(0, address, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
            slot.1.store(size, Ordering::Release);
            break;
        }
    }
    pointer
}

fn forget(pointer: *mut u8) {
    let address = pointer as usize;
    for slot in TABLE.iter().cycle().skip(address / 16 % SLOTS).take(SLOTS) {
        if slot.0.load(Ordering::Acquire) == address {
            slot.1.store(0, Ordering::Relaxed);
            slot.0.store(0, Ordering::Release);
            break;
        }
    }
}

// SAFETY: all calls go to the system's allocator as they are.
unsafe impl GlobalAlloc for Remembering {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        remember(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        forget(pointer);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) };
    }
}

/// The address, in a live allocation, whose low half is `low` and after which there are `len` bytes.
pub fn find(low: u32, len: u32) -> usize {
    let holds = |(address, size): &(AtomicUsize, AtomicUsize)| {
        let (address, size) = (address.load(Ordering::Acquire), size.load(Ordering::Acquire));
        let offset = low.wrapping_sub(address as u32) as usize;
        (address != 0 && offset + len as usize <= size).then_some(address + offset)
    };
    let found: Vec<usize> = TABLE.iter().filter_map(holds).collect();
    assert!(!found.is_empty(), "nothing of {len} bytes lies at …{low:08x}");
    found[0]
}

/// # Safety
/// There must be a `T` of `N` bytes at `offset` from `base`.
pub unsafe fn read<T, const N: usize>(base: *const u8, offset: u32, decode: fn([u8; N]) -> T) -> T {
    // SAFETY: the caller's promise.
    decode(unsafe { base.add(offset as usize).cast::<[u8; N]>().read_unaligned() })
}

/// # Safety
/// There must be a u32 at `offset` from `base`.
pub unsafe fn read_u32(base: *const u8, offset: u32) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { read(base, offset, u32::from_le_bytes) }
}
