//! Statistics of a CSV file by group, in sequence, on threads and on processes: split, work, merge.

mod format;
mod groups;
mod numbers;
mod rows;
mod source;
mod split;
mod stats;
mod tables;

use serde::{Deserialize, Serialize};

use format::{Format, HEAD, NoTable};
use lab::{Lab, LocalFuture, Question, Strategy, names};
use model::{
    Arg, Bars, Board, Column, Comparison, Difference, FileInput, Message, Outcome, Param, Params,
    Preset, Resources, Table, Unit,
};
use numbers::{Decimals, Mark};
use rows::{Columns, LONGEST_ROW, Piece, Totals};
use rt::{self, ScopedJoinHandle, process};
use source::Source;
use split::{Place, Scan};
use sync::Queue;

/// The lab.
pub static LAB: Lab = Lab {
    id: "data-analysis",
    section: crate::SECTION,
    chapter: "E2",
    params: &[
        Param::choice("source", &["generated", "file"]),
        Param::int("rows", Unit::Count, 1_000..=2_000_000, 100_000, 200_000),
        Param::int("broken", Unit::Percent, 0..=50, 1, 1),
        Param::int("group", Unit::Count, 1..=200, 1, 1).of_file(),
        Param::int("value", Unit::Count, 1..=200, 1, 2).of_file(),
        Param::int("workers", Unit::Count, 1..=8, 1, 4).workers(),
        Param::int("chunk", Unit::Count, 16..=8_192, 256, 1_024),
        Param::int("skip", Unit::Count, 0..=100, 1, 0).of_file(),
        Param::choice("numbers", &["auto", "point", "comma"]).of_file(),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "chapter", ints: &[("rows", 1_000_000), ("workers", 4)], choices: &[] },
        Preset { id: "broken", ints: &[("broken", 30)], choices: &[] },
        Preset { id: "own-file", ints: &[], choices: &[("source", "file")] },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("workers")), threads),
        Strategy::processes("processes", |p| Resources::processes(p.count("workers")), processes),
    ],
    repeats: 3,
    jobs: &[&SCAN, &READ],
    judge,
    question: Some(Question { options: &["none", "threads", "processes"], truth }),
    names: &[&names::THREAD, &names::QUEUE, &names::PROCESS_POOL, &names::PICKLE, &names::CSV],
    boards: BOARDS,
    file: Some(FileInput {
        param: "source",
        option: "file",
        accept: &[".csv", ".tsv", ".txt", "text/csv", "text/tab-separated-values", "text/plain"],
        column_params: &["group", "value"],
        skip_param: "skip",
        header: source::HEADER,
    }),
    bars: &[Bars {
        table: "groups",
        label: "group_text",
        values: &["mean", "median", "p90", "p99", "rows"],
    }],
    module: file!(),
    parts: &[
        "rows.rs",
        "split.rs",
        "groups.rs",
        "stats.rs",
        "format.rs",
        "numbers.rs",
        "tables.rs",
        "source.rs",
    ],
    ..Lab::DEFAULT
};

static BOARDS: &[Board] = &[Board {
    id: "progress",
    columns: &[
        Column::number("done_percent"),
        Column::number("chunks"),
        Column::number("rows"),
        Column::number("broken"),
        Column::number("read_bytes"),
    ],
    actions: &[],
}];

/// What a process is asked to do first, for each chunk.
static SCAN: process::Job<Task, Scan> =
    process::Job { id: "data-analysis/scan", run: |task: Task| task.scan() };

/// And then, when it is known where each chunk begins.
static READ: process::Job<(Task, Place), Totals> =
    process::Job { id: "data-analysis/read", run: |(task, place)| task.read(place) };

/// A chunk, and all that is needed to work on it: it is sent to processes.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Task {
    source: Source,
    format: Format,
    chosen: Columns,
    /// Its bytes in the file.
    start: u64,
    own: usize,
    /// The file's.
    size: u64,
}

impl Task {
    /// Its own bytes and those behind that its last row may need.
    fn bytes(&self) -> Vec<u8> {
        self.source.read(self.start, self.own + LONGEST_ROW)
    }

