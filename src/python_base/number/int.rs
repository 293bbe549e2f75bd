//! Arithmetic of integers: machine words while they last.

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;
use num_traits::{One as _, Signed as _, ToPrimitive as _, Zero as _};

use crate::{Error, Int, IntRef, Kind, Result};

/// Bits beyond which no integer is made: 32 MiB. CPython's own limit is the memory.
const MOST_BITS: u64 = 1 << 28;

/// Two big integers' operation.
fn big(a: IntRef<'_>, b: IntRef<'_>, f: impl FnOnce(&BigInt, &BigInt) -> BigInt) -> Int {
    match (a, b) {
        (IntRef::Big(a), IntRef::Big(b)) => f(a, b),
        (IntRef::Big(a), IntRef::Small(b)) => f(a, &BigInt::from(b)),
        (IntRef::Small(a), IntRef::Big(b)) => f(&BigInt::from(a), b),
        (IntRef::Small(a), IntRef::Small(b)) => f(&BigInt::from(a), &BigInt::from(b)),
    }
    .into()
}

/// `a + b`
pub fn add<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) + i128::from(b)),
        (a, b) => big(a, b, |a, b| a + b),
    }
}

/// `a - b`
pub fn sub<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) - i128::from(b)),
        (a, b) => big(a, b, |a, b| a - b),
    }
}

/// `a * b`
pub fn mul<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) * i128::from(b)),
        (a, b) => big(a, b, |a, b| a * b),
    }
}

/// `-a`
pub fn neg<'a>(a: impl Into<IntRef<'a>>) -> Int {
    match a.into() {
        IntRef::Small(a) => Int::from(-i128::from(a)),
        IntRef::Big(a) => Int::from(-a),
    }
}

/// `~a`
pub fn bit_not<'a>(a: impl Into<IntRef<'a>>) -> Int {
    match a.into() {
        IntRef::Small(a) => Int::Small(!a),
        IntRef::Big(a) => Int::from(!a),
    }
}

/// `a & b`, of two's complements without end
pub fn bit_and<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a & b),
        (a, b) => big(a, b, |a, b| a & b),
    }
}

/// `a | b`
pub fn bit_or<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a | b),
        (a, b) => big(a, b, |a, b| a | b),
    }
}

/// `a ^ b`
pub fn bit_xor<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Int {
    match (a.into(), b.into()) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a ^ b),
        (a, b) => big(a, b, |a, b| a ^ b),
    }
}

/// Quotient rounded down, and the remainder with the divisor's sign.
fn divided(a: IntRef<'_>, b: IntRef<'_>) -> Option<(Int, Int)> {
    if b.is_zero() {
        return None;
    }
    Some(match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => match a.checked_div(b) {
            Some(quotient) => {
                let rest = a % b;
                let down = rest != 0 && (rest < 0) != (b < 0);
                (
                    Int::Small(quotient - i64::from(down)),
                    Int::Small(if down { rest + b } else { rest }),
                )
            }
            // Only the smallest by -1 overflows.
            None => (neg(a), Int::Small(0)),
        },
        (a, b) => {
            let (quotient, rest) = a.to_big().div_mod_floor(&b.to_big());
            (quotient.into(), rest.into())
        }
    })
}

/// `a // b`
///
/// # Errors
/// `ZeroDivisionError`
pub fn floor_div<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<Int> {
    Ok(div_mod(a, b)?.0)
}

/// `a % b`
///
/// # Errors
/// `ZeroDivisionError`
pub fn modulo<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<Int> {
    let divided = divided(a.into(), b.into());
    Ok(divided.ok_or_else(|| Error::zero_division("integer modulo by zero"))?.1)
}

/// `divmod(a, b)`
///
/// # Errors
/// `ZeroDivisionError`
pub fn div_mod<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<(Int, Int)> {
    let divided = divided(a.into(), b.into());
    divided.ok_or_else(|| Error::zero_division("integer division or modulo by zero"))
}

/// The bits that `a << b` has, for whoever limits memory. Saturates.
pub fn shl_bits<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> u64 {
    let by = b.into().small().map_or(u64::MAX, |b| u64::try_from(b).unwrap_or(0));
    let a = a.into();
    if a.is_zero() { 0 } else { bit_length(a).saturating_add(by) }
}

