//! Schedules that are drawn.

use seat::{Draws, End, Sampler};

use super::explorer::{Explorer, Sampling};
use super::problem::Problem;
use super::report::{Covered, Report};
use super::run::{Clock, Program, Tally, conclude};

pub(super) fn sample(
    explorer: &Explorer,
    program: &Program<'_>,
    clock: &Clock,
    (sampling, samples, seed): (Sampling, u64, u32),
) -> Result<Report, Problem> {
    let draws = match sampling {
        Sampling::RandomWalk => Draws::RandomWalk,
        Sampling::Pct { depth } => Draws::Pct { depth, steps: 0 },
        Sampling::Pos => Draws::Pos,
    };
    let mut sampler = Sampler::new(draws, seed, explorer.max_steps);
    if !explorer.spurious {
        sampler = sampler.without_spurious();
    }
    let mut tally = Tally::default();
    while tally.executions < samples && !tally.is_enough() && !clock.is_over() {
        let (played, came) = program.play(Box::new(sampler.draw()));
        tally.executions += 1;
        sampler.learn(&played);
        let too_long = played.end == End::Halted;
        tally.add(played, came, too_long)?;
    }
    let promised = sampler.promised();
    conclude(explorer, program, tally, (Covered::Sampled { sampling, seed, promised }, None, None))
}
