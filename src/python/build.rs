//! Leaves out of the library's Python what only its readers need: comments, blank lines, and three of four spaces of indentation. Everybody
//! who opens the workbench downloads the rest.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=modules");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where"));
    copy(Path::new("modules"), &out.join("modules"));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_some_and(|e| e == "py") {
            let text = std::fs::read_to_string(&path).expect("a text");
            std::fs::write(target, lean(&text)).expect("it can be written");
        }
    }
}

fn lean(text: &str) -> String {
    let mut out = String::new();
    // Within a string over several lines every character counts.
    let mut quoted = false;
    for line in text.lines() {
        let rest = line.trim_start_matches(' ');
        let quotes = line.matches("\"\"\"").count();
        if quoted {
            out.push_str(line);
        } else if rest.is_empty() || (rest.starts_with('#') && quotes == 0) {
            continue;
        } else {
            let depth = line.len() - rest.len();
            // What is not indented by fours is the inside of a bracket, where any indentation will do.
            out.extend(std::iter::repeat_n(' ', depth.div_ceil(4)));
            out.push_str(rest);
        }
        out.push('\n');
        quoted ^= quotes % 2 == 1;
    }
    out
}
