//! What is found, and how it is told.

use std::process::Command;

use interleave::explore::{Bug, Failure, REPLAY};
use interleave::labs::LABS;
use interleave::model::{RunRequest, Settings, Value};
use interleave::seat::{Ending, Onward};
use interleave::sync::AtomicU32;
use interleave::sync::Ordering::{Acquire, Relaxed, Release, SeqCst};
use interleave::{Explorer, explore, rt};

use super::programs::*;

#[track_caller]
fn found(program: impl Fn()) -> Failure {
    let failure = Explorer::new().find(&program).expect("it has a bug");
    // Whatever is found is there again.
    let again = Explorer::new().replay(&failure.schedule).find(program).expect("it has it still");
    assert_eq!((&again.bug, &again.steps), (&failure.bug, &failure.steps));
    assert!(failure.is_complete);
    failure
}

#[test]
fn classic_bugs_are_found_and_replayed() {
    let update = found(lost_update);
    assert!(
        matches!(&update.bug, Bug::Panic { lane: 'a', message, .. } if message.contains("an update is lost"))
    );
    assert!(["bcbc", "bc2b"].contains(&update.schedule.as_str()), "{}", update.schedule);

    let passed = found(|| message(Relaxed, Relaxed));
    assert!(matches!(passed.bug, Bug::Panic { lane: 'c', .. }), "{passed}");
    assert_eq!(passed.schedule, "b2cc~1", "{passed}");

    assert!(matches!(found(|| store_buffering(Relaxed)).bug, Bug::Panic { lane: 'a', .. }));
    assert!(matches!(found(|| store_buffering(Release)).bug, Bug::Panic { lane: 'a', .. }));

    let stuck = found(|| two_locks(false));
    assert_eq!(stuck.schedule, "bc");
    let Bug::Deadlock { waits } = &stuck.bug else { panic!("{stuck}") };
    assert!(
        waits
            .iter()
            .any(|w| w.lane == 'b' && w.object.as_deref() == Some("right") && w.holders == ['c'])
    );

    assert!(matches!(found(|| signal(false, true)).bug, Bug::LostWakeUp { .. }));
    let early = found(|| signal(true, false));
    assert!(
        matches!(&early.bug, Bug::Panic { lane: 'b', message, .. } if message.contains("too early"))
    );
    assert!(early.steps.iter().any(|step| step.what.contains("woken by itself")), "{early}");

    let race = found(|| data_race(false));
    assert!(matches!(&race.bug, Bug::DataRace { object, .. } if object == "data"), "{race}");
}

#[test]
fn correct_programs_pass() {
    let programs: [&dyn Fn(); 6] = [
        &kept_update,
        &|| message(Release, Acquire),
        &|| store_buffering(SeqCst),
        &|| two_locks(true),
        &|| signal(true, true),
        &|| data_race(true),
    ];
    for program in programs {
        let report = explore(program).expect_complete();
        assert!(report.to_string().starts_with("no schedule ends badly"), "{report}");
        assert!(
            report.schedules.is_some_and(|schedules| schedules >= report.executions as f64 / 2.0)
        );
    }
    // Where waits are said not to end by themselves, an `if` is enough.
    assert!(Explorer::new().spurious_wakeups(false).check(|| signal(true, false)).is_complete());
}

#[test]
fn a_failure_tells_the_schedule_lane_by_lane() {
    let (line, file) = (line!() + 6, file!());
    let failure = Explorer::new()
        .find(|| {
            let hits = AtomicU32::new(0);
            rt::scope(|scope| {
                scope.spawn(|| {
                    let seen = hits.load(SeqCst);
                    hits.store(seen + 1, SeqCst);
                });
                scope.spawn(|| hits.swap(7, Relaxed));
            });
            assert_eq!(hits.into_inner(), 7);
        })
        .expect("either may be last");
    let table: Vec<_> =
        failure.steps.iter().map(|s| (s.lane, s.what.as_str(), s.at.clone())).collect();
    let at = |of: u32| format!("{file}:{of}");
    assert_eq!(
        table,
        [
            ('c', "read-modify-write atomic 1 (Relaxed): 0 → 7", at(line + 3)),
            ('b', "load atomic 1 = 7", at(line)),
            ('b', "store atomic 1 = 8", at(line + 1)),
            ('a', "panics", at(line + 5)),
        ],
        "{failure}"
    );
    let text = failure.to_string();
    assert!(text.contains("INTERLEAVE_REPLAY=cb2 cargo test found::a_failure_tells"), "{text}");
    assert!(text.contains("which cover every schedule, ended badly; the shortest"), "{text}");
}

