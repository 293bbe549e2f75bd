//! What more workers bring: speed-up, efficiency, and the laws that describe them.

mod law;
mod least;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use model::{Growth, GrowthError, GrowthPoint, NoFit, Scaling, ScalingPoint, Settings, Work};

use self::law::{Law, Point};
use super::median::median;
use super::speedup::speedup;

/// The fewest numbers of workers to which a law is fitted: one more than the Universal Scalability Law has parameters.
pub const FEWEST_POINTS: usize = 4;

/// How far a law may lie from the measured times, as a fraction of them; also the largest speed-up or slow-down at
/// which more workers still count as making no difference.
pub const TOLERANCE: f64 = 0.1;

/// Speed-up and efficiency for each number of workers, and the laws that describe them.
///
/// C(N), the speed-up, compares the work done in a given time with that of the smallest number of workers. For
/// [`Work::Shared`] it is how many times shorter a run is, with its interval, as [`speedup`] computes it. For
/// [`Work::Each`] it is that ratio times the ratio of the numbers of workers, since the work grows with them: the
/// scaled speed-up (Gustafson, "Reevaluating Amdahl's Law", 1988). Efficiency is the speed-up divided by the ratio of
/// the numbers of workers.
///
/// The laws are fitted to the medians and are relative to one worker:
///
/// - Amdahl's law, C(N) = N / (1 + α(N - 1)): a fraction α of the work is serial ("Validity of the single processor
///   approach to achieving large scale computing capabilities", 1967). C(N) never exceeds 1/α.
/// - Gunther's Universal Scalability Law, C(N) = N / (1 + α(N - 1) + βN(N - 1)): in addition, every pair of workers
///   costs β ("Guerrilla Capacity Planning", 2007, chapter 4). C(N) peaks at √((1 - α)/β) workers.
///
/// N / C(N) is a linear combination of 1, N - 1 and N(N - 1), whose coefficients are the time of one worker and that
/// time multiplied by α and by β (Gunther's linearization, ibid., chapter 5, except that the time of one worker is a
/// parameter too, so that no measured point is taken as exact). They minimize the sum of the squared relative
/// deviations, because times scatter in proportion to their length, subject to 0 ≤ α ≤ 1 and β ≥ 0. The intervals
/// of α and β are 95% intervals by Student's t and the delta method for a quotient of two coefficients, around the
/// estimate and cut to its range.
///
/// No law is given if the data support none ([`NoFit`]):
///
/// - there are fewer than [`FEWEST_POINTS`] numbers of workers;
/// - every speed-up is within [`TOLERANCE`] of 1;
/// - the points deviate from the curve by more than [`TOLERANCE`] (the root of the residual sum of squares over the
///   degrees of freedom), for example because times jump up and down;
/// - the interval of α is wider than 0.2, which leaves its meaning open.
///
/// The Universal Scalability Law is given only if the interval of β lies above 0. If it does, but α is too uncertain,
/// Amdahl's law is not given either, since it has no β.
///
/// # Errors
/// A number of workers is 0 or occurs twice, or its samples are missing, too many or not times.
pub fn scaling(growth: &Growth) -> Result<Scaling, GrowthError> {
    // A few, put into their order one by one: std's sort is 4 KB of wasm for each type of items.
    let mut given: Vec<&GrowthPoint> = Vec::with_capacity(growth.points.len());
    for point in &growth.points {
        given.insert(given.partition_point(|other| other.workers <= point.workers), point);
    }
    check(&given)?;
    let points = points(&given, growth.work);
    let laws = fit(&given, &points, growth.work);
    let (amdahl, usl, none) = match laws {
        Ok((amdahl, usl)) => (amdahl, usl, None),
        Err(none) => (None, None, Some(none)),
    };
    Ok(Scaling { points, amdahl, usl, none })
}

fn check(given: &[&GrowthPoint]) -> Result<(), GrowthError> {
    let mut before = 0;
    for point in given {
        let workers = point.workers;
        if workers == before {
            return Err(GrowthError::BadWorkers { workers });
        }
        before = workers;
        // No plan has more, and the cost of an interval grows with the fourth power of their number.
        let counts = 1..=Settings::MAX_REPEATS as usize;
        let times = point.samples_ms.iter().all(|ms| ms.is_finite() && *ms >= 0.0);
        if !counts.contains(&point.samples_ms.len()) || !times {
            return Err(GrowthError::BadSamples { workers });
        }
    }
    Ok(())
}

fn points(given: &[&GrowthPoint], work: Work) -> Vec<ScalingPoint> {
    let Some(least) = given.first() else { return Vec::new() };
    given
        .iter()
        .filter_map(|point| {
            let times = f64::from(point.workers) / f64::from(least.workers);
            let factor = match work {
                Work::Shared => 1.0,
                Work::Each => times,
            };
            let found = speedup(&least.samples_ms, &point.samples_ms)?;
            let speedup = found.ratio * factor;
            let interval = found.interval.map(|mut interval| {
                interval.low *= factor;
                interval.high *= factor;
                interval
            });
            let interval = interval.filter(|_| point.workers != least.workers);
            Some(ScalingPoint {
                workers: point.workers,
                speedup,
                interval,
                efficiency: speedup / times,
            })
        })
        .collect()
}

type Laws = (Option<model::Fit>, Option<model::Fit>);

fn fit(given: &[&GrowthPoint], points: &[ScalingPoint], work: Work) -> Result<Laws, NoFit> {
    if given.len() < FEWEST_POINTS {
        return Err(NoFit::TooFew);
    }
    let same = 1.0 / (1.0 + TOLERANCE)..=1.0 + TOLERANCE;
    if points.iter().all(|point| same.contains(&point.speedup)) {
        return Err(NoFit::Flat);
    }
    let medians = given.iter().filter_map(|point| {
        let workers = f64::from(point.workers);
        let ms = median(&point.samples_ms)?.max(super::CLOCK_MS);
        // N / C(N) in ms: the time of one piece of work, times the workers that share it.
        let cost = match work {
            Work::Shared => ms * workers,
            Work::Each => ms,
        };
        Some(Point { workers, cost })
    });
    let medians: Vec<Point> = medians.collect();
    match (Law::Amdahl.fit(&medians), Law::Usl.fit(&medians)) {
        (amdahl, Ok(Some(usl))) => Ok((amdahl.ok().flatten(), Some(usl))),
        // β is clearly above 0, which Amdahl's law rules out.
        (_, Err(NoFit::Uncertain)) => Err(NoFit::Uncertain),
        (amdahl, _) => amdahl.map(|amdahl| (amdahl, None)),
    }
}
