//! Downloads and calls: limits kept, failures met alike, commands obeyed.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::support::{ends, request};
use interleave::lab::Prepared;
use interleave::labs::LABS;
use interleave::model::{Arg, Execution, Outcome, Value};
use interleave::rt::{Board, Run};
use interleave::trace::Event;

fn prepared(lab: &str, strategy: &str, ints: &[(&str, i64)], urls: Option<&str>) -> Prepared {
    let lab = LABS.find(lab).expect("a lab");
    let mut params: std::collections::BTreeMap<_, _> =
        ints.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    params.extend(urls.map(|urls| ("urls".to_owned(), Value::Text(urls.to_owned()))));
    LABS.prepare(&request(lab, params), strategy, true).expect("valid")
}

fn run(lab: &str, strategy: &str, ints: &[(&str, i64)]) -> (Prepared, Execution) {
    let prepared = prepared(lab, strategy, ints, None);
    let execution = prepared.execute_natively().expect("it ends well");
    (prepared, execution)
}

fn fact(outcome: &Outcome, name: &str) -> f64 {
    outcome.facts[name]
}

fn texts(outcome: &Outcome, column: &str) -> Vec<String> {
    let table = &outcome.tables[0];
    let at = table.columns.iter().position(|c| c == column).expect("a column");
    let text = |row: &Vec<Arg>| match &row[at] {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
    };
    table.rows.iter().map(text).collect()
}

/// All values of a series, from all lanes, in no order.
fn values(prepared: &Prepared, key: &str) -> Vec<f64> {
    let recorder = prepared.run().recorder();
    let of = |event: Event| match event {
        Event::Value { name, value } if recorder.text(name) == key => Some(value),
        _ => None,
    };
    let records = recorder.lanes().iter().flat_map(|lane| lane.records());
    records.filter_map(|r| of(r.event().expect("a whole record"))).collect()
}

const DOWNLOADS: [&str; 3] = ["sequential", "threads", "async"];
const SMALL: [(&str, i64); 5] =
    [("files", 5), ("size_kib", 32), ("speed_kib", 1_000), ("latency_ms", 1), ("backoff_ms", 0)];

#[test]
fn download_manager_keeps_its_limit_and_meets_the_same_failures() {
    for (limit, failure, retries) in [(1, 0, 0), (2, 40, 2), (4, 60, 10), (3, 100, 1)] {
        let ints =
            [&SMALL[..], &[("limit", limit), ("failure", failure), ("retries", retries)]].concat();
        let mut all = Vec::new();
        for strategy in DOWNLOADS {
            let (prepared, execution) = run("download-manager", strategy, &ints);
            let outcome = execution.outcome;
            let allowed = if strategy == "sequential" { 1.0 } else { limit as f64 };
            assert!(fact(&outcome, "most_active") <= allowed, "{strategy}: {:?}", outcome.facts);
            assert!(values(&prepared, "active").iter().all(|v| (0.0..=allowed).contains(v)));
            assert_eq!(fact(&outcome, "done") + fact(&outcome, "failed"), 5.0);
            if failure % 100 == 0 {
                let failed = if failure == 0 { 0.0 } else { 5.0 };
                assert_eq!(fact(&outcome, "failed"), failed);
            }
            assert!(fact(&outcome, "attempts") <= 5.0 * (1 + retries) as f64);
            assert_eq!(execution.files.len() as f64, fact(&outcome, "done"));
            // Who blocks is told nothing of a connection that broke off but that there was no answer.
            let one_word = |end: String| end.replace("unreachable", "broken");
            let ends: Vec<_> = texts(&outcome, "end").into_iter().map(one_word).collect();
            all.push((outcome.answer.clone(), texts(&outcome, "attempts"), ends));
        }
        assert!(!all[0].0.is_empty());
        assert!(all.iter().all(|each| *each == all[0]), "{all:?}");
    }
}

#[test]
fn every_kind_of_failure_is_met_and_told() {
    let ints = [&SMALL[..], &[("files", 12), ("failure", 100), ("retries", 0)]].concat();
    for strategy in DOWNLOADS {
        let outcome = run("download-manager", strategy, &ints).1.outcome;
        let told = texts(&outcome, "end");
        let broken = if strategy == "async" { "broken" } else { "unreachable" };
        for kind in ["status", "checksum", broken] {
            assert!(told.iter().any(|end| end == kind), "{strategy}: no {kind} in {told:?}");
        }
    }
}

#[test]
fn own_addresses_are_fetched_or_told_what_is_wrong() {
    let urls = "api/page/7?bytes=9000&seed=3&chunks=4 api/page/8?status=404\nhttps:// ftp://a/b \
                https://nowhere.invalid/x api/page/9?bytes=9000000 api/page/1?bytes=0";
    for strategy in DOWNLOADS {
        let ints = [("files", 0), ("retries", 0), ("backoff_ms", 0)];
        let prepared = prepared("download-manager", strategy, &ints, Some(urls));
        let execution = prepared.execute_natively().expect("it ends well");
        let ends = texts(&execution.outcome, "end");
        let expected =
            ["done", "status", "malformed", "scheme", "unreachable", "too-large", "done"];
        assert_eq!(ends, expected, "{strategy}");
        assert_eq!(execution.outcome.answer, "");
        let saved: Vec<_> = execution.files.iter().map(|f| (f.name.as_str(), f.len)).collect();
        assert_eq!(saved, [("7", 9000), ("1", 0)]);
    }
}

