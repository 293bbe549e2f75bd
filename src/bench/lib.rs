//! What the benchmark measures of this crate, both in wasm and natively: a request arrives as a line of
//! JSON and is answered with another. `www/scripts/bench` asks, and compares.

mod recording;
mod schedules;
mod statistics;

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use kernels::{Job, Kernel, Step};
use rt::clock;

/// One measurement, or a summary of several.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "measure", rename_all = "kebab-case")]
enum Request {
    /// `tasks` tasks of a kernel, `n` units each, one after another or on as many threads.
    Kernel { kernel: Kernel, n: u64, tasks: u32, seed: u32, threads: bool },
    /// `count` events on a lane, at most 100,000, with some work before each.
    Events { event: recording::Event, sink: recording::Sink, count: u32, draws: u32 },
    /// Schedules of two threads with this many steps each.
    Schedules { player: schedules::Player, steps: u32, shared: bool, reduced: bool },
    /// A summary of a few numbers.
    Summary { samples: Vec<f64> },
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Timed {
        ms: f64,
        /// In decimal: JSON readers do not support 64-bit integers.
        answer: String,
    },
    Summary(statistics::Summary),
    Error {
        error: String,
    },
}

/// Answers a request.
pub fn answer(request: &str) -> String {
    let answer = match serde_json::from_str(request) {
        Ok(Request::Kernel { kernel, n, tasks, seed, threads }) => {
            kernels(kernel, n, tasks, seed, threads)
        }
        Ok(Request::Events { event, sink, count, draws }) => {
            let ms = recording::time(event, sink, count, draws);
            Answer::Timed { ms, answer: count.to_string() }
        }
        Ok(Request::Schedules { player, steps, shared, reduced }) => {
            match schedules::play_all(player, steps, shared, reduced) {
                Ok((ms, executions)) => Answer::Timed { ms, answer: executions.to_string() },
                Err(error) => Answer::Error { error },
            }
        }
        Ok(Request::Summary { samples }) => Answer::Summary(statistics::summary(&samples)),
        Err(error) => Answer::Error { error: error.to_string() },
    };
    serde_json::to_string(&answer).expect("an answer is plain data")
}

/// The tasks' answers are added up, so every one of them is needed.
fn kernels(kernel: Kernel, n: u64, tasks: u32, seed: u32, threads: bool) -> Answer {
    let task = |task| finish(kernel, &Job { n, task, tasks, seed });
    let mut answers = vec![0; tasks as usize];
    if threads {
        meet();
    }
    let begin = clock::absolute();
    if threads {
        // rayon as it is: the benchmark compares what browsers make of it, not what tracing costs.
        rayon::scope(|scope| {
            for (number, slot) in (0..).zip(&mut answers) {
                scope.spawn(move |_| *slot = task(number));
            }
        });
    } else {
        for (number, slot) in (0..).zip(&mut answers) {
            *slot = task(number);
        }
    }
    let ms = clock::absolute() - begin;
    Answer::Timed { ms, answer: answers.into_iter().fold(0, u64::wrapping_add).to_string() }
}

/// Returns when each thread of the pool has a core. Threads that have slept may both be woken on the same one, and stay there for some
/// milliseconds: that is the system's doing, another one in each round, and no matter of who compiled what they do.
fn meet() {
    let here = AtomicUsize::new(0);
    rayon::broadcast(|context| {
        here.fetch_add(1, Ordering::AcqRel);
        while here.load(Ordering::Acquire) < context.num_threads() {
            std::hint::spin_loop();
        }
    });
}

fn finish(kernel: Kernel, job: &Job) -> u64 {
    let mut work = kernel.begin(job);
    while work.step() != Step::Done {}
    work.answer()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use serde_json::{Value, json};

    fn ask(request: &Value) -> Value {
        serde_json::from_str(&super::answer(&request.to_string())).unwrap()
    }

    #[test]
    fn threads_change_no_answer() {
        for threads in [false, true] {
            let mut request = json!({"kernel": "primes", "n": 1000, "tasks": 2, "seed": 7});
            request["measure"] = json!("kernel");
            request["threads"] = json!(threads);
            // 303 primes below 2000, by each of the two tasks.
            assert_eq!(ask(&request)["answer"], "606");
        }
    }

    #[test]
    fn events_are_timed() {
        for event in ["none", "clock", "log", "wait"] {
            for sink in ["kept", "off"] {
                let request = json!({"measure": "events", "event": event, "sink": sink, "count": 100, "draws": 9});
                assert!(ask(&request)["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{request}");
            }
        }
    }

    #[test]
    fn schedules_are_played() {
        let ask = |player: &str, shared: bool, reduced: bool| {
            let request = json!({"measure": "schedules", "player": player, "steps": 3, "shared": shared, "reduced": reduced});
            ask(&request)["answer"].as_str().map(str::to_owned)
        };
        for player in ["threads", "tasks"] {
            assert_eq!(ask(player, true, false).as_deref(), Some("20"), "{player}: 6! / (3! 3!)");
        }
        assert_eq!(ask("threads", false, true).as_deref(), Some("1"));
        assert!(ask("shuttle", true, false).is_some_and(|n| n.parse::<u64>().unwrap() >= 20));
    }

    #[test]
    fn samples_are_summed_up() {
        let summary = ask(&json!({"measure": "summary", "samples": [4.0, 1.0, 2.0]}));
        assert_eq!(summary, json!({"median": 2.0, "spread": 1.0, "low": 1.0, "high": 4.0}));
    }

    #[test]
    fn other_lines_are_errors() {
        assert!(ask(&json!({"measure": "luck"}))["error"].is_string());
    }
}
