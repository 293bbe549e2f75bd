//! Atomic integers and flags. Labs use these rather than std's so that every access they make to shared memory
//! goes through this module.

use std::panic::Location;
pub use std::sync::atomic::Ordering;

use rt::steer;
use seat::{self, Action, Note, Object, Op};

/// Waits for the turn to take the step `op`, and takes it on an atomic that holds `real`: what it sees, and what the atomic is to
/// hold from now on where that is another value. `change` is what is written, told what is seen; none for nothing.
#[cold]
fn take<T: Bits>(op: Op, real: T, change: impl Fn(T) -> Option<T>) -> (T, Option<T>) {
    steer::step_now(op);
    let mut wrote = None;
    let accessed = seat::access(real.to_bits(), &mut |seen| {
        wrote = change(T::from_bits(seen));
        wrote.map(T::to_bits)
    });
    let Some((seen, left)) = accessed else {
        // Nobody looks any more.
        return (real, change(real));
    };
    let seen = T::from_bits(seen);
    if op.action != Action::Store {
        seat::note(Note::Saw { value: seen.as_note() });
    }
    match wrote {
        Some(value) => seat::note(Note::Left { value: value.as_note() }),
        None if op.expects.is_some() => seat::note(Note::Refused),
        None => {}
    }
    (seen, left.map(T::from_bits))
}

/// [`std::sync::atomic::fence`].
#[inline]
#[track_caller]
pub fn fence(order: Ordering) {
    if seat::is_steered() {
        steer::step_now(Op::alone(Action::Fence, Location::caller()).ordered(order));
    }
    std::sync::atomic::fence(order);
}

/// A value as the seat keeps it, and as it is shown.
trait Bits: Copy {
    fn to_bits(self) -> u64;
    fn from_bits(bits: u64) -> Self;
    fn as_note(self) -> f64;
}

impl Bits for u32 {
    fn to_bits(self) -> u64 {
        u64::from(self)
    }

    fn from_bits(bits: u64) -> Self {
        bits as u32
    }

    fn as_note(self) -> f64 {
        f64::from(self)
    }
}

impl Bits for u64 {
    fn to_bits(self) -> u64 {
        self
    }

    fn from_bits(bits: u64) -> Self {
        bits
    }

    fn as_note(self) -> f64 {
        self as f64
    }
}

impl Bits for bool {
    fn to_bits(self) -> u64 {
        u64::from(self)
    }

    fn from_bits(bits: u64) -> Self {
        bits != 0
    }

    fn as_note(self) -> f64 {
        f64::from(u8::from(self))
    }
}

macro_rules! atomic {
    ($name:ident, $std:ty, $value:ty $(, $number:ident)?) => {
        #[doc = concat!("As [`", stringify!($std), "`].")]
        #[derive(Debug, Default)]
        pub struct $name {
            value: $std,
            name: &'static str,
        }

        impl $name {
            /// Holds `value`.
            pub const fn new(value: $value) -> Self {
                Self::named("", value)
            }

            /// Holds `value`; `name` is what the scheduler's seat calls it.
            pub const fn named(name: &'static str, value: $value) -> Self {
                Self { value: <$std>::new(value), name }
            }

            /// What a step on it is.
            #[track_caller]
            fn op(&self, action: Action, order: Ordering) -> Op {
                Op::new(action, Object::at(self, self.name), Location::caller()).ordered(order)
            }

            /// Takes a step that may write, and returns what it saw.
            #[cold]
            fn steered(&self, op: Op, change: impl Fn($value) -> Option<$value>) -> $value {
                let (seen, left) = take(op, self.value.load(Ordering::Relaxed), change);
                if let Some(value) = left {
                    // Lanes take turns, so that the order of their steps is the seat's matter alone.
                    self.value.store(value, Ordering::SeqCst);
                }
                seen
            }

            /// Reads.
            #[inline]
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                if seat::is_steered() {
                    return self.steered(self.op(Action::Load, order), |_| None);
                }
                self.value.load(order)
            }

            /// Writes.
            #[inline]
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                if seat::is_steered() {
                    self.steered(self.op(Action::Store, order), |_| Some(value));
                    return;
                }
                self.value.store(value, order);
            }

            /// Writes and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                if seat::is_steered() {
                    return self.steered(self.op(Action::ReadModifyWrite, order), |_| Some(value));
                }
                self.value.swap(value, order)
            }

            /// Writes `new` if the value is `current`, in one step.
            ///
            /// # Errors
            /// The actual value, if it was a different one.
            #[inline]
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                if seat::is_steered() {
                    let op = self.op(Action::ReadModifyWrite, success);
                    let op = op.expecting(Bits::to_bits(current), failure);
                    let seen = self.steered(op, |seen| (seen == current).then_some(new));
                    return if seen == current { Ok(seen) } else { Err(seen) };
                }
                self.value.compare_exchange(current, new, success, failure)
            }

            /// Takes the value out.
            pub fn into_inner(self) -> $value {
                self.value.load(Ordering::Relaxed)
            }
        }

        impl Drop for $name {
            #[inline]
            fn drop(&mut self) {
                if seat::is_steered() {
                    seat::forget(std::ptr::from_ref(self).addr());
                }
            }
        }

        $($number!($name, $value);)?
    };
}

