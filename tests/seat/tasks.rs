//! Tasks: which ready one is polled next, in virtual time.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Duration;

use interleave::aio::{self, Event, Queue};
use interleave::lab::steer::play_tasks;
use interleave::model::{Message, Outcome};
use interleave::rt;
use interleave::seat::{End, Explored, Search};

fn came_to(answer: impl ToString) -> Outcome {
    Outcome::new(Message::new("done"), answer)
}

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// What schedules come to, and how many there are of each; `stuck` for those without an end.
fn search<F: Future<Output = Outcome>>(
    tasks: u32,
    program: impl Fn() -> F,
) -> BTreeMap<String, u32> {
    let mut search = Search::new(true, 1_000);
    let mut found = BTreeMap::new();
    while !search.is_over() {
        let mut outcome = None;
        let explored = search.next(|scheduler| {
            let played = play_tasks(1, tasks + 1, scheduler, async { program().await });
            outcome = played.outcome.ok();
            played.played
        });
        match explored {
            Explored::Played { played, too_long, .. } => {
                assert!(!too_long);
                let key = match (played.end, outcome) {
                    (End::Done, Some(outcome)) => outcome.answer,
                    (End::Stuck, None) => "stuck".to_owned(),
                    other => panic!("{other:?}"),
                };
                *found.entry(key).or_insert(0) += 1;
            }
            Explored::Known => {}
            Explored::Anew => found.clear(),
            Explored::Astray => panic!("the program does not repeat itself"),
        }
    }
    found
}

#[test]
fn tasks_that_let_others_go_first_have_every_order() {
    // Each is polled once more than it yields.
    for (yields, orders) in
        [(&[0, 0][..], 2), (&[1, 1], 6), (&[2, 2], 20), (&[0, 0, 0], 6), (&[1, 1, 1], 90)]
    {
        let found = search(yields.len() as u32, || async {
            let task = async |yields: u32| {
                for _ in 0..yields {
                    aio::yield_now().await;
                }
            };
            aio::gather(yields.iter().map(|n| task(*n))).await;
            came_to("")
        });
        assert_eq!(found, BTreeMap::from([(String::new(), orders)]), "{yields:?}");
    }
}

#[test]
fn an_await_between_a_read_and_a_write_loses_updates() {
    let found = search(2, || async {
        let counter = Cell::new(0);
        let increment = async || {
            let seen = counter.get();
            aio::yield_now().await;
            counter.set(seen + 1);
        };
        aio::gather([increment(), increment()]).await;
        came_to(counter.get())
    });
    assert_eq!(found, BTreeMap::from([("1".to_owned(), 4), ("2".to_owned(), 2)]));
    let found = search(2, || async {
        let counter = Cell::new(0);
        let increment = async || counter.set(counter.get() + 1);
        aio::gather([increment(), increment()]).await;
        came_to(counter.get())
    });
    assert_eq!(found, BTreeMap::from([("2".to_owned(), 2)]), "nobody can step in without an await");
}

#[test]
fn virtual_time_passes_when_nobody_is_ready_and_timers_go_off_in_order() {
    let begin = std::time::Instant::now();
    let found = search(3, || async {
        let order = std::cell::RefCell::new(Vec::new());
        let sleeper = async |seconds: u64| {
            aio::sleep(ms(seconds * 1_000)).await;
            order.borrow_mut().push((seconds, rt::clock::now()));
        };
        aio::gather([sleeper(30), sleeper(10), sleeper(20)]).await;
        came_to(format!("{:?}", order.borrow()))
    });
    let order = "[(10, 10000.0), (20, 20000.0), (30, 30000.0)]";
    assert_eq!(found.keys().collect::<Vec<_>>(), [order]);
    assert!(begin.elapsed() < Duration::from_secs(5), "no real time passes");
}

#[test]
fn timers_of_the_same_moment_go_off_together_and_then_it_is_a_choice() {
    let found = search(2, || async {
        let last = Cell::new(0);
        let sleeper = async |me: u32| {
            aio::sleep(ms(10)).await;
            last.set(me);
        };
        aio::gather([sleeper(1), sleeper(2)]).await;
        came_to(last.get())
    });
    assert_eq!(found.keys().collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn a_time_limit_is_of_virtual_time() {
    let found = search(1, || async {
        let slow = async {
            aio::sleep(ms(50)).await;
        };
        let late = aio::gather([aio::timeout(ms(40), slow)]).await;
        came_to(format!("{late:?} {}", rt::clock::now()))
    });
    assert_eq!(found.keys().collect::<Vec<_>>(), ["[None] 40"]);
}

#[test]
fn who_waits_for_what_never_comes_is_stuck() {
    let found = search(2, || async {
        let (event, queue) = (Event::new("event"), Queue::<u32>::new("queue", Some(1)));
        let waiter = async { event.wait().await };
        let getter = async { queue.get().await };
        futures_util::future::join(aio::gather([waiter]), aio::gather([getter])).await;
        came_to("")
    });
    assert_eq!(found.keys().collect::<Vec<_>>(), ["stuck"]);
}

#[test]
fn a_queue_hands_over_in_every_order_that_it_can() {
    let found = search(3, || async {
        let queue = Queue::new("queue", Some(1));
        let got = std::cell::RefCell::new(Vec::new());
        let producer = async |item: u32| queue.put(item).await.is_ok();
        let consumer = async {
            for _ in 0..2 {
                let item = queue.get().await;
                got.borrow_mut().extend(item);
            }
        };
        let producing = aio::gather([producer(1), producer(2)]);
        futures_util::future::join(producing, aio::gather([consumer])).await;
        came_to(format!("{:?}", got.borrow()))
    });
    assert_eq!(found.keys().collect::<Vec<_>>(), ["[1, 2]", "[2, 1]"]);
}

#[test]
fn a_task_that_is_cancelled_cleans_up_in_its_own_turn() {
    let found = search(2, || async {
        let log = std::cell::RefCell::new(Vec::new());
        let mut tasks = aio::Tasks::new();
        let handle = tasks.spawn(async {
            let close = async |()| {
                aio::sleep(ms(5)).await;
                log.borrow_mut().push("closed");
            };
            let work = async |_: &mut ()| aio::sleep(ms(1_000)).await;
            aio::using(async {}, work, close).await.is_ok()
        });
        tasks.wait(ms(100)).await;
        handle.cancel();
        let finished = tasks.next().await.map(|f| f.result);
        came_to(format!("{finished:?} {:?} {}", log.borrow(), rt::clock::now()))
    });
    assert_eq!(found.keys().collect::<Vec<_>>(), [r#"Some(Ok(false)) ["closed"] 105"#]);
}
