//! Token buckets by key: as `www/src/sw/bucket.ts`.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Instant;

struct Bucket {
    tokens: f64,
    at: Instant,
}

static BUCKETS: LazyLock<Mutex<HashMap<String, Bucket>>> = LazyLock::new(Mutex::default);

/// Whoever comes back exactly when told must not be refused over the last bit of a sum.
const ROUNDING: f64 = 1e-9;

/// Takes a token of the bucket `key`: what is left, or after how many ms to come back.
pub(super) fn take(key: &str, rate: f64, burst: f64) -> Result<u64, u64> {
    let mut buckets = BUCKETS.lock().unwrap_or_else(PoisonError::into_inner);
    let now = Instant::now();
    let bucket =
        buckets.entry(format!("{rate}/{burst}/{key}")).or_insert(Bucket { tokens: burst, at: now });
    let grown = bucket.tokens + now.duration_since(bucket.at).as_secs_f64() * rate;
    (bucket.tokens, bucket.at) = (grown.min(burst), now);
    if bucket.tokens < 1.0 - ROUNDING {
        return Err(((1.0 - bucket.tokens) * 1e3 / rate).ceil() as u64);
    }
    bucket.tokens = (bucket.tokens - 1.0).max(0.0);
    Ok((bucket.tokens + ROUNDING) as u64)
}
