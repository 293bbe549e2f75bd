use python_base::repr::str_ascii;
use python_base::text::*;

use crate::support::{Draws, Shown, Table};

fn optional(draws: &mut Draws) -> Option<i64> {
    (draws.below(3) > 0).then(|| draws.below(24) as i64 - 12)
}

const LETTERS: &str = "ab aB,\t \u{a0}한é\u{1f600}";

#[test]
fn parts() {
    let (mut table, mut draws) = (Table::default(), Draws(40));
    for _ in 0..4_000 {
        let text = draws.text(LETTERS, 12);
        let (sep, most) = (draws.text("ab ,한", 2), draws.below(5) as i64 - 1);
        let (t, s) = (str_ascii(&text), str_ascii(&sep));
        table.add(format!("{t}.split({s}, {most})"), split(&text, &sep, most));
        table.add(format!("{t}.rsplit({s}, {most})"), rsplit(&text, &sep, most));
        table.add(format!("{t}.split(None, {most})"), split_whitespace(&text, most));
        table.add(format!("{t}.rsplit(None, {most})"), rsplit_whitespace(&text, most));
        table.add(format!("{t}.partition({s})"), partition(&text, &sep));
        table.add(format!("{t}.rpartition({s})"), rpartition(&text, &sep));
        table.add(format!("{t}.strip()"), strip(&text, None));
        table.add(format!("{t}.strip({s})"), strip(&text, Some(&sep)));
        table.add(format!("{t}.lstrip({s})"), lstrip(&text, Some(&sep)));
        table.add(format!("{t}.rstrip({s})"), rstrip(&text, Some(&sep)));
        let count = draws.below(5) as i64 - 1;
        table.add(format!("{t}.replace({s}, '<>', {count})"), replace(&text, &sep, "<>", count));
        let lines = draws.text("a\n\r\x0b\x0c\x1c\x1d\x1e\x1f\u{85}\u{2028}\u{2029}\n\r", 9);
        let l = str_ascii(&lines);
        table.add(format!("{l}.splitlines()"), splitlines(&lines, false));
        table.add(format!("{l}.splitlines(True)"), splitlines(&lines, true));
    }
    table.check();
}

#[test]
fn searches() {
    let (mut table, mut draws) = (Table::default(), Draws(41));
    for _ in 0..6_000 {
        let letters = *draws.one(&["aab", "aé한"]);
        let text = draws.text(letters, 12);
        let sub = draws.text("aabé", 2);
        let (start, end) = (optional(&mut draws), optional(&mut draws));
        let (t, chars) = (str_ascii(&text), Chars::new(&text));
        let args = format!("({}, {}, {})", str_ascii(&sub), start.shown(), end.shown());
        let or_none = |found: Option<usize>| found.map_or(-1, |found| found as i64);
        table.add(format!("{t}.find{args}"), or_none(find(chars, &sub, start, end)));
        table.add(format!("{t}.rfind{args}"), or_none(rfind(chars, &sub, start, end)));
        table.add(format!("{t}.count{args}"), count(chars, &sub, start, end));
        table.add(format!("{t}.startswith{args}"), startswith(chars, &sub, start, end));
        table.add(format!("{t}.endswith{args}"), endswith(chars, &sub, start, end));
        let index = draws.below(24) as i64 - 12;
        let got = chars.get(index).map_or_else(
            || Err(python_base::Error::new(python_base::Kind::Index, "string index out of range")),
            Ok,
        );
        table.add(format!("{t}[{index}]"), got);
        // As `slice.indices` and a range's length give them.
        let (first, step) = (draws.below(text.chars().count() + 1), draws.below(7) as i64 - 3);
        if step != 0 && first < chars.len() {
            let left = if step > 0 { chars.len() - 1 - first } else { first };
            let many = draws.below(left / step.unsigned_abs() as usize + 2);
            let expression = format!("''.join([{t}[{first} + i * {step}] for i in range({many})])");
            table.add(expression, chars.slice(first, step, many));
        }
    }
    table.check();
}

#[test]
fn cases() {
    let (mut table, mut draws) = (Table::default(), Draws(42));
    let all = "aB ßΣσςﬁǆǅǄ'1_é한ŉİıẞა\u{345}\u{300}ᾳᾼᏸꭰ\u{ad}.";
    for _ in 0..6_000 {
        let text = draws.text(all, 8);
        let t = str_ascii(&text);
        table.add(format!("{t}.upper()"), upper(&text));
        table.add(format!("{t}.lower()"), lower(&text));
        table.add(format!("{t}.title()"), title(&text));
        table.add(format!("{t}.capitalize()"), capitalize(&text));
        table.add(format!("{t}.swapcase()"), swapcase(&text));
        table.add(format!("{t}.casefold()"), casefold(&text));
        table.add(format!("{t}.istitle()"), istitle(&text));
        table.add(format!("{t}.islower()"), islower(&text));
        table.add(format!("{t}.isupper()"), isupper(&text));
        let kinds = draws.text("aZ_ 19٣²½Ⅷ한\t\u{a0}\x1c\u{300}", 3);
        let k = str_ascii(&kinds);
        table.add(format!("{k}.isalpha()"), isalpha(&kinds));
        table.add(format!("{k}.isalnum()"), isalnum(&kinds));
        table.add(format!("{k}.isdecimal()"), isdecimal(&kinds));
        table.add(format!("{k}.isdigit()"), isdigit(&kinds));
        table.add(format!("{k}.isnumeric()"), isnumeric(&kinds));
        table.add(format!("{k}.isspace()"), isspace(&kinds));
        table.add(format!("{k}.isprintable()"), isprintable(&kinds));
        table.add(format!("{k}.isidentifier()"), isidentifier(&kinds));
    }
    table.check();
}

#[test]
fn widths() {
    let (mut table, mut draws) = (Table::default(), Draws(43));
    for _ in 0..3_000 {
        let text = draws.text("-+a1한\t\n\r ", 6);
        let (t, chars) = (str_ascii(&text), Chars::new(&text));
        let (width, fill) = (draws.below(14) as i64 - 2, *draws.one(&['*', '한']));
        let args = format!("({width}, {})", str_ascii(&fill.to_string()));
        table.add(format!("{t}.center{args}"), center(chars, width, fill));
        table.add(format!("{t}.ljust{args}"), ljust(chars, width, fill));
        table.add(format!("{t}.rjust{args}"), rjust(chars, width, fill));
        table.add(format!("{t}.zfill({width})"), zfill(chars, width));
        table.add(format!("{t}.expandtabs({width})"), expandtabs(&text, width));
    }
    table.check();
}

#[test]
fn translations() {
    let table = maketrans("abc", "xyz", "d").expect("as long");
    let ours = translate("abcde", |c| {
        let found = table.iter().rev().find(|(from, _)| *from == c);
        Ok::<_, std::convert::Infallible>(match found {
            None => Mapped::Same,
            Some((_, None)) => Mapped::Gone,
            Some((_, Some(to))) => Mapped::Text(to.to_string()),
        })
    });
    let mut compared = Table::default();
    let Ok(ours) = ours;
    compared.add("'abcde'.translate(str.maketrans('abc', 'xyz', 'd'))", ours);
    compared.add("str.maketrans('a', '')", maketrans("a", "", "").map(|_| String::new()));
    compared.check();
}
