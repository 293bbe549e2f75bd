//! Forks, accounts and a document under a lock of many readers.

use interleave::lab::Body;
use interleave::labs::LABS;
use interleave::model::{Outcome, Params, RunError, Value};
use interleave::rt;
use interleave::seat::{Ending, SearchBounds};

use crate::reading::{ints, numbers, outcome};
use crate::support::{on_threads, request};

/// What a strategy that is only steered comes to at full speed, where the watchdog ends what hangs.
fn only(lab: &str, strategy: &str, params: &[(&str, i64)]) -> Result<Outcome, RunError> {
    let lab = LABS.find(lab).expect("a lab");
    let given = params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let params = Params::check(lab.params, lab.constraints, &given).expect("valid parameters");
    let strategy = lab.all_strategies().find(|s| s.id == strategy).expect("a strategy");
    let Body::Blocking(work) = strategy.body else { panic!("it blocks its threads") };
    on_threads((strategy.resources)(&params).threads as usize, || work(&params))
}

/// The bad ends that some schedule of a strategy leads to, of all schedules that there are.
fn bad_ends(lab: &str, strategy: &str, params: &[(&str, i64)]) -> Vec<Ending> {
    let lab = LABS.find(lab).expect("a lab");
    let setup = lab.seat.expect("a seat").setup.iter().chain(params);
    let params: Vec<_> = setup.copied().collect();
    let steered = LABS.steer(&request(lab, ints(&params)), strategy).expect("a set-up");
    rt::with_fibres(steered.threads() as usize, || {
        let mut hunt = steered.search(SearchBounds::default());
        while hunt.advance() {}
        let found = hunt.findings();
        assert!(found.complete && found.cut == 0, "{strategy}: {} executions", found.executions);
        found.outcomes.iter().map(|o| o.ending.clone()).filter(Ending::is_bad).collect()
    })
}

/// What the lanes of a deadlock wait for, in the order of the names; who only waits for them to end may be
/// told of too.
fn circle(error: RunError) -> Vec<String> {
    let RunError::Deadlock { waiting } = error else { panic!("{error}") };
    let mut objects: Vec<_> = waiting.into_iter().map(|w| w.object).collect();
    objects.retain(|object| object != "join");
    objects.sort_unstable();
    objects
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
            Err(error) => assert_eq!(circle(error), ["fork-1", "fork-2"]),
        }
    }
}

#[test]
fn bank_transfer_keeps_every_balance_with_locks_and_between_its_bounds_without() {
    for (accounts, threads, transfers) in [(2, 1, 3), (2, 2, 200), (3, 4, 100), (8, 8, 50)] {
        for book in [0, 1] {
            let transfers = if book == 0 { transfers } else { transfers.min(10) };
            let params = [
                ("accounts", accounts),
                ("threads", threads),
                ("transfers", transfers),
                ("book_ms", book),
            ];
            let opening = 10 * threads * transfers;
            let due = |of: &Outcome| numbers(of, "accounts", "due");
            for strategy in ["ordered", "one-lock", "try-lock"] {
                let found = outcome("bank-transfer", strategy, 7, &params);
                assert_eq!(numbers(&found, "accounts", "closing"), due(&found), "{strategy}");
                assert_eq!(found.facts["difference"], 0.0, "{strategy}");
                assert_eq!(found.facts["wrong_accounts"], 0.0, "{strategy}");
                let sum = due(&found).into_iter().map(i64::from).sum::<i64>();
                assert_eq!(sum, opening * accounts, "{strategy}");
                assert!(strategy == "try-lock" || found.facts["retries"] == 0.0, "{strategy}");
            }
            let open = outcome("bank-transfer", "unguarded", 7, &params);
            let closing = numbers(&open, "accounts", "closing");
            // No balance can have gone below zero, and so wrapped around.
            assert!(closing.iter().all(|b| i64::from(*b) <= 2 * opening), "{closing:?}");
            let sum = closing.iter().map(|b| f64::from(*b)).sum::<f64>();
            assert_eq!(sum - (opening * accounts) as f64, open.facts["difference"]);
            assert!(threads > 1 || open.facts["wrong_accounts"] == 0.0);
        }
    }
}

