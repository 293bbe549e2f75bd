//! Forks, accounts and a document under a lock of many readers.

use interleave::labs::{self, Body};
use interleave::model::{Outcome, Params, RunError, Value};

use crate::reading::outcome;
use crate::support::on_threads;

/// What a strategy that is only steered comes to at full speed, where the watchdog ends what hangs.
fn only(lab: &str, strategy: &str, params: &[(&str, i64)]) -> Result<Outcome, RunError> {
    let lab = labs::find(lab).expect("a lab");
    let given = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let params = Params::check(lab.params, lab.constraints, &given).expect("valid parameters");
    let strategy = lab.all_strategies().find(|s| s.id == strategy).expect("a strategy");
    let Body::Blocking(work) = strategy.body else { panic!("it blocks its threads") };
    on_threads((strategy.resources)(&params).threads as usize, || work(&params))
}

#[test]
fn dining_philosophers_all_eat_whatever_way_they_take_the_forks_and_never_two_neighbours_at_once() {
    for (philosophers, meals) in [(2, 1), (2, 60), (3, 40), (5, 20), (8, 10)] {
        for eat in [0, 1] {
            let params = [
                ("philosophers", philosophers),
                ("meals", meals),
                ("think_ms", 0),
                ("eat_ms", eat),
                ("limit_ms", 1),
            ];
            let eaten = (philosophers * meals) as f64;
            for strategy in ["lock-order", "timeout", "waiter"] {
                let found = outcome("dining-philosophers", strategy, 7, &params);
                assert_eq!(found.facts["meals"], eaten, "{strategy}");
                assert_eq!(found.facts["uses"], 2.0 * eaten, "{strategy}: two forks a meal");
                let most = found.facts["most"];
                let bound = (philosophers / 2) as f64;
                assert!((1.0..=bound).contains(&most), "{strategy}: {most} of {philosophers}");
                assert!(strategy == "timeout" || found.facts["retries"] == 0.0, "{strategy}");
            }
        }
    }
}

#[test]
fn dining_philosophers_left_first_eats_or_stands_in_a_circle_of_all() {
    for _ in 0..10 {
        let params =
            [("philosophers", 2), ("meals", 100), ("think_ms", 0), ("eat_ms", 0), ("limit_ms", 1)];
        match only("dining-philosophers", "left-first", &params) {
            Ok(found) => assert_eq!(found.facts["meals"], 200.0),
            Err(RunError::Deadlock { waiting }) => {
                let mut objects: Vec<_> = waiting.iter().map(|w| w.object.as_str()).collect();
                objects.sort_unstable();
                assert_eq!(objects, ["fork-1", "fork-2"]);
            }
            Err(other) => panic!("{other}"),
        }
    }
}
