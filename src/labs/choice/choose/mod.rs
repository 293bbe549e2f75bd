//! What threads, processes and tasks cost on the learner's own machine, and a guide to the one that fits.

mod guide;
mod reading;

use std::cell::Cell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{Board, Column, Message, Outcome, Param, Params, Preset, Resources, Unit};
use rt::memory::Counting;
use rt::{self, clock, process};
use sync::{AtomicU32, Condvar, Event, Mutex, Ordering};

/// The lab.
pub static LAB: Lab = Lab {
    id: "choose",
    section: crate::SECTION,
    chapter: "19, 20",
    params: &[
        Param::int("threads", Unit::Count, 1..=64, 1, 8),
        Param::int("processes", Unit::Count, 1..=16, 1, 2),
        Param::int("tasks", Unit::Count, 1..=100_000, 1_000, 10_000),
        Param::int("switches", Unit::Count, 2..=20_000, 1_000, 2_000),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("threads", 64), ("processes", 16), ("tasks", 100_000), ("switches", 10_000)],
            choices: &[],
        },
        Preset {
            id: "alone",
            ints: &[("threads", 1), ("processes", 1), ("tasks", 1), ("switches", 2_000)],
            choices: &[],
        },
    ],
    strategies: &[
        Strategy::threads("thread", |p| Resources::threads(p.count("threads")), thread),
        Strategy::processes("process", |p| Resources::processes(p.count("processes")), process),
        // A lane for each of 100,000 tasks would be no picture, and would be what is measured.
        Strategy::tasks("task", |_| Resources::NONE, task),
    ],
    repeats: 3,
    jobs: &[&HERE, &TURN],
    judge: reading::judge,
    question: Some(Question {
        options: &["few", "tens", "hundreds", "thousands"],
        truth: reading::truth,
    }),
    names: &[
        &names::THREAD,
        &names::PROCESS,
        &names::TASK,
        &names::CONDITION,
        &names::EVENT,
        &names::ALLOCATED,
    ],
    tables: reading::tables,
    boards: BOARDS,
    guide: Some(guide::GUIDE),
    module: file!(),
    parts: &["reading.rs", "guide.rs"],
    ..Lab::DEFAULT
};

static BOARDS: &[Board] = &[Board {
    id: "progress",
    columns: &[
        Column::state("kind", &["threads", "processes", "tasks"]),
        Column::number("alive_percent"),
        Column::number("switched_percent"),
    ],
    actions: &[],
}];

/// How far the measuring has come, for whoever watches.
struct Progress {
    board: rt::Board,
    asked: u32,
    switches: u32,
}

impl Progress {
    fn new(kind: &str, asked: u32, switches: u32) -> Self {
        let board = rt::Board::new(BOARDS, 0, 1);
        board.name(0, &asked.to_string());
        board.set_state(0, "kind", kind);
        Self { board, asked, switches }
    }

    fn alive(&self, count: u32) {
        self.board.set(0, "alive_percent", f64::from(count) / f64::from(self.asked) * 100.0);
    }

    fn switched(&self, count: u32) {
        self.board.set(0, "switched_percent", f64::from(count) / f64::from(self.switches) * 100.0);
    }
}

/// What was found: times in ms and memory in bytes, each for one.
struct Measured {
    asked: u32,
    /// At one and the same moment.
    alive: u32,
    create_ms: f64,
    memory_bytes: f64,
    switch_ms: f64,
    /// Writes to one variable, one by each, that whoever started them sees.
    seen: u32,
}

impl Measured {
    fn outcome(&self) -> Outcome {
        let result = Message::new("measured")
            .number("create", self.create_ms)
            .number("memory", self.memory_bytes)
            .number("switch", self.switch_ms)
            .number("alive", f64::from(self.alive))
            .number("asked", f64::from(self.asked));
        // Each strategy measures something else, so no answers are to be equal.
        Outcome::new(result, "")
            .fact("create_ms", self.create_ms)
            .fact("memory_bytes", self.memory_bytes)
            .fact("switch_ms", self.switch_ms)
            .fact("alive", f64::from(self.alive))
            .fact("asked", f64::from(self.asked))
            .fact("seen", f64::from(self.seen))
    }
}

