//! Programs with threads and processes, on a host that has real ones.
#![cfg(not(target_family = "wasm"))]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use python::host::{Access, Host, Job, Kind, Place, Request, Response, Shared, Stop, Stream};
use python::{Limits, NativeHost, Options};

/// Long enough for any program here.
const MOST: Duration = Duration::from_secs(20);

fn run_with(source: &str, options: Options) -> (i32, String, String) {
    let host = Arc::new(NativeHost::keeping().patient(MOST));
    let outcome = python::run(source, host.clone(), options);
    let (out, err) = host.written();
    (outcome.exit, out, err + &outcome.traceback)
}

fn run(source: &str) -> (i32, String, String) {
    run_with(source, Limits::default().into())
}

fn says(source: &str, expected: &str) {
    assert_eq!(run(source), (0, expected.to_owned(), String::new()));
}

/// The same with real threads, many times, and with a lock around the interpreter that is handed over often.
fn always(source: &str, expected: &str) {
    for time in 0..50 {
        let options = if time % 4 == 3 {
            Options { gil: Some(1 + time % 7), ..Options::default() }
        } else {
            Options::default()
        };
        assert_eq!(
            run_with(source, options),
            (0, expected.to_owned(), String::new()),
            "the {time}. time"
        );
    }
}

const MANY: &str = "
import threading
def many(f, n=4):
    ts = [threading.Thread(target=f, args=(i,)) for i in range(n)]
    for t in ts: t.start()
    for t in ts: t.join()
";

#[test]
fn no_append_is_lost() {
    always(
        &format!(
            "{MANY}
items = []
def work(i):
    for n in range(300):
        items.append((i, n))
many(work)
print(len(items), all([n for j, n in items if j == i] == list(range(300)) for i in range(4)))
"
        ),
        "1200 True\n",
    );
}

#[test]
fn dicts_and_sets_stay_whole() {
    always(
        &format!(
            "{MANY}
d, s = {{}}, set()
def work(i):
    for n in range(200):
        d[i, n] = n
        s.add(n % 50)
        d.setdefault('shared', i)
        if n % 3 == 0:
            d.pop((i, n), None)
            s.discard(n % 50 + 100)
        len(d), list(d), (i, n) in d
many(work)
print(len(d), len(s), sorted(s) == list(range(50)))
"
        ),
        "533 50 True\n",
    );
}

#[test]
fn no_item_of_a_queue_is_lost() {
    always(
        &format!(
            "{MANY}
import queue
for make in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, lambda n: queue.Queue(0)):
    q, got = make(3), []
    def work(i):
        if i % 2:
            for n in range(50): q.put((i, n))
        else:
            for n in range(50):
                got.append(q.get())
                q.task_done()
    many(work)
    q.join()
    print(sorted(got) == [(i, n) for i in (1, 3) for n in range(50)], q.empty())
"
        ),
        "True True\nTrue True\nTrue True\nTrue True\n",
    );
}

#[test]
fn locks_exclude_each_other() {
    always(
        &format!(
            "{MANY}
count = 0
locks = threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore(1)
for lock in locks:
    count = 0
    def work(i):
        global count
        for n in range(100):
            with lock:
                count += 1
    many(work)
    print(count)
"
        ),
        "400\n400\n400\n400\n",
    );
}

#[test]
fn conditions_events_and_barriers_wake_everybody() {
    always(
        &format!(
            "{MANY}
condition, event, barrier = threading.Condition(), threading.Event(), threading.Barrier(4)
turn, order = 0, []
def work(i):
    global turn
    for r in range(5):
        with condition:
            condition.wait_for(lambda: turn == i)
            order.append(i)
            turn = (turn + 1) % 4
            condition.notify_all()
        barrier.wait()
    if i == 0: event.set()
    event.wait()
many(work)
print(order == [0, 1, 2, 3] * 5)
"
        ),
        "True\n",
    );
}

#[test]
fn instances_and_classes_may_change_while_others_look() {
    always(
        &format!(
            "{MANY}
class C: pass
c = C()
def work(i):
    for n in range(100):
        setattr(c, f'a{{i}}_{{n % 10}}', n)
        C.shared = n
        c.shared
        [k for k in list(vars(c))]
        if n % 7 == 0:
            delattr(c, f'a{{i}}_{{n % 10}}')
many(work)
print(type(c.shared).__name__)
"
        ),
        "int\n",
    );
}

