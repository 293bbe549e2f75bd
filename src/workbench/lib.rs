//! The workbench: a learner's program as a lab.
//!
//! The text of the program is a parameter like any other, so it travels as they do: in requests, links, pins and reports. What else a lab
//! declares (parameters, strategies) is read from the text by [`lab::of`], each time that a request is checked. A program's variants, each
//! with and without a lock around the interpreter, are the strategies.
//!
//! The interpreter knows neither `rt` nor the seat. It asks its [`Host`](python::Host), of which there are two: at full speed
//! threads wait on condition variables ([`measured`]), in the scheduler's seat each operation is a step ([`steered`]). What locks, queues and
//! events *are* stands in the interpreter once for both.

pub mod lab;
mod measured;
mod names;
mod net;
mod steered;
pub mod text;

pub use lab::{LAB, LONGEST, WORKERS};
