//! What a number looks like, before it is known what its points and commas mean.

use super::Mark;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Without points and commas; or as any program reads it.
    Simple,
    /// This stands before the decimals: `0.5`, `12,50`.
    Decimals(Mark),
    /// This stands between thousands: `1,234,567`.
    Thousands(Mark),
    /// This before the decimals and the other one between thousands: `1,234.5`.
    All(Mark),
    /// This is either: `1,234`.
    Either(Mark),
}

/// The form of a number without signs of percent and currencies; none of what is no number.
pub fn of(text: &str) -> Option<Form> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let count = |mark: Mark| digits.bytes().filter(|b| *b == mark.byte()).count();
    let counts = (count(Mark::Point), count(Mark::Comma));
    let found = match counts {
        (0, 0) => return text.parse::<f64>().is_ok().then_some(Form::Simple),
        (1, 0) => one(digits, Mark::Point),
        (0, 1) => one(digits, Mark::Comma),
        (_, 0) => grouped(digits, Mark::Point).then_some(Form::Thousands(Mark::Point)),
        (0, _) => grouped(digits, Mark::Comma).then_some(Form::Thousands(Mark::Comma)),
        (1, 1) => both(digits, Mark::Point).or_else(|| both(digits, Mark::Comma)),
        (1, _) => both(digits, Mark::Point),
        (_, 1) => both(digits, Mark::Comma),
        _ => None,
    };
    // With an exponent, for example.
    found.or_else(|| match counts {
        (1, 0) if text.parse::<f64>().is_ok() => Some(Form::Decimals(Mark::Point)),
        (0, 1) if text.replace(',', ".").parse::<f64>().is_ok() => {
            Some(Form::Decimals(Mark::Comma))
        }
        _ => None,
    })
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// With one mark.
fn one(text: &str, mark: Mark) -> Option<Form> {
    let (whole, rest) = text.split_once(char::from(mark.byte()))?;
    if text.len() < 2 || !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    Some(if grouped(text, mark) { Form::Either(mark) } else { Form::Decimals(mark) })
}

/// With decimals behind `mark`, and the other one between thousands.
fn both(text: &str, mark: Mark) -> Option<Form> {
    let (whole, rest) = text.split_once(char::from(mark.byte()))?;
    let fits = grouped(whole, mark.other()) && all_digits(rest);
    fits.then_some(Form::All(mark))
}

/// Whether there are three digits behind each mark, and one to three before the first, no zero at the head.
fn grouped(text: &str, mark: Mark) -> bool {
    let mut groups = text.split(char::from(mark.byte()));
    let first = groups.next().unwrap_or("");
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0') && all_digits(first);
    let mut more = false;
    begins
        && groups.all(|group| {
            more = true;
            group.len() == 3 && all_digits(group)
        })
        && more
}
