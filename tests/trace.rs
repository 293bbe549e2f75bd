//! The trace as its readers see it: whole records, in a prefix that only grows, where the layout says.
#![cfg(not(target_family = "wasm"))]

#[path = "trace/allocations.rs"]
mod allocations;

use interleave::trace::{Event, LaneKind, Layout, Record, Recorder, State};
use proptest::prelude::*;

fn any_state() -> impl Strategy<Value = State> {
    prop::sample::select(&State::ALL[..])
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (any_state(), any::<u16>(), any::<u32>())
            .prop_map(|(state, object, detail)| Event::State { state, object, detail }),
        (any::<u16>(), any::<u32>(), any::<f64>()).prop_map(|(name, a, b)| Event::Log {
            name,
            a,
            b
        }),
        (any::<u16>(), any::<f64>()).prop_map(|(name, value)| Event::Value { name, value }),
    ]
}

proptest! {
    #[test]
    fn a_record_gives_back_its_event(time: f64, event in any_event()) {
        let record = Record::new(time, event);
        prop_assert_eq!(record.time.to_bits(), time.to_bits());
        prop_assert_eq!(record.event(), Some(event));
    }

    #[test]
    fn bytes_that_are_no_record_are_no_event(state in 9u8.., kind in 3u8..) {
        prop_assert_eq!(Record { kind, ..Record::default() }.event(), None);
        prop_assert_eq!(Record { state, ..Record::default() }.event(), None);
    }

    #[test]
    fn what_does_not_fit_is_counted(capacity in 0u32..50, pushed in 0u32..120) {
        let recorder = Recorder::with_capacity(2, capacity);
        let lane = recorder.open(LaneKind::Thread, 1).expect("room");
        for number in 0..pushed {
            lane.push(numbered(number));
        }
        let kept = capacity.min(pushed);
        prop_assert_eq!(lane.records(), (0..kept).map(numbered).collect::<Vec<_>>());
        // A lane without room does not record at all, so nothing is missing from it.
        let dropped = if capacity == 0 { 0 } else { pushed - kept };
        prop_assert_eq!((lane.dropped(), recorder.dropped()), (dropped, dropped));
    }

    #[test]
    fn a_reader_of_bytes_finds_the_same(
        lanes in prop::collection::vec(prop::collection::vec(any_event(), 0..12), 1..6),
    ) {
        let recorder = Recorder::with_capacity(8, 10);
        for (kind, events) in LaneKind::ALL.into_iter().cycle().zip(&lanes) {
            let lane = recorder.open(kind, 1 + events.len() as u32).expect("room");
            for (time, event) in (0u32..).zip(events) {
                lane.push(Record::new(f64::from(time), *event));
            }
        }
        let names = ["one", "zwei", "셋"];
        names.iter().for_each(|name| _ = recorder.name(name));
        reads_the_same(&recorder, &names);
    }
}

/// A record that carries its number in every field, so that half of another would show.
fn numbered(number: u32) -> Record {
    let (name, b) = (number as u16, f64::from(number) * 2.0);
    Record::new(f64::from(number), Event::Log { name, a: number, b })
}

