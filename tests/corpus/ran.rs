//! How a program ended, and how two of its runs differ.

use std::fmt::Write;
use std::path::Path;

/// What can be seen of a run from outside.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// The same as if `main.py` had no folder, and without what says how and where Python's own library is written.
    pub fn in_folder(self, folder: &Path) -> Ran {
        let path = format!("{}/main.py", folder.display());
        let bare = |text: String| without_library(&text.replace(&path, "main.py"));
        Ran { status: self.status, stdout: bare(self.stdout), stderr: bare(self.stderr) }
    }

    /// Where `other` differs: a few lines for each stream, or nothing.
    pub fn differences(&self, other: &Ran) -> Option<String> {
        let mut all = String::new();
        if self.status != other.status {
            let _ = writeln!(all, "  status\n  - {}\n  + {}", self.status, other.status);
        }
        for (name, ours, theirs) in
            [("stdout", &self.stdout, &other.stdout), ("stderr", &self.stderr, &other.stderr)]
        {
            if ours != theirs {
                let _ = writeln!(all, "  {name}\n{}", diff(ours, theirs));
            }
        }
        (!all.is_empty()).then_some(all)
    }
}

/// Leaves out frames of other files (a frame is its line `File …` and the lines that stand deeper), and where a module
/// lies.
fn without_library(text: &str) -> String {
    let mut kept = String::new();
    let mut deeper_than = None;
    for line in text.split_inclusive('\n') {
        let depth = line.len() - line.trim_start_matches([' ', '|']).len();
        if deeper_than.is_some_and(|frame| depth > frame) {
            continue;
        }
        deeper_than = None;
        let begin = &line[depth..];
        if depth > 0 && begin.starts_with("File \"") && !begin.starts_with("File \"main.py\"") {
            deeper_than = Some(depth);
        } else if let Some((said, _)) = line.split_once("' (/").filter(|_| line.contains(NO_SUCH)) {
            kept = kept + said + "' (unknown location)\n";
        } else {
            kept += line;
        }
    }
    kept
}

/// It goes on with `'name' from 'module' (path)`, or as below for a module that has no file, as all of ours.
const NO_SUCH: &str = "cannot import name '";

/// What is left without the lines that both begin and end with.
fn diff(left: &str, right: &str) -> String {
    // Enough to see what is wrong: the rest follows from it, or comes to light with the next run.
    const MOST: usize = 12;
    let (mut left, mut right): (Vec<_>, Vec<_>) =
        (left.split('\n').collect(), right.split('\n').collect());
    while left.last().is_some() && left.last() == right.last() {
        left.pop();
        right.pop();
    }
    let same = left.iter().zip(&right).take_while(|(one, two)| one == two).count();
    let mut text = String::new();
    if same > 0 {
        let _ = writeln!(text, "  {same}: {}", left[same - 1]);
    }
    for (sign, lines) in [('-', &left[same..]), ('+', &right[same..])] {
        for line in lines.iter().take(MOST) {
            let _ = writeln!(text, "  {sign} {line}");
        }
        if lines.len() > MOST {
            let _ = writeln!(text, "  {sign} … {} more", lines.len() - MOST);
        }
    }
    text.pop();
    text
}

#[test]
fn the_library_is_left_out() {
    let said = "Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n    f()\n  \
                File \"/usr/lib/python3.11/asyncio/runners.py\", line 190, in run\n    return g()\n           \
                ^^^\n  File \"main.py\", line 1, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n";
    let bare = "Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n    f()\n  \
                File \"main.py\", line 1, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n";
    assert_eq!(without_library(said), bare);
    let module = "ImportError: cannot import name 'x' from 'math' (/usr/lib/math.so)\n";
    assert_eq!(
        without_library(module),
        "ImportError: cannot import name 'x' from 'math' (unknown location)\n"
    );
    let group = "  |   File \"/usr/lib/a.py\", line 1, in f\n  |     f()\n  | ValueError\n";
    assert_eq!(without_library(group), "  | ValueError\n");
}

#[test]
fn a_difference_shows_what_differs() {
    let ran = |stdout: &str| Ran { status: 0, stdout: stdout.to_owned(), stderr: String::new() };
    assert_eq!(ran("a\nb\nc\n").differences(&ran("a\nb\nc\n")), None);
    let shown = ran("a\nb\nc\n").differences(&ran("a\nB\nc\n"));
    assert_eq!(shown.as_deref(), Some("  stdout\n  1: a\n  - b\n  + B\n"));
}
