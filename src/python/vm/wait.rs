//! Waiting: what all primitives are made of.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Vm;
use crate::host::{Action, At, Kind, Op, Place, Stop};
use crate::types::ExcKind;
use crate::value::{Exc, Locked, Run};

/// How long a wait may take.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Limit {
    Never,
    Now,
    After(f64),
}

/// A primitive's state, and where threads wait for it to change.
#[derive(Debug)]
pub struct Monitor<S> {
    state: Locked<S>,
    place: Arc<dyn Place>,
    waiting: AtomicUsize,
}

impl<S: Send> Monitor<S> {
    /// A state, and where to wait for it.
    pub fn new(state: S, place: Arc<dyn Place>) -> Self {
        Self { state: Locked::new(state), place, waiting: AtomicUsize::new(0) }
    }

    /// Waits for what no end of the program breaks off: that its threads have ended.
    pub(crate) fn settle(&self, op: Op, ready: impl Fn(&S) -> bool + Sync) {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        // A host that has stopped waits for nobody.
        let _ = self.place.wait(op, None, &|| ready(&self.state.lock()));
        self.waiting.fetch_sub(1, Ordering::SeqCst);
    }

    /// Looks at the state; no step.
    pub fn look<R>(&self, f: impl FnOnce(&S) -> R) -> R {
        f(&self.state.lock())
    }

    /// Changes the state and wakes who waits; no step, for it belongs to another operation.
    pub fn quietly<R>(&self, f: impl FnOnce(&mut S) -> R) -> R {
        let result = f(&mut self.state.lock());
        if self.waiting.load(Ordering::SeqCst) > 0 {
            self.place.wake();
        }
        result
    }
}

impl Vm {
    /// A new primitive. It is named after the variable that the running line assigns to.
    pub fn monitor<S: Send>(&mut self, kind: Kind, state: S) -> Monitor<S> {
        let name = self.assigned_name();
        Monitor::new(state, self.program.host.place(kind, &name))
    }

    /// `self.lock` where the running line reads `self.lock = Lock()`.
    fn assigned_name(&self) -> String {
        let Some((source, start)) = self.running_place() else { return String::new() };
        let line = source.line(source.line_of(start));
        match line.split_once('=') {
            Some((left, right)) if !right.starts_with('=') => {
                let name = left.split(':').next().unwrap_or_default().trim();
                let plain = !name.is_empty()
                    && name.chars().all(|c| c.is_alphanumeric() || "_.".contains(c));
                if plain { name.to_owned() } else { String::new() }
            }
            _ => String::new(),
        }
    }

    /// `self.items` where `self.items[0]`, `self.items.append(1)`, `len(self.items)`, `x in self.items`, `not self.items` or
    /// `for item in self.items` is running; `called` is the name of the function.
    pub(crate) fn container(&self, called: &str) -> String {
        let Some((source, start)) = self.running_place() else { return String::new() };
        let line = source.text.get(start as usize..).unwrap_or_default();
        let line = line.lines().next().unwrap_or_default();
        let path = |text: &str| -> (String, String) {
            let of_name = |c: char| c.is_alphanumeric() || "_.".contains(c);
            let (name, rest) = text.split_at(text.find(|c| !of_name(c)).unwrap_or(text.len()));
            (name.to_owned(), rest.to_owned())
        };
        let line = line.strip_prefix("not ").unwrap_or(line);
        let (name, rest) = path(line);
        let over = rest.trim_start().starts_with("in ") || rest.trim_start().starts_with("not in ");
        let (name, rest) = match line.split_once(" in ") {
            Some((_, over_this)) if over || name.is_empty() || name == "for" => path(over_this),
            _ => (name, rest),
        };
        match rest.strip_prefix('(') {
            None => name,
            Some(inside) if name == called => match path(inside) {
                (name, rest) if rest.starts_with([')', ',']) => name,
                _ => String::new(),
            },
            Some(_) => {
                let of = name.strip_suffix(called).and_then(|name| name.strip_suffix('.'));
                of.unwrap_or_default().to_owned()
            }
        }
    }

    /// Where the program is; frames of our own library do not count.
    pub(crate) fn at(&self) -> At {
        self.running_place().map_or_else(At::default, |(source, start)| source.at(start))
    }