/// As the page reads: addresses and the layout, nothing of the types.
fn reads_the_same(recorder: &Recorder, names: &[&'static str]) {
    let layout = Layout::current();
    let control = std::ptr::from_ref(recorder.control()).cast::<u8>();
    // SAFETY: the layout's offsets are within the control block, which the recorder keeps.
    let control_u32 = |offset: u32| unsafe { allocations::read_u32(control, offset) };
    assert_eq!(control_u32(layout.stop), 0);
    recorder.control().stop.store(7, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(control_u32(layout.stop), 7);
    assert_eq!(control_u32(layout.image), 0);
    assert_eq!(control_u32(layout.names_len), names.len() as u32);
    for (index, name) in (0..).zip(names) {
        let at = layout.names + index * layout.name_size;
        // Natively addresses are cut to 32 bits.
        assert_eq!(control_u32(at), name.as_ptr() as usize as u32);
        assert_eq!(control_u32(at + 4), name.len() as u32);
    }
    assert_eq!(control_u32(layout.lanes), recorder.lanes().len() as u32);
    let lanes = control_u32(layout.lanes_address);
    for (index, lane) in (0..).zip(recorder.lanes()) {
        let at = allocations::find(lanes, (index + 1) * layout.lane_size) as *const u8;
        let at = at.wrapping_add((index * layout.lane_size) as usize);
        // SAFETY: `find` gives an allocation that holds this lane's header.
        let u32_at = |offset| unsafe { allocations::read_u32(at, offset) };
        // SAFETY: as above.
        let kind = unsafe { *at.add(layout.lane_kind as usize) };
        assert_eq!(layout.lane_kinds[usize::from(kind)], lane.kind());
        assert_eq!(u32_at(layout.lane_number), lane.number());
        assert_eq!(u32_at(layout.lane_dropped), lane.dropped());
        let len = u32_at(layout.lane_len);
        let records = allocations::find(u32_at(layout.lane_records), len * layout.record_size);
        let read = |number: u32| {
            let at = (records as *const u8).wrapping_add((number * layout.record_size) as usize);
            // SAFETY: `find` gives an allocation that holds `len` records.
            unsafe {
                Record {
                    time: allocations::read(at, layout.record_time, f64::from_le_bytes),
                    b: allocations::read(at, layout.record_b, f64::from_le_bytes),
                    a: allocations::read(at, layout.record_a, u32::from_le_bytes),
                    name: allocations::read(at, layout.record_name, u16::from_le_bytes),
                    state: allocations::read(at, layout.record_state, u8::from_le_bytes),
                    kind: allocations::read(at, layout.record_kind, u8::from_le_bytes),
                }
            }
        };
        assert_eq!((0..len).map(read).collect::<Vec<_>>(), lane.records());
    }
}

#[test]
fn a_reader_sees_whole_records_while_they_are_written() {
    const RECORDS: u32 = 200_000;
    let recorder = Recorder::with_capacity(2, RECORDS);
    let lanes = [1, 2].map(|number| recorder.open(LaneKind::Thread, number).expect("room"));
    std::thread::scope(|scope| {
        for lane in lanes {
            scope.spawn(move || (0..RECORDS).for_each(|number| lane.push(numbered(number))));
        }
        let mut seen = [0; 2];
        while seen != [RECORDS as usize; 2] {
            for (lane, seen) in lanes.iter().zip(&mut seen) {
                let records = lane.records();
                assert!(records.len() >= *seen, "what was there stays");
                let new = (0..).zip(&records).skip(*seen);
                new.for_each(|(number, record)| assert_eq!(*record, numbered(number)));
                *seen = records.len();
            }
        }
    });
    assert_eq!(recorder.dropped(), 0);
}

#[test]
fn lanes_are_opened_whole_by_several_threads_at_once() {
    let recorder = Recorder::with_capacity(64, 1);
    std::thread::scope(|scope| {
        for opener in 0..4 {
            let recorder = &recorder;
            scope.spawn(move || {
                for number in 0..20 {
                    recorder.open(LaneKind::Task, 1 + opener * 20 + number);
                }
            });
        }
        while recorder.lanes().len() < 64 {
            assert!(recorder.lanes().iter().all(|l| l.kind() == LaneKind::Task && l.number() > 0));
        }
    });
    let mut numbers: Vec<u32> = recorder.lanes().iter().map(|l| l.number()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 64, "each once, and no more than there is room for");
    assert!(recorder.open(LaneKind::Task, 1).is_none());
}

#[test]
fn names_have_a_number_each_until_the_table_is_full() {
    let recorder = Recorder::with_capacity(1, 1);
    let names: Vec<&'static str> =
        (0..300).map(|n| &*Box::leak(format!("name {n}").into_boxed_str())).collect();
    let numbers: Vec<u16> = names.iter().map(|name| recorder.name(name)).collect();
    let again: Vec<u16> = names.iter().map(|name| recorder.name(name)).collect();
    assert_eq!(numbers, again);
    assert_eq!(numbers[..256], (1..=256).collect::<Vec<u16>>()[..]);
    assert!(numbers[256..].iter().all(|n| *n == 0));
    assert_eq!((recorder.text(256), recorder.text(257), recorder.text(0)), ("name 255", "", ""));
    // The same text from elsewhere is the same name.
    assert_eq!(recorder.name(Box::leak("name 3".to_owned().into_boxed_str())), 4);
}
