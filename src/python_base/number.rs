//! Numbers: reading and writing them, and arithmetic with Python's meaning.

mod convert;
mod float;
mod hex;
mod int;
mod parse;
mod power;
mod text;

pub use convert::{compare_int_float, float_as_integer_ratio, float_to_int, int_to_f64, true_div};
pub use float::{float_divmod, float_floor_div, float_mod, float_pow, float_round, float_true_div};
pub use hex::{float_from_hex, float_hex, scaled, split};
pub use int::{
    add, bit_and, bit_count, bit_length, bit_not, bit_or, bit_xor, div_mod, floor_div,
    int_from_bytes, int_round, int_to_bytes, modulo, mul, neg, shl, shl_bits, shr, sub,
};
pub use parse::{parse_float, parse_int};
pub use power::{Power, pow, pow_bits, pow_mod};
pub use text::{int_to_radix, int_to_string};
