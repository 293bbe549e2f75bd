//! Clients from other tabs. What they send was written by somebody else: whatever is no message of ours, is
//! for another server, or comes too fast is left alone.

use std::cell::RefCell;
use std::collections::BTreeMap;

use model::{Asked, FromServer, FromVisitor, Refusal, Told};
use rt::{self, Channel, Presence};

use super::server::{ClientId, Server};

/// Visitors at a time.
pub const MAX_VISITORS: usize = 16;
/// Events that may be on their way to a visitor before it acknowledges one: a tab that is asleep
/// acknowledges nothing, and what it does not take waits in its outbox as with any slow client.
const WINDOW: u32 = 8;
/// Longest name that a visitor may have towards the server.
const MAX_ID: usize = 40;
/// What visitors together may ask for in a second, acknowledgements apart.
const ASKS_A_SECOND: f64 = 60.0;

#[derive(Debug)]
struct Visitor {
    id: ClientId,
    told: u32,
    acknowledged: u32,
}

/// The server's side of the channel.
#[derive(Debug)]
pub struct Visitors {
    lab: &'static str,
    channel: Channel,
    /// Ends with the server, also where the run is ended by force.
    presence: RefCell<Option<Presence>>,
    /// The server's own number: when it began, in µs.
    server: u32,
    known: RefCell<BTreeMap<String, Visitor>>,
    /// What may be asked for now, and when that was reckoned.
    budget: RefCell<(f64, f64)>,
}

impl Visitors {
    /// Opens the channel of a lab.
    pub fn new(lab: &'static str) -> Self {
        let server = (rt::clock::absolute() * 1e3) as u64 as u32 | 1;
        let budget = RefCell::new((ASKS_A_SECOND, rt::clock::now()));
        let channel = Channel::open(lab);
        let (presence, known) = (RefCell::default(), RefCell::default());
        Self { lab, channel, presence, server, known, budget }
    }

    /// Lets every tab learn of the server's end; to be done before any is told of the server.
    pub async fn begin(&self) {
        let presence = Presence::begin(&format!("{}/{}", self.lab, self.server)).await;
        self.presence.replace(presence);
    }

    fn post(&self, visitor: Option<&str>, told: Told) {
        let message = FromServer { server: self.server, visitor: visitor.map(str::to_owned), told };
        if let Ok(text) = serde_json::to_string(&message) {
            self.channel.post(&text);
        }
    }

    /// Says to every tab that the server is there.
    pub fn open(&self, server: &Server) {
        let locked = self.presence.borrow().is_some();
        self.post(None, Told::Open { rooms: server.rooms(), locked });
    }

    /// Asks every visitor whether it is still there.
    pub fn ping(&self) {
        if !self.known.borrow().is_empty() {
            self.post(None, Told::Ping);
        }
    }

    /// Says to a visitor that it is not done.
    pub fn refuse(&self, visitor: &str, why: Refusal) {
        self.post(Some(visitor), Told::Refused { why });
    }

    /// Says no to whoever of the visitors this client is.
    pub fn refuse_client(&self, id: ClientId, why: Refusal) {
        let known = self.known.borrow();
        if let Some((visitor, _)) = known.iter().find(|(_, visitor)| visitor.id == id) {
            self.refuse(visitor, why);
        }
    }

    /// Waits for the next message that is one and that there is time for.
    pub async fn next(&self) -> (String, Asked) {
        loop {
            let text = self.channel.next().await;
            if let Some(message) = self.read(&text, rt::clock::now()) {
                return message;
            }
        }
    }

    fn read(&self, text: &str, now_ms: f64) -> Option<(String, Asked)> {
        let FromVisitor { server, visitor, asked } = serde_json::from_str(text).ok()?;
        let named = (1..=MAX_ID).contains(&visitor.len())
            && visitor.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let mine = server == self.server || matches!(asked, Asked::Hello);
        if !named || !mine {
            return None;
        }
        let free = matches!(asked, Asked::Ack { .. } | Asked::Pong);
        (free || self.may_ask(now_ms)).then_some((visitor, asked))
    }

    fn may_ask(&self, now_ms: f64) -> bool {
        let (left, since) = &mut *self.budget.borrow_mut();
        *left = (*left + (now_ms - *since).max(0.0) / 1e3 * ASKS_A_SECOND).min(ASKS_A_SECOND);
        *since = now_ms;
        let may = *left >= 1.0;
        *left -= f64::from(u8::from(may));
        may
    }

    /// The client that a visitor is.
    pub fn client(&self, visitor: &str) -> Option<ClientId> {
        self.known.borrow().get(visitor).map(|visitor| visitor.id)
    }

