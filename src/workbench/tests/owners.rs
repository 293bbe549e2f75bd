//! Data that only one lane touches is no step of a search: it finds the same as one in which everything is.

mod support;

use std::collections::BTreeSet;

use random::Rng;
use seat::{Ending, Findings, Onward, SearchBounds};
use support::{LABS, endings, request};

/// Behind each step something is checked: so each access is one.
const ALL: &str = "#@always True\n";

fn search(text: &str, bounds: SearchBounds) -> Findings {
    let steered = LABS.steer(&request(text, &[("workers", 4)]), "free").unwrap();
    rt::with_fibres(steered.threads() as usize, || {
        let mut hunt = steered.search(bounds);
        while hunt.advance() {}
        hunt.findings().clone()
    })
}

/// Outcomes whose shortest schedules lead there in the seat, where everything is a step.
fn outcomes(text: &str, found: &Findings) -> BTreeSet<String> {
    let steered = LABS.steer(&request(text, &[("workers", 4)]), "free").unwrap();
    rt::with_fibres(steered.threads() as usize, || {
        let seen = found.outcomes.iter().map(|outcome| {
            let walk = steered.walk(&outcome.shortest, Onward::Stop);
            assert_eq!(walk.astray, None, "{text}");
            assert_eq!(walk.steps.len(), outcome.shortest.len(), "{text}");
            assert_eq!(walk.ending.as_ref(), Some(&outcome.ending), "{text}");
            match &outcome.ending {
                // Which one is told of where several are lost is a matter of order.
                Ending::LostUpdate { result, .. } => format!("lost {result:?}"),
                ending => format!("{ending:?}"),
            }
        });
        seen.collect()
    })
}

/// A program of two threads and what the first one does beside them.
fn program(rng: &mut Rng) -> String {
    let mut pick = |most: usize| rng.range(0..=most as u64 - 1) as usize;
    let statement = |pick: &mut dyn FnMut(usize) -> usize, lane: usize| -> String {
        let other = pick(2);
        match pick(14) {
            0 => "x += 1".to_owned(),
            1 => "y = x".to_owned(),
            2 => "x = y + 1".to_owned(),
            3 => format!("own{lane} += 1"),
            4 => format!("own{other} += 1"),
            5 => "items.append(x)".to_owned(),
            6 => format!("items[{other}] += 1"),
            7 => format!("table['{lane}'] = x"),
            8 => format!("table['{other}'] = y"),
            9 => "thing.f += 1".to_owned(),
            10 => format!("thing.g{lane} = x"),
            11 => "if x: y = 2".to_owned(),
            12 => "with lock: x += 1".to_owned(),
            _ => format!("things[{lane}].f = x + things[{other}].f"),
        }
    };
    let mut body = |lane: usize, most: usize, indent: &str| -> String {
        let count = pick(most + 1);
        (0..count.max(usize::from(lane > 0)))
            .map(|_| format!("{indent}{}\n", statement(&mut pick, lane)))
            .collect()
    };
    let globals = "x, y, own0, own1, own2";
    let work: String = (1..=2)
        .map(|lane| format!("def work{lane}():\n    global {globals}\n{}", body(lane, 2, "    ")))
        .collect();
    let beside = body(0, 2, "");
    let join = if pick(3) > 0 { "a.join()\nb.join()\n" } else { "a.join()\n" };
    format!(
        "import threading
x = y = own0 = own1 = own2 = 0
items, table, lock = [0, 0], {{}}, threading.Lock()
class Thing:
    f = 0
    def __init__(self): self.f = 0
thing, things = Thing(), [Thing(), Thing(), Thing()]
{work}a, b = threading.Thread(target=work1), threading.Thread(target=work2)
a.start()
b.start()
{beside}{join}print(x, y, own0, own1, own2, items, table, thing.f, [t.f for t in things])
print(x, y, own0, own1, own2, items, table, thing.f, *[getattr(thing, g, 'no') for g in ('g0', 'g1', 'g2')])
"
    )
}

