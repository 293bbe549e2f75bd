//! Schedules that are drawn.

use seat::{Draws, End, Played, Sample, found_by, promised};

use super::explorer::{Explorer, Sampling};
use super::problem::Problem;
use super::report::{Covered, Report};
use super::run::{Clock, Program, Tally, conclude};

/// What PCT's promise depends on, as far as executions have shown it.
#[derive(Debug, Default)]
struct Shape {
    threads: u32,
    steps: u32,
    /// Samples that the promise holds for: drawn for no fewer steps, in the usual ways.
    count: u64,
}

impl Shape {
    fn learn(&mut self, played: &Played, usual: bool) {
        let took = |lane: &usize| played.steps.iter().any(|step| step.lane == *lane);
        let threads = (0..played.lanes.len()).filter(took).count() as u32;
        self.threads = self.threads.max(threads);
        let steps = played.steps.len() as u32;
        if steps > self.steps {
            // What was drawn for fewer steps promises nothing of so many.
            (self.steps, self.count) = (steps, 0);
        } else {
            self.count += u64::from(usual);
        }
    }
}

pub(super) fn sample(
    explorer: &Explorer,
    program: &Program<'_>,
    clock: &Clock,
    (sampling, samples, seed): (Sampling, u64, u32),
) -> Result<Report, Problem> {
    let (mut tally, mut shape) = (Tally::default(), Shape::default());
    while tally.executions < samples && !tally.is_enough() && !clock.is_over() {
        let number = tally.executions;
        // The first one shows how many steps there are.
        let draws = match sampling {
            Sampling::Pct { depth } if number > 0 => Draws::Pct { depth, steps: shape.steps },
            Sampling::Pct { .. } | Sampling::RandomWalk => Draws::RandomWalk,
            Sampling::Pos => Draws::Pos,
        };
        let usual = matches!(draws, Draws::Pct { .. }) && number % 2 == 1;
        let mut sample = Sample::new(draws, seed, number, explorer.max_steps);
        if usual {
            sample = sample.usual_ways();
        }
        if !explorer.spurious {
            sample = sample.without_spurious();
        }
        let (played, came) = program.play(Box::new(sample));
        tally.executions += 1;
        shape.learn(&played, usual);
        let too_long = played.end == End::Halted;
        tally.add(played, came, too_long)?;
    }
    let promised = match sampling {
        Sampling::Pct { depth } => {
            Some(found_by(promised(shape.threads, shape.steps, depth), shape.count))
        }
        _ => None,
    };
    conclude(explorer, program, tally, (Covered::Sampled { sampling, seed, promised }, None))
}
