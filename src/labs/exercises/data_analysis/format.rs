//! What the beginning of a CSV file tells: delimiter, columns, where the data begin.

use serde::{Deserialize, Serialize};

use super::numbers::Reading;

/// So much of a file is looked at first; its header must fit in.
pub const HEAD: usize = 64 * 1024;

/// In this order where two are as frequent.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Excel and others write it; it belongs to no field.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a file's rows are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Between fields.
    pub delimiter: u8,
    /// Fields of a row.
    pub width: usize,
    /// Where the first row behind the header begins.
    pub data: u64,
    /// In which line.
    pub line: u64,
    /// How the values are written.
    pub numbers: Reading,
}

/// What is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// Nothing is in it.
    Empty,
    /// Its first row is no UTF-8 text.
    NotText,
    /// Its first row does not end.
    NoHeader,
}

/// Reads the beginning of a file; `whole` where there is no more of it. The header stands behind so many
/// lines.
///
/// # Errors
/// See [`NoTable`].
pub fn detect(head: &[u8], whole: bool, skip: usize) -> Result<Format, NoTable> {
    let mark = if head.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let named = named_delimiter(&head[mark..]);
    let Some(skipped) = behind(&head[mark..], skip.max(usize::from(named.is_some()))) else {
        return Err(if whole { NoTable::Empty } else { NoTable::NoHeader });
    };
    // Lines without anything before the header are passed over.
    let begin = mark + skipped;
    let blank = head[begin..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    let begin = begin + blank;
    if begin == head.len() {
        return Err(NoTable::Empty);
    }
    let (counts, end) = first_row(&head[begin..]);
    // Of other rows each is judged by itself.
    let row = &head[begin..end.map_or(head.len(), |end| begin + end)];
    if head.contains(&0) || !is_text(row, whole || end.is_some()) {
        return Err(NoTable::NotText);
    }
    if end.is_none() && !whole {
        return Err(NoTable::NoHeader);
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let index = counts.iter().position(|count| *count == most).unwrap_or(0);
    let end = end.map_or(head.len(), |end| begin + end);
    let line = 1 + super::split::lines(&head[..end]);
    let delimiter = named.unwrap_or(DELIMITERS[index]);
    let width = fields(&head[begin..end], delimiter);
    let numbers = Reading::of(delimiter);
    Ok(Format { delimiter, width, data: end as u64, line, numbers })
}

/// The delimiter that the first line names: `sep=;`, which Excel writes and reads.
fn named_delimiter(head: &[u8]) -> Option<u8> {
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).next()?;
    let line = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [s, e, p, b'=', sign] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
            let separates = *sign == b'\t' || (sign.is_ascii_punctuation() && *sign != b'"');
            separates.then_some(*sign)
        }
        _ => None,
    }
}

/// How far it is behind so many lines, quotes or not; none where there are not as many.
fn behind(head: &[u8], lines: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..lines {
        let end = at + head[at..].iter().position(|b| matches!(b, b'\n' | b'\r'))?;
        let pair = head[end] == b'\r' && head.get(end + 1) == Some(&b'\n');
        at = end + 1 + usize::from(pair);
    }
    Some(at)
}

/// Its last letter may be cut off.
fn is_text(head: &[u8], whole: bool) -> bool {
    std::str::from_utf8(head).map_or_else(|e| !whole && e.error_len().is_none(), |_| true)
}

