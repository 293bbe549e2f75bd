//! Which threads of the pool have work.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::platform;
use super::run::Run;

/// Every thread of the pool has work. It has as many as the strategy declares, and a thread that waits for those that it
/// has started keeps its own. So one more would wait where nobody expects it, perhaps for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the strategy declares {workers} thread{}, and one more would live at once", if *workers == 1 { "" } else { "s" })]
pub struct AllTaken {
    /// How many there are.
    pub workers: u32,
}

/// How many threads of the pool a run has taken.
#[derive(Debug, Default)]
pub(super) struct Workers(AtomicUsize);

/// One of the pool's threads, until this is dropped.
#[derive(Debug)]
pub(super) struct Taken(Arc<Run>);

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.workers.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Takes a thread of the pool for `run`, which is to have `most` of them.
pub(super) fn take(run: &Arc<Run>, most: usize) -> Result<Taken, AllTaken> {
    let most = most.min(platform::workers());
    let more = |taken| (taken < most).then_some(taken + 1);
    match run.workers.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more) {
        Ok(_) => Ok(Taken(run.clone())),
        Err(_) => Err(AllTaken { workers: most as u32 }),
    }
}
