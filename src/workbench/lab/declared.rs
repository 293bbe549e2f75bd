//! The lab that a program is: read from its text.

use std::sync::{Mutex, PoisonError};

use lab::{Lab, Seat, Strategy};
use model::{Param, Unit};

use super::run::{WAYS, holds, run};

use super::{FIXED, LAB, resources};
use crate::names;
use crate::text::{self, Declared, Variant};

/// Labs of the latest texts. Strategies and parameters of a lab live as long as the instance, which knows few texts: those that it was
/// asked to run.
static KNOWN: Mutex<Vec<(String, &'static Lab)>> = Mutex::new(Vec::new());
/// Names that links and the form use for themselves.
pub(super) const TAKEN: [&str; 12] = [
    "v",
    "strategies",
    "seed",
    "repeats",
    "lang",
    "theirs",
    "seat",
    "embed",
    "sweep",
    "program",
    "workers",
    "q",
];
/// Parameters at most.
const MOST_PARAMS: usize = 12;
/// Variants at most: a run of more would say nothing to anybody.
pub(super) const MOST_VARIANTS: usize = 6;

/// What every program is steered with.
pub const SEAT: Seat = Seat { strategies: &["free"], holds, learners: true, ..Seat::DEFAULT };

/// The lab of a program.
pub fn of(text: &str) -> &'static Lab {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, lab)) = known.iter().find(|(of, _)| of == text) {
        return lab;
    }
    let lab: &'static Lab = Box::leak(Box::new(make(text)));
    known.push((text.to_owned(), lab));
    lab
}

fn make(text: &str) -> Lab {
    let variants = text::variants(text);
    let params: Vec<Param> = FIXED.iter().copied().chain(params(&variants).map(param)).collect();
    let count = variants.len().min(MOST_VARIANTS);
    let ways = 0..count * WAYS.len();
    let id = |way: usize| names::keep(&way_name(way, count));
    let strategies: Vec<Strategy> =
        ways.clone().map(|way| Strategy::way(id(way), resources, run, way)).collect();
    let steered: Vec<&'static str> = ways.filter(|way| way % WAYS.len() == 0).map(id).collect();
    Lab {
        params: params.leak(),
        strategies: strategies.leak(),
        seat: Some(Seat { strategies: steered.leak(), ..SEAT }),
        ..LAB
    }
}

/// The id of a way of a program with so many variants: `free`, or `2-free` where there are several.
pub fn way_name(way: usize, variants: usize) -> String {
    let name = WAYS[way % WAYS.len()];
    if variants == 1 { name.to_owned() } else { format!("{}-{name}", way / WAYS.len() + 1) }
}

/// The first declaration of each name.
fn params(variants: &[Variant]) -> impl Iterator<Item = Declared> {
    let mut found: Vec<Declared> = Vec::new();
    for declared in variants.iter().flat_map(|v| text::params(&v.text)).flatten() {
        let is_new = !found.iter().any(|known| known.name == declared.name);
        if is_new && !TAKEN.contains(&declared.name.as_str()) && found.len() < MOST_PARAMS {
            found.push(declared);
        }
    }
    found.into_iter()
}

fn param(declared: Declared) -> Param {
    let Declared { name, min, max, step, default, .. } = declared;
    Param::int(names::keep(&name), Unit::None, min..=max, step, default)
}
