//! Pages fetched one after another, on threads, and as async tasks: real requests to the page's server.

use std::time::Duration;

use lab::{Lab, LocalFuture, Strategy, Question, guess, names};
use model::{
    Arg, Comparison, Constraint, Message, Outcome, Param, Params, Preset, Resources, Table, Unit,
};
use rt::http::{self, HttpError, Page, Response};
use rt::{self, Draw};

/// The lab.
pub static LAB: Lab = Lab {
    id: "web-scraper",
    section: crate::SECTION,
    chapter: "21",
    params: &[
        Param::int("pages", Unit::Count, 1..=50, 1, 10),
        Param::int("workers", Unit::Count, 1..=16, 1, 5).workers(),
        Param::int("min_ms", Unit::Ms, 0..=5_000, 50, 50),
        Param::int("max_ms", Unit::Ms, 0..=5_000, 50, 200),
        Param::int("failure", Unit::Percent, 0..=100, 5, 10),
    ],
    constraints: &[Constraint::AtMost { low: "min_ms", high: "max_ms" }],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset {
            id: "chapter",
            ints: &[
                ("pages", 10),
                ("workers", 5),
                ("min_ms", 500),
                ("max_ms", 2_000),
                ("failure", 10),
            ],
            choices: &[],
        },
        Preset { id: "flaky", ints: &[("pages", 20), ("failure", 50)], choices: &[] },
    ],
    strategies: &[
        Strategy::sequential("sequential", sequential),
        Strategy::threads("threads", |p| Resources::threads(p.count("workers")), threads),
        Strategy::tasks("async", |p| Resources::tasks(p.count("pages")), unlimited),
        Strategy::tasks("async-limited", |p| Resources::tasks(p.count("pages")), limited),
    ],
    repeats: 3,
    judge,
    question: Some(Question { options: &["same", "half", "less", "full"], truth }),
    names: &[&names::HTTP, &names::ASYNC_HTTP, &names::THREAD_POOL, &names::GATHER, &names::ASYNC_SEMAPHORE],
    module: file!(),
    ..Lab::DEFAULT
};

/// What was found on one page.
struct Scraped {
    page: u32,
    status: u16,
    ms: f64,
    bytes: usize,
    links: usize,
}

/// The pages to fetch: how slow each is and whether it fails is drawn from the seed, once, so that
/// every strategy meets the same network.
fn pages(params: &Params) -> Vec<Page> {
    let (low, high) = (params.int("min_ms").unsigned_abs(), params.int("max_ms").unsigned_abs());
    let failure = params.int("failure") as u32;
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    let page = |number| {
        let delay = run.draw(Draw::Duration(number)).range(low..=high);
        let fails = run.draw(Draw::Failure(number)).chance(failure);
        let mut content = run.draw(Draw::Content(number));
        Page {
            number,
            delay: Duration::from_millis(delay),
            status: if fails { 503 } else { 200 },
            bytes: content.range(1_000..=5_000) as u32,
            seed: content.next_u32(),
        }
    };
    (1..=params.int("pages") as u32).map(page).collect()
}

/// What a scraper does with an answer: count the links.
fn scrape(page: &Page, begun: f64, answer: Result<Response, HttpError>) -> Scraped {
    let ms = rt::clock::now() - begun;
    let (status, body) = answer.map_or((0, Vec::new()), |r| (r.status, r.body));
    let links = body.windows(3).filter(|w| w == b"<a ").count();
    rt::log(if status == 200 { "fetched" } else { "failed" }, page.number, f64::from(status));
    Scraped { page: page.number, status, ms, bytes: body.len(), links }
}

fn scrape_blocking(page: &Page) -> Scraped {
    let begun = rt::clock::now();
    scrape(page, begun, http::get(&page.url()))
}

async fn scrape_async(page: Page) -> Scraped {
    let begun = rt::clock::now();
    scrape(&page, begun, http::fetch(&page.url()).await)
}

