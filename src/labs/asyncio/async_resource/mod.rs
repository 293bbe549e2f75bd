//! Something that is opened, worked with and closed, whatever happens in between.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use aio::{self, Cancelled, Tasks};
use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Message, Outcome, Param, Params, Preset, Resources, Series, Table,
    Unit,
};

/// The lab.
pub static LAB: Lab = Lab {
    id: "async-resource",
    section: crate::SECTION,
    chapter: "16",
    params: &[
        Param::int("open_ms", Unit::Ms, 0..=5_000, 10, 50),
        Param::int("work_ms", Unit::Ms, 0..=5_000, 10, 100),
        Param::int("close_ms", Unit::Ms, 0..=5_000, 10, 30),
        Param::int("break_at", Unit::Percent, 0..=100, 10, 50),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[("open_ms", 500), ("work_ms", 1_000), ("close_ms", 300), ("break_at", 100)],
            choices: &[],
        },
        Preset { id: "slow-close", ints: &[("close_ms", 300)], choices: &[] },
    ],
    strategies: &[
        Strategy::tasks("normal", |_| Resources::tasks(1), normal),
        Strategy::tasks("failure", |_| Resources::tasks(1), failure),
        Strategy::tasks("cancelled", |_| Resources::tasks(1), cancelled),
        Strategy::tasks("by-hand", |_| Resources::tasks(1), by_hand),
    ],
    repeats: 3,
    judge,
    question: Some(Question { options: &["nobody", "by-hand", "cancelled", "all"], truth }),
    names: &[&names::ASYNC_WITH, &names::CANCEL, &names::TASK, &names::ASYNC_SLEEP],
    module: file!(),
    ..Lab::DEFAULT
};

/// Why work came to no result.
enum Broken {
    /// It failed by itself.
    Failure,
    /// Its task was cancelled.
    Cancelled,
}

impl From<Cancelled> for Broken {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// The other side of a resource, which knows how many are open whatever became of the task.
#[derive(Default)]
struct Server {
    open: Cell<u32>,
    opened_ms: Cell<Option<f64>>,
    closing_ms: Cell<Option<f64>>,
    closed_ms: Cell<Option<f64>>,
}

/// An opened resource. Closing it has to wait for an answer, which no destructor can do.
struct Resource {
    server: Rc<Server>,
    close: Duration,
}

impl Resource {
    async fn open(server: Rc<Server>, open: Duration, close: Duration) -> Self {
        rt::log("opening", 1, rt::clock::now());
        aio::sleep(open).await;
        server.open.set(server.open.get() + 1);
        server.opened_ms.set(Some(rt::clock::now()));
        rt::value("open", f64::from(server.open.get()));
        Self { server, close }
    }

    async fn close(self) {
        self.server.closing_ms.set(Some(rt::clock::now()));
        rt::log("closing", 1, rt::clock::now());
        aio::sleep(self.close).await;
        self.server.open.set(self.server.open.get() - 1);
        self.server.closed_ms.set(Some(rt::clock::now()));
        rt::value("open", f64::from(self.server.open.get()));
    }
}

/// How long it works, and whether it fails then.
#[derive(Clone, Copy)]
struct Work {
    time: Duration,
    fails: bool,
}

impl Work {
    fn whole(params: &Params) -> Self {
        Self { time: params.ms("work_ms"), fails: false }
    }

    /// As far as where the trouble comes.
    fn broken(params: &Params) -> Self {
        Self { time: params.ms("work_ms") * params.int("break_at") as u32 / 100, fails: true }
    }

