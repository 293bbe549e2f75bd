//! What has to run Python code when its last reference goes: suspended generators, and objects with a `__del__`.
//!
//! References go anywhere, also where no Python may run. So what is dropped is put aside here, and the thread's machine
//! runs it at the next place where it can: after the instruction.

use std::cell::{Cell, RefCell};

use refs::Ref;

use super::{GenState, Generator, Instance, Value};

/// Something that was dropped, alive once more.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Dropped {
    Generator(Ref<Generator>),
    Instance(Ref<Instance>),
    /// A coroutine that never ran, by its name: a mistake that CPython warns of.
    NeverAwaited(String),
    /// A function that is called when its guard goes, and its arguments.
    Call(Value, Vec<Value>),
}

thread_local! {
    static ANY: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Dropped>> = const { RefCell::new(Vec::new()) };
}

/// Puts something aside.
#[cold]
pub(crate) fn put(dropped: Dropped) {
    // On a thread that is ending there is nobody left to run it.
    let _ = WAITING.try_with(|waiting| {
        if let Ok(mut waiting) = waiting.try_borrow_mut() {
            waiting.push(dropped);
            ANY.set(true);
        }
    });
}

/// Whether something waits.
#[inline]
pub(crate) fn any() -> bool {
    ANY.get()
}

/// Lets go of what waits, without running anything of it.
pub(crate) fn forget() {
    // What is dropped here may be what holds the next.
    while any() {
        for one in take() {
            match one {
                Dropped::Generator(generator) => generator.state.set(GenState::Done),
                Dropped::Instance(_) | Dropped::NeverAwaited(_) | Dropped::Call(..) => {}
            }
        }
    }
}

/// What waits, in the order of dropping.
pub(crate) fn take() -> Vec<Dropped> {
    ANY.set(false);
    WAITING.with(|waiting| std::mem::take(&mut *waiting.borrow_mut()))
}
