//! What a run shows and hears while it goes on: boards, their commands, and live parameters.
#![cfg(not(target_family = "wasm"))]

mod support;

use interleave::labs::LABS;
use interleave::model::{Board, Column};
use interleave::rt;
use support::{on_threads, present_run};

static BOARDS: &[Board] = &[
    Board { id: "first", columns: &[Column::number("only")], actions: &[] },
    Board {
        id: "files",
        columns: &[Column::number("done_bytes"), Column::state("phase", &["waiting", "over"])],
        actions: &["pause", "cancel"],
    },
];

#[test]
fn a_board_keeps_every_row_apart() {
    on_threads(2, || {
        let board = rt::Board::new(BOARDS, 1, 3);
        rt::scope(|scope| {
            for row in [0, 2] {
                let board = &board;
                scope.spawn(move || {
                    board.name(row, &format!("row {row}"));
                    (0..100).for_each(|_| board.add(row, "done_bytes", 1.5));
                    board.set_state(row, "phase", "over");
                });
            }
        });
        let rows = [0, 1, 2].map(|row| {
            (board.name_of(row).to_owned(), board.get(row, "done_bytes"), board.state(row, "phase"))
        });
        let expected = [("row 0", 150.0, "over"), ("", 0.0, "waiting"), ("row 2", 150.0, "over")];
        assert_eq!(rows, expected.map(|(name, done, phase)| (name.to_owned(), done, phase)));
    })
    .unwrap();
}

#[test]
fn adding_from_two_threads_loses_nothing() {
    on_threads(2, || {
        let board = rt::Board::new(BOARDS, 0, 1);
        let add = || (0..20_000).for_each(|_| board.add(0, "only", 1.0));
        rt::scope(|scope| {
            scope.spawn(add);
            scope.spawn(add);
        });
        assert_eq!(board.get(0, "only"), 40_000.0);
    })
    .unwrap();
}

#[test]
fn a_command_is_heard_once_and_the_latest_counts() {
    on_threads(1, || {
        let board = rt::Board::new(BOARDS, 1, 2);
        assert_eq!(board.command(0), None);
        // As the page finds it: by the number of the board.
        let asked = present_run().board(1).expect("it is shown");
        asked.ask(0, 1);
        asked.ask(0, 2);
        asked.ask(1, 1);
        asked.ask(9, 1);
        assert_eq!([board.command(0), board.command(1)], [Some("cancel"), Some("pause")]);
        assert_eq!([board.command(0), board.command(1)], [None, None]);
        asked.ask(0, 7);
        assert_eq!(board.command(0), None, "there is no such action");
        assert!(present_run().board(0).is_none());
    })
    .unwrap();
}

#[test]
fn the_head_of_a_board_leads_to_the_latest() {
    use std::sync::atomic::Ordering;
    on_threads(1, || {
        let head = || present_run().recorder().control().boards[0].load(Ordering::Acquire);
        assert_eq!(head(), 0);
        let _first = rt::Board::new(BOARDS, 0, 4);
        let before = head();
        let second = rt::Board::new(BOARDS, 0, 4);
        assert!(before != 0 && head() != 0 && head() != before);
        second.show(2);
        assert_eq!(second.capacity(), 4);
    })
    .unwrap();
}

#[test]
fn live_parameters_begin_as_asked_for_and_can_be_turned() {
    for lab in LABS.iter() {
        let live: Vec<_> = lab.params.iter().filter(|p| p.live).map(|p| p.id).collect();
        let request = support::request(lab, [].into());
        let prepared = LABS.prepare(&request, lab.strategies[0].id, false).unwrap();
        let (run, ids) = (prepared.run().clone(), live.clone());
        let place = rt::Current::new(run.clone(), None);
        for (index, id) in ids.into_iter().enumerate() {
            let declared = lab.params.iter().find(|p| p.id == id).unwrap();
            let value = || interleave::model::Value::Int(place.enter(|| rt::live(id)));
            assert_eq!(value(), declared.default_value(), "{}: {id}", lab.id);
            run.turn(index, -3);
            assert_eq!(value(), interleave::model::Value::Int(-3), "{}: {id}", lab.id);
        }
        run.turn(usize::MAX, 1);
    }
}
