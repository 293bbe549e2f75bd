//! What a lab's Rust can say: the keys of its messages, events, tables and named objects, found by
//! reading the source. A key that is put together at run time would escape, so labs write keys out.

use std::collections::BTreeSet;

/// Keys of words without their gaps, and the names of arguments that messages carry.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// With their kind: `result.counted`.
    pub words: BTreeSet<String>,
    /// Of `.number("…"`, `.range("…"` and `.text("…"`.
    pub args: BTreeSet<String>,
    /// Of `.fact("…"`.
    pub facts: BTreeSet<String>,
}

/// Reads a lab's source.
pub fn keys(source: &str) -> Keys {
    let (work, judge) = source.split_once("fn judge(").unwrap_or((source, ""));
    let mut keys = Keys::default();
    let mut add = |kind: &str, found: Vec<String>| {
        keys.words.extend(found.into_iter().map(|key| format!("{kind}.{key}")));
    };
    add("result", messages(work));
    add("verdict", messages(judge));
    add("event", arguments(source, "rt::log("));
    add("series", arguments(source, "rt::value("));
    add("series", arguments(source, "rt::items("));
    for object in ["Mutex", "Condvar", "Barrier", "Semaphore", "Event"] {
        for new in ["new", "with_state"] {
            add("object", arguments(source, &format!("{object}::{new}(")));
        }
    }
    for atomic in ["AtomicBool", "AtomicU32", "AtomicU64"] {
        add("object", arguments(source, &format!("{atomic}::named(")));
    }
    add("object", arguments(source, "PlainU32::new("));
    // A queue is waited for under its name, and its length is a series of that name.
    add("object", arguments(source, "Queue::new("));
    add("series", arguments(source, "Queue::new("));
    // These two are named by the runtime.
    if source.contains("ScopedJoinHandle::join") || source.contains(".join()") {
        add("object", vec!["join".to_owned()]);
    }
    if source.contains("process::map(") || source.contains("process::call(") {
        add("object", vec!["processes".to_owned()]);
    }
    add("table", after(source, "Table {", ",").iter().flat_map(|t| literals(t)).collect());
    for (columns, end) in [("columns: ", "]"), ("let columns = ", ";")] {
        // A board's, which are declared and hold states too, begin with `&`.
        let made = after(source, columns, end).into_iter().filter(|c| !c.starts_with('&'));
        add("column", made.flat_map(literals).collect());
    }
    add("cell", arguments(source, "Arg::word("));
    add("fact", arguments(source, ".fact("));
    // A cell's text that is one of the lab's words.
    add("fact", after(source, "let word = ", ";").iter().flat_map(|w| literals(w)).collect());
    keys.facts = arguments(source, ".fact(").into_iter().collect();
    let fillers = [".number(", ".range(", ".text("];
    keys.args = fillers.iter().flat_map(|call| arguments(source, call)).collect();
    keys
}

/// Keys of messages: written where they are made, or chosen in a `let key = …;` before.
fn messages(source: &str) -> Vec<String> {
    let mut found = arguments(source, "Message::new(");
    // Labs call the closure that makes a message `message`.
    found.extend(arguments(source, "message("));
    for chosen in after(source, "let key = ", ";") {
        // What a call takes is no key.
        let calls: Vec<String> =
            after(chosen, "(\"", "\"").into_iter().map(str::to_owned).collect();
        found.extend(literals(chosen).into_iter().filter(|l| !calls.contains(l)));
    }
    found
}

/// The literals in the first argument of every call of `call`, which ends with its parenthesis.
fn arguments(source: &str, call: &str) -> Vec<String> {
    let calls = source.match_indices(call).map(|(at, _)| &source[at + call.len()..]);
    calls.flat_map(|rest| literals(first_argument(rest))).collect()
}

fn first_argument(rest: &str) -> &str {
    let (mut depth, mut quoted) = (0, false);
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return &rest[..at],
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return &rest[..at],
            _ => {}
        }
    }
    rest
}

/// What stands between every `begin` and the `end` behind it.
fn after<'a>(source: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let found = source.match_indices(begin).map(|(at, _)| &source[at + begin.len()..]);
    found.map(|rest| rest.split_once(end).map_or(rest, |(inside, _)| inside)).collect()
}

fn literals(source: &str) -> Vec<String> {
    source.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_reader_finds_every_kind_of_key() {
    let source = r#"
        let a = Mutex::new("counter", 0);
        Condvar::with_state("gil", State::Lock);
        let flag = (AtomicBool::named("flag", false), PlainU32::new("data", 0));
        rt::log(if good { "fetched" } else { "failed" }, 1, 2.0);
        let key = if params.int("threads") > 1 { "many" } else { "one" };
        let m = Message::new(key).number("count", 1.0).range("most", r).text("who", name());
        Outcome::new(Message::new("done"), "").fact("lost", 1.0).table(Table {
            key: "ends".to_owned(),
            columns: vec!["task".to_owned(), "end_ms".to_owned()],
        });
        process::map(2, &JOB, &tasks, |_, _, _| ());
        let cell = if late { Arg::word("late") } else { Arg::word("early") };
    }
    fn judge(_: &Params) {
        let message = |key| Message::new(key);
        let key = match x { A => "faster", _ => "slower" };
        vec![message("alone"), message(key)]
    "#;
    let keys = keys(source);
    let words = "cell.early cell.late column.end_ms column.task event.failed event.fetched fact.lost object.counter object.data object.flag object.gil \
                 object.processes result.done result.many result.one table.ends verdict.alone \
                 verdict.faster verdict.slower";
    assert_eq!(keys.words.iter().map(String::as_str).collect::<Vec<_>>().join(" "), words);
    assert_eq!(keys.args.iter().collect::<Vec<_>>(), ["count", "most", "who"]);
}
