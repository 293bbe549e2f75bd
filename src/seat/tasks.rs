//! Which ready task is polled next: the turns of one thread's tasks.
//!
//! A task that is polled, because it was woken, without having been chosen, says that it is ready and stays as it is.
//! The [`Loop`] chooses among the ready ones and wakes the chosen one, whose poll then goes through. Timers are
//! virtual: time passes when no task is ready, and goes to the next timer then, as an event loop's does.
//! The task that starts the others goes on as soon as it can: its steps are nobody's choice.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use super::op::{Action, Object, Op};
use super::place::Place;
use super::played::{Birth, End, LaneEnd, MAX_LANES};
use super::turns::Turns;

/// Whether somebody asked for another poll.
#[derive(Debug, Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The event loop of a steered run.
#[derive(Debug)]
pub struct Loop {
    turns: Arc<Turns>,
    inner: RefCell<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    tasks: Vec<State>,
    /// Whose poll is to go through.
    chosen: Option<usize>,
    /// Who is being polled, the outermost first.
    polled: Vec<usize>,
    timers: BTreeMap<(u64, u64), Waker>,
    armed: u64,
}

#[derive(Debug)]
struct State {
    parent: Option<usize>,
    /// How to have it polled, once it is ready.
    waker: Option<Waker>,
    next: Op,
    over: bool,
}

thread_local! {
    static LOOP: RefCell<Option<Rc<Loop>>> = const { RefCell::new(None) };
}

struct Restore(Option<Rc<Loop>>);

impl Drop for Restore {
    fn drop(&mut self) {
        LOOP.set(self.0.take());
    }
}

fn present() -> Option<Rc<Loop>> {
    LOOP.with_borrow(Clone::clone)
}

/// A task's gate: its polls go through when it was chosen.
#[derive(Debug)]
pub struct Gate {
    of: Rc<Loop>,
    task: usize,
}

/// A gate for a task that is being made by code at `at`; none where its run is not steered.
pub fn gate(at: &'static Location<'static>) -> Option<Gate> {
    let of = present()?;
    let mut inner = of.inner.borrow_mut();
    let parent = inner.polled.last().copied();
    let task = of.turns.start(parent.unwrap_or(0))?;
    if parent.is_some() || !inner.tasks.is_empty() {
        debug_assert_eq!(task, inner.tasks.len(), "lanes are opened here alone");
    }
    inner.tasks.push(State {
        parent,
        waker: None,
        next: Op::alone(Action::Begin, at),
        over: false,
    });
    drop(inner);
    Some(Gate { of, task })
}

impl Gate {
    /// Polls by `poll` where it is the task's turn, or that of one of its own tasks.
    pub fn poll<T>(
        &self,
        context: &mut Context<'_>,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<T>,
    ) -> Poll<T> {
        let of = &self.of;
        {
            let mut inner = of.inner.borrow_mut();
            let own = inner.chosen == Some(self.task);
            if !own && !inner.leads_to_chosen(self.task) {
                inner.tasks[self.task].waker = Some(context.waker().clone());
                return Poll::Pending;
            }
            if own {
                inner.chosen = None;
            }
            inner.polled.push(self.task);
        }
        let place = Place { polls: true, ..Place::new(of.turns.clone(), self.task) };
        let polled = place.enter(|| poll(context));
        let mut inner = of.inner.borrow_mut();
        inner.polled.pop();
        inner.tasks[self.task].over |= polled.is_ready();
        polled
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        let mut inner = self.of.inner.borrow_mut();
        inner.tasks[self.task].over = true;
        inner.tasks[self.task].waker = None;
    }
}

impl Inner {
    fn leads_to_chosen(&self, task: usize) -> bool {
        let mut at = self.chosen;
        while let Some(here) = at {
            if here == task {
                return true;
            }
            at = self.tasks[here].parent;
        }
        false
    }
}

/// Says what the task that is being polled is about to wait for, and where in its code; `name` is empty where it
/// has none.
pub fn pending(action: Action, name: &'static str, at: Option<&'static Location<'static>>) {
    let Some(of) = present() else { return };
    let mut inner = of.inner.borrow_mut();
    let Some(task) = inner.polled.last().copied() else { return };
    let at = at.map_or(inner.tasks[task].next.at, Into::into);
    let op =
        Op { object: (!name.is_empty()).then_some(Object::named(name)), ..Op::alone(action, at) };
    inner.tasks[task].next = op;
}

/// Ready once `ms` of virtual time have passed; none where the run is not steered.
pub fn timer(ms: f64) -> Option<Timer> {
    let of = present()?;
    let end = of.turns.now() + ms;
    Some(Timer { of, end, key: None })
}