/// Waits until the run shows its downloads in a state that `is` as wished.
fn until(run: &Run, is: impl Fn(&Board) -> bool) -> Board {
    loop {
        match run.board(0) {
            Some(board) if is(&board) => return board,
            _ => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

const PAUSE: u32 = 1;
const RESUME: u32 = 2;
const CANCEL: u32 = 3;
const RETRY: u32 = 4;

#[test]
fn rows_are_paused_resumed_cancelled_and_tried_again() {
    for strategy in DOWNLOADS {
        let (outcome, kept, files) = ends(move || {
            let ints = [
                ("files", 3),
                ("size_kib", 64),
                ("speed_kib", 64),
                ("latency_ms", 1),
                ("limit", 3),
                ("failure", 0),
            ];
            let (send, begun) = mpsc::channel::<Arc<Run>>();
            let worker = std::thread::spawn(move || {
                let prepared = prepared("download-manager", strategy, &ints, Some("no/such/page"));
                send.send(prepared.run().clone()).expect("somebody listens");
                prepared.execute_natively()
            });
            let run = begun.recv().expect("it begins");
            let board = until(&run, |b| b.get(0, "done_bytes") > 0.0);
            board.ask(1, CANCEL);
            board.ask(0, PAUSE);
            until(&run, |b| b.state(0, "state") == "paused");
            until(&run, |b| b.state(1, "state") == "cancelled");
            let kept = board.get(0, "done_bytes");
            until(&run, |b| b.state(2, "state") == "done");
            until(&run, |b| {
                b.state(3, "state") == "backing-off" || b.state(3, "state") == "failed"
            });
            board.ask(3, CANCEL);
            board.ask(1, RETRY);
            until(&run, |b| b.state(1, "state") == "done");
            assert_eq!(board.get(0, "done_bytes"), kept, "{strategy}: a pause is one");
            board.ask(0, RESUME);
            let execution = worker.join().expect("no panic").expect("it ends well");
            (execution.outcome, kept, execution.files)
        });
        let ended = texts(&outcome, "end");
        assert_eq!(ended[..3], ["done", "done", "done"], "{strategy}");
        assert_eq!(texts(&outcome, "attempts")[0], "1", "{strategy}: resumed, not begun again");
        assert!(kept > 0.0 && kept < f64::from(files[0].len), "{strategy}: {kept}");
        assert!(fact(&outcome, "commands") >= 4.0, "{strategy}: {:?}", outcome.facts);
        assert_eq!(outcome.answer, "");
    }
}

#[test]
fn api_client_with_a_limit_is_refused_less_and_loses_nothing() {
    // The naive one has not even the time to wait for a token.
    let ints = [
        ("calls", 12),
        ("rate", 50),
        ("burst", 3),
        ("client_rate", 50),
        ("retries", 10),
        ("backoff_ms", 10),
        ("batch", 4),
        ("latency_ms", 0),
        ("each_ms", 0),
    ];
    let run = |strategy| run("api-client", strategy, &ints).1.outcome;
    let [naive, limited, batched] = ["naive", "rate-limited", "batched"].map(run);
    assert_eq!(fact(&naive, "good") + fact(&naive, "failed"), 12.0);
    assert!(fact(&naive, "failed") > 0.0 && fact(&naive, "refused") >= 11.0, "{:?}", naive.facts);
    for outcome in [&limited, &batched] {
        assert_eq!((fact(outcome, "good"), fact(outcome, "failed")), (12.0, 0.0));
        let sent = fact(outcome, "requests");
        assert_eq!(sent - fact(outcome, "refused"), if outcome == &limited { 12.0 } else { 3.0 });
    }
    assert!(!limited.answer.is_empty() && limited.answer == batched.answer);
    assert!(fact(&naive, "refused") > fact(&limited, "refused"));
    for series in &limited.series {
        assert!(series.points.iter().all(|(_, tokens)| (0.0..=3.0).contains(tokens)));
        assert!(series.points.is_sorted_by(|a, b| a.0 <= b.0), "{}", series.key);
    }
}

#[test]
fn a_client_that_believes_in_too_much_obeys_and_gets_there() {
    let ints = [
        ("calls", 10),
        ("rate", 40),
        ("burst", 2),
        ("client_rate", 100),
        ("retries", 10),
        ("backoff_ms", 20),
        ("latency_ms", 0),
    ];
    let outcome = run("api-client", "rate-limited", &ints).1.outcome;
    assert_eq!((fact(&outcome, "good"), fact(&outcome, "failed")), (10.0, 0.0));
    assert!(fact(&outcome, "refused") > 0.0, "{:?}", outcome.facts);
    assert_eq!(fact(&outcome, "retries"), fact(&outcome, "refused"));
}