/// `a << b`
///
/// # Errors
/// `ValueError` for a negative count; `OverflowError` or `MemoryError` where the result is too large.
pub fn shl<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<Int> {
    let (a, b) = (a.into(), b.into());
    if b.is_negative() {
        return Err(Error::value("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Int::Small(0));
    }
    let Some(by) = b.small() else {
        return Err(Error::overflow("too many digits in integer"));
    };
    if let (IntRef::Small(a), 0..=63) = (a, by) {
        return Ok(Int::from(i128::from(a) << by));
    }
    room_for(shl_bits(a, b))?;
    Ok((a.to_big() << by).into())
}

/// Refuses integers beyond all measure.
pub(super) fn room_for(bits: u64) -> Result<()> {
    if bits > MOST_BITS { Err(Error::new(Kind::Memory, "")) } else { Ok(()) }
}

/// `a >> b`, rounded down
///
/// # Errors
/// `ValueError` for a negative count.
pub fn shr<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<Int> {
    let (a, b) = (a.into(), b.into());
    if b.is_negative() {
        return Err(Error::value("negative shift count"));
    }
    Ok(match (a, b.small()) {
        (IntRef::Small(a), Some(by)) => Int::Small(a >> by.min(63)),
        (IntRef::Big(a), Some(by)) if by.unsigned_abs() < a.bits() => (a >> by).into(),
        (a, _) => Int::Small(if a.is_negative() { -1 } else { 0 }),
    })
}

/// `a.bit_length()`
pub fn bit_length<'a>(a: impl Into<IntRef<'a>>) -> u64 {
    match a.into() {
        IntRef::Small(a) => u64::from(64 - a.unsigned_abs().leading_zeros()),
        IntRef::Big(a) => a.bits(),
    }
}

/// `a.bit_count()`: ones of the magnitude
pub fn bit_count<'a>(a: impl Into<IntRef<'a>>) -> u64 {
    match a.into() {
        IntRef::Small(a) => u64::from(a.unsigned_abs().count_ones()),
        IntRef::Big(a) => a.magnitude().count_ones(),
    }
}

/// `round(a, digits)`: to a multiple of a power of ten, halves to even.
pub fn int_round<'a>(a: impl Into<IntRef<'a>>, digits: i64) -> Int {
    let a = a.into();
    if digits >= 0 {
        return a.to_int();
    }
    // A power beyond twice the number rounds it to zero.
    let places = digits.unsigned_abs();
    if places > bit_length(a) / 3 + 1 {
        return Int::Small(0);
    }
    let unit = BigInt::from(10).pow(places as u32);
    let (quotient, rest) = a.to_big().div_mod_floor(&unit);
    let up = match (&rest << 1_u32).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    ((quotient + BigInt::from(i32::from(up))) * unit).into()
}

/// `int.from_bytes(bytes, byteorder, signed=…)`
pub fn int_from_bytes(bytes: &[u8], little: bool, signed: bool) -> Int {
    match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(bytes),
        (false, true) => BigInt::from_signed_bytes_be(bytes),
        (true, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    }
    .into()
}

/// `i.to_bytes(length, byteorder, signed=…)`
///
/// # Errors
/// `OverflowError` as CPython's.
pub fn int_to_bytes<'a>(
    i: impl Into<IntRef<'a>>,
    length: usize,
    little: bool,
    signed: bool,
) -> Result<Vec<u8>> {
    let i = i.into().to_big();
    if i.is_negative() && !signed {
        return Err(Error::overflow("can't convert negative int to unsigned"));
    }
    // A two's complement has one bit more for the sign.
    let bits = if signed && i.is_negative() {
        (&i + BigInt::one()).bits() + 1
    } else {
        i.bits() + u64::from(signed)
    };
    if bits.to_usize().is_none_or(|bits| bits > length.saturating_mul(8)) && !(i.is_zero()) {
        return Err(Error::overflow("int too big to convert"));
    }
    let mut bytes = i.to_signed_bytes_le();
    bytes.resize(length, if i.is_negative() { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(bytes)
}
