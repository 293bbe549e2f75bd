//! Who waits for whom, and whether any of them can ever go on.
//!
//! A lane that has waited for a slice of time reports that it still does, each time after it has looked
//! again at what it waits for. A deadlock is a set of lanes (a circle of holders, or all that could run)
//! of which every one has looked again since the last of them began to wait. So a lane that was
//! already called, but has not had its turn on the processor since, never counts as stuck, however
//! busy the machine is; and what other lanes do meanwhile does not matter.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One of a deadlock's lanes, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stuck {
    pub lane: usize,
    pub object: &'static str,
    pub holder: Option<usize>,
}

/// What a report has brought to light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Lanes that can never go on.
    Deadlock(Vec<Stuck>),
    /// The reporting lane waits for itself, and will give that wait up.
    Caught(Stuck),
}

#[derive(Debug, Default)]
pub(super) struct Watchdog(Mutex<Waits>);

#[derive(Debug, Default)]
struct Waits {
    /// Lanes that wait without a time limit, once they have waited for a slice.
    by_lane: BTreeMap<usize, Entry>,
    /// Lanes that have begun and are neither over nor waiting in a scope's join.
    live: usize,
    /// When `live` last changed.
    live_since: u64,
    /// Counts reports and changes: the watchdog's own time.
    now: u64,
}

#[derive(Debug)]
struct Entry {
    object: &'static str,
    holder: Option<usize>,
    /// When it was first seen to wait for this holder.
    since: u64,
    /// When it last reported; it has not looked again since, as far as is known.
    reported: u64,
    /// It has looked again after this moment and still had to wait.
    looked: u64,
}

impl Watchdog {
    fn waits(&self) -> MutexGuard<'_, Waits> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A lane may now run, and so resolve what others wait for.
    pub fn lane_began(&self) {
        self.waits().live_changed(|live| live + 1);
    }

    /// It no longer can.
    pub fn lane_ended(&self) {
        self.waits().live_changed(|live| live.saturating_sub(1));
    }

    /// It no longer can, and in the same moment another one can again.
    pub fn lane_replaced(&self) {
        self.waits().live_changed(|live| live);
    }

    /// `lane` has looked, after its last report, and still waits for `object`, held by `holder` now.
    /// Returns the lanes of a deadlock that it is part of, or that it has found. If it waits for itself
    /// and is `catching` that, it counts as waiting no more: nobody else may find it stuck meanwhile.
    pub fn still_waits(
        &self,
        lane: usize,
        object: &'static str,
        holder: Option<usize>,
        catching: bool,
    ) -> Option<Found> {
        let mut waits = self.waits();
        waits.now += 1;
        let now = waits.now;
        // What it saw before its first report may have been before anything else it is judged with.
        let new = Entry { object, holder, since: now, reported: 0, looked: 0 };
        let entry = waits.by_lane.entry(lane).or_insert(new);
        if entry.holder != holder {
            (entry.holder, entry.since) = (holder, now);
        }
        entry.looked = entry.reported;
        entry.reported = now;
        let stuck = waits.stuck(lane)?;
        match stuck[..] {
            // Not merely the last one that could run: it must wait for what it holds itself.
            [alone] if catching && alone.lane == lane && alone.holder == Some(lane) => {
                waits.by_lane.remove(&lane);
                Some(Found::Caught(alone))
            }
            _ => Some(Found::Deadlock(stuck)),
        }
    }

    /// `lane` waits no more.
    pub fn goes_on(&self, lane: usize) {
        self.waits().by_lane.remove(&lane);
    }
}

impl Waits {
    fn live_changed(&mut self, change: impl FnOnce(usize) -> usize) {
        self.now += 1;
        self.live_since = self.now;
        self.live = change(self.live);
    }

    fn stuck(&self, me: usize) -> Option<Vec<Stuck>> {
        if let Some(circle) = self.circle(me)
            && self.all_looked(&circle, 0)
        {
            return Some(circle);
        }
        let all: Vec<Stuck> = self.by_lane.keys().filter_map(|lane| self.entry(*lane)).collect();
        (all.len() >= self.live && self.all_looked(&all, self.live_since)).then_some(all)
    }

    fn entry(&self, lane: usize) -> Option<Stuck> {
        let entry = self.by_lane.get(&lane)?;
        Some(Stuck { lane, object: entry.object, holder: entry.holder })
    }

    /// The circle of holders that waiting for `me`'s holder leads to.
    fn circle(&self, me: usize) -> Option<Vec<Stuck>> {
        let mut path = vec![self.entry(me)?];
        loop {
            let next = path.last()?.holder?;
            if let Some(start) = path.iter().position(|stuck| stuck.lane == next) {
                return Some(path.split_off(start));
            }
            path.push(self.entry(next)?);
        }
    }

