//! What a chat server and those who visit it from other tabs say to each other, as JSON.

use serde::{Deserialize, Serialize};

/// A line that somebody has said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Line {
    /// Its number on this server, from 1.
    pub number: u32,
    /// Who said it.
    pub from: String,
    /// What.
    pub text: String,
    /// When it was sent, ms since the server began.
    pub at_ms: f64,
}

/// What a client is told by its server, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ChatEvent {
    /// You are in.
    Welcome {
        /// Your name here.
        name: String,
        /// The room.
        room: String,
        /// Everybody in it, you included.
        people: Vec<String>,
        /// What was said before.
        history: Vec<Line>,
    },
    /// Somebody came.
    Joined {
        /// Who.
        name: String,
    },
    /// Somebody is gone.
    Left {
        /// Who.
        name: String,
        /// How.
        why: Departure,
    },
    /// Somebody said something; you hear yourself too.
    Said {
        /// What.
        line: Line,
    },
    /// You were too slow, and so many lines were dropped before the next one.
    Dropped {
        /// How many.
        count: u32,
    },
}

/// How a client went away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Departure {
    /// It said so.
    Left,
    /// Nothing was heard of it for too long.
    Vanished,
    /// So much waited for it that the server gave it up.
    TooSlow,
}

/// Why a server does not do what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Nothing that can be read is left of the name.
    BadName,
    /// Nothing that can be read is left of the room's name.
    BadRoom,
    /// Somebody in that room has this name.
    NameTaken,
    /// There is no place for one more.
    Full,
    /// Nothing that can be read is left of the text.
    Empty,
    /// The text is too long.
    TooLong,
    /// Too much in too short a time.
    TooFast,
    /// The server has more to do than it can take.
    Busy,
    /// The server does not know you (any more).
    Unknown,
}

/// What a visitor asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", try_from = "AnyAsked")]
pub enum Asked {
    /// Is anybody there? Not of one server, so its number is 0.
    Hello,
    /// Let me in.
    Join {
        /// The name wished for.
        name: String,
        /// The room.
        room: String,
    },
    /// Tell everybody in my room.
    Say {
        /// What.
        text: String,
    },
    /// I have everything up to this number.
    Ack {
        /// Of [`Told::Event`].
        number: u32,
    },
    /// I am still here.
    Pong,
    /// I am going.
    Leave,
}

/// An [`Asked`] as it is read: all that any of them has (see [`RunError`](super::RunError)).
#[derive(Deserialize)]
struct AnyAsked {
    r#type: String,
    name: Option<String>,
    room: Option<String>,
    text: Option<String>,
    number: Option<u32>,
}

impl TryFrom<AnyAsked> for Asked {
    type Error = &'static str;

    fn try_from(any: AnyAsked) -> Result<Self, &'static str> {
        let AnyAsked { r#type, name, room, text, number } = any;
        let found = match r#type.as_str() {
            "hello" => Some(Self::Hello),
            "join" => name.zip(room).map(|(name, room)| Self::Join { name, room }),
            "say" => text.map(|text| Self::Say { text }),
            "ack" => number.map(|number| Self::Ack { number }),
            "pong" => Some(Self::Pong),
            "leave" => Some(Self::Leave),
            _ => None,
        };
        found.ok_or("nothing that a visitor can ask for")
    }
}

/// A visitor's message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct FromVisitor {
    /// The server it is for.
    pub server: u32,
    /// What the visitor calls itself towards servers: drawn at random.
    pub visitor: String,
    /// What it asks for.
    pub asked: Asked,
}

/// What a server says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Told {
    /// I have begun, or: yes, I am here.
    Open {
        /// Its rooms.
        rooms: Vec<String>,
        /// Whether it holds the lock `interleave/<lab>/<server>` until its end, however it ends.
        locked: bool,
    },
    /// Are you still there?
    Ping,
    /// No.
    Refused {
        /// Why.
        why: Refusal,
    },
    /// Something happened in your room.
    Event {
        /// Counts up from 1 for each visitor; to be acknowledged.
        number: u32,
        /// What.
        event: ChatEvent,
    },
    /// The server is over.
    Closed,
}

/// A server's message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct FromServer {
    /// Who speaks: a number of its own.
    pub server: u32,
    /// Whom it is for; none for everybody.
    pub visitor: Option<String>,
    /// What it says.
    pub told: Told,
}