/// `total` for each of `count`; nothing where there are none.
fn each(total: f64, count: u32) -> f64 {
    if count == 0 { 0.0 } else { total / f64::from(count) }
}

// #region thread
/// Whose turn it is: 0 for the thread that measures, 1 for the other.
struct Turns {
    whose: Mutex<u32>,
    changed: Condvar,
}

impl Turns {
    fn give(&self, to: u32) {
        *self.whose.lock() = to;
        self.changed.notify_one();
    }

    fn wait_for(&self, me: u32) {
        rt::checkpoint();
        let mut whose = self.whose.lock();
        while *whose != me {
            whose = self.changed.wait(whose); // <- sleeps; the other thread has the processor
        }
    }
}

fn thread(params: &Params) -> Outcome {
    let (asked, rounds) = (params.int("threads") as u32, params.int("switches") as u32 / 2);
    let progress = Progress::new("threads", asked, 2 * rounds);
    let (here, arrived) = (Mutex::new("arrivals", 0), Condvar::new("arrivals"));
    let (gate, seen) = (Event::new("gate"), AtomicU32::new(0));
    let turns = Turns { whose: Mutex::new("turn", 0), changed: Condvar::new("turn") };
    let (alive, switch_ms) = rt::scope(|scope| {
        for number in 0..asked {
            let (here, arrived, gate, seen, turns) = (&here, &arrived, &gate, &seen, &turns);
            scope.spawn(move || {
                seen.fetch_add(1, Ordering::Relaxed);
                *here.lock() += 1;
                arrived.notify_one();
                gate.wait(); // <- nobody leaves before the last one has arrived
                for _ in 0..if number == 0 { 1 + rounds } else { 0 } {
                    turns.wait_for(1);
                    turns.give(0);
                }
            });
        }
        let alive = {
            let mut here = here.lock();
            while *here < asked {
                here = arrived.wait(here);
                progress.alive(*here);
            }
            progress.alive(*here);
            *here
        };
        gate.set();
        let round = || {
            turns.give(1);
            turns.wait_for(0); // <- a round trip: two switches
        };
        round();
        let begin = clock::absolute();
        for done in 1..=rounds {
            round();
            progress.switched(2 * done);
        }
        (alive, each(clock::absolute() - begin, 2 * rounds))
    });
    // They were started before this run, perhaps for an earlier one.
    let started = rt::startup().threads;
    let create_ms = each(started.ms, started.count); // <-
    let memory_bytes = each(started.bytes, started.count); // <- by how much the shared memory grew
    let seen = seen.load(Ordering::Relaxed);
    Measured { asked, alive, create_ms, memory_bytes, switch_ms, seen }.outcome()
}
// #endregion

// #region process
/// A process's answer: its number, and what it sees of the writes.
#[derive(Serialize, Deserialize)]
struct Here {
    number: u32,
    writes: u32,
}

/// There is one of these in each process's memory.
static WRITES: AtomicU32 = AtomicU32::new(0);

static HERE: process::Job<u32, Here> = process::Job {
    id: "choose/here",
    run: |_| {
        let number = rt::current_lane(|c| c.lane().map_or(0, |lane| lane.number())).unwrap_or(0);
        Here { number, writes: WRITES.fetch_add(1, Ordering::Relaxed) + 1 }
    },
};

static TURN: process::Job<u32, u32> = process::Job { id: "choose/turn", run: |turn| turn };

