//! What is found, and how it is told.

use interleave::explore::{Bug, Failure};
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
fn a_program_that_is_a_lab_has_a_link() {
    let lab =
        Explorer::new().lab("race", "unsafe").lab_param("threads", 2).page("https://example.org/");
    let failure = lab.find(|| two_locks(false)).expect("a deadlock");
    let link = "https://example.org/#/lab/race?seat=unsafe.bc.threads-2";
    assert_eq!(failure.link.as_deref(), Some(link));
    assert!(failure.to_string().ends_with(link));
}
