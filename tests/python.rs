//! Every companion Python runs to its end and has something to say for each strategy.

use std::process::Command;

use interleave::book::manifest::folder;
use interleave::labs::{LABS, Lab};
use interleave::model::{ParamKind, Unit};

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

/// The smallest run that still is one: short waits, little work, two of everything else.
fn small(lab: &Lab) -> Vec<String> {
    let mut args = vec!["--seed".to_owned(), "11".to_owned()];
    for param in lab.params {
        let ParamKind::Int { min, max, .. } = param.kind else { continue };
        let value = match param.unit {
            Unit::Ms => 20,
            Unit::Percent => 50,
            _ if param.id == "seconds" => 1,
            _ if max > 10_000 => 2_000,
            _ => 2,
        };
        args.extend([format!("--{}", param.id), value.clamp(min, max).to_string()]);
    }
    args
}

fn run(lab: &Lab, more: &[&str]) -> String {
    let file = format!("{}/{}.py", folder(lab), lab.id.replace('-', "_"));
    let output = python()
        .args(["-W", "error", &file])
        .args(small(lab))
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let (said, complained) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{file} {more:?}: {}\n{said}\n{complained}", output.status);
    said.into_owned()
}

#[test]
fn every_companion_reports_on_every_strategy() {
    for lab in LABS {
        let said = run(lab, &[]);
        for strategy in lab.strategies {
            let line = said.lines().find(|l| l.split_whitespace().next() == Some(strategy.id));
            assert!(line.is_some(), "{}: no line for {}:\n{said}", lab.id, strategy.id);
        }
    }
}

#[test]
fn every_choice_of_a_lab_is_a_choice_of_its_companion() {
    for lab in LABS {
        for param in lab.params {
            if let ParamKind::Choice { options, .. } = param.kind {
                for option in options {
                    run(lab, &[&format!("--{}", param.id), option]);
                }
            }
        }
    }
}

/// The number behind `begin` in the line that starts with `strategy`.
fn number(said: &str, strategy: &str, begin: &str) -> u64 {
    let line = said.lines().find(|l| l.split_whitespace().next() == Some(strategy)).unwrap();
    let rest = line.split(begin).nth(1).unwrap();
    rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn protected_counters_lose_nothing() {
    let said = run(interleave::labs::find("race").unwrap(), &["--iterations", "20000"]);
    for strategy in ["mutex", "atomic"] {
        assert_eq!(number(&said, strategy, "lost "), 0, "{said}");
    }
    assert_eq!(number(&said, "mutex", "counted "), 40_000, "{said}");
}

#[test]
fn the_same_seed_draws_the_same_network() {
    let lab = interleave::labs::find("web-scraper").unwrap();
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