fn process(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let (asked, rounds) = (params.int("processes") as u32, params.int("switches") as u32 / 2);
        let progress = Progress::new("processes", asked, 2 * rounds);
        let before = WRITES.load(Ordering::Relaxed);
        let everyone: Vec<u32> = (0..asked).collect();
        let answered = Cell::new(0);
        let note = |_: usize, _: usize, _: &Here| {
            answered.set(answered.get() + 1);
            progress.alive(answered.get() / 2);
        };
        // As many questions as processes, so each gets one. Who answers again was there when the last one
        // answered for the first time.
        let first = process::map(asked as usize, &HERE, &everyone, note).await;
        let again = process::map(asked as usize, &HERE, &everyone, note).await; // <-
        let numbers = |answers: &[Here]| answers.iter().map(|h| h.number).collect::<BTreeSet<_>>();
        let alive = numbers(&first).intersection(&numbers(&again)).count() as u32;
        debug_assert!(first.iter().all(|here| here.writes > 0), "each has written");

        let turns: Vec<u32> = (1..=rounds).collect();
        let begin = clock::absolute();
        // One process, one message at a time: there and back, two switches.
        process::map(1, &TURN, &turns, |_, turn, _| progress.switched(2 * (turn as u32 + 1))).await; // <-
        let switch_ms = each(clock::absolute() - begin, 2 * rounds);

        let started = rt::startup().processes;
        let create_ms = each(started.ms, started.count); // <-
        let memory_bytes = each(started.bytes, started.count); // <- a whole memory each
        let seen = WRITES.load(Ordering::Relaxed) - before;
        Measured { asked, alive, create_ms, memory_bytes, switch_ms, seen }.outcome()
    })
}
// #endregion

// #region task
/// What tasks that arrive find, and leave behind.
struct Arrivals {
    asked: u32,
    here: Cell<u32>,
    gate: aio::Event,
    counting: Counting,
    /// When the last one was here, and what all of them take, bytes.
    full: Cell<(f64, f64)>,
}

impl Arrivals {
    async fn arrive(&self, progress: &Progress) {
        rt::checkpoint();
        self.here.set(self.here.get() + 1);
        if self.here.get() == self.asked {
            // This is the last one: all the others are waiting at the gate.
            self.full.set((clock::absolute(), self.counting.bytes())); // <-
            progress.alive(self.asked);
            self.gate.set();
        } else if self.here.get().is_multiple_of(1_000) {
            progress.alive(self.here.get());
        }
        self.gate.wait().await; // <- a waiting task is a few hundred bytes, not a thread
    }
}

/// Yields `rounds` times; counts how often the other one had its turn meanwhile.
async fn alternate(me: u32, rounds: u32, last: &Cell<u32>, switched: &Cell<u32>) {
    for _ in 0..rounds {
        if last.replace(me) != me {
            switched.set(switched.get() + 1);
        }
        aio::yield_now().await; // <- cheap, but still a switch
    }
}

fn task(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let (asked, rounds) = (params.int("tasks") as u32, params.int("switches") as u32 / 2);
        let progress = Progress::new("tasks", asked, 2 * rounds);
        let (gate, full) = (aio::Event::new("gate"), Cell::new((0.0, 0.0)));
        let begin = clock::absolute();
        let counting = Counting::begin();
        let arrivals = Arrivals { asked, here: Cell::new(0), gate, counting, full };
        let mut tasks = aio::Tasks::new();
        for _ in 0..asked {
            rt::checkpoint();
            tasks.spawn(arrivals.arrive(&progress)); // <-
        }
        let mut alive = 0;
        while tasks.next().await.is_some() {
            rt::checkpoint();
            alive += 1;
        }
        drop(tasks);
        let (end, bytes) = arrivals.full.get();
        let (create_ms, memory_bytes) = (each(end - begin, asked), each(bytes, asked));
        let seen = arrivals.here.get();
        drop(arrivals);

        let (last, switched) = (Cell::new(0), Cell::new(0));
        let begin = clock::absolute();
        let mut two = aio::Tasks::new();
        (1..=2).for_each(|me| drop(two.spawn(alternate(me, rounds, &last, &switched))));
        while two.next().await.is_some() {}
        let switch_ms = each(clock::absolute() - begin, switched.get());
        progress.switched(2 * rounds);
        Measured { asked, alive, create_ms, memory_bytes, switch_ms, seen }.outcome()
    })
}
// #endregion
