//! The whole that runs: a server, simulated clients and whoever comes from other tabs, as tasks on one thread.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join3;

use aio::{self, Event, Queue, Tasks};
use model::{Arg, Asked, ChatEvent, Message, Outcome, Params, Refusal, Table};
use rt::{self, Draw};

use super::{BOARDS, LAB};
use super::server::{ClientId, Limits, Overflow, Server};
use super::visitors::{MAX_VISITORS, Visitors};

/// Rooms there are; visitors may open more.
const ROOMS: [&str; 8] = ["lobby", "rust", "python", "async", "threads", "locks", "queues", "music"];
const MORE_ROOMS: usize = 8;
/// The simulated clients' names; from the eleventh on, with a number.
const PEOPLE: [&str; 10] =
    ["민아", "Jun", "소라", "Theo", "하늘", "Ivy", "도윤", "Noor", "지우", "Max"];
/// What they say.
const LINES: [&str; 8] = [
    "안녕하세요!",
    "Hello there.",
    "큐가 가득 차면 누가 기다리죠?",
    "Who waits when a queue is full?",
    "락 대신 채널을 써 봤어요.",
    "I used a channel instead of a lock.",
    "지금 몇 명이나 있어요?",
    "How many are we?",
];
/// Lines that may wait for the server; who has one more waits.
const REQUESTS: usize = 16;
/// Of one client in a second.
const LINES_A_SECOND: f64 = 30.0;
/// A tab answers when its browser lets it, so visitors get at least so long.
const VISITOR_PATIENCE_MS: f64 = 8_000.0;

/// A line on its way to the server.
#[derive(Debug)]
struct Request {
    from: ClientId,
    text: String,
    sent_ms: f64,
}

/// What was measured.
#[derive(Default)]
struct Measured {
    /// Longest way of a line to somebody who is not slow.
    others_ms: Cell<f64>,
    slow_ms: Cell<f64>,
    /// Longest time that the slow client spent on one line.
    step_ms: Cell<f64>,
    visitors: Cell<u32>,
    vanished: Cell<u32>,
}

fn raise(cell: &Cell<f64>, value: f64) {
    cell.set(cell.get().max(value));
}

/// A client's place on the board.
struct Row {
    row: Option<usize>,
    mail: Event,
}

/// What all tasks share. They are on one thread, so there is no lock.
struct Chat {
    server: RefCell<Server>,
    requests: Queue<Request>,
    rows: RefCell<BTreeMap<ClientId, Row>>,
    /// Set when somebody has taken something, or is gone.
    space: Event,
    visitors: Visitors,
    board: rt::Board,
    shown: Cell<usize>,
    /// The slow client; none once it is gone.
    slow: Cell<ClientId>,
    outbox: f64,
    timeout_ms: f64,
    measured: Measured,
}

// #region bounded unbounded waiting
impl Chat {
    fn take(&self, id: ClientId) -> Option<ChatEvent> {
        let event = self.server.borrow_mut().take(id);
        self.space.set();
        event
    }

    /// Wakes every client that has something waiting, and sends visitors theirs.
    fn deliver(&self) {
        let mut server = self.server.borrow_mut();
        self.visitors.deliver(&mut server); // <- as much as they have room for; the rest waits here
        let rows = self.rows.borrow();
        rows.iter().filter(|(id, _)| server.has_mail(**id)).for_each(|(_, row)| row.mail.set());
        self.show(&server, &rows);
    }
}

/// Reads what arrives, for as long as it lives.
async fn read(chat: &Chat, id: ClientId, mail: &Event) {
    loop {
        mail.wait().await;
        mail.clear();
        while let Some(event) = chat.take(id) {
            let begun = rt::clock::now();
            if id == chat.slow.get() {
                aio::sleep(Duration::from_millis(rt::live("slow_ms") as u64)).await; // <- the slow one
            }
            chat.note(id, &event, begun);
        }
    }
}
// #endregion

