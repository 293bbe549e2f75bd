//! Sign, prefix, grouped digits, the rest, and padding around them.

use super::{Align, Grouping, Sign, Spec};

/// A number in parts.
pub(super) struct Parts<'a> {
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits before the point, which are grouped.
    pub digits: &'a str,
    /// Point, fraction, exponent, `%`; or what has no digits.
    pub rest: &'a str,
}

/// Lays a number out.
pub(super) fn number(parts: &Parts<'_>, spec: &Spec) -> String {
    let sign = match spec.sign {
        _ if parts.negative => "-",
        Some(Sign::Plus) => "+",
        Some(Sign::Space) => " ",
        Some(Sign::Minus) | None => "",
    };
    let width = spec.width.unwrap_or(0);
    let around = sign.len() + parts.prefix.len() + parts.rest.chars().count();
    let zeros = spec.fill == '0' && spec.align == Align::AfterSign;
    let least = if zeros { width.saturating_sub(around) } else { 0 };
    // What has no digits is filled, not completed.
    let digits = if parts.digits.is_empty() {
        String::new()
    } else {
        grouped(parts.digits, least, spec.grouping)
    };
    let padding = width.saturating_sub(around + digits.len());
    let (left, inner, right) = match spec.align {
        Align::Left => (0, 0, padding),
        Align::Right => (padding, 0, 0),
        Align::Center => (padding / 2, 0, padding - padding / 2),
        Align::AfterSign => (0, padding, 0),
    };
    let mut out = String::with_capacity(around + digits.len() + padding * spec.fill.len_utf8());
    let fill = |out: &mut String, count| out.extend(std::iter::repeat_n(spec.fill, count));
    fill(&mut out, left);
    out.push_str(sign);
    out.push_str(parts.prefix);
    fill(&mut out, inner);
    out.push_str(&digits);
    out.push_str(parts.rest);
    fill(&mut out, right);
    out
}

/// Digits with separators, completed with zeros to a width of at least `least`. A separator never comes first, so
/// the result may be one wider.
fn grouped(digits: &str, least: usize, grouping: Option<Grouping>) -> String {
    let (size, separator) = match grouping {
        None => return "0".repeat(least.saturating_sub(digits.len())) + digits,
        Some(Grouping::Comma) => (3, ','),
        Some(Grouping::Underscore) => (3, '_'),
        Some(Grouping::UnderscoreFour) => (4, '_'),
    };
    // Written backwards.
    let mut out = String::new();
    let mut rest = digits.bytes().rev();
    loop {
        for _ in 0..size {
            match rest.next() {
                Some(digit) => out.push(char::from(digit)),
                None if out.len() < least => out.push('0'),
                None => break,
            }
        }
        if rest.len() == 0 && out.len() >= least {
            break;
        }
        out.push(separator);
        // A separator that fills the width still needs a digit before it.
        if rest.len() == 0 && out.len() >= least {
            out.push('0');
            break;
        }
    }
    out.chars().rev().collect()
}

/// Text with padding to a width in characters.
pub(super) fn text(text: &str, spec: &Spec) -> String {
    let padding = spec.width.map_or(0, |width| width.saturating_sub(text.chars().count()));
    let left = match spec.align {
        Align::Left | Align::AfterSign => 0,
        Align::Right => padding,
        Align::Center => padding / 2,
    };
    let mut out = String::with_capacity(text.len() + padding * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, padding - left));
    out
}
