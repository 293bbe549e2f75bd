//! Python's `int`: a machine word as long as it fits, a big integer otherwise.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

/// An integer. One that fits 64 bits is always [`Int::Small`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// Fits 64 bits.
    Small(i64),
    /// Does not.
    Big(BigInt),
}

/// A borrowed integer. [`IntRef::Big`] may hold a small value too: all functions give the same for both.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A machine word.
    Small(i64),
    /// A big integer.
    Big(&'a BigInt),
}

impl Int {
    /// Borrows it.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Int::Small(i) => IntRef::Small(*i),
            Int::Big(i) => IntRef::Big(i),
        }
    }

    /// As a big integer.
    pub fn into_big(self) -> BigInt {
        match self {
            Int::Small(i) => BigInt::from(i),
            Int::Big(i) => i,
        }
    }
}

impl From<BigInt> for Int {
    fn from(i: BigInt) -> Self {
        match i.to_i64() {
            Some(i) => Int::Small(i),
            None => Int::Big(i),
        }
    }
}

impl From<i64> for Int {
    fn from(i: i64) -> Self {
        Int::Small(i)
    }
}

impl From<i128> for Int {
    fn from(i: i128) -> Self {
        i64::try_from(i).map_or_else(|_| Int::Big(BigInt::from(i)), Int::Small)
    }
}

impl<'a> From<&'a Int> for IntRef<'a> {
    fn from(i: &'a Int) -> Self {
        i.as_ref()
    }
}

impl<'a> From<&'a BigInt> for IntRef<'a> {
    fn from(i: &'a BigInt) -> Self {
        IntRef::Big(i)
    }
}

impl From<i64> for IntRef<'_> {
    fn from(i: i64) -> Self {
        IntRef::Small(i)
    }
}

impl IntRef<'_> {
    /// The value as a machine word, if it fits.
    pub fn small(self) -> Option<i64> {
        match self {
            IntRef::Small(i) => Some(i),
            IntRef::Big(i) => i.to_i64(),
        }
    }

    /// A big integer of its value.
    pub fn to_big(self) -> BigInt {
        match self {
            IntRef::Small(i) => BigInt::from(i),
            IntRef::Big(i) => i.clone(),
        }
    }

    /// An owned copy.
    pub fn to_int(self) -> Int {
        match self {
            IntRef::Small(i) => Int::Small(i),
            IntRef::Big(i) => i.clone().into(),
        }
    }

    /// Below 0.
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(i) => i < 0,
            IntRef::Big(i) => i.is_negative(),
        }
    }

    /// Equal to 0: Python's falsehood.
    pub fn is_zero(self) -> bool {
        match self {
            IntRef::Small(i) => i == 0,
            IntRef::Big(i) => i.is_zero(),
        }
    }

    /// Not divisible by 2.
    pub fn is_odd(self) -> bool {
        match self {
            IntRef::Small(i) => i & 1 == 1,
            IntRef::Big(i) => i.bit(0),
        }
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> i64 {
        match self {
            IntRef::Small(i) => i.signum(),
            IntRef::Big(i) => match i.sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            },
        }
    }
}

impl PartialEq for IntRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for IntRef<'_> {}

impl PartialOrd for IntRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IntRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
            (a, b) => match (a.small(), b.small()) {
                (Some(a), Some(b)) => a.cmp(&b),
                // What does not fit lies beyond what fits, on the side of its sign.
                (None, _) => a.signum().cmp(&0),
                (_, None) => 0.cmp(&b.signum()),
            },
        }
    }
}
