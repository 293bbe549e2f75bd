//! What a lane is about to do: one step.

use std::panic::Location;

use serde::Serialize;

/// Where in the code: of a lab's Rust, or of a program that a learner has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The file's path in the repository, or the program's own name.
    pub file: &'static str,
    /// From 1.
    pub line: u32,
}

impl From<&'static Location<'static>> for At {
    fn from(location: &'static Location<'static>) -> Self {
        Self { file: location.file(), line: location.line() }
    }
}

/// The kind of a step. Page words `step.<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Reads an atomic.
    Load,
    /// Writes an atomic.
    Store,
    /// Reads, changes and writes an atomic as one step.
    ReadModifyWrite,
    /// Orders what is around it, and touches nothing.
    Fence,
    /// Reads plain data.
    Read,
    /// Writes plain data.
    Write,
    /// Takes a lock, which has to be free.
    Lock,
    /// Takes a lock if it is free.
    TryLock,
    /// Takes a lock, or gives up: a time limit may be over at any moment.
    LockOrTimeOut,
    /// Gives a lock back.
    Unlock,
    /// Gives a lock back and stands in a condition variable's line.
    Wait,
    /// Was called out of the line and takes the lock again.
    Relock,
    /// As `Relock`, but that it may also give up waiting for the call.
    RelockOrTimeOut,
    /// Calls the first in line.
    NotifyOne,
    /// Calls all in line.
    NotifyAll,
    /// Waits to be called out of a line.
    AwaitCall,
    /// As `AwaitCall`, or gives up.
    AwaitCallOrTimeOut,
    /// Asks for a permit: takes it, or stands in line.
    Acquire,
    /// Gives a permit back, or hands it to the first in line.
    Release,
    /// Sets an event and calls all in line.
    Set,
    /// Clears an event.
    Clear,
    /// Looks whether something is set, and how many there are, without waiting.
    Look,
    /// Looks whether an event is set, and stands in line where it is not.
    AwaitEvent,
    /// Comes to a barrier: opens it as the last, or stands in line.
    Arrive,
    /// Puts an item into a queue, which has to have room.
    Put,
    /// As `Put`, or gives up.
    PutOrTimeOut,
    /// Takes an item out of a queue.
    Get,
    /// As `Get`, or gives up.
    GetOrTimeOut,
    /// Closes a queue.
    Close,
    /// Says that an item is dealt with.
    TaskDone,
    /// Waits until all items are dealt with.
    AwaitDone,
    /// Sleeps: goes on at any moment after.
    Sleep,
    /// Goes round a spinning loop, once another lane has written something.
    Spin,
    /// Sleeps before it tries again what it could not have.
    BackOff,
    /// A thread ends.
    End,
    /// Waits for a thread's end.
    AwaitEnd,
    /// As `AwaitEnd`, or gives up.
    AwaitEndOrTimeOut,
    /// A task begins.
    Begin,
    /// A task goes on after it had let others go first.
    Poll,
    /// A task goes on behind a sleep.
    AwaitSleep,
    /// A task goes on behind other tasks.
    AwaitTasks,
    /// A task goes on behind a queue.
    AwaitQueue,
    /// A task goes on behind the wait for a permit.
    AwaitPermit,
    /// A task goes on behind the wait for an event.
    AwaitSignal,
}

impl Action {
    /// Whether it may end because its time is over.
    pub fn may_time_out(self) -> bool {
        matches!(
            self,
            Self::LockOrTimeOut
                | Self::RelockOrTimeOut
                | Self::AwaitCallOrTimeOut
                | Self::PutOrTimeOut
                | Self::GetOrTimeOut
                | Self::AwaitEndOrTimeOut
        )
    }

    /// Whether it is a step of a loop that waits.
    pub(super) fn goes_round(self) -> bool {
        matches!(self, Self::Spin | Self::BackOff)
    }

    /// Whether it is a task's turn: what happens in it is not known beforehand.
    fn is_poll(self) -> bool {
        matches!(
            self,
            Self::Begin
                | Self::Poll
                | Self::AwaitSleep
                | Self::AwaitTasks
                | Self::AwaitQueue
                | Self::AwaitPermit
                | Self::AwaitSignal
        )
    }

