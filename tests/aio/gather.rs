//! Several tasks at once.

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::rc::Rc;
use std::time::Duration;

use interleave::aio;
use interleave::model::RunError;
use interleave::trace::{Event, State};
use proptest::prelude::*;

use crate::support::{drive, ends, on_tasks, place, present_run};
use crate::{Dropped, ends_or_stalls, ms, patient, yields};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn gather_keeps_the_order_given(steps in prop::collection::vec(0u32..20, 0..60)) {
        let (ended, count) = (RefCell::new(Vec::new()), steps.len());
        let results = on_tasks(count as u32, async {
            aio::gather(steps.iter().copied().enumerate().map(|(index, steps)| {
                let ended = &ended;
                async move {
                    yields(steps).await;
                    ended.borrow_mut().push(steps);
                    index
                }
            })).await
        });
        prop_assert_eq!(results, Ok((0..count).collect::<Vec<_>>()));
        // All take turns, so who has fewer steps ends earlier.
        prop_assert!(ended.borrow().is_sorted());
    }
}

#[test]
fn all_tasks_begin_before_any_ends_and_end_as_their_waits_do() {
    let happened = RefCell::new(Vec::new());
    let results = on_tasks(3, async {
        let waits = [(1, 90), (2, 10), (3, 50)];
        aio::gather(waits.map(|(number, wait)| {
            let happened = &happened;
            async move {
                happened.borrow_mut().push(("begun", number));
                aio::sleep(ms(wait)).await;
                happened.borrow_mut().push(("ended", number));
                number
            }
        }))
        .await
    });
    assert_eq!(results, Ok(vec![1, 2, 3]));
    let begun = [("begun", 1), ("begun", 2), ("begun", 3)];
    let ended = [("ended", 2), ("ended", 3), ("ended", 1)];
    assert_eq!(happened.into_inner(), [begun, ended].concat());
}

#[test]
fn a_task_runs_only_when_what_it_waits_for_has_come() {
    let place = place(3);
    let done = drive(&place, async {
        aio::gather([10, 20, 30].map(|wait| aio::sleep(ms(wait)))).await;
    });
    assert_eq!(done, Ok(()));
    for lane in &place.run().recorder().lanes()[1..] {
        let states: Vec<State> = lane
            .records()
            .iter()
            .filter_map(|r| match r.event() {
                Some(Event::State { state, .. }) => Some(state),
                _ => None,
            })
            .collect();
        let expected = [State::Running, State::Sleep, State::Running, State::Done];
        assert_eq!(states, expected, "{}", lane.label());
    }
}

#[test]
fn dropping_a_gather_drops_its_tasks_and_their_timers() {
    let dropped = Cell::new(0);
    let result = ends_or_stalls(3, async {
        let tasks = aio::gather((0..3).map(|_| async {
            let _dropped = Dropped(&dropped);
            aio::sleep(Duration::from_secs(3_600)).await;
        }));
        assert!(patient(tasks, Some(2)).await.is_none());
        assert_eq!(dropped.get(), 3);
        // Were a timer left, the executor would still have to wake for it: this one must be alone.
        aio::sleep(ms(5)).await;
    });
    assert_eq!(result, Some(()));
}

#[test]
fn a_stop_wakes_a_sleeping_run_at_once() {
    let (ended, dropped) = ends(|| {
        let dropped = Cell::new(0);
        let ended = on_tasks(2, async {
            let run = present_run();
            let stopper = std::thread::spawn(move || {
                std::thread::sleep(ms(20));
                run.stop();
            });
            aio::gather((0..2).map(|_| async {
                let _dropped = Dropped(&dropped);
                // Nothing but the stop will ever wake this.
                pending::<()>().await;
            }))
            .await;
            stopper.join().expect("no panic");
        });
        (ended, dropped.get())
    });
    assert_eq!(ended, Err(RunError::Stopped));
    assert_eq!(dropped, 2, "the tasks are gone with the run");
}

#[test]
fn a_task_that_panics_ends_the_run_and_the_others() {
    let others = Rc::new(Cell::new(0));
    let seen = others.clone();
    let result = on_tasks(3, async move {
        aio::gather((1..=3).map(|number| {
            let others = others.clone();
            async move {
                let _dropped = Dropped(&others);
                aio::yield_now().await;
                assert_ne!(number, 2, "on purpose");
                pending::<()>().await;
            }
        }))
        .await;
    });
    let Err(RunError::Panic { lane, message }) = result else { panic!("{result:?}") };
    assert_eq!(lane, "task 2");
    assert!(message.contains("on purpose"), "{message}");
    assert_eq!(seen.get(), 3);
}
