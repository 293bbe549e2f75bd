//! What is looked after while it is waited for.

use std::cell::Cell;

use interleave::aio;

use crate::ms;
use crate::support::on_tasks;

#[test]
fn what_is_waited_for_can_be_looked_after_meanwhile() {
    let look_after = |millis, limit| {
        let looks = Cell::new(0);
        let ended = on_tasks(0, async {
            let work = async {
                aio::sleep(ms(millis)).await;
                "done"
            };
            aio::meanwhile(work, ms(2), || {
                looks.set(looks.get() + 1);
                (looks.get() == limit).then_some("given up")
            })
            .await
        });
        (ended.unwrap(), looks.get())
    };
    assert_eq!(look_after(0, 1), (Ok("done"), 0), "what is ready is not looked after");
    assert_eq!(look_after(20_000, 3), (Err("given up"), 3));
    let (ended, looks) = look_after(30, 1000);
    assert_eq!(ended, Ok("done"));
    assert!(looks >= 1, "{looks}");
}