fn outcome(scraped: &[Scraped]) -> Outcome {
    let good: Vec<&Scraped> = scraped.iter().filter(|s| s.status == 200).collect();
    let links: usize = good.iter().map(|s| s.links).sum();
    let bytes: usize = good.iter().map(|s| s.bytes).sum();
    let failed = scraped.len() - good.len();
    let result = Message::new("scraped")
        .number("good", good.len() as f64)
        .number("failed", failed as f64)
        .number("links", links as f64)
        .number("bytes", bytes as f64);
    let row = |s: &Scraped| {
        let numbers =
            [f64::from(s.page), f64::from(s.status), s.ms, s.bytes as f64, s.links as f64];
        numbers.map(Arg::Number).to_vec()
    };
    let columns = ["page", "status", "time_ms", "size_bytes", "links"].map(str::to_owned).to_vec();
    Outcome::new(result, format!("{} {failed} {links}", good.len()))
        .fact("failed", failed as f64)
        .fact("good", good.len() as f64)
        .table(Table { key: "pages".to_owned(), columns, rows: scraped.iter().map(row).collect() })
}

// #region sequential
fn sequential(params: &Params) -> Outcome {
    let scraped: Vec<_> = pages(params).iter().map(scrape_blocking).collect(); // <-
    outcome(&scraped)
}
// #endregion

// #region threads
fn threads(params: &Params) -> Outcome {
    let workers = params.count("workers");
    let scraped = rt::pool_map(workers, &pages(params), |_, page| scrape_blocking(page)); // <-
    outcome(&scraped)
}
// #endregion

// #region async
fn unlimited(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let scraped = aio::gather(pages(&params).into_iter().map(scrape_async)).await; // <-
        outcome(&scraped)
    })
}
// #endregion

// #region async-limited
fn limited(params: Params) -> LocalFuture<Outcome> {
    Box::pin(async move {
        let permits = aio::Semaphore::new("permits", params.count("workers"));
        let one = |page| {
            let permits = permits.clone();
            async move {
                let _permit = permits.acquire().await; // <- as many at once as there are threads
                scrape_async(page).await
            }
        };
        let scraped = aio::gather(pages(&params).into_iter().map(one)).await;
        outcome(&scraped)
    })
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let mut said = Vec::new();
    let baseline = comparison.strategies[0].id == "sequential";
    let speedup = |id| comparison.get(id).filter(|_| baseline).map(|s| s.speedup.ratio);
    let workers = params.int("workers") as f64;
    if let Some(threads) = speedup("threads") {
        said.push(Message::new("threads").number("ratio", threads).number("workers", workers));
    }
    if let Some(all) = speedup("async") {
        said.push(
            Message::new("async").number("ratio", all).number("pages", params.int("pages") as f64),
        );
    }
    match (speedup("threads"), speedup("async-limited")) {
        (Some(threads), Some(limited)) => {
            said.push(Message::new("fair").number("threads", threads).number("limited", limited));
        }
        (None, Some(limited)) => {
            said.push(Message::new("limited").number("ratio", limited).number("workers", workers));
        }
        _ => {}
    }
    let first = &comparison.strategies[0];
    if said.is_empty() {
        said.push(Message::new("alone").text("strategy", &first.id).number("ms", first.median_ms));
    }
    let message = Message::new("failures").text("strategy", &first.id);
    said.push(message.range("failed", first.range("failed")).range("good", first.range("good")));
    said
}

fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let pages = params.int("pages") as f64;
    // With a single page the answers say the same.
    let ratio = guess::ratio(comparison, "sequential", "async").filter(|_| pages > 1.0)?;
    match ratio / pages {
        // Slower is no gain either.
        _ if ratio < 1.0 || guess::same(ratio) => Some("same"),
        half if half <= 0.5 => Some("half"),
        less if less < 0.95 => Some("less"),
        _ => Some("full"),
    }
}
