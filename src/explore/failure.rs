//! A schedule that ends badly, as it is told.

use std::fmt::{self, Display, Formatter};

use super::bug::Bug;
use super::explorer::REPLAY;
use super::trace::{Step, Table};

/// A schedule that ends badly: of those that were played the one with the fewest unusual steps (old values, waits that end by themselves),
/// then with the fewest steps, then with the fewest switches of lanes. What it prints is what a failing test prints: what is wrong, the steps of each lane, and how
/// to see them again.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure {
    /// What is wrong.
    pub bug: Bug,
    /// For [`Explorer::replay`](super::Explorer::replay).
    pub schedule: String,
    /// Its steps, and what lanes waited for at its end.
    pub steps: Vec<Step>,
    /// Executions that were played.
    pub executions: u64,
    /// Of those, how many ended badly.
    pub bad: u64,
    /// Whether these cover every schedule.
    pub is_complete: bool,
    /// Where the page shows it, for programs that are labs.
    pub link: Option<String>,
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { bug, schedule, steps, executions, bad, is_complete, link } = self;
        writeln!(f, "{bug}\n\n{}", Table(steps))?;
        let s = if *executions == 1 { "" } else { "s" };
        let cover = if *is_complete { ", which cover every schedule," } else { "" };
        writeln!(
            f,
            "{bad} of {executions} execution{s}{cover} ended badly; the shortest of them is shown."
        )?;
        let thread = std::thread::current();
        let test = thread.name().filter(|name| *name != "main").unwrap_or("<its name>");
        writeln!(f, "replay it: {REPLAY}={schedule} cargo test {test}")?;
        write!(f, "in code:   Explorer::default().replay(\"{schedule}\")")?;
        if let Some(link) = link {
            write!(f, "\nin a page: {link}")?;
        }
        Ok(())
    }
}
