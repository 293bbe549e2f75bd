//! `str`.

mod search;
mod split;

use refs::Ref;

use super::T;
use crate::value::{Class, Def, Name, Run, Value};
use crate::vm::Vm;
use python_base::surrogates;
use search::*;
use split::*;

/// `str(x)`, `str(bytes, encoding)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    if args.len() > 3 {
        let n = args.len();
        return Err(vm.type_error(format!("str() takes at most 3 arguments ({n} given)")));
    }
    let part = |i: usize, name: &str| {
        args.get(i).or_else(|| super::keyword(vm, kw, name)).cloned().filter(|v| !v.is_none())
    };
    let encoding = (part(1, "encoding"), part(2, "errors"));
    let text = match (args.first().or_else(|| super::keyword(vm, kw, "object")), encoding) {
        (None, _) => Value::str(""),
        (Some(v @ Value::Str(_)), (None, None)) => v.clone(),
        (Some(v), (None, None)) => Value::str(vm.str_of(v)?),
        (Some(v), (encoding, errors)) => match v.plain() {
            Value::Str(_) => return Err(vm.type_error("decoding str is not supported")),
            Value::Bytes(_) | Value::ByteArray(_) => {
                let bytes = super::bytes::of(vm, v)?;
                super::bytes::decode(vm, &bytes, encoding.as_ref(), errors.as_ref())?
            }
            other => {
                let t = crate::vm::type_name(vm, other);
                let what = format!("decoding to str: need a bytes-like object, {t} found");
                return Err(vm.type_error(what));
            }
        },
    };
    let exact = vm.class(T::Str).clone();
    Ok(super::wrap(class, &exact, text))
}

fn this(args: &[Value]) -> &str {
    args[0].as_str().unwrap_or_default()
}

fn text<'a>(vm: &mut Vm, v: &'a Value, what: &str) -> Run<&'a str> {
    match v.as_str() {
        Some(s) => Ok(s),
        None => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!("{what}, not {t}")))
        }
    }
}

fn given(args: &[Value], at: usize) -> Option<&Value> {
    args.get(at).filter(|v| !v.is_unbound() && !v.is_none())
}

macro_rules! maps {
    ($($f:ident: $e:expr),* $(,)?) => {
        $(fn $f(_: &mut Vm, args: &[Value]) -> Run<Value> { let f: fn(&str) -> String = $e; Ok(Value::str(f(this(args)))) })*
    };
}

maps! {
    upper: python_base::text::upper,
    lower: python_base::text::lower,
    casefold: python_base::text::casefold,
    capitalize: python_base::text::capitalize,
    title: python_base::text::title,
    swapcase: python_base::text::swapcase,
}

macro_rules! tests {
    ($($f:ident: $e:expr),* $(,)?) => {
        $(fn $f(_: &mut Vm, args: &[Value]) -> Run<Value> { let f: fn(&str) -> bool = $e; Ok(Value::Bool(f(this(args)))) })*
    };
}

tests! {
    isdigit: python_base::text::isdigit,
    isdecimal: python_base::text::isdecimal,
    isnumeric: python_base::text::isnumeric,
    isalpha: python_base::text::isalpha,
    isalnum: python_base::text::isalnum,
    isspace: python_base::text::isspace,
    isupper: python_base::text::isupper,
    islower: python_base::text::islower,
    isascii: str::is_ascii,
    isprintable: python_base::text::isprintable,
    isidentifier: python_base::text::isidentifier,
    istitle: python_base::text::istitle,
}

fn strip_with(vm: &mut Vm, args: &[Value], what: &str) -> Run<Value> {
    let (left, right) = (what != "rstrip", what != "lstrip");
    let s = this(args);
    let set: Option<Vec<char>> = match given(args, 1) {
        Some(v) => match v.as_str() {
            Some(text) => Some(text.chars().collect()),
            None => return Err(vm.type_error(format!("{what} arg must be None or str"))),
        },
        None => None,
    };
    let cut = |c: char| {
        set.as_ref().map_or_else(|| python_base::unicode::is_space(c), |set| set.contains(&c))
    };
    let s = if left { s.trim_start_matches(cut) } else { s };
    let s = if right { s.trim_end_matches(cut) } else { s };
    Ok(Value::str(s))
}

fn strip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, "strip")
}
fn lstrip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, "lstrip")
}
fn rstrip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, "rstrip")
}

fn pad(vm: &mut Vm, args: &[Value], left: fn(usize, usize) -> usize) -> Run<Value> {
    let width = vm.index(&args[1])?.max(0) as usize;
    vm.allocate(width)?;
    let fill = match given(args, 2) {
        Some(v) => text(vm, v, "The fill character must be a unicode character")?.to_owned(),
        None => " ".to_owned(),
    };
    if fill.chars().count() != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    let s = this(args);
    let n = s.chars().count();
    if n >= width {
        return Ok(Value::str(s));
    }
    let left = left(width - n, width);
    Ok(Value::str(format!("{}{s}{}", fill.repeat(left), fill.repeat(width - n - left))))
}

