//! Sets of registers.

use crate::code::Reg;

/// Bits: a set is copied wherever ways part, and what both have is kept where they meet.
#[derive(Clone, Default)]
pub struct Regs(Vec<u64>);

impl Regs {
    fn place(reg: Reg) -> (usize, u64) {
        (usize::from(reg) / 64, 1 << (reg % 64))
    }

    pub fn insert(&mut self, reg: Reg) {
        let (at, bit) = Self::place(reg);
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= bit;
    }

    pub fn contains(&self, reg: Reg) -> bool {
        let (at, bit) = Self::place(reg);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Keeps what `other` has as well.
    pub fn meet(&mut self, other: &Self) {
        for (at, bits) in self.0.iter_mut().enumerate() {
            *bits &= other.0.get(at).copied().unwrap_or(0);
        }
    }
}
