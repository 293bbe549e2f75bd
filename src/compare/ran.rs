//! What is noted while an explorer plays a program.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, Once, PoisonError};

use super::kit::Played;

/// How an exploration ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// There is nothing left to play.
    All,
    /// The bound on executions was reached.
    Cut,
    /// It does not go on behind what it has found.
    Found,
    /// It ended by itself, with these words.
    Failed(String),
}

/// What an exploration came to.
#[derive(Clone, Debug)]
pub struct Ran {
    /// How often the program was started: executions in vain count as well.
    pub executions: u64,
    /// What executions came to that got to their end.
    pub outcomes: BTreeSet<Vec<u32>>,
    /// Whether one of them was bad.
    pub is_bad: bool,
    /// Whether it has come to a deadlock.
    pub deadlocks: bool,
    /// Whether it has come to two accesses to plain data that nothing orders.
    pub races: bool,
    /// How it ended.
    pub end: End,
}

impl Ran {
    /// Whether it has found a bug.
    pub fn has_bug(&self) -> bool {
        self.is_bad || self.deadlocks || self.races
    }
}

/// Counts executions, and keeps what they come to.
#[derive(Debug, Default)]
pub(super) struct Notes {
    executions: AtomicU64,
    outcomes: Mutex<BTreeSet<Vec<u32>>>,
    bad: AtomicBool,
    /// Whether a bad one panics, which ends the exploration.
    stops: bool,
}

/// With what a bad execution panics.
const BAD: &str = "ends badly";

impl Notes {
    pub fn new(stops: bool) -> Arc<Self> {
        Arc::new(Self { stops, ..Self::default() })
    }

    pub fn play(&self, program: &Played) {
        self.executions.fetch_add(1, Relaxed);
        let came = program();
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).insert(came.seen);
        if came.is_bad {
            self.bad.store(true, Relaxed);
            assert!(!self.stops, "{BAD}");
        }
    }

    pub fn is_bad(&self) -> bool {
        self.bad.load(Relaxed)
    }

    pub fn executions(&self) -> u64 {
        self.executions.load(Relaxed)
    }

    pub fn ran(&self, end: End) -> Ran {
        Ran {
            executions: self.executions(),
            outcomes: self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            is_bad: self.is_bad(),
            deadlocks: false,
            races: false,
            end,
        }
    }

    /// What it came to for an explorer that panics where it finds something.
    pub fn caught(&self, came: Result<(), String>, is_cut: bool) -> Ran {
        let words = came.err();
        let says = |text: &str| words.as_ref().is_some_and(|words| words.contains(text));
        let (deadlocks, races) = (says("deadlock"), says("Causality violation"));
        let end = match &words {
            None if is_cut => End::Cut,
            None => End::All,
            Some(_) if deadlocks || races || says(BAD) => End::Found,
            Some(words) => End::Failed(words.clone()),
        };
        Ran { deadlocks, races, ..self.ran(end) }
    }
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Calls what ends with a panic where it finds something, and says nothing of it.
pub(super) fn caught(work: impl FnOnce()) -> Result<(), String> {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let before = std::panic::take_hook();
        // shuttle puts one round what it finds, which prints more with each panic in the process, whosever it is.
        shuttle::check_dfs(|| (), Some(1));
        drop(std::panic::take_hook());
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let came = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    came.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default()
    })
}
