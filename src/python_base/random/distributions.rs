//! Real-valued distributions, by the algorithms that random.py of CPython 3.11 names.

use std::f64::consts::{E, PI};

use super::Random;
use crate::number::{float_mod, float_pow, float_true_div};
use crate::{Error, Result};

const TURN: f64 = 2.0 * PI;

/// `math.exp`
fn exp(x: f64) -> Result<f64> {
    let power = x.exp();
    if power.is_infinite() && x.is_finite() {
        return Err(Error::overflow("math range error"));
    }
    Ok(power)
}

impl Random {
    /// `uniform(a, b)`
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    /// `triangular(low, high, mode)`
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high - low == 0.0 => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        let (mut low, mut high) = (low, high);
        if u > c {
            u = 1.0 - u;
            c = 1.0 - c;
            (low, high) = (high, low);
        }
        low + (high - low) * (u * c).sqrt()
    }

    /// `normalvariate(mu, sigma)`: Kinderman and Monahan, "Computer Generation of Random Variables Using the Ratio of
    /// Uniform Deviates", 1977
    pub fn normalvariate(&mut self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * (-0.5_f64).exp() / 2_f64.sqrt();
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return mu + z * sigma;
            }
        }
    }

    /// `gauss(mu, sigma)`: Box and Muller's two values, one of which is kept for the next call
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = self.gauss_next.take().unwrap_or_else(|| {
            let angle = self.random() * TURN;
            let radius = (-2.0 * (1.0 - self.random()).ln()).sqrt();
            self.gauss_next = Some(angle.sin() * radius);
            angle.cos() * radius
        });
        mu + z * sigma
    }

    /// `lognormvariate(mu, sigma)`
    ///
    /// # Errors
    /// `OverflowError`
    pub fn lognormvariate(&mut self, mu: f64, sigma: f64) -> Result<f64> {
        exp(self.normalvariate(mu, sigma))
    }

    /// `expovariate(lambd)`
    ///
    /// # Errors
    /// `ZeroDivisionError`
    pub fn expovariate(&mut self, lambda: f64) -> Result<f64> {
        float_true_div(-(1.0 - self.random()).ln(), lambda)
    }

    /// `vonmisesvariate(mu, kappa)`: Fisher, "Statistical Analysis of Circular Data", 1993, with the acceptance of Best and
    /// Fisher
    pub fn vonmisesvariate(&mut self, mu: f64, kappa: f64) -> f64 {
        if kappa <= 1e-6 {
            return TURN * self.random();
        }
        // CPython would draw for ever.
        if kappa.is_nan() {
            return kappa;
        }
        let s = 0.5 / kappa;
        let r = s + (1.0 + s * s).sqrt();
        let z = loop {
            let z = (PI * self.random()).cos();
            let d = z / (r + z);
            let u = self.random();
            if u < 1.0 - d * d || u <= (1.0 - d) * d.exp() {
                break z;
            }
        };
        let q = 1.0 / r;
        let turn = ((q + z) / (1.0 + q * z)).acos();
        let theta = if self.random() > 0.5 { mu + turn } else { mu - turn };
        float_mod(theta, TURN).unwrap_or(theta)
    }

    /// `gammavariate(alpha, beta)`: Cheng, "The Generation of Gamma Variables with Non-Integral Shape Parameter", 1977,
    /// above 1; Ahrens and Dieter's GS of 1974 below
    ///
    /// # Errors
    /// `ValueError`
    pub fn gammavariate(&mut self, alpha: f64, beta: f64) -> Result<f64> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(Error::value("gammavariate: alpha and beta must be > 0.0"));
        }
        // CPython would draw for ever.
        if !alpha.is_finite() {
            return Ok(f64::NAN);
        }
        if alpha > 1.0 {
            let scale = (2.0 * alpha - 1.0).sqrt();
            let b = alpha - 4_f64.ln();
            let c = alpha + scale;
            let magic = 1.0 + 4.5_f64.ln();
            loop {
                let u1 = self.random();
                if !(1e-7 < u1 && u1 < 0.999_999_9) {
                    continue;
                }
                let u2 = 1.0 - self.random();
                let v = (u1 / (1.0 - u1)).ln() / scale;
                let x = alpha * v.exp();
                let z = u1 * u1 * u2;
                let r = b + c * v - x;
                if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                    return Ok(x * beta);
                }
            }
        }
        if alpha == 1.0 {
            return Ok(-(1.0 - self.random()).ln() * beta);
        }
        loop {
            let b = (E + alpha) / E;
            let p = b * self.random();
            let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
            let u = self.random();
            if if p > 1.0 { u <= x.powf(alpha - 1.0) } else { u <= (-x).exp() } {
                return Ok(x * beta);
            }
        }
    }

    /// `betavariate(alpha, beta)`: of two gamma variates
    ///
    /// # Errors
    /// `ValueError`
    pub fn betavariate(&mut self, alpha: f64, beta: f64) -> Result<f64> {
        let y = self.gammavariate(alpha, 1.0)?;
        if y == 0.0 {
            return Ok(0.0);
        }
        Ok(y / (y + self.gammavariate(beta, 1.0)?))
    }

    /// `paretovariate(alpha)`
    ///
    /// # Errors
    /// `ZeroDivisionError`, `OverflowError`
    pub fn paretovariate(&mut self, alpha: f64) -> Result<f64> {
        let u = 1.0 - self.random();
        let power = float_pow(u, float_true_div(-1.0, alpha)?)?;
        Ok(power.unwrap_or(f64::NAN))
    }

    /// `weibullvariate(alpha, beta)`: scale and shape
    ///
    /// # Errors
    /// `ZeroDivisionError`, `OverflowError`
    pub fn weibullvariate(&mut self, alpha: f64, beta: f64) -> Result<f64> {
        let u = 1.0 - self.random();
        let power = float_pow(-u.ln(), float_true_div(1.0, beta)?)?;
        Ok(alpha * power.unwrap_or(f64::NAN))
    }
}
