//! Linear least squares with up to three coefficients.

/// The largest number of coefficients.
pub const MOST: usize = 3;

/// A row of the system: its terms and the value that they should add up to.
pub type Row = ([f64; MOST], f64);

/// A least-squares solution.
#[derive(Clone, Copy, Debug)]
pub struct Solution {
    /// Of the terms that were solved for; 0 for the others.
    pub coefficients: [f64; MOST],
    /// Residual sum of squares.
    pub residual: f64,
    /// Inverse of the normal matrix. Multiplied by the variance of a row it gives the covariances of the coefficients
    /// (Draper and Smith, "Applied Regression Analysis", 1998, 5.1).
    pub inverse: [[f64; MOST]; MOST],
}

/// Solves for the first `terms` coefficients; `None` if the rows do not determine them.
pub fn solve(rows: &[Row], terms: usize) -> Option<Solution> {
    let mut normal = [[0.0; 2 * MOST]; MOST];
    for (i, line) in normal.iter_mut().enumerate().take(terms) {
        for (j, cell) in line.iter_mut().enumerate().take(terms) {
            *cell = rows.iter().map(|(x, _)| x[i] * x[j]).sum();
        }
        line[MOST + i] = 1.0;
    }
    let scale: Vec<f64> = (0..terms).map(|i| normal[i][i]).collect();
    for i in 0..terms {
        // The matrix is symmetric and positive definite, so no pivoting is needed.
        let pivot = normal[i][i];
        if pivot.is_nan() || pivot <= scale[i] * 1e-12 {
            return None;
        }
        for cell in &mut normal[i] {
            *cell /= pivot;
        }
        let line = normal[i];
        for (j, other) in normal.iter_mut().enumerate().take(terms) {
            if j != i {
                let factor = other[i];
                other.iter_mut().zip(line).for_each(|(cell, own)| *cell -= factor * own);
            }
        }
    }
    let mut inverse = [[0.0; MOST]; MOST];
    for (own, line) in inverse.iter_mut().zip(&normal) {
        own.copy_from_slice(&line[MOST..]);
    }
    let mut coefficients = [0.0; MOST];
    for (i, own) in coefficients.iter_mut().enumerate().take(terms) {
        let moment = |j: usize| -> f64 { rows.iter().map(|(x, y)| x[j] * y).sum() };
        *own = (0..terms).map(|j| inverse[i][j] * moment(j)).sum();
    }
    let residual = rows.iter().map(|row| square(row, &coefficients)).sum();
    Some(Solution { coefficients, residual, inverse })
}

fn square((x, y): &Row, coefficients: &[f64; MOST]) -> f64 {
    let sum: f64 = x.iter().zip(coefficients).map(|(x, c)| x * c).sum();
    (y - sum).powi(2)
}

/// Student's t for a two-sided 95% interval, by degrees of freedom (Student, "The Probable Error of a Mean", 1908;
/// tabulated in any textbook). Above ten degrees, the value for ten: it makes intervals slightly too wide.
pub fn student(freedom: usize) -> f64 {
    const T: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    T[freedom.clamp(1, T.len()) - 1]
}
