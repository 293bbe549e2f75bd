//! Atomic integers and flags. Labs use these rather than std's so that every access of theirs to shared memory
//! goes through this module.

pub use std::sync::atomic::Ordering;

macro_rules! atomic {
    ($name:ident, $std:ty, $value:ty $(, $number:ident)?) => {
        #[doc = concat!("As [`", stringify!($std), "`].")]
        #[derive(Debug, Default)]
        pub struct $name($std);

        impl $name {
            /// Holds `value`.
            pub const fn new(value: $value) -> Self {
                Self(<$std>::new(value))
            }

            /// Reads.
            #[inline]
            pub fn load(&self, order: Ordering) -> $value {
                self.0.load(order)
            }

            /// Writes.
            #[inline]
            pub fn store(&self, value: $value, order: Ordering) {
                self.0.store(value, order);
            }

            /// Writes and returns the value before, as one step.
            #[inline]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                self.0.swap(value, order)
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
                self.0.compare_exchange(current, new, success, failure)
            }

            /// Takes the value out.
            pub fn into_inner(self) -> $value {
                self.0.into_inner()
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
                self.0.fetch_add(value, order)
            }

            /// Subtracts, wrapping around, and returns the value before, as one step.
            #[inline]
            pub fn fetch_sub(&self, value: $value, order: Ordering) -> $value {
                self.0.fetch_sub(value, order)
            }

            /// Keeps the greater of the two and returns the value before, as one step.
            #[inline]
            pub fn fetch_max(&self, value: $value, order: Ordering) -> $value {
                self.0.fetch_max(value, order)
            }
        }
    };
}

atomic!(AtomicU32, std::sync::atomic::AtomicU32, u32, number);
atomic!(AtomicU64, std::sync::atomic::AtomicU64, u64, number);
atomic!(AtomicBool, std::sync::atomic::AtomicBool, bool);
