//! What `hashlib` computes: SHA-2 (FIPS 180-4).

use sha2::{Digest as _, Sha224, Sha256, Sha384, Sha512};

/// The digest of `size` bytes; nothing where SHA-2 has none of that size.
pub fn sha2(size: usize, data: &[u8]) -> Option<Vec<u8>> {
    Some(match size {
        28 => Sha224::digest(data).to_vec(),
        32 => Sha256::digest(data).to_vec(),
        48 => Sha384::digest(data).to_vec(),
        64 => Sha512::digest(data).to_vec(),
        _ => return None,
    })
}
