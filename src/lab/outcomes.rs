//! What a search has found: outcomes, and of each the schedule that is followed with the least effort.

use seat::{Ending, Findings, FoundOutcome, Owners, Played, Taken, Turn, goes_round};

use super::steer::Steered;

/// How hard a schedule is to follow: how often something else than the usual comes about, how many steps there are, and how
/// many switches of lanes.
pub(super) type Effort = (usize, usize, usize);

/// What an execution came to.
pub(super) struct Came<'a> {
    pub(super) ending: Ending,
    pub(super) played: &'a Played,
    /// Schedules that it stands for, where that is counted.
    pub(super) schedules: Option<f64>,
    /// Whether it cannot have been counted before.
    pub(super) counts: bool,
}

/// Whose outcomes they are.
pub(super) struct Finder<'a> {
    pub(super) steered: &'a Steered,
    pub(super) owners: Option<&'a Owners>,
}

/// An execution does not lead where it led before.
pub(super) struct Astray;

impl Finder<'_> {
    /// Adds what an execution came to. Of each outcome, `efforts` has that of its shortest schedule.
    pub(super) fn add(
        &self,
        findings: &mut Findings,
        efforts: &mut Vec<Effort>,
        came: Came<'_>,
    ) -> Result<(), Astray> {
        let Came { ending, played, schedules, counts } = came;
        let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
        findings.schedules = sum(findings.schedules, schedules);
        let known = findings.outcomes.iter().position(|found| same(&found.ending, &ending));
        // Of a circle of steps, once round is enough.
        let rounds = |count: &usize| goes_round(played, *count);
        let count = match ending {
            Ending::Livelock if known.is_none() => (1..=played.steps.len()).find(rounds),
            _ => None,
        };
        let steps = &played.steps[..count.unwrap_or(played.steps.len())];
        let turns: Vec<Turn> = steps.iter().map(Taken::turn).collect();
        let effort = effort(&turns);
        let Some(known) = known else {
            let (ending, shortest) = self.whole(ending, turns)?;
            findings.outcomes.push(FoundOutcome { ending, executions: 1, schedules, shortest });
            efforts.push(effort);
            return Ok(());
        };
        let found = &mut findings.outcomes[known];
        found.executions += u32::from(counts);
        found.schedules = sum(found.schedules, schedules);
        if effort < efforts[known] {
            (found.ending, found.shortest) = self.whole(ending, turns)?;
            efforts[known] = effort;
        }
        Ok(())
    }

    /// The schedule that leads to an ending, with the steps that the search leaves out.
    fn whole(&self, ending: Ending, turns: Vec<Turn>) -> Result<(Ending, Vec<u32>), Astray> {
        let codes = |turns: &mut dyn Iterator<Item = Turn>| turns.map(Turn::code).collect();
        let Some(owners) = self.owners.filter(|owners| owners.has_passed()) else {
            return Ok((ending, codes(&mut turns.into_iter())));
        };
        let count = turns.len();
        let play = self.steered.play(owners.whole(turns));
        if play.played.steps.len() != owners.filled() + count {
            return Err(Astray);
        }
        let shortest = codes(&mut play.played.steps.iter().map(Taken::turn));
        // It may speak of steps, which have other numbers now.
        let again = self.steered.ending(&play, false).filter(|again| same(again, &ending));
        Ok((again.unwrap_or(ending), shortest))
    }
}

fn effort(turns: &[Turn]) -> Effort {
    let unusual = turns.iter().filter(|turn| turn.pick > 0).count();
    let switches = turns.windows(2).filter(|two| two[0].lane != two[1].lane).count();
    (unusual, turns.len(), switches)
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
