use python_base::number::*;
use python_base::repr::str_ascii;
use python_base::{Int, Result};

use crate::support::{Draws, Shown, Table, float, int};

#[test]
fn reading_ints() {
    let (mut table, mut draws) = (Table::default(), Draws(7));
    let mut add = |text: &str, base: i64| {
        table.add(format!("int({}, {base})", str_ascii(text)), parse_int(text, base));
    };
    for _ in 0..20_000 {
        let text = draws.text("0001179_afxXbBoO+- z٣", 8);
        add(&text, *draws.one(&[0, 0, 2, 8, 10, 10, 16, 36, 1, 37, -1, 7]));
    }
    for text in [
        "",
        " ",
        "  12\t",
        "\u{a0}5\u{2003}",
        "٣٤",
        "12a",
        "é",
        "'",
        "0x",
        "0x_f",
        "0_0",
        "00",
        "01",
        "1__0",
        "+-1",
        "9".repeat(30).as_str(),
        "x".repeat(300).as_str(),
        "9223372036854775808",
        "-9223372036854775808",
        "1\0",
    ] {
        for base in [0, 10, 16] {
            add(text, base);
        }
    }
    for text in
        ["9".repeat(4300), "9".repeat(4301), format!("-{}", "1".repeat(5000)), "0".repeat(5000)]
    {
        add(&text, 10);
        add(&text, 0);
    }
    table.check();
}

#[test]
fn reading_floats() {
    let (mut table, mut draws) = (Table::default(), Draws(8));
    let mut add = |text: &str| table.add(format!("float({})", str_ascii(text)), parse_float(text));
    for _ in 0..20_000 {
        add(&draws.text("0123456789._e+-", 9));
    }
    for text in [
        "",
        " 1.5\n",
        "inf",
        "-Infinity",
        "NaN",
        "+nan",
        "infinit",
        "1e400",
        "-1e400",
        "1e-400",
        "1e",
        ".5",
        "5.",
        ".",
        "1_0.0_1",
        "1_.0",
        "1._0",
        "_1",
        "1_",
        "1e1_0",
        "٣.٥",
        "0x1p3",
        "1.7976931348623159e308",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "é",
        "1 2",
        "infinity_",
        "1e99999999999999999999",
    ] {
        add(text);
    }
    table.check();
}

/// A pair as Python shows it.
fn pair<A, B>(both: Result<(A, B)>) -> Result<(A, B)> {
    both
}

#[test]
fn integers() {
    let (mut table, mut draws) = (Table::default(), Draws(9));
    for _ in 0..4_000 {
        let (a, b) = (draws.int(), draws.int());
        let (x, y) = (int(a.as_ref()), int(b.as_ref()));
        table.add(format!("{x} + {y}"), add(&a, &b));
        table.add(format!("{x} - {y}"), sub(&a, &b));
        table.add(format!("{x} * {y}"), mul(&a, &b));
        table.add(format!("{x} // {y}"), floor_div(&a, &b));
        table.add(format!("{x} % {y}"), modulo(&a, &b));
        table.add(format!("divmod({x}, {y})"), pair(div_mod(&a, &b)));
        table.add(format!("{x} / {y}"), true_div(&a, &b));
        table.add(format!("{x} & {y}"), bit_and(&a, &b));
        table.add(format!("{x} | {y}"), bit_or(&a, &b));
        table.add(format!("{x} ^ {y}"), bit_xor(&a, &b));
        table.add(format!("{x} < {y}"), a.as_ref() < b.as_ref());
        table.add(format!("-({x})"), neg(&a));
        table.add(format!("~({x})"), bit_not(&a));
        table.add(format!("({x}).bit_length()"), bit_length(&a));
        table.add(format!("({x}).bit_count()"), bit_count(&a));
        table.add(format!("float({x})"), int_to_f64(&a));
        let by = draws.below(140) as i64 - 4;
        table.add(format!("{x} << {by}"), shl(&a, by));
        table.add(format!("{x} >> {by}"), shr(&a, by));
        table.add(format!("{x} >> {y}"), shr(&a, &b));
        let places = 3 - draws.below(25) as i64;
        table.add(format!("round({x}, {places})"), int_round(&a, places));
        table.add(format!("hex({x})"), {
            let hex = int_to_radix(&a, 16);
            hex.strip_prefix('-').map_or_else(|| format!("0x{hex}"), |hex| format!("-0x{hex}"))
        });
    }
    table.add("0 << (1 << 70)", shl(0, &shl(1, 70).unwrap()));
    table.add("1 << (1 << 70)", shl(1, &shl(1, 70).unwrap()));
    table.check();
}

