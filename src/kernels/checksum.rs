//! One number for many, in which every value and its place counts.

/// Folds a value into a hash: FNV-1a's xor and product (Fowler, Noll and Vo) on whole words, with a
/// shift so that high bits reach low ones too.
pub(super) fn fold(hash: u64, value: u32) -> u64 {
    let product = (hash ^ u64::from(value)).wrapping_mul(0x0000_0100_0000_01b3);
    product ^ (product >> 32)
}
