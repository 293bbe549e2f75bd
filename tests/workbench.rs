//! Every companion Python runs in the workbench's Python too, and has something to say for each strategy.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use interleave::book::source::folder;
use interleave::lab::Lab;
use interleave::labs::LABS;
use python::{Limits, NativeHost, Outcome};
use support::companion::{args, small};

/// Longer than any takes on a busy machine.
const MOST: Duration = Duration::from_secs(120);

fn run(lab: &Lab) -> (String, Outcome) {
    let file = format!("{}/{}.py", folder(lab), lab.id.replace('-', "_"));
    let text = std::fs::read_to_string(&file).expect("a companion");
    // As on a command line, in front of its first line: the numbers of lines stay.
    let words: Vec<String> = args(&small(lab)).iter().map(|word| format!("{word:?}")).collect();
    let text = format!("import sys; sys.argv[1:] = [{}]; {text}", words.join(", "));
    let host = Arc::new(NativeHost::keeping().patient(MOST).timeless());
    let outcome = python::run(&text, host.clone(), Limits::default());
    (host.written().0, outcome)
}

#[test]
fn every_companion_runs() {
    let left = Mutex::new(LABS.iter());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let thread = std::thread::Builder::new().stack_size(8 << 20);
            let work = || {
                loop {
                    let next = left.lock().unwrap().next();
                    let Some(lab) = next else { break };
                    let (said, outcome) = run(lab);
                    assert_eq!(outcome.exit, 0, "{}: {said}{}", lab.id, outcome.traceback);
                    for strategy in lab.strategies {
                        let line = |l: &str| l.split_whitespace().next() == Some(strategy.id);
                        assert!(
                            said.lines().any(line),
                            "{}: no line for {}:\n{said}",
                            lab.id,
                            strategy.id
                        );
                    }
                }
            };
            thread.spawn_scoped(scope, work).expect("a thread starts");
        }
    });
}
