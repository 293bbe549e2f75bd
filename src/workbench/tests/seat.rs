//! Programs in the scheduler's seat, natively.

mod support;

use seat::{Onward, Thing};
use support::{LABS, endings, request, search};

#[test]
fn an_update_is_lost_and_the_assertion_says_so() {
    let found = search(
        "
import threading
x = 0
def add():
    global x
    x += 1
a, b = threading.Thread(target=add), threading.Thread(target=add)
a.start(); b.start()
a.join(); b.join()
assert x == 2
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fail Some(Text(\"AssertionError\"))", "fine None"],);
}

#[test]
fn without_an_assertion_it_is_a_lost_update() {
    let found = search(
        "
import threading
x = 0
def add():
    global x
    x += 1
a, b = threading.Thread(target=add), threading.Thread(target=add)
a.start(); b.start()
a.join(); b.join()
print(x)
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fine Some(Text(\"2\"))", "lost x"]);
}

#[test]
fn a_program_waits_for_threads_that_it_does_not_join() {
    let race = "
import threading
x = 0
def add():
    global x
    x += 1
threading.Thread(target=add).start()
threading.Thread(target=add).start()
";
    // Whatever its last statement calls.
    for (last, fine) in [("", "fine None"), ("print(1)\n", "fine Some(Text(\"1\"))")] {
        let found = search(&format!("{race}{last}"));
        assert!(found.complete, "{last}");
        assert_eq!(endings(&found), [fine, "lost x"], "{last}");
    }
    // Daemons end with it.
    let found = search(&race.replace("target=add)", "target=add, daemon=True)"));
    assert_eq!(endings(&found), ["fine None"]);
}

#[test]
fn a_lock_makes_it_safe() {
    let found = search(
        "
import threading
x, lock = 0, threading.Lock()
def add():
    global x
    with lock:
        x += 1
a, b = threading.Thread(target=add), threading.Thread(target=add)
a.start(); b.start()
a.join(); b.join()
assert x == 2
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fine None"]);
}

#[test]
fn locks_in_two_orders_deadlock() {
    let found = search(
        "
import threading
a, b = threading.Lock(), threading.Lock()
def one(x, y):
    with x:
        with y: pass
first = threading.Thread(target=one, args=(a, b))
second = threading.Thread(target=one, args=(b, a))
first.start(); second.start()
first.join(); second.join()
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["Deadlock", "fine None"]);
}

#[test]
fn a_notification_before_the_wait_is_lost() {
    let found = search(
        "
import threading
ready = threading.Condition()
def wait():
    with ready: ready.wait()
def call():
    with ready: ready.notify()
a, b = threading.Thread(target=wait), threading.Thread(target=call)
a.start(); b.start()
a.join(); b.join()
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["LostWakeUp", "fine None"]);
}

#[test]
fn what_must_always_hold_is_checked_before_each_step() {
    let found = search(
        "
import threading
a, b = 5, 5
#@always a + b == 10
def move():
    global a, b
    a -= 1
    b += 1
t = threading.Thread(target=move)
t.start()
t.join()
",
    );
    assert_eq!(found.outcomes.len(), 1);
    let told = endings(&found);
    assert!(
        told[0].contains("AssertionError: before line 8 this does not hold: a + b == 10 (line 4)"),
        "{told:?}"
    );
}

#[test]
fn queues_and_daemons_come_to_an_end() {
    let found = search(
        "
import threading, queue
q = queue.Queue()
done = []
def work():
    while True:
        done.append(q.get())
        q.task_done()
threading.Thread(target=work, daemon=True).start()
q.put(1)
q.put(2)
q.join()
print(done)
",
    );
    assert!(found.complete, "{found:?}");
    assert_eq!(endings(&found), ["fine Some(Text(\"[1, 2]\"))"]);
}

#[test]
fn tasks_are_steered_too() {
    let found = search(
        "
import asyncio
async def main():
    await asyncio.gather(asyncio.sleep(0.1), asyncio.sleep(0.2))
    print('done')
asyncio.run(main())
",
    );
    assert!(found.complete, "{found:?}");
    assert_eq!(endings(&found), ["fine Some(Text(\"done\"))"]);
}

#[test]
fn numbers_of_threads_and_processes_are_the_same_each_time() {
    let found = search(
        "
import os, threading
shown = set()
def show(): shown.add(threading.get_ident() - threading.main_thread().ident)
threads = [threading.Thread(target=show) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(os.getpid(), threading.get_ident(), sorted(shown))
",
    );
    assert!(found.complete && found.executions > 1, "{found:?}");
    assert_eq!(found.outcomes.len(), 1, "{:?}", endings(&found));
}

#[test]
fn each_execution_begins_with_an_empty_disk_that_its_threads_share() {
    let found = search(
        "
import os, tempfile, threading
x = 0
assert os.listdir() == os.listdir('/tmp') == []
def add(name):
    global x
    with open('log.txt', 'a') as log:
        log.write(name)
    x += 1
with tempfile.TemporaryDirectory() as folder:
    threads = [threading.Thread(target=add, args=(name,)) for name in 'ab']
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(len(open('log.txt').read()), x)
",
    );
    assert!(found.complete);
    assert_eq!(endings(&found), ["fine Some(Text(\"2 2\"))", "lost x"]);
}

#[test]
fn what_is_shared_is_called_as_the_program_calls_it() {
    let program = request(
        "
import threading
count, items, table = 0, [1, 2], {}
class Box:
    def __init__(self):
        self.inside = [0]
box = Box()
def rest():
    return items[1:]
def work():
    global count
    count += 1
    for item in items:
        table['last'] = item
    box.inside.append(count)
    rest()[0] = 2
a, b = threading.Thread(target=work), threading.Thread(target=work)
a.start(); b.start()
a.join(); b.join()
",
        &[("workers", 4)],
    );
    let steered = LABS.steer(&program, "free").unwrap();
    let random = Onward::Random { seed: 3, steps: 400 };
    let walk = rt::with_fibres(steered.threads() as usize, || steered.walk(&[], random));
    assert!(walk.ending.is_some(), "{walk:?}");
    let data = walk.objects.iter().filter(|object| object.thing == Thing::Atomic);
    let mut names: Vec<&str> = data.map(|object| object.name.as_str()).collect();
    names.sort();
    let attributes = [".inside", "[0]", "[0]", "a", "b", "box", "box.inside[…]", "count"];
    assert_eq!(names, [&attributes[..], &["items", "items[…]", "table", "table[…]"]].concat());
}
