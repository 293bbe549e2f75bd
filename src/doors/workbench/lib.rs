//! The wasm of programs that learners write: the exports are [`door`]'s and [`door_seat`]'s, and one that says what a
//! text declares.
#![cfg(target_family = "wasm")]

// For its exports.
use door_seat as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs in each instance before anything else does.
#[wasm_bindgen(start)]
fn start() {
    static PROGRAMS: &[&[&lab::Lab]] = &[&[&workbench::LAB]];
    door::open(PROGRAMS);
}

/// JSON of the [`Description`](workbench::lab::Description) of a program's text.
#[wasm_bindgen]
pub fn describe(program: &str) -> String {
    door::json(&workbench::lab::describe(program))
}

/// Whether the request's program may need the library's file, which was not given to [`shelve`] yet.
#[wasm_bindgen]
pub fn lacks(request: &str) -> bool {
    // A word is one in the request's JSON too: no module's name stands behind a line's end.
    python::modules::library::lacks(request)
}

/// What programs import from now on: the text of `library.txt`.
#[wasm_bindgen]
pub fn shelve(library: String) {
    python::modules::library::shelve(library);
}
