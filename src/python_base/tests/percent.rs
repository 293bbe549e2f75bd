use python_base::number::float_to_int;
use python_base::percent::{
    Amount, C_WANTS_CHARACTER, NOT_ALL_CONVERTED, NOT_ENOUGH_ARGUMENTS, Piece, STAR_WANTS_INT,
    pieces, wrong_type,
};
use python_base::repr::{str_ascii, str_repr};
use python_base::{Error, Int, Result};

use crate::support::{Draws, Shown, Table};

enum Value {
    Int(Int),
    Float(f64),
    Str(String),
}

impl Shown for Value {
    fn shown(&self) -> String {
        match self {
            Value::Int(i) => i.shown(),
            Value::Float(x) => crate::support::float(*x),
            Value::Str(s) => str_ascii(s),
        }
    }
}

impl Value {
    fn type_name(&self) -> &'static str {
        match self {
            Value::Int(_) => "int",
            Value::Float(_) => "float",
            Value::Str(_) => "str",
        }
    }
}

/// `template % tuple(values)`, as an interpreter would go about it.
fn formatted(template: &str, values: &[Value]) -> Result<String> {
    let mut out = String::new();
    let mut values = values.iter();
    let mut next = || values.next().ok_or_else(|| Error::type_error(NOT_ENOUGH_ARGUMENTS));
    let star = |value: &Value| match value {
        Value::Int(i) => i
            .as_ref()
            .small()
            .ok_or_else(|| Error::overflow("Python int too large to convert to C ssize_t")),
        _ => Err(Error::type_error(STAR_WANTS_INT)),
    };
    for piece in pieces(template, false) {
        let conversion = match piece? {
            Piece::Literal(text) => {
                out += text;
                continue;
            }
            Piece::Conversion(conversion) => conversion,
        };
        let mut amount = |amount| {
            if amount == Amount::Argument { next().and_then(star).map(Some) } else { Ok(None) }
        };
        let (width, precision) = (amount(conversion.width)?, amount(conversion.precision)?);
        let value = next()?;
        if !conversion.is_known() {
            return Err(conversion.unsupported());
        }
        let layout = conversion.layout(width, precision)?;
        let wrong = || wrong_type(conversion.code, value.type_name());
        out += &match (conversion.code, value) {
            ('s', Value::Str(s)) => layout.text(s),
            ('r', Value::Str(s)) => layout.text(&str_repr(s)),
            ('a', Value::Str(s)) => layout.text(&str_ascii(s)),
            ('s' | 'r' | 'a', value) => layout.text(&match value {
                Value::Float(x) => x.shown(),
                value => value.shown(),
            }),
            ('c', Value::Str(s)) if s.chars().count() == 1 => layout.text(s),
            ('c', Value::Int(i)) => layout.character(i)?,
            ('c', _) => return Err(Error::type_error(C_WANTS_CHARACTER)),
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Value::Int(i)) => layout.int(i)?,
            ('d' | 'i' | 'u', Value::Float(x)) => layout.int(&float_to_int(*x)?)?,
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', _) => return Err(wrong()),
            (_, Value::Int(i)) => layout.float(python_base::number::int_to_f64(i)?),
            (_, Value::Float(x)) => layout.float(*x),
            (_, Value::Str(_)) => return Err(wrong()),
        };
    }
    if values.next().is_some() {
        return Err(Error::type_error(NOT_ALL_CONVERTED));
    }
    Ok(out)
}

#[test]
fn conversions() {
    let (mut table, mut draws) = (Table::default(), Draws(20));
    for _ in 0..30_000 {
        let mut template = String::new();
        let mut values = Vec::new();
        for _ in 0..=draws.below(2) {
            template += &draws.text("a 한%", 2).replace('%', "%%");
            template.push('%');
            template += &draws.text("-+ #0", 2);
            template += *draws.one(&["", "", "1", "5", "12", "30", "*"]);
            template += *draws.one(&["", "", ".", ".0", ".1", ".4", ".12", ".*"]);
            template += *draws.one(&["", "", "", "", "", "l", "h", "L"]);
            let codes = "diouxXeEfFgGcrsa%qé\u{7f}";
            let code = draws.text(codes, 1);
            template += &code;
            for _ in template.matches('*') {
                values.push(Value::Int(Int::Small(draws.below(40) as i64 - 10)));
            }
            values.push(match draws.below(5) {
                0 | 1 => Value::Int(draws.int()),
                2 | 3 => Value::Float(draws.float()),
                _ => Value::Str(draws.text("ab한'", 6)),
            });
        }
        // What stands for a surrogate is not there.
        let refused = |value: &Value| {
            matches!(value, Value::Int(Int::Small(0xd800..0xe000 | 0x10_d800..0x10_e000)))
        };
        if values.iter().any(refused) {
            continue;
        }
        let ours = formatted(&template, &values);
        let shown: Vec<String> = values.iter().map(Shown::shown).collect();
        table.add(format!("{} % ({},)", str_ascii(&template), shown.join(", ")), ours);
    }
    for template in [
        "%",
        "a%",
        "%(a",
        "%(a)",
        "%5",
        "%.",
        "%l",
        "%ll",
        "%lld",
        "%99999999999999999999d",
        "%.3000000000d",
        "%.99999999999d",
        "%d %d",
        "%y",
        "%-",
        "%(x",
        "%é",
        "%\x01",
    ] {
        table.add(
            format!("{} % (1,)", str_ascii(template)),
            formatted(template, &[Value::Int(Int::Small(1))]),
        );
    }
    table.check();
}

#[test]
fn keys() {
    let found: Vec<_> =
        pieces("%(a)s %(b(c)d)-5.1f%%", true).map(|piece| piece.expect("sound")).collect();
    let Piece::Conversion(first) = &found[0] else { panic!("{found:?}") };
    assert_eq!(first.key, Some("a"));
    let Piece::Conversion(second) = &found[2] else { panic!("{found:?}") };
    assert_eq!(
        (second.key, second.width, second.precision),
        (Some("b(c)d"), Amount::Given(5), Amount::Given(1))
    );
    assert_eq!(found[3], Piece::Literal("%"));
}