    /// Takes a lock that another lane has to have given back.
    fn takes(self) -> bool {
        matches!(self, Self::Lock | Self::Relock)
    }

    /// Gives a lock back that it holds.
    fn gives(self) -> bool {
        matches!(self, Self::Unlock | Self::Wait)
    }
}

/// How an atomic access orders what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Not at all.
    Relaxed,
    /// A load that sees what was released.
    Acquire,
    /// A store that lets others see.
    Release,
    /// Both.
    AcqRel,
    /// Both, and in one order for all.
    SeqCst,
}

impl Order {
    /// Whether it sees what was released.
    pub fn acquires(self) -> bool {
        matches!(self, Self::Acquire | Self::AcqRel | Self::SeqCst)
    }

    /// Whether what came before it is seen by who acquires.
    pub fn releases(self) -> bool {
        matches!(self, Self::Release | Self::AcqRel | Self::SeqCst)
    }
}

impl From<std::sync::atomic::Ordering> for Order {
    fn from(order: std::sync::atomic::Ordering) -> Self {
        use std::sync::atomic::Ordering as O;
        match order {
            O::Relaxed => Self::Relaxed,
            O::Acquire => Self::Acquire,
            O::Release => Self::Release,
            O::AcqRel => Self::AcqRel,
            _ => Self::SeqCst,
        }
    }
}

/// Something that lanes share: where it is, and what the lab calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its address, by which it is known in one execution.
    pub address: usize,
    /// Empty where it has no name.
    pub name: &'static str,
}

impl Object {
    /// Of a look at several things at once: any data of a program.
    pub const ALL: Self = Self { address: usize::MAX, name: "[…]" };

    /// The one of this name among tasks, which have no other.
    pub fn named(name: &'static str) -> Self {
        Self { address: name.as_ptr().addr(), name }
    }

    /// The one that lies at `place`.
    pub fn at<T: ?Sized>(place: &T, name: &'static str) -> Self {
        Self { address: std::ptr::from_ref(place).cast::<u8>().addr(), name }
    }
}

/// One step of a lane.
#[derive(Clone, Copy, Debug)]
pub struct Op {
    /// What it does.
    pub action: Action,
    /// To what; none for a sleep and the like.
    pub object: Option<Object>,
    /// The lock of a condition variable's wait.
    pub second: Option<Object>,
    /// What the object is a part of, and may be any part of: of an item the container.
    pub within: Option<Object>,
    /// How an atomic access or a fence orders.
    pub order: Option<Order>,
    /// Of a compare-exchange.
    pub expects: Option<Expects>,
    /// Where in the code.
    pub at: At,
}

/// What a compare-exchange has to find in order to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expects {
    /// This value, as bits.
    pub value: u64,
    /// How it orders where it finds another one.
    pub failure: Order,
}

impl Op {
    /// `action` on `object`, for code at `at`.
    pub fn new(action: Action, object: Object, at: impl Into<At>) -> Self {
        Self { object: Some(object), ..Self::alone(action, at) }
    }

    /// `action` that touches nothing that others can see.
    pub fn alone(action: Action, at: impl Into<At>) -> Self {
        Self {
            action,
            object: None,
            second: None,
            within: None,
            order: None,
            expects: None,
            at: at.into(),
        }
    }

    /// The same with a second object.
    #[must_use]
    pub fn with(self, second: Object) -> Self {
        Self { second: Some(second), ..self }
    }

    /// The same to a part of `whole`.
    #[must_use]
    pub fn within(self, whole: Object) -> Self {
        Self { within: Some(whole), ..self }
    }

    /// The same as an atomic access of this order.
    #[must_use]
    pub fn ordered(self, order: impl Into<Order>) -> Self {
        Self { order: Some(order.into()), ..self }
    }

    /// The same as a compare-exchange.
    #[must_use]
    pub fn expecting(self, value: u64, failure: impl Into<Order>) -> Self {
        Self { expects: Some(Expects { value, failure: failure.into() }), ..self }
    }

