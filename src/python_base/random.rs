//! Python's `random.Random`: the same seed gives the same draws as CPython 3.11, on every platform but for the last
//! bit of what goes through a logarithm, an exponential or a sine.

mod distributions;
mod mersenne;

use num_bigint::{BigInt, Sign};
use sha2::{Digest as _, Sha512};

use self::mersenne::Mersenne;
use crate::number::{add, bit_length, floor_div, int_from_bytes, mul, sub};
use crate::{Error, Int, IntRef, Kind, Result};

/// Bits beyond which nothing is drawn at once: 32 MiB.
const MOST_BITS: u64 = 1 << 28;

/// A generator.
#[derive(Clone, Debug)]
pub struct Random {
    bits: Mersenne,
    /// `gauss` draws two values at a time.
    gauss_next: Option<f64>,
}

impl Random {
    /// Seeded with an integer; its sign is left out. A float, and what else has a hash, seeds with its hash as an unsigned
    /// number of 64 bits.
    pub fn new<'a>(seed: impl Into<IntRef<'a>>) -> Self {
        let magnitude = seed.into().to_big().into_parts().1;
        let mut key = magnitude.to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        Self { bits: Mersenne::by_array(&key), gauss_next: None }
    }

    /// Seeded with a string or bytes, as version 2 does: all bytes and their SHA-512 as one integer.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let mut bytes = seed.to_vec();
        bytes.extend(Sha512::digest(seed));
        Self::new(&int_from_bytes(&bytes, false, false))
    }

    /// Seeded with the hash of a float.
    pub fn from_hash(hash: i64) -> Self {
        Self::new(&Int::from(i128::from(hash as u64)))
    }

    /// `getstate()`: 624 words, the position among them, and the value that `gauss` has left.
    pub fn state(&self) -> (&[u32], usize, Option<f64>) {
        (&self.bits.words, self.bits.at, self.gauss_next)
    }

    /// `setstate()`; none where that is no state
    pub fn from_state(words: &[u32], at: usize, gauss_next: Option<f64>) -> Option<Self> {
        let words: [u32; mersenne::WORDS] = words.try_into().ok()?;
        (at <= mersenne::WORDS).then_some(Self { bits: Mersenne { words, at }, gauss_next })
    }

    /// `random()`: from 0 up to 1, a multiple of 2^-53
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.bits.next() >> 5, self.bits.next() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(count)`
    ///
    /// # Errors
    /// `ValueError` for a negative count, `MemoryError` for a huge one.
    pub fn getrandbits(&mut self, count: i64) -> Result<Int> {
        let Ok(count) = u64::try_from(count) else {
            return Err(Error::value("number of bits must be non-negative"));
        };
        if count > MOST_BITS {
            return Err(Error::new(Kind::Memory, ""));
        }
        if count <= 64 {
            return Ok(Int::from(i128::from(self.word(count as u32))));
        }
        let words: Vec<u32> = (0..count.div_ceil(32))
            .map(|word| self.word(32.min(count - word * 32) as u32) as u32)
            .collect();
        Ok(BigInt::from_slice(Sign::Plus, &words).into())
    }

    /// Up to 64 bits: the low 32 are drawn first, and of less than 32 the high ones count.
    fn word(&mut self, count: u32) -> u64 {
        let mut part =
            |count: u32| u64::from(if count == 0 { 0 } else { self.bits.next() >> (32 - count) });
        if count <= 32 {
            part(count)
        } else {
            let low = part(32);
            low | part(count - 32) << 32
        }
    }

    /// `randbytes(count)`
    pub fn randbytes(&mut self, count: usize) -> Vec<u8> {
        // As the bits of one integer, of which the last word keeps its high ones.
        let mut bytes = Vec::with_capacity(count);
        while bytes.len() < count {
            let wanted = (count - bytes.len()).min(4);
            let word = self.word(wanted as u32 * 8) as u32;
            bytes.extend_from_slice(&word.to_le_bytes()[..wanted]);
        }
        bytes
    }

    /// An index below `count`, by rejection: as many bits as `count` has, until they are below it. 0 for 0.
    pub fn below(&mut self, count: u64) -> u64 {
        if count == 0 {
            return 0;
        }
        let bits = 64 - count.leading_zeros();
        loop {
            let drawn = self.word(bits);
            if drawn < count {
                return drawn;
            }
        }
    }

    fn below_int(&mut self, count: IntRef<'_>) -> Result<Int> {
        if let Some(count) = count.small() {
            return Ok(Int::from(i128::from(self.below(u64::try_from(count).unwrap_or(0)))));
        }
        loop {
            let drawn = self.getrandbits(i64::try_from(bit_length(count)).unwrap_or(i64::MAX))?;
            if drawn.as_ref() < count {
                return Ok(drawn);
            }
        }
    }

    /// `randrange(stop)`
    ///
    /// # Errors
    /// `ValueError` where there is nothing to choose from.
    pub fn randrange_to<'a>(&mut self, stop: impl Into<IntRef<'a>>) -> Result<Int> {
        let stop = stop.into();
        if stop.signum() <= 0 {
            return Err(Error::value("empty range for randrange()"));
        }
        self.below_int(stop)
    }

    /// `randrange(start, stop, step)`
    ///
    /// # Errors
    /// `ValueError` where there is nothing to choose from.
    pub fn randrange<'a>(
        &mut self,
        start: impl Into<IntRef<'a>>,
        stop: impl Into<IntRef<'a>>,
        step: impl Into<IntRef<'a>>,
    ) -> Result<Int> {
        let (start, stop, step) = (start.into(), stop.into(), step.into());
        let width = sub(stop, start);
        if step.small() == Some(1) {
            if width.as_ref().signum() > 0 {
                return Ok(add(start, &self.below_int(width.as_ref())?));
            }
            let [start, stop, width] = [start, stop, width.as_ref()].map(IntRef::to_big);
            let message = format!("empty range for randrange() ({start}, {stop}, {width})");
            return Err(Error::value(message));
        }
        let nearly = match step.signum() {
            0 => return Err(Error::value("zero step for randrange()")),
            sign => sub(&add(&width, step), sign),
        };
        let count = floor_div(&nearly, step)?;
        if count.as_ref().signum() <= 0 {
            return Err(Error::value("empty range for randrange()"));
        }
        Ok(add(start, &mul(step, &self.below_int(count.as_ref())?)))
    }

    /// `randint(a, b)`: both ends included
    ///
    /// # Errors
    /// `ValueError` where there is nothing to choose from.
    pub fn randint<'a>(
        &mut self,
        a: impl Into<IntRef<'a>>,
        b: impl Into<IntRef<'a>>,
    ) -> Result<Int> {
        let (a, stop) = (a.into(), add(b, 1));
        self.randrange(a, stop.as_ref(), IntRef::Small(1))
    }

    /// `choice`: an index
    ///
    /// # Errors
    /// `IndexError` where there is none.
    pub fn choice(&mut self, len: usize) -> Result<usize> {
        if len == 0 {
            return Err(Error::new(Kind::Index, "Cannot choose from an empty sequence"));
        }
        Ok(self.below(len as u64) as usize)
    }

    /// `shuffle`, in place
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }

    /// `sample`: `count` different indices below `len`. With `counts` of the caller's, indices among all repeated
    /// items.
    ///
    /// # Errors
    /// `ValueError` where there are fewer.
    pub fn sample(&mut self, len: u64, count: i64) -> Result<Vec<u64>> {
        let count = u64::try_from(count)
            .ok()
            .filter(|count| *count <= len)
            .ok_or_else(|| Error::value("Sample larger than population or is negative"))?;
        // A list of all is preferred while it is smaller than a set of the chosen would be.
        let mut set_size = 21_u64;
        if count > 5 {
            let power = ((count * 3) as f64).ln() / 4_f64.ln();
            set_size = set_size.saturating_add(4_u64.saturating_pow(power.ceil() as u32));
        }
        if len <= set_size {
            let mut pool: Vec<u64> = (0..len).collect();
            Ok((0..count)
                .map(|chosen| {
                    let at = self.below(len - chosen) as usize;
                    let last = pool[(len - chosen - 1) as usize];
                    std::mem::replace(&mut pool[at], last)
                })
                .collect())
        } else {
            let mut chosen = std::collections::HashSet::new();
            let mut draw = || loop {
                let at = self.below(len);
                if chosen.insert(at) {
                    return at;
                }
            };
            Ok((0..count).map(|_| draw()).collect())
        }
    }

    /// One index of `choices` without weights
    pub fn choose(&mut self, len: usize) -> usize {
        (self.random() * len as f64).floor() as usize
    }

    /// `choices` with cumulative weights: indices
    ///
    /// # Errors
    /// `ValueError` as CPython's; `IndexError` where there are no weights.
    pub fn choices(&mut self, cumulative: &[f64], len: usize, count: usize) -> Result<Vec<usize>> {
        if cumulative.len() != len {
            return Err(Error::value("The number of weights does not match the population"));
        }
        let Some(total) = cumulative.last().copied() else {
            return Err(Error::new(Kind::Index, "list index out of range"));
        };
        if total <= 0.0 {
            return Err(Error::value("Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(Error::value("Total of weights must be finite"));
        }
        let most = len - 1;
        Ok((0..count)
            .map(|_| {
                let drawn = self.random() * total;
                bisect_right(&cumulative[..most], drawn)
            })
            .collect())
    }
}

/// Where `x` goes, behind equal ones: Python's `bisect`, which also does something with what is not in order.
fn bisect_right(sorted: &[f64], x: f64) -> usize {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = (low + high) / 2;
        if x < sorted[middle] {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
