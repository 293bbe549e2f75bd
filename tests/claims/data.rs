//! The analysis of files: whatever the file and its chunks, every strategy finds the same.

use std::path::PathBuf;

use crate::support::{ends, request};
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, RunError, Value};

const STRATEGIES: [&str; 3] = ["sequential", "threads", "processes"];

/// What `strategy` comes to, with a file where one is given.
fn run(
    strategy: &'static str,
    file: Option<PathBuf>,
    params: &[(&str, i64)],
) -> Result<Outcome, RunError> {
    let lab = LABS.find("data-analysis").expect("a lab");
    let mut given: std::collections::BTreeMap<_, _> =
        params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    let source = if file.is_some() { "file" } else { "generated" };
    given.insert("source".to_owned(), Value::Text(source.to_owned()));
    let request = request(lab, given);
    ends(move || {
        let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
        prepared.run().attach(file);
        prepared.execute_natively().map(|execution| execution.outcome)
    })
}

struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn file(name: &str, content: &[u8]) -> Temporary {
    let path = std::env::temp_dir().join(format!("interleave-{}-{name}", std::process::id()));
    std::fs::write(&path, content).expect("a temporary file");
    Temporary(path)
}

fn table<'a>(outcome: &'a Outcome, key: &str) -> &'a [Vec<Arg>] {
    &outcome.tables.iter().find(|t| t.key == key).expect("a table").rows
}

#[test]
fn data_analysis_of_generated_data_comes_to_one_answer_whatever_the_chunks_and_workers() {
    let mut answers = Vec::new();
    for (chunk, workers) in [(16, 1), (16, 3), (100, 2), (8_192, 2)] {
        for strategy in STRATEGIES {
            let params = [("rows", 20_000), ("broken", 10), ("chunk", chunk), ("workers", workers)];
            let outcome = run(strategy, None, &params).expect("it ends well");
            let (rows, broken) = (outcome.facts["rows"], outcome.facts["broken"]);
            assert_eq!(rows + broken, 20_000.0);
            assert!((1_600.0..=2_400.0).contains(&broken), "{broken}");
            assert_eq!(outcome.facts["groups"], 8.0);
            assert_eq!(table(&outcome, "reasons").len(), 4);
            answers.push(outcome.answer);
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[test]
fn data_analysis_reads_a_file_with_everything_in_it_alike_in_all_ways() {
    let mut content = "\u{feff}도시;금액;메모\r\n".as_bytes().to_vec();
    for i in 0..3_000 {
        let row = match i % 5 {
            0 => format!("서울;{i},5;\"줄\r\n바꿈; \"\"따옴표\"\"\"\r\n"),
            1 => format!("부산;{i};보통\r\n"),
            2 => format!("\"대구\";\"{i}.25\";\r\n"),
            3 => "서울;없음;숫자 아님\r\n".to_owned(),
            _ => "부산;1\r\n".to_owned(),
        };
        content.extend_from_slice(row.as_bytes());
    }
    let file = file("all.csv", &content);
    let params = [("chunk", 16), ("workers", 2)];
    let found = STRATEGIES.map(|s| run(s, Some(file.0.clone()), &params).expect("it ends well"));
    assert!(found.iter().all(|outcome| outcome.answer == found[0].answer));
    for outcome in &found {
        let facts = ["rows", "broken", "groups"].map(|name| outcome.facts[name]);
        assert_eq!(facts, [1_800.0, 1_200.0, 3.0]);
        let first = table(outcome, "broken").first().expect("one is shown");
        // The header, and a row of two lines before three others.
        assert_eq!(first[0], Arg::Number(6.0));
        assert_eq!(first[2], Arg::Text("서울;없음;숫자 아님".to_owned()));
    }
}

#[test]
fn what_is_no_table_is_a_result_and_not_a_crash() {
    let cases: [(&str, &[u8], &str); 4] = [
        ("empty", b"", "empty"),
        ("zip", b"PK\x03\x04\0\0\0", "not-text"),
        ("narrow", b"only\n1\n", "no-column"),
        ("header", b"a,b\n", "groups"),
    ];
    for (name, content, key) in cases {
        let file = file(name, content);
        for strategy in STRATEGIES {
            let outcome = run(strategy, Some(file.0.clone()), &[("workers", 2)]).expect(name);
            assert_eq!(outcome.result.key, key, "{name} {strategy}");
        }
    }
}

#[test]
fn a_file_that_is_gone_is_told() {
    for strategy in STRATEGIES {
        let gone = std::env::temp_dir().join("interleave-no-such-file.csv");
        let error = run(strategy, Some(gone), &[("workers", 2)]).expect_err("there is none");
        assert!(matches!(error, RunError::FileUnreadable { .. }), "{strategy}: {error}");
    }
}
