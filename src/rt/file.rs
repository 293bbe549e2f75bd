//! The file that the learner gave to the run, read in pieces: it may be larger than memory.
//!
//! In a page it is a `File`, read synchronously by the coordinator and by processes. A pool thread has
//! no script of its own to read with: the coordinator reads for it.

use model::RunError;
use trace::State;

use super::end::unwind;
use super::{lane, platform};

/// Its size in bytes; `None` if the run was given no file.
pub fn len() -> Option<u64> {
    platform::file_len().unwrap_or_else(|message| give_up(message))
}

/// At most `len` bytes from `start` on; fewer if the file ends earlier. Blocks. A file that can no longer be
/// read ends the run.
pub fn read(start: u64, len: usize) -> Vec<u8> {
    lane::checkpoint();
    let bytes = {
        let _wait = lane::wait(State::Io, "");
        platform::file_read(start, len)
    };
    lane::checkpoint();
    bytes.unwrap_or_else(|message| give_up(message))
}

fn give_up(message: String) -> ! {
    lane::current_lane(|c| c.run().fail(RunError::FileUnreadable { message }));
    unwind()
}
