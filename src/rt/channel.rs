//! Texts between this run and other tabs of the page: a `BroadcastChannel`, natively a bus within the process.
//!
//! What comes in was written by somebody else. It is text of at most [`MAX_TEXT`] bytes; if more than
//! [`MAX_WAITING`] have not been taken yet, later ones are dropped and counted.

use std::collections::VecDeque;
use std::task::{Context, Poll, Waker};

use trace::State;

use super::{lane, platform};

/// Maximum size in bytes of a text that is accepted.
pub(super) const MAX_TEXT: usize = 8 * 1024;
/// Maximum number of texts waiting to be taken.
pub(super) const MAX_WAITING: usize = 512;

/// One end of a channel; a text reaches everybody under its name except the sender.
#[derive(Debug)]
pub struct Channel(platform::Channel);

impl Channel {
    /// Speaks and listens under `name` until it is dropped.
    pub fn open(name: &str) -> Self {
        Self(platform::Channel::open(&format!("interleave/{name}")))
    }

    /// Sends `text` to everybody else. Never waits: nobody knows who receives it.
    pub fn post(&self, text: &str) {
        self.0.post(text);
    }

    /// Waits for the next text.
    pub async fn next(&self) -> String {
        std::future::poll_fn(|context| {
            lane::pending(State::Io, "");
            self.0.poll_next(context)
        })
        .await
    }
}

/// What has come and was not taken yet.
#[derive(Debug, Default)]
pub(super) struct Mailbox {
    texts: VecDeque<String>,
    waker: Option<Waker>,
}

impl Mailbox {
    /// Puts a text in, as far as there is room.
    pub(super) fn put(&mut self, text: String) {
        if text.len() <= MAX_TEXT && self.texts.len() < MAX_WAITING {
            self.texts.push_back(text);
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
    }

    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<String> {
        match self.texts.pop_front() {
            Some(text) => Poll::Ready(text),
            None => {
                self.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_keeps_order_and_its_limits() {
        let mut mailbox = Mailbox::default();
        mailbox.put("x".repeat(MAX_TEXT + 1));
        (0..MAX_WAITING + 3).for_each(|n| mailbox.put(n.to_string()));
        let mut context = Context::from_waker(Waker::noop());
        for n in 0..MAX_WAITING {
            assert_eq!(mailbox.poll_next(&mut context), Poll::Ready(n.to_string()));
        }
        assert_eq!(mailbox.poll_next(&mut context), Poll::Pending);
    }

    #[test]
    fn everybody_else_hears_and_nobody_after_the_end() {
        let [a, b, other] = ["test/x", "test/x", "test/y"].map(Channel::open);
        a.post("to b");
        drop(a);
        other.post("elsewhere");
        b.post("nobody");
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(b.0.poll_next(&mut context), Poll::Ready("to b".to_owned()));
        assert_eq!(b.0.poll_next(&mut context), Poll::Pending);
        assert_eq!(other.0.poll_next(&mut context), Poll::Pending);
    }
}
