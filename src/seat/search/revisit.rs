//! Which graphs follow from an execution that was played.

use super::graphs::Graph;
use super::look::Look;
use super::replica::Replica;
use crate::causes::Causes;
use crate::op::Action;
use crate::played::{Played, Taken};
use crate::turn::{Id, Open, Way};

/// A step of a graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub id: Id,
    pub way: Way,
    pub added: Added,
}

/// When a step was added to the graph, and when its write was: a read-modify-write that is to see something else stays
/// where it is, and what it writes is added anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Added {
    pub step: u32,
    /// [`NOT_YET`] where nothing is written, too.
    pub write: u32,
}

const NOT_YET: u32 = u32::MAX;

/// An execution that is looked at.
struct Graphs<'a> {
    look: Look<'a>,
    ways: Vec<Way>,
    /// Of the steps that have been added so far.
    added: Vec<Added>,
    /// Steps whose writes are there, and are to be added.
    unwritten: Vec<usize>,
    found: Vec<Graph>,
}

/// A write that is being added.
struct Write {
    at: usize,
    /// Of a read-modify-write: what it sees. None of a store, which may be put anywhere.
    sees: Option<Way>,
    /// What is before it, by lane.
    clock: Vec<u32>,
}

/// Those that are one step behind a graph on the way to the execution that began with it: it has gone on with `opened`.
pub(super) fn behind(
    graph: &Graph,
    opened: &[Vec<Open>],
    played: &Played,
    causes: &Causes,
) -> Vec<Graph> {
    let mut graphs = Graphs {
        look: Look::new(played, causes),
        ways: graph.ways(opened),
        added: graph.steps.iter().map(|step| step.added).collect(),
        unwritten: graph.unwritten.clone(),
        found: Vec::new(),
    };
    let mut next = graphs.next_moment();
    while !graphs.unwritten.is_empty() {
        let at = graphs.unwritten.remove(0);
        graphs.add_write(at, &mut next);
    }
    for (at, open) in (graph.steps.len()..).zip(opened) {
        graphs.add_step(at, open, &mut next);
    }
    graphs.found
}

fn address(step: &Taken) -> Option<usize> {
    step.op.object.filter(|_| step.op.is_atomic()).map(|object| object.address)
}

fn reads(step: &Taken) -> bool {
    step.op.is_atomic() && step.op.action != Action::Store
}