#[test]
fn pools_give_each_result_once() {
    always(
        "
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
with ThreadPoolExecutor(3) as pool:
    fs = [pool.submit(pow, n, 2) for n in range(20)]
    print(sum(f.result() for f in as_completed(fs)), list(pool.map(abs, range(-3, 0))), len(wait(fs).done))
pool = ThreadPoolExecutor(2)
print(pool.submit(len, 'abc').result())
",
        "2470 [3, 2, 1] 20\n3\n",
    );
}

#[test]
fn loops_are_woken_by_other_threads() {
    always(
        "
import asyncio
async def main():
    print(await asyncio.gather(*[asyncio.to_thread(pow, n, 2) for n in range(6)]))
asyncio.run(main())
",
        "[0, 1, 4, 9, 16, 25]\n",
    );
}

#[test]
fn processes_do_not_share() {
    for _ in 0..20 {
        says(
            "
from multiprocessing import Pool, Process, Queue
items = []
def f(q, n):
    items.append(n)
    q.put((n, items))
def g(n):
    return n + 1
if __name__ == '__main__':
    q = Queue()
    ps = [Process(target=f, args=(q, n)) for n in range(3)]
    for p in ps: p.start()
    print(sorted(q.get() for _ in ps), items)
    for p in ps: p.join()
    with Pool(2) as pool:
        print(pool.map(g, range(5)))
",
            "[(0, [0]), (1, [1]), (2, [2])] []\n[1, 2, 3, 4, 5]\n",
        );
    }
}

#[test]
fn what_has_no_name_cannot_go_to_another_process() {
    says(
        "
import threading
from multiprocessing import Process
def attempt(target, *args):
    try:
        Process(target=target, args=args).start()
    except Exception as e:
        text = str(e)
        at = text.find(' at 0x')
        print(type(e).__name__, text if at < 0 else text[:at] + text[text.index('>:', at):])
def outer():
    def inner(): pass
    return inner
if __name__ == '__main__':
    attempt(lambda: 1)
    attempt(outer())
    attempt(print, threading.Lock())
    attempt(print, (n for n in ()))
    attempt(print, threading)
",
        "PicklingError Can't pickle <function <lambda>>: attribute lookup <lambda> on __main__ failed
AttributeError Can't pickle local object 'outer.<locals>.inner'
TypeError cannot pickle '_thread.lock' object
TypeError cannot pickle 'generator' object
TypeError cannot pickle 'module' object
",
    );
}

#[test]
fn a_deadlock_ends_the_run_and_says_so() {
    for gil in [None, Some(5)] {
        let (exit, out, err) = run_with(
            "
import threading
a, b = threading.Lock(), threading.Lock()
first, second = threading.Barrier(2), 0
def one():
    with a:
        first.wait()
        with b: pass
def two():
    with b:
        first.wait()
        with a: pass
t, u = threading.Thread(target=one), threading.Thread(target=two)
t.start()
u.start()
t.join()
print('never')
",
            Options { gil, ..Options::default() },
        );
        assert_eq!((exit, out.as_str()), (1, ""));
        assert!(
            err.contains("deadlock") && err.contains("Thread-2 (two) in line 12 waits for Lock"),
            "{err}"
        );
    }
}

#[test]
fn a_host_without_threads_says_so() {
    let host = Arc::new(NativeHost::keeping().threads(1));
    let source = "
import threading
gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
try:
    threading.Thread(target=print).start()
except RuntimeError as e:
    print(e)
gate.set()
";
    python::run(source, host.clone(), Limits::default());
    assert_eq!(host.written().0, "can't start new thread\n");
}

#[test]
fn daemons_end_with_the_program() {
    always(
        "
import threading, time
def forever():
    while True: time.sleep(10)
def spin():
    while True: pass
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=spin, daemon=True).start()
print('end')
",
        "end\n",
    );
}

/// Notes what it is asked, and lets one thread run.
struct Seat {
    native: NativeHost,
    seen: Mutex<Vec<String>>,
}

