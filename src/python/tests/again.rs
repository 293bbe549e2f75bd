//! A program that is played again and again finds the library as the first time, whatever has been done to it.
#![cfg(not(target_family = "wasm"))]

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use python::{Kept, NativeHost, Options};

/// Looks at what another program may have changed.
const LOOK: &str = "
import builtins, queue, threading, time
print([hasattr(it, 'extra') for it in (builtins, queue, threading, time, time.struct_time)])
print([hasattr(it, 'extra') for it in (threading.Thread, threading.Thread.run, queue.Queue)])
print(hasattr(threading.Thread, 'isDaemon'), hasattr(threading, 'enumerate'), queue.Queue.put.__defaults__)
print(threading.Thread.__name__, threading.Thread.run.__name__, threading.Thread.run.__doc__)
print(threading.main_thread(), threading.current_thread() is threading.main_thread(), threading.enumerate())
q = queue.Queue(2)
def work():
    q.put(threading.current_thread().name)
t = threading.Thread(target=work)
t.start()
t.join()
print(t, q.get(), threading.active_count(), issubclass(queue.Empty, Exception), queue.Empty)
with threading.Condition(): print('with', time.gmtime(0))
";

const CHANGES: &[&str] = &[
    "import threading\nthreading.extra = 1",
    "import threading\nthreading.__dict__['extra'] = 1",
    "import threading\nvars(threading)['extra'] = 1",
    "import threading\ndel threading.enumerate",
    "import threading\nthreading.Thread.extra = 1",
    "import threading\ntype.__setattr__(threading.Thread, 'extra', 1)",
    "import threading\ndel threading.Thread.isDaemon",
    "import threading\nthreading.Thread.__name__ = 'Other'",
    "import threading\nthreading.Thread.run.extra = 1",
    "import threading\nthreading.Thread.run.__dict__['extra'] = 1",
    "import threading\nthreading.Thread.run.__name__ = 'other'",
    "import threading\nthreading.Thread.run.__doc__ = 'other'",
    "import threading\nthreading._active[1] = 2",
    "import threading\nthreading._hooks.append((print, ()))",
    "import threading\nthreading.main_thread().name = 'other'",
    "import queue\nqueue.Queue.put.__defaults__ = (False, None)",
    "import queue\nqueue.extra = queue.Queue.extra = 1",
    "import time\ntime.struct_time.extra = time.extra = 1",
    "import builtins\nbuiltins.extra = 1",
    "import builtins\nbuiltins.__dict__['extra'] = 1",
    "import threading\nthreading.Thread(target=print, daemon=True).start()\nraise KeyError",
    "import threading, time\nthreading.Thread(target=time.sleep, args=(9,), daemon=True).start()\nimport os\nos._exit(3)",
    "import threading\nclass T(threading.Thread):\n  extra = 1\n  def run(self): pass\nt = T(); t.start(); t.join()\nT.more = 1",
    "import sys\nimport threading\nsys.exit(threading.Thread)",
];

/// Whether all is gone shows when no other program runs in this process: threads count apart what they share.
fn by_itself() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn said(text: &str, kept: &Kept) -> (i32, String, String) {
    let host = Arc::new(NativeHost::keeping());
    let outcome = python::run_kept(text, host.clone(), Options::default(), kept, &[]);
    let (out, err) = host.written();
    (outcome.exit, out, err + &outcome.traceback)
}

#[test]
fn an_execution_changes_nothing_for_the_next() {
    let _one = by_itself();
    let expected = said(LOOK, &Kept::default());
    assert_eq!((expected.0, expected.2.as_str()), (0, ""), "{}", expected.1);
    for change in CHANGES {
        let kept = Kept::default();
        for _ in 0..2 {
            let first = said(change, &kept);
            assert_eq!(said(change, &kept), first, "{change}");
            assert_eq!(said(LOOK, &kept), expected, "{change}");
            assert_eq!(said(LOOK, &kept), expected, "{change}");
        }
    }
}

fn left_by(text: &str) -> Vec<String> {
    let kept = Kept::default();
    said(text, &kept);
    let mut names = kept.left();
    names.sort();
    names
}

#[test]
fn modules_that_do_not_change_stay() {
    let _one = by_itself();
    let text = "import queue, threading, time, sys, random, concurrent.futures";
    assert_eq!(left_by(text), ["_thread", "bisect", "itertools", "queue", "threading", "time"]);
    assert_eq!(left_by("import threading\nthreading.x = 1"), [""; 0]);
    let own = "import threading\nclass T(threading.Thread): x = 1\nT.y = 2";
    assert_eq!(left_by(own), left_by("import threading"));
}

#[test]
fn nothing_else_of_an_execution_is_left() {
    let _one = by_itself();
    let programs = [
        "import asyncio, threading, queue, dataclasses, collections, concurrent.futures, enum",
        "class A:\n    def __init__(self):\n        super().__init__()\n    def __del__(self): pass\na = A()\nb = [a]",
        "import threading\nt = threading.Thread(target=print)\nt.start()\nraise KeyError(t)",
        "import asyncio\nasync def f(): await asyncio.sleep(0)\nasync def main(): await asyncio.gather(f(), f())\nasyncio.run(main())",
        "def g():\n    try:\n        yield 1\n    finally:\n        print()\nh = g()\nnext(h)\nglobals()",
        "import threading\nclass A:\n    x = 'a'\n    def f(self, k=(1, 2)): return self.x, k\ndef g(): return [A().f() for _ in range(99)]\nts = [threading.Thread(target=g) for _ in range(3)]\nfor t in ts: t.start()\nfor t in ts: t.join()\ndel A\ng = None",
        "import threading\nthreading.Thread.run.extra = 1\nthreading.Thread().run()",
    ];
    for text in programs {
        let kept = Kept::default();
        let holders_after_runs = || {
            for _ in 0..3 {
                said(text, &kept);
            }
            kept.holders()
        };
        assert_eq!(holders_after_runs(), holders_after_runs(), "{text}");
    }
}
