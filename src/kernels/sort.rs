//! Sorting random numbers by merge sort.

use random::Rng;

use super::checksum::fold;
use super::{Job, Step, Work};

/// Units of work of one element.
const UNITS: u64 = 40;
/// Most elements sorted as one; a larger job sorts several batches. Keeps a task's memory at 2 MB
/// and the factor log n from growing.
const BATCH: u64 = 1 << 18;
/// Elements of a run that the standard library sorts in one step.
const RUN: usize = 1 << 11;
/// Elements that a step merges or reads.
const PIECE: usize = 1 << 14;

/// Elements for `n` units of work.
pub(super) fn elements(n: u64) -> u64 {
    n / UNITS
}

/// Where the work on a batch stands.
enum Stage {
    /// Runs are drawn and sorted, one a step.
    Runs,
    /// Sorted runs of `width` are merged by pairs from `from` into `to`, a piece a step.
    Merge { width: usize, pair: Pair },
    /// The sorted batch is read into the checksum, a piece a step.
    Read { at: usize },
}

/// Two neighbouring runs under merge: both heads, and where the runs end.
#[derive(Clone, Copy)]
struct Pair {
    left: usize,
    middle: usize,
    right: usize,
    end: usize,
}

impl Pair {
    fn new(start: usize, width: usize, len: usize) -> Self {
        let middle = (start + width).min(len);
        Self { left: start, middle, right: middle, end: (start + 2 * width).min(len) }
    }

    /// Where the next element goes.
    fn target(self) -> usize {
        self.left + (self.right - self.middle)
    }
}

/// Bottom-up merge sort (Knuth, "The Art of Computer Programming" 3, 5.2.4): it can stop after any
/// number of elements, which a call to the standard library cannot. Every element's place goes into
/// the checksum, so none can be left unsorted.
pub(super) struct Sort {
    rng: Rng,
    /// Elements of batches not begun.
    later: u64,
    /// Elements of this batch.
    len: usize,
    from: Vec<u32>,
    to: Vec<u32>,
    stage: Stage,
    hash: u64,
}

impl Sort {
    pub(super) fn new(job: &Job) -> Self {
        let mut sort = Self {
            rng: Rng::new(job.seed, u64::from(job.task)),
            later: elements(job.n),
            len: 0,
            from: Vec::new(),
            to: Vec::new(),
            stage: Stage::Runs,
            hash: 0,
        };
        sort.next_batch();
        sort
    }

    fn next_batch(&mut self) {
        self.len = self.later.min(BATCH) as usize;
        self.later -= self.len as u64;
        self.from.clear();
        self.from.reserve(self.len);
        self.to.resize(self.len, 0);
        self.stage = Stage::Runs;
    }

    /// Draws and sorts the next run; merging begins after the last.
    fn run(&mut self) {
        let start = self.from.len();
        let count = RUN.min(self.len - start);
        self.from.extend((0..count).map(|_| self.rng.next_u32()));
        self.from[start..].sort_unstable();
        if self.from.len() == self.len {
            self.stage = self.merge_or_read(RUN);
        }
    }

    /// The pass over runs of `width`, or the end if one run is all there is.
    fn merge_or_read(&self, width: usize) -> Stage {
        if width >= self.len {
            return Stage::Read { at: 0 };
        }
        Stage::Merge { width, pair: Pair::new(0, width, self.len) }
    }

    /// Merges about a piece of the pass.
    fn merge(&mut self, width: usize, mut pair: Pair) {
        let mut left = PIECE;
        loop {
            left -= merge(&self.from, &mut self.to, &mut pair, left);
            if left == 0 {
                break;
            }
            if pair.end == self.len {
                std::mem::swap(&mut self.from, &mut self.to);
                self.stage = self.merge_or_read(2 * width);
                return;
            }
            pair = Pair::new(pair.end, width, self.len);
        }
        self.stage = Stage::Merge { width, pair };
    }

    /// Reads a piece into the checksum; the next batch begins after the last.
    fn read(&mut self, at: usize) {
        let end = (at + PIECE).min(self.len);
        self.hash = self.from[at..end].iter().fold(self.hash, |hash, value| fold(hash, *value));
        if end == self.len {
            self.next_batch();
        } else {
            self.stage = Stage::Read { at: end };
        }
    }
}

/// Moves up to `most` elements of a pair, the smaller head first, and returns how many.
fn merge(from: &[u32], to: &mut [u32], pair: &mut Pair, most: usize) -> usize {
    let Pair { mut left, middle, mut right, end } = *pair;
    let start = pair.target();
    let count = most.min(end - start);
    let mut slots = to[start..start + count].iter_mut();
    while left < middle && right < end {
        let Some(slot) = slots.next() else { break };
        // Which head is smaller is a coin toss: no branch may depend on it.
        let (l, r) = (from[left], from[right]);
        *slot = l.min(r);
        left += usize::from(l <= r);
        right += usize::from(l > r);
    }
    // Room is left only where one run is used up: the other follows as it is.
    let rest = slots.into_slice();
    let source = if left < middle { &mut left } else { &mut right };
    rest.copy_from_slice(&from[*source..*source + rest.len()]);
    *source += rest.len();
    (pair.left, pair.right) = (left, right);
    count
}

impl Work for Sort {
    fn step(&mut self) -> Step<'_> {
        if self.len == 0 {
            return Step::Done;
        }
        match self.stage {
            Stage::Runs => self.run(),
            Stage::Merge { width, pair } => self.merge(width, pair),
            Stage::Read { at } => self.read(at),
        }
        Step::More
    }

    fn answer(&self) -> u64 {
        self.hash
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use random::Rng;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn answer_is_the_checksum_of_the_standard_sort(
            elements in prop_oneof![0_u64..5_000, 0..3 * BATCH],
            seed: u32,
            task: u32,
        ) {
            let mut rng = Rng::new(seed, u64::from(task));
            let mut drawn: Vec<u32> = (0..elements).map(|_| rng.next_u32()).collect();
            let mut expected = 0;
            for batch in drawn.chunks_mut(BATCH as usize) {
                batch.sort_unstable();
                expected = batch.iter().fold(expected, |hash, value| fold(hash, *value));
            }
            let mut work = Sort::new(&Job { n: elements * UNITS, task, tasks: 1, seed });
            while work.step() != Step::Done {}
            prop_assert_eq!(work.answer(), expected);
        }
    }
}
