//! The rows of one piece, read into totals.

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde::{Deserialize, Serialize};

use super::format::Format;
use super::groups::Groups;
use super::numbers::{Form, Written};
use super::split::{self, Place, Quotes, lines};

/// A row may be this long, so that no piece needs more than so many bytes behind its end. A quote that is
/// never closed would otherwise make the rest of the file one row.
pub const LONGEST_ROW: usize = 64 * 1024;

/// Broken rows that are shown.
pub const SHOWN: usize = 10;

/// Bytes of a long row that are followed at a time.
const FOLLOWED: usize = 16 * LONGEST_ROW;

/// Rows between two looks at the stop flag: less than a millisecond.
const BETWEEN_CHECKPOINTS: u64 = 1024;

/// Letters of a broken row that are shown.
const SHOWN_LETTERS: usize = 80;

/// Longer labels are cut.
const LONGEST_LABEL: usize = 200;

/// Why a row does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// More or fewer fields than the header has.
    Fields,
    /// The value is empty.
    Empty,
    /// The value is no number, or too great a one.
    Number,
    /// No UTF-8.
    Encoding,
    /// Longer than [`LONGEST_ROW`].
    Long,
    /// A quote is never closed, or by one that opens another field: what lies between is no field.
    Quote,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Fields, Self::Empty, Self::Number, Self::Encoding, Self::Long, Self::Quote];
}

/// A broken row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// Where it begins in the file, in bytes.
    offset: u64,
    /// Its first line in the file, from 1.
    pub line: u64,
    /// How many lines it takes.
    pub lines: u64,
    /// Why.
    pub reason: Reason,
    /// How it begins.
    pub text: String,
}

/// What rows came to: the same for any parts of them in any order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Good ones.
    pub rows: u64,
    /// Broken ones by [`Reason::ALL`].
    pub broken: [u64; Reason::ALL.len()],
    /// The first broken ones, in their order.
    pub shown: Vec<Broken>,
    /// Good ones by group.
    pub groups: Groups,
    /// Lines that quotes have made part of a broken row: each may have been a good row.
    pub swallowed: u64,
    /// Where rows longer than [`LONGEST_ROW`] begin. How many lines they swallowed is not known yet: no
    /// piece need see the end of such a row.
    long: Vec<u64>,
    /// How the values of good rows are written.
    pub written: Written,
}

/// Which columns count, from 0.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Columns {
    /// Names the group.
    pub group: usize,
    /// Its number is taken.
    pub value: usize,
}

/// A piece of the file's data.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Its own bytes and up to [`LONGEST_ROW`] behind them: a row belongs to the piece it begins in.
    pub bytes: &'a [u8],
    /// Its own bytes' number.
    pub own: usize,
    /// Of its first byte in the file.
    pub start: u64,
    /// Where its first byte stands.
    pub place: Place,
    /// Whether the file ends where `bytes` do.
    pub last: bool,
}

impl Totals {
    /// All broken rows.
    pub fn broken(&self) -> u64 {
        self.broken.iter().sum()
    }

