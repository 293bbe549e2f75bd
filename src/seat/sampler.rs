//! One drawn schedule after another, and what is promised of all of them together.

use super::played::Played;
use super::sample::{Draws, Sample, found_by, promised};

/// Draws schedules, and learns what PCT's promise depends on: how many threads and steps there are.
#[derive(Debug)]
pub struct Sampler {
    draws: Draws,
    seed: u32,
    most_steps: usize,
    spurious: bool,
    /// Of the next one.
    number: u64,
    threads: u32,
    steps: u32,
    /// Whether the promise could hold for the last one drawn.
    usual: bool,
    /// Samples that it holds for: drawn for no fewer steps, in the usual ways.
    count: u64,
}

impl Sampler {
    /// Of a seed, with `most_steps` steps at most. The steps that [`Draws::Pct`] expects are found out.
    pub fn new(draws: Draws, seed: u32, most_steps: usize) -> Self {
        let (number, threads, steps, count) = (0, 0, 0, 0);
        let (spurious, usual) = (true, false);
        Self { draws, seed, most_steps, spurious, number, threads, steps, usual, count }
    }

    /// The same, where waits on condition variables do not end by themselves.
    #[must_use]
    pub fn without_spurious(self) -> Self {
        Self { spurious: false, ..self }
    }

    /// Draws the next one. Once it is played, the sampler is to [learn](Self::learn) from it.
    pub fn draw(&mut self) -> Sample {
        let number = self.number;
        self.number += 1;
        let draws = match self.draws {
            // The first one shows how many steps there are.
            Draws::Pct { .. } if number == 0 => Draws::RandomWalk,
            Draws::Pct { depth, .. } => Draws::Pct { depth, steps: self.steps },
            draws => draws,
        };
        self.usual = matches!(draws, Draws::Pct { .. }) && number % 2 == 1;
        let sample = Sample::new(draws, self.seed, number, self.most_steps);
        let sample = if self.usual { sample.usual_ways() } else { sample };
        if self.spurious { sample } else { sample.without_spurious() }
    }

    /// What came of it.
    pub fn learn(&mut self, played: &Played) {
        let took = |lane: &usize| played.steps.iter().any(|step| step.lane == *lane);
        let threads = (0..played.lanes.len()).filter(took).count() as u32;
        self.threads = self.threads.max(threads);
        let steps = played.steps.len() as u32;
        if steps > self.steps {
            // What was drawn for fewer steps promises nothing of so many.
            (self.steps, self.count) = (steps, 0);
        } else {
            self.count += u64::from(self.usual);
        }
    }

    /// How likely the samples so far were to find a bug of PCT's depth in the order of steps, at least; none where nothing is
    /// promised.
    pub fn promised(&self) -> Option<f64> {
        match self.draws {
            Draws::Pct { depth, .. } => {
                Some(found_by(promised(self.threads, self.steps, depth), self.count))
            }
            _ => None,
        }
    }
}
