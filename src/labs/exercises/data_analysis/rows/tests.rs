//! Any chunks of a file come to what the whole file comes to.

use proptest::prelude::*;

use super::*;
use crate::data_analysis::{format, numbers, split};

const COLUMNS: Columns = Columns { group: 0, value: 1 };

/// Reads a file in chunks with these borders.
fn read(bytes: &[u8], borders: &[usize]) -> Totals {
    let mut format = format::detect(bytes, true, 0).expect("a table");
    // As a run does, by the beginning alone.
    let head = &bytes[..bytes.len().min(format::HEAD)];
    let first = first_values(head, head.len() == bytes.len(), &format, COLUMNS);
    format.numbers = numbers::detect(first.iter().map(String::as_str), format.delimiter);
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
    totals.follow_long(&format, |start, len| {
        let start = (start as usize).min(bytes.len());
        bytes[start..(start + len).min(bytes.len())].to_vec()
    });
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
    let mut text =
        b"g;v;w\nok;1,5;x\nfew;2\nmany;2;x;y;z\n\"two\nlines\";n/a;x\nnone;;x\n".to_vec();
    text.extend_from_slice(b"bad\xff;3;x\nok; 2.5 ;x\n");
    text.extend_from_slice(format!("long;4;{}\n", "z".repeat(LONGEST_ROW)).as_bytes());
    text.extend_from_slice("서울;5;x".as_bytes());
    let totals = read(&text, &[]);
    assert_eq!(totals.rows, 3);
    let count = |reason: Reason| totals.broken[reason as usize];
    assert_eq!(Reason::ALL.map(count), [2, 1, 1, 1, 1, 0]);
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
    assert_eq!((whole.swallowed, whole.shown[0].lines), (20_000, 20_001));
    assert_eq!(encoded(&read(&text, &[5, 30, 9_000, 66_000, 70_000])), encoded(&whole));
    // Nor does a line break at the end, or none, change how many.
    text.pop();
    assert_eq!(read(&text, &[]).swallowed, 20_000);
}

#[test]
fn a_quote_that_is_never_closed_says_how_many_lines_it_swallowed() {
    let begin = "g,v,w\na,1,x\nb,2,";
    let rows = "c,3,y\n".repeat(500);
    // In the last column too, where the number of fields is right.
    for (quoted, sound) in [("\"z\n", 1), ("z\n\"b,2,z\n", 2)] {
        let text = format!("{begin}{quoted}{rows}");
        let totals = of(&text);
        assert_eq!(totals.rows, sound, "{quoted}");
        assert_eq!((totals.broken(), totals.broken[Reason::Quote as usize]), (1, 1));
        assert_eq!((totals.swallowed, totals.shown[0].lines), (500, 501), "{quoted}");
        for cut in [6, 20, 30, 1_000] {
            assert_eq!(encoded(&read(text.as_bytes(), &[cut])), encoded(&totals), "{cut}");
        }
    }
    // Closed by a quote that was to open another field.
    let totals = of(&format!("{begin}\"z\n{rows}d,4,\"w\"\ne,5,v\n"));
    assert_eq!((totals.rows, totals.broken[Reason::Quote as usize]), (2, 1));
    assert_eq!((totals.swallowed, totals.shown[0].lines), (501, 502));
    // Within a line nothing is lost.
    let totals = of("g,v\n\"a\"b,1\n\"c\"d,2");
    assert_eq!((totals.rows, totals.broken(), totals.swallowed), (2, 0, 0));
    // And a line break where quotes are as they should be swallows nothing.
    let totals = of("g,v,w\na,x,\"1\n2\"\n");
    assert_eq!((totals.broken[Reason::Number as usize], totals.swallowed), (1, 0));
    assert_eq!(totals.shown[0].lines, 2);
}

#[test]
fn numbers_are_read_as_their_column_writes_them() {
    let mean = |text: &str| {
        let totals = of(text);
        let groups = totals.groups.sorted();
        (totals.rows, totals.broken(), groups.first().map_or(0.0, |(_, stats)| stats.mean()))
    };
    assert_eq!(mean("g,v\na,\"1,234\"\na,\"1,000,000\"\na,766\n"), (3, 0, 334_000.0));
    assert_eq!(mean("g,v\na,12%\na,14 %\n"), (2, 0, 13.0));
    assert_eq!(mean("g,v\na,\"₩3,400\"\na,\"₩3,600\"\na,$5\n"), (2, 1, 3_500.0));
    assert_eq!(mean("g;v\na;1.234,5\na;1.000\n"), (2, 0, 1_117.25));
    assert_eq!(mean("g\tv\na\t1,234\na\t1,236\n"), (2, 0, 1_235.0));
    // As before where nothing tells.
    assert_eq!(mean("g;v\na;1,250\na;1.750\n"), (2, 0, 1.5));
}

#[test]
fn what_comes_behind_the_beginning_is_read_as_the_beginning_or_broken() {
    let plain = "a,5\n".repeat(20_000);
    let totals = of(&format!("g,v\n{plain}a,\"1,234\"\na,\"1,5\"\na,7%\n"));
    assert_eq!((totals.rows, totals.broken[Reason::Number as usize]), (20_001, 2));
    // It is said, for nothing in the file tells that it is not 1.234.
    assert!(totals.written.unsettled(numbers::Mark::Comma).is_some());
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
        Just(&b"\"1,234\""[..]),
        Just(&b"1.234"[..]),
        Just(&b"a,5%\n"[..]),
        Just("₩3".as_bytes()),
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
        header in prop::sample::select(vec!["group,value\n", "sep=,\r\ng,v\r\n", "g;v\n"]),
        borders in prop::collection::vec(0_usize..300, 0..8),
    ) {
        let mut bytes = if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(&data);
        // The header must be text for it to be a table at all; the rest may be anything.
        let whole = match format::detect(&bytes, true, 0) {
            Ok(_) => read(&bytes, &[]),
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(encoded(&read(&bytes, &borders)), encoded(&whole));
    }
}
