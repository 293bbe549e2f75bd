//! What happened in a run, as lanes of fixed-size records in (shared) memory.
//!
//! A [`Recorder`] belongs to one execution. Each of its threads, processes and tasks writes into its own
//! [`Lane`]: one writer, no lock, no wrap-around. When a lane is full, further records are
//! counted and dropped. Others, the page in particular, may read while it is being written: a
//! lane's length is published with `Release` after the record, so a reader that loads it with
//! `Acquire` (in JS: `Atomics.load`) sees only whole records.
//!
//! This module has no clock; times come from the caller (`rt`), in ms since the run's epoch.

mod lane;
mod layout;
mod record;
mod recorder;

pub use lane::{Lane, LaneKind};
pub use layout::{LAYOUT_VERSION, Layout};
pub use record::{Event, Record, State};
pub use recorder::{BoardHead, Control, MAX_BOARDS, MAX_DIALS, Name, NameId, Recorder};