// #region waiting
/// Takes lines one by one, and waits until everybody in the room can take another.
async fn serve_waiting(chat: &Chat) {
    while let Some(request) = chat.requests.get().await {
        while chat.server.borrow().is_held_up(request.from) {
            chat.space.clear();
            chat.space.wait().await; // <- for the slowest, and all the others wait with it
        }
        chat.say(request);
    }
}
// #endregion

// #region bounded unbounded
/// Takes lines one by one and puts each into the outboxes of its room, without waiting for anybody.
async fn serve(chat: &Chat) {
    while let Some(request) = chat.requests.get().await {
        chat.say(request); // <- never waits: what a slow client has not taken stays in its outbox
    }
}
// #endregion

// #region bounded unbounded waiting
/// Says something now and then.
async fn talk(chat: &Chat, id: ClientId) {
    let rng = rt::current_lane(|c| c.run().draw(Draw::Content(id)));
    let mut rng = rng.expect("within a run");
    loop {
        let rate = rt::live("rate") as f64;
        let pause_ms = if rate > 0.0 { 1e3 / rate * (0.5 + rng.f64()) } else { 200.0 };
        aio::sleep(Duration::from_secs_f64(pause_ms / 1e3)).await;
        if rate > 0.0 {
            let text = LINES[rng.range(0..=LINES.len() as u64 - 1) as usize].to_owned();
            let request = Request { from: id, text, sent_ms: rt::clock::now() };
            let _closed = chat.requests.put(request).await; // <- when it is full, senders wait
        }
    }
}

/// Gives a sign of life.
async fn beat(chat: &Chat, id: ClientId) {
    loop {
        chat.server.borrow_mut().beat(rt::clock::now(), id);
        aio::sleep(Duration::from_secs_f64(chat.timeout_ms / 4e3)).await;
    }
}

/// A simulated client. After `life` it falls silent without saying goodbye.
async fn client(chat: &Chat, id: ClientId, mail: Event, life: Option<Duration>) {
    let living = join3(read(chat, id, &mail), talk(chat, id), beat(chat, id));
    match life {
        Some(life) => _ = aio::timeout(life, living).await, // <- vanishes
        None => _ = living.await,
    }
}

/// Disconnects clients that have been silent for too long, and asks visitors whether they are still there.
async fn keep_watch(chat: &Chat) {
    loop {
        aio::sleep(Duration::from_secs_f64(chat.timeout_ms / 4e3)).await;
        let gone = chat.server.borrow_mut().sweep(rt::clock::now()); // <- the others are told
        for id in gone {
            chat.vanished(id);
        }
        chat.visitors.ping();
        chat.deliver();
    }
}

/// Receives what tabs ask for.
async fn let_in(chat: &Chat) {
    loop {
        let (visitor, asked) = chat.visitors.next().await;
        let now = rt::clock::now();
        let id = chat.visitors.client(&visitor);
        if let Some(id) = id {
            chat.server.borrow_mut().beat(now, id);
        }
        match (asked, id) {
            (Asked::Hello, _) => chat.visitors.open(&chat.server.borrow()),
            (Asked::Join { name, room }, None) => match chat.visit(&name, &room) {
                Ok(id) => chat.visitors.welcome(visitor, id),
                Err(why) => chat.visitors.refuse(&visitor, why),
            },
            (Asked::Say { text }, Some(from)) if chat.requests.len() < REQUESTS => {
                let _closed = chat.requests.put(Request { from, text, sent_ms: now }).await;
            }
            (Asked::Say { .. }, Some(_)) => chat.visitors.refuse(&visitor, Refusal::Busy),
            (Asked::Ack { number }, _) => chat.visitors.acknowledge(&visitor, number),
            (Asked::Leave, Some(id)) => chat.leave(id),
            (Asked::Pong | Asked::Leave | Asked::Join { .. }, _) => {}
            (Asked::Say { .. }, None) => chat.visitors.refuse(&visitor, Refusal::Unknown),
        }
        chat.deliver();
    }
}
// #endregion

