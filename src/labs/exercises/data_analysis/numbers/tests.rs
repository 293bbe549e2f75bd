//! How values are read, one by one and together.

use proptest::prelude::*;

use super::*;

const POINT: Decimals = Decimals::After(Mark::Point);
const COMMA: Decimals = Decimals::After(Mark::Comma);

fn read(text: &str, decimals: Decimals, sign: Option<char>) -> Option<f64> {
    Reading { decimals, sign }.number(text).map(|(value, _)| value)
}

#[test]
fn thousands_and_decimals_are_told_apart() {
    for (text, point, comma, both) in [
        ("1234", Some(1234.0), Some(1234.0), Some(1234.0)),
        ("1,234", Some(1234.0), Some(1.234), Some(1.234)),
        ("1.234", Some(1.234), Some(1234.0), Some(1.234)),
        ("-1,234,567", Some(-1_234_567.0), None, None),
        ("1.234.567", None, Some(1_234_567.0), None),
        ("1,234.5", Some(1234.5), None, None),
        ("1.234,5", None, Some(1234.5), None),
        ("12,5", None, Some(12.5), Some(12.5)),
        ("12.5", Some(12.5), None, Some(12.5)),
        ("0,123", None, Some(0.123), Some(0.123)),
        ("1e3", Some(1000.0), Some(1000.0), Some(1000.0)),
        ("1.5e3", Some(1500.0), None, Some(1500.0)),
        ("1,5e3", None, Some(1500.0), Some(1500.0)),
        (".5", Some(0.5), None, Some(0.5)),
        ("5,", None, Some(5.0), Some(5.0)),
        // None of these is a number, however it is read.
        ("12,34,567", None, None, None),
        ("1,23", None, Some(1.23), Some(1.23)),
        ("1,234,56", None, None, None),
        (",234", None, Some(0.234), Some(0.234)),
        ("1.2.3", None, None, None),
        (",", None, None, None),
        ("-", None, None, None),
        ("inf", None, None, None),
        ("NaN", None, None, None),
        ("1,234.567,8", None, None, None),
        ("1 234", None, None, None),
        ("가", None, None, None),
    ] {
        let found = [POINT, COMMA, Decimals::Both].map(|decimals| read(text, decimals, None));
        assert_eq!(found, [point, comma, both], "{text}");
    }
}

#[test]
fn a_sign_counts_where_the_column_has_it() {
    for (text, sign, value) in [
        ("12%", '%', 12.0),
        ("-0.5 %", '%', -0.5),
        ("₩3,400", '₩', 3400.0),
        ("￦ 3,400", '₩', 3400.0),
        ("\\3,400", '₩', 3400.0),
        ("3,400원", '₩', 3400.0),
        ("-₩3,400", '₩', -3400.0),
        ("₩-3,400", '₩', -3400.0),
        ("$1,234.50", '$', 1234.5),
        ("5 €", '€', 5.0),
    ] {
        assert_eq!(read(text, POINT, Some(sign)), Some(value), "{text}");
        assert_eq!(read(text, POINT, None), None, "{text} in a column without");
        let other = if sign == '%' { '$' } else { '%' };
        assert_eq!(read(text, POINT, Some(other)), None, "{text} in a column of {other}");
    }
    assert_eq!(read("1,234", POINT, Some('%')), None);
    assert_eq!(read("0", POINT, Some('%')), Some(0.0));
    for text in ["%", "₩", "-₩-5", "$5%", "₩-", "$$5"] {
        assert_eq!(read(text, POINT, Some('₩')), None, "{text}");
    }
}

#[test]
fn values_that_can_be_read_in_one_way_only_tell_how_to_read_the_others() {
    let found = |values: &[&str], delimiter| {
        let Reading { decimals, sign } = detect(values.iter().copied(), delimiter);
        (decimals, sign)
    };
    assert_eq!(found(&["1,234", "1,234,567"], b';'), (POINT, None));
    assert_eq!(found(&["1,234", "12,5"], b','), (COMMA, None));
    assert_eq!(found(&["1.234", "1.234,5"], b','), (COMMA, None));
    assert_eq!(found(&["1,234", "1,234.5"], b'\t'), (POINT, None));
    // Nothing tells: what stands between fields does.
    assert_eq!(found(&["1,234", "5"], b';'), (Decimals::Both, None));
    assert_eq!(found(&["1,234", "5"], b'\t'), (POINT, None));
    assert_eq!(found(&["1,234", "n/a", ""], b','), (POINT, None));
    // Both, as it has always been where commas do not separate fields.
    assert_eq!(found(&["1,5", "1.25"], b';'), (Decimals::Both, None));
    assert_eq!(found(&["1,5", "1.25", "1.25"], b','), (POINT, None));
    assert_eq!(found(&["1,5", "1,5", "1.234,5", "1.25"], b';'), (COMMA, None));
    assert_eq!(found(&["12%", "3%", "4"], b','), (POINT, Some('%')));
    assert_eq!(found(&["12%", "3"], b','), (POINT, None));
    assert_eq!(found(&["₩1,000", "￦2,000", "3,000원"], b','), (POINT, Some('₩')));
    assert_eq!(found(&["₩1.5", "$2", "€3"], b','), (POINT, None));
}

