//! What memory is taken: by this instance, and by what a thread allocates while a lab measures.
//!
//! In a page all of the crate's allocations come by here. Natively a program that wants its allocations
//! counted makes [`Allocator`] its own; without it nothing is counted.

#[cfg(any(target_family = "wasm", test))]
mod kept;

#[cfg(not(target_family = "wasm"))]
use std::alloc::System as Blocks;
use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

use super::platform;
// In a page threads keep what they have freed: the system's allocator has one lock for all of them.
#[cfg(target_family = "wasm")]
use kept::Kept as Blocks;

/// Rust ends an allocation that fails with a trap, which says nothing of its reason; so the allocator leaves
/// a mark where the page can find it.
static OUT_OF_MEMORY: AtomicU32 = AtomicU32::new(0);

thread_local! {
    // Neither has a destructor nor allocates, so an allocator may use them at any moment.
    static COUNTING: Cell<bool> = const { Cell::new(false) };
    static COUNTED: Cell<isize> = const { Cell::new(0) };
}

/// The allocator, watched: see the [module](self).
#[derive(Debug)]
pub struct Allocator;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

#[inline]
fn count(bytes: isize) {
    if COUNTING.get() {
        COUNTED.set(COUNTED.get() + bytes);
    }
}

#[inline]
fn watched(pointer: *mut u8, grown: isize) -> *mut u8 {
    if pointer.is_null() {
        OUT_OF_MEMORY.store(1, Ordering::Relaxed);
    } else {
        count(grown);
    }
    pointer
}

// A layout's size is at most `isize::MAX`, so these casts lose nothing.
// SAFETY: all calls go on as they are.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watched(unsafe { Blocks.alloc(layout) }, layout.size() as isize)
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller's promise.
        unsafe { Blocks.dealloc(pointer, layout) };
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watched(unsafe { Blocks.alloc_zeroed(layout) }, layout.size() as isize)
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let grown = size as isize - layout.size() as isize;
        // SAFETY: the caller's promise.
        watched(unsafe { Blocks.realloc(pointer, layout, size) }, grown)
    }
}

/// Counts what the present thread allocates and does not free, for as long as it is held: one at a time,
/// and on one thread. What the allocator itself keeps beside each block is not counted.
#[derive(Debug)]
pub struct Counting {
    _on_this_thread: std::marker::PhantomData<*const ()>,
}

impl Counting {
    /// Begins at 0.
    pub fn begin() -> Self {
        COUNTED.set(0);
        COUNTING.set(true);
        Self { _on_this_thread: std::marker::PhantomData }
    }

    /// Bytes allocated since and not freed. Below 0 where more was freed than allocated.
    pub fn bytes(&self) -> f64 {
        COUNTED.get() as f64
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        COUNTING.set(false);
    }
}

/// Bytes of memory that this instance has for itself: in a page its linear memory, natively what the
/// operating system holds in memory for the process; 0 where that is not known.
pub fn of_this_instance() -> f64 {
    platform::memory_bytes()
}

/// Address of a u32 that is not 0 once this instance ran out of memory.
pub fn alarm() -> u32 {
    OUT_OF_MEMORY.as_ptr() as usize as u32
}