/// The quotients of integers of any size, with ties and subnormals among them.
#[test]
fn true_division() {
    let (mut table, mut draws) = (Table::default(), Draws(10));
    let mut wide = |most: usize| {
        let words: Vec<u8> = (0..draws.below(most)).map(|_| draws.next() as u8).collect();
        int_from_bytes(&words, true, true)
    };
    for _ in 0..3_000 {
        let (a, b) = (wide(160), wide(160));
        table.add(format!("{} / {}", int(a.as_ref()), int(b.as_ref())), true_div(&a, &b));
    }
    for shift in (-1080..1030).step_by(3) {
        for a in [(1_i64 << 54) + 2, (1 << 54) + 6, (1 << 55) - 1, (1 << 53) + 1, 3, 5, 7, i64::MAX]
        {
            let one = Int::Small(1);
            let (top, bottom) = if shift < 0 {
                (Int::Small(a), shl(1, -shift).unwrap())
            } else {
                (shl(a, shift).unwrap(), one)
            };
            let expression = if shift < 0 {
                format!("{a} / (1 << {})", -shift)
            } else {
                format!("({a} << {shift}) / 1")
            };
            table.add(expression, true_div(&top, &bottom));
        }
    }
    table.check();
}

/// An integer's or a float's power.
struct Number(Power);

impl Shown for Number {
    fn shown(&self) -> String {
        match &self.0 {
            Power::Int(i) => i.shown(),
            Power::Float(x) => x.shown(),
        }
    }
}

#[test]
fn powers() {
    let (mut table, mut draws) = (Table::default(), Draws(11));
    for _ in 0..2_000 {
        let (a, b, m) = (draws.int(), draws.below(70) as i64 - 12, draws.int());
        let (x, z) = (int(a.as_ref()), int(m.as_ref()));
        // CPython writes no more than 4300 digits.
        if pow_bits(&a, b) < 14_000 {
            table.add(format!("({x}) ** {b}"), pow(&a, b).map(Number));
        }
        table.add(format!("pow({x}, {b}, {z})"), pow_mod(&a, b, &m));
        let (base, exponent) = (draws.float(), draws.float());
        let power = match float_pow(base, exponent) {
            Ok(None) => continue,
            Ok(Some(power)) => Ok(power),
            Err(error) => Err(error),
        };
        table.add(format!("({}) ** ({})", float(base), float(exponent)), power);
    }
    table.check();
}

#[test]
fn floats() {
    let (mut table, mut draws) = (Table::default(), Draws(12));
    for _ in 0..6_000 {
        let (a, b, i) = (draws.float(), draws.float(), draws.int());
        let (x, y, z) = (float(a), float(b), int(i.as_ref()));
        table.add(format!("({x}) / ({y})"), float_true_div(a, b));
        table.add(format!("({x}) // ({y})"), float_floor_div(a, b));
        table.add(format!("({x}) % ({y})"), float_mod(a, b));
        table.add(format!("divmod({x}, {y})"), float_divmod(a, b));
        table.add(format!("int({x})"), float_to_int(a));
        table.add(format!("({x}).as_integer_ratio()"), float_as_integer_ratio(a));
        table.add(format!("({x}).hex()"), float_hex(a));
        table.add(format!("math.frexp({x})"), split(a));
        let by = draws.below(2200) as i64 - 1100;
        if scaled(a, by).is_finite() {
            table.add(format!("math.ldexp({x}, {by})"), scaled(a, by));
        }
        let places = *draws.one(&[
            0, 1, 2, 3, 5, 10, 17, 300, 323, 400, -1, -2, -5, -20, -300, -307, -308, -309, -400,
        ]);
        table.add(format!("round({x}, {places})"), float_round(a, places));
        let order = |found: std::cmp::Ordering| found as i32;
        let expression = |x: &str| format!("None if {x} != {x} else ({z} > {x}) - ({z} < {x})");
        table.add(expression(&x), compare_int_float(&i, a).map(order));
        if let Ok(near) = int_to_f64(&i) {
            for near in [near, near.next_up(), near.next_down(), near + 0.5] {
                table.add(expression(&float(near)), compare_int_float(&i, near).map(order));
            }
        }
    }
    for halves in 0..200 {
        let x = f64::from(halves) / 2.0;
        table.add(format!("round({x:?}, 0)"), float_round(x, 0));
        table.add(format!("round({x:?}, -1)"), float_round(x, -1));
        table.add(format!("round({}, -3)", float(x * 1000.0)), float_round(x * 1000.0, -3));
    }
    table.add("round(1.7e308, -308)", float_round(1.7e308, -308));
    table.add("round(5e307, -308)", float_round(5e307, -308));
    table.add("round(5.000000000000001e307, -308)", float_round(5.000000000000001e307, -308));
    table.check_with("import math");
}

#[test]
fn bytes() {
    let (mut table, mut draws) = (Table::default(), Draws(13));
    for _ in 0..3_000 {
        let (i, length) = (draws.int(), draws.below(12));
        let (little, signed) = (draws.below(2) == 0, draws.below(2) == 0);
        let order = if little { "'little'" } else { "'big'" };
        let bytes = int_to_bytes(&i, length, little, signed);
        let sign = signed.shown();
        let list = bytes.clone().map(|bytes| bytes.into_iter().map(u32::from).collect::<Vec<_>>());
        table.add(
            format!("list(({}).to_bytes({length}, {order}, signed={sign}))", int(i.as_ref())),
            list,
        );
        if let Ok(bytes) = bytes {
            let expression = format!("int.from_bytes(bytes({bytes:?}), {order}, signed={sign})");
            table.add(expression, int_from_bytes(&bytes, little, signed));
        }
    }
    table.check();
}
