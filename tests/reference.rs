//! `docs/python.md`: what the workbench's Python has and has not, written from its own tables.
//!
//! `BLESS=1 cargo test --test reference` writes it.
#![cfg(not(target_family = "wasm"))]

use std::fmt::Write;
use std::sync::Arc;

use python::syntax::{AT_ONCE, Refused, WHEN_REACHED};
use python::{Limits, NativeHost};

/// What stands at the top of the page.
const HEAD: &str = "\
# The workbench's Python

Its language is Python 3.11's, to the letter of what programs print and of the errors that end them: the programs in `tests/python/corpus`
run in CPython and here in each test, and must say the same. What is not there is refused, with the line and a way out.

*This page is written by `BLESS=1 cargo test --test reference` from the interpreter's own tables.*

";

/// Where the same program may do something else here, and why.
const DIFFERENT: &str = "\
## Different on purpose

- **Threads** run at once, without a lock around the interpreter, as in free-threaded Python: each operation on a built-in object is
  one step, and `x += 1` is several. With a GIL as a choice of the run.
- **Processes** start anew and run the program's text first, as with the start method `spawn` of CPython on Windows and macOS. What
  starts them belongs below `if __name__ == \"__main__\":`. What they are sent is copied, and must have a name.
- **Limits**: memory, output and the depth of calls have ends, and a run can be stopped at any time. An int has at most 2²⁴ bits.
- **Floats have no identity**: `float(\"nan\") is float(\"nan\")` is true, so that `nan in [nan]` is true of any two.
- **Hashes of strings** are the same in each run, as with `PYTHONHASHSEED`; sets of strings have another order than CPython's.
- **The last bit** of what goes through a logarithm, an exponential, a power or a sine may differ, as it does between machines.
- **Files are in memory**: `/home`, where a program runs, and `/tmp` are empty at its start, its threads and processes share them, and
  they are gone at its end. There are no links, times, owners or permissions. `input()` finds the end of the input.
- **Encodings** are UTF-8, with and without a mark, UTF-16, UTF-32, Latin-1 and ASCII. A place that `tell()` gives within text is always
  the number of bytes before it.
- **The characters U+10D800 to U+10DFFF** cannot be had: in their place are lone surrogates.
- **There is no command line**: `argparse` gives each argument its default, unless `parse_args()` is given a list.
- **`127.0.0.1` is the program itself**: `http.server`, `urllib.request` and `asyncio.open_connection` speak to each other within it,
  one request for each connection, and nothing leaves the page.
- **`tracemalloc`** counts what the limit of memory counts, from its start on.
- **`globals()` in a module of the library** and frames of the library do not show; tracebacks have the program's own lines.
- **`re`** takes back what groups found in an alternative that failed. CPython 3.11 forgets to within possessive repetitions.
- **`requests`, `aiohttp` and `urllib.request`** speak to the page's own server, in the parts that are listed.

";

/// What a program prints; it must end well.
fn prints(program: &str) -> String {
    let host = Arc::new(NativeHost::keeping());
    let outcome = python::run(program, host.clone(), Limits::default());
    let (stdout, stderr) = host.written();
    assert_eq!(outcome.exit, 0, "{program}\n{stderr}{}", outcome.traceback);
    stdout
}

