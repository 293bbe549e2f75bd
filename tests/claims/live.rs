//! Live systems.

use std::sync::{Mutex, PoisonError};

use crate::support::{ends, request};
use interleave::lab::Prepared;
use interleave::labs::LABS;
use interleave::model::{
    Asked, ChatEvent, Departure, FromServer, FromVisitor, Outcome, RunError, Told, Value,
};
use interleave::rt::{self, Channel, Run};
use interleave::trace::Event;

/// All chat servers of this process are on one bus: one at a time, so that visitors know whose they are.
static ONE_SERVER: Mutex<()> = Mutex::new(());

fn prepared(lab: &str, strategy: &str, ints: &[(&str, i64)]) -> Prepared {
    let lab = LABS.find(lab).expect("a lab");
    let params = ints.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect();
    LABS.prepare(&request(lab, params), strategy, true).expect("valid")
}

fn outcome(lab: &str, strategy: &str, ints: &[(&str, i64)]) -> Outcome {
    prepared(lab, strategy, ints).execute_natively().expect("it ends well").outcome
}

fn fact(outcome: &Outcome, name: &str) -> f64 {
    outcome.facts[name]
}

#[test]
fn monitoring_raises_only_what_is_there_and_stops_in_order() {
    let quick = [("first_ms", 1), ("second_ms", 1), ("third_ms", 2), ("duration_ms", 250)];
    for strategy in ["tasks", "threads"] {
        let seen = [&quick[..], &[("check_ms", 5), ("memory", 60), ("buffer", 20)]].concat();
        let outcome = outcome("monitoring", strategy, &seen);
        let of = |name| fact(&outcome, name);
        // The mean of the memory's load is above this threshold: it does fire.
        assert!(of("raised") > 0.0 && of("raised") <= of("peaks"), "{:?}", outcome.facts);
        assert!(of("cleared") <= of("raised"));
        assert_eq!(of("overwritten"), (of("readings") - 20.0).max(0.0));
    }
}

#[test]
fn monitoring_does_not_see_what_it_does_not_check() {
    let ints = [("memory", 60), ("first_ms", 1), ("check_ms", 5_000), ("duration_ms", 100)];
    for strategy in ["tasks", "threads"] {
        let outcome = outcome("monitoring", strategy, &ints);
        assert!(fact(&outcome, "peaks") > 0.0);
        assert_eq!(fact(&outcome, "raised"), 0.0);
    }
}

