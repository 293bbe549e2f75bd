//! Panics of explored programs: each is one of thousands of executions, and is reported once, if at all.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Once, PoisonError};

/// A panic in an explored program.
#[derive(Clone, Debug, Default)]
pub(super) struct Panicked {
    /// In which lane.
    pub lane: usize,
    /// `file:line`.
    pub at: String,
}

/// By the address of its turns, each execution that is on and what has panicked in it first.
static ON: Mutex<Option<HashMap<usize, Option<Panicked>>>> = Mutex::new(None);

fn on<R>(work: impl FnOnce(&mut HashMap<usize, Option<Panicked>>) -> R) -> R {
    work(ON.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default())
}

/// An execution and the lane of it that the present thread works for.
fn here() -> Option<(usize, usize)> {
    seat::present(|place| (Arc::as_ptr(&place.turns).addr(), place.acting()))
}

/// The present execution's panics are not printed as long as this is held.
#[derive(Debug)]
pub(super) struct Quiet<'a> {
    turns: usize,
    first: &'a RefCell<Option<Panicked>>,
}

impl<'a> Quiet<'a> {
    /// `first` is told of the first one.
    pub fn new(first: &'a RefCell<Option<Panicked>>) -> Self {
        install();
        let turns = here().map_or(0, |(turns, _)| turns);
        on(|on| on.insert(turns, None));
        Self { turns, first }
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        *self.first.borrow_mut() = on(|on| on.remove(&self.turns)).flatten();
    }
}

/// Once in a process. The hook before stays there for all other panics.
fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let explored = here().is_some_and(|(turns, lane)| {
                let at = info.location().map(|l| format!("{}:{}", l.file(), l.line()));
                let panicked = Panicked { lane, at: at.unwrap_or_default() };
                on(|on| match on.get_mut(&turns) {
                    Some(first) => {
                        first.get_or_insert(panicked);
                        true
                    }
                    None => false,
                })
            });
            if !explored {
                before(info);
            }
        }));
    });
}
