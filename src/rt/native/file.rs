//! The run's file by its path.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;

use crate::lane;

fn path() -> Option<PathBuf> {
    lane::current_lane(|c| c.run().file()).flatten()
}

pub(crate) fn file_len() -> Result<Option<u64>, String> {
    let Some(path) = path() else { return Ok(None) };
    std::fs::metadata(path).map(|of| Some(of.len())).map_err(|error| error.to_string())
}

pub(crate) fn file_read(start: u64, len: usize) -> Result<Vec<u8>, String> {
    let path = path().ok_or("the run has no file")?;
    let read = || {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::with_capacity(len);
        file.take(len as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error: std::io::Error| error.to_string())
}
