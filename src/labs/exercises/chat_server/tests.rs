//! The server on a clock of the test's own.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

const ROOMS: [&str; 2] = ["one", "two"];

fn limits(outbox: usize, overflow: Overflow) -> Limits {
    Limits { clients: 8, rooms: 3, history: 3, outbox, per_second: 1e9, overflow }
}

fn server(outbox: usize) -> Server {
    Server::new(limits(outbox, Overflow::DropOldest), &ROOMS)
}

fn drain(server: &mut Server, id: ClientId) -> Vec<ChatEvent> {
    std::iter::from_fn(|| server.take(id)).collect()
}

#[test]
fn names_and_texts_are_cleaned_limited_and_unique() {
    let mut server = server(9);
    let mut join = |name: &str, room: &str| server.join(0.0, name, room, 1e9);
    assert_eq!(join("  Mina\u{202e} ", "one"), Ok(1));
    assert_eq!(join("mina", "one"), Err(Refusal::NameTaken));
    assert_eq!(join("mina", "two"), Ok(2));
    assert_eq!(join(" \n\u{200f}", "one"), Err(Refusal::BadName));
    assert_eq!(join(&"x".repeat(MAX_NAME + 1), "one"), Err(Refusal::BadName));
    assert_eq!(join(&"가".repeat(MAX_NAME), "one"), Ok(3));
    assert_eq!(join("jun", ""), Err(Refusal::BadRoom));
    assert_eq!(join("jun", "three"), Ok(4));
    assert_eq!(join("jun", "four"), Err(Refusal::Full));
    assert_eq!(server.client(1).map(|c| c.name.as_str()), Some("Mina"));
    assert_eq!(server.say(0.0, 0.0, 1, " \t "), Err(Refusal::Empty));
    assert_eq!(server.say(0.0, 0.0, 1, &"x".repeat(MAX_TEXT + 1)), Err(Refusal::TooLong));
    assert_eq!(server.say(0.0, 0.0, 9, "hello"), Err(Refusal::Unknown));
    assert_eq!(server.say(0.0, 0.0, 1, "<b>\u{1b}[31m</b>"), Ok(()));
    let said = drain(&mut server, 1).pop();
    assert!(matches!(said, Some(ChatEvent::Said { line }) if line.text == "<b> [31m</b>"));
}

#[test]
fn newcomers_get_the_history_and_the_others_are_told() {
    let mut server = server(9);
    let mina = server.join(0.0, "mina", "one", 1e9).unwrap();
    (1..=5).for_each(|n| server.say(0.0, 0.0, mina, &n.to_string()).unwrap());
    drain(&mut server, mina);
    let jun = server.join(0.0, "jun", "one", 1e9).unwrap();
    let [ChatEvent::Welcome { people, history, .. }] = &drain(&mut server, jun)[..] else {
        panic!("a welcome and nothing else")
    };
    assert_eq!(people, &["mina", "jun"]);
    assert_eq!(history.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["3", "4", "5"]);
    server.leave(jun);
    let (name, why) = ("jun".to_owned(), Departure::Left);
    let told = [ChatEvent::Joined { name: name.clone() }, ChatEvent::Left { name, why }];
    assert_eq!(drain(&mut server, mina), told);
}

#[test]
fn who_is_silent_is_given_up_and_who_beats_is_not() {
    let mut server = server(9);
    let [a, b] = ["a", "b"].map(|name| server.join(0.0, name, "one", 100.0).unwrap());
    server.beat(90.0, a);
    assert!(server.sweep(100.0).is_empty());
    assert_eq!(server.sweep(101.0), [b]);
    let left = ChatEvent::Left { name: "b".to_owned(), why: Departure::Vanished };
    assert_eq!(drain(&mut server, a).pop(), Some(left));
    assert_eq!(server.say(102.0, 102.0, b, "still here"), Err(Refusal::Unknown));
}

#[test]
fn a_flood_is_refused_until_time_has_passed() {
    let limits = Limits { per_second: 10.0, ..limits(100, Overflow::DropOldest) };
    let mut server = Server::new(limits, &ROOMS);
    let a = server.join(0.0, "a", "one", 1e9).unwrap();
    let said = (0..50).filter(|_| server.say(0.0, 0.0, a, "x").is_ok()).count();
    assert_eq!(said, 10);
    assert_eq!(server.say(50.0, 50.0, a, "x"), Err(Refusal::TooFast));
    assert_eq!(server.say(100.0, 100.0, a, "x"), Ok(()));
}

#[test]
fn without_dropping_the_outbox_grows_and_says_so() {
    let mut server = Server::new(limits(2, Overflow::Grow), &ROOMS);
    let [a, b] = ["a", "b"].map(|name| server.join(0.0, name, "one", 1e9).unwrap());
    assert!(!server.is_held_up(a));
    (0..20).for_each(|_| server.say(0.0, 0.0, a, "x").unwrap());
    assert!(server.is_held_up(a));
    assert_eq!((server.longest, server.dropped), (20, 0));
    assert_eq!(drain(&mut server, b).len(), 21);
}

