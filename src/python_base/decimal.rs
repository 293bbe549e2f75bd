//! A float's decimal digits.
//!
//! Rust's formatting gives the shortest digits that read back as the same float (Loitsch's Grisu3, with Steele
//! and White's Dragon4 behind it) and exact ones, rounded half to even, at any precision, as David Gay's `dtoa`
//! does for CPython. The tests hold both against CPython.

/// Significant digits after which a finite float has only zeros: the smallest subnormals have the most, 767.
const MOST_DIGITS: usize = 800;

/// Digits after the point after which a finite float has only zeros: 2^-1074 has the most.
const MOST_PLACES: usize = 1_080;

/// Decimals of up to 15 digits are told apart by floats.
const FEWEST_DIGITS_OF_TIES: usize = 15;

/// Significant digits without trailing zeros, and where the point stands: the value is 0.DIGITS × 10^point.
/// Zero has the digit 0 and its point at 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    pub digits: String,
    pub point: i64,
}

impl Digits {
    /// From Rust's scientific notation, `d.ddde±n`.
    fn scientific(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        Self { digits, point: exponent.parse::<i64>().unwrap_or(0) + 1 }.trimmed()
    }

    fn trimmed(mut self) -> Self {
        self.digits.truncate(self.digits.trim_end_matches('0').len());
        if self.digits.is_empty() {
            self.digits.push('0');
            self.point = 1;
        }
        self
    }

    /// The fewest digits that read back as `x`, which is finite; the sign is left out. Of two that are equally near,
    /// the even one: here Rust takes the upper.
    pub fn shortest(x: f64) -> Self {
        let text = format!("{:e}", x.abs());
        let found = Self::scientific(&text);
        // The exact value has one digit more, then, and with fewer than these, two decimals are two floats.
        if found.digits.len() < FEWEST_DIGITS_OF_TIES {
            return found;
        }
        let even = format!("{:.*e}", found.digits.len() - 1, x.abs());
        let reads_back = even != text && even.parse() == Ok(x.abs());
        if reads_back { Self::scientific(&even) } else { found }
    }

    /// At most `count` significant digits (at least one), exactly rounded half to even.
    pub fn significant(x: f64, count: usize) -> Self {
        Self::scientific(&format!("{:.*e}", count.clamp(1, MOST_DIGITS) - 1, x.abs()))
    }

    /// At most `places` digits after the point, exactly rounded half to even.
    pub fn places(x: f64, places: usize) -> Self {
        let text = format!("{:.*}", places.min(MOST_PLACES), x.abs());
        let whole = text.find('.').unwrap_or(text.len());
        let all: String = text.chars().filter(char::is_ascii_digit).collect();
        let digits = all.trim_start_matches('0');
        let leading = all.len() - digits.len();
        let digits = digits.to_owned();
        Self { digits, point: whole as i64 - leading as i64 }.trimmed()
    }
}
