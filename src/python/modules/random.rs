//! The core of `random`: CPython's draws for the same seed. `random.py` is what programs see of it.

use std::sync::atomic::Ordering;

use python_base::random::Random;
use refs::Ref;

use crate::types::{T, int_of, of_int};
use crate::value::{
    Class, ClassParts, Def, Instance, Locked, Module, Name, NameMap, Payload, Run, Solid, Value,
};
use crate::vm::Vm;

type State = Locked<Random>;

fn state<'a>(vm: &mut Vm, args: &'a [Value]) -> Run<&'a State> {
    match &args[0] {
        Value::Instance(i) => match i.native::<State>() {
            Some(s) => Ok(s),
            None => Err(vm.type_error("this is no Random")),
        },
        _ => Err(vm.type_error("this is no Random")),
    }
}

fn seeded(vm: &mut Vm, seed: Option<&Value>) -> Run<Random> {
    Ok(match seed.map(Value::plain) {
        None | Some(Value::None | Value::Unbound) => {
            let entropy = vm.program.host.entropy();
            Random::new((entropy >> 1) as i64)
        }
        Some(Value::Str(s)) => Random::from_bytes(s.as_str().as_bytes()),
        Some(Value::Bytes(b)) => Random::from_bytes(b),
        Some(v) => match int_of(v) {
            Some(i) => Random::new(i),
            None => match v {
                Value::Float(_) => Random::from_hash(vm.hash(v)?),
                _ => return Err(vm.type_error("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")),
            },
        },
    })
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let random = seeded(vm, args.first())?;
    Ok(Value::Instance(Instance::new(
        class.clone(),
        Payload::Native(Box::new(Locked::new(random))),
    )))
}

fn seed(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let random = seeded(vm, args.get(1))?;
    state(vm, args)?.set(random);
    Ok(Value::None)
}

fn getstate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let random = state(vm, args)?.get();
    let (words, at, gauss) = random.state();
    let mut numbers: Vec<Value> = words.iter().map(|w| Value::Int(i64::from(*w))).collect();
    numbers.push(Value::from(at));
    let gauss = gauss.map_or(Value::None, Value::Float);
    Ok(Value::tuple(vec![Value::Int(3), Value::tuple(numbers), gauss]))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let parts = vm.items(&args[1])?;
    let wrong = "state vector invalid";
    let [version, numbers, gauss] = &parts[..] else { return Err(vm.value_error(wrong)) };
    if !matches!(version, Value::Int(3)) {
        return Err(vm.value_error("state with another version than 3"));
    }
    let mut words = Vec::new();
    for v in vm.items(numbers)? {
        let i = vm.index(&v)?;
        words.push(u32::try_from(i).map_err(|_| vm.value_error(wrong))?);
    }
    let at = words.pop().unwrap_or_default() as usize;
    let gauss = match gauss {
        Value::None => None,
        v => Some(crate::types::float_of(vm, v)?),
    };
    match Random::from_state(&words, at, gauss) {
        Some(random) => {
            state(vm, args)?.set(random);
            Ok(Value::None)
        }
        None => Err(vm.value_error(wrong)),
    }
}

fn random(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Float(state(vm, args)?.lock().random()))
}

fn float(vm: &mut Vm, args: &[Value], at: usize, default: f64) -> Run<f64> {
    match args.get(at).filter(|v| !v.is_unbound()) {
        Some(v) => crate::types::float_of(vm, v),
        None => Ok(default),
    }
}

fn uniform(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
    Ok(Value::Float(state(vm, args)?.lock().uniform(a, b)))
}
fn gauss(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
    Ok(Value::Float(state(vm, args)?.lock().gauss(a, b)))
}
fn normalvariate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
    Ok(Value::Float(state(vm, args)?.lock().normalvariate(a, b)))
}
fn expovariate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let a = float(vm, args, 1, 1.0)?;
    let drawn = state(vm, args)?.lock().expovariate(a);
    drawn.map(Value::Float).map_err(|e| vm.base_error(e))
}
fn triangular(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
    let mode = match args.get(3).filter(|v| !v.is_unbound() && !v.is_none()) {
        Some(v) => Some(crate::types::float_of(vm, v)?),
        None => None,
    };
    Ok(Value::Float(state(vm, args)?.lock().triangular(a, b, mode)))
}

macro_rules! of_two {
    ($($f:ident),*) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> {
            let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
            let drawn = state(vm, args)?.lock().$f(a, b);
            drawn.map(Value::Float).map_err(|e| vm.base_error(e))
        })*
    };
}
of_two!(lognormvariate, gammavariate, betavariate, weibullvariate);

