//! `math`.

use python_base::number;

use crate::types::ExcKind;
use crate::value::{Def, Module, Run, Value, well_known as w};
use crate::vm::Vm;

fn float(vm: &mut Vm, v: &Value) -> Run<f64> {
    crate::types::float_of(vm, v)
}

fn domain(vm: &mut Vm, x: f64, y: f64) -> Run<Value> {
    if y.is_nan() && !x.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if y.is_infinite() && x.is_finite() {
        return Err(vm.error(ExcKind::OverflowError, "math range error"));
    }
    Ok(Value::Float(y))
}

macro_rules! simple {
    ($($f:ident $e:expr),* $(,)?) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> {
            let x = float(vm, &args[0])?;
            let f: fn(f64) -> f64 = $e;
            domain(vm, x, f(x))
        })*
    };
}

simple! {
    sqrt f64::sqrt, sin f64::sin, cos f64::cos, tan f64::tan, asin f64::asin, acos f64::acos, atan f64::atan, exp f64::exp, expm1 f64::exp_m1,
    sinh f64::sinh, cosh f64::cosh, tanh f64::tanh, asinh f64::asinh, acosh f64::acosh, atanh f64::atanh, fabs f64::abs,
    degrees f64::to_degrees, radians f64::to_radians, log1p f64::ln_1p, cbrt f64::cbrt,
    exp2 f64::exp2, erf libm::erf, erfc libm::erfc,
}

fn whole(vm: &mut Vm, v: &Value, name: crate::value::Name, f: fn(f64) -> f64) -> Run<Value> {
    if let Some(m) = vm.custom(v, name) {
        return vm.call_special(&m, v, &[]);
    }
    match v.plain() {
        Value::Int(_) | Value::BigInt(_) => Ok(v.plain().clone()),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        _ => {
            let x = float(vm, v)?;
            match number::float_to_int(f(x)) {
                Ok(i) => Ok(crate::types::of_int(i)),
                Err(e) => Err(vm.base_error(e)),
            }
        }
    }
}

fn floor(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    whole(vm, &args[0], w::FLOOR, f64::floor)
}
fn ceil(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    whole(vm, &args[0], w::CEIL, f64::ceil)
}
fn trunc(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    whole(vm, &args[0], w::TRUNC, f64::trunc)
}

/// A logarithm, also of ints that are no floats.
fn log_of(vm: &mut Vm, v: &Value, f: fn(f64) -> f64) -> Run<f64> {
    if let Value::BigInt(b) = v.plain()
        && b.sign() == num_bigint::Sign::Plus
    {
        // The 64 highest bits as a number from 0.5 up to 1, and the power of two that was left out.
        let bits = b.bits();
        let top = number::int_to_f64(python_base::IntRef::Big(&(&***b >> (bits - 64))));
        let mantissa = top.unwrap_or(1.0) / 18_446_744_073_709_551_616.0;
        return Ok(f(mantissa) + f(2.0) * bits as f64);
    }
    let x = float(vm, v)?;
    if x <= 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    Ok(f(x))
}

fn ln(vm: &mut Vm, v: &Value) -> Run<f64> {
    log_of(vm, v, f64::ln)
}

fn log(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = ln(vm, &args[0])?;
    match args.get(1) {
        Some(b) => {
            let b = ln(vm, b)?;
            if b == 0.0 {
                return Err(vm.error(ExcKind::ZeroDivisionError, "float division by zero"));
            }
            Ok(Value::Float(x / b))
        }
        None => Ok(Value::Float(x)),
    }
}
fn log2(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    log_of(vm, &args[0], f64::log2).map(Value::Float)
}
fn log10(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    log_of(vm, &args[0], f64::log10).map(Value::Float)
}
fn pow(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (x, y) = (float(vm, &args[0])?, float(vm, &args[1])?);
    if x == 0.0 && y < 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    let z = x.powf(y);
    if y.is_infinite() || x.is_infinite() { Ok(Value::Float(z)) } else { domain(vm, x, z) }
}
fn atan2(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Float(float(vm, &args[0])?.atan2(float(vm, &args[1])?)))
}
fn fmod(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (x, y) = (float(vm, &args[0])?, float(vm, &args[1])?);
    domain(vm, x, x % y)
}
fn copysign(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Float(float(vm, &args[0])?.copysign(float(vm, &args[1])?)))
}
fn hypot(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut all = Vec::new();
    for a in args {
        all.push(float(vm, a)?);
    }
    Ok(Value::Float(match all[..] {
        [x, y] => x.hypot(y),
        _ => all.iter().map(|x| x * x).sum::<f64>().sqrt(),
    }))
}
fn dist(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (p, q) = (vm.items(&args[0])?, vm.items(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut all = Vec::new();
    for (a, b) in p.iter().zip(&q) {
        all.push(Value::Float(float(vm, a)? - float(vm, b)?));
    }
    hypot(vm, &all)
}
fn isnan(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(float(vm, &args[0])?.is_nan()))
}
fn isinf(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(float(vm, &args[0])?.is_infinite()))
}
fn isfinite(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(float(vm, &args[0])?.is_finite()))
}
fn isclose(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (float(vm, &args[0])?, float(vm, &args[1])?);
    let part = |vm: &mut Vm, i: usize, d: f64| match args.get(i).filter(|v| !v.is_unbound()) {
        Some(v) => float(vm, v),
        None => Ok(d),
    };
    let (rel, abs) = (part(vm, 2, 1e-9)?, part(vm, 3, 0.0)?);
    Ok(Value::Bool(
        a == b
            || (a.is_finite()
                && b.is_finite()
                && (a - b).abs() <= (rel * a.abs().max(b.abs())).max(abs)),
    ))
}

