//! Text to a width.

use super::Chars;

/// How many characters are missing.
fn missing(text: Chars<'_>, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(text.len())
}

fn padded(left: usize, text: &str, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// `str.center`: of an odd number of fills, the odd one goes left where the width is odd.
pub fn center(text: Chars<'_>, width: i64, fill: char) -> String {
    let missing = missing(text, width);
    let left = missing / 2 + (missing & width as usize & 1);
    padded(left, text.text(), missing - left, fill)
}

/// `str.ljust`
pub fn ljust(text: Chars<'_>, width: i64, fill: char) -> String {
    padded(0, text.text(), missing(text, width), fill)
}

/// `str.rjust`
pub fn rjust(text: Chars<'_>, width: i64, fill: char) -> String {
    padded(missing(text, width), text.text(), 0, fill)
}

/// `str.zfill`: zeros behind a sign
pub fn zfill(text: Chars<'_>, width: i64) -> String {
    let (sign, digits) = text.text().split_at(usize::from(text.text().starts_with(['+', '-'])));
    format!("{sign}{}{digits}", "0".repeat(missing(text, width)))
}

/// `str.expandtabs`: to the next multiple of `size` in each line
pub fn expandtabs(text: &str, size: i64) -> String {
    let size = usize::try_from(size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            _ => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    out
}
