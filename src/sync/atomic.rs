//! Atomic integers and flags. Labs use these rather than std's so that every access they make to shared memory
//! goes through this module.

use std::panic::Location;
pub use std::sync::atomic::Ordering;

use rt::steer;
use seat::{self, Action, Note, Object, Op};

/// The step that an access to `object` is.
#[cold]
fn step(action: Action, object: Object, order: Option<Ordering>, at: &'static Location<'static>) {
    let op = Op::new(action, object, at);
    steer::step_now(order.map_or(op, |order| op.ordered(order)));
}

/// Steps before an access, and says what it saw and left.
macro_rules! access {
    ($self:ident, $action:ident, $order:expr) => {
        if seat::is_steered() {
            step(Action::$action, Object::at($self, $self.name), $order, Location::caller());
        }
    };
}

fn saw(value: impl AsNote) {
    seat::note(Note::Saw { value: value.as_note() });
}

fn left(value: impl AsNote) {
    seat::note(Note::Left { value: value.as_note() });
}

/// A value as it is shown.
trait AsNote: Copy {
    fn as_note(self) -> f64;
}

impl AsNote for u32 {
    fn as_note(self) -> f64 {
        f64::from(self)
    }
}

impl AsNote for u64 {
    fn as_note(self) -> f64 {
        self as f64
    }
}

impl AsNote for bool {
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

            /// Reads.
            #[inline]
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                access!(self, Load, Some(order));
                let value = self.value.load(order);
                if seat::is_steered() {
                    saw(value);
                }
                value
            }

            /// Writes.
            #[inline]
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                access!(self, Store, Some(order));
                self.value.store(value, order);
                if seat::is_steered() {
                    left(value);
                }
            }

            /// Writes and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                access!(self, ReadModifyWrite, Some(order));
                self.changed(self.value.swap(value, order))
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
                access!(self, ReadModifyWrite, Some(success));
                let exchanged = self.value.compare_exchange(current, new, success, failure);
                match exchanged {
                    Ok(before) => Ok(self.changed(before)),
                    Err(other) => {
                        if seat::is_steered() {
                            saw(other);
                            seat::note(Note::Refused);
                        }
                        Err(other)
                    }
                }
            }

            /// Passes on what was `before` a change, which is told where the lane is steered.
            #[inline]
            fn changed(&self, before: $value) -> $value {
                if seat::is_steered() {
                    saw(before);
                    left(self.value.load(Ordering::Relaxed));
                }
                before
            }

            /// Takes the value out.
            pub fn into_inner(self) -> $value {
                self.value.into_inner()
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
                access!(self, ReadModifyWrite, Some(order));
                self.changed(self.value.fetch_add(value, order))
            }

            /// Subtracts, wrapping around, and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn fetch_sub(&self, value: $value, order: Ordering) -> $value {
                access!(self, ReadModifyWrite, Some(order));
                self.changed(self.value.fetch_sub(value, order))
            }

            /// Keeps the larger of the two and returns the previous value, in one step.
            #[inline]
            #[track_caller]
            pub fn fetch_max(&self, value: $value, order: Ordering) -> $value {
                access!(self, ReadModifyWrite, Some(order));
                self.changed(self.value.fetch_max(value, order))
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
        access!(self, Read, None);
        let value = self.value.load(Ordering::Relaxed);
        if seat::is_steered() {
            saw(value);
        }
        value
    }

    /// Writes.
    #[inline]
    #[track_caller]
    pub fn set(&self, value: u32) {
        access!(self, Write, None);
        self.value.store(value, Ordering::Relaxed);
        if seat::is_steered() {
            left(value);
        }
    }
}
