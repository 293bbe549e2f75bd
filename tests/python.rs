//! Every companion Python runs to its end, has something to say for each strategy, and comes to what the
//! Rust comes to where that follows from the parameters.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::process::Command;
use std::sync::Mutex;
use std::thread;

use interleave::book::source::folder;
use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{Arg, Outcome, ParamKind, Value};
use support::companion::{args, small};

/// The interpreter; `./build.sh test` sees to it that there is one, so its absence is a failure.
fn python() -> Command {
    let name = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let version = Command::new(&name)
        .args(["-c", "import sys; print(sys.version_info >= (3, 11))"])
        .output()
        .unwrap_or_else(|error| panic!("{name} must be installed: {error}"));
    assert_eq!(
        String::from_utf8_lossy(&version.stdout).trim(),
        "True",
        "{name} must be 3.11 or later"
    );
    Command::new(name)
}

fn run(lab: &Lab, more: &[&str]) -> String {
    let file = format!("{}/{}.py", folder(lab), lab.id.replace('-', "_"));
    let output =
        python().args(["-W", "error", &file]).args(args(&small(lab))).args(more).output().unwrap();
    let (said, complained) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{file} {more:?}: {}\n{said}\n{complained}", output.status);
    said.into_owned()
}

/// Several at once: most of a companion's time is the interpreter's start and the waits it shows.
fn each_lab(check: impl Fn(&Lab) + Sync) {
    let left = Mutex::new(LABS.iter());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().next();
                    let Some(lab) = next else { break };
                    check(lab);
                }
            });
        }
    });
}

#[test]
fn every_companion_reports_on_every_strategy() {
    each_lab(|lab| {
        let said = run(lab, &[]);
        for strategy in lab.strategies {
            let line = said.lines().find(|l| l.split_whitespace().next() == Some(strategy.id));
            assert!(line.is_some(), "{}: no line for {}:\n{said}", lab.id, strategy.id);
        }
    });
}

#[test]
fn every_choice_of_a_lab_is_a_choice_of_its_companion() {
    each_lab(|lab| {
        for param in lab.params {
            if let ParamKind::Choice { options, .. } = param.kind {
                for option in options {
                    run(lab, &[&format!("--{}", param.id), option]);
                }
            }
        }
    });
}

/// The number behind `begin` in the line that starts with `strategy`.
fn number(said: &str, strategy: &str, begin: &str) -> u64 {
    let line = said.lines().find(|l| l.split_whitespace().next() == Some(strategy)).unwrap();
    let rest = line.split(begin).nth(1).unwrap();
    rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn protected_counters_lose_nothing() {
    let said = run(LABS.find("race").unwrap(), &["--iterations", "20000"]);
    for strategy in ["mutex", "atomic"] {
        assert_eq!(number(&said, strategy, "lost "), 0, "{said}");
    }
    assert_eq!(number(&said, "mutex", "counted "), 40_000, "{said}");
}

#[test]
fn the_same_seed_draws_the_same_network() {
    let lab = LABS.find("web-scraper").unwrap();
    let pages = ["--pages", "12"];
    let found = |said: &str| -> Vec<u64> {
        let ids = lab.strategies.iter().map(|s| s.id);
        ids.flat_map(|id| [number(said, id, " s   "), number(said, id, "pages, ")]).collect()
    };
    let (one, two) = (found(&run(lab, &pages)), found(&run(lab, &pages)));
    assert_eq!(one, two);
    let first = &one[..2];
    assert!(one.chunks(2).all(|each| each == first), "{one:?}");
}

/// Parameters beside the [`small`] ones, what the two sides call a strategy's numbers (the words before it
/// in Python's report, the fact in Rust), and the strategies in which these follow from the parameters.
struct Alike {
    lab: &'static str,
    params: &'static [(&'static str, i64)],
    strategies: &'static [&'static str],
    numbers: &'static [(&'static str, &'static str)],
}

