//! Threads that are none of the browser's: each has a stack of its own, and all of them run on the worker that explores.
//!
//! The counterpart of what is there natively, for browsers with JavaScript Promise Integration: to go on on another stack takes
//! 0.1 µs in Chromium and 1 µs in Firefox; to hand the turn over to another worker takes 10. Where a browser has no such stacks (WebKit),
//! lanes are workers.
//!
//! The engine switches its own stack of a fibre. What of Rust's locals has an address lies in memory, below `__stack_pointer`, and is
//! switched here. `#[wasm_bindgen(suspending)]` would copy that away until the fibre goes on, but lanes look at each other's.

use std::arch::asm;
use std::cell::{Cell, RefCell};
use std::mem::MaybeUninit;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::lane::Present;

#[wasm_bindgen(module = "/web/fibres.js")]
extern "C" {
    fn has_stacks() -> bool;
    fn add_switch(functions: &JsValue, entry: usize) -> usize;
    fn begin() -> Promise;
    fn end(value: &JsValue);
    fn wake(number: u32);
}

/// Leaves the stack `from` and goes on on that of `to`; on a new one from its `top`, which is 0 for others.
type Switch = extern "C" fn(from: u32, to: u32, top: usize);
type Work = Box<dyn FnOnce()>;
/// As much as wasm-bindgen gives each worker of a pool, in what the stack pointer is aligned to.
type Stack = [MaybeUninit<u128>];
const STACK_LEN: usize = (2 << 20) / size_of::<u128>();

/// The stack that began: that of whoever steers.
const BASE: Running = Running { number: 0, lane: usize::MAX };

#[derive(Clone, Copy, Debug)]
struct Running {
    number: u32,
    lane: usize,
}

struct Fibre {
    running: Running,
    /// Until it has begun.
    work: Option<Work>,
}

/// What a worker has of them.
struct Fibres {
    switch: Switch,
    /// How many there may be at a time; 0 where threads are workers.
    most: Cell<usize>,
    running: Cell<Running>,
    /// Those that have not ended and do not run.
    waiting: RefCell<Vec<Fibre>>,
    /// What the stack that is entered next begins with.
    entering: Cell<Option<Work>>,
    /// The tops of the stacks that there are, of fibre `n` at `n - 1`.
    tops: RefCell<Vec<usize>>,
    /// The numbers of those whose fibres have ended.
    free: RefCell<Vec<u32>>,
}

thread_local! {
    /// Kept as long as the worker, once there are any.
    static FIBRES: Cell<Option<&'static Fibres>> = const { Cell::new(None) };
}

impl Fibres {
    fn new() -> Self {
        let at = add_switch(&wasm_bindgen::function_table(), enter as *const () as usize);
        Self {
            // SAFETY: a function's address is where it is in the table, and this one has just been put there.
            switch: unsafe { std::mem::transmute::<usize, Switch>(at) },
            most: Cell::new(0),
            running: Cell::new(BASE),
            waiting: RefCell::default(),
            entering: Cell::default(),
            tops: RefCell::default(),
            free: RefCell::default(),
        }
    }

    /// Those that there are where threads are fibres.
    fn present() -> Option<&'static Self> {
        FIBRES.get().filter(|fibres| fibres.most.get() > 0)
    }

    /// Of a fibre: lets whoever steers go on. False where that is who runs.
    fn give_back(&self) -> bool {
        let fibre = self.running.get().number != BASE.number;
        if fibre {
            self.go_to(Fibre { running: BASE, work: None });
        }
        fibre
    }

    /// Goes on with a lane's fibre until another one comes back here. False if there is none.
    fn resume(&self, lane: usize) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        let Some(at) = waiting.iter().position(|fibre| fibre.running.lane == lane) else {
            return false;
        };
        let next = waiting.remove(at);
        drop(waiting);
        self.go_to(next);
        true
    }

    /// Leaves the present stack for that of another one, which does not wait any longer, until one comes back to it.
    fn go_to(&self, next: Fibre) {
        let present = Present::take();
        let me = self.running.replace(next.running);
        if me.number != BASE.number {
            self.waiting.borrow_mut().push(Fibre { running: me, work: None });
        }
        let top = if next.work.is_some() {
            self.entering.set(next.work);
            self.tops.borrow()[next.running.number as usize - 1]
        } else {
            0
        };
        let pointer = stack_pointer();
        (self.switch)(me.number, next.running.number, top);
        set_stack_pointer(pointer);
        self.running.set(me);
        present.restore();
    }
}

