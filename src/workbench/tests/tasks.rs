//! Tasks in the scheduler's seat: who is ready may be next.

mod support;

use seat::Onward;
use support::{endings, search};

/// Check-then-act across an `await`.
const WITHDRAW: &str = "
import asyncio
balance = 100
async def withdraw(amount):
    global balance
    if balance >= amount:
        await asyncio.sleep(0)
        balance -= amount
async def main():
    await asyncio.gather(withdraw(80), withdraw(70))
asyncio.run(main())
assert balance >= 0, balance
";

#[test]
fn what_was_checked_may_be_old_behind_an_await() {
    let found = search(WITHDRAW);
    assert!(found.complete);
    let told = endings(&found);
    assert!(told.contains(&"fine None".to_owned()), "{told:?}");
    assert!(told.contains(&"fail Some(Text(\"AssertionError: -50\"))".to_owned()), "{told:?}");
}

#[test]
fn a_lock_of_tasks_makes_it_safe() {
    let safe = WITHDRAW
        .replace("balance = 100", "balance = 100\nlock = asyncio.Lock()")
        .replace("    if balance >= amount:\n        await asyncio.sleep(0)\n        balance -= amount",
                 "    async with lock:\n        if balance >= amount:\n            await asyncio.sleep(0)\n            balance -= amount");
    assert!(safe.contains("async with"));
    let found = search(&safe);
    assert!(found.complete);
    assert_eq!(endings(&found), ["fine None"]);
}

#[test]
fn tasks_that_begin_in_any_order_end_in_any() {
    let found = search(
        "
import asyncio
order = []
async def one(name):
    order.append(name)
async def main():
    tasks = [asyncio.create_task(one(name)) for name in 'abc']
    for task in tasks:
        await task
    print(*order)
asyncio.run(main())
",
    );
    assert!(found.complete);
    // As many as there are orders of three.
    assert_eq!(endings(&found).len(), 6, "{:?}", endings(&found));
}

#[test]
fn a_task_that_nobody_wakes_is_a_deadlock() {
    let found = search(
        "
import asyncio
async def waits(event):
    await event.wait()
async def main():
    event = asyncio.Event()
    await asyncio.gather(waits(event), asyncio.sleep(1))
asyncio.run(main())
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["Deadlock"]);
}

#[test]
fn who_sleeps_longer_is_later() {
    let found = search(
        "
import asyncio
order = []
async def one(name, seconds):
    await asyncio.sleep(seconds)
    order.append(name)
async def main():
    await asyncio.gather(one('late', 2), one('soon', 1))
    print(*order)
asyncio.run(main())
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fine Some(Text(\"soon late\"))"]);
}

#[test]
fn threads_go_on_beside_the_tasks_of_one() {
    let found = search(
        "
import asyncio, threading
x = 0
def add():
    global x
    x += 1
async def one():
    add()
async def main():
    await asyncio.gather(one(), one())
beside = threading.Thread(target=add)
beside.start()
asyncio.run(main())
beside.join()
assert x == 3
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fail Some(Text(\"AssertionError\"))", "fine None"]);
}

#[test]
fn who_looks_on_sees_tasks_and_what_is_local_in_them() {
    let request = support::request(WITHDRAW, &[("workers", 4)]);
    let steered = support::LABS.steer(&request, "free").expect("it can be steered");
    let walk = rt::with_resources(steered.threads() as usize, 0, || {
        // Both look at the balance, and the second one stands behind its sleep.
        steered.walk(&[2, 2, 3, 3], Onward::Stop)
    });
    assert_eq!(walk.astray, None);
    assert_eq!(
        walk.lanes.iter().map(|lane| lane.task).collect::<Vec<_>>(),
        [false, true, true, true]
    );
    let local = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    assert_eq!(walk.lanes[2].locals, local("amount", "80"));
    assert_eq!(walk.lanes[3].locals, local("amount", "70"));
    assert_eq!(walk.steps[0].what.action, seat::Action::Begin);
    assert_eq!(walk.steps[1].what.action, seat::Action::Load);
    let next = walk.lanes[2].next.as_ref().expect("it goes on");
    assert_eq!((next.action, next.line), (seat::Action::Poll, 7));
}

#[test]
fn a_task_that_ends_its_loop_leaves_the_thread_to_itself() {
    let text = "
import asyncio, threading
x = 0
def add():
    global x
    x += 1
async def leaves():
    raise SystemExit
async def main():
    await asyncio.gather(leaves(), leaves())
try:
    asyncio.run(main())
except SystemExit:
    pass
beside = threading.Thread(target=add)
beside.start()
add()
beside.join()
";
    let request = support::request(text, &[("workers", 4)]);
    let steered = support::LABS.steer(&request, "free").expect("it can be steered");
    let walk = rt::with_resources(steered.threads() as usize, 0, || {
        steered.walk(&[], Onward::Random { seed: 1, steps: 500 })
    });
    assert!(walk.ending.is_some());
    // What follows the loop is the thread's own doing, whichever task was the last.
    let writers: Vec<u32> = walk
        .steps
        .iter()
        .filter(|step| step.what.action == seat::Action::Store)
        .map(|step| step.lane)
        .collect();
    assert!(writers.contains(&0), "{writers:?}");
    assert!(walk.lanes.iter().all(|lane| lane.over));
}