impl Chat {
    fn new(params: &Params, overflow: Overflow) -> Self {
        let clients = params.count("clients");
        let limits = Limits {
            clients: clients + MAX_VISITORS,
            rooms: ROOMS.len() + MORE_ROOMS,
            history: params.count("history"),
            outbox: params.count("outbox"),
            per_second: LINES_A_SECOND,
            overflow,
        };
        let board = rt::Board::new(BOARDS, 0, clients + MAX_VISITORS);
        board.show(0);
        Self {
            server: RefCell::new(Server::new(limits, &ROOMS[..params.count("rooms")])),
            requests: Queue::new("requests", Some(REQUESTS)),
            rows: RefCell::default(),
            space: Event::new("space"),
            visitors: Visitors::new(LAB.id),
            board,
            shown: Cell::new(0),
            slow: Cell::new(0),
            outbox: params.count("outbox") as f64,
            timeout_ms: params.int("timeout_ms") as f64,
            measured: Measured::default(),
        }
    }

    /// Lets a client in and gives it a row of the board, as long as there are any.
    fn join(&self, name: &str, room: &str, patience_ms: f64) -> Result<ClientId, Refusal> {
        let mut server = self.server.borrow_mut();
        let id = server.join(rt::clock::now(), name, room, patience_ms)?;
        let row = Some(self.shown.get()).filter(|row| *row < self.board.capacity());
        if let (Some(row), Some(client)) = (row, server.client(id)) {
            self.board.name(row, &format!("{} · {}", client.name, client.room));
            self.shown.set(row + 1);
            self.board.show(row + 1);
        }
        self.rows.borrow_mut().insert(id, Row { row, mail: Event::new("mail") });
        Ok(id)
    }

    fn visit(&self, name: &str, room: &str) -> Result<ClientId, Refusal> {
        if !self.visitors.has_room() {
            return Err(Refusal::Full);
        }
        let id = self.join(name, room, self.timeout_ms.max(VISITOR_PATIENCE_MS))?;
        self.measured.visitors.set(self.measured.visitors.get() + 1);
        rt::log("visitor", id, rt::clock::now());
        self.set_state(id, "visitor");
        Ok(id)
    }

    fn set_state(&self, id: ClientId, state: &str) {
        if let Some(row) = self.rows.borrow().get(&id).and_then(|row| row.row) {
            self.board.set_state(row, "state", state);
        }
    }

    fn leave(&self, id: ClientId) {
        self.server.borrow_mut().leave(id);
        self.set_state(id, "left");
        rt::log("left", id, rt::clock::now());
        self.space.set();
    }

    fn vanished(&self, id: ClientId) {
        self.measured.vanished.set(self.measured.vanished.get() + 1);
        self.set_state(id, "vanished");
        rt::log("vanished", id, rt::clock::now());
        self.space.set();
    }

    fn say(&self, Request { from, text, sent_ms }: Request) {
        let said = self.server.borrow_mut().say(rt::clock::now(), sent_ms, from, &text);
        match said {
            Ok(()) => {
                if let Some(row) = self.rows.borrow().get(&from).and_then(|row| row.row) {
                    self.board.add(row, "sent", 1.0);
                }
            }
            Err(why) => self.visitors.refuse_client(from, why),
        }
        self.deliver();
    }

    /// A client is done with an event that it began to deal with at `begun`.
    fn note(&self, id: ClientId, event: &ChatEvent, begun: f64) {
        let slow = id == self.slow.get();
        match event {
            ChatEvent::Said { line } => {
                let delay = (begun - line.at_ms).max(0.0);
                if slow {
                    raise(&self.measured.slow_ms, delay);
                    raise(&self.measured.step_ms, rt::clock::now() - begun);
                    rt::value("slow_delay", delay);
                } else {
                    raise(&self.measured.others_ms, delay);
                    rt::value("others_delay", delay);
                }
            }
            ChatEvent::Dropped { count } => rt::log("dropped", id, f64::from(*count)),
            _ => {}
        }
        if slow {
            self.show(&self.server.borrow(), &self.rows.borrow());
        }
    }

