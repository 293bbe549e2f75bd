//! The rows of one piece, read into totals.

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde::{Deserialize, Serialize};

use super::format::Format;
use super::groups::Groups;
use super::split::{Place, lines};
use super::stats::GREATEST;

/// A row may be this long, so that no piece needs more than so many bytes behind its end. A quote that is
/// never closed would otherwise make the rest of the file one row.
pub const LONGEST_ROW: usize = 64 * 1024;

/// Broken rows that are shown.
pub const SHOWN: usize = 10;

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
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Fields, Self::Empty, Self::Number, Self::Encoding, Self::Long];
}

/// A broken row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// Where it begins in the file, in bytes.
    offset: u64,
    /// Its first line in the file, from 1.
    pub line: u64,
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
    }

    /// Reads the rows that begin in a piece.
    pub fn read(&mut self, piece: &Piece<'_>, format: &Format, chosen: Columns) {
        let mut rows = Rows::new(piece, format);
        // Of this piece alone: an earlier one may come later.
        let mut shown = Vec::new();
        let mut read = 0_u64;
        while let Some((begin, row)) = rows.next() {
            read += 1;
            if read.is_multiple_of(BETWEEN_CHECKPOINTS) {
                rt::checkpoint();
            }
            match row.and_then(|row| row.value(format, chosen)) {
                Ok((label, value)) => {
                    self.rows += 1;
                    self.groups.add(label, value);
                }
                Err(reason) => {
                    self.broken[reason as usize] += 1;
                    if shown.len() < SHOWN {
                        let line = piece.place.line + lines(&piece.bytes[..begin]);
                        let text = excerpt(&piece.bytes[begin..rows.at]);
                        shown.push(Broken { offset: piece.start + begin as u64, line, reason, text });
                    }
                }
            }
        }
        self.shown.append(&mut shown);
        self.shown.sort_by_key(|broken| broken.offset);
        self.shown.truncate(SHOWN);
    }
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
        let (result, read, wrote, ended) =
            self.reader.read_record(&bytes[begin..], &mut self.fields, &mut self.ends);
        self.at += read;
        let (mut result, mut ended, mut wrote) = (result, ended, wrote);
        if matches!(result, ReadRecordResult::InputEmpty) && self.piece.last {
            // The file's last row needs no line break.
            let (end, _, more, last) =
                self.reader.read_record(&[], &mut self.fields[wrote..], &mut self.ends[ended..]);
            (result, ended, wrote) = (end, ended + last, wrote + more);
        }
        let row = match result {
            ReadRecordResult::Record if read <= LONGEST_ROW => {
                Ok(Row { fields: &self.fields[..wrote], ends: &self.ends[..ended] })
            }
            // It goes on behind all bytes there are, and those are enough for any row.
            ReadRecordResult::Record | ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                Err(Reason::Long)
            }
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                self.at = begin + self.skip(&bytes[begin..]);
                let long = self.at - begin > LONGEST_ROW;
                Err(if long { Reason::Long } else { Reason::Fields })
            }
        };
        Some((begin, row))
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

impl<'a> Row<'a> {
    /// Its group and value.
    fn value(self, format: &Format, chosen: Columns) -> Result<(&'a str, f64), Reason> {
        if self.ends.len() != format.width {
            return Err(Reason::Fields);
        }
        let text = std::str::from_utf8(self.fields).map_err(|_| Reason::Encoding)?;
        let field = |index: usize| {
            let begin = index.checked_sub(1).map_or(0, |before| self.ends[before]);
            // A letter that begins in one field and ends in the next is none.
            text.get(begin..self.ends[index]).ok_or(Reason::Encoding)
        };
        let value = number(field(chosen.value)?, format.delimiter)?;
        let label = field(chosen.group)?.trim();
        Ok((&label[..label.floor_char_boundary(LONGEST_LABEL)], value))
    }
}

/// A number; where semicolons stand between fields, a comma may stand before the decimals.
fn number(text: &str, delimiter: u8) -> Result<f64, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Empty);
    }
    let decimal_comma = delimiter != b',' && text.contains(',') && !text.contains('.');
    let parsed = if decimal_comma { text.replacen(',', ".", 1).parse() } else { text.parse() };
    let fits = |value: &f64| value.abs() <= GREATEST;
    parsed.ok().filter(fits).ok_or(Reason::Number)
}