    fn scan(&self) -> Scan {
        split::scan(&self.source.read(self.start, self.own), self.format.delimiter)
    }

    fn read(&self, place: Place) -> Totals {
        self.read_from(&self.bytes(), place)
    }

    fn read_from(&self, bytes: &[u8], place: Place) -> Totals {
        // A file that has become shorter since has no more rows than that.
        let own = self.own.min(bytes.len());
        let last = self.start + bytes.len() as u64 >= self.size;
        let mut totals = Totals::default();
        totals.read(
            &Piece { bytes, own, start: self.start, place, last },
            &self.format,
            self.chosen,
        );
        totals
    }
}

/// What every strategy gets: a table, cut into chunks.
struct Work {
    tasks: Vec<Task>,
    format: Format,
    workers: usize,
    progress: rt::Board,
}

impl Work {
    /// Looks at the beginning of the file; the result that says why where it cannot be worked on.
    fn begin(params: &Params, workers: usize) -> Result<Self, Message> {
        let source = match params.choice("source") {
            "file" => Source::File,
            _ => Source::Generated {
                rows: params.int("rows").unsigned_abs(),
                broken: params.int("broken") as u32,
            },
        };
        let Some(size) = source.len() else { return Err(Message::new("no-file")) };
        let head = source.read(0, HEAD);
        let whole = head.len() as u64 == size;
        // These two are about a file of the learner's own.
        let (skip, numbers) = match source {
            Source::File => (params.count("skip"), params.choice("numbers")),
            Source::Generated { .. } => (0, "auto"),
        };
        let mut format = format::detect(&head, whole, skip).map_err(|problem| match problem {
            NoTable::Empty => Message::new("empty"),
            NoTable::NotText => Message::new("not-text"),
            NoTable::NoHeader => Message::new("no-header"),
        })?;
        let chosen = Columns { group: params.count("group") - 1, value: params.count("value") - 1 };
        let asked = chosen.group.max(chosen.value);
        if asked >= format.width {
            let message = Message::new("no-column").number("column", asked as f64 + 1.0);
            return Err(message.number("columns", format.width as f64));
        }
        let first = rows::first_values(&head, whole, &format, chosen);
        format.numbers = numbers::detect(first.iter().map(String::as_str), format.delimiter);
        match numbers {
            "point" => format.numbers.decimals = Decimals::After(Mark::Point),
            "comma" => format.numbers.decimals = Decimals::After(Mark::Comma),
            _ => {}
        }
        let chunk = params.count("chunk") * 1024;
        let task = |start: u64| {
            let own = (size - start).min(chunk as u64) as usize;
            Task { source, format: format.clone(), chosen, start, own, size }
        };
        let tasks: Vec<_> = (format.data..size).step_by(chunk).map(task).collect();
        let progress = rt::Board::new(BOARDS, 0, workers);
        (0..workers).for_each(|worker| progress.name(worker, &format!("{}", worker + 1)));
        Ok(Self { tasks, format, workers, progress })
    }

    /// Shows that `worker` has done a task.
    fn done(&self, worker: usize, task: &Task, totals: &Totals) {
        let data = (task.size - self.format.data) as f64;
        self.progress.add(worker, "done_percent", 100.0 * task.own as f64 / data);
        self.progress.add(worker, "chunks", 1.0);
        self.progress.add(worker, "rows", totals.rows as f64);
        self.progress.add(worker, "broken", totals.broken() as f64);
        self.progress.add(worker, "read_bytes", task.own as f64);
        let number = (task.start - self.format.data) / self.tasks[0].own as u64 + 1;
        rt::log("chunk", number as u32, (totals.rows + totals.broken()) as f64);
    }

    fn outcome(&self, mut totals: Totals) -> Outcome {
        let Some(Task { source, .. }) = self.tasks.first() else { return self.said(&totals) };
        totals.follow_long(&self.format, |start, len| source.read(start, len));
        self.said(&totals)
    }

