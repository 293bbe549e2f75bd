//! What the beginning of a CSV file tells: delimiter, columns, where the data begin.

use serde::{Deserialize, Serialize};

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

/// Reads the beginning of a file; `whole` where there is no more of it.
///
/// # Errors
/// See [`NoTable`].
pub fn detect(head: &[u8], whole: bool) -> Result<Format, NoTable> {
    let mark = if head.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    // Lines without anything before the header are passed over.
    let blank = head[mark..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    let begin = mark + blank;
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
    let delimiter = DELIMITERS[index];
    let width = fields(&head[begin..end], delimiter);
    Ok(Format { delimiter, width, data: end as u64, line })
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
        let format = detect(text.as_bytes(), true).unwrap();
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
        let detect = |bytes: &[u8], whole| detect(bytes, whole).unwrap_err();
        assert_eq!(detect(b"", true), NoTable::Empty);
        assert_eq!(detect(b"\xef\xbb\xbf\r\n", true), NoTable::Empty);
        assert_eq!(detect(b"PK\x03\x04\x00\x00", true), NoTable::NotText);
        // EUC-KR.
        assert_eq!(detect(b"\xc0\xcc\xb8\xa7,\xb0\xaa\n", true), NoTable::NotText);
        assert_eq!(detect(b"a,b,c", false), NoTable::NoHeader);
        // A letter that the end of the piece cuts is no fault.
        assert_eq!(detect(&"a,가".as_bytes()[..4], false), NoTable::NoHeader);
        assert_eq!(detect(&"a,가".as_bytes()[..4], true), NoTable::NotText);
        assert!(super::detect(b"a,b\n\xff", true).is_ok());
    }
}