macro_rules! number {
    ($name:ident, $value:ty) => {
        impl $name {
            /// Adds, wrapping around, and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn fetch_add(&self, value: $value, order: Ordering) -> $value {
                if seat::is_steered() {
                    let op = self.op(Action::ReadModifyWrite, order);
                    return self.steered(op, |seen| Some(seen.wrapping_add(value)));
                }
                self.value.fetch_add(value, order)
            }

            /// Subtracts, wrapping around, and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn fetch_sub(&self, value: $value, order: Ordering) -> $value {
                if seat::is_steered() {
                    let op = self.op(Action::ReadModifyWrite, order);
                    return self.steered(op, |seen| Some(seen.wrapping_sub(value)));
                }
                self.value.fetch_sub(value, order)
            }

            /// Keeps the larger of the two and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn fetch_max(&self, value: $value, order: Ordering) -> $value {
                if seat::is_steered() {
                    let op = self.op(Action::ReadModifyWrite, order);
                    return self.steered(op, |seen| Some(seen.max(value)));
                }
                self.value.fetch_max(value, order)
            }
        }
    };
}

atomic!(AtomicU32, std::sync::atomic::AtomicU32, u32, number);
atomic!(AtomicU64, std::sync::atomic::AtomicU64, u64, number);
atomic!(AtomicBool, std::sync::atomic::AtomicBool, bool);

/// A number that threads share without synchronisation, like a plain variable. That would be undefined
/// behaviour; this is defined, but what each thread sees is just as uncertain: it is read and written
/// relaxed. In the scheduler's seat an access that is not ordered by happens-before with another thread's write
/// is reported as a data race.
#[derive(Debug, Default)]
pub struct PlainU32 {
    value: std::sync::atomic::AtomicU32,
    name: &'static str,
}

impl PlainU32 {
    /// Holds `value`; `name` is what the scheduler's seat calls it.
    pub const fn new(name: &'static str, value: u32) -> Self {
        Self { value: std::sync::atomic::AtomicU32::new(value), name }
    }

    /// Reads.
    #[inline]
    #[track_caller]
    pub fn get(&self) -> u32 {
        self.step(Action::Read);
        let value = self.value.load(Ordering::Relaxed);
        if seat::is_steered() {
            seat::note(Note::Saw { value: value.as_note() });
        }
        value
    }

    /// Writes.
    #[inline]
    #[track_caller]
    pub fn set(&self, value: u32) {
        self.step(Action::Write);
        self.value.store(value, Ordering::Relaxed);
        if seat::is_steered() {
            seat::note(Note::Left { value: value.as_note() });
        }
    }

    #[inline]
    #[track_caller]
    fn step(&self, action: Action) {
        if seat::is_steered() {
            steer::step_now(Op::new(action, Object::at(self, self.name), Location::caller()));
        }
    }
}

impl Drop for PlainU32 {
    #[inline]
    fn drop(&mut self) {
        if seat::is_steered() {
            seat::forget(std::ptr::from_ref(self).addr());
        }
    }
}