impl Host for Seat {
    fn write(&self, stream: Stream, text: &str) {
        self.native.write(stream, text);
    }
    fn monotonic(&self) -> f64 {
        self.native.monotonic()
    }
    fn wall(&self) -> f64 {
        self.native.wall()
    }
    fn place(&self, kind: Kind, name: &str) -> Arc<dyn Place> {
        self.native.place(kind, name)
    }
    fn wake_all(&self) {
        self.native.wake_all();
    }
    fn spawn(&self, job: Job) -> Result<(), String> {
        self.native.spawn(job)
    }
    fn steers(&self) -> bool {
        true
    }
    fn shared_access(&self, a: Access<'_>) -> Result<(), Stop> {
        let what = match a.shared {
            Shared::Global => "global",
            Shared::Cell => "cell",
            Shared::Attribute => "attribute",
            Shared::Item => "item",
            Shared::Method => "method",
            Shared::Inside => "inside",
            Shared::Field => "field",
        };
        let sign = if a.write { "=" } else { "" };
        self.seen
            .lock()
            .unwrap()
            .push(format!("{}:{} {what} {}{sign}", a.at.line, a.at.column, a.name));
        Ok(())
    }
    fn http(&self, request: &Request) -> Result<Response, String> {
        Ok(Response {
            status: 200,
            reason: "OK".to_owned(),
            headers: Vec::new(),
            body: format!("{{\"url\": \"{}\"}}", request.url).into_bytes(),
        })
    }
}

#[test]
fn a_steering_host_is_asked_before_each_shared_access() {
    let host = Arc::new(Seat { native: NativeHost::keeping(), seen: Mutex::default() });
    // `x += 1` reads, and then writes.
    let source = "x = 0
class C: pass
c, items = C(), [1]
c.n = 1
x += 1
c.n += 1
items[0] += 1
items.append(2)
def f():
    y = 1
    def g():
        nonlocal y
        y += 1
    g()
f()
";
    python::run(source, host.clone(), Limits::default());
    let seen = host.seen.lock().unwrap().join("\n");
    let expected = "1:1 global x=
3:1 global c=
3:4 global items=
4:1 global c
4:1 attribute n=
5:1 global x
5:1 global x=
6:1 global c
6:1 attribute n
6:1 attribute n=
7:1 global items
7:1 item 0
7:1 item 0=
8:1 global items
8:1 method append=
10:5 cell y=
13:9 cell y
13:9 cell y=";
    assert_eq!(seen, expected);
}

#[test]
fn requests_go_to_the_host() {
    let host = Arc::new(Seat { native: NativeHost::keeping(), seen: Mutex::default() });
    let source = "
import requests, aiohttp, asyncio
r = requests.get('http://a/b', params={'q': 'x y'})
print(r, r.ok, r.json()['url'])
async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get('http://c/') as response:
            print(response.status, await response.text())
asyncio.run(main())
";
    let outcome = python::run(source, host.clone(), Limits::default());
    let said = "<Response [200]> True http://a/b?q=x%20y\n200 {\"url\": \"http://c/\"}\n";
    assert_eq!((host.native.written().0.as_str(), outcome.traceback.as_str()), (said, ""));
    says(
        "
import requests
try:
    requests.get('http://a/')
except requests.ConnectionError as error:
    print(error)
",
        "there is no network here\n",
    );
}

#[test]
fn ready_tasks_take_turns_and_timers_go_by_time() {
    says(
        "
import asyncio
log = []
async def step(name, *delays):
    for d in delays:
        log.append(name)
        await asyncio.sleep(d)
async def main():
    loop = asyncio.get_running_loop()
    now = loop.time() + 0.01
    for n in range(3): loop.call_at(now, log.append, n)
    await asyncio.gather(step('a', 0, 0), step('b', 0), step('c', 0.03), step('d', 0.02))
    print(log)
asyncio.run(main())
",
        "['a', 'b', 'c', 'd', 'a', 0, 1, 2]\n",
    );
}

#[test]
fn what_nobody_awaits_is_said() {
    let (exit, _, err) = run("
import asyncio
async def f(): raise ValueError(1)
async def main():
    f()
    t = asyncio.create_task(f(), name='T')
    await asyncio.sleep(0)
    del t
asyncio.run(main())
");
    assert_eq!(exit, 0);
    let warned = "main.py:5: RuntimeWarning: coroutine 'f' was never awaited\n  f()\n";
    assert!(err.starts_with(warned), "{err}");
    let said = "Task exception was never retrieved\nfuture: <Task finished name='T' coro=<f() done, defined at main.py:3> exception=ValueError(1)>\n";
    assert!(err.contains(said), "{err}");
}
