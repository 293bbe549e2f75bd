use python_base::repr::{bytes_repr, float_repr, str_ascii, str_repr, to_ascii};

use crate::support::{Draws, Table, float};

/// What is compared is text that is already a `repr`.
struct Is(String);

impl crate::support::Shown for Is {
    fn shown(&self) -> String {
        to_ascii(&self.0)
    }
}

#[test]
fn floats() {
    let mut table = Table::default();
    let mut add = |x: f64| table.add(format!("repr({})", float(x)), float_repr(x));
    let mut draws = Draws(1);
    for exponent in -1074..1024 {
        let bits = if exponent < -1022 {
            1 << (exponent + 1074)
        } else {
            ((exponent + 1023) as u64) << 52
        };
        let power = f64::from_bits(bits);
        add(power);
        add(power.next_up());
        add(power.next_down());
    }
    for exponent in -20..20 {
        add(10_f64.powi(exponent));
        add(1.5 * 10_f64.powi(exponent));
        add(-10_f64.powi(exponent).next_down());
    }
    for _ in 0..20_000 {
        add(draws.float());
    }
    table.check();
}

#[test]
fn strings() {
    let mut table = Table::default();
    for code in 0..0x11_0000 {
        // Every character once, 64 at a time.
        if code % 64 == 0 {
            // As Python counts: the lone surrogates, and not what stands for them.
            let text: String =
                (code..code + 64).filter_map(python_base::surrogates::character).collect();
            let expression = format!(
                "repr(''.join(chr(c) for c in range({code}, {}) if not 0x10d800 <= c < 0x10e000))",
                code + 64
            );
            table.add(expression, str_repr(&text));
        }
    }
    for text in
        ["", "'", "\"", "'\"", "it's", "\\", "\t\n\r\0\x7f", "한글 'x'", "\u{1f600}\u{e000}"]
    {
        let codes: Vec<u32> = text.chars().map(u32::from).collect();
        table.add(format!("repr(''.join(map(chr, {codes:?})))"), str_repr(text));
        table.add(format!("ascii(''.join(map(chr, {codes:?})))"), str_ascii(text));
    }
    table.check();
}

#[test]
fn bytes() {
    let mut table = Table::default();
    let mut draws = Draws(2);
    for byte in 0..=255_u8 {
        table.add(format!("bytes([{byte}])"), Is(bytes_repr(&[byte])));
    }
    for _ in 0..500 {
        let bytes: Vec<u8> = (0..draws.below(20)).map(|_| draws.next() as u8 % 130).collect();
        table.add(format!("bytes({bytes:?})"), Is(bytes_repr(&bytes)));
    }
    for text in ["'", "\"", "'\"", "a'b"] {
        table.add(format!("bytes({:?})", text.as_bytes()), Is(bytes_repr(text.as_bytes())));
    }
    table.check();
}
