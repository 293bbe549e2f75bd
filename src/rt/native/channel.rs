//! A bus within the process, for tests: what tabs are to the page, threads are here.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll};

use crate::channel::Mailbox;

type Shared = Arc<Mutex<Mailbox>>;

/// Everybody who listens, with the name they listen under.
static BUS: Mutex<Vec<(String, Weak<Mutex<Mailbox>>)>> = Mutex::new(Vec::new());

#[derive(Debug)]
pub(crate) struct Channel {
    name: String,
    mailbox: Shared,
}

impl Channel {
    pub(crate) fn open(name: &str) -> Self {
        let mailbox = Shared::default();
        let mut bus = BUS.lock().unwrap_or_else(PoisonError::into_inner);
        bus.retain(|(_, mailbox)| mailbox.strong_count() > 0);
        bus.push((name.to_owned(), Arc::downgrade(&mailbox)));
        Self { name: name.to_owned(), mailbox }
    }

    pub(crate) fn post(&self, text: &str) {
        let bus = BUS.lock().unwrap_or_else(PoisonError::into_inner);
        let others = bus.iter().filter(|(name, _)| *name == self.name);
        for mailbox in others.filter_map(|(_, mailbox)| mailbox.upgrade()) {
            if !Arc::ptr_eq(&mailbox, &self.mailbox) {
                mailbox.lock().unwrap_or_else(PoisonError::into_inner).put(text.to_owned());
            }
        }
    }

    pub(crate) fn poll_next(&self, context: &mut Context<'_>) -> Poll<String> {
        self.mailbox.lock().unwrap_or_else(PoisonError::into_inner).poll_next(context)
    }
}
