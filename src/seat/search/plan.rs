//! What has been played, and what is to be played next.

use std::collections::HashMap;

use super::item::{Item, Node};
use super::{Cut, Decides, class};
use crate::causes::Causes;
use crate::op::Op;
use crate::played::{MAX_LANES, Played, Point};
use crate::turn::{Id, Open, Turn, Way};

#[derive(Debug)]
pub(super) struct Plan {
    pub reduced: bool,
    pub spurious: bool,
    /// Whether loads may see what is old.
    pub weak: bool,
    pub most_steps: usize,
    pub path: Vec<Frame>,
    /// What the execution that is on has come to.
    pub cut: Option<Cut>,
    /// Executions that were played to an end, where the order of `SeqCst` has forbidden something: what is taken up again for
    /// that may lead to one that was played.
    ended: HashMap<u64, u32>,
}

/// A moment of the present execution.
#[derive(Debug)]
pub(super) struct Frame {
    /// Who is next; none while that is to be looked up.
    turn: Option<Turn>,
    /// Whether the execution ends here before a wait ends by itself.
    pub stops: bool,
    pub next: Vec<Option<Op>>,
    /// Who can go on, also by itself.
    pub ready: u64,
    /// What is to be played from here, what is being played first.
    pub tree: Vec<Node>,
    /// What not to play here: it would lead to what was played before.
    pub asleep: Vec<Item>,
    /// Lanes of which that is all that they can do here, as bits.
    pub exhausted: u64,
}

fn bits(set: u64) -> impl Iterator<Item = usize> {
    (0..MAX_LANES).filter(move |lane| set >> lane & 1 == 1)
}

/// Whether `way`, open at a moment, is that of `item`, a transition of the same lane that was open there or at a moment before.
fn is_way(point: &Point<'_>, open: &Open, item: &Item) -> bool {
    let Some(op) = &point.next[item.lane] else { return false };
    match (open.way, item.way) {
        (_, None) => true,
        (Way::Over(over), Some(of)) => {
            let known = |id: &Id| point.steps.iter().take(item.depth).any(|step| step.id() == *id);
            Way::Over(point.at_or_before(op, over, &known)) == of
        }
        (way, Some(of)) => way == of,
    }
}

impl Decides for Plan {
    fn is_weak(&self) -> bool {
        self.weak
    }

    fn choose(&mut self, point: &Point<'_>) -> Result<Option<Turn>, Cut> {
        let at = point.steps.len();
        let point = &point.with_spurious(self.spurious);
        let ready = point.ready | point.by_itself;
        if let Some(frame) = self.path.get_mut(at) {
            if frame.ready != ready {
                return Err(Cut::Astray);
            }
            // Things may lie elsewhere than in the execution before.
            frame.next.clear();
            frame.next.extend_from_slice(point.next);
            if frame.turn.is_some() {
                return Ok(frame.turn);
            }
            return self.look_up(point).map(Some);
        }
        if ready == 0 {
            return Ok(None);
        }
        if at >= self.most_steps {
            return Err(Cut::TooLong);
        }
        let weak = self.weak;
        let (asleep, below) = match self.path.last_mut() {
            Some(frame) if self.reduced => frame.behind(weak),
            _ => (Vec::new(), Vec::new()),
        };
        let stops = point.ready == 0;
        let next = point.next.to_vec();
        self.path.push(Frame { turn: None, stops, next, ready, tree: below, asleep, exhausted: 0 });
        if stops {
            return Ok(None);
        }
        self.look_up(point).map(Some)
    }

    fn cut(&mut self, cut: Cut) {
        self.cut = Some(cut);
    }
}

impl Plan {
    pub fn new(reduced: bool, most_steps: usize) -> Self {
        let (path, ended) = (Vec::new(), HashMap::new());
        Self { reduced, spurious: true, weak: false, most_steps, path, cut: None, ended }
    }

    /// Whether no equivalent execution was played to its end.
    pub fn is_new(&mut self, played: &Played, causes: &Causes) -> bool {
        !self.reduced || !played.weak || self.ended.insert(class::of(played, causes), 1).is_none()
    }

    pub fn begin_anew(&mut self) {
        self.path.clear();
        self.ended.clear();
        self.weak = true;
    }

    /// Whether an execution of so many steps is the one that was planned.
    pub fn has_taken(&self, steps: usize) -> bool {
        let stops = self.path.last().is_some_and(|frame| frame.stops);
        self.path.len() == steps + usize::from(stops)
    }