#[test]
#[should_panic(expected = "deadlock: b waits for right, held by c; c waits for left, held by b")]
fn a_check_fails_with_what_is_wrong() {
    explore(|| two_locks(false));
}

#[test]
fn a_program_that_is_a_lab_has_a_link_to_where_it_goes_wrong() {
    let lab = Explorer::new().lab("race", "unsafe").page("https://example.org/");
    // Step by step what that strategy does with two threads and one iteration.
    let failure = lab.find(lost_update).expect("an update is lost");
    let link = format!("https://example.org/#/lab/race?seat=unsafe.{}", failure.schedule);
    assert_eq!(failure.link.as_deref(), Some(link.as_str()));
    assert!(failure.to_string().ends_with(&link));

    let request = RunRequest {
        lab: "race".to_owned(),
        strategies: Vec::new(),
        params: [("threads", 2), ("iterations", 1)]
            .map(|(id, value)| (id.to_owned(), Value::Int(value)))
            .into(),
        settings: Settings { seed: 1, repeats: 1 },
    };
    let steered = LABS.steer(&request, "unsafe").expect("it can be steered");
    let lanes: Vec<u32> = (failure.steps.iter().filter(|step| step.taken))
        .map(|step| u32::from(step.lane) - u32::from('a'))
        .collect();
    let walk = rt::with_resources(2, 0, || steered.walk(&lanes, Onward::Stop));
    assert_eq!(walk.astray, None);
    assert!(matches!(walk.ending, Some(Ending::Fail { .. })), "{:?}", walk.ending);
}

#[test]
fn a_test_is_run_again_along_the_schedule_in_the_environment() {
    let this = std::env::current_exe().expect("a test");
    let run = |schedule: &str| {
        let mut test = Command::new(&this);
        test.args(["--exact", "found::a_check_fails_with_what_is_wrong", "--nocapture"]);
        test.env(REPLAY, schedule).output().expect("it runs")
    };
    let again = run("bc");
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(again.status.success() && said.contains("1 of 1 execution ended badly"), "{said}");
    // Another schedule ends well, so that the panic that the test is to have does not come.
    assert!(!run("b4c4").status.success());
}

#[test]
fn an_exploration_within_another_one_is_one_of_its_own() {
    let program = || {
        // The threads of the outer one have the same numbers.
        let inner = Explorer::new().max_threads(2).find(lost_update).expect("it has a bug");
        assert_eq!(inner.executions, found(lost_update).executions);
        two_locks(true);
    };
    assert!(Explorer::new().find(program).is_none());
}

#[test]
fn a_thread_that_panics_takes_along_those_that_wait_for_it() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;
    let (made, dropped) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    struct Counts(Arc<AtomicUsize>);
    impl Drop for Counts {
        fn drop(&mut self) {
            self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        }
    }
    let program = || {
        let one = || {
            made.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            Counts(dropped.clone())
        };
        let number = AtomicU32::new(0);
        rt::scope(|outer| {
            outer.spawn(|| {
                let _kept = one();
                rt::scope(|inner| {
                    inner.spawn(|| {
                        let _kept = one();
                        number.fetch_add(1, SeqCst);
                    });
                });
            });
            outer.spawn(|| {
                let _kept = one();
                assert_ne!(number.load(SeqCst), 1, "too late");
            });
        });
    };
    let failure = Explorer::new().find(program).expect("it panics");
    assert!(matches!(&failure.bug, Bug::Panic { message, .. } if message.contains("too late")));
    let [made, dropped] = [&made, &*dropped].map(|n| n.load(std::sync::atomic::Ordering::SeqCst));
    assert!(made > 3);
    assert_eq!(made, dropped, "what is on a stack of its own is dropped too");
}
