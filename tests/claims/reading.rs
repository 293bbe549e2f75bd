//! What runs come to, and what stands in their tables.

use std::collections::BTreeMap;

use crate::support::{ends, request};
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, Value};

/// Whole-number parameters as a request has them.
pub fn ints(params: &[(&str, i64)]) -> BTreeMap<String, Value> {
    params.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect()
}

/// What `strategy` of a lab comes to, with some of its parameters given.
pub fn outcome(lab: &str, strategy: &'static str, seed: u32, params: &[(&str, i64)]) -> Outcome {
    let mut request = request(LABS.find(lab).expect("a lab"), ints(params));
    request.settings.seed = seed;
    ends(move || {
        let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
        prepared.execute_natively().expect("it ends well").outcome
    })
}

/// A column of one of its tables.
pub fn column(outcome: &Outcome, table: &str, column: &str) -> Vec<Arg> {
    let table = outcome.tables.iter().find(|t| t.key == table).expect("a table");
    let index = table.columns.iter().position(|c| c == column).expect("a column");
    table.rows.iter().map(|row| row[index].clone()).collect()
}

/// A column of whole numbers.
pub fn numbers(outcome: &Outcome, table: &str, name: &str) -> Vec<u32> {
    let number = |arg| match arg {
        Arg::Number(number) => number as u32,
        Arg::Text(text) => panic!("{text}"),
    };
    column(outcome, table, name).into_iter().map(number).collect()
}
