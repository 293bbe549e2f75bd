use python_base::hash::hash_float;
use python_base::number::shl;
use python_base::random::Random;
use python_base::{Int, Result};

use crate::support::{Draws, Table, float, int};

/// Each expression draws from the generator `r` of its seed.
const SETUP: &str = "
import random
def draw(seed, f, count=40):
    r = random.Random(seed)
    return [f(r) for _ in range(count)]
";

const COUNT: usize = 40;

fn drawn<T>(seed: &Int, mut f: impl FnMut(&mut Random) -> T) -> Vec<T> {
    let mut random = Random::new(seed);
    (0..COUNT).map(|_| f(&mut random)).collect()
}

#[test]
fn draws() {
    let (mut table, mut draws) = (Table::default(), Draws(30));
    for round in 0..150 {
        let seed = draws.int();
        let s = int(seed.as_ref());
        table.add(format!("draw({s}, lambda r: r.random())"), drawn(&seed, Random::random));
        let bits = draws.below(130) as i64;
        table.add(
            format!("draw({s}, lambda r: r.getrandbits({bits}))"),
            drawn(&seed, |r| r.getrandbits(bits).unwrap()),
        );
        let stop = 1 + draws.below(1 << (1 + round % 40)) as i64;
        table.add(
            format!("draw({s}, lambda r: r.randrange({stop}))"),
            drawn(&seed, |r| r.randrange_to(stop).unwrap()),
        );
        let big = shl(stop, 80).unwrap();
        table.add(
            format!("draw({s}, lambda r: r.randrange({stop} << 80))"),
            drawn(&seed, |r| r.randrange_to(&big).unwrap()),
        );
        table.add(
            format!("draw({s}, lambda r: r.randint(-{stop}, 3))"),
            drawn(&seed, |r| r.randint(-stop, 3).unwrap()),
        );
        table.add(
            format!("draw({s}, lambda r: r.randrange(100, -{stop}, -7))"),
            drawn(&seed, |r| r.randrange(100, -stop, -7).unwrap()),
        );
        let len = 1 + draws.below(300);
        table.add(
            format!("draw({s}, lambda r: r.choice(range({len})))"),
            drawn(&seed, |r| r.choice(len).unwrap()),
        );
        table.add(
            format!("draw({s}, lambda r: (x := list(range({len})), r.shuffle(x))[0])"),
            drawn(&seed, |r| {
                let mut items: Vec<usize> = (0..len).collect();
                r.shuffle(&mut items);
                items
            }),
        );
        let count = draws.below(len + 1);
        table.add(
            format!("draw({s}, lambda r: r.sample(range({len}), {count}))"),
            drawn(&seed, |r| r.sample(len as u64, count as i64).unwrap()),
        );
        let count = draws.below(30);
        table.add(
            format!("draw({s}, lambda r: r.sample(range({len} * 1000), {count}))"),
            drawn(&seed, |r| r.sample(len as u64 * 1000, count as i64).unwrap()),
        );
        table.add(
            format!("draw({s}, lambda r: r.choices(range({len}))[0])"),
            drawn(&seed, |r| r.choose(len)),
        );
        let weights: Vec<f64> = (0..len).map(|_| draws.below(9) as f64).collect();
        let cumulative: Vec<f64> = weights
            .iter()
            .scan(0.0, |sum, w| {
                *sum += w;
                Some(*sum)
            })
            .collect();
        if cumulative.last().is_some_and(|total| *total > 0.0) {
            table.add(
                format!("draw({s}, lambda r: r.choices(range({len}), {weights:?}, k=3))"),
                drawn(&seed, |r| r.choices(&cumulative, len, 3).unwrap()),
            );
        }
        let count = draws.below(11);
        table.add(
            format!("draw({s}, lambda r: list(r.randbytes({count})))"),
            drawn(&seed, |r| r.randbytes(count).into_iter().map(u32::from).collect::<Vec<_>>()),
        );
    }
    table.check_with(SETUP);
}

