//! Names that live as long as the instance: lanes and steps refer to them without owning them.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How many may be kept; a program has far fewer, and an instance runs few programs.
const MOST: usize = 10_000;
/// Bytes of a name at most: what is longer says no more in the page.
const LONGEST: usize = 60;

static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// `name`, kept once for all who ask for it. Empty if there is no room for another.
pub fn keep(name: &str) -> &'static str {
    let name = &name[..name.floor_char_boundary(LONGEST)];
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(name) {
        return known;
    }
    if kept.len() >= MOST {
        return "";
    }
    let fresh: &'static str = Box::leak(name.into());
    kept.insert(fresh);
    fresh
}