/// What is said of values, each at the place of its number.
fn said(reading: Reading, values: &[(usize, &str)]) -> Written {
    let mut written = Written::default();
    for (offset, text) in values {
        if let Some(found) = reading.number(text) {
            written.note(&reading, *offset as u64, text, found);
        }
    }
    written
}

#[test]
fn what_is_said_has_examples_and_names_what_nothing_settles() {
    let text = |example: &Option<Example>| example.as_ref().map(|e| (e.text.clone(), e.value));
    let unsettled = |of: &Written, mark| of.unsettled(mark).map(|e| e.text.clone());
    let point = Reading { decimals: POINT, sign: None };
    let open = said(point, &[(0, "5"), (1, "1,234"), (2, "2,345")]);
    assert_eq!(text(&open.thousands[Mark::Comma as usize]), Some(("1,234".to_owned(), 1234.0)));
    assert_eq!(unsettled(&open, Mark::Comma), Some("1,234".to_owned()));
    let closed = said(point, &[(1, "1,234"), (2, "0.5")]);
    assert_eq!(unsettled(&closed, Mark::Comma), None);
    // Where either stands before decimals, a point settles no comma.
    let both = Reading { decimals: Decimals::Both, sign: None };
    let mixed = said(both, &[(1, "1,234"), (2, "0.5")]);
    assert_eq!(unsettled(&mixed, Mark::Comma), Some("1,234".to_owned()));
    assert_eq!(text(&mixed.comma), Some(("1,234".to_owned(), 1.234)));
    let german = said(Reading { decimals: COMMA, sign: Some('€') }, &[(7, "1.234,5 €")]);
    assert_eq!(text(&german.sign), Some(("1.234,5 €".to_owned(), 1234.5)));
    assert!(german.thousands[Mark::Point as usize].is_some() && german.comma.is_some());
    assert_eq!(said(point, &[(0, "5"), (1, "1.5"), (2, "-2e3")]), said(point, &[(0, "1.5")]));
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,4}",
        "[0-9]{1,3}(,[0-9]{3}){0,2}(\\.[0-9]{1,3})?",
        "[0-9]{1,3}(\\.[0-9]{3}){0,2}(,[0-9]{1,3})?",
        "[-₩$%]{0,2}[0-9.,]{0,6}[%원 ]{0,2}",
    ]
}

proptest! {
    #[test]
    fn parts_in_any_order_say_the_same(
        values in prop::collection::vec(value(), 1..12),
        cut in 0_usize..12,
        delimiter in prop::sample::select(vec![b',', b';']),
    ) {
        let reading = detect(values.iter().map(String::as_str), delimiter);
        let places: Vec<(usize, &str)> = values.iter().map(String::as_str).enumerate().collect();
        let (head, tail) = places.split_at(cut.min(places.len()));
        let mut merged = said(reading, tail);
        merged.merge(&said(reading, head));
        prop_assert_eq!(merged, said(reading, &places));
    }

    #[test]
    fn a_number_that_people_write_is_the_number(
        whole in 0_i64..10_000_000_000,
        cents in 0_i64..100,
        minus in any::<bool>(),
    ) {
        let value = (whole as f64 + cents as f64 / 100.0) * if minus { -1.0 } else { 1.0 };
        let digits = whole.to_string();
        let mut groups: Vec<&str> = Vec::new();
        let mut rest = digits.as_str();
        while !rest.is_empty() {
            let (before, group) = rest.split_at(rest.len().saturating_sub(3));
            groups.push(group);
            rest = before;
        }
        groups.reverse();
        let minus = if minus { "-" } else { "" };
        for (decimals, between, before) in [(POINT, ",", "."), (COMMA, ".", ",")] {
            let text = format!("{minus}{}{before}{cents:02}", groups.join(between));
            let found = read(&text, decimals, None);
            prop_assert!((found.unwrap_or(f64::NAN) - value).abs() < 1e-4, "{} for {}", text, value);
        }
    }
}