    /// Takes all that another part has found.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.broken.iter_mut().zip(other.broken).for_each(|(sum, n)| *sum += n);
        self.shown.extend(other.shown.iter().cloned());
        self.shown.sort_by_key(|broken| broken.offset);
        self.shown.truncate(SHOWN);
        self.groups.merge(&other.groups);
        self.swallowed += other.swallowed;
        self.long.extend(&other.long);
        self.long.sort_unstable();
        self.written.merge(&other.written);
    }

    /// Follows the long rows to their ends and counts the lines that they have swallowed. `read` gives at
    /// most so many bytes of the file from there on, and none at its end.
    pub fn follow_long(&mut self, format: &Format, read: impl Fn(u64, usize) -> Vec<u8>) {
        for begin in std::mem::take(&mut self.long) {
            let (mut at, mut place, mut found) = (begin, Place::inside_row(), 0);
            let mut last = None;
            loop {
                let bytes = read(at, FOLLOWED);
                let end = place.first_row(&bytes, format.delimiter);
                let row = &bytes[..end.unwrap_or(bytes.len())];
                found += lines(row);
                at += row.len() as u64;
                last = row.last().copied().or(last);
                if end.is_some() || bytes.len() < FOLLOWED {
                    break;
                }
                place = place.after(&split::scan(&bytes, format.delimiter));
            }
            // Behind the line break at its end no line of its own follows.
            found -= u64::from(last == Some(b'\n'));
            self.swallowed += found;
            if let Some(broken) = self.shown.iter_mut().find(|broken| broken.offset == begin) {
                broken.lines = 1 + found;
            }
        }
    }

    /// Reads the rows that begin in a piece.
    pub fn read(&mut self, piece: &Piece<'_>, format: &Format, chosen: Columns) {
        let mut rows = Rows::new(piece, format);
        // Of this piece alone: an earlier one may come later.
        let (mut shown, mut written) = (Vec::new(), Written::default());
        let mut read = 0_u64;
        while let Some((begin, row)) = rows.next() {
            read += 1;
            if read.is_multiple_of(BETWEEN_CHECKPOINTS) {
                rt::checkpoint();
            }
            let offset = piece.start + begin as u64;
            match row.and_then(|row| row.value(format, chosen)) {
                Ok(Value { label, text, number, form }) => {
                    self.rows += 1;
                    self.groups.add(label, number);
                    written.note(&format.numbers, offset, text, (number, form));
                }
                Err(reason) => {
                    let row = &piece.bytes[begin..rows.at];
                    self.broken[reason as usize] += 1;
                    match reason {
                        Reason::Long => self.long.push(offset),
                        Reason::Quote => self.swallowed += further_lines(row),
                        _ => {}
                    }
                    if shown.len() < SHOWN {
                        let line = piece.place.line + lines(&piece.bytes[..begin]);
                        let (lines, text) = (1 + further_lines(row), excerpt(row));
                        shown.push(Broken { offset, line, lines, reason, text });
                    }
                }
            }
        }
        self.shown.append(&mut shown);
        self.shown.sort_by_key(|broken| broken.offset);
        self.shown.truncate(SHOWN);
        self.written.merge(&written);
    }
}

/// Lines of a row behind its first.
fn further_lines(row: &[u8]) -> u64 {
    lines(row) - u64::from(row.last() == Some(&b'\n'))
}

/// The beginning of a row, with a sign for each line break.
fn excerpt(row: &[u8]) -> String {
    let text = String::from_utf8_lossy(&row[..row.len().min(4 * SHOWN_LETTERS)]);
    let text = text.trim_end_matches(['\r', '\n']);
    let letters = text.chars().map(|c| if c.is_control() { '␤' } else { c });
    let shown: String = letters.take(SHOWN_LETTERS).collect();
    if text.chars().count() > SHOWN_LETTERS { format!("{shown}…") } else { shown }
}

/// Reads a piece row by row.
struct Rows<'a> {
    piece: Piece<'a>,
    delimiter: u8,
    /// Where the next row may begin.
    at: usize,
    reader: Reader,
    fields: Box<[u8]>,
    ends: Box<[usize]>,
}

