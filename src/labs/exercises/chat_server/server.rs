//! The server itself: rooms, who is in them, and what waits for whom. It knows neither tasks nor tabs nor a
//! clock: it is told what happens and what time it is.

use std::collections::{BTreeMap, VecDeque};

use model::{ChatEvent, Departure, Line, Refusal};

/// What the server does with a line for a client whose outbox is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// Drops the oldest line that waits, and tells the client how many it has missed.
    DropOldest,
    /// Lets the outbox grow.
    Grow,
}

/// Limits of a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Clients at a time.
    pub clients: usize,
    /// Rooms.
    pub rooms: usize,
    /// Lines that a room keeps for those who come later.
    pub history: usize,
    /// Lines that wait for a client before it counts as full.
    pub outbox: usize,
    /// Lines a second of one client; as many may come at once.
    pub per_second: f64,
    /// What becomes of lines for whom the outbox is full.
    pub overflow: Overflow,
}

/// Longest name of a client or a room, characters.
pub const MAX_NAME: usize = 24;
/// Longest line, characters.
pub const MAX_TEXT: usize = 500;
/// Arrivals and departures that may wait beside an outbox's lines; who has more waiting is given up.
const MAX_NOTICES: usize = 256;

/// A client's number.
pub type ClientId = u32;

/// One client.
#[derive(Debug)]
pub struct Client {
    /// Its name, as it wrote it.
    pub name: String,
    /// The room it is in.
    pub room: String,
    /// What waits for it, in order.
    outbox: VecDeque<ChatEvent>,
    /// Lines among them.
    pub waiting: usize,
    /// Lines dropped since it was last told.
    missed: u32,
    /// Lines that were dropped, all together.
    pub dropped: u32,
    /// Lines that it took.
    pub received: u32,
    heard_ms: f64,
    patience_ms: f64,
    /// Lines that it may send now; grows with time.
    allowance: f64,
    allowed_ms: f64,
}

/// Rooms, clients, outboxes.
#[derive(Debug)]
pub struct Server {
    limits: Limits,
    clients: BTreeMap<ClientId, Client>,
    rooms: BTreeMap<String, VecDeque<Line>>,
    last_client: ClientId,
    /// Lines said so far.
    pub lines: u32,
    /// Lines dropped so far, those of clients that are gone included.
    pub dropped: u64,
    /// Most lines that ever waited for one client.
    pub longest: usize,
}

/// What a text leaves when nothing invisible is left that could change how others are read: control
/// characters become spaces, marks that turn the direction of writing go.
fn plain(text: &str) -> String {
    let shown = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let text: String = text.chars().filter(shown).map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.trim().to_owned()
}

impl Server {
    /// A server with these rooms and nobody in them.
    pub fn new(limits: Limits, rooms: &[&str]) -> Self {
        let rooms = rooms.iter().map(|room| ((*room).to_owned(), VecDeque::new())).collect();
        Self { limits, clients: BTreeMap::new(), rooms, last_client: 0, lines: 0, dropped: 0, longest: 0 }
    }

    /// Names of its rooms.
    pub fn rooms(&self) -> Vec<String> {
        self.rooms.keys().cloned().collect()
    }

    /// Its clients.
    pub fn clients(&self) -> impl Iterator<Item = (ClientId, &Client)> {
        self.clients.iter().map(|(id, client)| (*id, client))
    }

