//! Every lab that can be steered: its set-up can be searched, its goals can be reached, and a walk is what it says.

use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{Aim, Goal, RequestError, RunRequest, Settings, Value};
use interleave::rt;
use interleave::seat::{Ending, Findings, Note, Onward, SearchBounds};

pub(crate) fn request(lab: &Lab, changed: &[(&str, i64)]) -> RunRequest {
    let seat = lab.seat.as_ref().unwrap();
    let values = seat.setup.iter().chain(changed);
    RunRequest {
        lab: lab.id.to_owned(),
        strategies: Vec::new(),
        params: values.map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect(),
        settings: Settings { seed: 7, repeats: 1 },
    }
}

/// As a goal is best tried.
pub(crate) fn asked(lab: &Lab, goal: &Goal) -> RunRequest {
    let mut asked = request(lab, &[]);
    asked.params.extend(goal.values());
    asked
}

// On fibres, which find the same (`fibres`), sooner.
pub(crate) fn search(request: &RunRequest, strategy: &str, bounds: SearchBounds) -> Findings {
    let steered = LABS.steer(request, strategy).unwrap();
    rt::with_fibres(steered.threads() as usize, || {
        let mut hunt = steered.search(bounds);
        while hunt.advance() {}
        hunt.findings().clone()
    })
}

/// As far as it takes to reach the aim.
pub(crate) fn search_for(request: &RunRequest, strategy: &str, aim: Aim) -> Findings {
    let steered = LABS.steer(request, strategy).unwrap();
    rt::with_fibres(steered.threads() as usize, || {
        let mut hunt = steered.search(SearchBounds::default());
        while hunt.advance() && !hunt.findings().outcomes.iter().any(|o| reaches(aim, &o.ending)) {}
        hunt.findings().clone()
    })
}

pub(crate) fn reaches(aim: Aim, ending: &Ending) -> bool {
    match aim {
        Aim::Fail => {
            matches!(ending, Ending::Fail { .. } | Ending::Panic { .. } | Ending::DataRace { .. })
        }
        Aim::Deadlock => matches!(ending, Ending::Deadlock { .. }),
        Aim::LostWakeUp => matches!(ending, Ending::LostWakeUp { .. }),
        Aim::Livelock => matches!(ending, Ending::Livelock),
        Aim::Starvation => matches!(ending, Ending::Starvation { .. }),
        Aim::Cannot => false,
    }
}

#[test]
fn every_goal_can_be_reached_and_its_schedule_leads_there_again() {
    for lab in LABS.iter() {
        let Some(seat) = lab.seat else { continue };
        for goal in seat.goals {
            let request = asked(lab, goal);
            let found = search_for(&request, goal.strategy, goal.aim);
            println!(
                "{} {}: {} executions, {:?} schedules, complete {}, {:?}",
                lab.id,
                goal.id,
                found.executions,
                found.schedules,
                found.complete,
                found.outcomes.iter().map(|o| (&o.ending, o.schedules)).collect::<Vec<_>>()
            );
            assert!(!found.astray, "{}: {}", lab.id, goal.id);
            if goal.aim == Aim::Cannot {
                assert!(found.complete, "{}: {}", lab.id, goal.id);
                let bad = found.outcomes.iter().find(|o| o.ending.is_bad());
                assert!(bad.is_none(), "{}: {}: {bad:?}", lab.id, goal.id);
                continue;
            }
            let reached = found.outcomes.iter().find(|o| reaches(goal.aim, &o.ending));
            let reached =
                reached.unwrap_or_else(|| panic!("{}: {} is out of reach", lab.id, goal.id));
            let steered = LABS.steer(&request, goal.strategy).unwrap();
            let walk = rt::with_resources(steered.threads() as usize, 0, || {
                steered.walk(&reached.shortest, Onward::Stop)
            });
            assert_eq!(walk.astray, None);
            assert_eq!(walk.steps.len(), reached.shortest.len());
            let ending = walk.ending.unwrap_or(Ending::TooLong);
            assert!(reaches(goal.aim, &ending), "{}: {}: {ending:?}", lab.id, goal.id);
        }
    }
}

