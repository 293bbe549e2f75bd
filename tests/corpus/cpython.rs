//! CPython 3.11, which says what a program means.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::ran::Ran;

/// Its path. Messages differ from version to version, so no other will do; `PYTHON` says where it is.
static CPYTHON: LazyLock<String> = LazyLock::new(|| {
    let given = std::env::var("PYTHON").ok();
    let names = given.map_or(vec!["python3.11".to_owned(), "python3".to_owned()], |one| vec![one]);
    // The path of the interpreter itself: a name may lead to a script that first looks for it.
    let asks = "import sys; print(sys.executable if sys.version_info[:2] == (3, 11) else '')";
    let path = |name: &String| {
        let said = Command::new(name).args(["-c", asks]).output().ok()?;
        let path = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        (said.status.success() && !path.is_empty()).then_some(path)
    };
    names.iter().find_map(path).unwrap_or_else(|| {
        panic!("none of {names:?} is CPython 3.11, which says what programs mean: install it (Debian 12 has it as python3), or say where it is with PYTHON=<path>")
    })
});

/// A folder for a `main.py`, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("interleave-corpus-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path.canonicalize().expect("it was just made"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// `python3 -B main.py`, to be started in `folder`. Sets and hashes come out as `hash_seed` has it.
fn main_py(folder: &Folder, hash_seed: u32) -> Command {
    let mut command = Command::new(&*CPYTHON);
    command
        .args(["-B", "main.py"])
        .current_dir(&folder.0)
        .env("PYTHONHASHSEED", hash_seed.to_string())
        .env("PYTHONUTF8", "1");
    command
}

/// Runs `program` in a process of its own.
pub fn alone(program: &Path, hash_seed: u32) -> Ran {
    let folder = Folder::new();
    std::fs::copy(program, folder.0.join("main.py")).expect("the program can be read");
    let output = main_py(&folder, hash_seed).stdin(Stdio::null()).output().expect("CPython starts");
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
    .in_folder(&folder.0)
}

/// A process that runs one program after another, each as [`alone`] does in a tenth of the time.
pub struct Driver {
    // Dropped first: at its end the process ends.
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    child: Child,
    folder: Folder,
}

impl Driver {
    pub fn start(hash_seed: u32) -> Driver {
        let folder = Folder::new();
        // Python looks whether it is there before the driver has put a program in its place.
        std::fs::write(folder.0.join("main.py"), "").expect("the folder is ours");
        let driver = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/driver");
        let mut child = main_py(&folder, hash_seed)
            .env("PYTHONPATH", driver)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("CPython starts");
        let requests = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("piped"));
        Driver { requests, answers, child, folder }
    }

    pub fn run(&mut self, program: &Path) -> Ran {
        let requests = self.requests.as_mut().expect("there until the end");
        writeln!(requests, "{}", program.display()).expect("the driver listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the driver answers");
        let answer: serde_json::Value = serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("{}: {error}: {answer:?}", program.display()));
        let text = |key: &str| answer[key].as_str().expect("a text").to_owned();
        Ran {
            status: answer["status"].as_i64().expect("a status") as i32,
            stdout: text("stdout"),
            stderr: text("stderr"),
        }
        .in_folder(&self.folder.0)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.requests = None;
        let _ = self.child.wait();
    }
}