    fn show(&self, server: &Server, rows: &BTreeMap<ClientId, Row>) {
        let (mut slow, mut others) = (0.0, 0.0_f64);
        for (id, client) in server.clients() {
            let waiting = client.waiting as f64;
            if id == self.slow.get() { slow = waiting } else { others = others.max(waiting) }
            if let Some(row) = rows.get(&id).and_then(|row| row.row) {
                self.board.set(row, "outbox_percent", (waiting / self.outbox * 100.0).min(100.0));
                self.board.set(row, "waiting", waiting);
                self.board.set(row, "received", f64::from(client.received));
                self.board.set(row, "dropped", f64::from(client.dropped));
            }
        }
        rt::value("slow_waiting", slow);
        rt::value("others_waiting", others);
    }
}

fn name(number: usize) -> String {
    let name = PEOPLE[number % PEOPLE.len()];
    match number / PEOPLE.len() {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
    }
}

/// The whole system, for the duration asked for.
pub(super) async fn run(params: Params, overflow: Overflow, waits: bool) -> Outcome {
    let chat = Chat::new(&params, overflow);
    let (clients, rooms) = (params.count("clients"), params.count("rooms"));
    let mut joined = Vec::new();
    for number in 0..clients {
        let id = chat.join(&name(number), ROOMS[number % rooms], chat.timeout_ms);
        let id = id.expect("there is room for the simulated clients, whose names differ");
        rt::log("entered", id, rt::clock::now());
        joined.push(id);
    }
    chat.slow.set(joined[0]);
    chat.set_state(joined[0], "slow");
    chat.visitors.begin().await;
    chat.visitors.open(&chat.server.borrow());
    {
        let chat = &chat;
        let duration = params.ms("duration_ms");
        let mut tasks = Tasks::new();
        for (number, id) in joined.iter().enumerate() {
            let vanishes = number > 0 && number + 1 == clients;
            let mail = chat.rows.borrow()[id].mail.clone();
            tasks.spawn(client(chat, *id, mail, vanishes.then_some(duration / 3)));
        }
        tasks.spawn(async move { if waits { serve_waiting(chat).await } else { serve(chat).await } });
        tasks.spawn(let_in(chat));
        tasks.spawn(keep_watch(chat));
        tasks.wait(duration).await;
        tasks.cancel();
        while tasks.next().await.is_some() {}
    }
    outcome(&chat, &joined)
}

fn outcome(chat: &Chat, joined: &[ClientId]) -> Outcome {
    let (server, measured) = (chat.server.borrow(), &chat.measured);
    let rows = chat.rows.borrow();
    let row = |(number, id): (usize, &ClientId)| {
        let cell = |column| {
            let row = rows[id].row.map_or(0.0, |row| chat.board.get(row, column));
            Arg::Number(row)
        };
        vec![Arg::Text(name(number)), cell("sent"), cell("received"), cell("dropped")]
    };
    let received: u32 = server.clients().map(|(_, client)| client.received).sum();
    let result = Message::new("talked")
        .number("lines", f64::from(server.lines))
        .number("dropped", server.dropped as f64)
        .number("others", measured.others_ms.get());
    // Who says how much in so long is a matter of the clock, so there is no answer to compare.
    Outcome::new(result, "")
        .fact("lines", f64::from(server.lines))
        .fact("received", f64::from(received))
        .fact("dropped", server.dropped as f64)
        .fact("longest", server.longest as f64)
        .fact("others_ms", measured.others_ms.get())
        .fact("slow_ms", measured.slow_ms.get())
        .fact("step_ms", measured.step_ms.get())
        .fact("vanished", f64::from(measured.vanished.get()))
        .fact("visitors", f64::from(measured.visitors.get()))
        .table(Table {
            key: "talkers".to_owned(),
            columns: ["client", "sent", "received", "dropped"].map(str::to_owned).to_vec(),
            rows: joined.iter().enumerate().map(row).collect(),
        })
}