fn names(of: &str) -> Vec<String> {
    let line = |program: String| {
        let said = prints(&program);
        said.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    line(of.to_owned())
}

fn listed(names: &[String]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

/// How a program is refused before it runs: the message and the way out.
fn refused(refused: &Refused) -> (String, String) {
    let found = python::check(refused.example);
    let [found] = &found[..] else { panic!("{} is not refused", refused.what) };
    assert!(found.line > 0 && found.end_column >= found.column, "{}: no place", refused.what);
    let way_out = found.way_out.clone();
    let way_out = way_out.unwrap_or_else(|| panic!("{}: no way out", refused.what));
    (found.message.clone(), way_out)
}

/// What ends a program that is refused when it gets there.
fn ends(refused: &Refused) -> String {
    assert_eq!(python::check(refused.example), [], "{}", refused.what);
    let host = Arc::new(NativeHost::keeping());
    let outcome = python::run(refused.example, host.clone(), Limits::default());
    let said = host.written().1 + &outcome.traceback;
    let last = said.lines().last().unwrap_or_default();
    let said = last.strip_prefix("NotImplementedError: ");
    said.unwrap_or_else(|| panic!("{} ends with {last:?}", refused.what)).to_owned()
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("## Modules\n\n| module | what it has |\n|---|---|\n");
    let mut modules: Vec<_> = python::modules::names().filter(|n| !n.starts_with('_')).collect();
    modules.sort_unstable();
    for module in modules {
        let program = format!(
            "import sys\nimport {module} as m\nmodule_type = type(sys)\nfor n in sorted(dir(m)):\n    \
             v = getattr(m, n)\n    if not n.startswith('_') and (type(v) is not module_type or n == 'abc'):\n        print(n)"
        );
        let names =
            if module == "builtins" { vec!["all below".to_owned()] } else { names(&program) };
        let shown = if names.is_empty() { "modules of its own".to_owned() } else { listed(&names) };
        let _ = writeln!(page, "| `{module}` | {shown} |");
    }
    page.push_str("\n## Built-in functions\n\n");
    let functions = names(
        "import builtins\nfor n in sorted(dir(builtins)):\n    v = getattr(builtins, n)\n    \
         if callable(v) and not isinstance(v, type) and not n.startswith('_'):\n        print(n)",
    );
    let refused_names: Vec<&str> =
        AT_ONCE.iter().filter_map(|r| r.what.strip_prefix('`')?.strip_suffix('`')).collect();
    let there: Vec<_> =
        functions.into_iter().filter(|n| !refused_names.contains(&n.as_str())).collect();
    let _ = writeln!(page, "{}\n", listed(&there));
    page.push_str("## Built-in types and their methods\n\n| type | methods |\n|---|---|\n");
    for class in [
        "str",
        "bytes",
        "bytearray",
        "int",
        "float",
        "bool",
        "list",
        "tuple",
        "dict",
        "set",
        "frozenset",
        "range",
        "slice",
        "object",
        "type",
        "property",
        "classmethod",
        "staticmethod",
        "super",
        "enumerate",
        "zip",
        "map",
        "filter",
        "reversed",
    ] {
        let program = format!(
            "for n in sorted(dir({class})):\n    if not n.startswith('__'):\n        print(n)"
        );
        let methods = names(&program);
        let shown = if methods.is_empty() { "its operators".to_owned() } else { listed(&methods) };
        let _ = writeln!(page, "| `{class}` | {shown} |");
    }
    page.push_str("\n## Exceptions\n\n");
    let exceptions = names(
        "import builtins\nfor n in sorted(dir(builtins)):\n    v = getattr(builtins, n)\n    \
         if isinstance(v, type) and issubclass(v, BaseException):\n        print(n)",
    );
    let _ = writeln!(page, "{}\n", listed(&exceptions));
    page.push_str("## Not there: refused before a program runs\n\n| what | message | way out |\n|---|---|---|\n");
    for one in AT_ONCE {
        let (message, way_out) = refused(one);
        let _ = writeln!(page, "| {} | {message} | {way_out} |", one.what);
    }
    page.push_str(
        "\n## Not there: refused when it is reached\n\nA `NotImplementedError`.\n\n| what | message |\n|---|---|\n",
    );
    for one in WHEN_REACHED {
        let _ = writeln!(page, "| {} | {} |", one.what, ends(one));
    }
    page.push_str("\n## Modules that are not there\n\n| module | way out |\n|---|---|\n");
    let mut missing = python::modules::MISSING.to_vec();
    missing.sort_unstable();
    for (module, way_out) in missing {
        let _ = writeln!(page, "| `{module}` | {} |", way_out.replace('|', "\\|"));
    }
    page.push('\n');
    page.push_str(DIFFERENT.trim_end());
    page.push('\n');
    page
}

#[test]
fn the_page_says_what_is_there() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/python.md");
    let page = page();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, page).expect("the page can be written");
        return;
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "docs/python.md is stale: BLESS=1 cargo test --test reference writes it");
}

#[test]
fn each_missing_module_is_refused() {
    for (module, way_out) in python::modules::MISSING {
        assert!(!python::modules::exists(module), "{module} is there");
        let found = python::check(&format!("x = 1\nimport {module}"));
        assert_eq!(found.len(), 1, "{module}");
        assert_eq!((found[0].line, found[0].way_out.as_deref()), (2, Some(*way_out)), "{module}");
    }
    // A program that is prepared for it runs.
    let said = prints("try:\n    import numpy\nexcept ImportError as e:\n    print(e)");
    assert!(said.starts_with("the module 'numpy' is not there: "), "{said}");
}

#[test]
fn what_a_program_defines_itself_is_its_own() {
    assert_eq!(prints("def help(x):\n    return x\nprint(help(3))"), "3\n");
    assert_eq!(prints("def f(eval):\n    return eval(1)\nprint(f(str))"), "1\n");
}
