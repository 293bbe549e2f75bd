use python_base::format::{First, Piece, format_float, format_int, format_str, pieces};
use python_base::repr::str_ascii;

use crate::support::{Draws, Table, float, int};

/// A specification that is mostly sound.
fn spec(draws: &mut Draws, codes: &[&'static str]) -> String {
    let mut spec = String::new();
    let part = |draws: &mut Draws, from: &[&'static str], one_in: usize| {
        if draws.below(one_in) == 0 { *draws.one(from) } else { "" }
    };
    spec += part(draws, &["<", ">", "^", "=", "*<", "0>", "_^", "x=", "한^", "0="], 2);
    spec += part(draws, &["+", "-", " "], 3);
    spec += part(draws, &["z"], 12);
    spec += part(draws, &["#"], 5);
    spec += part(draws, &["0"], 4);
    spec += part(draws, &["1", "5", "8", "12", "13", "14", "25", "40"], 2);
    spec += part(draws, &[",", "_", ",", "_", ",_"], 4);
    spec += part(draws, &[".0", ".1", ".2", ".3", ".6", ".10", ".17", ".30", "."], 2);
    spec += part(draws, codes, 1);
    spec
}

#[test]
fn ints() {
    let (mut table, mut draws) = (Table::default(), Draws(3));
    let codes =
        ["", "d", "d", "b", "o", "x", "X", "c", "n", "e", "f", "g", "%", "E", "F", "G", "s", "q"];
    for _ in 0..20_000 {
        let (i, spec) = (draws.int(), spec(&mut draws, &codes));
        // What stands for a surrogate is not there.
        let refused = |i| matches!(i, 0xd800..0xe000 | 0x10_d800..0x10_e000);
        if spec.ends_with('c') && i.as_ref().small().is_some_and(refused) {
            continue;
        }
        let expression = format!("format({}, {})", int(i.as_ref()), str_ascii(&spec));
        table.add(expression, format_int(&i, &spec, "int"));
    }
    table.add(
        "format(10**5000, 'd')",
        format_int(&python_base::Int::from(num_bigint::BigInt::from(10).pow(5000)), "d", "int"),
    );
    table.check();
}

#[test]
fn floats() {
    let (mut table, mut draws) = (Table::default(), Draws(4));
    let codes = ["", "", "e", "f", "f", "g", "n", "%", "E", "F", "G", "d", "é"];
    for _ in 0..30_000 {
        let (x, spec) = (draws.float(), spec(&mut draws, &codes));
        table.add(
            format!("format({}, {})", float(x), str_ascii(&spec)),
            format_float(x, &spec, "float"),
        );
    }
    for x in [0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1e22, 5e-324, f64::MAX, 0.045, 1e-7] {
        for places in [0, 1, 2, 3, 10, 50, 400, 1100, 70_000] {
            for code in ["f", "e", "g", "", "%"] {
                let spec = format!(".{places}{code}");
                table.add(format!("format({x:e}, '{spec}')"), format_float(x, &spec, "float"));
            }
        }
    }
    table.check();
}

#[test]
fn strings() {
    let (mut table, mut draws) = (Table::default(), Draws(5));
    for _ in 0..5_000 {
        let text = draws.text("abc 한é\u{1f600}", 12);
        let spec = spec(&mut draws, &["", "s", "d", "\u{7f}", "\u{80}", " ", "ss"]);
        table.add(
            format!("format({}, {})", str_ascii(&text), str_ascii(&spec)),
            format_str(&text, &spec, "str"),
        );
    }
    table.check();
}

#[test]
fn malformed_specifications() {
    let mut table = Table::default();
    for spec in [
        "99999999999999999999",
        ".99999999999999999999",
        ".3000000000",
        "abc",
        "z",
        "zz",
        ",,",
        "__",
        ",_",
        "_,",
        ",x",
        "_x",
        ",b",
        "_c",
        ",n",
        ",s",
        "+",
        " ",
        "#",
        "=",
        "=5",
        "05",
        "<05",
        "^-#010_x",
        "٣",
        ".٣f",
        "5 ",
        " 5",
        "-",
        "--",
        "10.",
        "10.x",
        "!",
        "\u{80}",
        "\u{300}d",
        "{}",
        ">>>",
        "d>",
        "d>5",
        ".5s",
        ".5d",
        "z.1f",
        "+z#010.1f",
    ] {
        table.add(format!("format(1234, {})", str_ascii(spec)), format_int(1234, spec, "int"));
        table
            .add(format!("format(-0.04, {})", str_ascii(spec)), format_float(-0.04, spec, "float"));
        table.add(format!("format('text', {})", str_ascii(spec)), format_str("text", spec, "str"));
    }
    table.check();
}

/// The template with its fields' names, conversions and specifications in brackets, to be compared with
/// `string.Formatter().parse`.
fn parsed(template: &str) -> python_base::Result<Vec<String>> {
    let mut out = Vec::new();
    for piece in pieces(template) {
        match piece? {
            Piece::Literal(text) => out.push(text.to_owned()),
            Piece::Field(field) => {
                let first = match field.first {
                    First::Next => String::new(),
                    First::Index(i) => i.to_string(),
                    First::Name(name) => name.to_owned(),
                };
                out.push(format!(
                    "<{first}!{}:{}>",
                    field.conversion.map(String::from).unwrap_or_default(),
                    field.spec
                ));
            }
        }
    }
    Ok(out)
}

#[test]
fn fields() {
    let setup = "
import _string
def parsed(template):
    out = []
    for literal, name, spec, conversion in _string.formatter_parser(template):
        if literal: out.append(literal)
        if name is not None:
            first, rest = _string.formatter_field_name_split(name)
            list(rest)
            out.append(f'<{first}!{conversion or \"\"}:{spec}>')
    return out
";
    let (mut table, mut draws) = (Table::default(), Draws(6));
    for _ in 0..20_000 {
        let template = draws.text("{}{}{}ab0:!r.[]", 10);
        table.add(format!("parsed({})", str_ascii(&template)), parsed(&template));
    }
    for template in [
        "{:>{width}}",
        "{0.a[1].b!r:x}",
        "{a[b]c}",
        "{a.}",
        "{a[]}",
        "{99999999999999999999}",
        "{!r}",
        "{:{}{}}",
        "{a[}]}",
    ] {
        table.add(format!("parsed({})", str_ascii(template)), parsed(template));
    }
    table.check_with(setup);
}
