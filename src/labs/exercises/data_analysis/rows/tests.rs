//! Any chunks of a file come to what the whole file comes to.

use proptest::prelude::*;

use super::*;
use crate::data_analysis::{format, split};

const COLUMNS: Columns = Columns { group: 0, value: 1 };

/// Reads a file in chunks with these borders.
fn read(bytes: &[u8], borders: &[usize]) -> Totals {
    let format = format::detect(bytes, true).expect("a table");
    let data = format.data as usize;
    let mut borders: Vec<usize> =
        borders.iter().map(|b| data + b % (bytes.len() - data).max(1)).collect();
    borders.extend([data, bytes.len()]);
    borders.sort_unstable();
    borders.dedup();
    let mut place = Place::row(format.line);
    let mut parts = Vec::new();
    for pair in borders.windows(2) {
        let own = &bytes[pair[0]..pair[1]];
        let end = (pair[1] + LONGEST_ROW).min(bytes.len());
        let bytes_of = &bytes[pair[0]..end];
        let last = end == bytes.len();
        let mut totals = Totals::default();
        let piece = Piece { bytes: bytes_of, own: own.len(), start: pair[0] as u64, place, last };
        totals.read(&piece, &format, COLUMNS);
        parts.push(totals);
        place = place.after(&split::scan(own, format.delimiter));
    }
    // In another order than the file's.
    let mut totals = Totals::default();
    parts.iter().rev().for_each(|part| totals.merge(part));
    totals
}

fn encoded(totals: &Totals) -> Vec<u8> {
    postcard::to_stdvec(totals).expect("encodes")
}

fn of(text: &str) -> Totals {
    read(text.as_bytes(), &[])
}

#[test]
fn rows_are_read_as_the_standard_says() {
    let totals = of("g,v\r\n\"a, b\",1\r\n\"a, b\",\"2\"\r\n\r\n\"x\n\"\"y\"\"\",4.5\r\nlast,-7");
    assert_eq!((totals.rows, totals.broken()), (4, 0));
    let groups: Vec<_> = totals.groups.sorted().iter().map(|(l, s)| (*l, s.mean())).collect();
    assert_eq!(groups, [("a, b", 1.5), ("last", -7.0), ("x\n\"y\"", 4.5)]);
}

#[test]
fn broken_rows_are_counted_by_reason_and_shown_with_their_lines() {
    let mut text = b"g;v;w\nok;1,5;x\nfew;2\nmany;2;x;y;z\n\"two\nlines\";n/a;x\nnone;;x\n".to_vec();
    text.extend_from_slice(b"bad\xff;3;x\nok; 2.5 ;x\n");
    text.extend_from_slice(format!("long;4;{}\n", "z".repeat(LONGEST_ROW)).as_bytes());
    text.extend_from_slice("서울;5;x".as_bytes());
    let totals = read(&text, &[]);
    assert_eq!(totals.rows, 3);
    let count = |reason: Reason| totals.broken[reason as usize];
    assert_eq!(Reason::ALL.map(count), [2, 1, 1, 1, 1]);
    let shown: Vec<_> = totals.shown.iter().map(|b| (b.line, b.reason)).collect();
    let expected = [
        (3, Reason::Fields),
        (4, Reason::Fields),
        (5, Reason::Number),
        (7, Reason::Empty),
        (8, Reason::Encoding),
        (10, Reason::Long),
    ];
    assert_eq!(shown, expected);
    assert_eq!(totals.shown[2].text, "\"two␤lines\";n/a;x");
    assert_eq!(totals.shown[4].text, "bad\u{fffd};3;x");
    assert_eq!(totals.groups.sorted()[0].1.mean(), 2.0);
    // Wherever it is cut, within the long row too.
    for cut in [1, 20, 60, 100, 40_000, 70_000] {
        assert_eq!(encoded(&read(&text, &[cut, cut / 2])), encoded(&totals), "{cut}");
    }
}

#[test]
fn a_quote_that_is_never_closed_breaks_one_row() {
    let mut text = b"g,v\na,1\n\"b,2\n".to_vec();
    (0..20_000).for_each(|_| text.extend_from_slice(b"c,3\n"));
    let whole = read(&text, &[]);
    assert_eq!((whole.rows, whole.broken[Reason::Long as usize], whole.broken()), (1, 1, 1));
    assert_eq!(encoded(&read(&text, &[5, 30, 9_000, 66_000, 70_000])), encoded(&whole));
}

/// Pieces of text that a border does most harm in.
fn csv() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just(&b"a"[..]),
        Just(&b","[..]),
        Just(&b"\n"[..]),
        Just(&b"\r\n"[..]),
        Just(&b"\r"[..]),
        Just(&b"\""[..]),
        Just(&b"\"\""[..]),
        Just("\u{feff}".as_bytes()),
        Just("가나".as_bytes()),
        Just(&b"\xff"[..]),
        Just(&b"12.5"[..]),
        Just(&b"a,1\n"[..]),
        Just(&b"\"b\nc\",2\n"[..]),
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn chunks_come_to_the_same_as_the_whole(
        data in csv(),
        mark in any::<bool>(),
        borders in prop::collection::vec(0_usize..300, 0..8),
    ) {
        let mut bytes = if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        bytes.extend_from_slice(b"group,value\n");
        bytes.extend_from_slice(&data);
        // The header must be text for it to be a table at all; the rest may be anything.
        let whole = match format::detect(&bytes, true) {
            Ok(_) => read(&bytes, &[]),
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(encoded(&read(&bytes, &borders)), encoded(&whole));
    }
}
