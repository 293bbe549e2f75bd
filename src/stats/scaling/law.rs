//! Fitting one law to points.

use model::{Estimate, Fit, NoFit};

use super::TOLERANCE;
use super::least::{MOST, Row, Solution, solve, student};

/// The widest interval of the serial fraction that still says something.
const WIDEST: f64 = 0.2;

/// Steps from one end of a curve to the other.
const STEPS: u32 = 24;

/// A measurement.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// N.
    pub workers: f64,
    /// N / C(N), ms.
    pub cost: f64,
}

/// A law, by the terms of N / C(N).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// 1 and N - 1.
    Amdahl,
    /// 1, N - 1 and N(N - 1).
    Usl,
}

/// A fitted law.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// The time of one worker, ms.
    one: f64,
    /// α.
    serial: f64,
    /// β.
    coherency: f64,
    /// Residual sum of squares, of relative deviations.
    residual: f64,
}

impl Found {
    /// N / C(N), ms.
    fn cost(&self, workers: f64) -> f64 {
        let others = workers - 1.0;
        self.one * (1.0 + self.serial * others + self.coherency * workers * others)
    }
}

impl Law {
    fn terms(self) -> usize {
        match self {
            Self::Amdahl => 2,
            Self::Usl => 3,
        }
    }

    /// The law if it describes `points`, which come in ascending order of workers. `Ok(None)` if the points do not
    /// show that β is above 0: they then say no more than Amdahl's law does.
    pub fn fit(self, points: &[Point]) -> Result<Option<Fit>, NoFit> {
        let freedom = points.len().saturating_sub(self.terms());
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return Err(NoFit::TooFew);
        };
        if freedom == 0 {
            return Err(NoFit::TooFew);
        }
        let found = self.within(points).ok_or(NoFit::Misfit)?;
        let deviation = (found.residual / freedom as f64).sqrt();
        if deviation.is_nan() || deviation > TOLERANCE {
            return Err(NoFit::Misfit);
        }
        let free = solve(&rows(points, free), self.terms());
        let estimate = |at: usize, value: f64, most: f64| {
            let reach = reach(free.as_ref()?, at, freedom)?;
            let (low, high) = ((value - reach).max(0.0), (value + reach).min(most));
            Some(Estimate { value, low, high })
        };
        let coherency = match self {
            Self::Amdahl => None,
            Self::Usl => match estimate(2, found.coherency, f64::MAX) {
                Some(coherency) if coherency.low > 0.0 => Some(coherency),
                _ => return Ok(None),
            },
        };
        let serial = estimate(1, found.serial, 1.0).ok_or(NoFit::Uncertain)?;
        if serial.high - serial.low > WIDEST {
            return Err(NoFit::Uncertain);
        }
        let peak = (found.coherency > 0.0)
            .then(|| ((1.0 - found.serial) / found.coherency).sqrt().max(1.0));
        let limit = || (found.serial > 0.0).then(|| found.serial.recip());
        let most = peak.map(|n| n * found.one / found.cost(n)).or_else(limit);
        let curve = curve(&found, first, last.workers);
        Ok(Some(Fit { serial, coherency, deviation, peak, most, curve }))
    }

    /// The best fit with 0 ≤ α ≤ 1 and β ≥ 0. In a convex region the minimum is also the minimum of the face that it
    /// lies on, so this fits every face (α free, 0 or 1; β free or 0) and takes the best of the fits inside the region.
    fn within(self, points: &[Point]) -> Option<Found> {
        let coherent = [false, true].into_iter().filter(|free| !free || self == Self::Usl);
        let faces = coherent.flat_map(|coherent| {
            [
                (free as Terms, 2, [0, 1, 2], coherent),
                (parallel as Terms, 1, [0, MOST, 1], coherent),
                (serial as Terms, 1, [0, 0, 1], coherent),
            ]
        });
        let found = faces.filter_map(|(terms, count, places, coherent)| {
            let solved = solve(&rows(points, terms), count + usize::from(coherent))?;
            let at = |i: usize| solved.coefficients.get(places[i]).copied().unwrap_or(0.0);
            let (one, serial) = (at(0), at(1));
            let coherency = if coherent { at(2) } else { 0.0 };
            let fits = one > 0.0 && (0.0..=one).contains(&serial) && coherency >= 0.0;
            fits.then(|| Found {
                one,
                serial: serial / one,
                coherency: coherency / one,
                residual: solved.residual,
            })
        });
        found.min_by(|a, b| a.residual.total_cmp(&b.residual))
    }
}

/// The terms of N / C(N), the quadratic one last.
type Terms = fn(f64) -> [f64; MOST];

/// With α free.
fn free(n: f64) -> [f64; MOST] {
    [1.0, n - 1.0, n * (n - 1.0)]
}

/// With α = 0.
fn parallel(n: f64) -> [f64; MOST] {
    [1.0, n * (n - 1.0), 0.0]
}

/// With α = 1.
fn serial(n: f64) -> [f64; MOST] {
    [n, n * (n - 1.0), 0.0]
}

/// Rows whose residual is the relative deviation.
fn rows(points: &[Point], terms: Terms) -> Vec<Row> {
    points.iter().map(|p| (terms(p.workers).map(|x| x / p.cost), 1.0)).collect()
}

/// Half the width of the interval of the coefficient `at`, in units of the time of one worker, by the delta method
/// (Casella and Berger, "Statistical Inference", 2002, 5.5.4). It comes from the unconstrained fit: a coefficient that
/// is held at an end of its range would otherwise seem to be known exactly. `None` if it is not finite.
fn reach(free: &Solution, at: usize, freedom: usize) -> Option<f64> {
    let (one, own) = (free.coefficients[0], free.coefficients[at]);
    let ratio = own / one;
    let covariance = &free.inverse;
    let sum =
        covariance[at][at] - 2.0 * ratio * covariance[0][at] + ratio * ratio * covariance[0][0];
    let variance = free.residual / freedom as f64 * sum.max(0.0) / (one * one);
    Some(student(freedom) * variance.sqrt()).filter(|reach| reach.is_finite())
}

/// The law's speed-ups relative to the first point as measured, like those of the points.
fn curve(found: &Found, first: &Point, last: f64) -> Vec<(f64, f64)> {
    let step = (last - first.workers) / f64::from(STEPS);
    (0..=STEPS)
        .map(|i| first.workers + step * f64::from(i))
        .map(|n| (n, n / first.workers * first.cost / found.cost(n)))
        .collect()
}