    /// Whether each has looked again since the last of them began to wait, and since `moment`.
    fn all_looked(&self, stuck: &[Stuck], moment: u64) -> bool {
        let entries = || stuck.iter().filter_map(|s| self.by_lane.get(&s.lane));
        let last = entries().map(|e| e.since).fold(moment, u64::max);
        entries().all(|e| e.looked >= last)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    fn live(count: usize) -> Watchdog {
        let watchdog = Watchdog::default();
        (0..count).for_each(|_| watchdog.lane_began());
        watchdog
    }

    #[test]
    fn a_lane_that_was_called_but_had_no_turn_yet_is_not_stuck() {
        let watchdog = live(3);
        // Lane 0 waits; lane 1 calls it and then waits itself, as does lane 2. However often those two
        // look, lane 0 has not, so it may be able to go on.
        watchdog.still_waits(0, "turn", None, false);
        watchdog.still_waits(0, "turn", None, false);
        for _ in 0..10 {
            assert_eq!(watchdog.still_waits(1, "turn", None, false), None);
            assert_eq!(watchdog.still_waits(2, "turn", None, false), None);
        }
        watchdog.goes_on(0);
        assert_eq!(watchdog.still_waits(1, "turn", None, false), None);
    }

    #[test]
    fn the_same_is_stuck_once_it_has_looked_again() {
        let watchdog = live(2);
        watchdog.still_waits(0, "turn", None, false);
        watchdog.still_waits(1, "turn", None, false);
        assert_eq!(watchdog.still_waits(1, "turn", None, false), None);
        // This report may come of a look before lane 1 began to wait; the next cannot.
        assert_eq!(watchdog.still_waits(0, "turn", None, false), None);
        let stuck = [0, 1].map(|lane| Stuck { lane, object: "turn", holder: None });
        assert_eq!(
            watchdog.still_waits(0, "turn", None, false),
            Some(Found::Deadlock(stuck.to_vec()))
        );
    }

    #[test]
    fn a_first_report_is_never_enough() {
        let watchdog = live(1);
        assert_eq!(watchdog.still_waits(0, "join", None, false), None);
        assert!(watchdog.still_waits(0, "join", None, false).is_some());
        watchdog.goes_on(0);
        assert_eq!(watchdog.still_waits(0, "join", None, false), None);
        assert_eq!(watchdog.still_waits(0, "A", Some(0), false), None, "nor for a new holder");
        assert!(watchdog.still_waits(0, "A", Some(0), false).is_some());
    }

    #[test]
    fn a_circle_is_found_whatever_else_goes_on() {
        let watchdog = live(5);
        let mut found = None;
        for other in 0..3 {
            watchdog.still_waits(4, "busy", None, false);
            watchdog.goes_on(4);
            assert_eq!(found, None, "not before look {other}");
            watchdog.still_waits(0, "B", Some(1), false);
            found = watchdog.still_waits(1, "A", Some(0), false);
        }
        let circle = [
            Stuck { lane: 1, object: "A", holder: Some(0) },
            Stuck { lane: 0, object: "B", holder: Some(1) },
        ];
        assert_eq!(found, Some(Found::Deadlock(circle.to_vec())));
    }

    #[test]
    fn a_lock_that_changes_hands_is_no_circle() {
        let watchdog = live(2);
        for _ in 0..5 {
            // Lane 0 is said to wait for lane 1, but by now it may have got its lock.
            assert_eq!(watchdog.still_waits(1, "A", Some(0), false), None);
        }
        watchdog.still_waits(0, "B", Some(1), false);
        watchdog.still_waits(0, "B", None, false);
        watchdog.still_waits(0, "B", Some(1), false);
        assert_eq!(watchdog.still_waits(1, "A", Some(0), false), None);
    }

    #[test]
    fn all_that_could_run_must_wait() {
        let watchdog = live(2);
        for _ in 0..5 {
            assert_eq!(watchdog.still_waits(0, "never", None, false), None);
        }
        watchdog.lane_ended();
        // What the other did before its end may have been a call.
        assert_eq!(watchdog.still_waits(0, "never", None, false), None);
        assert!(watchdog.still_waits(0, "never", None, false).is_some());
    }

    #[test]
    fn who_goes_on_in_anothers_stead_may_call() {
        // Lane 1 waits for what lane 2 does when its own thread, lane 3, has ended.
        let watchdog = live(3);
        watchdog.lane_ended();
        let report = || watchdog.still_waits(1, "call", None, false);
        (0..5).for_each(|_| assert_eq!(report(), None));
        watchdog.lane_replaced();
        (0..5).for_each(|_| assert_eq!(report(), None));
        watchdog.lane_ended();
        assert_eq!(report(), None);
        assert!(report().is_some());
    }

    #[test]
    fn who_catches_its_own_circle_is_stuck_for_nobody() {
        let watchdog = live(2);
        let report = || watchdog.still_waits(1, "mine", Some(1), true);
        // Lane 0 joins lane 1.
        watchdog.still_waits(0, "join", None, false);
        assert_eq!(report(), None);
        assert_eq!(watchdog.still_waits(0, "join", None, false), None);
        let alone = Stuck { lane: 1, object: "mine", holder: Some(1) };
        assert_eq!(report(), Some(Found::Caught(alone)));
        for _ in 0..5 {
            assert_eq!(watchdog.still_waits(0, "join", None, false), None);
        }
    }

    #[test]
    fn catching_is_for_a_circle_of_one() {
        let watchdog = live(1);
        watchdog.still_waits(0, "never", None, true);
        let found = watchdog.still_waits(0, "never", None, true);
        let alone = Stuck { lane: 0, object: "never", holder: None };
        assert_eq!(found, Some(Found::Deadlock(vec![alone])));
    }
}
