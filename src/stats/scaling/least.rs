//! Linear least squares with up to three coefficients.

/// Most coefficients.
pub const MOST: usize = 3;

/// A row of the system: its terms, and what they are to add up to.
pub type Row = ([f64; MOST], f64);

/// The coefficients that leave the least squares.
#[derive(Clone, Copy, Debug)]
pub struct Solution {
    /// Of the first terms; the others are 0.
    pub coefficients: [f64; MOST],
    /// Sum of the squares that are left.
    pub rest: f64,
    /// Inverse of the normal matrix: times the variance of a row, the coefficients' covariances (Draper and Smith,
    /// "Applied Regression Analysis", 1998, 5.1).
    pub inverse: [[f64; MOST]; MOST],
}

/// Solves for the first `terms` coefficients; nothing where the rows do not determine them.
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
        // The matrix is symmetric and positive: no line has to be exchanged.
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
    let rest = rows.iter().map(|row| square(row, &coefficients)).sum();
    Some(Solution { coefficients, rest, inverse })
}

fn square((x, y): &Row, coefficients: &[f64; MOST]) -> f64 {
    let sum: f64 = x.iter().zip(coefficients).map(|(x, c)| x * c).sum();
    (y - sum).powi(2)
}

/// Student's t for a two-sided interval of 95 %, by degrees of freedom (Student, "The Probable Error of a Mean", 1908;
/// tables in any textbook). From ten on the last one, which is a little wider than need be.
pub fn student(freedom: usize) -> f64 {
    const T: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    T[freedom.clamp(1, T.len()) - 1]
}
