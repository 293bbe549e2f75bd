//! How many schedules are equivalent to a given one.

use std::collections::HashMap;

use super::causes::Causes;
use super::played::Played;

/// Positions that are looked at before it is given up.
const MOST: usize = 200_000;

/// The number of schedules that differ from this one only in the order of independent steps: the linear
/// extensions of its causal order, counted by the positions that lanes can be in. Exact up to 2^53; none
/// where there are too many positions to look at.
pub fn equivalent(played: &Played, causes: &Causes) -> Option<f64> {
    let lanes = played.lanes.len();
    let mut of_lane: Vec<Vec<usize>> = vec![Vec::new(); lanes];
    for (at, step) in played.steps.iter().enumerate() {
        of_lane[step.lane].push(at);
    }
    let mut level: HashMap<Vec<u32>, f64> = HashMap::from([(vec![0; lanes], 1.0)]);
    let mut looked = 0;
    for _ in 0..played.steps.len() {
        let mut next: HashMap<Vec<u32>, f64> = HashMap::new();
        for (position, ways) in level {
            looked += 1;
            if looked > MOST {
                return None;
            }
            for lane in 0..lanes {
                let Some(step) = of_lane[lane].get(position[lane] as usize) else { continue };
                let clock = causes.clock(*step);
                let free = (0..lanes).all(|l| l == lane || clock[l] <= position[l]);
                if free {
                    let mut there = position.clone();
                    there[lane] += 1;
                    *next.entry(there).or_insert(0.0) += ways;
                }
            }
        }
        level = next;
    }
    level.into_values().next()
}
