//! What more workers bring: speed-up, efficiency, and the laws that describe them.

mod law;
mod least;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use model::{Growth, GrowthError, GrowthPoint, NoFit, Scaling, ScalingPoint, Settings, Work};

use self::law::{Law, Point};
use super::median::median;
use super::speedup::speedup;

/// Fewest numbers of workers that a law is fitted to: one more than the Universal Scalability Law has parameters.
pub const FEWEST_POINTS: usize = 4;

/// How far from the measured times a law may lie, as a share of them; and up to which speed-up, or slow-down, more
/// workers count as making no difference.
pub const TOLERANCE: f64 = 0.1;

/// Speed-up and efficiency for each number of workers, and the laws that describe them.
///
/// The speed-up is that of the work done in a time, C(N): for [`Work::Shared`] how many times shorter a run is than
/// with the least number of workers, as [`speedup`] gives it with its interval; for [`Work::Each`] that, times how
/// many times as many workers bring work (Gustafson, "Reevaluating Amdahl's Law", 1988). Efficiency is the speed-up
/// divided by how many times as many workers there are.
///
/// The laws are fitted to the medians, and relative to one worker:
///
/// - Amdahl's, C(N) = N / (1 + α(N - 1)): the share α of the work is done by one at a time ("Validity of the single
///   processor approach to achieving large scale computing capabilities", 1967). No more than 1/α.
/// - Gunther's Universal Scalability Law, C(N) = N / (1 + α(N - 1) + βN(N - 1)): beside that every two workers cost
///   each other β ("Guerrilla Capacity Planning", 2007, chapter 4). Greatest with √((1 - α)/β) workers.
///
/// N / C(N) is a straight combination of 1, N - 1 and N(N - 1), whose coefficients are the time of one worker and that
/// times α and β (Gunther's linearisation, there in chapter 5; the time of one worker is a parameter too, so that no
/// measured point is taken for exact). They are found by least squares of the relative deviations, since times scatter
/// in proportion to their length, within 0 ≤ α ≤ 1 and β ≥ 0. Intervals are Student's with 95 % for a quotient of two
/// coefficients by the delta method, cut to the range; see `least`.
///
/// None of them is given where the data bear none ([`NoFit`]):
///
/// - fewer than [`FEWEST_POINTS`] numbers of workers;
/// - every speed-up is within [`TOLERANCE`] of 1;
/// - the points lie off the curve by more than [`TOLERANCE`] of their time (root of the mean square, over the degrees
///   of freedom that are left), as where times jump up and down;
/// - the interval of α is wider than 0.2, which leaves open what it means.
///
/// The Universal Scalability Law is given only where the interval of β lies above 0: otherwise it is Amdahl's.
///
/// # Errors
/// A number of workers that is 0 or comes twice, and samples that are missing or no times.
pub fn scaling(growth: &Growth) -> Result<Scaling, GrowthError> {
    let mut given: Vec<&GrowthPoint> = growth.points.iter().collect();
    given.sort_by_key(|point| point.workers);
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
        // No plan has more, and the interval's cost grows with their fourth power.
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
        // N / C(N) in ms: what a piece of work takes, times those who are at it.
        let cost = match work {
            Work::Shared => ms * workers,
            Work::Each => ms,
        };
        Some(Point { workers, cost })
    });
    let medians: Vec<Point> = medians.collect();
    match (Law::Amdahl.fit(&medians), Law::Usl.fit(&medians)) {
        (amdahl, Ok(Some(usl))) => Ok((amdahl.ok().flatten(), Some(usl))),
        // Workers clearly cost each other something, which Amdahl's law denies.
        (_, Err(NoFit::Uncertain)) => Err(NoFit::Uncertain),
        (amdahl, _) => amdahl.map(|amdahl| (amdahl, None)),
    }
}
