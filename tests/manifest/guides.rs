//! A guide leads from its first question, by every way, to an answer with labs that exist.

use std::collections::BTreeSet;

use interleave::labs::LABS;
use interleave::model::{Guide, GuideNext};

/// Every way through a guide: the questions asked, and the answer.
fn ways(guide: &Guide) -> Vec<(Vec<&'static str>, &'static str)> {
    let mut ended = Vec::new();
    let mut open = vec![(Vec::new(), GuideNext::Ask(guide.questions[0].id))];
    while let Some((asked, next)) = open.pop() {
        match next {
            GuideNext::Answer(answer) => ended.push((asked, answer)),
            GuideNext::Ask(id) => {
                assert!(!asked.contains(&id), "it goes round in circles: {asked:?}, {id}");
                let question = guide.questions.iter().find(|q| q.id == id);
                let question = question.unwrap_or_else(|| panic!("no question {id}"));
                assert!((2..=4).contains(&question.options.len()), "{id}");
                let asked: Vec<_> = asked.iter().copied().chain([id]).collect();
                open.extend(question.options.iter().map(|o| (asked.clone(), o.next)));
            }
        }
    }
    ended
}

#[test]
fn every_way_is_three_or_four_questions_long_and_ends_in_labs() {
    for lab in LABS.iter() {
        let Some(guide) = &lab.guide else { continue };
        let ways = ways(guide);
        for (asked, id) in &ways {
            assert!((3..=4).contains(&asked.len()), "{}: {asked:?} to {id}", lab.id);
            let answer = guide.answers.iter().find(|a| a.id == *id);
            let answer = answer.unwrap_or_else(|| panic!("{}: no answer {id}", lab.id));
            assert!(!answer.labs.is_empty(), "{}: {id}", lab.id);
            for other in answer.labs {
                assert!(
                    LABS.find(other).is_some_and(|found| found.id != lab.id),
                    "{}: {other}",
                    lab.id
                );
            }
        }
        let asked: BTreeSet<_> = ways.iter().flat_map(|(asked, _)| asked).copied().collect();
        let come_to: BTreeSet<_> = ways.iter().map(|(_, answer)| *answer).collect();
        assert_eq!(asked, guide.questions.iter().map(|q| q.id).collect(), "{}", lab.id);
        assert_eq!(come_to, guide.answers.iter().map(|a| a.id).collect(), "{}", lab.id);
        assert!(asked.is_disjoint(&come_to), "{}: one id for two things", lab.id);
        for question in guide.questions {
            let options: BTreeSet<_> = question.options.iter().map(|o| o.id).collect();
            assert_eq!(options.len(), question.options.len(), "{}: {}", lab.id, question.id);
        }
    }
}

#[test]
fn the_chapter_s_choice_has_a_guide() {
    assert!(LABS.find("choose").is_some_and(|lab| lab.guide.is_some()));
}
