//! A token bucket: what a client asks before it asks the server.

// #region rate-limited batched
/// Holds up to `burst` tokens and is refilled at `rate` per second. It starts full. Time is given by the
/// caller, in ms of any clock that does not go back, so that it can be tested without waiting.
#[derive(Clone, Debug)]
pub struct TokenBucket {
    per_ms: f64,
    burst: f64,
    tokens: f64,
    /// When `tokens` was right.
    at: f64,
}

impl TokenBucket {
    /// A full bucket at the time `now`.
    pub fn new(rate: f64, burst: f64, now: f64) -> Self {
        Self { per_ms: rate / 1e3, burst, tokens: burst, at: now }
    }

    /// Tokens at the time `now`.
    pub fn level(&self, now: f64) -> f64 {
        let passed = (now - self.at).max(0.0);
        (self.tokens + passed * self.per_ms).min(self.burst) // <- never above the burst
    }

    /// Takes a token.
    ///
    /// # Errors
    /// There is none; after how many ms there will be.
    pub fn take(&mut self, now: f64) -> Result<(), f64> {
        self.refill(now);
        if self.tokens < 1.0 {
            return Err((1.0 - self.tokens) / self.per_ms);
        }
        self.tokens -= 1.0; // <-
        Ok(())
    }

    /// Empties it: the server has said that there are fewer tokens than assumed.
    pub fn drain(&mut self, now: f64) {
        self.refill(now);
        self.tokens = 0.0;
    }

    fn refill(&mut self, now: f64) {
        self.tokens = self.level(now);
        self.at = self.at.max(now);
    }
}
// #endregion

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::TokenBucket;

    #[test]
    fn it_says_when_to_come_back_and_that_is_true() {
        let mut bucket = TokenBucket::new(10.0, 2.0, 0.0);
        assert_eq!([bucket.take(0.0), bucket.take(0.0)], [Ok(()), Ok(())]);
        assert_eq!(bucket.take(0.0), Err(100.0));
        assert_eq!(bucket.take(75.0), Err(25.0));
        assert_eq!(bucket.take(100.0), Ok(()));
        assert_eq!(bucket.level(1e9), 2.0);
        bucket.drain(150.0);
        assert_eq!(bucket.level(150.0), 0.0);
    }

    proptest! {
        /// On virtual time: steps of up to a second, a wish at each.
        #[test]
        fn no_window_grants_more_than_rate_and_burst_allow(
            rate in 1_u32..=100,
            burst in 1_u32..=50,
            steps in prop::collection::vec(0.0_f64..1_000.0, 1..200),
        ) {
            let (rate, burst) = (f64::from(rate), f64::from(burst));
            let mut bucket = TokenBucket::new(rate, burst, 0.0);
            let (mut now, mut granted) = (0.0, Vec::new());
            for step in steps {
                now += step;
                // As many as there are, so that every window is as full as can be.
                while bucket.take(now).is_ok() {
                    granted.push(now);
                }
                prop_assert!((0.0..=burst).contains(&bucket.level(now)));
                prop_assert!(bucket.level(now) < 1.0);
            }
            for (first, from) in granted.iter().enumerate() {
                for (last, to) in granted.iter().enumerate().skip(first) {
                    let allowed = burst + rate * (to - from) / 1e3;
                    prop_assert!((last - first + 1) as f64 <= allowed + 1e-6);
                }
            }
        }

        #[test]
        fn coming_back_when_told_is_never_in_vain(rate in 1_u32..=100, burst in 1_u32..=50, at in 0.0_f64..1e6) {
            let mut bucket = TokenBucket::new(f64::from(rate), f64::from(burst), at);
            bucket.drain(at);
            let after = bucket.take(at).unwrap_err();
            // A clock has a smallest step; a bucket must not be a rounding away.
            prop_assert!(bucket.take(at + after + 1e-6).is_ok());
        }

        #[test]
        fn a_clock_that_goes_back_gives_nothing_away(burst in 1_u32..=50, back in 0.0_f64..1e6) {
            let mut bucket = TokenBucket::new(10.0, f64::from(burst), 1e6);
            bucket.drain(1e6);
            prop_assert!(bucket.take(1e6 - back).is_err());
            prop_assert!(bucket.level(1e6) < 1e-9);
        }
    }
}