/// Says that something was done to all of a number, and that it may be too large.
fn work(vm: &mut Vm, number: &num_bigint::BigInt) -> Run<()> {
    let bytes = number.bits() as usize / 8;
    for _ in 0..=bytes >> 12 {
        vm.tick()?;
    }
    vm.room(bytes)
}
fn factorial(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[0])?;
    if n < 0 {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    vm.allocate((n as usize).saturating_mul(8))?;
    let mut r = num_bigint::BigInt::from(1);
    for i in 2..=n {
        r *= i;
        work(vm, &r)?;
    }
    Ok(Value::big(r))
}
fn gcd(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut r = num_bigint::BigInt::from(0);
    for a in args {
        let b = crate::types::big_of(vm, a)?;
        r = num_integer::Integer::gcd(&r, &b);
    }
    Ok(Value::big(r))
}
fn lcm(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut r = num_bigint::BigInt::from(1);
    for a in args {
        let b = crate::types::big_of(vm, a)?;
        r = num_integer::Integer::lcm(&r, &b);
    }
    Ok(Value::big(r))
}
fn isqrt(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = crate::types::big_of(vm, &args[0])?;
    if b.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(Value::big(b.sqrt()))
}
fn choose(vm: &mut Vm, args: &[Value], ordered: bool) -> Run<Value> {
    let n = vm.index(&args[0])?;
    let k = match args.get(1) {
        Some(v) => vm.index(v)?,
        None => n,
    };
    if n < 0 {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k < 0 {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = if ordered { k } else { k.min(n - k) };
    let mut r = num_bigint::BigInt::from(1);
    for i in 0..k {
        r *= n - i;
        if !ordered {
            r /= i + 1;
        }
        work(vm, &r)?;
    }
    Ok(Value::big(r))
}
fn comb(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    choose(vm, args, false)
}
fn perm(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    choose(vm, args, true)
}
fn prod(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut r = args.get(1).filter(|v| !v.is_unbound()).cloned().unwrap_or(Value::Int(1));
    for v in vm.items(&args[0])? {
        r = vm.binary(crate::code::BinOp::Mul, &r, &v)?;
    }
    Ok(r)
}
/// Exact: partial sums without overlap. Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997).
fn fsum(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut partials: Vec<f64> = Vec::new();
    for v in vm.items(&args[0])? {
        let mut x = float(vm, &v)?;
        let mut kept = 0;
        for i in 0..partials.len() {
            let mut y = partials[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let hi = x + y;
            let lo = y - (hi - x);
            if lo != 0.0 {
                partials[kept] = lo;
                kept += 1;
            }
            x = hi;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    Ok(Value::Float(partials.iter().rev().sum()))
}
fn modf(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = float(vm, &args[0])?;
    Ok(Value::tuple(vec![Value::Float(x.fract()), Value::Float(x.trunc())]))
}

fn frexp(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (mantissa, exponent) = number::split(float(vm, &args[0])?);
    Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(exponent)]))
}
fn ldexp(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = float(vm, &args[0])?;
    let by = match args[1].plain() {
        Value::Int(i) => *i,
        Value::Bool(b) => i64::from(*b),
        Value::BigInt(b) if b.sign() == num_bigint::Sign::Minus => i64::MIN,
        Value::BigInt(_) => i64::MAX,
        _ => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    let y = number::scaled(x, by);
    if y.is_infinite() && x.is_finite() {
        return Err(vm.error(ExcKind::OverflowError, "math range error"));
    }
    Ok(Value::Float(y))
}
/// IEEE 754's: the quotient is rounded to the nearest, or even, whole number.
fn remainder(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (x, y) = (float(vm, &args[0])?, float(vm, &args[1])?);
    if x.is_nan() || y.is_nan() {
        return Ok(Value::Float(f64::NAN));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    if y.is_infinite() {
        return Ok(Value::Float(x));
    }
    let (whole, part) = (x.abs(), y.abs());
    let rest = whole % part;
    let other = part - rest;
    let r = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        // In the middle: whether the quotient below is even.
        rest - 2.0 * ((0.5 * (whole - rest)) % part)
    };
    Ok(Value::Float(r * 1.0_f64.copysign(x)))
}
fn ulp(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = float(vm, &args[0])?.abs();
    Ok(Value::Float(if !x.is_finite() {
        x
    } else if x == f64::MAX {
        x - x.next_down()
    } else {
        x.next_up() - x
    }))
}
fn nextafter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (x, y) = (float(vm, &args[0])?, float(vm, &args[1])?);
    Ok(Value::Float(if x.is_nan() || y.is_nan() {
        f64::NAN
    } else if x == y {
        y
    } else if x < y {
        x.next_up()
    } else {
        x.next_down()
    }))
}
fn gamma(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = float(vm, &args[0])?;
    if x == f64::NEG_INFINITY || x <= 0.0 && x.fract() == 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    // Of whole numbers it is exact as long as floats are.
    let y = if x.fract() == 0.0 && x < 24.0 {
        (1..x as u32).map(f64::from).product()
    } else {
        libm::tgamma(x)
    };
    domain(vm, x, y)
}
fn lgamma(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = float(vm, &args[0])?;
    if x.is_infinite() {
        return Ok(Value::Float(f64::INFINITY));
    }
    if x <= 0.0 && x.fract() == 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    domain(vm, x, libm::lgamma(x))
}

pub static ALL: &[Def] = &[
    Def::func("frexp", 1, 1, frexp),
    Def::func("ldexp", 2, 2, ldexp),
    Def::func("remainder", 2, 2, remainder),
    Def::func("ulp", 1, 1, ulp),
    Def::func("nextafter", 2, 2, nextafter),
    Def::func("gamma", 1, 1, gamma),
    Def::func("lgamma", 1, 1, lgamma),
    Def::func("erf", 1, 1, erf),
    Def::func("erfc", 1, 1, erfc),
    Def::func("exp2", 1, 1, exp2),
    Def::func("sqrt", 1, 1, sqrt),
    Def::func("sin", 1, 1, sin),
    Def::func("cos", 1, 1, cos),
    Def::func("tan", 1, 1, tan),
    Def::func("asin", 1, 1, asin),
    Def::func("acos", 1, 1, acos),
    Def::func("atan", 1, 1, atan),
    Def::func("exp", 1, 1, exp),
    Def::func("expm1", 1, 1, expm1),
    Def::func("sinh", 1, 1, sinh),
    Def::func("cosh", 1, 1, cosh),
    Def::func("tanh", 1, 1, tanh),
    Def::func("asinh", 1, 1, asinh),
    Def::func("acosh", 1, 1, acosh),
    Def::func("atanh", 1, 1, atanh),
    Def::func("fabs", 1, 1, fabs),
    Def::func("degrees", 1, 1, degrees),
    Def::func("radians", 1, 1, radians),
    Def::func("log1p", 1, 1, log1p),
    Def::func("cbrt", 1, 1, cbrt),
    Def::func("floor", 1, 1, floor),
    Def::func("ceil", 1, 1, ceil),
    Def::func("trunc", 1, 1, trunc),
    Def::func("log", 1, 2, log),
    Def::func("log2", 1, 1, log2),
    Def::func("log10", 1, 1, log10),
    Def::func("pow", 2, 2, pow),
    Def::func("atan2", 2, 2, atan2),
    Def::func("fmod", 2, 2, fmod),
    Def::func("copysign", 2, 2, copysign),
    Def::func("hypot", 0, 255, hypot),
    Def::func("dist", 2, 2, dist),
    Def::func("isnan", 1, 1, isnan),
    Def::func("isinf", 1, 1, isinf),
    Def::func("isfinite", 1, 1, isfinite),
    Def::func("isclose", 2, 4, isclose).with(&["a", "b", "rel_tol", "abs_tol"]),
    Def::func("factorial", 1, 1, factorial),
    Def::func("gcd", 0, 255, gcd),
    Def::func("lcm", 0, 255, lcm),
    Def::func("isqrt", 1, 1, isqrt),
    Def::func("comb", 2, 2, comb),
    Def::func("perm", 1, 2, perm),
    Def::func("prod", 1, 2, prod).with(&["", "start"]),
    Def::func("fsum", 1, 1, fsum),
    Def::func("modf", 1, 1, modf),
];

/// Fills the module.
pub fn load(vm: &Vm, module: &Module) {
    super::functions(vm, module, ALL);
    for (name, value) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        module.set(vm.intern(name), Value::Float(value));
    }
}