/// A virtual timer. Dropping it disarms it.
#[derive(Debug)]
pub struct Timer {
    of: Rc<Loop>,
    end: f64,
    key: Option<(u64, u64)>,
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.of.turns.now() >= self.end {
            return Poll::Ready(());
        }
        let mut inner = self.of.inner.borrow_mut();
        let key = self.key.unwrap_or_else(|| {
            inner.armed += 1;
            // The bits of numbers that are not negative are in the numbers' order.
            (self.end.to_bits(), inner.armed)
        });
        inner.timers.insert(key, context.waker().clone());
        drop(inner);
        self.key = Some(key);
        Poll::Pending
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.of.inner.borrow_mut().timers.remove(&key);
        }
    }
}

impl Loop {
    /// One whose tasks have the turns that `turns` gives.
    pub fn new(turns: Arc<Turns>) -> Rc<Self> {
        Rc::new(Self { turns, inner: RefCell::default() })
    }

    /// Polls `work`, which polls all tasks, until it is over, stuck or halted; its value in the first case.
    /// `broken` says whether the run is to end early.
    #[track_caller]
    pub fn drive<T>(
        self: &Rc<Self>,
        mut work: Pin<&mut dyn Future<Output = T>>,
        broken: impl Fn() -> bool,
    ) -> Option<T> {
        let _restore = Restore(LOOP.replace(Some(self.clone())));
        // The task that starts the others: what it does is no step.
        let at = Location::caller();
        let first = State {
            parent: None,
            waker: None,
            next: Op::alone(Action::AwaitTasks, at),
            over: false,
        };
        self.inner.borrow_mut().tasks.push(first);
        let outer = Place { polls: true, ..Place::new(self.turns.clone(), 0) };
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(woken.clone());
        let mut context = Context::from_waker(&waker);
        loop {
            woken.0.store(false, Ordering::Relaxed);
            let polled = outer.enter(|| {
                self.inner.borrow_mut().polled.push(0);
                let polled = work.as_mut().poll(&mut context);
                self.inner.borrow_mut().polled.clear();
                polled
            });
            if let Poll::Ready(value) = polled {
                self.end(End::Done);
                return Some(value);
            }
            if broken() {
                self.end(End::Broken);
                return None;
            }
            // Not all that are ready may have said so.
            if woken.0.load(Ordering::Relaxed) {
                continue;
            }
            if let Some(end) = self.choose() {
                self.end(end);
                return None;
            }
        }
    }

    /// Chooses whose poll is to go through, and has it polled; how it ends where nobody is chosen.
    fn choose(&self) -> Option<End> {
        let ready = {
            let inner = self.inner.borrow();
            let ready = |(_, task): &(usize, &State)| task.waker.is_some() && !task.over;
            let lanes = inner.tasks.iter().enumerate().take(MAX_LANES).filter(ready);
            lanes.fold(0_u64, |set, (lane, _)| set | 1 << lane)
        };
        if ready == 0 {
            return match self.pass_time() {
                true => None,
                false => Some(End::Stuck),
            };
        }
        let next = {
            let inner = self.inner.borrow();
            let next =
                |(lane, task): (usize, &State)| (ready >> lane & 1 == 1).then_some(task.next);
            inner.tasks.iter().enumerate().map(next).collect::<Vec<_>>()
        };
        let Some(lane) = self.turns.choose(next, ready) else { return Some(End::Halted) };
        let waker = {
            let mut inner = self.inner.borrow_mut();
            inner.chosen = Some(lane);
            inner.tasks[lane].waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
        None
    }

    /// Goes to the next timer; false when there is none. All that are due then go off.
    fn pass_time(&self) -> bool {
        let Some((bits, _)) = self.inner.borrow().timers.keys().next().copied() else {
            return false;
        };
        self.turns.advance(f64::from_bits(bits));
        let due = {
            let mut inner = self.inner.borrow_mut();
            let later = inner.timers.split_off(&(bits, u64::MAX));
            std::mem::replace(&mut inner.timers, later)
        };
        due.into_values().for_each(Waker::wake);
        true
    }

    fn end(&self, end: End) {
        let inner = self.inner.borrow();
        let lanes = inner.tasks.iter().enumerate().map(|(lane, task)| LaneEnd {
            next: (lane > 0 && !task.over).then_some(task.next),
            ready: task.waker.is_some() && !task.over,
            open: Vec::new(),
            over: task.over || (lane == 0 && end == End::Done),
            joined: 0,
            task: false,
            born: task.parent.map(|by| Birth { by, taken: 0, joined: 0 }),
        });
        self.turns.end(end, lanes.collect());
    }
}
