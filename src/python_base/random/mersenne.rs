//! MT19937 (Matsumoto and Nishimura, "Mersenne Twister: A 623-Dimensionally Equidistributed Uniform Pseudo-Random
//! Number Generator", 1998; the seeding by an array is theirs of 2002).

pub(super) const WORDS: usize = 624;
const MIDDLE: usize = 397;

#[derive(Clone, Debug)]
pub(super) struct Mersenne {
    pub words: [u32; WORDS],
    pub at: usize,
}

impl Mersenne {
    fn by_word(seed: u32) -> Self {
        let mut words = [seed; WORDS];
        for at in 1..WORDS {
            let before = words[at - 1];
            words[at] =
                (before ^ (before >> 30)).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
        }
        Self { words, at: WORDS }
    }

    /// `key` has at least one word.
    pub fn by_array(key: &[u32]) -> Self {
        let mut made = Self::by_word(19_650_218);
        let words = &mut made.words;
        let mut at = 1;
        let mut mix = |factor: u32, more: &dyn Fn(usize) -> u32| {
            let before = words[at - 1];
            words[at] =
                (words[at] ^ (before ^ (before >> 30)).wrapping_mul(factor)).wrapping_add(more(at));
            at += 1;
            if at == WORDS {
                words[0] = words[WORDS - 1];
                at = 1;
            }
        };
        for round in 0..WORDS.max(key.len()) {
            let from = round % key.len();
            mix(1_664_525, &|_| key[from].wrapping_add(from as u32));
        }
        for _ in 1..WORDS {
            mix(1_566_083_941, &|at| (at as u32).wrapping_neg());
        }
        words[0] = 0x8000_0000;
        made
    }

    /// 32 bits.
    pub fn next(&mut self) -> u32 {
        if self.at >= WORDS {
            self.twist();
        }
        let mut word = self.words[self.at];
        self.at += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn twist(&mut self) {
        for at in 0..WORDS {
            let mixed =
                (self.words[at] & 0x8000_0000) | (self.words[(at + 1) % WORDS] & 0x7fff_ffff);
            let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ (mixed >> 1) ^ odd;
        }
        self.at = 0;
    }
}
