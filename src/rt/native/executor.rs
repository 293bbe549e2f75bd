//! One future on one thread, with timers: what the browser's event loop is to the page.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::{Duration, Instant};

thread_local! {
    static TIMERS: RefCell<BTreeMap<(Instant, u64), Waker>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: RefCell<u64> = const { RefCell::new(0) };
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Drives `future` to its end on this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        match TIMERS.with_borrow(|t| t.keys().next().map(|(at, _)| *at)) {
            Some(at) => std::thread::park_timeout(at.saturating_duration_since(Instant::now())),
            None => std::thread::park(),
        }
        let due = TIMERS.with_borrow_mut(|timers| {
            let later = timers.split_off(&(Instant::now(), u64::MAX));
            std::mem::replace(timers, later)
        });
        due.into_values().for_each(Waker::wake);
    }
}

struct Armed(Option<(Instant, u64)>);

impl Drop for Armed {
    fn drop(&mut self) {
        if let Some(key) = self.0 {
            TIMERS.with_borrow_mut(|t| t.remove(&key));
        }
    }
}

/// Ready after `duration`. Dropping it disarms it.
pub fn timer(duration: Duration) -> impl Future<Output = ()> {
    // Some durations are longer than any clock goes; a century is as good.
    let at = Instant::now() + duration.min(Duration::from_secs(100 * 366 * 24 * 3_600));
    let mut armed = Armed(None);
    poll_fn(move |context| {
        if Instant::now() >= at {
            return Poll::Ready(());
        }
        let key = *armed.0.get_or_insert_with(|| {
            let number = NEXT.with_borrow_mut(|n| {
                *n += 1;
                *n
            });
            (at, number)
        });
        TIMERS.with_borrow_mut(|t| t.insert(key, context.waker().clone()));
        Poll::Pending
    })
}