#[test]
fn every_strategy_can_be_walked_to_its_end_at_random_and_again() {
    for lab in LABS.iter() {
        for strategy in lab.steered() {
            for seed in 0..20 {
                let steered = LABS.steer(&request(lab, &[]), strategy.id).unwrap();
                rt::with_resources(steered.threads() as usize, 0, || {
                    let there = steered.walk(&[], Onward::Random { seed, steps: 400 });
                    let schedule: Vec<u32> = there.steps.iter().map(|step| step.lane).collect();
                    let again = steered.walk(&schedule, Onward::Stop);
                    let (a, b) = (serde_json::to_value(&there), serde_json::to_value(&again));
                    assert_eq!(a.unwrap(), b.unwrap(), "{} {} {seed}", lab.id, strategy.id);
                    // Any distance back.
                    let half = steered.walk(&schedule[..schedule.len() / 2], Onward::Stop);
                    assert_eq!(half.steps.len(), schedule.len() / 2);
                });
            }
        }
    }
}

#[test]
fn race_loses_an_update_in_four_steps() {
    let race = LABS.find("race").unwrap();
    let found = search(&request(race, &[]), "unsafe", SearchBounds::default());
    assert!(found.complete && found.cut == 0);
    assert_eq!(found.schedules, Some(6.0), "4! / (2! 2!)");
    let bad: Vec<_> = found.outcomes.iter().filter(|o| o.ending.is_bad()).collect();
    assert_eq!(bad.len(), 1);
    assert_eq!(bad[0].schedules, Some(4.0), "all but one thread after the other");
    assert_eq!(bad[0].shortest.len(), 4);
}

#[test]
fn race_has_as_many_schedules_as_the_closed_form_says() {
    let race = LABS.find("race").unwrap();
    let every = SearchBounds { reduced: false, ..SearchBounds::default() };
    let setup = [("iterations", 3)];
    let all = search(&request(race, &setup), "unsafe", every);
    assert_eq!((all.executions, all.schedules), (924, Some(924.0)));
    let few = search(&request(race, &setup), "unsafe", SearchBounds::default());
    assert_eq!(few.schedules, Some(924.0));
    let by_result = |found: &Findings| {
        let mut all: Vec<_> = found
            .outcomes
            .iter()
            .map(|o| (serde_json::to_string(&o.ending).unwrap(), o.schedules, o.shortest.len()))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    };
    assert_eq!(by_result(&all), by_result(&few));
}

#[test]
fn what_cannot_be_followed_is_said_and_nothing_breaks() {
    let race = LABS.find("race").unwrap();
    let steered = LABS.steer(&request(race, &[]), "unsafe").unwrap();
    rt::with_resources(2, 0, || {
        for (schedule, astray) in [(&[9][..], 0), (&[1, 0], 1), (&[1, 1, 1], 2), (&[u32::MAX], 0)] {
            let walk = steered.walk(schedule, Onward::Interesting);
            assert_eq!(walk.astray, Some(astray), "{schedule:?}");
            assert_eq!(walk.steps.len(), astray as usize);
            assert_eq!(walk.ending, None);
        }
        let walk = steered.walk(&[1, 2, 1, 2], Onward::Stop);
        assert!(matches!(walk.ending, Some(Ending::Fail { .. })), "{:?}", walk.ending);
        assert_eq!(walk.objects.len(), 1);
        assert_eq!((walk.objects[0].name.as_str(), walk.objects[0].value), ("counter", Some(1.0)));
    });
}

#[test]
fn more_than_can_be_followed_is_refused() {
    let race = LABS.find("race").unwrap();
    assert!(LABS.steer(&request(race, &[("iterations", 1000)]), "unsafe").is_err());
    assert!(LABS.steer(&request(race, &[]), "no-such-strategy").is_err());
    assert!(LABS.steer(&request(race, &[("threads", 0)]), "unsafe").is_err());
}

