use std::convert::Infallible;
use std::fmt::Write as _;

use python_base::hash::{hash_int, hash_tuple};
use python_base::set_table::SetTable;

use crate::support::{Draws, Shown, Table};

/// An int or a tuple of two.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Int(i64),
    Pair(i64, i64),
}

impl Item {
    fn hash(&self) -> i64 {
        match self {
            Item::Int(i) => hash_int(*i),
            Item::Pair(a, b) => hash_tuple([hash_int(*a), hash_int(*b)]),
        }
    }
}

impl Shown for Item {
    fn shown(&self) -> String {
        match self {
            Item::Int(i) => i.shown(),
            Item::Pair(a, b) => (*a, *b).shown(),
        }
    }
}

fn equal(a: &Item, b: &Item) -> Result<bool, Infallible> {
    Ok(a == b)
}

type Set = SetTable<Item>;

fn add(set: &mut Set, item: &Item) {
    let Ok(_) = set.add(item.hash(), item.clone(), equal);
}

fn discard(set: &mut Set, item: &Item) {
    let Ok(_) = set.discard(item.hash(), |found| equal(found, item));
}

fn has(set: &Set, item: &Item) -> bool {
    let Ok(found) = set.find(item.hash(), |found| equal(found, item));
    found.is_some()
}

fn items(draws: &mut Draws, style: usize, most: usize) -> Vec<Item> {
    (0..draws.below(most + 1)).map(|_| item(draws, style)).collect()
}

fn item(draws: &mut Draws, style: usize) -> Item {
    match style {
        0 => Item::Int(draws.below(20) as i64),
        1 => Item::Int(draws.below(400) as i64 - 100),
        2 => Item::Int(draws.next() as i64),
        // Many that begin in the same slot.
        3 => Item::Int(draws.below(60) as i64 * 64),
        4 => Item::Pair(draws.below(8) as i64, draws.below(8) as i64),
        _ => match draws.below(3) {
            0 => Item::Int(-(draws.below(5) as i64)),
            1 => Item::Int(1 << draws.below(62)),
            _ => Item::Pair(draws.below(100) as i64, -1),
        },
    }
}

/// Does something to three sets, in Python and here.
#[expect(clippy::too_many_lines, reason = "a list of what can be done")]
fn step(draws: &mut Draws, style: usize, most: usize, sets: &mut [Set; 3]) -> String {
    let (s, t) = (draws.below(3), draws.below(3));
    let other = sets[t].clone();
    let one = item(draws, style);
    let many = items(draws, style, most);
    let (x, list) = (one.shown(), many.shown());
    let set_of = |many: &[Item]| {
        let mut set = Set::new();
        many.iter().for_each(|item| add(&mut set, item));
        set
    };
    let done = |result: Result<(), Infallible>| {
        let Ok(()) = result;
    };
    let set = &mut sets[s];
    match draws.below(27) {
        0..4 => {
            add(set, &one);
            format!("{s}.add({x})")
        }
        4..7 => {
            discard(set, &one);
            format!("{s}.discard({x})")
        }
        7..9 => {
            set.pop();
            format!("{s} and s[{s}].pop()")
        }
        9 => {
            many.iter().for_each(|item| add(set, item));
            format!("{s}.update({list})")
        }
        10 => {
            *set = set_of(&many);
            format!("{s} = set({list})")
        }
        11 => {
            *set = other.copy();
            format!("{s} = s[{t}].copy()")
        }
        12 if s != t => {
            done(set.merge(&other, equal));
            format!("{s} |= s[{t}]")
        }
        13 => {
            let mut copy = set.copy();
            if s != t {
                done(copy.merge(&other, equal));
            }
            *set = copy;
            format!("{s} = s[{s}] | s[{t}]")
        }
        14 => {
            let Ok(both) = set.intersection(&other, equal);
            *set = if s == t { other.copy() } else { both };
            format!("{s} = s[{s}] & s[{t}]")
        }
        15 if s != t => {
            let Ok(both) = set.intersection(&other, equal);
            set.replace(both);
            format!("{s} &= s[{t}]")
        }
        16 => {
            let Ok(rest) = set.difference(&other, equal);
            *set = rest;
            format!("{s} = s[{s}] - s[{t}]")
        }
        17 if s != t => {
            done(set.difference_update(&other, equal));
            format!("{s} -= s[{t}]")
        }
        18 => {
            let mut copy = other.copy();
            done(copy.symmetric_difference_update(&set.clone(), equal));
            *set = copy;
            format!("{s} = s[{s}] ^ s[{t}]")
        }
        19 if s != t => {
            done(set.symmetric_difference_update(&other, equal));
            format!("{s} ^= s[{t}]")
        }
        20 => {
            many.iter().for_each(|item| discard(set, item));
            set.tidy();
            format!("{s}.difference_update({list})")
        }
        21 => {
            let mut both = Set::new();
            many.iter().filter(|item| has(set, item)).for_each(|item| add(&mut both, item));
            *set = both;
            format!("{s} = s[{s}].intersection({list})")
        }
        22 => {
            let mut keys: Vec<Item> = Vec::new();
            for item in many {
                if !keys.contains(&item) {
                    keys.push(item);
                }
            }
            set.reserve(keys.len());
            keys.iter().for_each(|item| add(set, item));
            format!("{s}.update(dict.fromkeys({list}))")
        }
        23 => {
            done(set.symmetric_difference_update(&set_of(&many), equal));
            format!("{s}.symmetric_difference_update({list})")
        }
        24 => {
            let first: Vec<Item> = set_of(&many).iter().map(|(_, item)| item.clone()).collect();
            let set_of_constants = set_of(&first).copy();
            let constants = many.len() > 2;
            *set = if constants { set_of_constants } else { set_of(&many) };
            // A display of constants, which the compiler makes a frozenset of; of an empty one, a dict.
            format!(
                "{s} = set() if not {list} else eval({:?})",
                format!("{{{}}}", &list[1..list.len() - 1])
            )
        }
        25 if draws.below(6) == 0 => {
            set.clear();
            format!("{s}.clear()")
        }
        _ => {
            let mut frozen = set_of(&many).copy();
            done(frozen.merge(set, equal));
            *set = frozen.copy();
            format!("{s} = set(frozenset(set({list})) | s[{s}])")
        }
    }
}

