//! Programs as the page runs them: by a request.
#![allow(dead_code)]

use std::collections::BTreeMap;

use lab::Labs;
use model::{Execution, RunError, RunRequest, Settings, Value};
use seat::{Ending, Findings, SearchBounds};

/// The workbench alone.
pub static LABS: Labs = Labs(&[&[&workbench::LAB]]);

/// A request to run a program with these parameters.
pub fn request(text: &str, ints: &[(&str, i64)]) -> RunRequest {
    let mut params: BTreeMap<String, Value> =
        ints.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    params.insert("program".to_owned(), Value::Text(text.to_owned()));
    let settings = Settings { seed: 7, repeats: 1 };
    RunRequest {
        lab: "workbench".to_owned(),
        strategies: vec!["free".to_owned()],
        params,
        settings,
    }
}

/// One execution, and what was printed: both streams, in order.
pub fn run(request: &RunRequest, way: &str) -> (Result<Execution, RunError>, String) {
    let request = RunRequest { strategies: vec![way.to_owned()], ..request.clone() };
    let prepared = LABS.prepare(&request, way, true).expect("a request that can be run");
    let ended = prepared.execute_natively();
    let printed = prepared.run().printed().expect("programs print");
    (ended, printed.stretches().into_iter().map(|(_, text)| text).collect())
}

/// What a program prints that ends well.
pub fn prints(text: &str) -> String {
    let (ended, printed) = run(&request(text, &[]), "free");
    ended.expect("it ends well");
    printed
}

/// A search within these bounds, whole: on fibres, as in most pages, and on threads, as in the others.
pub fn search_of(request: &RunRequest, way: &str, bounds: SearchBounds) -> Findings {
    let steered = || LABS.steer(request, way).expect("it can be steered");
    let threads = steered().threads() as usize;
    let search = || {
        let mut hunt = steered().search(bounds);
        while hunt.advance() {}
        hunt.findings().clone()
    };
    let found = rt::with_fibres(threads, search);
    assert_eq!(format!("{found:?}"), format!("{:?}", rt::with_resources(threads, 0, search)));
    found
}

/// A search of a program within the default bounds.
pub fn search(text: &str) -> Findings {
    let found = search_of(&request(text, &[("workers", 4)]), "free", SearchBounds::default());
    assert!(!found.astray, "it does not repeat itself");
    found
}

/// Kinds of endings with their messages, sorted.
pub fn endings(found: &Findings) -> Vec<String> {
    let told = |ending: &Ending| match ending {
        Ending::Fine { result } => format!("fine {:?}", result.args.get("last")),
        Ending::Fail { result } => format!("fail {:?}", result.args.get("last")),
        Ending::LostUpdate { object, .. } => format!("lost {object}"),
        other => format!("{other:?}").split(' ').next().unwrap_or_default().to_owned(),
    };
    let mut all: Vec<String> = found.outcomes.iter().map(|o| told(&o.ending)).collect();
    all.sort();
    all
}

/// The programs that the page offers to start from: their names and texts.
pub fn gallery() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/gallery");
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    all
}