    fn said(&self, totals: &Totals) -> Outcome {
        let groups = totals.groups.sorted();
        let (rows, broken) = (totals.rows as f64, totals.broken() as f64);
        let swallowed = totals.swallowed as f64;
        let key = match (totals.groups.rest().count > 0, totals.swallowed > 0) {
            (false, false) => "groups",
            (true, false) => "many-groups",
            (false, true) => "groups-swallowed",
            (true, true) => "many-groups-swallowed",
        };
        let result = Message::new(key)
            .number("rows", rows)
            .number("broken", broken)
            .number("swallowed", swallowed)
            .number("groups", groups.len() as f64);
        let bytes = postcard::to_stdvec(totals).expect("totals can be encoded");
        Outcome::new(result, format!("{:016x}", groups::hash(&bytes)))
            .fact("rows", rows)
            .fact("broken", broken)
            .fact("swallowed", swallowed)
            .fact("groups", groups.len() as f64)
            .fact("chunks", self.tasks.len() as f64)
            .table(tables::groups(totals))
            .table(tables::reasons(totals))
            .table(tables::broken(totals))
            .table(tables::numbers(&totals.written, self.format.numbers.decimals))
            .table(self.shares())
    }

    fn shares(&self) -> Table {
        let row = |worker, names: &[String]| {
            let cells = names[1..].iter().map(|c| Arg::Number(self.progress.get(worker, c)));
            std::iter::once(Arg::Number(worker as f64 + 1.0)).chain(cells).collect()
        };
        let columns = ["worker", "chunks", "rows", "read_bytes"].map(str::to_owned).to_vec();
        let rows = (0..self.workers).map(|worker| row(worker, &columns)).collect();
        Table { key: "shares".to_owned(), columns, rows }
    }
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let work = match Work::begin(params, 1) {
        Ok(work) => work,
        Err(said) => return Outcome::new(said, ""),
    };
    let mut totals = Totals::default();
    let mut place = Place::row(work.format.line);
    for task in &work.tasks {
        let bytes = task.bytes(); // one chunk in memory, however long the file
        let found = task.read_from(&bytes, place); // <-
        let own = &bytes[..task.own.min(bytes.len())];
        place = place.after(&split::scan(own, work.format.delimiter));
        work.done(0, task, &found);
        totals.merge(&found);
    }
    work.outcome(totals)
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let work = match Work::begin(params, params.count("workers")) {
        Ok(work) => work,
        Err(said) => return Outcome::new(said, ""),
    };
    // Bounded: if the reader ran ahead of the workers, the whole file would be in memory.
    let queue: Queue<(&Task, Vec<u8>, Place)> = Queue::new("chunks", work.workers); // <-
    let parts: Vec<Totals> = rt::scope(|scope| {
        let start = |worker| {
            let (queue, work) = (&queue, &work);
            scope.spawn(move || {
                let mut totals = Totals::default(); // its own: nothing to lock
                while let Some((task, bytes, place)) = queue.get() {
                    let found = Task::read_from(task, &bytes, place); // <-
                    work.done(worker, task, &found);
                    totals.merge(&found);
                }
                totals
            })
        };
        let started: Vec<_> = (0..work.workers).map(start).collect();
        let mut place = Place::row(work.format.line);
        for task in &work.tasks {
            let bytes = task.bytes();
            let own = &bytes[..task.own.min(bytes.len())];
            let scan = split::scan(own, work.format.delimiter);
            queue.put((task, bytes, place)).expect("it is open");
            place = place.after(&scan);
        }
        queue.close();
        started.into_iter().map(ScopedJoinHandle::join).collect()
    });
    let mut totals = Totals::default();
    parts.iter().for_each(|part| totals.merge(part));
    work.outcome(totals)
}
// #endregion