    /// Whether there is a place for one more.
    pub fn has_room(&self) -> bool {
        self.known.borrow().len() < MAX_VISITORS
    }

    /// A visitor has become a client.
    pub fn welcome(&self, visitor: String, id: ClientId) {
        self.known.borrow_mut().insert(visitor, Visitor { id, told: 0, acknowledged: 0 });
    }

    /// A visitor has everything up to `number`.
    pub fn acknowledge(&self, visitor: &str, number: u32) {
        if let Some(visitor) = self.known.borrow_mut().get_mut(visitor) {
            visitor.acknowledged = visitor.acknowledged.max(number.min(visitor.told));
        }
    }

    /// Sends each visitor what waits for it, as far as its window goes; who is no client any more is told so.
    pub fn deliver(&self, server: &mut Server) {
        let mut known = self.known.borrow_mut();
        for (name, visitor) in known.iter_mut() {
            while visitor.told - visitor.acknowledged < WINDOW {
                let Some(event) = server.take(visitor.id) else { break };
                visitor.told += 1;
                self.post(Some(name), Told::Event { number: visitor.told, event });
            }
        }
        known.retain(|name, visitor| {
            let stays = server.client(visitor.id).is_some();
            if !stays {
                self.refuse(name, Refusal::Unknown);
            }
            stays
        });
    }
}

impl Drop for Visitors {
    /// However the run ends: whoever listens is told.
    fn drop(&mut self) {
        self.post(None, Told::Closed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(visitors: &Visitors, text: &str) -> Option<(String, Asked)> {
        visitors.read(&text.replace("MINE", &visitors.server.to_string()), 0.0)
    }

    #[test]
    fn only_messages_of_ours_get_in() {
        let visitors = Visitors::new("chat-test");
        let good = r#"{"server":MINE,"visitor":"a-1","asked":{"type":"say","text":"<b>"}}"#;
        let said = Asked::Say { text: "<b>".to_owned() };
        assert_eq!(message(&visitors, good), Some(("a-1".to_owned(), said)));
        let hello = r#"{"server":0,"visitor":"a-1","asked":{"type":"hello"}}"#;
        assert_eq!(message(&visitors, hello).map(|(_, asked)| asked), Some(Asked::Hello));
        for bad in [
            "",
            "null",
            "{}",
            r#"{"server":MINE,"visitor":"","asked":{"type":"pong"}}"#,
            r#"{"server":MINE,"visitor":"<script>","asked":{"type":"pong"}}"#,
            r#"{"server":2,"visitor":"a","asked":{"type":"say","text":"to another server"}}"#,
            r#"{"server":MINE,"visitor":"a","asked":{"type":"shutdown"}}"#,
            r#"{"server":MINE,"visitor":"a","asked":{"type":"ack","number":-1}}"#,
            r#"{"server":MINE,"visitor":"a","asked":{"type":"say","text":7}}"#,
        ] {
            assert_eq!(message(&visitors, bad), None, "{bad}");
        }
    }

    #[test]
    fn a_flood_of_them_does_not() {
        let visitors = Visitors::new("chat-test");
        let hello = r#"{"server":0,"visitor":"a","asked":{"type":"hello"}}"#;
        let let_in = |now_ms| (0..500).filter(|_| visitors.read(hello, now_ms).is_some()).count();
        let begun = rt::clock::now();
        assert_eq!([let_in(begun), let_in(begun + 500.0)], [60, 30]);
    }

    #[test]
    fn who_acknowledges_nothing_gets_no_more_than_the_window() {
        use super::super::server::{Limits, Overflow};
        let limits = Limits {
            clients: 2,
            rooms: 1,
            history: 0,
            outbox: 4,
            per_second: 1e9,
            overflow: Overflow::DropOldest,
        };
        let (mut server, visitors) = (Server::new(limits, &["one"]), Visitors::new("chat-test"));
        let id = server.join(0.0, "a", "one", 1e9).unwrap();
        visitors.welcome("v".to_owned(), id);
        for _ in 0..20 {
            server.say(0.0, 0.0, id, "x").unwrap();
            visitors.deliver(&mut server);
        }
        let told = || visitors.known.borrow()["v"].told;
        let client = server.client(id).unwrap();
        assert_eq!((told(), client.waiting, client.dropped), (WINDOW, 4, 9));
        visitors.acknowledge("v", u32::MAX);
        visitors.deliver(&mut server);
        assert_eq!((told(), server.has_mail(id)), (WINDOW + 5, false), "four lines and a notice");
        server.leave(id);
        visitors.deliver(&mut server);
        assert_eq!(visitors.client("v"), None);
    }
}