#[test]
fn who_lets_too_many_notices_wait_is_given_up() {
    let mut server = server(2);
    let slow = server.join(0.0, "slow", "one", 1e9).unwrap();
    for n in 0..MAX_NOTICES {
        let guest = server.join(0.0, &n.to_string(), "one", 1e9).unwrap();
        server.leave(guest);
    }
    assert!(server.client(slow).is_none());
}

#[derive(Clone, Debug)]
enum Step {
    Join(u8, u8),
    Say(u8),
    Take(u8, u8),
    Leave(u8),
    /// Nobody hears of this one any more.
    Silence(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        1 => (0..6_u8, 0..2_u8).prop_map(|(who, room)| Step::Join(who, room)),
        6 => (0..6_u8).prop_map(Step::Say),
        4 => (0..6_u8, 1..6_u8).prop_map(|(who, count)| Step::Take(who, count)),
        1 => (0..6_u8).prop_map(Step::Leave),
        1 => (0..6_u8).prop_map(Step::Silence),
    ];
    prop::collection::vec(step, 0..200)
}

/// What the test knows of a client that is in a room.
#[derive(Default)]
struct Model {
    room: usize,
    /// Numbers of the lines said in its room since it came.
    expected: Vec<u32>,
    /// What it heard: a line's number, or how many were dropped.
    heard: Vec<Result<u32, u32>>,
    silent: bool,
}

impl Model {
    fn hear(&mut self, event: &ChatEvent) {
        match event {
            ChatEvent::Said { line } => self.heard.push(Ok(line.number)),
            ChatEvent::Dropped { count } => self.heard.push(Err(*count)),
            _ => {}
        }
    }

    /// Every line of its own room in order and no other's, but for exactly as many as it was told were dropped.
    fn is_told_the_truth(&self) -> bool {
        let mut expected = self.expected.iter();
        for heard in &self.heard {
            let right = match heard {
                Err(count) => (0..*count).all(|_| expected.next().is_some()),
                Ok(number) => expected.next() == Some(number),
            };
            if !right {
                return false;
            }
        }
        expected.next().is_none()
    }
}

fn check(steps: Vec<Step>, outbox: usize, overflow: Overflow) -> Result<(), TestCaseError> {
    let mut server = Server::new(limits(outbox, overflow), &ROOMS);
    let mut models: BTreeMap<u8, (ClientId, Model)> = BTreeMap::new();
    let mut now = 0.0;
    for step in steps {
        now += 1.0;
        match step {
            Step::Join(who, room) => {
                let joined = server.join(now, &who.to_string(), ROOMS[room as usize], 40.0);
                if let (Ok(id), false) = (joined, models.contains_key(&who)) {
                    models.insert(who, (id, Model { room: room as usize, ..Model::default() }));
                } else if let Ok(id) = joined {
                    // The same name in the other room: a client that the model does not follow.
                    server.leave(id);
                }
            }
            Step::Say(who) => {
                if let Some((id, model)) = models.get(&who).filter(|(_, m)| !m.silent) {
                    let room = model.room;
                    prop_assert_eq!(server.say(now, now, *id, "x"), Ok(()));
                    let members = models.values_mut().filter(|(_, m)| m.room == room);
                    members.for_each(|(_, model)| model.expected.push(server.lines));
                }
            }
            Step::Take(who, count) => {
                if let Some((id, model)) = models.get_mut(&who).filter(|(_, m)| !m.silent) {
                    (0..count).filter_map(|_| server.take(*id)).for_each(|event| model.hear(&event));
                }
            }
            Step::Leave(who) => {
                if let Some((id, _)) = models.remove(&who) {
                    server.leave(id);
                }
            }
            Step::Silence(who) => {
                models.get_mut(&who).into_iter().for_each(|(_, model)| model.silent = true);
            }
        }
        models.values().filter(|(_, m)| !m.silent).for_each(|(id, _)| server.beat(now, *id));
        let gone = server.sweep(now);
        prop_assert!(gone.iter().all(|id| models.values().any(|(i, m)| i == id && m.silent)));
        models.retain(|_, (id, _)| !gone.contains(id));
        let waiting = server.clients().map(|(_, c)| c.waiting).max().unwrap_or(0);
        prop_assert!(overflow == Overflow::Grow || waiting <= outbox);
    }
    for (id, model) in models.values_mut() {
        drain(&mut server, *id).iter().for_each(|event| model.hear(event));
        prop_assert!(model.is_told_the_truth(), "{:?} for {:?}", model.heard, model.expected);
    }
    Ok(())
}

proptest! {
    /// Every live client of a room is told every line of it in order, minus what was dropped, exactly counted;
    /// never another room's.
    #[test]
    fn everybody_is_told_everything_or_how_much_was_dropped(steps in steps(), outbox in 1..5_usize) {
        check(steps, outbox, Overflow::DropOldest)?;
    }

    #[test]
    fn without_a_limit_nothing_is_dropped(steps in steps()) {
        check(steps, 2, Overflow::Grow)?;
    }
}
