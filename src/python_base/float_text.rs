//! A float as text in one of the styles that `repr`, format specifications and `%` share, as CPython's
//! `PyOS_double_to_string` lays them out.

use crate::decimal::Digits;

/// How a float is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `e`: scientific.
    Exponent,
    /// `f`: a fixed number of digits after the point.
    Fixed,
    /// `g`: significant digits, scientific where the number is very small or needs more digits than that.
    General,
    /// `r`: the fewest digits that read back as the same float. Has no precision.
    Repr,
}

/// What may be asked for besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `#`: the point stays even without digits after it, and `g` keeps trailing zeros.
    pub alternate: bool,
    /// At least `.0` after a number that is not scientific.
    pub add_dot_0: bool,
    /// `z`: what rounds to zero has no sign.
    pub no_negative_zero: bool,
    /// `E`, `INF`, `NAN`.
    pub upper: bool,
}

/// Where `repr` turns to scientific notation: the point lies beyond this many digits, or this far before them.
const REPR_POINT: (i64, i64) = (-4, 16);

/// A float as text. `precision` is what stands behind the `.` of a format: any number of zeros is written out, so
/// the caller limits it.
pub fn float_text(x: f64, style: Style, precision: usize, flags: Flags) -> String {
    let text = if x.is_nan() {
        "nan".to_owned()
    } else if x.is_infinite() {
        (if x < 0.0 { "-inf" } else { "inf" }).to_owned()
    } else {
        finite(x, style, precision, flags)
    };
    if flags.upper { text.to_ascii_uppercase() } else { text }
}

/// The float times 10^`places`, rounded half to even: exact, where that is quickly told.
fn scaled(x: f64, places: usize) -> Option<u64> {
    const FRACTION: u32 = f64::MANTISSA_DIGITS - 1;
    let bits = x.abs().to_bits();
    let exponent = (bits >> FRACTION) as u32;
    let fraction = bits & ((1 << FRACTION) - 1);
    // The float is this by 2^-shift. Subnormal ones are left out, as is all that does not fit.
    let mantissa = fraction | 1 << FRACTION;
    let shift = (f64::MAX_EXP as u32 - 1 + FRACTION).checked_sub(exponent)?;
    if exponent == 0 || !(1..120).contains(&shift) || places > 15 {
        return None;
    }
    let product = u128::from(mantissa) * u128::from(10_u64.pow(places as u32));
    let (whole, half) = (product >> shift, 1_u128 << (shift - 1));
    let rest = product & ((half << 1) - 1);
    let up = rest > half || (rest == half && whole & 1 == 1);
    u64::try_from(whole + u128::from(up)).ok()
}

/// What `scaled` gives, with the point in its place.
fn fixed(scaled: u64, negative: bool, places: usize, flags: Flags) -> String {
    let mut out = format!("{scaled:0width$}", width = places + 1);
    if places > 0 || flags.alternate {
        out.insert(out.len() - places, '.');
    }
    if negative && !(scaled == 0 && flags.no_negative_zero) {
        out.insert(0, '-');
    }
    out
}

fn finite(x: f64, style: Style, precision: usize, flags: Flags) -> String {
    if style == Style::Fixed
        && !flags.add_dot_0
        && let Some(scaled) = scaled(x, precision)
    {
        return fixed(scaled, x.is_sign_negative(), precision, flags);
    }
    let wanted = precision as i64;
    let (digits, end) = match style {
        Style::Exponent => (Digits::significant(x, precision.saturating_add(1)), wanted + 1),
        Style::Fixed => {
            let digits = Digits::places(x, precision);
            let end = digits.point + wanted;
            (digits, end)
        }
        Style::General => {
            let digits = Digits::significant(x, precision.max(1));
            let end = if flags.alternate { wanted.max(1) } else { 0 };
            (digits, end)
        }
        Style::Repr => (Digits::shortest(x), 0),
    };
    let mut point = digits.point;
    let scientific = match style {
        Style::Exponent => true,
        Style::Fixed => false,
        // With a forced `.0`, a digit fewer fits.
        Style::General => {
            point <= REPR_POINT.0 || point > wanted.max(1) - i64::from(flags.add_dot_0)
        }
        Style::Repr => point <= REPR_POINT.0 || point > REPR_POINT.1,
    };
    let exponent = point - 1;
    if scientific {
        point = 1;
    }
    let least = if !scientific && flags.add_dot_0 { point + 1 } else { point };
    let end = end.max(digits.digits.len() as i64).max(least);

    let mut out = String::new();
    let zero = digits.digits == "0";
    if x.is_sign_negative() && !(zero && flags.no_negative_zero) {
        out.push('-');
    }
    // The digits from one position up to another, zeros where there are none.
    let push = |out: &mut String, from: i64, to: i64| {
        let count = digits.digits.len() as i64;
        let zeros = |n: i64| std::iter::repeat_n('0', usize::try_from(n).unwrap_or(0));
        out.extend(zeros(to.min(0) - from.min(0)));
        let (from, to) = (from.max(0), to.max(0));
        let (first, last) = (from.min(count) as usize, to.min(count) as usize);
        out.push_str(&digits.digits[first..last]);
        out.extend(zeros(to - from.max(count)));
    };
    push(&mut out, point.min(0) - i64::from(point <= 0), point.min(0));
    push(&mut out, 0, point.max(0));
    if end > point || flags.alternate {
        out.push('.');
    }
    push(&mut out, point, end);
    if scientific {
        out.push_str(&format!("e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs()));
    }
    out
}
