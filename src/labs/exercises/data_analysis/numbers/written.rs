//! How the values that counted were written: what the page says of it. The same for any parts of a file in
//! any order.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::{Decimals, Mark, Reading};

/// Letters of a value that are shown.
const SHOWN_LETTERS: usize = 40;

/// A value as it stands in the file, and what it counted as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Where its row begins.
    offset: u64,
    /// As it is written.
    pub text: String,
    /// As it was read.
    pub value: f64,
}

/// The first examples of what is not written as a program would.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// By the mark: something between thousands.
    pub thousands: [Option<Example>; 2],
    /// A comma before the decimals.
    pub comma: Option<Example>,
    /// A sign of percent or of a currency.
    pub sign: Option<Example>,
    /// By the mark: what could be either, where nothing settles it.
    either: [Option<Example>; 2],
    /// By the mark: whether another value tells what it means.
    settled: [bool; 2],
}

impl Written {
    /// Takes a value that counted. Costs next to nothing for a value that says nothing new.
    pub fn note(&mut self, reading: &Reading, offset: u64, text: &str, (value, form): (f64, Form)) {
        if reading.sign.is_none() && form == Form::Simple && self.settled == [true; 2] {
            return;
        }
        let form = if form == Form::Simple { super::form::of(text).unwrap_or(form) } else { form };
        let example =
            || Example { offset, text: text.chars().take(SHOWN_LETTERS).collect(), value };
        let first = |kept: &mut Option<Example>| earlier(kept, example);
        if reading.sign.is_some() {
            first(&mut self.sign);
        }
        match form {
            Form::Simple => {}
            Form::Thousands(mark) => {
                first(&mut self.thousands[mark as usize]);
                self.settled = [true; 2];
            }
            Form::All(mark) => {
                first(&mut self.thousands[mark.other() as usize]);
                if mark == Mark::Comma {
                    first(&mut self.comma);
                }
                self.settled = [true; 2];
            }
            Form::Decimals(mark) => {
                if mark == Mark::Comma {
                    first(&mut self.comma);
                }
                self.settled[mark as usize] = true;
                // Where either stands before decimals, one says nothing of the other.
                if reading.decimals != Decimals::Both {
                    self.settled = [true; 2];
                }
            }
            Form::Either(mark) => {
                first(&mut self.either[mark as usize]);
                match reading.decimals {
                    Decimals::After(decimal) if decimal != mark => {
                        first(&mut self.thousands[mark as usize]);
                    }
                    _ if mark == Mark::Comma => first(&mut self.comma),
                    _ => {}
                }
            }
        }
        self.forget();
    }

    /// Takes all that another part has seen.
    pub fn merge(&mut self, other: &Self) {
        let pairs = [(&mut self.comma, &other.comma), (&mut self.sign, &other.sign)];
        let marks = self.thousands.iter_mut().chain(&mut self.either);
        let of_others = other.thousands.iter().chain(&other.either);
        for (kept, found) in pairs.into_iter().chain(marks.zip(of_others)) {
            if let Some(found) = found {
                let known = kept.as_ref().is_some_and(|kept| kept.offset <= found.offset);
                if !known {
                    *kept = Some(found.clone());
                }
            }
        }
        self.settled.iter_mut().zip(other.settled).for_each(|(settled, too)| *settled |= too);
        self.forget();
    }

    /// What is settled is no question any more.
    fn forget(&mut self) {
        for (either, settled) in self.either.iter_mut().zip(self.settled) {
            if settled {
                *either = None;
            }
        }
    }

    /// What could be read in another way as well, and nothing in the file tells: by the mark.
    pub fn unsettled(&self, mark: Mark) -> Option<&Example> {
        self.either[mark as usize].as_ref()
    }
}

fn earlier(kept: &mut Option<Example>, example: impl Fn() -> Example) {
    if kept.is_none() {
        *kept = Some(example());
    }
}
