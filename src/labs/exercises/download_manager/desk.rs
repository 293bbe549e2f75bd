//! Where the downloads are kept track of: who is next, what the learner asks for, what is to be seen of it.

use std::sync::Arc;
use std::time::Duration;

use model::{Arg, Message, Outcome, Params, Table};
use rt::http::BadAddress;
use rt::{self, Draw, Run};
use sync::Mutex;

use super::BOARDS;
use super::end::{End, Problem};
use super::file::{File, Source, files};
use super::job::Job;

/// No back-off is longer.
const LONGEST_BACKOFF: Duration = Duration::from_secs(10);

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    Waiting,
    Running,
    Paused,
    /// Until then, on the absolute clock, ms.
    BackingOff(f64),
    Verifying,
    Done,
    Failed,
    Cancelled,
}

impl Phase {
    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::BackingOff(_) => "backing-off",
            Self::Verifying => "verifying",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Nothing will come of it unless the learner asks.
    fn settled(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

#[derive(Debug)]
struct Row {
    file: File,
    phase: Phase,
    /// Begun so far; a resumed one goes on as the same attempt.
    attempts: u32,
    /// Of them, since the learner last asked for a retry.
    tries: u32,
    resumes: bool,
    kept: Vec<u8>,
    size: Option<u64>,
    version: Option<String>,
    asked: Option<End>,
    problem: Option<Problem>,
    digest: Option<String>,
    ended_ms: f64,
}

#[derive(Debug)]
struct Inner {
    rows: Vec<Row>,
    active: usize,
    most_active: usize,
    commands: u32,
}

impl Inner {
    /// One more or one less is under way; drawn as a step.
    fn count_active(&mut self, change: isize) {
        rt::value("active", self.active as f64);
        self.active = self.active.saturating_add_signed(change);
        self.most_active = self.most_active.max(self.active);
        rt::value("active", self.active as f64);
    }
}

/// What a free slot is to do.
#[derive(Debug)]
pub enum Next {
    /// Download this.
    Fetch(Box<Job>),
    /// Look again soon: the others are under way, paused or backing off.
    Later,
    /// All is settled.
    Over,
}

/// All downloads of a run.
#[derive(Debug)]
pub struct Desk {
    inner: Mutex<Inner>,
    board: rt::Board,
    total: rt::Board,
    run: Arc<Run>,
    retries: u32,
    backoff: Duration,
    own: bool,
}

impl Desk {
    /// All files waiting.
    pub fn new(params: &Params) -> Self {
        let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
        let files = files(params, &run);
        let board = rt::Board::new(BOARDS, 0, files.len());
        let total = rt::Board::new(BOARDS, 1, 1);
        total.name(0, "Σ");
        let own = files.iter().any(|file| matches!(file.source, Source::Own(_)));
        let rows = files.into_iter().enumerate().map(|(at, file)| {
            board.name(at, &file.name);
            let size = match &file.source {
                Source::Drawn(drawn) => Some(drawn.bytes),
                Source::Own(_) => None,
            };
            Row {
                file,
                phase: Phase::Waiting,
                attempts: 0,
                tries: 0,
                resumes: false,
                kept: Vec::new(),
                size,
                version: None,
                asked: None,
                problem: None,
                digest: None,
                ended_ms: 0.0,
            }
        });
        let inner = Inner { rows: rows.collect(), active: 0, most_active: 0, commands: 0 };
        let desk = Self {
            board,
            total,
            run,
            retries: params.int("retries") as u32,
            backoff: params.ms("backoff_ms"),
            own,
            inner: Mutex::new("desk", inner),
        };
        let inner = desk.inner.lock();
        (0..inner.rows.len()).for_each(|row| desk.show(&inner, row));
        drop(inner);
        desk
    }

    fn now(&self) -> f64 {
        rt::clock::now()
    }

    /// Writes a row and the sum of all where the page sees them.
    fn show(&self, inner: &Inner, at: usize) {
        let row = &inner.rows[at];
        self.board.set_state(at, "state", row.phase.name());
        self.board.set_state(at, "problem", problem_name(row.problem));
        let status = if let Some(Problem::Status(status)) = row.problem { status } else { 0 };
        self.board.set(at, "status", f64::from(status));
        self.board.set(at, "attempts", f64::from(row.attempts));
        if !matches!(row.phase, Phase::Running | Phase::Verifying) {
            self.board.set(at, "rate_bytes", 0.0);
            self.measure(at, row.kept.len() as u64, row.size);
        }
        self.total.set(0, "active", inner.active as f64);
        let left = inner.rows.iter().filter(|row| !row.phase.settled()).count();
        self.total.set(0, "left", left as f64);
    }

    /// Writes how much of a row is here, and of all.
    fn measure(&self, at: usize, done: u64, size: Option<u64>) {
        let percent = |done: f64, size: f64| if size > 0.0 { 100.0 * done / size } else { 0.0 };
        let (done, size) = (done as f64, size.unwrap_or(0) as f64);
        self.total.add(0, "done_bytes", done - self.board.get(at, "done_bytes"));
        self.total.add(0, "size_bytes", size - self.board.get(at, "size_bytes"));
        self.board.set(at, "done_bytes", done);
        self.board.set(at, "size_bytes", size);
        self.board.set(at, "done_percent", percent(done, size).min(100.0));
        let all = percent(self.total.get(0, "done_bytes"), self.total.get(0, "size_bytes"));
        self.total.set(0, "done_percent", all.min(100.0));
    }

    /// Takes the next file that may be downloaded, in their order.
    pub fn next(&self) -> Next {
        let mut inner = self.inner.lock();
        self.hear(&mut inner);
        let now = self.now();
        let ready = |row: &Row| match row.phase {
            Phase::Waiting => true,
            Phase::BackingOff(until) => until <= now,
            _ => false,
        };
        let Some(at) = inner.rows.iter().position(ready) else {
            let over = inner.rows.iter().all(|row| row.phase.settled());
            return if over { Next::Over } else { Next::Later };
        };
        inner.count_active(1);
        let row = &mut inner.rows[at];
        if !std::mem::take(&mut row.resumes) {
            row.attempts += 1;
            row.tries += 1;
        }
        (row.phase, row.problem, row.asked) = (Phase::Running, None, None);
        rt::log("began", at as u32 + 1, f64::from(row.attempts));
        let kept = std::mem::take(&mut row.kept);
        let url = match &row.file.source {
            Source::Drawn(drawn) => drawn.url(&self.run, row.attempts, kept.len() as u64),
            Source::Own(address) => address.clone().unwrap_or_default(),
        };
        let job = Job {
            row: at,
            source: row.file.source.clone(),
            url,
            begun: (kept.len(), now),
            kept,
            size: row.size,
            version: row.version.take(),
            ranges: true,
            digest: None,
        };
        self.show(&inner, at);
        Next::Fetch(Box::new(job))
    }

    /// Takes note of what the learner asks of all rows.
    fn hear(&self, inner: &mut Inner) {
        for at in 0..inner.rows.len() {
            let Some(command) = self.board.command(at) else { continue };
            let row = &mut inner.rows[at];
            let running = matches!(row.phase, Phase::Running | Phase::Verifying);
            let changed = match (command, row.phase) {
                ("pause", _) if running => row.asked.replace(End::Paused).is_none(),
                ("pause", Phase::Waiting | Phase::BackingOff(_)) => {
                    row.resumes = row.phase == Phase::Waiting && row.resumes;
                    row.phase = Phase::Paused;
                    true
                }
                ("resume", _) if running => row.asked.take().is_some(),
                ("resume", Phase::Paused) => {
                    row.phase = Phase::Waiting;
                    true
                }
                ("cancel", _) if running => row.asked.replace(End::Cancelled).is_none(),
                ("cancel", Phase::Waiting | Phase::BackingOff(_) | Phase::Paused) => {
                    row.phase = Phase::Cancelled;
                    row.ended_ms = self.now();
                    row.kept = Vec::new();
                    true
                }
                ("retry", Phase::Failed | Phase::Cancelled | Phase::BackingOff(_)) => {
                    row.phase = Phase::Waiting;
                    row.resumes = false;
                    row.tries = 0;
                    true
                }
                _ => false,
            };
            if changed {
                inner.commands += 1;
                let (number, kept) = (at as u32 + 1, inner.rows[at].kept.len() as f64);
                match command {
                    "pause" => rt::log("paused", number, kept),
                    "resume" => rt::log("resumed", number, kept),
                    "cancel" => rt::log("cancelled", number, kept),
                    _ => rt::log("retried", number, kept),
                }
                self.show(inner, at);
            }
        }
    }

    /// Whether a download may go on.
    ///
    /// # Errors
    /// The learner asked for its end.
    pub fn look(&self, job: &Job) -> Result<(), End> {
        if let Source::Own(Err(bad)) = &job.source {
            return Err(End::Broken(match bad {
                BadAddress::Malformed => Problem::Malformed,
                BadAddress::Scheme => Problem::Scheme,
            }));
        }
        let mut inner = self.inner.lock();
        self.hear(&mut inner);
        inner.rows[job.row].asked.map_or(Ok(()), Err)
    }

    /// Shows how far a download has come.
    pub fn progress(&self, job: &Job) {
        let _inner = self.inner.lock();
        let (kept, began) = job.begun;
        let new = job.kept.len().saturating_sub(kept) as f64;
        let seconds = (self.now() - began).max(1.0) / 1e3;
        self.board.set(job.row, "rate_bytes", new / seconds);
        self.measure(job.row, job.kept.len() as u64, job.size);
    }

    /// Says that all of it is here and is looked at now.
    pub fn verifying(&self, job: &mut Job) {
        job.size = Some(job.kept.len() as u64);
        self.progress(job);
        let mut inner = self.inner.lock();
        inner.rows[job.row].phase = Phase::Verifying;
        self.show(&inner, job.row);
    }

    /// Takes a download back, at its end or not.
    pub fn settle(&self, job: Job, ended: Result<(), End>) {
        let Job { row: at, kept, size, version, digest, .. } = job;
        let mut inner = self.inner.lock();
        let now = self.now();
        inner.count_active(-1);
        let row = &mut inner.rows[at];
        (row.kept, row.size, row.version, row.digest) = (kept, size, version, digest);
        row.ended_ms = now;
        row.asked = None;
        let number = at as u32 + 1;
        match ended.err().unwrap_or(End::Whole) {
            End::Whole => {
                row.phase = Phase::Done;
                rt::log("done", number, row.kept.len() as f64);
            }
            End::Paused => (row.phase, row.resumes) = (Phase::Paused, true),
            End::Cancelled => (row.phase, row.kept) = (Phase::Cancelled, Vec::new()),
            End::Broken(problem) => {
                row.problem = Some(problem);
                if problem.may_pass() && row.tries <= self.retries {
                    let wait = self.backoff(at as u32, row.attempts, row.tries);
                    rt::log("backing-off", number, wait);
                    row.phase = Phase::BackingOff(now + wait);
                } else {
                    rt::log("failed", number, f64::from(row.attempts));
                    row.phase = Phase::Failed;
                }
            }
        }
        self.show(&inner, at);
    }

    /// How long to wait before the next attempt, ms: anything up to a bound that doubles each time.
    fn backoff(&self, row: u32, attempts: u32, tries: u32) -> f64 {
        let bound = self.backoff.saturating_mul(1 << tries.saturating_sub(1).min(16));
        let mut draw = self.run.draw(Draw::Duration(row << 16 | attempts));
        draw.f64() * bound.min(LONGEST_BACKOFF).as_secs_f64() * 1e3
    }

    /// What it all came to. Files that are done can be saved.
    pub fn outcome(&self) -> Outcome {
        let mut inner = self.inner.lock();
        let count = |phase| inner.rows.iter().filter(|row| row.phase == phase).count() as f64;
        let (done, failed, cancelled) =
            (count(Phase::Done), count(Phase::Failed), count(Phase::Cancelled));
        let fetched = inner.rows.iter().filter(|row| row.phase == Phase::Done);
        let bytes: usize = fetched.map(|row| row.kept.len()).sum();
        let attempts: u32 = inner.rows.iter().map(|row| row.attempts).sum();
        let digest = |row: &Row| row.digest.clone().unwrap_or_else(|| row.phase.name().to_owned());
        // What somebody has interfered with, and what other servers said, need not be the same twice.
        let answer = if self.own || inner.commands > 0 {
            String::new()
        } else {
            inner.rows.iter().map(digest).collect::<Vec<_>>().join(" ")
        };
        let rows = inner.rows.iter().map(|row| {
            let state = if row.phase == Phase::Failed { problem_name(row.problem) } else { row.phase.name() };
            let digest = row.digest.as_deref().map_or("–", |hex| &hex[..16]);
            vec![
                Arg::Text(row.file.name.clone()),
                Arg::Text(state.to_owned()),
                Arg::Number(f64::from(row.attempts)),
                Arg::Number(row.kept.len() as f64),
                Arg::Number(row.ended_ms),
                Arg::Text(digest.to_owned()),
            ]
        });
        let columns = ["file", "end", "attempts", "size_bytes", "time_ms", "sha256"];
        let columns = columns.map(str::to_owned).to_vec();
        let table = Table { key: "downloads".to_owned(), columns, rows: rows.collect() };
        let result = Message::new("downloaded")
            .number("done", done)
            .number("failed", failed)
            .number("cancelled", cancelled)
            .number("bytes", bytes as f64);
        let (most, commands) = (inner.most_active as f64, f64::from(inner.commands));
        for row in inner.rows.iter_mut().filter(|row| row.phase == Phase::Done) {
            rt::offer(&row.file.saved, std::mem::take(&mut row.kept));
        }
        Outcome::new(result, answer)
            .fact("done", done)
            .fact("failed", failed)
            .fact("attempts", f64::from(attempts))
            .fact("most_active", most)
            .fact("commands", commands)
            .table(table)
    }
}

fn problem_name(problem: Option<Problem>) -> &'static str {
    match problem {
        None => "none",
        Some(Problem::Malformed) => "malformed",
        Some(Problem::Scheme) => "scheme",
        Some(Problem::Unreachable) => "unreachable",
        Some(Problem::Broken) => "broken",
        Some(Problem::Status(_)) => "status",
        Some(Problem::Checksum) => "checksum",
        Some(Problem::Changed) => "changed",
        Some(Problem::TooLarge) => "too-large",
    }
}