// #region processes
fn processes(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let work = match Work::begin(&params, params.count("workers")) {
            Ok(work) => work,
            Err(said) => return Outcome::new(said, ""),
        };
        // Each process reads the file itself. Twice, because where a chunk begins, inside quotes or not,
        // only the chunks before it tell; put together, the scans tell it for all of them.
        let scans = process::map(work.workers, &SCAN, &work.tasks, |_, _, _| ()).await; // <-
        let mut place = Place::row(work.format.line);
        let mut inputs = Vec::new();
        for (task, scan) in work.tasks.iter().zip(&scans) {
            inputs.push((task.clone(), place));
            place = place.after(scan);
        }
        let mut totals = Totals::default();
        process::map(work.workers, &READ, &inputs, |worker, index, found: &Totals| {
            work.done(worker, &work.tasks[index], found);
            totals.merge(found); // <- what comes back is small: totals, not rows
        })
        .await;
        work.outcome(totals)
    })
}
// #endregion

/// Whether a run had a table to work on.
fn worked(comparison: &Comparison) -> bool {
    comparison.strategies.iter().all(|s| s.outcome.facts.contains_key("rows"))
}

/// Of threads and processes the one that was clearly faster than the sequence; of both the faster one.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let baseline = comparison.strategies.first().filter(|s| s.id == "sequential")?;
    if !worked(comparison) || baseline.samples_ms.is_empty() {
        return None;
    }
    let [threads, processes] = [comparison.get("threads")?, comparison.get("processes")?];
    use Difference::{Faster, Unclear};
    Some(match (threads.speedup.difference, processes.speedup.difference) {
        // No clear difference is no answer, neither way.
        (Unclear, _) | (_, Unclear) => return None,
        (Faster, Faster) if processes.median_ms < threads.median_ms => "processes",
        (Faster, _) => "threads",
        (_, Faster) => "processes",
        _ => "none",
    })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let first = &comparison.strategies[0];
    if !worked(comparison) {
        return vec![Message::new("nothing").text("strategy", &first.id)];
    }
    let mut said = Vec::new();
    let workers = params.int("workers") as f64;
    let find = |id| comparison.get(id).filter(|_| first.id == "sequential");
    if let Some(threads) = find("threads") {
        let key = match threads.speedup.difference {
            Difference::Faster => "threads-faster",
            Difference::Slower => "threads-slower",
            _ => "threads-unclear",
        };
        let message = Message::new(key).number("ratio", threads.speedup.ratio);
        said.push(message.number("workers", workers));
    }
    if let Some(processes) = find("processes") {
        let key = match processes.speedup.difference {
            Difference::Faster => "processes-faster",
            Difference::Slower => "processes-slower",
            _ => "processes-unclear",
        };
        let message = Message::new(key).number("ratio", processes.speedup.ratio);
        said.push(message.number("workers", workers));
    }
    if said.is_empty() {
        said.push(Message::new("alone").text("strategy", &first.id).number("ms", first.median_ms));
    }
    if comparison.agree && comparison.strategies.len() > 1 {
        said.push(Message::new("same").number("count", comparison.strategies.len() as f64));
    }
    let fact = |name: &str| first.outcome.facts.get(name).copied().unwrap_or(0.0);
    let key = if fact("broken") > 0.0 { "some-broken" } else { "sound" };
    let message = Message::new(key).number("rows", fact("rows"));
    said.push(message.number("broken", fact("broken")));
    if fact("swallowed") > 0.0 {
        said.push(Message::new("swallowed").number("lines", fact("swallowed")));
    }
    said.extend(how_numbers_were_read(&first.outcome));
    said
}

/// Without what stands in the file: a verdict may travel in a link.
fn how_numbers_were_read(outcome: &Outcome) -> Vec<Message> {
    let table = outcome.tables.iter().find(|table| table.key == "numbers");
    let sentence = |row: &Vec<Arg>| {
        let Some(Arg::Text(way)) = row.first() else { return None };
        Some(match way.as_str() {
            "thousands-comma" => Message::new("thousands-comma"),
            "thousands-point" => Message::new("thousands-point"),
            "decimal-comma" => Message::new("decimal-comma"),
            "sign" => Message::new("sign"),
            "perhaps-thousands" => Message::new("perhaps-thousands"),
            "perhaps-decimals" => Message::new("perhaps-decimals"),
            _ => return None,
        })
    };
    let mut said: Vec<_> =
        table.iter().flat_map(|table| table.rows.iter().filter_map(sentence)).collect();
    said.dedup();
    said
}
