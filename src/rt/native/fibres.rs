//! Threads that are none of the system's: each has a stack of its own, and all of them run on the thread that explores.
//!
//! In a steered execution one thread runs at a time anyway. To hand the turn over, the system has to wake one thread and
//! to put another to sleep, several microseconds; to go on on another stack takes some nanoseconds. Wherever
//! [`with_resources`](super::with_resources) gives threads, lanes are real ones. A page's fibres are `web/fibres.rs`.

use std::cell::{Cell, RefCell};
use std::ptr::null;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

use super::{STACK_BYTES, with_resources};
use crate::lane::Present;

/// How a fibre gives the thread back.
type Back = Yielder<(), ()>;

struct Fibre {
    lane: usize,
    work: Coroutine<(), (), ()>,
}

/// What the present thread has of them.
struct Fibres {
    /// How many there may be at a time; 0 where threads are the system's.
    most: Cell<usize>,
    /// Those that have not ended and do not run.
    waiting: RefCell<Vec<Fibre>>,
    /// Of those that have ended: a new one takes some page faults.
    stacks: RefCell<Vec<DefaultStack>>,
    /// Of the fibre that runs; null where the thread itself does.
    running: Cell<*const Back>,
}

thread_local! {
    static FIBRES: Fibres = const {
        Fibres {
            most: Cell::new(0),
            waiting: RefCell::new(Vec::new()),
            stacks: RefCell::new(Vec::new()),
            running: Cell::new(null()),
        }
    };
}

/// Calls `work` with room for so many threads of steered executions. Others cannot be started from within.
pub fn with_fibres<R>(most: usize, work: impl FnOnce() -> R) -> R {
    struct Restore(usize);
    impl Drop for Restore {
        fn drop(&mut self) {
            FIBRES.with(|fibres| fibres.most.set(self.0));
        }
    }
    // An exploration within another one: its lanes have the same numbers.
    let within = FIBRES.with(|fibres| fibres.most.get()) > 0;
    let _restore =
        Restore(FIBRES.with(|fibres| fibres.most.replace(if within { 0 } else { most })));
    if within { with_resources(most, 0, work) } else { work() }
}

/// How many there may be at a time; none where threads are the system's.
pub(super) fn most() -> Option<usize> {
    FIBRES.with(|fibres| Some(fibres.most.get()).filter(|most| *most > 0))
}

/// Has `work` done as soon as it is the turn of `lane`.
pub(super) fn spawn(lane: usize, work: Box<dyn FnOnce() + Send>) {
    FIBRES.with(|fibres| {
        let kept = fibres.stacks.borrow_mut().pop();
        let stack = kept.unwrap_or_else(|| {
            DefaultStack::new(STACK_BYTES).expect("the operating system gives memory")
        });
        let work = Coroutine::with_stack(stack, |back: &Back, ()| {
            FIBRES.with(|fibres| fibres.running.set(back));
            // As on a thread that is new.
            Present::NONE.restore();
            work();
        });
        fibres.waiting.borrow_mut().push(Fibre { lane, work });
    });
}

/// What hands the turn over to the thread of a lane; none where threads are the system's.
pub(crate) fn switch() -> Option<fn(usize)> {
    most().map(|_| to_lane as fn(usize))
}

/// Lets the others go on until whose turn it is may have changed: at first the thread of `lane`.
fn to_lane(lane: usize) {
    if !give_back() {
        assert!(resume(lane), "lane {lane} has the turn, and no fibre");
    }
}

/// Lets all others go on for a while, where threads are fibres; whether they are.
pub(crate) fn rest() -> bool {
    if most().is_none() {
        return false;
    }
    if !give_back() {
        let lanes: Vec<usize> =
            FIBRES.with(|fibres| fibres.waiting.borrow().iter().map(|fibre| fibre.lane).collect());
        assert!(!lanes.is_empty(), "who is waited for has a fibre");
        for lane in lanes {
            resume(lane);
        }
    }
    true
}

/// A number, not 0, that no other fibre of this thread has; none where none runs.
pub(super) fn id() -> Option<usize> {
    let running = FIBRES.with(|fibres| fibres.running.get());
    (!running.is_null()).then(|| running.addr())
}

/// Of a fibre: gives the thread back, until it is resumed. False where the thread itself runs.
fn give_back() -> bool {
    let running = FIBRES.with(|fibres| fibres.running.get());
    // SAFETY: set by the fibre that runs, which it belongs to.
    let Some(back) = (unsafe { running.as_ref() }) else { return false };
    let present = Present::take();
    back.suspend(());
    FIBRES.with(|fibres| fibres.running.set(running));
    present.restore();
    true
}

/// Of the thread itself: goes on with a lane's fibre until that gives the thread back, or has ended. False if there is none.
fn resume(lane: usize) -> bool {
    let waiting = FIBRES.with(|fibres| {
        let mut waiting = fibres.waiting.borrow_mut();
        let at = waiting.iter().position(|fibre| fibre.lane == lane);
        at.map(|at| waiting.remove(at))
    });
    let Some(mut fibre) = waiting else { return false };
    let present = Present::take();
    let came = fibre.work.resume(());
    present.restore();
    FIBRES.with(|fibres| {
        fibres.running.set(null());
        match came {
            CoroutineResult::Yield(()) => fibres.waiting.borrow_mut().push(fibre),
            CoroutineResult::Return(()) => {
                fibres.stacks.borrow_mut().push(fibre.work.into_stack());
            }
        }
    });
    true
}
