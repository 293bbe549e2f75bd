//! Where things are in memory, for a reader in another language. It is computed from the types, never written twice.

use std::mem::{offset_of, size_of};

use serde::Serialize;

use super::recorder::{BoardHead, Control, MAX_BOARDS, Name, PrintedHead};
use super::{Lane, LaneKind, Record, State};

/// Increases whenever a reader would have to change.
pub const LAYOUT_VERSION: u32 = 1;

/// Byte offsets and sizes. All fields are little-endian, as wasm is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Layout {
    /// See [`LAYOUT_VERSION`].
    pub version: u32,
    /// From the control block, u32: non-zero asks the run to stop.
    pub stop: u32,
    /// From the control block, u32: number of lanes opened.
    pub lanes: u32,
    /// From the control block, u32: address of the first lane.
    pub lanes_address: u32,
    /// From the control block, u32: number of names known.
    pub names_len: u32,
    /// From the control block: the first name. Each is two u32: address, and length in bytes of UTF-8.
    pub names: u32,
    /// Bytes from one name to the next.
    pub name_size: u32,
    /// From the control block, u32: address of the image, 0 if there is none.
    pub image: u32,
    /// From the control block, u32: width in pixels.
    pub image_width: u32,
    /// From the control block, u32: height in pixels.
    pub image_height: u32,
    /// From the control block, u32 each: addresses of the boards' heads, 0 if there is none.
    pub boards: u32,
    /// The maximum number of boards.
    pub boards_len: u32,
    /// From a board's head, u32: which of the lab's boards it is.
    pub board_index: u32,
    /// From a board's head, u32: number of rows to show.
    pub board_rows: u32,
    /// From a board's head, u32: address of its cells, f64, row by row.
    pub board_cells: u32,
    /// From a board's head, u32: address of its rows' names, in the form of `names`.
    pub board_names: u32,
    /// From a board's head, u32: address of its rows' commands. Each is a u32: an action's number from 1, or 0.
    pub board_commands: u32,
    /// From the control block, u32: address of the head of what the program prints, 0 if there is none.
    pub printed: u32,
    /// From that head, u32: bytes so far.
    pub printed_len: u32,
    /// From that head, u32: address of the bytes: UTF-8, with 255 before what is of the error stream and 254 before what is not.
    pub printed_bytes: u32,
    /// From the control block, i32 each: the values of the live parameters.
    pub dials: u32,
    /// Bytes from one lane to the next.
    pub lane_size: u32,
    /// From a lane, u32: number of records published.
    pub lane_len: u32,
    /// From a lane, u32: number of records dropped.
    pub lane_dropped: u32,
    /// From a lane, u32: address of its records.
    pub lane_records: u32,
    /// From a lane, u8: its kind, an index into `lane_kinds`.
    pub lane_kind: u32,
    /// From a lane, u32: its number within its kind.
    pub lane_number: u32,
    /// Bytes from one record to the next.
    pub record_size: u32,
    /// From a record, f64: ms since the run's epoch.
    pub record_time: u32,
    /// From a record, f64: the second value of a log line, or the new value of a quantity.
    pub record_b: u32,
    /// From a record, u32: the first value of a log line, or a state's detail.
    pub record_a: u32,
    /// From a record, u16: a name's number from 1, or 0 for none.
    pub record_name: u32,
    /// From a record, u8: an index into `states`.
    pub record_state: u32,
    /// From a record, u8: 0 for a state, 1 for a log line, 2 for a value.
    pub record_kind: u32,
    /// States by number.
    pub states: Vec<State>,
    /// Lane kinds by number.
    pub lane_kinds: Vec<LaneKind>,
}

impl Layout {
    /// The layout of this build.
    pub fn current() -> Self {
        Self {
            version: LAYOUT_VERSION,
            stop: offset_of!(Control, stop) as u32,
            lanes: offset_of!(Control, lanes) as u32,
            lanes_address: offset_of!(Control, lanes_address) as u32,
            names_len: offset_of!(Control, names_len) as u32,
            names: offset_of!(Control, names) as u32,
            name_size: size_of::<Name>() as u32,
            image: offset_of!(Control, image) as u32,
            image_width: offset_of!(Control, image_width) as u32,
            image_height: offset_of!(Control, image_height) as u32,
            boards: offset_of!(Control, boards) as u32,
            boards_len: MAX_BOARDS as u32,
            board_index: offset_of!(BoardHead, index) as u32,
            board_rows: offset_of!(BoardHead, rows) as u32,
            board_cells: offset_of!(BoardHead, cells) as u32,
            board_names: offset_of!(BoardHead, names) as u32,
            board_commands: offset_of!(BoardHead, commands) as u32,
            printed: offset_of!(Control, printed) as u32,
            printed_len: offset_of!(PrintedHead, len) as u32,
            printed_bytes: offset_of!(PrintedHead, bytes) as u32,
            dials: offset_of!(Control, dials) as u32,
            lane_size: size_of::<Lane>() as u32,
            lane_len: offset_of!(Lane, len) as u32,
            lane_dropped: offset_of!(Lane, dropped) as u32,
            lane_records: offset_of!(Lane, records_address) as u32,
            lane_kind: offset_of!(Lane, kind) as u32,
            lane_number: offset_of!(Lane, number) as u32,
            record_size: size_of::<Record>() as u32,
            record_time: offset_of!(Record, time) as u32,
            record_b: offset_of!(Record, b) as u32,
            record_a: offset_of!(Record, a) as u32,
            record_name: offset_of!(Record, name) as u32,
            record_state: offset_of!(Record, state) as u32,
            record_kind: offset_of!(Record, kind) as u32,
            states: State::ALL.to_vec(),
            lane_kinds: LaneKind::ALL.to_vec(),
        }
    }
}
