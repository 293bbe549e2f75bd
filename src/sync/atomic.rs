//! Atomic integers and flags. Labs use these rather than std's so that every access of theirs to shared memory
//! goes through this module.

pub use std::sync::atomic::Ordering;

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
            pub fn load(&self, order: Ordering) -> $value {
                self.value.load(order)
            }

            /// Writes.
            #[inline]
            pub fn store(&self, value: $value, order: Ordering) {
                self.value.store(value, order);
            }

            /// Writes and returns the value before, as one step.
            #[inline]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                self.value.swap(value, order)
            }

            /// Writes `new` if the value is `current`, as one step.
            ///
            /// # Errors
            /// The value, which was another.
            #[inline]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.value.compare_exchange(current, new, success, failure)
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
            /// Adds, wrapping around, and returns the value before, as one step.
            #[inline]
            pub fn fetch_add(&self, value: $value, order: Ordering) -> $value {
                self.value.fetch_add(value, order)
            }

            /// Subtracts, wrapping around, and returns the value before, as one step.
            #[inline]
            pub fn fetch_sub(&self, value: $value, order: Ordering) -> $value {
                self.value.fetch_sub(value, order)
            }

            /// Keeps the greater of the two and returns the value before, as one step.
            #[inline]
            pub fn fetch_max(&self, value: $value, order: Ordering) -> $value {
                self.value.fetch_max(value, order)
            }
        }
    };
}

atomic!(AtomicU32, std::sync::atomic::AtomicU32, u32, number);
atomic!(AtomicU64, std::sync::atomic::AtomicU64, u64, number);
atomic!(AtomicBool, std::sync::atomic::AtomicBool, bool);

/// A number that threads share without any care, as a plain variable would be. That would be undefined
/// behaviour; this is defined, and what each thread sees of it is just as uncertain: it is read and written
/// relaxed. In the scheduler's seat an access that no happens-before orders with another thread's write
/// is found and named as a data race.
#[derive(Debug, Default)]
pub struct PlainU32(AtomicU32);

impl PlainU32 {
    /// Holds `value`; `name` is what the scheduler's seat calls it.
    pub const fn new(name: &'static str, value: u32) -> Self {
        Self(AtomicU32::named(name, value))
    }

    /// Reads.
    #[inline]
    pub fn get(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Writes.
    #[inline]
    pub fn set(&self, value: u32) {
        self.0.store(value, Ordering::Relaxed);
    }
}
