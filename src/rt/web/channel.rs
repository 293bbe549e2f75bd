//! `BroadcastChannel`, which reaches every tab and worker of the page's origin.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Context, Poll};

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::channel::Mailbox;

pub(crate) struct Channel {
    /// None where the browser refuses one: then nobody hears and nobody is heard.
    port: Option<BroadcastChannel>,
    mailbox: Rc<RefCell<Mailbox>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl std::fmt::Debug for Channel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Channel").finish_non_exhaustive()
    }
}

impl Channel {
    pub(crate) fn open(name: &str) -> Self {
        let mailbox = Rc::new(RefCell::new(Mailbox::default()));
        let into = std::panic::AssertUnwindSafe(mailbox.clone());
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // Whatever is no text was not meant for us.
            if let Some(text) = event.data().as_string() {
                into.borrow_mut().put(text);
            }
        });
        let port = BroadcastChannel::new(name).ok();
        if let Some(port) = &port {
            port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self { port, mailbox, _heard: heard }
    }

    pub(crate) fn post(&self, text: &str) {
        if let Some(port) = &self.port {
            // A text can always be copied.
            let _ = port.post_message(&JsValue::from_str(text));
        }
    }

    pub(crate) fn poll_next(&self, context: &mut Context<'_>) -> Poll<String> {
        self.mailbox.borrow_mut().poll_next(context)
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(port) = &self.port {
            port.set_onmessage(None);
            port.close();
        }
    }
}
