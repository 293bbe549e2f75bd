//! The page's way to read a trace: bytes at addresses, led by the layout alone.

use interleave::trace::{Layout, Record, Recorder};

/// The bytes at an address of this instance's memory.
fn bytes<const N: usize>(address: u32) -> [u8; N] {
    // SAFETY: the test only asks for addresses that the recorder gives, while it lives.
    unsafe { (address as usize as *const [u8; N]).read_unaligned() }
}

fn u32_at(address: u32) -> u32 {
    u32::from_le_bytes(bytes(address))
}

fn text_at(address: u32, len: u32) -> String {
    let bytes = (0..len).map(|i| bytes::<1>(address + i)[0]).collect();
    String::from_utf8(bytes).expect("UTF-8")
}

/// Fails unless a reader of bytes finds what the recorder's owner does.
pub fn reads_the_same(recorder: &Recorder) {
    let layout = Layout::current();
    let control = std::ptr::from_ref(recorder.control()) as usize as u32;
    assert_eq!(u32_at(control + layout.stop), 0);
    assert_eq!(u32_at(control + layout.lanes), recorder.lanes().len() as u32);
    for number in 1..=u32_at(control + layout.names_len) {
        let name = control + layout.names + (number - 1) * layout.name_size;
        assert_eq!(text_at(u32_at(name), u32_at(name + 4)), recorder.text(number as u16));
    }
    for (index, lane) in (0..).zip(recorder.lanes()) {
        let at = u32_at(control + layout.lanes_address) + index * layout.lane_size;
        let [kind] = bytes(at + layout.lane_kind);
        assert_eq!(layout.lane_kinds[usize::from(kind)], lane.kind());
        assert_eq!(u32_at(at + layout.lane_number), lane.number());
        assert_eq!(u32_at(at + layout.lane_dropped), lane.dropped());
        let read = |record: u32| {
            let at = u32_at(at + layout.lane_records) + record * layout.record_size;
            Record {
                time: f64::from_le_bytes(bytes(at + layout.record_time)),
                b: f64::from_le_bytes(bytes(at + layout.record_b)),
                a: u32_at(at + layout.record_a),
                name: u16::from_le_bytes(bytes(at + layout.record_name)),
                state: bytes::<1>(at + layout.record_state)[0],
                kind: bytes::<1>(at + layout.record_kind)[0],
            }
        };
        let records: Vec<Record> = (0..u32_at(at + layout.lane_len)).map(read).collect();
        assert_eq!(records, lane.records());
    }
}