/// A row's fields, without quotes, one behind the other.
struct Row<'a> {
    fields: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Rows<'a> {
    fn new(piece: &Piece<'a>, format: &Format) -> Self {
        let own = &piece.bytes[..piece.own];
        let at = piece.place.first_row(own, format.delimiter).unwrap_or(piece.own);
        Self {
            piece: *piece,
            delimiter: format.delimiter,
            at,
            reader: reader(format.delimiter),
            fields: vec![0; LONGEST_ROW].into(),
            // One more than there should be shows that there are too many.
            ends: vec![0; format.width + 1].into(),
        }
    }

    /// The next row that begins in the piece, and where.
    fn next(&mut self) -> Option<(usize, Result<Row<'_>, Reason>)> {
        let bytes = self.piece.bytes;
        while self.at < self.piece.own && matches!(bytes[self.at], b'\n' | b'\r') {
            self.at += 1;
        }
        let begin = self.at;
        if begin >= self.piece.own {
            return None;
        }
        let first_line = self.reader.line();
        let (result, read, wrote, ended) =
            self.reader.read_record(&bytes[begin..], &mut self.fields, &mut self.ends);
        self.at += read;
        let (mut result, mut ended, mut wrote) = (result, ended, wrote);
        let ended_line = bytes[..self.at].last() == Some(&b'\n');
        let several = self.reader.line() > first_line + u64::from(ended_line);
        let at_end = matches!(result, ReadRecordResult::InputEmpty) && self.piece.last;
        if at_end {
            // The file's last row needs no line break.
            let (end, _, more, last) =
                self.reader.read_record(&[], &mut self.fields[wrote..], &mut self.ends[ended..]);
            (result, ended, wrote) = (end, ended + last, wrote + more);
        }
        let row = match result {
            ReadRecordResult::Record if read <= LONGEST_ROW => {
                if (several || at_end) && self.is_torn(begin) {
                    Err(Reason::Quote)
                } else {
                    Ok(Row { fields: &self.fields[..wrote], ends: &self.ends[..ended] })
                }
            }
            // It goes on behind all bytes there are, and those are enough for any row.
            ReadRecordResult::Record | ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                Err(Reason::Long)
            }
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                self.at = begin + self.skip(&bytes[begin..]);
                Err(match self.at - begin {
                    length if length > LONGEST_ROW => Reason::Long,
                    _ if self.is_torn(begin) => Reason::Quote,
                    _ => Reason::Fields,
                })
            }
        };
        Some((begin, row))
    }

    /// Whether a quote has made more of the row that begins there, and ends here, than was meant. Within
    /// one line nothing is lost by text behind a closing quote.
    fn is_torn(&self, begin: usize) -> bool {
        let row = &self.piece.bytes[begin..self.at];
        match split::quotes(row, self.delimiter) {
            Quotes::Closed => false,
            Quotes::Behind => further_lines(row) > 0,
            Quotes::Open => true,
        }
    }

    /// Passes over a row that does not fit; its length.
    fn skip(&mut self, bytes: &[u8]) -> usize {
        self.reader = reader(self.delimiter);
        Place::inside_row().first_row(bytes, self.delimiter).unwrap_or(bytes.len())
    }
}

fn reader(delimiter: u8) -> Reader {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    // It has begun: what looks like a byte order mark belongs to the row.
    let _ = reader.read_record(b"\n", &mut [], &mut []);
    reader
}

/// What a good row says.
struct Value<'a> {
    label: &'a str,
    /// The number as it is written.
    text: &'a str,
    number: f64,
    form: Form,
}

impl<'a> Row<'a> {
    /// The field of a column, and whether it is text.
    fn field(&self, text: &'a str, index: usize) -> Result<&'a str, Reason> {
        let begin = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        // A letter that begins in one field and ends in the next is none.
        text.get(begin..self.ends[index]).ok_or(Reason::Encoding)
    }

    fn texts(&self, format: &Format, chosen: Columns) -> Result<(&'a str, &'a str), Reason> {
        if self.ends.len() != format.width {
            return Err(Reason::Fields);
        }
        let text = std::str::from_utf8(self.fields).map_err(|_| Reason::Encoding)?;
        let value = self.field(text, chosen.value)?.trim();
        Ok((self.field(text, chosen.group)?.trim(), value))
    }

    /// Its group and value.
    fn value(self, format: &Format, chosen: Columns) -> Result<Value<'a>, Reason> {
        let (label, text) = self.texts(format, chosen)?;
        if text.is_empty() {
            return Err(Reason::Empty);
        }
        let (number, form) = format.numbers.number(text).ok_or(Reason::Number)?;
        let label = &label[..label.floor_char_boundary(LONGEST_LABEL)];
        Ok(Value { label, text, number, form })
    }
}

/// The first values of the chosen column, by the beginning of the file: those of rows that end there.
pub fn first_values(head: &[u8], whole: bool, format: &Format, chosen: Columns) -> Vec<String> {
    let bytes = &head[format.data as usize..];
    let place = Place::row(format.line);
    let piece = Piece { bytes, own: bytes.len(), start: format.data, place, last: whole };
    let mut rows = Rows::new(&piece, format);
    let mut values = Vec::new();
    while let Some((_, row)) = rows.next() {
        if let Ok((_, value)) = row.and_then(|row| row.texts(format, chosen)) {
            values.push(value.to_owned());
        }
    }
    values
}
