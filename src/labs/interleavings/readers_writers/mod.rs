//! A document that many may read and one alone may write: three rules for who goes first.

use lab::pause::pause;
use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Arg, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use sync::{Condvar, Mutex, PlainU32};

/// The lab.
pub static LAB: Lab = Lab {
    id: "readers-writers",
    section: crate::SECTION,
    params: &[
        Param::int("readers", Unit::Count, 1..=8, 1, 4),
        Param::int("writers", Unit::Count, 1..=4, 1, 2),
        Param::int("reads", Unit::Count, 1..=200, 1, 8),
        Param::int("writes", Unit::Count, 1..=200, 1, 8),
        Param::int("read_ms", Unit::Ms, 0..=1_000, 5, 5),
        Param::int("write_ms", Unit::Ms, 0..=1_000, 5, 5),
        Param::int("rest_ms", Unit::Ms, 0..=1_000, 5, 0),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "library",
            ints: &[("readers", 8), ("writers", 1), ("write_ms", 1)],
            choices: &[],
        },
        Preset { id: "relaxed", ints: &[("rest_ms", 30)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("readers-first", |p| Resources::threads(threads(p)), readers_first),
        Strategy::threads("writers-first", |p| Resources::threads(threads(p)), writers_first),
        Strategy::threads("fair", |p| Resources::threads(threads(p)), fair),
    ],
    repeats: 5,
    judge,
    question: Some(Question { options: &["none", "few", "many"], truth }),
    names: &[&names::RW_LOCK, &names::CONDITION, &names::LOCK, &names::THREAD],
    seat: Some(Seat {
        strategies: &IDS,
        only: &[],
        setup: &[
            ("readers", 2),
            ("writers", 1),
            ("reads", 2),
            ("writes", 1),
            ("read_ms", 0),
            ("write_ms", 0),
            ("rest_ms", 0),
        ],
        most: &[
            ("readers", 3),
            ("writers", 2),
            ("reads", 3),
            ("writes", 3),
            ("read_ms", 10),
            ("write_ms", 10),
            ("rest_ms", 10),
        ],
        holds: |params, outcome| {
            outcome.facts["torn"] == 0.0 && outcome.facts["version"] == versions(params)
        },
        patience: 3,
        goals: &[
            Goal { id: "no-pen", strategy: "readers-first", aim: Aim::Starvation, hints: 3, ..Goal::DEFAULT },
            Goal { id: "no-crowd", strategy: "writers-first", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
            Goal {
                id: "no-page",
                strategy: "writers-first",
                aim: Aim::Starvation,
                hints: 3,
                setup: &[("readers", 1), ("writers", 2), ("reads", 1), ("writes", 2)],
                ..Goal::DEFAULT
            },
            Goal { id: "in-turn", strategy: "fair", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

const IDS: [&str; 3] = ["readers-first", "writers-first", "fair"];

fn threads(params: &Params) -> usize {
    params.count("readers") + params.count("writers")
}

/// The version of the document once everything has been written.
fn versions(params: &Params) -> f64 {
    (params.int("writers") * params.int("writes")) as f64
}

/// What is read and written: two halves with the number of their version. They carry no lock of their own.
struct Document {
    front: PlainU32,
    back: PlainU32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reader,
    Writer,
}

// #region readers-first writers-first fair
/// Who is inside, who waits, and how many have arrived and entered.
#[derive(Default)]
struct Inside {
    reading: u32,
    writing: bool,
    writers_waiting: u32,
    arrived: u32,
    entered: u32,
}

/// Whether the thread that arrived with this number, from 0, may go in now.
type May = fn(&Inside, u32) -> bool;

/// A lock for many readers or one writer, made of a mutex and a condition variable.
struct Gate {
    inside: Mutex<Inside>,
    changed: Condvar,
    may_read: May,
    may_write: May,
    /// Whether the one going in may let in the next.
    in_turn: bool,
}

impl Gate {
    /// Waits until it may; numbers are in order of arrival and of entry.
    fn enter(&self, kind: Kind) -> [u32; 2] {
        let asked_ms = rt::clock::now();
        let (may, writer) = match kind {
            Kind::Reader => (self.may_read, 0),
            Kind::Writer => (self.may_write, 1),
        };
        let mut inside = self.inside.lock();
        let ticket = inside.arrived;
        inside.arrived += 1;
        inside.writers_waiting += writer;
        let mut inside = self.changed.wait_while(inside, |inside| !may(inside, ticket)); // <-
        inside.writers_waiting -= writer;
        match kind {
            Kind::Reader => inside.reading += 1,
            Kind::Writer => inside.writing = true,
        }
        let entered = inside.entered;
        inside.entered += 1;
        inside.show();
        let wait_ms = rt::clock::now() - asked_ms;
        rt::log(if writer == 1 { "writes" } else { "reads" }, entered + 1, wait_ms);
        if self.in_turn && kind == Kind::Reader {
            self.changed.notify_all(); // the next in line may be a reader too
        }
        [ticket, entered]
    }

    fn leave(&self, kind: Kind) {
        let mut inside = self.inside.lock();
        match kind {
            Kind::Reader => inside.reading -= 1,
            Kind::Writer => inside.writing = false,
        }
        inside.show();
        self.changed.notify_all(); // <- everybody checks again whether it may
    }
}
// #endregion

impl Inside {
    fn show(&self) {
        rt::value("reading", f64::from(self.reading));
        rt::value("writing", f64::from(u8::from(self.writing)));
    }
}

impl Gate {
    fn new(may_read: May, may_write: May) -> Self {
        let inside = Mutex::new("gate", Inside::default());
        Self { inside, changed: Condvar::new("changed"), may_read, may_write, in_turn: false }
    }
}

// #region readers-first
fn readers_first(params: &Params) -> Outcome {
    let may_read: May = |inside, _| !inside.writing; // <- readers do not check who is waiting
    let may_write: May = |inside, _| !inside.writing && inside.reading == 0;
    visit(params, &Gate::new(may_read, may_write))
}
// #endregion

// #region writers-first
fn writers_first(params: &Params) -> Outcome {
    let may_read: May = |inside, _| !inside.writing && inside.writers_waiting == 0; // <-
    let may_write: May = |inside, _| !inside.writing && inside.reading == 0;
    visit(params, &Gate::new(may_read, may_write))
}
// #endregion

// #region fair
fn fair(params: &Params) -> Outcome {
    // As many must have entered as arrived before.
    let may_read: May = |inside, ticket| ticket == inside.entered && !inside.writing; // <-
    let may_write: May =
        |inside, ticket| ticket == inside.entered && !inside.writing && inside.reading == 0; // <-
    visit(params, &Gate { in_turn: true, ..Gate::new(may_read, may_write) })
}
// #endregion

/// One time that somebody was inside.
struct Visit {
    kind: Kind,
    /// Number in the order of coming, from 0.
    ticket: u32,
    /// Number in the order of going in, from 0.
    entered: u32,
    wait_ms: f64,
    /// Seen or written.
    version: u32,
    /// Whether a reader saw two halves of different versions.
    torn: bool,
}

/// Lets readers and writers, each on a thread, go through the gate as often as they are to.
fn visit(params: &Params, gate: &Gate) -> Outcome {
    let [readers, reads, writes] = ["readers", "reads", "writes"].map(|id| params.count(id));
    let [read, write, rest] = ["read_ms", "write_ms", "rest_ms"].map(|id| params.ms(id));
    let document = Document { front: PlainU32::new("front", 0), back: PlainU32::new("back", 0) };
    let visit = |kind: Kind| {
        let asked_ms = rt::clock::now();
        let [ticket, entered] = gate.enter(kind);
        let wait_ms = rt::clock::now() - asked_ms;
        let (version, torn) = match kind {
            Kind::Reader => {
                let front = document.front.get();
                pause(read);
                (front, front != document.back.get())
            }
            Kind::Writer => {
                let version = document.front.get() + 1;
                document.front.set(version);
                pause(write);
                document.back.set(version);
                (version, false)
            }
        };
        gate.leave(kind);
        pause(rest);
        Visit { kind, ticket, entered, wait_ms, version, torn }
    };
    let visits: Vec<Vec<Visit>> = rt::scope(|scope| {
        let visit = &visit;
        let start = |index: usize| {
            let (kind, rounds) =
                if index < readers { (Kind::Reader, reads) } else { (Kind::Writer, writes) };
            scope.spawn(move || (0..rounds).map(|_| visit(kind)).collect())
        };
        let started: Vec<_> = (0..threads(params)).map(start).collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    outcome(&visits)
}

/// For each visit of a thread, how many came later and went in earlier.
fn passed(visits: &[Vec<Visit>]) -> Vec<Vec<f64>> {
    let before = |visit: &Visit| {
        let passes = |v: &&Visit| v.ticket > visit.ticket && v.entered < visit.entered;
        visits.iter().flatten().filter(passes).count() as f64
    };
    visits.iter().map(|of| of.iter().map(before).collect()).collect()
}

fn outcome(visits: &[Vec<Visit>]) -> Outcome {
    // Were one lost, two writers would have written the same.
    let version = visits.iter().flatten().map(|v| v.version).max().unwrap_or(0);
    let passed = passed(visits);
    let greatest = |found: &mut dyn Iterator<Item = f64>| found.fold(0.0, f64::max);
    let of = |kind: Kind| {
        let all = visits.iter().flatten().zip(passed.iter().flatten());
        all.filter(move |(visit, _)| visit.kind == kind)
    };
    let wait = |kind| greatest(&mut of(kind).map(|(visit, _)| visit.wait_ms));
    let most_passed = |kind| greatest(&mut of(kind).map(|(_, passed)| *passed));
    let torn = visits.iter().flatten().filter(|v| v.torn).count() as f64;
    let row = |(index, (of, passed)): (usize, (&Vec<Visit>, &Vec<f64>))| {
        let waits = || of.iter().map(|v| v.wait_ms);
        let numbers = [
            of.len() as f64,
            waits().sum::<f64>() / of.len().max(1) as f64,
            greatest(&mut waits()),
            greatest(&mut passed.iter().copied()),
        ];
        let writes = of.iter().any(|v| v.kind == Kind::Writer);
        let kind = if writes { Arg::word("writer") } else { Arg::word("reader") };
        [Arg::Number((index + 1) as f64), kind]
            .into_iter()
            .chain(numbers.map(Arg::Number))
            .collect()
    };
    let result = Message::new("done").number("version", f64::from(version)).number("torn", torn);
    Outcome::new(result, version)
        .fact("version", f64::from(version))
        .fact("torn", torn)
        .fact("writer_wait_ms", wait(Kind::Writer))
        .fact("reader_wait_ms", wait(Kind::Reader))
        .fact("writer_passed", most_passed(Kind::Writer))
        .fact("reader_passed", most_passed(Kind::Reader))
        .table(Table {
            key: "threads".to_owned(),
            columns: ["thread", "kind", "visits", "mean_wait_ms", "longest_wait_ms", "passed"]
                .map(str::to_owned)
                .to_vec(),
            rows: visits.iter().zip(&passed).enumerate().map(row).collect(),
        })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let facts = |id: &str, name: &str| guess::facts(comparison, id, name).unwrap_or(&[]).to_vec();
    let greatest = |id: &str, name| facts(id, name).into_iter().fold(0.0, f64::max);
    let mut said = Vec::new();
    let chosen: Vec<_> = IDS.into_iter().filter_map(|id| comparison.get(id)).collect();
    for row in &chosen {
        let message = Message::new("waits").text("strategy", &row.id);
        let message = message
            .number("writer_ms", greatest(&row.id, "writer_wait_ms"))
            .number("writer_passed", greatest(&row.id, "writer_passed"))
            .number("reader_ms", greatest(&row.id, "reader_wait_ms"))
            .number("reader_passed", greatest(&row.id, "reader_passed"));
        said.push(message.number("runs", facts(&row.id, "torn").len() as f64));
    }
    let turns = [facts("fair", "writer_passed"), facts("fair", "reader_passed")].concat();
    if !turns.is_empty() {
        let key = if turns.iter().all(|passed| *passed == 0.0) { "in-turn" } else { "out-of-turn" };
        said.push(Message::new(key).number("runs", facts("fair", "torn").len() as f64));
    }
    let mut rows = chosen.clone();
    rows.sort_by(|a, b| a.median_ms.total_cmp(&b.median_ms));
    if let [fast, .., slow] = &rows[..] {
        // How many times as fast the fastest is; none where the runs do not tell.
        let ratio = guess::ratio(comparison, &slow.id, &fast.id);
        let ratio = ratio.filter(|ratio| !guess::same(*ratio));
        let key = if ratio.is_some() { "differ" } else { "alike" };
        let message = Message::new(key).text("fast", &fast.id).text("slow", &slow.id);
        let message = message.number("fast_ms", fast.median_ms).number("slow_ms", slow.median_ms);
        said.push(message.number("ratio", ratio.unwrap_or(1.0)));
    }
    let torn: Vec<f64> = chosen.iter().flat_map(|row| facts(&row.id, "torn")).collect();
    let found: Vec<f64> = chosen.iter().flat_map(|row| facts(&row.id, "version")).collect();
    if !torn.is_empty() {
        let versions = versions(params);
        let whole = torn.iter().all(|t| *t == 0.0) && found.iter().all(|v| *v == versions);
        let key = if whole { "whole" } else { "broken" };
        let message = Message::new(key).number("runs", torn.len() as f64);
        said.push(message.number("versions", versions));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

/// How many went in before the unluckiest writer who had come after it.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let passed = guess::facts(comparison, "readers-first", "writer_passed")?;
    let most = passed.iter().copied().fold(0.0, f64::max);
    Some(match most {
        none if none <= 0.0 => "none",
        few if few <= params.int("readers") as f64 => "few",
        _ => "many",
    })
}
