//! Where threads start and end orders their steps: for races, for what is counted, and for who watches.

use interleave::lab::steer::{Play, play};
use interleave::model::{Message, Outcome, RunError};
use interleave::rt;
use interleave::seat::{
    Along, Explored, Fault, Onward, Scheduler, Search, Walk, equivalent, fault, walked,
};
use interleave::sync::{AtomicU32, Ordering, PlainU32};

const THREADS: u32 = 3;

fn played(scheduler: Box<dyn Scheduler>, program: &impl Fn()) -> Play {
    let play = play(1, THREADS + 1, scheduler, || {
        program();
        Outcome::new(Message::new("done"), "")
    });
    let panicked = matches!(play.outcome, Err(RunError::Panic { .. }));
    assert!(!panicked, "{:?}", play.outcome);
    play
}

/// The faults of all schedules, and how many there are: counted by classes, and one by one.
fn search(program: impl Fn()) -> (Vec<Fault>, [f64; 2]) {
    let mut faults = Vec::new();
    let counts = [true, false].map(|reduced| {
        rt::with_resources(THREADS as usize, 0, || {
            let (mut search, mut schedules) = (Search::new(reduced, 100), 0.0);
            while !search.is_over() {
                match search.next(|scheduler| played(scheduler, &program).played) {
                    Explored::Played { played, causes, too_long } => {
                        faults.extend(fault(&played, too_long, 0));
                        schedules +=
                            if reduced { equivalent(&played, &causes).unwrap() } else { 1.0 };
                    }
                    Explored::Known => {}
                    Explored::Anew => (faults, schedules) = (Vec::new(), 0.0),
                    Explored::Astray => panic!("the program does not repeat itself"),
                }
            }
            schedules
        })
    });
    (faults, counts)
}

fn walk(schedule: &[u32], program: impl Fn()) -> Walk {
    let along = Box::new(Along::new(schedule, Onward::Stop));
    let Play { played, .. } = rt::with_resources(THREADS as usize, 0, || played(along, &program));
    walked(&played, None, None)
}

/// What a thread does.
type Act<'a> = &'a (dyn Fn() + Sync);

/// One thread writes, and when it has ended another one reads; the one that starts both takes no step.
fn one_behind_the_other(write: Act<'_>, read: Act<'_>) {
    rt::scope(|scope| scope.spawn(write).join());
    rt::scope(|scope| scope.spawn(read).join());
}

/// The thread that reads is started by one that takes no step of its own.
fn started_in_between(write: Act<'_>, read: Act<'_>) {
    write();
    rt::scope(|scope| {
        scope.spawn(|| rt::scope(|inner| inner.spawn(read).join()));
    });
}

/// The thread that wrote has ended, and was waited for by one that takes no step of its own.
fn ended_in_between(write: Act<'_>, read: Act<'_>) {
    rt::scope(|scope| {
        scope.spawn(|| rt::scope(|inner| inner.spawn(write).join())).join();
    });
    rt::scope(|scope| scope.spawn(read).join());
}

#[test]
fn what_a_thread_has_done_is_before_all_that_is_started_behind_its_end() {
    let programs: [fn(Act<'_>, Act<'_>); 3] =
        [one_behind_the_other, started_in_between, ended_in_between];
    for (at, program) in programs.iter().enumerate() {
        let (faults, _) = search(|| {
            let data = PlainU32::new("data", 0);
            program(&|| data.set(1), &|| assert_eq!(data.get(), 1));
        });
        assert_eq!(faults.len(), 0, "program {at}: {faults:?}");
        // What touches different things has one order all the same.
        let (_, counts) = search(|| {
            let (one, other) = (AtomicU32::new(0), AtomicU32::new(0));
            let store = |to: &AtomicU32| to.store(1, Ordering::SeqCst);
            program(&|| store(&one), &|| store(&other));
        });
        assert_eq!(counts, [1.0, 1.0], "program {at}");
    }
}

#[test]
fn who_watches_is_told_behind_which_steps_a_lane_starts_and_goes_on() {
    let walk = walk(&[0, 2, 1, 0, 3], || {
        let cell = AtomicU32::new(0);
        let store = |value| cell.store(value, Ordering::SeqCst);
        store(1);
        rt::scope(|scope| {
            scope.spawn(|| store(2));
            scope.spawn(|| store(3));
        });
        store(4);
        rt::scope(|scope| scope.spawn(|| store(5)).join());
    });
    let lanes: Vec<u32> = walk.steps.iter().map(|step| step.lane).collect();
    assert_eq!((lanes, walk.astray), (vec![0, 2, 1, 0, 3], None));
    let started: Vec<&[u32]> = walk.lanes.iter().map(|lane| &lane.started[..]).collect();
    assert_eq!(started, [&[][..], &[0], &[0], &[3]]);
    let joined: Vec<&[u32]> = walk.steps.iter().map(|step| &step.joined[..]).collect();
    assert_eq!(joined, [&[][..], &[], &[], &[2, 1], &[]]);
}
