//! Every lab, every strategy, with small parameters, on this machine's own threads and processes.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::path::PathBuf;
use std::sync::OnceLock;

use interleave::lab::{Lab, Prepared};
use interleave::labs::LABS;
use interleave::model::{Arg, Comparison, Execution, Message, Resources, RunRequest, Sample};
use interleave::trace::{Event, Lane, LaneKind, Recorder, State};
use support::{Size, small_requests, sound_labs};

const SIZES: [Size; 2] = [Size::Least, Size::Few];

/// Every request that the tests make, with its lab.
fn requests() -> impl Iterator<Item = (&'static Lab, RunRequest)> {
    sound_labs().flat_map(|lab| {
        SIZES.into_iter().flat_map(|s| small_requests(lab, s)).map(move |request| (lab, request))
    })
}

/// For the labs that take one.
fn learners_file() -> PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    let write = || {
        let path = PathBuf::from(concat!(env!("CARGO_TARGET_TMPDIR"), "/learners.csv"));
        let row =
            |i: usize| format!("{},{i}.5,{},\"a, b\"\n", ["north", "south", "east"][i % 3], i % 7);
        let rows: String = (0..5_000).map(row).collect();
        std::fs::write(&path, format!("region,amount,count,note\n{rows}")).expect("a file");
        path
    };
    FILE.get_or_init(write).clone()
}

fn execute(request: &RunRequest, strategy: &str, tracing: bool) -> (Prepared, Execution) {
    let prepared = LABS.prepare(request, strategy, tracing).expect("a valid request");
    prepared.run().attach(Some(learners_file()));
    let execution = prepared.execute_natively();
    let execution = execution.unwrap_or_else(|e| panic!("{strategy} of {request:?}: {e}"));
    (prepared, execution)
}

fn check_name(recorder: &Recorder, name: u16, needed: bool) {
    assert_eq!(recorder.text(name).is_empty(), name == 0, "name {name} resolves");
    assert!(name != 0 || !needed, "log lines and values have a name");
}

fn check_records(recorder: &Recorder, lane: &Lane) {
    let label = lane.label();
    let records = lane.records();
    let events: Vec<Event> = records.iter().map(|r| r.event().expect("a whole record")).collect();
    assert!(records.is_sorted_by(|a, b| a.time <= b.time), "{label}: in order of time");
    for event in &events {
        match *event {
            Event::State { object, .. } => check_name(recorder, object, false),
            Event::Log { name, b, .. } => {
                assert!(b.is_finite(), "{label}: {b}");
                check_name(recorder, name, true);
            }
            Event::Value { name, value } => {
                assert!(value.is_finite(), "{label}: {value}");
                check_name(recorder, name, true);
            }
        }
    }
    // A pool's thread that got no item has nothing to say.
    let Some((first, last)) = events.first().zip(events.last()) else {
        assert_eq!(lane.kind(), LaneKind::Thread, "{label} has records");
        return;
    };
    assert!(matches!(first, Event::State { state: State::Running, .. }), "{label}: {first:?}");
    let over = matches!(last, Event::State { state: State::Done | State::Idle, .. });
    assert!(over, "{label} ends with {last:?}");
}

/// Lanes by kind are as many as the strategy declares, numbered from 1.
fn check_lanes(recorder: &Recorder, declared: Resources) {
    let numbers = |kind| {
        let of_kind = recorder.lanes().iter().filter(|l| l.kind() == kind);
        of_kind.map(Lane::number).collect::<Vec<u32>>()
    };
    assert_eq!(numbers(LaneKind::Main).len(), 1);
    assert_eq!(numbers(LaneKind::Thread), (1..=declared.threads).collect::<Vec<_>>());
    assert_eq!(numbers(LaneKind::Task), (1..=declared.tasks).collect::<Vec<_>>());
    assert_eq!(recorder.lanes().len(), declared.lanes() as usize);
}