impl Graphs<'_> {
    fn next_moment(&self) -> u32 {
        let moments = self.added.iter().flat_map(|added| [added.step, added.write]);
        moments.filter(|moment| *moment != NOT_YET).max().map_or(0, |last| last + 1)
    }

    fn step(&self, at: usize) -> &Taken {
        &self.look.played.steps[at]
    }

    fn index(&self, id: Id) -> usize {
        self.look.index(id)
    }

    /// Adds step `at`, and plans the other ways in which it could be.
    fn add_step(&mut self, at: usize, open: &[Open], next: &mut u32) {
        let step = *self.step(at);
        let now = Added { step: *next, write: NOT_YET };
        *next += 1;
        self.added.push(now);
        let before: Vec<Planned> = (0..at).map(|k| self.planned(k)).collect();
        for open in &open[1..] {
            let id = step.id();
            // Wherever a store is put, the same loads may see it.
            let (added, unwritten) = match step.op.action {
                Action::Store => (Added { write: now.step, ..now }, Vec::new()),
                _ => (now, if open.writes { vec![at] } else { Vec::new() }),
            };
            let mut steps = before.clone();
            steps.push(Planned { id, way: open.way, added });
            self.found.push(Graph { steps, unwritten });
        }
        // Another read-modify-write has changed what this one could have: it comes behind this one then.
        for rival in 0..at {
            let Taken { op, from, wrote, .. } = *self.step(rival);
            let changed = wrote && op.action == Action::ReadModifyWrite;
            if step.op.action == Action::ReadModifyWrite
                && changed
                && address(self.step(rival)) == address(&step)
                && self.look.writes(at, from)
            {
                self.revisits(&self.write(at, Some(Way::From(from))));
            }
        }
        if step.wrote {
            self.add_write(at, next);
        }
    }

    /// Adds what step `at` has written.
    fn add_write(&mut self, at: usize, next: &mut u32) {
        let step = *self.step(at);
        if !step.wrote {
            return;
        }
        let sees = reads(&step).then_some(self.ways[at]);
        self.revisits(&self.write(at, sees));
        self.added[at].write = *next;
        *next += 1;
    }

    fn write(&self, at: usize, sees: Option<Way>) -> Write {
        let step = self.step(at);
        let Look { played, causes, .. } = &self.look;
        let mut clock = causes.known(played, at, step.lane, step.joined);
        if let Some(Way::From(Some(from))) = sees {
            causes.join(&mut clock, self.index(from));
        }
        Write { at, sees, clock }
    }

    /// Whether step `k` is before a write that is being added.
    fn needs(&self, write: &Write, k: usize) -> bool {
        self.look.causes.seen(&write.clock, k, self.step(k).lane)
    }

    fn planned(&self, at: usize) -> Planned {
        Planned { id: self.step(at).id(), way: self.ways[at], added: self.added[at] }
    }

    /// Plans what comes of loads that see a write, though they were there before it.
    fn revisits(&mut self, write: &Write) {
        let object = address(self.step(write.at));
        for load in 0..self.added.len() {
            let step = self.step(load);
            if load != write.at
                && reads(step)
                && address(step) == object
                && !self.needs(write, load)
                && self.may_revisit(write, load)
            {
                self.revisit(write, load);
            }
        }
    }

    /// Whether a step, or what it writes, goes where `load` is to see a write.
    fn goes(&self, write: &Write, load: usize, k: usize, moment: u32) -> bool {
        moment != NOT_YET
            && moment > self.added[load].step
            && k != write.at
            && !self.needs(write, k)
    }

    /// Whether this is the one graph of all from which the other can be made: what goes was added in the greatest way.
    fn may_revisit(&self, write: &Write, load: usize) -> bool {
        self.sees_greatest(write, load)
            && (0..self.added.len()).all(|k| {
                let Added { step, write: wrote } = self.added[k];
                (!self.goes(write, load, k, step) || k == load || self.sees_greatest(write, k))
                    && (!self.goes(write, load, k, wrote) || self.is_greatest(write, k))
            })
    }

    /// Whether a step was there when another one was added, or is before the write.
    fn was_there(&self, write: &Write, k: usize, moment: u32, by: u32) -> bool {
        moment != NOT_YET && (moment <= by || self.needs(write, k))
    }

    /// Whether a write to the same atomic that is newer than that of `than` was there by `moment`.
    fn has_newer(&self, write: &Write, at: usize, than: Option<Id>, moment: u32) -> bool {
        let object = address(self.step(at));
        let mut orders = self.look.played.orders.iter();
        let of_object = |id: &Id| address(self.step(self.index(*id))) == object;
        let Some(order) = orders.find(|order| order.first().is_some_and(of_object)) else {
            return false;
        };
        let behind = than.and_then(|id| order.iter().position(|other| *other == id));
        let newer = &order[behind.map_or(0, |at| at + 1)..];
        newer
            .iter()
            .map(|id| self.index(*id))
            .any(|k| k < self.added.len() && self.was_there(write, k, self.added[k].write, moment))
    }

    /// Whether `k` sees the newest of what was there when it was added; of anything but a load: yes.
    fn sees_greatest(&self, write: &Write, k: usize) -> bool {
        let step = self.step(k);
        if !reads(step) {
            return true;
        }
        let moment = self.added[k].step;
        let there = step.from.is_none_or(|id| {
            let from = self.index(id);
            self.was_there(write, from, self.added[from].write, moment)
        });
        there && !self.has_newer(write, k, step.from, moment)
    }

    /// Whether what `k` has written was the newest when it was added, and nobody saw it who was there.
    fn is_greatest(&self, write: &Write, k: usize) -> bool {
        let (id, moment) = (self.step(k).id(), self.added[k].write);
        let seen = (0..self.added.len()).any(|reader| {
            self.step(reader).from == Some(id)
                && self.was_there(write, reader, self.added[reader].step, moment)
        });
        !seen && !self.has_newer(write, k, Some(id), moment)
    }

    /// Plans the graphs in which `load` sees a write, as far as the model allows them.
    fn revisit(&mut self, write: &Write, load: usize) {
        let mut steps = Vec::new();
        let mut unwritten = Vec::new();
        let mut replica = Replica::new(self.look.played);
        let mut there: Vec<Id> = Vec::new();
        for k in 0..self.added.len() {
            let mut planned = self.planned(k);
            if k == load || k == write.at || self.goes(write, load, k, planned.added.step) {
                continue;
            }
            if self.step(k).op.action == Action::Store {
                planned.way = Way::Over(self.over(planned.id, &there));
            }
            let open = replica.open(k);
            let Some(open) = open.iter().find(|open| open.way == planned.way) else {
                debug_assert!(false, "a part of a graph is one");
                return;
            };
            replica.take(k, open, self.step(k).wrote);
            if self.step(k).wrote {
                there.push(planned.id);
                if planned.added.write == NOT_YET || self.goes(write, load, k, planned.added.write)
                {
                    planned.added.write = NOT_YET;
                    unwritten.push(steps.len());
                }
            }
            steps.push(planned);
        }
        let id = self.step(write.at).id();
        let by = self.planned(write.at).added;
        let moment = self.next_moment();
        let sees = Way::From(Some(id));
        unwritten.push(steps.len() + 1);
        for open in replica.open(write.at) {
            if write.sees.is_some_and(|sees| sees != open.way) {
                continue;
            }
            let mut replica = replica.clone();
            replica.take(write.at, &open, true);
            if !replica.open(load).iter().any(|open| open.way == sees) {
                continue;
            }
            let mut steps = steps.clone();
            let added = Added { write: moment, ..by };
            steps.push(Planned { id, way: open.way, added });
            let added = Added { write: NOT_YET, ..self.added[load] };
            steps.push(Planned { id: self.step(load).id(), way: sees, added });
            self.found.push(Graph { steps, unwritten: unwritten.clone() });
        }
    }

    /// Over which of the writes that are there a store is put.
    fn over(&self, id: Id, there: &[Id]) -> Option<Id> {
        let order = self.look.played.orders.iter().find(|order| order.contains(&id))?;
        let older = order.iter().take_while(|other| **other != id);
        older.filter(|other| there.contains(other)).last().copied()
    }
}
