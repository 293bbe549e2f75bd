//! The lock around the interpreter, for programs that are to run as on a CPython that has one.
//!
//! A thread holds it while it runs Python, hands it over every so many checkpoints if another wants it, and gives it back while it waits. Whoever hands
//! it over does not get it again before the one it was handed to: as in CPython since 3.2.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};

use super::wait::{Limit, Monitor};
use super::{Program, Vm};
use crate::host::Action;
use crate::value::Run;

/// Who holds it, and who waits for it, first come first served.
#[derive(Debug, Default)]
pub struct GilState {
    held: bool,
    line: VecDeque<u64>,
    next: u64,
}

/// The lock.
#[derive(Debug)]
pub struct Gil {
    /// Its state.
    pub monitor: Monitor<GilState>,
    /// Checkpoints that a switch interval of CPython's five milliseconds stands for.
    pub interval: u32,
}

/// Whether the lock was held when a wait began.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Held(bool);

/// Checkpoints between two looks of a thread that has no lock around it.
pub(crate) const TICKS: u32 = 1000;
/// Checkpoints between two looks of one that has: a stop or a limit does not wait for a long switch interval.
const MOST_TICKS: u32 = 100_000;

/// CPython's switch interval, s, until a program says otherwise.
const SWITCH_INTERVAL: f64 = 0.005;

/// What `sys.setswitchinterval()` has set; 0 as long as it has not.
#[derive(Debug, Default)]
pub struct SwitchInterval(AtomicU64);

impl SwitchInterval {
    /// Seconds.
    pub fn seconds(&self) -> f64 {
        match self.0.load(Ordering::Relaxed) {
            0 => SWITCH_INTERVAL,
            bits => f64::from_bits(bits),
        }
    }

    /// `seconds` are more than 0.
    pub fn set(&self, seconds: f64) {
        self.0.store(seconds.to_bits(), Ordering::Relaxed);
    }

    /// As many checkpoints as that is where `default` of them are CPython's own.
    fn checkpoints(&self, default: u32) -> u32 {
        (f64::from(default) * self.seconds() / SWITCH_INTERVAL).clamp(1.0, 1e9) as u32
    }
}

impl Vm {
    /// Checkpoints until the machine looks up from the program again.
    pub(crate) fn turn(program: &Program) -> u32 {
        let of_gil = |gil: &Gil| program.switch.checkpoints(gil.interval);
        // A limit or a stop is not to wait for a long interval.
        program.gil.get().map_or(TICKS, of_gil).min(MOST_TICKS)
    }

    /// Gives it back, if this thread has it.
    pub(crate) fn release_gil(&mut self) -> Held {
        let Some(gil) = self.program.gil.get() else { return Held(false) };
        if !std::mem::replace(&mut self.holds_gil, false) {
            return Held(false);
        }
        gil.monitor.quietly(|s| s.held = false);
        Held(true)
    }

    /// Takes it again after a wait.
    pub(crate) fn acquire_gil(&mut self, held: Held) -> Run<()> {
        if held.0 { self.take_gil() } else { Ok(()) }
    }

    /// Takes it.
    pub(crate) fn take_gil(&mut self) -> Run<()> {
        let program = self.program.clone();
        let Some(gil) = program.gil.get() else { return Ok(()) };
        let me = gil.monitor.quietly(|s| {
            s.next += 1;
            s.line.push_back(s.next);
            s.next
        });
        let first = |s: &GilState| !s.held && s.line.front() == Some(&me);
        // The wait for it is no step of its own.
        let steered = std::mem::replace(&mut self.steered, false);
        let taken = self.wait_for(
            &gil.monitor,
            Action::Acquire,
            Limit::Never,
            |_| None,
            first,
            |s| {
                first(s).then(|| {
                    s.held = true;
                    s.line.pop_front();
                })
            },
        );
        self.steered = steered;
        match taken {
            Ok(_) => {
                self.holds_gil = true;
                Ok(())
            }
            Err(e) => {
                gil.monitor.quietly(|s| s.line.retain(|n| *n != me));
                Err(e)
            }
        }
    }

    /// After `turn` more checkpoints: at the end of a switch interval hands it over if somebody waits for it.
    pub(crate) fn hand_over_gil(&mut self, turn: u32) -> Run<()> {
        self.held_for = self.held_for.saturating_add(turn);
        let due = |gil: &Gil| self.held_for >= self.program.switch.checkpoints(gil.interval);
        if !self.program.gil.get().is_some_and(due) {
            return Ok(());
        }
        self.held_for = 0;
        let wanted = self.program.gil.get().is_some_and(|g| g.monitor.look(|s| !s.line.is_empty()));
        if wanted && self.holds_gil {
            let held = self.release_gil();
            self.acquire_gil(held)?;
        }
        Ok(())
    }
}
