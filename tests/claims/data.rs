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
        assert_eq!(first[..2], [Arg::Number(6.0), Arg::Number(1.0)]);
        assert_eq!(first[3], Arg::Text("서울;없음;숫자 아님".to_owned()));
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

/// What a text comes to: the same in every strategy and for small chunks and large.
fn all_alike(name: &str, content: &[u8], params: &[(&str, i64)]) -> Outcome {
    let file = file(name, content);
    let mut found = Vec::new();
    for (chunk, workers) in [(16, 2), (8_192, 1)] {
        for strategy in STRATEGIES {
            let mut params = params.to_vec();
            params.extend([("chunk", chunk), ("workers", workers)]);
            found.push(run(strategy, Some(file.0.clone()), &params).expect("it ends well"));
        }
    }
    let first = found.swap_remove(0);
    for other in &found {
        assert_eq!(other.answer, first.answer, "{name}");
        for key in ["groups", "broken", "reasons", "numbers"] {
            assert_eq!(table(other, key), table(&first, key), "{name}: {key}");
        }
    }
    first
}

#[test]
fn data_analysis_says_how_many_lines_an_open_quote_swallows() {
    // Of some lines, and of many chunks.
    for rows in [500, 60_000] {
        let content = format!("g,v,w\na,1,x\nb,2,\"y\n{}", "c,3,z\n".repeat(rows));
        let outcome = all_alike("open.csv", content.as_bytes(), &[]);
        assert_eq!((outcome.facts["rows"], outcome.facts["broken"]), (1.0, 1.0));
        assert_eq!(outcome.facts["swallowed"], rows as f64);
        assert_eq!(outcome.result.key, "groups-swallowed");
        let lines = &table(&outcome, "broken")[0][..2];
        assert_eq!(lines, [Arg::Number(3.0), Arg::Number(rows as f64 + 1.0)]);
    }
}

#[test]
fn data_analysis_reads_numbers_as_people_write_them_and_says_how() {
    let ways = |outcome: &Outcome| -> Vec<String> {
        let word = |row: &Vec<Arg>| match &row[0] {
            Arg::Text(word) => word.clone(),
            Arg::Number(_) => panic!("{row:?}"),
        };
        table(outcome, "numbers").iter().map(word).collect()
    };
    let mean = |outcome: &Outcome| table(outcome, "groups")[0][2].clone();

    let rows = "a,\"₩1,000\"\na,\"₩3,000\"\na,\"₩2,000,000\"\n".repeat(3_000);
    let won = all_alike("won.csv", format!("g,v\n{rows}").as_bytes(), &[]);
    assert_eq!((won.facts["rows"], mean(&won)), (9_000.0, Arg::Number(668_000.0)));
    assert_eq!(ways(&won), ["thousands-comma", "sign"]);

    let rows = "a;1.234,5\na;1.000\n".repeat(3_000);
    let german = all_alike("german.csv", format!("sep=;\ng;v\n{rows}").as_bytes(), &[]);
    assert_eq!((german.facts["rows"], mean(&german)), (6_000.0, Arg::Number(1_117.25)));
    assert_eq!(ways(&german), ["thousands-point", "decimal-comma"]);

    // Nothing tells which it is, so it is said; and what tells may come last.
    let tabs = format!("title\n\ng\tv\n{}", "a\t1,234\n".repeat(9_000));
    let open = all_alike("open.tsv", tabs.as_bytes(), &[("skip", 1)]);
    assert_eq!(mean(&open), Arg::Number(1_234.0));
    assert_eq!(ways(&open), ["thousands-comma", "perhaps-decimals"]);
    let told = all_alike("told.tsv", format!("{tabs}a\t0.5\n").as_bytes(), &[("skip", 1)]);
    assert_eq!(ways(&told), ["thousands-comma"]);

    let plain = all_alike("plain.csv", b"g,v\na,1\na,2.5\n", &[]);
    assert_eq!(ways(&plain), [""; 0]);
}
