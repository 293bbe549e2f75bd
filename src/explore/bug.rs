//! What is wrong with an execution.

use std::fmt::{self, Display, Formatter};

use lab::steer::Play;
use model::RunError;
use seat::{Fault, Objects, Waits};

use super::problem::Problem;
use super::quiet::Panicked;
use super::schedule::{LETTERS, letter};

/// What is wrong with an execution. Lanes are letters: `a` is the one that starts the others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bug {
    /// A lane panicked: an assertion did not hold, say.
    Panic {
        /// Which.
        lane: char,
        /// Of the panic.
        message: String,
        /// `file:line`.
        at: String,
    },
    /// Lanes wait for each other, or for what nobody can give them any more.
    Deadlock {
        /// Who waits for what.
        waits: Vec<Waiting>,
    },
    /// A lane waits for a notification that comes no more.
    LostWakeUp {
        /// Who waits for what.
        waits: Vec<Waiting>,
    },
    /// Lanes take steps up to the bound, and come back to where they were with no progress (`rt::log`) made.
    Livelock,
    /// Two accesses to plain data that nothing orders.
    DataRace {
        /// Name of the data.
        object: String,
        /// Numbers of the two steps, from 1.
        steps: [usize; 2],
    },
}

/// A lane that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub lane: char,
    /// What for; none where it is no object.
    pub object: Option<String>,
    /// Who has that; empty where nobody does.
    pub holders: Vec<char>,
}

impl Bug {
    /// Whether it is of the same kind.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Panic { at: a, .. }, Self::Panic { at: b, .. }) => a == b,
            (Self::DataRace { object: a, .. }, Self::DataRace { object: b, .. }) => a == b,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// What is wrong with an execution, if anything is; `too_long` if the bound on its steps has cut it.
    pub(super) fn of(
        play: &Play,
        panicked: Option<&Panicked>,
        too_long: bool,
    ) -> Result<Option<Self>, Problem> {
        if let Err(RunError::Panic { message, .. }) = &play.outcome {
            if let Some(problem) = Problem::of_panic(message) {
                return Err(problem);
            }
            let Panicked { lane, at } = panicked.cloned().unwrap_or_default();
            return Ok(Some(Self::Panic { lane: letter(lane), message: message.clone(), at }));
        }
        let played = &play.played;
        if played.lanes.len() > LETTERS.len() {
            return Err(Problem::TooManyLanes);
        }
        let Some(fault) = seat::fault(played, too_long, 0) else { return Ok(None) };
        let objects = Objects::after(played, played.steps.len());
        let waits = |all: Vec<Waits>| {
            let waiting = |w: Waits| Waiting {
                lane: letter(w.lane),
                object: w.object.map(|at| name(&objects, objects.all()[at].object.address)),
                holders: w.holders.into_iter().map(letter).collect(),
            };
            all.into_iter().map(waiting).collect()
        };
        Ok(match fault {
            Fault::Deadlock(all) => Some(Self::Deadlock { waits: waits(all) }),
            Fault::LostWakeUp(all) => Some(Self::LostWakeUp { waits: waits(all) }),
            Fault::Livelock => Some(Self::Livelock),
            Fault::DataRace(race) => Some(Self::DataRace {
                object: name(&objects, race.object.address),
                steps: [race.earlier + 1, race.later + 1],
            }),
            // Nobody was asked to have patience.
            Fault::Starvation(_) => None,
        })
    }
}

/// What the object at an address is called; by its kind and a number where it has no name.
pub(super) fn name(objects: &Objects, address: usize) -> String {
    let Some(shared) = objects.at(address) else { return "?".to_owned() };
    if !shared.object.name.is_empty() {
        return shared.object.name.to_owned();
    }
    let alike = |other: &&seat::Shared| other.thing == shared.thing && other.object.name.is_empty();
    let number =
        objects.all().iter().filter(alike).take_while(|o| o.object.address != address).count();
    format!("{} {}", format!("{:?}", shared.thing).to_lowercase(), number + 1)
}

impl Display for Waiting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} waits", self.lane)?;
        match &self.object {
            Some(object) => write!(f, " for {object}")?,
            None => f.write_str(" for others to end")?,
        }
        for (at, holder) in self.holders.iter().enumerate() {
            write!(f, "{}{holder}", if at == 0 { ", held by " } else { " and " })?;
        }
        Ok(())
    }
}

/// Says it in a sentence.
impl Display for Bug {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let graph = |f: &mut Formatter<'_>, what: &str, waits: &[Waiting]| {
            let waits: Vec<String> = waits.iter().map(Waiting::to_string).collect();
            write!(f, "{what}: {}", waits.join("; "))
        };
        match self {
            Self::Panic { lane, message, at } if at.is_empty() => {
                write!(f, "lane {lane} panicked: {message}")
            }
            Self::Panic { lane, message, at } => write!(f, "lane {lane} panicked at {at}: {message}"),
            Self::Deadlock { waits } => graph(f, "deadlock", waits),
            Self::LostWakeUp { waits } => {
                graph(f, "lost wake-up (a notification came before the wait, or never)", waits)
            }
            Self::Livelock => f.write_str(
                "livelock: the lanes come back to where they were, none has made progress, and so on up to the bound on steps",
            ),
            Self::DataRace { object, steps: [earlier, later] } => {
                write!(f, "data race on {object}: nothing orders steps {earlier} and {later}")
            }
        }
    }
}
