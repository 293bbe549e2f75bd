//! What Python knows of a character, from Unicode's tables of the version that CPython 3.11 has.
//!
//! Case mapping is Rust's own, which may have a newer Unicode: it differs in no character that the older one
//! has, as a test shows.

mod tables;

/// Whether a character lies in one of the ranges whose begins and ends are given in turn.
fn within(table: &[u32], c: char) -> bool {
    table.partition_point(|bound| *bound <= u32::from(c)) % 2 == 1
}

/// `str.isprintable` of a character: what `repr` shows as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { (' '..='~').contains(&c) } else { within(tables::PRINTABLE, c) }
}

/// `str.isalpha`: general category L.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { within(tables::ALPHABETIC, c) }
}

/// The value of a decimal digit of any script.
pub fn decimal(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let zero = tables::ZEROS.partition_point(|zero| *zero <= u32::from(c)).checked_sub(1)?;
    let value = u32::from(c) - tables::ZEROS[zero];
    (value < 10).then_some(value)
}

/// `str.isdecimal`
pub fn is_decimal(c: char) -> bool {
    decimal(c).is_some()
}

/// `str.isdigit`: decimals and, say, superscripts.
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || (!c.is_ascii() && within(tables::DIGITS, c))
}

/// `str.isnumeric`: digits and, say, fractions and numerals.
pub fn is_numeric(c: char) -> bool {
    is_digit(c) || (!c.is_ascii() && within(tables::NUMERIC, c))
}

/// `str.isalnum`
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// `str.isspace`: Unicode's white space and the four ASCII separators.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Title case of its own, as in ǅ: general category Lt.
pub fn is_title(c: char) -> bool {
    matches!(c, '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}'
        | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// Upper case, by Unicode's property of that name.
pub fn is_upper(c: char) -> bool {
    c.is_uppercase()
}

/// Lower case, by Unicode's property of that name.
pub fn is_lower(c: char) -> bool {
    // The property of these changed after Unicode 14.
    match c {
        'ʕ' => true,
        '\u{10fc}' | '\u{a7f2}'..='\u{a7f4}' | '\u{ab69}' => false,
        _ => c.is_lowercase(),
    }
}

/// Has a case: upper, lower or title.
pub fn is_cased(c: char) -> bool {
    is_upper(c) || is_lower(c) || is_title(c)
}

/// May start an identifier.
pub fn is_identifier_start(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c)
}

/// May go on an identifier.
pub fn is_identifier_continue(c: char) -> bool {
    // Four may since Unicode 15.1.
    unicode_ident::is_xid_continue(c)
        && !matches!(c, '\u{200c}' | '\u{200d}' | '\u{30fb}' | '\u{ff65}')
}

/// Appends a character in title case.
pub fn push_title(to: &mut String, c: char) {
    match tables::TITLE.binary_search_by_key(&u32::from(c), |(code, _)| *code) {
        Ok(at) => to.push_str(tables::TITLE[at].1),
        Err(_) => to.extend(c.to_uppercase()),
    }
}

/// Appends a character's full case folding.
///
/// That is the lower case of its upper case, but for Cherokee, which folds to upper case, and two more
/// (Unicode's CaseFolding.txt).
pub fn push_folded(to: &mut String, c: char) {
    match c {
        'ı' => to.push(c),
        'ẞ' => to.push_str("ss"),
        '\u{13a0}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => to.extend(c.to_uppercase()),
        _ => to.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}
