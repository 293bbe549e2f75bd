//! Searching a lab for bad schedules.

use model::RunError;
use seat::{
    Ending, Explored, Findings, FoundOutcome, Played, Search, SearchBounds, Taken, Turn, equivalent,
    goes_round,
};

use super::steer::{Play, Steered};

/// A search for bad schedules in progress.
#[derive(Debug)]
pub struct Hunt {
    steered: Steered,
    search: Search,
    findings: Findings,
}

impl Steered {
    /// A search that has not begun.
    pub fn search(self, bounds: SearchBounds) -> Hunt {
        let search = Search::new(bounds.reduced, bounds.steps as usize);
        let findings = Findings {
            bounds,
            executions: 0,
            schedules: Some(0.0),
            outcomes: Vec::new(),
            complete: false,
            over: false,
            astray: false,
            cut: 0,
        };
        Hunt { steered: self, search, findings }
    }
}

impl Hunt {
    /// What it has found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Runs one more execution; false when the search has ended.
    pub fn advance(&mut self) -> bool {
        let Self { steered, search, findings } = self;
        if findings.over {
            return false;
        }
        let mut outcome = Err(RunError::Stopped);
        let explored = search.next(|scheduler| {
            let Play { played, outcome: came } = steered.play(scheduler);
            outcome = came;
            played
        });
        findings.executions += 1;
        match explored {
            Explored::Astray => findings.astray = true,
            Explored::Known => {}
            // What was found before is found again.
            Explored::Anew => {
                findings.outcomes.clear();
                (findings.schedules, findings.cut) = (Some(0.0), 0);
            }
            Explored::Played { played, too_long, causes } => {
                findings.cut += u32::from(too_long);
                let reduced = findings.bounds.reduced;
                let count = if reduced { equivalent(&played, &causes) } else { Some(1.0) };
                let play = Play { played, outcome };
                if let Some(ending) = steered.ending(&play, too_long) {
                    add(findings, ending, &play.played, count);
                }
            }
        }
        let ended = search.is_over();
        findings.complete = ended && !findings.astray;
        findings.over = ended || findings.executions >= findings.bounds.executions;
        !findings.over
    }
}

/// Adds an ending.
fn add(findings: &mut Findings, ending: Ending, played: &Played, schedules: Option<f64>) {
    let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
    findings.schedules = sum(findings.schedules, schedules);
    let known = findings.outcomes.iter().any(|found| same(&found.ending, &ending));
    // Of a circle of steps, once round is enough.
    let rounds = |count: &usize| goes_round(played, *count);
    let count = match ending {
        Ending::Livelock if !known => (1..=played.steps.len()).find(rounds),
        _ => None,
    };
    let steps = &played.steps[..count.unwrap_or(played.steps.len())];
    let schedule = || steps.iter().map(|step| step.turn().code()).collect();
    match findings.outcomes.iter_mut().find(|found| same(&found.ending, &ending)) {
        Some(found) => {
            found.executions += 1;
            found.schedules = sum(found.schedules, schedules);
            let turns = found.shortest.iter().filter_map(|code| Turn::from_code(*code));
            if effort(steps.iter().map(Taken::turn)) < effort(turns) {
                (found.shortest, found.ending) = (schedule(), ending);
            }
        }
        None => findings.outcomes.push(FoundOutcome {
            ending,
            executions: 1,
            schedules,
            shortest: schedule(),
        }),
    }
}

/// How hard a schedule is to follow: how often something else than the usual comes about, how many steps there are, and how
/// many switches of lanes.
fn effort(turns: impl Iterator<Item = Turn> + Clone) -> (usize, usize, usize) {
    let unusual = turns.clone().filter(|turn| turn.pick > 0).count();
    let switches = turns.clone().zip(turns.clone().skip(1)).filter(|(a, b)| a.lane != b.lane).count();
    (unusual, turns.count(), switches)
}

/// Whether two endings are the same outcome: it makes no difference which two accesses race, or where an update is lost.
fn same(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::DataRace { object: a, .. }, Ending::DataRace { object: b, .. }) => a == b,
        (
            Ending::LostUpdate { object: a, result: x, .. },
            Ending::LostUpdate { object: b, result: y, .. },
        ) => (a, x) == (b, y),
        (a, b) => a == b,
    }
}
