//! Threads that are the system's, as in a page, and threads that are fibres, as where Rust people explore: nobody can tell.

use interleave::labs::LABS;
use interleave::rt;
use interleave::seat::{Findings, SearchBounds};

use super::labs::request;

/// What a search finds, as JSON: whatever it has.
fn findings(threads: impl FnOnce(&mut dyn FnMut()), mut hunt: interleave::lab::Hunt) -> String {
    threads(&mut || while hunt.advance() {});
    let found: &Findings = hunt.findings();
    serde_json::to_string(found).unwrap()
}

#[test]
fn every_search_finds_the_same_on_both() {
    let bounds = SearchBounds { executions: 1_000, ..SearchBounds::default() };
    let mut searched = 0;
    for lab in LABS.iter().filter(|lab| lab.seat.is_some()) {
        for strategy in lab.steered() {
            let request = request(lab, &[]);
            let steered = || LABS.steer(&request, strategy.id).unwrap();
            let threads = steered().threads() as usize;
            if threads == 0 {
                continue;
            }
            let real =
                findings(|work| rt::with_resources(threads, 0, work), steered().search(bounds));
            let fibres = findings(|work| rt::with_fibres(threads, work), steered().search(bounds));
            assert_eq!(real, fibres, "{} {}", lab.id, strategy.id);
            searched += 1;
        }
    }
    assert!(searched > 50, "{searched}");
}
