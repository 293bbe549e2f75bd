//! The calls, and what came of them.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use model::{Message, Outcome, Params, Series};
use rt::http::{self, HttpError, Response};
use rt::{self, Draw};

use serde::Deserialize;

use super::bucket::TokenBucket;

/// No back-off is longer, ms.
const LONGEST_BACKOFF: f64 = 10_000.0;

/// Numbers and results of one execution.
#[derive(Debug, Default)]
struct Tally {
    requests: u32,
    refused: u32,
    retries: u32,
    failed: u32,
    /// By id.
    values: Vec<(u64, u64)>,
    client: Vec<(f64, f64)>,
    server: Vec<(f64, f64)>,
}

/// What a server answers that grants something.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Granted {
    results: Vec<Valued>,
}

/// A value, by its id.
#[derive(Debug, Deserialize)]
struct Valued {
    id: u64,
    value: u64,
}

/// How the server answered.
#[derive(Debug)]
enum Answer {
    Granted,
    /// 429, and when to come back.
    Refused(Duration),
    /// No answer, or another status.
    Lost,
}

/// A client of one execution.
#[derive(Clone, Debug)]
pub struct Client {
    params: Rc<Params>,
    /// What every request has in it, the key of the server's bucket among it.
    query: Rc<str>,
    tally: Rc<RefCell<Tally>>,
    bucket: Rc<RefCell<TokenBucket>>,
    /// Who waits for a token waits in line.
    line: aio::Semaphore,
}

impl Client {
    /// One whose bucket at the server is full.
    pub fn new(params: &Params) -> Self {
        let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
        let int = |id| params.int(id);
        // The moment of the run's beginning names the bucket: it must be one that nobody has used before.
        // It decides nothing else, so that a seed still means the same calls and values.
        let key = format!("{:.3}-{}", run.epoch(), run.seed());
        let query = format!(
            "rate={}&burst={}&key={key}&seed={}&delay={}&each={}",
            int("rate"),
            int("burst"),
            run.seed(),
            int("latency_ms"),
            int("each_ms"),
        );
        let now = rt::clock::now();
        let bucket = TokenBucket::new(int("client_rate") as f64, int("burst") as f64, now);
        Self {
            params: Rc::new(params.clone()),
            query: query.into(),
            tally: Rc::default(),
            bucket: Rc::new(RefCell::new(bucket)),
            line: aio::Semaphore::new("bucket", 1),
        }
    }

    /// Sends a request for these calls.
    async fn send(&self, ids: &[u32]) -> Answer {
        self.tally.borrow_mut().requests += 1;
        let list: Vec<String> = ids.iter().map(u32::to_string).collect();
        let url = match list.as_slice() {
            [id] => format!("api/limited?id={id}&{}", self.query),
            ids => format!("api/batch?ids={}&{}", ids.join(","), self.query),
        };
        let answer = http::fetch(&url).await;
        self.note(ids, answer)
    }

    fn note(&self, ids: &[u32], answer: Result<Response, HttpError>) -> Answer {
        let mut tally = self.tally.borrow_mut();
        let Ok(Response { status, head, body }) = answer else { return Answer::Lost };
        if let Some(left) = head.whole("x-ratelimit-remaining") {
            rt::value("server_tokens", left as f64);
            tally.server.push((rt::clock::now(), left as f64));
        }
        match status {
            200 => {
                let Granted { results } = serde_json::from_slice(&body).unwrap_or_default();
                tally.values.extend(results.iter().map(|r| (r.id, r.value)));
                rt::log("granted", ids[0], ids.len() as f64);
                Answer::Granted
            }
            429 => {
                tally.refused += 1;
                // The precise header where there is one; the standard one knows whole seconds only.
                let precise = head.whole("x-retry-after-ms");
                let ms = precise.or_else(|| Some(head.whole("retry-after")? * 1000)).unwrap_or(0);
                rt::log("refused", ids[0], ms as f64);
                Answer::Refused(Duration::from_millis(ms))
            }
            _ => Answer::Lost,
        }
    }

