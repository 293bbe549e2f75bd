//! One record of a lane, in 24 bytes.

use serde::Serialize;

/// What a lane is doing until its next state record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum State {
    /// Not started yet, or without anything to do.
    Idle = 0,
    /// Executing its own code.
    Running = 1,
    /// Waiting for a lock or a permit that another lane holds.
    Lock = 2,
    /// Sleeping for a time of its own choice.
    Sleep = 3,
    /// Waiting for the network.
    Io = 4,
    /// Waiting until a queue has an item, or room for one.
    Queue = 5,
    /// Waiting for other lanes: in a join, at a barrier, for an event.
    Join = 6,
    /// Ready to run, but another lane has the thread.
    Ready = 7,
    /// Over.
    Done = 8,
}

impl State {
    /// Every state, indexed by its number.
    pub const ALL: [Self; 9] = [
        Self::Idle,
        Self::Running,
        Self::Lock,
        Self::Sleep,
        Self::Io,
        Self::Queue,
        Self::Join,
        Self::Ready,
        Self::Done,
    ];

    /// The state with this number.
    pub fn from_u8(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// What a record says, unpacked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// The lane is in this state from now on. `object` names what it waits for.
    State {
        /// The new state.
        state: State,
        /// Number of a name in the recorder, or 0 for none.
        object: u16,
        /// A number that goes with it, for example an item's.
        detail: u32,
    },
    /// A line of the log: word key `event.<name>`, with two values for its gaps `{a}` and `{b}`.
    Log {
        /// The key, as the number of a name in the recorder.
        name: u16,
        /// The first value.
        a: u32,
        /// The second value.
        b: f64,
    },
    /// A quantity changed: word key `series.<name>`.
    Value {
        /// The key, as the number of a name in the recorder.
        name: u16,
        /// The new value.
        value: f64,
    },
}

/// A record as it is laid out in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Record {
    /// ms since the run's epoch.
    pub time: f64,
    /// The second value of a log line, or the new value of a quantity.
    pub b: f64,
    /// The first value of a log line, or a state's detail.
    pub a: u32,
    /// The object or the key.
    pub name: u16,
    /// The number of a [`State`].
    pub state: u8,
    /// 0 for a state, 1 for a log line, 2 for a value.
    pub kind: u8,
}

const KIND_STATE: u8 = 0;
const KIND_LOG: u8 = 1;
const KIND_VALUE: u8 = 2;

impl Record {
    /// Packs an event.
    pub fn new(time: f64, event: Event) -> Self {
        match event {
            Event::State { state, object, detail } => {
                Self { time, b: 0.0, a: detail, name: object, state: state as u8, kind: KIND_STATE }
            }
            Event::Log { name, a, b } => Self { time, b, a, name, state: 0, kind: KIND_LOG },
            Event::Value { name, value } => {
                Self { time, b: value, a: 0, name, state: 0, kind: KIND_VALUE }
            }
        }
    }

    /// Unpacks the event; `None` for bytes that are not a record.
    pub fn event(&self) -> Option<Event> {
        match self.kind {
            KIND_STATE => State::from_u8(self.state).map(|state| Event::State {
                state,
                object: self.name,
                detail: self.a,
            }),
            KIND_LOG => Some(Event::Log { name: self.name, a: self.a, b: self.b }),
            KIND_VALUE => Some(Event::Value { name: self.name, value: self.b }),
            _ => None,
        }
    }
}
