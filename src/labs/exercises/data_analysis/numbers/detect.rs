//! How a column writes its numbers, by its first values.

use std::collections::BTreeMap;

use super::form::{self, Form};
use super::{Decimals, Mark, Reading, apart};

/// What the values speak for. Those that can be read in one way only tell how the others are to be read.
pub fn detect<'a>(values: impl Iterator<Item = &'a str>, delimiter: u8) -> Reading {
    let mut signs: BTreeMap<Option<char>, usize> = BTreeMap::new();
    // By what stands before the decimals: where decimals tell it, and where thousands do.
    let (mut decimals, mut thousands) = ([0_usize; 2], [0_usize; 2]);
    for value in values {
        let (sign, _, body) = apart(value.trim());
        let Some(form) = form::of(body) else { continue };
        *signs.entry(sign).or_default() += 1;
        match form {
            Form::Decimals(mark) => decimals[mark as usize] += 1,
            Form::All(mark) => thousands[mark as usize] += 1,
            Form::Thousands(mark) => thousands[mark.other() as usize] += 1,
            Form::Simple | Form::Either(_) => {}
        }
    }
    let all: usize = signs.values().sum();
    let most = signs.into_iter().find(|(_, count)| 2 * count > all).and_then(|(sign, _)| sign);
    let votes = |mark: Mark| decimals[mark as usize] + thousands[mark as usize];
    let (point, comma) = (votes(Mark::Point), votes(Mark::Comma));
    let decimals = match (point, comma) {
        (0, 0) => Reading::of(delimiter).decimals,
        (_, 0) => Decimals::After(Mark::Point),
        (0, _) => Decimals::After(Mark::Comma),
        // As programs write them and as people do, in one column: no thousands, so nothing contradicts.
        _ if delimiter != b',' && thousands == [0, 0] => Decimals::Both,
        _ if comma > point => Decimals::After(Mark::Comma),
        _ => Decimals::After(Mark::Point),
    };
    Reading { decimals, sign: most }
}