#[test]
fn random_programs_have_the_same_outcomes_with_fewer_steps() {
    let mut rng = Rng::new(11, 0);
    let bounds = SearchBounds { executions: 2_000, ..SearchBounds::default() };
    let (mut compared, mut fewer, mut whole) = (0, 0, 0);
    for _ in 0..100 {
        let text = program(&mut rng);
        let all = format!("{text}\n{ALL}");
        let (few, every) = (search(&text, bounds), search(&all, bounds));
        if !(few.complete && every.complete) {
            continue;
        }
        compared += 1;
        fewer += usize::from(few.schedules < every.schedules);
        let found = outcomes(&text, &few);
        assert_eq!(found, outcomes(&all, &every), "{text}");
        let orders = search(&text, SearchBounds { reduced: false, ..bounds });
        if orders.complete {
            whole += 1;
            assert_eq!(found, outcomes(&text, &orders), "{text}");
        }
    }
    assert!(compared > 70 && fewer > 30 && whole > 30, "{compared} {fewer} {whole}");
}

#[test]
fn the_gallery_has_the_same_outcomes() {
    let bounds = SearchBounds { executions: 250, ..SearchBounds::default() };
    let mut compared = 0;
    for (_, text) in support::gallery() {
        // The first variant alone.
        let lines = text.lines().filter(|line| !line.starts_with("#@variant with"));
        let text = lines.take_while(|line| !line.starts_with("#@variant")).collect::<Vec<_>>();
        let text = text.join("\n");
        let all = format!("{text}\n{ALL}");
        let (few, every) = (search(&text, bounds), search(&all, bounds));
        assert!(!few.astray && !every.astray, "{text}");
        if few.complete && every.complete {
            compared += 1;
            assert_eq!(outcomes(&text, &few), outcomes(&all, &every), "{text}");
        }
    }
    assert!(compared > 12, "{compared}");
}

#[test]
fn every_order_of_what_is_shared_is_played_and_no_other() {
    // Two increments by each of two threads: each reads and writes twice, and ends.
    let race = "
import threading
x = 0
def work():
    global x
    x += 1
    x += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(x)
";
    let bounds = SearchBounds { reduced: false, ..SearchBounds::default() };
    let found = search(race, bounds);
    assert!(found.complete);
    let reduced = search(race, SearchBounds::default());
    assert_eq!(found.schedules, reduced.schedules);
    assert_eq!(endings(&found), endings(&reduced));
    // 10! / (5! 5!) orders, and where the first thread waits for an end it may do so at once or later.
    assert_eq!(found.schedules, Some(462.0));
    // One execution shows what is shared. None is in vain: who waits for an end cannot be overtaken by it.
    let played: u32 = reduced.outcomes.iter().map(|outcome| outcome.executions).sum();
    assert_eq!(reduced.executions, played + 1);
}

#[test]
fn a_loop_that_waits_for_a_name_lets_others_go_on() {
    let found = search(
        "
import threading
ready = False
seen = 0
def wait():
    global seen
    while not ready:
        pass
    seen = 1
threading.Thread(target=wait).start()
ready = True
",
        SearchBounds { executions: 300, ..SearchBounds::default() },
    );
    assert!(!found.astray);
    assert!(found.outcomes.iter().any(|o| matches!(o.ending, Ending::Fine { .. })), "{found:?}");
}

#[test]
fn a_loop_that_nothing_ends_is_too_long_whoever_owns_what_it_counts() {
    let found = search(
        "
import threading
count = 0
def work():
    global count
    while True:
        count += 1
threading.Thread(target=work).start()
",
        SearchBounds { executions: 50, ..SearchBounds::default() },
    );
    assert!(!found.astray && found.cut > 0);
    assert!(found.outcomes.iter().all(|o| o.ending == Ending::TooLong), "{found:?}");
}