    fn running_place(&self) -> Option<(Arc<crate::code::Source>, u32)> {
        let now = self
            .here
            .as_ref()
            .filter(|h| !h.0.source.hidden)
            .map(|(code, pc)| (code.source.clone(), code.ranges.get(*pc).map_or(0, |r| r.0)));
        now.or_else(|| {
            let frame = self.frames.iter().rev().find(|f| !f.code.source.hidden)?;
            let range =
                frame.code.ranges.get(frame.pc.saturating_sub(1)).copied().unwrap_or_default();
            Some((frame.code.source.clone(), range.0))
        })
    }

    /// Does what `attempt` tries, as soon as `ready`; nothing if the limit is over first.
    pub fn wait_for<S: Send, R>(
        &mut self,
        monitor: &Monitor<S>,
        action: Action,
        limit: Limit,
        holder: impl Fn(&S) -> Option<u64>,
        ready: impl Fn(&S) -> bool + Sync,
        mut attempt: impl FnMut(&mut S) -> Option<R>,
    ) -> Run<Option<R>> {
        self.check_always()?;
        let steered = self.steered;
        if !steered {
            let done = attempt(&mut monitor.state.lock());
            if let Some(result) = done {
                self.changed(monitor);
                return Ok(Some(result));
            }
            if limit == Limit::Now {
                return Ok(None);
            }
        }
        let end = match limit {
            Limit::After(s) => Some(self.program.host.monotonic() + s),
            _ => None,
        };
        let program = self.program.clone();
        let ready = || program.is_over() || ready(&monitor.state.lock());
        monitor.waiting.fetch_add(1, Ordering::SeqCst);
        let gil = self.release_gil();
        let result = loop {
            let left = match (limit, end) {
                (Limit::Now, _) => Some(0.0),
                (_, Some(end)) => Some((end - program.host.monotonic()).max(0.0)),
                _ => None,
            };
            let holder = holder(&monitor.state.lock());
            let at = self.at();
            let at = if at.line == 0 { self.ended } else { at };
            let op = Op { action, at, limited: limit != Limit::Never, holder };
            self.tell_locals();
            let waited = monitor.place.wait(op, left, &ready);
            if let Err(stop) = waited {
                break Err(stop);
            }
            if program.is_over() {
                break Err(Stop(String::new()));
            }
            let done = attempt(&mut monitor.state.lock());
            if done.is_some() || waited == Ok(false) || (steered && limit == Limit::Now) {
                break Ok(done);
            }
        };
        monitor.waiting.fetch_sub(1, Ordering::SeqCst);
        self.acquire_gil(gil)?;
        match result {
            Ok(done) => {
                if done.is_some() {
                    self.changed(monitor);
                }
                Ok(done)
            }
            Err(stop) => Err(self.stopped(stop)),
        }
    }

    /// Does what never has to wait.
    pub fn change<S: Send, R>(
        &mut self,
        monitor: &Monitor<S>,
        action: Action,
        f: impl FnOnce(&mut S) -> R,
    ) -> Run<R> {
        self.check_always()?;
        if self.steered {
            let op = Op { action, at: self.at(), limited: false, holder: None };
            self.tell_locals();
            monitor.place.step(op).map_err(|stop| self.stopped(stop))?;
        }
        let result = f(&mut monitor.state.lock());
        self.changed(monitor);
        Ok(result)
    }

    fn changed<S>(&self, monitor: &Monitor<S>) {
        if monitor.waiting.load(Ordering::SeqCst) > 0 {
            monitor.place.wake();
        }
    }

    /// What a stopped wait raises; nothing catches it.
    pub(crate) fn stopped(&mut self, stop: Stop) -> Exc {
        if !self.program.is_over() {
            return self.stop(&stop.0);
        }
        self.error(ExcKind::Stopped, stop.0)
    }

    /// `time.sleep`
    pub fn sleep(&mut self, seconds: f64) -> Run<()> {
        let monitor = self.monitor(Kind::Sleep, ());
        self.wait_for(
            &monitor,
            Action::Sleep,
            Limit::After(seconds),
            |()| None,
            |()| false,
            |()| None::<()>,
        )
        .map(drop)
    }
}
