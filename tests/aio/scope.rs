//! Tasks that stand and fall together.

use std::cell::{Cell, RefCell};
use std::future::pending;

use interleave::aio::{self, Cancelled, Scope};
use proptest::prelude::*;

use crate::{Dropped, ends_or_stalls, yields};

#[test]
fn a_scope_ends_with_its_last_task_and_hands_over_what_each_came_to() {
    let ended = Cell::new(0);
    let result = ends_or_stalls(3, async {
        let tasks = aio::scope(async |scope: &Scope<'_, ()>| {
            let one = |turns: u32| {
                let ended = &ended;
                scope.spawn(async move {
                    yields(turns).await;
                    ended.set(ended.get() + 1);
                    Ok(turns)
                })
            };
            let (first, second, third) = (one(5), one(1), one(9));
            assert_eq!(second.join().await, Ok(1));
            third.handle().cancel();
            Ok((first, third))
        });
        let (first, third) = tasks.await.expect("a cancellation is no failure");
        assert_eq!(ended.get(), 2);
        (first.join().await, third.join().await)
    });
    assert_eq!(result, Some((Ok(5), Err(Cancelled))));
}

#[test]
fn a_task_spawns_others_into_its_scope() {
    let count = Cell::new(0);
    let result = ends_or_stalls(3, async {
        aio::scope(async |scope: &Scope<'_, ()>| {
            let (inner, count) = (scope.clone(), &count);
            scope.spawn(async move {
                yields(2).await;
                for _ in 0..2 {
                    inner.spawn(async {
                        yields(3).await;
                        count.set(count.get() + 1);
                        Ok(())
                    });
                }
                Ok(())
            });
            Ok(())
        })
        .await
    });
    assert_eq!((result, count.get()), (Some(Ok(())), 2));
}

#[test]
fn a_failure_of_the_body_ends_the_tasks() {
    let dropped = Cell::new(0);
    let result = ends_or_stalls(1, async {
        aio::scope(async |scope: &Scope<'_, &str>| {
            scope.spawn(async {
                let _dropped = Dropped(&dropped);
                pending::<Result<(), _>>().await
            });
            yields(2).await;
            Err::<(), _>("body")
        })
        .await
    });
    assert_eq!(result, Some(Err(vec!["body"])));
    assert_eq!(dropped.get(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Tasks open something, work, fail or not, and close, each in so many turns; the body waits for ever
    /// or returns. Whatever fails first: all that was opened is closed before the scope is over, and
    /// who failed by itself is named.
    #[test]
    fn none_outlives_its_scope(
        tasks in prop::collection::vec((0u32..5, 0u32..8, 0u32..5, any::<bool>()), 1..6),
        body_stays in any::<bool>(),
    ) {
        let open = RefCell::new(Vec::new());
        let some_fail = tasks.iter().any(|t| t.3);
        let result = ends_or_stalls(tasks.len() as u32, async {
            let ended = aio::scope(async |scope: &Scope<'_, usize>| {
                for (me, &(opening, working, closing, fails)) in tasks.iter().enumerate() {
                    let open = &open;
                    scope.spawn(async move {
                        let opened = async {
                            yields(opening).await;
                            open.borrow_mut().push(me);
                        };
                        let work = async |(): &mut ()| {
                            yields(working).await;
                            if fails { Err(me) } else { Ok(()) }
                        };
                        let close = async |()| {
                            yields(closing).await;
                            open.borrow_mut().retain(|o| *o != me);
                        };
                        aio::using(opened, work, close).await.unwrap_or(Ok(()))
                    });
                }
                if body_stays && some_fail {
                    pending::<()>().await;
                }
                Ok(())
            })
            .await;
            assert!(open.borrow().is_empty(), "{open:?} outlive the scope");
            ended
        });
        let failures = match result {
            Some(Ok(())) => Vec::new(),
            Some(Err(failures)) => failures,
            None => panic!("a wake-up was lost"),
        };
        prop_assert_eq!(failures.is_empty(), !some_fail);
        prop_assert!(failures.iter().all(|me| tasks[*me].3), "{:?}", failures);
    }
}
