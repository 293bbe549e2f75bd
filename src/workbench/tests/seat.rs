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
    assert!(walk.steps.iter().all(|step| step.what.order.is_none()), "Python has no orders");
    let data = walk.objects.iter().filter(|object| object.thing == Thing::Atomic);
    let mut names: Vec<&str> = data.map(|object| object.name.as_str()).collect();
    names.sort();
    let attributes = [".inside", "[0]", "[0]", "a", "b", "box", "box.inside[…]", "count"];
    let items = ["items", "items[0]", "items[1]", "items[2]", "items[…]"];
    assert_eq!(names, [&attributes[..], &items, &["table", "table[\"last\"]"]].concat());
}

/// What two threads do that do the same, unless the first statement says otherwise.
fn both(first: &str, body: &str) -> seat::Findings {
    search(&format!(
        "
import threading
from collections import deque
{first}
def work():
    global found
{body}
a, b = threading.Thread(target=work), threading.Thread(target=work)
a.start(); b.start()
a.join(); b.join()
"
    ))
}

#[test]
fn whoever_looks_into_a_container_may_be_overtaken_behind_that() {
    let bad = "fail Some(Text(\"IndexError: pop from";
    for (first, look) in [
        ("items = [1]", "if items: items.pop()"),
        ("items = [1]", "if not items: return\n    items.pop()"),
        ("items = [1]", "if len(items) > 0: items.pop()"),
        ("items = [1]", "if items != []: items.pop()"),
        ("items = [1]", "if 1 in items: items.pop()"),
        ("items = [1]", "while items: items.pop()"),
        ("items = [1]", "if any(items): items.pop()"),
        ("items = [1]", "if sum(n for n in items): items.pop()"),
        ("items = [1]", "if list(items): items.pop()"),
        ("items = [1]", "if f'{items}' == '[1]': items.pop()"),
        ("items = [1]", "if str(items) == '[1]': items.pop()"),
        ("items = [1]", "if items + []: items.pop()"),
        ("items = [1]", "for n in reversed(items): items.pop()"),
        ("items = [1]", "if len(*[items]): items.pop()"),
        ("items = [1]", "if [*items]: items.pop()"),
        ("items = [1]", "if max(items, default=0): items.pop()"),
        (
            "from itertools import chain\nitems = [1]\nall = [chain(items, ()), chain(items, ())]",
            "for n in all.pop(): items.pop()",
        ),
        ("items = deque([1])", "if items: items.pop()"),
        ("items = deque([1])", "if len(items): items.popleft()"),
        ("class Stack(list): pass\nitems = Stack([1])", "if items: items.pop()"),
    ] {
        let found = both(first, &format!("    {look}"));
        assert!(found.complete, "{look}");
        let ended = endings(&found);
        assert!(ended.iter().any(|ending| ending.starts_with(bad)), "{look}: {ended:?}");
        let locked = format!("    with lock:\n        {}", look.replace('\n', "\n    "));
        let found = both(&format!("lock = threading.Lock()\n{first}"), &locked);
        assert!(found.complete && !found.outcomes.iter().any(|o| o.ending.is_bad()), "{look}");
    }
}

#[test]
fn who_hands_a_container_on_does_not_look_into_it() {
    let program = request(
        "
import queue, threading
from concurrent.futures import ThreadPoolExecutor
line = queue.Queue()
def work(items):
    line.put(items)
items = [1]
thread = threading.Thread(target=work, args=[items])
thread.start()
with ThreadPoolExecutor(1) as pool:
    pool.submit(work, items)
",
        &[("workers", 4)],
    );
    let steered = LABS.steer(&program, "free").unwrap();
    let random = Onward::Random { seed: 3, steps: 400 };
    let walk = rt::with_fibres(steered.threads() as usize, || steered.walk(&[], random));
    assert!(walk.ending.is_some(), "{walk:?}");
    let inside = walk.objects.iter().find(|object| object.name.contains('…'));
    assert!(inside.is_none(), "{inside:?}");
}

#[test]
fn items_of_other_keys_are_other_things_when_an_update_is_lost() {
    let count = |second: &str| {
        endings(&search(&format!(
            "
import threading
counts = {{'a': 0, 'b': 0}}
def work(key):
    counts[key] += 1
a, b = threading.Thread(target=work, args=('a',)), threading.Thread(target=work, args=('{second}',))
a.start(); b.start()
a.join(); b.join()
print(counts['a'] + counts['b'])
"
        )))
    };
    assert_eq!(count("b"), ["fine Some(Text(\"2\"))"]);
    assert_eq!(count("a"), ["fine Some(Text(\"2\"))", "lost counts[\"a\"]"]);
}

#[test]
fn what_is_read_without_waiting_for_a_thread_may_be_read_before_its_end() {
    let found = search(
        "
import threading
x = y = 0
def work():
    global x, y
    x = 1
    y = 1
threading.Thread(target=work).start()
print(x, y)
",
    );
    assert!(found.complete);
    let fine = |text: &str| format!("fine Some(Text(\"{text}\"))");
    assert_eq!(endings(&found), ["0 0", "0 1", "1 0", "1 1"].map(fine));
}

#[test]
fn a_schedule_from_when_looks_were_no_steps_leads_where_it_led() {
    let program = request(
        "
import threading
from collections import deque
items, line, total = [1], deque([1]), 0
def work():
    global total
    if items and len(line) > 0:
        total += line.popleft() + items.pop()
a, b = threading.Thread(target=work), threading.Thread(target=work)
a.start()
b.start()
a.join()
print(total, items, f'{len(line)}')
",
        &[("workers", 4)],
    );
    let steered = LABS.steer(&program, "free").unwrap();
    let walk = |schedule: &[u32], onward| {
        rt::with_fibres(steered.threads() as usize, || steered.walk(schedule, onward))
    };
    // As they were played then.
    for (schedule, last) in [
        (&[1, 1, 1, 1, 1, 0, 2, 0, 1, 1, 1, 0, 2, 0, 2, 0][..], "2 [] 0"),
        (&[1, 0, 0, 2, 1, 1, 2, 1, 2, 2, 1, 1, 1, 1, 2, 0], "IndexError: pop from an empty deque"),
        (&[0, 0, 2, 2, 2, 2, 2, 1, 1, 1, 2, 0, 0, 2, 2, 0], "0 [] 0"),
    ] {
        let early = walk(schedule, Onward::Early);
        assert_eq!(early.astray, None, "{last}");
        let ending = format!("{:?}", early.ending);
        assert!(ending.contains(last), "{last}: {ending}");
        // From then on it has all steps.
        let turns: Vec<u32> = early.steps.iter().map(|step| step.lane).collect();
        assert!(turns.len() > schedule.len(), "{last}");
        assert_eq!(format!("{:?}", walk(&turns, Onward::Stop)), format!("{early:?}"), "{last}");
    }
}
