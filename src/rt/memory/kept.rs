//! Small blocks that a thread has freed and keeps for what it allocates next.
//!
//! The allocator of wasm has one lock for all threads, and who waits for it spins: two threads that allocate all the
//! time are no faster than one, and with more threads than cores they spin until the one with the lock gets its turn
//! again. A list of freed blocks for each size and thread is the oldest remedy there is: Berger and others, Hoard: A
//! Scalable Memory Allocator for Multithreaded Applications, ASPLOS 2000, section 2, has its history.
//!
//! A thread's blocks are nobody else's for as long as the instance lives, and in a page threads live as long as that.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

/// Sizes are rounded up to a multiple of this, in bytes. Every block of the system's is aligned to it.
const STEP: usize = 8;
/// Larger blocks are not kept.
const LARGEST: usize = 256;
/// What a thread keeps of each size, in bytes: all sizes together 256 KB.
const MOST: usize = 8 << 10;

/// A block that nobody uses has the address of the next one in it.
struct Free {
    next: *mut Free,
}

/// The kept blocks of a size.
struct List {
    first: Cell<*mut Free>,
    len: Cell<usize>,
}

thread_local! {
    // It has no destructor and does not allocate, so an allocator may use it at any moment.
    static LISTS: [List; LARGEST / STEP] =
        const { [const { List { first: Cell::new(null_mut()), len: Cell::new(0) } }; LARGEST / STEP] };
}

/// Which list a block belongs to.
#[inline]
const fn index(layout: Layout) -> Option<usize> {
    let (size, align) = (layout.size(), layout.align());
    if size == 0 || size > LARGEST || align > STEP { None } else { Some((size - 1) / STEP) }
}

/// How the blocks of a list were allocated.
#[inline]
const fn layout_of(index: usize) -> Layout {
    // SAFETY: a power of two, and far from the largest size.
    unsafe { Layout::from_size_align_unchecked((index + 1) * STEP, STEP) }
}

/// The system's allocator, with small blocks kept by the thread that freed them.
pub(super) struct Kept;

