//! A group of tasks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use interleave::aio::{self, Cancelled, Tasks};
use proptest::prelude::*;

use crate::support::on_tasks;
use crate::{Dropped, ends_or_stalls, ms, yields};

/// A group of tasks that are started in order and yield so often each.
fn group<'a>(steps: &'a [u32], ended: &'a RefCell<Vec<u32>>) -> Tasks<'a, u32> {
    let mut tasks = Tasks::new();
    for (&steps, number) in steps.iter().zip(1..) {
        tasks.spawn(async move {
            yields(steps).await;
            ended.borrow_mut().push(number);
            number
        });
    }
    tasks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_group_hands_over_every_task_once_in_the_order_of_their_ends(
        steps in prop::collection::vec(0u32..20, 0..30),
    ) {
        let ended = RefCell::new(Vec::new());
        let met = on_tasks(steps.len() as u32, async {
            let mut tasks = group(&steps, &ended);
            let mut met = Vec::new();
            while let Some(finished) = tasks.next().await {
                assert_eq!(finished.result, Ok(finished.number));
                met.push(finished.number);
            }
            assert!(tasks.is_empty());
            met
        });
        prop_assert_eq!(met, Ok(ended.borrow().clone()));
        let mut ended = ended.into_inner();
        prop_assert!(ended.is_sorted_by_key(|n| steps[*n as usize - 1]));
        ended.sort_unstable();
        prop_assert_eq!(ended, (1..=steps.len() as u32).collect::<Vec<_>>());
    }
}

#[test]
fn cancelling_drops_the_wait_and_nothing_else() {
    let (dropped, others) = (Cell::new(0), Cell::new(0));
    let results = ends_or_stalls(2, async {
        let mut tasks = Tasks::new();
        let stuck = tasks.spawn(async {
            let _dropped = Dropped(&dropped);
            aio::sleep(Duration::from_secs(3_600)).await;
        });
        tasks.spawn(async {
            yields(5).await;
            others.set(1);
        });
        let in_time = tasks.wait(Duration::ZERO).await;
        assert!(in_time.iter().all(|f| f.number != stuck.number()));
        stuck.cancel();
        assert_eq!(dropped.get(), 0, "it is asked, and ends when it is awaited");
        let mut results = in_time;
        while let Some(finished) = tasks.next().await {
            results.push(finished);
        }
        stuck.cancel();
        results.sort_by_key(|f| f.number);
        results.into_iter().map(|f| f.result).collect::<Vec<_>>()
    });
    assert_eq!(results, Some(vec![Err(Cancelled), Ok(())]));
    assert_eq!((dropped.get(), others.get()), (1, 1));
}

#[test]
fn a_wait_that_is_over_cancels_nobody() {
    let results = ends_or_stalls(2, async {
        let mut tasks = Tasks::new();
        let go = Rc::new(Cell::new(false));
        for number in 1..=2 {
            let go = go.clone();
            tasks.spawn(async move {
                while number == 2 && !go.get() {
                    aio::sleep(ms(1)).await;
                }
                number
            });
        }
        let in_time: Vec<_> = tasks.wait(ms(20)).await.into_iter().map(|f| f.number).collect();
        go.set(true);
        (in_time, tasks.next().await.map(|f| f.result))
    });
    assert_eq!(results, Some((vec![1], Some(Ok(2)))));
}
