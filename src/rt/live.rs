//! Parameters that the learner may change during a run.
//!
//! Their values are in the run's control block, where the page writes them; code that wants to follow them
//! asks again each time.

use std::sync::atomic::Ordering;

use model::{Param, Params};
use trace::MAX_DIALS;

use super::lane;
use super::run::{Dials, Run};

impl Run {
    /// Gives the live ones among `declared` their first values.
    pub fn set_live(&self, declared: &[Param], params: &Params) {
        let ids: Dials = declared.iter().filter(|p| p.live).map(|p| p.id).collect();
        assert!(ids.len() <= MAX_DIALS, "a lab has at most {MAX_DIALS} live parameters");
        for (index, id) in ids.iter().enumerate() {
            self.turn(index, params.int(id) as i32);
        }
        let _ = self.live.set(ids);
    }

    /// Changes the live parameter at `index`; whoever asks from now on sees it. Out of range, it does
    /// nothing.
    pub fn turn(&self, index: usize, value: i32) {
        if let Some(dial) = self.recorder().control().dials.get(index) {
            dial.store(value as u32, Ordering::Relaxed);
        }
    }

    fn dial(&self, id: &str) -> Option<i64> {
        let index = self.live.get()?.iter().position(|known| *known == id)?;
        let value = self.recorder().control().dials[index].load(Ordering::Relaxed);
        Some(i64::from(value as i32))
    }
}

/// The current value of a live parameter. Panics if the lab declares none of that name: a bug in the lab.
pub fn live(id: &str) -> i64 {
    let value = lane::current_lane(|c| c.run().dial(id)).flatten();
    value.unwrap_or_else(|| panic!("the lab declares no live parameter {id}"))
}