#[test]
fn bank_transfer_in_two_orders_is_right_or_stands_with_each_waiting_for_the_other() {
    for _ in 0..10 {
        let params = [("accounts", 2), ("threads", 2), ("transfers", 500), ("book_ms", 0)];
        match only("bank-transfer", "two-orders", &params) {
            Ok(found) => assert_eq!(found.facts["wrong_accounts"], 0.0),
            Err(error) => assert_eq!(circle(error), ["account-1", "account-2"]),
        }
    }
}

#[test]
fn readers_writers_let_nobody_see_half_a_version_and_fair_lets_nobody_pass() {
    for (readers, writers, rounds) in [(1, 1, 3), (2, 1, 100), (4, 2, 40), (8, 4, 20)] {
        for time in [0, 1] {
            let rounds = if time == 0 { rounds } else { rounds.min(8) };
            let params = [
                ("readers", readers),
                ("writers", writers),
                ("reads", rounds),
                ("writes", rounds),
                ("read_ms", time),
                ("write_ms", time),
                ("rest_ms", 0),
            ];
            for strategy in ["readers-first", "writers-first", "fair"] {
                let found = outcome("readers-writers", strategy, 7, &params);
                assert_eq!(found.facts["torn"], 0.0, "{strategy}");
                assert_eq!(found.facts["version"], (writers * rounds) as f64, "{strategy}");
                let [writer, reader] = ["writer_passed", "reader_passed"].map(|f| found.facts[f]);
                assert!(strategy != "fair" || (writer, reader) == (0.0, 0.0), "{writer} {reader}");
                // A writer alone can only be passed by readers, and they see that it waits.
                assert!(strategy != "writers-first" || writers > 1 || writer == 0.0, "{writer}");
                let visits = numbers(&found, "threads", "visits");
                assert_eq!(visits, vec![rounds as u32; (readers + writers) as usize]);
            }
        }
    }
}

#[test]
fn dining_philosophers_never_come_to_a_standstill_in_lock_order_nor_with_a_waiter() {
    for (philosophers, meals) in [(2, 2), (3, 1)] {
        let params = [("philosophers", philosophers), ("meals", meals)];
        for strategy in ["lock-order", "waiter"] {
            assert_eq!(bad_ends("dining-philosophers", strategy, &params), [], "{strategy}");
        }
        let ends = bad_ends("dining-philosophers", "left-first", &params);
        let whole = |end: &Ending| matches!(end, Ending::Deadlock { waits } if waits.len() as i64 >= philosophers);
        assert!(!ends.is_empty() && ends.iter().all(whole), "{ends:?}");
    }
}

#[test]
fn bank_transfer_neither_loses_nor_stops_in_order_or_with_one_lock() {
    for (accounts, threads, transfers) in [(2, 2, 2), (3, 3, 1)] {
        let params = [("accounts", accounts), ("threads", threads), ("transfers", transfers)];
        for strategy in ["ordered", "one-lock"] {
            assert_eq!(bad_ends("bank-transfer", strategy, &params), [], "{strategy}");
        }
    }
    // Lost, made, and twice as much made: what the text's table and its two neighbours come to.
    let ends = bad_ends("bank-transfer", "unguarded", &[]);
    assert!(ends.iter().all(|end| matches!(end, Ending::Fail { .. })), "{ends:?}");
    assert_eq!(ends.len(), 3, "{ends:?}");
}

#[test]
fn readers_writers_starve_the_writer_or_with_two_writers_the_reader_and_in_turn_nobody() {
    let readers = [("readers", 2), ("writers", 1), ("reads", 2), ("writes", 1)];
    let writers = [("readers", 1), ("writers", 2), ("reads", 1), ("writes", 2)];
    let ends = |strategy, params: &[_]| bad_ends("readers-writers", strategy, params);
    assert_eq!(ends("readers-first", &readers), [Ending::Starvation { lane: 3 }]);
    assert_eq!(ends("writers-first", &readers), []);
    assert_eq!(ends("writers-first", &writers), [Ending::Starvation { lane: 1 }]);
    for params in [readers, writers] {
        assert_eq!(ends("fair", &params), []);
    }
}