    async fn run(self) -> Result<(), Broken> {
        rt::log("working", 1, self.time.as_secs_f64() * 1e3);
        aio::sleep(self.time).await;
        if self.fails {
            rt::log("broken", 1, rt::clock::now());
            return Err(Broken::Failure);
        }
        Ok(())
    }
}

fn open(params: &Params, server: &Rc<Server>) -> impl Future<Output = Resource> + use<> {
    Resource::open(server.clone(), params.ms("open_ms"), params.ms("close_ms"))
}

// #region failure
async fn guarded(open: impl Future<Output = Resource>, work: Work) -> Result<(), Broken> {
    let work = async |_: &mut Resource| work.run().await; // <- may fail
    aio::using(open, work, Resource::close).await? // <- closes first, and only then passes the failure on
}
// #endregion

/// Runs `task` to its end, cancels it `after` a time if there is one, and tells what is left on the other
/// side.
async fn outcome_of(
    server: Rc<Server>,
    task: impl Future<Output = Result<(), Broken>>,
    after: Option<Duration>,
) -> Outcome {
    let mut tasks = Tasks::new();
    let handle = tasks.spawn(task);
    let mut over = match after {
        Some(after) => tasks.wait(after).await,
        None => Vec::new(),
    };
    if after.is_some() {
        handle.cancel(); // does nothing when the task is over
    }
    over.extend(tasks.next().await);
    let end = match over.pop().map(|finished| finished.result) {
        Some(Ok(Ok(()))) => "finished",
        Some(Ok(Err(Broken::Failure))) => "failed",
        // While it was opening there was nothing to close yet; while it worked there was.
        _ => "cancelled",
    };
    outcome(&server, end)
}

fn outcome(server: &Server, end: &str) -> Outcome {
    let left = f64::from(server.open.get());
    let is = |what| f64::from(u32::from(end == what));
    let closed = f64::from(u32::from(server.closed_ms.get().is_some()));
    let result = Message::new("left").number("closed", closed).number("left", left);
    let at = |time: &Cell<Option<f64>>| time.get().map_or(Arg::Text("–".to_owned()), Arg::Number);
    let columns = ["ended", "opened_ms", "closing_ms", "closed_ms"].map(str::to_owned).to_vec();
    let mut outcome = Outcome::new(result, "")
        .fact("finished", is("finished"))
        .fact("failed", is("failed"))
        .fact("cancelled", is("cancelled"))
        .fact("closed", closed)
        .fact("left", left)
        .table(Table {
            key: "moments".to_owned(),
            columns,
            rows: vec![vec![
                Arg::Text(end.to_owned()),
                at(&server.opened_ms),
                at(&server.closing_ms),
                at(&server.closed_ms),
            ]],
        });
    let mut points = vec![(0.0, 0.0)];
    points.extend(server.opened_ms.get().map(|ms| (ms, 1.0)));
    points.extend(server.closed_ms.get().map(|ms| (ms, 0.0)));
    points.push((rt::clock::now(), left));
    outcome.series.push(Series { key: "open".to_owned(), points });
    outcome
}

// #region normal
fn normal(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let server = Rc::new(Server::default());
        let task = guarded(open(&params, &server), Work::whole(&params)); // <-
        outcome_of(server, task, None).await
    })
}
// #endregion

// #region failure
fn failure(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let server = Rc::new(Server::default());
        let task = guarded(open(&params, &server), Work::broken(&params)); // <-
        outcome_of(server, task, None).await
    })
}
// #endregion

// #region cancelled
fn cancelled(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let server = Rc::new(Server::default());
        let task = guarded(open(&params, &server), Work::whole(&params));
        let after = params.ms("open_ms") + Work::broken(&params).time;
        outcome_of(server, task, Some(after)).await // <- its work is dropped where it waits; its closing is not
    })
}
// #endregion

// #region by-hand
async fn unguarded(open: impl Future<Output = Resource>, work: Work) -> Result<(), Broken> {
    let resource = open.await;
    work.run().await?; // <- a failure leaves the function here
    resource.close().await; // <- and never gets this far
    Ok(())
}

fn by_hand(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let server = Rc::new(Server::default());
        let task = unguarded(open(&params, &server), Work::broken(&params));
        outcome_of(server, task, None).await
    })
}
// #endregion

fn judge(_: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let values = |id: &str, fact: &str| -> Vec<f64> {
        comparison.get(id).and_then(|s| s.facts.get(fact)).cloned().unwrap_or_default()
    };
    let with_using = ["normal", "failure", "cancelled"];
    let left: Vec<f64> = with_using.iter().flat_map(|id| values(id, "left")).collect();
    let closed: f64 = with_using.iter().flat_map(|id| values(id, "closed")).sum();
    if !left.is_empty() {
        let key = if left.iter().all(|l| *l == 0.0) { "closed" } else { "broken" };
        said.push(Message::new(key).number("runs", left.len() as f64).number("closed", closed));
    }
    let by_hand = values("by-hand", "left");
    if !by_hand.is_empty() {
        let hit = by_hand.iter().filter(|l| **l > 0.0).count() as f64;
        let key = if hit > 0.0 { "leaked" } else { "none-leaked" };
        said.push(Message::new(key).number("hit", hit).number("runs", by_hand.len() as f64));
    }
    let cancelled = values("cancelled", "finished");
    if cancelled.iter().any(|f| *f > 0.0) {
        let late = cancelled.iter().filter(|f| **f > 0.0).count() as f64;
        let message = Message::new("came-late").number("late", late);
        said.push(message.number("runs", cancelled.len() as f64));
    }
    said
}

/// Which ways left the resource open in any run; none where one of them did not run.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let leaks = |id| {
        let left = guess::facts(comparison, id, "left")?;
        Some(left.iter().any(|left| *left > 0.0))
    };
    match (leaks("failure")?, leaks("cancelled")?, leaks("by-hand")?) {
        (false, false, false) => Some("nobody"),
        (false, false, true) => Some("by-hand"),
        (false, true, true) => Some("cancelled"),
        (true, true, true) => Some("all"),
        // No answer says this: it would be a fault of the lab.
        _ => None,
    }
}
