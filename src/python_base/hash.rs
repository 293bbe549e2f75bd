//! Hashes as CPython has them on 64 bits (the Library Reference's "Hashing of numeric types"; pyhash.c, tupleobject.c
//! and setobject.c of 3.11), because they decide the order in which a set is iterated.
//!
//! -1 is no hash: it means an error there, and -2 takes its place.

use num_bigint::BigInt;
use num_traits::{Signed as _, ToPrimitive as _};

use crate::IntRef;

/// Numbers are hashed modulo this prime, 2^61 - 1.
const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// The hash of infinity.
const INFINITY: i64 = 314_159;

/// `hash(None)`. CPython 3.11 takes its address; this is what 3.12 made of it.
pub const NONE: i64 = 0xfca8_6420;

fn not_an_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash` of an `int` or a `bool`
pub fn hash_int<'a>(i: impl Into<IntRef<'a>>) -> i64 {
    let (negative, rest) = match i.into() {
        IntRef::Small(i) => (i < 0, i.unsigned_abs() % MODULUS),
        IntRef::Big(i) => {
            let rest = i.magnitude() % MODULUS;
            (i.is_negative(), rest.to_u64().unwrap_or(0))
        }
    };
    let hash = rest as i64;
    not_an_error(if negative { -hash } else { hash })
}

/// `hash` of a big integer
pub fn hash_big(i: &BigInt) -> i64 {
    hash_int(IntRef::Big(i))
}

/// `hash` of a float: that of an equal integer, if there is one. NaN hashes by its object's identity in CPython, so the
/// caller may take another hash for it than 0.
pub fn hash_float(x: f64) -> i64 {
    if x.is_nan() {
        return 0;
    }
    if x.is_infinite() {
        return if x > 0.0 { INFINITY } else { -INFINITY };
    }
    let bits = x.abs().to_bits();
    let (mantissa, exponent) = match bits >> 52 {
        0 => (bits, -1_074),
        exponent => (bits & ((1 << 52) - 1) | 1 << 52, exponent as i64 - 1_075),
    };
    // Multiplying by 2 is a rotation of the 61 bits, since 2^61 is 1; so is dividing.
    let by = exponent.rem_euclid(i64::from(BITS)) as u32;
    let rest = mantissa % MODULUS;
    let hash = if by == 0 { rest } else { (rest << by) & MODULUS | rest >> (BITS - by) };
    not_an_error(if x < 0.0 { -(hash as i64) } else { hash as i64 })
}

/// `hash` of a tuple with these hashes: the lanes of xxHash (Yann Collet), without its last rounds
pub fn hash_tuple(hashes: impl IntoIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let mut sum = PRIME_5;
    let mut length: u64 = 0;
    for hash in hashes {
        sum = sum.wrapping_add((hash as u64).wrapping_mul(PRIME_2));
        sum = sum.rotate_left(31).wrapping_mul(PRIME_1);
        length += 1;
    }
    sum = sum.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if sum == u64::MAX { 1_546_275_796 } else { sum as i64 }
}

/// `hash` of a `frozenset` with these hashes, in any order
pub fn hash_frozenset(hashes: impl IntoIterator<Item = i64>) -> i64 {
    let mut mixed: u64 = 0;
    let mut length: u64 = 0;
    for hash in hashes {
        // Hashes that are close to each other must not cancel out.
        let hash = hash as u64;
        mixed ^= ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        length += 1;
    }
    mixed ^= length.wrapping_add(1).wrapping_mul(1_927_868_237);
    mixed ^= (mixed >> 11) ^ (mixed >> 25);
    mixed = mixed.wrapping_mul(69_069).wrapping_add(907_133_923);
    if mixed == u64::MAX { 590_923_713 } else { mixed as i64 }
}

/// `hash` of a `range`: that of the tuple of its length, its start and its step as far as they matter
pub fn hash_range<'a>(
    length: impl Into<IntRef<'a>>,
    start: impl Into<IntRef<'a>>,
    step: impl Into<IntRef<'a>>,
) -> i64 {
    let length = length.into();
    let many = length.small() != Some(0);
    let more = many && length.small() != Some(1);
    hash_tuple([
        hash_int(length),
        if many { hash_int(start) } else { NONE },
        if more { hash_int(step) } else { NONE },
    ])
}

/// `hash` of `str` and `bytes`. CPython draws a key in each process, so programs cannot rely on any; this one is the same
/// everywhere, so that a schedule can be replayed. Words of 8 bytes, each multiplied and folded (as in Knuth's
/// multiplicative hashing).
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    if bytes.is_empty() {
        return 0;
    }
    let mut hash = (bytes.len() as u64).wrapping_mul(GOLDEN);
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(GOLDEN);
        hash ^= hash >> 32;
    }
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    not_an_error((hash ^ hash >> 29) as i64)
}