    /// Whether it is an access to an atomic, which may see what is old.
    pub fn is_atomic(&self) -> bool {
        self.order.is_some() && self.object.is_some()
    }

    /// Whether it leaves more open than sequential consistency does.
    pub fn is_weak(&self) -> bool {
        let weak = |order: Order| order != Order::SeqCst;
        let fails_weakly = self.expects.is_some_and(|expects| weak(expects.failure));
        self.action != Action::Fence && (self.order.is_some_and(weak) || fails_weakly)
    }

    /// Whether it only looks.
    pub fn reads(&self) -> bool {
        matches!(self.action, Action::Load | Action::Read | Action::Look)
    }

    /// Whether others that spin may see something new behind it.
    pub fn writes(&self) -> bool {
        !self.reads() && self.object.is_some()
    }

    /// Whether the order of the two can matter: they touch the same thing, and not both only look.
    pub fn depends_on(&self, other: &Self) -> bool {
        if self.action.is_poll() || other.action.is_poll() {
            return true;
        }
        match (self.action, other.action) {
            (Action::Spin | Action::BackOff, Action::Spin | Action::BackOff) => return false,
            (Action::BackOff, _) => return other.object.is_some(),
            (_, Action::BackOff) => return self.object.is_some(),
            (Action::Spin, _) => return other.writes(),
            (_, Action::Spin) => return self.writes(),
            _ => {}
        }
        if self.reads() && other.reads() {
            return false;
        }
        if self.is_of_all() || other.is_of_all() {
            return self.order.is_some() && other.order.is_some();
        }
        let same = |a: Option<Object>, b: Option<Object>| matches!((a, b), (Some(a), Some(b)) if a.address == b.address);
        same(self.object, other.object)
            || same(self.object, other.second)
            || same(self.second, other.object)
            || same(self.second, other.second)
            || same(self.within.or(self.object), other.within.or(other.object))
    }

    fn is_of_all(&self) -> bool {
        self.object.is_some_and(|object| object.address == Object::ALL.address)
    }

    /// Whether there can be a moment at which both could be next. A lock is not free while its holder gives it back, and who waits
    /// for a thread's end waits until that has come.
    pub fn may_be_beside(&self, other: &Self) -> bool {
        let apart = |taking: &Self, giving: &Self| {
            let taken = taking.lock();
            taking.action.takes()
                && giving.action.gives()
                && taken.is_some()
                && taken == giving.lock()
        };
        let ends = |waiting: &Self, ending: &Self| {
            waiting.action == Action::AwaitEnd
                && ending.action == Action::End
                && waiting.object == ending.object
        };
        let never = |one: &Self, other: &Self| apart(one, other) || ends(one, other);
        !(never(self, other) || never(other, self))
    }

    /// Address of the lock that it takes or gives back.
    fn lock(&self) -> Option<usize> {
        match self.action {
            Action::Wait | Action::Relock | Action::RelockOrTimeOut => self.second,
            _ => self.object,
        }
        .map(|lock| lock.address)
    }

    /// The addresses of what it touches.
    pub fn addresses(&self) -> impl Iterator<Item = usize> + use<> {
        [self.object, self.second].into_iter().flatten().map(|object| object.address)
    }
}

/// What a step came to, beside that it was done.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Note {
    /// It saw this value.
    Saw {
        /// The value.
        value: f64,
    },
    /// It left this value.
    Left {
        /// The value.
        value: f64,
    },
    /// It did not get what it wanted.
    Refused,
    /// It called so many of those who waited.
    Called {
        /// How many.
        count: u32,
    },
    /// The lab's quantity `series.<key>` has changed.
    Value {
        /// Word key.
        key: &'static str,
        /// The new value.
        value: f64,
    },
    /// A line of the log, `event.<key>`: the lane has got on.
    Log {
        /// Word key.
        key: &'static str,
        /// First gap.
        a: u32,
        /// Second gap.
        b: f64,
    },
}
