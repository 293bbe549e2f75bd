//! The engine put to the test: every way in which a run can go wrong, on purpose.

use std::hint::black_box;
use std::time::Duration;

use lab::{Lab, LocalFuture, Strategy};
use model::{Comparison, Message, Outcome, Param, Params, Preset, Resources, Unit};
use rt::process::Room;
use rt::{self, clock, process};
use sync::{AtomicU32, Mutex, Ordering, ProcessMutex, SharedU32};

/// The lab.
pub static LAB: Lab = Lab {
    id: "faults",
    section: crate::SECTION,
    chapter: "",
    params: &[Param::int("seconds", Unit::Count, 1..=60, 1, 30)],
    presets: &[Preset { id: "quick", ints: &[], choices: &[] }],
    strategies: &[
        Strategy::sequential("healthy", healthy),
        Strategy::sequential("panic-main", panic_main),
        Strategy::threads("panic-thread", |_| Resources::threads(2), panic_thread),
        Strategy::processes("panic-process", |_| Resources::processes(2), panic_process),
        Strategy::processes("lost-holder", |_| holder_resources(), lost_holder).sharing(),
        Strategy::tasks("panic-task", |_| Resources::tasks(2), panic_task),
        Strategy::threads("deadlock", |_| Resources::threads(2), deadlock),
        Strategy::threads("spin", |_| Resources::threads(2), spin),
        Strategy::sequential("trap", trap),
        Strategy::sequential("out-of-memory", out_of_memory),
    ],
    repeats: 1,
    jobs: &[&PANIC, &HOLD, &WANT],
    judge,
    module: file!(),
    ..Lab::DEFAULT
};

static PANIC: process::Job<u32, u32> = process::Job { id: "faults/panic", run: panic_second };

fn survived() -> Outcome {
    Outcome::new(Message::new("survived"), "")
}

// #region healthy
fn healthy(_: &Params) -> Outcome {
    rt::sleep(Duration::from_millis(20));
    survived()
}
// #endregion

// #region panic-main
fn panic_main(_: &Params) -> Outcome {
    rt::sleep(Duration::from_millis(20));
    panic!("on purpose, in the coordinator"); // <-
}
// #endregion

// #region panic-thread
fn panic_thread(_: &Params) -> Outcome {
    let never = Mutex::new("never", ());
    let guard = never.lock();
    rt::scope(|scope| {
        scope.spawn(|| {
            rt::sleep(Duration::from_millis(20));
            panic!("on purpose, in a thread"); // <-
        });
        // This one would wait forever; the other's panic ends it too.
        scope.spawn(|| drop(never.lock()));
    });
    drop(guard);
    survived()
}
// #endregion

// #region panic-process
fn panic_process(_: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        process::map(2, &PANIC, &[1, 2], |_, _, _| ()).await;
        survived()
    })
}

fn panic_second(number: u32) -> u32 {
    assert!(number != 2, "on purpose, in a process"); // <-
    number
}
// #endregion

// #region lost-holder
static HOLD: process::Job<(), ()> = process::Job { id: "faults/hold", run: hold };
static WANT: process::Job<(), ()> = process::Job { id: "faults/want", run: want };

fn holder_resources() -> Resources {
    Resources::processes(2).sharing(ProcessMutex::BYTES + 2 * SharedU32::BYTES)
}

/// The lock, and whether it is held, and wanted.
fn shared() -> (ProcessMutex, SharedU32, SharedU32) {
    let mut room = Room::open();
    let lock = ProcessMutex::new("shared", &mut room);
    (lock, SharedU32::new(&mut room), SharedU32::new(&mut room))
}

fn until_set(flag: &SharedU32) {
    while flag.load() == 0 {
        rt::sleep(Duration::from_millis(1));
    }
}

fn hold((): ()) {
    let (lock, held, wanted) = shared();
    let _never_unlocked = lock.lock();
    held.store(1);
    until_set(&wanted);
    std::process::abort(); // <- dies while holding the lock
}

fn want((): ()) {
    let (lock, held, wanted) = shared();
    until_set(&held);
    wanted.store(1);
    drop(lock.lock()); // <- nobody will ever release it; the run ends all the same
}

fn lost_holder(_: Params) -> LocalFuture<Outcome> {
    use futures_util::future::join;

    Box::pin(async move {
        join(process::call(0, &HOLD, ()), process::call(1, &WANT, ())).await;
        survived()
    })
}
// #endregion

// #region panic-task
fn panic_task(_: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        aio::gather((1..=2).map(|number| async move {
            aio::sleep(Duration::from_millis(20)).await;
            assert!(number != 2, "on purpose, in a task"); // <-
        }))
        .await;
        survived()
    })
}
// #endregion

// #region deadlock
fn deadlock(_: &Params) -> Outcome {
    let (a, b) = (Mutex::new("A", ()), Mutex::new("B", ()));
    let holding = AtomicU32::new(0);
    let both_hold_one = || {
        holding.fetch_add(1, Ordering::AcqRel);
        while holding.load(Ordering::Acquire) < 2 {
            rt::checkpoint();
        }
    };
    rt::scope(|scope| {
        scope.spawn(|| {
            let _a = a.lock();
            both_hold_one();
            let _b = b.lock(); // <- held by the other
        });
        scope.spawn(|| {
            let _b = b.lock();
            both_hold_one();
            let _a = a.lock(); // <- held by the other
        });
    });
    survived()
}
// #endregion

// #region spin
fn spin(params: &Params) -> Outcome {
    let end = clock::absolute() + params.int("seconds") as f64 * 1e3;
    let deaf = || {
        // No checkpoint: only ending the worker can stop it.
        while clock::absolute() < end {
            (0..1_000_000u32).for_each(|i| _ = black_box(i)); // <-
        }
    };
    rt::scope(|scope| {
        scope.spawn(deaf);
        scope.spawn(deaf);
    });
    survived()
}
// #endregion

// #region trap
fn trap(_: &Params) -> Outcome {
    std::process::abort() // <- in wasm the `unreachable` instruction
}
// #endregion

// #region out-of-memory
fn out_of_memory(_: &Params) -> Outcome {
    let mut hoard: Vec<Vec<u8>> = Vec::new();
    loop {
        hoard.push(vec![1; 16 << 20]); // <- until there is none left
        black_box(&hoard);
        rt::checkpoint();
    }
}
// #endregion

fn judge(_: &Params, _: &Comparison) -> Vec<Message> {
    vec![Message::new("survived")]
}
