use python_base::unicode as u;

use crate::support::{Shown, cpython};

/// All characters that a property holds for, as ranges.
fn ranges(holds: impl Fn(char) -> bool) -> String {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for code in 0..0x11_0000 {
        if char::from_u32(code).is_some_and(&holds) {
            match found.last_mut() {
                Some((_, last)) if *last + 1 == code => *last = code,
                _ => found.push((code, code)),
            }
        }
    }
    found.shown()
}

const SETUP: &str = "
import unicodedata
def ranges(holds):
    found = []
    for code in range(0x110000):
        if 0xd800 <= code < 0xe000 or not holds(chr(code)): continue
        if found and found[-1][1] + 1 == code: found[-1] = (found[-1][0], code)
        else: found.append((code, code))
    return found
def known(c): return unicodedata.category(c) != 'Cn'
";

#[test]
fn properties() {
    // Rust's own tables and those of `unicode-ident` may know characters that CPython's do not.
    let assigned = cpython(SETUP, &["ranges(known)".to_owned()]).remove(0);
    let numbers: Vec<u32> =
        assigned.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let is_assigned = |c: char| {
        let at = numbers.partition_point(|bound| *bound < u32::from(c));
        at % 2 == 1 || numbers.get(at) == Some(&u32::from(c))
    };
    let cases: [(&str, &dyn Fn(char) -> bool); 13] = [
        ("str.isprintable", &u::is_printable),
        ("str.isalpha", &u::is_alpha),
        ("str.isdecimal", &u::is_decimal),
        ("str.isdigit", &u::is_digit),
        ("str.isnumeric", &u::is_numeric),
        ("str.isalnum", &u::is_alnum),
        ("str.isspace", &u::is_space),
        ("lambda c: unicodedata.category(c) == 'Lt'", &u::is_title),
        ("str.isupper", &|c| is_assigned(c) && u::is_upper(c)),
        ("str.islower", &|c| is_assigned(c) && u::is_lower(c)),
        ("str.isidentifier", &|c| is_assigned(c) && u::is_identifier_start(c)),
        ("lambda c: ('a' + c).isidentifier()", &|c| is_assigned(c) && u::is_identifier_continue(c)),
        ("lambda c: unicodedata.decimal(c, 0) == 7", &|c| u::decimal(c) == Some(7)),
    ];
    let asked: Vec<String> = cases.iter().map(|(python, _)| format!("ranges({python})")).collect();
    for ((python, ours), theirs) in cases.iter().zip(cpython(SETUP, &asked)) {
        let ours = ranges(ours);
        let only = |a: &str, b: &str| -> Vec<String> {
            let b: Vec<&str> = b.split("), ").collect();
            a.split("), ").filter(|range| !b.contains(range)).map(str::to_owned).collect()
        };
        assert!(
            ours == theirs,
            "{python}: {:?}, not {:?}",
            only(&ours, &theirs),
            only(&theirs, &ours)
        );
    }
}

#[test]
fn case_mappings() {
    let setup = format!(
        "{SETUP}\nall = [c for c in map(chr, range(0x110000)) if known(c) and not 0xd800 <= ord(c) < 0xe000]\n\
         def codes(f): return [(ord(c), *map(ord, f(c))) for c in all if f(c) != c]"
    );
    let one = |push: fn(&mut String, char), c: char| {
        let mut out = String::new();
        push(&mut out, c);
        out
    };
    let cases: [(&str, &dyn Fn(char) -> String); 4] = [
        ("str.upper", &|c| c.to_uppercase().collect()),
        ("str.lower", &|c| c.to_lowercase().collect()),
        ("str.title", &|c| one(u::push_title, c)),
        ("str.casefold", &|c| one(u::push_folded, c)),
    ];
    let asked: Vec<String> = cases.iter().map(|(python, _)| format!("codes({python})")).collect();
    for ((python, ours), theirs) in cases.iter().zip(cpython(&setup, &asked)) {
        let mut known = 0;
        for tuple in theirs.split('(').skip(1) {
            let codes: Vec<u32> =
                tuple.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            let c = char::from_u32(codes[0]).expect("a character");
            let to: Vec<u32> = ours(c).chars().map(u32::from).collect();
            assert_eq!(to, codes[1..], "{python} of {c:?}");
            known += 1;
        }
        // And no others, but for those that a newer Unicode has.
        let all = (0..0x11_0000).filter_map(char::from_u32);
        let mapped = all.filter(|c| ours(*c) != c.to_string()).count();
        assert!((known..known + 200).contains(&mapped), "{python}: {known} and {mapped}");
    }
}