#[test]
fn a_lane_that_comes_by_the_same_line_again_is_no_livelock() {
    let race = LABS.find("race").unwrap();
    let steered = LABS.steer(&request(race, &[("iterations", 3)]), "mutex").unwrap();
    rt::with_resources(2, 0, || {
        for count in 0..=12 {
            let schedule: Vec<u32> = [1, 1, 2, 2].into_iter().cycle().take(count).collect();
            let walk = steered.walk(&schedule, Onward::Stop);
            assert_eq!(walk.ending.is_some(), count == 12, "{count}: {:?}", walk.ending);
        }
    });
}

#[test]
fn a_lane_stands_on_a_line_of_its_lab_whatever_it_waits_for() {
    for lab in LABS.iter() {
        let folder = interleave::book::source::folder(lab);
        for strategy in lab.steered() {
            let steered = LABS.steer(&request(lab, &[]), strategy.id).unwrap();
            rt::with_resources(steered.threads() as usize, 0, || {
                let there = steered.walk(&[], Onward::Random { seed: 3, steps: 60 });
                let waits = there.lanes.iter().skip(1).filter_map(|lane| lane.next.as_ref());
                for op in there.steps.iter().map(|step| &step.what).chain(waits) {
                    let of_lab = op.file.starts_with(folder);
                    assert!(of_lab && op.line > 0, "{} {}: {op:?}", lab.id, strategy.id);
                }
            });
        }
    }
}

#[test]
fn a_search_has_limits_and_its_default_keeps_them() {
    let first = SearchBounds::default();
    assert_eq!(first.check(), Ok(first));
    let (max_steps, max_executions) = (SearchBounds::MAX_STEPS, SearchBounds::MAX_EXECUTIONS);
    let most = SearchBounds {
        reduced: false,
        steps: max_steps,
        executions: max_executions,
        spurious: true,
        draw: None,
    };
    assert_eq!(most.check(), Ok(most));
    let refused = Err(RequestError::SearchOutOfRange { max_steps, max_executions });
    for (steps, executions) in
        [(0, 1), (1, 0), (max_steps + 1, 1), (1, max_executions + 1), (u32::MAX, u32::MAX)]
    {
        assert_eq!(SearchBounds { steps, executions, ..SearchBounds::default() }.check(), refused);
    }
}

#[test]
fn a_semaphore_shows_its_permits_and_who_stands_in_line() {
    let request = request(LABS.find("semaphore").unwrap(), &[("permits", 2)]);
    let steered = LABS.steer(&request, "two-each").unwrap();
    let walk = |schedule: &[u32]| {
        rt::with_resources(2, 0, || steered.walk(schedule, Onward::Stop)).objects
    };
    let shown = |schedule: &[u32]| {
        let objects = walk(schedule);
        let permits = objects.iter().find(|o| o.name == "permits").unwrap();
        (permits.value, permits.holders.clone(), permits.line.clone())
    };
    // Each takes a step to say that it has come, and one for each permit.
    assert_eq!(shown(&[1, 1]), (Some(1.0), vec![1], vec![]));
    assert_eq!(shown(&[1, 1, 1]), (Some(0.0), vec![1, 1], vec![]));
    // Lanes that tidy up after the end give permits back, of which no step tells.
    assert_eq!(shown(&[1, 1, 2, 2, 1, 2]), (Some(0.0), vec![1, 2], vec![1, 2]));
}

#[test]
fn what_a_lane_did_before_its_first_step_is_said_of_that_step() {
    let request = request(LABS.find("event").unwrap(), &[]);
    let steered = LABS.steer(&request, "flag-outside").unwrap();
    let walk = rt::with_resources(2, 0, || steered.walk(&[2, 1, 2], Onward::Stop));
    let logs = |at: usize| {
        let of_a_lane = |note: &Note| match note {
            Note::Log { a, .. } => Some(*a),
            _ => None,
        };
        walk.steps[at].notes.iter().filter_map(of_a_lane).collect::<Vec<_>>()
    };
    assert_eq!([logs(0), logs(1), logs(2)], [vec![2], vec![1], vec![]]);
}
