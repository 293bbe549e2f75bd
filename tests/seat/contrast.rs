//! Beside a bad ending stands the nearest good one, and which two steps are the other way round there.

use interleave::labs::LABS;
use interleave::model::RunRequest;
use interleave::rt;
use interleave::seat::{Action, Ending, Onward, SearchBounds};

use super::labs::request;

/// For a lab's strategy: the shortest bad schedule's steps that are turned round, what they do, and the good one's ending.
fn contrast(id: &str, strategy: &str) -> (Option<[(Action, u32); 2]>, bool) {
    let lab = LABS.find(id).unwrap();
    let request: RunRequest = request(lab, &[]);
    let steered = || LABS.steer(&request, strategy).unwrap();
    rt::with_resources(steered().threads() as usize, 0, || {
        let mut hunt = steered().search(SearchBounds::default());
        while hunt.advance() && !hunt.findings().outcomes.iter().any(|found| found.ending.is_bad())
        {
        }
        let bad = hunt.findings().outcomes.iter().find(|found| found.ending.is_bad()).unwrap();
        let contrast = steered().contrast(&bad.shortest).unwrap();
        let walk = steered().walk(&bad.shortest, Onward::Stop);
        let good = steered().walk(&contrast.good, Onward::Stop);
        let at = contrast.at as usize;
        let same = walk.steps[..at].iter().zip(&good.steps[..at]);
        assert!(same.into_iter().all(|(a, b)| (a.lane, a.what.line) == (b.lane, b.what.line)));
        let step = |at: u32| (walk.steps[at as usize].what.action, walk.steps[at as usize].lane);
        let next = |lane: u32| (walk.lanes[lane as usize].next.as_ref().unwrap().action, lane);
        let turned = contrast.turned.map(|turned| {
            [step(turned.earlier), turned.later.map_or_else(|| next(turned.lane), step)]
        });
        (turned, matches!(good.ending, Some(Ending::Fine { .. })))
    })
}

#[test]
fn a_lost_update_is_a_read_before_the_others_write() {
    let (turned, fine) = contrast("race", "unsafe");
    assert!(fine);
    let [(one, by), (other, of)] = turned.unwrap();
    assert_eq!((one, other), (Action::Load, Action::Store));
    assert_ne!(by, of);
}

#[test]
fn a_deadlock_is_a_lock_taken_before_the_others() {
    let (turned, fine) = contrast("dining-philosophers", "left-first");
    assert!(fine);
    let [(one, by), (other, of)] = turned.unwrap();
    assert_eq!((one, other), (Action::Lock, Action::Lock));
    assert_ne!(by, of);
}