    /// One of them.
    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(&id)
    }

    /// Lets somebody into a room, tells the room, and gives the newcomer its history. Who is silent for
    /// longer than `patience_ms` counts as gone.
    ///
    /// # Errors
    /// Why not.
    pub fn join(
        &mut self,
        now_ms: f64,
        name: &str,
        room: &str,
        patience_ms: f64,
    ) -> Result<ClientId, Refusal> {
        let (name, room) = (plain(name), plain(room));
        let named = |text: &str| (1..=MAX_NAME).contains(&text.chars().count());
        if !named(&name) {
            return Err(Refusal::BadName);
        }
        if !named(&room) {
            return Err(Refusal::BadRoom);
        }
        let same = |c: &&Client| c.room == room && c.name.to_lowercase() == name.to_lowercase();
        if self.clients.values().find(same).is_some() {
            return Err(Refusal::NameTaken);
        }
        let new_room = !self.rooms.contains_key(&room);
        if self.clients.len() >= self.limits.clients || (new_room && self.rooms.len() >= self.limits.rooms) {
            return Err(Refusal::Full);
        }
        self.last_client += 1;
        let id = self.last_client;
        self.tell(&room, &ChatEvent::Joined { name: name.clone() });
        let history = self.rooms.entry(room.clone()).or_default().iter().cloned().collect();
        let client = Client {
            name: name.clone(),
            room: room.clone(),
            outbox: VecDeque::new(),
            waiting: 0,
            missed: 0,
            dropped: 0,
            received: 0,
            heard_ms: now_ms,
            patience_ms,
            allowance: self.limits.per_second,
            allowed_ms: now_ms,
        };
        self.clients.insert(id, client);
        let people = self.clients.values().filter(|c| c.room == room).map(|c| c.name.clone()).collect();
        let welcome = ChatEvent::Welcome { name, room, people, history };
        if let Some(client) = self.clients.get_mut(&id) {
            client.outbox.push_back(welcome);
        }
        Ok(id)
    }

    /// Tells a line to everybody in its sender's room, the sender included. `sent_ms` is when it was sent.
    ///
    /// # Errors
    /// Why not.
    pub fn say(&mut self, now_ms: f64, sent_ms: f64, id: ClientId, text: &str) -> Result<(), Refusal> {
        let per_second = self.limits.per_second;
        let client = self.clients.get_mut(&id).ok_or(Refusal::Unknown)?;
        client.heard_ms = now_ms;
        let text = plain(text);
        if text.is_empty() {
            return Err(Refusal::Empty);
        }
        if text.chars().count() > MAX_TEXT {
            return Err(Refusal::TooLong);
        }
        let earned = (now_ms - client.allowed_ms).max(0.0) / 1e3 * per_second;
        (client.allowance, client.allowed_ms) = ((client.allowance + earned).min(per_second), now_ms);
        if client.allowance < 1.0 {
            return Err(Refusal::TooFast);
        }
        client.allowance -= 1.0;
        let (from, room) = (client.name.clone(), client.room.clone());
        self.lines += 1;
        let line = Line { number: self.lines, from, text, at_ms: sent_ms };
        let history = self.rooms.entry(room.clone()).or_default();
        history.push_back(line.clone());
        while history.len() > self.limits.history {
            history.pop_front();
        }
        self.tell(&room, &ChatEvent::Said { line });
        Ok(())
    }

    /// Puts an event into the outbox of everybody in a room. This never waits: what a slow client has not
    /// taken yet is between the server and that client.
    fn tell(&mut self, room: &str, event: &ChatEvent) {
        let Limits { outbox, overflow, .. } = self.limits;
        let is_line = |event: &ChatEvent| matches!(event, ChatEvent::Said { .. });
        let mut given_up = Vec::new();
        for (id, client) in self.clients.iter_mut().filter(|(_, c)| c.room == room) {
            client.outbox.push_back(event.clone());
            client.waiting += usize::from(is_line(event));
            if overflow == Overflow::DropOldest && client.waiting > outbox {
                let oldest = client.outbox.iter().position(is_line);
                oldest.and_then(|at| client.outbox.remove(at));
                client.waiting -= 1;
                client.missed += 1;
                client.dropped += 1;
                self.dropped += 1;
            }
            self.longest = self.longest.max(client.waiting);
            if client.outbox.len() - client.waiting > MAX_NOTICES {
                given_up.push(*id);
            }
        }
        for id in given_up {
            self.remove(id, Departure::TooSlow);
        }
    }

    /// The next thing that a client is to hear.
    pub fn take(&mut self, id: ClientId) -> Option<ChatEvent> {
        let client = self.clients.get_mut(&id)?;
        // What was dropped was older than any line that is left.
        let next = client.outbox.front()?;
        if client.missed > 0 && matches!(next, ChatEvent::Said { .. }) {
            return Some(ChatEvent::Dropped { count: std::mem::take(&mut client.missed) });
        }
        let event = client.outbox.pop_front();
        if matches!(event, Some(ChatEvent::Said { .. })) {
            client.waiting -= 1;
            client.received += 1;
        }
        event
    }

    /// Whether anything waits for a client.
    pub fn has_mail(&self, id: ClientId) -> bool {
        self.clients.get(&id).is_some_and(|client| !client.outbox.is_empty())
    }

    /// Whether somebody in this client's room has a full outbox.
    pub fn is_held_up(&self, id: ClientId) -> bool {
        let Some(room) = self.clients.get(&id).map(|client| &client.room) else { return false };
        let full = |client: &Client| client.room == *room && client.waiting >= self.limits.outbox;
        self.clients.values().any(full)
    }

    /// Something was heard of a client.
    pub fn beat(&mut self, now_ms: f64, id: ClientId) {
        if let Some(client) = self.clients.get_mut(&id) {
            client.heard_ms = now_ms;
        }
    }

    /// Lets a client go and tells its room.
    pub fn leave(&mut self, id: ClientId) {
        self.remove(id, Departure::Left);
    }

    /// Gives up those who have been silent for too long; who they were.
    pub fn sweep(&mut self, now_ms: f64) -> Vec<ClientId> {
        let silent = |c: &Client| now_ms - c.heard_ms > c.patience_ms;
        let gone: Vec<ClientId> = self.clients().filter(|(_, c)| silent(c)).map(|(id, _)| id).collect();
        for id in &gone {
            self.remove(*id, Departure::Vanished);
        }
        gone
    }

    fn remove(&mut self, id: ClientId, why: Departure) {
        if let Some(Client { name, room, .. }) = self.clients.remove(&id) {
            self.tell(&room, &ChatEvent::Left { name, why });
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