fn ljust(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |_, _| 0)
}
fn rjust(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |n, _| n)
}
fn center(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |n, width| n / 2 + (n & width & 1))
}
fn zfill(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let width = vm.index(&args[1])?.max(0) as usize;
    vm.allocate(width)?;
    let s = this(args);
    let n = s.chars().count();
    let zeros = "0".repeat(width.saturating_sub(n));
    Ok(Value::str(match s.chars().next() {
        Some(c @ ('+' | '-')) => format!("{c}{zeros}{}", &s[1..]),
        _ => format!("{zeros}{s}"),
    }))
}

/// The name of an encoding or of an error handler.
pub(super) fn word(v: Option<&Value>, default: &str) -> String {
    v.and_then(Value::as_str).unwrap_or(default).to_lowercase().replace(['_', ' '], "-")
}

pub(super) fn encode(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (encoding, errors) = (word(given(args, 1), "utf-8"), word(given(args, 2), "strict"));
    let mut bytes = Vec::new();
    let (name, most) = match encoding.as_str() {
        "utf-8" | "utf8" | "u8" => ("utf-8", 0x11_0000),
        "utf-8-sig" => {
            bytes.extend(super::bytes::MARK);
            ("utf-8", 0x11_0000)
        }
        "ascii" | "us-ascii" => ("ascii", 128),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => ("latin-1", 256),
        _ => return super::bytes::codec(vm, "encode", &args[0], given(args, 1), &errors),
    };
    let utf8 = most > 256;
    let fits = |c: char| u32::from(c) < most && !surrogates::is_lone(c);
    let escaped = |c| (0xdc80..0xdd00).contains(&surrogates::code(c));
    let mut rest = this(args);
    if utf8 && !surrogates::any(rest) {
        bytes.extend_from_slice(rest.as_bytes());
        return Ok(Value::bytes(bytes));
    }
    let mut at = 0;
    while let Some(c) = rest.chars().next() {
        if fits(c) {
            match u8::try_from(u32::from(c)) {
                Ok(byte) if !utf8 => bytes.push(byte),
                _ => bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
            (rest, at) = (&rest[c.len_utf8()..], at + 1);
            continue;
        }
        // All that does not fit here, at once.
        let (mut run, mut more) = rest.split_at(rest.find(fits).unwrap_or(rest.len()));
        if errors == "surrogateescape"
            && let Some(end) = run.find(|c| !escaped(c)).filter(|end| *end > 0)
        {
            (run, more) = rest.split_at(end);
        }
        let codes: Vec<u32> = run.chars().map(surrogates::code).collect();
        let end = at + codes.len();
        let lone = |code: &u32| (0xd800..0xe000).contains(code);
        match errors.as_str() {
            "ignore" => {}
            "replace" => bytes.extend(codes.iter().map(|_| b'?')),
            "xmlcharrefreplace" => {
                codes.iter().for_each(|code| bytes.extend(format!("&#{code};").bytes()));
            }
            "backslashreplace" => bytes.extend(python_base::repr::to_ascii(run).bytes()),
            "surrogateescape" if run.chars().all(escaped) => {
                bytes.extend(codes.iter().map(|code| *code as u8));
            }
            "surrogatepass" if utf8 && codes.iter().all(lone) => {
                for code in codes {
                    bytes.extend([
                        0xed,
                        (code >> 6 & 0x3f | 0x80) as u8,
                        (code & 0x3f | 0x80) as u8,
                    ]);
                }
            }
            "strict" | "surrogateescape" | "surrogatepass" => {
                let range = format!("ordinal not in range({most})");
                let why = if utf8 { "surrogates not allowed" } else { &range };
                return Err(vm.unicode_error(true, name, Value::str(this(args)), at..end, why));
            }
            other => {
                let what = format!("unknown error handler name '{other}'");
                return Err(vm.error(crate::types::ExcKind::LookupError, what));
            }
        }
        (rest, at) = (more, end);
    }
    Ok(Value::bytes(bytes))
}

fn expandtabs(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let size = match given(args, 1) {
        Some(v) => vm.index(v)?.max(0) as usize,
        None => 8,
    };
    let mut out = String::new();
    let mut column = 0;
    for c in this(args).chars() {
        if c == '\t' {
            let n = if size == 0 { 0 } else { size - column % size };
            vm.room(out.len().saturating_add(n))?;
            out.push_str(&" ".repeat(n));
            column += n;
        } else {
            column = if c == '\n' { 0 } else { column + 1 };
            out.push(c);
        }
    }
    Ok(Value::str(out))
}

fn format(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    super::percent::format_method(vm, this(args), &args[1..], kw).map(Value::str)
}

fn format_map(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    super::percent::format_map(vm, this(args), &args[1]).map(Value::str)
}

fn code_of(c: char) -> Value {
    Value::Int(i64::from(surrogates::code(c)))
}

fn maketrans(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut pairs = Vec::new();
    if args.len() == 1 {
        if let Value::Dict(d) = args[0].plain() {
            for e in d.inner.get().iter() {
                let key = e
                    .key
                    .as_str()
                    .and_then(|s| s.chars().next())
                    .map_or_else(|| e.key.clone(), code_of);
                pairs.push((key, e.value.clone()));
            }
        }
    } else {
        let (from, to) =
            (args[0].as_str().unwrap_or_default(), args[1].as_str().unwrap_or_default());
        if from.chars().count() != to.chars().count() {
            return Err(vm.value_error("the first two maketrans arguments must have equal length"));
        }
        pairs.extend(from.chars().zip(to.chars()).map(|(a, b)| (code_of(a), code_of(b))));
        if let Some(gone) = args.get(2).and_then(Value::as_str) {
            pairs.extend(gone.chars().map(|c| (code_of(c), Value::None)));
        }
    }
    vm.dict_of(pairs)
}

fn translate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut out = String::new();
    for c in this(args).chars() {
        match vm.dict_get(args[1].plain(), &code_of(c))? {
            Some(Value::None) => {}
            Some(Value::Int(i)) => {
                match u32::try_from(i)
                    .ok()
                    .filter(|code| *code < 0x11_0000)
                    .map(surrogates::character)
                {
                    Some(Some(c)) => out.push(c),
                    Some(None) => return Err(vm.value_error(surrogates::REFUSED)),
                    None => {
                        let what = "character mapping must be in range(0x110000)";
                        return Err(vm.value_error(what));
                    }
                }
            }
            Some(v) => {
                let piece = v.as_str().unwrap_or_default();
                vm.room(out.len() + piece.len())?;
                out.push_str(piece);
            }
            None => out.push(c),
        }
    }
    Ok(Value::str(out))
}

