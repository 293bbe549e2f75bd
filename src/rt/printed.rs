//! What a program prints: kept in the run's memory, where the page sees it grow.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use trace::PrintedHead;

use super::lane::current_lane;

/// Before what went to the error stream. Like [`OUT`] no byte of UTF-8.
pub const ERR: u8 = 0xff;
/// Before what went to the output stream, which is also where it begins.
pub const OUT: u8 = 0xfe;

/// Text of two streams, in the order in which it was written.
#[derive(Clone, Debug)]
pub struct Printed(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    head: PrintedHead,
    /// Not written from `head.len` on: a search begins anew too often to have zeros there.
    bytes: Box<[MaybeUninit<AtomicU8>]>,
    /// The stream that was written last; writers take turns.
    last: Mutex<u8>,
}

impl Printed {
    /// Room for `capacity` bytes, shown by the present run.
    pub fn new(capacity: usize) -> Self {
        let bytes: Box<[MaybeUninit<AtomicU8>]> = Box::new_uninit_slice(capacity);
        let head = PrintedHead::new(bytes.as_ptr() as usize as u32);
        let printed = Self(Arc::new(Inner { head, bytes, last: Mutex::new(OUT) }));
        current_lane(|c| c.run().show_printed(printed.clone()));
        printed
    }

    /// Writes what there is room for, in whole characters, and says whether that was all.
    pub fn write(&self, error: bool, text: &str) -> bool {
        let Inner { head, bytes, last } = &*self.0;
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut len = head.len.load(Ordering::Relaxed) as usize;
        let stream = if error { ERR } else { OUT };
        let mark = (*last != stream && !text.is_empty()).then_some(stream);
        let room = bytes.len().saturating_sub(len + usize::from(mark.is_some()));
        let fits = text.floor_char_boundary(room);
        if fits > 0 {
            for byte in mark.into_iter().chain(text.bytes().take(fits)) {
                // SAFETY: any byte is one.
                unsafe { &*bytes[len].as_ptr() }.store(byte, Ordering::Relaxed);
                len += 1;
            }
            *last = stream;
            head.len.store(len as u32, Ordering::Release);
        }
        fits == text.len()
    }

    pub(super) fn head(&self) -> &PrintedHead {
        &self.0.head
    }

    /// What is there so far: of each stretch whether it is of the error stream, and its text.
    pub fn stretches(&self) -> Vec<(bool, String)> {
        let len = self.0.head.len.load(Ordering::Acquire) as usize;
        // SAFETY: written before `len` was.
        let byte =
            |b: &MaybeUninit<AtomicU8>| unsafe { b.assume_init_ref() }.load(Ordering::Relaxed);
        let bytes: Vec<u8> = self.0.bytes[..len].iter().map(byte).collect();
        let mut found: Vec<(bool, Vec<u8>)> = Vec::new();
        let mut error = false;
        for byte in bytes {
            match byte {
                ERR | OUT => error = byte == ERR,
                _ => match found.last_mut() {
                    Some((of, text)) if *of == error => text.push(byte),
                    _ => found.push((error, vec![byte])),
                },
            }
        }
        found
            .into_iter()
            .map(|(error, text)| (error, String::from_utf8_lossy(&text).into_owned()))
            .collect()
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::Printed;

    #[test]
    fn streams_are_told_apart_and_characters_stay_whole() {
        let printed = Printed::new(12);
        assert!(printed.write(false, "a가"));
        assert!(printed.write(true, "e"));
        assert!(printed.write(false, "b"));
        // Eight bytes are taken; a character of three does not fit behind two more.
        assert!(!printed.write(false, "xy나"));
        let said = [(false, "a가"), (true, "e"), (false, "bxy")];
        assert_eq!(printed.stretches(), said.map(|(e, t)| (e, t.to_owned())).to_vec());
    }
}
