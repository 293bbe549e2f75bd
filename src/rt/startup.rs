//! How long it took to start the threads and processes that a run finds ready: they exist before it
//! begins, so whoever started them has to report it.

use std::cell::Cell;

use model::Startup;

thread_local! {
    static STARTED: Cell<Startup> = const { Cell::new(Startup::NONE) };
}

/// Says what is there, on the thread that strategies are run from. The figures stay those of the start when a
/// pool or a process is used again.
pub fn set_startup(startup: Startup) {
    STARTED.set(startup);
}

/// What the threads and processes of the present run took to start. On the run's main lane; elsewhere, and
/// where nothing was started, nothing is known.
pub fn startup() -> Startup {
    STARTED.get()
}
