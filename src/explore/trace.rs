//! An execution as a table: a row for each step, a column for each lane.

use std::fmt::{self, Display, Formatter};

use seat::{Action, Note, Objects, Op, Order, Played, Taken};

use super::bug::{Bug, name};
use super::schedule::letter;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whose column it is in: `a` is the lane that starts the others.
    pub lane: char,
    /// What the step does and what it came to, such as `load x (Relaxed) = 0, sees an old value: 1 write is newer`.
    pub what: String,
    /// `file:line`.
    pub at: String,
    /// Whether it was taken. What a lane waits for was not.
    pub taken: bool,
}

/// The steps of an execution, and how its lanes were left where `bug` is about that.
pub(super) fn rows(played: &Played, bug: &Bug) -> Vec<Step> {
    let count = played.steps.len();
    let objects = Objects::after(played, count);
    let place = |op: &Op| format!("{}:{}", op.at.file, op.at.line);
    let row = |(at, step): (usize, &Taken)| Step {
        lane: letter(step.lane),
        what: told(played, &objects, at, step),
        at: place(&step.op),
        taken: true,
    };
    let mut rows: Vec<Step> = played.steps.iter().enumerate().map(row).collect();
    match bug {
        Bug::Panic { lane, at, .. } => {
            let (lane, at) = (*lane, at.clone());
            rows.push(Step { lane, what: "panics".to_owned(), at, taken: false });
        }
        Bug::Deadlock { .. } | Bug::LostWakeUp { .. } => {
            for (lane, left) in played.lanes.iter().enumerate() {
                if let Some(op) = left.next.filter(|_| !left.over) {
                    let what = format!("waits: {}", does(&objects, &op));
                    rows.push(Step { lane: letter(lane), what, at: place(&op), taken: false });
                }
            }
        }
        _ => {}
    }
    rows
}

/// A step's words without what it came to.
fn does(objects: &Objects, op: &Op) -> String {
    let mut text = match (op.action, op.expects) {
        (Action::ReadModifyWrite, Some(_)) => "compare-exchange".to_owned(),
        (Action::Relock | Action::RelockOrTimeOut, _) => "lock again behind".to_owned(),
        (action, _) => words(action),
    };
    if let Some(object) = op.object {
        text += &format!(" {}", name(objects, object.address));
    }
    if let Some(second) = op.second {
        text += &format!(" with {}", name(objects, second.address));
    }
    if let Some(order) = op.order.filter(|order| *order != Order::SeqCst) {
        text += &format!(" ({order:?})");
    }
    text
}

fn told(played: &Played, objects: &Objects, at: usize, step: &Taken) -> String {
    let mut text = does(objects, &step.op);
    let notes = || played.notes.iter().filter(|(of, _)| *of == at).map(|(_, note)| note);
    let saw =
        notes().find_map(|note| if let Note::Saw { value } = note { Some(*value) } else { None });
    let left =
        notes().find_map(|note| if let Note::Left { value } = note { Some(*value) } else { None });
    match (saw, left) {
        (Some(saw), Some(left)) => text += &format!(": {saw} → {left}"),
        (Some(value), None) | (None, Some(value)) => text += &format!(" = {value}"),
        (None, None) => {}
    }
    if notes().any(|note| *note == Note::Refused) {
        text += ", in vain";
    }
    if let Some(Note::Called { count: 0 }) =
        notes().find(|note| matches!(note, Note::Called { .. }))
    {
        text += ", nobody waits";
    }
    text + &mark(step)
}

/// What is unusual about a step.
fn mark(step: &Taken) -> String {
    let newer = |what: &str| match step.pick {
        1 => format!(", {what}: 1 write is newer"),
        pick => format!(", {what}: {pick} writes are newer"),
    };
    match (step.pick, step.op.action) {
        (0, _) => String::new(),
        (_, Action::Load) => newer("sees an old value"),
        (_, Action::ReadModifyWrite) => newer("finds an old value"),
        (pick, Action::Store) => format!(", goes behind {pick} newer in the order of writes"),
        (pick, Action::NotifyOne) => format!(", passes over {pick} in line"),
        (_, Action::Relock) => ", woken by itself".to_owned(),
        (pick, _) => format!(", way {pick}"),
    }
}

/// `TryLock` is `try-lock`.
fn words(action: Action) -> String {
    let mut words = String::new();
    for letter in format!("{action:?}").chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// The table.
pub(super) struct Table<'a>(pub &'a [Step]);

impl Display for Table<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut lanes: Vec<char> = self.0.iter().map(|step| step.lane).collect();
        lanes.sort_unstable_by_key(|lane| super::schedule::LETTERS.find(*lane));
        lanes.dedup();
        let width = |lane: &char| {
            let own = self.0.iter().filter(|step| step.lane == *lane);
            own.map(|step| step.what.chars().count()).max().unwrap_or(0)
        };
        let columns: Vec<(char, usize)> = lanes.iter().map(|lane| (*lane, width(lane))).collect();
        write!(f, "step  ")?;
        for (lane, width) in &columns {
            write!(f, "{lane:<width$}  ")?;
        }
        writeln!(f, "where")?;
        for (at, step) in self.0.iter().enumerate() {
            match step.taken {
                true => write!(f, "{:>4}  ", at + 1)?,
                false => write!(f, "      ")?,
            }
            for (lane, width) in &columns {
                let what = if step.lane == *lane { step.what.as_str() } else { "" };
                write!(f, "{what:<width$}  ")?;
            }
            writeln!(f, "{}", step.at)?;
        }
        Ok(())
    }
}