const ALIKE: &[Alike] = &[
    Alike {
        lab: "race",
        params: &[("threads", 3)],
        strategies: &["mutex", "atomic"],
        numbers: &[("counted ", "counted"), ("lost ", "lost")],
    },
    Alike {
        lab: "lock",
        params: &[("threads", 3)],
        strategies: &["mutex", "whole-loop", "atomic", "per-thread"],
        numbers: &[("lost ", "lost")],
    },
    Alike {
        lab: "reentrant-lock",
        params: &[("depth", 3)],
        strategies: &["plain", "reentrant", "pass-on"],
        numbers: &[("levels ", "levels")],
    },
    Alike {
        lab: "semaphore",
        params: &[("tasks", 4), ("permits", 1), ("hold_ms", 2)],
        strategies: &["semaphore"],
        numbers: &[("at most ", "most")],
    },
    Alike { lab: "event", params: &[], strategies: &["event"], numbers: &[("in vain ", "idle")] },
    Alike {
        lab: "task-cancel",
        params: &[("steps", 3), ("cancel_ms", 0)],
        strategies: &["finish", "cancel"],
        numbers: &[("A ", "a_steps"), (", B ", "b_steps")],
    },
    Alike {
        lab: "async-as-completed",
        params: &[("calls", 4), ("failure", 0), ("timeout_ms", 5_000)],
        strategies: &["as-completed", "wait"],
        numbers: &[(" s   ", "done"), ("done, ", "failed")],
    },
    Alike {
        lab: "async-as-completed",
        params: &[("calls", 4), ("failure", 0), ("timeout_ms", 0)],
        strategies: &["wait"],
        numbers: &[("failed, ", "pending"), ("pending, ", "cancelled")],
    },
    Alike {
        lab: "async-queue",
        params: &[("items", 5), ("consumers", 3)],
        strategies: &["bounded", "unbounded"],
        numbers: &[(" s   ", "items")],
    },
    Alike {
        lab: "async-resource",
        params: &[("work_ms", 200)],
        strategies: &["normal", "failure", "cancelled", "by-hand"],
        numbers: &[("closed ", "closed"), ("left open ", "left")],
    },
    Alike {
        lab: "io-bound",
        params: &[("tasks", 4)],
        strategies: &["sequential", "pool", "async", "async-limited"],
        numbers: &[("x   ", "done")],
    },
    Alike {
        lab: "dining-philosophers",
        params: &[
            ("philosophers", 3),
            ("meals", 4),
            ("think_ms", 0),
            ("eat_ms", 1),
            ("limit_ms", 5),
        ],
        strategies: &["lock-order", "timeout", "waiter"],
        numbers: &[("meals ", "meals")],
    },
    Alike {
        lab: "bank-transfer",
        params: &[("accounts", 3), ("threads", 3), ("transfers", 5), ("book_ms", 1)],
        strategies: &["ordered", "one-lock", "try-lock"],
        numbers: &[("transfers ", "transfers"), ("wrong accounts ", "wrong_accounts")],
    },
    Alike {
        lab: "readers-writers",
        params: &[
            ("readers", 3),
            ("reads", 4),
            ("writes", 3),
            ("read_ms", 1),
            ("write_ms", 1),
            ("rest_ms", 0),
        ],
        strategies: &["readers-first", "writers-first", "fair"],
        numbers: &[("version ", "version"), ("torn ", "torn")],
    },
    Alike {
        lab: "web-scraper",
        params: &[("pages", 4), ("failure", 100)],
        strategies: &["sequential", "threads", "async", "async-limited"],
        numbers: &[(" s   ", "good")],
    },
    Alike {
        lab: "bounded-buffer",
        params: &[("items", 20), ("consumers", 3)],
        strategies: &["while-all", "while-two"],
        numbers: &[("taken ", "taken")],
    },
    Alike {
        lab: "lazy-init",
        params: &[("threads", 4), ("build_ms", 3)],
        strategies: &["lock-always", "check-lock-check"],
        numbers: &[("built ", "built"), ("half seen ", "half_seen")],
    },
    Alike {
        lab: "spin-flag",
        params: &[("messages", 500)],
        strategies: &["release-acquire", "seq-cst"],
        numbers: &[("stale ", "stale")],
    },
    Alike {
        lab: "lock-free-stack",
        params: &[("threads", 3), ("nodes", 4)],
        strategies: &["mutex", "tagged"],
        numbers: &[("with two at once ", "twice"), ("lost ", "lost")],
    },
];

