//! What happened in a run, as lanes of fixed-size records in (shared) memory.
//!
//! A [`Recorder`] belongs to one execution. Each thread, process and task writes to its own [`Lane`]: one writer, no
//! lock, no wrap-around. Once a lane is full, further records are dropped and counted. Others, the page in particular,
//! may read a lane while it is being written: its length is published with `Release` after the record, so a reader that
//! loads it with `Acquire` (in JavaScript, `Atomics.load`) sees only complete records.
//!
//! This crate has no clock: times come from the caller (`rt`), in ms since the run's epoch.

mod lane;
mod layout;
mod record;
mod recorder;

pub use lane::{Lane, LaneKind};
pub use layout::{LAYOUT_VERSION, Layout};
pub use record::{Event, Record, State};
pub use recorder::{
    BoardHead, Control, MAX_BOARDS, MAX_DIALS, Name, NameId, PrintedHead, Recorder,
};
