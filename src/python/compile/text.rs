//! The text of literals, with the lone surrogates that the parser does not keep.

use python_base::surrogates;
use ruff_text_size::TextRange;

use super::{Compiler, Result, missing};

/// What the parser has in the place of a lone surrogate.
const LOST: char = char::REPLACEMENT_CHARACTER;

impl Compiler<'_> {
    /// A literal's text, of which the source is in the range.
    pub(super) fn text_of(&self, parsed: &str, range: TextRange) -> Result<String> {
        if surrogates::any(parsed) {
            return missing(range, surrogates::REFUSED, "use other characters");
        }
        if !parsed.contains(LOST) {
            return Ok(parsed.to_owned());
        }
        // What stood at each of these places. In a raw literal nothing is lost: there are as many of them as in the source.
        let mut codes = Vec::new();
        let mut rest = &self.source.text[range.start().to_usize()..range.end().to_usize()];
        while let Some(at) = rest.find(['\\', LOST]) {
            let mut next = rest[at..].chars();
            let digits = match (next.next(), next.clone().next()) {
                (Some(LOST), _) => {
                    codes.push(u32::from(LOST));
                    0
                }
                (_, Some('u')) => 4,
                (_, Some('U')) => 8,
                // The next one is no escape's beginning; but it may be what was looked for.
                (_, Some('\\')) => 1,
                _ => 0,
            };
            rest = next.as_str();
            if digits > 1 {
                let number = rest.get(1..=digits).and_then(|d| u32::from_str_radix(d, 16).ok());
                codes.extend(number.filter(|n| matches!(n, 0xd800..=0xdfff | 0xfffd)));
            }
            if digits == 1 {
                rest = &rest[1..];
            }
        }
        let lost = parsed.chars().filter(|c| *c == LOST).count();
        if codes.len() != lost {
            return Ok(parsed.to_owned());
        }
        let mut codes = codes.into_iter();
        let kept = |c| match c {
            LOST => codes.next().and_then(surrogates::character).unwrap_or(c),
            c => c,
        };
        Ok(parsed.chars().map(kept).collect())
    }
}
