//! A signal between tasks.

use interleave::aio::{self, Event, Tasks};

use crate::{ends_or_stalls, ms, now};

#[test]
fn a_pulse_reaches_all_who_wait_and_nobody_later() {
    let result = ends_or_stalls(4, async {
        let event = Event::new("event");
        let mut tasks = Tasks::new();
        for _ in 0..4 {
            let event = event.clone();
            tasks.spawn(async move { event.wait().await });
        }
        assert!(tasks.wait(ms(1)).await.is_empty());
        event.set();
        event.clear();
        assert!(now(event.wait()).is_none());
        let mut woken = 0;
        while let Some(finished) = tasks.next().await {
            woken += u32::from(finished.result.is_ok());
        }
        event.set();
        // Who comes later does not wait.
        event.wait().await;
        (woken, event.is_set())
    });
    assert_eq!(result, Some((4, true)));
}

#[test]
fn who_gives_up_waiting_leaves_nothing_behind() {
    let result = ends_or_stalls(0, async {
        let event = Event::new("event");
        let gave_up = aio::timeout(ms(1), event.wait()).await.is_none();
        event.set();
        (gave_up, now(event.wait()).is_some())
    });
    assert_eq!(result, Some((true, true)));
}