#[test]
fn every_strategy_comes_to_the_same_answer_traced_and_untraced() {
    for (lab, request) in requests() {
        let (_, params) = LABS.check(&request).expect("valid");
        let mut answers = Vec::new();
        for strategy in lab.strategies {
            println!("{} {} {:?}", lab.id, strategy.id, request.params);
            let (traced, execution) = execute(&request, strategy.id, true);
            let recorder = traced.run().recorder();
            assert_eq!((execution.dropped, recorder.dropped()), (0, 0));
            assert!(execution.ms >= 0.0);
            check_lanes(recorder, (strategy.resources)(&params));
            recorder.lanes().iter().for_each(|lane| check_records(recorder, lane));
            answers.push(execution.outcome.answer);

            let (untraced, execution) = execute(&request, strategy.id, false);
            let recorder = untraced.run().recorder();
            assert!(recorder.lanes().iter().all(|lane| lane.records().is_empty()));
            assert_eq!(recorder.dropped(), 0);
            assert!(
                recorder.lanes().iter().all(|l| matches!(l.state().0, State::Idle | State::Done))
            );
            answers.push(execution.outcome.answer);
        }
        answers.retain(|a| !a.is_empty());
        answers.dedup();
        assert!(answers.len() <= 1, "{}: {answers:?} for {:?}", lab.id, request.params);
    }
}

#[test]
fn strategies_that_share_a_seed_share_it_and_others_differ() {
    let lab = LABS.find("web-scraper").expect("a lab");
    let mut request = small_requests(lab, Size::Few).remove(0);
    request.params.insert("pages".to_owned(), interleave::model::Value::Int(50));
    let answer = |request: &RunRequest, id| execute(request, id, false).1.outcome.answer;
    let first = answer(&request, "sequential");
    assert_eq!(first, answer(&request, "threads"));
    request.settings.seed += 1;
    assert_ne!(first, answer(&request, "sequential"));
}

fn samples(executions: &[Execution]) -> Vec<Sample> {
    let sample = |execution: &Execution| Sample {
        execution: execution.clone(),
        startup_ms: None,
        calibration_ms: 10.0,
        hidden: false,
    };
    executions.iter().map(sample).collect()
}

fn finite(message: &Message) -> bool {
    message.args.values().all(|arg| match arg {
        Arg::Number(number) => number.is_finite(),
        Arg::Text(text) => !text.is_empty(),
    })
}

fn check_verdict(comparison: &Comparison) {
    assert!(!comparison.verdict.is_empty(), "a verdict");
    assert!(comparison.verdict.iter().all(finite), "{:?}", comparison.verdict);
    let text = serde_json::to_string(comparison).expect("JSON");
    let back: Comparison = serde_json::from_str(&text).expect("numbers that JSON can hold");
    assert_eq!(back.strategies.len(), comparison.strategies.len());
}

/// Every choice of strategies that a learner is likely to make: all, each alone, all in reverse.
fn choices(request: &RunRequest) -> Vec<Vec<String>> {
    let all = request.strategies.clone();
    let mut reversed = all.clone();
    reversed.reverse();
    all.iter().map(|id| vec![id.clone()]).chain([all.clone(), reversed]).collect()
}

#[test]
fn every_comparison_gets_a_verdict() {
    for (lab, request) in requests() {
        let mut executions = Vec::new();
        for strategy in lab.strategies {
            executions.push(execute(&request, strategy.id, false).1);
            executions.push(execute(&request, strategy.id, false).1);
        }
        // Safari's clock may stand still for a millisecond, so a time may well be 0.
        let mut timeless = executions.clone();
        timeless.iter_mut().for_each(|e| e.ms = 0.0);
        let mut late = executions.clone();
        late.iter_mut().filter(|e| e.strategy == lab.strategies[0].id).for_each(|e| e.ms = 0.0);
        for strategies in choices(&request) {
            for executions in [&executions, &timeless, &late] {
                println!("{} {strategies:?} {:?}", lab.id, request.params);
                let request = RunRequest { strategies: strategies.clone(), ..request.clone() };
                let chosen: Vec<Execution> = executions
                    .iter()
                    .filter(|e| strategies.contains(&e.strategy))
                    .cloned()
                    .collect();
                let comparison = LABS.compare(&request, &samples(&chosen)).expect("valid");
                assert!(comparison.agree);
                check_verdict(&comparison);
            }
        }
    }
}