#[test]
fn any_sequence_of_operations() {
    let mut table = Table::default();
    for seed in 0..1_200 {
        let mut draws = Draws(seed);
        let style = draws.below(6);
        let most = *draws.one(&[3, 10, 40, 200]);
        let mut sets = [Set::new(), Set::new(), Set::new()];
        let (mut steps, mut ours) = (String::new(), Vec::new());
        for _ in 0..60 {
            let step = step(&mut draws, style, most, &mut sets);
            let _ = writeln!(steps, "s[{step}");
            let orders = sets.iter().map(|s| s.iter().map(|(_, i)| i.clone()).collect::<Vec<_>>());
            ours.push(orders.collect::<Vec<_>>().shown());
        }
        let steps = steps.lines().map(|step| {
            let (number, rest) = step.split_at(3);
            format!("{number}]{rest}")
        });
        let steps: Vec<String> = steps.collect();
        // The last orders tell; the ones between them say where it began to go wrong.
        table.add(
            format!("orders({})", steps.shown()),
            ours.iter().map(|o| Order(o.clone())).collect::<Vec<_>>(),
        );
    }
    table.check_with(
        "
def orders(steps):
    s = [set(), set(), set()]
    found = []
    for step in steps:
        exec(step)
        found.append([list(each) for each in s])
    return found
",
    );
}

/// A list that is already shown.
struct Order(String);

impl Shown for Order {
    fn shown(&self) -> String {
        self.0.clone()
    }
}

#[test]
fn large_sets() {
    let mut table = Table::default();
    let mut set = Set::new();
    for i in 0..150_000_i64 {
        add(&mut set, &Item::Int(i * 7_919 % 1_000_003));
    }
    let order = |set: &Set| set.iter().map(|(_, i)| i.clone()).collect::<Vec<_>>().shown();
    let copied = Order(order(&set.copy()));
    table.add("list({i * 7919 % 1000003 for i in range(150000)})", Order(order(&set)));
    table.add("list({i * 7919 % 1000003 for i in range(150000)}.copy())", copied);
    table.check();
}

#[test]
fn a_search_notices_changes() {
    let mut set = Set::new();
    add(&mut set, &Item::Int(1));
    let probe = set.probe(1);
    assert!(set.is_current(&probe));
    discard(&mut set, &Item::Int(1));
    assert!(!set.is_current(&probe));
}
