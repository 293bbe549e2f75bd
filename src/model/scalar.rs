//! Reading values that are a number or a text in JSON. What serde derives for such enums first copies the value into
//! a tree that can hold anything, and brings its code into every wasm; these look at it once.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::{Arg, Value};

/// What can be made of a number or a text.
trait Scalar: Sized {
    /// What is expected, for the error's sentence.
    const EXPECTED: &'static str;
    fn of_int(value: i64) -> Option<Self>;
    fn of_float(value: f64) -> Option<Self>;
    fn of_text(value: &str) -> Self;
}

impl Scalar for Value {
    const EXPECTED: &'static str = "a whole number or a text";

    fn of_int(value: i64) -> Option<Self> {
        Some(Self::Int(value))
    }

    fn of_float(_: f64) -> Option<Self> {
        None
    }

    fn of_text(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl Scalar for Arg {
    const EXPECTED: &'static str = "a number or a text";

    fn of_int(value: i64) -> Option<Self> {
        Some(Self::Number(value as f64))
    }

    fn of_float(value: f64) -> Option<Self> {
        Some(Self::Number(value))
    }

    fn of_text(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

struct Reader<T>(PhantomData<T>);

impl<T: Scalar> Visitor<'_> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::of_int(value).ok_or_else(|| E::custom(T::EXPECTED))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        T::of_float(value).ok_or_else(|| E::custom(T::EXPECTED))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(T::of_text(value))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Arg {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader(PhantomData))
    }
}
