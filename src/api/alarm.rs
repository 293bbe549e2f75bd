//! Notices that the memory limit was reached. Rust ends an allocation that fails with a trap, which
//! says nothing of its reason; so the allocator leaves a mark where the page can find it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU32, Ordering};

static OUT_OF_MEMORY: AtomicU32 = AtomicU32::new(0);

struct Watched;

fn watched(pointer: *mut u8) -> *mut u8 {
    if pointer.is_null() {
        OUT_OF_MEMORY.store(1, Ordering::Relaxed);
    }
    pointer
}

// SAFETY: all calls go to the system's allocator as they are.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watched(unsafe { System.alloc(layout) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) };
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watched(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        watched(unsafe { System.realloc(pointer, layout, size) })
    }
}

#[global_allocator]
static ALLOCATOR: Watched = Watched;

/// Where the mark is.
pub fn address() -> u32 {
    OUT_OF_MEMORY.as_ptr() as usize as u32
}
