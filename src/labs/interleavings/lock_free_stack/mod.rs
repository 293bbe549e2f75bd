//! A lock-free stack of numbered nodes, which threads take and give back: what a comparison of numbers does not see.

use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, StrategySummary,
    Unit,
};
use sync::Ordering::SeqCst;
use sync::{AtomicU64, Mutex, Ordering, PlainU32, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "lock-free-stack",
    section: crate::SECTION,
    params: &[
        Param::int("rounds", Unit::Count, 1..=100_000, 5_000, 20_000),
        Param::int("threads", Unit::Count, 1..=8, 1, 4).workers_each(),
        Param::int("nodes", Unit::Count, 2..=8, 1, 8),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "crowd", ints: &[("threads", 8)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("mutex", resources, mutex),
        Strategy::threads("treiber", resources, treiber),
        Strategy::threads("tagged", resources, tagged),
    ],
    judge,
    question: Some(Question { options: &["none", "some", "most"], truth }),
    names: &[&names::THREAD, &names::COMPARE_EXCHANGE, &names::LOCK],
    seat: Some(Seat {
        strategies: &["treiber", "tagged"],
        only: &[Strategy::threads("relaxed-push", resources, relaxed_push)],
        setup: &[("rounds", 1), ("threads", 2), ("nodes", 3)],
        most: &[("rounds", 2), ("threads", 3), ("nodes", 4)],
        holds: |_, outcome| {
            let none = |name: &str| outcome.facts.get(name) == Some(&0.0);
            none("twice") && none("lost")
        },
        goals: &[
            Goal { id: "aba", strategy: "treiber", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal {
                id: "unordered",
                strategy: "relaxed-push",
                aim: Aim::Fail,
                hints: 3,
                ..Goal::DEFAULT
            },
            Goal { id: "safe", strategy: "tagged", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Rounds between two looks at the stop flag.
const STRIDE: u32 = 4096;

fn resources(params: &Params) -> Resources {
    Resources::threads(params.count("threads"))
}

/// What is in a node, and the number of the one below it. Nodes are numbered from 1; 0 is none.
struct Node {
    next: AtomicU64,
    item: PlainU32,
}

/// All nodes, and the number of the one on top.
struct Stack {
    head: AtomicU64,
    nodes: [Node; 8],
    lock: Mutex<()>,
}

impl Stack {
    /// With this many nodes on it, the last on top.
    fn new(nodes: usize) -> Self {
        let node = |next, item| Node { next, item };
        let all = [
            node(AtomicU64::named("next-1", 0), PlainU32::new("item-1", 0)),
            node(AtomicU64::named("next-2", 1), PlainU32::new("item-2", 0)),
            node(AtomicU64::named("next-3", 2), PlainU32::new("item-3", 0)),
            node(AtomicU64::named("next-4", 3), PlainU32::new("item-4", 0)),
            node(AtomicU64::named("next-5", 4), PlainU32::new("item-5", 0)),
            node(AtomicU64::named("next-6", 5), PlainU32::new("item-6", 0)),
            node(AtomicU64::named("next-7", 6), PlainU32::new("item-7", 0)),
            node(AtomicU64::named("next-8", 7), PlainU32::new("item-8", 0)),
        ];
        let head = AtomicU64::named("head", nodes as u64);
        Self { head, nodes: all, lock: Mutex::new("lock", ()) }
    }

    fn node(&self, number: u64) -> &Node {
        &self.nodes[number as usize - 1]
    }

    /// Which nodes are on it: a bit for each, at its number.
    fn left(self) -> u32 {
        let next = self.nodes.map(|node| node.next.into_inner());
        let (mut seen, mut at) = (0, self.head.into_inner() % VERSION);
        // It may go in a circle.
        while at != 0 && seen & 1 << at == 0 {
            seen |= 1 << at;
            at = next[at as usize - 1];
        }
        seen
    }
}

// #region mutex treiber tagged relaxed-push
/// Takes a node, which is this thread's alone from now on, and writes to it.
fn take(stack: &Stack, thread: u32, pop: fn(&Stack) -> u64) -> u64 {
    let node = pop(stack);
    if node != 0 {
        stack.node(node).item.set(thread);
    }
    node
}

/// Gives a node back, and says whether another thread has written to it.
fn give(stack: &Stack, thread: u32, node: u64, push: fn(&Stack, u64)) -> bool {
    let another = node != 0 && stack.node(node).item.get() != thread;
    if node != 0 {
        push(stack, node);
    }
    another
}
// #endregion

/// In each round every thread takes two nodes and gives back the first; the second it keeps until the next round.
fn share(params: &Params, push: fn(&Stack, u64), pop: fn(&Stack) -> u64) -> Outcome {
    let (rounds, threads) = (params.int("rounds") as u32, params.int("threads") as u32);
    let (stack, start) = (Stack::new(params.count("nodes")), SpinBarrier::new(threads));
    let kept: Vec<(u64, u32)> = rt::scope(|scope| {
        let (stack, start) = (&stack, &start);
        let of_thread = |thread: u32| {
            move || {
                start.wait();
                let (mut kept, mut twice) = (0, 0);
                for round in 1..=rounds {
                    twice += u32::from(give(stack, thread, kept, push));
                    let first = take(stack, thread, pop);
                    kept = take(stack, thread, pop);
                    twice += u32::from(give(stack, thread, first, push));
                    if round % STRIDE == 0 {
                        rt::checkpoint();
                    }
                }
                rt::log("done", thread, f64::from(twice));
                (kept, twice)
            }
        };
        let working: Vec<_> = (1..=threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        working.into_iter().map(rt::ScopedJoinHandle::join).collect()
    });
    let mut found = stack.left();
    let mut twice = 0;
    for (kept, noticed) in kept {
        // Number 0 is no node.
        twice += noticed + u32::from(kept != 0 && found & 1 << kept != 0);
        found |= 1 << kept;
    }
    let lost = params.int("nodes") as f64 - f64::from((found >> 1).count_ones());
    let twice = f64::from(twice);
    let result = Message::new("found").number("twice", twice).number("lost", lost);
    // Where nodes may be lost there is no answer to agree on.
    Outcome::new(result.number("nodes", params.int("nodes") as f64), "")
        .fact("twice", twice)
        .fact("lost", lost)
}

// #region mutex
fn mutex(params: &Params) -> Outcome {
    share(
        params,
        |stack, node| {
            let _stack = stack.lock.lock(); // <- one at a time
            stack.node(node).next.store(stack.head.load(Ordering::Relaxed), Ordering::Relaxed);
            stack.head.store(node, Ordering::Relaxed);
        },
        |stack| {
            let _stack = stack.lock.lock(); // <-
            let top = stack.head.load(Ordering::Relaxed);
            if top != 0 {
                stack.head.store(stack.node(top).next.load(Ordering::Relaxed), Ordering::Relaxed);
            }
            top
        },
    )
}
// #endregion

// #region treiber
fn treiber(params: &Params) -> Outcome {
    // SeqCst throughout: the orders are not to blame.
    share(
        params,
        |stack, node| loop {
            let top = stack.head.load(SeqCst);
            stack.node(node).next.store(top, SeqCst);
            if stack.head.compare_exchange(top, node, SeqCst, SeqCst).is_ok() {
                return;
            }
        },
        |stack| loop {
            let top = stack.head.load(SeqCst);
            if top == 0 {
                return 0;
            }
            let next = stack.node(top).next.load(SeqCst); // <- true for as long as nobody pops `top`
            if stack.head.compare_exchange(top, next, SeqCst, SeqCst).is_ok() {
                return top; // <- it is on top: still, or again?
            }
        },
    )
}
// #endregion

// #region tagged relaxed-push
/// What a version counts for in the head: behind it is room for the number of a node. In decimal, so that people
/// can read it.
const VERSION: u64 = 100;

/// The head with this node on top, and the next version.
fn after(head: u64, node: u64) -> u64 {
    (head / VERSION + 1) * VERSION + node // <- never the same head twice
}

fn push_tagged(stack: &Stack, node: u64, order: Ordering) {
    loop {
        let head = stack.head.load(SeqCst);
        stack.node(node).next.store(head % VERSION, Ordering::Relaxed); // the head orders it
        let new = after(head, node);
        if stack.head.compare_exchange(head, new, order, SeqCst).is_ok() {
            return;
        }
    }
}

fn pop_tagged(stack: &Stack) -> u64 {
    loop {
        let head = stack.head.load(SeqCst);
        let top = head % VERSION;
        if top == 0 {
            return 0;
        }
        let new = after(head, stack.node(top).next.load(Ordering::Relaxed));
        if stack.head.compare_exchange(head, new, SeqCst, SeqCst).is_ok() {
            return top; // <- nobody has touched the stack since the load
        }
    }
}
// #endregion

// #region tagged
fn tagged(params: &Params) -> Outcome {
    share(params, |stack, node| push_tagged(stack, node, SeqCst), pop_tagged)
}
// #endregion

// #region relaxed-push
fn relaxed_push(params: &Params) -> Outcome {
    // The node is on the stack; what was written to it before need not be seen.
    share(params, |stack, node| push_tagged(stack, node, Ordering::Relaxed), pop_tagged) // <-
}
// #endregion

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let of = |row: &StrategySummary| {
        let all = |fact: &str| row.facts.get(fact).cloned().unwrap_or_default();
        let (twice, lost) = (all("twice"), all("lost"));
        let hit = twice.iter().zip(&lost).filter(|(twice, lost)| **twice + **lost > 0.0).count();
        let may = row.id == "treiber" && params.int("threads") > 1;
        let key = match (may, hit > 0) {
            (false, false) => "whole",
            (false, true) => "broken",
            (true, true) => "aba",
            (true, false) => "lucky",
        };
        let most = |of: &[f64]| of.iter().copied().fold(0.0, f64::max);
        let message = Message::new(key).text("strategy", &row.id).number("hit", hit as f64);
        let message = message.number("runs", twice.len() as f64).number("twice", most(&twice));
        message.number("lost", most(&lost)).number("nodes", params.int("nodes") as f64)
    };
    comparison.strategies.iter().map(of).collect()
}

/// How many nodes the unluckiest run without a version has lost.
fn truth(params: &Params, comparison: &Comparison) -> Option<&'static str> {
    let lost = guess::facts(comparison, "treiber", "lost")?;
    let most = lost.iter().copied().fold(0.0, f64::max);
    Some(match most / params.int("nodes") as f64 {
        none if none <= 0.0 => "none",
        some if some < 0.5 => "some",
        _ => "most",
    })
}