    /// Whose turn it is at the last moment of the path, which is the present one.
    fn look_up(&mut self, point: &Point<'_>) -> Result<Turn, Cut> {
        let (reduced, at) = (self.reduced, point.steps.len());
        let frame = self.path.last_mut().expect("there is a moment to look at");
        frame.exhausted = frame.asleep.iter().fold(0, |set, item| {
            let lane = item.lane;
            let awake = point.open(lane).iter().any(|open| frame.is_awake(point, lane, open));
            if awake { set } else { set | 1 << lane }
        });
        while let Some(node) = frame.tree.first() {
            let Node { item, below } = node.clone();
            let open: Vec<Open> = match frame.ready >> item.lane & 1 {
                1 => {
                    point.open(item.lane).into_iter().filter(|o| is_way(point, o, &item)).collect()
                }
                _ => Vec::new(),
            };
            let open: Vec<Open> =
                open.into_iter().filter(|o| frame.is_awake(point, item.lane, o)).collect();
            let Some(first) = open.first() else {
                frame.tree.remove(0);
                continue;
            };
            let turn = Turn { lane: item.lane, pick: first.pick };
            let exact = open.iter().map(|o| {
                let way = Some(o.way);
                let op = frame.next[item.lane].unwrap_or(item.op);
                Node {
                    item: Item { way, op, writes: o.writes, depth: at, ..item },
                    below: below.clone(),
                }
            });
            frame.tree.splice(..1, exact.collect::<Vec<_>>());
            frame.turn = Some(turn);
            // Whatever else the lane may do here, nobody else may have planned. Without reduction all is, and what is not any more
            // was played.
            let op = frame.next[item.lane].unwrap_or(item.op);
            let planned = |open: &Open| {
                let mut own = frame.tree.iter().filter(|node| node.item.lane == item.lane);
                own.any(|node| is_way(point, open, &node.item))
            };
            let others: Vec<Node> = point
                .open(item.lane)
                .into_iter()
                .filter(|o| reduced && frame.is_awake(point, item.lane, o) && !planned(o))
                .map(|open| {
                    let (way, writes) = (Some(open.way), open.writes);
                    Node::leaf(Item { way, op, writes, against: None, depth: at, ..item })
                })
                .collect();
            frame.tree.extend(others);
            return Ok(turn);
        }
        // Nothing is planned: whatever there is.
        let last = point.steps.last().map(|step| step.lane);
        // Staying with a lane costs no switch of threads.
        let lanes = last.into_iter().chain(bits(frame.ready).filter(|lane| Some(*lane) != last));
        let going = point.ready & !point.parked;
        let worth = if going == 0 { point.ready } else { going };
        let able = if reduced { worth } else { frame.ready };
        for lane in lanes.filter(|lane| able >> lane & 1 == 1) {
            let Some(op) = point.next[lane] else { continue };
            let id = point.id(lane);
            let open = point.open(lane).into_iter().filter(|o| frame.is_awake(point, lane, o));
            let nodes = open.map(|o| {
                let (way, writes) = (Some(o.way), o.writes);
                (o.pick, Node::leaf(Item { lane, way, op, id, writes, against: None, depth: at }))
            });
            let (picks, nodes): (Vec<u8>, Vec<Node>) = nodes.unzip();
            if let Some(pick) = picks.first() {
                frame.turn.get_or_insert(Turn { lane, pick: *pick });
                frame.tree.extend(nodes);
            }
            if reduced && frame.turn.is_some() {
                break;
            }
        }
        if let Some(turn) = frame.turn {
            return Ok(turn);
        }
        self.path.pop();
        Err(Cut::Known)
    }

    /// Goes to the next choice that is to be tried; false when there is none.
    pub fn advance(&mut self) -> bool {
        let reduced = self.reduced;
        while let Some(frame) = self.path.last_mut() {
            if std::mem::take(&mut frame.stops) {
                // From here on the waits that end by themselves.
                let lanes = bits(frame.ready).filter_map(|lane| Some((lane, frame.next[lane]?)));
                let depth = 0;
                let nth = u32::MAX;
                let item = |(lane, op)| {
                    let (id, against) = (Id { lane, nth }, None);
                    Item { lane, way: None, op, id, writes: false, against, depth }
                };
                frame.tree = lanes.map(item).map(Node::leaf).collect();
                return true;
            }
            if !frame.tree.is_empty() {
                let done = frame.tree.remove(0);
                if reduced {
                    frame.asleep.push(done.item);
                }
            }
            frame.turn = None;
            if !frame.tree.is_empty() {
                return true;
            }
            self.path.pop();
        }
        false
    }
}

impl Frame {
    fn is_awake(&self, point: &Point<'_>, lane: usize, open: &Open) -> bool {
        let mut own = self.asleep.iter().filter(|item| item.lane == lane);
        !own.any(|item| is_way(point, open, item))
    }

    /// What to play behind this moment, and what not: whatever does not depend on the chosen step stays asleep.
    fn behind(&mut self, weak: bool) -> (Vec<Item>, Vec<Node>) {
        let Some(chosen) = self.tree.first_mut() else { return (Vec::new(), Vec::new()) };
        let below = std::mem::take(&mut chosen.below);
        let item = chosen.item;
        let op = |lane: usize| self.next[lane];
        let item = Item { op: op(item.lane).unwrap_or(item.op), ..item };
        let still = self.asleep.iter().filter_map(|other| {
            let now = Item { op: op(other.lane)?, ..*other };
            (other.lane != item.lane && !now.depends_on(&item, weak)).then_some(now)
        });
        (still.collect(), below)
    }
}
