//! Normalises text as the crate of this name on crates.io does, in a browser with the browser's own tables.
//!
//! `ruff_python_parser` normalises identifiers that are not ASCII (NFKC, as Python's reference says), so it brings tables of
//! which nearly 60 KB are left after compression. Every JavaScript engine has the same ones behind
//! [`String.prototype.normalize`](https://tc39.es/ecma262/#sec-string.prototype.normalize). The root `Cargo.toml` puts this in the crate's place
//! (`[patch.crates-io]`); natively ICU4X does it.

#![forbid(unsafe_code)]

/// What a text is in a normal form. The crate has more of them; only this one is asked for.
pub trait UnicodeNormalization {
    /// Its characters in NFKC.
    fn nfkc(&self) -> impl Iterator<Item = char>;
}

#[cfg(target_family = "wasm")]
impl UnicodeNormalization for str {
    fn nfkc(&self) -> impl Iterator<Item = char> {
        let normal = js_sys::JsString::from(self).normalize("NFKC");
        String::from(normal).chars().collect::<Vec<_>>().into_iter()
    }
}

#[cfg(not(target_family = "wasm"))]
impl UnicodeNormalization for str {
    fn nfkc(&self) -> impl Iterator<Item = char> {
        icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize_iter(self.chars())
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::UnicodeNormalization as _;

    #[test]
    fn syllables_are_composed_and_ligatures_taken_apart() {
        let normal = |text: &str| text.nfkc().collect::<String>();
        assert_eq!(normal("\u{1105}\u{1161}\u{11a8}"), "락");
        assert_eq!(normal("ﬁ"), "fi");
    }
}
