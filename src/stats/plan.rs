//! What to execute, and in which order.

use model::{Plan, Resources, Step, StepRole, StrategyKind};

/// First, every strategy is traced once, which is also the warm-up. Then come `repeats` rounds of
/// timed executions, one strategy at a time. Each round starts with the next strategy: over as many
/// rounds as there are strategies, each strategy is in each position once, so a machine that
/// gradually slows down does not favour the strategies named first.
///
/// Without repetitions, every strategy is traced once, and that counts.
pub fn plan(strategies: &[(String, StrategyKind, Resources)], repeats: u32) -> Plan {
    let step = |index: usize, role, round| {
        let (strategy, kind, resources) = strategies[index].clone();
        Step { strategy, kind, role, round, resources }
    };
    let count = strategies.len();
    let role = if repeats == 0 { StepRole::Live } else { StepRole::Traced };
    let traced = (0..count).map(|index| step(index, role, 0));
    let timed = (0..repeats).flat_map(|round| {
        let places = 0..count;
        places.map(move |place| step((round as usize + place) % count, StepRole::Timed, round))
    });
    Plan { steps: traced.chain(timed).collect() }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn strategies(count: u32) -> Vec<(String, StrategyKind, Resources)> {
        let resources = |threads: usize| Resources::threads(threads);
        (0..count)
            .map(|i| (format!("s{i}"), StrategyKind::Threads, resources(i as usize)))
            .collect()
    }

    #[test]
    fn three_strategies_two_rounds() {
        let steps = plan(&strategies(3), 2).steps;
        let names: Vec<&str> = steps.iter().map(|s| s.strategy.as_str()).collect();
        assert_eq!(names, ["s0", "s1", "s2", "s0", "s1", "s2", "s1", "s2", "s0"]);
        assert!(steps[..3].iter().all(|s| s.role == StepRole::Traced));
        assert!(steps[3..].iter().all(|s| s.role == StepRole::Timed));
        assert_eq!(steps.last().unwrap().resources.threads, 0);
    }

    proptest! {
        #[test]
        fn every_strategy_takes_every_place_equally_often(count in 0_u32..7, repeats in 0_u32..30) {
            let steps = plan(&strategies(count), repeats).steps;
            prop_assert_eq!(steps.len() as u32, count * (1 + repeats));
            let watched = if repeats == 0 { StepRole::Live } else { StepRole::Traced };
            prop_assert!(steps[..count as usize].iter().all(|s| s.role == watched));
            let timed = &steps[count as usize..];
            for strategy in 0..count {
                for place in 0..count {
                    let times = timed
                        .chunks(count as usize)
                        .filter(|round| round[place as usize].strategy == format!("s{strategy}"))
                        .count() as u32;
                    prop_assert!(times == repeats / count || times == repeats.div_ceil(count));
                }
            }
            for (i, step) in timed.iter().enumerate() {
                prop_assert_eq!(step.round, i as u32 / count);
            }
        }
    }
}
