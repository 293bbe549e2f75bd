//! Primes below a bound, counted by a segmented sieve of Eratosthenes (Bays and Hudson, "The segmented
//! sieve of Eratosthenes and primes in arithmetic progressions to 10¹²", 1977).

use super::{Job, Step, Work};

/// Odd numbers of a segment: one byte each, which fits any first-level cache.
const SEGMENT: usize = 1 << 15;
/// Segments of a step.
const SEGMENTS: u32 = 4;

/// Numbers sieved for one unit of work.
const UNIT: u64 = 2;

/// The bound for `n` units of work.
pub(super) fn bound(n: u64) -> u64 {
    n.saturating_mul(UNIT)
}

/// A prime and the first of its odd multiples that is still to be crossed out, counted in odd
/// numbers from the start of the segment.
struct Base {
    prime: u64,
    at: u64,
}

impl Base {
    /// Crosses out the multiples in a segment. Places inside it are of an address's width: in wasm,
    /// each wider one would have to be cut down.
    fn cross_out(&mut self, composite: &mut [u8; SEGMENT]) {
        if self.at >= SEGMENT as u64 {
            self.at -= SEGMENT as u64;
            return;
        }
        let (mut at, prime) = (self.at as usize, self.prime as usize);
        // Four at a time: one alone is less work than going round.
        for four in composite[at..].chunks_exact_mut(4 * prime) {
            four[0] = 1;
            four[prime] = 1;
            four[2 * prime] = 1;
            four[3 * prime] = 1;
            at += 4 * prime;
        }
        while at < SEGMENT {
            composite[at] = 1;
            at += prime;
        }
        self.at = (at - SEGMENT) as u64;
    }
}

/// Time is in proportion to n but for a factor log log n, which is 2.6 at a million and 3.0 at a
/// billion. The crossings-out go through memory whose last state is counted, so none can be left
/// out.
pub(super) struct Primes {
    composite: Box<[u8; SEGMENT]>,
    bases: Vec<Base>,
    /// Bases are known for all primes below this.
    bases_below: u64,
    /// First number of the next segment, even.
    start: u64,
    /// Primes below this are counted, an even number.
    bound: u64,
    count: u64,
}

impl Primes {
    pub(super) fn new(job: &Job) -> Self {
        let bound = bound(job.n);
        Self {
            composite: Box::new([0; SEGMENT]),
            bases: Vec::new(),
            bases_below: 3,
            start: 0,
            bound,
            count: u64::from(bound > 2),
        }
    }

    /// Makes sure that every prime whose square is below `end` is a base. Doubles the range each
    /// time, so that bases grow with the work done and all searches together cost little.
    fn know_bases(&mut self, end: u64) {
        while self.bases_below.saturating_mul(self.bases_below) < end {
            let below = self.bases_below * 2;
            for candidate in (self.bases_below | 1..below).step_by(2) {
                let prime = self
                    .bases
                    .iter()
                    .take_while(|base| base.prime * base.prime <= candidate)
                    .all(|base| !candidate.is_multiple_of(base.prime));
                if prime {
                    // Smaller multiples have a smaller prime factor. The square lies beyond every
                    // segment done so far: that is why the base was not needed before.
                    let at = (candidate * candidate - self.start) / 2;
                    self.bases.push(Base { prime: candidate, at });
                }
            }
            self.bases_below = below;
        }
    }

    /// Sieves the next segment and counts its primes.
    fn segment(&mut self) {
        // Index i stands for start + 2i + 1.
        let odds = ((self.bound - self.start) / 2).min(SEGMENT as u64);
        self.know_bases(self.start.saturating_add(2 * SEGMENT as u64));
        self.composite.fill(0);
        // 1 is no prime.
        self.composite[0] = u8::from(self.start == 0);
        for base in &mut self.bases {
            base.cross_out(&mut self.composite);
        }
        // A narrow sum takes more bytes at a time; a segment's fits.
        let crossed: u16 = self.composite[..odds as usize].iter().map(|c| u16::from(*c)).sum();
        self.count += odds - u64::from(crossed);
        self.start = self.start.saturating_add(2 * SEGMENT as u64);
    }
}

impl Work for Primes {
    fn step(&mut self) -> Step<'_> {
        if self.start >= self.bound {
            return Step::Done;
        }
        for _ in 0..SEGMENTS {
            if self.start < self.bound {
                self.segment();
            }
        }
        Step::More
    }

    fn answer(&self) -> u64 {
        self.count
    }
}