/// How often each delimiter stands outside quotes, and where the row ends, its line break included.
fn first_row(bytes: &[u8]) -> ([usize; DELIMITERS.len()], Option<usize>) {
    let mut counts = [0; DELIMITERS.len()];
    let (mut quoted, mut before) = (false, b',');
    for (index, byte) in bytes.iter().enumerate() {
        // Anywhere else in a field a quote stands for itself.
        let opens = before == b'"' || DELIMITERS.contains(&before);
        before = *byte;
        match byte {
            b'"' if quoted || opens => quoted = !quoted,
            _ if quoted => {}
            b'\n' => return (counts, Some(index + 1)),
            b'\r' => {
                let pair = bytes.get(index + 1) == Some(&b'\n');
                return (counts, Some(index + 1 + usize::from(pair)));
            }
            _ => {
                if let Some(at) = DELIMITERS.iter().position(|d| d == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    (counts, None)
}

fn fields(row: &[u8], delimiter: u8) -> usize {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut output = vec![0; row.len().max(1)];
    let mut ends = vec![0; row.len() + 1];
    let (mut input, mut columns) = (row, 0);
    loop {
        let (result, read, _, found) = reader.read_record(input, &mut output, &mut ends[columns..]);
        columns += found;
        input = &input[read..];
        match result {
            csv_core::ReadRecordResult::InputEmpty => {}
            _ => return columns.max(1),
        }
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    fn found(text: &str) -> (char, usize, u64, u64) {
        let format = detect(text.as_bytes(), true, 0).unwrap();
        (char::from(format.delimiter), format.width, format.data, format.line)
    }

    #[test]
    fn the_header_tells_delimiter_and_columns() {
        assert_eq!(found("a,b,c\n1,2,3\n"), (',', 3, 6, 2));
        assert_eq!(found("이름;값, 원;날짜\r\n"), (';', 3, 24, 2));
        assert_eq!(found("a\tb\n1\t2\n"), ('\t', 2, 4, 2));
        assert_eq!(found("\u{feff}\"x;y\nz\",b\n1,2\n"), (',', 2, 13, 3));
        assert_eq!(found("only\n1\n"), (',', 1, 5, 2));
        assert_eq!(found("\n\na,b"), (',', 2, 5, 3));
        assert_eq!(found("a,b\rx,1\r"), (',', 2, 4, 1));
    }

    #[test]
    fn what_is_no_table_is_told() {
        let detect = |bytes: &[u8], whole| detect(bytes, whole, 0).unwrap_err();
        assert_eq!(detect(b"", true), NoTable::Empty);
        assert_eq!(detect(b"\xef\xbb\xbf\r\n", true), NoTable::Empty);
        assert_eq!(detect(b"PK\x03\x04\x00\x00", true), NoTable::NotText);
        // EUC-KR.
        assert_eq!(detect(b"\xc0\xcc\xb8\xa7,\xb0\xaa\n", true), NoTable::NotText);
        assert_eq!(detect(b"a,b,c", false), NoTable::NoHeader);
        // A letter that the end of the piece cuts is no fault.
        assert_eq!(detect(&"a,가".as_bytes()[..4], false), NoTable::NoHeader);
        assert_eq!(detect(&"a,가".as_bytes()[..4], true), NoTable::NotText);
        assert!(super::detect(b"a,b\n\xff", true, 0).is_ok());
    }

    #[test]
    fn a_first_line_that_names_the_delimiter_is_no_header() {
        assert_eq!(found("sep=;\na,x;b\n1;2\n"), (';', 2, 12, 3));
        assert_eq!(found("\u{feff}SEP=\t\r\n\r\na;b;c\td\n"), ('\t', 2, 20, 4));
        assert_eq!(found("\"sep=,\"\na;b;c,d\n"), (',', 2, 16, 3));
        // These are names of columns.
        assert_eq!(found("sep=;b\n"), (';', 2, 7, 2));
        assert_eq!(found("sep=a\n"), (',', 1, 6, 2));
        assert_eq!(detect(b"sep=;\n", true, 0), Err(NoTable::Empty));
        assert_eq!(detect(b"sep=;", true, 0), Err(NoTable::Empty));
    }

    #[test]
    fn lines_above_the_header_are_skipped() {
        let found = |text: &str, skip| {
            let format = detect(text.as_bytes(), true, skip).unwrap();
            (char::from(format.delimiter), format.width, format.data, format.line)
        };
        assert_eq!(found("Sales; 2024\r\n# of \"all\r\na,b\r\n1,2", 2), (',', 2, 29, 4));
        assert_eq!(found("title\r\ra,b,c\r", 1), (',', 3, 13, 1));
        assert_eq!(found("\u{feff}title\na,b", 1), (',', 2, 12, 2));
        // The line that names the delimiter is one of them.
        assert_eq!(found("sep=;\ntitle\na,x;b\n", 2), (';', 2, 18, 4));
        assert_eq!(found("sep=;\na,x;b\n", 1), (';', 2, 12, 3));
        assert_eq!(detect(b"a\nb\n", true, 2), Err(NoTable::Empty));
        assert_eq!(detect(b"a\nb\n", true, 3), Err(NoTable::Empty));
        assert_eq!(detect(b"a\nb\n", false, 3), Err(NoTable::NoHeader));
    }
}
