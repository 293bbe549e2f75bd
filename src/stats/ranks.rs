//! The exact distribution of the Mann–Whitney statistic.

/// Yields P(U ≤ 0), P(U ≤ 1), … where U is the number of pairs, of one of `m` samples and one of `n`
/// samples from the same continuous distribution, in which the former is smaller.
///
/// The largest of all m + n samples is one of the m with probability m / (m + n), and then it is
/// smaller than none of the n. Otherwise it is one of the n, and then all of the m are smaller:
/// p(u; m, n) = m / (m + n) · p(u; m - 1, n) + n / (m + n) · p(u - m; m, n - 1)
/// (Mann and Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger
/// than the Other", 1947; as probabilities here, since counts would overflow).
///
/// Takes time proportional to (m · n)² and memory proportional to m² · n.
pub(super) fn cumulative(m: usize, n: usize) -> impl Iterator<Item = f64> {
    // One row for n - 1, by m; without an n, U can only be 0.
    let mut row = vec![vec![1.0]; m + 1];
    for n in 1..=n {
        let mut next: Vec<Vec<f64>> = vec![vec![1.0]];
        for m in 1..=m {
            let share = m as f64 / (m + n) as f64;
            let mut p = vec![0.0; m * n + 1];
            for (p, fewer) in p.iter_mut().zip(&next[m - 1]) {
                *p += share * fewer;
            }
            for (p, fewer) in p[m..].iter_mut().zip(&row[m]) {
                *p += (1.0 - share) * fewer;
            }
            next.push(p);
        }
        row = next;
    }
    row.swap_remove(m).into_iter().scan(0.0, |sum, p| {
        *sum += p;
        Some(*sum)
    })
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    /// How many of the ways to choose which of m + n ranks are the m's give each U.
    fn counted(m: usize, n: usize) -> Vec<f64> {
        let mut counts = vec![0.0; m * n + 1];
        for chosen in (0_u32..1 << (m + n)).filter(|c| c.count_ones() as usize == m) {
            let is_chosen = |rank: usize| chosen >> rank & 1 == 1;
            let ranks = || 0..m + n;
            let u: usize = ranks()
                .filter(|i| is_chosen(*i))
                .map(|i| ranks().filter(|j| *j > i && !is_chosen(*j)).count())
                .sum();
            counts[u] += 1.0;
        }
        let all: f64 = counts.iter().sum();
        counts.iter().map(|c| c / all).collect()
    }

    #[test]
    fn agrees_with_counting_every_order() {
        for (m, n) in [(1, 1), (3, 3), (2, 5), (5, 2), (4, 6), (5, 5), (7, 7)] {
            let mut sum = 0.0;
            let found: Vec<f64> = cumulative(m, n).collect();
            assert_eq!(found.len(), m * n + 1);
            for (found, p) in found.into_iter().zip(counted(m, n)) {
                sum += p;
                assert!((found - sum).abs() < 1e-12, "{m}, {n}: {found} is not {sum}");
            }
        }
    }

    #[test]
    fn five_and_five() {
        // Partitions of U into at most 5 parts of at most 5: 1, 1, 2, 3, 5, 7, 9 of 252 orders.
        let table = [1.0, 2.0, 4.0, 7.0, 12.0, 19.0, 28.0];
        for (found, ways) in cumulative(5, 5).zip(table) {
            assert!((found - ways / 252.0).abs() < 1e-12);
        }
    }

    #[test]
    fn fifty_and_fifty_add_up() {
        let all: Vec<f64> = cumulative(50, 50).collect();
        assert!((all[2_500] - 1.0).abs() < 1e-9);
        assert!((all[1_249] + all[1_250] - 1.0).abs() < 1e-9, "symmetric");
    }
}
