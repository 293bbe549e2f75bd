//! What a text consists of.

use crate::unicode as u;

fn all(text: &str, holds: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(holds)
}

/// `str.isalpha`
pub fn isalpha(text: &str) -> bool {
    all(text, u::is_alpha)
}

/// `str.isalnum`
pub fn isalnum(text: &str) -> bool {
    all(text, u::is_alnum)
}

/// `str.isdecimal`
pub fn isdecimal(text: &str) -> bool {
    all(text, u::is_decimal)
}

/// `str.isdigit`
pub fn isdigit(text: &str) -> bool {
    all(text, u::is_digit)
}

/// `str.isnumeric`
pub fn isnumeric(text: &str) -> bool {
    all(text, u::is_numeric)
}

/// `str.isspace`
pub fn isspace(text: &str) -> bool {
    all(text, u::is_space)
}

/// `str.isprintable`: empty text is
pub fn isprintable(text: &str) -> bool {
    text.chars().all(u::is_printable)
}

/// `str.isidentifier`
pub fn isidentifier(text: &str) -> bool {
    text.starts_with(u::is_identifier_start) && text.chars().all(u::is_identifier_continue)
}

/// `str.islower`: something has a case, and nothing another one
pub fn islower(text: &str) -> bool {
    text.chars().any(u::is_lower) && !text.chars().any(|c| u::is_upper(c) || u::is_title(c))
}

/// `str.isupper`: something has a case, and nothing another one
pub fn isupper(text: &str) -> bool {
    text.chars().any(u::is_upper) && !text.chars().any(|c| u::is_lower(c) || u::is_title(c))
}

/// `str.istitle`
pub fn istitle(text: &str) -> bool {
    super::case::is_titled(text)
}