fn vonmisesvariate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, args, 1, 0.0)?, float(vm, args, 2, 1.0)?);
    Ok(Value::Float(state(vm, args)?.lock().vonmisesvariate(a, b)))
}
fn paretovariate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let a = float(vm, args, 1, 1.0)?;
    let drawn = state(vm, args)?.lock().paretovariate(a);
    drawn.map(Value::Float).map_err(|e| vm.base_error(e))
}

/// Of ints: `_randrange(start, stop, step)`, or up to `start` alone.
fn randrange(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Some(a) = int_of(&args[1]) else { return Ok(Value::None) };
    let drawn = match (args.get(2).and_then(int_of), args.get(3).and_then(int_of)) {
        (Some(b), Some(step)) => state(vm, args)?.lock().randrange(a, b, step),
        _ => state(vm, args)?.lock().randrange_to(a),
    };
    drawn.map(of_int).map_err(|e| vm.base_error(e))
}

fn getrandbits(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[1])?;
    let drawn = state(vm, args)?.lock().getrandbits(n);
    drawn.map(of_int).map_err(|e| vm.base_error(e))
}

fn randbytes(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[1])?;
    let Ok(n) = usize::try_from(n) else {
        return Err(vm.value_error("number of bits must be non-negative"));
    };
    vm.allocate(n)?;
    Ok(Value::bytes(state(vm, args)?.lock().randbytes(n)))
}

/// An index below a length.
fn below(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[1])?;
    Ok(Value::from(state(vm, args)?.lock().below(n.max(0) as u64) as usize))
}

/// A list in another order.
fn shuffled(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut items = vm.items(&args[1])?;
    state(vm, args)?.lock().shuffle(&mut items);
    Ok(Value::list(items))
}

/// Different indices below a length.
fn indices(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (n, k) = (vm.index(&args[1])?, vm.index(&args[2])?);
    vm.allocate((k.max(0) as usize).saturating_mul(16))?;
    let drawn = state(vm, args)?.lock().sample(n.max(0) as u64, k);
    match drawn {
        Ok(picks) => Ok(Value::list(picks.into_iter().map(|at| Value::Int(at as i64)).collect())),
        Err(e) => Err(vm.base_error(e)),
    }
}

static METHODS: &[Def] = &[
    Def::method("seed", 0, 1, seed).with(&["a"]),
    Def::method("getstate", 0, 0, getstate),
    Def::method("setstate", 1, 1, setstate).with(&["state"]),
    Def::method("random", 0, 0, random),
    Def::method("getrandbits", 1, 1, getrandbits),
    Def::method("_randbytes", 1, 1, randbytes),
    Def::method("_uniform", 2, 2, uniform),
    Def::method("_gauss", 2, 2, gauss),
    Def::method("_normalvariate", 2, 2, normalvariate),
    Def::method("_lognormvariate", 2, 2, lognormvariate),
    Def::method("_expovariate", 1, 1, expovariate),
    Def::method("_vonmisesvariate", 2, 2, vonmisesvariate),
    Def::method("_gammavariate", 2, 2, gammavariate),
    Def::method("_betavariate", 2, 2, betavariate),
    Def::method("_paretovariate", 1, 1, paretovariate),
    Def::method("_weibullvariate", 2, 2, weibullvariate),
    Def::method("_triangular", 3, 3, triangular),
    Def::method("_randrange", 1, 3, randrange),
    Def::method("_below", 1, 1, below),
    Def::method("_shuffled", 1, 1, shuffled),
    Def::method("_indices", 2, 2, indices),
];

/// Fills `_random`: the class.
pub fn load(vm: &Vm, module: &Module) {
    let mut dict = NameMap::new();
    for def in METHODS {
        dict.insert(vm.intern(def.name), Value::Builtin(def));
    }
    let object = vm.class(T::Object).clone();
    let class = Class::new(ClassParts {
        name: "Random".to_owned(),
        qualname: "Random".to_owned(),
        module: "_random".to_owned(),
        bases: vec![object.clone()],
        mro: vec![object],
        meta: None,
        dict,
        solid: Solid::Native,
        new: Some(new),
        open: true,
        heap: false,
        slots: None,
        slot_names: Vec::new(),
        finalizes: false,
        version: vm.program.versions.fetch_add(1, Ordering::Relaxed),
    });
    module.set(vm.intern("Random"), Value::Class(class));
}
