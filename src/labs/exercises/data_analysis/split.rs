//! Where rows begin in a piece from the middle of a CSV file.
//!
//! A line break inside quotes ends no row, and whether a piece begins inside quotes only the bytes before
//! it tell. So each piece is scanned once for all four places it may begin in; what a scan finds is a
//! function from place to place, and functions of neighbouring pieces can be put together afterwards. That
//! makes the scan itself parallel (Ge, Li, Eilebrecht, Chandramouli and Kossmann, "Speculative Distributed
//! CSV Data Parsing for Big Data Analytics", SIGMOD 2019).

use serde::{Deserialize, Serialize};

/// At the beginning of a field.
const FIELD: u8 = 0;
/// In a field without quotes. Quotes stand for themselves there.
const PLAIN: u8 = 1;
/// In a quoted field.
const QUOTED: u8 = 2;
/// Behind a quote in a quoted field: its end, or the first of two that stand for one.
const QUOTE: u8 = 3;

const SEPARATOR: usize = 0;
const MARK: usize = 1;
const OTHER: usize = 2;

/// By class of byte and place: the next place.
const NEXT: [[u8; 4]; 3] =
    [[FIELD, FIELD, QUOTED, FIELD], [QUOTED, PLAIN, QUOTE, QUOTED], [PLAIN, PLAIN, QUOTED, PLAIN]];

/// A function from place to place: two bits for each.
type Places = u8;

const fn pack(of: [u8; 4]) -> Places {
    of[0] | of[1] << 2 | of[2] << 4 | of[3] << 6
}

const fn at(places: Places, place: u8) -> u8 {
    places >> (2 * place) & 3
}

/// By class of byte and function: the function one byte later. One look-up follows all four places.
static LATER: [[Places; 256]; 3] = {
    let mut table = [[0; 256]; 3];
    let mut class = 0;
    while class < 3 {
        let mut places = 0;
        while places < 256 {
            let of = places as u8;
            let next = NEXT[class];
            table[class][places] = pack([
                next[at(of, 0) as usize],
                next[at(of, 1) as usize],
                next[at(of, 2) as usize],
                next[at(of, 3) as usize],
            ]);
            places += 1;
        }
        class += 1;
    }
    table
};

const fn class(byte: u8, delimiter: u8) -> usize {
    match byte {
        b'\n' | b'\r' => SEPARATOR,
        b'"' => MARK,
        _ if byte == delimiter => SEPARATOR,
        _ => OTHER,
    }
}

/// What a piece does to the place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    places: Places,
    ends_line: bool,
    lines: u64,
}

/// Scans a piece that is not empty.
pub fn scan(bytes: &[u8], delimiter: u8) -> Scan {
    let lines = lines(bytes);
    let ends_line = matches!(bytes.last(), Some(b'\n' | b'\r'));
    let step = |places: Places, byte: &u8| LATER[class(*byte, delimiter)][places as usize];
    let begin = pack([FIELD, PLAIN, QUOTED, QUOTE]);
    let places = if bytes.contains(&b'"') {
        bytes.iter().fold(begin, step)
    } else {
        // Without quotes inside, the first byte and the last tell everything.
        let first = bytes.first().map_or(begin, |byte| step(begin, byte));
        bytes[1.min(bytes.len())..].last().map_or(first, |byte| step(first, byte))
    };
    Scan { places, ends_line, lines }
}

/// Line breaks in `bytes`.
pub fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|b| u64::from(*b == b'\n')).sum()
}

/// How the quotes of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Each that opens a field is closed before the next field.
    Closed,
    /// One is closed, and the field goes on behind it: the quote was to open another field.
    Behind,
    /// One is never closed.
    Open,
}

/// Looks at the quotes of one row.
pub fn quotes(row: &[u8], delimiter: u8) -> Quotes {
    let (mut place, mut found) = (FIELD, Quotes::Closed);
    for byte in row {
        let class = class(*byte, delimiter);
        if place == QUOTE && class == OTHER {
            found = Quotes::Behind;
        }
        place = NEXT[class][place as usize];
    }
    if place == QUOTED { Quotes::Open } else { found }
}

/// Where a piece begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    place: u8,
    /// A row begins here.
    row: bool,
    /// Number of this line in the file, from 1.
    pub line: u64,
}

impl Place {
    /// Where a row begins, in line `line`.
    pub fn row(line: u64) -> Self {
        Self { place: FIELD, row: true, line }
    }

    /// Where a row has begun that is not of interest.
    pub fn inside_row() -> Self {
        Self { place: FIELD, row: false, line: 1 }
    }

    /// Behind a piece that began here.
    #[must_use]
    pub fn after(self, scan: &Scan) -> Self {
        let place = at(scan.places, self.place);
        Self { place, row: scan.ends_line && place == FIELD, line: self.line + scan.lines }
    }

    /// How far it is from here to the first row that begins in `bytes`; none where none does.
    pub fn first_row(self, bytes: &[u8], delimiter: u8) -> Option<usize> {
        if self.row {
            return Some(0);
        }
        let mut place = self.place;
        for (index, byte) in bytes.iter().enumerate() {
            place = NEXT[class(*byte, delimiter)][place as usize];
            if place == FIELD && matches!(byte, b'\n' | b'\r') {
                return Some(index + 1);
            }
        }
        None
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One byte after the other, without tables.
    fn slowly(mut place: u8, bytes: &[u8]) -> u8 {
        for byte in bytes {
            place = NEXT[class(*byte, b',')][place as usize];
        }
        place
    }

    proptest! {
        #[test]
        fn a_scan_follows_every_place(text in r#"[a,"\n\r]{1,40}"#) {
            let scan = scan(text.as_bytes(), b',');
            for place in [FIELD, PLAIN, QUOTED, QUOTE] {
                prop_assert_eq!(at(scan.places, place), slowly(place, text.as_bytes()));
            }
        }

        #[test]
        fn scans_of_pieces_are_the_scan_of_the_whole(text in r#"[a,"\n\r]{2,40}"#, cut in 1_usize..39) {
            let bytes = text.as_bytes();
            let (head, tail) = bytes.split_at(cut.min(bytes.len() - 1));
            let begin = Place::row(1);
            let apart = begin.after(&scan(head, b',')).after(&scan(tail, b','));
            prop_assert_eq!(apart, begin.after(&scan(bytes, b',')));
        }
    }
}