    fn retries(&self) -> u32 {
        self.params.int("retries") as u32
    }

    fn gave_up(&self, ids: &[u32]) {
        self.tally.borrow_mut().failed += ids.len() as u32;
        rt::log("gave-up", ids[0], ids.len() as f64);
    }

    // #region naive
    /// Asks, and if refused asks again at once.
    pub async fn insist(self, ids: Vec<u32>) {
        for attempt in 0..=self.retries() {
            self.tally.borrow_mut().retries += u32::from(attempt > 0);
            if let Answer::Granted = self.send(&ids).await {
                return;
            }
            // What the server says about when to come back is ignored. // <-
        }
        self.gave_up(&ids);
    }
    // #endregion

    // #region rate-limited batched
    /// Waits for a token of its own, asks, and if refused waits as long as it is told and a little longer.
    pub async fn ask(self, ids: Vec<u32>) {
        for attempt in 0..=self.retries() {
            self.tally.borrow_mut().retries += u32::from(attempt > 0);
            self.token().await; // <- before the request, not after the refusal
            match self.send(&ids).await {
                Answer::Granted => return,
                Answer::Refused(after) => {
                    self.drain();
                    aio::sleep(after + self.backoff(ids[0], attempt)).await; // <- retry-after, then jitter
                }
                Answer::Lost => aio::sleep(self.backoff(ids[0], attempt)).await,
            }
        }
        self.gave_up(&ids);
    }

    async fn token(&self) {
        let _first = self.line.acquire().await;
        loop {
            let now = rt::clock::now();
            self.show(now);
            let taken = self.bucket.borrow_mut().take(now);
            self.show(now);
            match taken {
                Ok(()) => return,
                Err(ms) => aio::sleep(Duration::from_secs_f64(ms / 1e3)).await,
            }
        }
    }

    /// Anything up to a bound that doubles with each attempt: back-off with full jitter.
    fn backoff(&self, id: u32, attempt: u32) -> Duration {
        let bound = self.params.ms("backoff_ms").as_secs_f64() * 1e3 * f64::from(1_u32 << attempt.min(16));
        let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
        let share = run.draw(Draw::Duration(id << 8 | attempt)).f64();
        Duration::from_secs_f64(share * bound.min(LONGEST_BACKOFF) / 1e3) // <-
    }
    // #endregion

    /// The server knows better: there is no token.
    fn drain(&self) {
        let now = rt::clock::now();
        self.show(now);
        self.bucket.borrow_mut().drain(now);
        self.show(now);
    }

    /// Before a change and after it, so that the line between falls as the tokens do.
    fn show(&self, now: f64) {
        let level = self.bucket.borrow().level(now);
        rt::value("client_tokens", level);
        let client = &mut self.tally.borrow_mut().client;
        // A chart has one point for each time: what is of one moment is drawn a microsecond apart.
        let at = client.last().map_or(now, |(last, _)| now.max(last + 1e-3));
        client.push((at, level));
    }

    /// What it all came to.
    pub fn outcome(&self) -> Outcome {
        let mut tally = self.tally.take();
        tally.values.sort_unstable();
        tally.values.dedup();
        let good = tally.values.len() as f64;
        let sum: u64 = tally.values.iter().map(|(_, value)| value).sum();
        // Who gave up on some has no answer to compare.
        let answer = if tally.failed == 0 { format!("{good} {sum}") } else { String::new() };
        let (requests, refused) = (f64::from(tally.requests), f64::from(tally.refused));
        let result = Message::new("called")
            .number("good", good)
            .number("failed", f64::from(tally.failed))
            .number("requests", requests)
            .number("refused", refused);
        let mut outcome = Outcome::new(result, answer)
            .fact("requests", requests)
            .fact("refused", refused)
            .fact("retries", f64::from(tally.retries))
            .fact("good", good)
            .fact("failed", f64::from(tally.failed));
        for (key, points) in [("client_tokens", tally.client), ("server_tokens", tally.server)] {
            if !points.is_empty() {
                outcome.series.push(Series { key: key.to_owned(), points });
            }
        }
        outcome
    }
}