/// Whether [`on_fibres`] has fibres here.
pub fn has_fibres() -> bool {
    FIBRES.get().is_some() || has_stacks()
}

/// A promise of what `work` comes to, with room for so many threads of steered executions. Where the browser has no fibres the pool
/// has to be as large. A trap on any of the stacks rejects the promise.
pub fn on_fibres(most: u32, work: Box<dyn FnOnce() -> JsValue>) -> Promise {
    if !has_fibres() {
        return Promise::resolve(&work());
    }
    let fibres = FIBRES.get().unwrap_or_else(|| Box::leak(Box::new(Fibres::new())));
    FIBRES.set(Some(fibres));
    fibres.most.set(most as usize);
    fibres.entering.set(Some(Box::new(|| {
        let value = work();
        fibres.most.set(0);
        end(&value);
    })));
    begin()
}

/// How many there may be at a time; none where threads are workers.
pub(super) fn most() -> Option<usize> {
    Fibres::present().map(|fibres| fibres.most.get())
}

/// Has `work` done as soon as it is the turn of `lane`; gives it back where threads are workers.
#[inline(never)]
pub(super) fn spawn(
    lane: usize,
    work: Box<dyn FnOnce() + Send>,
) -> Option<Box<dyn FnOnce() + Send>> {
    let Some(fibres) = Fibres::present() else { return Some(work) };
    let number = fibres.free.borrow_mut().pop().unwrap_or_else(|| {
        let stack: &Stack = Box::leak(Box::new_uninit_slice(STACK_LEN));
        let mut tops = fibres.tops.borrow_mut();
        tops.push(stack.as_ptr_range().end.addr());
        tops.len() as u32
    });
    let running = Running { number, lane };
    fibres.waiting.borrow_mut().push(Fibre { running, work: Some(work) });
    None
}

/// What hands the turn over to the thread of a lane; none where threads are workers.
pub(crate) fn switch() -> Option<fn(usize)> {
    most().map(|_| to_lane as fn(usize))
}

/// Lets the others go on until whose turn it is may have changed: at first the thread of `lane`.
fn to_lane(lane: usize) {
    let went = Fibres::present().is_some_and(|fibres| fibres.resume(lane) || fibres.give_back());
    assert!(went, "whose turn it is has a fibre");
}

/// Lets all others go on for a while, where threads are fibres; whether they are.
#[inline(never)]
pub(crate) fn rest() -> bool {
    let Some(fibres) = Fibres::present() else { return false };
    if !fibres.give_back() {
        let waiting = fibres.waiting.borrow();
        let lanes: Vec<usize> = waiting.iter().map(|fibre| fibre.running.lane).collect();
        drop(waiting);
        assert!(!lanes.is_empty(), "who is waited for has a fibre");
        for lane in lanes {
            fibres.resume(lane);
        }
    }
    true
}

/// A number, not 0, that no other fibre of this worker has; none where none runs.
pub(super) fn id() -> Option<usize> {
    let number = Fibres::present()?.running.get().number;
    // Below any address.
    (number != BASE.number).then_some(number as usize)
}

/// The first function on a stack. It has no locals in memory: they would lie on that of whoever ran before.
extern "C" fn enter(number: u32, top: usize) {
    if top != 0 {
        set_stack_pointer(top);
    }
    perform(number);
}

#[inline(never)]
fn perform(number: u32) {
    let fibres = FIBRES.get().expect_throw("interleave: fibres are there");
    // As on a thread that is new.
    Present::NONE.restore();
    fibres.entering.take().expect_throw("interleave: a stack has work")();
    if number != BASE.number {
        // Who needs a stack next comes after the end of this function.
        fibres.free.borrow_mut().push(number);
        wake(BASE.number);
    }
}

#[inline(always)]
fn stack_pointer() -> usize {
    let pointer;
    // SAFETY: reads the global that every function with locals in memory reads.
    unsafe {
        asm!(
            ".globaltype __stack_pointer, i32",
            "global.get __stack_pointer",
            "local.set {}",
            out(local) pointer,
        );
    }
    pointer
}

/// To what [`stack_pointer`] was on this stack, or to the top of a new one.
#[inline(always)]
fn set_stack_pointer(pointer: usize) {
    // SAFETY: as said; what lies above belongs to the callers on this stack, which have left it as it is.
    unsafe {
        asm!(
            ".globaltype __stack_pointer, i32",
            "local.get {}",
            "global.set __stack_pointer",
            in(local) pointer,
        );
    }
}