// SAFETY: a block is the system's, in a list, or in use. Those in a list have been freed and are only this thread's.
unsafe impl GlobalAlloc for Kept {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(index) = index(layout) else {
            // SAFETY: the caller's promise.
            return unsafe { System.alloc(layout) };
        };
        let kept = LISTS.with(|lists| {
            let List { first, len } = &lists[index];
            let block = first.get();
            if !block.is_null() {
                // SAFETY: `dealloc` has written it.
                first.set(unsafe { (*block).next });
                len.set(len.get() - 1);
            }
            block
        });
        if kept.is_null() {
            // SAFETY: it has a size.
            unsafe { System.alloc(layout_of(index)) }
        } else {
            kept.cast()
        }
    }

    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let Some(index) = index(layout) else {
            // SAFETY: the caller's promise.
            return unsafe { System.dealloc(pointer, layout) };
        };
        let kept = LISTS.with(|lists| {
            let List { first, len } = &lists[index];
            let room = len.get() < MOST / ((index + 1) * STEP);
            if room {
                let block = pointer.cast::<Free>();
                // SAFETY: nobody uses the block any more; it is large enough, and aligned to `STEP`.
                unsafe { block.write(Free { next: first.get() }) };
                first.set(block);
                len.set(len.get() + 1);
            }
            room
        });
        if !kept {
            // SAFETY: `alloc` got it from the system with this layout.
            unsafe { System.dealloc(pointer, layout_of(index)) };
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if index(layout).is_none() {
            // The system knows of memory that is zeros already.
            // SAFETY: the caller's promise.
            return unsafe { System.alloc_zeroed(layout) };
        }
        // SAFETY: the caller's promise.
        let pointer = unsafe { self.alloc(layout) };
        if !pointer.is_null() {
            // SAFETY: the block has that size.
            unsafe { pointer.write_bytes(0, layout.size()) };
        }
        pointer
    }

    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promise, that a layout may have this size.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (index(layout), index(wanted)) {
            // SAFETY: the caller's promise; before and after it is the system's.
            (None, None) => unsafe { System.realloc(pointer, layout, size) },
            (before, after) if before == after => pointer,
            _ => {
                // SAFETY: two blocks, each of at least the smaller size.
                unsafe {
                    let moved = self.alloc(wanted);
                    if !moved.is_null() {
                        moved.copy_from_nonoverlapping(pointer, layout.size().min(size));
                        self.dealloc(pointer, layout);
                    }
                    moved
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives all that the present thread keeps back to the system, for in a test threads end.
    fn give_back() {
        LISTS.with(|lists| {
            for (index, List { first, len }) in lists.iter().enumerate() {
                let mut block = first.replace(null_mut());
                len.set(0);
                while !block.is_null() {
                    // SAFETY: it is in the list, and `alloc` got it from the system with this layout.
                    unsafe {
                        let next = (*block).next;
                        System.dealloc(block.cast(), layout_of(index));
                        block = next;
                    }
                }
            }
        });
    }

    #[derive(Debug, Clone)]
    enum Step {
        Alloc { size: usize, align: usize, zeroed: bool },
        Free(usize),
        Resize(usize, usize),
    }

    fn size() -> impl Strategy<Value = usize> {
        prop_oneof![4 => 1..=LARGEST + 2 * STEP, 1 => 1..10_000usize]
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (size(), 0..6u32, any::<bool>()).prop_map(|(size, align, zeroed)| Step::Alloc {
                size,
                align: 1 << align,
                zeroed
            }),
            any::<usize>().prop_map(Step::Free),
            (any::<usize>(), size()).prop_map(|(which, size)| Step::Resize(which, size)),
        ]
    }

    /// A block in use, all of whose bytes are `mark`.
    struct Used {
        pointer: *mut u8,
        layout: Layout,
        mark: u8,
    }

    impl Used {
        fn bytes(&mut self) -> &mut [u8] {
            // SAFETY: this many bytes were allocated and written.
            unsafe { std::slice::from_raw_parts_mut(self.pointer, self.layout.size()) }
        }
    }

    proptest! {
        #[test]
        fn blocks_keep_what_is_in_them_and_are_nobody_elses(steps in proptest::collection::vec(step(), 1..400)) {
            let mut used: Vec<Used> = Vec::new();
            for (mark, step) in (0..=u8::MAX).cycle().zip(steps) {
                match step {
                    Step::Alloc { size, align, zeroed } => {
                        let layout = Layout::from_size_align(size, align).unwrap();
                        // SAFETY: the size is not 0, and a zeroed block is read no further than that.
                        let pointer = unsafe {
                            if zeroed {
                                let pointer = Kept.alloc_zeroed(layout);
                                let bytes = std::slice::from_raw_parts(pointer, size);
                                prop_assert!(bytes.iter().all(|byte| *byte == 0));
                                pointer
                            } else {
                                Kept.alloc(layout)
                            }
                        };
                        prop_assert_eq!(pointer.addr() % align, 0);
                        // SAFETY: that many bytes are there.
                        unsafe { pointer.write_bytes(mark, size) };
                        used.push(Used { pointer, layout, mark });
                    }
                    Step::Free(which) if !used.is_empty() => {
                        let mut one = used.swap_remove(which % used.len());
                        let mark = one.mark;
                        prop_assert!(one.bytes().iter().all(|byte| *byte == mark));
                        // SAFETY: it was allocated with this layout, and is not used any more.
                        unsafe { Kept.dealloc(one.pointer, one.layout) };
                    }
                    Step::Resize(which, size) if !used.is_empty() => {
                        let at = which % used.len();
                        let one = &mut used[at];
                        let both = one.layout.size().min(size);
                        // SAFETY: it was allocated with this layout.
                        one.pointer = unsafe { Kept.realloc(one.pointer, one.layout, size) };
                        one.layout = Layout::from_size_align(size, one.layout.align()).unwrap();
                        let mark = one.mark;
                        prop_assert!(one.bytes()[..both].iter().all(|byte| *byte == mark));
                        one.bytes().fill(mark);
                    }
                    Step::Free(_) | Step::Resize(..) => {}
                }
            }
            for mut one in used {
                let mark = one.mark;
                prop_assert!(one.bytes().iter().all(|byte| *byte == mark));
                // SAFETY: as above.
                unsafe { Kept.dealloc(one.pointer, one.layout) };
            }
            LISTS.with(|lists| {
                for (index, list) in lists.iter().enumerate() {
                    assert!(list.len.get() * (index + 1) * STEP <= MOST);
                }
            });
            give_back();
        }
    }
}