/// The methods.
pub static METHODS: &[Def] = &[
    Def::method("upper", 0, 0, upper),
    Def::method("lower", 0, 0, lower),
    Def::method("casefold", 0, 0, casefold),
    Def::method("capitalize", 0, 0, capitalize),
    Def::method("title", 0, 0, title),
    Def::method("swapcase", 0, 0, swapcase),
    Def::method("isdigit", 0, 0, isdigit),
    Def::method("isdecimal", 0, 0, isdecimal),
    Def::method("isnumeric", 0, 0, isnumeric),
    Def::method("isalpha", 0, 0, isalpha),
    Def::method("isalnum", 0, 0, isalnum),
    Def::method("isspace", 0, 0, isspace),
    Def::method("isupper", 0, 0, isupper),
    Def::method("islower", 0, 0, islower),
    Def::method("isascii", 0, 0, isascii),
    Def::method("isprintable", 0, 0, isprintable),
    Def::method("isidentifier", 0, 0, isidentifier),
    Def::method("istitle", 0, 0, istitle),
    Def::method("strip", 0, 1, strip),
    Def::method("lstrip", 0, 1, lstrip),
    Def::method("rstrip", 0, 1, rstrip),
    Def::method("split", 0, 2, split).with(&["sep", "maxsplit"]),
    Def::method("rsplit", 0, 2, rsplit).with(&["sep", "maxsplit"]),
    Def::method("splitlines", 0, 1, splitlines).with(&["keepends"]),
    Def::method("join", 1, 1, join),
    Def::method("replace", 2, 3, replace),
    Def::method("find", 1, 3, find).old(),
    Def::method("rfind", 1, 3, rfind).old(),
    Def::method("index", 1, 3, index).old(),
    Def::method("rindex", 1, 3, rindex).old(),
    Def::method("count", 1, 3, count).old(),
    Def::method("startswith", 1, 3, startswith).old(),
    Def::method("endswith", 1, 3, endswith).old(),
    Def::method("removeprefix", 1, 1, removeprefix),
    Def::method("removesuffix", 1, 1, removesuffix),
    Def::method("ljust", 1, 2, ljust),
    Def::method("rjust", 1, 2, rjust),
    Def::method("center", 1, 2, center),
    Def::method("zfill", 1, 1, zfill),
    Def::method("partition", 1, 1, partition),
    Def::method("rpartition", 1, 1, rpartition),
    Def::method("encode", 0, 2, encode).with(&["encoding", "errors"]),
    Def::method("expandtabs", 0, 1, expandtabs).with(&["tabsize"]),
    Def::method_kw("format", 0, 255, format),
    Def::method("format_map", 1, 1, format_map),
    Def::func("maketrans", 1, 3, maketrans),
    Def::method("translate", 1, 1, translate),
];