/// Waits for what is sure to come.
fn until(come: impl Fn() -> bool) {
    while !come() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

/// How often a run has logged `key` so far.
fn logged(run: &Run, key: &str) -> usize {
    let recorder = run.recorder();
    let is_it = |event| matches!(event, Event::Log { name, .. } if recorder.text(name) == key);
    let records = recorder.lanes().iter().flat_map(|lane| lane.records());
    records.filter_map(|record| record.event()).filter(|event| is_it(*event)).count()
}

/// Index of a live parameter, as the page counts them.
fn dial(lab: &str, id: &str) -> usize {
    let params = LABS.find(lab).expect("a lab").params.iter();
    params.filter(|p| p.live).position(|p| p.id == id).expect("a live parameter")
}

#[test]
fn monitoring_follows_a_threshold_that_is_turned_while_it_runs() {
    let high = [("cpu", 100), ("memory", 100), ("disk", 100), ("margin", 0)];
    let times = [("first_ms", 2), ("check_ms", 5), ("duration_ms", 2_000)];
    for strategy in ["tasks", "threads"] {
        let prepared = prepared("monitoring", strategy, &[&high[..], &times].concat());
        let run = prepared.run().clone();
        let outcome = std::thread::scope(|scope| {
            scope.spawn(|| {
                // Its beginning, and each alarm, is waited for: nobody knows when they come.
                until(|| run.recorder().lanes().len() > 1);
                run.turn(dial("monitoring", "cpu"), 1);
                until(|| logged(&run, "cpu-high") == 3);
                run.turn(dial("monitoring", "cpu"), 100);
            });
            prepared.execute_natively().expect("it ends well").outcome
        });
        assert_eq!(fact(&outcome, "raised"), 3.0, "one for each source, and once each");
        assert_eq!(fact(&outcome, "cleared"), 3.0);
    }
}

#[test]
fn chat_server_drops_grows_or_waits() {
    let _one = ONE_SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    let ints = [
        ("clients", 4),
        ("rooms", 1),
        ("rate", 20),
        ("slow_ms", 100),
        ("outbox", 2),
        ("timeout_ms", 60_000),
        ("duration_ms", 700),
    ];
    let [bounded, unbounded, waiting] =
        ["bounded", "unbounded", "waiting"].map(|strategy| outcome("chat-server", strategy, &ints));
    assert!(fact(&bounded, "dropped") > 0.0 && fact(&bounded, "longest") <= 2.0);
    assert!(fact(&unbounded, "dropped") == 0.0 && fact(&unbounded, "longest") > 2.0);
    assert!(fact(&waiting, "dropped") == 0.0 && fact(&waiting, "longest") <= 2.0);
    assert_eq!(fact(&waiting, "vanished"), 0.0, "nobody was silent for so long");
}

#[test]
fn chat_server_gives_up_who_vanishes() {
    let _one = ONE_SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    let ints = [("clients", 3), ("timeout_ms", 100), ("slow_ms", 1), ("duration_ms", 600)];
    for strategy in ["bounded", "unbounded", "waiting"] {
        let outcome = outcome("chat-server", strategy, &ints);
        assert!(fact(&outcome, "vanished") >= 1.0, "{strategy}");
    }
}

/// What a server says; tabs hear each other too.
fn heard(text: &str) -> Option<FromServer> {
    serde_json::from_str(text).ok()
}

/// A tab's side, without a browser.
struct Tab {
    channel: Channel,
    visitor: &'static str,
    server: u32,
}

impl Tab {
    fn ask(&self, asked: Asked) {
        let (server, visitor) = (self.server, self.visitor.to_owned());
        let message = FromVisitor { server, visitor, asked };
        self.channel.post(&serde_json::to_string(&message).expect("JSON"));
    }

    /// The next thing said to this tab or to all.
    async fn hear(&self) -> Told {
        loop {
            let heard = heard(&self.channel.next().await);
            let Some(heard) = heard else { continue };
            if heard.visitor.is_none_or(|visitor| visitor == self.visitor) {
                if let Told::Event { number, .. } = heard.told {
                    self.ask(Asked::Ack { number });
                }
                return heard.told;
            }
        }
    }

    async fn until<T>(&self, wanted: impl Fn(Told) -> Option<T>) -> T {
        loop {
            if let Some(found) = wanted(self.hear().await) {
                return found;
            }
        }
    }

    async fn enter(visitor: &'static str, name: &str, room: &str) -> Self {
        let mut tab = Self { channel: Channel::open("chat-server"), visitor, server: 0 };
        tab.ask(Asked::Hello);
        loop {
            if let Some(FromServer { told: Told::Open { rooms, .. }, server, .. }) =
                heard(&tab.channel.next().await)
            {
                assert!(rooms.contains(&"lobby".to_owned()));
                tab.server = server;
                break;
            }
        }
        tab.ask(Asked::Join { name: name.to_owned(), room: room.to_owned() });
        tab.until(|told| match told {
            Told::Event { event: ChatEvent::Welcome { .. }, .. } => Some(()),
            _ => None,
        })
        .await;
        tab
    }

    fn say(&self, text: &str) {
        self.ask(Asked::Say { text: text.to_owned() });
    }

    async fn next_line(&self) -> (String, String) {
        self.until(|told| match told {
            Told::Event { event: ChatEvent::Said { line }, .. } => Some((line.from, line.text)),
            _ => None,
        })
        .await
    }
}

#[test]
fn chat_server_talks_with_other_tabs_until_it_is_stopped() {
    let _one = ONE_SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    // Nobody but the tabs talks.
    let ints = [("clients", 1), ("rooms", 2), ("rate", 0), ("duration_ms", 600_000)];
    let prepared = prepared("chat-server", "bounded", &ints);
    let run = prepared.run().clone();
    let tabs = std::thread::spawn(move || {
        ends(move || {
            rt::block_on(async move {
                // Until the server is there, a hello is heard by nobody.
                std::thread::sleep(std::time::Duration::from_millis(100));
                let a = Tab::enter("tab-a", "Ada", "lobby").await;
                let b = Tab::enter("tab-b", "Bea", "lobby").await;
                let c = Tab::enter("tab-c", "Cy", "rust").await;
                a.channel.post("not a message");
                a.channel.post(&"x".repeat(100_000));
                a.say("<b>hello</b>");
                let expected = ("Ada".to_owned(), "<b>hello</b>".to_owned());
                assert_eq!(
                    (a.next_line().await, b.next_line().await),
                    (expected.clone(), expected)
                );
                c.say("elsewhere");
                assert_eq!(c.next_line().await.1, "elsewhere");
                b.say("back");
                assert_eq!(a.next_line().await.1, "back", "and nothing from the other room");
                b.ask(Asked::Leave);
                let left = a.until(|told| match told {
                    Told::Event { event: ChatEvent::Left { name, why }, .. } => Some((name, why)),
                    _ => None,
                });
                assert_eq!(left.await, ("Bea".to_owned(), Departure::Left));
                run.stop();
                for tab in [&a, &c] {
                    tab.until(|told| (told == Told::Closed).then_some(())).await;
                }
            });
        });
    });
    assert_eq!(prepared.execute_natively(), Err(RunError::Stopped));
    tabs.join().expect("the tabs were told everything");
}