/// What both sides come to with the same parameters: Python's report, and the Rust of each strategy.
fn both(lab: &str, more: &[(&'static str, i64)]) -> (String, impl Fn(&str) -> Outcome + use<>) {
    let lab = LABS.find(lab).expect("a lab");
    let mut params = small(lab);
    for (id, value) in more {
        params.iter_mut().find(|(known, _)| known == id).expect("a parameter").1 = *value;
    }
    let said = run(lab, &args(&params).iter().map(String::as_str).collect::<Vec<_>>());
    let params = params.into_iter().map(|(id, value)| (id.to_owned(), Value::Int(value)));
    let request = support::request(lab, params.collect());
    let rust = move |strategy: &str| {
        let prepared = LABS.prepare(&request, strategy, false).expect("a valid request");
        prepared.execute_natively().expect("it ends well").outcome
    };
    (said, rust)
}

#[test]
fn python_and_rust_come_to_the_same_numbers() {
    for Alike { lab, params, strategies, numbers } in ALIKE {
        let (said, rust) = both(lab, params);
        for strategy in *strategies {
            let outcome = rust(strategy);
            for (begin, fact) in *numbers {
                let (python, rust) = (number(&said, strategy, begin), outcome.facts[*fact]);
                assert_eq!(python as f64, rust, "{lab}: {strategy}: {fact}:\n{said}");
            }
        }
    }
}

/// A table as people have them: what Python makes of it, and what Rust does.
#[test]
fn python_and_rust_read_numbers_of_a_file_alike() {
    let lab = LABS.find("data-analysis").expect("a lab");
    let path = std::env::temp_dir().join(format!("interleave-{}-python.csv", std::process::id()));
    let tables = [
        "sep=;\ncity;v\nA;1.234,5\nA;2.000\nB;-7,25\nB;1.5\nB;\n",
        "Title, 2024\ncity,v\nA,\"1,234\"\nA,\"12,345,678.5\"\nB,12\nB,\"1,5\"\nB,-0.5\n",
        "# rates\ncity\tv\nA\t12%\nA\t-3.5 %\nB\t0\nB\t7\nB\t$5\nB\t5%\n",
        "# prices\ncity|v\nA|₩1,200\nA|-₩300\nB|￦ 5\nB|3,400원\nB|\\7\nB|$1\nB|1,2\n",
        "# both\ncity;v\nA;1,5\nA;2.25\nB;1,234\nB;3\n",
        "# nothing tells\ncity\tv\nA\t1,234\nA\t5\nB\t1.234\nB\t1,2,3\n",
    ];
    for table in tables {
        for numbers in ["auto", "point", "comma"] {
            std::fs::write(&path, table).expect("a temporary file");
            let file = path.to_str().expect("a path");
            let more = ["--source", "file", "--file", file, "--numbers", numbers];
            let columns = ["--skip", "1", "--group", "1", "--value", "2"];
            let said = run(lab, &[more.as_slice(), &columns].concat());
            let mut params: std::collections::BTreeMap<String, Value> =
                small(lab).into_iter().map(|(id, v)| (id.to_owned(), Value::Int(v))).collect();
            params.extend(
                [("skip", 1), ("group", 1), ("value", 2)]
                    .map(|(id, v)| (id.to_owned(), Value::Int(v))),
            );
            for (id, option) in [("source", "file"), ("numbers", numbers)] {
                params.insert(id.to_owned(), Value::Text(option.to_owned()));
            }
            let prepared = LABS
                .prepare(&support::request(lab, params), "sequential", false)
                .expect("a valid request");
            prepared.run().attach(Some(path.clone()));
            let outcome = prepared.execute_natively().expect("it ends well").outcome;
            for (begin, fact) in [("rows ", "rows"), ("groups ", "groups"), ("broken ", "broken")] {
                let python = number(&said, "sequential", begin) as f64;
                assert_eq!(python, outcome.facts[fact], "{fact}, {numbers}: {table}{said}");
            }
            // Label, rows and mean, as Python prints them.
            let groups = outcome.tables.iter().find(|t| t.key == "groups").expect("a table");
            for row in &groups.rows {
                let [Arg::Text(label), Arg::Number(rows), Arg::Number(mean)] = &row[..3] else {
                    panic!("{row:?}")
                };
                let expected = format!("  {label:<10} {rows:>8} {mean:>12.2}");
                assert!(said.contains(&expected), "{expected}, {numbers}: {table}{said}");
            }
        }
    }
    let _ = std::fs::remove_file(&path);
}

#[test]
fn python_and_rust_return_results_in_the_same_order() {
    let gather = both("gather", &[("second_ms", 1)]);
    let pool = both("thread-pool", &[("urls", 6), ("workers", 3), ("min_ms", 1)]);
    for (strategies, (said, rust)) in
        [(["one-by-one", "gather"], gather), (["sequential", "pool"], pool)]
    {
        for strategy in strategies {
            // What follows a colon is beside the order.
            let answer = rust(strategy).answer;
            let order: Vec<&str> =
                answer.split(':').next().unwrap().split(',').map(str::trim).collect();
            let line =
                said.lines().find(|l| l.split_whitespace().next() == Some(strategy)).unwrap();
            assert!(line.contains(&format!("returned [{}]", order.join(", "))), "{line}: {answer}");
        }
    }
}
