//! Fitting one law to points.

use model::{Estimate, Fit, NoFit};

use super::TOLERANCE;
use super::least::{MOST, Row, Solution, solve, student};

/// Widest interval of the serial share that still means something.
const WIDEST: f64 = 0.2;

/// Steps of a curve, between its ends.
const STEPS: u32 = 24;

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// N.
    pub workers: f64,
    /// N / C(N), ms.
    pub cost: f64,
}

/// A law, by the terms of its N / C(N).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// 1 and N - 1.
    Amdahl,
    /// N(N - 1) too.
    Usl,
}

/// The time of one worker, ms, and the law's α and β.
#[derive(Clone, Copy, Debug)]
struct Found {
    one: f64,
    serial: f64,
    coherence: f64,
    /// Sum of the squares of the relative deviations.
    rest: f64,
}

impl Found {
    /// N / C(N), ms.
    fn cost(&self, workers: f64) -> f64 {
        let others = workers - 1.0;
        self.one * (1.0 + self.serial * others + self.coherence * workers * others)
    }
}

impl Law {
    fn terms(self) -> usize {
        match self {
            Self::Amdahl => 2,
            Self::Usl => 3,
        }
    }

    /// The law if it describes `points`, which are in the order of their workers. `Ok(None)` if the points do not show
    /// that β is above 0: then they say no more than Amdahl's law does.
    pub fn fit(self, points: &[Point]) -> Result<Option<Fit>, NoFit> {
        let freedom = points.len().saturating_sub(self.terms());
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return Err(NoFit::TooFew);
        };
        if freedom == 0 {
            return Err(NoFit::TooFew);
        }
        let found = self.within(points).ok_or(NoFit::Misfit)?;
        let deviation = (found.rest / freedom as f64).sqrt();
        if deviation.is_nan() || deviation > TOLERANCE {
            return Err(NoFit::Misfit);
        }
        let free = solve(&rows(points, free), self.terms());
        let estimate = |at: usize, value: f64, most: f64| {
            let reach = reach(free.as_ref()?, at, freedom)?;
            let (low, high) = ((value - reach).max(0.0), (value + reach).min(most));
            Some(Estimate { value, low, high })
        };
        let coherence = match self {
            Self::Amdahl => None,
            Self::Usl => match estimate(2, found.coherence, f64::MAX) {
                Some(coherence) if coherence.low > 0.0 => Some(coherence),
                _ => return Ok(None),
            },
        };
        let serial = estimate(1, found.serial, 1.0).ok_or(NoFit::Uncertain)?;
        if serial.high - serial.low > WIDEST {
            return Err(NoFit::Uncertain);
        }
        let peak = (found.coherence > 0.0)
            .then(|| ((1.0 - found.serial) / found.coherence).sqrt().max(1.0));
        let limit = || (found.serial > 0.0).then(|| found.serial.recip());
        let most = peak.map(|n| n * found.one / found.cost(n)).or_else(limit);
        let curve = curve(&found, first, last.workers);
        Ok(Some(Fit { serial, coherence, deviation, peak, most, curve }))
    }

    /// The best one with 0 ≤ α ≤ 1 and β ≥ 0: the best of all that are so among the best with α free, 0 or 1 and β
    /// free or 0, since the least squares within a convex range are the least on one of its faces.
    fn within(self, points: &[Point]) -> Option<Found> {
        let coherent = [false, true].into_iter().filter(|free| !free || self == Self::Usl);
        let faces = coherent.flat_map(|coherent| {
            [
                (free as Terms, 2, [0, 1, 2], coherent),
                (none as Terms, 1, [0, MOST, 1], coherent),
                (all as Terms, 1, [0, 0, 1], coherent),
            ]
        });
        let found = faces.filter_map(|(terms, count, places, coherent)| {
            let solved = solve(&rows(points, terms), count + usize::from(coherent))?;
            let at = |i: usize| solved.coefficients.get(places[i]).copied().unwrap_or(0.0);
            let (one, serial) = (at(0), at(1));
            let coherence = if coherent { at(2) } else { 0.0 };
            let fits = one > 0.0 && (0.0..=one).contains(&serial) && coherence >= 0.0;
            fits.then(|| Found {
                one,
                serial: serial / one,
                coherence: coherence / one,
                rest: solved.rest,
            })
        });
        found.min_by(|a, b| a.rest.total_cmp(&b.rest))
    }
}

/// The terms of N / C(N), with the quadratic one behind the others.
type Terms = fn(f64) -> [f64; MOST];

/// With α free.
fn free(n: f64) -> [f64; MOST] {
    [1.0, n - 1.0, n * (n - 1.0)]
}

/// With α = 0.
fn none(n: f64) -> [f64; MOST] {
    [1.0, n * (n - 1.0), 0.0]
}

/// With α = 1.
fn all(n: f64) -> [f64; MOST] {
    [n, n * (n - 1.0), 0.0]
}

/// Rows whose rest is the relative deviation.
fn rows(points: &[Point], terms: Terms) -> Vec<Row> {
    points.iter().map(|p| (terms(p.workers).map(|x| x / p.cost), 1.0)).collect()
}

/// How far the interval of the coefficient `at`, in times of one worker, reaches to either side: by the delta method
/// (Casella and Berger, "Statistical Inference", 2002, 5.5.4). It is taken where the coefficients are free, since at
/// the ends of their range they would seem to be known exactly. None if the numbers are beyond computing.
fn reach(free: &Solution, at: usize, freedom: usize) -> Option<f64> {
    let (one, own) = (free.coefficients[0], free.coefficients[at]);
    let ratio = own / one;
    let covariance = &free.inverse;
    let sum =
        covariance[at][at] - 2.0 * ratio * covariance[0][at] + ratio * ratio * covariance[0][0];
    let variance = free.rest / freedom as f64 * sum.max(0.0) / (one * one);
    Some(student(freedom) * variance.sqrt()).filter(|reach| reach.is_finite())
}

/// Speed-ups by the law against the first point as it was measured, as those of the points are.
fn curve(found: &Found, first: &Point, last: f64) -> Vec<(f64, f64)> {
    let step = (last - first.workers) / f64::from(STEPS);
    (0..=STEPS)
        .map(|i| first.workers + step * f64::from(i))
        .map(|n| (n, n / first.workers * first.cost / found.cost(n)))
        .collect()
}