#[test]
fn distributions() {
    let (mut table, mut draws) = (Table::default(), Draws(31));
    for _ in 0..100 {
        let seed = draws.int();
        let s = int(seed.as_ref());
        let (a, b) =
            (draws.below(400) as f64 / 100.0 + 0.01, draws.below(400) as f64 / 100.0 + 0.01);
        let mut add = |name: &str, f: &mut dyn FnMut(&mut Random) -> Result<f64>| {
            let ours: Result<Vec<f64>> = drawn(&seed, f).into_iter().collect();
            table.add(format!("draw({s}, lambda r: r.{name})"), ours);
        };
        add(&format!("uniform({a}, {b})"), &mut |r| Ok(r.uniform(a, b)));
        add(&format!("triangular({a}, {b})"), &mut |r| Ok(r.triangular(a, b, None)));
        add(&format!("triangular({a}, {a} + {b}, {a} + 0.01)"), &mut |r| {
            Ok(r.triangular(a, a + b, Some(a + 0.01)))
        });
        add(&format!("normalvariate({a}, {b})"), &mut |r| Ok(r.normalvariate(a, b)));
        add(&format!("gauss({a}, {b})"), &mut |r| Ok(r.gauss(a, b)));
        add(&format!("lognormvariate({a}, {b})"), &mut |r| r.lognormvariate(a, b));
        add(&format!("expovariate({a})"), &mut |r| r.expovariate(a));
        add(&format!("vonmisesvariate({a}, {b})"), &mut |r| Ok(r.vonmisesvariate(a, b)));
        add(&format!("gammavariate({a}, {b})"), &mut |r| r.gammavariate(a, b));
        add("gammavariate(1.0, 2.0)", &mut |r| r.gammavariate(1.0, 2.0));
        add(&format!("betavariate({a}, {b})"), &mut |r| r.betavariate(a, b));
        add(&format!("paretovariate({a})"), &mut |r| r.paretovariate(a));
        add(&format!("weibullvariate({a}, {b})"), &mut |r| r.weibullvariate(a, b));
    }
    table.check_with(SETUP);
}

#[test]
fn seeds() {
    let mut table = Table::default();
    let first = |mut random: Random| drawn_of(&mut random);
    for text in ["", "a", "hello", "한글"] {
        table.add(
            format!("draw({}, lambda r: r.random())", python_base::repr::str_ascii(text)),
            first(Random::from_bytes(text.as_bytes())),
        );
        table.add(
            format!("draw(bytes({:?}), lambda r: r.random())", text.as_bytes()),
            first(Random::from_bytes(text.as_bytes())),
        );
    }
    for x in [0.0, 1.5, -3.25, 1e300] {
        table.add(
            format!("draw({}, lambda r: r.random())", float(x)),
            first(Random::from_hash(hash_float(x))),
        );
    }
    table.check_with(SETUP);
}

fn drawn_of(random: &mut Random) -> Vec<f64> {
    (0..COUNT).map(|_| random.random()).collect()
}

#[test]
fn messages() {
    let mut table = Table::default();
    let mut r = Random::new(1);
    table.add("r.getrandbits(-1)", r.getrandbits(-1));
    table.add("r.randrange(0)", r.randrange_to(0));
    table.add("r.randrange(3, 3)", r.randrange(3, 3, 1));
    table.add("r.randint(3, 1)", r.randint(3, 1));
    table.add("r.randrange(1, 5, 0)", r.randrange(1, 5, 0));
    table.add("r.randrange(5, 1, 2)", r.randrange(5, 1, 2));
    table.add("r.choice([])", r.choice(0));
    table.add("r.sample([1], 2)", r.sample(1, 2));
    table.add("r.sample([1], -1)", r.sample(1, -1));
    table.add("r.choices([1], [1, 2])", r.choices(&[1.0, 3.0], 1, 1));
    table.add("r.choices([1], [0])", r.choices(&[0.0], 1, 1));
    table.add("r.choices([1], [float('inf')])", r.choices(&[f64::INFINITY], 1, 1));
    table.add("r.expovariate(0)", r.expovariate(0.0));
    table.add("r.gammavariate(0, 1)", r.gammavariate(0.0, 1.0));
    table.add("r.paretovariate(0)", r.paretovariate(0.0));
    table.add("r.weibullvariate(1, 0)", r.weibullvariate(1.0, 0.0));
    table.add("r.lognormvariate(1000, 1)", r.lognormvariate(1000.0, 1.0));
    table.check_with("import random\nr = random.Random(1)");
}

#[test]
fn states() {
    let mut random = Random::new(5);
    random.gauss(0.0, 1.0);
    let (words, at, gauss) = random.state();
    let mut same = Random::from_state(words, at, gauss).expect("a state");
    assert_eq!(random.gauss(0.0, 1.0).to_bits(), same.gauss(0.0, 1.0).to_bits());
    assert_eq!(drawn_of(&mut random), drawn_of(&mut same));
    assert!(Random::from_state(&[0; 3], 0, None).is_none());
}
