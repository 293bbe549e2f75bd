//! Tasks on one thread: what overlaps, in which order, and what is let go of. Nothing here measures time;
//! overlapping is seen in the order of what happens.
#![cfg(not(target_family = "wasm"))]

#[path = "../support/mod.rs"]
mod support;

mod cancel;
mod event;
mod gather;
mod programs;
mod queue;
mod scope;
mod semaphore;
mod tasks;

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Poll, Waker};
use std::time::Duration;

use interleave::aio;
use interleave::rt;
use support::on_tasks;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

async fn yields(count: u32) {
    for _ in 0..count {
        aio::yield_now().await;
    }
}

/// Says when it goes.
struct Dropped<'a>(&'a Cell<u32>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

/// The result of `future` if it needs no waiting.
fn now<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut std::task::Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// `future`'s result, unless it is dropped after being polled and waiting for so many turns.
async fn patient<F: Future>(future: F, patience: Option<u32>) -> Option<F::Output> {
    let Some(mut turns) = patience else { return Some(future.await) };
    let mut future = pin!(future);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending if turns == 0 => Poll::Ready(None),
        Poll::Pending => {
            turns -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await
}

/// As `on_tasks`, but nothing when the tasks only wait for each other: a wake-up was lost.
fn ends_or_stalls<R>(tasks: u32, work: impl Future<Output = R>) -> Option<R> {
    // A timer that ends the run can only be the last to go off.
    let work = async {
        let (mut work, mut limit) = (pin!(work), pin!(rt::timer(Duration::from_secs(10))));
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending => limit.as_mut().poll(context).map(|()| None),
        })
        .await
    };
    on_tasks(tasks, work).expect("no fault")
}
